// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/statutory_officers.hpp"

#include <algorithm>
#include <array>

namespace organograph {

namespace {

constexpr std::string_view housing_act = "Local Government and Housing Act 1989 s5";

constexpr std::array rules = {
    StatutoryRole{"head_of_paid_service", "Head of paid service", "HoPS",
                  "Local Government and Housing Act 1989 s4", true},
    StatutoryRole{"monitoring_officer", "Monitoring officer", "MO", housing_act, true},
    StatutoryRole{"chief_finance_officer", "Chief finance officer", "CFO", "Local Government Act 1972 s151",
                  true},
    StatutoryRole{"dcs", "Director of children's services", "DCS", "Children Act 2004 s18", false},
    StatutoryRole{"dass", "Director of adult social services", "DASS",
                  "Local Authority Social Services Act 1970 s6", false},
    StatutoryRole{"dph", "Director of public health", "DPH", "National Health Service Act 2006 s73A", false}};

constexpr std::array pairs = {
    StatutoryPair{"monitoring_officer", "head_of_paid_service", false, housing_act},
    StatutoryPair{"monitoring_officer", "chief_finance_officer", false, housing_act},
    StatutoryPair{"dcs", "dass", true,
                  "allowed; statutory guidance of 2013 asks for a local test of assurance"}};

} // namespace

std::span<const StatutoryRole> statutory_rules() {
  return rules;
}

std::span<const StatutoryPair> statutory_pairs() {
  return pairs;
}

const StatutoryRole *statutory_rule(std::string_view role) {
  const auto *const found = std::ranges::find(rules, role, &StatutoryRole::role);
  return found == rules.end() ? nullptr : found;
}

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#include "model/council_kinds.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>

namespace organograph {

namespace {

struct CouncilKind {
  std::string_view spelt, word; ///< as people write it, loosely spelt; by which it is compared
  bool has_social_services;
};

// A 'borough' may be of either sort.
constexpr std::array council_kinds = {CouncilKind{"county", "county", true},
                                      CouncilKind{"countycouncil", "county", true},
                                      CouncilKind{"unitary", "unitary", true},
                                      CouncilKind{"unitaryauthority", "unitary", true},
                                      CouncilKind{"unitarycouncil", "unitary", true},
                                      CouncilKind{"metropolitan", "metropolitan", true},
                                      CouncilKind{"metropolitanborough", "metropolitan", true},
                                      CouncilKind{"metropolitandistrict", "metropolitan", true},
                                      CouncilKind{"londonborough", "londonborough", true},
                                      CouncilKind{"district", "district", false},
                                      CouncilKind{"districtcouncil", "district", false}};

constexpr std::array<std::string_view, 9> other_bodies = {
    "borough", "parish", "combinedauthority", "police", "fire", "health", "probation", "voluntary", "nhs"};

const CouncilKind *council_kind(std::string_view loose) {
  const auto *const found = std::ranges::find(council_kinds, loose, &CouncilKind::spelt);
  return found == council_kinds.end() ? nullptr : found;
}

} // namespace

std::string kind_word(std::string_view kind) {
  std::string loose = loosely_spelt(kind);
  const CouncilKind *const known = council_kind(loose);
  return known == nullptr ? loose : std::string(known->word);
}

std::optional<bool> has_social_services(std::string_view kind) {
  const CouncilKind *const known = council_kind(loosely_spelt(kind));
  return known == nullptr ? std::nullopt : std::optional(known->has_social_services);
}

bool is_kind_of_body(std::string_view kind) {
  const std::string loose = loosely_spelt(kind);
  return council_kind(loose) != nullptr || std::ranges::find(other_bodies, loose) != other_bodies.end();
}

std::vector<std::string> kinds_of_bodies() {
  std::vector<std::string> out = {"county", "unitary", "metropolitan", "london borough", "district"};
  out.insert(out.end(), other_bodies.begin(), other_bodies.end());
  return out;
}

} // namespace organograph

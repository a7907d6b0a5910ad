// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/report_text.hpp"

#include <string>
#include <string_view>

// What a scenario changes beside the posts that it names: staff groups, and sums that papers state.
namespace organograph::viz {

/// Ends of filters: the deleted posts of `changes` that a number of people or posts is of.
constexpr std::string_view rows_at_risk = "\nchange=deleted\nstatus_before=filled|seconded",
                           rows_interim = "\nchange=deleted\nstatus_before=interim|acting",
                           rows_vacant = "\nchange=deleted\nstatus_before=vacant";

/// Staff groups end, or have another cell or FTE: people known only as a number can be touched. A group that
/// only gets another manager is not meant. `scenario`: scenarios.NAME of the tree.
bool staff_groups_change(const Json &scenario);

/// `36 to 26`; empty where there are no staff groups before or after.
std::string staff_groups_shown(const Json &scenario);

/// `Staff groups: 36 FTE before, 26 after (people known only as a number).`, and that it is not known how
/// many of them are at risk. Only where staff_groups_change.
void say_staff_groups(Sentence &say, const Json &scenario, const std::string &name);

/// `savings of 20,000 GBP a year and a reduction of 2 FTE`, as other_savings.csv sums them.
void say_stated_sums(Sentence &say, const Json &scenario, const std::string &currency,
                     const std::string &name);
/// The same as whole sentences, which say what they are in: no count of the page. Nothing where none is
/// stated.
void say_other_savings(Sentence &say, const Json &scenario, const std::string &currency,
                       const std::string &name);
bool states_savings(const Json &scenario);

} // namespace organograph::viz

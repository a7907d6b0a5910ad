// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findings/sentence.hpp"
#include "organograph/engine/study.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What a scenario does, told once for the page, the terminal and the drawings. Every function reads the
// comparison and its two models alone; figures that are not known or not shown say so. O(posts + groups), but
// for what is said to cost more.
namespace organograph::viz {

/// Ends of filters: the deleted posts of `changes` that a number of people or posts is of.
constexpr std::string_view rows_at_risk = "\nchange=deleted\nstatus_before=filled|seconded",
                           rows_interim = "\nchange=deleted\nstatus_before=interim|acting",
                           rows_vacant = "\nchange=deleted\nstatus_before=vacant";

/// Its title; its name where it has none.
std::string scenario_title(const StudiedScenario &scenario);

/// `10 posts end and 10 begin. 4 get another line manager, 0 change otherwise.`
Sentence posts_told(const StudiedScenario &scenario);
/// `10 posts created, 10 deleted, 4 moved, 0 changed.`
Sentence post_counts_told(const StudiedScenario &scenario);
/// `Staff groups, in no count of posts: 1 changed, 0 moved, 0 deleted.` Empty where none does.
Sentence staff_group_counts_told(const StudiedScenario &scenario);
/// Both, and what 'moved' means.
Sentence changes_told(const StudiedScenario &scenario);

/// Who is at risk, whose posts end without anybody at risk, for how many there is a place, and that nothing
/// is known of staff groups. by_employer: with the numbers at risk of the first 12 employers.
Sentence people_told(const StudiedScenario &scenario, bool by_employer);
/// `1 created post is ring-fenced: 1 of 1 person at risk could have it ..`; empty without a ring-fence.
Sentence places_told(const StudiedScenario &scenario);

/// Staff groups end, or have another cell or FTE: people known only as a number can be touched. A group that
/// only gets another manager is not meant.
bool staff_groups_change(const StudiedScenario &scenario);
/// `36 to 26`; empty where there are no staff groups before or after.
std::string staff_groups_shown(const StudiedScenario &scenario);
/// Their FTE, and that it is not known how many people are at risk. Only where staff_groups_change.
Sentence staff_groups_told(const StudiedScenario &scenario);

/// ` GBP`, or ` in the model's currency`.
std::string currency_of(const Model &model);
/// `£425,000 less a year`, `no change`.
std::string change_of_money(const Model &model, double amount);
/// ` in GBP`, ` in the model's currency`: behind a word.
std::string in_currency(const Model &model);
/// What posts cost more or less, or why it is not known.
Sentence cost_told(const StudiedScenario &scenario);
/// The same by annual_cost and pay, as ranges, of all and of each organisation; empty without pay.
Sentence cost_by_pay_told(const StudiedScenario &scenario);
/// What the papers state as sums, in whole sentences; empty where nothing. by_organisation: and of whom.
Sentence savings_told(const StudiedScenario &scenario, bool by_organisation = false);
bool states_savings(const StudiedScenario &scenario);
/// `; the papers state savings of ..` where the cost of posts does not change and they state some; else
/// empty.
std::string stated_beside_0(const StudiedScenario &scenario);

/// FTE before, after, and of which organisations it changes: of the first 12.
Sentence fte_told(const StudiedScenario &scenario);
/// Joint posts and layers before and after, and fte_told.
Sentence structure_told(const StudiedScenario &scenario);

/// Seats of all meetings, then of the three meetings that change most, against the model as it stands.
struct MeetingsTold {
  Sentence all;
  std::vector<Sentence> meetings;
};
/// Empty where meetings are not measured. start: title of the scenario it starts from; empty: the baseline.
MeetingsTold meetings_told(const StudiedScenario &scenario, const Model &baseline, const Analysis &as_it_is,
                           std::string_view start);
/// Meetings that keep an inferred kind and would be another by who attends after; empty where none does.
Sentence kinds_told(const StudiedScenario &scenario);
/// Empty where partners are not measured before and after.
Sentence partners_told(const StudiedScenario &scenario);
/// How many services reach another level, and which; empty where no service is measured twice. O(services log
/// services).
Sentence integration_told(const StudiedScenario &scenario);

/// Services measured before and after; of these, those of which a level reached or secured rises or falls,
/// and those that are not shown. A service can be in both. O(services log services).
struct LevelsCounted {
  std::uint64_t all = 0, rise = 0, fall = 0, blank = 0;
};
LevelsCounted levels_counted(const StudiedScenario &scenario);

/// Services no longer shared: `none`; `2: Communities, Digital (2 pairs)`; of many two and how many more.
std::string unshared_in_short(const StudiedScenario &scenario);

/// Services of which a level is another, and those that are no longer shared; empty where there are none.
Sentence levels_told(const StudiedScenario &scenario);

/// All of it in a line: what is 0 is left out.
Sentence line_told(const StudiedScenario &scenario);

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findings/sentence.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/claims.hpp"
#include "organograph/engine/decoupling.hpp"
#include "words/numbers.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What the measures found, told once for the page and the terminal. Figures that are not known or not shown
// say so.
namespace organograph::viz {

/// Behind duplicated hours: ` as invited` where they are those of seats taken each time, ` (36 as invited)`
/// where attendance makes them fewer; empty where attendance is known and makes no difference.
std::string behind_hours(const DuplicatedFigures &figures);

/// `at least ` where a figure is a lower bound.
std::string_view at_least(bool is_bound);

/// What is not known of reporting lines, and what that makes lower bounds; empty where all is known. O(1).
std::string lines_not_known(const Analysis &analysis);

/// Rows that leave blank a cell for which a default counts.
struct Defaulted {
  std::uint64_t fte = 0, status = 0;
  std::optional<std::uint64_t> occurrences; ///< empty without meetings.csv
};
Defaulted defaulted_rows(const Model &model); ///< O(posts + meetings)
/// How many rows rest on a default; empty where none does. O(posts + meetings).
Sentence defaults_told(const Model &model);

/// Managers, their direct reports, layers, and of how many posts the reports are not known. O(1).
Sentence spans_told(const Analysis &analysis);

/// Duplicated seats, their hours and cost or why those are not known; where no seat is compared, why. It must
/// be measured. O(1).
Sentence duplicated_told(const Model &model, const Analysis &analysis);

/// Pairs of meetings that a partner attends both of, and the hours that joining them would free. These and
/// the next must be measured. O(1).
Sentence mirror_told(const Analysis &analysis);
/// Pairs of meetings of the same people.
Sentence same_people_told(const Analysis &analysis);
/// Pairs of posts in many of the same meeting series.
Sentence together_told(const Analysis &analysis);

/// Of these pairs those that are no more than chance has it, and the others that are beyond. It must be
/// measured. O(1).
Sentence chance_told(const Analysis &analysis);
/// Communities, how alike they are to services and employers, and other groupings nearly as good. It must be
/// measured. O(groupings).
Sentence informal_told(const Analysis &analysis);
std::string informal_in_short(const Analysis &analysis); ///< `4; likeness to services 0.55 to 0.74, ...`

/// Remits of the strategic tiers, the busiest post, who serves under two systems of governance. O(1).
Sentence capacity_told(const Analysis &analysis);
/// Own and shared FTE of each organisation, of many only the first; then how many posts stand below the
/// strategic tiers. O(posts).
Sentence own_and_shared_told(const Model &model, const Analysis &analysis, std::size_t most);
/// The same, remits and services with several heads in two lines of a terminal.
Sentence capacity_in_short(const Model &model, const Analysis &analysis, std::size_t most);
/// Services with several heads, joint posts with a narrower manager, second lines. It must be measured. O(1).
Sentence heads_told(const Analysis &analysis);
/// Whom a leader meets of those below, with how many of them it is known; where of fewer than half, that
/// it is too few to say.
Sentence visibility_told(const Model &model, const Visibility &leader);

/// Links, and by how many voices services of partners reach several organisations. It must be measured. O(1).
Sentence contact_told(const Analysis &analysis);

/// Statutory roles in councils: held, without a deputy, for several councils, missing. It must be measured.
/// O(roles).
Sentence officers_told(const Model &model, const Analysis &analysis);
/// 'Monitoring officer', else the role's own word.
std::string role_name(std::string_view role);
/// Agreements in force, reviews overdue, joint posts that name none. It must be measured. O(agreements).
Sentence agreements_told(const Model &model, const Analysis &analysis);
/// `not before 2022-01-22; of 9 posts not known`: when the posts of a decoupling could be apart. The model
/// must have agreements.
std::string exit_told(const Decoupling &decoupling);
/// How many there were, were too short, were reported late. It must be measured. O(consultations).
Sentence consultations_told(const Analysis &analysis);
/// Payments and balances. It must be measured. O(payments).
Sentence recharges_told(const Model &model, const Analysis &analysis);

/// `saving, recurring, 2017-18`: what a sum is over.
std::string benefit_words(const Model &model, const BenefitSum &sum);
/// How many plans were checked, and the first sums over all rows. It must be measured. O(sums).
Sentence benefits_told(const Model &model, const Analysis &analysis);
/// `checked 0 of 5; saving, recurring, 2017-18: 1,254,000 GBP planned`. It must be measured. O(sums).
std::string benefits_in_short(const Model &model, const Analysis &analysis);

/// What posts cost as a range, grades with two ranges, who is above the threshold. It must be measured. O(1).
Sentence pay_told(const Analysis &analysis);

/// How many claims are supported, contradicted, partly known and without a figure. O(1).
Sentence claims_told(const Claims &result);
/// `model.meetings falls (proposal)`.
std::string claim_test_words(const Model &model, const ClaimTest &test);
/// `3`, `between 3 and 4`, `not known`.
std::string claim_figure_shown(const std::optional<ClaimFigure> &figure);

/// `Not given: statutory officers.` Empty where every register is there.
Sentence not_given_told(const Analysis &analysis);

/// Services by the level reached, and how many targets are not secured. There must be one. O(services).
Sentence integration_told(const Analysis &analysis);

/// The level reached and secured: an interval where it rests on tests that are not known; empty where the
/// service is not shown.
Ends reached_of(const Integration &entry);
Ends secured_of(const Integration &entry);
/// `4.2` where two tiers from the top are joint, `2 to 4` where it is not known, else the level reached.
std::string reached_shown(const Integration &entry);
std::string secured_shown(const Integration &entry); ///< `0 to 2`

/// How many shared services have no target, and how many targets are overdue; empty without a shared one.
Sentence targets_told(const Services &result);
/// The same, levels, organisations two by two, duties, parts of time. It must be measured. O(1).
Sentence services_told(const Analysis &analysis);

/// `5 to 4`, `4 before, between 0 and 2 after`; empty where it stays.
std::string change_shown(const LevelEnds &level);

/// What a rung of the ladder is to a service. `missing`: below the level reached or up to an agreed target.
enum class Rung : std::uint8_t { held, held_by_4, held_by_6, missing, not_held, not_known };
Rung rung_of(const Integration &entry, int level);
std::string_view name(Rung rung); ///< `held by 4`

/// A service at 0 that no target asks more of: told in the line of those alone.
bool is_separate(const Integration &entry);
/// `At 0, separate, and without a target: Finance, Human resources.` Empty where none is.
Sentence separate_told(const Model &model, const std::vector<Integration> &services);
/// `Finance, Human resources`; empty where none is.
std::string separate_services(const Model &model, const std::vector<Integration> &services);

/// The functions that the model says it does not show; empty where there are none.
Sentence not_modelled_told(const Model &model);

} // namespace organograph::viz

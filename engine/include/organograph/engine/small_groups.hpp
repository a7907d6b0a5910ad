// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/comparison.hpp"
#include "organograph/engine/decoupling.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/engine/scenario.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace organograph {

/// What a run found out and is to show: all of it, since one figure can be taken from another.
struct Results {
  const Model &model;
  Analysis &analysis;                              ///< of the model; may be empty
  std::span<const AppliedScenario> scenarios = {}; ///< with `comparisons`: of compare_all()
  std::span<Comparison> comparisons = {};
  std::vector<Decoupling *> undone = {};
};

/// Figures of groups of fewer than `minimum` posts are blanked in results, docs/privacy.md: a group that is
/// blanked says so and holds nothing else. A group without posts has nobody to protect and stays. Where what
/// is shown of a breakdown, taken from its total, would leave one group alone or fewer than `minimum` posts,
/// the next smallest groups are blanked too. Sums of cost, of FTE and of people are shown only side by side
/// as SumsShown allows. What is of single posts or of teams that lie in each other (cost and FTE below, cost
/// of meetings, betweenness) is blanked wholly.
///
/// To be called once, after everything that is computed from the results. Returns how many groups and amounts
/// it blanked; a minimum of 0 or 1 changes nothing. Cannot fail but for memory. Near-linear: for each figure
/// its posts, and groups of posts that no figure tells apart.
std::uint64_t blank_small_groups(const Results &results, unsigned minimum);

/// Empties `attended` where it is 0, in attendance.csv and in scenarios' attendance_changes.csv ('-' there):
/// a seat that is left out of every figure and list tells, beside who is known to be invited, that its post
/// never came. To be called before the model is built, where small groups are not shown. O(rows).
void count_never_taken_as_invited(Draft &draft, std::vector<Scenario> &scenarios);

namespace detail {

/// Posts, or whatever is counted, by number; rising.
using Members = std::vector<std::uint32_t>;

/// Which parts of a whole are not shown, by part. `rest`: members of the whole that are in no part: it is
/// never shown itself. Parts may have members in common; `members`: above every number.
std::vector<bool> parts_not_shown(std::span<const Members> parts, const Members &rest, std::size_t members,
                                  unsigned minimum);

} // namespace detail

} // namespace organograph

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

/// Figures of groups of fewer than `minimum` posts are blanked in results, docs/privacy.md: a group that is
/// blanked says so and holds nothing else. A group without posts has nobody to protect and stays. Where what
/// is shown of a breakdown, taken from its total, would leave one group alone or fewer than `minimum` posts,
/// the next smallest groups are blanked too. What is of single posts or of teams that lie in each other
/// (cost and FTE below, cost of meetings, betweenness) is blanked wholly: differences of them would be of
/// single posts. To be called once, after everything that is computed from the results. All return how many
/// groups they blanked; a minimum of 0 or 1 changes nothing. Cannot fail but for memory. O(posts + shares +
/// seats, and for each blanked group its posts).
std::uint64_t blank_small_groups(const Model &model, unsigned minimum, Analysis &analysis);

/// The same of scenarios: of both models, and of what changes between them, which is of the posts that are
/// created, deleted, or whose cost or FTE is another. `comparisons`: of compare_all(baseline, scenarios).
std::uint64_t blank_small_groups(const Model &baseline, std::span<const AppliedScenario> scenarios,
                                 unsigned minimum, std::span<Comparison> comparisons);

/// Cost and FTE of decoupled posts.
std::uint64_t blank_small_groups(const Model &model, unsigned minimum, Decoupling &decoupling);

namespace detail {

/// Posts, or whatever is counted, by number; rising.
using Members = std::vector<std::uint32_t>;

/// Which parts of a whole are not shown, by part. `rest`: members of the whole that are in no part: it is
/// never shown itself. Parts may have members in common; `members`: above every number.
std::vector<bool> parts_not_shown(std::span<const Members> parts, const Members &rest, std::size_t members,
                                  unsigned minimum);

} // namespace detail

} // namespace organograph

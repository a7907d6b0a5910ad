// SPDX-License-Identifier: Apache-2.0
// Internal to scenario_view: before and after row by row.
#pragma once

#include "views/view_page.hpp"

#include "organograph/engine/comparison.hpp"
#include "organograph/viz/structure.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace organograph::viz::scenario {

inline constexpr double outline_row = 16, between = 22;

/// One of the two models, and what of it is asked for; without options nothing of it was there.
struct Side {
  const Model &model;
  std::optional<StructureOptions> options; ///< with changes
  std::vector<style::Change> groups = {};  ///< by row of staff_groups
  std::vector<std::string> said = {};      ///< by PostId: `moved`, `changed: councils, cost`; mostly empty
  std::vector<std::string> group_said = {};
};

/// Fills groups and said of both: a staff group is the one of the same identifier.
void tell_changes(Side &before, Side &after, const Comparison &comparison);

/// What one side shows in a row.
struct Cell {
  enum class What : std::uint8_t { nothing, post, group, rest };
  static constexpr std::size_t top = static_cast<std::size_t>(-1);

  What what = What::nothing;
  std::size_t place = 0;   ///< of the post or staff group in its model; of rest: how many posts
  std::uint32_t depth = 0; ///< indents
  std::size_t above = top; ///< the row of its manager on this side
};

struct Row {
  Cell before, after;
};

/// Rows of both sides: what changes and the managers above it (with `all` every post), reports below their
/// manager. A post that has the same managers before and after stands in one row; one that is on one side
/// alone or has another manager stands on each side where it belongs, those of one manager beside each other.
struct Rows {
  std::vector<Row> rows;
  std::size_t more_before = 0, more_after = 0; ///< posts that `most` leaves out
  bool outside = false;                        ///< some manager is outside what was asked for
};

/// O(posts log posts + rows).
Rows aligned(const Side &before, const Side &after, std::size_t most, bool all);

/// Both outlines side by side from (0, 0), at most `width` wide together. Boxes are named before_n0, after_n0
/// by PostId, and before_g0 by staff group.
Drawing outlines(const Side &before, const Side &after, const Rows &rows, double width);

} // namespace organograph::viz::scenario

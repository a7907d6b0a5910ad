// SPDX-License-Identifier: Apache-2.0
// Which way each line goes, before any coordinate: between structure_ways.cpp and structure_route.cpp.
#pragma once

#include "structure_parts.hpp"

namespace organograph::viz::structure {

inline constexpr double lane = 6, side = 5;
/// Points from a slot's centre: a stack's line at its left, and where further lines come and go.
inline constexpr double stack_entry = -box_width / 2 + side, right_side = box_width / 2 + side;

struct Entry {
  std::size_t cell, box; ///< box: of a further line; nowhere: all boxes of the cell
  std::size_t row;
  double slot, offset; ///< offset: points from the slot's centre
  bool straight = true;
  double x = 0;
};

/// All lines of one manager, or one further line.
struct Net {
  std::size_t from;
  std::size_t further = nowhere;
  std::vector<Entry> entries;
  std::size_t channel = 0; ///< below `from`
  double slot = 0, offset = 0;
  bool aside = false; ///< leaves at the right side, not at the foot
  std::size_t gutter = nowhere, lane = 0;
  std::size_t low = 0, high = 0; ///< channels that the gutter's line joins
  double x = 0, trunk = 0;
};

struct Ways {
  std::vector<Net> nets;
  std::vector<std::size_t> lanes; ///< by gutter: 0 stands left of the first slot
};

Ways ways(const Model &model, const Selection &selection, const Placement &placement);

/// Slots of the whole drawing; and whether a gutter stands at the edge of a column.
std::size_t slots_of(const Placement &placement);
bool is_boundary(const Placement &placement, std::size_t gutter);

} // namespace organograph::viz::structure

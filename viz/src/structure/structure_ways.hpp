// SPDX-License-Identifier: Apache-2.0
// Which way each line goes, before any coordinate: between structure_ways.cpp and structure_route.cpp.
#pragma once

#include "structure/structure_parts.hpp"

namespace organograph::viz::structure {

/// Points between lines side by side, and from a stack's left edge to its line.
inline constexpr double lane = 6, side = 5;

/// Where a line comes to a cell, or further lines leave it.
struct Entry {
  std::size_t cell, box; ///< box: of a further line; nowhere: all boxes of the cell
  double offset = 0;     ///< points from the slot's centre
  bool straight = true;  ///< straight down from the channel below the manager
  double x = 0;
  double tick = 0; ///< of a further line: points below the middle of its box's side
};

/// All lines of one manager, or one further line.
struct Net {
  std::size_t from;
  std::size_t further = nowhere;
  std::uint32_t first = 0, last = 0; ///< in Ways::entries
  std::size_t channel = 0;           ///< below `from`
  double offset = 0;
  bool aside = false; ///< leaves at the right side, not at the foot
  std::size_t gutter = nowhere, lane = 0;
  std::size_t low = 0, high = 0; ///< channels that the gutter's line joins
  double x = 0, trunk = 0;
  double tick = 0; ///< where it leaves at the side
};

/// Channels: c runs above band c, one more below the last. Gutters: g stands left of column g, one more right
/// of the last.
struct Ways {
  std::vector<Net> nets;
  std::vector<Entry> entries;      ///< net by net
  std::vector<std::size_t> lanes;  ///< by gutter
  std::vector<std::size_t> beside; ///< cells of assistants next to their manager: a line from side to side
  std::size_t not_drawn = 0;       ///< further lines without both ends
};

Ways ways(const Source &source, const Selection &selection, const Placement &placement);

} // namespace organograph::viz::structure

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <vector>

namespace organograph {

/// A post's place when posts are numbered depth first: everyone below it is numbered in (enter, end).
struct LineInterval {
  std::uint32_t enter = 0, end = 0;

  /// Includes itself.
  bool holds(std::uint32_t enter_of_other) const { return enter <= enter_of_other && enter_of_other < end; }
};

/// The interval of every post, by PostId: 'is a superior of' in two comparisons, however long the line.
/// O(posts).
std::vector<LineInterval> line_intervals(const Posts &posts);

} // namespace organograph

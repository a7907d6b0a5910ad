// SPDX-License-Identifier: Apache-2.0
// Which form a selection takes, and at what size it fits.
#pragma once

#include "structure/structure_column_lists.hpp"
#include "structure/structure_layout.hpp"

#include <optional>

namespace organograph::viz::structure {

/// `cards`: trees and columns of cards alone; `narrow`: of narrow ones, also with rows below the cards, which
/// is soon tried; `all`: everything, lists too.
enum class Forms : std::uint8_t { cards, narrow, all };

/// A form found for a room: all that is needed to draw it.
struct Fitted {
  Selection selection;
  Bundles bundles;
  Sizes sizes;
  bool list = false, columns = false;
  std::optional<RowOf> column_rows; ///< every post is a row of its column
  std::size_t rows = 0, high = 1;   ///< Blocks
  double list_width = 0;
  /// The sheet is so many times the room; points of the smallest text are text_size divided by it.
  double times = infinite;
  bool readable() const { return style::text_size / times >= least_text - 1e-6; }
};

/// The form asked for, else the one that shows everything at the largest type. Without a room: for a sheet of
/// a pleasant shape.
Fitted fitted(Source &source, const Extract &extract, const Scope &scope, const Folding &folding,
              const std::optional<Room> &room, Forms forms);

/// Drawn, filling the room's shape.
Drawing finished(Source &source, const Extract &extract, Fitted &&found, const std::optional<Room> &room);

} // namespace organograph::viz::structure

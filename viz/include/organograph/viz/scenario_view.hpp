// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/comparison.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/structure.hpp"

#include <vector>

namespace organograph::viz {

/// Before and after a scenario side by side, row by row: the posts and staff groups that differ and the
/// managers above them (`all`: every post), each below its manager. Who has the same managers before and
/// after stands in one row. Created green, deleted red and struck through, moved amber, changed pale blue,
/// each with a pattern and a word; what stays is white. Boxes are named before_n0 and after_n0 by PostId,
/// before_g0 by staff group. before, after: the models that `comparison` compares. options: root,
/// organisation and function are of `after`; before, it is the row of the same identifier (for a created root
/// the nearest manager that was there); rows deeper than `depth` are counted, not drawn; fold_above and
/// changes are not used. Cannot fail. O(posts log posts).
Drawing scenario_drawing(const Model &before, const Model &after, const Comparison &comparison,
                         const StructureOptions &options = {});

/// The same with all its rows on as many sheets of options.room as they take: what one has no room for stands
/// on the next, below the managers that it belongs to. Room for at least a row is taken for granted: compare
/// on_paper().
std::vector<Drawing> scenario_sheets(const Model &before, const Model &after, const Comparison &comparison,
                                     const StructureOptions &options);

/// Whether a post or a staff group is another after; else the drawing has nothing to show.
bool any_box_differs(const Comparison &comparison);

} // namespace organograph::viz

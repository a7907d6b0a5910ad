// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/comparison.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/structure.hpp"

namespace organograph::viz {

/// Before and after a scenario side by side, row by row: the posts and staff groups that differ and the
/// managers above them (`all`: every post), each below its manager. Who has the same managers before and
/// after stands in one row. Created green, deleted red and struck through, moved amber, changed pale blue,
/// each with a pattern and a word; what stays is white. Boxes are named before_n0 and after_n0 by PostId,
/// before_g0 by staff group. before, after: the models that `comparison` compares. options: root,
/// organisation and function are of `after`; before, it is the row of the same identifier (for a created root
/// the nearest manager that was there); rows deeper than `depth` are counted, not drawn; fold_above, changes
/// and bare are not used. Cannot fail. O(posts log posts).
Drawing scenario_drawing(const Model &before, const Model &after, const Comparison &comparison,
                         const StructureOptions &options = {});

/// Whether a post or a staff group is another after; else the drawing has nothing to show.
bool any_box_differs(const Comparison &comparison);

} // namespace organograph::viz

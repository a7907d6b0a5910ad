// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/comparison.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/structure.hpp"

namespace organograph::viz {

/// The structure before and after a scenario in one drawing: created posts green, deleted red and struck
/// through, moved amber, changed pale blue, each with a pattern and a word; what stays is white. Side by
/// side, or one above the other, whichever shows them larger in the room (without one: on A3 landscape).
/// Boxes are named before_n0 and after_n0, as structure_drawing() names them. before, after: the models that
/// `comparison` compares. options: root, organisation and function are of `after`; before, it is the row of
/// the same identifier (for a created root the nearest manager that was there); `changes` and `bare` are not
/// used. Cannot fail. Twice structure_drawing() for each arrangement.
Drawing scenario_drawing(const Model &before, const Model &after, const Comparison &comparison,
                         const StructureOptions &options = {});

} // namespace organograph::viz

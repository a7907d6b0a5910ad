// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/integration_depth.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/view_options.hpp"

#include <vector>

namespace organograph::viz {

/// The ladder of each service and pair of organisations: a row each, a column a level with its test; rungs
/// held are filled (those above `secured` only half), missing rungs are hollow, the target is framed.
/// Rows by gap, then level reached, both falling. Higher is not better.
/// integration: of this model, in its order. Nothing measured, or nothing that the options leave: a drawing
/// that says `not measured` and why. Cannot fail. O(services log services).
Drawing integration_drawing(const Model &model, const std::vector<Integration> &integration,
                            const ViewOptions &options = {});

} // namespace organograph::viz

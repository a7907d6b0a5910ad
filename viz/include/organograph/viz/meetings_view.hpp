// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/view_options.hpp"

namespace organograph::viz {

/// Who sits in which meeting, and where seats are duplicated: a matrix post x meeting, most duplicated first,
/// in which the seats of one service and level are framed together and marked `across` or `within`; where
/// less than half fits the room (unless `all`, or a function is asked for), services x services by pairs of
/// posts that meet. Below it the meetings that repeat each other, joined by lines. Counts are those of
/// analysis.json. `organisation`: only meetings in which it sits; `function`: only meetings and seats of that
/// service; the figures stay those of the whole meeting. analysis: of this model. Without meetings: a drawing
/// that says `not measured` and why. Cannot fail. O(seats + what is drawn).
Drawing meetings_drawing(const Model &model, const Analysis &analysis, const ViewOptions &options = {});

} // namespace organograph::viz

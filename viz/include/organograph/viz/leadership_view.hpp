// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/view_options.hpp"

namespace organograph::viz {

/// Own and shared posts of each organisation by tier, and who heads each service that two organisations
/// have. The posts are those of span_of_control.organisations, the heads those of integration_depth.
/// analysis: of this model. With one organisation, or none that the options leave: a drawing that says `not
/// measured` and why. Cannot fail. O(posts + shares + heads).
Drawing leadership_drawing(const Model &model, const Analysis &analysis, const ViewOptions &options = {});

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/study.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/view_options.hpp"

namespace organograph::viz {

/// What undoing joint posts would cost a year, as a range from low to high with the middle where it is known:
/// of each organisation, of all together, and of each post alone. undoing: of this model. Where no cost is
/// known: a drawing that says `not measured` and why. Cannot fail. O(organisations + posts alone).
Drawing decoupling_drawing(const Model &model, const Undoing &undoing, const ViewOptions &options = {});
/// Whether a post is undone and a cost known, low, middle or high, of all together or of an organisation.
bool any_cost_known(const Undoing &undoing);

} // namespace organograph::viz

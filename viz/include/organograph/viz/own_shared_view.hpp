// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/engine/study.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/view_options.hpp"

#include <span>
#include <string>
#include <vector>

namespace organograph::viz {

/// The organisations on one day, or after a scenario.
struct OwnSharedState {
  std::string name;
  const Analysis *analysis;
};

/// The model, then what each scenario that is told makes of it. They look at the study.
std::vector<OwnSharedState> own_shared_states(const Study &study);
/// Before and after one scenario.
std::vector<OwnSharedState> own_shared_states(const StudiedScenario &scenario);

/// Two bars for each organisation and state: FTE of its own posts, and its part of joint ones, in all tiers;
/// with the own posts of the strategic tiers. The states are of models with the same organisations. What is
/// not known or not shown has no bar and says so. With one organisation, or none whose FTE is shown: a
/// drawing that says `not measured` and why. Cannot fail. O(organisations x states).
Drawing own_shared_drawing(const Model &model, std::span<const OwnSharedState> states,
                           const ViewOptions &options = {});

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/timeline.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/view_options.hpp"

namespace organograph::viz {

/// A timeline as steps: joint posts, then the FTE of each organisation, from each day until the next; below
/// them a band for each post that comes, goes or serves others. A day is as wide as another, but no step is
/// too narrow for its date. model: whose title and colours it has, of the timeline's organisations. Steps,
/// organisations and posts that do not fit are counted in a note. Cannot fail.
Drawing timeline_drawing(const Model &model, const Timeline &timeline, const ViewOptions &options = {});

} // namespace organograph::viz

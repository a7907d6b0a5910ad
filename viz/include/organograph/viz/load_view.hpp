// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/view_options.hpp"

namespace organograph::viz {

/// What joint posts carry: a row each, with bars of its services (own and further), direct reports, FTE below
/// and hours a year in meetings, these parted by the service that its seats speak for. Those with most hours
/// stand first, then with most series, reports and services. What is not known has no bar and says so.
/// analysis: of this model. Without a joint post that the options leave: a drawing that says `not measured`
/// and why. Cannot fail. O(posts + seats).
Drawing load_drawing(const Model &model, const Analysis &analysis, const ViewOptions &options = {});

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/statutory_officers.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/view_options.hpp"

namespace organograph::viz {

/// Statutory roles against councils: who holds each, who stands in, and who holds it elsewhere too. A frame
/// and words say what is vacant, missing or not known. The options' function does not matter. Without a role
/// of the organisation asked for: a drawing that says `not measured` and why. Cannot fail. O(roles).
Drawing statutory_drawing(const Model &model, const StatutoryOfficers &officers,
                          const ViewOptions &options = {});

} // namespace organograph::viz

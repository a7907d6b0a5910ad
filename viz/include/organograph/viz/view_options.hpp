// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/ids.hpp"
#include "organograph/viz/paper.hpp"

#include <optional>

namespace organograph::viz {

/// What the meetings, partners and integration views show of a model. They are bounded: above what fits the
/// room the largest stay, and a note says how many more there are.
struct ViewOptions {
  OrganisationId organisation = none<OrganisationId>; ///< only what this organisation has a part in
  FunctionId function = none<FunctionId>;             ///< only this service
  bool all = false;         ///< up to 1,000 rows and 1,000 columns, whatever the room
  std::optional<Room> room; ///< laid out to fit it with text of at least 7 points; none: as for A3 landscape
};

} // namespace organograph::viz

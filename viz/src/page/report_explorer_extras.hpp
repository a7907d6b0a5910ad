// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/viz/style.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <vector>

namespace organograph::viz {

/// What the explorer tells of each post, by PostId, that no measure has.
struct Extras {
  std::vector<std::uint32_t> meetings; ///< how many series it sits in; empty without meetings
  std::vector<std::uint32_t> groups, only_group;
  std::vector<double> groups_fte;
  /// The first 20 of the series; empty without meetings, and where there are too many seats to name them.
  std::vector<std::vector<MeetingId>> sits;
};
/// O(staff groups + seats).
Extras extras_of(const Model &model);

/// [fill, text].
nlohmann::ordered_json explorer_paint(const style::Paint &paint);
/// Of changes by their word, and of bands of spans.
nlohmann::ordered_json explorer_colours();

} // namespace organograph::viz

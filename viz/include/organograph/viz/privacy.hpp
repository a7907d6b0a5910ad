// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace organograph::viz {

/// How many names a run replaced by numbers (docs/privacy.md).
struct Numbered {
  std::uint64_t posts = 0, holders = 0, titles = 0, staff_groups = 0, staff_group_titles = 0;
  unsigned titles_stay_from = 0; ///< posts (FTE of staff groups) that must carry a title for it to stay
};

/// What was done to a run's figures and names before anything was written: it is on record in each of them.
struct Privacy {
  std::optional<Numbered> pseudonymised; ///< empty: names are as in the model
  unsigned minimum_group = 0;            ///< figures of fewer posts are blanked; 0: none is
  std::uint64_t blanked = 0;             ///< groups, and rows of services and people, of model and scenarios
  std::uint64_t published_left_out = 0;  ///< published figures that are not recomputed for it
};

/// The `privacy` object of analysis.json. Never the key, and nothing that the key could be known by.
nlohmann::ordered_json privacy_json(const Privacy &privacy);

/// analysis.json with its `privacy`, behind `rests_on`.
nlohmann::ordered_json with_privacy(nlohmann::ordered_json tree, const Privacy &privacy);

/// The same in words for a summary, 80 columns; empty where nothing was done.
std::string privacy_text(const Privacy &privacy);

} // namespace organograph::viz

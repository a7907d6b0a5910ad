// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/report_parts.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>

// The data of the page's explorer (viz/assets/report/explorer_model.js reads it).
namespace organograph::viz {

inline constexpr std::size_t explored_entries = 5'000;

/// Which posts of the baseline and of every scenario are in the page: the same layers of all, so many that
/// posts and folded teams are not more than `most` in any of them.
struct ExploredPart {
  std::uint32_t layers = UINT32_MAX; ///< UINT32_MAX: all of them
  std::size_t tops = SIZE_MAX;       ///< of posts without a manager, the first; SIZE_MAX: all of them
  bool everything() const { return layers == UINT32_MAX && tops == SIZE_MAX; }
};
ExploredPart explored_part(const Study &study, std::size_t most = explored_entries);

/// Columns by row: the baseline's posts, then for each scenario what differs from the model that it starts
/// from. Rows keep their numbers: created posts get new ones, `gone` are those no longer there. Holders are
/// not in it. Behind the scenarios stand the structures of days, each told from the day before. O(posts +
/// seats) for each model.
nlohmann::ordered_json explorer_data(const Study &study, const ExploredPart &part);

} // namespace organograph::viz

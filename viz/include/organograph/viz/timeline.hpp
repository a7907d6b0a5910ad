// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/timeline.hpp"
#include "organograph/viz/summary.hpp"
#include "organograph/viz/table.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

// A timeline without errors.
namespace organograph::viz {

/// One line a day, at most 100 columns; organisations that have no room beside the rest follow in blocks.
std::string timeline_text(const Timeline &timeline, const SummaryOptions &options = {});

/// `rows`, one a day, each figure a number or null.
nlohmann::ordered_json timeline_json(const Timeline &timeline);

/// One row a day; the FTE of each organisation is a column `fte_ID`.
Table timeline_table(const Timeline &timeline);

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"

#include <nlohmann/json_fwd.hpp>

// JSON of a study with a model (docs/analysis-json.md). What was done to names and small groups is on record
// in `privacy`. Cannot fail but for memory.
namespace organograph::viz {

/// The tree of analysis.json. `published` is null where those figures were not recomputed (published.hpp).
nlohmann::ordered_json analysis_json(const Study &study);

/// What `compare --json` prints: `baseline` (headline figures) and `scenarios`, as in analysis.json.
nlohmann::ordered_json compare_json(const Study &study);

/// What `decouple --json` prints: `together`, `alone`, `joint_posts`. `study`: with what undoing would mean.
nlohmann::ordered_json decouple_json(const Study &study);

} // namespace organograph::viz

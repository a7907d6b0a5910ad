// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace organograph::viz {

/// Every published figure of the study recomputed from its tables and from `figures`, the tree of
/// analysis.json.
std::vector<PublishedCheck> published_checks(const Study &study, const nlohmann::ordered_json &figures);

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string_view>
#include <vector>

namespace organograph::viz {

/// Every published figure of the study recomputed from its tables and from `figures`, the tree of
/// analysis.json.
std::vector<PublishedCheck> published_checks(const Study &study, const nlohmann::ordered_json &figures);

class NearPaths;
struct Recomputed;

/// A figure as published.csv names it. Of a scenario that the run leaves out it is not known.
Recomputed recomputed(const Study &study, const nlohmann::ordered_json &figures, std::string_view measure,
                      NearPaths &others);

} // namespace organograph::viz

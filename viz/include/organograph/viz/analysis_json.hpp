// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <span>

namespace organograph::viz {

/// The tree of analysis.json (docs/analysis-json.md) but for `published`, which published.hpp adds.
nlohmann::ordered_json analysis_json(const Model &model, const Analysis &analysis,
                                     std::span<const Diagnostic> diagnostics);

} // namespace organograph::viz

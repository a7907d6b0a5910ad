// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <span>

namespace organograph::viz {

/// The tree of analysis.json (docs/analysis-json.md). `published` is null: published.hpp's figures are
/// computed from this tree and go into that place. Cannot fail but for memory.
nlohmann::ordered_json analysis_json(const Model &model, const Analysis &analysis,
                                     std::span<const Diagnostic> diagnostics);

/// The `diagnostics` object alone: for counting again once published_warnings() are known.
nlohmann::ordered_json diagnostics_json(std::span<const Diagnostic> diagnostics);

} // namespace organograph::viz

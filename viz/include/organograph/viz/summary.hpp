// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>

namespace organograph::viz {

struct SummaryOptions {
  bool colour = false; ///< ANSI colours (a terminal, and no NO_COLOR)
};

/// One screen (at most 80 columns, about 40 lines): the headline of each measure with its unit and its
/// caveat, the three largest of each, what was not measured and why, warnings counted, what the figures
/// rest on. `tree`: analysis.json with `published`. Cannot fail.
std::string summary(const Model &model, const Analysis &analysis, std::span<const Diagnostic> diagnostics,
                    const nlohmann::ordered_json &tree, const SummaryOptions &options = {});

} // namespace organograph::viz

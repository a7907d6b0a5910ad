// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions.hpp"
#include "organograph/engine/comparison.hpp"
#include "organograph/viz/format.hpp"

#include <optional>
#include <span>
#include <string_view>

// Every figure of a scenario itself, once, beside those that it is compared by (figures/catalogue.hpp).
namespace organograph::viz {

struct ScenarioHeadline {
  std::string_view key; ///< path below scenarios.NAME in analysis.json: `ring_fence.matched`
  const Definition *definition;
  Format format;
  /// Not known, or not shown: empty. Counts are whole.
  std::optional<double> (*value)(const Comparison &);
  bool only_above_0 = false; ///< told only where it is not 0
};

/// All of them, in the order of analysis.json.
std::span<const ScenarioHeadline> scenario_headlines();

} // namespace organograph::viz

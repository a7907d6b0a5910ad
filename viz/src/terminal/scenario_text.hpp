// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/scenarios.hpp"
#include "terminal/wide_page.hpp"

// What one scenario does, in words.
namespace organograph::viz {

/// Name, title, source and what it starts from.
void write_scenario_head(WidePage &page, const Comparison &comparison);

/// Posts, people, places, money and meetings.
void write_scenario_facts(WidePage &page, const ScenarioResult &scenario);

} // namespace organograph::viz

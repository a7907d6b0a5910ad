// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findings/scenario_facts.hpp"
#include "organograph/viz/summary.hpp"
#include "terminal/wide_page.hpp"

#include <span>
#include <string>

// What one scenario does, in words.
namespace organograph::viz {

/// Name, title, source and what it starts from.
void write_scenario_head(WidePage &page, const Comparison &comparison);

/// Posts, people, places, money and meetings.
void write_scenario_facts(WidePage &page, const StudiedScenario &scenario);

/// The block on scenarios of the summary of `analyse`: three lines a scenario, 80 columns. Empty without any.
std::string scenarios_summary(std::span<const StudiedScenario> scenarios, const SummaryOptions &options = {});

} // namespace organograph::viz

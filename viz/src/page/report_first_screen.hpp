// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/report_parts.hpp"

#include <optional>

// What stands in 'In short' before anything is unfolded: at 1280 x 900 it is one screen.
namespace organograph::viz {

/// The scenario that the first screen shows: the first of scenarios_in_order(); empty where there is none.
std::optional<StudiedScenario> scenario_shown_first(const Study &study);

/// One sentence; the picture, four figures and what does not add up; a row for each of the first scenarios,
/// or where there is none the meetings with most duplicated seats.
void write_first_screen(Html &page, const Study &study);
/// The rows of the scenarios that come next, of very many only the first.
void write_further_scenarios(Html &page, const Study &study);

} // namespace organograph::viz

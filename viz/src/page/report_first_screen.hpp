// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/report_parts.hpp"

#include <optional>
#include <span>

// What stands in 'In short' before anything is unfolded: at 1280 x 900 it is one screen.
namespace organograph::viz {

/// The scenario that the first screen shows: the first of scenarios_in_order(); empty where there is none.
std::optional<StudiedScenario> scenario_shown_first(const Study &study);

/// One sentence; the picture, four figures and what does not add up; the meetings with most duplicated seats
/// and the posts of people at risk by name; a row for each of the first scenarios, or where there is none the
/// levels of services.
void write_first_screen(Html &page, const Study &study);
/// The meetings with most duplicated seats as things are, and after the first scenario; the posts at risk by
/// each of the scenarios, where small groups are shown.
void write_names_in_short(Html &page, const Study &study, std::span<const StudiedScenario> scenarios);
/// The rows of the scenarios that come next, of very many only the first.
void write_further_scenarios(Html &page, const Study &study);

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/report_parts.hpp"

#include <string>
#include <vector>

namespace organograph::viz {

/// The scenarios: those by which most posts end or begin first, then those by which most posts move or
/// change.
std::vector<StudiedScenario> scenarios_in_order(const Study &study);

/// Title of the scenario that it starts from; empty where that is the model as it stands.
std::string title_of_start(const Study &study, const StudiedScenario &scenario);

/// What each scenario that creates or deletes posts does, in words and figures: the one with most of such
/// changes first, a few of them whole, the others in a line each, and of very many only their number.
void report_proposals(Html &page, const Study &study);

} // namespace organograph::viz

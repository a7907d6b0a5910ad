// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findings/scenario_facts.hpp"
#include "page/report_parts.hpp"

#include <string>

// One scenario in full, for the section on scenarios in report.html.
namespace organograph::viz {

struct ShownScenario {
  StudiedScenario result;
  std::string name, address; ///< address: id of its article; empty where it has none
};

/// Where the page names the posts of people at risk: `#scenario-1-at-risk`, or the section.
std::string at_risk_address(const Study &study, const StudiedScenario &scenario);

/// Its headline figures before and after.
void write_scenario_figures(Html &page, const ShownScenario &scenario);
/// FTE and money by organisation; savings that no post stands behind, apart.
void write_scenario_money(Html &page, const ShownScenario &scenario);
/// Which posts it creates, deletes, changes, moves.
void write_scenario_posts(Html &page, const ShownScenario &scenario);
/// Who is at risk, and for whom there is a place.
void write_scenario_people(Html &page, const ShownScenario &scenario);
/// The meetings replayed.
void write_scenario_meetings(Html &page, const ShownScenario &scenario);

/// `better`, `worse` or `the same` than before; empty where it is not known.
std::string judged_shown(Judged judged);

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findings/proposal.hpp"

// What the sentences about a scenario are put together from.
namespace organograph::viz::proposal {

/// Filter of a table's rows of the scenario.
std::string rows_of(const StudiedScenario &scenario, std::string_view more = {});
/// Its name, cut where it is very long; its identifier where it has none.
std::string organisation_shown(const Model &model, OrganisationId organisation);
/// `not known`, or `not shown` where small groups are blanked.
std::string_view word_for_none(const Comparison &comparison);
/// none where the model has no such meeting. O(meetings).
MeetingId meeting_of(const Model &model, std::string_view meeting);
/// `savings of 20,000 GBP a year and a reduction of 2 FTE`, as other_savings.csv sums them.
void say_stated_sums(Sentence &say, const StudiedScenario &scenario);

} // namespace organograph::viz::proposal

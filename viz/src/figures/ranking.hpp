// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/bridges.hpp"
#include "organograph/engine/duplicated_attendance.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/engine/partner_contact.hpp"

#include <cstddef>
#include <vector>

// The orders that analysis.json, the tables and the summary share (docs/analysis-json.md).
namespace organograph::viz {

/// The first n meetings with duplicated attendances: by their hours, then their number, both falling,
/// then meeting_id.
std::vector<MeetingId> most_duplicated(const Model &model, const DuplicatedAttendance &result, std::size_t n);

/// The first n of the same by the number of their duplicated seats alone, falling, then as the model has
/// them.
std::vector<MeetingId> with_most_duplicated_seats(const DuplicatedAttendance &result, std::size_t n);

/// All pairs of partner and function: dual ownership first, then shared, then contacts falling, then ids.
std::vector<const PartnerFunction *> contacts_in_order(const Model &model, const PartnerContact &result);

/// The first n posts with a service or a meeting series: by remits, then series, both falling, then file
/// order.
std::vector<PostId> most_loaded(const Model &model, const Analysis &analysis, std::size_t n);

/// Of so many posts a sampled betweenness has a margin, and is told in analysis.json.
inline constexpr std::size_t most_with_margin = 20;

/// The first n posts with a betweenness above 0: falling, then post_id.
std::vector<PostId> most_between(const Model &model, const Bridges &result, std::size_t n);

} // namespace organograph::viz

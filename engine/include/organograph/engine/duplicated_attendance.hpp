// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/attendance.hpp"
#include "organograph/engine/model.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace organograph {

struct DuplicatedAttendanceOptions {
  double hours_per_fte = 1670; ///< hours a year: 37 h x 52.14 weeks less 27 days' leave and 8 bank holidays
  unsigned threads = 1;        ///< the answer does not depend on it
};

/// The figures of a meeting, a function or the whole. Counts of attendances of the reduced list.
struct DuplicatedFigures {
  std::uint64_t attendances = 0, compared = 0, duplicated = 0;
  std::uint64_t as_invited = 0; ///< attendances of which it is not known how often they are taken
  std::uint64_t across_organisations = 0, within_organisation = 0;
  std::uint64_t optional_duplicated = 0;  ///< in groups where at most one member is not optional
  std::optional<double> duplicated_share; ///< duplicated / compared
  std::optional<double> hours_per_year;   ///< person-hours
  /// Person-hours: the figure lies between the two, which are equal where each seat is taken each time.
  std::optional<double> duplicated_hours_per_year_low, duplicated_hours_per_year_high;
  std::optional<double> duplicated_hours_as_invited; ///< had each seat been taken each time
  std::optional<double> duplicated_cost_per_year_low, duplicated_cost_per_year_high; ///< at least
  bool blanked = false; ///< a small group that is not shown (small_groups.hpp): nothing else is in it
};

/// Attendances of one compared meeting with the same seat function and tier: two or more.
struct CounterpartGroup {
  MeetingId meeting;
  FunctionId function;
  std::uint32_t tier;
  std::uint32_t first_post; ///< position in DuplicatedAttendance::group_posts
  std::uint32_t across_organisations;
  std::uint32_t as_invited;     ///< members of which it is not known how often they are taken
  bool inferred_tier;           ///< some member's tier is only its layer
  bool optional;                ///< at most one member is not optional
  double hours_low, hours_high; ///< of the duplicated seats a year; may be unknown, both
  double hourly_cost;           ///< mean of the members; may be unknown
};

/// What is counted in one meeting; the rest of its figures follows from its groups.
struct MeetingCounts {
  std::uint32_t attendances = 0, compared = 0, duplicated = 0;
  std::uint32_t first_group = 0; ///< position in DuplicatedAttendance::groups
  std::uint32_t as_invited = 0;
  double attended = 0; ///< occurrences a year that the other attendances are taken, added up
};

struct DuplicatedAttendance {
  DuplicatedFigures all;
  std::uint64_t never_attended = 0, same_holder = 0, not_compared = 0;
  std::uint64_t team_meetings = 0, team_attendances = 0, other_meetings = 0, other_attendances = 0;
  std::uint64_t counterparts_meetings = 0, counterparts_attendances = 0;
  std::optional<double> counterparts_hours_per_year;
  std::uint64_t across_on_inferred_tiers = 0, duplicated_without_cost = 0, meetings_without_duration = 0;
  std::uint64_t both_managers_present = 0, layered = 0, with_own_manager = 0, under_a_superior = 0;
  std::vector<DuplicatedFigures> functions; ///< by FunctionId
  std::vector<MeetingCounts> meetings;      ///< by MeetingId
  std::vector<MeetingKind> kinds;           ///< by MeetingId, as counted
  std::vector<CounterpartGroup> groups;     ///< by meeting, then function, then tier
  std::vector<PostId> group_posts;          ///< rising in each group

  /// The posts of a group, rising.
  std::span<const PostId> posts_of(std::size_t group) const;
  /// All figures of a meeting of the model that was measured. O(its groups).
  DuplicatedFigures figures_of(const Model &model, MeetingId meeting) const;
};

/// Duplicated meeting attendance, measures.md section 2: overlapping seats - same meeting, same service,
/// same level. Overlap is not waste and hours are not savings. `kinds`, `attendance`: from attendance.hpp.
/// The model must have meetings. Cannot fail. O(posts + meetings + seats log seats of a
/// meeting).
/// Source: the 3.8 meeting of the 2017 consultation; both_managers_present: Viva Insights' lower-level
/// redundancy.
DuplicatedAttendance duplicated_attendance(const Model &model, const ReducedAttendance &attendance,
                                           std::span<const MeetingKind> kinds,
                                           const DuplicatedAttendanceOptions &options = {});

/// Duplicated attendances that a meeting about a function (none: about none) of exactly these seats would
/// have, were it compared: the groups' sizes less one, added up. One seat a post, in any order; they are
/// reduced first (one a person). O(n log n).
std::uint64_t duplicated_among(const Model &model, FunctionId of_meeting, std::span<const Seat> seats);

} // namespace organograph

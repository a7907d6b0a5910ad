// SPDX-License-Identifier: Apache-2.0
#pragma once

// A series as one meeting: how often, how long, who.

#include "calendar/attendees.hpp"
#include "calendar/calendar_parts.hpp"

#include <cstdint>
#include <vector>

namespace organograph::io::calendar {

struct MeetingSeat {
  Target target = none;
  Role role = Role::optional;
  std::uint32_t taken = 0; ///< occurrences with this seat
};

struct Meeting {
  std::uint32_t occurrences = 0;
  double seconds = 0;             ///< of one occurrence, the mean; 0: not known
  std::vector<MeetingSeat> seats; ///< by target
  Wall first = 0;
  std::uint32_t event = 0; ///< the first one
  std::uint32_t subject = 0;
  bool is_private = false, of_register = false;
};

/// Counts of what has no seat.
struct Unseated {
  std::vector<std::uint32_t> seats; ///< by person: seats in series for which the person is nobody's
  std::uint64_t declined = 0, copies = 0, of_nobody = 0;
};

/// Meetings that a post attends, by their first time and by who attends.
std::vector<Meeting> tallied(const Calendar &calendar, const Gathered &gathered, const Attendees &attendees,
                             Unseated &unseated);

} // namespace organograph::io::calendar

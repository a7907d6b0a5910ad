// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parts of gather(): copies of an event become one, a window is chosen, what is the same meeting is put
// together.

#include "calendar/calendar_parts.hpp"

#include <cstdint>
#include <vector>

namespace organograph::io::calendar {

/// The events of one UID after copies were put together and what is no meeting was left out.
struct Plan {
  std::vector<std::uint32_t> masters;   ///< events that are no overrides; mostly one
  std::vector<std::uint32_t> overrides; ///< by the time that they replace; cancelled ones too
};

/// Puts copies together (a series in several calendars), leaves out and counts what is cancelled, lasts all
/// day, or is shown as free.
std::vector<Plan> plans(Calendar &calendar, ImportReport &report);

/// True for what is no meeting whatever its seats are.
bool is_left_out(const Event &event);

/// Adds a plan's occurrences on these days. False where there are too many: the fault is in the report.
bool add_occurrences(const Calendar &calendar, const Plan &plan, Window days, Patience &patience,
                     ImportReport &report, std::vector<Occurrence> &to);

/// The window that is asked for, or the last twelve months; says which, and what a number in it is a year.
Gathered window_of(const Calendar &calendar, const std::vector<Plan> &plans, const CalendarOptions &options,
                   Patience &patience, ImportReport &report);

/// Series of one organiser and subject, with mostly the same people, are one meeting: rows of a table, which
/// have no UID, and series that were continued under another. Of whom a post is known, that counts, not how
/// the files spell them.
std::vector<Series> clustered(const Calendar &calendar, const Attendees *attendees,
                              std::vector<Series> series);

} // namespace organograph::io::calendar

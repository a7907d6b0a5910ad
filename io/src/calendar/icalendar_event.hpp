// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "calendar/calendar_parts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace organograph::io::calendar {

/// The lines of an event that are read; all others never leave the file.
struct EventLines {
  std::string text;                   ///< a whole component, but for its attendees
  std::vector<std::string> attendees; ///< ATTENDEE lines, unfolded
  std::size_t bytes = 0;              ///< of both
  std::uint64_t line = 0;
  bool is_override = false;
  /// How many there are of DTSTART, DTEND, DURATION, RRULE, RDATE, EXDATE, RECURRENCE-ID, EXRULE.
  std::array<unsigned, 8> times{};
};
inline constexpr std::array<std::string_view, 8> time_properties = {
    "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "EXRULE"};

/// What holds for all events of a file.
struct OfFile {
  std::uint32_t file = 0;
  std::uint32_t zone = Zones::utc; ///< X-WR-TIMEZONE: how times of the world are shown
  bool cancels = false;            ///< METHOD:CANCEL
};

/// What an ATTENDEE line says.
struct Invitation {
  std::uint32_t person = none; ///< of the calendar's people
  Role role = Role::required;
  Answer answer = Answer::unanswered;
  std::string_view left_out; ///< what is counted of it: 'rooms and resources'
};
/// Lines that were read already: most attendees stand in many events with the same words.
using Invitations = std::unordered_map<std::string, Invitation>;

/// Reads the component with libical and adds it. False when reading is to stop. In a program without libical:
/// throws EnvironmentError.
bool read_event(const EventLines &lines, const OfFile &of_file, Invitations &known, Calendar &calendar,
                ImportReport &report);

} // namespace organograph::io::calendar

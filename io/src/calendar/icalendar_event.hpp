// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "calendar/calendar_parts.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace organograph::io::calendar {

/// The lines of an event that are read; all others never leave the file.
struct EventLines {
  std::string text; ///< a whole component
  std::uint64_t line = 0;
  unsigned attendees = 0;
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

/// Reads the component with libical and adds it. False when reading is to stop. In a program without libical:
/// throws EnvironmentError.
bool read_event(const EventLines &lines, const OfFile &of_file, Calendar &calendar, ImportReport &report);

} // namespace organograph::io::calendar

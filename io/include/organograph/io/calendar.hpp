// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/io/import_report.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace organograph::io {

struct CalendarOptions {
  /// First and last day of the window, YYYY-MM-DD, as the calendar shows them; empty: the last twelve months
  /// in the files.
  std::string from, to;
  /// Subjects of meetings. by_source: those of registers, which are written to be read, and none of
  /// calendars and of reports of Teams.
  enum class Subjects : std::uint8_t { by_source, keep, none } subjects = Subjects::by_source;
  /// How 05/06/2025 is read in tables. told: by what fits all dates of a file; where both do, a warning.
  enum class Dates : std::uint8_t { told, day_first, month_first } dates = Dates::told;
  /// Heads of tables: ours, theirs (--map).
  std::vector<std::pair<std::string, std::string>> map;
};

/// What a calendar's attendees are matched with.
struct CalendarModel {
  Draft draft; ///< the model to which the meetings are added
  /// people.csv: e-mail, and post_id or holder_id; perhaps name.
  std::optional<SourceFile> people;
  /// domain, partner_id; perhaps name.
  std::optional<SourceFile> partners;
};

/// Turns calendars (.ics; events of Microsoft Graph as JSON; Outlook's CSV) and attendance registers (tables)
/// into meetings.csv and attendance.csv of a model: the draft is the model with them added (and partners.csv,
/// where partners attend), empty on errors. One event and its copies in all files is one series. The rules,
/// and what is left out: docs/import-calendar.md. No e-mail, telephone number, place or body of an event gets
/// into the draft, the report or a diagnostic. All faults come out in one run. Throws EnvironmentError for an
/// .ics file in a program that was built without libical; else nothing but for memory.
/// Time linear in the bytes and in the occurrences in the window; both are bounded (`calendar-too-large`).
Imported read_calendar(std::span<const SourceFile> files, const CalendarModel &model,
                       const CalendarOptions &options = {});

/// True for what is surely a calendar: .ics, events of Graph, Outlook's CSV. Not for registers. Looks at the
/// first kilobytes.
bool is_calendar(const SourceFile &file);

} // namespace organograph::io

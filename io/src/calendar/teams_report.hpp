// SPDX-License-Identifier: Apache-2.0
#pragma once

// What Teams gives after a meeting: who joined it. A file a meeting; those of one title are one series.

#include "calendar/calendar_parts.hpp"
#include "calendar/table_times.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::calendar {

class TeamsReports {
public:
  TeamsReports(const CalendarOptions &options, Calendar &calendar, ImportReport &report)
      : options_(options), calendar_(calendar), report_(report) {}

  /// False where the table is no such report. Faults go to the report of the import.
  bool read(std::uint32_t file, const tables::Grid &grid);
  /// Gives the meetings to the calendar. Whether day or month comes first, all files together tell.
  void finish();

private:
  struct Time {
    WrittenDate date;
    std::int64_t second; ///< of the day
    bool twelve_hours;
  };
  struct Meeting {
    std::uint32_t file;
    std::uint64_t line;
    std::string title;
    std::optional<Time> start, end;
    std::vector<std::uint32_t> people; ///< of the calendar's, each once
    std::uint32_t organiser = none;
  };

  void read_sections(std::uint32_t file, const tables::Grid &grid, std::size_t begin, std::size_t people,
                     std::size_t end);
  void read_summary(const tables::Grid &grid, std::size_t begin, std::size_t end, Meeting &to) const;
  void read_people(const tables::Grid &grid, std::size_t begin, std::size_t end, Meeting &to);
  void read_log(std::uint32_t file, const tables::Grid &grid);
  void keep(Meeting meeting);
  void add(const Meeting &meeting, const DateOrder &order);
  static std::optional<Time> time_in(std::string_view cell);

  const CalendarOptions &options_;
  Calendar &calendar_;
  ImportReport &report_;
  std::vector<Meeting> meetings_;
};

/// True for text that surely is such a report; looks at the begin of a file, in UTF-8.
bool begins_teams_report(std::string_view begin);

} // namespace organograph::io::calendar

// SPDX-License-Identifier: Apache-2.0
#pragma once

// Dates, times and durations as tables write them.

#include "calendar/calendar_parts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::calendar {

struct WrittenDate {
  enum class Form : std::uint8_t { day, month, serial }; ///< of a month: its first day
  std::optional<std::int64_t> day;                       ///< where the order is clear
  int first = 0, second = 0, year = 0;
  Form form = Form::day;
};

/// 31/12/2025, 31.12.25, 2025-12-31, 31 December 2025, Wed 31-Dec-25, 45299 (a spreadsheet's number of a day
/// of 2000 to 2099), December 2025; perhaps with a time or other words, but no second number. Nothing where
/// it is no day of the calendar. Months in English, German and French.
std::optional<WrittenDate> written_date(std::string_view text);

/// A head over a column of marks: 'Adults board, 8 January 2024 (special)'.
struct DatedHead {
  std::optional<WrittenDate> date;
  std::string name;               ///< what else it says, but for times, brackets and words such as 'meeting'
  bool is_unfinished = false;     ///< no date, though it should be one: 8 Jan, Jan-24, 31/02/2025
  bool may_be_unfinished = false; ///< the same, or 8/1: a day and month, or 8 of something
};
DatedHead dated_head(std::string_view text);

/// The text where it says what meets; empty where it is numbers, months and words such as 'meeting' or 'Q1'.
std::string meeting_name(std::string_view text);

/// Which of day and month comes first in a file.
class DateOrder {
public:
  explicit DateOrder(CalendarOptions::Dates asked) : asked_(asked) {}

  void meet(const WrittenDate &date);
  /// A time with AM or PM: of those who write the month first.
  void meet_twelve_hours() { twelve_hours_ = true; }
  /// True where both orders fit all dates, and nothing was asked.
  bool is_guessed() const;
  bool month_first() const;
  std::optional<std::int64_t> day(const WrittenDate &date) const;

private:
  CalendarOptions::Dates asked_;
  bool day_first_fits_ = true, month_first_fits_ = true, any_ = false, twelve_hours_ = false;
};

/// What was taken for a day though it does not say one: told once a table.
class GuessedDates {
public:
  void meet(const WrittenDate &date, std::uint64_t line, std::string_view cell);
  void say(const tables::Grid &grid, ImportReport &report) const;

private:
  struct Seen {
    std::uint64_t count = 0, line = 0;
    std::int64_t day = 0;
    std::string cell;
  };
  Seen serial_, month_;
};

/// Seconds of the day: 09:00, 9:00:00 PM, 9.30, 9am. A date in front is passed over.
std::optional<std::int64_t> written_time(std::string_view text);
bool has_twelve_hours(std::string_view text);

/// Seconds: 1.5 (hours; minutes where `minutes`), 1:30, 90 min, 2 h. More than 0, at most a week.
std::optional<std::int64_t> written_duration(std::string_view text, bool minutes);

/// The people in a cell: 'Alpha, Alex; Bo Beta <bo@b.example>'. Commas part them where no semicolon does and
/// each part has a blank within.
std::vector<Person> written_people(std::string_view cell);

} // namespace organograph::io::calendar

// SPDX-License-Identifier: Apache-2.0
#pragma once

// Dates, times and durations as tables write them.

#include "calendar/calendar_parts.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace organograph::io::calendar {

/// 31/12/2025, 31.12.25, 2025-12-31 (perhaps with a time behind), 31 December 2025.
struct WrittenDate {
  std::optional<std::int64_t> day; ///< where the order is clear
  int first = 0, second = 0, year = 0;
};
std::optional<WrittenDate> written_date(std::string_view text);

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

/// Seconds of the day: 09:00, 9:00:00 PM, 9.30, 9am. A date in front is passed over.
std::optional<std::int64_t> written_time(std::string_view text);
bool has_twelve_hours(std::string_view text);

/// Seconds: 1.5 (hours; minutes where `minutes`), 1:30, 90 min, 2 h. More than 0, at most a week.
std::optional<std::int64_t> written_duration(std::string_view text, bool minutes);

/// The people in a cell: 'Alpha, Alex; Bo Beta <bo@b.example>'. Commas part them where no semicolon does and
/// each part has a blank within.
std::vector<Person> written_people(std::string_view cell);

} // namespace organograph::io::calendar

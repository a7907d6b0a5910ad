// SPDX-License-Identifier: Apache-2.0
#pragma once

// A slow reference for rules of recurrence: day by day from the start, each asked whether the rule fits it
// (RFC 5545, 3.3.10). It shares nothing with the reader: dates, weekdays and changes of the clock are its
// own.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace organograph::oracle {

struct CivilTime {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0;
  bool operator==(const CivilTime &) const = default;
  auto operator<=>(const CivilTime &) const = default;
};

struct WeekdayOf {
  int weekday = 0;  ///< 0: Monday
  int position = 0; ///< 0: each; 2: the second; -1: the last
};

struct RecurringRule {
  enum class Every { day, week, month, year } every = Every::day;
  int interval = 1;
  std::vector<WeekdayOf> by_day;
  std::vector<int> by_month, by_month_day, by_year_day, by_week, by_position;
  int week_start = 0; ///< 0: Monday
  std::optional<int> count;
  std::optional<CivilTime> until;
};

enum class Clock { london, new_york };

/// Seconds since 1970-01-01 in UTC.
std::int64_t world_time(const CivilTime &time, Clock clock);
/// The days of a month.
int days_of_month(int year, int month);
/// The next day, the same time.
CivilTime next_day(CivilTime time);
CivilTime plus_minutes(CivilTime time, int minutes);
/// 0: Monday.
int weekday_of(const CivilTime &time);
int day_of_year(const CivilTime &time);
/// Week of the year, and how many the year has that the week is of.
struct Week {
  int number, of;
};
Week week_of(const CivilTime &time, int week_start);
bool fits_rule(const RecurringRule &rule, const CivilTime &start, const CivilTime &day);
/// Number of the period (day, week, month, year) that a day lies in, counted from the start's.
int period_of(const RecurringRule &rule, const CivilTime &start, const CivilTime &day);

/// All occurrences from the start to the last day, in order.
std::vector<CivilTime> recurring_days(const RecurringRule &rule, const CivilTime &start,
                                      const CivilTime &last);

/// RRULE:...
std::string rrule(const RecurringRule &rule, Clock clock, bool until_in_utc);
/// 20250331T090000
std::string ical_time(const CivilTime &time);
std::string ical_time(std::int64_t world_time);

} // namespace organograph::oracle

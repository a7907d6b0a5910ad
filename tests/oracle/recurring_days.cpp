// SPDX-License-Identifier: Apache-2.0
#include "oracle/recurring_days.hpp"

#include <algorithm>
#include <cstdio>

namespace organograph::oracle {

namespace {

bool leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// Days since 1970-01-01, counted year by year.
std::int64_t day_number(int year, int month, int day) {
  std::int64_t days = 0;
  for (int y = 1970; y < year; ++y)
    days += leap(y) ? 366 : 365;
  for (int y = year; y < 1970; ++y)
    days -= leap(y) ? 366 : 365;
  for (int m = 1; m < month; ++m)
    days += days_of_month(year, m);
  return days + day - 1;
}

std::int64_t seconds_of(const CivilTime &time) {
  return day_number(time.year, time.month, time.day) * 86'400 + time.hour * 3600 + time.minute * 60;
}

// The day of the nth (or last) Sunday of a month.
int sunday(int year, int month, int nth) {
  std::vector<int> sundays;
  for (int day = 1; day <= days_of_month(year, month); ++day)
    if (weekday_of({year, month, day, 0, 0}) == 6)
      sundays.push_back(day);
  return nth > 0 ? sundays[static_cast<std::size_t>(nth - 1)] : sundays.back();
}

// Seconds that the clock is before UTC at a time of the world.
std::int64_t offset_at(std::int64_t world, int year, Clock clock) {
  std::int64_t begin = 0, end = 0;
  if (clock == Clock::london) {
    begin = day_number(year, 3, sunday(year, 3, -1)) * 86'400 + 3600;
    end = day_number(year, 10, sunday(year, 10, -1)) * 86'400 + 3600;
    return world >= begin && world < end ? 3600 : 0;
  }
  begin = day_number(year, 3, sunday(year, 3, 2)) * 86'400 + 7 * 3600;
  end = day_number(year, 11, sunday(year, 11, 1)) * 86'400 + 6 * 3600;
  return world >= begin && world < end ? -4 * 3600 : -5 * 3600;
}

bool has(const std::vector<int> &list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool has_either(const std::vector<int> &list, int value, int of) {
  return has(list, value) || has(list, value - of - 1);
}

bool fits_weekday(const RecurringRule &rule, const CivilTime &day, bool positions, bool in_month) {
  for (const WeekdayOf &wanted : rule.by_day) {
    if (wanted.weekday != weekday_of(day))
      continue;
    if (wanted.position == 0 || !positions)
      return true;
    // Counted: how many of that weekday up to this day, and from it on.
    int before = 0, behind = 0;
    const int first_month = in_month ? day.month : 1, last_month = in_month ? day.month : 12;
    for (int month = first_month; month <= last_month; ++month)
      for (int d = 1; d <= days_of_month(day.year, month); ++d) {
        if (weekday_of({day.year, month, d, 0, 0}) != wanted.weekday)
          continue;
        before += month < day.month || (month == day.month && d <= day.day);
        behind += month > day.month || (month == day.month && d >= day.day);
      }
    if (wanted.position == before || wanted.position == -behind)
      return true;
  }
  return false;
}

} // namespace

int days_of_month(int year, int month) {
  if (month == 2)
    return leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int weekday_of(const CivilTime &time) {
  const std::int64_t days = day_number(time.year, time.month, time.day) + 3; // 1970-01-01 was a Thursday
  return static_cast<int>((days % 7 + 7) % 7);
}

int day_of_year(const CivilTime &time) {
  return static_cast<int>(day_number(time.year, time.month, time.day) - day_number(time.year, 1, 1)) + 1;
}

CivilTime next_day(CivilTime time) {
  if (++time.day <= days_of_month(time.year, time.month))
    return time;
  time.day = 1;
  if (++time.month <= 12)
    return time;
  time.month = 1;
  ++time.year;
  return time;
}

CivilTime plus_minutes(CivilTime time, int minutes) {
  int total = time.hour * 60 + time.minute + minutes;
  while (total >= 24 * 60) {
    time = next_day(time);
    total -= 24 * 60;
  }
  time.hour = total / 60;
  time.minute = total % 60;
  return time;
}

std::int64_t world_time(const CivilTime &time, Clock clock) {
  const std::int64_t wall = seconds_of(time);
  const std::int64_t summer = clock == Clock::london ? 3600 : -4 * 3600, winter = summer - 3600;
  const bool is_summer = offset_at(wall - summer, time.year, clock) == summer;
  const bool is_winter = offset_at(wall - winter, time.year, clock) == winter;
  if (is_summer) // of a time that is there twice, the first
    return wall - summer;
  return is_winter ? wall - winter : wall - winter; // left out in spring: by the clock before
}

Week week_of(const CivilTime &time, int week_start) {
  // The week belongs to the year that has its fourth day.
  CivilTime fourth = time;
  const int into = (weekday_of(time) - week_start + 7) % 7;
  for (int i = into; i < 3; ++i)
    fourth = next_day(fourth);
  std::int64_t number = day_number(fourth.year, fourth.month, fourth.day) - std::max(0, into - 3);
  int year = fourth.year;
  if (number < day_number(year, 1, 1))
    --year;
  const auto in_year = static_cast<int>(number - day_number(year, 1, 1)); // of the fourth day
  const auto days = static_cast<int>(day_number(year + 1, 1, 1) - day_number(year, 1, 1));
  return {in_year / 7 + 1, in_year / 7 + 1 + (days - 1 - in_year) / 7};
}

int period_of(const RecurringRule &rule, const CivilTime &start, const CivilTime &day) {
  switch (rule.every) {
  case RecurringRule::Every::day:
    return static_cast<int>(day_number(day.year, day.month, day.day) -
                            day_number(start.year, start.month, start.day));
  case RecurringRule::Every::week: {
    const auto week = [&](const CivilTime &time) {
      return day_number(time.year, time.month, time.day) - (weekday_of(time) - rule.week_start + 7) % 7;
    };
    return static_cast<int>((week(day) - week(start)) / 7);
  }
  case RecurringRule::Every::month:
    return (day.year - start.year) * 12 + day.month - start.month;
  case RecurringRule::Every::year:
    break;
  }
  return day.year - start.year;
}

bool fits_rule(const RecurringRule &rule, const CivilTime &start, const CivilTime &day) {
  using Every = RecurringRule::Every;
  if (!rule.by_month.empty() && !has(rule.by_month, day.month))
    return false;
  if (!rule.by_month_day.empty() &&
      !has_either(rule.by_month_day, day.day, days_of_month(day.year, day.month)))
    return false;
  if (!rule.by_year_day.empty() &&
      !has_either(rule.by_year_day, day_of_year(day), leap(day.year) ? 366 : 365))
    return false;
  if (!rule.by_week.empty()) {
    const Week week = week_of(day, rule.week_start);
    if (!has_either(rule.by_week, week.number, week.of))
      return false;
  }
  const bool numbered = !rule.by_month_day.empty() || !rule.by_year_day.empty() || !rule.by_week.empty();
  if (!rule.by_day.empty()) {
    const bool in_month = rule.every == Every::month || !rule.by_month.empty();
    const bool positions = (rule.every == Every::month || rule.every == Every::year) && !numbered;
    return fits_weekday(rule, day, positions, in_month);
  }
  if (!rule.by_month_day.empty() || !rule.by_year_day.empty() || rule.every == Every::day)
    return true;
  if (rule.every == Every::week || !rule.by_week.empty())
    return weekday_of(day) == weekday_of(start);
  return day.day == start.day &&
         (rule.every == Every::month || !rule.by_month.empty() || day.month == start.month);
}

std::vector<CivilTime> recurring_days(const RecurringRule &rule, const CivilTime &start,
                                      const CivilTime &last) {
  std::vector<CivilTime> out, of_period;
  int number = 0;
  const auto close = [&] {
    const auto size = static_cast<int>(of_period.size());
    for (int i = 0; i < size; ++i)
      if (rule.by_position.empty() || has_either(rule.by_position, i + 1, size))
        if (of_period[static_cast<std::size_t>(i)] >= start)
          out.push_back(of_period[static_cast<std::size_t>(i)]);
    of_period.clear();
  };
  CivilTime first = start; // the whole period counts for positions
  if (rule.every == RecurringRule::Every::month || rule.every == RecurringRule::Every::year)
    first.day = 1;
  if (rule.every == RecurringRule::Every::year)
    first.month = 1;
  if (rule.every == RecurringRule::Every::week && !rule.by_position.empty()) {
    CivilTime week = {start.year - 1, 12, 1, start.hour, start.minute};
    while (period_of(rule, start, week) != 0 || (weekday_of(week) != rule.week_start))
      week = next_day(week);
    first = week;
  }
  CivilTime day = first;
  for (int lookahead = 0; lookahead < 400; day = next_day(day)) {
    lookahead += day > last; // to the end of the period
    const int period = period_of(rule, start, day);
    if (period != number) {
      close();
      number = period;
      if (day > last)
        break;
    }
    if (period % rule.interval == 0 && fits_rule(rule, start, day))
      of_period.push_back(day);
  }
  std::erase_if(out, [&](const CivilTime &time) { return rule.until && time > *rule.until; });
  if (rule.count && out.size() > static_cast<std::size_t>(*rule.count))
    out.resize(static_cast<std::size_t>(*rule.count));
  std::erase_if(out, [&](const CivilTime &time) { return time > last; });
  return out;
}

std::string ical_time(const CivilTime &time) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d00", time.year, time.month, time.day, time.hour,
                time.minute);
  return text;
}

std::string ical_time(std::int64_t world) {
  CivilTime time{1970, 1, 1, 0, 0};
  std::int64_t days = world / 86'400;
  while (days-- > 0)
    time = next_day(time);
  return ical_time(plus_minutes(time, static_cast<int>(world % 86'400 / 60))) + "Z";
}

std::string rrule(const RecurringRule &rule, Clock clock, bool until_in_utc) {
  static constexpr const char *names[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
  static constexpr const char *weekdays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  std::string out = std::string("RRULE:FREQ=") + names[static_cast<int>(rule.every)];
  if (rule.interval != 1)
    out += ";INTERVAL=" + std::to_string(rule.interval);
  const auto list = [&](const char *name, const std::vector<int> &values) {
    for (std::size_t i = 0; i < values.size(); ++i)
      out += (i == 0 ? std::string(";") + name + "=" : std::string(",")) + std::to_string(values[i]);
  };
  list("BYMONTH", rule.by_month);
  list("BYWEEKNO", rule.by_week);
  list("BYYEARDAY", rule.by_year_day);
  list("BYMONTHDAY", rule.by_month_day);
  for (std::size_t i = 0; i < rule.by_day.size(); ++i)
    out += (i == 0 ? ";BYDAY=" : ",") +
           (rule.by_day[i].position == 0 ? std::string() : std::to_string(rule.by_day[i].position)) +
           weekdays[rule.by_day[i].weekday];
  list("BYSETPOS", rule.by_position);
  if (rule.week_start != 0)
    out += std::string(";WKST=") + weekdays[rule.week_start];
  if (rule.count)
    out += ";COUNT=" + std::to_string(*rule.count);
  if (rule.until)
    out += ";UNTIL=" + (until_in_utc ? ical_time(world_time(*rule.until, clock)) : ical_time(*rule.until));
  return out;
}

} // namespace organograph::oracle

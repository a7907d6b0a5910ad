// SPDX-License-Identifier: Apache-2.0
// libical's own iterator does not come back from a rule that never occurs (30 February), and takes BYSETPOS
// of weeks for nothing: it reads the rules, expand() follows them.
#include "calendar/icalendar_rule.hpp"

#include <algorithm>
#include <span>

namespace organograph::io::calendar {

namespace {

std::vector<std::int16_t> numbers(std::span<const short> list) {
  std::vector<std::int16_t> out;
  for (const short number : list) {
    if (number == ICAL_RECURRENCE_ARRAY_MAX)
      break;
    out.push_back(number);
  }
  return out;
}

bool within(const std::vector<std::int16_t> &list, int low, int high, bool from_end) {
  return std::ranges::all_of(list, [&](int number) {
    return (number >= low && number <= high) || (from_end && -number >= low && -number <= high);
  });
}

bool take_frequency(icalrecurrencetype_frequency frequency, Recurrence &rule) {
  switch (frequency) {
  case ICAL_DAILY_RECURRENCE:
    rule.every = Recurrence::Every::day;
    return true;
  case ICAL_WEEKLY_RECURRENCE:
    rule.every = Recurrence::Every::week;
    return true;
  case ICAL_MONTHLY_RECURRENCE:
    rule.every = Recurrence::Every::month;
    return true;
  case ICAL_YEARLY_RECURRENCE:
    rule.every = Recurrence::Every::year;
    return true;
  default:
    return false;
  }
}

void take_times(const icalrecurrencetype &from, Wall start, Recurrence &rule) {
  auto hours = numbers(from.by_hour), minutes = numbers(from.by_minute);
  if (hours.empty() && minutes.empty())
    return;
  const auto time = static_cast<std::int32_t>(start - day_of(start) * seconds_a_day);
  if (hours.empty())
    hours.push_back(static_cast<std::int16_t>(time / 3600));
  if (minutes.empty())
    minutes.push_back(static_cast<std::int16_t>(time / 60 % 60));
  for (const std::int16_t hour : hours)
    for (const std::int16_t minute : minutes)
      rule.times.push_back(hour * 3600 + minute * 60 + time % 60);
  std::ranges::sort(rule.times);
  const auto same = std::ranges::unique(rule.times);
  rule.times.erase(same.begin(), same.end());
}

bool take_lists(const icalrecurrencetype &from, Recurrence &rule) {
  rule.months = numbers(from.by_month);
  rule.month_days = numbers(from.by_month_day);
  rule.year_days = numbers(from.by_year_day);
  rule.weeks = numbers(from.by_week_no);
  rule.positions = numbers(from.by_set_pos);
  for (const std::int16_t day : numbers(from.by_day)) {
    const int weekday = icalrecurrencetype_day_day_of_week(day); // 1 is Sunday
    if (weekday < 1 || weekday > 7)
      return false;
    rule.days.emplace_back(static_cast<std::uint8_t>(weekday - 1),
                           static_cast<std::int16_t>(icalrecurrencetype_day_position(day)));
  }
  return within(rule.months, 1, 12, false) && within(rule.month_days, 1, 31, true) &&
         within(rule.year_days, 1, 366, true) && within(rule.weeks, 1, 53, true) &&
         within(rule.positions, 1, 366, true) && within(numbers(from.by_hour), 0, 23, false) &&
         within(numbers(from.by_minute), 0, 59, false);
}

} // namespace

std::optional<Wall> wall_of(const icaltimetype &time) {
  const auto day = day_of_date(time.year, time.month, time.day);
  if (!day || time.hour < 0 || time.hour > 24 || time.minute < 0 || time.minute > 59 || time.second < 0 ||
      time.second > 60)
    return std::nullopt;
  return *day * seconds_a_day + (time.is_date != 0 ? 0 : time.hour * 3600 + time.minute * 60 + time.second);
}

std::optional<Recurrence> recurrence_of(const icalrecurrencetype &from, const Event &event,
                                        const Zones &zones, std::string &why) {
  Recurrence rule;
  if (!take_frequency(from.freq, rule)) {
    why = "it recurs by the hour, minute or second";
    return std::nullopt;
  }
  const auto seconds = numbers(from.by_second);
  if ((from.rscale != nullptr && lower_case(from.rscale) != "gregorian") || from.skip != ICAL_SKIP_OMIT ||
      seconds.size() > 1 || (seconds.size() == 1 && seconds.front() != event.start.wall % 60)) {
    why = "it recurs in another calendar, or by the second";
    return std::nullopt;
  }
  if (from.interval < 1 || from.count < 0 || !take_lists(from, rule)) {
    why = "a number of the rule is out of its range";
    return std::nullopt;
  }
  rule.interval = static_cast<std::uint32_t>(from.interval);
  rule.count = static_cast<std::uint32_t>(from.count);
  rule.week_start =
      static_cast<std::uint8_t>(from.week_start >= ICAL_SUNDAY_WEEKDAY ? from.week_start - 1 : 1);
  take_times(from, event.start.wall, rule);
  if (icaltime_is_null_time(from.until) == 0) {
    const auto until = wall_of(from.until);
    if (!until) { // the year 9999 is how some say 'without end'
      if (from.until.year >= 2200)
        return rule;
      why = "UNTIL is no day between 1900 and 2200";
      return std::nullopt;
    }
    rule.until = from.until.is_date != 0            ? *until + seconds_a_day - 1
                 : icaltime_is_utc(from.until) != 0 ? zones.wall(event.zone, *until)
                                                    : *until;
  }
  return rule;
}

} // namespace organograph::io::calendar

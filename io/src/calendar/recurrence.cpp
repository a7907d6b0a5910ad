// SPDX-License-Identifier: Apache-2.0
#include "calendar/recurrence.hpp"

#include <algorithm>
#include <chrono>

namespace organograph::io::calendar {

namespace {

namespace chr = std::chrono;
using Every = Recurrence::Every;

template <class List, class Value> bool holds(const List &list, Value value) {
  return std::ranges::find(list, value) != list.end();
}

// A day as a rule looks at it.
struct RuleDay {
  std::int64_t number; // since 1970-01-01
  int year, month, day, weekday, days_in_month, day_of_year, days_in_year;

  explicit RuleDay(std::int64_t days) : number(days) {
    const chr::sys_days at{chr::days(days)};
    const chr::year_month_day date(at);
    year = static_cast<int>(date.year());
    month = static_cast<int>(static_cast<unsigned>(date.month()));
    day = static_cast<int>(static_cast<unsigned>(date.day()));
    weekday = static_cast<int>(chr::weekday(at).c_encoding());
    const chr::sys_days new_year{date.year() / 1 / 1};
    const chr::sys_days next_year{(date.year() + chr::years(1)) / 1 / 1};
    day_of_year = static_cast<int>((at - new_year).count()) + 1;
    days_in_year = static_cast<int>((next_year - new_year).count());
    const chr::year_month_day_last end{date.year() / date.month() / chr::last};
    days_in_month = static_cast<int>(static_cast<unsigned>(end.day()));
  }

  void next() {
    if (day == days_in_month) {
      *this = RuleDay(number + 1);
      return;
    }
    ++number;
    ++day;
    ++day_of_year;
    weekday = weekday == 6 ? 0 : weekday + 1;
  }
};

bool fits_number(const std::vector<std::int16_t> &list, int number, int of) {
  return holds(list, number) || holds(list, number - of - 1);
}

// Is it the nth of its weekday among the days of a month or year?
bool fits_weekday(const Recurrence &rule, const RuleDay &day, int number, int of, bool with_positions) {
  return std::ranges::any_of(rule.days, [&](const auto &wanted) {
    if (wanted.first != day.weekday)
      return false;
    if (wanted.second == 0 || !with_positions)
      return true;
    return wanted.second > 0 ? (number - 1) / 7 + 1 == wanted.second
                             : (of - number) / 7 + 1 == -wanted.second;
  });
}

// Week of the year: the first has four days of the year at least. Also counted from the last.
bool fits_week(const Recurrence &rule, const RuleDay &day) {
  const auto first_week = [&](int year) {
    const chr::sys_days new_year{chr::year(year) / 1 / 1};
    const int weekday = static_cast<int>(chr::weekday(new_year).c_encoding());
    const int back = (weekday - rule.week_start + 7) % 7; // to the week's first day
    return new_year.time_since_epoch().count() - back + (back > 3 ? 7 : 0);
  };
  // The days around New Year may be of a week of the year before or after.
  int year = day.year;
  if (day.number < first_week(year))
    --year;
  else if (day.number >= first_week(year + 1))
    ++year;
  const std::int64_t begin = first_week(year);
  const auto weeks = static_cast<int>((first_week(year + 1) - begin) / 7);
  return fits_number(rule.weeks, static_cast<int>((day.number - begin) / 7) + 1, weeks);
}

bool fits_year(const Recurrence &rule, const RuleDay &day, const RuleDay &start) {
  if (!rule.months.empty() && !holds(rule.months, day.month))
    return false;
  if (!rule.year_days.empty() && !fits_number(rule.year_days, day.day_of_year, day.days_in_year))
    return false;
  if (!rule.weeks.empty() && !fits_week(rule, day))
    return false;
  if (!rule.month_days.empty() && !fits_number(rule.month_days, day.day, day.days_in_month))
    return false;
  const bool narrowed = !rule.year_days.empty() || !rule.weeks.empty() || !rule.month_days.empty();
  if (!rule.days.empty())
    return rule.months.empty() ? fits_weekday(rule, day, day.day_of_year, day.days_in_year, !narrowed)
                               : fits_weekday(rule, day, day.day, day.days_in_month, !narrowed);
  if (!rule.year_days.empty() || !rule.month_days.empty())
    return true;
  if (!rule.weeks.empty())
    return day.weekday == start.weekday;
  return day.day == start.day && (!rule.months.empty() || day.month == start.month);
}

bool fits_month(const Recurrence &rule, const RuleDay &day, const RuleDay &start) {
  if (!rule.months.empty() && !holds(rule.months, day.month))
    return false;
  if (!rule.month_days.empty() && !fits_number(rule.month_days, day.day, day.days_in_month))
    return false;
  if (!rule.days.empty())
    return fits_weekday(rule, day, day.day, day.days_in_month, rule.month_days.empty());
  return !rule.month_days.empty() || day.day == start.day;
}

bool fits(const Recurrence &rule, const RuleDay &day, const RuleDay &start) {
  switch (rule.every) {
  case Every::year:
    return fits_year(rule, day, start);
  case Every::month:
    return fits_month(rule, day, start);
  case Every::week:
    return (rule.months.empty() || holds(rule.months, day.month)) &&
           (rule.days.empty() ? day.weekday == start.weekday : fits_weekday(rule, day, 0, 0, false));
  case Every::day:
    break;
  }
  return (rule.months.empty() || holds(rule.months, day.month)) &&
         (rule.month_days.empty() || fits_number(rule.month_days, day.day, day.days_in_month)) &&
         (rule.days.empty() || fits_weekday(rule, day, 0, 0, false));
}

// The periods of a rule: days, weeks, months, years, `interval` of them apart.
class Periods {
public:
  Periods(const Recurrence &rule, const RuleDay &start) : rule_(rule), start_(start) {}

  /// First day of the k-th period, and the first behind it.
  std::pair<std::int64_t, std::int64_t> operator()(std::int64_t k) const {
    const std::int64_t steps = k * rule_.interval;
    switch (rule_.every) {
    case Every::day:
      return {start_.number + steps, start_.number + steps + 1};
    case Every::week: {
      const std::int64_t first = start_.number - (start_.weekday - rule_.week_start + 7) % 7 + 7 * steps;
      return {first, first + 7};
    }
    case Every::month: {
      const std::int64_t month = start_.year * 12LL + start_.month - 1 + steps;
      return {month_begin(month), month_begin(month + 1)};
    }
    case Every::year:
      break;
    }
    return {month_begin((start_.year + steps) * 12), month_begin((start_.year + steps + 1) * 12)};
  }

  /// A period at or before the day.
  std::int64_t before(std::int64_t day) const {
    const std::int64_t days = std::max<std::int64_t>(0, day - start_.number);
    const std::int64_t longest = rule_.every == Every::day     ? 1
                                 : rule_.every == Every::week  ? 7
                                 : rule_.every == Every::month ? 31
                                                               : 366;
    return std::max<std::int64_t>(0, days / (longest * rule_.interval) - 1);
  }

private:
  static std::int64_t month_begin(std::int64_t month) {
    const auto year = chr::year(static_cast<int>(month / 12));
    const auto of_year = chr::month(static_cast<unsigned>(month % 12) + 1);
    return chr::sys_days{year / of_year / 1}.time_since_epoch().count();
  }

  const Recurrence &rule_;
  const RuleDay &start_;
};

// The times of one period, those of `positions` alone where the rule has some.
void expand_period(const Recurrence &rule, const RuleDay &start, std::pair<std::int64_t, std::int64_t> days,
                   Wall start_wall, std::vector<Wall> &times) {
  times.clear();
  for (RuleDay day(days.first); day.number < days.second; day.next()) {
    const std::int64_t number = day.number;
    if (!fits(rule, day, start))
      continue;
    if (rule.times.empty())
      times.push_back(number * seconds_a_day + (start_wall - start.number * seconds_a_day));
    for (const std::int32_t time : rule.times)
      times.push_back(number * seconds_a_day + time);
  }
  if (rule.positions.empty())
    return;
  std::size_t kept = 0;
  const auto all = static_cast<int>(times.size());
  for (int at = 0; at < all; ++at)
    if (fits_number(rule.positions, at + 1, all))
      times[kept++] = times[static_cast<std::size_t>(at)];
  times.resize(kept);
}

} // namespace

bool expand(const Recurrence &rule, Wall start, Wall from, Wall to, std::size_t most, Patience &patience,
            std::vector<Wall> &to_add) {
  const Wall last = rule.until ? std::min(*rule.until, to) : to;
  const RuleDay first_day(day_of(start));
  const Periods periods(rule, first_day);
  std::size_t added = 0;
  std::uint64_t met = 0; // from the start on, for `count`
  const auto meet = [&](Wall wall) {
    ++met;
    if (wall < from || wall > to)
      return true;
    if (++added > most)
      return false;
    to_add.push_back(wall);
    return true;
  };
  if (start > last) // an end before the start is how programs write a series that was deleted
    return true;
  if (!rule.start_must_fit && !meet(start))
    return false;
  std::vector<Wall> times;
  for (std::int64_t k = rule.count != 0 ? 0 : periods.before(day_of(from));; ++k) {
    const auto days = periods(k);
    if (days.first * seconds_a_day > last)
      return true;
    const auto number = static_cast<std::uint64_t>(days.second - days.first);
    if (patience.days < number)
      return false;
    patience.days -= number;
    expand_period(rule, first_day, days, start, times);
    for (const Wall wall : times) {
      if (wall < start || (wall == start && !rule.start_must_fit))
        continue;
      if (wall > last || (rule.count != 0 && met >= rule.count))
        return true;
      if (!meet(wall))
        return false;
    }
    if (rule.count != 0 && met >= rule.count)
      return true;
  }
}

} // namespace organograph::io::calendar

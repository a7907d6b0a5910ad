// SPDX-License-Identifier: Apache-2.0
#include "calendar/series_parts.hpp"

#include <algorithm>
#include <chrono>
#include <limits>

namespace organograph::io::calendar {

namespace {

constexpr std::int64_t unlimited_days =
    std::int64_t{5} * 366; // a rule that goes on longer behind all else has no end
constexpr std::int64_t short_days = 28;

std::int64_t months_later(std::int64_t day, int months) {
  namespace chr = std::chrono;
  const chr::year_month_day date{chr::sys_days{chr::days(day)}};
  chr::year_month_day moved = date + chr::months(months);
  if (!moved.ok())
    moved = moved.year() / moved.month() / chr::last;
  return chr::sys_days{moved}.time_since_epoch().count();
}

std::int64_t month_begin(std::int64_t day) {
  namespace chr = std::chrono;
  const chr::year_month_day date{chr::sys_days{chr::days(day)}};
  return day - static_cast<int>(static_cast<unsigned>(date.day())) + 1;
}

// Which days the files are about: what begins first, what begins last.
struct Reach {
  std::int64_t first = std::numeric_limits<std::int64_t>::max();
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  std::int64_t changed = std::numeric_limits<std::int64_t>::min(); ///< the last change of an event
  bool endless = false;

  bool empty() const { return first > last; }
  bool is_dated() const { return changed != std::numeric_limits<std::int64_t>::min(); }
  void meet(std::int64_t day) {
    first = std::min(first, day);
    last = std::max(last, day);
  }
};

class ReachFinder {
public:
  ReachFinder(const Calendar &calendar, const std::vector<Plan> &plans, Patience &patience,
              ImportReport &report)
      : calendar_(calendar), plans_(plans), patience_(patience), report_(report) {}

  Reach operator()() {
    for (const Plan &plan : plans_) {
      for (const std::uint32_t one : plan.masters)
        meet(calendar_.events[one]);
      for (const std::uint32_t one : plan.overrides)
        if (!is_left_out(calendar_.events[one]))
          meet(calendar_.events[one]);
    }
    const std::int64_t dated = reach_.last;
    for (const Plan &plan : plans_)
      for (const std::uint32_t one : plan.masters)
        if (const std::uint32_t rule = calendar_.events[one].rule;
            rule != none && calendar_.rules[rule].recurrence && !follow(plan, one, dated))
          return reach_;
    if (reach_.endless && reach_.changed > reach_.last)
      reach_.last = reach_.changed;
    if (reach_.endless) // a rule says what the whole year is
      reach_.last = std::max(reach_.last, months_later(reach_.first, 12) - 1);
    return reach_;
  }

private:
  void meet(const Event &event) {
    reach_.meet(day_of(event.start.wall));
    if (event.stamp != 0)
      reach_.changed = std::max(reach_.changed, day_of(event.stamp));
    if (event.rule != none)
      for (const ExtraDate &extra : calendar_.rules[event.rule].added)
        reach_.meet(day_of(extra.moment.wall));
  }

  // Nobody knows what is held later: a year, or as far as the last change; five years behind all else
  // where no change is dated.
  std::int64_t horizon(std::int64_t dated) const {
    const std::int64_t latest = dated + unlimited_days;
    if (!reach_.is_dated())
      return latest;
    return std::min(latest, std::max(reach_.changed, months_later(reach_.first, 12) - 1));
  }

  // The last occurrence of a rule that ends; false after a fault.
  bool follow(const Plan &plan, std::uint32_t master, std::int64_t dated) {
    const Event &event = calendar_.events[master];
    const Recurrence &rule = *calendar_.rules[event.rule].recurrence;
    const std::int64_t start = day_of(event.start.wall), latest = horizon(dated);
    const std::int64_t end = rule.until ? day_of(*rule.until) : latest + 400;
    if ((!rule.until && rule.count == 0) || start > latest || (rule.until && end > latest)) {
      reach_.endless = true;
      return true;
    }
    const std::int64_t begin = rule.until ? std::max(start, end - 400) : start;
    std::vector<Occurrence> found;
    if (!add_occurrences(calendar_, plan, {begin, end}, patience_, report_, found))
      return false;
    if (!rule.until &&
        std::ranges::any_of(found, [&](const auto &one) { return day_of(one.wall) > latest; })) {
      reach_.endless = true;
      return true;
    }
    for (const Occurrence &one : found)
      reach_.meet(day_of(one.wall));
    return true;
  }

  const Calendar &calendar_;
  const std::vector<Plan> &plans_;
  Patience &patience_;
  ImportReport &report_;
  Reach reach_;
};

// 12 / months where the window is of whole months, else 365 / days.
double numbers_a_year(Window window) {
  for (int months = 1; months <= 240; ++months)
    if (months_later(window.first, months) == window.last + 1)
      return 12.0 / months;
  return 365.0 / static_cast<double>(window.last - window.first + 1);
}

// Where nothing is asked for: twelve months, or the whole months that the files are about, if they are few.
Gathered chosen(const Reach &reach) {
  Gathered out;
  out.window = {months_later(reach.last + 1, -12), reach.last};
  if (reach.first <= out.window.first || reach.last - reach.first + 1 < short_days)
    return out;
  const Window months{month_begin(reach.first), months_later(month_begin(reach.last), 1) - 1};
  if (const double a_year = numbers_a_year(months); a_year >= 12.0 / 10) {
    out.window = months;
    out.a_year = a_year;
  }
  return out;
}

Gathered asked(const CalendarOptions &options, const Reach &reach) {
  const auto from = day_of_iso(options.from), to = day_of_iso(options.to);
  Gathered out;
  if (from && to) {
    out.window = {*from, *to};
  } else if (to) {
    out.window = {months_later(*to + 1, -12), *to};
  } else {
    const std::int64_t year = months_later(*from, 12) - 1;
    out.window = {*from, reach.last < *from ? year : std::min(year, reach.last)};
  }
  out.a_year = numbers_a_year(out.window);
  return out;
}

} // namespace

Gathered window_of(const Calendar &calendar, const std::vector<Plan> &plans, const CalendarOptions &options,
                   Patience &patience, ImportReport &report) {
  const bool is_asked = !options.from.empty() || !options.to.empty();
  Reach reach;
  if (options.from.empty() || options.to.empty())
    reach = ReachFinder(calendar, plans, patience, report)();
  if (reach.empty() && !is_asked)
    return {{1, 0}, 1, {}, {}};
  Gathered out = is_asked ? asked(options, reach) : chosen(reach);
  if (!is_asked && reach.is_dated() && out.window.last - reach.changed > short_days)
    out.changed = reach.changed;
  std::string said =
      "meetings from " + iso_day(out.window.first) + " to " + iso_day(out.window.last) +
      " were counted: " + (is_asked ? "the window that was given" : "the last twelve months in the files");
  if (out.a_year != 1)
    said += (is_asked ? "" : ", which are about less") + std::string("; numbers a year are ") +
            number_text(out.a_year) + " times those counted";
  if (!is_asked || out.a_year != 1)
    report.diagnostics.push_back({Code::calendar_window, {}, 0, 0, {}, said, {}, {}});
  report.note({{}, 0, {}, {}, iso_day(out.window.first) + " to " + iso_day(out.window.last), said});
  const std::int64_t days = is_asked ? out.window.last - out.window.first + 1 : reach.last - reach.first + 1;
  if (days < short_days)
    report.diagnostics.push_back(
        {Code::short_window,
         {},
         0,
         0,
         {},
         (is_asked ? "the window is of " : "the files are about ") +
             counted(static_cast<std::uint64_t>(days), "day") +
             (out.a_year != 1 ? ": numbers a year are " + number_text(out.a_year) + " times those counted"
                              : ": numbers a year are those counted, as if it were a year"),
         {},
         {}});
  return out;
}

} // namespace organograph::io::calendar

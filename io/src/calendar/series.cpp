// SPDX-License-Identifier: Apache-2.0
#include "calendar/series_parts.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace organograph::io::calendar {

namespace {

// Of copies of one event: the newest, with what the others of its version add. Older versions say nothing.
class Copies {
public:
  Copies(Calendar &calendar, ImportReport &report) : calendar_(calendar), report_(report) {}

  std::uint32_t joined(std::vector<std::uint32_t> copies) {
    if (copies.size() == 1)
      return copies.front();
    report_.leave_out("further copies of an event", copies.size() - 1);
    std::ranges::sort(copies, {}, [&](std::uint32_t one) {
      const Event &event = calendar_.events[one];
      return std::tuple(event.version, event.stamp, std::numeric_limits<std::uint32_t>::max() - one);
    });
    Event best = calendar_.events[copies.back()];
    std::erase_if(copies, [&](std::uint32_t one) { return calendar_.events[one].version != best.version; });
    for (const std::uint32_t one : copies) {
      best.free &= calendar_.events[one].free;
      best.is_private |= calendar_.events[one].is_private;
      if (best.organiser == none)
        best.organiser = calendar_.events[one].organiser;
    }
    join_seats(copies, best);
    calendar_.events[copies.back()] = best;
    return copies.back();
  }

private:
  // The latest word of each: 'no answer' is none.
  void join_seats(const std::vector<std::uint32_t> &copies, Event &best) {
    std::map<std::uint32_t, Seat> seats;
    for (const std::uint32_t one : copies) // the newest last
      for (const Seat &seat : calendar_.seats_of(calendar_.events[one])) {
        const auto [place, is_new] = seats.try_emplace(seat.person, seat);
        if (is_new)
          continue;
        place->second.role = seat.role;
        if (seat.answer != Answer::unanswered)
          place->second.answer = seat.answer;
      }
    best.seats_begin = calendar_.seats.size();
    for (const auto &[person, seat] : seats)
      calendar_.seats.push_back(seat);
    best.seats_end = calendar_.seats.size();
  }

  Calendar &calendar_;
  ImportReport &report_;
};

// Of several events under one key; the keys in rising order.
template <class Key>
std::map<Key, std::vector<std::uint32_t>> by_key(const std::vector<std::uint32_t> &events, auto key_of) {
  std::map<Key, std::vector<std::uint32_t>> out;
  for (const std::uint32_t one : events)
    out[key_of(one)].push_back(one);
  return out;
}

class PlanMaker {
public:
  PlanMaker(Calendar &calendar, ImportReport &report)
      : calendar_(calendar), report_(report), copies_(calendar, report) {}

  Plan plan(const std::vector<std::uint32_t> &events) {
    std::vector<std::uint32_t> masters, overrides;
    for (const std::uint32_t one : events)
      (calendar_.events[one].instead_of ? overrides : masters).push_back(one);
    Plan out;
    take_masters(masters, out);
    const auto replaced = [&](std::uint32_t one) {
      const Moment &moment = *calendar_.events[one].instead_of;
      return std::pair(moment.at, moment.is_day);
    };
    for (auto &[time, same] : by_key<std::pair<Instant, bool>>(overrides, replaced))
      out.overrides.push_back(copies_.joined(std::move(same)));
    const bool all_cancelled =
        !out.masters.empty() &&
        std::ranges::all_of(out.masters, [&](std::uint32_t one) { return calendar_.events[one].cancelled; });
    if (all_cancelled)
      out.overrides.clear();
    for (const std::uint32_t one : out.masters)
      count(calendar_.events[one]);
    for (const std::uint32_t one : out.overrides)
      count(calendar_.events[one]);
    std::erase_if(out.masters, [&](std::uint32_t one) { return is_left_out(calendar_.events[one]); });
    return out;
  }

private:
  // A meeting that was put off has a new version; copies of the old one may be left in other calendars.
  void take_masters(std::vector<std::uint32_t> &masters, Plan &out) {
    std::int64_t newest = std::numeric_limits<std::int64_t>::min();
    for (const std::uint32_t one : masters)
      newest = std::max(newest, calendar_.events[one].version);
    const auto old =
        std::erase_if(masters, [&](std::uint32_t one) { return calendar_.events[one].version != newest; });
    if (old > 0)
      report_.leave_out("older versions of an event", old);
    const auto start = [&](std::uint32_t one) { return calendar_.events[one].start.at; };
    for (auto &[time, same] : by_key<Instant>(masters, start))
      out.masters.push_back(copies_.joined(std::move(same)));
  }

  void count(const Event &event) {
    if (event.cancelled)
      report_.leave_out("cancelled events");
    else if (event.all_day)
      report_.leave_out("all-day events");
    else if (event.free)
      report_.leave_out("events shown as free");
  }

  Calendar &calendar_;
  ImportReport &report_;
  Copies copies_;
};

// The occurrences of one master, before overrides.
bool expand_master(const Calendar &calendar, std::uint32_t master, Wall from, Wall to, Patience &patience,
                   std::vector<Occurrence> &out) {
  const Event &event = calendar.events[master];
  if (event.rule == none) {
    if (event.start.wall >= from && event.start.wall <= to)
      out.push_back({event.start.at, event.start.wall, event.seconds, master});
    return true;
  }
  const Rule &rule = calendar.rules[event.rule];
  std::vector<Wall> walls;
  if (!rule.recurrence)
    walls.push_back(event.start.wall);
  else if (!expand(*rule.recurrence, event.start.wall, from, to, limits.occurrences, patience, walls))
    return false;
  for (const Wall wall : walls)
    if (wall >= from && wall <= to)
      out.push_back({calendar.zones.instant(event.zone, wall), wall, event.seconds, master});
  for (const ExtraDate &extra : rule.added) {
    // A day alone has the start's time of day.
    const Wall wall = extra.moment.wall +
                      (extra.moment.is_day ? event.start.wall - day_of(event.start.wall) * seconds_a_day : 0);
    if (wall >= from && wall <= to)
      out.push_back({extra.moment.is_day ? calendar.zones.instant(event.zone, wall) : extra.moment.at, wall,
                     extra.seconds < 0 ? event.seconds : extra.seconds, master});
  }
  std::ranges::stable_sort(out, {}, &Occurrence::at);
  const auto same = std::ranges::unique(out, {}, &Occurrence::at);
  out.erase(same.begin(), same.end());
  std::vector<Instant> times;
  std::vector<std::int64_t> days;
  for (const Moment &moment : rule.left_out)
    moment.is_day ? days.push_back(day_of(moment.wall)) : times.push_back(moment.at);
  std::ranges::sort(times);
  std::ranges::sort(days);
  std::erase_if(out, [&](const Occurrence &one) {
    return std::ranges::binary_search(times, one.at) || std::ranges::binary_search(days, day_of(one.wall));
  });
  return true;
}

// Overrides of a plan, asked for each of its occurrences.
class Overrides {
public:
  Overrides(const Calendar &calendar, const Plan &plan) : calendar_(calendar) {
    for (const std::uint32_t one : plan.overrides) {
      const Event &event = calendar.events[one];
      if (event.instead_of->is_day)
        days_.push_back(day_of(event.instead_of->wall));
      else
        times_.push_back(event.instead_of->at); // rising
      if (event.and_later && !is_left_out(event))
        later_.push_back(one);
    }
    std::ranges::sort(days_);
  }

  Wall longest_shift() const {
    Wall longest = 0;
    for (const std::uint32_t one : later_) {
      const Event &event = calendar_.events[one];
      longest = std::max(longest, std::abs(event.start.wall - event.instead_of->wall));
    }
    return std::min(longest, 366 * seconds_a_day);
  }

  bool replace(const Occurrence &one) const {
    return std::ranges::binary_search(times_, one.at) || std::ranges::binary_search(days_, day_of(one.wall));
  }

  /// Moves what follows an override that is for all later ones too.
  void move(Occurrence &one) const {
    for (auto at = later_.rbegin(); at != later_.rend(); ++at) {
      const Event &event = calendar_.events[*at];
      if (one.at < event.instead_of->at)
        continue;
      one.wall += event.start.wall - event.instead_of->wall;
      one.at = calendar_.zones.instant(event.zone, one.wall);
      one.seconds = event.seconds;
      one.event = *at;
      return;
    }
  }

private:
  const Calendar &calendar_;
  std::vector<Instant> times_;
  std::vector<std::int64_t> days_;
  std::vector<std::uint32_t> later_;
};

} // namespace

bool is_left_out(const Event &event) {
  return event.cancelled || event.all_day || event.free;
}

std::vector<Plan> plans(Calendar &calendar, ImportReport &report) {
  std::vector<std::vector<std::uint32_t>> groups;
  std::unordered_map<std::uint32_t, std::size_t> by_uid;
  for (std::uint32_t one = 0; one < calendar.events.size(); ++one) {
    const std::uint32_t uid = calendar.events[one].uid;
    if (uid == 0) {
      groups.push_back({one});
      continue;
    }
    const auto [place, is_new] = by_uid.try_emplace(uid, groups.size());
    if (is_new)
      groups.emplace_back();
    groups[place->second].push_back(one);
  }
  PlanMaker maker(calendar, report);
  std::vector<Plan> out;
  for (const auto &group : groups)
    if (Plan plan = maker.plan(group); !plan.masters.empty() || !plan.overrides.empty())
      out.push_back(std::move(plan));
  return out;
}

bool add_occurrences(const Calendar &calendar, const Plan &plan, Window days, Patience &patience,
                     ImportReport &report, std::vector<Occurrence> &to) {
  const Overrides overrides(calendar, plan);
  const Wall slack = overrides.longest_shift();
  const Wall first = days.first * seconds_a_day, last = (days.last + 1) * seconds_a_day - 1;
  const std::size_t before = to.size();
  std::vector<Occurrence> of_master;
  const auto add = [&](const Occurrence &one) {
    if (one.wall >= first && one.wall <= last)
      to.push_back(one);
  };
  for (const std::uint32_t master : plan.masters) {
    of_master.clear();
    if (!expand_master(calendar, master, first - slack, last + slack, patience, of_master)) {
      const Event &event = calendar.events[master];
      report.diagnostics.push_back(
          fault(calendar, event.file, event.line, Code::calendar_too_large,
                "a series has more than " + std::to_string(limits.occurrences) +
                    " occurrences in the window, or the files more than can be followed"));
      return false;
    }
    for (Occurrence &one : of_master)
      if (!overrides.replace(one)) {
        overrides.move(one);
        add(one);
      }
  }
  for (const std::uint32_t one : plan.overrides)
    if (const Event &event = calendar.events[one]; !is_left_out(event))
      add({event.start.at, event.start.wall, event.seconds, one});
  if (to.size() - before <= limits.occurrences + limits.dates)
    return true;
  const Event &event = calendar.events[to.back().event];
  report.diagnostics.push_back(fault(calendar, event.file, event.line, Code::calendar_too_large,
                                     "a series has more occurrences in the window than meetings have"));
  return false;
}

namespace {

const Event &first_event(const Calendar &calendar, const Plan &plan) {
  return calendar.events[plan.masters.empty() ? plan.overrides.front() : plan.masters.front()];
}

// What is booked far ahead takes the window with it: what is lost by that is no news of the files' year.
void warn_of_earlier(const Gathered &gathered, std::uint64_t earlier, const Event &first,
                     const Calendar &calendar, ImportReport &report) {
  report.diagnostics.push_back(
      fault(calendar, first.file, first.line, Code::short_window,
            "the files go on to " + iso_day(gathered.window.last) + ", long after their last change (" +
                iso_day(*gathered.changed) + "): " + std::to_string(earlier) +
                (earlier == 1 ? " event or series lies" : " events and series lie") +
                " before the window that was chosen, this the first of them",
            "a window that ends with what was held, such as --to " + iso_day(*gathered.changed)));
}

} // namespace

Gathered gather(Calendar &calendar, const CalendarOptions &options, ImportReport &report,
                const Attendees *attendees) {
  const std::vector<Plan> all = plans(calendar, report);
  Patience patience;
  Gathered gathered = window_of(calendar, all, options, patience, report);
  std::uint64_t occurrences = 0, outside = 0, earlier = 0;
  const Event *first_earlier = nullptr;
  for (const Plan &plan : all) {
    Series series;
    if (!add_occurrences(calendar, plan, gathered.window, patience, report, series.occurrences))
      return gathered;
    if (series.occurrences.empty()) {
      ++outside;
      const Event &event = first_event(calendar, plan);
      if (day_of(event.start.wall) < gathered.window.first && earlier++ == 0)
        first_earlier = &event;
      continue;
    }
    occurrences += series.occurrences.size();
    if (occurrences > limits.all_occurrences) {
      report.diagnostics.push_back(fault(calendar, 0, 0, Code::calendar_too_large,
                                         "the files have more than " +
                                             std::to_string(limits.all_occurrences) +
                                             " occurrences in the window"));
      return gathered;
    }
    std::ranges::stable_sort(series.occurrences, {}, &Occurrence::at);
    const Event &event = first_event(calendar, plan);
    series.subject = event.subject;
    series.organiser = event.organiser;
    series.is_private = std::ranges::any_of(
        series.occurrences, [&](const Occurrence &one) { return calendar.events[one.event].is_private; });
    series.of_register = event.of_register;
    gathered.series.push_back(std::move(series));
  }
  if (outside > 0)
    report.leave_out("events and series outside of the window", outside);
  if (gathered.changed && first_earlier != nullptr)
    warn_of_earlier(gathered, earlier, *first_earlier, calendar, report);
  gathered.series = clustered(calendar, attendees, std::move(gathered.series));
  return gathered;
}

} // namespace organograph::io::calendar

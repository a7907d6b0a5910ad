// SPDX-License-Identifier: Apache-2.0
#include "calendar/tally.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace organograph::io::calendar {

namespace {

class Tally {
public:
  Tally(const Calendar &calendar, const Attendees &attendees, Unseated &unseated)
      : calendar_(calendar), attendees_(attendees), unseated_(unseated) {}

  Meeting meeting(const Series &series) {
    Meeting out;
    out.first = series.occurrences.front().wall;
    out.event = series.occurrences.front().event;
    out.subject = series.subject;
    out.is_private = series.is_private;
    out.of_register = series.of_register;
    add_occurrences(series, out);
    for (const auto &[event, times] : alone_)
      add(seats_of({event}), times);
    for (const auto &[target, seat] : seats_)
      out.seats.push_back({target, seat.role, seat.taken});
    count_people();
    clear();
    return out;
  }

private:
  struct Here {
    Role role = Role::optional;
    bool taken = false;
  };

  // Occurrences at the same time are one: the same meeting in several calendars.
  void add_occurrences(const Series &series, Meeting &out) {
    double seconds = 0;
    std::uint32_t known = 0;
    const auto &all = series.occurrences;
    for (std::size_t at = 0; at < all.size();) {
      std::vector<std::uint32_t> same;
      std::int64_t longest = 0;
      const Instant time = all[at].at;
      for (; at < all.size() && all[at].at == time; ++at) {
        longest = std::max(longest, all[at].seconds);
        if (std::ranges::find(same, all[at].event) == same.end())
          same.push_back(all[at].event);
      }
      ++out.occurrences;
      seconds += static_cast<double>(longest);
      known += longest > 0;
      if (same.size() == 1) {
        ++alone_[same.front()];
      } else {
        unseated_.copies += same.size() - 1;
        add(seats_of(same), 1);
      }
    }
    out.seconds = known == 0 ? 0 : seconds / known;
  }

  // Who has a seat at an occurrence of which these are the copies.
  std::map<Target, Here> seats_of(const std::vector<std::uint32_t> &events) {
    std::map<Target, Here> here;
    for (const std::uint32_t event : events)
      for (const Seat &seat : calendar_.seats_of(calendar_.events[event])) {
        if (seat.answer == Answer::outside)
          continue;
        const bool declined = seat.answer == Answer::declined;
        auto &person = people_.try_emplace(seat.person, true).first->second;
        person &= declined; // of all occurrences
        if (declined)
          continue;
        const Target target = attendees_.target(seat.person);
        if (target == none)
          continue;
        Here &one = here[target];
        one.role = std::max(one.role, seat.role);
        one.taken |= seat.answer != Answer::absent;
      }
    return here;
  }

  void add(const std::map<Target, Here> &here, std::uint32_t times) {
    for (const auto &[target, one] : here) {
      MeetingSeat &seat = seats_[target];
      seat.role = std::max(seat.role, one.role);
      seat.taken += one.taken ? times : 0;
    }
  }

  void count_people() {
    for (const auto &[person, declined] : people_) {
      unseated_.declined += declined;
      if (!declined && attendees_.target(person) == none)
        ++unseated_.seats[person];
    }
  }

  void clear() {
    alone_.clear();
    seats_.clear();
    people_.clear();
  }

  const Calendar &calendar_;
  const Attendees &attendees_;
  Unseated &unseated_;
  std::map<std::uint32_t, std::uint32_t> alone_; // events, and how often
  std::map<Target, MeetingSeat> seats_;
  std::map<std::uint32_t, bool> people_; // whether they always declined
};

std::vector<Target> targets_of(const Meeting &meeting) {
  std::vector<Target> targets;
  for (const MeetingSeat &seat : meeting.seats)
    targets.push_back(seat.target);
  return targets;
}

} // namespace

std::vector<Meeting> tallied(const Calendar &calendar, const Gathered &gathered, const Attendees &attendees,
                             Unseated &unseated) {
  unseated.seats.assign(calendar.people.all().size(), 0);
  Tally tally(calendar, attendees, unseated);
  std::vector<Meeting> meetings;
  for (const Series &series : gathered.series) {
    Meeting meeting = tally.meeting(series);
    const bool of_posts = std::ranges::any_of(
        meeting.seats, [&](const MeetingSeat &seat) { return attendees.is_post(seat.target); });
    if (of_posts)
      meetings.push_back(std::move(meeting));
    else
      ++unseated.of_nobody;
  }
  // What every source of the same meetings says: the same numbers for the same meetings.
  std::ranges::stable_sort(meetings, [](const Meeting &a, const Meeting &b) {
    if (a.first != b.first)
      return a.first < b.first;
    return std::pair(targets_of(a), a.occurrences) < std::pair(targets_of(b), b.occurrences);
  });
  return meetings;
}

} // namespace organograph::io::calendar

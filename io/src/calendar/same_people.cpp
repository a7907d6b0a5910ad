// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendar_parts.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace organograph::io::calendar {

namespace {

// 'Bo Beta and Cy Gamma': the people, if each has two words at least; else none.
std::vector<std::string> joined_names(std::string_view text) {
  constexpr std::string_view words[] = {" and ", " & ", " und ", " et "};
  std::vector<std::string> out;
  for (bool more = true; more;) {
    std::size_t end = std::string_view::npos, size = 0;
    for (const std::string_view word : words)
      if (const std::size_t at = text.find(word); at < end) {
        end = at;
        size = word.size();
      }
    more = end != std::string_view::npos;
    const std::string_view name = without_blanks(text.substr(0, end));
    if (name.find(' ') == std::string_view::npos)
      return {};
    out.emplace_back(name);
    text.remove_prefix(more ? end + size : text.size());
  }
  return out.size() > 1 ? out : std::vector<std::string>{};
}

} // namespace

void part_joined_people(Calendar &calendar, const std::function<bool(std::uint32_t)> &is_known) {
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> parted;
  for (std::uint32_t i = 0, count = static_cast<std::uint32_t>(calendar.people.all().size()); i < count;
       ++i) {
    const Person one = calendar.people.all()[i];
    // Of 'Bo Beta (Chair) and Cy Gamma' the first is known without what stands behind the bracket.
    if (!one.address.empty() || (one.name.find('(') == std::string::npos && is_known(i)))
      continue;
    for (const std::string &name : joined_names(one.name))
      parted[i].push_back(calendar.people.number({}, name));
  }
  if (parted.empty())
    return;
  std::vector<Seat> seats;
  for (Event &event : calendar.events) {
    const std::size_t begin = seats.size();
    for (const Seat &seat : calendar.seats_of(event))
      if (const auto at = parted.find(seat.person); at == parted.end())
        seats.push_back(seat);
      else
        for (const std::uint32_t person : at->second)
          seats.push_back({person, seat.role, seat.answer});
    event.seats_begin = begin;
    event.seats_end = seats.size();
  }
  calendar.seats = std::move(seats);
}

void join_people(Calendar &calendar) {
  const std::vector<Person> &all = calendar.people.all();
  std::unordered_map<std::string, std::uint32_t> with_address; // none: several of one name
  for (std::uint32_t i = 0; i < all.size(); ++i)
    if (!all[i].address.empty() && !all[i].name.empty()) {
      const auto [place, is_new] = with_address.try_emplace(tables::folded(all[i].name), i);
      if (!is_new)
        place->second = none;
    }
  std::vector<std::uint32_t> same(all.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    same[i] = i;
    if (!all[i].address.empty())
      continue;
    const auto at = with_address.find(tables::folded(all[i].name));
    if (at != with_address.end() && at->second != none)
      same[i] = at->second;
  }
  for (Seat &seat : calendar.seats)
    seat.person = same[seat.person];
  for (Event &event : calendar.events)
    if (event.organiser != none)
      event.organiser = same[event.organiser];
}

void settle_floating(Calendar &calendar) {
  std::map<std::uint32_t, std::size_t> zones; // how many events
  for (const Event &event : calendar.events)
    if (!event.floating && event.zone != Zones::utc)
      ++zones[event.zone];
  if (zones.empty())
    return;
  const std::uint32_t most =
      std::ranges::max_element(zones, {}, [](const auto &zone) { return zone.second; })->first;
  for (Event &event : calendar.events) {
    if (!event.floating)
      continue;
    event.zone = most;
    event.start.at = calendar.zones.instant(most, event.start.wall);
    const auto settle = [&](Moment &moment) {
      if (moment.at == moment.wall) // no zone of its own
        moment.at = calendar.zones.instant(most, moment.wall);
    };
    if (event.instead_of)
      settle(*event.instead_of);
    if (event.rule == none)
      continue;
    for (ExtraDate &extra : calendar.rules[event.rule].added)
      settle(extra.moment);
    std::ranges::for_each(calendar.rules[event.rule].left_out, settle);
  }
}

} // namespace organograph::io::calendar

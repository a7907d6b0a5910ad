// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendar_parts.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

namespace organograph::io::calendar {

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

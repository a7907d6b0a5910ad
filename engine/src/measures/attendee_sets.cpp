// SPDX-License-Identifier: Apache-2.0
#include "measures/attendee_sets.hpp"

#include "measures/sort_few.hpp"
#include "organograph/engine/detail/big_array.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <numeric>

namespace organograph::detail {
namespace attendee_sets_parts {
namespace {

constexpr std::size_t sets_ahead = 6; // whose attendees' numbers are on their way from memory

template <class Fn> void for_each_attendee(const Model &model, std::size_t meeting, Fn fn) {
  for (const Seat &seat : model->meetings->seats[meeting])
    fn(index(seat.post));
  for (const PartnerId partner : model->meetings->partners[meeting])
    fn(model->posts.size() + index(partner));
}

std::size_t attendee_number(const Meetings &meetings, std::size_t meeting) {
  return meetings.seats[meeting].size() + meetings.partners[meeting].size();
}

// The place of each value when all are put in rising order, equal ones as they stand.
BigArray<std::uint32_t> places_by_value(const BigArray<std::uint32_t> &values) {
  std::vector<std::uint32_t> next; // by value: the first place not given yet
  for (const std::uint32_t value : values) {
    if (next.size() < value + std::size_t{2})
      next.resize(value + std::size_t{2});
    ++next[value + 1];
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  BigArray<std::uint32_t> places(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    places[i] = next[values[i]]++;
  return places;
}

// Number of each attendee, rarer ones first. Meetings of one attendee count too: any order will do.
BigArray<std::uint32_t> by_rarity(const Model &model) {
  const Meetings &meetings = *model->meetings;
  BigArray<std::uint32_t> uses(model->posts.size() + (model->partners ? model->partners->size() : 0), 0);
  for (const Seat &seat : meetings.seats.items)
    ++uses[index(seat.post)];
  for (const PartnerId partner : meetings.partners.items)
    ++uses[model->posts.size() + index(partner)];
  return places_by_value(uses);
}

AttendeeSets sets_of_series(const Model &model, unsigned threads) {
  const Meetings &meetings = *model->meetings;
  AttendeeSets out;
  std::vector<std::uint32_t> &from = out.first_of_size;
  BigArray<std::uint32_t> sizes;
  std::vector<MeetingId> several;
  for (std::size_t m = 0; m < meetings.size(); ++m)
    if (const std::size_t size = attendee_number(meetings, m); size >= 2) {
      several.push_back(id_at<MeetingId>(m));
      sizes.push_back(static_cast<std::uint32_t>(size));
    }
  const auto place = places_by_value(sizes);
  out.meeting.resize(several.size());
  for (std::size_t i = 0; i < several.size(); ++i)
    out.meeting[place[i]] = several[i];
  out.attendees.offsets.reserve(out.meeting.size() + 1);
  out.attendees.offsets.push_back(0);
  for (std::uint32_t set = 0; set < out.meeting.size(); ++set) {
    const std::size_t size = attendee_number(meetings, index(out.meeting[set]));
    from.resize(std::max(from.size(), size + 1), set);
    out.attendees.offsets.push_back(out.attendees.offsets.back() + static_cast<std::uint32_t>(size));
  }
  out.attendees.items.resize(out.attendees.offsets.back());
  const BigArray<std::uint32_t> rank = by_rarity(model);
  out.attendee_count = static_cast<std::uint32_t>(rank.size());
  for_each_block(out.meeting.size(), 4096, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t set = first; set < last; ++set) {
      if (set + sets_ahead < last)
        for_each_attendee(model, index(out.meeting[set + sets_ahead]),
                          [&](std::size_t attendee) { prefetch(&rank[attendee]); });
      std::uint32_t *const begin = out.attendees.items.data() + out.attendees.offsets[set];
      std::uint32_t *end = begin;
      for_each_attendee(model, index(out.meeting[set]),
                        [&](std::size_t attendee) { *end++ = rank[attendee]; });
      sort_few(std::span(begin, end));
    }
  });
  return out;
}

// Sets that may be joined, those with the same attendees beside each other.
std::vector<std::uint32_t> by_likeness(const AttendeeSets &sets, std::uint32_t joins_from) {
  std::vector<std::uint32_t> with_rarest(sets.attendee_count, 0);
  for (std::size_t set = 0; set < sets.meeting.size(); ++set)
    ++with_rarest[sets.attendees[set].front()];
  struct Hashed {
    std::uint64_t hash;
    std::uint32_t set;
  };
  std::vector<Hashed> hashed;
  for (std::uint32_t set = 0; set < sets.meeting.size(); ++set) {
    const auto attendees = sets.attendees[set];
    if (with_rarest[attendees.front()] <= joins_from)
      continue;
    std::uint64_t hash = 0;
    for (const std::uint32_t attendee : attendees)
      hash = ((hash ^ attendee) * 0x9e3779b97f4a7c15U) ^ (hash >> 29U);
    hashed.push_back({hash, set});
  }
  std::ranges::sort(hashed, {}, [](const Hashed &each) { return std::pair(each.hash, each.set); });
  std::vector<std::uint32_t> out;
  for (const Hashed &each : hashed)
    out.push_back(each.set);
  return out;
}

// Removes sets that are the same as an earlier one; they were noted in `more`.
void remove(const std::vector<std::uint8_t> &is_same, AttendeeSets &from) {
  AttendeeSets out;
  out.attendee_count = from.attendee_count;
  out.attendees.offsets.push_back(0);
  std::vector<std::uint32_t> becomes(is_same.size());
  for (std::uint32_t set = 0; set < is_same.size(); ++set) {
    if (is_same[set] != 0)
      continue;
    const auto attendees = from.attendees[set];
    becomes[set] = static_cast<std::uint32_t>(out.meeting.size());
    out.first_of_size.resize(std::max(out.first_of_size.size(), attendees.size() + 1), becomes[set]);
    out.meeting.push_back(from.meeting[set]);
    out.attendees.items.insert(out.attendees.items.end(), attendees.begin(), attendees.end());
    out.attendees.offsets.push_back(static_cast<std::uint32_t>(out.attendees.items.size()));
  }
  for (const auto &[set, meeting] : from.more)
    out.more.emplace_back(becomes[set], meeting);
  std::ranges::sort(out.more);
  from = std::move(out);
}

void join_same(std::uint32_t joins_from, AttendeeSets &sets) {
  const std::vector<std::uint32_t> order = by_likeness(sets, joins_from);
  std::vector<std::uint8_t> is_same(sets.meeting.size());
  for (std::size_t i = 1, first = 0; i < order.size(); ++i)
    if (std::ranges::equal(sets.attendees[order[first]], sets.attendees[order[i]])) {
      is_same[order[i]] = 1;
      sets.more.emplace_back(order[first], sets.meeting[order[i]]);
    } else {
      first = i;
    }
  if (!sets.more.empty())
    remove(is_same, sets);
}

} // namespace
} // namespace attendee_sets_parts

std::span<const std::pair<std::uint32_t, MeetingId>> AttendeeSets::more_of(std::uint32_t set) const {
  if (more.empty())
    return {};
  const auto [first, last] =
      std::ranges::equal_range(more, set, {}, &std::pair<std::uint32_t, MeetingId>::first);
  return {first, last};
}

AttendeeSets attendee_sets(const Model &model, unsigned threads, std::uint32_t joins_from) {
  AttendeeSets out = attendee_sets_parts::sets_of_series(model, threads);
  attendee_sets_parts::join_same(joins_from, out);
  return out;
}

} // namespace organograph::detail

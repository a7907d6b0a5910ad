// SPDX-License-Identifier: Apache-2.0
// Series with nearly the same people: a set similarity join.
//
// The join: attendees are numbered by rarity, sets are taken by size. A pair that reaches the overlap shares
// one of the rarest attendees of both sets (prefix filter [1]), does not differ too much in size (length
// filter), and has enough attendees left after the first common one (positional filter [2]). All bounds are
// made with the very comparison that decides in the end, common / (double)union >= overlap: division is
// rounded correctly, so it is monotonic, and rounding can lose no pair. Before a set is looked at, 64 bits of
// it that stand in the index say whether too many of the other's attendees are surely missing.
//
// [1] Bayardo, Ma, Srikant: Scaling up all pairs similarity search (2007).
// [2] Xiao, Wang, Lin, Yu: Efficient similarity joins for near duplicate detection (2008).
#include "measures/same_people.hpp"

#include "measures/identifier_order.hpp"
#include "measures/sort_few.hpp"
#include "organograph/engine/detail/big_array.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace organograph::detail {
namespace {

constexpr std::size_t sets_ahead = 6; // whose attendees' numbers are on their way from memory

double quotient(std::size_t common, std::size_t of) {
  return static_cast<double>(common) / static_cast<double>(of);
}

// Bounds of the join for every size of set, exact for the given overlap.
class Bounds {
public:
  Bounds(double overlap, std::size_t largest) : smallest_partner_(largest + 1, 1) {
    common_.assign(2 * largest + 1, 1);
    for (std::size_t sum = 2; sum < common_.size(); ++sum) {
      common_[sum] = common_[sum - 1];
      while (common_[sum] < sum && quotient(common_[sum], sum - common_[sum]) < overlap)
        ++common_[sum];
    }
    for (std::size_t size = 2; size <= largest; ++size) {
      smallest_partner_[size] = smallest_partner_[size - 1];
      while (smallest_partner_[size] < size && quotient(smallest_partner_[size], size) < overlap)
        ++smallest_partner_[size];
    }
  }

  /// Common attendees needed by two sets whose sizes add up to `sum`.
  std::size_t common(std::size_t sum) const { return common_[sum]; }
  /// Size of the smallest set, and number of common attendees, that can pair with a set of `size`.
  std::size_t smallest_partner(std::size_t size) const { return smallest_partner_[size]; }
  /// Rarest attendees of which one is shared with any partner that is not larger.
  std::size_t looked_up(std::size_t size) const { return size - smallest_partner_[size] + 1; }
  /// Rarest attendees of which one is shared with any partner that is not smaller.
  std::size_t indexed(std::size_t size) const {
    return common_[2 * size] > size ? 0 : size - common_[2 * size] + 1;
  }

private:
  std::vector<std::size_t> common_, smallest_partner_;
};

// Series of two or more attendees by rising size; attendees by rarity, posts and partners in one numbering.
struct AttendeeSets {
  std::vector<MeetingId> meeting;
  Csr<std::uint32_t> attendees;
  std::uint32_t attendee_count = 0;
  std::vector<std::uint32_t> first_of_size; // position of the first set of at least that size
};

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

AttendeeSets attendee_sets(const Model &model, unsigned threads) {
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

// One bit for each attendee of a set, several of them the same.
std::uint64_t signature(std::span<const std::uint32_t> set) {
  std::uint64_t bits = 0;
  for (const std::uint32_t attendee : set)
    bits |= std::uint64_t{1} << (attendee * 0x9e3779b1U >> 26);
  return bits;
}

// Whether at most `missing` attendees of the one set can be absent from the other, for all that the bits say.
bool may_lack_only(std::size_t missing, std::uint64_t bits_of_one, std::uint64_t bits_of_other) {
  std::uint64_t lacking = bits_of_one & ~bits_of_other;
  for (std::size_t i = 0; i < missing && lacking != 0; ++i)
    lacking &= lacking - 1; // takes the lowest bit away
  return lacking == 0;
}

struct Posting {
  std::uint32_t set, place; // of the attendee in the set
  std::uint64_t signature;  // of the set
};

Csr<Posting> index_of(const AttendeeSets &sets, const Bounds &bounds) {
  Csr<Posting> out;
  out.offsets.assign(sets.attendee_count + 1, 0);
  for (const bool count_only : {true, false}) {
    std::vector<std::uint32_t> next(out.offsets.begin(), out.offsets.end() - 1);
    for (std::uint32_t set = 0; set < sets.meeting.size(); ++set) {
      const auto attendees = sets.attendees[set];
      const std::uint64_t bits = count_only ? 0 : signature(attendees);
      for (std::uint32_t place = 0; place < bounds.indexed(attendees.size()); ++place)
        if (count_only)
          ++out.offsets[attendees[place] + 1];
        else
          out.items[next[attendees[place]]++] = {set, place, bits};
    }
    if (count_only) {
      std::partial_sum(out.offsets.begin(), out.offsets.end(), out.offsets.begin());
      out.items.resize(out.offsets.back());
    }
  }
  return out;
}

// Common attendees of two sets that meet at places i of x and j of y; 0 if that is not the first common one
// (the pair is then met there), or if `needed` cannot be reached.
std::size_t common_from(std::span<const std::uint32_t> x, std::size_t i, std::span<const std::uint32_t> y,
                        std::size_t j, std::size_t needed) {
  for (std::size_t a = 0, b = 0; a < i && b < j;) {
    if (x[a] == y[b])
      return 0;
    ++(x[a] < y[b] ? a : b);
  }
  std::size_t common = 0;
  while (i < x.size() && j < y.size()) {
    if (common + std::min(x.size() - i, y.size() - j) < needed)
      return 0;
    if (x[i] == y[j])
      ++common, ++i, ++j;
    else
      ++(x[i] < y[j] ? i : j);
  }
  return common >= needed ? common : 0;
}

// What the look-up of a set will need: first where its lists are, then the lists.
void expect(std::size_t set_far, std::size_t set_near, const AttendeeSets &sets, const Csr<Posting> &postings,
            const Bounds &bounds) {
  const auto far = sets.attendees[set_far], near = sets.attendees[set_near];
  for (std::size_t i = 0; i < bounds.looked_up(far.size()); ++i)
    prefetch(&postings.offsets[far[i]]);
  for (std::size_t i = 0; i < bounds.looked_up(near.size()); ++i)
    prefetch(postings[near[i]].data());
}

void append_pairs_of(std::uint32_t set, const AttendeeSets &sets, const Csr<Posting> &postings,
                     const Bounds &bounds, std::vector<SamePeoplePair> &out) {
  const auto x = sets.attendees[set];
  const std::uint32_t first = sets.first_of_size[bounds.smallest_partner(x.size())];
  const std::size_t missing = x.size() - bounds.smallest_partner(x.size()); // at most, from whatever partner
  const std::uint64_t bits = signature(x);
  for (std::size_t i = 0; i < bounds.looked_up(x.size()); ++i) {
    const auto list = postings[x[i]];
    auto posting = std::lower_bound(list.begin(), list.end(), first,
                                    [](const Posting &p, std::uint32_t s) { return p.set < s; });
    for (; posting != list.end() && posting->set < set; ++posting) {
      if (!may_lack_only(missing, bits, posting->signature))
        continue;
      const auto y = sets.attendees[posting->set];
      const std::size_t needed = bounds.common(x.size() + y.size());
      if (const std::size_t common = common_from(x, i, y, posting->place, needed))
        out.push_back({sets.meeting[posting->set], sets.meeting[set], static_cast<std::uint32_t>(common),
                       quotient(common, x.size() + y.size() - common)});
    }
  }
}

} // namespace

std::vector<SamePeoplePair> same_people(const Model &model, const MeetingPairsOptions &options) {
  const AttendeeSets sets = attendee_sets(model, options.threads);
  const std::size_t largest = sets.first_of_size.empty() ? 0 : sets.first_of_size.size() - 1;
  const Bounds bounds(options.overlap, largest);
  const Csr<Posting> postings = index_of(sets, bounds);
  const std::size_t block = std::max<std::size_t>(64, sets.meeting.size() / 128);
  const auto blocks = fold_blocks<std::vector<SamePeoplePair>>(
      sets.meeting.size(), block, options.threads, [&](std::size_t first, std::size_t last) {
        std::vector<SamePeoplePair> pairs;
        for (std::size_t set = first; set < last; ++set) {
          if (set + 2 * sets_ahead < last)
            expect(set + 2 * sets_ahead, set + sets_ahead, sets, postings, bounds);
          append_pairs_of(static_cast<std::uint32_t>(set), sets, postings, bounds, pairs);
        }
        return pairs;
      });
  std::vector<SamePeoplePair> out;
  for (const auto &pairs : blocks)
    out.insert(out.end(), pairs.begin(), pairs.end());
  std::vector<std::uint8_t> paired(model->meetings->size());
  for (const SamePeoplePair &pair : out)
    paired[index(pair.a)] = paired[index(pair.b)] = 1;
  const auto place = places_by_bytes(model, model->meetings->id, paired);
  const auto before = [&](MeetingId a, MeetingId b) { return place[index(a)] < place[index(b)]; };
  for (SamePeoplePair &pair : out)
    if (before(pair.b, pair.a))
      std::swap(pair.a, pair.b);
  std::sort(out.begin(), out.end(), [&](const SamePeoplePair &x, const SamePeoplePair &y) {
    if (x.jaccard != y.jaccard)
      return x.jaccard > y.jaccard;
    if (x.common != y.common)
      return x.common > y.common;
    return x.a != y.a ? before(x.a, y.a) : before(x.b, y.b);
  });
  return out;
}

} // namespace organograph::detail

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

#include "measures/attendee_sets.hpp"
#include "measures/identifier_order.hpp"
#include "measures/paired_classes.hpp"
#include "organograph/engine/detail/big_array.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
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

// Two sets that are alike enough.
struct AlikeSets {
  std::uint32_t a, b, common;
  double jaccard;
};

void append_pairs_of(std::uint32_t set, const AttendeeSets &sets, const Csr<Posting> &postings,
                     const Bounds &bounds, std::vector<AlikeSets> &out) {
  const auto x = sets.attendees[set];
  const std::uint32_t first = sets.first_of_size[bounds.smallest_partner(x.size())];
  const std::size_t missing = x.size() - bounds.smallest_partner(x.size()); // at most, from whatever partner
  const std::uint64_t bits = signature(x);
  if (sets.series_of(set) > 1)
    out.push_back({set, set, static_cast<std::uint32_t>(x.size()), 1});
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
        out.push_back({posting->set, set, static_cast<std::uint32_t>(common),
                       quotient(common, x.size() + y.size() - common)});
    }
  }
}

std::vector<AlikeSets> alike_sets(const AttendeeSets &sets, const MeetingPairsOptions &options) {
  const std::size_t largest = sets.first_of_size.empty() ? 0 : sets.first_of_size.size() - 1;
  const Bounds bounds(options.overlap, largest);
  const Csr<Posting> postings = index_of(sets, bounds);
  const std::size_t block = std::max<std::size_t>(64, sets.meeting.size() / 128);
  const auto blocks = fold_blocks<std::vector<AlikeSets>>(
      sets.meeting.size(), block, options.threads, [&](std::size_t first, std::size_t last) {
        std::vector<AlikeSets> pairs;
        for (std::size_t set = first; set < last; ++set) {
          if (set + 2 * sets_ahead < last)
            expect(set + 2 * sets_ahead, set + sets_ahead, sets, postings, bounds);
          append_pairs_of(static_cast<std::uint32_t>(set), sets, postings, bounds, pairs);
        }
        return pairs;
      });
  std::vector<AlikeSets> out;
  for (const auto &pairs : blocks)
    out.insert(out.end(), pairs.begin(), pairs.end());
  return out;
}

// Lists the first pairs of series: jaccard falling, common falling, then by identifier.
class SeriesLister {
public:
  SeriesLister(const Model &model, const AttendeeSets &sets, const std::vector<AlikeSets> &alike)
      : sets_(sets) {
    std::vector<std::uint8_t> paired(model->meetings->size());
    for (const AlikeSets &pair : alike)
      for (const std::uint32_t set : {pair.a, pair.b}) {
        paired[index(sets.meeting[set])] = 1;
        for (const auto &[of, meeting] : sets.more_of(set))
          paired[index(meeting)] = 1;
      }
    order_ = rows_by_bytes(model, model->meetings->id, paired);
    place_.resize(paired.size());
    for (std::uint32_t place = 0; place < order_.size(); ++place)
      place_[order_[place]] = place;
  }

  std::vector<SamePeoplePair> first(std::vector<AlikeSets> alike, std::size_t most) const {
    std::ranges::sort(alike, [](const AlikeSets &x, const AlikeSets &y) {
      return std::tuple(-x.jaccard, y.common, x.a, x.b) < std::tuple(-y.jaccard, x.common, y.a, y.b);
    });
    std::vector<SamePeoplePair> out;
    std::vector<PairedClasses> level;
    for (std::size_t begin = 0, end = 0; begin < alike.size() && out.size() < most; begin = end) {
      level.clear();
      for (; end < alike.size() && alike[end].jaccard == alike[begin].jaccard &&
             alike[end].common == alike[begin].common;
           ++end)
        level.push_back({alike[end].a, alike[end].b});
      for_first_pairs(
          level, [&](std::uint32_t set) { return places_of(set); }, most - out.size(),
          [&](std::uint32_t a, std::uint32_t b, std::uint32_t) {
            out.push_back({id_at<MeetingId>(order_[a]), id_at<MeetingId>(order_[b]), alike[begin].common,
                           alike[begin].jaccard});
          });
    }
    return out;
  }

private:
  std::vector<std::uint32_t> places_of(std::uint32_t set) const {
    std::vector<std::uint32_t> out = {place_[index(sets_.meeting[set])]};
    for (const auto &[of, meeting] : sets_.more_of(set))
      out.push_back(place_[index(meeting)]);
    std::ranges::sort(out);
    return out;
  }

  const AttendeeSets &sets_;
  std::vector<std::uint32_t> order_, place_; // rows by identifier; by MeetingId
};

} // namespace

SamePeople same_people(const Model &model, const MeetingPairsOptions &options, std::uint32_t joins_from) {
  const AttendeeSets sets = attendee_sets(model, options.threads, joins_from);
  std::vector<AlikeSets> alike = alike_sets(sets, options);
  SamePeople out;
  out.looked_at = alike.size();
  for (const AlikeSets &pair : alike)
    out.count += pairs_between({pair.a, pair.b}, sets.series_of(pair.a), sets.series_of(pair.b));
  const SeriesLister lister(model, sets, alike);
  out.listed = lister.first(std::move(alike), options.most_pairs);
  return out;
}

} // namespace organograph::detail

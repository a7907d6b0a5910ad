// SPDX-License-Identifier: Apache-2.0
// Series with nearly the same people (a set similarity join), and what mirror pairs come to.
//
// The join: attendees are numbered by rarity, sets are taken by size. A pair that reaches the overlap shares
// one of the rarest attendees of both sets (prefix filter [1]), does not differ too much in size (length
// filter), and has enough attendees left after the first common one (positional filter [2]). All bounds are
// made with the very comparison that decides in the end, common / (double)union >= overlap: division is
// rounded correctly, so it is monotonic, and rounding can lose no pair.
//
// [1] Bayardo, Ma, Srikant: Scaling up all pairs similarity search (2007).
// [2] Xiao, Wang, Lin, Yu: Efficient similarity joins for near duplicate detection (2008).
#include "organograph/engine/meeting_pairs.hpp"

#include "mirror_meetings.hpp"
#include "organograph/engine/detail/parallel.hpp"
#include "organograph/engine/duplicated_attendance.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace organograph {
namespace {

// --- same people ---------------------------------------------------------------------------------------

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

// Number of each attendee, rarer ones first.
std::vector<std::uint32_t> by_rarity(const Model &model, const std::vector<MeetingId> &sets) {
  std::vector<std::uint32_t> uses(model->posts.size() + (model->partners ? model->partners->size() : 0), 0);
  for (const MeetingId meeting : sets)
    for_each_attendee(model, index(meeting), [&](std::size_t attendee) { ++uses[attendee]; });
  std::vector<std::uint32_t> order(uses.size()), rank(uses.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return uses[a] < uses[b]; });
  for (std::size_t r = 0; r < order.size(); ++r)
    rank[order[r]] = static_cast<std::uint32_t>(r);
  return rank;
}

AttendeeSets attendee_sets(const Model &model, unsigned threads) {
  const Meetings &meetings = *model->meetings;
  AttendeeSets out;
  std::vector<std::uint32_t> &from = out.first_of_size;
  for (std::size_t m = 0; m < meetings.size(); ++m)
    if (attendee_number(meetings, m) >= 2)
      out.meeting.push_back(id_at<MeetingId>(m));
  std::stable_sort(out.meeting.begin(), out.meeting.end(), [&](MeetingId a, MeetingId b) {
    return attendee_number(meetings, index(a)) < attendee_number(meetings, index(b));
  });
  out.attendees.offsets.push_back(0);
  for (std::uint32_t set = 0; set < out.meeting.size(); ++set) {
    const std::size_t size = attendee_number(meetings, index(out.meeting[set]));
    from.resize(std::max(from.size(), size + 1), set);
    out.attendees.offsets.push_back(out.attendees.offsets.back() + static_cast<std::uint32_t>(size));
  }
  out.attendees.items.resize(out.attendees.offsets.back());
  const std::vector<std::uint32_t> rank = by_rarity(model, out.meeting);
  out.attendee_count = static_cast<std::uint32_t>(rank.size());
  detail::fold_blocks<char>(out.meeting.size(), 4096, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t set = first; set < last; ++set) {
      std::uint32_t *const begin = out.attendees.items.data() + out.attendees.offsets[set];
      std::uint32_t *end = begin;
      for_each_attendee(model, index(out.meeting[set]),
                        [&](std::size_t attendee) { *end++ = rank[attendee]; });
      std::sort(begin, end);
    }
    return char{};
  });
  return out;
}

struct Posting {
  std::uint32_t set, place; // of the attendee in the set
};

Csr<Posting> index_of(const AttendeeSets &sets, const Bounds &bounds) {
  Csr<Posting> out;
  out.offsets.assign(sets.attendee_count + 1, 0);
  for (const bool count_only : {true, false}) {
    std::vector<std::uint32_t> next(out.offsets.begin(), out.offsets.end() - 1);
    for (std::uint32_t set = 0; set < sets.meeting.size(); ++set) {
      const auto attendees = sets.attendees[set];
      for (std::uint32_t place = 0; place < bounds.indexed(attendees.size()); ++place)
        if (count_only)
          ++out.offsets[attendees[place] + 1];
        else
          out.items[next[attendees[place]]++] = {set, place};
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

void append_pairs_of(std::uint32_t set, const AttendeeSets &sets, const Csr<Posting> &postings,
                     const Bounds &bounds, std::vector<SamePeoplePair> &out) {
  const auto x = sets.attendees[set];
  const std::uint32_t first = sets.first_of_size[bounds.smallest_partner(x.size())];
  for (std::size_t i = 0; i < bounds.looked_up(x.size()); ++i) {
    const auto list = postings[x[i]];
    auto posting = std::lower_bound(list.begin(), list.end(), first,
                                    [](const Posting &p, std::uint32_t s) { return p.set < s; });
    for (; posting != list.end() && posting->set < set; ++posting) {
      const auto y = sets.attendees[posting->set];
      const std::size_t needed = bounds.common(x.size() + y.size());
      if (const std::size_t common = common_from(x, i, y, posting->place, needed))
        out.push_back({sets.meeting[posting->set], sets.meeting[set], static_cast<std::uint32_t>(common),
                       quotient(common, x.size() + y.size() - common)});
    }
  }
}

std::vector<SamePeoplePair> same_people(const Model &model, const MeetingPairsOptions &options) {
  const AttendeeSets sets = attendee_sets(model, options.threads);
  const std::size_t largest = sets.first_of_size.empty() ? 0 : sets.first_of_size.size() - 1;
  const Bounds bounds(options.overlap, largest);
  const Csr<Posting> postings = index_of(sets, bounds);
  const std::size_t block = std::max<std::size_t>(64, sets.meeting.size() / 128);
  const auto blocks = detail::fold_blocks<std::vector<SamePeoplePair>>(
      sets.meeting.size(), block, options.threads, [&](std::size_t first, std::size_t last) {
        std::vector<SamePeoplePair> pairs;
        for (std::size_t set = first; set < last; ++set)
          append_pairs_of(static_cast<std::uint32_t>(set), sets, postings, bounds, pairs);
        return pairs;
      });
  const auto id = [&](MeetingId meeting) { return model.text(model->meetings->id[index(meeting)]); };
  std::vector<SamePeoplePair> out;
  for (const auto &pairs : blocks)
    for (SamePeoplePair pair : pairs) {
      if (id(pair.b) < id(pair.a))
        std::swap(pair.a, pair.b);
      out.push_back(pair);
    }
  std::sort(out.begin(), out.end(), [&](const SamePeoplePair &x, const SamePeoplePair &y) {
    if (x.jaccard != y.jaccard)
      return x.jaccard > y.jaccard;
    if (x.common != y.common)
      return x.common > y.common;
    return x.a != y.a ? id(x.a) < id(y.a) : id(x.b) < id(y.b);
  });
  return out;
}

// --- what mirror pairs come to -------------------------------------------------------------------------

// Connected groups of the pairs' graph, each rising, by first member.
std::vector<std::vector<MeetingId>> groups_of(const std::vector<MirrorPair> &pairs) {
  std::vector<MeetingId> meetings;
  for (const MirrorPair &pair : pairs)
    meetings.insert(meetings.end(), {pair.a, pair.b});
  std::sort(meetings.begin(), meetings.end());
  meetings.erase(std::unique(meetings.begin(), meetings.end()), meetings.end());
  const auto vertex = [&](MeetingId meeting) {
    return std::lower_bound(meetings.begin(), meetings.end(), meeting) - meetings.begin();
  };
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Graph graph(meetings.size());
  for (const MirrorPair &pair : pairs)
    add_edge(static_cast<std::size_t>(vertex(pair.a)), static_cast<std::size_t>(vertex(pair.b)), graph);
  std::vector<std::size_t> group(meetings.size());
  if (meetings.empty())
    return {};
  // Components are numbered in the order of their first vertices.
  std::vector<std::vector<MeetingId>> out(boost::connected_components(graph, group.data()));
  for (std::size_t v = 0; v < meetings.size(); ++v)
    out[group[v]].push_back(meetings[v]);
  return out;
}

// What becomes duplicated when meetings are one: a seat that is statutory in any stays so, and the one is
// compared if any was (else its kind is the first one's, which is not compared either).
std::int64_t become_duplicated(const Model &model, std::span<const MeetingKind> kinds,
                               std::span<const MeetingId> meetings) {
  std::int64_t before = 0;
  bool compared = false;
  std::vector<Seat> seats;
  for (const MeetingId meeting : meetings) {
    const auto own = model->meetings->seats[index(meeting)];
    seats.insert(seats.end(), own.begin(), own.end());
    if (kinds[index(meeting)] != MeetingKind::representation)
      continue;
    compared = true;
    before += static_cast<std::int64_t>(duplicated_among(model, own));
  }
  if (!compared)
    return 0;
  const auto key = [](const Seat &seat) { return std::pair(seat.post, seat.role != Role::statutory); };
  std::stable_sort(seats.begin(), seats.end(), [&](const Seat &x, const Seat &y) { return key(x) < key(y); });
  const auto same_post = [](const Seat &x, const Seat &y) { return x.post == y.post; };
  seats.erase(std::unique(seats.begin(), seats.end(), same_post), seats.end());
  return static_cast<std::int64_t>(duplicated_among(model, seats)) - before;
}

// Adds what each partner would be spared of one group's hours; true if some meeting has a duration.
bool add_hours_freed(const Model &model, const std::vector<MeetingId> &group, MeetingPairs &out) {
  const Meetings &meetings = *model->meetings;
  std::vector<std::pair<PartnerId, double>> attended;
  bool some_known = false;
  for (const MeetingId meeting : group) {
    const double hours = meetings.hours_per_year(index(meeting));
    some_known = some_known || is_known(hours);
    for (const PartnerId partner : meetings.partners[index(meeting)])
      attended.emplace_back(partner, hours);
  }
  std::stable_sort(attended.begin(), attended.end(),
                   [](const auto &x, const auto &y) { return x.first < y.first; });
  for (std::size_t first = 0, last = 0; first < attended.size(); first = last) {
    double sum = 0, largest = 0;
    bool known = false;
    for (; last < attended.size() && attended[last].first == attended[first].first; ++last)
      if (const double hours = attended[last].second; is_known(hours)) {
        sum += hours;
        largest = std::max(largest, hours);
        known = true;
      }
    std::optional<double> &mirrored = out.mirrored_hours_per_year[index(attended[first].first)];
    if (!known && last - first >= 2)
      mirrored.reset();
    else if (mirrored)
      *mirrored += sum - largest;
    if (out.partner_hours_freed_per_year)
      *out.partner_hours_freed_per_year += sum - largest;
  }
  return some_known;
}

void add_mirror(const Model &model, std::span<const MeetingKind> kinds, unsigned threads, MeetingPairs &out) {
  out.mirror = detail::mirror_pairs(model, threads);
  const auto id = [&](MeetingId meeting) { return model.text(model->meetings->id[index(meeting)]); };
  std::sort(out.mirror.begin(), out.mirror.end(), [&](const MirrorPair &x, const MirrorPair &y) {
    if (x.common_partners.size() != y.common_partners.size())
      return x.common_partners.size() > y.common_partners.size();
    return x.a != y.a ? id(x.a) < id(y.a) : id(x.b) < id(y.b);
  });
  detail::fold_blocks<char>(out.mirror.size(), 256, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      MirrorPair &pair = out.mirror[i];
      pair.attendances_that_become_duplicated = become_duplicated(model, kinds, std::array{pair.a, pair.b});
    }
    return char{};
  });
  out.mirror_groups = groups_of(out.mirror);
  out.mirrored_hours_per_year.assign(model->partners ? model->partners->size() : 0, 0.0);
  out.partner_hours_freed_per_year = 0;
  bool some_known = out.mirror_groups.empty();
  for (const auto &group : out.mirror_groups) {
    out.attendances_that_become_duplicated += become_duplicated(model, kinds, group);
    some_known = add_hours_freed(model, group, out) || some_known;
  }
  if (!some_known)
    out.partner_hours_freed_per_year.reset();
}

} // namespace

MeetingPairs meeting_pairs(const Model &model, std::span<const MeetingKind> kinds,
                           const MeetingPairsOptions &options) {
  MeetingPairs out;
  out.same_people = same_people(model, options);
  add_mirror(model, kinds, options.threads, out);
  return out;
}

} // namespace organograph

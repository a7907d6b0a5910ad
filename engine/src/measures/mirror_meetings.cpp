// SPDX-License-Identifier: Apache-2.0
// Mirror pairs: two series that the same partner must attend twice because two organisations run them apart.
//
// Both tests of likeness are set joins with a fixed threshold, run inside each (function, partner) group:
// words of rare first order, and only the first n - ceil(t n) + 1 words of a set of n are looked up (the
// prefix filter of AllPairs [1]). Entries of a word are kept by side (the organisations that run it), set
// size and place of the word, so that disjointness and the bound on common words (the positional filter of
// PPJoin [2]) are decided once for whole runs of entries. A pair is looked at under its rarest common partner
// and its rarest common word alone: it comes back exactly once.
//
// [1] Bayardo, Ma, Srikant: Scaling up all pairs similarity search (2007).
// [2] Xiao, Wang, Lin, Yu: Efficient similarity joins for near duplicate detection (2008).
#include "measures/mirror_meetings.hpp"

#include "measures/identifier_order.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace organograph::detail {
namespace {

// Smallest Jaccard of each test, as numerator / denominator: exact in integers.
struct Share {
  std::size_t numerator, denominator;
};
constexpr Share subjects_alike{1, 2}, subjects_somewhat_alike{1, 5}, partners_alike{4, 5};

// Smallest number of common elements with which two sets of `sum` elements together reach the share t:
// c / (sum - c) >= t.
std::size_t required_common(Share t, std::size_t sum) {
  const std::size_t whole = t.numerator + t.denominator;
  return (t.numerator * sum + whole - 1) / whole;
}

// Elements of a set of n, in the order of rarity, one of which any set as alike as t must share.
std::size_t prefix(Share t, std::size_t n) {
  return n == 0 ? 0 : n - (t.numerator * n + t.denominator - 1) / t.denominator + 1;
}

bool disjoint(const MirrorSide &x, const MirrorSide &y) {
  for (auto a = x.begin(), b = y.begin(); a != x.end() && b != y.end();) {
    if (*a == *b)
      return false;
    ++(*a < *b ? a : b);
  }
  return true;
}

// --- the joins -----------------------------------------------------------------------------------------

struct Found {
  std::uint32_t a, b; // classes of MirrorSeries
  MirrorRule rule;
  std::uint32_t common_words, common_partners;
};

// Number of common elements of two rising sets whose smallest common element is `first`; else 0.
std::uint32_t common_from(std::uint32_t first, std::span<const std::uint32_t> x,
                          std::span<const std::uint32_t> y) {
  std::uint32_t common = 0;
  for (auto a = x.begin(), b = y.begin(); a != x.end() && b != y.end();) {
    if (*a != *b) {
      ++(*a < *b ? a : b);
      continue;
    }
    if (common == 0 && *a != first)
      return 0;
    ++common, ++a, ++b;
  }
  return common;
}

bool reaches(Share t, std::size_t common, std::size_t size_x, std::size_t size_y) {
  return common > 0 && common >= required_common(t, size_x + size_y);
}

// A word of a series: entries with equal word, side, size and place are a run.
struct Entry {
  std::uint32_t word, side, size, place, series;
  auto run() const { return std::tie(word, side, size, place); }
  bool operator<(const Entry &other) const {
    return std::tie(word, side, size, place, series) <
           std::tie(other.word, other.side, other.size, other.place, other.series);
  }
};

// The joins of the series of one function that one partner attends.
class GroupJoin {
public:
  GroupJoin(const MirrorSeries &series, std::uint32_t partner) : series_(series), partner_(partner) {}

  void append_pairs(std::span<const std::uint32_t> members, std::vector<Found> &out) {
    for (const MirrorRule rule : {MirrorRule::subject, MirrorRule::partners}) {
      entries_.clear();
      for (const std::uint32_t member : members)
        if (rule == MirrorRule::subject || partner_is_in_prefix(member))
          enter(member, rule);
      std::sort(entries_.begin(), entries_.end());
      join(rule, out);
    }
  }

private:
  static Share threshold(MirrorRule rule) {
    return rule == MirrorRule::subject ? subjects_alike : subjects_somewhat_alike;
  }

  bool partner_is_in_prefix(std::uint32_t member) const {
    const auto partners = series_.partners[member];
    return partners[prefix(partners_alike, partners.size()) - 1] >= partner_;
  }

  void enter(std::uint32_t member, MirrorRule rule) {
    const auto words = series_.words[member];
    const auto size = static_cast<std::uint32_t>(words.size());
    for (std::uint32_t place = 0; place < prefix(threshold(rule), size); ++place)
      entries_.push_back({words[place], series_.side[member], size, place, member});
  }

  void join(MirrorRule rule, std::vector<Found> &out) {
    for (std::size_t first = 0; first < entries_.size();) {
      runs_.clear(); // of this word
      const std::uint32_t word = entries_[first].word;
      while (first < entries_.size() && entries_[first].word == word) {
        std::size_t last = first + 1;
        while (last < entries_.size() && entries_[last].run() == entries_[first].run())
          ++last;
        runs_.emplace_back(entries_.data() + first, last - first);
        first = last;
      }
      for (std::size_t i = 0; i < runs_.size(); ++i)
        for (std::size_t j = i + 1; j < runs_.size(); ++j)
          if (could_hold_pairs(rule, runs_[i].front(), runs_[j].front()))
            for (const Entry &a : runs_[i])
              for (const Entry &b : runs_[j])
                compare(rule, a, b, out);
    }
  }

  bool could_hold_pairs(MirrorRule rule, const Entry &x, const Entry &y) const {
    const std::size_t common_at_most = 1 + std::min(x.size - x.place - 1, y.size - y.place - 1);
    return common_at_most >= required_common(threshold(rule), x.size + y.size) &&
           disjoint(series_.sides[x.side], series_.sides[y.side]);
  }

  void compare(MirrorRule rule, const Entry &a, const Entry &b, std::vector<Found> &out) const {
    const auto partners_a = series_.partners[a.series], partners_b = series_.partners[b.series];
    const std::uint32_t partners = common_from(partner_, partners_a, partners_b);
    if (partners == 0)
      return;
    const std::uint32_t words = common_from(a.word, series_.words[a.series], series_.words[b.series]);
    if (!reaches(threshold(rule), words, a.size, b.size))
      return;
    if (rule == MirrorRule::partners &&
        (partners < 2 || !reaches(partners_alike, partners, partners_a.size(), partners_b.size()) ||
         reaches(subjects_alike, words, a.size, b.size)))
      return;
    out.push_back({std::min(a.series, b.series), std::max(a.series, b.series), rule, words, partners});
  }

  const MirrorSeries &series_;
  std::uint32_t partner_;
  std::vector<Entry> entries_;
  std::vector<std::span<const Entry>> runs_;
};

// Series by (function, partner), groups of two or more.
struct Groups {
  std::vector<std::uint32_t> partner;
  Csr<std::uint32_t> members;
};

Groups groups_of(const MirrorSeries &series) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys; // function and partner, class
  for (std::uint32_t s = 0; s < series.size(); ++s)
    for (const std::uint32_t partner : series.partners[s])
      keys.emplace_back(static_cast<std::uint64_t>(series.function[s]) << 32 | partner, s);
  std::sort(keys.begin(), keys.end());
  Groups out;
  out.members.offsets.push_back(0);
  for (std::size_t first = 0, last = 0; first < keys.size(); first = last) {
    while (last < keys.size() && keys[last].first == keys[first].first)
      ++last;
    if (last - first < 2)
      continue;
    out.partner.push_back(static_cast<std::uint32_t>(keys[first].first & UINT32_MAX));
    for (std::size_t i = first; i < last; ++i)
      out.members.items.push_back(keys[i].second);
    out.members.offsets.push_back(static_cast<std::uint32_t>(out.members.items.size()));
  }
  return out;
}

std::vector<Found> found_pairs(const MirrorSeries &series, unsigned threads) {
  const Groups groups = groups_of(series);
  const auto blocks = fold_blocks<std::vector<Found>>(
      groups.partner.size(), 16, threads, [&](std::size_t first, std::size_t last) {
        std::vector<Found> found;
        for (std::size_t g = first; g < last; ++g)
          GroupJoin(series, groups.partner[g]).append_pairs(groups.members[g], found);
        return found;
      });
  std::vector<Found> out;
  for (const auto &block : blocks)
    out.insert(out.end(), block.begin(), block.end());
  return out;
}

// --- what is told of them ------------------------------------------------------------------------------

double jaccard(std::size_t common, std::size_t size_a, std::size_t size_b) {
  return common == 0 ? 0 : static_cast<double>(common) / static_cast<double>(size_a + size_b - common);
}

// Of two series of the classes, `a` before `b`; `a_is_first`: a is of found.a.
MirrorPair described(const Model &model, const MirrorSeries &series, const Found &found, MeetingId a,
                     MeetingId b, bool a_is_first) {
  const Meetings &meetings = *model->meetings;
  MirrorPair out;
  out.a = a;
  out.b = b;
  out.function = meetings.function[index(a)];
  out.rule = found.rule;
  out.subject_jaccard =
      jaccard(found.common_words, series.words[found.a].size(), series.words[found.b].size());
  out.partner_jaccard =
      jaccard(found.common_partners, series.partners[found.a].size(), series.partners[found.b].size());
  const auto partners_a = meetings.partners[index(a)], partners_b = meetings.partners[index(b)];
  std::set_intersection(partners_a.begin(), partners_a.end(), partners_b.begin(), partners_b.end(),
                        std::back_inserter(out.common_partners));
  out.organisations_a = series.sides[series.side[a_is_first ? found.a : found.b]];
  out.organisations_b = series.sides[series.side[a_is_first ? found.b : found.a]];
  out.attendances_that_become_duplicated = 0;
  return out;
}

// Lists the first pairs of series: common partners falling, then by identifier.
class MirrorLister {
public:
  MirrorLister(const Model &model, const MirrorSeries &series, const std::vector<Found> &found)
      : model_(model), series_(series), places_(series.size()) {
    std::vector<std::uint8_t> paired(model->meetings->size());
    for (const Found &pair : found)
      for (const std::uint32_t of : {pair.a, pair.b})
        for (const MeetingId meeting : series.members[of])
          paired[index(meeting)] = 1;
    order_ = rows_by_bytes(model, model->meetings->id, paired);
    std::vector<std::uint32_t> class_of(paired.size(), UINT32_MAX);
    for (std::uint32_t c = 0; c < series.size(); ++c)
      for (const MeetingId meeting : series.members[c])
        class_of[index(meeting)] = c;
    for (std::uint32_t place = 0; place < order_.size(); ++place)
      places_[class_of[order_[place]]].push_back(place);
  }

  std::vector<MirrorPair> first(std::vector<Found> found, std::size_t most) const {
    std::ranges::sort(found, [](const Found &x, const Found &y) {
      return std::tuple(y.common_partners, x.a, x.b) < std::tuple(x.common_partners, y.a, y.b);
    });
    std::vector<MirrorPair> out;
    std::vector<PairedClasses> level;
    for (std::size_t begin = 0, end = 0; begin < found.size() && out.size() < most; begin = end) {
      level.clear();
      for (; end < found.size() && found[end].common_partners == found[begin].common_partners; ++end)
        level.push_back({found[end].a, found[end].b});
      for_first_pairs(
          level, [&](std::uint32_t of) -> const std::vector<std::uint32_t> & { return places_[of]; },
          most - out.size(),
          [&](std::uint32_t a, std::uint32_t b, std::uint32_t i) {
            const Found &pair = found[begin + i];
            out.push_back(described(model_, series_, pair, id_at<MeetingId>(order_[a]),
                                    id_at<MeetingId>(order_[b]),
                                    std::ranges::binary_search(places_[pair.a], a)));
          });
    }
    return out;
  }

private:
  const Model &model_;
  const MirrorSeries &series_;
  std::vector<std::uint32_t> order_;               // rows of meetings by identifier
  std::vector<std::vector<std::uint32_t>> places_; // by class, rising
};

} // namespace

MirrorMeetings mirror_meetings(const Model &model, std::span<const MeetingKind> kinds, std::size_t most,
                               unsigned threads) {
  MirrorMeetings out{mirror_series(model, kinds), {}, 0, {}};
  std::vector<Found> found = found_pairs(out.series, threads);
  for (const Found &pair : found) {
    out.paired.push_back({pair.a, pair.b});
    out.count +=
        pairs_between({pair.a, pair.b}, out.series.members[pair.a].size(), out.series.members[pair.b].size());
  }
  const MirrorLister lister(model, out.series, found);
  out.listed = lister.first(std::move(found), most);
  return out;
}

} // namespace organograph::detail

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

#include "measures/subject_words.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <numeric>
#include <string>
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

// --- sets ----------------------------------------------------------------------------------------------

// Renames the elements of all rows so that rarer ones are smaller, and sorts each row.
void order_by_rarity(Csr<std::uint32_t> &sets) {
  const std::uint32_t count =
      sets.items.empty() ? 0 : *std::max_element(sets.items.begin(), sets.items.end()) + 1;
  std::vector<std::uint32_t> uses(count, 0), order(count), rank(count);
  for (const std::uint32_t element : sets.items)
    ++uses[element];
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return uses[a] < uses[b]; });
  for (std::uint32_t r = 0; r < count; ++r)
    rank[order[r]] = r;
  for (std::uint32_t &element : sets.items)
    element = rank[element];
  for (std::size_t row = 0; row < sets.rows(); ++row)
    std::sort(sets.items.begin() + sets.offsets[row], sets.items.begin() + sets.offsets[row + 1]);
}

void append_row(Csr<std::uint32_t> &sets, const std::vector<std::uint32_t> &row) {
  if (sets.offsets.empty())
    sets.offsets.push_back(0);
  sets.items.insert(sets.items.end(), row.begin(), row.end());
  sets.offsets.push_back(static_cast<std::uint32_t>(sets.items.size()));
}

// --- series that may be mirrored -----------------------------------------------------------------------

using Side = std::vector<OrganisationId>; // rising

// Who convenes it, else those whose own posts attend: a joint post shows no side, for it stands on both.
void read_side(const Model &model, std::size_t meeting, Side &side) {
  const auto convening = model->meetings->convened_by_organisations[meeting];
  side.assign(convening.begin(), convening.end());
  if (!side.empty())
    return;
  for (const Seat &seat : model->meetings->seats[meeting])
    if (const auto served = model->posts.serves[index(seat.post)];
        !model.joint(seat.post)) // nor with one not named
      if (side.empty() || side.back() != served.front().organisation)
        side.push_back(served.front().organisation);
  std::sort(side.begin(), side.end());
  side.erase(std::unique(side.begin(), side.end()), side.end());
}

bool disjoint(const Side &x, const Side &y) {
  for (auto a = x.begin(), b = y.begin(); a != x.end() && b != y.end();) {
    if (*a == *b)
      return false;
    ++(*a < *b ? a : b);
  }
  return true;
}

// Columns by position among the series that may be mirrored.
struct Series {
  std::vector<MeetingId> meeting; // rising
  std::vector<std::uint32_t> side;
  Csr<std::uint32_t> words, partners; // by rarity
  std::vector<Side> sides;            // distinct
};

bool may_be_mirrored(const Meetings &meetings, std::span<const MeetingKind> kinds, std::size_t m) {
  return kinds[m] != MeetingKind::case_ && kinds[m] != MeetingKind::statutory &&
         meetings.function[m] != none<FunctionId> && !meetings.partners[m].empty();
}

Series series_that_may_be_mirrored(const Model &model, std::span<const MeetingKind> kinds) {
  const Meetings &meetings = *model->meetings;
  Series out;
  WordNumbers word_numbers(model);
  boost::unordered_flat_map<Side, std::uint32_t, boost::hash<Side>> side_numbers;
  std::vector<std::uint32_t> partners;
  boost::unordered_flat_map<std::uint32_t, std::vector<std::uint32_t>> words_of_subject; // many are the same
  Side side;
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    if (!may_be_mirrored(meetings, kinds, m))
      continue;
    read_side(model, m, side);
    if (side.empty())
      continue;
    out.meeting.push_back(id_at<MeetingId>(m));
    const auto [known_side, is_new] =
        side_numbers.try_emplace(side, static_cast<std::uint32_t>(out.sides.size()));
    if (is_new)
      out.sides.push_back(side);
    out.side.push_back(known_side->second);
    const auto [words, is_new_subject] =
        words_of_subject.try_emplace(static_cast<std::uint32_t>(meetings.subject[m]));
    if (is_new_subject)
      words->second = word_numbers(model.text(meetings.subject[m]));
    append_row(out.words, words->second);
    partners.clear();
    for (const PartnerId partner : meetings.partners[m])
      partners.push_back(static_cast<std::uint32_t>(partner));
    append_row(out.partners, partners);
  }
  order_by_rarity(out.words);
  order_by_rarity(out.partners);
  return out;
}

// --- the joins -----------------------------------------------------------------------------------------

struct Found {
  std::uint32_t a, b; // positions in Series
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
  GroupJoin(const Series &series, std::uint32_t partner) : series_(series), partner_(partner) {}

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

  const Series &series_;
  std::uint32_t partner_;
  std::vector<Entry> entries_;
  std::vector<std::span<const Entry>> runs_;
};

// Series by (function, partner), groups of two or more.
struct Groups {
  std::vector<std::uint32_t> partner;
  Csr<std::uint32_t> members;
};

Groups groups_of(const Model &model, const Series &series) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys; // function and partner, series
  for (std::uint32_t s = 0; s < series.meeting.size(); ++s) {
    const auto function = static_cast<std::uint64_t>(model->meetings->function[index(series.meeting[s])]);
    for (const std::uint32_t partner : series.partners[s])
      keys.emplace_back(function << 32 | partner, s);
  }
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

double jaccard(std::size_t common, std::size_t size_a, std::size_t size_b) {
  return common == 0 ? 0 : static_cast<double>(common) / static_cast<double>(size_a + size_b - common);
}

MirrorPair described(const Model &model, const Series &series, Found found) {
  const Meetings &meetings = *model->meetings;
  const auto id = [&](std::uint32_t s) { return model.text(meetings.id[index(series.meeting[s])]); };
  if (id(found.b) < id(found.a))
    std::swap(found.a, found.b);
  const std::size_t a = found.a, b = found.b;
  MirrorPair out;
  out.a = series.meeting[a];
  out.b = series.meeting[b];
  out.function = meetings.function[index(out.a)];
  out.rule = found.rule;
  out.subject_jaccard = jaccard(found.common_words, series.words[a].size(), series.words[b].size());
  out.partner_jaccard = jaccard(found.common_partners, series.partners[a].size(), series.partners[b].size());
  const auto partners_a = meetings.partners[index(out.a)], partners_b = meetings.partners[index(out.b)];
  std::set_intersection(partners_a.begin(), partners_a.end(), partners_b.begin(), partners_b.end(),
                        std::back_inserter(out.common_partners));
  out.organisations_a = series.sides[series.side[a]];
  out.organisations_b = series.sides[series.side[b]];
  out.attendances_that_become_duplicated = 0;
  return out;
}

} // namespace

std::vector<MirrorPair> mirror_pairs(const Model &model, std::span<const MeetingKind> kinds,
                                     unsigned threads) {
  const Series series = series_that_may_be_mirrored(model, kinds);
  const Groups groups = groups_of(model, series);
  const auto blocks = fold_blocks<std::vector<MirrorPair>>(
      groups.partner.size(), 16, threads, [&](std::size_t first, std::size_t last) {
        std::vector<Found> found;
        for (std::size_t g = first; g < last; ++g)
          GroupJoin(series, groups.partner[g]).append_pairs(groups.members[g], found);
        std::vector<MirrorPair> pairs;
        pairs.reserve(found.size());
        for (const Found &pair : found)
          pairs.push_back(described(model, series, pair));
        return pairs;
      });
  std::vector<MirrorPair> out;
  for (const auto &block : blocks)
    out.insert(out.end(), block.begin(), block.end());
  return out;
}

} // namespace organograph::detail

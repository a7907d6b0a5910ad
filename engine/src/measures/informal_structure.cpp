// SPDX-License-Identifier: Apache-2.0
// Formal and informal structure: communities of posts by lines and meetings, beside services and employers.
//
// Groupings of nearly the same modularity may differ much [1], so all that are within a tenth of the highest
// are kept, and every figure has its ends over them.
//
// [1] Good, de Montjoye, Clauset: Performance of modularity maximization in practical contexts (2010).
#include "organograph/engine/informal_structure.hpp"

#include "measures/groupings.hpp"
#include "measures/post_graph.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace organograph {
namespace {

using detail::Grouping;

/// Many runs where they cost nothing: 50 up to 100,000 posts and edges, and never fewer than 10.
unsigned runs_of(std::size_t posts, std::size_t edges) {
  return static_cast<unsigned>(std::clamp<std::size_t>(5'000'000 / (posts + edges + 1), 10, 50));
}

double pairs_among(std::uint64_t members) {
  return static_cast<double>(members) * (static_cast<double>(members) - 1) / 2;
}

/// Labels of the same posts, one way and another.
class Contingency {
public:
  void add(std::uint32_t one, std::uint32_t other) {
    ++both_[{one, other}];
    ++one_[one];
    ++other_[other];
    ++posts_;
  }

  Likeness likeness() const {
    Likeness out;
    out.posts = posts_;
    const double uncertain = entropy(one_) + entropy(other_);
    if (uncertain > 0)
      out.nmi = std::clamp(2 * (uncertain - entropy(both_)) / uncertain, 0.0, 1.0);
    const double together = pairs(one_), together_too = pairs(other_), all = pairs_among(posts_);
    const double by_chance = all > 0 ? together * together_too / all : 0;
    const double most = (together + together_too) / 2;
    if (most > by_chance)
      out.ari = (pairs(both_) - by_chance) / (most - by_chance);
    return out;
  }

private:
  template <class Counts> double entropy(const Counts &counts) const {
    double out = 0;
    for (const auto &[label, members] : counts) {
      const double share = static_cast<double>(members) / static_cast<double>(posts_);
      out -= share * std::log(share);
    }
    return out;
  }
  template <class Counts> static double pairs(const Counts &counts) {
    double out = 0;
    for (const auto &[label, members] : counts)
      out += pairs_among(members);
    return out;
  }

  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> both_;
  std::map<std::uint32_t, std::uint64_t> one_, other_;
  std::uint64_t posts_ = 0;
};

/// Of the posts that have a label of that kind.
template <class Id>
Likeness likeness_to(const std::vector<std::uint32_t> &community, const std::vector<Id> &label) {
  Contingency contingency;
  for (std::size_t p = 0; p < community.size(); ++p)
    if (label[p] != none<Id>)
      contingency.add(community[p], static_cast<std::uint32_t>(label[p]));
  return contingency.likeness();
}

FoundGrouping compared(const Model &model, Grouping &&found, std::size_t edges) {
  FoundGrouping out;
  const double ends = 2 * static_cast<double>(edges);
  out.modularity = static_cast<double>(found.quality) / (ends * ends);
  out.communities = found.communities;
  out.community = std::move(found.community);
  out.functions = likeness_to(out.community, model->posts.function);
  out.employers = likeness_to(out.community, model->posts.employer);
  return out;
}

} // namespace

std::optional<double> InformalStructure::least_alike() const {
  std::optional<double> out;
  for (std::size_t g = 1; g < groupings.size(); ++g)
    if (const auto &nmi = groupings[g].to_first)
      out = std::min(out.value_or(*nmi), *nmi);
  return out;
}

LikenessRange nmi_range(const InformalStructure &of, Likeness FoundGrouping::*to) {
  LikenessRange out;
  for (const FoundGrouping &grouping : of.groupings)
    if (const auto &nmi = (grouping.*to).nmi) {
      out.low = std::min(out.low.value_or(*nmi), *nmi);
      out.high = std::max(out.high.value_or(*nmi), *nmi);
    }
  return out;
}

bool has_lines_or_ties(const Model &model) {
  if (std::ranges::any_of(model->posts.manager, [](PostId manager) { return manager != none<PostId>; }))
    return true;
  for (std::size_t m = 0; model->meetings && m < model->meetings->size(); ++m)
    if (model->meetings->seats[m].size() > 1)
      return true;
  return false;
}

InformalStructure informal_structure(const Model &model, unsigned threads) {
  InformalStructure out;
  auto ties = detail::ties_of(model, 1, threads);
  out.ties = ties.size();
  out.lines = static_cast<std::uint64_t>(
      std::ranges::count_if(model->posts.manager, [](PostId manager) { return manager != none<PostId>; }));
  const Csr<PostId> neighbours = detail::neighbours_of(model->posts, std::exchange(ties, {}));
  const std::size_t edges = neighbours.items.size() / 2;
  out.runs = runs_of(model->posts.size(), edges);
  std::vector<Grouping> found = detail::groupings(neighbours, out.runs, threads);
  const std::int64_t highest = found.front().quality;
  for (Grouping &each : found)
    if (10 * static_cast<double>(each.quality) >= 9 * static_cast<double>(highest)) {
      out.groupings.push_back(compared(model, std::move(each), edges));
      out.groupings.back().to_first = likeness_to(out.groupings.back().community, out.first().community).nmi;
    }
  return out;
}

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
// Betweenness by Brandes' accumulation [1]: how often a post lies on the shortest paths between two others.
// Unordered pairs, ends left out, not normalised; all edges have length 1. Unlike
// boost::brandes_betweenness_centrality it takes a sample of sources, works on blocks of them in parallel,
// keeps no lists of predecessors, and its path counts cannot overflow.
//
// What one source adds to a post is far from normal: nearly all add little, the few below the post add nearly
// all posts. So the margin is wide: three standard errors of a mean of a sample without replacement [2],
// which hold in at least 95 of 100 cases for every distribution with one peak [3]; and one more source is
// supposed that adds as much as the one that added most, since few of that kind are met. A post none of whose
// few was met looks certain and is not: the margin is for the largest values.
//
// [1] Brandes: A faster algorithm for betweenness centrality (2001).
// [2] Cochran: Sampling techniques, 3rd edition (1977), 2.6.
// [3] Vysochanskij and Petunin: Justification of the 3 sigma rule for unimodal distributions (1980).
#include "measures/betweenness.hpp"

#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <utility>

namespace organograph::detail {
namespace {

using Vertex = std::uint32_t;

// A number of shortest paths, value x 2^exponent. It doubles with every second layer of a ladder: a plain
// double would overflow after a thousand. As long as nothing is large it is the plain double.
struct PathCount {
  double value = 0; // 0, or >= 1
  int exponent = 0;

  void keep_in_range() {
    constexpr int step = 512;
    if (value > 0x1p512) {
      value = std::ldexp(value, -step);
      exponent += step;
    }
  }

  PathCount &operator+=(const PathCount &other) {
    if (value == 0)
      return *this = other;
    if (exponent == other.exponent) {
      value += other.value;
      return *this;
    }
    if (exponent < other.exponent) {
      value = std::ldexp(value, exponent - other.exponent);
      exponent = other.exponent;
    }
    value += std::ldexp(other.value, other.exponent - exponent);
    return *this;
  }
};

double ratio(const PathCount &part, const PathCount &whole) {
  const double quotient = part.value / whole.value;
  return part.exponent == whole.exponent ? quotient : std::ldexp(quotient, part.exponent - whole.exponent);
}

// What one search finds out about the shortest paths from its source.
struct Search {
  static constexpr std::uint32_t unseen = UINT32_MAX;

  std::vector<Vertex> order;        // by rising distance
  std::vector<std::uint32_t> level; // level[d]: where the posts at distance d begin in order
  std::vector<std::uint32_t> distance;
  std::vector<PathCount> paths;
  std::vector<double> dependency;

  explicit Search(std::size_t posts) : distance(posts, unseen), paths(posts), dependency(posts, 0) {
    order.reserve(posts);
  }

  std::span<const Vertex> at_distance(std::size_t d) const {
    return std::span<const Vertex>(order).subspan(level[d], level[d + 1] - level[d]);
  }
  void forget() {
    for (const Vertex v : order) {
      distance[v] = unseen;
      paths[v] = {};
      dependency[v] = 0;
    }
    order.clear();
    level.clear();
  }
};

// Breadth first, distance by distance, and the paths to each post counted.
void search_from(const Csr<PostId> &neighbours, Vertex source, Search &search) {
  search.distance[source] = 0;
  search.paths[source] = {1, 0};
  search.order.push_back(source);
  search.level = {0, 1};
  for (std::uint32_t d = 0; search.level[d] < search.level[d + 1]; ++d) {
    for (std::size_t i = search.level[d]; i < search.level[d + 1]; ++i) {
      const Vertex v = search.order[i];
      search.paths[v].keep_in_range();
      for (const PostId neighbour : neighbours[v]) {
        const auto w = static_cast<Vertex>(neighbour);
        if (search.distance[w] == Search::unseen) {
          search.distance[w] = d + 1;
          search.paths[w] = search.paths[v];
          search.order.push_back(w);
        } else if (search.distance[w] == d + 1) {
          search.paths[w] += search.paths[v];
        }
      }
    }
    search.level.push_back(static_cast<std::uint32_t>(search.order.size()));
  }
  search.level.pop_back(); // of a distance that no post is at
}

std::size_t edges_of(const Csr<PostId> &neighbours, std::span<const Vertex> posts) {
  std::size_t edges = 0;
  for (const Vertex v : posts)
    edges += neighbours[v].size();
  return edges;
}

// Hands the dependencies of the posts at one distance on to those before them. Either side knows the edges
// between the two: those of the side that has fewer are looked at, which in a dense graph is most of the
// work.
void hand_on(const Csr<PostId> &neighbours, std::span<const Vertex> nearer, std::span<const Vertex> farther,
             Search &search) {
  const auto hand = [&](Vertex v, Vertex w) {
    search.dependency[v] += ratio(search.paths[v], search.paths[w]) * (1 + search.dependency[w]);
  };
  const bool from_farther = edges_of(neighbours, farther) <= edges_of(neighbours, nearer);
  const std::uint32_t other = search.distance[from_farther ? nearer.front() : farther.front()];
  for (const Vertex post : from_farther ? farther : nearer)
    for (const PostId neighbour : neighbours[post])
      if (const auto n = static_cast<Vertex>(neighbour); search.distance[n] == other)
        from_farther ? hand(n, post) : hand(post, n);
}

// Over sources, by post: the sum of what each adds; where they are a sample its squares' sum and the most
// too.
struct Sums {
  std::vector<double> once, squared, most;

  Sums() = default;
  Sums(std::size_t posts, bool sampled) : once(posts, 0), squared(sampled ? posts : 0, 0), most(squared) {}
  void add(Vertex v, double dependency) {
    once[v] += dependency;
    if (squared.empty())
      return;
    squared[v] += dependency * dependency;
    most[v] = std::max(most[v], dependency);
  }
  void add(const Sums &other) {
    std::ranges::transform(once, other.once, once.begin(), std::plus{});
    std::ranges::transform(squared, other.squared, squared.begin(), std::plus{});
    std::ranges::transform(most, other.most, most.begin(), [](double a, double b) { return std::max(a, b); });
  }
};

void add_dependencies(const Csr<PostId> &neighbours, Vertex source, Search &search, Sums &out) {
  search_from(neighbours, source, search);
  for (std::size_t d = search.level.size() - 2; d > 0; --d) { // the source itself is an end of every path
    if (d > 1)
      hand_on(neighbours, search.at_distance(d - 1), search.at_distance(d), search);
    for (const Vertex v : search.at_distance(d))
      out.add(v, search.dependency[v]);
  }
  search.forget();
}

double margin_of(const Sums &sums, std::size_t post, std::size_t sources) {
  constexpr double standard_errors = 3;
  const auto n = static_cast<double>(sums.once.size());
  const double most = sums.most[post], count = static_cast<double>(sources) + 1;
  const double sum = sums.once[post] + most, squares = sums.squared[post] + most * most;
  const double variance = std::max(0.0, squares - sum * sum / count) / (count - 1);
  const double not_drawn = 1 - static_cast<double>(sources) / n;
  return standard_errors * n / 2 * std::sqrt(variance / count * not_drawn);
}

// Sums in another order differ in the last bits: what differs by no more has the largest value of its kind,
// so that equals are equal. From one to the next, so that the order of posts decides nothing.
void level_equals(std::vector<double> &values) {
  constexpr double alike = 1e-9;
  std::vector<std::uint32_t> order;
  for (std::size_t p = 0; p < values.size(); ++p)
    if (values[p] > 0)
      order.push_back(static_cast<std::uint32_t>(p));
  std::ranges::sort(order, std::ranges::greater{}, [&](std::uint32_t p) { return values[p]; });
  double last = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double own = values[order[i]];
    if (i > 0 && last - own <= alike * last)
      values[order[i]] = values[order[i - 1]];
    last = own;
  }
}

} // namespace

std::vector<PostId> draw_posts(std::size_t posts, std::size_t count) {
  std::vector<PostId> all(posts);
  for (std::size_t i = 0; i < posts; ++i)
    all[i] = id_at<PostId>(i);
  // Fisher and Yates, by hand: the standard distributions differ from one library to the next.
  std::mt19937 random(20170301);
  for (std::size_t i = 0; i < std::min(count, posts); ++i)
    std::swap(all[i], all[i + random() % (posts - i)]);
  all.resize(count);
  std::sort(all.begin(), all.end());
  return all;
}

Betweenness betweenness(const Csr<PostId> &neighbours, std::span<const PostId> sources, unsigned threads) {
  const std::size_t posts = neighbours.rows();
  const bool sampled = sources.size() < posts;
  Sums sums(posts, sampled);
  if (sources.empty())
    return {std::move(sums.once), {}};
  const auto blocks = fold_blocks<Sums>(
      sources.size(), 1 + sources.size() / 32, threads, [&] { return Search(posts); },
      [&](Search &search, std::size_t first, std::size_t last) {
        Sums sum(posts, sampled);
        for (std::size_t s = first; s < last; ++s)
          add_dependencies(neighbours, static_cast<Vertex>(sources[s]), search, sum);
        return sum;
      });
  for (const Sums &block : blocks)
    sums.add(block);
  Betweenness out;
  for (std::size_t p = 0; p < sums.squared.size(); ++p)
    out.margin.push_back(margin_of(sums, p, sources.size()));
  // Every unordered pair was met from both its ends.
  const double scale = static_cast<double>(posts) / static_cast<double>(sources.size()) / 2;
  out.value = std::move(sums.once);
  for (double &value : out.value)
    value *= scale;
  level_equals(out.value);
  return out;
}

} // namespace organograph::detail

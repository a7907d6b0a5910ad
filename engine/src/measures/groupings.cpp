// SPDX-License-Identifier: Apache-2.0
// Groupings of high modularity by the Leiden algorithm [1]: posts move where modularity rises most, each
// community is refined into parts that hold together, the parts become the vertices of a smaller graph, and
// so on until nothing moves. The paper draws the parts at random; here the part that gains most is taken, and
// what is drawn, with a fixed seed, is the order in which posts are looked at and, every second time, with
// whom they begin. So runs differ, and no two computers do. All weights are whole numbers: gains are compared
// exactly.
//
// [1] Traag, Waltman, van Eck: From Louvain to Leiden: guaranteeing well-connected communities (2019).
#include "measures/groupings.hpp"

#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <deque>
#include <numeric>
#include <random>
#include <utility>

namespace organograph::detail {
namespace {

using Vertex = std::uint32_t;
using Membership = std::vector<std::uint32_t>;

struct WeightedEdge {
  Vertex to;
  std::int64_t weight;
};

struct WeightedGraph {
  Csr<WeightedEdge> edges;          // to others, both ways round
  std::vector<std::int64_t> degree; // with twice what lies within a vertex
  std::int64_t total = 0;           // sum of the degrees
  std::size_t size() const { return degree.size(); }
};

WeightedGraph graph_of(const Csr<PostId> &neighbours) {
  WeightedGraph out;
  out.edges.offsets = neighbours.offsets;
  for (const PostId neighbour : neighbours.items)
    out.edges.items.push_back({static_cast<Vertex>(neighbour), 1});
  for (std::size_t v = 0; v < neighbours.rows(); ++v)
    out.degree.push_back(static_cast<std::int64_t>(neighbours[v].size()));
  out.total = static_cast<std::int64_t>(neighbours.items.size());
  return out;
}

/// Numbers labels anew, by who bears them first; how many there are.
std::uint32_t number_anew(Membership &labels) {
  std::uint32_t bound = 0;
  for (const std::uint32_t label : labels)
    bound = std::max(bound, label + 1);
  Membership number(bound, UINT32_MAX);
  std::uint32_t next = 0;
  for (std::uint32_t &label : labels) {
    if (number[label] == UINT32_MAX)
      number[label] = next++;
    label = number[label];
  }
  return next;
}

/// A vertex for each label.
WeightedGraph joined(const WeightedGraph &graph, const Membership &labels, std::uint32_t number) {
  WeightedGraph out;
  out.degree.assign(number, 0);
  out.total = graph.total;
  const Csr<Vertex> members = group_by_row<Vertex>(
      number, graph.size(), [&](std::size_t v) { return labels[v]; },
      [](std::size_t v) { return static_cast<Vertex>(v); });
  std::vector<std::int64_t> weight(number, 0);
  Membership touched;
  out.edges.offsets.push_back(0);
  for (std::uint32_t label = 0; label < number; ++label) {
    for (const Vertex v : members[label]) {
      out.degree[label] += graph.degree[v];
      for (const WeightedEdge &edge : graph.edges[v])
        if (const std::uint32_t to = labels[edge.to]; to != label) {
          if (weight[to] == 0)
            touched.push_back(to);
          weight[to] += edge.weight;
        }
    }
    std::ranges::sort(touched);
    for (const std::uint32_t to : touched)
      out.edges.items.push_back({to, std::exchange(weight[to], 0)});
    touched.clear();
    out.edges.offsets.push_back(static_cast<std::uint32_t>(out.edges.items.size()));
  }
  return out;
}

/// The communities of a graph while vertices move between them.
class Communities {
public:
  Communities(const WeightedGraph &graph, Membership labels)
      : graph_(graph), label_(std::move(labels)), degree_(graph.size(), 0), size_(graph.size(), 0),
        weight_(graph.size(), 0) {
    for (std::size_t v = 0; v < graph.size(); ++v) {
      degree_[label_[v]] += graph.degree[v];
      ++size_[label_[v]];
    }
  }

  const Membership &labels() const { return label_; }
  std::uint32_t size(std::uint32_t community) const { return size_[community]; }
  std::int64_t degree(std::uint32_t community) const { return degree_[community]; }

  void move(Vertex v, std::uint32_t to) {
    degree_[label_[v]] -= graph_.degree[v];
    --size_[label_[v]];
    label_[v] = to;
    degree_[to] += graph_.degree[v];
    ++size_[to];
  }

  /// The community next to v that `may` admits and in which modularity is highest; where it is in stays so
  /// unless another is higher, and of equal ones the smallest label is taken.
  template <class May> std::uint32_t best_for(Vertex v, May may) {
    const std::uint32_t own = label_[v];
    for (const WeightedEdge &edge : graph_.edges[v]) {
      const std::uint32_t to = label_[edge.to];
      if (weight_[to] == 0)
        touched_.push_back(to);
      weight_[to] += edge.weight;
    }
    std::ranges::sort(touched_);
    std::uint32_t best = own;
    std::int64_t highest = graph_.total * weight_[own] - graph_.degree[v] * (degree_[own] - graph_.degree[v]);
    for (const std::uint32_t to : touched_)
      if (const std::int64_t gain = graph_.total * weight_[to] - graph_.degree[v] * degree_[to];
          to != own && gain > highest && may(to)) {
        highest = gain;
        best = to;
      }
    for (const std::uint32_t to : touched_)
      weight_[to] = 0;
    touched_.clear();
    return highest < 0 ? UINT32_MAX : best; // better alone
  }

private:
  const WeightedGraph &graph_;
  Membership label_;
  std::vector<std::int64_t> degree_;
  std::vector<std::uint32_t> size_;
  std::vector<std::int64_t> weight_; // of the edges of one vertex, by community; all 0 between
  Membership touched_;
};

std::vector<Vertex> in_drawn_order(std::size_t size, std::mt19937 &random) {
  std::vector<Vertex> out(size);
  std::iota(out.begin(), out.end(), Vertex{0});
  for (std::size_t i = size; i > 1; --i) // std::shuffle differs between libraries
    std::swap(out[i - 1], out[random() % i]);
  return out;
}

/// Moves vertices until none gains; whether any moved.
bool move_all(const WeightedGraph &graph, Membership &labels, std::mt19937 &random) {
  Communities communities(graph, labels);
  const std::vector<Vertex> order = in_drawn_order(graph.size(), random);
  std::deque<Vertex> queue(order.begin(), order.end());
  std::vector<std::uint8_t> waits(graph.size(), 1);
  std::vector<std::uint32_t> empty;
  for (std::uint32_t c = 0; c < graph.size(); ++c)
    if (communities.size(c) == 0)
      empty.push_back(c);
  bool moved = false;
  while (!queue.empty()) {
    const Vertex v = queue.front();
    queue.pop_front();
    waits[v] = 0;
    const std::uint32_t own = communities.labels()[v];
    std::uint32_t to = communities.best_for(v, [](std::uint32_t) { return true; });
    if (to == UINT32_MAX) {
      to = empty.back(); // there is one: v is not alone
      empty.pop_back();
    }
    if (to == own)
      continue;
    communities.move(v, to);
    moved = true;
    if (communities.size(own) == 0)
      empty.push_back(own);
    for (const WeightedEdge &edge : graph.edges[v])
      if (communities.labels()[edge.to] != to && std::exchange(waits[edge.to], std::uint8_t{1}) == 0)
        queue.push_back(edge.to);
  }
  labels = communities.labels();
  return moved;
}

/// Parts of each community that hold together: every vertex is alone at first and joins, once, the part of
/// its community in which modularity is highest.
Membership refined(const WeightedGraph &graph, const Membership &labels, std::mt19937 &random) {
  const Communities whole(graph, labels);
  Membership alone(graph.size());
  std::iota(alone.begin(), alone.end(), 0U);
  Communities parts(graph, alone);
  std::vector<std::int64_t> outward(graph.size(),
                                    0); // by part: weight of its edges to the rest of its community
  Membership community = labels;        // by part
  for (Vertex v = 0; v < graph.size(); ++v)
    for (const WeightedEdge &edge : graph.edges[v])
      outward[v] += labels[edge.to] == labels[v] ? edge.weight : 0;
  // Tied to the rest of its community at least as much as to be expected.
  const auto holds = [&](std::uint32_t part) {
    const std::int64_t degree = parts.degree(part);
    return graph.total * outward[part] >= degree * (whole.degree(community[part]) - degree);
  };
  for (const Vertex v : in_drawn_order(graph.size(), random)) {
    if (parts.size(v) != 1 || parts.labels()[v] != v || !holds(v))
      continue;
    const std::uint32_t to =
        parts.best_for(v, [&](std::uint32_t part) { return community[part] == labels[v] && holds(part); });
    if (to == UINT32_MAX || to == v)
      continue;
    std::int64_t between = 0;
    for (const WeightedEdge &edge : graph.edges[v])
      between += parts.labels()[edge.to] == to ? edge.weight : 0;
    outward[to] += outward[v] - 2 * between;
    parts.move(v, to);
  }
  return parts.labels();
}

/// One pass of Leiden from `labels` on; whether anything moved.
bool improve(const WeightedGraph &posts, Membership &labels, std::mt19937 &random) {
  WeightedGraph graph = posts;
  Membership vertex(posts.size()); // by post
  std::iota(vertex.begin(), vertex.end(), 0U);
  Membership of_vertex = labels;
  bool any = false;
  for (;;) {
    any = move_all(graph, of_vertex, random) || any;
    Membership parts = refined(graph, of_vertex, random);
    const std::uint32_t number = number_anew(parts);
    if (number == graph.size())
      break;
    Membership of_part(number);
    for (Vertex v = 0; v < graph.size(); ++v)
      of_part[parts[v]] = of_vertex[v];
    number_anew(of_part);
    for (std::uint32_t &v : vertex)
      v = parts[v];
    graph = joined(graph, parts, number);
    of_vertex = std::move(of_part);
  }
  for (std::size_t post = 0; post < labels.size(); ++post)
    labels[post] = of_vertex[vertex[post]];
  return any;
}

/// Where a search begins: each post alone, or, every second time, with posts that are drawn. Alone, posts
/// join their likeliest neighbour first in whatever order, and some groupings are never met.
Membership start_of(const WeightedGraph &graph, std::uint32_t seed, std::mt19937 &random) {
  Membership out(graph.size());
  std::iota(out.begin(), out.end(), 0U);
  if (seed % 2 == 0)
    return out;
  for (Vertex v = 0; v < graph.size(); ++v)
    if (const std::size_t with = random() % graph.size(); graph.degree[v] > 0 && graph.degree[with] > 0)
      out[v] = static_cast<std::uint32_t>(with);
  return out;
}

Grouping grouping(const WeightedGraph &graph, std::uint32_t seed) {
  std::mt19937 random(seed);
  Grouping out;
  out.community = start_of(graph, seed, random);
  while (improve(graph, out.community, random))
    number_anew(out.community);
  out.communities = number_anew(out.community);
  std::vector<std::int64_t> degree(out.communities, 0);
  for (Vertex v = 0; v < graph.size(); ++v) {
    degree[out.community[v]] += graph.degree[v];
    for (const WeightedEdge &edge : graph.edges[v])
      if (out.community[edge.to] == out.community[v])
        out.quality += graph.total * edge.weight;
  }
  for (const std::int64_t each : degree)
    out.quality -= each * each;
  return out;
}

} // namespace

std::vector<Grouping> groupings(const Csr<PostId> &neighbours, unsigned orders, unsigned threads) {
  const WeightedGraph graph = graph_of(neighbours);
  const auto found = fold_blocks<Grouping>(orders, 1, threads, [&](std::size_t first, std::size_t) {
    return grouping(graph, static_cast<std::uint32_t>(first));
  });
  std::vector<Grouping> out = found;
  const auto precedes = [](const Grouping &x, const Grouping &y) {
    return x.quality != y.quality ? x.quality > y.quality : x.community < y.community;
  };
  std::ranges::sort(out, precedes);
  const auto repeated = std::ranges::unique(out, {}, &Grouping::community);
  out.erase(repeated.begin(), repeated.end());
  return out;
}

} // namespace organograph::detail

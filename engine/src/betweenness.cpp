// SPDX-License-Identifier: Apache-2.0
// Betweenness by Brandes' accumulation [1] over Boost's breadth-first search: how often a post lies on the
// shortest paths between two others. Unordered pairs, ends left out, not normalised; all edges have length 1.
// Unlike boost::brandes_betweenness_centrality it takes a sample of sources, works on blocks of them in
// parallel, keeps no lists of predecessors, and its path counts cannot overflow.
//
// [1] Brandes: A faster algorithm for betweenness centrality (2001).
#include "betweenness.hpp"

#include "organograph/engine/detail/parallel.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/two_bit_color_map.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

namespace organograph::detail {
namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;
using Vertex = std::uint32_t;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

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
  std::vector<Vertex> order;        // by rising distance
  std::vector<std::uint32_t> level; // level[d]: where the posts at distance d begin in order
  std::vector<std::uint32_t> distance;
  std::vector<PathCount> paths;
  std::vector<double> dependency;

  explicit Search(std::size_t posts) : distance(posts, 0), paths(posts), dependency(posts, 0) {
    order.reserve(posts);
  }

  void forget() {
    for (const Vertex v : order) {
      distance[v] = 0;
      paths[v] = {};
      dependency[v] = 0;
    }
    order.clear();
    level.clear();
  }
};

class CountPaths : public boost::default_bfs_visitor {
public:
  explicit CountPaths(Search &search) : search_(&search) {}

  void examine_vertex(Vertex v, const Graph &) { // its count is complete
    if (search_->distance[v] == search_->level.size())
      search_->level.push_back(static_cast<std::uint32_t>(search_->order.size()));
    search_->order.push_back(v);
    search_->paths[v].keep_in_range();
  }
  void tree_edge(const Edge &edge, const Graph &graph) {
    search_->distance[target(edge, graph)] = search_->distance[source(edge, graph)] + 1;
    search_->paths[target(edge, graph)] = search_->paths[source(edge, graph)];
  }
  void gray_target(const Edge &edge, const Graph &graph) { // a post farther off still waits in the queue
    const Vertex from = source(edge, graph), to = target(edge, graph);
    if (search_->distance[to] == search_->distance[from] + 1)
      search_->paths[to] += search_->paths[from];
  }

private:
  Search *search_; // the visitor is copied
};

// The neighbours' arrays as Boost knows them.
Graph graph_of(const Csr<PostId> &neighbours) {
  std::vector<Vertex> sources, targets;
  sources.reserve(neighbours.items.size());
  targets.reserve(neighbours.items.size());
  for (std::size_t v = 0; v < neighbours.rows(); ++v)
    for (const PostId w : neighbours[v]) {
      sources.push_back(static_cast<Vertex>(v));
      targets.push_back(static_cast<Vertex>(w));
    }
  return Graph(boost::construct_inplace_from_sources_and_targets, sources, targets,
               static_cast<Vertex>(neighbours.rows()));
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

void add_dependencies(const Graph &graph, const Csr<PostId> &neighbours, Vertex source, Search &search,
                      std::vector<double> &out) {
  boost::queue<Vertex> queue;
  search.paths[source] = {1, 0};
  boost::breadth_first_visit(
      graph, source, queue, CountPaths(search),
      boost::make_two_bit_color_map(neighbours.rows(), get(boost::vertex_index, graph)));
  search.level.push_back(static_cast<std::uint32_t>(search.order.size()));
  const auto at_distance = [&](std::size_t d) {
    return std::span<const Vertex>(search.order)
        .subspan(search.level[d], search.level[d + 1] - search.level[d]);
  };
  for (std::size_t d = search.level.size() - 2; d > 0; --d) { // the source itself is an end of every path
    if (d > 1)
      hand_on(neighbours, at_distance(d - 1), at_distance(d), search);
    for (const Vertex v : at_distance(d))
      out[v] += search.dependency[v];
  }
  search.forget();
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

std::vector<double> betweenness(const Csr<PostId> &neighbours, std::span<const PostId> sources,
                                unsigned threads) {
  const std::size_t posts = neighbours.rows();
  std::vector<double> out(posts, 0);
  if (sources.empty())
    return out;
  const Graph graph = graph_of(neighbours);
  const auto blocks = fold_blocks<std::vector<double>>(
      sources.size(), 1 + sources.size() / 32, threads, [&](std::size_t first, std::size_t last) {
        std::vector<double> sum(posts, 0);
        Search search(posts);
        for (std::size_t s = first; s < last; ++s)
          add_dependencies(graph, neighbours, static_cast<Vertex>(sources[s]), search, sum);
        return sum;
      });
  for (const auto &block : blocks)
    for (std::size_t p = 0; p < posts; ++p)
      out[p] += block[p];
  // Every unordered pair was met from both its ends.
  const double scale = static_cast<double>(posts) / static_cast<double>(sources.size()) / 2;
  for (double &value : out)
    value *= scale;
  return out;
}

} // namespace organograph::detail

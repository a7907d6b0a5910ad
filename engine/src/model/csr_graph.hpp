// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/csr.hpp"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace organograph::detail {

/// What the Boost Graph Library sees of rows of neighbours: an undirected graph without edges of its own,
/// since both directions stand in the rows. Vertices are 32-bit numbers, or identifiers over such. Nothing is
/// copied: the rows outlive it.
template <class Vertex> struct CsrGraph { const Csr<Vertex> &neighbours; };
template <class Vertex> CsrGraph(const Csr<Vertex> &) -> CsrGraph<Vertex>;

struct CsrEdge {
  std::uint32_t source, target;
  bool operator==(const CsrEdge &) const = default;
};

/// The edges that leave one vertex.
template <class Vertex> class CsrOutEdges
    : public boost::iterator_facade<CsrOutEdges<Vertex>, CsrEdge, boost::random_access_traversal_tag,
                                    CsrEdge> {
public:
  CsrOutEdges() = default;
  CsrOutEdges(std::uint32_t source, const Vertex *at) : source_(source), at_(at) {}

private:
  friend class boost::iterator_core_access;
  CsrEdge dereference() const { return {source_, static_cast<std::uint32_t>(*at_)}; }
  bool equal(const CsrOutEdges &other) const { return at_ == other.at_; }
  void increment() { ++at_; }
  void decrement() { --at_; }
  void advance(std::ptrdiff_t n) { at_ += n; }
  std::ptrdiff_t distance_to(const CsrOutEdges &other) const { return other.at_ - at_; }

  std::uint32_t source_ = 0;
  const Vertex *at_ = nullptr;
};

/// Every edge once: from its smaller vertex.
template <class Vertex> class CsrEdges
    : public boost::iterator_facade<CsrEdges<Vertex>, CsrEdge, boost::forward_traversal_tag, CsrEdge> {
public:
  CsrEdges() = default;
  CsrEdges(const Csr<Vertex> &neighbours, std::uint32_t place) : neighbours_(&neighbours), place_(place) {
    settle();
  }

private:
  friend class boost::iterator_core_access;
  CsrEdge dereference() const { return {row_, static_cast<std::uint32_t>(neighbours_->items[place_])}; }
  bool equal(const CsrEdges &other) const { return place_ == other.place_; }
  void increment() {
    ++place_;
    settle();
  }
  // On to the next item that is an edge's larger vertex.
  void settle() {
    for (; place_ < neighbours_->items.size(); ++place_) {
      while (place_ >= neighbours_->offsets[row_ + 1])
        ++row_;
      if (row_ < static_cast<std::uint32_t>(neighbours_->items[place_]))
        return;
    }
  }

  const Csr<Vertex> *neighbours_ = nullptr;
  std::uint32_t row_ = 0, place_ = 0;
};

using CsrVertices = boost::counting_iterator<std::uint32_t>;

template <class Vertex> std::uint32_t num_vertices(const CsrGraph<Vertex> &graph) {
  return static_cast<std::uint32_t>(graph.neighbours.rows());
}
template <class Vertex> std::pair<CsrVertices, CsrVertices> vertices(const CsrGraph<Vertex> &graph) {
  return {CsrVertices(0), CsrVertices(num_vertices(graph))};
}
template <class Vertex> std::pair<CsrOutEdges<Vertex>, CsrOutEdges<Vertex>>
out_edges(std::uint32_t vertex, const CsrGraph<Vertex> &graph) {
  const std::span<const Vertex> row = graph.neighbours[vertex];
  return {{vertex, row.data()}, {vertex, row.data() + row.size()}};
}
template <class Vertex> std::uint32_t out_degree(std::uint32_t vertex, const CsrGraph<Vertex> &graph) {
  return static_cast<std::uint32_t>(graph.neighbours[vertex].size());
}
template <class Vertex> std::uint32_t num_edges(const CsrGraph<Vertex> &graph) {
  return static_cast<std::uint32_t>(graph.neighbours.items.size() / 2);
}
template <class Vertex> std::pair<CsrEdges<Vertex>, CsrEdges<Vertex>> edges(const CsrGraph<Vertex> &graph) {
  return {{graph.neighbours, 0},
          {graph.neighbours, static_cast<std::uint32_t>(graph.neighbours.items.size())}};
}
template <class Vertex> std::uint32_t source(const CsrEdge &edge, const CsrGraph<Vertex> &) {
  return edge.source;
}
template <class Vertex> std::uint32_t target(const CsrEdge &edge, const CsrGraph<Vertex> &) {
  return edge.target;
}
template <class Vertex>
boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t, const CsrGraph<Vertex> &) {
  return {};
}

/// The rows of an undirected graph: each edge stands in both of its vertices' rows. An edge given twice, or
/// from a vertex to itself, stays as often. O(vertices + edges).
inline Csr<std::uint32_t> joined(std::size_t vertices,
                                 const std::vector<std::pair<std::uint32_t, std::uint32_t>> &edges) {
  return group_by_row<std::uint32_t>(
      vertices, 2 * edges.size(),
      [&](std::size_t i) { return i % 2 == 0 ? edges[i / 2].first : edges[i / 2].second; },
      [&](std::size_t i) { return i % 2 == 0 ? edges[i / 2].second : edges[i / 2].first; });
}

} // namespace organograph::detail

namespace boost {

template <class Vertex> struct graph_traits<organograph::detail::CsrGraph<Vertex>> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = organograph::detail::CsrEdge;
  using vertex_iterator = organograph::detail::CsrVertices;
  using out_edge_iterator = organograph::detail::CsrOutEdges<Vertex>;
  using edge_iterator = organograph::detail::CsrEdges<Vertex>;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;
  using directed_category = undirected_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  struct traversal_category : incidence_graph_tag, vertex_list_graph_tag, edge_list_graph_tag {};
  static vertex_descriptor null_vertex() { return UINT32_MAX; }
};

template <class Vertex> struct property_map<organograph::detail::CsrGraph<Vertex>, vertex_index_t> {
  using type = typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};

} // namespace boost

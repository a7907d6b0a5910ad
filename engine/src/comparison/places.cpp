// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/places.hpp"

#include "model/csr_graph.hpp"

#include <boost/graph/max_cardinality_matching.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace organograph {
namespace {

constexpr std::uint32_t unmatched = UINT32_MAX;

/// Who is matched to whom in one maximum matching.
struct Mates {
  std::vector<std::uint32_t> of_holder, of_place;
  std::uint64_t size = 0;
};

Mates one_maximum_matching(const Csr<std::uint32_t> &places_of, std::size_t places) {
  const std::size_t holders = places_of.rows();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges; // the holders, then the places
  for (std::size_t h = 0; h < holders; ++h)
    for (const std::uint32_t place : places_of[h])
      edges.emplace_back(h, holders + place);
  const Csr<std::uint32_t> rows = detail::joined(holders + places, edges);
  std::vector<std::uint32_t> mate(holders + places, unmatched);
  if (!mate.empty())
    boost::edmonds_maximum_cardinality_matching(detail::CsrGraph{rows}, mate.data());

  Mates out{std::vector(holders, unmatched), std::vector(places, unmatched)};
  for (std::size_t h = 0; h < holders; ++h)
    if (mate[h] != unmatched) {
      const std::size_t place = mate[h] - holders;
      out.of_holder[h] = static_cast<std::uint32_t>(place);
      out.of_place[place] = static_cast<std::uint32_t>(h);
      ++out.size;
    }
  return out;
}

/// One side of the graph: what its vertices are joined to, and their mates on this and on the other side.
std::vector<Matched> matched_of(const Csr<std::uint32_t> &joined, const std::vector<std::uint32_t> &mates,
                                const std::vector<std::uint32_t> &mates_of_others) {
  std::vector<Matched> out(joined.rows(), Matched::every);
  std::vector<std::uint32_t> open; // reached from an unmatched vertex of this side, not yet followed
  for (std::size_t v = 0; v < joined.rows(); ++v) {
    if (joined[v].empty())
      out[v] = Matched::no;
    else if (mates[v] == unmatched) {
      out[v] = Matched::some;
      open.push_back(static_cast<std::uint32_t>(v));
    }
  }
  while (!open.empty()) {
    const std::uint32_t v = open.back();
    open.pop_back();
    for (const std::uint32_t other : joined[v]) {
      const std::uint32_t next = mates_of_others[other]; // matched: otherwise the matching could grow
      if (out[next] == Matched::every) {
        out[next] = Matched::some;
        open.push_back(next);
      }
    }
  }
  return out;
}

Csr<std::uint32_t> transposed(const Csr<std::uint32_t> &graph, std::size_t columns) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t row = 0; row < graph.rows(); ++row)
    for (const std::uint32_t column : graph[row])
      pairs.emplace_back(column, static_cast<std::uint32_t>(row));
  return group_by_row(columns, pairs);
}

} // namespace

PlaceMatching match_places(const Csr<std::uint32_t> &places_of, std::size_t places) {
  const Mates mates = one_maximum_matching(places_of, places);
  return {mates.size, matched_of(places_of, mates.of_holder, mates.of_place),
          matched_of(transposed(places_of, places), mates.of_place, mates.of_holder)};
}

} // namespace organograph

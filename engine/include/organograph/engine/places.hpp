// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/csr.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace organograph {

/// How a holder or a post stands in the maximum matchings of ring-fenced places.
enum class Matched : std::uint8_t {
  every, ///< matched in every maximum matching
  some,  ///< in at least one, and not in every one
  no,    ///< in none: it has no edge
};

/// What all maximum matchings have in common. Which of them would be made is not said.
struct PlaceMatching {
  std::uint64_t size = 0;       ///< of a maximum matching
  std::vector<Matched> holders; ///< by row of the graph
  std::vector<Matched> places;  ///< by place
};

/// Matches holders to places, one to one: places_of[h] are the places open to holder h, each below `places`,
/// in any order, repeated or not. `every / some / no` by the parts of Dulmage and Mendelsohn: a matched
/// vertex is left out of some maximum matching just when an alternating path leads to it from an unmatched
/// vertex of its own side; and every vertex with an edge is matched in some maximum matching. Cannot fail but
/// for memory. O(V E) at worst for the matching, from a greedy start that is seldom far off; O(V + E) after
/// it. Sources: Edmonds (1965), by the Boost Graph Library; Dulmage and Mendelsohn (1958).
PlaceMatching match_places(const Csr<std::uint32_t> &places_of, std::size_t places);

} // namespace organograph

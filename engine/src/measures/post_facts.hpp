// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/line_order.hpp"
#include "organograph/engine/detail/big_array.hpp"
#include "organograph/engine/model.hpp"

#include <cstdint>
#include <vector>

namespace organograph {

/// Posts with the same function and tier: attending one meeting they are counterparts.
struct Counterparts {
  FunctionId function; ///< none where blank
  std::uint32_t tier;  ///< 0: not known, and no counterparts
};

/// What the seats ask of a post, side by side: half a cache line for each seat instead of nine places.
struct alignas(32) PostFacts {
  std::uint32_t counterparts; ///< position in PostFactsTable::counterparts
  std::uint32_t layer : 31;   ///< 0: not known
  std::uint32_t tier_given : 1;
  PostId manager;
  LineInterval line;
  std::uint32_t served_set; ///< equal for posts that serve the same organisations; see serves_one()
  double hourly_cost;       ///< may be unknown

  bool serves_one() const { return served_set % 2 == 0; } ///< then served_set is twice its number
};

struct PostFactsTable {
  detail::BigArray<PostFacts> of;         ///< by PostId
  std::vector<Counterparts> counterparts; ///< by function, then tier
};

/// The facts of every post; hourly cost = annual_cost / (fte x hours_per_fte). O(posts + distinct function
/// and tier log them).
PostFactsTable post_facts(const Model &model, double hours_per_fte);

} // namespace organograph

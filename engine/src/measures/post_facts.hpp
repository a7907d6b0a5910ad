// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/line_order.hpp"
#include "organograph/engine/detail/big_array.hpp"
#include "organograph/engine/model.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <vector>

namespace organograph {

/// Seats with the same function and tier: in one meeting they are counterparts.
struct Counterparts {
  FunctionId function; ///< none where blank
  std::uint32_t tier;  ///< 0: not known, and no counterparts
};

/// What the seats ask of a post, side by side: half a cache line for each seat instead of nine places.
struct alignas(32) PostFacts {
  std::uint32_t counterparts; ///< position in PostFactsTable::counterparts, by the post's own function
  std::uint32_t layer : 30;   ///< 0: not known
  std::uint32_t tier_given : 1;
  std::uint32_t has_further_functions : 1;
  PostId manager;
  LineInterval line;
  std::uint32_t served_set; ///< equal for posts that serve the same organisations; see serves_one()
  double hourly_cost;       ///< may be unknown

  bool serves_one() const { return served_set % 2 == 0; } ///< then served_set is twice its number
};

struct PostFactsTable {
  detail::BigArray<PostFacts> of;                                  ///< by PostId
  std::vector<Counterparts> counterparts;                          ///< by function, then tier
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> numbers; ///< of function and tier in one

  /// Of a function that seats of posts of that tier speak for.
  std::uint32_t number_of(FunctionId function, std::uint32_t tier) const;
};

/// The facts of every post; hourly cost = annual_cost / (fte x hours_per_fte). O(posts + distinct function
/// and tier log them).
PostFactsTable post_facts(const Model &model, double hours_per_fte);

} // namespace organograph

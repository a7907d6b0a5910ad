// SPDX-License-Identifier: Apache-2.0
// Private to small groups: what is not shown is found by what the figures are of, the whole of a group, sums
// over posts, and people.
#pragma once

#include "organograph/engine/small_groups.hpp"
#include "organograph/engine/sums_shown.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace organograph::detail {

/// The posts of each organisation (that they serve), function (their own) and layer (from 1).
struct Breakdowns {
  std::vector<Members> organisations, functions, layers;
  Members without_function, without_layer;
};

/// Of all posts, or of those chosen (by PostId).
Breakdowns breakdowns(const Model &model, const std::vector<std::uint8_t> *chosen = nullptr);

/// A scenario that is compared, and what it starts from.
struct Compared {
  const Model *before, *after;
  Comparison *comparison;
  std::size_t start; ///< its place among those compared; the number of them: the baseline
};

/// Cost and FTE of everything: sums of them that would tell too much are blanked (small_groups_amounts.cpp).
/// Groups that are blanked wholly must be marked by then. Returns how many amounts it blanked.
std::uint64_t blank_amounts(const Results &results, std::span<const Compared> compared, unsigned minimum);

/// Counts of people and posts that end (small_groups_people.cpp). Returns how many it blanked.
std::uint64_t blank_people(std::span<const Compared> compared, unsigned minimum);

} // namespace organograph::detail

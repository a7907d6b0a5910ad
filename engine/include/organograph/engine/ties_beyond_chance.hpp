// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <vector>

namespace organograph {

struct ChanceOptions {
  std::uint32_t often = 5; ///< series that a pair must share to meet often, >= 1
  unsigned threads = 1;    ///< the answer does not depend on it
};

/// A pair of posts with at least one common series, which is listed where they meet often or more than chance
/// has them meet.
struct ChanceTie {
  PostId a, b; ///< a's identifier before b's in bytes
  std::uint32_t series;
  double expected; ///< series that they share by chance, in the mean
  double p;        ///< of sharing as many or more by chance; 1e-12 where it is less
  double p_holm;   ///< the same, for as many pairs as were tested
};

/// Beyond chance are those of p <= 0.05.
struct ChanceCounts {
  std::uint64_t beyond = 0;
  std::uint64_t often_not_beyond = 0; ///< meet often, and no more than chance has it
  std::uint64_t seldom_beyond = 0;    ///< do not meet often, and beyond chance
};

struct TiesBeyondChance {
  static constexpr double level = 0.05;
  std::uint32_t often = 0;  ///< as asked
  std::uint64_t tested = 0; ///< pairs with at least one common series
  std::uint64_t meet_often = 0;
  ChanceCounts each;            ///< each pair by itself: one in twenty is beyond by chance alone
  ChanceCounts all;             ///< all pairs together, by Holm's procedure
  std::vector<ChanceTie> pairs; ///< series falling, ids in bytes
};

/// Who meets more than chance has it, given how many series each post sits in and how many posts each series
/// has (measures.md), on the rows as given. The model must have meetings. Cannot fail but for memory.
TiesBeyondChance ties_beyond_chance(const Model &model, const ChanceOptions &options = {});

} // namespace organograph

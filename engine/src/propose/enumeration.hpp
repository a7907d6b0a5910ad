// SPDX-License-Identifier: Apache-2.0
// Every structure of a few remits.
#pragma once

#include "propose/problem.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace organograph::proposing {

using Mask = std::uint16_t; // of remits
static_assert(enumerated_remits <= 16);

/// Facts of every set of remits, laid out for the walk.
struct MaskFacts {
  std::size_t remits = 0, group_words = 0, pair_words = 0;
  std::vector<std::uint8_t> allowed; ///< by mask
  std::vector<std::uint32_t> breadth, people, manager, groups;
  std::vector<std::int32_t> changed;
  std::vector<std::uint64_t> group_bits, pair_bits, widen_bits; ///< by mask, so many words each
  std::vector<std::uint64_t> taken_groups, held_pairs, twice_held_pairs, wide_pairs; ///< to begin with
};
MaskFacts mask_facts(const Problem &problem);

/// Values that were met: how many structures have them, and one that has.
struct Met {
  Objectives values{};
  std::uint64_t structures = 0;
  std::uint32_t changed = 0; ///< posts, of the one below
  std::uint8_t sets = 0;
  std::array<Mask, enumerated_remits> masks{};
};

/// Values met, each once. Open addressing: a look at memory for each structure.
class MetTable {
public:
  /// Counts structures; of those with the same values the sets are kept of the one that changes fewest posts,
  /// of these the one whose sets come first: in whatever order they are added. Masks: by their lowest remit.
  void add(const Objectives &values, std::uint32_t changed, std::uint64_t structures, const Mask *masks,
           std::size_t sets);
  void merge(const MetTable &behind);
  const std::vector<Met> &met() const { return met_; } ///< as first met

private:
  std::size_t slot_of(const Objectives &values) const;
  void grow();

  std::vector<Met> met_;
  std::vector<std::uint32_t> slots_; // place in met_ + 1; 0: free
};

/// All structures whose first set is in [first, last) of the sets that hold remit 0; false where it was
/// stopped. `stops` (may be empty) is asked at each such set, and every 2^16 sets that are laid down.
class Walk {
public:
  Walk(const Problem &problem, const MaskFacts &facts, const std::function<bool()> &stops);
  bool go(std::size_t first, std::size_t last);
  MetTable take() { return std::move(met_); }

private:
  void step(std::size_t depth, Mask rest);
  void enter(std::size_t depth, Mask mask);
  void count(std::size_t depth);
  void ask() { stopped_ = stopped_ || (stops_ && stops_()); }

  const Problem &problem_;
  const MaskFacts &facts_;
  const std::function<bool()> &stops_;
  std::uint64_t steps_ = 0;
  bool stopped_ = false;
  std::size_t words_;
  std::vector<std::uint64_t> bits_; // by depth: groups, pairs held once, twice, wide
  struct Sums {
    std::uint32_t groups = 0, breadth = 0, people = 0;
    std::int32_t changed = 0;
  };
  std::array<Sums, enumerated_remits + 1> sums_{};
  std::array<Mask, enumerated_remits> masks_{};
  std::vector<std::uint32_t> reports_; // by manager
  std::uint32_t most_reports_;
  bool keeps_[objective_count] = {};
  MetTable met_;
};

/// Those that none dominates, by values.
std::vector<Met> front_of(const std::vector<Met> &met);

} // namespace organograph::proposing

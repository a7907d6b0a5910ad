// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/pairs_listed.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace organograph {

struct CoAttendanceOptions {
  std::uint32_t at_least = 5; ///< k: series that a pair must share to count, >= 1
  unsigned threads = 1;       ///< the answer does not depend on it
  std::size_t most_pairs = pairs_listed_up_to;
};

struct CoAttendancePair {
  PostId a, b;                          ///< a's identifier before b's in bytes
  std::uint32_t series;                 ///< that both attend
  std::optional<double> hours_per_year; ///< of those series; empty where no duration is known
};

/// A symmetric matrix of exact counts, size x size. Only entries above 0 are kept, both ways round: a model
/// may name thousands of functions of which few meet.
struct CountMatrix {
  struct Entry {
    std::uint32_t column;
    std::uint64_t count; ///< > 0
  };
  std::size_t size = 0;
  Csr<Entry> rows;                   ///< columns rising
  std::vector<std::uint8_t> blanked; ///< by row: its entries are not shown (small_groups.hpp); or empty
  bool is_shown(std::size_t row, std::size_t column) const {
    return blanked.empty() || (blanked[row] == 0 && blanked[column] == 0);
  }
  /// The count, 0 where there is no entry. O(log entries of the row).
  std::uint64_t at(std::size_t row, std::size_t column) const;
};

struct CoAttendance {
  std::uint32_t at_least = 0;
  std::uint64_t pairs_count = 0;
  std::vector<CoAttendancePair> pairs; ///< the first most_pairs: series falling, ids in bytes
  std::uint64_t external = 0;          ///< pairs with no served organisation in common
  std::uint64_t internal = 0;
  std::optional<double> e_i_index; ///< in [-1, 1]; empty without pairs
  CountMatrix by_function;         ///< unordered pairs of attending posts, summed over meetings
  CountMatrix by_organisation;     ///< the same for each unordered pair of organisations it joins
};

/// Who meets whom, measures.md section 2, on the rows as given. The model must have meetings. Cannot fail.
/// Pairs: O(sum over posts of the seats of their series), but for the largest series, whose pairs are counted
/// by classes of posts. Matrices: sparse products.
/// E-I index: Krackhardt and Stern (1988).
CoAttendance co_attendance(const Model &model, const CoAttendanceOptions &options = {});

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/common_series.hpp"
#include "measures/post_classes.hpp"
#include "organograph/engine/co_attendance.hpp"
#include "organograph/engine/model.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace organograph::detail {

struct CountedPairs {
  std::uint64_t pairs = 0, internal = 0; ///< internal: the two serve an organisation in common
  std::uint64_t looked_at = 0;           ///< of them, pair by pair; the others by classes
  std::vector<CommonSeries> listed;      ///< a's identifier before b's; series falling, then by identifier
};

/// Pairs of posts with at least `at_least` common series: all are counted, the first `most` are listed. The
/// index must have been made with the same number. O(sum over posts of the seats of their series, but for the
/// largest series, + classes squared + listed log listed); memory O(posts + listed). The answer does not
/// depend on the bounds of classes nor on the threads.
CountedPairs counted_pairs(const Model &model, const SeriesIndex &index, std::uint32_t at_least,
                           std::size_t most, unsigned threads, const ClassBounds &bounds = {});

} // namespace organograph::detail

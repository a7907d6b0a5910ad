// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <vector>

namespace organograph::detail {

/// Two posts and the number of series that both attend; a stands before b in model order.
struct CommonSeries {
  PostId a, b;
  std::uint32_t series;
};

/// Attendance both ways round, rows as given; posts with too few series to matter are left out.
struct SeriesIndex {
  Csr<PostId> posts;               ///< by MeetingId, rising
  Csr<MeetingId> series;           ///< by PostId, rising
  std::vector<std::uint32_t> seat; ///< beside each of series.items: where in posts.items the post stands
};

/// Index of the posts that attend at least `at_least` series. O(seats).
SeriesIndex index_series(const Model &model, std::uint32_t at_least, unsigned threads);

/// All pairs of posts with at least `at_least` (>= 1) common series, by a, then b. The index must have been
/// made with the same number. O(sum over posts of the seats of their series); the answer does not depend on
/// the thread count.
std::vector<CommonSeries> pairs_with_common_series(const SeriesIndex &index, std::uint32_t at_least,
                                                   unsigned threads);

} // namespace organograph::detail

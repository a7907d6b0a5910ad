// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/common_series.hpp"

namespace organograph::detail {

/// Pairs of posts that attend at least `at_least` (0 counts as 1) common series; none without meetings.
std::vector<CommonSeries> ties_of(const Model &model, std::uint32_t at_least, unsigned threads);

/// Each post's neighbours by direct lines and ties, rising; a tie along a line is one edge.
Csr<PostId> neighbours_of(const Posts &posts, std::vector<CommonSeries> ties);

} // namespace organograph::detail

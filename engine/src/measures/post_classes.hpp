// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/common_series.hpp"
#include "organograph/engine/model.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace organograph::detail {

/// When series are counted by classes of posts.
struct ClassBounds {
  std::size_t seats_from = 2'000; ///< of such a series: two million pairs
  std::size_t classes = 4'096;    ///< at most; a series that would make more is counted pair by pair
};

/// Posts by the organisations that they serve and the largest series that they attend. What two posts share
/// of those series, and whether they serve an organisation in common, is that of their classes: an all-staff
/// series of 100,000 posts is 5,000 million pairs, and one class.
struct PostClasses {
  std::vector<std::uint8_t> is_known;  ///< by MeetingId: one of those series; empty: there is none
  std::vector<std::uint32_t> of;       ///< by PostId; UINT32_MAX: not in the index
  std::vector<std::uint64_t> attended; ///< by class: a bit for each of those series
  std::vector<PostId> some;            ///< by class: a post that serves what those of the class serve
  std::vector<std::uint64_t> posts;    ///< by class

  bool empty() const { return is_known.empty(); }
  bool knows(MeetingId series) const { return !empty() && is_known[index(series)] != 0; }
  std::uint32_t common_of_classes(std::uint32_t a, std::uint32_t b) const {
    return static_cast<std::uint32_t>(std::popcount(attended[a] & attended[b]));
  }
  /// Of those series, that both posts attend.
  std::uint32_t common(PostId a, PostId b) const {
    return empty() ? 0 : common_of_classes(of[index(a)], of[index(b)]);
  }
};

/// Of the posts in the index. O(posts log + seats of those series).
PostClasses post_classes(const Model &model, const SeriesIndex &index, const ClassBounds &bounds);

} // namespace organograph::detail

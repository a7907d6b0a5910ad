// SPDX-License-Identifier: Apache-2.0
// Private to who meets whom: pairs of posts counted post by post into a dense counter with a list of the
// touched posts. A pair with k common series shares at least one of any d - k + 1 of a post's d series: the
// k - 1 largest touch no new post, they merely add to posts touched already (the prefix filter of [1]).
// Series that the classes of posts know of are not walked through: they are added from the classes.
//
// [1] Bayardo, Ma, Srikant: Scaling up all pairs similarity search (2007).
#pragma once

#include "measures/common_series.hpp"
#include "measures/post_classes.hpp"
#include "organograph/engine/detail/big_array.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace organograph::detail {

/// The post of a pair that stands behind the other one in model order, and the series of both.
struct PostWithSeries {
  PostId post;
  std::uint32_t series;
};

inline std::size_t block_of_posts(const SeriesIndex &index) {
  return std::max<std::size_t>(64, index.series.rows() / 256);
}

/// Scratch of one thread: one counter a post, all zero between posts.
class SeriesCounter {
public:
  SeriesCounter(const SeriesIndex &index, const PostClasses &classes, std::uint32_t at_least)
      : index_(index), classes_(classes), at_least_(at_least), count_(index.series.rows(), 0) {}

  /// Calls fn(a, posts) for each post a from first to last - 1: the posts behind it with at least `at_least`
  /// series in common, some of them none of the classes' own; by number.
  template <class Fn> void for_each_post(std::size_t first, std::size_t last, Fn fn) {
    for (std::size_t p = first; p < last; ++p) {
      if (p + 1 < last)
        fetch(p + 1);
      fn(id_at<PostId>(p), pairs_of(id_at<PostId>(p)));
    }
  }

private:
  // The series of a post that will be asked for soon: where they stand is in no order.
  void fetch(std::size_t post) const {
    for (std::size_t i = index_.series.offsets[post]; i < index_.series.offsets[post + 1]; ++i)
      prefetch(&index_.posts.offsets[organograph::index(index_.series.items[i]) + 1]);
  }

  std::span<const PostWithSeries> pairs_of(PostId a) {
    found_.clear();
    const std::size_t first = index_.series.offsets[organograph::index(a)];
    const std::size_t number = index_.series.offsets[organograph::index(a) + 1] - first;
    if (number < at_least_)
      return found_;
    behind_.clear();
    std::uint32_t of_classes = 0;
    for (std::size_t i = first; i < first + number; ++i) {
      const MeetingId series = index_.series.items[i];
      if (classes_.knows(series)) {
        ++of_classes;
        continue;
      }
      const std::uint32_t seat = index_.seat[i] + 1;
      const std::uint32_t end = index_.posts.offsets[organograph::index(series) + 1];
      behind_.push_back(std::uint64_t{end - seat} << 32 | seat);
      prefetch(index_.posts.items.data() + seat);
    }
    touch_all(at_least_ > of_classes ? at_least_ - 1 - of_classes : 0);
    flush(a);
    return found_;
  }

  // But for so many of the largest, which add.
  void touch_all(std::uint32_t adding) {
    const auto largest = behind_.end() - static_cast<std::ptrdiff_t>(adding);
    if (adding > 0)
      std::nth_element(behind_.begin(), largest, behind_.end());
    for (auto series = behind_.begin(); series != largest; ++series)
      touch(posts_of(*series));
    if (!touched_.empty())
      for (auto series = largest; series != behind_.end(); ++series)
        add_to_touched(posts_of(*series));
  }

  // The posts behind a's own seat in one of its series.
  std::span<const PostId> posts_of(std::uint64_t behind) const {
    return {index_.posts.items.data() + (behind & UINT32_MAX), static_cast<std::size_t>(behind >> 32U)};
  }

  void touch(std::span<const PostId> posts) {
    for (const PostId b : posts)
      if (count_[organograph::index(b)]++ == 0)
        touched_.push_back(b);
  }

  void add_to_touched(std::span<const PostId> posts) {
    for (const PostId b : posts) {
      std::uint32_t &count = count_[organograph::index(b)];
      count += count != 0;
    }
  }

  void flush(PostId a) {
    for (const PostId b : touched_) {
      const std::uint32_t count = std::exchange(count_[organograph::index(b)], 0) + classes_.common(a, b);
      if (count >= at_least_)
        found_.push_back({b, count});
    }
    touched_.clear();
    std::sort(found_.begin(), found_.end(),
              [](const PostWithSeries &x, const PostWithSeries &y) { return x.post < y.post; });
  }

  const SeriesIndex &index_;
  const PostClasses &classes_;
  std::uint32_t at_least_;
  BigArray<std::uint32_t> count_;
  std::vector<PostId> touched_;
  std::vector<PostWithSeries> found_;
  std::vector<std::uint64_t> behind_; // of a's series: how many posts are behind its seat, and where
};

} // namespace organograph::detail

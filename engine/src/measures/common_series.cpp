// SPDX-License-Identifier: Apache-2.0
#include "measures/common_series.hpp"

#include "measures/post_classes.hpp"
#include "measures/series_counter.hpp"
#include "organograph/engine/detail/big_array.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>

namespace organograph::detail {

SeriesIndex index_series(const Model &model, std::uint32_t at_least, unsigned threads) {
  const Meetings &meetings = *model->meetings;
  const std::size_t posts = model->posts.size();
  BigArray<std::uint32_t> series(posts, 0);
  for (const Seat &seat : meetings.seats.items)
    ++series[index(seat.post)];

  SeriesIndex out;
  out.series.offsets.assign(posts + 1, 0);
  for (std::size_t p = 0; p < posts; ++p)
    out.series.offsets[p + 1] = out.series.offsets[p] + (series[p] >= at_least ? series[p] : 0);
  const std::size_t size = out.series.offsets.back();
  reserve_huge(out.posts.items, size);
  reserve_huge(out.posts.offsets, meetings.size() + 1);
  out.posts.offsets.push_back(0);
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    for (const Seat &seat : meetings.seats[m])
      if (series[index(seat.post)] >= at_least)
        out.posts.items.push_back(seat.post);
    out.posts.offsets.push_back(static_cast<std::uint32_t>(out.posts.items.size()));
  }
  reserve_huge(out.series.items, size);
  reserve_huge(out.seat, size);
  out.series.items.resize(size);
  out.seat.resize(size);
  // Each thread goes through all seats and files those of its own posts: reading is cheap, filing is not.
  const std::size_t share = posts / std::max(threads, 1U) + 1;
  for_each_block(posts, share, threads, [&](std::size_t first, std::size_t last) {
    std::vector<std::uint32_t> next(out.series.offsets.begin() + static_cast<std::ptrdiff_t>(first),
                                    out.series.offsets.begin() + static_cast<std::ptrdiff_t>(last));
    for (std::size_t m = 0; m < meetings.size(); ++m)
      for (std::uint32_t s = out.posts.offsets[m]; s < out.posts.offsets[m + 1]; ++s)
        if (const std::size_t post = index(out.posts.items[s]); post >= first && post < last) {
          const std::uint32_t at = next[post - first]++;
          out.series.items[at] = id_at<MeetingId>(m);
          out.seat[at] = s;
        }
  });
  return out;
}

std::vector<CommonSeries> pairs_with_common_series(const SeriesIndex &index, std::uint32_t at_least,
                                                   unsigned threads) {
  const PostClasses none;
  auto partials = fold_blocks<std::vector<CommonSeries>>(
      index.series.rows(), block_of_posts(index), threads,
      [&] { return SeriesCounter(index, none, at_least); },
      [&](SeriesCounter &counter, std::size_t first, std::size_t last) {
        std::vector<CommonSeries> pairs;
        counter.for_each_post(first, last, [&](PostId a, std::span<const PostWithSeries> found) {
          for (const auto &[b, series] : found)
            pairs.push_back({a, b, series});
        });
        return pairs;
      });
  std::size_t total = 0;
  for (const auto &partial : partials)
    total += partial.size();
  std::vector<CommonSeries> out;
  out.reserve(total);
  for (auto &partial : partials) {
    out.insert(out.end(), partial.begin(), partial.end());
    partial = {};
  }
  return out;
}

} // namespace organograph::detail

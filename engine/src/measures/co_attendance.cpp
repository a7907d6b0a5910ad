// SPDX-License-Identifier: Apache-2.0
// Co-attendance: for two posts the number of series that both attend, and the matrices of pairs by function
// and by organisation.
//
// Pairs are counted post by post into a dense counter with a list of the touched posts. A pair with k common
// series shares at least one of any d - k + 1 of a post's d series: the k - 1 largest touch no new post, they
// merely add to posts touched already (the prefix filter of [1]).
//
// [1] Bayardo, Ma, Srikant: Scaling up all pairs similarity search (2007).
#include "organograph/engine/co_attendance.hpp"

#include "measures/common_series.hpp"
#include "measures/identifier_order.hpp"
#include "measures/label_pairs.hpp"
#include "organograph/engine/detail/big_array.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <utility>

namespace organograph {
namespace detail {
namespace {

// Scratch of one thread: one counter a post, all zero between posts.
class SeriesCounter {
public:
  SeriesCounter(const SeriesIndex &index, std::uint32_t at_least)
      : index_(index), at_least_(at_least), count_(index.series.rows(), 0) {}

  /// The series of a post that will be asked for soon: where they stand is in no order.
  void fetch(std::size_t post) const {
    for (std::size_t i = index_.series.offsets[post]; i < index_.series.offsets[post + 1]; ++i)
      prefetch(&index_.posts.offsets[organograph::index(index_.series.items[i]) + 1]);
  }

  void append_pairs_of(PostId a, std::vector<CommonSeries> &out) {
    const std::size_t first = index_.series.offsets[organograph::index(a)];
    const std::size_t number = index_.series.offsets[organograph::index(a) + 1] - first;
    if (number < at_least_)
      return;
    behind_.clear();
    for (std::size_t i = first; i < first + number; ++i) {
      const std::uint32_t seat = index_.seat[i] + 1;
      const std::uint32_t end = index_.posts.offsets[organograph::index(index_.series.items[i]) + 1];
      behind_.push_back(std::uint64_t{end - seat} << 32 | seat);
      prefetch(index_.posts.items.data() + seat);
    }
    const auto adding = static_cast<std::ptrdiff_t>(at_least_ - 1);
    const auto largest = behind_.end() - adding;
    if (adding > 0)
      std::nth_element(behind_.begin(), largest, behind_.end());
    for (auto series = behind_.begin(); series != largest; ++series)
      touch(posts_of(*series));
    if (!touched_.empty())
      for (auto series = largest; series != behind_.end(); ++series)
        add_to_touched(posts_of(*series));
    flush(a, out);
  }

private:
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

  void flush(PostId a, std::vector<CommonSeries> &out) {
    const std::size_t before = out.size();
    for (const PostId b : touched_) {
      std::uint32_t &count = count_[organograph::index(b)];
      if (count >= at_least_)
        out.push_back({a, b, count});
      count = 0;
    }
    touched_.clear();
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
              [](const CommonSeries &x, const CommonSeries &y) { return x.b < y.b; });
  }

  const SeriesIndex &index_;
  std::uint32_t at_least_;
  BigArray<std::uint32_t> count_;
  std::vector<PostId> touched_;
  std::vector<std::uint64_t> behind_; // of a's series: how many posts are behind its seat, and where
};

} // namespace

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
  const std::size_t posts = index.series.rows();
  const std::size_t block = std::max<std::size_t>(64, posts / 256);
  auto partials = fold_blocks<std::vector<CommonSeries>>(
      posts, block, threads, [&] { return SeriesCounter(index, at_least); },
      [&](SeriesCounter &counter, std::size_t first, std::size_t last) {
        std::vector<CommonSeries> pairs;
        for (std::size_t p = first; p < last; ++p) {
          if (p + 1 < last)
            counter.fetch(p + 1);
          counter.append_pairs_of(id_at<PostId>(p), pairs);
        }
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

} // namespace detail

namespace {

using detail::CommonSeries;
using detail::SeriesIndex;

// --- pairs ---------------------------------------------------------------------------------------------

std::optional<double> common_hours(const Meetings &meetings, const SeriesIndex &attendance,
                                   const CommonSeries &pair) {
  const auto of_a = attendance.series[index(pair.a)], of_b = attendance.series[index(pair.b)];
  std::optional<double> hours;
  for (auto a = of_a.begin(), b = of_b.begin(); a != of_a.end() && b != of_b.end();) {
    if (*a == *b) {
      if (const double h = meetings.hours_per_year(index(*a)); is_known(h))
        hours = hours.value_or(0) + h;
      ++a, ++b;
    } else {
      ++(*a < *b ? a : b);
    }
  }
  return hours;
}

// a's identifier before b's in bytes; series falling, then by identifier.
std::vector<CommonSeries> in_order(const Model &model, std::vector<CommonSeries> common) {
  std::vector<std::uint8_t> paired(model->posts.size());
  for (const CommonSeries &pair : common)
    paired[index(pair.a)] = paired[index(pair.b)] = 1;
  const auto order = detail::rows_by_bytes(model, model->posts.id, paired);
  std::vector<std::uint32_t> place(model->posts.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    place[order[i]] = i;
  for (CommonSeries &pair : common) { // sorted as places, which compare without a look elsewhere
    const auto [low, high] = std::minmax(place[index(pair.a)], place[index(pair.b)]);
    pair.a = PostId{low};
    pair.b = PostId{high};
  }
  std::sort(common.begin(), common.end(), [](const CommonSeries &x, const CommonSeries &y) {
    if (x.series != y.series)
      return x.series > y.series;
    return std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  for (CommonSeries &pair : common) {
    pair.a = PostId{order[index(pair.a)]};
    pair.b = PostId{order[index(pair.b)]};
  }
  return common;
}

void list_pairs(const Model &model, const SeriesIndex &attendance, const std::vector<CommonSeries> &common,
                unsigned threads, CoAttendance &out) {
  out.pairs.resize(common.size());
  const auto internal = detail::fold_blocks<std::uint64_t>(
      common.size(), 4096, threads, [&](std::size_t first, std::size_t last) {
        std::uint64_t joined = 0;
        for (std::size_t i = first; i < last; ++i) {
          const CommonSeries &pair = common[i];
          out.pairs[i] = {pair.a, pair.b, pair.series, common_hours(*model->meetings, attendance, pair)};
          joined += model.serve_in_common(pair.a, pair.b);
        }
        return joined;
      });
  for (const std::uint64_t joined : internal)
    out.internal += joined;
  out.external = common.size() - out.internal;
}

// --- matrices ------------------------------------------------------------------------------------------

void add_label(Csr<std::uint32_t> &to, FunctionId function) {
  if (function != none<FunctionId>)
    to.items.push_back(static_cast<std::uint32_t>(function));
  to.offsets.push_back(static_cast<std::uint32_t>(to.items.size()));
}

/// What seats speak for: their posts' own functions, unless some seat may speak for another.
detail::Labels functions_of_seats(const Model &model) {
  const Meetings &meetings = *model->meetings;
  detail::Labels out;
  out.by_seat = meetings.seat_details.size() > 1 || !model->posts.further_functions.items.empty();
  out.rows.offsets.push_back(0);
  if (!out.by_seat)
    for (const FunctionId function : model->posts.function)
      add_label(out.rows, function);
  else
    for (std::size_t m = 0; m < meetings.size(); ++m)
      for (const Seat &seat : meetings.seats[m])
        add_label(out.rows, model.seat_function(meetings.function[m], seat));
  return out;
}

detail::Labels organisations_of_posts(const Posts &posts) {
  detail::Labels out;
  out.rows.offsets = posts.serves.offsets;
  out.rows.items.reserve(posts.serves.items.size());
  for (const Served &served : posts.serves.items)
    out.rows.items.push_back(static_cast<std::uint32_t>(served.organisation));
  return out;
}

} // namespace

std::uint64_t CountMatrix::at(std::size_t row, std::size_t column) const {
  const auto entries = rows[row];
  const auto entry = std::lower_bound(entries.begin(), entries.end(), column,
                                      [](const Entry &e, std::size_t c) { return e.column < c; });
  return entry != entries.end() && entry->column == column ? entry->count : 0;
}

CoAttendance co_attendance(const Model &model, const CoAttendanceOptions &options) {
  CoAttendance out;
  out.at_least = std::max(options.at_least, 1u);
  {
    const SeriesIndex attendance = detail::index_series(model, out.at_least, options.threads);
    list_pairs(model, attendance,
               in_order(model, detail::pairs_with_common_series(attendance, out.at_least, options.threads)),
               options.threads, out);
  }
  if (!out.pairs.empty())
    out.e_i_index = (static_cast<double>(out.external) - static_cast<double>(out.internal)) /
                    static_cast<double>(out.pairs.size());
  out.by_function = detail::pairs_by_label(*model->meetings, functions_of_seats(model),
                                           model->functions.id.size(), options.threads);
  out.by_organisation = detail::pairs_by_label(*model->meetings, organisations_of_posts(model->posts),
                                               model->organisations.id.size(), options.threads);
  return out;
}

} // namespace organograph

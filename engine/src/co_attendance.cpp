// SPDX-License-Identifier: Apache-2.0
// Co-attendance: for two posts the number of series that both attend, and the matrices of pairs by function
// and by organisation.
//
// Pairs are counted post by post into a dense counter with a list of the touched posts. A pair with k common
// series shares at least one of the d - k + 1 smallest of a post's d series: only those may touch a new post,
// the k - 1 largest merely add to posts touched already (the prefix filter of [1]).
//
// Matrices come from the incidence X (meetings x labels; how many attending posts bear the label): X'X counts
// the ordered pairs, and posts that bear both labels are taken out again (see pairs_by_label).
//
// [1] Bayardo, Ma, Srikant: Scaling up all pairs similarity search (2007).
#include "organograph/engine/co_attendance.hpp"

#include "common_series.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <Eigen/SparseCore>
#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <utility>

namespace organograph {
namespace detail {
namespace {

// Scratch of one block of posts: one counter a post, all zero between posts.
class SeriesCounter {
public:
  SeriesCounter(const SeriesIndex &index, std::uint32_t at_least)
      : index_(index), at_least_(at_least), count_(index.series.rows(), 0) {}

  void append_pairs_of(PostId a, std::vector<CommonSeries> &out) {
    const auto series = index_.series[organograph::index(a)];
    if (series.size() < at_least_)
      return;
    smallest_first_.assign(series.begin(), series.end());
    if (at_least_ > 1) // with 1 no series is kept from touching
      std::sort(smallest_first_.begin(), smallest_first_.end(), [&](MeetingId x, MeetingId y) {
        return std::pair(posts_of(x).size(), x) < std::pair(posts_of(y).size(), y);
      });
    const std::size_t touching = series.size() - at_least_ + 1;
    for (std::size_t i = 0; i < touching; ++i)
      touch(smallest_first_[i], a);
    for (std::size_t i = touching; i < series.size(); ++i)
      add_to_touched(smallest_first_[i], a);
    flush(a, out);
  }

private:
  std::span<const PostId> posts_of(MeetingId meeting) const {
    return index_.posts[organograph::index(meeting)];
  }

  std::span<const PostId> posts_after(MeetingId meeting, PostId a) const {
    const auto posts = posts_of(meeting);
    return {std::upper_bound(posts.begin(), posts.end(), a), posts.end()};
  }

  void touch(MeetingId meeting, PostId a) {
    for (const PostId b : posts_after(meeting, a))
      if (count_[organograph::index(b)]++ == 0)
        touched_.push_back(b);
  }

  void add_to_touched(MeetingId meeting, PostId a) {
    for (const PostId b : posts_after(meeting, a))
      if (count_[organograph::index(b)] != 0)
        ++count_[organograph::index(b)];
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
  std::vector<std::uint32_t> count_;
  std::vector<PostId> touched_;
  std::vector<MeetingId> smallest_first_;
};

} // namespace

SeriesIndex index_series(const Model &model, std::uint32_t at_least) {
  const Meetings &meetings = *model->meetings;
  const std::size_t posts = model->posts.size();
  std::vector<std::uint32_t> series(posts, 0);
  for (const Seat &seat : meetings.seats.items)
    ++series[index(seat.post)];

  SeriesIndex out;
  out.series.offsets.assign(posts + 1, 0);
  for (std::size_t p = 0; p < posts; ++p)
    out.series.offsets[p + 1] = out.series.offsets[p] + (series[p] >= at_least ? series[p] : 0);
  out.series.items.resize(out.series.offsets.back());
  out.posts.offsets.reserve(meetings.size() + 1);
  out.posts.offsets.push_back(0);
  out.posts.items.reserve(out.series.items.size());
  std::vector<std::uint32_t> next(out.series.offsets.begin(), out.series.offsets.end() - 1);
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    for (const Seat &seat : meetings.seats[m]) {
      if (series[index(seat.post)] < at_least)
        continue;
      out.posts.items.push_back(seat.post);
      out.series.items[next[index(seat.post)]++] = id_at<MeetingId>(m);
    }
    out.posts.offsets.push_back(static_cast<std::uint32_t>(out.posts.items.size()));
  }
  return out;
}

std::vector<CommonSeries> pairs_with_common_series(const SeriesIndex &index, std::uint32_t at_least,
                                                   unsigned threads) {
  // Each block has a counter for every post: few blocks in a large model, small ones in a small model.
  const std::size_t posts = index.series.rows();
  const std::size_t block = std::max<std::size_t>(64, posts / 64);
  const auto partials =
      fold_blocks<std::vector<CommonSeries>>(posts, block, threads, [&](std::size_t first, std::size_t last) {
        std::vector<CommonSeries> pairs;
        SeriesCounter counter(index, at_least);
        for (std::size_t p = first; p < last; ++p)
          counter.append_pairs_of(id_at<PostId>(p), pairs);
        return pairs;
      });
  std::size_t total = 0;
  for (const auto &partial : partials)
    total += partial.size();
  std::vector<CommonSeries> out;
  out.reserve(total);
  for (const auto &partial : partials)
    out.insert(out.end(), partial.begin(), partial.end());
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

// Place of each post that is in some pair among those posts' identifiers in bytes: comparing places instead
// of texts makes the sort of many pairs cheap.
std::vector<std::uint32_t> places_in_bytes(const Model &model, const std::vector<CommonSeries> &pairs) {
  std::vector<std::uint32_t> places(model->posts.size(), 0);
  for (const CommonSeries &pair : pairs)
    places[index(pair.a)] = places[index(pair.b)] = 1;
  std::vector<PostId> order;
  for (std::size_t p = 0; p < places.size(); ++p)
    if (places[p] != 0)
      order.push_back(id_at<PostId>(p));
  const auto before = [&](PostId a, PostId b) {
    return model.text(model->posts.id[index(a)]) < model.text(model->posts.id[index(b)]);
  };
  if (!std::is_sorted(order.begin(), order.end(), before))
    std::sort(order.begin(), order.end(), before);
  for (std::size_t place = 0; place < order.size(); ++place)
    places[index(order[place])] = static_cast<std::uint32_t>(place);
  return places;
}

std::vector<CoAttendancePair> list_pairs(const Model &model, const SeriesIndex &attendance,
                                         std::vector<CommonSeries> common, unsigned threads) {
  const auto places = places_in_bytes(model, common);
  for (CommonSeries &pair : common)
    if (places[index(pair.b)] < places[index(pair.a)])
      std::swap(pair.a, pair.b);
  std::sort(common.begin(), common.end(), [&](const CommonSeries &x, const CommonSeries &y) {
    if (x.series != y.series)
      return x.series > y.series;
    return std::pair(places[index(x.a)], places[index(x.b)]) <
           std::pair(places[index(y.a)], places[index(y.b)]);
  });
  std::vector<CoAttendancePair> out(common.size());
  detail::fold_blocks<char>(common.size(), 4096, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      out[i] = {common[i].a, common[i].b, common[i].series,
                common_hours(*model->meetings, attendance, common[i])};
    return char{};
  });
  return out;
}

// --- matrices ------------------------------------------------------------------------------------------

using Counts = Eigen::SparseMatrix<std::int64_t, Eigen::RowMajor>;
using Labels = Csr<std::uint32_t>; // by PostId, distinct and rising in a row
using LabelPairs = boost::unordered_flat_map<std::uint64_t, std::int64_t>;

std::uint64_t pair_key(std::uint64_t a, std::uint64_t b) {
  return a << 32 | b;
}

// Meetings x labels: how many attending posts of the meeting bear the label.
Counts incidence(const Meetings &meetings, const Labels &labels, std::size_t label_count) {
  Counts out(static_cast<Eigen::Index>(meetings.size()), static_cast<Eigen::Index>(label_count));
  std::vector<std::int64_t> count(label_count, 0);
  std::vector<std::uint32_t> touched;
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    const auto row = static_cast<Eigen::Index>(m);
    out.startVec(row);
    touched.clear();
    for (const Seat &seat : meetings.seats[m])
      for (const std::uint32_t label : labels[index(seat.post)])
        if (count[label]++ == 0)
          touched.push_back(label);
    std::sort(touched.begin(), touched.end());
    for (const std::uint32_t label : touched)
      out.insertBack(row, static_cast<Eigen::Index>(label)) = std::exchange(count[label], 0);
  }
  out.finalize();
  return out;
}

// For two labels a < b the sum over meetings of J(J + 1) / 2, J attending posts bearing both.
LabelPairs both_labels(const Meetings &meetings, const Labels &labels) {
  LabelPairs out;
  std::vector<std::uint64_t> keys;
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    keys.clear();
    for (const Seat &seat : meetings.seats[m]) {
      const auto own = labels[index(seat.post)];
      for (std::size_t i = 0; i < own.size(); ++i)
        for (std::size_t j = i + 1; j < own.size(); ++j)
          keys.push_back(pair_key(own[i], own[j]));
    }
    std::sort(keys.begin(), keys.end());
    for (std::size_t i = 0, same = 0; i < keys.size(); ++i) {
      same = i > 0 && keys[i] == keys[i - 1] ? same + 1 : 1;
      out[keys[i]] += static_cast<std::int64_t>(same); // 1 + 2 + ... + J
    }
  }
  return out;
}

using Entries = std::vector<CountMatrix::Entry>;

// With A posts bearing a, B bearing b and J both, a meeting has AB - J ordered pairs of two posts, the first
// bearing a, the second b; the J(J - 1)/2 pairs of posts that bear both were met twice. So the unordered
// pairs are AB - J(J + 1)/2, and A(A - 1)/2 on the diagonal. Exact. `bearing`: the sum of A over meetings.
Entries entries_of(const Counts &product, Eigen::Index product_row, std::uint32_t label, std::int64_t bearing,
                   const LabelPairs &both) {
  Entries out;
  for (Counts::InnerIterator it(product, product_row); it; ++it) {
    const auto other = static_cast<std::uint32_t>(it.col());
    std::int64_t count = it.value();
    if (other == label)
      count = (count - bearing) / 2;
    else if (const auto met = both.find(pair_key(std::min(label, other), std::max(label, other)));
             met != both.end())
      count -= met->second;
    if (count > 0)
      out.push_back({other, static_cast<std::uint64_t>(count)});
  }
  std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.column < b.column; });
  return out;
}

CountMatrix pairs_by_label(const Model &model, const Labels &labels, std::size_t label_count,
                           unsigned threads) {
  const Counts x = incidence(*model->meetings, labels, label_count);
  const Counts transposed = x.transpose();
  const LabelPairs both = both_labels(*model->meetings, labels);
  // A few rows of X'X at a time: no more of the product is alive than the answer needs.
  const auto blocks = detail::fold_blocks<std::vector<Entries>>(
      label_count, 1 + label_count / 64, threads, [&](std::size_t first, std::size_t last) {
        const auto start = static_cast<Eigen::Index>(first), size = static_cast<Eigen::Index>(last - first);
        const Counts product = transposed.middleRows(start, size) * x;
        std::vector<Entries> rows;
        for (Eigen::Index row = 0; row < size; ++row) {
          std::int64_t bearing = 0;
          for (Counts::InnerIterator it(transposed, start + row); it; ++it)
            bearing += it.value();
          rows.push_back(entries_of(product, row, static_cast<std::uint32_t>(start + row), bearing, both));
        }
        return rows;
      });
  CountMatrix out;
  out.size = label_count;
  out.rows.offsets.push_back(0);
  for (const auto &rows : blocks)
    for (const Entries &row : rows) {
      out.rows.items.insert(out.rows.items.end(), row.begin(), row.end());
      out.rows.offsets.push_back(static_cast<std::uint32_t>(out.rows.items.size()));
    }
  return out;
}

Labels functions_of_posts(const Posts &posts) {
  Labels out;
  out.offsets.push_back(0);
  for (const FunctionId function : posts.function) {
    if (function != none<FunctionId>)
      out.items.push_back(static_cast<std::uint32_t>(function));
    out.offsets.push_back(static_cast<std::uint32_t>(out.items.size()));
  }
  return out;
}

Labels organisations_of_posts(const Posts &posts) {
  Labels out;
  out.offsets = posts.serves.offsets;
  out.items.reserve(posts.serves.items.size());
  for (const Served &served : posts.serves.items)
    out.items.push_back(static_cast<std::uint32_t>(served.organisation));
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
    const SeriesIndex attendance = detail::index_series(model, out.at_least);
    out.pairs = list_pairs(model, attendance,
                           detail::pairs_with_common_series(attendance, out.at_least, options.threads),
                           options.threads);
  }
  for (const CoAttendancePair &pair : out.pairs)
    ++(model.serve_in_common(pair.a, pair.b) ? out.internal : out.external);
  if (!out.pairs.empty())
    out.e_i_index = (static_cast<double>(out.external) - static_cast<double>(out.internal)) /
                    static_cast<double>(out.pairs.size());
  auto matrices =
      detail::fold_blocks<CountMatrix>(2, 1, options.threads, [&](std::size_t which, std::size_t) {
        const unsigned threads = std::max(1u, options.threads / 2);
        return which == 0 ? pairs_by_label(model, functions_of_posts(model->posts),
                                           model->functions.id.size(), threads)
                          : pairs_by_label(model, organisations_of_posts(model->posts),
                                           model->organisations.id.size(), threads);
      });
  out.by_function = std::move(matrices[0]);
  out.by_organisation = std::move(matrices[1]);
  return out;
}

} // namespace organograph

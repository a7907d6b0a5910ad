// SPDX-License-Identifier: Apache-2.0
// Pairs of attending posts by the labels (functions, organisations) that they bear.
//
// With A posts of a meeting bearing a, B bearing b and J both, there are AB - J ordered pairs of two posts,
// the first bearing a, the second b; the J(J - 1)/2 pairs of posts that bear both were met twice. So the
// unordered pairs are AB - J(J + 1)/2, and A(A - 1)/2 on the diagonal. Exact. Few labels have a matrix to
// count in. For many, AB comes from the incidence X (meetings x labels; how many attending posts bear the
// label): X'X.
#include "measures/label_pairs.hpp"

#include "organograph/engine/detail/big_array.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <Eigen/SparseCore>
#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace organograph::detail {
namespace {

constexpr std::size_t few = 512;        // labels: 16 matrices of 2 MiB
constexpr std::size_t seats_ahead = 48; // whose labels are on their way from memory

std::uint64_t pair_key(std::uint64_t a, std::uint64_t b) {
  return a << 32 | b;
}

// --- few labels: counted in place ----------------------------------------------------------------------

// Counts of the unordered pairs of two labels, meeting by meeting.
class DensePairs {
public:
  explicit DensePairs(std::size_t labels) : labels_(labels), pairs_(labels * labels), bearing_(labels) {}

  void attend(std::span<const std::uint32_t> labels_of_post) {
    for (const std::uint32_t label : labels_of_post)
      if (bearing_[label]++ == 0)
        touched_.push_back(label);
    for (std::size_t i = 0; i < labels_of_post.size(); ++i)
      for (std::size_t j = i + 1; j < labels_of_post.size(); ++j)
        both_.push_back(pair_key(labels_of_post[i], labels_of_post[j]));
  }

  void end_meeting() {
    for (std::size_t i = 0; i < touched_.size(); ++i) {
      const std::int64_t a = bearing_[touched_[i]];
      at(touched_[i], touched_[i]) += a * (a - 1) / 2;
      for (std::size_t j = i + 1; j < touched_.size(); ++j)
        at(std::min(touched_[i], touched_[j]), std::max(touched_[i], touched_[j])) +=
            a * bearing_[touched_[j]];
    }
    std::sort(both_.begin(), both_.end());
    for (std::size_t i = 0, same = 0; i < both_.size(); ++i) {
      same = i > 0 && both_[i] == both_[i - 1] ? same + 1 : 1;
      at(both_[i] >> 32, both_[i] & UINT32_MAX) -= static_cast<std::int64_t>(same); // 1 + 2 + ... + J
    }
    for (const std::uint32_t label : touched_)
      bearing_[label] = 0;
    touched_.clear();
    both_.clear();
  }

  // The upper triangle, row by row.
  std::vector<std::int64_t> take() { return std::move(pairs_); }

private:
  std::int64_t &at(std::size_t a, std::size_t b) { return pairs_[a * labels_ + b]; }

  std::size_t labels_;
  std::vector<std::int64_t> pairs_;
  std::vector<std::int64_t> bearing_;  // of the meeting in hand: attending posts with the label
  std::vector<std::uint32_t> touched_; // labels that some post bears
  std::vector<std::uint64_t> both_;    // pairs of labels that one post bears
};

CountMatrix few_labels(const Meetings &meetings, const Labels &labels, std::size_t label_count,
                       unsigned threads) {
  // Each block has a matrix of its own: few blocks.
  const std::size_t block = std::max<std::size_t>(4096, meetings.size() / 16 + 1);
  auto blocks = fold_blocks<std::vector<std::int64_t>>(
      meetings.size(), block, threads, [&](std::size_t first, std::size_t last) {
        DensePairs pairs(label_count);
        const std::size_t last_seat = meetings.seats.offsets[last];
        std::size_t expected = meetings.seats.offsets[first];
        for (std::size_t m = first; m < last; ++m) {
          // The labels of seats to come are on their way from memory meanwhile.
          for (const std::size_t until =
                   std::min<std::size_t>(last_seat, meetings.seats.offsets[m + 1] + seats_ahead);
               expected < until; ++expected)
            prefetch(&labels.rows.offsets[labels.row(meetings, expected)]);
          for (std::size_t s = meetings.seats.offsets[m]; s < meetings.seats.offsets[m + 1]; ++s)
            pairs.attend(labels.of(meetings, s));
          pairs.end_meeting();
        }
        return pairs.take();
      });
  std::vector<std::int64_t> sum(label_count * label_count);
  for (const auto &part : blocks)
    for (std::size_t i = 0; i < sum.size(); ++i)
      sum[i] += part[i];
  CountMatrix out;
  out.size = label_count;
  out.rows.offsets.push_back(0);
  for (std::size_t a = 0; a < label_count; ++a) {
    for (std::size_t b = 0; b < label_count; ++b)
      if (const std::int64_t count = sum[std::min(a, b) * label_count + std::max(a, b)]; count > 0)
        out.rows.items.push_back({static_cast<std::uint32_t>(b), static_cast<std::uint64_t>(count)});
    out.rows.offsets.push_back(static_cast<std::uint32_t>(out.rows.items.size()));
  }
  return out;
}

// --- many labels: a sparse product ---------------------------------------------------------------------

using Counts = Eigen::SparseMatrix<std::int64_t, Eigen::RowMajor>;
using LabelPairs = boost::unordered_flat_map<std::uint64_t, std::int64_t>;

// Meetings x labels: how many attending posts of the meeting bear the label.
Counts incidence(const Meetings &meetings, const Labels &labels, std::size_t label_count) {
  Counts out(static_cast<Eigen::Index>(meetings.size()), static_cast<Eigen::Index>(label_count));
  std::vector<std::int64_t> count(label_count, 0);
  std::vector<std::uint32_t> touched;
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    const auto row = static_cast<Eigen::Index>(m);
    out.startVec(row);
    touched.clear();
    for (std::size_t s = meetings.seats.offsets[m]; s < meetings.seats.offsets[m + 1]; ++s)
      for (const std::uint32_t label : labels.of(meetings, s))
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
    for (std::size_t s = meetings.seats.offsets[m]; s < meetings.seats.offsets[m + 1]; ++s) {
      const auto own = labels.of(meetings, s);
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

// `bearing`: the sum of A over meetings.
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

CountMatrix many_labels(const Meetings &meetings, const Labels &labels, std::size_t label_count,
                        unsigned threads) {
  const Counts x = incidence(meetings, labels, label_count);
  const Counts transposed = x.transpose();
  const LabelPairs both = both_labels(meetings, labels);
  // A few rows of X'X at a time: no more of the product is alive than the answer needs.
  const auto blocks = fold_blocks<std::vector<Entries>>(
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

} // namespace

CountMatrix pairs_by_label(const Meetings &meetings, const Labels &labels, std::size_t label_count,
                           unsigned threads) {
  return label_count <= few ? few_labels(meetings, labels, label_count, threads)
                            : many_labels(meetings, labels, label_count, threads);
}

} // namespace organograph::detail

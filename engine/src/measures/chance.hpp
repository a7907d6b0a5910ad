// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace organograph::detail {

/// Posts, or series, that have equally many seats: chance does not tell them apart.
struct SeatClass {
  std::uint64_t seats;   ///< of each
  std::uint64_t members; ///< > 0
};

/// How likely it is that a post of one class sits in a series of another, by chance.
struct Chances {
  std::vector<SeatClass> posts, series; ///< seats falling
  std::vector<double> probability;      ///< posts x series, by row
  const double *of(std::size_t post_class) const { return probability.data() + post_class * series.size(); }
};

/// The bipartite configuration model (Saracco and others 2015): of all distributions in which each post and
/// each series has in the mean the seats that it has, the one of highest entropy. What the seats leave no
/// choice about (a post in every series, or in none) is 1 or 0. Both lists are of the same seats in all,
/// falling. Cannot fail but for memory.
Chances chances(std::vector<SeatClass> posts, std::vector<SeatClass> series);

/// The probability that two posts share at least 0, 1, ... `most` series: upper tails of the
/// Poisson-binomial distribution, each a sum of positive terms, so that small ones are exact too.
/// O(series x most), less where many series are of one class.
std::vector<double> upper_tails(const Chances &chances, std::size_t a, std::size_t b, std::size_t most);

/// How many series two posts share in the mean.
double expected_series(const Chances &chances, std::size_t a, std::size_t b);

} // namespace organograph::detail

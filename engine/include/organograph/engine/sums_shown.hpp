// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace organograph {

/// What one post adds to a sum: a value of its own, times a weight. Values of one post (its cost now, and as
/// a scenario has it) are told apart by being different numbers.
struct Part {
  std::uint32_t post;
  double value;  ///< known; 0 hides nobody: it is not counted as a post's
  double weight; ///< finite
};

/// Sums over posts that are shown side by side, such that nothing small comes of them: whatever is made of
/// them by adding, subtracting and multiplying, of any number of them, is nought or holds values of at least
/// `minimum` posts.
///
/// Values with the same weight in each of the sums shown form a group: a sum of multiples has all of a group
/// or nothing of it. So it is enough that for k independent sums there are k groups of `minimum` posts (the
/// basis) whose weights are independent: no sum of multiples but nought is without all of them. What is
/// refused may be harmless, what passes is not harmful. Weights below 1e-9 are taken for rounding.
class SumsShown {
public:
  explicit SumsShown(unsigned minimum) : minimum_(minimum) {}

  /// Whether the sum may be shown beside those that are; from then on it is. First come, first served. What
  /// follows from those shown always may. O(parts + groups), sorted by post; times the groups of the basis on
  /// which a group depends.
  bool show(std::span<const Part> sum);

private:
  struct Weight {
    std::uint32_t of; ///< position in basis_
    double weight;
  };
  using Weights = std::vector<Weight>; ///< rising, none of nought

  struct Value {
    double value;
    std::uint32_t group;
  };
  struct Group {
    std::uint64_t values = 0;
    std::uint64_t posts = 0; ///< at least
    Weights depends;         ///< its weights in all sums, as those of the basis
  };
  struct Piece;
  struct Split;

  std::uint32_t number_of(const Part &part);
  Split split(std::span<const Part> sum);
  void rest_of_groups(Split &split) const;
  void residuals(Split &split) const;
  bool rest_on_large_groups(const Split &split);
  void exchange(std::uint32_t place, std::uint32_t group);
  void divide(Split &split);
  void extend(const Split &split, const Piece &chosen);

  unsigned minimum_;
  std::vector<std::uint32_t> first_of_post_;                        ///< its first value
  std::map<std::pair<std::uint32_t, double>, std::uint32_t> other_; ///< its others: few
  std::vector<Value> values_;
  std::vector<Group> groups_{1}; ///< the first: what is in no sum yet
  std::vector<std::uint32_t> basis_;
  std::uint64_t visits_ = 0; ///< of groups, to find another basis
};

} // namespace organograph

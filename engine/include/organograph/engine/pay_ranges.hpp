// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace organograph {

/// An amount a year that lies between two ends, each of which may be unknown: low alone is 'at least', high
/// alone 'at most'.
struct MoneyRange {
  double low = unknown, high = unknown;

  bool is_given() const { return is_known(low) || is_known(high); }
  MoneyRange &operator+=(const MoneyRange &more) {
    low += more.low;
    high += more.high;
    return *this;
  }
  /// A weight below 0 turns the ends.
  MoneyRange operator*(double weight) const {
    return weight < 0 ? MoneyRange{high * weight, low * weight} : MoneyRange{low * weight, high * weight};
  }
};
/// Both ends, known or not.
bool same_range(const MoneyRange &a, const MoneyRange &b);

/// Whether on-costs are in it. The two are never added up.
enum class CostBasis : std::uint8_t { not_known, full, salary };

struct PostCost {
  CostBasis basis = CostBasis::not_known;
  MoneyRange a_year; ///< of the whole post
};

/// A sum of costs of posts, or a change of it. Those not known are counted, and in no sum.
struct CostSum {
  MoneyRange full{0, 0}, salary{0, 0};
  std::uint64_t full_posts = 0, salary_posts = 0, not_known = 0;

  void count(CostBasis basis);
  void add(const PostCost &cost, double weight);               ///< without counting
  std::optional<double> end(CostBasis basis, bool high) const; ///< empty: no post, or not known
};

/// Sums of all posts and of each organisation by shares (by OrganisationId).
struct CostSums {
  CostSum all;
  std::vector<CostSum> organisations;
};

struct PostPay {
  MoneyRange pay; ///< salary of the whole post
  double on_cost = unknown;
  PostCost cost;
  std::optional<std::uint32_t> rank;
  std::optional<int> grade_distance; ///< rank of its manager less its own
};

/// A grade that has one range here and another there.
struct GradeRanges {
  TextId grade{};
  std::vector<std::pair<MoneyRange, std::vector<PostId>>> ranges; ///< as first met, in file order
};

/// A joint post whose grades in two organisations have different ranges.
struct JointGrades {
  PostId post{};
  std::vector<std::pair<OrganisationId, MoneyRange>> ranges; ///< rising; of those that are known
};

enum class AboveThreshold : std::uint8_t { no, yes, may_be, not_known };
AboveThreshold above(const MoneyRange &pay, double threshold);

struct PayRanges {
  std::vector<PostPay> posts; ///< by PostId
  CostSums sums;
  std::vector<GradeRanges> grades;      ///< with two ranges or more, as first met
  std::vector<JointGrades> joint_posts; ///< file order
  /// Lines between posts that both have a rank, of these with a distance of 0 or less, and the others.
  /// Empty without the register grades.
  std::optional<std::uint64_t> lines_ranked, lines_not_rising, lines_not_ranked;
  std::optional<double> threshold; ///< that was asked about
  /// Posts with pay above it, that may be above it, and whose pay is not known. Empty unless asked.
  std::optional<std::uint64_t> above, may_be_above, above_not_known;
};

/// Whether the model gives a range of pay: the register grades, or pay of some post. O(posts).
bool gives_pay(const Model &model);

/// The cost of every post, by PostId: annual_cost, else its pay. O(posts x log grades).
std::vector<PostCost> post_costs(const Model &model);

/// Pay ranges and what posts cost by them, measures.md. Cannot fail. O((posts + shares) x log grades).
PayRanges pay_ranges(const Model &model, std::optional<double> threshold = std::nullopt);

/// A post before, after or in both, and what it costs; null where it is not there.
struct CostBeside {
  const Model *before = nullptr, *after = nullptr;
  PostId was = none<PostId>, is = none<PostId>;
  PostCost cost_before, cost_after;
};
/// What the posts cost after, less before. A cost that stays is one number, whatever it is: only the shares
/// of it differ. Both models have the same organisations.
CostSums change_of_costs(std::span<const CostBeside> posts, std::size_t organisations);

} // namespace organograph

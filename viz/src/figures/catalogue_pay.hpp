// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/catalogue_rows.hpp"

// The figures of pay ranges, and of costs by them.
namespace organograph::viz::catalogue {

template <auto member> Value pay(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.pay_ranges ? known((*analysis.pay_ranges).*member) : Value();
}

template <auto member> Value pay_listed(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.pay_ranges ? known(((*analysis.pay_ranges).*member).size()) : Value();
}

template <auto member> Value pay_posts(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.pay_ranges ? known(analysis.pay_ranges->sums.all.*member) : Value();
}

template <CostBasis basis, bool high> Value pay_end(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.pay_ranges ? analysis.pay_ranges->sums.all.end(basis, high) : Value();
}

inline constexpr Headline of_pay[] = {
    row("pay_ranges.cost_low", money, tree, pay_end<CostBasis::full, false>, {"pay_sums", "kind=all"}),
    row("pay_ranges.cost_high", money, tree, pay_end<CostBasis::full, true>, {"pay_sums", "kind=all"}),
    row("pay_ranges.posts_with_cost", count, summary, pay_posts<&CostSum::full_posts>,
        {"pay_ranges", "basis=full cost"}),
    row("pay_ranges.salary_low", money, tree, pay_end<CostBasis::salary, false>, {"pay_sums", "kind=all"}),
    row("pay_ranges.salary_high", money, tree, pay_end<CostBasis::salary, true>, {"pay_sums", "kind=all"}),
    row("pay_ranges.posts_with_salary", count, summary, pay_posts<&CostSum::salary_posts>,
        {"pay_ranges", "basis=salary only"}),
    row("pay_ranges.posts_not_known", count, summary, pay_posts<&CostSum::not_known>, {"pay_ranges"}),
    row("pay_ranges.grades_with_two_ranges", count, compared, pay_listed<&PayRanges::grades>,
        {"pay_questions", "what=grade with two ranges"}),
    row("pay_ranges.joint_posts_with_two_ranges", count, compared, pay_listed<&PayRanges::joint_posts>,
        {"pay_questions", "what=joint post with two ranges"}),
    row("pay_ranges.lines_ranked", count, summary, pay<&PayRanges::lines_ranked>, {"pay_ranges"}),
    row("pay_ranges.lines_not_rising", count, compared, pay<&PayRanges::lines_not_rising>,
        {"pay_ranges", "grade_distance<1"}, {.only_above_0 = true}),
    row("pay_ranges.lines_not_ranked", count, summary, pay<&PayRanges::lines_not_ranked>, {"pay_ranges"}),
    row("pay_ranges.above_threshold", count, summary, pay<&PayRanges::above>,
        {"pay_parts", "above_threshold=yes"}),
    row("pay_ranges.may_be_above_threshold", count, summary, pay<&PayRanges::may_be_above>,
        {"pay_parts", "above_threshold=may be"}),
    row("pay_ranges.threshold_not_known", count, summary, pay<&PayRanges::above_not_known>, {"pay_ranges"}),
};

} // namespace organograph::viz::catalogue

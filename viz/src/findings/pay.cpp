// SPDX-License-Identifier: Apache-2.0
// Pay ranges in words.
#include "words/pay.hpp"
#include "findings/measures.hpp"
#include "words/safe_text.hpp"

#include <string>

namespace organograph::viz {

namespace {

void say_sums(Sentence &say, const CostSum &all) {
  const auto add = [&](CostBasis basis, std::uint64_t posts, std::string_view key, std::string_view words) {
    if (posts > 0)
      say.text(say.empty() ? "Posts cost " : " More posts cost ")
          .figure(key, range_worded(all.end(basis, false), all.end(basis, true)), "pay_sums", "kind=all")
          .text(std::string(words) + " a year (" + counted(posts, "post", "posts") + ").");
  };
  add(CostBasis::full, all.full_posts, "pay_ranges.cost_low", " with on-costs");
  add(CostBasis::salary, all.salary_posts, "pay_ranges.salary_low", " in salary alone");
  if (all.not_known > 0)
    say.text(say.empty() ? "Of " : " Of ")
        .counted("pay_ranges.posts_not_known", all.not_known, "post", "posts", "pay_ranges")
        .text(" neither cost nor pay is known.");
}

} // namespace

Sentence pay_told(const Analysis &analysis) {
  const PayRanges &result = *analysis.pay_ranges;
  Sentence say;
  say_sums(say, result.sums.all);
  if (!result.grades.empty())
    say.text(" ").counted("pay_ranges.grades_with_two_ranges", result.grades.size(), "grade has two ranges.",
                          "grades have two ranges.", "pay_questions", "what=grade with two ranges");
  if (!result.joint_posts.empty())
    say.text(" Of ")
        .counted("pay_ranges.joint_posts_with_two_ranges", result.joint_posts.size(), "joint post",
                 "joint posts", "pay_questions", "what=joint post with two ranges")
        .text(" the ranges differ between the organisations.");
  if (result.lines_ranked)
    say.text(" Of ")
        .counted("pay_ranges.lines_ranked", *result.lines_ranked, "line", "lines", "pay_ranges")
        .text(" between ranked posts ")
        .figure("pay_ranges.lines_not_rising", figure(*result.lines_not_rising), "pay_ranges",
                "grade_distance<1")
        .text(*result.lines_not_rising == 1 ? " has no higher grade above." : " have no higher grade above.");
  if (result.threshold)
    say.text(" Above " + rounded(*result.threshold) + " in salary: ")
        .counted("pay_ranges.above_threshold", *result.above, "post", "posts", "pay_parts",
                 "above_threshold=yes")
        .text(", and ")
        .figure("pay_ranges.may_be_above_threshold", figure(*result.may_be_above), "pay_parts",
                "above_threshold=may be")
        .text(" may be; not known of ")
        .figure("pay_ranges.threshold_not_known", figure(*result.above_not_known), "pay_ranges")
        .text(".");
  return say;
}

} // namespace organograph::viz

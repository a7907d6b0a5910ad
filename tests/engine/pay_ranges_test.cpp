// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/pay_ranges.hpp"

#include "organograph/engine/comparison.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::test::pay_ranges_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string end_text(double value) {
  return is_known(value) ? std::to_string(static_cast<long>(value * 10)) : "-";
}

std::string text_of(const MoneyRange &range) {
  return end_text(range.low) + " " + end_text(range.high);
}

// 'full 500 600', times ten; empty where not known.
std::string text_of(const PostCost &cost) {
  if (cost.basis == CostBasis::not_known)
    return "";
  return (cost.basis == CostBasis::full ? "full " : "salary ") + text_of(cost.a_year);
}

std::vector<std::string> costs_of(const Files &files) {
  std::vector<std::string> out;
  for (const PostCost &cost : post_costs(model_of(files)))
    out.push_back(text_of(cost));
  return out;
}

Files council(const std::string &posts, const std::string &grades = "", const std::string &shares = "") {
  Files out = {{"organisations.csv", "organisation_id,name\na,A\nb,B\n"},
               {"posts.csv",
                "post_id,title,organisation_id,reports_to,grade,fte,annual_cost,pay_low,pay_high\n" + posts}};
  if (!grades.empty())
    out.emplace_back("grades.csv", "grade,organisation_id,pay_low,pay_high,on_cost,rank\n" + grades);
  if (!shares.empty())
    out.emplace_back("post_shares.csv", "post_id,organisation_id,cost_share,grade\n" + shares);
  return out;
}

TEST(PayRanges, cost_is_the_amount_else_own_pay_else_that_of_the_grade) {
  EXPECT_THAT(costs_of(council("P,t,a,,G,,900,10,20\nQ,t,a,P,G,,,10,20\nR,t,a,P,G,0.5,,,\nS,t,a,P,H,,,,\n",
                               "G,a,100,200,,\n")),
              ElementsAre("full 9000 9000", "salary 100 200", "salary 500 1000", ""));
}

TEST(PayRanges, on_costs_of_the_grade_make_pay_a_full_cost) {
  EXPECT_THAT(
      costs_of(council("P,t,a,,G,,,10,20\nQ,t,a,P,G,,,,\nR,t,b,P,G,,,,\n", "G,a,100,200,1.5,\nG,,100,,,\n")),
      ElementsAre("full 150 300", "full 1500 3000", "salary 1000 -"));
}

TEST(PayRanges, one_end_alone_is_at_least_or_at_most) {
  const Model model = model_of(council("P,t,a,,,,,50,\nQ,t,a,P,,,,,60\nR,t,a,P,,,,10,20\n"));
  const PayRanges result = pay_ranges(model, 15);
  EXPECT_EQ(result.sums.all.end(CostBasis::salary, false), std::nullopt) << "Q has no low end";
  EXPECT_EQ(result.sums.all.end(CostBasis::salary, true), std::nullopt);
  EXPECT_EQ(result.sums.all.end(CostBasis::full, false), std::nullopt) << "no post";
  EXPECT_EQ(result.above, 1U) << "at least 50";
  EXPECT_EQ(result.may_be_above, 2U);
}

TEST(PayRanges, a_joint_post_has_the_grade_of_its_employers_row) {
  const Files files = council("P,t,b,,own,,,,\n", "G1,a,10,20,,\nG2,b,30,50,1.5,\nown,,1,2,,\n",
                              "P,a,0.25,G1\nP,b,0.75,G2\n");
  EXPECT_THAT(costs_of(files), ElementsAre("full 450 750"));
  const PayRanges result = pay_ranges(model_of(files));
  EXPECT_EQ(result.sums.organisations[0].end(CostBasis::full, true), 75 * 0.25);
  EXPECT_EQ(result.sums.organisations[1].end(CostBasis::full, false), 45 * 0.75);
  ASSERT_EQ(result.joint_posts.size(), 1U);
  EXPECT_EQ(text_of(result.joint_posts[0].ranges[0].second), "100 200");
  EXPECT_EQ(text_of(result.joint_posts[0].ranges[1].second), "300 500");
}

TEST(PayRanges, shares_that_are_not_known_leave_sums_of_their_organisations_open) {
  const PayRanges result =
      pay_ranges(model_of(council("P,t,a,,,,,10,20\nQ,t,a,P,,,,10,20\n", "", "P,a,,\nP,b,,\n")));
  EXPECT_EQ(result.sums.all.end(CostBasis::salary, true), 40.0);
  EXPECT_EQ(result.sums.organisations[0].end(CostBasis::salary, true), std::nullopt);
  EXPECT_EQ(result.sums.organisations[0].salary_posts, 2U);
}

TEST(PayRanges, one_grade_name_with_two_ranges_is_asked_where_posts_say_so) {
  EXPECT_THAT(
      pay_ranges(model_of(council("P,t,a,,G,,,,\nQ,t,b,P,G,,,,\n", "G,a,10,20,,\nG,b,10,30,,\n"))).grades,
      IsEmpty())
      << "each council has its scale";
  const Model model = model_of(council("P,t,a,, G,,,10,20\nQ,t,b,P,G,,,10,30\nR,t,b,P,G ,,,10,20\n"));
  const PayRanges result = pay_ranges(model);
  ASSERT_EQ(result.grades.size(), 1U);
  ASSERT_EQ(result.grades[0].ranges.size(), 2U);
  EXPECT_THAT(result.grades[0].ranges[0].second, ElementsAre(PostId{0}, PostId{2}));
  EXPECT_EQ(pay_ranges(model_of(council("P,t,a,,G,,,10,20\n", "G,a,10,30,,\n"))).grades.size(), 1U);
}

TEST(PayRanges, grade_distance_is_that_of_ranks_along_lines) {
  const PayRanges result =
      pay_ranges(model_of(council("P,t,a,,G3,,,,\nQ,t,a,P,G1,,,,\nR,t,a,Q,G2,,,,\nS,t,a,Q,other,,,,\n",
                                  "G1,,,,,1\nG2,,,,,2\nG3,,,,,3\n")));
  EXPECT_EQ(result.posts[1].grade_distance, 2);
  EXPECT_EQ(result.posts[2].grade_distance, -1);
  EXPECT_EQ(result.posts[3].grade_distance, std::nullopt);
  EXPECT_EQ(result.lines_ranked, 2U);
  EXPECT_EQ(result.lines_not_rising, 1U);
  EXPECT_EQ(result.lines_not_ranked, 1U);
  EXPECT_EQ(pay_ranges(model_of(council("P,t,a,,G3,,,1,\n"))).lines_ranked, std::nullopt);
}

CostSums change(const Files &before, const Files &after) {
  AppliedScenario applied;
  applied.name = "s";
  applied.model = model_of(after);
  return compare(model_of(before), {}, applied).cost_change_by_pay.value();
}

TEST(PayRanges, a_change_is_interval_arithmetic_but_of_a_cost_that_stays) {
  const CostSums raised = change(council("P,t,a,,,,,10,20\n"), council("P,t,a,,,,,15,30\n"));
  EXPECT_EQ(text_of(raised.all.salary), "-50 200") << "15 - 20 to 30 - 10";
  const CostSums shared =
      change(council("P,t,a,,,,,10,20\n"), council("P,t,a,,,,,10,20\n", "", "P,a,0.5,\nP,b,0.5,\n"));
  EXPECT_EQ(text_of(shared.all.salary), "0 0") << "one number, whatever it is";
  EXPECT_EQ(text_of(shared.organisations[0].salary), "-100 -50");
  EXPECT_EQ(text_of(shared.organisations[1].salary), "50 100");
  EXPECT_EQ(shared.all.salary_posts, 1U);
}

TEST(PayRanges, a_change_from_salary_to_full_cost_is_not_known) {
  const CostSums to_full = change(council("P,t,a,,,,,10,20\n"), council("P,t,a,,,,30,10,20\n"));
  EXPECT_EQ(to_full.all.not_known, 1U);
  EXPECT_EQ(to_full.all.salary_posts + to_full.all.full_posts, 0U);
  const CostSums created =
      change(council("P,t,a,,,,30,,\n"), council("P,t,a,,,,30,,\nQ,t,a,P,,,,10,\nR,t,b,P,,,,,\n"));
  EXPECT_EQ(text_of(created.all.salary), "100 -");
  EXPECT_EQ(created.all.full_posts, 0U) << "P does not change";
  EXPECT_EQ(created.all.not_known, 1U);
  EXPECT_EQ(created.organisations[1].not_known, 1U);
}

} // namespace
} // namespace organograph::test::pay_ranges_test

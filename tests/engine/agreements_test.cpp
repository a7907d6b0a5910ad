// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/agreements.hpp"

#include "organograph/engine/dates.hpp"
#include "organograph/engine/decoupling.hpp"
#include "organograph/engine/study.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::test::agreements_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string heads =
    "agreement_id,title,start,end,notice_months,short_notice_months,review_months,last_review\n";

// P and Q are joint, Q's part of an organisation that is not named; R serves one.
Files council(const std::string &rows) {
  return {{"organisations.csv", "organisation_id,name\na,A\nb,B\n"},
          {"posts.csv", "post_id,title,organisation_id,reports_to\nP,Chief,a,\nQ,Second,a,P\nR,Third,a,P\n"},
          {"post_shares.csv", "post_id,organisation_id,cost_share,agreement_id\nP,a,0.5,X\nP,b,0.5,Y\n"
                              "Q,a,0.5,\nQ,?,0.5,Y\nR,a,1,X\n"},
          {"agreements.csv", heads + rows}};
}

AgreementClock clock_of(const std::string &row, const std::string &day) {
  const Model model = model_of(council("X,First," + row + "\nY,Second,,,,,,\n"));
  return agreements(model, day).agreements.front();
}

std::string shown_day(const ClockDay &day) {
  return day.day.empty() ? std::string(why(day.reason)) : day.day;
}

std::string exit_with(const std::string &row, const std::string &day) {
  return shown_day(clock_of(row, day).exit);
}

TEST(Agreements, months_end_on_the_same_day_or_the_last_of_the_month) {
  EXPECT_EQ(months_after("2021-07-22", 12), "2022-07-22");
  EXPECT_EQ(months_after("2019-11-30", 3), "2020-02-29");
  EXPECT_EQ(months_after("2020-02-29", 12), "2021-02-28");
  EXPECT_EQ(months_after("2021-01-31", 0), "2021-01-31");
  EXPECT_EQ(months_after("2021-12-31", 2), "2022-02-28");
  EXPECT_EQ(months_after("9999-12-01", 1), "");
  EXPECT_EQ(days_between("2017-04-03", "2017-05-12"), 39);
  EXPECT_EQ(days_between("2017-03-01", "2017-02-28"), -1);
}

TEST(Agreements, end_a_notice_after_the_day_and_no_later_than_their_end) {
  EXPECT_EQ(exit_with(",,6,,,", "2021-07-22"), "2022-01-22");
  EXPECT_EQ(exit_with(",2021-10,6,,,", "2021-07-22"), "2021-10-31");
  EXPECT_EQ(exit_with("2021-07-22,,0,,,", "2021-07-22"), "2021-07-22");
  EXPECT_EQ(exit_with("2021-08,,6,,,", "2021-07-22"), "it has not begun on the day");
  EXPECT_EQ(exit_with(",2021-07-21,6,,,", "2021-07-22"), "it had ended before the day");
  EXPECT_EQ(exit_with(",2022,,3,,", "2021-07-22"), "its notice is not given");
  EXPECT_EQ(exit_with(",,6,,,", ""), "no day is asked for (--as-of)");
  EXPECT_EQ(exit_with(",,6,,,", "9999-10-01"), "it is beyond the year 9999");
  EXPECT_EQ(clock_of(",2022,,3,,", "2021-07-22").short_exit.day, "2021-10-22");
}

TEST(Agreements, reviews_recur_by_one_number_and_are_steps_by_several) {
  const auto due = [](const std::string &row) { return shown_day(clock_of(row, "2018-02-01").review_due); };
  EXPECT_EQ(due("2017-07-01,,,,12,"), "2018-07-01");
  EXPECT_EQ(due("2017-07-01,,,,12,2018-01-15"), "2019-01-15") << "from the last";
  EXPECT_EQ(due(",,,,12,"), "from when its reviews count is not given");
  EXPECT_EQ(due("2017-07-01,,,,,"), "no reviews are given");
  EXPECT_EQ(due("2017-07-01,2017-12,,,12,"), "it had ended before the day");
  EXPECT_EQ(due("2017-07-01,2018-06-30,,,12,"), "the review would be after its last day");
  EXPECT_EQ(due("2017-07-01,,,,6;12,2018-07-01"), "every review that was agreed was held");
  const AgreementClock steps = clock_of("2017-07-01,,,,12;6,", "2018-02-01");
  EXPECT_THAT(steps.reviews, ElementsAre("2018-01-01", "2018-07-01"));
  EXPECT_EQ(steps.overdue, true);
  EXPECT_EQ(clock_of("2017-07-01,,,,12;6,2018-01-01", "2018-02-01").overdue, false);
  EXPECT_EQ(clock_of("2017-07-01,,,,12;6,", "").overdue, std::nullopt);
  EXPECT_EQ(clock_of("2017-07-01,,,,6;12,", "").review_due.day, "2018-01-01") << "needs no day";
  EXPECT_TRUE(clock_of("2017-07,,,,12,", "").imprecise);
}

TEST(Agreements, count_joint_posts_and_arrangements_without) {
  Files files = council("X,First,,,,,,\nY,Second,,,,,,\n");
  files.emplace_back("arrangements.csv",
                     "function,organisation_a,organisation_b,dimension,state,agreement_id\n"
                     "care,a,b,policy,full,X\ncare,a,b,budget,none,\ncare,a,b,data,partial,\n");
  files.emplace_back("functions.csv", "function,name\ncare,Care\n");
  const Model model = model_of(files);
  const Agreements found = agreements(model, "");
  EXPECT_EQ(found.joint_posts, 2U) << "P, and Q with one that is not named";
  EXPECT_THAT(found.posts_without, IsEmpty());
  EXPECT_EQ(found.agreements[0].posts.size(), 1U) << "R is not joint";
  EXPECT_EQ(found.agreements[1].posts.size(), 2U);
  EXPECT_EQ(found.arrangements, 2U);
  EXPECT_EQ(found.arrangements_without, 1U);
  EXPECT_EQ(found.in_force, std::nullopt);
}

TEST(Agreements, bind_a_post_until_the_last_of_them_ends) {
  const std::string day = "2021-07-22";
  const auto exit_of_p = [&](const std::string &rows) {
    const Model model = model_of(council(rows));
    return shown_day(exit_of(model, agreements(model, day), by_id<PostId>(model, model->posts.id, "P")));
  };
  EXPECT_EQ(exit_of_p("X,First,,,3,,,\nY,Second,,,12,,,\n"), "2022-07-22");
  EXPECT_EQ(exit_of_p("X,First,,,3,,,\nY,Second,,,,,,\n"), "its notice is not given");
  const Files files = council("X,First,,,3,,,\nY,Second,,,12,,,\n");
  StudyOptions options;
  options.as_of = day;
  options.undone = Undone::all;
  const Study undone = study(io::read_model_files(files), {}, options);
  ASSERT_TRUE(undone.undoing);
  EXPECT_EQ(undone.undoing->together.earliest_exit, "2022-07-22");
  EXPECT_EQ(undone.undoing->together.exit_not_known, 0U);
  options.as_of = "";
  const Study without = study(io::read_model_files(files), {}, options);
  EXPECT_EQ(without.undoing->together.earliest_exit, "");
  EXPECT_EQ(without.undoing->together.exit_not_known, 1U);
}

TEST(Agreements, dates_stand_by_day_then_row_then_kind) {
  const Model model = model_of(council("X,First,2021-01-22,2022-01-22,6,0,12,\nY,Second,,,6,,,\n"));
  const Agreements found = agreements(model, "2021-07-22");
  std::vector<std::string> said;
  for (const DueDate &due : found.dates)
    said.push_back(due.day + " " + std::to_string(index(due.agreement)) + " " + std::string(name(due.kind)));
  EXPECT_THAT(said, ElementsAre("2021-07-22 0 exit at short notice", "2022-01-22 0 review",
                                "2022-01-22 0 last day", "2022-01-22 0 exit", "2022-01-22 1 exit"));
  EXPECT_EQ(found.in_force, 2U);
  EXPECT_EQ(found.overdue, 0U);
}

} // namespace
} // namespace organograph::test::agreements_test

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/consultations.hpp"

#include "support/models.hpp"

#include <gtest/gtest.h>

namespace organograph::test::consultations_test {
namespace {

Consultations found(const std::string &rows, const std::string &day = "") {
  const Model model =
      model_of({{"organisations.csv", "organisation_id,name\na,A\n"},
                {"posts.csv", "post_id,title,organisation_id\nP,Chief,a\n"},
                {"consultations.csv",
                 "consultation_id,title,start,end,minimum_days,planned_report,reported\n" + rows}});
  return consultations(model, day);
}

ConsultationClock clock_of(const std::string &row, const std::string &day = "") {
  return found("c,Title," + row + "\n", day).consultations.front();
}

TEST(Consultations, last_from_the_first_day_to_the_last) {
  const ConsultationClock clock = clock_of("2017-04-03,2017-05-12,30,2017-05,2017-06-16");
  EXPECT_EQ(clock.days, 39);
  EXPECT_EQ(clock.long_enough, true);
  EXPECT_EQ(clock.report_late, 16) << "after the month that was planned";
  EXPECT_EQ(clock.state, std::nullopt);
  EXPECT_EQ(clock_of("2017-04-03,2017-05-12,39,,").long_enough, true);
  EXPECT_EQ(clock_of("2017-04-03,2017-05-12,40,,").long_enough, false);
  EXPECT_EQ(clock_of("2017-04-03,2017-05-12,,,").long_enough, std::nullopt);
  EXPECT_EQ(clock_of("2017-04,2017-05-12,30,,").days, std::nullopt) << "a month is no day";
  EXPECT_EQ(clock_of(",2017-05-12,30,,").days, std::nullopt);
  EXPECT_EQ(clock_of(",,,2017-06-20,2017-06-16").report_late, -4);
  EXPECT_EQ(clock_of(",,,2017-05,2017-06").report_late, std::nullopt);
}

TEST(Consultations, are_open_on_days_between_and_not_known_where_dates_leave_it_open) {
  const auto state = [](const std::string &row, const std::string &day) {
    const auto of = clock_of(row + ",,,", day).state;
    return of ? std::string(name(*of)) : "not known";
  };
  EXPECT_EQ(state("2017-04-03,2017-05-12", "2017-04-02"), "not begun");
  EXPECT_EQ(state("2017-04-03,2017-05-12", "2017-04-03"), "open");
  EXPECT_EQ(state("2017-04-03,2017-05-12", "2017-05-12"), "open");
  EXPECT_EQ(state("2017-04-03,2017-05-12", "2017-05-13"), "closed");
  EXPECT_EQ(state("2017-04,2017-05", "2017-04-10"), "not known");
  EXPECT_EQ(state("2017-04,2017-05", "2017-04-30"), "open");
  EXPECT_EQ(state("2017-04,2017-05", "2017-06-01"), "closed");
  EXPECT_EQ(state(",2017-05-12", "2017-05-01"), "not known");
  EXPECT_EQ(state(",2017-05-12", "2017-05-13"), "closed");
  EXPECT_EQ(clock_of("2017-04-03,2017-05-12,,,", "2017-05-02").days_left, 10);
  EXPECT_EQ(clock_of("2017-04-03,2017-05-12,,,", "2017-05-13").days_left, std::nullopt);
}

TEST(Consultations, reports_are_overdue_behind_their_plan) {
  const auto overdue = [](const std::string &row, const std::string &day) {
    return clock_of(",,," + row, day).report_overdue;
  };
  EXPECT_EQ(overdue("2017-05,2017-06-16", "2017-05-31"), false);
  EXPECT_EQ(overdue("2017-05,2017-06-16", "2017-06-01"), true);
  EXPECT_EQ(overdue("2017-05,2017-06-16", "2017-06-16"), false);
  EXPECT_EQ(overdue("2017-05,", "2020-01-01"), true);
  EXPECT_EQ(overdue("2017-05,2017-06", "2017-06-10"), std::nullopt);
  EXPECT_EQ(overdue(",2017-06", "2017-06-10"), std::nullopt);
}

TEST(Consultations, are_counted) {
  const std::string rows = "c,T,2017-04-03,2017-05-12,30,2017-05,2017-06-16\nd,T,2017-04-03,2017-04-10,30,,\n"
                           "e,T,,,,,\n";
  const Consultations all = found(rows, "2017-04-05");
  EXPECT_EQ(all.too_short, 1U);
  EXPECT_EQ(all.length_not_known, 1U);
  EXPECT_EQ(all.reported_late, 1U);
  EXPECT_EQ(all.open, 2U);
  EXPECT_EQ(all.report_overdue, 0U);
  EXPECT_EQ(found(rows).open, std::nullopt);
}

} // namespace
} // namespace organograph::test::consultations_test

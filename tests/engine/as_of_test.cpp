// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/as_of.hpp"

#include "organograph/engine/dates.hpp"
#include "organograph/engine/study.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/models.hpp"
#include "support/studies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::as_of_test {
namespace {

using testing::ElementsAre;

// The rows of a table, cells with | between.
std::vector<std::string> rows_of(const Draft &draft, TableId id) {
  std::vector<std::string> out;
  if (const auto &table = draft[id])
    for (std::size_t row = 0; row < table->rows(); ++row) {
      std::string cells;
      for (std::size_t c = 0; c < table->columns().size(); ++c)
        cells += (c == 0 ? "" : "|") + std::string(table->cell(row, c));
      out.push_back(cells);
    }
  return out;
}

const test::Files council = {
    {"organisations.csv", "organisation_id,name\na,A\nb,B\n"},
    {"posts.csv", "post_id,title,organisation_id,reports_to,valid_from,valid_to\n"
                  "ce,Chief,a,,,\n"
                  "old,Old,a,ce,,2017-06\n"
                  "new,New,a,ce,2017-07-01,\n"
                  "low,Low,a,old,,\n"},
    {"post_functions.csv", "post_id,function\nold,adults\nlow,adults\n"},
    {"post_shares.csv", "post_id,organisation_id,cost_share,valid_from\n"
                        "ce,a,0.5,2016\nce,b,0.5,2016\nnew,b,1,\n"},
    {"reporting_lines.csv", "post_id,reports_to,kind\nlow,old,dotted\nce,low,dotted\n"},
    {"staff_groups.csv", "group_id,reports_to,fte\ng,old,3\nh,low,2\n"},
    {"meetings.csv", "meeting_id,subject,valid_from,valid_to\nm,Board,,2017-06-30\nn,Panel,,\n"},
    {"attendance.csv", "meeting_id,attendee_id\nm,ce\nn,old\nn,ce\n"},
    {"partners.csv", "partner_id,name\np,Police\n"},
    {"partner_links.csv", "partner_id,post_id,valid_to\np,old,\np,ce,2016-12-31\np,low,\n"},
    {"arrangements.csv", "function,organisation_a,organisation_b,dimension,state,valid_from\n"
                         "adults,a,b,policy,full,2018\n"},
    {"published.csv", "measure,value\ncount(posts),4\n"}};

Draft draft() {
  return io::read_model_files(council);
}

Scenario scenario(const std::string &name, const std::string &changes, const std::string &starts_from = "") {
  return io::read_scenario_files(
      name, test::Files{{"changes.csv", changes}, {"scenario.csv", "starts_from\n" + starts_from + "\n"}});
}

TEST(Dates, months_and_years_begin_with_their_first_day_and_end_with_their_last) {
  EXPECT_EQ(first_day("2016"), "2016-01-01");
  EXPECT_EQ(first_day("2016-02"), "2016-02-01");
  EXPECT_EQ(first_day("2016-02-03"), "2016-02-03");
  EXPECT_EQ(last_day("2016"), "2016-12-31");
  EXPECT_EQ(last_day("2016-02"), "2016-02-29");
  EXPECT_EQ(last_day("1900-02"), "1900-02-28");
  EXPECT_EQ(last_day("2016-02-03"), "2016-02-03");
}

TEST(Dates, days_follow_each_other_over_the_ends_of_months_and_not_beyond_the_calendar) {
  EXPECT_EQ(day_after("2016-02-28"), "2016-02-29");
  EXPECT_EQ(day_after("2016-12-31"), "2017-01-01");
  EXPECT_EQ(day_before("2017-03-01"), "2017-02-28");
  EXPECT_EQ(day_after("9999-12-31"), "");
  EXPECT_EQ(day_before("0000-01-01"), "");
}

TEST(OnDay, both_ends_of_a_row_are_included) {
  EXPECT_EQ(rows_of(on_day(draft(), {}, "2017-06-30").draft, TableId::posts).size(), 3U);
  EXPECT_THAT(rows_of(on_day(draft(), {}, "2017-07-01").draft, TableId::posts),
              ElementsAre("ce|Chief|a|||", "new|New|a|ce|2017-07-01|", "low|Low|a|?||"));
  EXPECT_THAT(rows_of(on_day(draft(), {}, "2016-12-31").draft, TableId::partner_links).size(), 3U);
  EXPECT_THAT(rows_of(on_day(draft(), {}, "2017-01-01").draft, TableId::partner_links).size(), 2U);
}

TEST(OnDay, what_is_out_of_force_leaves_no_function_share_line_group_seat_or_link) {
  const Draft later = on_day(draft(), {}, "2017-07").draft, earlier = on_day(draft(), {}, "2015").draft;
  EXPECT_THAT(rows_of(later, TableId::post_functions), ElementsAre("low|adults"));
  EXPECT_THAT(rows_of(later, TableId::reporting_lines), ElementsAre("ce|low|dotted"));
  EXPECT_THAT(rows_of(later, TableId::staff_groups), ElementsAre("h|low|2"));
  EXPECT_THAT(rows_of(later, TableId::meetings), ElementsAre("n|Panel||"));
  EXPECT_THAT(rows_of(later, TableId::attendance), ElementsAre("n|ce"));
  EXPECT_THAT(rows_of(later, TableId::partner_links), ElementsAre("p|low|"));
  EXPECT_THAT(rows_of(earlier, TableId::post_shares), testing::IsEmpty());
  EXPECT_THAT(rows_of(earlier, TableId::arrangements), testing::IsEmpty());
  EXPECT_EQ(rows_of(on_day(draft(), {}, "2018-01-01").draft, TableId::arrangements).size(), 1U);
}

TEST(OnDay, counts_what_it_leaves_out_and_names_who_has_no_manager_then) {
  const StateOnDay state = on_day(draft(), {}, "2017-07-01");
  std::vector<std::string> counted;
  for (const LeftOut::OfTable &of : state.left_out.tables)
    counted.push_back(std::string(schema(of.id).name) + " " + std::to_string(of.out_of_force) + " " +
                      std::to_string(of.with_others));
  EXPECT_THAT(counted,
              ElementsAre("posts 1 0", "post_functions 0 1", "reporting_lines 0 1", "staff_groups 0 1",
                          "meetings 1 0", "attendance 0 2", "partner_links 1 1", "arrangements 1 0"));
  EXPECT_EQ(state.left_out.managers, 1U);
  EXPECT_EQ(state.left_out.published, 1U);
  EXPECT_EQ(state.left_out.imprecise, 4U) << "2017-06, twice 2016, 2018";
  ASSERT_EQ(state.gaps.size(), 1U);
  EXPECT_EQ(
      to_string(state.gaps[0]),
      "posts.csv:5:4 (reports_to): warning[effective-gap]: on 2017-07-01 the line manager 'old' is not there "
      "(posts.csv:3), and is taken as not known; expected a line manager who is there as long as the "
      "post is; give both rows the same date, or say who leads in between");
}

TEST(OnDay, the_model_is_of_the_day) {
  const StateOnDay state = on_day(draft(), {}, "2017-07");
  EXPECT_THAT(rows_of(state.draft, TableId::model), ElementsAre("2017-07-01"));
  test::Files titled = council;
  titled.emplace_back("model.csv", "date,title\n2016-09-30,Two councils\n");
  EXPECT_THAT(rows_of(on_day(io::read_model_files(titled), {}, "2017").draft, TableId::model),
              ElementsAre("2017-01-01|Two councils"));
}

TEST(OnDay, tables_that_nothing_is_left_out_of_stay_as_they_are) {
  const Draft whole = io::read_model_files(
      {{"organisations.csv", "organisation_id,name\na,A\n"},
       {"posts.csv", "post_id,title,organisation_id,reports_to\nce,Chief,a,\nb,B,a,ce\n"}});
  const StateOnDay state = on_day(whole, {}, "2017-07-01");
  EXPECT_EQ(rows_of(state.draft, TableId::posts), rows_of(whole, TableId::posts));
  EXPECT_TRUE(state.left_out.tables.empty());
  EXPECT_TRUE(state.gaps.empty());
}

std::vector<std::string> changes_on(const std::vector<Scenario> &scenarios, std::size_t which,
                                    const std::string &day) {
  return rows_of(on_day(draft(), scenarios, day).scenarios[which].draft, TableId::changes);
}

TEST(OnDay, rows_of_a_scenario_count_from_their_date_on_and_the_others_from_the_earliest) {
  const std::vector<Scenario> one = {scenario("s", "action,post_id,fte,effective\nchange,ce,1,2017-09\n"
                                                   "change,low,1,2017-03-01\nchange,old,1,\n")};
  EXPECT_TRUE(changes_on(one, 0, "2017-02-28").empty());
  EXPECT_THAT(changes_on(one, 0, "2017-03-01"), ElementsAre("change|low|1|2017-03-01", "change|old|1|"));
  EXPECT_EQ(changes_on(one, 0, "2017-08-31").size(), 2U);
  EXPECT_EQ(changes_on(one, 0, "2017-09-01").size(), 3U);
  const LeftOut::OfScenario of = on_day(draft(), one, "2017-03-01").left_out.scenarios[0];
  EXPECT_EQ(of.rows, 3U);
  EXPECT_EQ(of.later, 1U);
  EXPECT_EQ(of.undated, 1U);
  EXPECT_EQ(of.imprecise, 1U);
}

TEST(OnDay, a_role_that_a_scenario_adds_holds_as_long_as_its_row_says) {
  const std::vector<Scenario> plans = {io::read_scenario_files(
      "plan",
      test::Files{{"statutory_changes.csv", "action,role,organisation_id,post_id,valid_from,valid_to\n"
                                            "add,dcs,a,ce,2018-03,2018-05\nremove,dass,a,ce,,2016\n"}})};
  const auto rows_on = [&](const std::string &day) {
    return rows_of(on_day(draft(), plans, day).scenarios[0].draft, TableId::statutory_changes).size();
  };
  EXPECT_EQ(rows_on("2018-02-28"), 1U); // the row that removes one is of any day
  EXPECT_EQ(rows_on("2018-03-01"), 2U);
  EXPECT_EQ(rows_on("2018-05-31"), 2U);
  EXPECT_EQ(rows_on("2018-06-01"), 1U);
  const LeftOut left_out = on_day(draft(), plans, "2018-06-01").left_out;
  EXPECT_EQ(left_out.scenarios[0].later, 0U);
  ASSERT_FALSE(left_out.tables.empty());
  EXPECT_EQ(left_out.tables.back().id, TableId::statutory_roles);
  EXPECT_EQ(left_out.tables.back().out_of_force, 1U);
}

TEST(OnDay, a_scenario_without_dates_counts_with_the_earliest_that_starts_from_it_or_always) {
  const std::string undated = "action,post_id,fte\nchange,ce,1\n";
  const auto dated = [](const std::string &date) {
    return "action,post_id,fte,effective\nchange,low,1," + date + "\n";
  };
  const std::vector<Scenario> scenarios = {scenario("first", undated), scenario("second", undated, "first"),
                                           scenario("third", dated("2018-01-01"), "second"),
                                           scenario("other", dated("2017-06-01"), "first"),
                                           scenario("alone", undated)};
  EXPECT_TRUE(changes_on(scenarios, 0, "2017-05-31").empty());
  EXPECT_EQ(changes_on(scenarios, 0, "2017-06-01").size(), 1U);
  EXPECT_TRUE(changes_on(scenarios, 1, "2017-12-31").empty());
  EXPECT_EQ(changes_on(scenarios, 1, "2018-01-01").size(), 1U);
  EXPECT_EQ(changes_on(scenarios, 4, "1066").size(), 1U);
}

StudyOptions as_of(const char *day) {
  StudyOptions options;
  options.as_of = day;
  return options;
}

TEST(Study, as_of_a_day_says_what_is_left_out_and_measures_what_is_there) {
  const Study study = test::study_of(draft(), {}, as_of("2017-07-01"));
  EXPECT_EQ((*study.model)->posts.size(), 3U);
  EXPECT_EQ(study.model->text((*study.model)->date), "2017-07-01");
  ASSERT_TRUE(study.as_of);
  EXPECT_EQ(study.as_of->day, "2017-07-01");
  EXPECT_FALSE(test::study_of(draft(), {}).as_of);
  EXPECT_EQ((*test::study_of(draft(), {}).model)->posts.size(), 4U);
}

TEST(Study, faults_of_rows_out_of_force_are_said_as_of_any_day) {
  test::Files faulty = council;
  faulty[1].second += "bad,Bad,nowhere,ce,2017-07-01,\n";
  const Study of = study(io::read_model_files(faulty), {}, as_of("2016-01-01"));
  EXPECT_FALSE(of.model);
  ASSERT_TRUE(has_errors(of.diagnostics));
  EXPECT_EQ(of.diagnostics[0].code, Code::unknown_organisation);
}

TEST(Study, a_row_before_its_dependency_is_an_error_as_of_that_day_alone) {
  const std::vector<Scenario> scenarios = {
      scenario("s", "action,post_id,title,organisation_id,reports_to,effective\n"
                    "create,boss,Boss,a,ce,2017-12-01\ncreate,low2,Low,a,boss,2017-07-01\n")};
  const Study early = study(draft(), scenarios, as_of("2017-07-01"));
  EXPECT_FALSE(early.model);
  ASSERT_EQ(early.diagnostics.size(), 1U);
  EXPECT_EQ(
      to_string(early.diagnostics[0]),
      "scenarios/s/changes.csv:3:5: error[effective-before-dependency]: on 2017-07-01: reports_to 'boss' "
      "is no post; scenarios/s/changes.csv:2 holds from 2017-12-01; expected rows that make a model on "
      "every day; let this row hold from 2017-12-01 on, or that one from 2017-07-01");
  EXPECT_TRUE(study(draft(), scenarios, as_of("2017-12-01")).model);
  EXPECT_TRUE(study(draft(), scenarios, as_of("2017-06-30")).model);
}

} // namespace
} // namespace organograph::as_of_test

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/timeline.hpp"

#include "organograph/io/scenario_folder.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace organograph::timeline_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::pair<std::string, std::string> organisations = {"organisations.csv",
                                                           "organisation_id,name\na,A\nb,B\n"};

Draft model(const std::string &posts, const test::Files &more = {}) {
  test::Files files = {organisations, {"posts.csv", posts}};
  files.insert(files.end(), more.begin(), more.end());
  return io::read_model_files(files);
}

Draft three_posts() {
  return model("post_id,title,organisation_id,reports_to,function,holder\n"
               "ce,Chief,a,,corporate,X\nd,Director,a,ce,adults,Y\ne,Officer,b,d,adults,Z\n");
}

Scenario scenario(const std::string &changes, const std::string &name = "s") {
  return io::read_scenario_files(name, test::Files{{"changes.csv", changes}});
}

std::vector<std::string> days_of(const Timeline &timeline) {
  std::vector<std::string> out;
  for (const TimelineRow &row : timeline.rows)
    out.push_back(row.day + " " + std::to_string(row.rows) + " " + std::to_string(row.posts));
  return out;
}

std::vector<std::string> said(const std::vector<Diagnostic> &diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic &diagnostic : diagnostics)
    out.push_back(to_string(diagnostic));
  return out;
}

TEST(Timeline, has_the_day_before_the_first_where_the_model_has_no_date) {
  const std::vector<Scenario> one = {scenario("action,post_id,successor,effective\ndelete,d,ce,2017-07\n")};
  const Timeline made = timeline(three_posts(), one, "s");
  EXPECT_THAT(days_of(made), ElementsAre("2017-06-30 0 3", "2017-07-01 1 2"));
  EXPECT_TRUE(made.starts_before_first_date);
  EXPECT_EQ(made.imprecise_dates, 1U);
  EXPECT_EQ(made.rows[0].at_risk, std::nullopt);
  EXPECT_EQ(made.rows[1].at_risk, 1U);
}

TEST(Timeline, has_the_date_of_the_model_wherever_it_falls) {
  const Draft dated = model("post_id,title,organisation_id,reports_to,valid_from,valid_to\n"
                            "ce,Chief,a,,,\nd,Director,a,ce,2015-01-01,2016-12-31\ne,Officer,b,ce,,9999\n",
                            {{"model.csv", "date\n2016-09\n"}});
  const Timeline made = timeline(dated, {}, "");
  EXPECT_THAT(days_of(made), ElementsAre("2015-01-01 1 3", "2016-09-01 0 3", "2017-01-01 1 2"))
      << "nothing is behind the calendar's end";
  EXPECT_FALSE(made.starts_before_first_date);
}

TEST(Timeline, is_empty_where_no_row_has_a_date) {
  EXPECT_THAT(timeline(three_posts(), {}, "").rows, IsEmpty());
  const std::vector<Scenario> undated = {scenario("action,post_id,successor\ndelete,d,ce\n")};
  const Timeline made = timeline(three_posts(), undated, "s");
  EXPECT_THAT(made.rows, IsEmpty());
  EXPECT_EQ(made.undated_rows, 1U);
}

TEST(Timeline, figures_are_of_who_is_there_and_not_known_without_their_tables) {
  const std::vector<Scenario> one = {
      scenario("action,post_id,shares,effective\nshare,d,a:0.5;b:0.5,2017-07-01\n")};
  const Timeline made = timeline(three_posts(), one, "s");
  ASSERT_EQ(made.rows.size(), 2U);
  EXPECT_EQ(made.rows[0].joint_posts, 0U);
  EXPECT_EQ(made.rows[1].joint_posts, 1U);
  EXPECT_THAT(made.rows[0].fte_of, ElementsAre(2.0, 1.0));
  EXPECT_THAT(made.rows[1].fte_of, ElementsAre(1.5, 1.5));
  EXPECT_EQ(made.rows[1].duplicated, std::nullopt);
  EXPECT_EQ(made.rows[1].one_voice, std::nullopt);
  EXPECT_THAT(made.organisations, ElementsAre("a", "b"));
}

TEST(Timeline, with_a_row_before_its_dependency_has_no_rows_and_says_both_places_once) {
  const std::vector<Scenario> one = {
      scenario("action,post_id,title,organisation_id,reports_to,successor,effective\n"
               "create,n,New,a,ce,,2018-01-01\n"
               "delete,d,,,,n,2017-07-01\n"
               "change,ce,Chief Executive,,,,2017-10-01\n")};
  const Timeline made = timeline(three_posts(), one, "s");
  EXPECT_THAT(made.rows, IsEmpty());
  ASSERT_EQ(made.diagnostics.size(), 1U) << testing::PrintToString(said(made.diagnostics));
  const std::string text = to_string(made.diagnostics[0]);
  EXPECT_THAT(text,
              HasSubstr("scenarios/s/changes.csv:3:6: error[effective-before-dependency]: on 2017-07-01: "
                        "successor 'n' is no post; scenarios/s/changes.csv:2 holds from 2018-01-01"));
  const std::vector<Diagnostic> judged = judge_dates(three_posts(), one);
  ASSERT_EQ(judged.size(), 1U);
  EXPECT_EQ(judged[0].severity(), Severity::warning);
  EXPECT_THAT(to_string(judged[0]), HasSubstr("warning[effective-before-dependency]"));
}

TEST(Timeline, names_the_row_that_would_move_what_a_deletion_leaves_behind) {
  const std::vector<Scenario> one = {scenario("action,post_id,reports_to,effective\n"
                                              "change,e,ce,2018-01-01\n"
                                              "delete,d,,2017-07-01\n")};
  const Timeline made = timeline(three_posts(), one, "s");
  ASSERT_EQ(made.diagnostics.size(), 1U);
  EXPECT_THAT(
      to_string(made.diagnostics[0]),
      HasSubstr("'e' reported to 'd' and has no line manager now; scenarios/s/changes.csv:2 holds from "
                "2018-01-01"));
}

TEST(Timeline, names_the_post_that_is_over_when_a_row_of_a_scenario_needs_it) {
  const Draft ended = model("post_id,title,organisation_id,reports_to,valid_to\n"
                            "ce,Chief,a,,\nd,Director,a,ce,2017-06-30\ne,Officer,b,ce,\n");
  const std::vector<Scenario> one = {
      scenario("action,post_id,reports_to,effective\nchange,e,d,2017-07-01\n")};
  const Timeline made = timeline(ended, one, "s");
  ASSERT_EQ(made.diagnostics.size(), 1U);
  EXPECT_THAT(to_string(made.diagnostics[0]), HasSubstr("posts.csv:3 holds until 2017-06-30"));
}

TEST(Timeline, a_post_without_manager_between_two_dates_is_a_gap_between_two_rows) {
  const std::vector<Scenario> one = {scenario("action,post_id,reports_to,effective\n"
                                              "change,d,-,2017-07-01\n"
                                              "change,d,ce,2017-12-01\n")};
  const Timeline made = timeline(three_posts(), one, "s");
  EXPECT_EQ(made.rows.size(), 3U) << "a gap stops nothing";
  ASSERT_EQ(made.diagnostics.size(), 1U);
  EXPECT_EQ(
      to_string(made.diagnostics[0]),
      "scenarios/s/changes.csv:2: warning[effective-gap]: from 2017-07-01 until 2017-12-01 'd' has no "
      "line manager: from this row to scenarios/s/changes.csv:3; expected no days between the two rows; "
      "give both rows the same date, or say who leads in between");
}

TEST(Timeline, a_post_that_never_had_a_manager_or_never_gets_one_again_is_no_gap) {
  const std::vector<Scenario> one = {scenario("action,post_id,reports_to,effective\n"
                                              "change,d,-,2017-07-01\n"
                                              "change,e,ce,2017-12-01\n")};
  EXPECT_THAT(said(timeline(three_posts(), one, "s").diagnostics), IsEmpty());
}

TEST(Timeline, a_service_without_posts_between_two_dates_is_a_gap_between_two_rows) {
  const std::vector<Scenario> one = {scenario("action,post_id,title,organisation_id,reports_to,function,"
                                              "successor,effective\n"
                                              "delete,e,,,,,ce,2017-07-01\n"
                                              "create,f,Officer,b,ce,adults,,2017-12-01\n")};
  const Timeline made = timeline(three_posts(), one, "s");
  ASSERT_EQ(made.diagnostics.size(), 1U) << testing::PrintToString(said(made.diagnostics));
  EXPECT_THAT(
      to_string(made.diagnostics[0]),
      HasSubstr("scenarios/s/changes.csv:2: warning[effective-gap]: from 2017-07-01 until 2017-12-01 no "
                "post of 'adults' serves 'b': from this row to scenarios/s/changes.csv:3"));
}

TEST(Timeline, a_post_that_comes_to_be_shared_with_one_not_named_has_a_term_of_it) {
  const Draft shared = model("post_id,title,organisation_id\nce,Chief,a\nd,Director,b\n",
                             {{"post_shares.csv", "post_id,organisation_id,valid_from\n"
                                                  "ce,a,\nce,?,2017-07-01\n"}});
  const Timeline made = timeline(shared, {}, "");
  ASSERT_EQ(made.posts.size(), 1U);
  EXPECT_EQ(made.posts_throughout, 1U);
  const PostOverDays &post = made.posts[0];
  EXPECT_EQ(post.post, "ce");
  ASSERT_EQ(post.terms.size(), 2U);
  EXPECT_FALSE(post.terms[0].with_other);
  EXPECT_TRUE(post.terms[1].with_other);
  EXPECT_EQ(post.terms[1].row, 1U);
  EXPECT_EQ(post.terms[1].serves, post.terms[0].serves);
}

const std::string two_posts =
    "post_id,title,organisation_id,reports_to,valid_to\nc,Chief,a,,\nd,Deputy,a,c,2020-06-30\n";
const std::pair<std::string, test::Files> created = {
    "s",
    {{"changes.csv",
      "action,post_id,title,organisation_id,reports_to,effective\ncreate,e,Envoy,a,c,2020-05-01\n"
      "change,c,Boss,,,2020-05-01\n"}}};

std::string word_of(PostChange change) {
  return change == PostChange::created ? "created" : change == PostChange::deleted ? "deleted" : "changed";
}

TEST(StructuresOverDays, say_of_each_day_what_has_changed_since_the_one_before) {
  const std::vector<Scenario> scenarios = {io::read_scenario_files(created.first, created.second)};
  const std::vector<std::string> wanted = {"s"};
  const auto made = structures_over_days(model(two_posts), scenarios, wanted);
  ASSERT_EQ(made.size(), 2U);
  std::string said;
  for (const StructureOverDays &way : made)
    for (const StructureOnDay &day : way.days) {
      said += way.scenario + " " + day.day + " " + std::to_string(day.model->posts.size()) + ":";
      for (const ChangedPost &post : day.changed)
        said += " " + word_of(post.change) + " " + post.post_id;
      said += "\n";
    }
  EXPECT_EQ(said, " 2020-06-30 2:\n"
                  " 2020-07-01 1: deleted d\n"
                  "s 2020-04-30 2:\n"
                  "s 2020-05-01 3: created e changed c\n"
                  "s 2020-07-01 2: deleted d\n");
}

TEST(StructuresOverDays, are_left_out_where_they_would_be_too_many_or_no_row_has_a_date) {
  EXPECT_THAT(structures_over_days(model("post_id,title,organisation_id\nc,Chief,a\n"), {}, {}), IsEmpty());
  EXPECT_EQ(structures_over_days(model(two_posts), {}, {}, 1, 20).size(), 1U);
  EXPECT_THAT(structures_over_days(model(two_posts), {}, {}, 1, 19), IsEmpty());
}

TEST(JudgeDates, judges_every_chain_once_and_says_nothing_of_models_without_dates) {
  EXPECT_THAT(judge_dates(three_posts(), {}), IsEmpty());
  std::vector<Scenario> chain = {
      scenario("action,post_id,reports_to,effective\nchange,d,-,2017-07-01\n", "one"),
      io::read_scenario_files(
          "two",
          test::Files{{"scenario.csv", "starts_from\none\n"},
                      {"changes.csv", "action,post_id,reports_to,effective\nchange,d,ce,2017-12-01\n"}}),
      io::read_scenario_files(
          "three", test::Files{{"scenario.csv", "starts_from\ntwo\n"},
                               {"changes.csv", "action,post_id,fte,effective\nchange,d,0.5,2018\n"}})};
  const std::vector<Diagnostic> judged = judge_dates(three_posts(), chain);
  ASSERT_EQ(judged.size(), 1U) << testing::PrintToString(said(judged));
  EXPECT_EQ(judged[0].code, Code::effective_gap);
  EXPECT_THAT(to_string(judged[0]), HasSubstr("to scenarios/two/changes.csv:2"));
}

TEST(JudgeDates, says_which_days_of_a_large_model_it_did_not_look_at) {
  const std::vector<Scenario> one = {
      scenario("action,post_id,reports_to,effective\nchange,d,-,2017-07-01\nchange,d,ce,2017-12-01\n")};
  const std::size_t all_days = 3 * 3; // three posts on three days
  EXPECT_THAT(said(judge_dates(three_posts(), one, 1, all_days)), ElementsAre(HasSubstr("effective-gap")));
  const std::vector<Diagnostic> first = judge_dates(three_posts(), one, 1, 2);
  ASSERT_EQ(first.size(), 1U) << testing::PrintToString(said(first));
  EXPECT_EQ(to_string(first[0]), "model: note[days-not-judged]: 2 of 3 days of the scenario 's', from "
                                 "2017-07-01 on, were not looked at: "
                                 "3 posts on each; organograph timeline --scenario s judges every day");
  EXPECT_THAT(said(judge_dates(three_posts(), one, 1, 6)), Contains(HasSubstr(": 1 of 3 days")));
}

} // namespace
} // namespace organograph::timeline_test

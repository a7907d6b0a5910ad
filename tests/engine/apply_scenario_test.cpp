// SPDX-License-Identifier: Apache-2.0
// What rows of changes.csv do, and what passes to successors, against tables written by hand.
#include "support/applied.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace organograph::apply_scenario_test {
namespace {

using test::errors;
using test::Files;
using test::applied_scenarios::after;
using test::applied_scenarios::after_changes;
using test::applied_scenarios::applied;
using test::applied_scenarios::baseline;
using test::applied_scenarios::csv;
using test::applied_scenarios::expect_same;
using test::applied_scenarios::model;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// ---- changes.csv

TEST(ApplyScenario, without_changes_gives_an_identical_draft) {
  const Draft start = baseline();
  for (const Files &scenario : {Files{}, Files{{"scenario.csv", "title,source\nNothing,paper\n"}},
                                Files{{"changes.csv", "action,post_id\n"},
                                      {"attendance_changes.csv", "meeting_id,attendee_id,action\n"}}}) {
    const AppliedScenario result = applied(scenario);
    EXPECT_THAT(errors(result), IsEmpty());
    EXPECT_TRUE(result.model.has_value());
    expect_same(result.draft, start);
  }
}

TEST(ApplyScenario, create_then_delete_gives_the_baseline_back) {
  const AppliedScenario result =
      applied({{"changes.csv", "action,post_id,title,organisation_id,reports_to,unit,successor,shares\n"
                               "create,N,New,a,CE,Unit,,\n"
                               "share,N,,,,,,a:0.5;b:0.5\n"
                               "delete,N,,,,,,\n"},
               {"meeting_changes.csv", "meeting_id,action,subject,kind\nM9,create,New,team\nM9,delete,,\n"},
               {"attendance_changes.csv", "meeting_id,attendee_id,action\nM9,CE,add\n"},
               {"link_changes.csv", "partner_id,post_id,action\npolice,CE,add\npolice,CE,remove\n"}});
  EXPECT_THAT(errors(result), IsEmpty());
  expect_same(result.draft, baseline());
}

TEST(ApplyScenario, creates_a_post_behind_the_others_with_the_cells_that_it_needs) {
  EXPECT_EQ(after_changes(TableId::posts,
                          "post_id,action,title,organisation_id,reports_to,grade,fte,holder,source,note\n"
                          " N ,create,New post,b,DB,G7,0.5,-,paper 1,why\n"
                          "N2,create,Newer,b, N ,,,,,\n"),
            "post_id,title,organisation_id,reports_to,function,holder,grade,fte,source,note\n"
            "CE,Chief,a,,,h1,,,,\n"
            "DA,Director A,a,CE,adults,h2,,,,\n"
            "DB,Director B,b,CE,children,h3,,,,\n"
            "HA,Head A,a,DA,adults,h4,,,,\n"
            "OA,Officer A,a,HA,adults,h5,,,,\n"
            "N,New post,b,DB,,,G7,0.5,paper 1,why\n"
            "N2,Newer,b,N,,,,,,\n");
}

TEST(ApplyScenario, changes_named_cells_and_empties_those_with_a_dash) {
  EXPECT_EQ(after_changes(TableId::posts, "action,post_id,title,reports_to,holder,function,source\n"
                                          "change,HA,Head of A,DB,-,-,paper\n"
                                          "change,HA,Head,,,children,\n"),
            "post_id,title,organisation_id,reports_to,function,holder\n"
            "CE,Chief,a,,,h1\n"
            "DA,Director A,a,CE,adults,h2\n"
            "DB,Director B,b,CE,children,h3\n"
            "HA,Head,a,DB,children,\n"
            "OA,Officer A,a,HA,adults,h5\n");
  EXPECT_THAT(after_changes(TableId::posts, "action,post_id,reports_to\nchange,HA,-\n"),
              HasSubstr("HA,Head A,a,,adults,h4\n"));
}

TEST(ApplyScenario, changed_rows_know_the_row_that_changed_them_last) {
  const AppliedScenario result = applied({{"changes.csv", "action,post_id,title,organisation_id,reports_to\n"
                                                          "change,OA,T,,\n"
                                                          "create,N,New,a,CE\n"
                                                          "change,OA,T2,,\n"}});
  const DraftTable &posts = *result.draft[TableId::posts];
  EXPECT_EQ(posts.file(3), "posts.csv");
  EXPECT_EQ(posts.line(3), 5U);
  EXPECT_EQ(posts.file(4), "scenarios/s/changes.csv");
  EXPECT_EQ(posts.line(4), 4U);
  EXPECT_EQ(posts.line(5), 3U);
}

TEST(ApplyScenario, warns_of_what_a_row_makes_at_that_row) {
  const AppliedScenario result = applied({{"changes.csv", "action,post_id,status\nchange,HA,vacant\n"}});
  ASSERT_TRUE(result.model.has_value());
  std::vector<std::string> found;
  for (const Diagnostic &d : result.diagnostics)
    if (d.file == "scenarios/s/changes.csv")
      found.push_back(std::string(info(d.code).name) + ":" + std::to_string(d.line) + ":" +
                      std::to_string(d.cell));
  EXPECT_THAT(found, ElementsAre("vacant-with-holder:2:0", "vacant-with-reports:2:0"));
}

TEST(ApplyScenario, replaces_shares_with_grade_and_sole_cost) {
  EXPECT_EQ(after_changes(TableId::post_shares, "action,post_id,shares,source\n"
                                                "share,DA, b:1 ,\n"
                                                "share,HA,a:0.4:Band C; b:0.6:Band 4:52000 ;,paper\n"),
            "post_id,organisation_id,cost_share,grade,sole_cost,source\n"
            "DA,b,1,,,\n"
            "HA,a,0.4,Band C,,paper\n"
            "HA,b,0.6,Band 4,52000,paper\n");
  EXPECT_EQ(after_changes(TableId::post_shares, "action,post_id,shares\nshare,DA,b\n"),
            "post_id,organisation_id,cost_share\nDA,b,1\n");
}

TEST(ApplyScenario, keeps_ring_fences_of_posts_that_are_still_created) {
  const AppliedScenario result =
      applied({{"changes.csv", "action,post_id,title,organisation_id,reports_to,ring_fence,successor\n"
                               "create,N1,New,a,CE,HA; OA ;,\n"
                               "delete,OA,,,,,\n"
                               "create,N2,New,a,CE,OA,\n"
                               "create,N3,New,a,CE,HA,\n"
                               "create,N4,New,a,CE,N1,\n"
                               "delete,N3,,,,,\n"}});
  EXPECT_THAT(errors(result), IsEmpty());
  ASSERT_EQ(result.ring_fences.size(), 3U);
  EXPECT_EQ(result.ring_fences[0].post, "N1");
  EXPECT_THAT(result.ring_fences[0].of_posts, ElementsAre("HA", "OA"));
  EXPECT_EQ(result.ring_fences[1].post, "N2");
  EXPECT_THAT(result.ring_fences[2].of_posts, ElementsAre("N1"));
}

// ---- successors

const std::string delete_da = "action,post_id,successor\ndelete,DA,DB\n";

TEST(ApplyScenario, passes_reports_and_staff_groups_to_the_successor) {
  EXPECT_EQ(after_changes(TableId::posts, delete_da),
            "post_id,title,organisation_id,reports_to,function,holder\n"
            "CE,Chief,a,,,h1\n"
            "DB,Director B,b,CE,children,h3\n"
            "HA,Head A,a,DB,adults,h4\n"
            "OA,Officer A,a,HA,adults,h5\n");
  EXPECT_EQ(after_changes(TableId::staff_groups, delete_da),
            "group_id,reports_to,fte,title\nG1,DB,10,Teams\nG2,DB,5,\n");
}

TEST(ApplyScenario, drops_the_shares_and_further_functions_of_a_deleted_post) {
  EXPECT_EQ(after_changes(TableId::post_shares, delete_da), "post_id,organisation_id,cost_share\n");
  EXPECT_EQ(after_changes(TableId::post_functions, delete_da), "post_id,function\n");
}

TEST(ApplyScenario, passes_further_lines_both_ways_but_none_to_the_successor_itself) {
  EXPECT_EQ(after_changes(TableId::reporting_lines, delete_da),
            "post_id,reports_to,kind\nOA,DB,dotted\nOA,HA,dotted\n");
  EXPECT_EQ(after_changes(TableId::reporting_lines, "action,post_id,successor\ndelete,DA,HA\n"),
            "post_id,reports_to,kind\nOA,HA,dotted\nHA,DB,dotted\n");
}

TEST(ApplyScenario, makes_one_attendance_of_two_and_keeps_the_first_row_and_the_stronger_role) {
  EXPECT_EQ(after_changes(TableId::attendance, "action,post_id,successor\ndelete,DA,HA\n"),
            "meeting_id,attendee_id,role\nM1,HA,chair\nM2,HA,\nM2,health,\nM3,HA,statutory\n");
  EXPECT_EQ(after_changes(TableId::attendance, "action,post_id,successor\ndelete,HA,DA\n"),
            "meeting_id,attendee_id,role\nM1,DA,chair\nM2,DA,\nM2,health,\nM3,DA,statutory\n");
}

TEST(ApplyScenario, passes_links_with_the_function_that_they_had) {
  EXPECT_EQ(
      after_changes(TableId::partner_links, delete_da),
      "partner_id,post_id,function,kind\nhealth,DB,adults,lead\nhealth,HA,adults,\npolice,DB,children,\n");
  EXPECT_EQ(after_changes(TableId::partner_links, "action,post_id,successor\ndelete,DA,HA\n"),
            "partner_id,post_id,function,kind\nhealth,HA,adults,lead\npolice,HA,children,\n");
  EXPECT_EQ(after_changes(TableId::partner_links, "action,post_id,successor\ndelete,HA,DA\n"),
            "partner_id,post_id,function,kind\nhealth,DA,,lead\npolice,DA,children,\n");
}

TEST(ApplyScenario, fixes_the_function_of_links_before_their_posts_changes) {
  EXPECT_EQ(
      after_changes(TableId::partner_links, "action,post_id,function\nchange,DA,children\n"),
      "partner_id,post_id,function,kind\nhealth,DA,adults,lead\nhealth,HA,adults,\npolice,DA,children,\n");
  EXPECT_EQ(after_changes(TableId::partner_links, "action,post_id,function\nchange,DA,adults\n"),
            csv(baseline(), TableId::partner_links));
}

TEST(ApplyScenario, a_link_without_any_function_takes_the_new_one_and_is_one_with_that_which_is_there) {
  EXPECT_EQ(after(TableId::partner_links, "link_changes.csv",
                  "partner_id,post_id,action,function\nhealth,CE,add,\n"),
            "partner_id,post_id,function,kind\nhealth,DA,,lead\nhealth,HA,adults,\npolice,DA,children,\n"
            "health,CE,,\n");
  Files with_links = model;
  for (auto &[name, text] : with_links)
    if (name == "partner_links.csv")
      text = "partner_id,post_id,function,kind\nhealth,CE,,\nhealth,CE,adults,\nhealth,DA,adults,"
             "lead\npolice,CE,,\n";
  const auto links_after = [&](const std::string &changes) {
    const AppliedScenario result = apply_scenario(io::read_model_files(with_links),
                                                  io::read_scenario_files("s", {{"changes.csv", changes}}));
    EXPECT_THAT(errors(result), IsEmpty());
    return csv(result.draft, TableId::partner_links);
  };
  EXPECT_EQ(
      links_after("action,post_id,function\nchange,CE,adults\n"),
      "partner_id,post_id,function,kind\nhealth,CE,,\nhealth,DA,adults,lead\npolice,CE,,\n"); // the first
  EXPECT_EQ(links_after("action,post_id,successor\ndelete,CE,DA\n"),
            "partner_id,post_id,function,kind\nhealth,DA,,lead\npolice,DA,,\n");
}

TEST(ApplyScenario, lets_attendances_links_and_lines_lapse_without_a_successor) {
  const AppliedScenario result =
      applied({{"changes.csv", "action,post_id,reports_to\n"
                               "delete,DA,\n"
                               "change,HA,CE\n"},
               {"staff_group_changes.csv", "group_id,action,reports_to\nG1,change,HA\n"}});
  EXPECT_THAT(errors(result), IsEmpty());
  EXPECT_EQ(csv(result.draft, TableId::attendance),
            "meeting_id,attendee_id,role\nM1,HA,\nM2,health,\nM3,HA,optional\n");
  EXPECT_EQ(csv(result.draft, TableId::partner_links),
            "partner_id,post_id,function,kind\nhealth,HA,adults,\n");
  EXPECT_EQ(csv(result.draft, TableId::reporting_lines), "post_id,reports_to,kind\nOA,HA,dotted\n");
}

TEST(ApplyScenario, a_successor_below_first_takes_the_line_manager_of_the_deleted_post) {
  EXPECT_EQ(after_changes(TableId::posts, "action,post_id,successor\ndelete,DA,OA\n"),
            "post_id,title,organisation_id,reports_to,function,holder\n"
            "CE,Chief,a,,,h1\n"
            "DB,Director B,b,CE,children,h3\n"
            "HA,Head A,a,OA,adults,h4\n"
            "OA,Officer A,a,CE,adults,h5\n");
  EXPECT_THAT(
      after_changes(TableId::posts, "action,post_id,successor\ndelete,CE,HA\n"),
      HasSubstr("DA,Director A,a,HA,adults,h2\nDB,Director B,b,HA,children,h3\nHA,Head A,a,,adults,h4\n"));
}

TEST(ApplyScenario, passes_everything_along_a_chain_of_successors) {
  const AppliedScenario result = applied({{"changes.csv", "action,post_id,successor\n"
                                                          "delete,HA,DA\n"
                                                          "delete,DA,DB\n"
                                                          "delete,DB,CE\n"}});
  EXPECT_THAT(errors(result), IsEmpty());
  EXPECT_EQ(csv(result.draft, TableId::posts), "post_id,title,organisation_id,reports_to,function,holder\n"
                                               "CE,Chief,a,,,h1\nOA,Officer A,a,CE,adults,h5\n");
  EXPECT_EQ(csv(result.draft, TableId::attendance),
            "meeting_id,attendee_id,role\nM1,CE,chair\nM2,CE,\nM2,health,\nM3,CE,statutory\n");
  EXPECT_EQ(csv(result.draft, TableId::partner_links),
            "partner_id,post_id,function,kind\nhealth,CE,adults,lead\npolice,CE,children,\n");
}

TEST(ApplyScenario, an_identifier_is_free_again_once_its_post_is_deleted) {
  EXPECT_EQ(after_changes(TableId::posts, "action,post_id,title,organisation_id,reports_to\n"
                                          "delete,DB,,,\n"
                                          "create,DB,New director,b,DA\n"),
            "post_id,title,organisation_id,reports_to,function,holder\n"
            "CE,Chief,a,,,h1\n"
            "DA,Director A,a,CE,adults,h2\n"
            "HA,Head A,a,DA,adults,h4\n"
            "OA,Officer A,a,HA,adults,h5\n"
            "DB,New director,b,DA,,\n");
}

TEST(ApplyScenario, judges_circles_after_the_last_row_alone) {
  EXPECT_THAT(after_changes(TableId::posts, "action,post_id,reports_to\n"
                                            "change,DA,OA\n"
                                            "change,HA,CE\n"),
              HasSubstr("DA,Director A,a,OA,adults,h2\n"));
}

TEST(ApplyScenario, names_the_row_that_made_a_circle_or_an_orphan) {
  EXPECT_THAT(errors(applied({{"changes.csv",
                               "action,post_id,reports_to\nchange,OA,DA\nchange,DA,OA\nchange,OA,DA\n"}})),
              ElementsAre(HasSubstr(
                  "scenarios/s/changes.csv:4:3 (reports_to): error[reporting-cycle]: after the last row line "
                  "management runs in a circle: OA -> DA -> OA")));
  EXPECT_THAT(errors(applied({{"changes.csv", "action,post_id\ndelete,DA\n"}})),
              ElementsAre(HasSubstr(
                  "scenarios/s/changes.csv:2:2 (post_id): error[orphan]: 'HA', 'G1' reported to 'DA'")));
  EXPECT_THAT(errors(applied({{"changes.csv", "action,post_id,title\ndelete,OA,\nchange,OA,T\n"}})),
              ElementsAre(HasSubstr("3:2: error[already-deleted]: post_id 'OA' is gone: deleted by line 2")));
}

TEST(ApplyScenario, a_faulty_row_brings_no_faults_of_later_rows_with_it) {
  EXPECT_THAT(errors(applied({{"changes.csv", "action,post_id,title,organisation_id,reports_to,successor\n"
                                              "create,N,New,x,CE,\n"
                                              "change,OA,,,N,\n"
                                              "delete,HA,,,,DX\n"
                                              "creat,N2,New,a,CE,\n"
                                              "change,OA,,,N2,\n"},
                              {"attendance_changes.csv", "meeting_id,attendee_id,action\nM3,CE,remove\n"}})),
              ElementsAre(HasSubstr("2:4: error[unknown-organisation]"),
                          HasSubstr("4:6: error[unknown-post]"), HasSubstr("5:1: error[unknown-value]")));
}

} // namespace
} // namespace organograph::apply_scenario_test

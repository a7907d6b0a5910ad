// SPDX-License-Identifier: Apache-2.0
// What each row of a scenario does, against tables written by hand.
#include "organograph/engine/scenario.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/models.hpp"
#include "support/places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace organograph::apply_scenario_test {
namespace {

using test::Files;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Files model = {
    {"organisations.csv", "organisation_id,name\na,County\nb,City\n"},
    {"functions.csv", "function,name\nadults,Adults\nchildren,Children\n"},
    {"posts.csv", "post_id,title,organisation_id,reports_to,function,holder\n"
                  "CE,Chief,a,,,h1\n"
                  "DA,Director A,a,CE,adults,h2\n"
                  "DB,Director B,b,CE,children,h3\n"
                  "HA,Head A,a,DA,adults,h4\n"
                  "OA,Officer A,a,HA,adults,h5\n"},
    {"post_functions.csv", "post_id,function\nDA,children\n"},
    {"post_shares.csv", "post_id,organisation_id,cost_share\nDA,a,0.5\nDA,b,0.5\n"},
    {"reporting_lines.csv", "post_id,reports_to,kind\nOA,DA,dotted\nDA,DB,dotted\nOA,HA,dotted\n"},
    {"staff_groups.csv", "group_id,reports_to,fte,title\nG1,DA,10,Teams\nG2,DB,5,\n"},
    {"meetings.csv", "meeting_id,subject,duration_hours\nM1,Board,2\nM2,Panel,1\nM3,Group,1\n"},
    {"attendance.csv",
     "meeting_id,attendee_id,role\nM1,DA,chair\nM1,HA,\nM2,DA,\nM2,health,\nM3,HA,optional\n"
     "M3,DA,statutory\n"},
    {"partners.csv", "partner_id,name\nhealth,Health\npolice,Police\n"},
    {"partner_links.csv", "partner_id,post_id,function,kind\nhealth,DA,,lead\nhealth,HA,adults,\n"
                          "police,DA,children,\n"},
    {"arrangements.csv", "function,organisation_a,organisation_b,dimension,state,source\n"
                         "adults,a,b,policy,none,s1\n"}};

Draft baseline() {
  return io::read_model_files(model);
}

AppliedScenario applied(const Files &scenario) {
  return apply_scenario(baseline(), io::read_scenario_files("s", scenario));
}

std::vector<std::string> errors(const AppliedScenario &result) {
  std::vector<std::string> out;
  for (const Diagnostic &d : result.diagnostics)
    if (d.severity() == Severity::error)
      out.push_back(to_string(d));
  return out;
}

std::string csv(const Draft &draft, TableId table) {
  return draft[table] ? io::to_csv(*draft[table]) : "(no table)";
}

// The table after rows of one scenario table; the scenario must be valid.
std::string after(TableId table, const std::string &file, const std::string &rows) {
  const AppliedScenario result = applied({{file, rows}});
  EXPECT_THAT(errors(result), IsEmpty());
  EXPECT_TRUE(result.model.has_value());
  return csv(result.draft, table);
}

std::string after_changes(TableId table, const std::string &rows) {
  return after(table, "changes.csv", rows);
}

void expect_same(const Draft &a, const Draft &b) {
  for (const TableSchema &table : schema()) {
    EXPECT_EQ(csv(a, table.id), csv(b, table.id)) << table.name;
    if (!a[table.id] || !b[table.id] || a[table.id]->rows() != b[table.id]->rows())
      continue;
    for (std::size_t row = 0; row < a[table.id]->rows(); ++row) {
      EXPECT_EQ(a[table.id]->file(row), b[table.id]->file(row)) << table.name << " row " << row;
      EXPECT_EQ(a[table.id]->line(row), b[table.id]->line(row)) << table.name << " row " << row;
    }
  }
}

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

// ---- the other tables

TEST(ApplyScenario, changes_and_deletes_staff_groups) {
  EXPECT_EQ(after(TableId::staff_groups, "staff_group_changes.csv",
                  "group_id,action,reports_to,fte,title,grade\nG1,change,OA,8,-,Band\nG2,delete,,,,\n"),
            "group_id,reports_to,fte,title,grade\nG1,OA,8,,Band\n");
}

TEST(ApplyScenario, adds_and_removes_attendances_also_of_partners_and_created_meetings) {
  const AppliedScenario result =
      applied({{"attendance_changes.csv", "meeting_id,attendee_id,action,role,source\n"
                                          "M2,health,remove,,\nM4,DB,add,chair,paper\nM1,police,add,,\n"
                                          "M1,DA,remove,,\nM1,DA,add,optional,\n"},
               {"meeting_changes.csv", "meeting_id,action,subject,convened_by\nM4,create,New,health\n"}});
  EXPECT_THAT(errors(result), IsEmpty());
  EXPECT_EQ(csv(result.draft, TableId::attendance),
            "meeting_id,attendee_id,role,source\nM1,HA,,\nM2,DA,,\nM3,HA,optional,\nM3,DA,statutory,\n"
            "M4,DB,chair,paper\nM1,police,,\nM1,DA,optional,\n");
  EXPECT_THAT(csv(result.draft, TableId::meetings), HasSubstr("M4,New,,health\n"));
}

TEST(ApplyScenario, changes_deletes_and_merges_meetings) {
  const AppliedScenario result =
      applied({{"meeting_changes.csv", "meeting_id,action,into,subject,duration_hours\n"
                                       "M1,change,,Joint board,-\nM2,delete,,,\nM3,merge,M1,,\n"}});
  EXPECT_THAT(errors(result), IsEmpty());
  EXPECT_EQ(csv(result.draft, TableId::meetings), "meeting_id,subject,duration_hours\nM1,Joint board,\n");
  EXPECT_EQ(csv(result.draft, TableId::attendance), "meeting_id,attendee_id,role\nM1,DA,statutory\nM1,HA,\n");
  EXPECT_THAT(result.merged, ElementsAre(std::pair<std::string, std::string>("M3", "M1")));
}

TEST(ApplyScenario, adds_and_removes_links_by_what_the_row_says_of_them) {
  EXPECT_EQ(
      after(TableId::partner_links, "link_changes.csv",
            "partner_id,post_id,action,function,kind\n"
            "health,DA,remove,adults,\nhealth,DA,add,children,\npolice,DA,remove,,\nhealth,HA,add,,lead\n"),
      "partner_id,post_id,function,kind\nhealth,HA,adults,\nhealth,DA,children,\nhealth,HA,,lead\n");
}

TEST(ApplyScenario, sets_the_state_of_arrangements_in_either_order) {
  EXPECT_EQ(after(TableId::arrangements, "arrangement_changes.csv",
                  "function,organisation_a,organisation_b,dimension,state,source\n"
                  "adults,b,a,policy,full,s2\nadults,b,a,budget,partial,\n"),
            "function,organisation_a,organisation_b,dimension,state,source\n"
            "adults,a,b,policy,full,s2\nadults,b,a,budget,partial,\n");
}

TEST(ApplyScenario, makes_a_table_that_the_model_did_not_have) {
  Files small;
  for (const auto &file : model)
    if (file.first == "organisations.csv" || file.first == "posts.csv")
      small.push_back(file);
  const AppliedScenario result = apply_scenario(
      io::read_model_files(small),
      io::read_scenario_files(
          "s", {{"changes.csv", "action,post_id,shares\nshare,CE,a:0.5;b:0.5\n"},
                {"meeting_changes.csv", "meeting_id,action,subject\nM1,create,New\n"},
                {"attendance_changes.csv", "meeting_id,attendee_id,action\nM1,CE,add\n"},
                {"arrangement_changes.csv",
                 "function,organisation_a,organisation_b,dimension,state\nadults,a,b,policy,full\n"}}));
  EXPECT_THAT(errors(result), IsEmpty());
  EXPECT_EQ(csv(result.draft, TableId::post_shares),
            "post_id,organisation_id,cost_share\nCE,a,0.5\nCE,b,0.5\n");
  EXPECT_EQ(csv(result.draft, TableId::meetings), "meeting_id,subject\nM1,New\n");
  EXPECT_EQ(csv(result.draft, TableId::attendance), "meeting_id,attendee_id\nM1,CE\n");
  EXPECT_EQ(csv(result.draft, TableId::staff_groups), "(no table)");
  ASSERT_TRUE(result.model.has_value());
  EXPECT_EQ((*result.model)->arrangements->size(), 1U);
}

TEST(ApplyScenario, makes_no_table_of_rows_that_are_all_gone_again) {
  Files small;
  for (const auto &file : model)
    if (file.first == "organisations.csv" || file.first == "posts.csv")
      small.push_back(file);
  const AppliedScenario result = apply_scenario(
      io::read_model_files(small),
      io::read_scenario_files(
          "s", {{"changes.csv", "action,post_id,title,organisation_id,reports_to,shares\n"
                                "create,N,New,a,CE,\nshare,N,,,,a:1\ndelete,N,,,,\n"},
                {"meeting_changes.csv", "meeting_id,action,subject\nM1,create,New\nM1,delete,\n"}}));
  EXPECT_THAT(errors(result), IsEmpty());
  EXPECT_EQ(csv(result.draft, TableId::post_shares), "(no table)");
  EXPECT_EQ(csv(result.draft, TableId::meetings), "(no table)");
}

TEST(ApplyScenario, reads_title_source_and_other_savings) {
  const AppliedScenario result =
      applied({{"scenario.csv", "title,source\nThe proposal,paper 4\n"},
               {"other_savings.csv", "description,organisation_id,annual_saving,fte,programme,source\n"
                                     "Agency staff,a,1000.5,,Change,paper\nOther,,,-2,,\n"}});
  EXPECT_EQ(result.name, "s");
  EXPECT_EQ(result.title, "The proposal");
  EXPECT_EQ(result.source, "paper 4");
  ASSERT_EQ(result.other_savings.size(), 2U);
  EXPECT_EQ(result.other_savings[0].organisation_id, "a");
  EXPECT_EQ(result.other_savings[0].annual_saving, 1000.5);
  EXPECT_EQ(result.other_savings[0].fte, std::nullopt);
  EXPECT_EQ(result.other_savings[0].programme, "Change");
  EXPECT_EQ(result.other_savings[1].fte, -2.0);
  EXPECT_EQ(io::to_csv(*result.own_tables[TableId::scenario]), "title,source\nThe proposal,paper 4\n");
}

TEST(ApplyScenario, keeps_columns_that_nobody_uses) {
  Files with_colour = model;
  for (auto &[name, text] : with_colour)
    if (name == "staff_groups.csv")
      text = "room,group_id,reports_to,fte\n12,G1,DA,10\n";
  const AppliedScenario result = apply_scenario(io::read_model_files(with_colour),
                                                io::read_scenario_files("s", {{"changes.csv", delete_da}}));
  EXPECT_EQ(csv(result.draft, TableId::staff_groups), "room,group_id,reports_to,fte\n12,G1,DB,10\n");
}

TEST(ApplyScenario, of_a_start_without_tables_reports_what_its_rows_name) {
  const AppliedScenario result = apply_scenario(
      Draft{},
      io::read_scenario_files(
          "s", {{"changes.csv", "action,post_id,title,organisation_id\ncreate,N,New,a\ndelete,N,,\n"},
                {"staff_group_changes.csv", "group_id,action\nG,delete\n"},
                {"attendance_changes.csv", "meeting_id,attendee_id,action\nM,N,add\n"},
                {"link_changes.csv", "partner_id,post_id,action\nq,N,remove\n"}}));
  EXPECT_FALSE(result.model.has_value());
  EXPECT_THAT(errors(result),
              ElementsAre(HasSubstr("changes.csv:2:4: error[unknown-organisation]"),
                          HasSubstr("2:1: error[unknown-staff-group]"), HasSubstr("add meetings.csv"),
                          HasSubstr("attendance_changes.csv:2:2: error[already-deleted]"),
                          HasSubstr("add partners.csv"),
                          HasSubstr("link_changes.csv:2:2: error[already-deleted]")));
}

// ---- starts_from

Scenario named(const std::string &name, const std::string &starts_from, const std::string &changes = {}) {
  Files files = {{"scenario.csv", "title,starts_from\n" + name + "," + starts_from + "\n"}};
  if (!changes.empty())
    files.emplace_back("changes.csv", changes);
  return io::read_scenario_files(name, files);
}

std::vector<std::string> names(const std::vector<AppliedScenario> &results) {
  std::vector<std::string> out;
  for (const AppliedScenario &result : results)
    out.push_back(result.name + (result.model ? "" : "!"));
  return out;
}

const std::vector<Scenario> chain = {
    named("c", "a", "action,post_id,title,organisation_id,reports_to,ring_fence\ncreate,N,T,a,CE,HA\n"),
    named("a", "d", "action,post_id,title\nchange,OA,A\n"), named("b", ""),
    named(
        "d", "",
        "action,post_id,title,organisation_id,reports_to,ring_fence\ncreate,M,T,a,CE,OA\nchange,HA,D,,,\n")};

TEST(ApplyScenarios, applies_each_after_the_one_that_it_starts_from_by_name) {
  const auto results = apply_scenarios(baseline(), chain);
  EXPECT_THAT(names(results), ElementsAre("d", "a", "b", "c"));
  expect_same(results[2].draft, baseline());
  const AppliedScenario &c = results[3];
  EXPECT_EQ(c.starts_from, "a");
  EXPECT_THAT(csv(c.draft, TableId::posts),
              HasSubstr("HA,D,a,DA,adults,h4\nOA,A,a,HA,adults,h5\nM,T,a,CE,,\nN,T,a,CE,,\n"));
  EXPECT_EQ(c.draft[TableId::posts]->file(3), "scenarios/d/changes.csv");
  EXPECT_EQ(c.draft[TableId::posts]->file(6), "scenarios/c/changes.csv");
  ASSERT_EQ(c.ring_fences.size(), 2U);
  EXPECT_EQ(c.ring_fences[0].post, "M");
}

TEST(ApplyScenarios, applies_what_is_wanted_and_what_that_starts_from) {
  EXPECT_THAT(names(apply_scenarios(baseline(), chain, std::vector<std::string>{"a"})),
              ElementsAre("d", "a"));
  EXPECT_THAT(names(apply_scenarios(baseline(), chain, std::vector<std::string>{"b", "a", "b"})),
              ElementsAre("b", "d", "a"));
}

TEST(ApplyScenarios, reports_names_that_nothing_has) {
  const auto wanted =
      apply_scenarios(baseline(), std::vector{named("proposal", "")}, std::vector<std::string>{"propsal"});
  EXPECT_THAT(names(wanted), ElementsAre("propsal!"));
  EXPECT_THAT(errors(wanted[0]),
              ElementsAre(HasSubstr("there is no scenario 'propsal'; expected a folder below "
                                    "scenarios/; did you mean 'proposal'?")));
  const auto started =
      apply_scenarios(baseline(), std::vector{named("proposal", ""), named("x", "Proposal")});
  EXPECT_THAT(names(started), ElementsAre("proposal", "x!"));
  EXPECT_THAT(errors(started[1]),
              ElementsAre(HasSubstr(
                  "scenarios/x/scenario.csv:2:2: error[unknown-scenario]: starts_from 'Proposal'")));
}

TEST(ApplyScenarios, reports_circles_at_each_of_their_scenarios_and_what_leads_into_them_once) {
  const auto results =
      apply_scenarios(baseline(), std::vector{named("p", "r"), named("q", "p"), named("r", "q"),
                                              named("a", "q"), named("z", "")});
  EXPECT_THAT(names(results), testing::UnorderedElementsAre("a!", "p!", "q!", "r!", "z"));
  for (const AppliedScenario &result : results) {
    if (result.name == "z")
      continue;
    ASSERT_EQ(errors(result).size(), 1U) << result.name;
    const std::string circle = result.name == "p"   ? "p -> r -> q -> p"
                               : result.name == "q" ? "q -> p -> r -> q"
                                                    : "r -> q -> p -> r";
    EXPECT_THAT(errors(result)[0],
                HasSubstr(result.name == "a" ? "error[faulty-start]: the scenario 'q'" : circle));
  }
}

TEST(ApplyScenarios, reports_once_that_the_start_is_faulty) {
  const auto results = apply_scenarios(baseline(), std::vector{named("a", "", "action,post_id\ndelete,XX\n"),
                                                               named("b", "a", "action,post_id\ndelete,YY\n"),
                                                               named("c", "b")});
  EXPECT_THAT(names(results), ElementsAre("a!", "b!", "c!"));
  EXPECT_THAT(errors(results[1]),
              ElementsAre(HasSubstr(
                  "scenarios/b/scenario.csv:2:2 (starts_from): error[faulty-start]: the scenario 'a'")));
  EXPECT_THAT(errors(results[2]),
              ElementsAre(HasSubstr(
                  "scenarios/c/scenario.csv:2:2 (starts_from): error[faulty-start]: the scenario 'b'")));
}

TEST(ApplyScenarios, follows_a_long_chain) {
  std::vector<Scenario> scenarios = {named("s0", "")};
  for (int i = 1; i < 2000; ++i)
    scenarios.push_back(named("s" + std::to_string(i), "s" + std::to_string(i - 1)));
  std::reverse(scenarios.begin(), scenarios.end());
  const auto results = apply_scenarios(baseline(), scenarios, std::vector<std::string>{"s1999"});
  ASSERT_EQ(results.size(), 2000U);
  EXPECT_TRUE(results.back().model.has_value());
}

// ---- the published cases, against models made by another program (tests/data/applied)

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const DraftTable &table) {
  std::vector<Row> out(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (std::size_t c = 0; c < table.columns().size(); ++c)
      if (table.columns()[c] != "note" && !table.cell(row, c).empty())
        out[row][table.columns()[c]] = table.cell(row, c);
  return out;
}

// With the function of each link written out: the other program writes all of them.
std::vector<Row> rows_of(const Draft &draft, TableId table) {
  std::vector<Row> out = rows_of(*draft[table]);
  if (table == TableId::partner_links)
    for (Row &link : out)
      for (const Row &post : rows_of(*draft[TableId::posts]))
        if (link.find("function") == link.end() && post.at("post_id") == link.at("post_id"))
          link["function"] = post.at("function");
  return out;
}

void expect_applied(const std::string &example, std::size_t scenarios, std::size_t tables) {
  const std::filesystem::path folder = std::filesystem::path(places::test_data()) / "applied" / example;
  std::size_t compared = 0;
  const auto results = apply_scenarios(io::read_model_folder(folder), io::read_scenarios(folder));
  EXPECT_EQ(results.size(), scenarios);
  for (const AppliedScenario &result : results) {
    ASSERT_TRUE(result.model.has_value()) << result.name;
    EXPECT_THAT(errors(result), IsEmpty());
    const Draft wanted = io::read_model_folder(folder / "models" / result.name);
    for (const TableSchema &table : schema())
      if (wanted[table.id]) {
        EXPECT_EQ(rows_of(result.draft, table.id), rows_of(wanted, table.id))
            << result.name << " " << table.name;
        ++compared;
      }
  }
  EXPECT_EQ(compared, tables);
}

TEST(ApplyScenarios, gives_the_models_of_cambridgeshire_and_peterborough_2017) {
  expect_applied("cambridgeshire-peterborough-2017", 6, 32);
}

TEST(ApplyScenarios, gives_the_models_of_oxfordshire_and_cherwell_2019) {
  expect_applied("oxfordshire-cherwell-2019", 3, 6);
}

// ---- size

TEST(ApplyScenario, deletes_many_posts_in_a_row_without_searching_for_each) {
  std::string posts = "post_id,title,organisation_id,reports_to\ntop,Top,a,\n";
  std::string seats = "meeting_id,attendee_id\n";
  std::string changes = "action,post_id,successor\n";
  for (int i = 0; i < 20000; ++i) {
    const std::string id = "P" + std::to_string(i);
    posts += id + ",T,a," + (i == 0 ? "top" : "P" + std::to_string(i - 1)) + "\n";
    seats += "M," + id + "\n";
    if (i > 0)
      changes += "delete," + id + ",P0\n";
  }
  const AppliedScenario result =
      apply_scenario(io::read_model_files({{"organisations.csv", "organisation_id,name\na,A\n"},
                                           {"posts.csv", posts},
                                           {"meetings.csv", "meeting_id,subject\nM,Board\n"},
                                           {"attendance.csv", seats}}),
                     io::read_scenario_files("s", {{"changes.csv", changes}}));
  EXPECT_THAT(errors(result), IsEmpty());
  EXPECT_EQ(csv(result.draft, TableId::posts),
            "post_id,title,organisation_id,reports_to\ntop,Top,a,\nP0,T,a,top\n");
  EXPECT_EQ(csv(result.draft, TableId::attendance), "meeting_id,attendee_id\nM,P0\n");
}

} // namespace
} // namespace organograph::apply_scenario_test

// SPDX-License-Identifier: Apache-2.0
// What rows of a scenario's other tables do, against tables written by hand.
#include "support/applied.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace organograph::apply_tables_test {
namespace {

using test::errors;
using test::Files;
using test::applied_scenarios::after;
using test::applied_scenarios::applied;
using test::applied_scenarios::csv;
using test::applied_scenarios::model;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

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
  const AppliedScenario result = apply_scenario(
      io::read_model_files(with_colour),
      io::read_scenario_files("s", {{"changes.csv", "action,post_id,successor\ndelete,DA,DB\n"}}));
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
} // namespace organograph::apply_tables_test

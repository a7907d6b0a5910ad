// SPDX-License-Identifier: Apache-2.0
// What is not known, or becomes one, in figures that people could refute: through the program.
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace organograph::open_figures_test {
namespace {

using Json = nlohmann::ordered_json;
using test::program;
using test::Ran;
using test::TemporaryFolder;
using Files = std::vector<std::pair<std::string, std::string>>;

/// A model of the organisations A and B.
class Written {
public:
  explicit Written(const Files &files) : model_(folder_ / "model") {
    test::write_text(folder_ / "model/organisations.csv", "organisation_id,name\nA,Alpha\nB,Beta\n");
    for (const auto &[name, text] : files)
      test::write_text(folder_ / ("model/" + name), text);
  }

  Json json(const std::string &command) const {
    std::vector<std::string> words = {command, model_, "--json"};
    if (command == "analyse")
      words.insert(words.end(), {"--no-report", "-o", folder_ / "out"});
    const Ran ran = program(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return Json::parse(ran.out);
  }
  std::string text(const std::string &command) const {
    const Ran ran = program({command, model_});
    return ran.out + ran.err;
  }
  std::string table(const std::string &name) const {
    json("analyse");
    return test::files_below(folder_ / "out").at("tables/" + name);
  }

private:
  TemporaryFolder folder_;
  std::string model_;
};

void expect_has(const std::string &text, const std::string &part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
}

TEST(PublishedPosts, have_the_columns_of_the_table_of_spans) {
  const Written model({{"posts.csv", "post_id,title,organisation_id,reports_to,assistant\nch,Chief,A,,\n"
                                     "d1,Director,A,ch,\npa,PA,A,ch,yes\nu1,Unknown,B,?,\nu2,Below,B,u1,\n"},
                       {"post_shares.csv", "post_id,organisation_id,cost_share\nu1,B,\nu1,?,\n"},
                       {"published.csv", "measure,value\ncount(posts where layer=2),1\n"
                                         "count(posts where layer=),3\ncount(posts where tier=),3\n"
                                         "sum(posts.layer),3\ncount(posts where span=2),0\n"
                                         "count(posts where span=1),2\ncount(posts where assistant=no),4\n"
                                         "count(posts where serves=B),1\ncount(posts where serves=?;B),1\n"
                                         "count(posts where serves has ?),1\n"}});
  expect_has(model.text("check"), "published figures: 10 of 10 agree");
}

// j leads x and y; whose manager is given.
Files digital(const std::string &managers_of_y) {
  return {
      {"posts.csv", "post_id,title,organisation_id,reports_to,function,tier\nj,Head,A,,dig,1\n"
                    "x,Lead A,A,j,dig,3\ny,Lead B,B," +
                        managers_of_y + ",dig,3\n"},
      {"post_shares.csv", "post_id,organisation_id,cost_share\nj,A,0.5\nj,B,0.5\n"},
      {"arrangements.csv", "function,organisation_a,organisation_b,dimension,state\ndig,A,B,policy,full\n"}};
}

TEST(HeadsNotKnown, leave_the_ladder_open_and_are_no_heads) {
  const Json known = Written(digital("j")).json("analyse")["integration_depth"][0];
  EXPECT_EQ(known["secured"], 4);
  EXPECT_EQ(known["heads_not_known"], 0);
  const Written model(digital("?"));
  const Json open = model.json("analyse")["integration_depth"][0];
  EXPECT_EQ(open["tests"].dump(), R"({"1":null,"2":true,"3":null,"4":null,"5":false,"6":false,"7":false})");
  EXPECT_EQ(open["reached"], 2);
  EXPECT_EQ(open["reached_at_most"], 4);
  EXPECT_EQ(open["secured_at_most"], 4);
  EXPECT_TRUE(open["joint_tiers"].is_null() && open["tiers"].is_null() && open["level_5"]["below"].is_null());
  EXPECT_EQ(open["heads_not_known"], 1);
  expect_has(model.text("analyse"), "level 2 to 4");
}

TEST(HeadsNotKnown, hide_no_head_of_one_council_alone) {
  Files files = digital("?");
  files[1].second = "post_id,organisation_id,cost_share\ny,A,0.5\ny,B,0.5\n"; // j serves A alone
  const Json found = Written(files).json("analyse")["integration_depth"][0];
  EXPECT_EQ(found["tests"]["4"], false);
  EXPECT_EQ(found["joint_tiers"], 0);
}

TEST(Bounds, of_a_scenario_are_said_and_have_no_change) {
  const Written model({{"posts.csv", "post_id,title,organisation_id,reports_to\na,Chief,A,\nb,Deputy,A,a\n"
                                     "c,Lead,A,b\nd,Lead,B,c\n"},
                       {"scenarios/s/changes.csv", "action,post_id,reports_to\nchange,b,?\nchange,d,?\n"}});
  const Json found = model.json("compare")["scenarios"]["s"];
  EXPECT_EQ(found["after"]["span_of_control"]["all"]["spans_at_least"], true);
  EXPECT_EQ(found["after"]["span_of_control"]["all"]["layers_at_least"], true);
  EXPECT_EQ(found["before"]["span_of_control"]["all"]["spans_at_least"], false);
  for (const char *key : {"managers", "span_mean", "span_median", "span_max", "layers", "one_to_one"})
    EXPECT_TRUE(found["change"]["span_of_control"]["all"][key].is_null()) << key;
  EXPECT_EQ(found["change"]["span_of_control"]["all"]["managers_not_known"], 2);
  const std::string said = model.text("compare");
  expect_has(said, "3 before, at least 1 after; change unknown");
  expect_has(said, "1 before, 1 of known lines after; change unknown");
  expect_has(model.table("scenario_figures.csv"), "span_of_control.all.managers,,3,1,,,at least\n");
}

// a1 and b1 speak for adults; b2 for children.
Files two_directors() {
  return {{"posts.csv", "post_id,title,organisation_id,reports_to,function,tier\na1,One,A,,adults,2\n"
                        "b1,Two,B,,adults,2\nb2,Three,B,b1,adults,3\n"},
          {"meetings.csv", "meeting_id,subject,function,kind\nm,Board,adults,representation\n"},
          {"attendance.csv", "meeting_id,attendee_id,function\nm,a1,\nm,b1,\nm,b2,children\n"}};
}

TEST(SeatsThatBecomeOne, speak_for_what_the_first_row_speaks_for) {
  Files files = two_directors();
  files.emplace_back("scenarios/s/changes.csv", "action,post_id,successor\ndelete,b2,b1\n");
  const Json found = Written(files).json("compare")["scenarios"]["s"];
  EXPECT_EQ(found["before"]["duplicated_attendance"]["duplicated"], 1);
  EXPECT_EQ(found["after"]["duplicated_attendance"]["duplicated"], 1);
}

TEST(OnePersonOnTwoPosts, came_as_often_as_the_seat_that_came_more_often) {
  const Written model(
      {{"posts.csv", "post_id,title,organisation_id,function,tier,holder\na1,Head,A,health,2,Holder A\n"
                     "a2,Second,A,health,3,Holder A\nb1,Head,B,health,2,Holder B\n"},
       {"meetings.csv", "meeting_id,subject,function,kind,duration_hours,occurrences_per_year\n"
                        "m,Board,health,representation,1,12\n"},
       {"attendance.csv", "meeting_id,attendee_id,attended\nm,a1,1\nm,a2,12\nm,b1,12\n"}});
  const Json found = model.json("analyse")["duplicated_attendance"];
  EXPECT_EQ(found["same_holder"], 1);
  EXPECT_EQ(found["hours_per_year"], 24.0);
  EXPECT_EQ(found["duplicated_hours_per_year_low"], 12.0);
  EXPECT_EQ(found["duplicated_hours_per_year_high"], 12.0);
}

TEST(KeptKinds, that_would_be_others_are_named) {
  const Written model(
      {{"posts.csv", "post_id,title,organisation_id,reports_to,function,tier\na1,Head,A,,health,2\n"
                     "b1,Head,B,,health,2\n"},
       {"partners.csv", "partner_id,name\nhp,Health\n"},
       {"meetings.csv", "meeting_id,subject,function\nm1,Team,health\n"},
       {"attendance.csv", "meeting_id,attendee_id\nm1,a1\n"},
       {"scenarios/s/attendance_changes.csv", "meeting_id,attendee_id,action\nm1,b1,add\nm1,hp,add\n"}});
  EXPECT_EQ(model.json("compare")["scenarios"]["s"]["kinds_kept"].dump(),
            R"([{"meeting_id":"m1","kind":"team","otherwise":"representation"}])");
  expect_has(model.text("compare"), "m1 (team, would be representation)");
}

TEST(AttendedBelowOne, is_warned_of_where_the_meeting_is_held_more_often) {
  const auto checked = [](const std::string &attended, const std::string &occurrences) {
    return Written(
               {{"posts.csv", "post_id,title,organisation_id,function\na1,Head,A,health\nb1,Head,B,health\n"},
                {"meetings.csv", "meeting_id,subject,kind,occurrences_per_year\nm,Board,representation," +
                                     occurrences + "\n"},
                {"attendance.csv", "meeting_id,attendee_id,attended\nm,a1," + attended + "\nm,b1,\n"}})
        .text("check");
  };
  expect_has(checked("0.5", "12"), "(half of them would be 6)");
  expect_has(checked("50%", "12"), "a number such as 6; write how many of the occurrences were attended");
  EXPECT_EQ(checked("0.5", "1").find("implausible-attended"), std::string::npos);
  EXPECT_EQ(checked("0", "12").find("implausible-attended"), std::string::npos);
}

TEST(AssistantsOfAJointHead, are_no_shared_team) {
  const Written model(
      {{"posts.csv", "post_id,title,organisation_id,reports_to,function,assistant\nj,Head,A,,dig,\n"
                     "pa,PA,A,j,dig,yes\npb,PA,B,j,dig,yes\n"},
       {"post_shares.csv", "post_id,organisation_id,cost_share\nj,A,0.5\nj,B,0.5\npa,A,0.5\npa,B,0.5\n"
                           "pb,A,0.5\npb,B,0.5\n"}});
  const Json found = model.json("analyse")["integration_depth"][0];
  EXPECT_EQ(found["reached"], 4);
  EXPECT_EQ(found["tests"]["5"], false);
  EXPECT_EQ(found["tests"]["3"], false) << "nobody's direct report";
  EXPECT_EQ(found["tiers"], 1);
  EXPECT_EQ(found["level_5"]["below"], 0);
  EXPECT_EQ(found["vector"]["joint_fte"], 1.0);
  const std::string undone = model.text("decouple");
  EXPECT_EQ(undone.find("Leadership"), std::string::npos) << undone;
}

TEST(ShareThatDecides, of_nothing_or_everybody_changes_no_level) {
  const auto level_5 = [](const std::string &shares) {
    return Written({{"posts.csv", "post_id,title,organisation_id,reports_to,function\nj,Head,A,,dig\n"
                                  "x,Lead,A,j,dig\ny,Lead,B,j,dig\n"},
                    {"post_shares.csv", "post_id,organisation_id,cost_share\nj,A,0.5\nj,B,0.5\n" + shares}})
        .json("analyse")["integration_depth"][0]["level_5"];
  };
  EXPECT_EQ(level_5("").dump(),
            R"({"below":2,"share":0.0,"threshold":0.5,"reached_otherwise":null,"secured_otherwise":null})");
  EXPECT_TRUE(level_5("x,A,0.5\nx,B,0.5\ny,A,0.5\ny,B,0.5\n")["reached_otherwise"].is_null());
  EXPECT_EQ(level_5("x,A,0.5\nx,B,0.5\n")["reached_otherwise"], 4);
}

TEST(Undoing, tells_what_is_not_known_from_a_fall) {
  // A joint head, common policy and no meetings: whether the councils would meet is not known.
  const Written model(digital("j"));
  const Json fallen = model.json("decouple")["together"]["fallen_services"][0];
  EXPECT_EQ(fallen["reached_before"], 4);
  EXPECT_EQ(fallen["secured_before"], 4);
  EXPECT_EQ(fallen["secured_after"], 0);
  EXPECT_EQ(fallen["secured_after_at_most"], 2);
  expect_has(model.text("decouple"), "secured 4 before, between 0 and 2");
  // With a full front door 1 counts as held before and after: nothing hangs on the meetings.
  Files files = digital("j");
  files[2].second += "dig,A,B,front_door,full\n";
  const Json door = Written(files).json("decouple")["together"];
  EXPECT_TRUE(door["services_not_known"].empty()) << door.dump(1);
}

TEST(Undoing, of_a_post_whose_parts_are_not_known_has_sums_and_no_parts) {
  const Written model({{"posts.csv", "post_id,title,organisation_id,annual_cost\nv,Joint,A,60000\n"
                                     "a,Other,A,1\nb,Other,B,1\n"},
                       {"post_shares.csv", "post_id,organisation_id,sole_cost\nv,A,50000\nv,B,50000\n"}});
  const Json found = model.json("decouple")["together"];
  EXPECT_EQ(found["cost_per_year"].dump(),
            R"({"low":0.0,"middle":40000.0,"middle_not_known":0,"high":60000.0})");
  EXPECT_TRUE(found["organisations"]["A"]["cost_per_year"]["middle"].is_null());
  EXPECT_TRUE(found["organisations"]["A"]["cost_per_year"]["high"].is_null());
}

} // namespace
} // namespace organograph::open_figures_test

// SPDX-License-Identifier: Apache-2.0
// The worked figures of seats in meetings (docs/measures.md, section 2), through the program.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <regex>
#include <string>
#include <utility>
#include <vector>

namespace organograph::seats_test {
namespace {

using Json = nlohmann::ordered_json;
using test::program;
using test::Ran;
using test::TemporaryFolder;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

using Files = std::vector<std::pair<std::string, std::string>>;

struct Analysed {
  Json tree;
  std::string summary;
  std::map<std::string, std::string> files;

  const std::string &file(const std::string &name) const { return files.at(name); }
};

Analysed analysed(const std::string &model, const std::vector<std::string> &options = {}) {
  const TemporaryFolder folder;
  std::vector<std::string> words = {"analyse", model, "-o", folder / "out"};
  words.insert(words.end(), options.begin(), options.end());
  const Ran ran = program(words);
  EXPECT_EQ(ran.code, 0) << ran.err;
  auto files = test::files_below(folder / "out");
  Json tree = Json::parse(files.at("analysis.json"));
  return {std::move(tree), ran.out, std::move(files)};
}

struct Written {
  TemporaryFolder folder;
  std::string model;

  explicit Written(const Files &files) : model(folder / "model") {
    for (const auto &[name, text] : files)
      test::write_text(folder / ("model/" + name), text);
  }
};

const Json &of_baseline() {
  static const Json tree = analysed(example, {"--no-report"}).tree;
  return tree;
}

void expect_counts(const Json &figures, int attendances, int compared, int duplicated) {
  EXPECT_EQ(figures["attendances"], attendances) << figures;
  EXPECT_EQ(figures["compared"], compared) << figures;
  EXPECT_EQ(figures["duplicated"], duplicated) << figures;
}

TEST(Seats, of_2017_are_compared_by_what_they_speak_for) {
  const Json &seats = of_baseline()["duplicated_attendance"];
  EXPECT_EQ(of_baseline()["organograph"]["schema"], 2);
  expect_counts(seats, 19, 17, 8);
  EXPECT_NEAR(seats["duplicated_share"].get<double>(), 8 / 17.0, 1e-12); // 47.1 %
  EXPECT_EQ(seats["across_organisations"], 6);
  EXPECT_EQ(seats["within_organisation"], 2);
  expect_counts(seats["functions"]["communities"], 9, 9, 3);
  expect_counts(seats["functions"]["adults"], 6, 6, 4);
  expect_counts(seats["functions"]["people"], 2, 2, 1);
  expect_counts(seats["functions"]["children"], 2, 0, 0);
  expect_counts(seats["meetings"]["adults-health-integration"], 5, 5, 3);
  expect_counts(seats["meetings"]["stp"], 3, 3, 2);
  for (const char *board : {"youth-offending-board", "domestic-abuse-board", "community-safety-board"})
    EXPECT_EQ(seats["meetings"][board]["duplicated"], 1) << board;
}

TEST(Seats, of_2017_under_the_scenarios) {
  const Json &scenarios = of_baseline()["scenarios"];
  const auto after = [&](const char *name) { return scenarios[name]["after"]["duplicated_attendance"]; };
  EXPECT_EQ(after("joint-executive-director")["duplicated"], 7);
  EXPECT_EQ(after("proposal")["duplicated"], 0);
  EXPECT_EQ(after("assistant-directors-attend")["duplicated"], 2);
  EXPECT_EQ(after("assistant-directors-attend")["across_organisations"], 2);
  // The boards on substance misuse stay two, and the joint director sits in both.
  const Json mirror = scenarios["proposal"]["after"]["meeting_pairs"]["mirror"];
  EXPECT_EQ(mirror["count"], 1);
  EXPECT_EQ(mirror["joint_officers_twice"], 1);
  EXPECT_TRUE(mirror["joint_hours_twice"].is_null()) << "no duration is given";
}

// --- attendance beside invitation ----------------------------------------------------------------------

// A series of 12 h a year; one post of each pair of a council and a tier.
Files attended(const std::string &seats) {
  return {{"organisations.csv", "organisation_id,name\na,County\nb,City\n"},
          {"posts.csv", "post_id,title,organisation_id,function,tier,annual_cost\nA1,t,a,adults,2,16700\n"
                        "B1,t,b,adults,2,16700\nA2,t,a,adults,2,16700\nB2,t,b,adults,2,16700\n"},
          {"meetings.csv", "meeting_id,subject,function,kind,duration_hours,occurrences_per_year\n"
                           "M,Care board,adults,representation,1,12\n"},
          {"attendance.csv", "meeting_id,attendee_id,role,attended\n" + seats}};
}

TEST(Attended, once_beside_always_is_exactly_one_hour) {
  const Analysed found = analysed(Written(attended("M,A1,,12\nM,B1,,1\n")).model);
  const Json &seats = found.tree["duplicated_attendance"];
  EXPECT_EQ(seats["duplicated"], 1);
  EXPECT_EQ(seats["duplicated_hours_per_year_low"], 1.0);
  EXPECT_EQ(seats["duplicated_hours_per_year_high"], 1.0);
  EXPECT_EQ(seats["duplicated_hours_as_invited"], 12.0);
  EXPECT_EQ(seats["hours_per_year"], 13.0);
  EXPECT_EQ(seats["as_invited"], 0);
  EXPECT_NE(found.summary.find("They take 1 person-hours a year (12 as"), std::string::npos) << found.summary;
}

TEST(Attended, half_and_half_is_an_interval_on_every_surface) {
  const Analysed found = analysed(Written(attended("M,A1,,6\nM,B1,,6\n")).model);
  const Json &seats = found.tree["duplicated_attendance"];
  EXPECT_EQ(seats["duplicated_hours_per_year_low"], 0.0);
  EXPECT_EQ(seats["duplicated_hours_per_year_high"], 6.0);
  EXPECT_EQ(seats["duplicated_cost_per_year_low"], 0.0);
  EXPECT_EQ(seats["duplicated_cost_per_year_high"], 60.0); // 10 an hour
  EXPECT_NE(found.summary.find("between 0 and 6"), std::string::npos) << found.summary;
  EXPECT_NE(found.file("report.html").find("between 0 and 6"), std::string::npos);
  EXPECT_NE(found.file("report.html").find("between 0 and 60"), std::string::npos) << "the cost";
  EXPECT_NE(found.file("diagrams/meetings.svg").find("between 0 and 6 person-hours"), std::string::npos);
}

TEST(Attended, never_is_no_seat) {
  const Analysed found = analysed(
      Written(attended("M,A1,required,12\nM,B1,optional,1\nM,A2,optional,11\nM,B2,optional,0\n")).model);
  const Json &seats = found.tree["duplicated_attendance"];
  EXPECT_EQ(seats["attendances"], 3);
  EXPECT_EQ(seats["never_attended"], 1);
  EXPECT_EQ(seats["duplicated"], 2);
  EXPECT_EQ(seats["optional_duplicated"], 2); // but for A1
  EXPECT_EQ(seats["duplicated_hours_per_year_low"], 12.0);
  EXPECT_EQ(seats["duplicated_hours_per_year_high"], 12.0);
  EXPECT_EQ(seats["duplicated_hours_as_invited"], 24.0);
  const std::string meetings = found.file("tables/meetings.csv");
  EXPECT_NE(meetings.find("A1 | B1 | A2,"), std::string::npos) << meetings;
}

TEST(Attended, what_is_not_known_counts_as_invited) {
  const Analysed found = analysed(Written(attended("M,A1,,\nM,B1,,\n")).model);
  EXPECT_EQ(found.tree["duplicated_attendance"]["as_invited"], 2);
  EXPECT_EQ(found.tree["duplicated_attendance"]["duplicated_hours_per_year_low"], 12.0);
  EXPECT_NE(found.summary.find("12 person-hours a year, as invited"), std::string::npos) << found.summary;
}

TEST(Attended, hours_that_tell_how_often_a_person_came_are_not_shown_of_small_groups) {
  const Analysed found =
      analysed(Written(attended("M,A1,,12\nM,B1,,1\nM,A2,,\n")).model, {"--minimum-group", "3"});
  const Json &seats = found.tree["duplicated_attendance"];
  EXPECT_TRUE(seats["hours_per_year"].is_null());
  EXPECT_TRUE(seats["duplicated_hours_per_year_high"].is_null());
  EXPECT_EQ(seats["duplicated_hours_as_invited"], 24.0);
  EXPECT_NE(found.summary.find("Their hours are not shown"), std::string::npos) << found.summary;
}

// Who came how often, by a sum over the rows of one value.
TEST(Attended, sums_with_a_condition_on_it_are_not_shown_of_small_groups) {
  Files files = attended("M,A1,,12\nM,B1,,1\nM,A2,,1\n");
  files.back().second = "meeting_id,attendee_id,role,attended,count\nM,A1,,12,1\nM,B1,,1,1\nM,A2,,1,1\n";
  files.emplace_back("published.csv", "measure,value\nsum(attendance.count where attended=12),1\n"
                                      "sum(attendance.count),3\n");
  const Written written(files);
  EXPECT_EQ(analysed(written.model).tree["published"]["checked"], 2);
  const Json published = analysed(written.model, {"--minimum-group", "3"}).tree["published"];
  ASSERT_EQ(published["checked"], 1) << published.dump();
  EXPECT_EQ(published["figures"][0]["measure"], "sum(attendance.count)");
}

TEST(Attended, hours_are_blank_where_no_duration_is_given_and_nobody_attends) {
  Files files = attended("");
  files[2].second = "meeting_id,subject\nM,Care board\n";
  const std::string meetings = analysed(Written(files).model).file("tables/meetings.csv");
  EXPECT_NE(meetings.find("\nM,Care board,,,,yes,,1,0,0,0,0,0,0,,0,0,0,,,,,0,0,,,"), std::string::npos)
      << meetings;
}

// --- conveners and mirror meetings ---------------------------------------------------------------------

TEST(Convened, by_two_councils_is_no_team_and_no_meeting_of_counterparts) {
  Files files = {
      {"organisations.csv", "organisation_id,name\nbonn,City\nahr,District\n"},
      {"posts.csv", "post_id,title,organisation_id,reports_to,function\nA1,Transport director,bonn,,"
                    "transport\nB1,Transport director,ahr,,transport\n"},
      {"meetings.csv", "meeting_id,subject,function,convened_by,kind,duration_hours,occurrences_per_"
                       "year\nJ1,Joint transport committee,transport,bonn;ahr,,2,4\n"},
      {"attendance.csv", "meeting_id,attendee_id\nJ1,A1\nJ1,B1\n"}};
  const Analysed joint = analysed(Written(files).model);
  expect_counts(joint.tree["duplicated_attendance"], 2, 2, 1);
  EXPECT_NE(joint.file("tables/meetings.csv").find(",bonn | ahr,representation,yes,"), std::string::npos);
  files[2].second = "meeting_id,subject,function,duration_hours,occurrences_per_year\n"
                    "J1,Joint transport committee,transport,2,4\n";
  const Json apart = analysed(Written(files).model).tree;
  expect_counts(apart["duplicated_attendance"], 2, 0, 0);
  EXPECT_EQ(apart["duplicated_attendance"]["counterparts_meetings"], 1);
  EXPECT_EQ(apart["duplicated_attendance"]["counterparts_attendances"], 2);
  EXPECT_EQ(apart["duplicated_attendance"]["counterparts_hours_per_year"], 16.0);
  EXPECT_EQ(apart["diagnostics"]["by_code"]["meeting-of-counterparts"], 1);
}

TEST(Mirror, of_two_boards_that_one_joint_director_must_attend_twice) {
  const Files files = {
      {"organisations.csv", "organisation_id,name\na,County\nb,City\n"},
      {"posts.csv", "post_id,title,organisation_id,function\nDPH,Director of Public Health,a,health\n"},
      {"post_shares.csv", "post_id,organisation_id,cost_share\nDPH,a,0.5\nDPH,b,0.5\n"},
      {"partners.csv", "partner_id,name\nnhs,NHS\n"},
      {"meetings.csv",
       "meeting_id,subject,function,convened_by,duration_hours,occurrences_per_year\n"
       "HA,Health and Wellbeing Board,health,a,2,6\nHB,Health and Wellbeing Board,health,b,2,6\n"},
      {"attendance.csv", "meeting_id,attendee_id\nHA,DPH\nHA,nhs\nHB,DPH\nHB,nhs\n"}};
  const Analysed found = analysed(Written(files).model);
  const Json &mirror = found.tree["meeting_pairs"]["mirror"];
  EXPECT_EQ(mirror["count"], 1);
  EXPECT_EQ(mirror["partner_hours_freed_per_year"], 12.0);
  EXPECT_EQ(mirror["joint_officers_twice"], 1);
  EXPECT_EQ(mirror["joint_hours_twice"], 12.0);
  EXPECT_EQ(mirror["pairs"][0]["joint_post_ids"].dump(), R"(["DPH"])");
  EXPECT_TRUE(std::regex_search(found.summary, std::regex("1 joint officer\\s+attends\\s+both")))
      << found.summary;
}

// --- the kinds of meetings under scenarios -------------------------------------------------------------

Files care_boards(const std::string &kinds) {
  return {{"organisations.csv", "organisation_id,name\nccc,County\npcc,City\n"},
          {"posts.csv", "post_id,title,organisation_id,function,tier\nA1,Director,ccc,adults,2\n"
                        "A2,Director,ccc,adults,2\nB1,Director,pcc,adults,2\n"},
          {"partners.csv", "partner_id,name\nnhs,Health\n"},
          {"meetings.csv", "meeting_id,subject,function,kind,occurrences_per_year\n" + kinds},
          {"attendance.csv",
           "meeting_id,attendee_id,attended\nM1,nhs,\nM1,A1,6\nM2,nhs,\nM2,A2,2\nM3,nhs,\nM3,B1,\n"}};
}

TEST(KeptKind, of_a_statutory_meeting_becomes_representation_by_what_is_merged_into_it) {
  Files files = care_boards("M1,Adults board,adults,statutory,12\nM2,Adults panel,adults,representation,4\n"
                            "M3,Adults board,adults,representation,12\n");
  files.emplace_back("scenarios/s1/meeting_changes.csv", "meeting_id,action,into\nM2,merge,M1\n");
  const Json scenario = analysed(Written(files).model, {"--no-report"}).tree["scenarios"]["s1"];
  EXPECT_EQ(scenario["before"]["meeting_pairs"]["mirror"]["count"], 0);
  EXPECT_EQ(scenario["after"]["meeting_pairs"]["mirror"]["count"], 1);
  EXPECT_EQ(scenario["meetings"]["M1"]["after"]["attendances"], 2);
}

TEST(KeptKind, cannot_be_changed_silently) {
  Files files =
      care_boards("M1,Adults board,adults,representation,12\nM2,Adults panel,adults,representation,4\n"
                  "M3,Adults board,adults,representation,12\n");
  files.emplace_back("scenarios/s1/meeting_changes.csv", "meeting_id,action,kind\nM3,change,case\n");
  const Written written(files);
  const Ran ran = program({"analyse", written.model, "-o", written.folder / "out"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("meeting_changes.csv:2:3: error[kind-is-kept]"), std::string::npos) << ran.err;
}

TEST(KeptRate, goes_with_a_seat_to_another_meeting_and_another_number_of_occurrences) {
  Files files =
      care_boards("M1,Adults board,adults,representation,12\nM2,Adults panel,adults,representation,4\n"
                  "M3,Adults board,adults,representation,12\n");
  files[3].second = "meeting_id,subject,function,kind,duration_hours,occurrences_per_year\n"
                    "M1,Adults board,adults,representation,1,12\nM2,Adults panel,adults,representation,1,4\n"
                    "M3,Adults board,adults,representation,1,12\n";
  files.emplace_back("scenarios/s1/meeting_changes.csv",
                     "meeting_id,action,into,occurrences_per_year\nM2,merge,M1,\nM1,change,,24\n");
  const Json meeting =
      analysed(Written(files).model, {"--no-report"}).tree["scenarios"]["s1"]["meetings"]["M1"];
  // 6 of 12 and 2 of 4 are half of 24 each.
  EXPECT_EQ(meeting["before"]["hours_per_year"], 6.0);
  EXPECT_EQ(meeting["after"]["hours_per_year"], 24.0);
  EXPECT_EQ(meeting["after"]["duplicated_hours_per_year_low"], 0.0);
  EXPECT_EQ(meeting["after"]["duplicated_hours_per_year_high"], 12.0);
}

} // namespace
} // namespace organograph::seats_test

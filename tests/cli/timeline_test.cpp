// SPDX-License-Identifier: Apache-2.0
// `organograph timeline` and --as-of as their user reads them, by the worked example of 2017.
#include "support/one_line.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace organograph::timeline_program_test {
namespace {

using Json = nlohmann::ordered_json;
using test::program;
using test::Ran;
using testing::HasSubstr;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

// The words of the line of a day.
std::string line_of(const std::string &text, const std::string &day) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with(day)) {
      std::istringstream words(line);
      std::string out;
      for (std::string word; words >> word;)
        out += (out.empty() ? "" : " ") + word;
      return out;
    }
  return "no line of " + day;
}

Json json_of(const std::vector<std::string> &words) {
  const Ran ran = program(words);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return Json::parse(ran.out);
}

TEST(TimelineProgram, has_the_worked_figures_of_2017) {
  const Ran ran = program({"timeline", example, "--scenario", "proposal"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  // date, rows, posts, joint, duplicated, one voice, at risk, FTE of ccc and pcc
  EXPECT_EQ(line_of(ran.out, "2016-09-30"), "2016-09-30 0 18 2 8 0 of 10 - 8 10") << ran.out;
  EXPECT_EQ(line_of(ran.out, "2016-10-01"), "2016-10-01 1 18 2 7 0 of 10 0 8 10");
  EXPECT_EQ(line_of(ran.out, "2017-07-01"), "2017-07-01 45 18 8 0 8 of 11 6 9 9");
  EXPECT_EQ(line_of(ran.out, "2017-12-01"), "2017-12-01 5 17 9 0 11 of 11 1 8.5 8.5");
  EXPECT_EQ(ran.err, "");
}

TEST(TimelineProgram, is_at_each_day_what_compare_as_of_says_after) {
  const Json days = json_of({"timeline", example, "--scenario", "proposal", "--json"});
  ASSERT_EQ(days["rows"].size(), 4U);
  for (const Json &row : days["rows"]) {
    const std::string day = row["date"];
    SCOPED_TRACE(day);
    const Json compared = json_of({"compare", example, "--scenario", "proposal", "--as-of", day, "--json"});
    EXPECT_EQ(compared["as_of"]["date"], day);
    const Json &after = compared["scenarios"]["proposal"]["after"];
    EXPECT_EQ(after["model"]["posts"], row["posts"]);
    EXPECT_EQ(after["model"]["joint_posts"], row["joint_posts"]);
    EXPECT_EQ(after["duplicated_attendance"]["duplicated"], row["duplicated"]);
    EXPECT_EQ(after["partner_contact"]["one_voice"], row["one_voice"]);
    EXPECT_EQ(after["partner_contact"]["shared"], row["shared"]);
    EXPECT_EQ(compared["scenarios"]["proposal"]["fte_after"]["organisations"], row["fte"]["organisations"]);
  }
}

TEST(TimelineProgram, replaces_nothing_but_an_earlier_timeline) {
  const test::TemporaryFolder work;
  const std::string file = work / "mine.csv";
  test::write_text(file, "Name,Job Title\nAnn,Chief\n");
  const Ran ran = program({"timeline", example, "--scenario", "proposal", "-o", file});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("no earlier timeline"));
  EXPECT_EQ(test::read_file(file), "Name,Job Title\nAnn,Chief\n");
  test::write_text(file, "");
  for (int run = 0; run < 2; ++run)
    EXPECT_EQ(program({"timeline", example, "--scenario", "proposal", "-o", file, "--quiet"}).code, 0);
}

TEST(TimelineProgram, writes_the_same_as_a_table_and_the_same_bytes_for_any_number_of_threads) {
  const test::TemporaryFolder work;
  std::string first;
  for (const char *threads : {"1", "2", "7"}) {
    const auto file = work / (std::string("days") + threads + ".csv");
    const Ran ran =
        program({"timeline", example, "--scenario", "proposal", "--threads", threads, "-o", file, "--quiet"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out + ran.err, "");
    const std::string bytes = test::read_file(file);
    first = first.empty() ? bytes : first;
    EXPECT_EQ(bytes, first) << threads;
  }
  EXPECT_EQ(first, "date,rows,posts,joint_posts,fte,duplicated,one_voice,shared,at_risk,fte_ccc,fte_pcc\n"
                   "2016-09-30,0,18,2,18,8,0,10,,8,10\n"
                   "2016-10-01,1,18,2,18,7,0,10,0,8,10\n"
                   "2017-07-01,45,18,8,18,0,8,11,6,9,9\n"
                   "2017-12-01,5,17,9,17,0,11,11,1,8.5,8.5\n");
}

TEST(TimelineProgram, counts_rows_without_a_date_and_months) {
  const Json days = json_of({"timeline", example, "--scenario", "linked-restructures", "--json"});
  EXPECT_EQ(days["undated_rows"], 6) << "one of linked-restructures, which counts on every day, and others";
  EXPECT_EQ(days["imprecise_dates"], 0);
  EXPECT_EQ(days["rows"].size(), 4U);
}

TEST(TimelineProgram, without_dates_is_wrong_use) {
  const Ran ran = program({"timeline", example});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("has valid_from or valid_to"));
  EXPECT_EQ(program({"timeline", example, "--scenario", "ccc-own-plan"}).code, 1);
  const Ran unknown = program({"timeline", example, "--scenario", "propsal"});
  EXPECT_EQ(unknown.code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean 'proposal'"));
}

TEST(AsOf, on_every_surface_says_what_is_left_out) {
  const test::TemporaryFolder work;
  const auto out = std::filesystem::path(work / "out");
  const Ran ran =
      program({"analyse", example, "--scenario", "proposal", "--as-of", "2017-07", "-o", out.string()});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string words = test::in_one_line(ran.out);
  for (const char *said : {"As of 2017-07-01", "do not hold on 2017-07-01", "proposal 5 of 47",
                           "30 published figures are not computed again"})
    EXPECT_THAT(words, HasSubstr(said));
  const std::string page = test::read_file(out / "report.html");
  EXPECT_THAT(page, HasSubstr("Left out, since they do not hold on 2017-07-01"));
  const Json tree = Json::parse(test::read_file(out / "analysis.json"));
  EXPECT_EQ(tree["model"]["date"], "2017-07-01");
  EXPECT_EQ(tree["as_of"]["scenarios"]["proposal"]["later"], 5);
  EXPECT_EQ(tree["as_of"]["published_left_out"], 30);
  EXPECT_THAT(program({"compare", example, "--scenario", "proposal", "--as-of", "2017-07"}).out,
              HasSubstr("do not hold on 2017-07-01"));
  EXPECT_THAT(program({"decouple", example, "--as-of", "2017-07-01"}).out, HasSubstr("do not hold on"));
}

TEST(AsOf, is_a_date_of_the_calendar) {
  for (const char *wrong : {"2017-02-29", "1 July", "", "01/07/2017"}) {
    const Ran ran = program({"compare", example, "--as-of", wrong});
    EXPECT_EQ(ran.code, 1) << wrong;
    EXPECT_THAT(ran.err, HasSubstr("--as-of")) << wrong;
  }
}

// The exits of agreements are of the day; nothing else is.
void forget_exits(Json &decoupled) {
  std::vector<Json *> all = {&decoupled["together"]};
  for (Json &alone : decoupled["alone"])
    all.push_back(&alone);
  for (Json *const each : all)
    for (const char *const key : {"earliest_exit", "exit_not_known"})
      each->erase(key);
}

TEST(AsOf, of_a_model_without_dates_changes_nothing_but_the_date_and_exits) {
  const std::string model = std::string(places::examples()) + "/cambridgeshire-peterborough-2021";
  Json plain = json_of({"decouple", model, "--json"}),
       of_day = json_of({"decouple", model, "--as-of", "2030-01-01", "--json"});
  EXPECT_TRUE(of_day["as_of"]["left_out"].empty());
  of_day.erase("as_of");
  EXPECT_EQ(plain["together"]["earliest_exit"], nullptr);
  EXPECT_EQ(of_day["together"]["earliest_exit"], "2030-07-01");
  forget_exits(of_day);
  forget_exits(plain);
  EXPECT_EQ(of_day, plain);
}

TEST(AsOf, draws_the_structure_of_the_day) {
  const test::TemporaryFolder work;
  const auto file = work / "day.svg";
  const Ran ran =
      program({"draw", example, "structure", "--scenario", "proposal", "--as-of", "2017-07-01", "-o", file});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("do not hold on 2017-07-01"));
  const std::string drawn = test::read_file(file);
  EXPECT_THAT(drawn, HasSubstr("1 July 2017"));
  EXPECT_THAT(drawn, HasSubstr("Children's Social Care")) << "still there";
  EXPECT_THAT(drawn, testing::Not(HasSubstr("Service Director: Children's Services"))) << "not yet";
}

} // namespace
} // namespace organograph::timeline_program_test

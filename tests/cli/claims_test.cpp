// SPDX-License-Identifier: Apache-2.0
// Claims through the program: what the published papers say of themselves.
#include "support/examples.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace organograph::test::claims_program_test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Json claim(const Json &claims, const std::string &id) {
  for (const Json &each : claims["claims"])
    if (each["claim_id"] == id)
      return each;
  return nullptr;
}

// 'before > after holds', or the figure.
std::vector<std::string> tests_of(const Json &of) {
  std::vector<std::string> out;
  for (const Json &test : of["tests"])
    out.push_back((test["before"].is_null() ? "" : test["before"].dump() + " > ") + test["figure"].dump() +
                  " " + test["holds"].dump());
  return out;
}

// 001 9.2.
TEST(ClaimsProgram, of_2017_are_the_risks_of_the_committee_paper) {
  const Json found = analysed(example_path(of_2017))["claims"];
  using Said = std::vector<std::string>;
  EXPECT_EQ(tests_of(claim(found, "risk-a")), (Said{"1.2 > 2.0 true", "7.0 > 6.0 false"}));
  EXPECT_EQ(claim(found, "risk-a")["result"], "contradicted");
  EXPECT_EQ(tests_of(claim(found, "risk-b")), (Said{"3.0 > 9.0 true"}));
  EXPECT_EQ(claim(found, "risk-b")["result"], "supported");
  EXPECT_EQ(tests_of(claim(found, "risk-c")), (Said{"1254000.0 true", "null null"}));
  EXPECT_EQ(claim(found, "risk-c")["result"], "partly known");
  EXPECT_EQ(claim(found, "risk-c")["tests"][1]["not_known"],
            "no row of benefits.csv has a value in 'realised'");
  EXPECT_EQ(tests_of(claim(found, "risk-d")), (Said{"3.0 > 4.0 false", "3.0 > 4.0 false", "0.0 > 4.0 false",
                                                    "2.0 > 4.0 false", "3.0 > 4.0 false"}));
  EXPECT_EQ(claim(found, "risk-d")["result"], "contradicted");
  EXPECT_EQ(tests_of(claim(found, "risk-f")), (Said{"7.0 true", "7.0 false"}));
  for (const char *id : {"risk-e", "risk-g"})
    EXPECT_EQ(claim(found, id)["result"], "no figure") << id;
}

// 000 12.3; 001 7.9.
TEST(ClaimsProgram, of_2017_the_boards_stay_as_many_and_the_headcount_rises) {
  const Json found = analysed(example_path(of_2017))["claims"];
  using Said = std::vector<std::string>;
  EXPECT_EQ(tests_of(claim(found, "boards")), (Said{"9.0 > 9.0 false"}));
  EXPECT_EQ(claim(found, "boards")["result"], "contradicted");
  EXPECT_EQ(tests_of(claim(found, "headcount")), (Said{"7.5 > 8.5 true"}));
  EXPECT_EQ(claim(found, "headcount")["result"], "supported");
}

// 004 tables 4 and 5, 4.4.1.
TEST(ClaimsProgram, of_2019_are_the_principles_and_objectives_of_the_review) {
  const Json found = analysed(example_path(of_2019))["claims"];
  using Said = std::vector<std::string>;
  EXPECT_EQ(tests_of(claim(found, "principle-3")), (Said{"314000.0 true", "315000.0 true"}));
  EXPECT_EQ(claim(found, "principle-3")["result"], "supported");
  for (const char *id : {"principle-1", "principle-2", "principle-8", "principle-9"})
    EXPECT_EQ(claim(found, id)["result"], "no figure") << id;
  EXPECT_EQ(claim(found, "principle-4")["declared"], "not_yet");
  EXPECT_EQ(tests_of(claim(found, "summary")), (Said{"4.0 false", "1.0 false"}))
      << "'has met the objectives and principles'";
  EXPECT_EQ(claim(found, "summary")["result"], "contradicted");
  EXPECT_EQ(found["declared"]["not_yet"]["no_figure"], 1);
  int met = 0, underway = 0;
  for (const Json &each : found["claims"]) {
    met += each["declared"] == "met" && each["kind"] == "objective";
    underway += each["declared"] == "underway" && each["kind"] == "objective";
  }
  EXPECT_EQ(met, 2);
  EXPECT_EQ(underway, 4);
}

TEST(ClaimsProgram, declared_as_met_that_no_figure_bears_out_stand_first) {
  const Json found = analysed(example_path(of_2019))["claims"];
  const std::size_t first = found["met_without_figures"];
  ASSERT_GT(first, 0U);
  for (std::size_t i = 0; i < found["claims"].size(); ++i) {
    const Json &each = found["claims"][i];
    const bool is_met =
        each["declared"] == "met" && (each["result"] == "no figure" || each["result"] == "contradicted");
    EXPECT_EQ(is_met, i < first) << each;
  }
}

TEST(ClaimsProgram, stand_on_page_terminal_tables_and_in_the_workbook) {
  const test::TemporaryFolder folder;
  const Ran ran = program({"analyse", example_path(of_2019), "-o", folder / "out", "--no-diagrams"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("CLAIMS ("));
  EXPECT_THAT(ran.out, HasSubstr(" met without figures"));
  const std::string page = test::read_file(folder / "out/report.html");
  EXPECT_THAT(page, HasSubstr("What was said, and what the figures say"));
  EXPECT_THAT(page, HasSubstr("That both councils will retain their own governance"));
  EXPECT_THAT(test::read_file(folder / "out/tables/claim_results.csv"),
              StartsWith("claim_id,kind,text,declared,result,"));
  EXPECT_THAT(test::read_file(folder / "out/tables/claim_tests.csv"), HasSubstr("\nprinciple-3,"));
  EXPECT_THAT(ran.err, Not(HasSubstr("unknown-measure")));
}

TEST(ClaimsProgram, of_a_scenario_that_is_left_out_are_not_known) {
  const Json found = analysed(example_path(of_2017), {"--scenario", "ccc-own-plan"})["claims"];
  EXPECT_EQ(claim(found, "boards")["result"], "no figure");
  EXPECT_EQ(claim(found, "boards")["tests"][0]["not_known"], "the scenario is not computed");
  EXPECT_EQ(claim(found, "risk-f")["tests"][0]["not_known"], "the scenario is not computed");
}

TEST(ClaimsProgram, that_name_no_figure_are_warned_of) {
  const test::TemporaryFolder folder;
  const std::string model = copied_example(of_2021, folder);
  std::ofstream(model + "/claims.csv") << "claim_id,kind,text,measure,relation,value\na,principle,A,model."
                                          "post,>=,1\nb,principle,B,count(post),>=,1\n"
                                          "c,principle,C,benefits.not_checked,=,0\n";
  const Ran ran = program({"analyse", model, "-o", folder / "out", "--no-diagrams", "--no-report"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(
      ran.err,
      HasSubstr("claims.csv:2:4: warning[unknown-measure]: the measure 'model.post' names no figure"));
  EXPECT_THAT(
      ran.err,
      HasSubstr("claims.csv:3:4: warning[unknown-measure]: the measure 'count(post)' names no figure"));
  EXPECT_THAT(ran.err, Not(HasSubstr("claims.csv:4"))) << "a figure that is not known is one";
  EXPECT_THAT(program({"check", model}).out + program({"check", model}).err, HasSubstr("unknown-measure"));
}

// None of a post that is nowhere: 0 would bear out whatever is said of it.
TEST(ClaimsProgram, of_a_post_that_is_nowhere_are_not_known_and_warned_of) {
  const test::TemporaryFolder folder;
  const std::string model = copied_example(of_2017, folder);
  std::ofstream(model + "/claims.csv")
      << "claim_id,kind,text,measure,relation,value,scenario\n"
         "a,principle,A,count(posts where post_id=nobody),<=,0,\n"
         "b,principle,B,count(posts where reports_to=nobody and tier=3),=,0,proposal\n"
         "c,principle,C,sum(posts.fte where serves=ccc;nowhere),=,0,\n"
         "d,principle,D,count(attendance where attendee_id=nobody),=,0,\n"
         "e,principle,E,count(posts where post_id=sd-adults),=,0,\n"
         "f,principle,F,count(posts where post_id=sd-adults),=,1,proposal\n"
         "g,principle,G,count(posts where reports_to=?),=,0,\n";
  const Ran ran = program({"analyse", model, "-o", folder / "out", "--no-diagrams", "--no-report"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  for (const std::string line : {"2", "3", "5"})
    EXPECT_THAT(ran.err, HasSubstr("claims.csv:" + line + ":4: warning[unknown-measure]")) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("'nobody' in post_id is nowhere: no row of posts.csv has it"));
  EXPECT_THAT(ran.err, HasSubstr("'nowhere' in serves is nowhere: no row of organisations.csv has it"));
  for (const std::string line : {"6", "7", "8"})
    EXPECT_THAT(ran.err, Not(HasSubstr("claims.csv:" + line)));
  const Json found = Json::parse(test::read_file(folder / "out/analysis.json"))["claims"];
  for (const char *id : {"a", "b", "c", "d"})
    EXPECT_EQ(claim(found, id)["result"], "no figure") << id;
  for (const char *id : {"e", "f", "g"})
    EXPECT_EQ(claim(found, id)["result"], "supported") << id << ": the proposal creates it";
}

// What was not measured has its reason, before and after a scenario too; it is no misspelt name.
TEST(ClaimsProgram, of_a_measure_that_was_not_taken_are_not_known_and_no_fault) {
  const test::TemporaryFolder folder;
  const std::string model = copied_example(of_2019, folder);
  for (const char *table : {"/statutory_roles.csv", "/meetings.csv", "/attendance.csv", "/published.csv"})
    fs::remove(model + table);
  std::ofstream(model + "/claims.csv") << "claim_id,kind,text,measure,relation,value,scenario\n"
                                          "a,principle,A,statutory_officers.held,>=,1,\n"
                                          "b,principle,B,statutory_officers.held,>=,1,proposal\n"
                                          "c,principle,C,duplicated_attendance.duplicated,falls,,proposal\n"
                                          "d,principle,D,services.posts_outside_duty.0.post_id,=,0,\n"
                                          "e,principle,E,claims.supported,>=,1,\n";
  const Ran ran = program({"analyse", model, "-o", folder / "out", "--no-diagrams", "--no-report"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, Not(HasSubstr("claims.csv:2")));
  EXPECT_THAT(ran.err, Not(HasSubstr("claims.csv:3")));
  EXPECT_THAT(ran.err, Not(HasSubstr("claims.csv:4")));
  EXPECT_THAT(ran.err, Not(HasSubstr("claims.csv:5")));
  EXPECT_THAT(ran.err, HasSubstr("claims.csv:6:4: warning[unknown-measure]")) << "no claim rests on claims";
  const Json found = Json::parse(test::read_file(folder / "out/analysis.json"))["claims"];
  EXPECT_EQ(claim(found, "a")["tests"][0]["not_known"], "it is not measured: no statutory_roles table");
  EXPECT_EQ(claim(found, "b")["tests"][0]["not_known"], "it is not measured: no statutory_roles table");
  EXPECT_THAT(claim(found, "c")["tests"][0]["not_known"].get<std::string>(), HasSubstr("not measured"));
  EXPECT_EQ(claim(found, "d")["tests"][0]["not_known"], "the figure is not known");
}

TEST(ClaimsProgram, tell_nothing_of_small_groups) {
  const test::TemporaryFolder folder;
  const std::string model = copied_example(of_2017, folder);
  std::ofstream(model + "/claims.csv") << "claim_id,kind,text,measure,relation,value,scenario\n"
                                          "a,risk,A,count(posts where status=interim),>=,1,\n"
                                          "b,risk,B,scenarios.proposal.no_impact,<=,3,\n"
                                          "c,risk,C,sum(benefits.planned where unit=GBP),>=,1,\n"
                                          "d,risk,D,capacity.two_systems,rises,,proposal\n"
                                          "e,risk,E,model.posts,>=,1,\n";
  const Ran ran = program({"analyse", model, "-o", folder / "out", "--no-diagrams", "--minimum-group", "5"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json found = Json::parse(test::read_file(folder / "out/analysis.json"))["claims"];
  for (const char *id : {"a", "b", "c", "d"}) {
    EXPECT_EQ(claim(found, id)["result"], "no figure") << id;
    EXPECT_EQ(claim(found, id)["tests"][0]["figure"], nullptr) << id;
    EXPECT_EQ(claim(found, id)["tests"][0]["before"], nullptr) << id;
    EXPECT_EQ(claim(found, id)["tests"][0]["not_known"], "not shown with --minimum-group") << id;
  }
  EXPECT_EQ(claim(found, "e")["result"], "supported");
}

TEST(ClaimsProgram, are_left_out_of_a_model_without_them) {
  const test::TemporaryFolder folder;
  const std::string model = copied_example(of_2019, folder);
  fs::remove(model + "/claims.csv");
  const Json tree = analysed(model);
  EXPECT_EQ(tree["claims"], nullptr);
  EXPECT_EQ(tree["not_measured"]["claims"], "no claims table");
}

TEST(ClaimsProgram, that_stand_twice_are_refused_after_a_scenario_too) {
  const test::TemporaryFolder folder;
  const std::string model = copied_example(of_2017, folder);
  const std::string row = "again,risk,Again,model.posts,rises,proposal\n";
  test::write_text(model + "/claims.csv", "claim_id,kind,text,measure,relation,scenario\n" + row + row);
  const Ran ran = program({"check", model});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.out, HasSubstr("claims.csv:3:1"));
  EXPECT_THAT(ran.out, HasSubstr("duplicate-row"));
}

} // namespace
} // namespace organograph::test::claims_program_test

// SPDX-License-Identifier: Apache-2.0
// Savings and benefits through the program: the published cases.
#include "support/examples.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace organograph::test::benefits_program_test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

// Of an organisation, else of all.
Json sum_of(const Json &benefits, const Json &organisation, const std::string &kind = "saving") {
  for (const Json &sum : benefits["sums"])
    if (sum["of"] == (organisation.is_null() ? "all" : "organisation") &&
        sum["organisation"] == organisation && sum["kind"] == kind)
      return sum;
  return nullptr;
}

// 000 7.2, 7.3, 7.4.
TEST(BenefitsProgram, of_2017_were_planned_and_never_checked) {
  const Json found = analysed(example_path(of_2017))["benefits"];
  EXPECT_EQ(sum_of(found, "ccc")["planned"], 1054000);
  EXPECT_EQ(sum_of(found, "pcc")["planned"], 200000);
  EXPECT_EQ(sum_of(found, nullptr)["planned"], 1254000);
  EXPECT_EQ(sum_of(found, nullptr)["realised"], nullptr);
  EXPECT_EQ(sum_of(found, nullptr)["realisation"], nullptr);
  EXPECT_EQ(found["with_plan"], 5);
  EXPECT_EQ(found["checked"], 0);
  EXPECT_EQ(found["not_checked"], nullptr) << "no day is asked for";
  EXPECT_EQ(found["said_again"], 2) << "20.5 FTE, and 26 of 36 officers, are the same money";
  for (const Json &sum : found["sums"])
    EXPECT_EQ(sum["unit"], "GBP");
}

TEST(BenefitsProgram, of_2017_are_past_their_year_in_april_2018) {
  EXPECT_EQ(analysed(example_path(of_2017), {"--as-of", "2018-04-01"})["benefits"]["not_checked"], 5);
  EXPECT_EQ(analysed(example_path(of_2017), {"--as-of", "2018-03-31"})["benefits"]["not_checked"], 0);
}

TEST(BenefitsProgram, with_posts_have_the_computed_cost_beside_them_or_why_not) {
  const Json found = analysed(example_path(of_2017))["benefits"]["benefits"];
  EXPECT_EQ(found[0]["cost_change_not_known"], "it names no posts");
  EXPECT_EQ(found[3]["cost_change_not_known"], "an annual_cost is not given");
  EXPECT_EQ(analysed(example_path(of_2017),
                     {"--scenario", "ccc-own-plan"})["benefits"]["benefits"][3]["cost_change_not_known"],
            "the scenario is not computed");
  const Json of_joint = analysed(example_path(of_2019))["benefits"]["benefits"][0];
  EXPECT_EQ(of_joint["cost_change"], 0) << "the scenario changes no post";
  EXPECT_EQ(of_joint["forecast"], 314000);
}

// 004 4.2.2, 4.2.3.
TEST(BenefitsProgram, of_2019_are_629_thousand_and_20_apart_never_649) {
  const Json tree = analysed(example_path(of_2019));
  const Json &found = tree["benefits"];
  EXPECT_EQ(sum_of(found, nullptr)["forecast"], 629000);
  EXPECT_EQ(sum_of(found, nullptr)["recurring"], "yes");
  EXPECT_EQ(sum_of(found, "occ")["forecast"], 314000);
  EXPECT_EQ(sum_of(found, "cdc")["forecast"], 315000);
  EXPECT_EQ(sum_of(found, nullptr, "avoidance")["forecast"], 20000);
  EXPECT_EQ(sum_of(found, nullptr, "avoidance")["recurring"], nullptr);
  EXPECT_EQ(found["said_again"], 1) << "'around 600k' is the same money";
  EXPECT_THAT(found.dump(), Not(HasSubstr("649000")));
  EXPECT_EQ(found["with_plan"], 0);
}

// 002, Shared Services.
TEST(BenefitsProgram, of_2021_are_a_grant_once) {
  const Json found = analysed(example_path(of_2021))["benefits"];
  ASSERT_EQ(found["count"], 1);
  EXPECT_EQ(sum_of(found, nullptr, "grant")["forecast"], 4100000);
  EXPECT_EQ(sum_of(found, nullptr, "grant")["recurring"], "no");
  EXPECT_TRUE(found["paybacks"].empty());
}

TEST(BenefitsProgram, stand_on_page_terminal_tables_and_in_the_workbook) {
  const test::TemporaryFolder folder;
  const Ran ran = program({"analyse", example_path(of_2017), "-o", folder / "out", "--no-diagrams"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("BENEFITS"));
  EXPECT_THAT(ran.out, HasSubstr("checked 0 of 5; saving, recurring, 2017-18: 1,254,000 GBP planned"));
  const std::string page = test::read_file(folder / "out/report.html");
  EXPECT_THAT(page, HasSubstr("id=\"benefits\""));
  EXPECT_THAT(page, HasSubstr("programme by programme"));
  EXPECT_THAT(page, HasSubstr("<rect x=\"9.6\" width=\"39.9\"")) << "the second step stands behind the first";
  EXPECT_THAT(test::read_file(folder / "out/tables/benefit_sums.csv"),
              HasSubstr("\norganisation,ccc,,GBP,2017-18,saving,yes,4,1054000,4,,0,,0,0,,4,\n"));
  EXPECT_THAT(test::read_file(folder / "out/tables/benefit_checks.csv"), HasSubstr("said again"));
  EXPECT_TRUE(fs::exists(folder / "out/tables/benefit_paybacks.csv"));
}

TEST(BenefitsProgram, are_not_shown_where_small_groups_are_not) {
  const test::TemporaryFolder folder;
  const Ran ran = program(
      {"analyse", example_path(of_2017), "-o", folder / "out", "--no-diagrams", "--minimum-group", "3"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json tree = Json::parse(test::read_file(folder / "out/analysis.json"));
  EXPECT_EQ(tree["benefits"], nullptr);
  EXPECT_EQ(tree["not_measured"]["benefits"],
            "not shown with --minimum-group: amounts tell what single posts cost");
  EXPECT_FALSE(fs::exists(folder / "out/tables/benefit_checks.csv"));
  EXPECT_THAT(test::read_file(folder / "out/report.html"), Not(HasSubstr("133,000")));
}

TEST(BenefitsProgram, of_a_scenario_that_is_not_there_are_refused) {
  const test::TemporaryFolder folder;
  const std::string model = copied_example(of_2021, folder);
  std::ofstream(model + "/benefits.csv")
      << "benefit_id,description,scenario,same_as\nb,A saving,proposal,c\nc,It,,b\n";
  const Ran ran = program({"analyse", model, "-o", folder / "out"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err,
              HasSubstr("benefits.csv:2:3: error[unknown-scenario]: scenario 'proposal' is no scenario"));
  EXPECT_THAT(ran.err,
              HasSubstr("benefits.csv:2:4: error[rows-in-circle]: same_as runs in a circle: b -> c -> b"));
  EXPECT_FALSE(fs::exists(folder / "out"));
}

TEST(BenefitsProgram, are_left_out_of_a_model_without_them) {
  const test::TemporaryFolder folder;
  const std::string model = copied_example(of_2021, folder);
  fs::remove(model + "/benefits.csv");
  const Json tree = analysed(model);
  EXPECT_EQ(tree["benefits"], nullptr);
  EXPECT_EQ(tree["not_measured"]["benefits"], "no benefits table");
}

TEST(BenefitsProgram, outlive_the_posts_that_they_name) {
  const test::TemporaryFolder folder;
  const std::string model = folder / "ended";
  test::write_text(model + "/organisations.csv", "organisation_id,name\na,A\n");
  test::write_text(model + "/posts.csv", "post_id,title,organisation_id,reports_to,valid_to\n"
                                         "c,Chief,a,,\nd,Deputy,a,c,2020-12-31\n");
  test::write_text(model + "/benefits.csv", "benefit_id,description,unit,kind,recurring,year,planned,posts\n"
                                            "b,Saved,GBP,saving,yes,2020-21,50000,c;d\n");
  const Json found = analysed(model, {"--as-of", "2021-06-01"})["benefits"];
  EXPECT_EQ(found["not_checked"], 1);
  EXPECT_EQ(program({"timeline", model}).code, 0);
  EXPECT_EQ(program({"benchmark", model, example_path(of_2021), "--layers", "1:1"}).code, 0);
}

} // namespace
} // namespace organograph::test::benefits_program_test

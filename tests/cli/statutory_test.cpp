// SPDX-License-Identifier: Apache-2.0
// Statutory officers of the published cases, through the program.
#include "support/examples.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace organograph::test::statutory_test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

std::map<std::string, int> roles_by_post(const Json &section) {
  std::map<std::string, int> out;
  for (const Json &post : section["posts"])
    out[post["post_id"]] = post["roles"];
  return out;
}

// 2017: 000 2.1, 4.4, Appendix 1. The figures of the model and after the scenarios, in their order.
TEST(Statutory, of_2017_one_person_comes_to_hold_two_roles_in_two_councils) {
  const Json tree = analysed(example_path(of_2017));
  const Json &before = tree["statutory_officers"];
  EXPECT_EQ(before["held"], 8);
  EXPECT_EQ(before["without_deputy"], 8) << "deputies given: 0 of 8";
  EXPECT_EQ(before["not_known"], 4);
  EXPECT_EQ(before["missing"], 0) << "not given is not missing";
  EXPECT_EQ(before["dual_service"], 2);
  EXPECT_EQ(roles_by_post(before),
            (std::map<std::string, int>{{"ccc-ed", 2}, {"ce", 2}, {"dph", 2}, {"pcc-ed", 2}}));
  const auto after = [&](const std::string &scenario) {
    return tree["scenarios"][scenario]["after"]["statutory_officers"];
  };
  EXPECT_EQ(after("shared-director-october-2016")["dual_service"], 4) << "one person on two posts";
  EXPECT_EQ(after("joint-executive-director")["dual_service"], 4);
  EXPECT_EQ(after("joint-executive-director")["without_protocol"], 4);
  EXPECT_EQ(after("joint-executive-director")["held"], 8);
  EXPECT_EQ(after("joint-executive-director")["combined"], 2);
}

std::string copied_2017(const test::TemporaryFolder &folder) {
  const std::string model = folder / "model";
  fs::copy(example_path(of_2017), model, fs::copy_options::recursive);
  return model;
}

// 001 7.6: 'the Adult Service Director role should assume the Statutory Director of Adult Services role'.
TEST(Statutory, of_2017_the_executive_director_holds_four_or_two_with_the_adults_director) {
  const test::TemporaryFolder folder;
  const std::string model = copied_2017(folder);
  test::write_text(model + "/scenarios/adults/scenario.csv",
                   "title,starts_from\nAs 001 7.6 suggests,proposal\n");
  test::write_text(
      model + "/scenarios/adults/statutory_changes.csv",
      "action,post_id,role,organisation_id,source\nremove,pcc-ed,dass,ccc,001 7.6\n"
      "remove,pcc-ed,dass,pcc,001 7.6\nadd,sd-adults,dass,ccc,001 7.6\nadd,sd-adults,dass,pcc,001 7.6\n");
  // Both states as models of their own: what analysis.json has of scenarios are headlines alone.
  for (const auto &[scenario, roles] :
       {std::pair<std::string, std::map<std::string, int>>{"joint-executive-director",
                                                           {{"ce", 2}, {"dph", 2}, {"pcc-ed", 4}}},
        {"adults", {{"ce", 2}, {"dph", 2}, {"pcc-ed", 2}, {"sd-adults", 2}}}}) {
    const Ran ran = program({"compare", model, "--scenario", scenario, "--json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(Json::parse(ran.out)["scenarios"][scenario]["after"]["statutory_officers"]["dual_service"], 4);
    const Ran drawn =
        program({"draw", model, "statutory", "-o", folder / (scenario + ".svg"), "--scenario", scenario});
    ASSERT_EQ(drawn.code, 0) << drawn.err;
    const std::string svg = test::read_file(folder / (scenario + ".svg"));
    EXPECT_THAT(svg, HasSubstr("Director of adult social services, Cambridgeshire County Council"));
    EXPECT_EQ(svg.find("Service Director: Adult Services") != std::string::npos, roles.contains("sd-adults"));
  }
}

TEST(Statutory, of_2019_the_district_is_asked_for_no_director_of_social_services) {
  const Json found = analysed(example_path(of_2019))["statutory_officers"];
  EXPECT_EQ(found["missing"], 0);
  EXPECT_EQ(found["held"], 7);
  EXPECT_EQ(found["not_known"], 2);
  EXPECT_EQ(found["dual_service"], 2) << "Chief Executive and monitoring officer";
  EXPECT_EQ(found["dual_services"][1]["role"], "monitoring_officer");
  EXPECT_EQ(found["dual_services"][1]["posts"], Json({"dlg"}));
  for (const Json &role : found["roles"])
    EXPECT_TRUE(role["organisation"] != "cdc" || role["role"] == "head_of_paid_service" ||
                role["role"] == "monitoring_officer" || role["role"] == "chief_finance_officer");
}

TEST(Statutory, of_2021_each_council_has_a_section_151_officer_of_its_own) {
  const Json found = analysed(example_path(of_2021))["statutory_officers"];
  EXPECT_EQ(found["held"], 4);
  EXPECT_EQ(found["missing"], 0);
  for (const Json &dual : found["dual_services"])
    EXPECT_NE(dual["role"], "chief_finance_officer");
  const Ran undone = program({"decouple", example_path(of_2021), "--json"});
  ASSERT_EQ(undone.code, 0) << undone.err;
  const Json together = Json::parse(undone.out)["together"];
  EXPECT_EQ(together["left_without"], Json::parse(R"([{"organisation": "pcc", "role": "dph"}])"));
}

TEST(Statutory, a_row_counts_on_the_days_on_which_it_holds) {
  const test::TemporaryFolder folder;
  const std::string model = copied_2017(folder);
  test::write_text(model + "/statutory_roles.csv", "role,organisation_id,post_id,valid_from,valid_to\n"
                                                   "dph,ccc,dph,2015,2016-09-30\ndph,pcc,dph,2016-10-01,\n");
  EXPECT_EQ(analysed(model, {"--as-of", "2016-09-30"})["statutory_officers"]["dual_service"], 0);
  EXPECT_EQ(analysed(model)["statutory_officers"]["dual_service"], 1) << "without a day every row counts";
}

TEST(Statutory, rules_are_left_out_where_that_is_asked) {
  const Json found = analysed(example_path(of_2017), {"--no-rules"})["statutory_officers"];
  EXPECT_EQ(found["rules"], false);
  EXPECT_EQ(found["combined"], 0);
}

TEST(Statutory, small_groups_hide_all_of_it) {
  const Json tree = analysed(example_path(of_2021), {"--minimum-group", "5"});
  EXPECT_TRUE(tree["statutory_officers"].is_null());
  EXPECT_THAT(tree["not_measured"]["statutory_officers"].get<std::string>(), HasSubstr("--minimum-group"));
  const Ran undone = program({"decouple", example_path(of_2021), "--minimum-group", "5"});
  EXPECT_THAT(undone.out, Not(HasSubstr("Statutory officers")));
}

TEST(Statutory, a_model_without_the_table_says_not_given_and_has_nothing_of_it) {
  const test::TemporaryFolder folder;
  const std::string model = copied_2017(folder);
  fs::remove(model + "/statutory_roles.csv");
  const Ran ran = program({"analyse", model, "-o", folder / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Not given: statutory officers, recharges, pay ranges."));
  EXPECT_THAT(ran.out, Not(HasSubstr("STATUTORY")));
  EXPECT_FALSE(fs::exists(folder / "out/tables/statutory_officers.csv"));
  EXPECT_FALSE(fs::exists(folder / "out/diagrams/statutory.svg"));
  const std::string page = test::read_file(folder / "out/report.html");
  EXPECT_THAT(page, HasSubstr("Not given: statutory officers, recharges, pay ranges."));
  EXPECT_THAT(page, Not(HasSubstr("id=\"officers\"")));
  const Ran drawn = program({"draw", model, "statutory", "-o", folder / "x.svg"});
  EXPECT_EQ(drawn.code, cli::wrong_use);
  EXPECT_THAT(drawn.err, HasSubstr("no statutory_roles table"));
}

} // namespace
} // namespace organograph::test::statutory_test

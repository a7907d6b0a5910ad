// SPDX-License-Identifier: Apache-2.0
// Services below functions, targets and duties through the program.
#include "support/examples.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace organograph::test::services_program_test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

// 002 Shared Services: how far each is to be shared is not agreed.
TEST(ServicesProgram, of_2021_twelve_of_twelve_shared_services_have_no_target) {
  const Json found = analysed(example_path(of_2021))["services"];
  EXPECT_EQ(found["shared"], 12);
  EXPECT_EQ(found["without_target"], 12);
  EXPECT_EQ(found["targets"], 0);
  EXPECT_EQ(found["spread"],
            Json({{"0", 2}, {"1", 0}, {"2", 0}, {"3", 2}, {"4", 9}, {"5", 0}, {"6", 1}, {"7", 0}}));
  EXPECT_EQ(found["other_pairs"], 1) << "a county and a unitary council";
  EXPECT_EQ(found["targets_overdue"], nullptr);
}

TEST(ServicesProgram, of_2021_reablement_and_the_hub_count_in_what_they_are_parts_of) {
  const auto node = [](const Json &services, const std::string &function) {
    for (const Json &each : services["functions"])
      if (each["function"] == function)
        return each;
    return Json();
  };
  const Json all = analysed(example_path(of_2021))["services"],
             top = analysed(example_path(of_2021), {"--function-level", "1"})["services"];
  EXPECT_EQ(node(all, "reablement")["parent"], "adults");
  EXPECT_EQ(node(all, "reablement")["level"], 2);
  EXPECT_TRUE(node(top, "reablement").is_null());
  EXPECT_EQ(node(top, "adults"), node(all, "adults"));
  EXPECT_EQ(node(all, "reablement")["posts"], 1);
  EXPECT_EQ(node(all, "reablement")["fte"], 0.5);
  EXPECT_EQ(node(all, "adults")["posts"], 4) << "its own, and the one of reablement";
  EXPECT_EQ(node(all, "adults")["fte"], 4.0);
}

// 004: a county and a district.
TEST(ServicesProgram, of_2019_sharing_is_vertical) {
  const Json found = analysed(example_path(of_2019))["services"];
  EXPECT_EQ(found["vertical"], 1);
  EXPECT_EQ(found["horizontal"], 0);
  EXPECT_EQ(found["pairs"][0]["joint_posts"], 5);
  EXPECT_EQ(found["outside_duty"], nullptr) << "no function says whose duty it is";
}

TEST(ServicesProgram, summary_and_page_say_what_has_no_target_and_what_is_not_modelled) {
  const test::TemporaryFolder folder;
  const Ran ran = program({"analyse", example_path(of_2021), "-o", folder / "out", "--no-diagrams"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("12 shared services 12 have no target"));
  EXPECT_THAT(ran.out, HasSubstr("Place"));
  const std::string page = test::read_file(folder / "out/report.html");
  EXPECT_THAT(page, HasSubstr("2 at 0, 2 at 3, 9 at 4, 1 at 6"));
  EXPECT_THAT(page, HasSubstr("not modelled"));
  EXPECT_THAT(test::read_file(folder / "out/tables/services.csv"), HasSubstr("reablement,adults,2,"));
  EXPECT_THAT(test::read_file(folder / "out/tables/sharing_pairs.csv"), HasSubstr("ccc,pcc,other,10"));
}

TEST(ServicesProgram, a_level_says_whether_it_is_modelled) {
  const Json analysis = analysed(example_path(of_2021));
  for (const Json &each : analysis["services"]["functions"])
    EXPECT_EQ(each["modelled"], each["function"] != "place") << each;
}

// A kind that is blank is no duty that is kept, and no rule that is met.
TEST(ServicesProgram, duties_that_are_not_known_are_told) {
  const test::TemporaryFolder folder;
  const std::string model = folder / "model";
  test::write_text(model + "/organisations.csv", "organisation_id,name,kind\na,A,\nb,B,district\n");
  test::write_text(model + "/functions.csv", "function,name,held_by\ncare,Care,county council\n");
  test::write_text(model + "/posts.csv", "post_id,title,organisation_id,function\nP,Head,a,care\n");
  test::write_text(model + "/post_shares.csv", "post_id,organisation_id,cost_share\nP,a,0.5\nP,b,0.5\n");
  test::write_text(model + "/statutory_roles.csv", "role,organisation_id,post_id\ndcs,a,P\n");
  const Ran ran = program({"analyse", model, "-o", folder / "out", "--no-diagrams"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string page = test::read_file(folder / "out/report.html");
  EXPECT_THAT(page, HasSubstr("it is not known whether the service is a duty of its organisations"));
  EXPECT_THAT(page, HasSubstr("The kind of A is not one that the rules know"));
}

TEST(ServicesProgram, targets_have_a_day_and_a_step) {
  const test::TemporaryFolder folder;
  const std::string model = folder / "model";
  std::filesystem::copy(example_path(of_2021), model, std::filesystem::copy_options::recursive);
  test::write_text(model + "/integration_targets.csv",
                   "function,organisation_a,organisation_b,target_level,by,owner,step\n"
                   "adults,ccc,pcc,7,2021-06,Executive Director,agree one budget\n");
  const Ran ran = program({"analyse", model, "-o", folder / "out", "--no-diagrams", "--as-of", "2021-07-22"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("11 have no target; 1 target"));
  EXPECT_THAT(test::read_file(folder / "out/tables/service_targets.csv"),
              HasSubstr("2021-06,Executive Director,agree one budget,yes"));
  EXPECT_THAT(test::read_file(folder / "out/report.html"), HasSubstr("agree one budget"));
  EXPECT_EQ(analysed(model, {"--as-of", "2021-06-30"})["services"]["targets_overdue"], 0);
}

TEST(ServicesProgram, small_groups_hide_them) {
  const Json found = analysed(example_path(of_2021), {"--minimum-group", "2"});
  EXPECT_TRUE(found["services"].is_null());
  EXPECT_THAT(found["not_measured"]["services"].get<std::string>(), HasSubstr("--minimum-group"));
}

} // namespace
} // namespace organograph::test::services_program_test

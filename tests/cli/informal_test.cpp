// SPDX-License-Identifier: Apache-2.0
// Ties beyond chance and communities through the program: the published cases.
#include "support/examples.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace organograph::test::informal_program_test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

std::string data_path(const std::string &name) {
  return std::string(places::test_data()) + "/" + name;
}

TEST(InformalProgram, of_2017_likeness_to_services_depends_on_the_grouping) {
  const Json found = analysed(example_path(of_2017))["informal_structure"];
  EXPECT_EQ(found["communities"], 4);
  EXPECT_NEAR(found["modularity"].get<double>(), 0.3107, 5e-5);
  EXPECT_EQ(found["groupings"], 3);
  EXPECT_NEAR(found["nmi_functions"].get<double>(), 0.547, 5e-4);
  EXPECT_NEAR(found["nmi_functions_low"].get<double>(), 0.547, 5e-4);
  EXPECT_NEAR(found["nmi_functions_high"].get<double>(), 0.736, 5e-4);
  EXPECT_NEAR(found["nmi_employers"].get<double>(), 0.261, 5e-4);
  const Json &design = found["found"].back();
  EXPECT_EQ(design["communities"], 6);
  EXPECT_NEAR(design["modularity"].get<double>(), 0.2929, 5e-5);
  EXPECT_NEAR(design["nmi_functions"].get<double>(), 0.736, 5e-4);
  EXPECT_NEAR(design["nmi_employers"].get<double>(), 0.263, 5e-4);
}

TEST(InformalProgram, of_2021_one_grouping_is_like_services) {
  const Json found = analysed(example_path(of_2021))["informal_structure"];
  EXPECT_EQ(found["communities"], 6);
  EXPECT_EQ(found["groupings"], 1);
  EXPECT_EQ(found["alike"], nullptr);
  EXPECT_NEAR(found["nmi_functions"].get<double>(), 0.887, 5e-4);
  EXPECT_NEAR(found["nmi_employers"].get<double>(), 0.099, 5e-4);
}

TEST(InformalProgram, without_meetings_communities_are_of_lines_and_ties_are_not_known) {
  const Json tree = analysed(example_path(of_2019));
  EXPECT_EQ(tree["ties_beyond_chance"], nullptr);
  EXPECT_EQ(tree["not_measured"]["ties_beyond_chance"], "no meetings are given");
  EXPECT_EQ(tree["informal_structure"]["ties"], 0);
}

TEST(InformalProgram, of_the_published_minutes_both_counts_are_told) {
  const Json found = analysed(data_path("technical-committee-minutes"))["ties_beyond_chance"];
  EXPECT_EQ(found["tested"], 2350);
  EXPECT_EQ(found["meet_often"], 839);
  EXPECT_EQ(found["often_not_beyond"], 301);
  EXPECT_EQ(found["seldom_beyond"], 360);
  EXPECT_EQ(found["often_not_beyond_holm"], 584);
  EXPECT_EQ(found["seldom_beyond_holm"], 1);
  EXPECT_EQ(analysed(data_path("southern-women"))["ties_beyond_chance"]["beyond"], 0);
}

TEST(InformalProgram, the_terminal_page_and_tables_say_it) {
  const test::TemporaryFolder folder;
  const Ran ran = program({"analyse", data_path("southern-women"), "-o", folder / "out", "--no-diagrams"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Of these pairs 9 are no more than chance"));
  EXPECT_THAT(ran.out, HasSubstr("COMMUNITIES (2; "));
  const std::string page = test::read_file(folder / "out/report.html");
  EXPECT_THAT(page, HasSubstr("id=\"informal\""));
  EXPECT_THAT(page, HasSubstr("groupings are nearly as good"));
  EXPECT_TRUE(fs::exists(folder / "out/tables/ties_beyond_chance.csv"));
  EXPECT_TRUE(fs::exists(folder / "out/tables/communities.csv"));
  EXPECT_TRUE(fs::exists(folder / "out/tables/groupings.csv"));
}

TEST(InformalProgram, nothing_of_it_is_shown_where_small_groups_are_not) {
  const test::TemporaryFolder folder;
  const Ran ran = program({"analyse", example_path(of_2017), "-o", folder / "out", "--no-diagrams", "--json",
                           "--minimum-group", "5"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json tree = Json::parse(ran.out);
  EXPECT_EQ(tree["ties_beyond_chance"], nullptr);
  EXPECT_EQ(tree["informal_structure"], nullptr);
  EXPECT_EQ(tree["not_measured"]["informal_structure"],
            "not shown with --minimum-group: communities are of few posts");
  for (const auto &[name, scenario] : tree["scenarios"].items())
    for (const std::string_view side : {std::string_view("before"), std::string_view("after")}) {
      EXPECT_EQ(scenario[side]["informal_structure"], nullptr) << name;
      EXPECT_EQ(scenario[side]["ties_beyond_chance"], nullptr) << name;
    }
  EXPECT_FALSE(fs::exists(folder / "out/tables/communities.csv"));
  EXPECT_FALSE(fs::exists(folder / "out/tables/ties_beyond_chance.csv"));
  EXPECT_THAT(test::read_file(folder / "out/report.html"), Not(HasSubstr("groupings are nearly as good")));
}

TEST(InformalProgram, large_models_are_measured_where_asked_for) {
  const test::TemporaryFolder folder;
  ASSERT_EQ(program({"generate", "--posts", "5200", "--meetings", "100", "-o", folder / "model"}).code, 0);
  const Json without = analysed(folder / "model");
  EXPECT_EQ(without["informal_structure"], nullptr);
  EXPECT_EQ(without["not_measured"]["ties_beyond_chance"],
            "more than 5,000 posts: ask for it with --informal");
  const Json with = analysed(folder / "model", {"--informal"});
  EXPECT_GT(with["informal_structure"]["communities"], 1);
  EXPECT_GT(with["ties_beyond_chance"]["tested"], 0);
}

} // namespace
} // namespace organograph::test::informal_program_test

// SPDX-License-Identifier: Apache-2.0
// Capacity, heads and lines through the program: the figures that the papers' paragraphs give, derived by
// hand, and what the options and --minimum-group do.
#include "support/examples.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace organograph::test::capacity_cli_test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const Json &tree_2017() {
  static const Json tree = analysed(example_path(of_2017));
  return tree;
}

const Json &after_2017(const std::string &scenario) {
  return tree_2017()["scenarios"][scenario]["after"];
}

// Own FTE, shared FTE and own posts of tiers 1 to 3, of one council and the other.
std::vector<double> own_and_shared(const Json &capacity, const std::vector<std::string> &councils) {
  std::vector<double> out;
  for (const std::string &council : councils)
    for (const char *key : {"own_fte", "shared_fte", "own_posts"})
      out.push_back(capacity["organisations"][council][key].get<double>());
  return out;
}

TEST(CapacityOfThePapers, own_and_shared_leadership_of_2017) {
  const std::vector<std::string> councils = {"ccc", "pcc"};
  EXPECT_EQ(own_and_shared(tree_2017()["capacity"], councils), (std::vector<double>{7, 1, 7, 9, 1, 5}));
  EXPECT_EQ(own_and_shared(after_2017("joint-executive-director")["capacity"], councils),
            (std::vector<double>{6, 1.5, 6, 8, 1.5, 4}));
  EXPECT_EQ(own_and_shared(after_2017("proposal")["capacity"], councils),
            (std::vector<double>{4, 4.5, 0, 4, 4.5, 0}));
  EXPECT_EQ(tree_2017()["capacity"]["organisations"]["ccc"]["own_share"], 0.875);
}

TEST(CapacityOfThePapers, remits_of_the_service_directors_of_2017) {
  const Json &before = tree_2017()["capacity"]["tiers"]["3"];
  EXPECT_EQ(before, (Json{{"posts", 10}, {"remits_mean", 1.2}, {"remits_max", 2}}));
  const Json &after = after_2017("proposal")["capacity"]["tiers"]["3"];
  EXPECT_EQ(after, (Json{{"posts", 5}, {"remits_mean", 2.0}, {"remits_max", 2}}));
}

TEST(CapacityOfThePapers, the_busiest_post_and_two_systems_of_governance_of_2017) {
  EXPECT_EQ(tree_2017()["capacity"]["series_max"], 7);
  EXPECT_EQ(after_2017("proposal")["capacity"]["series_max"], 6);
  EXPECT_EQ(tree_2017()["capacity"]["two_systems"], 2);
  EXPECT_EQ(after_2017("proposal")["capacity"]["two_systems"], 9);
}

TEST(CapacityOfThePapers, the_work_that_deleted_posts_leave_in_2017) {
  Json loads;
  for (const Json &load : tree_2017()["scenarios"]["proposal"]["loads"])
    loads[load["post_id"].get<std::string>()] = load;
  EXPECT_EQ(loads["sd-adults"]["replaces"],
            (Json{"ccc-sd-adult-social-care", "ccc-sd-older-people", "pcc-sd-adults-communities"}));
  EXPECT_EQ(loads["sd-adults"]["replaces_fte"], 3);
  EXPECT_EQ(loads["sd-adults"]["replaces_remits"], 4);
  EXPECT_EQ(loads["sd-adults"]["remits_after"], 2);
  EXPECT_TRUE(loads["sd-adults"]["remits_before"].is_null()); // it was not there
  EXPECT_EQ(loads["sd-communities"]["replaces"], (Json{"ccc-sd-enhanced-preventative"}));
}

TEST(CapacityOfThePapers, balance_of_employers_of_joint_posts_in_2017) {
  const Json &organisations = after_2017("proposal")["capacity"]["organisations"];
  EXPECT_EQ(organisations["ccc"]["joint_posts_employed"], 5);
  EXPECT_EQ(organisations["pcc"]["joint_posts_employed"], 4);
}

TEST(CapacityOfThePapers, own_and_shared_leadership_of_2019) {
  const Json tree = analysed(example_path(of_2019));
  const std::vector<std::string> councils = {"occ", "cdc"};
  const auto fte = [&](const Json &capacity) {
    std::vector<double> out = own_and_shared(capacity, councils);
    out.erase(out.begin() + 5);
    out.erase(out.begin() + 2);
    return out;
  };
  EXPECT_EQ(fte(tree["capacity"]), (std::vector<double>{6, 2.5, 5, 2.5}));
  EXPECT_EQ(fte(tree["scenarios"]["proposal"]["after"]["capacity"]), (std::vector<double>{4, 3.5, 3, 3.5}));
  EXPECT_EQ(tree["capacity"]["two_systems"], 0); // both decide by a cabinet
}

TEST(CapacityOfThePapers, own_posts_and_the_sight_of_the_chief_executive_in_2021) {
  const Json tree = analysed(example_path(of_2021));
  for (const char *council : {"ccc", "pcc"})
    EXPECT_EQ(tree["capacity"]["organisations"][council]["own_posts"], 1) << council;
  ASSERT_EQ(tree["capacity"]["leaders"].size(), 1U);
  const Json &leader = tree["capacity"]["leaders"][0];
  EXPECT_EQ(leader["post_id"], "ce");
  EXPECT_EQ(leader["below"], 19);
  EXPECT_EQ(leader["in_series"], 6);
}

std::vector<std::string> several(const Json &heads) {
  std::vector<std::string> out;
  for (const Json &service : heads["several"])
    out.push_back(service["function"].get<std::string>() + "/" +
                  service["organisation_id"].get<std::string>());
  return out;
}

TEST(HeadsOfThePapers, two_heads_each_of_two_services_in_2017_and_none_after) {
  EXPECT_EQ(several(tree_2017()["service_heads"]), (std::vector<std::string>{"adults/ccc", "children/ccc"}));
  EXPECT_EQ(tree_2017()["service_heads"]["several_heads"], 2);
  EXPECT_EQ(after_2017("proposal")["service_heads"]["several_heads"], 0);
}

TEST(HeadsOfThePapers, two_heads_of_resources_in_the_district_before_and_after_in_2019) {
  const Json tree = analysed(example_path(of_2019));
  EXPECT_EQ(several(tree["service_heads"]), (std::vector<std::string>{"resources/cdc"}));
  EXPECT_EQ(tree["service_heads"]["several"][0]["heads"], (Json{"cdc-ed-finance", "cdc-ed-commercial"}));
  const Json &after = tree["scenarios"]["proposal"]["after"]["service_heads"];
  EXPECT_EQ(after["several_heads"], 1);
  EXPECT_EQ(tree["service_heads"]["narrower_manager"], 3);
  EXPECT_EQ(after["narrower_manager"], 2);
}

TEST(CapacityInCompare, stands_in_a_block_with_each_council) {
  const Ran ran = program({"compare", example_path(of_2017), "--scenario", "proposal"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::string block = ran.out.substr(ran.out.find("CAPACITY AND BREADTH"));
  for (const char *row :
       {"Remits a post, on average", "Series of the busiest post", "Under two systems of governance",
        "Own FTE", "Shared FTE", "Services with several heads", "Joint posts, manager not of all"})
    EXPECT_THAT(block, HasSubstr(row));
}

TEST(LoadLimit, lists_posts_outside_of_what_was_asked_about) {
  const Json tree = analysed(example_path(of_2017), {"--load-limit", "remits=1,span=2:5"});
  const Json &outside = tree["capacity"]["outside_limit"];
  EXPECT_EQ(outside["remits"]["limit"], 1);
  EXPECT_THAT(outside["remits"]["post_ids"].get<std::vector<std::string>>(),
              testing::ElementsAre("ce", "dph", "ccc-sd-enhanced-preventative", "pcc-sd-adults-communities"));
  EXPECT_EQ(outside["span"]["above"], (Json{"ccc-ed"}));
  EXPECT_FALSE(outside.contains("hours"));
  EXPECT_FALSE(tree_2017()["capacity"].contains("outside_limit"));
}

TEST(LoadLimit, refuses_what_is_no_limit_and_says_what_to_write) {
  for (const char *wrong : {"3", "remits", "remits=", "remits=-1", "remits=1,remits=2", "hours=half",
                            "span=5:2", "fte=3", "remits=1;span=2:5", ","}) {
    const Ran ran = program({"analyse", example_path(of_2017), "--load-limit", wrong});
    EXPECT_EQ(ran.code, 1) << wrong;
    EXPECT_THAT(ran.err, HasSubstr("remits=N,hours=SHARE,span=LOW:HIGH")) << wrong;
  }
}

TEST(StrategicTiers, decide_which_posts_are_own) {
  const Json tree = analysed(example_path(of_2017), {"--strategic-tiers", "2"});
  EXPECT_EQ(tree["capacity"]["organisations"]["ccc"]["own_posts"], 1);
  EXPECT_EQ(tree["conventions"]["strategic_tiers"], 2);
}

TEST(CapacityOfSmallGroups, shows_nothing_of_single_posts) {
  const TemporaryFolder folder;
  const Ran ran = program({"analyse", example_path(of_2017), "-o", folder / "out", "--minimum-group", "5",
                           "--load-limit", "remits=1"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json tree = Json::parse(test::read_file(folder / "out/analysis.json"));
  const Json &capacity = tree["capacity"];
  for (const char *key :
       {"remits_max", "series_max", "posts", "people", "leaders", "outside_limit", "two_systems"})
    EXPECT_TRUE(capacity[key].is_null()) << key;
  EXPECT_TRUE(tree["service_heads"].is_null());
  EXPECT_TRUE(tree["scenarios"]["proposal"]["loads"].is_null());
  for (const char *table : {"capacity", "capacity_people", "service_heads", "service_lines", "scenario_load"})
    EXPECT_FALSE(std::filesystem::exists(folder / ("out/tables/" + std::string(table) + ".csv"))) << table;
  EXPECT_TRUE(capacity["organisations"]["ccc"]["own_posts"].is_null());
  EXPECT_THAT(test::read_file(folder / "out/report.html"), Not(HasSubstr("id=\"table-capacity\"")));
}

} // namespace
} // namespace organograph::test::capacity_cli_test

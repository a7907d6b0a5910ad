// SPDX-License-Identifier: Apache-2.0
// `organograph decouple` on the case of July 2021: the peer team's question, answered by hand first.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace organograph::decouple_test {
namespace {

using Json = nlohmann::json;
using test::program;
using test::Ran;

const std::string register_2021 = std::string(places::examples()) + "/cambridgeshire-peterborough-2021";
const std::string vertical = std::string(places::examples()) + "/oxfordshire-cherwell-2019";

Json decoupled(std::vector<std::string> args) {
  args.insert(args.begin(), "decouple");
  args.push_back("--json");
  const Ran ran = program(args);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return Json::parse(ran.out);
}

// 'corporate 4 to 1' of each service whose level reached falls.
std::vector<std::string> reached_falls(const Json &decoupling) {
  std::vector<std::string> out;
  for (const Json &s : decoupling["fallen_services"])
    if (s["reached_before"] != s["reached_after"])
      out.push_back(s["function"].get<std::string>() + " " + s["reached_before"].dump() + " to " +
                    s["reached_after"].dump());
  return out;
}

struct Alone {
  const char *post, *vacancy_in;
  int duplicated, lost_voices;
  std::vector<std::string> falls;
};

// Characters, not bytes: what is cut ends with an ellipsis of three bytes.
std::ptrdiff_t columns(const std::string &line) {
  return std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; });
}

TEST(Decouple, each_joint_post_alone_has_the_figures_found_by_hand) {
  const Json tree = decoupled({register_2021});
  std::map<std::string, Json> alone;
  for (const Json &d : tree["alone"])
    alone[d["post_ids"][0]] = d;
  ASSERT_EQ(alone.size(), 10U);
  const Alone truth[] = {{"ce", "ccc", 0, 1, {"corporate 4 to 1"}},
                         {"dph", "pcc", 1, 1, {"public-health 4 to 0"}},
                         {"ed-pc", "ccc", 0, 0, {"people 4 to 0"}},
                         {"sd-adults", "pcc", 1, 1, {"adults 4 to 1"}},
                         {"sd-education", "ccc", 0, 0, {"education 4 to 0"}},
                         {"sd-communities", "pcc", 0, 0, {"communities 4 to 0"}},
                         {"sd-children", "ccc", 2, 1, {"children 4 to 2"}},
                         {"sd-commissioning", "pcc", 0, 0, {"commissioning 4 to 3"}},
                         {"ad-reablement", "pcc", 0, 0, {"reablement 4 to 3"}},
                         {"ad-communities", "pcc", 0, 0, {}}};
  for (const Alone &post : truth) {
    const Json &d = alone.at(post.post);
    EXPECT_EQ(d["attendances_that_become_duplicated"], post.duplicated) << post.post;
    EXPECT_EQ(d["lost_one_voice"].size(), static_cast<std::size_t>(post.lost_voices)) << post.post;
    EXPECT_EQ(reached_falls(d), post.falls) << post.post;
    EXPECT_EQ(d["vacancies"], 1) << post.post;
    EXPECT_EQ(d["organisations"][post.vacancy_in]["vacancies"], 1) << post.post;
    EXPECT_EQ(d["organisations"]["ccc"]["fte_gained"], 0.5) << post.post;
    EXPECT_EQ(d["organisations"]["pcc"]["fte_gained"], 0.5) << post.post;
    EXPECT_EQ(d["cost_per_year"],
              Json({{"low", nullptr}, {"middle", nullptr}, {"middle_not_known", 2}, {"high", nullptr}}))
        << post.post;
    EXPECT_TRUE(d["no_longer_connected"].empty()) << post.post;
  }
  EXPECT_EQ(alone.at("sd-communities")["fallen_services"], Json::array({{{"function", "communities"},
                                                                         {"organisation_a", "ccc"},
                                                                         {"organisation_b", "pcc"},
                                                                         {"reached_before", 4},
                                                                         {"reached_before_at_most", 4},
                                                                         {"reached_after", 0},
                                                                         {"reached_after_at_most", 0},
                                                                         {"secured_before", 1},
                                                                         {"secured_before_at_most", 1},
                                                                         {"secured_after", 0},
                                                                         {"secured_after_at_most", 0}}}));
}

TEST(Decouple, all_ten_together_have_the_figures_found_by_hand) {
  const Json all = decoupled({register_2021})["together"];
  EXPECT_EQ(all["post_ids"].size(), 10U);
  EXPECT_EQ(all["organisations"]["ccc"]["vacancies"], 4);
  EXPECT_EQ(all["organisations"]["pcc"]["vacancies"], 6);
  EXPECT_EQ(all["organisations"]["ccc"]["fte_gained"], 5.0);
  EXPECT_EQ(all["organisations"]["pcc"]["fte_gained"], 5.0);
  EXPECT_EQ(all["attendances_that_become_duplicated"], 4);
  EXPECT_EQ(all["lost_one_voice"].size(), 4U);
  std::vector<std::string> falls = reached_falls(all);
  std::ranges::sort(falls);
  EXPECT_EQ(falls, (std::vector<std::string>{"adults 4 to 1", "children 4 to 2", "commissioning 4 to 3",
                                             "communities 4 to 0", "corporate 4 to 1", "education 4 to 0",
                                             "people 4 to 0", "public-health 4 to 0", "reablement 4 to 3"}));
  EXPECT_TRUE(all["no_longer_connected"].empty()) << "meetings connect the councils still";
}

TEST(Decouple, the_posts_of_the_vertical_case_fall_where_they_are_employed) {
  const Json all = decoupled({vertical})["together"];
  EXPECT_EQ(all["post_ids"].size(), 5U);
  EXPECT_EQ(all["organisations"]["occ"]["fte_gained"], 2.5);
  EXPECT_EQ(all["organisations"]["cdc"]["fte_gained"], 2.5);
  EXPECT_EQ(all["organisations"]["cdc"]["vacancies"], 3);
  EXPECT_EQ(all["organisations"]["occ"]["vacancies"], 2);
  EXPECT_TRUE(all["no_longer_connected"].empty());
}

TEST(Decouple, posts_that_are_named_go_together_and_alone) {
  const Json two = decoupled({register_2021, "--post", "ce", "--post", "dph"});
  EXPECT_EQ(two["together"]["post_ids"], Json({"ce", "dph"}));
  EXPECT_EQ(two["together"]["vacancies"], 2);
  EXPECT_TRUE(two["alone"].empty());
}

TEST(Decouple, blanks_of_any_kind_round_an_identifier_are_no_part_of_it) {
  const test::TemporaryFolder folder;
  test::write_text(folder / "organisations.csv", "organisation_id,name\na,A\nb,B\n");
  test::write_text(folder / "posts.csv",
                   "post_id,title,organisation_id,reports_to\nce,Chief,a,\nd,Director,b,ce\u00a0\n");
  test::write_text(folder / "post_shares.csv", "post_id,organisation_id,cost_share\nce,a,0.5\nce,b,0.5\n");
  EXPECT_EQ(decoupled({folder / ""})["together"]["vacancies"], 1);
}

TEST(Decouple, all_and_named_posts_are_different_questions) {
  const Ran ran = program({"decouple", register_2021, "--post", "ce", "--all"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.err.find("give one"), std::string::npos);
}

TEST(Decouple, says_what_is_gained_what_is_lost_and_what_the_costs_mean) {
  const Ran ran = program({"decouple", register_2021});
  ASSERT_EQ(ran.code, 0) << ran.err;
  for (const char *said : {"is a belief, not a fact", "GAINED", "ccc +5, pcc +5", "10 (ccc 4, pcc 6)",
                           "adults 4 to 1", "not known: ", "EACH ALONE", "Overlap is not waste"})
    EXPECT_NE(ran.out.find(said), std::string::npos) << said << "\n" << ran.out;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(columns(line), 100) << line;
  EXPECT_EQ(ran.err, "");
}

TEST(Decouple, a_post_that_is_not_there_or_not_joint_is_wrong_use) {
  const Ran unknown = program({"decouple", register_2021, "--post", "nobody"});
  EXPECT_EQ(unknown.code, 1);
  EXPECT_NE(unknown.err.find("'nobody' is no post"), std::string::npos) << unknown.err;
  const Ran sovereign = program({"decouple", register_2021, "--post", "ccc-s151"});
  EXPECT_EQ(sovereign.code, 1) << sovereign.out;
}

TEST(Decouple, a_model_without_joint_posts_has_nothing_to_undo) {
  const test::TemporaryFolder folder;
  test::write_text(folder / "m/organisations.csv", "organisation_id,name\na,A\n");
  test::write_text(folder / "m/posts.csv", "post_id,title,organisation_id\nP1,Chief,a\n");
  const Ran ran = program({"decouple", folder / "m"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.out.find("no joint post"), std::string::npos);
  EXPECT_EQ(decoupled({folder / "m"})["together"], nullptr);
}

TEST(Decouple, costs_are_given_three_ways_where_they_are_known) {
  const test::TemporaryFolder folder;
  test::write_text(folder / "m/organisations.csv", "organisation_id,name\na,A\nb,B\n");
  test::write_text(folder / "m/posts.csv", "post_id,title,organisation_id,annual_cost\nP1,Chief,a,100000\n");
  test::write_text(folder / "m/post_shares.csv",
                   "post_id,organisation_id,cost_share,sole_cost\nP1,a,0.7,90000\nP1,b,0.3,50000\n");
  const Json d = decoupled({folder / "m"})["together"];
  EXPECT_EQ(d["organisations"]["a"]["cost_per_year"],
            Json({{"low", 0.0}, {"middle", 20000.0}, {"middle_not_known", 0}, {"high", 30000.0}}));
  EXPECT_EQ(d["organisations"]["b"]["cost_per_year"],
            Json({{"low", 0.0}, {"middle", 20000.0}, {"middle_not_known", 0}, {"high", 70000.0}}));
  EXPECT_EQ(d["cost_per_year"]["high"], 100000.0);
  const Ran ran = program({"decouple", folder / "m"});
  EXPECT_NE(ran.out.find("+100,000"), std::string::npos) << ran.out;
}

} // namespace
} // namespace organograph::decouple_test

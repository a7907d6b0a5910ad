// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/services.hpp"

#include "organograph/engine/analysis.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace organograph::test::services_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string functions_heads = "function,name,parent,held_by\n";

// care has adults and children below it; P is joint in a county and a district.
Files council(const std::string &functions, const std::string &further = "") {
  Files out = {
      {"organisations.csv", "organisation_id,name,kind\na,A,county\nb,B,District\nc,C,county\nd,D,\n"},
      {"functions.csv", functions_heads + functions},
      {"posts.csv", "post_id,title,organisation_id,reports_to,function,fte\nP,t,a,,care,1\n"
                    "Q,t,a,P,adults,0.5\nR,t,b,P,children,1\nS,t,a,P,,1\n"},
      {"post_shares.csv", "post_id,organisation_id,cost_share\nP,a,0.5\nP,b,0.5\n"}};
  if (!further.empty())
    out.emplace_back("post_functions.csv", "post_id,function,share\n" + further);
  return out;
}

const std::string tree = "adults,Adults,care,\ncare,Care,,\nchildren,Children,care,\nparks,Parks,,\n";

Services of(const Files &files, ServicesOptions options = {}) {
  const Model model = model_of(files);
  return services(model, integration_depth(model, nullptr, nullptr), options);
}

// 'level posts joint fte', fte times 100.
std::vector<std::string> nodes(const Services &found) {
  std::vector<std::string> out;
  for (const ServiceNode &node : found.functions)
    out.push_back(std::to_string(node.level) + " " + std::to_string(node.posts) + " " +
                  std::to_string(node.joint_posts) + " " + std::to_string(std::lround(node.fte * 100)));
  return out;
}

TEST(Services, a_function_includes_those_below_it) {
  EXPECT_THAT(nodes(of(council(tree))), ElementsAre("2 1 0 50", "1 3 1 250", "2 1 0 100", "1 0 0 0"));
  EXPECT_THAT(nodes(of(council(tree), {"", 1})), ElementsAre("1 3 1 250", "1 0 0 0"));
  EXPECT_THAT(of(council("adults,A,,\ncare,C,,\nchildren,D,,\n")).functions, IsEmpty())
      << "none is below another";
}

TEST(Services, time_is_parted_as_given_and_equally_where_it_is_not) {
  const auto parted = [](const std::string &further) { return nodes(of(council(tree, further))); };
  EXPECT_THAT(parted("P,parks,0.25\n"), ElementsAre("2 1 0 50", "1 3 1 225", "2 1 0 100", "1 1 1 25"));
  EXPECT_THAT(parted("P,parks,\nQ,parks,0.5\n"),
              ElementsAre("2 1 0 25", "1 3 1 175", "2 1 0 100", "1 2 1 75"));
  EXPECT_THAT(parted("P,parks,0.2\nP,adults,\nP,care,0.6\n"),
              ElementsAre("2 2 1 70", "1 3 1 230", "2 1 0 100", "1 1 1 20"));
  EXPECT_THAT(parted("S,parks,0.6\nS,adults,0.4\n"),
              ElementsAre("2 2 0 90", "1 4 1 290", "2 1 0 100", "1 1 0 60"));
  EXPECT_EQ(of(council(tree, "P,parks,\nQ,parks,0.5\n")).equal_parts, 2U) << "of Q the own part is not given";
}

TEST(Services, pairs_are_told_by_the_kinds_of_the_two) {
  Files files = council(tree);
  files[3].second =
      "post_id,organisation_id,cost_share\nP,a,0.5\nP,b,0.5\nQ,a,0.5\nQ,c,0.5\nR,b,0.5\nR,d,0.5\n";
  const Services found = of(files);
  ASSERT_THAT(found.pairs, SizeIs(3));
  EXPECT_EQ(name(found.pairs[0].kind), "vertical");
  EXPECT_EQ(name(found.pairs[1].kind), "horizontal");
  EXPECT_EQ(name(found.pairs[2].kind), "not known");
  EXPECT_THAT(found.pairs_by_kind, ElementsAre(1U, 1U, 0U, 1U));
}

TEST(Services, a_joint_post_is_outside_a_duty_that_none_of_its_organisations_holds) {
  const auto outside = [](const std::string &held_by) {
    return of(council("adults,A,care,\ncare,C,," + held_by + "\nchildren,D,care,\nparks,E,,county\n"));
  };
  EXPECT_THAT(*outside("police").outside_duty, SizeIs(1));
  EXPECT_THAT(*outside("unitary; DISTRICT").outside_duty, IsEmpty());
  EXPECT_THAT(*outside("").outside_duty, IsEmpty()) << "whose it is is not given";
  EXPECT_EQ(of(council(tree)).outside_duty, std::nullopt);
  Files blank = council("adults,A,,\ncare,C,,police\nchildren,D,,\n");
  blank[3].second = "post_id,organisation_id,cost_share\nP,a,0.5\nP,d,0.5\n";
  EXPECT_EQ(of(blank).duty_not_known, 1U);
}

TEST(Services, targets_are_overdue_behind_their_day_until_they_are_secured) {
  Files files = council(tree);
  files.emplace_back("integration_targets.csv",
                     "function,organisation_a,organisation_b,target_level,by,owner,step\n"
                     "care,b,a,4,2017-01,Leader,write it\nparks,a,b,0,2016,,\n");
  const auto overdue = [&](const std::string &day) {
    std::string out;
    for (const ServiceTarget &target : of(files, {day, {}}).targets)
      out += !target.overdue ? "-" : *target.overdue ? "y" : "n";
    return out;
  };
  EXPECT_EQ(overdue(""), "--");
  EXPECT_EQ(overdue("2017-01-31"), "nn") << "its month is not over";
  EXPECT_EQ(overdue("2017-02-01"), "yn") << "4 is reached, and without a register not secured";
  files[3].second = "post_id,organisation_id,cost_share\n";
  EXPECT_EQ(overdue("2017-02-01"), "yn");
  EXPECT_EQ(of(files, {"2017-02-01", {}}).overdue, 1U);
}

// Q may be a head beside P, or below P: one joint head is not known, and contact rests on it.
TEST(Services, a_target_that_may_be_secured_is_not_overdue) {
  Files files = council(tree);
  files[2].second = "post_id,title,organisation_id,reports_to,function\nP,t,a,,care\nQ,t,a,?,care\n";
  const auto overdue = [&](const std::string &level) {
    Files with = files;
    with.emplace_back("integration_targets.csv",
                      "function,organisation_a,organisation_b,target_level,by\ncare,a,b," + level +
                          ",2016\n");
    return of(with, {"2017-02-01", {}});
  };
  EXPECT_EQ(overdue("1").targets.front().overdue, std::nullopt);
  EXPECT_EQ(overdue("1").overdue, 0U);
  EXPECT_EQ(overdue("2").targets.front().overdue, true) << "2 is not reached, whatever Q is";
  EXPECT_EQ(overdue("2").overdue, 1U);
}

TEST(Services, kinds_of_organisations_are_those_of_the_statutory_rules) {
  Files files = council("adults,A,,\ncare,C,,county\nchildren,D,,\n");
  files[0].second = "organisation_id,name,kind\na,A,County Council\nb,B,district_council\n";
  const Services found = of(files);
  EXPECT_EQ(name(found.pairs[0].kind), "vertical");
  EXPECT_THAT(*found.outside_duty, IsEmpty());
  files[0].second = "organisation_id,name,kind\na,A,Metropolitan Borough\nb,B,metropolitan district\n";
  EXPECT_EQ(name(of(files).pairs[0].kind), "horizontal");
}

TEST(Services, what_is_shared_and_has_no_target_is_counted_by_level) {
  const Services found = of(council(tree));
  EXPECT_EQ(found.shared, 1U);
  EXPECT_THAT(found.untargeted, SizeIs(1));
  EXPECT_EQ(found.spread[4], 1U);
}

} // namespace
} // namespace organograph::test::services_test

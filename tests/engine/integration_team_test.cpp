// SPDX-License-Identifier: Apache-2.0
// Tests 4 and 5 of integration: joint tiers, and who is below the heads.
#include "support/integrated.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::test::integration_team_test {
namespace {

using integrated::apart_with;
using integrated::arrangement_columns;
using integrated::measured_alone;
using integrated::no;
using integrated::null;
using integrated::post_columns;
using integrated::share_columns;
using integrated::yes;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

//        head (A, B)                 out (y)
//   j (A, B)     a (A)                b (B)
//   k (A, B)
class JointTeam : public testing::Test {
protected:
  static Integration with_fte(const std::string &of_j, const std::string &of_k, const std::string &of_a,
                              const std::string &b = "") {
    return measured_alone(
        {{"functions.csv", "function,name\nx,X\ny,Y\n"},
         {"posts.csv", post_columns + "k,t,A,j,x," + of_k + "\nhead,t,A,,x,3\nj,t,A,head,x," + of_j +
                           "\na,t,A,head,x," + of_a + "\nout,t,B,,y,\n" + b},
         {"post_shares.csv", share_columns + "head,A,0.9\nhead,B,0.1\nj,A,0.3\nj,B,0.7\n"
                                             "k,B,0.5\nk,A,0.5\n"}});
  }
};

TEST_F(JointTeam, has_joint_tiers_from_the_top_only) {
  const Integration found = with_fte("1", "1", "1");
  EXPECT_EQ(found.tiers, 3U);
  EXPECT_EQ(found.joint_tiers, 1U); // the third is joint again, and does not count
  EXPECT_THAT(found.vector.joint_tiers, Optional(DoubleEq(1.0 / 3)));
  EXPECT_EQ(found.tests[4], yes);
  EXPECT_EQ(found.heads.size(), 1U);
}

TEST_F(JointTeam, has_no_joint_head_where_one_of_the_heads_is_of_one_organisation) {
  const Integration found = with_fte("1", "1", "1", "b,t,B,out,x,1\n");
  EXPECT_EQ(found.heads.size(), 2U);
  EXPECT_EQ(found.tests[4], no);
  EXPECT_EQ(found.joint_tiers, 0U);
}

TEST_F(JointTeam, is_met_at_exactly_half_of_the_fte_below_the_heads) {
  const Integration half = with_fte("0.5", "0.5", "1");
  EXPECT_EQ(half.tests[5], yes);
  EXPECT_EQ(half.level_5_share, 0.5);
  EXPECT_THAT(half.vector.joint_fte, Optional(DoubleEq(4.0 / 5)));
  EXPECT_EQ(with_fte("0.5", "0.49", "1").tests[5], no);
  EXPECT_EQ(with_fte("0.5", "0.5", "1.01").tests[5], no);
  EXPECT_EQ(with_fte("0.5", "0.51", "1").tests[5], yes);
}

TEST_F(JointTeam, is_met_at_half_in_decimals_that_have_no_exact_sum) {
  // 0.1 + 0.2 and 0.3 in any order of adding
  EXPECT_EQ(with_fte("0.1", "0.2", "0.3").tests[5], yes);
  EXPECT_EQ(with_fte("0.7", "0.1", "0.8").tests[5], yes);
  EXPECT_EQ(with_fte("0.1", "0.1", "0.1", "b,t,B,j,x,0.1\n").tests[5], yes);
  EXPECT_EQ(with_fte("0.1", "0.2", "0.300001").tests[5], no);
}

TEST_F(JointTeam, says_what_the_levels_would_be_were_test_5_the_other_way) {
  const Integration met = with_fte("1", "1", "1");
  EXPECT_EQ(met.tests[5], yes);
  EXPECT_EQ(met.reached, 5);
  EXPECT_EQ(met.reached_otherwise, 4);
  EXPECT_EQ(met.secured, 1); // test 2 is null
  EXPECT_EQ(met.secured_otherwise, 1);
  const Integration not_met = with_fte("0.1", "0.1", "1");
  EXPECT_EQ(not_met.reached, 4);
  EXPECT_EQ(not_met.reached_otherwise, 5);
}

TEST(IntegrationDepth, changes_what_is_secured_with_test_5) {
  const Integration found =
      measured_alone({{"posts.csv", post_columns + "head,t,A,,x,\na,t,A,head,x,\nj,t,B,head,x,\n"},
                      {"post_shares.csv", share_columns + "head,A,0.5\nhead,B,0.5\nj,A,0.5\nj,B,0.5\n"},
                      {"arrangements.csv", arrangement_columns + "x,A,B,policy,full\n"}});
  EXPECT_EQ(found.secured, 5);
  EXPECT_EQ(found.secured_otherwise, 4);
}

// head (A, B) over joint j of 1 FTE, and these staff groups.
Integration over_one_post(const std::string &groups) {
  return measured_alone(
      {{"posts.csv", post_columns + "head,t,A,,x,\nj,t,B,head,x,1\nout,t,C,,,\n"},
       {"post_shares.csv",
        share_columns + "head,A,0.5\nhead,B,0.5\nj,A,0.5\nj,B,0.5\nout,A,0.5\nout,C,0.5\n"},
       {"staff_groups.csv", "group_id,reports_to,fte,function,organisation_id\n" + groups}});
}

TEST(IntegrationDepth, asks_for_two_below_the_heads_at_level_5) {
  const Integration alone = over_one_post("");
  EXPECT_EQ(alone.reached, 4);
  EXPECT_EQ(alone.level_5_below, 1U);
  EXPECT_EQ(alone.level_5_share, 1.0); // stays printed
  EXPECT_EQ(alone.reached_otherwise, std::nullopt);
  const Integration few = over_one_post("g,j,3,,A\n");
  EXPECT_EQ(few.level_5_share, 0.25);
  EXPECT_EQ(few.reached, 4);
  EXPECT_EQ(few.reached_otherwise, 5);
  EXPECT_EQ(over_one_post("g,j,1,,A\n").reached, 5);
}

TEST(IntegrationDepth,
     counts_staff_groups_below_the_heads_by_their_own_or_the_posts_function_and_organisation) {
  EXPECT_EQ(over_one_post("g,j,1,,\n").level_5_share, 1.0);     // serves those that j serves
  EXPECT_EQ(over_one_post("g,head,1,,B\n").level_5_share, 0.5); // of the head's function, and below it
  EXPECT_EQ(over_one_post("g,out,1,x,A\n").level_5_share, 0.5); // wherever it hangs
  EXPECT_EQ(over_one_post("g,out,1,,A\n").level_5_below, 1U);   // of no function
  EXPECT_EQ(over_one_post("g,out,1,x,C\n").level_5_below, 1U);  // of neither of the two
  EXPECT_EQ(over_one_post("g,j,1,,\n").vector.joint_fte, 1.0);  // of posts alone
  EXPECT_EQ(over_one_post("g,out,1,x,\n").level_5_share, 0.5);  // out serves A, and not B
}

TEST(IntegrationDepth, has_no_level_5_share_where_nobody_is_below_the_heads) {
  const Integration found = apart_with({});
  EXPECT_EQ(found.tests[5], no);
  EXPECT_EQ(found.level_5_share, std::nullopt);
  EXPECT_EQ(found.reached_otherwise, std::nullopt);
  EXPECT_EQ(found.secured_otherwise, std::nullopt);
}

TEST(IntegrationDepth, measures_what_only_the_register_names_without_posts) {
  const Integration found =
      measured_alone({{"functions.csv", "function,name\nx,X\n"},
                      {"posts.csv", post_columns + "p,t,A,,,\n"},
                      {"arrangements.csv", arrangement_columns + "x,C,B,policy,full\n"}});
  EXPECT_THAT(found.tests, ElementsAre(null, null, yes, no, no, no, no, no));
  EXPECT_EQ(found.tiers, 0U);
  EXPECT_EQ(found.vector.joint_tiers, std::nullopt);
  EXPECT_EQ(found.vector.joint_fte, std::nullopt);
  EXPECT_THAT(found.heads, IsEmpty());
  EXPECT_LT(found.organisation_a, found.organisation_b);
}

} // namespace
} // namespace organograph::test::integration_team_test

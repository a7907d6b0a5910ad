// SPDX-License-Identifier: Apache-2.0
// The ladder of integration: which level is reached, secured and missing, of the seven tests.
#include "support/integrated.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::test::integration_ladder_test {
namespace {

using integrated::no;
using integrated::null;
using integrated::yes;
using testing::ElementsAre;
using testing::IsEmpty;

Ladder climbed(std::initializer_list<std::optional<bool>> one_to_seven, std::optional<int> target = {}) {
  IntegrationTests tests;
  std::copy(one_to_seven.begin(), one_to_seven.end(), tests.begin() + 1);
  return climb(tests, target);
}

TEST(Climb, stays_at_0_where_nothing_holds) {
  const Ladder ladder = climbed({no, no, no, no, no, no, no});
  EXPECT_EQ(ladder.reached, 0);
  EXPECT_EQ(ladder.secured, 0);
  EXPECT_EQ(ladder.operation, 0);
  EXPECT_THAT(ladder.missing, IsEmpty()); // nobody asked for more
}

TEST(Climb, arrives_at_7_where_everything_holds) {
  const Ladder ladder = climbed({yes, yes, yes, yes, yes, yes, yes});
  EXPECT_EQ(ladder.reached, 7);
  EXPECT_EQ(ladder.secured, 7);
  EXPECT_EQ(ladder.operation, 7);
  EXPECT_THAT(ladder.missing, IsEmpty());
}

TEST(Climb, is_never_blocked_by_level_3) {
  const Ladder ladder = climbed({yes, yes, no, yes, yes, no, no});
  EXPECT_EQ(ladder.secured, 5);
  EXPECT_EQ(ladder.operation, 5);
  EXPECT_THAT(ladder.missing, IsEmpty());
  EXPECT_EQ(climbed({yes, yes, null, yes, no, no, no}).secured, 4);
}

TEST(Climb, counts_level_3_when_it_is_met_and_everything_lower_is) {
  EXPECT_EQ(climbed({yes, yes, yes, no, no, no, no}).secured, 3);
  EXPECT_THAT(climbed({yes, yes, yes, no, no, no, no}).missing, IsEmpty());
  EXPECT_EQ(climbed({yes, no, yes, no, no, no, no}).secured, 1);
  EXPECT_EQ(climbed({yes, no, yes, no, no, no, no}).reached, 3);
}

TEST(Climb, counts_level_1_as_met_where_level_4_holds) {
  EXPECT_EQ(climbed({no, yes, no, yes, no, no, no}).secured, 4);
  EXPECT_EQ(climbed({null, yes, no, yes, no, no, no}).secured, 4);
  const Ladder without_2 = climbed({no, no, no, yes, no, no, no});
  EXPECT_EQ(without_2.secured, 1);
  EXPECT_EQ(without_2.reached, 4);
  EXPECT_EQ(without_2.operation, 0);
  EXPECT_THAT(without_2.missing, ElementsAre(2));
}

TEST(Climb, counts_level_1_as_met_where_level_6_holds) {
  const Ladder hub = climbed({no, yes, yes, no, no, yes, no});
  EXPECT_EQ(hub.secured, 3);
  EXPECT_EQ(hub.operation, 6);
  EXPECT_THAT(hub.missing, ElementsAre(4, 5));
  EXPECT_EQ(climbed({null, no, no, no, no, yes, no}).secured, 1);
  EXPECT_EQ(climbed({null, no, no, no, no, null, no}).secured, 0);
}

TEST(Climb, calls_missing_what_is_below_the_level_reached_or_up_to_a_target) {
  const std::initializer_list<std::optional<bool>> tests = {yes, no, no, no, no, no, no};
  EXPECT_THAT(climbed(tests).missing, IsEmpty());
  EXPECT_THAT(climbed(tests, 1).missing, IsEmpty());
  EXPECT_THAT(climbed(tests, 2).missing, ElementsAre(2));
  EXPECT_THAT(climbed(tests, 5).missing, ElementsAre(2, 4, 5)); // 3 never blocks
  EXPECT_THAT(climbed({yes, no, no, no, yes, null, no}, 7).missing, ElementsAre(2, 4, 7));
}

TEST(Climb, stops_before_a_test_that_is_not_known_and_does_not_call_it_missing) {
  const Ladder ladder = climbed({yes, null, yes, yes, no, null, null});
  EXPECT_EQ(ladder.reached, 4);
  EXPECT_EQ(ladder.secured, 1);
  EXPECT_EQ(ladder.operation, 3);
  EXPECT_THAT(ladder.missing, IsEmpty());
}

TEST(Climb, names_a_gap_below_what_is_reached) {
  const Ladder ladder = climbed({yes, no, no, no, no, yes, no});
  EXPECT_EQ(ladder.reached, 6);
  EXPECT_EQ(ladder.secured, 1);
  EXPECT_EQ(ladder.operation, 6);
  EXPECT_THAT(ladder.missing, ElementsAre(2, 4, 5));
}

} // namespace
} // namespace organograph::test::integration_ladder_test

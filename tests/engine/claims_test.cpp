// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/claims.hpp"

#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::test::claims_test {
namespace {

using testing::ElementsAre;
using enum Relation;

constexpr ClaimFigure three{3, 3}, four{4, 4}, three_or_four{3, 4}, nearly_three{3 + 1e-12, 3 + 1e-12};

TEST(Claims, are_held_against_a_value) {
  EXPECT_EQ(holds(at_most, 3, {}, three), true);
  EXPECT_EQ(holds(at_most, 2, {}, three), false);
  EXPECT_EQ(holds(at_least, 3, {}, nearly_three), true);
  EXPECT_EQ(holds(at_least, 4, {}, three), false);
  EXPECT_EQ(holds(equal, 3, {}, nearly_three), true);
  EXPECT_EQ(holds(equal, 4, {}, three), false);
  EXPECT_EQ(holds(equal, 3, {}, std::nullopt), std::nullopt);
  EXPECT_EQ(holds(equal, std::nullopt, {}, three), std::nullopt);
}

TEST(Claims, compare_before_and_after) {
  EXPECT_EQ(holds(falls, {}, four, three), true);
  EXPECT_EQ(holds(falls, {}, three, three), false) << "what stays does not fall";
  EXPECT_EQ(holds(falls, {}, nearly_three, three), false) << "nor by what decimals cannot hold";
  EXPECT_EQ(holds(rises, {}, three, four), true);
  EXPECT_EQ(holds(rises, {}, four, three), false);
  EXPECT_EQ(holds(unchanged, {}, three, nearly_three), true);
  EXPECT_EQ(holds(unchanged, {}, three, four), false);
  EXPECT_EQ(holds(falls, {}, std::nullopt, three), std::nullopt);
  EXPECT_EQ(holds(falls, 3, {}, std::nullopt), std::nullopt);
}

TEST(Claims, on_a_figure_between_two_ends_are_known_only_where_both_say_the_same) {
  EXPECT_EQ(holds(at_least, 3, {}, three_or_four), true);
  EXPECT_EQ(holds(at_least, 4, {}, three_or_four), std::nullopt);
  EXPECT_EQ(holds(at_least, 5, {}, three_or_four), false);
  EXPECT_EQ(holds(equal, 3, {}, three_or_four), std::nullopt);
  EXPECT_EQ(holds(equal, 5, {}, three_or_four), false);
  EXPECT_EQ(holds(rises, {}, three, three_or_four), std::nullopt);
  EXPECT_EQ(holds(rises, {}, four, three_or_four), false);
  EXPECT_EQ(holds(unchanged, {}, three_or_four, three_or_four), std::nullopt);
}

Model council(const std::string &rows) {
  return model_of(Files{{"organisations.csv", "organisation_id,name\na,A\n"},
                        {"posts.csv", "post_id,title,organisation_id\nCE,Chief,a\n"},
                        {"claims.csv", "claim_id,kind,text,declared,measure,relation,value\n" + rows}});
}

ClaimTest test_of(std::size_t row, std::optional<bool> holds) {
  ClaimTest out;
  out.row = row;
  out.holds = holds;
  return out;
}

TEST(Claims, have_a_result_by_all_of_their_tests) {
  const Model model = council(
      "a,principle,One,underway,model.posts,>=,1\na,principle,One,underway,model.posts,>=,0\n"
      "b,objective,Two,met,model.posts,>=,1\nb,objective,Two,met,model.posts,>=,9\n"
      "c,benefit,Three,not_yet,model.posts,>=,1\nc,benefit,Three,not_yet,model.fte,>=,1\n"
      "d,risk,Four,high,model.posts,>=,1\ne,principle,Five,met,,,\nf,principle,Six,met,model.posts,>=,1\n");
  const Claims found =
      claims(model, {test_of(0, true), test_of(1, true), test_of(2, true), test_of(3, false),
                     test_of(4, true), test_of(5, std::nullopt), test_of(6, std::nullopt), test_of(8, true)});
  std::vector<std::string> said;
  for (const Claim &claim : found.claims)
    said.push_back(std::string(model.text(model.rows_of(TableId::claims)->cell(claim.row, 0).text)) + " " +
                   std::string(name(claim.declared)) + " " + std::string(name(claim.result)));
  EXPECT_THAT(said, ElementsAre("b met contradicted", "e met no figure", "a underway supported",
                                "c not_yet partly known", "d high no figure", "f met supported"))
      << "what is declared as met and no figure bears out stands first";
  EXPECT_EQ(found.met_without_figures(), 2U);
  EXPECT_EQ(found.of(ClaimResult::no_figure), 2U);
  EXPECT_EQ(found.tests, 8U);
  EXPECT_EQ(found.hold, 5U);
  EXPECT_EQ(found.do_not_hold, 1U);
  EXPECT_EQ(found.not_known, 2U);
}

} // namespace
} // namespace organograph::test::claims_test

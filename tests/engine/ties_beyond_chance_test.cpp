// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/ties_beyond_chance.hpp"

#include "support/meeting_models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace organograph::test::ties_beyond_chance_test {
namespace {

const ChanceTie &tie_of(const Model &model, const TiesBeyondChance &found, const std::string &a,
                        const std::string &b) {
  for (const ChanceTie &tie : found.pairs)
    if (model.text(model->posts.id[index(tie.a)]) == a && model.text(model->posts.id[index(tie.b)]) == b)
      return tie;
  throw std::runtime_error("no such pair: " + a + " " + b);
}

TEST(TiesBeyondChance, of_the_committee_minutes_as_published) {
  const TiesBeyondChance found = ties_beyond_chance(published_model("technical-committee-minutes"));
  EXPECT_EQ(found.tested, 2350U);
  EXPECT_EQ(found.meet_often, 839U);
  EXPECT_EQ(found.each.often_not_beyond, 301U);
  EXPECT_EQ(found.each.seldom_beyond, 360U);
  EXPECT_EQ(found.each.beyond, 839U - 301U + 360U);
  EXPECT_EQ(found.all.often_not_beyond, 584U);
  EXPECT_EQ(found.all.seldom_beyond, 1U);
  EXPECT_EQ(found.pairs.size(), 839U + 360U);
}

TEST(TiesBeyondChance, of_the_southern_women_no_pair_that_meets_often_is_beyond_chance) {
  const TiesBeyondChance found = ties_beyond_chance(published_model("southern-women"));
  EXPECT_EQ(found.tested, 139U);
  EXPECT_EQ(found.meet_often, 9U);
  EXPECT_EQ(found.each.often_not_beyond, 9U);
  EXPECT_EQ(found.each.beyond, 0U);
}

// Four posts, each in two of four series, each series with two posts: everybody is alike, so every chance is
// a half, and two posts share 4 x 1/4 series.
TEST(TiesBeyondChance, where_all_are_alike_it_is_the_binomial_distribution) {
  const Model model = meeting_model(4, {{0, 1}, {0, 1}, {2, 3}, {2, 3}});
  const TiesBeyondChance found = ties_beyond_chance(model, {.often = 1});
  ASSERT_EQ(found.tested, 2U);
  const ChanceTie &tie = tie_of(model, found, "P0", "P1");
  EXPECT_EQ(tie.series, 2U);
  EXPECT_NEAR(tie.expected, 1, 1e-12);
  EXPECT_NEAR(tie.p, 1 - std::pow(0.75, 4) - 4 * 0.25 * std::pow(0.75, 3), 1e-12);
  EXPECT_NEAR(tie.p_holm, 2 * tie.p, 1e-12);
  EXPECT_EQ(found.each.often_not_beyond, 2U);
}

// P0 sits in every series and P4 in none: no table with these numbers has it otherwise, so what they share
// with others is certain. The rest is as above.
TEST(TiesBeyondChance, seats_without_a_choice_are_certain) {
  const Model model = meeting_model(6, {{0, 1, 2}, {0, 1, 2}, {0, 3, 5}, {0, 3, 5}});
  const TiesBeyondChance found = ties_beyond_chance(model, {.often = 1});
  const ChanceTie &certain = tie_of(model, found, "P0", "P1");
  EXPECT_EQ(certain.series, 2U);
  EXPECT_NEAR(certain.expected, 2, 1e-12);
  EXPECT_NEAR(certain.p, 11.0 / 16, 1e-12) << "that P1 sits in two or more of four series";
  EXPECT_NEAR(tie_of(model, found, "P1", "P2").p, 1 - std::pow(0.75, 4) - 4 * 0.25 * std::pow(0.75, 3),
              1e-12);
}

// Rows 3, 3, 1, 1 and columns 3, 3, 1, 1: the first two posts fill the first two series, and no others sit in
// the last two but one of them in each. Weights would be infinite, though no post sits in all series.
TEST(TiesBeyondChance, blocks_without_a_choice_are_certain_too) {
  const Model model = meeting_model(4, {{0, 1, 2}, {0, 1, 3}, {0}, {1}});
  const TiesBeyondChance found = ties_beyond_chance(model, {.often = 1});
  const ChanceTie &tie = tie_of(model, found, "P0", "P1");
  EXPECT_EQ(tie.series, 2U);
  EXPECT_NEAR(tie.expected, 2.5, 1e-12); // two for certain, two by a quarter
  EXPECT_NEAR(tie.p, 1, 1e-12);
  EXPECT_NEAR(tie_of(model, found, "P0", "P2").expected, 1, 1e-12);
  EXPECT_NEAR(tie_of(model, found, "P0", "P2").p, 0.75, 1e-12);
}

TEST(TiesBeyondChance, a_model_in_which_nobody_meets_has_no_pairs) {
  for (const Model &model : {meeting_model(3, {{0}, {1}, {}}), meeting_model(2, {})}) {
    const TiesBeyondChance found = ties_beyond_chance(model);
    EXPECT_EQ(found.tested, 0U);
    EXPECT_EQ(found.each.beyond, 0U);
    EXPECT_TRUE(found.pairs.empty());
  }
}

// Two posts in the same 60 of 4,000 series: far below what is told.
TEST(TiesBeyondChance, a_very_small_probability_is_told_as_the_least) {
  std::vector<std::vector<std::size_t>> series;
  for (std::size_t m = 0; m < 4000; ++m)
    series.push_back(m < 60 ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{2 + m % 50});
  const Model model = meeting_model(52, series);
  const TiesBeyondChance found = ties_beyond_chance(model);
  EXPECT_EQ(tie_of(model, found, "P0", "P1").p, 1e-12);
  EXPECT_EQ(found.all.beyond, 1U);
}

Model random_model(unsigned seed, std::size_t posts, std::size_t meetings) {
  std::mt19937 random(seed);
  std::vector<std::vector<std::size_t>> series(meetings);
  for (auto &each : series) {
    const std::size_t density = random() % 8 + 1;
    for (std::size_t p = 0; p < posts; ++p)
      if (random() % 20 < density)
        each.push_back(p);
  }
  return meeting_model(posts, series);
}

auto fields(const TiesBeyondChance &found) {
  std::vector<std::tuple<PostId, PostId, std::uint32_t, double, double, double>> pairs;
  for (const ChanceTie &tie : found.pairs)
    pairs.emplace_back(tie.a, tie.b, tie.series, tie.expected, tie.p, tie.p_holm);
  return std::tuple(pairs, found.tested, found.each.beyond, found.all.beyond);
}

TEST(TiesBeyondChance, does_not_depend_on_the_thread_count) {
  const Model model = random_model(3, 150, 60);
  const auto one = fields(ties_beyond_chance(model, {3, 1}));
  EXPECT_EQ(fields(ties_beyond_chance(model, {3, 2})), one);
  EXPECT_EQ(fields(ties_beyond_chance(model, {3, 7})), one);
}

} // namespace
} // namespace organograph::test::ties_beyond_chance_test

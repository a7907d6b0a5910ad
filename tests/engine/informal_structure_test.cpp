// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/informal_structure.hpp"

#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace organograph::informal_structure_test {
namespace {

using test::Files;
using test::model_of;
using testing::ElementsAre;

const std::string organisations = "organisation_id,name\nA,a\nB,b\n";

// Two teams of four, each in a meeting of its own; the managers are joined by a line.
Files two_teams() {
  return {{"organisations.csv", organisations},
          {"posts.csv", "post_id,title,organisation_id,reports_to,function\n"
                        "P1,t,A,,f\nP2,t,B,P1,f\nP3,t,A,P1,f\nP4,t,B,P1,f\n"
                        "Q1,t,A,P1,g\nQ2,t,B,Q1,g\nQ3,t,A,Q1,g\nQ4,t,B,Q1,\n"},
          {"meetings.csv", "meeting_id,subject\nM,s\nN,s\n"},
          {"attendance.csv", "meeting_id,attendee_id\nM,P1\nM,P2\nM,P3\nM,P4\nN,Q1\nN,Q2\nN,Q3\nN,Q4\n"}};
}

TEST(InformalStructure, two_teams_are_two_communities_alike_to_their_services) {
  const InformalStructure found = informal_structure(model_of(two_teams()));
  EXPECT_EQ(found.lines, 7U);
  EXPECT_EQ(found.ties, 12U);
  EXPECT_EQ(found.runs, 50U);
  const FoundGrouping &first = found.first();
  EXPECT_THAT(first.community, ElementsAre(0, 0, 0, 0, 1, 1, 1, 1));
  EXPECT_NEAR(first.modularity, 12.0 / 13 - 0.5, 1e-12); // 13 edges, one between
  EXPECT_EQ(first.functions.posts, 7U);                  // one has none
  EXPECT_DOUBLE_EQ(first.functions.nmi.value(), 1);
  EXPECT_DOUBLE_EQ(first.functions.ari.value(), 1);
  EXPECT_NEAR(first.employers.nmi.value(), 0, 1e-12);
  EXPECT_LT(first.employers.ari.value(), 0); // less than by chance: each has two of each
  EXPECT_FALSE(found.least_alike().has_value());
}

TEST(InformalStructure, a_likeness_that_cannot_be_is_not_known) {
  const InformalStructure one = informal_structure(
      model_of({{"organisations.csv", "organisation_id,name\nA,a\n"},
                {"posts.csv", "post_id,title,organisation_id,reports_to\nP1,t,A,\nP2,t,A,P1\n"}}));
  EXPECT_EQ(one.first().communities, 1U);
  EXPECT_EQ(one.first().modularity, 0);
  EXPECT_FALSE(one.first().employers.nmi.has_value()) << "neither parts the posts";
  EXPECT_FALSE(one.first().employers.ari.has_value());
  EXPECT_FALSE(one.first().functions.nmi.has_value()) << "no post has a function";
  EXPECT_EQ(one.first().functions.posts, 0U);
}

TEST(InformalStructure, needs_a_line_or_a_tie) {
  const std::string posts = "post_id,title,organisation_id,reports_to\nP1,t,A,\nP2,t,B,?\n";
  EXPECT_FALSE(has_lines_or_ties(model_of({{"organisations.csv", organisations}, {"posts.csv", posts}})));
  const Files meetings = {{"organisations.csv", organisations},
                          {"posts.csv", posts},
                          {"meetings.csv", "meeting_id,subject\nM,s\nN,s\n"},
                          {"attendance.csv", "meeting_id,attendee_id\nM,P1\nN,P2\n"}};
  EXPECT_FALSE(has_lines_or_ties(model_of(meetings)));
  EXPECT_TRUE(has_lines_or_ties(model_of(two_teams())));
}

// A ring of six can be parted into pairs or threes in several ways that are as good.
TEST(InformalStructure, groupings_as_good_are_kept_and_give_the_ends) {
  Files files = {{"organisations.csv", organisations},
                 {"posts.csv", "post_id,title,organisation_id,function\n"},
                 {"meetings.csv", "meeting_id,subject\n"},
                 {"attendance.csv", "meeting_id,attendee_id\n"}};
  for (int p = 0; p < 6; ++p) {
    const std::string number = std::to_string(p);
    files[1].second += "P" + number + ",t,A," + (p < 3 ? "f" : "g") + "\n";
    files[2].second += "M" + number + ",s\n";
    files[3].second +=
        "M" + number + ",P" + number + "\nM" + number + ",P" + std::to_string((p + 1) % 6) + "\n";
  }
  const InformalStructure found = informal_structure(model_of(files));
  ASSERT_GT(found.groupings.size(), 1U);
  const LikenessRange range = nmi_range(found, &FoundGrouping::functions);
  EXPECT_LT(*range.low, *range.high);
  EXPECT_LT(found.least_alike().value(), 1);
  for (const FoundGrouping &grouping : found.groupings)
    EXPECT_GE(grouping.modularity, 0.9 * found.first().modularity);
}

// From each post alone every search ends in three communities here, whatever the order of the posts.
TEST(InformalStructure, a_line_of_six_posts_is_parted_in_the_middle) {
  const InformalStructure found = informal_structure(
      model_of({{"organisations.csv", organisations},
                {"posts.csv", "post_id,title,organisation_id,reports_to\nP0,t,A,\nP1,t,A,P0\nP2,t,A,P1\n"
                              "P3,t,A,P0\nalone,t,B,\nP5,t,A,P2\nP6,t,A,P3\n"}}));
  EXPECT_NEAR(found.first().modularity, 4.0 / 5 - 2.0 / 4, 1e-12); // 5 lines, one between
  EXPECT_THAT(found.first().community, ElementsAre(0, 1, 1, 0, 2, 1, 0));
}

Model random_model(unsigned seed, std::size_t posts) {
  std::mt19937 random(seed);
  Files files = {{"organisations.csv", organisations},
                 {"posts.csv", "post_id,title,organisation_id,reports_to,function\n"},
                 {"meetings.csv", "meeting_id,subject\n"},
                 {"attendance.csv", "meeting_id,attendee_id\n"}};
  for (std::size_t p = 0; p < posts; ++p)
    files[1].second += "P" + std::to_string(p) + ",t," + (random() % 2 == 0 ? "A" : "B") + "," +
                       (p == 0 ? "" : "P" + std::to_string(random() % p)) + ",f" +
                       std::to_string(random() % 5) + "\n";
  for (std::size_t m = 0; m < posts / 3; ++m) {
    files[2].second += "M" + std::to_string(m) + ",s\n";
    const std::size_t first = random() % posts;
    for (std::size_t p = first; p < std::min(posts, first + 4); ++p)
      files[3].second += "M" + std::to_string(m) + ",P" + std::to_string(p) + "\n";
  }
  return model_of(files);
}

// What Leiden guarantees of its end: moving a single post gains nothing.
TEST(InformalStructure, no_post_would_be_better_elsewhere) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const Model model = random_model(seed, 60);
    const InformalStructure found = informal_structure(model);
    std::vector<std::vector<int>> edge(60, std::vector<int>(60, 0));
    for (std::size_t p = 0; p < 60; ++p)
      if (const PostId manager = model->posts.manager[p]; manager != none<PostId>)
        edge[p][index(manager)] = edge[index(manager)][p] = 1;
    for (std::size_t m = 0; m < model->meetings->size(); ++m)
      for (const Seat &a : model->meetings->seats[m])
        for (const Seat &b : model->meetings->seats[m])
          if (a.post != b.post)
            edge[index(a.post)][index(b.post)] = 1;
    std::vector<double> degree(60, 0);
    double ends = 0;
    for (std::size_t a = 0; a < 60; ++a)
      for (std::size_t b = 0; b < 60; ++b)
        degree[a] += edge[a][b], ends += edge[a][b];
    for (const FoundGrouping &grouping : found.groupings)
      for (std::size_t p = 0; p < 60; ++p) {
        std::vector<double> gain(61, 0); // of being with the others of each community, or alone
        for (std::size_t other = 0; other < 60; ++other)
          if (other != p)
            gain[grouping.community[other]] += edge[p][other] - degree[p] * degree[other] / ends;
        EXPECT_GE(gain[grouping.community[p]] + 1e-9, *std::ranges::max_element(gain)) << seed << " " << p;
      }
  }
}

auto fields(const InformalStructure &found) {
  std::vector<std::tuple<std::vector<std::uint32_t>, double, std::optional<double>>> out;
  for (const FoundGrouping &grouping : found.groupings)
    out.emplace_back(grouping.community, grouping.modularity, grouping.functions.nmi);
  return out;
}

TEST(InformalStructure, does_not_depend_on_the_thread_count) {
  const Model model = random_model(7, 400);
  const auto one = fields(informal_structure(model, 1));
  EXPECT_EQ(fields(informal_structure(model, 2)), one);
  EXPECT_EQ(fields(informal_structure(model, 7)), one);
}

} // namespace
} // namespace organograph::informal_structure_test

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/span_of_control.hpp"

#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace organograph::test::span_of_control_test {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::Optional;

const std::string two_organisations = "organisation_id,name\nA,Council A\nB,Council B\n";

Model posts_of_two(const std::string &posts, Files more = {}) {
  more.emplace_back("organisations.csv", two_organisations);
  more.emplace_back("posts.csv", posts);
  return model_of(more);
}

std::size_t at(const Model &model, std::string_view post) {
  return index(by_id<PostId>(model, model->posts.id, post));
}

const SpanScope &organisation(const SpanOfControl &spans, const Model &model, std::string_view id) {
  return spans.organisations[index(by_id<OrganisationId>(model, model->organisations.id, id))];
}

const SpanScope &function(const SpanOfControl &spans, const Model &model, std::string_view id) {
  return spans.functions[index(by_id<FunctionId>(model, model->functions.id, id))];
}

/// A manager of n reports each, by name: `M3` has three.
std::string managers_of(const std::vector<int> &spans) {
  std::string posts = "post_id,title,organisation_id,reports_to\n";
  for (std::size_t m = 0; m < spans.size(); ++m) {
    const std::string manager = "M" + std::to_string(m);
    posts += manager + ",t,A,\n";
    for (int r = 0; r < spans[m]; ++r)
      posts += manager + "R" + std::to_string(r) + ",t,A," + manager + "\n";
  }
  return posts;
}

// P1 - P2 - P5
//    - P3
//    - P4
TEST(SpanOfControl, gives_the_figures_of_the_worked_example) {
  const Model model = posts_of_two("post_id,title,organisation_id,reports_to\n"
                                   "P1,t,A,\nP2,t,A,P1\nP3,t,A,P1\nP4,t,A,P1\nP5,t,A,P2\n");
  const SpanOfControl spans = span_of_control(model);
  EXPECT_EQ(spans.all.posts, 5U);
  EXPECT_EQ(spans.all.managers, 2U);
  EXPECT_EQ(spans.all.span_mean, 2.0);
  EXPECT_EQ(spans.all.span_median, 2.0);
  EXPECT_EQ(spans.all.span_max, 3U);
  EXPECT_EQ(spans.all.layers, 3U);
  EXPECT_EQ(spans.all.one_to_one, 1U);
  EXPECT_EQ(spans.all.manager_share, 0.4);
  EXPECT_THAT(spans.all.bands, ElementsAre(1, 1, 0, 0, 0, 0));
  EXPECT_THAT(spans.posts.direct_reports, ElementsAre(3, 1, 0, 0, 0));
  EXPECT_THAT(spans.posts.all_reports, ElementsAre(4, 1, 0, 0, 0));
  EXPECT_FALSE(spans.span_target);
}

TEST(SpanOfControl, counts_vacant_posts) {
  const Model model = posts_of_two("post_id,title,organisation_id,reports_to,status\n"
                                   "P1,t,A,,vacant\nP2,t,A,P1,vacant\n");
  const SpanOfControl spans = span_of_control(model);
  EXPECT_EQ(spans.all.managers, 1U);
  EXPECT_EQ(spans.all.span_mean, 1.0);
}

TEST(SpanOfControl, adds_up_what_is_below_a_post_without_the_post) {
  const Model model = posts_of_two("post_id,title,organisation_id,reports_to,function,fte,annual_cost\n"
                                   "top,t,A,,x,1,100\n"
                                   "mid,t,A,top,x,0.5,70\n"
                                   "low,t,B,mid,y,0.25,30\n"
                                   "low2,t,B,mid,y,1,\n"
                                   "low3,t,B,mid,,1,5\n"
                                   "other,t,B,,z,1,1\n",
                                   {{"staff_groups.csv", "group_id,reports_to,fte,annual_cost,function\n"
                                                         "G1,low,12.5,400,z\nG2,mid,3,,z\n"}});
  const PostSpans spans = span_of_control(model).posts;
  EXPECT_EQ(spans.all_reports[at(model, "top")], 4U);
  EXPECT_EQ(spans.fte_below[at(model, "top")], 0.5 + 0.25 + 1 + 1 + 12.5 + 3);
  EXPECT_EQ(spans.cost_below[at(model, "top")], 70.0 + 30 + 5 + 400);
  EXPECT_EQ(spans.cost_unknown_below[at(model, "top")], 2U); // low2 and G2
  EXPECT_EQ(spans.functions_below[at(model, "top")], 2U);    // a blank is none, a group is no post
  EXPECT_EQ(spans.functions_below[at(model, "mid")], 1U);
  EXPECT_EQ(spans.fte_below[at(model, "low")], 12.5);
  EXPECT_EQ(spans.cost_below[at(model, "low")], 400.0);
  EXPECT_EQ(spans.all_reports[at(model, "low")], 0U);
  EXPECT_EQ(spans.manager[at(model, "low")], IsManager::no); // a staff group is no span
  EXPECT_EQ(spans.fte_below[at(model, "other")], 0.0);
}

TEST(SpanOfControl, leaves_the_cost_below_empty_only_where_something_is_below_and_none_is_known) {
  const Model model = posts_of_two("post_id,title,organisation_id,reports_to,annual_cost\n"
                                   "top,t,A,,\nmid,t,A,top,50\nlow,t,A,mid,\nalone,t,A,,\nhost,t,A,,7\n"
                                   "first,t,A,,\nsecond,t,A,first,\nthird,t,A,second,8\n",
                                   {{"staff_groups.csv", "group_id,reports_to,fte\nG,host,2\n"}});
  const PostSpans spans = span_of_control(model).posts;
  EXPECT_EQ(spans.cost_below[at(model, "top")], 50.0);
  EXPECT_EQ(spans.cost_below[at(model, "mid")], std::nullopt);
  EXPECT_EQ(spans.cost_below[at(model, "low")], 0.0);
  EXPECT_EQ(spans.cost_below[at(model, "alone")], 0.0);
  EXPECT_EQ(spans.cost_below[at(model, "host")], std::nullopt);
  EXPECT_EQ(spans.cost_below[at(model, "first")], 8.0); // known of the one below the one below
  EXPECT_EQ(spans.cost_unknown_below[at(model, "host")], 1U);
}

TEST(SpanOfControl, says_not_known_where_reports_are_not_in_the_model) {
  const Model model = posts_of_two("post_id,title,organisation_id,reports_to,reports_known\n"
                                   "P1,t,A,,no\nP2,t,A,P1,no\nP3,t,A,P1,\n");
  const SpanOfControl spans = span_of_control(model);
  EXPECT_THAT(spans.posts.manager, ElementsAre(IsManager::yes, IsManager::not_known, IsManager::no));
  EXPECT_EQ(spans.all.managers, 1U);
  EXPECT_EQ(spans.all.reports_not_known, 1U);
  EXPECT_EQ(spans.all.manager_share, 0.5);
}

TEST(SpanOfControl, has_no_manager_share_where_no_reports_are_known) {
  const Model model = posts_of_two("post_id,title,organisation_id,reports_known\nP1,t,A,no\nP2,t,B,no\n");
  const SpanOfControl spans = span_of_control(model);
  EXPECT_EQ(spans.all.manager_share, std::nullopt);
  EXPECT_EQ(spans.all.reports_not_known, 2U);
}

TEST(SpanOfControl, has_no_averages_without_a_manager) {
  const Model model = posts_of_two("post_id,title,organisation_id\nP1,t,A\n");
  const SpanScope all = span_of_control(model).all;
  EXPECT_EQ(all.span_mean, std::nullopt);
  EXPECT_EQ(all.span_median, std::nullopt);
  EXPECT_EQ(all.span_max, std::nullopt);
  EXPECT_EQ(all.layers, 1U);
  EXPECT_EQ(all.manager_share, 0.0);
}

TEST(SpanOfControl, has_no_cost_without_a_known_one) {
  const Model model = posts_of_two("post_id,title,organisation_id,reports_to\nP1,t,A,\nP2,t,A,P1\n");
  const SpanScope all = span_of_control(model).all;
  EXPECT_EQ(all.cost, std::nullopt);
  EXPECT_EQ(all.manager_cost_share, std::nullopt);
  EXPECT_EQ(all.cost_unknown_posts, 2U);
}

TEST(SpanOfControl, has_a_cost_of_0_but_no_manager_cost_share_when_every_known_cost_is_0) {
  const Model model =
      posts_of_two("post_id,title,organisation_id,reports_to,annual_cost\nP1,t,A,,0\nP2,t,A,P1,\n");
  const SpanScope all = span_of_control(model).all;
  EXPECT_EQ(all.cost, 0.0);
  EXPECT_EQ(all.manager_cost_share, std::nullopt);
}

TEST(SpanOfControl, shares_cost_between_managers_and_others_where_it_is_known) {
  const Model model = posts_of_two("post_id,title,organisation_id,reports_to,annual_cost\n"
                                   "P1,t,A,,90\nP2,t,A,P1,\nP3,t,A,P2,30\n");
  const SpanScope all = span_of_control(model).all;
  EXPECT_EQ(all.cost, 120.0);
  EXPECT_EQ(all.cost_unknown_posts, 1U);
  EXPECT_EQ(all.manager_cost_share, 0.75);
}

TEST(SpanOfControl, takes_the_mean_of_the_middle_two_for_an_even_number_of_managers) {
  const Model even = posts_of_two(managers_of({1, 9, 2, 5}));
  EXPECT_EQ(span_of_control(even).all.span_median, 3.5);
  EXPECT_EQ(span_of_control(even).all.span_mean, 17.0 / 4);
  EXPECT_EQ(span_of_control(even).all.span_max, 9U);
  const Model odd = posts_of_two(managers_of({7, 1, 2}));
  EXPECT_EQ(span_of_control(odd).all.span_median, 2.0);
}

TEST(SpanOfControl, puts_the_ends_of_every_band_where_they_belong) {
  const Model model = posts_of_two(managers_of({1, 2, 3, 4, 7, 8, 12, 13, 16, 17, 40}));
  EXPECT_THAT(span_of_control(model).all.bands, ElementsAre(1, 2, 2, 2, 2, 2));
}

TEST(SpanOfControl, puts_the_ends_of_every_archetype_where_they_belong_when_asked) {
  const Model model = posts_of_two(managers_of({1, 2, 3, 5, 6, 7, 7, 8, 9, 10, 11, 15, 16, 40}));
  EXPECT_THAT(span_of_control(model, {true, {}}).all.archetypes, ElementsAre(2, 3, 3, 2, 2));
  EXPECT_THAT(span_of_control(model).all.archetypes, ElementsAre(0, 0, 0, 0, 0));
}

TEST(SpanOfControl, lists_the_managers_outside_a_target_in_file_order) {
  const Model model = posts_of_two(managers_of({9, 5, 1, 8, 0, 12, 4}));
  const SpanOfControl spans = span_of_control(model, {false, SpanTarget{5, 8}});
  const auto id = [&](const char *post) { return by_id<PostId>(model, model->posts.id, post); };
  EXPECT_THAT(spans.below_target, ElementsAre(id("M2"), id("M6")));
  EXPECT_THAT(spans.above_target, ElementsAre(id("M0"), id("M5")));
  ASSERT_TRUE(spans.span_target);
  EXPECT_EQ(spans.span_target->low, 5U);
}

// J serves A to 0.3 and B to 0.7; it manages a (A), k (A and B) and b1, b2 (B).
class SpanOfAJointPost : public testing::Test {
protected:
  const Model model =
      posts_of_two("post_id,title,organisation_id,reports_to,fte,annual_cost,reports_known\n"
                   "J,t,A,,0.5,100,\na,t,A,J,1,40,no\nk,t,B,J,1,20,\nb1,t,B,J,1,,\nb2,t,B,J,2,10,\n"
                   "a2,t,A,k,1,4,\n",
                   {{"post_shares.csv", "post_id,organisation_id,cost_share\n"
                                        "J,A,0.3\nJ,B,0.7\nk,A,0.5\nk,B,0.5\n"}});
  const SpanOfControl spans = span_of_control(model);
};

TEST_F(SpanOfAJointPost, counts_once_in_all) {
  EXPECT_EQ(spans.all.posts, 6U);
  EXPECT_EQ(spans.all.managers, 2U);
  EXPECT_EQ(spans.all.fte, 6.5);
  EXPECT_EQ(spans.all.cost, 174.0);
}

TEST_F(SpanOfAJointPost, is_in_each_organisation_by_its_share) {
  const SpanScope &a = organisation(spans, model, "A");
  EXPECT_EQ(a.posts, 4U); // J, a, k, a2
  EXPECT_DOUBLE_EQ(a.fte, 0.5 * 0.3 + 1 + 0.5 + 1);
  EXPECT_THAT(a.cost, Optional(DoubleEq(30.0 + 40 + 10 + 4)));
  EXPECT_EQ(a.cost_unknown_posts, 0U);
  const SpanScope &b = organisation(spans, model, "B");
  EXPECT_EQ(b.posts, 4U); // J, k, b1, b2
  EXPECT_DOUBLE_EQ(b.fte, 0.5 * 0.7 + 0.5 + 1 + 2);
  EXPECT_THAT(b.cost, Optional(DoubleEq(70.0 + 10 + 10)));
  EXPECT_EQ(b.cost_unknown_posts, 1U);
}

TEST_F(SpanOfAJointPost, spans_in_an_organisation_the_reports_that_serve_it) {
  const SpanScope &a = organisation(spans, model, "A");
  EXPECT_EQ(a.managers, 2U); // J over a and k, k over a2
  EXPECT_EQ(a.span_mean, 1.5);
  EXPECT_EQ(a.one_to_one, 1U);
  EXPECT_THAT(a.manager_cost_share, Optional(DoubleEq((30.0 + 10) / 84)));
  EXPECT_EQ(a.reports_not_known, 1U);
  EXPECT_THAT(a.manager_share, Optional(DoubleEq(2.0 / 3)));
  const SpanScope &b = organisation(spans, model, "B");
  EXPECT_EQ(b.managers, 1U); // J over k, b1 and b2; k's only report serves A alone
  EXPECT_EQ(b.span_max, 3U);
  EXPECT_THAT(b.manager_cost_share, Optional(DoubleEq(70.0 / 90)));
  EXPECT_EQ(b.layers, 2U);
}

TEST(SpanOfControl, counts_a_manager_whose_known_reports_serve_elsewhere_as_not_known_in_the_organisation) {
  const Model model = posts_of_two("post_id,title,organisation_id,reports_to,reports_known\n"
                                   "P1,t,A,,no\nP2,t,B,P1,\nP3,t,B,,\nP4,t,A,P3,\n");
  const SpanOfControl spans = span_of_control(model);
  EXPECT_EQ(spans.all.reports_not_known, 0U);
  EXPECT_EQ(organisation(spans, model, "A").reports_not_known, 1U);
  EXPECT_EQ(organisation(spans, model, "A").manager_share, 0.0);
  EXPECT_EQ(organisation(spans, model, "A").managers, 0U);
  EXPECT_EQ(organisation(spans, model, "B").managers, 0U);
}

TEST(SpanOfControl, counts_every_direct_report_in_functions_and_layers) {
  const Model model = posts_of_two("post_id,title,organisation_id,reports_to,function,annual_cost\n"
                                   "P1,t,A,,x,10\nP2,t,A,P1,y,20\nP3,t,B,P1,x,30\nP4,t,B,P2,,40\n",
                                   {{"functions.csv", "function,name\ny,Y\nx,X\nz,Z\n"}});
  const SpanOfControl spans = span_of_control(model);
  ASSERT_EQ(spans.functions.size(), 3U);
  const SpanScope &x = function(spans, model, "x");
  EXPECT_EQ(x.posts, 2U);
  EXPECT_EQ(x.managers, 1U);
  EXPECT_EQ(x.span_max, 2U);
  EXPECT_EQ(x.cost, 40.0);
  EXPECT_EQ(x.layers, 2U);
  EXPECT_EQ(function(spans, model, "y").managers, 1U);
  const SpanScope &z = function(spans, model, "z");
  EXPECT_EQ(z.posts, 0U);
  EXPECT_EQ(z.layers, std::nullopt);
  EXPECT_EQ(z.manager_share, std::nullopt);
  ASSERT_EQ(spans.layers.size(), 3U);
  EXPECT_EQ(spans.layers[1].posts, 2U);
  EXPECT_EQ(spans.layers[1].managers, 1U);
  EXPECT_EQ(spans.layers[1].layers, 1U);
  EXPECT_EQ(spans.layers[2].cost, 40.0);
}

// A random forest of 400 posts and 90 functions: more than the bits of a word.
TEST(SpanOfControl, counts_the_functions_below_however_many_there_are) {
  std::string posts = "post_id,title,organisation_id,reports_to,function\n";
  std::uint32_t state = 1;
  const auto below = [&](std::uint32_t n) { return (state = state * 1664525 + 1013904223) / 65536 % n; };
  std::vector<std::vector<std::size_t>> above;
  std::map<std::size_t, std::set<std::uint32_t>> functions;
  for (std::size_t p = 0; p < 400; ++p) {
    posts += "P" + std::to_string(p) + ",t,A,";
    above.emplace_back();
    if (p > 0 && below(20)) {
      const std::size_t manager = below(static_cast<std::uint32_t>(p));
      posts += "P" + std::to_string(manager);
      above[p] = above[manager];
      above[p].push_back(manager);
    }
    const std::uint32_t function = below(100);
    posts += function < 90 ? ",f" + std::to_string(function) + "\n" : ",\n";
    for (const std::size_t manager : above[p])
      if (function < 90)
        functions[manager].insert(function);
  }
  const Model model = posts_of_two(posts);
  ASSERT_GT(model->functions.id.size(), 64U);
  const PostSpans spans = span_of_control(model).posts;
  for (std::size_t p = 0; p < 400; ++p)
    EXPECT_EQ(spans.functions_below[p], functions[p].size()) << "P" << p;
}

TEST(SpanOfControl, measures_a_model_without_posts) {
  const SpanOfControl spans = span_of_control(posts_of_two("post_id,title,organisation_id\n"));
  EXPECT_EQ(spans.all.posts, 0U);
  EXPECT_EQ(spans.all.layers, std::nullopt);
  EXPECT_EQ(spans.all.manager_share, std::nullopt);
  EXPECT_EQ(spans.organisations.size(), 2U);
  EXPECT_TRUE(spans.layers.empty());
}

TEST(SpanOfControl, measures_a_line_of_100000_posts) {
  std::string posts = "post_id,title,organisation_id,reports_to\nP0,t,A,\n";
  for (int p = 1; p < 100000; ++p)
    posts += "P" + std::to_string(p) + ",t,A,P" + std::to_string(p - 1) + "\n";
  const SpanOfControl spans = span_of_control(posts_of_two(posts));
  EXPECT_EQ(spans.all.layers, 100000U);
  EXPECT_EQ(spans.all.one_to_one, 99999U);
  EXPECT_EQ(spans.posts.all_reports[0], 99999U);
  EXPECT_EQ(spans.posts.fte_below[0], 99999.0);
}

} // namespace
} // namespace organograph::test::span_of_control_test

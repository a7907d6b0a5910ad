// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/within_layers.hpp"

#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::within_layers_test {
namespace {

using test::Files;
using testing::ElementsAre;
using testing::IsEmpty;

// Four layers in one line, an assistant of the second, somebody whose manager is not known.
Files one_line() {
  return {{"organisations.csv", "organisation_id,name\nA,a\nB,b\n"},
          {"posts.csv", "post_id,title,organisation_id,reports_to,assistant\n"
                        "P1,t,A,,\nP2,t,A,P1,\nP3,t,A,P2,\nP4,t,A,P3,\nQ,t,A,P2,yes\nU,t,A,?,\n"},
          {"post_shares.csv", "post_id,organisation_id,cost_share\nP2,A,0.5\nP2,B,0.5\nP4,A,0.5\nP4,B,0.5\n"},
          {"staff_groups.csv", "group_id,reports_to,fte\nG2,P2,3\nG4,P4,5\n"},
          {"partners.csv", "partner_id,name\nX,x\n"},
          {"partner_links.csv", "partner_id,post_id,function\nX,P2,f\nX,P4,f\n"},
          {"meetings.csv", "meeting_id,subject\nM,s\n"},
          {"attendance.csv", "meeting_id,attendee_id\nM,P1\nM,P4\nM,X\n"},
          {"agreements.csv", "agreement_id,title,owner_post\nAG,An agreement,P4\n"},
          {"recharges.csv", "post_id,payer,payee,year,amount\nP4,A,B,2021,1\nP2,A,B,2021,1\n"},
          {"published.csv", "measure,value\ncount(posts),6\n"}};
}

struct Cut {
  WithinLayers within;
  Model model;
};

Cut cut(LayerRange layers) {
  const Draft draft = io::read_model_files(one_line());
  BuildResult whole = build_model(draft);
  WithinLayers within = within_layers(draft, whole.model.value(), layers);
  BuildResult built = build_model(within.draft);
  for (const Diagnostic &diagnostic : built.diagnostics)
    EXPECT_NE(diagnostic.severity(), Severity::error) << to_string(diagnostic);
  return {std::move(within), std::move(built.model.value())};
}

std::vector<std::string> posts_of(const Model &model) {
  std::vector<std::string> out;
  for (const TextId id : model->posts.id)
    out.emplace_back(model.text(id));
  return out;
}

TEST(WithinLayers, rows_of_a_post_go_with_it) {
  const Cut top = cut({1, 2});
  EXPECT_THAT(posts_of(top.model), ElementsAre("P1", "P2", "Q"));
  EXPECT_EQ(top.within.posts, 3U);
  EXPECT_EQ(top.within.outside, 2U);
  EXPECT_EQ(top.within.layer_not_known, 1U);
  EXPECT_EQ(top.model->staff_groups.size(), 1U);
  EXPECT_EQ(top.model->partner_links->size(), 1U);
  EXPECT_EQ(top.model->meetings->seats[0].size(), 1U);
  EXPECT_EQ(top.model->meetings->partners[0].size(), 1U);
  EXPECT_EQ(top.model.rows_of(TableId::agreements)->size(), 1U) << "it is of no post, and has no owner now";
  EXPECT_EQ(top.model.rows_of(TableId::recharges)->size(), 1U);
  EXPECT_THAT(top.model->published, IsEmpty());
}

// P4 is of the lowest layer: whom it manages would be below.
TEST(WithinLayers, of_the_lowest_layer_it_does_not_matter_whether_reports_are_known) {
  Files files = one_line();
  files[1].second = "post_id,title,organisation_id,reports_to,reports_known\n"
                    "P1,t,A,,\nP2,t,A,P1,no\nP3,t,A,P2,\nP4,t,A,P3,no\nQ,t,A,P2,\nU,t,A,?,\n";
  const Draft draft = io::read_model_files(files);
  const Model whole = std::move(build_model(draft).model.value());
  for (const std::uint32_t high : {2U, 4U}) {
    const Model cut = std::move(build_model(within_layers(draft, whole, {1, high}).draft).model.value());
    for (std::size_t p = 0; p < cut->posts.size(); ++p)
      EXPECT_EQ(cut->posts.reports_known[p], cut->posts.layer[p] == high || p != 1) << high << " " << p;
  }
}

TEST(WithinLayers, who_reports_to_a_post_above_is_a_top) {
  const Cut below = cut({3, 4});
  EXPECT_THAT(posts_of(below.model), ElementsAre("P3", "P4"));
  EXPECT_EQ(below.model->posts.manager[0], none<PostId>);
  EXPECT_EQ(below.model->posts.manager_not_known[0], 0);
  EXPECT_EQ(below.model->posts.layer[1], 2U);
}

} // namespace
} // namespace organograph::within_layers_test

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/service_heads.hpp"

#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::test::service_heads_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Model posts(const std::string &rows, Files more = {}) {
  more.insert(more.end(),
              {{"organisations.csv", "organisation_id,name\nA,a\nB,b\n"},
               {"posts.csv", "post_id,title,organisation_id,reports_to,function,assistant\n" + rows}});
  return model_of(more);
}

std::vector<std::string> names(const Model &model, const std::vector<PostId> &list) {
  std::vector<std::string> out;
  for (const PostId post : list)
    out.emplace_back(model.text(model->posts.id[index(post)]));
  return out;
}

TEST(ServiceHeads, counts_posts_of_a_service_with_nobody_of_it_above) {
  const Model model = posts("chief,t,A,,corporate,\nd1,t,A,chief,adults,\nd2,t,A,chief,adults,\n"
                            "h1,t,A,d1,adults,\nd3,t,B,chief,adults,\n");
  const HeadsAndLines found = service_heads(model);
  ASSERT_EQ(found.several.size(), 1U);
  EXPECT_THAT(names(model, found.several[0].heads), ElementsAre("d1", "d2"));
  EXPECT_EQ(found.several_heads, 1U);
  EXPECT_EQ(found.services, 3U); // corporate in A, adults in A and B
}

TEST(ServiceHeads, takes_a_manager_of_the_service_however_far_above) {
  const Model model =
      posts("chief,t,A,,adults,\nd1,t,A,chief,corporate,\nh1,t,A,d1,adults,\nh2,t,A,d1,adults,\n");
  EXPECT_THAT(service_heads(model).several, IsEmpty());
}

TEST(ServiceHeads, takes_further_functions_for_functions) {
  const Model model = posts("chief,t,A,,corporate,\nd1,t,A,chief,adults,\nd2,t,A,chief,housing,\n",
                            {{"post_functions.csv", "post_id,function\nd2,adults\n"}});
  EXPECT_EQ(service_heads(model).several_heads, 1U);
}

TEST(ServiceHeads, counts_a_joint_head_in_each_organisation) {
  const Model model =
      posts("chief,t,A,,corporate,\njoint,t,A,chief,adults,\nd2,t,A,chief,adults,\n"
            "d3,t,B,chief,adults,\n",
            {{"post_shares.csv", "post_id,organisation_id,cost_share\njoint,A,0.5\njoint,B,0.5\n"}});
  EXPECT_EQ(service_heads(model).several_heads, 2U);
}

TEST(ServiceHeads, takes_no_assistant_for_a_head) {
  const Model model = posts("chief,t,A,,corporate,\nd1,t,A,chief,adults,\npa,t,A,chief,adults,yes\n");
  EXPECT_EQ(service_heads(model).several_heads, 0U);
}

TEST(ServiceHeads, does_not_know_the_head_below_a_manager_who_is_not_known) {
  const Model model =
      posts("chief,t,A,,corporate,\nd1,t,A,chief,adults,\nd2,t,A,?,adults,\nh2,t,A,d2,adults,\n");
  const HeadsAndLines found = service_heads(model);
  EXPECT_EQ(found.several_heads, 0U);
  EXPECT_EQ(found.several_not_known, 1U);
  ASSERT_EQ(found.several.size(), 1U);
  EXPECT_THAT(names(model, found.several[0].may_be_heads), ElementsAre("d2"));
}

TEST(ServiceHeads, finds_joint_posts_whose_manager_serves_less) {
  const Model model =
      posts("chief,t,A,,,\njoint,t,A,chief,,\nunder,t,B,joint,,\n",
            {{"post_shares.csv", "post_id,organisation_id,cost_share\njoint,A,0.5\njoint,B,0.5\n"
                                 "under,A,0.5\nunder,B,0.5\n"}});
  EXPECT_THAT(names(model, service_heads(model).narrower_manager), ElementsAre("joint"));
}

TEST(ServiceHeads, does_not_know_whether_an_unknown_manager_serves_less) {
  const Model model =
      posts("chief,t,A,,,\njoint,t,A,?,,\n",
            {{"post_shares.csv", "post_id,organisation_id,cost_share\njoint,A,0.5\njoint,B,0.5\n"}});
  EXPECT_THAT(service_heads(model).narrower_manager, IsEmpty());
  EXPECT_EQ(service_heads(model).narrower_not_known, 1U);
}

TEST(ServiceHeads, finds_second_lines_into_another_organisation) {
  const Model model =
      posts("ca,t,A,,,\ncb,t,B,,,\na1,t,A,ca,,\na2,t,A,ca,,\n",
            {{"reporting_lines.csv", "post_id,reports_to,kind\na1,cb,dotted\na1,cb,professional\n"
                                     "a2,a1,dotted\nca,cb,dotted\n"}});
  const HeadsAndLines found = service_heads(model);
  EXPECT_EQ(found.second_lines.size(), 2U);
  EXPECT_EQ(found.two_lines, 1U); // a2's second line stays in A, ca has no first one
}

} // namespace
} // namespace organograph::test::service_heads_test

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/partner_contact.hpp"

#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::test::partner_contact_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// a1, a2 of A, b1 of B, c1 of C; ab of A and B, bc of B and C, ac of A and C. All of function x but c1 (y),
// none (blank).
Model linked(const std::string &links, Files more = {}) {
  more.insert(
      more.end(),
      {{"organisations.csv", "organisation_id,name\nA,a\nB,b\nC,c\n"},
       {"posts.csv", "post_id,title,organisation_id,function\n"
                     "ab,t,A,x\na1,t,A,x\na2,t,A,x\nb1,t,B,x\nc1,t,C,y\nbc,t,B,x\nac,t,C,x\nnone,t,A,\n"},
       {"post_shares.csv", "post_id,organisation_id,cost_share\n"
                           "ab,A,0.1\nab,B,0.9\nbc,B,0.5\nbc,C,0.5\nac,A,0.5\nac,C,0.5\n"},
       {"partners.csv", "partner_id,name\nhealth,Health\npolice,Police\n"},
       {"partner_links.csv", "partner_id,post_id,function,kind\n" + links}});
  return model_of(more);
}

std::vector<std::string> ids(const Model &model, const std::vector<PostId> &posts) {
  std::vector<std::string> out;
  for (const PostId post : posts)
    out.emplace_back(model.text(model->posts.id[index(post)]));
  return out;
}

TEST(PartnerContact, has_one_voice_where_one_joint_post_holds_the_relationship) {
  const Model model = linked("health,ab,,\n");
  const PartnerContact found = partner_contact(model);
  ASSERT_EQ(found.pairs.size(), 1U);
  EXPECT_TRUE(found.pairs[0].shared);
  EXPECT_TRUE(found.pairs[0].one_voice);
  EXPECT_FALSE(found.pairs[0].dual_ownership);
  EXPECT_EQ(found.pairs[0].organisations.size(), 2U);
  EXPECT_EQ(found.one_voice_share, 1.0);
  EXPECT_EQ(found.partners, 2U);
  EXPECT_EQ(found.links, 1U);
}

TEST(PartnerContact, is_dual_ownership_where_two_posts_serve_no_organisation_in_common) {
  const Model model = linked("health,a1,,\nhealth,b1,,\n");
  const PartnerContact found = partner_contact(model);
  ASSERT_EQ(found.pairs.size(), 1U);
  EXPECT_TRUE(found.pairs[0].shared);
  EXPECT_FALSE(found.pairs[0].one_voice);
  EXPECT_TRUE(found.pairs[0].dual_ownership);
  EXPECT_THAT(ids(model, found.pairs[0].posts), ElementsAre("a1", "b1"));
  EXPECT_EQ(found.one_voice_share, 0.0);
}

TEST(PartnerContact, is_neither_where_every_two_posts_meet_in_an_organisation) {
  const PartnerContact found =
      partner_contact(linked("health,a1,,\nhealth,ab,,\npolice,ab,,\npolice,bc,,\npolice,ac,,\n"));
  ASSERT_EQ(found.pairs.size(), 2U);
  for (const PartnerFunction &pair : found.pairs) {
    EXPECT_TRUE(pair.shared);
    EXPECT_FALSE(pair.one_voice);
    EXPECT_FALSE(pair.dual_ownership);
  }
  EXPECT_EQ(found.shared, 2U);
  EXPECT_EQ(found.dual_ownership, 0U);
}

TEST(PartnerContact, finds_the_one_pair_of_posts_that_is_apart) {
  EXPECT_EQ(partner_contact(linked("health,ab,,\nhealth,ac,,\nhealth,b1,,\n")).dual_ownership, 1U); // ac, b1
  EXPECT_EQ(partner_contact(linked("health,ab,,\nhealth,a1,,\nhealth,b1,,\n")).dual_ownership, 1U); // a1, b1
  EXPECT_EQ(partner_contact(linked("health,ab,,\nhealth,ac,,\nhealth,a1,,\n")).dual_ownership, 0U);
}

TEST(PartnerContact, is_not_shared_within_one_organisation) {
  const Model model = linked("health,a1,,\nhealth,a2,,\n");
  const PartnerContact found = partner_contact(model);
  ASSERT_EQ(found.pairs.size(), 1U);
  EXPECT_FALSE(found.pairs[0].shared);
  EXPECT_FALSE(found.pairs[0].one_voice);
  EXPECT_FALSE(found.pairs[0].dual_ownership);
  EXPECT_EQ(found.shared, 0U);
  EXPECT_EQ(found.one_voice_share, std::nullopt);
}

TEST(PartnerContact, lets_lead_links_alone_decide_where_there_are_any) {
  const Model model =
      linked("health,b1,,contact\nhealth,ab,,lead\nhealth,a1,,\nhealth,a1,,duty\nhealth,ab,,x\n");
  const PartnerContact found = partner_contact(model);
  ASSERT_EQ(found.pairs.size(), 1U);
  EXPECT_THAT(ids(model, found.pairs[0].posts), ElementsAre("ab"));
  EXPECT_THAT(ids(model, found.pairs[0].further_contacts), ElementsAre("a1", "b1"));
  EXPECT_TRUE(found.pairs[0].one_voice);
  EXPECT_FALSE(found.pairs[0].dual_ownership);
  EXPECT_EQ(found.joint_lead_local_contacts, 1U);
  EXPECT_EQ(found.links, 5U);
}

TEST(PartnerContact, counts_no_local_contacts_where_the_further_links_are_of_the_same_post) {
  const PartnerContact found = partner_contact(linked("health,ab,,lead\nhealth,ab,,duty\n"));
  EXPECT_EQ(found.one_voice, 1U);
  EXPECT_EQ(found.joint_lead_local_contacts, 0U);
}

TEST(PartnerContact, counts_local_contacts_only_beside_one_voice) {
  const PartnerContact found = partner_contact(linked("health,a1,,lead\nhealth,b1,,lead\nhealth,a2,,\n"));
  EXPECT_EQ(found.joint_lead_local_contacts, 0U);
  EXPECT_EQ(found.pairs[0].further_contacts.size(), 1U);
}

TEST(PartnerContact, counts_a_post_with_two_links_once) {
  const Model model = linked("health,ab,,duty\nhealth,ab,,visits\n");
  const PartnerContact found = partner_contact(model);
  EXPECT_THAT(ids(model, found.pairs[0].posts), ElementsAre("ab"));
  EXPECT_THAT(found.pairs[0].further_contacts, IsEmpty());
  EXPECT_EQ(found.one_voice, 1U);
}

TEST(PartnerContact, takes_the_posts_function_where_the_link_has_none_and_leaves_blank_ones_out) {
  const Model model = linked("police,c1,,\nhealth,none,,\nhealth,c1,x,\nhealth,ab,y,\nhealth,b1,,\n");
  const PartnerContact found = partner_contact(model);
  std::string pairs;
  for (const PartnerFunction &pair : found.pairs)
    pairs += std::string(model.text(model->partners->id[index(pair.partner)])) + " " +
             std::string(model.text(model->functions.id[index(pair.function)])) + " " +
             std::to_string(pair.posts.size()) + "\n";
  EXPECT_EQ(pairs, "health x 2\nhealth y 1\npolice y 1\n");
  EXPECT_EQ(found.links, 5U);
  EXPECT_EQ(found.shared, 2U);
  EXPECT_EQ(found.one_voice_share, 0.5);
}

TEST(PartnerContact, is_empty_without_links) {
  const PartnerContact found = partner_contact(linked(""));
  EXPECT_TRUE(found.pairs.empty());
  EXPECT_EQ(found.one_voice_share, std::nullopt);
  EXPECT_EQ(found.partners, 2U);
  ASSERT_EQ(found.by_partner.size(), 2U);
  EXPECT_EQ(found.by_partner[0].hours_per_year, 0.0); // no meetings table
}

TEST(PartnerContact, adds_up_the_series_and_hours_of_a_partner) {
  const PartnerContact found = partner_contact(
      linked("health,ab,,\n", {{"meetings.csv", "meeting_id,subject,duration_hours,occurrences_per_year\n"
                                                "M1,s,1.5,4\nM2,s,,12\nM3,s,2,\n"},
                               {"attendance.csv", "meeting_id,attendee_id\n"
                                                  "M1,health\nM2,health\nM3,health\nM2,police\nM1,a1\n"}}));
  EXPECT_EQ(found.by_partner[0].series_attended, 3U);
  EXPECT_EQ(found.by_partner[0].hours_per_year, 8.0);
  EXPECT_EQ(found.by_partner[1].series_attended, 1U);
  EXPECT_EQ(found.by_partner[1].hours_per_year, std::nullopt); // its only series has no duration
}

TEST(PartnerContact, gives_0_hours_to_a_partner_that_attends_nothing) {
  const PartnerContact found =
      partner_contact(linked("health,ab,,\n", {{"meetings.csv", "meeting_id,subject\nM1,s\n"},
                                               {"attendance.csv", "meeting_id,attendee_id\nM1,a1\n"}}));
  EXPECT_EQ(found.by_partner[0].series_attended, 0U);
  EXPECT_EQ(found.by_partner[0].hours_per_year, 0.0);
}

} // namespace
} // namespace organograph::test::partner_contact_test

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/capacity.hpp"

#include "organograph/engine/analysis.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::test::capacity_test {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

// Two councils under one joint chief: d1, d2 of A, d3 of B, and a joint director of two services.
Files councils() {
  return {{"organisations.csv", "organisation_id,name,governance\nA,a,committee\nB,b,cabinet\n"},
          {"posts.csv", "post_id,title,organisation_id,reports_to,function,tier,fte,holder\n"
                        "chief,Chief,A,,corporate,,,one\n"
                        "d1,Director,A,chief,adults,,,two\n"
                        "d2,Director,A,chief,education,,0.5,three\n"
                        "d3,Director,B,chief,adults,,,two\n"
                        "joint,Director,B,chief,housing,,,four\n"
                        "head,Head,A,d1,adults,4,,\n"},
          {"post_functions.csv", "post_id,function\njoint,environment\n"},
          {"post_shares.csv", "post_id,organisation_id,cost_share\n"
                              "chief,A,0.5\nchief,B,0.5\njoint,A,0.25\njoint,B,0.75\n"}};
}

Files with(Files files, const Files &more) {
  for (const auto &[name, text] : more) {
    std::erase_if(files, [&](const auto &file) { return file.first == name; });
    files.emplace_back(name, text);
  }
  return files;
}

Files meeting_files() {
  return {{"meetings.csv", "meeting_id,subject,duration_hours,occurrences_per_year\n"
                           "M1,Board,2,10\nM2,Team,,12\nM3,Panel,1,4\n"},
          {"attendance.csv", "meeting_id,attendee_id,attended\n"
                             "M1,chief,5\nM1,d1,\nM1,d3,3\nM2,d1,\nM3,d1,2\nM3,d3,\nM3,joint,0\n"}};
}

Capacity measured(const Model &model, const CapacityOptions &options = {}) {
  return capacity(model, span_of_control(model), options);
}

PostLoad load(const Model &model, const Capacity &capacity, std::string_view id) {
  return load_of(model, capacity, by_id<PostId>(model, model->posts.id, id));
}

std::vector<std::string> ids(const Model &model, const std::vector<PostId> &posts) {
  std::vector<std::string> out;
  for (const PostId post : posts)
    out.emplace_back(model.text(model->posts.id[index(post)]));
  return out;
}

TEST(Capacity, counts_a_service_once_in_each_organisation) {
  const Model model = model_of(councils());
  const Capacity found = measured(model);
  EXPECT_EQ(load(model, found, "joint").remits, 4U);
  EXPECT_EQ(load(model, found, "chief").remits, 2U);
  EXPECT_EQ(load(model, found, "d1").remits, 1U);
  EXPECT_THAT(found.all.remits.mean(), Optional(DoubleEq(9.0 / 5))); // the head is of tier 4
  EXPECT_EQ(found.all.remits.most, 4U);
}

TEST(Capacity, does_not_know_the_remits_of_a_post_without_a_service) {
  const Model model =
      model_of(with(councils(), {{"posts.csv", "post_id,title,organisation_id,reports_to,function\n"
                                               "chief,t,A,,\njoint,t,A,chief,x\n"},
                                 {"post_functions.csv", "post_id,function\n"}}));
  const Capacity found = measured(model);
  EXPECT_FALSE(load(model, found, "chief").remits);
  EXPECT_FALSE(load(model, found, "chief").functions);
  EXPECT_EQ(found.all.remits.posts, 1U);
}

TEST(Capacity, parts_own_from_shared_fte_by_shares) {
  const Model model = model_of(councils());
  const Capacity found = measured(model);
  EXPECT_EQ(found.organisations[0].own_fte, 2.5);
  EXPECT_EQ(found.organisations[0].shared_fte, 0.75);
  EXPECT_THAT(found.organisations[0].own_share, Optional(DoubleEq(2.5 / 3.25)));
  EXPECT_EQ(found.organisations[1].own_fte, 1);
  EXPECT_EQ(found.organisations[1].shared_fte, 1.25);
  EXPECT_EQ(found.all.own_fte, 3.5);
  EXPECT_EQ(found.all.shared_fte, 2);
}

TEST(Capacity, does_not_know_shared_fte_where_a_part_is_not_known) {
  const Model model = model_of(with(
      councils(), {{"post_shares.csv",
                    "post_id,organisation_id,cost_share\nchief,A,\nchief,B,\njoint,A,0.5\njoint,B,0.5\n"}}));
  const Capacity found = measured(model);
  EXPECT_FALSE(is_known(found.organisations[0].shared_fte));
  EXPECT_FALSE(found.organisations[0].own_share);
  EXPECT_EQ(found.organisations[0].own_fte, 2.5);
  EXPECT_EQ(found.all.shared_fte, 2);
}

TEST(Capacity, counts_own_posts_and_services_without_one_in_the_strategic_tiers) {
  const Model model = model_of(councils());
  const Capacity found = measured(model);
  EXPECT_EQ(found.organisations[0].own_posts, 2U);
  EXPECT_EQ(found.organisations[0].shared_posts, 2U);
  EXPECT_EQ(found.organisations[0].functions_without_own_post, 3U); // corporate, housing, environment
  EXPECT_EQ(found.organisations[1].own_posts, 1U);
  const Capacity of_one = measured(model, {.strategic_tiers = 1, .limit = {}});
  EXPECT_EQ(of_one.organisations[0].own_posts, 0U);
  EXPECT_EQ(of_one.organisations[0].functions_without_own_post, 1U);
}

TEST(Capacity, leaves_assistants_out_of_the_strategic_tiers_and_not_of_fte) {
  const Model model = model_of(
      {{"organisations.csv", "organisation_id,name\nA,a\n"},
       {"posts.csv",
        "post_id,title,organisation_id,reports_to,assistant,tier\nchief,t,A,,,\npa,t,A,chief,yes,2\n"}});
  const Capacity found = measured(model);
  EXPECT_EQ(found.all.own_posts, 1U);
  EXPECT_EQ(found.all.tiers_not_known, 0U);
  EXPECT_EQ(found.all.own_fte, 2);
}

TEST(Capacity, does_not_know_the_strategic_tiers_where_a_tier_is_not_known) {
  const Model model =
      model_of({{"organisations.csv", "organisation_id,name\nA,a\nB,b\n"},
                {"posts.csv", "post_id,title,organisation_id,reports_to\na,t,A,\nb,t,B,?\n"}});
  const Capacity found = measured(model);
  EXPECT_EQ(found.all.tiers_not_known, 1U);
  EXPECT_FALSE(found.all.tiers_known());
  EXPECT_TRUE(found.organisations[0].tiers_known());
  EXPECT_FALSE(found.organisations[1].tiers_known());
}

TEST(Capacity, counts_systems_of_governance_whatever_their_capitals) {
  Files files = councils();
  const Model two = model_of(files);
  EXPECT_EQ(measured(two).two_systems, 2U);
  EXPECT_EQ(load(two, measured(two), "joint").governance_systems, 2U);
  const Model one = model_of(
      with(files, {{"organisations.csv", "organisation_id,name,governance\nA,a, Cabinet\nB,b,cabinet\n"}}));
  EXPECT_EQ(measured(one).two_systems, 0U);
  EXPECT_EQ(load(one, measured(one), "joint").governance_systems, 1U);
}

TEST(Capacity, does_not_know_systems_of_governance_that_are_blank) {
  const Model model = model_of(
      with(councils(), {{"organisations.csv", "organisation_id,name,governance\nA,a,cabinet\nB,b,\n"}}));
  const Capacity found = measured(model);
  EXPECT_EQ(found.systems_not_known, 2U);
  EXPECT_FALSE(load(model, found, "joint").governance_systems);
  EXPECT_EQ(load(model, found, "d1").governance_systems, 1U);
  EXPECT_FALSE(load(model, found, "d3").governance_systems);
}

TEST(Capacity, adds_up_series_and_hours_by_how_often_seats_are_taken) {
  const Model model = model_of(with(councils(), meeting_files()));
  const Capacity found = measured(model);
  const PostLoad d1 = load(model, found, "d1");
  EXPECT_EQ(d1.series, 3U);
  EXPECT_EQ(d1.series_without_duration, 1U);
  EXPECT_THAT(d1.meeting_hours, Optional(DoubleEq(22))); // 20 as invited, 2 of 4 taken
  EXPECT_THAT(d1.meeting_share, Optional(DoubleEq(22.0 / 1670)));
  EXPECT_EQ(load(model, found, "joint").series, 0U); // never taken
  EXPECT_THAT(load(model, found, "joint").meeting_hours, Optional(DoubleEq(0)));
  EXPECT_EQ(found.series_max, 3U);
}

TEST(Capacity, does_not_know_hours_without_any_duration_nor_series_without_meetings) {
  const Model without = model_of(councils());
  EXPECT_FALSE(load(without, measured(without), "d1").series);
  EXPECT_FALSE(measured(without).series_max);
  const Model untimed = model_of(with(councils(), {{"meetings.csv", "meeting_id,subject\nM1,s\n"},
                                                   {"attendance.csv", "meeting_id,attendee_id\nM1,d1\n"}}));
  EXPECT_EQ(load(untimed, measured(untimed), "d1").series, 1U);
  EXPECT_FALSE(load(untimed, measured(untimed), "d1").meeting_hours);
}

TEST(Capacity, adds_up_what_one_person_carries_on_several_posts) {
  const Model model = model_of(with(councils(), meeting_files()));
  const std::vector<HolderLoad> people = loads_of_holders(model);
  ASSERT_EQ(people.size(), 1U);
  EXPECT_THAT(ids(model, people[0].posts), ElementsAre("d1", "d3"));
  EXPECT_EQ(people[0].functions, 1U);
  EXPECT_EQ(people[0].remits, 2U); // adults in A, adults in B
  EXPECT_EQ(people[0].organisations, 2U);
  EXPECT_EQ(people[0].series, 3U); // both sit in M1 and M3: the person sits once
  EXPECT_THAT(people[0].meeting_hours, Optional(DoubleEq(24)));
}

TEST(Capacity, counts_whom_of_those_below_a_leader_meets) {
  const Model model = model_of(with(councils(), meeting_files()));
  const Capacity found = measured(model);
  ASSERT_EQ(found.leaders->size(), 1U);
  EXPECT_EQ((*found.leaders)[0].below, 5U);
  EXPECT_EQ((*found.leaders)[0].known, 2U);
  EXPECT_EQ((*found.leaders)[0].seen, 2U);
}

TEST(Capacity, counts_joint_posts_by_their_employer) {
  const Model model = model_of(councils());
  const Capacity found = measured(model);
  EXPECT_EQ(found.organisations[0].joint_posts_employed, 1U);
  EXPECT_EQ(found.organisations[1].joint_posts_employed, 1U);
  EXPECT_EQ(found.all.joint_posts_employed, 2U);
}

TEST(Capacity, lists_posts_outside_of_the_limits_asked_about) {
  const Model model = model_of(with(councils(), meeting_files()));
  CapacityOptions options;
  EXPECT_FALSE(measured(model, options).outside);
  options.limit = LoadLimit{2, 0.013, SpanTarget{2, 3}};
  const Capacity found = measured(model, options);
  EXPECT_THAT(ids(model, found.outside->remits), ElementsAre("joint"));
  EXPECT_THAT(ids(model, found.outside->meeting_share), ElementsAre("d1"));
  EXPECT_THAT(ids(model, found.outside->span_above), ElementsAre("chief"));
  EXPECT_THAT(ids(model, found.outside->span_below), ElementsAre("d1"));
  options.limit = LoadLimit{4, {}, {}};
  EXPECT_THAT(measured(model, options).outside->remits, IsEmpty()); // the limit itself is inside
}

} // namespace
} // namespace organograph::test::capacity_test

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/duplicated_attendance.hpp"

#include "support/many_meetings.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>

namespace organograph::test::duplicated_attendance_test {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::Optional;

const std::string organisations = "organisation_id,name\nA,Council A\nB,Council B\nC,Council C\n";
const std::string partners = "partner_id,name\nhealth,Health\n";

Model meeting_of(const std::string &posts, const std::string &meetings, const std::string &attendance,
                 Files more = {}) {
  more.insert(more.end(), {{"organisations.csv", organisations},
                           {"partners.csv", partners},
                           {"posts.csv", posts},
                           {"meetings.csv", meetings},
                           {"attendance.csv", attendance}});
  return model_of(more);
}

DuplicatedAttendance measured(const Model &model, const DuplicatedAttendanceOptions &options = {}) {
  const ReducedAttendance attendance = reduce_attendance(model);
  return duplicated_attendance(model, attendance, meeting_kinds(model, attendance), options);
}

const DuplicatedFigures &function(const DuplicatedAttendance &found, const Model &model,
                                  std::string_view id) {
  return found.functions[index(by_id<FunctionId>(model, model->functions.id, id))];
}

/// compared + not_compared + team + counterparts + other = attendances, and the rest that must add up in any
/// model.
void expect_consistent(const DuplicatedAttendance &found) {
  EXPECT_EQ(found.all.attendances, found.all.compared + found.not_compared + found.team_attendances +
                                       found.counterparts_attendances + found.other_attendances);
  EXPECT_EQ(found.all.duplicated, found.all.across_organisations + found.all.within_organisation);
  std::uint64_t of_functions = 0, of_meetings = 0, of_groups = 0;
  for (const DuplicatedFigures &figures : found.functions)
    of_functions += figures.duplicated;
  for (const MeetingCounts &meeting : found.meetings)
    of_meetings += meeting.duplicated;
  for (std::size_t g = 0; g < found.groups.size(); ++g) {
    ASSERT_GE(found.posts_of(g).size(), 2U);
    of_groups += found.posts_of(g).size() - 1;
    EXPECT_LE(found.groups[g].across_organisations, found.posts_of(g).size() - 1);
  }
  EXPECT_EQ(found.all.duplicated, of_functions);
  EXPECT_EQ(found.all.duplicated, of_meetings);
  EXPECT_EQ(found.all.duplicated, of_groups);
}

// Source 000, 3.8: adult services meet health. Holders as they were before October 2016.
Model meeting_of_2016(const std::string &holder_of_second_director) {
  return meeting_of("post_id,title,organisation_id,reports_to,function,holder\n"
                    "ce,t,A,,corporate,h0\n"
                    "a-ed,t,A,ce,people,h1\nb-ed,t,B,ce,people," +
                        holder_of_second_director +
                        "\n"
                        "a-sd1,t,A,a-ed,adults,h3\na-sd2,t,A,a-ed,adults,h4\nb-sd,t,B,b-ed,adults,h5\n",
                    "meeting_id,subject,duration_hours,occurrences_per_year\nM,Adults and health,,\n",
                    "meeting_id,attendee_id\n"
                    "M,a-ed\nM,b-ed\nM,a-sd1\nM,a-sd2\nM,b-sd\nM,health\n");
}

TEST(DuplicatedAttendance, gives_the_figures_of_the_published_meeting) {
  const DuplicatedAttendance found = measured(meeting_of_2016("h2"));
  EXPECT_EQ(found.all.attendances, 5U);
  EXPECT_EQ(found.all.compared, 5U);
  EXPECT_EQ(found.all.duplicated, 3U);
  EXPECT_EQ(found.all.across_organisations, 2U);
  EXPECT_EQ(found.all.within_organisation, 1U);
  EXPECT_EQ(found.all.duplicated_share, 0.6);
  EXPECT_EQ(found.same_holder, 0U);
  EXPECT_EQ(found.across_on_inferred_tiers, 2U);
  expect_consistent(found);
}

TEST(DuplicatedAttendance, gives_the_figures_of_the_published_meeting_from_october_2016) {
  const DuplicatedAttendance found = measured(meeting_of_2016("h1"));
  EXPECT_EQ(found.all.attendances, 4U);
  EXPECT_EQ(found.same_holder, 1U);
  EXPECT_EQ(found.all.duplicated, 2U);
  EXPECT_EQ(found.all.across_organisations, 1U);
  expect_consistent(found);
}

TEST(DuplicatedAttendance, gives_the_figures_of_the_published_meeting_under_the_proposal) {
  const Model model = meeting_of("post_id,title,organisation_id,reports_to,function\n"
                                 "ed,t,A,,people\nsd,t,A,ed,adults\n",
                                 "meeting_id,subject\nM,Adults and health\n",
                                 "meeting_id,attendee_id\nM,ed\nM,sd\nM,health\n",
                                 {{"post_shares.csv", "post_id,organisation_id,cost_share\n"
                                                      "ed,A,0.5\ned,B,0.5\nsd,A,0.5\nsd,B,0.5\n"}});
  const DuplicatedAttendance found = measured(model);
  EXPECT_EQ(found.all.attendances, 2U);
  EXPECT_EQ(found.all.duplicated, 0U);
  EXPECT_TRUE(found.groups.empty());
}

// Two of A alone, one of A and B, one of B and A, one of B alone: three distinct sets.
TEST(DuplicatedAttendance, counts_distinct_sets_of_served_organisations_as_across) {
  const Model model =
      meeting_of("post_id,title,organisation_id,function,tier\n"
                 "P1,t,A,x,2\nP2,t,A,x,2\nP3,t,A,x,2\nP4,t,B,x,2\nP5,t,B,x,2\n",
                 "meeting_id,subject,kind,duration_hours,occurrences_per_year\nM,s,representation,2,5\n",
                 "meeting_id,attendee_id\nM,P1\nM,P2\nM,P3\nM,P4\nM,P5\n",
                 {{"post_shares.csv", "post_id,organisation_id,cost_share\n"
                                      "P3,A,0.2\nP3,B,0.8\nP4,B,0.6\nP4,A,0.4\n"}});
  const DuplicatedAttendance found = measured(model);
  ASSERT_EQ(found.groups.size(), 1U);
  const CounterpartGroup &group = found.groups.front();
  EXPECT_EQ(found.posts_of(0).size(), 5U);
  EXPECT_EQ(group.across_organisations, 2U);
  EXPECT_EQ(found.figures_of(model, MeetingId{0}).within_organisation, 2U);
  EXPECT_FALSE(group.inferred_tier);
  EXPECT_EQ(found.figures_of(model, MeetingId{0}).duplicated_hours_per_year_low, 40.0);
  EXPECT_EQ(found.across_on_inferred_tiers, 0U);
}

TEST(DuplicatedAttendance, tells_one_set_of_joint_posts_from_another) {
  const auto across = [](const std::string &shares) {
    const Model model =
        meeting_of("post_id,title,organisation_id,function,tier\nP1,t,B,x,1\nP2,t,B,x,1\n",
                   "meeting_id,subject,kind\nM,s,representation\n", "meeting_id,attendee_id\nM,P1\nM,P2\n",
                   {{"post_shares.csv", "post_id,organisation_id,cost_share\n" + shares}});
    return measured(model).all.across_organisations;
  };
  EXPECT_EQ(across("P1,A,0.5\nP1,B,0.5\nP2,C,0.5\nP2,B,0.5\n"), 1U);
  EXPECT_EQ(across("P1,C,0.9\nP1,B,0.1\nP2,B,0.5\nP2,C,0.5\n"), 0U);
}

TEST(DuplicatedAttendance, compares_neither_other_tiers_nor_other_functions) {
  const Model model = meeting_of("post_id,title,organisation_id,function,tier\n"
                                 "P1,t,A,x,1\nP2,t,B,x,2\nP3,t,A,y,1\nP4,t,B,,1\nP5,t,B,,1\n",
                                 "meeting_id,subject\nM,s\n",
                                 "meeting_id,attendee_id\nM,P1\nM,P2\nM,P3\nM,P4\nM,P5\nM,health\n");
  const DuplicatedAttendance found = measured(model);
  EXPECT_EQ(found.all.compared, 3U);
  EXPECT_EQ(found.not_compared, 2U); // without function
  EXPECT_EQ(found.all.duplicated, 0U);
  EXPECT_EQ(found.all.duplicated_share, 0.0);
  expect_consistent(found);
}

TEST(DuplicatedAttendance, leaves_statutory_seats_out_of_the_comparison) {
  const Model model = meeting_of("post_id,title,organisation_id,function,tier\n"
                                 "P1,t,A,x,1\nP2,t,B,x,1\nP3,t,C,x,1\n",
                                 "meeting_id,subject,kind\nM,s,representation\n",
                                 "meeting_id,attendee_id,role\nM,P1,chair\nM,P2,statutory\nM,P3,optional\n");
  const DuplicatedAttendance found = measured(model);
  EXPECT_EQ(found.all.compared, 2U);
  EXPECT_EQ(found.not_compared, 1U);
  EXPECT_EQ(found.all.duplicated, 1U);
  EXPECT_EQ(function(found, model, "x").attendances, 3U);
  EXPECT_EQ(function(found, model, "x").compared, 2U);
  expect_consistent(found);
}

TEST(DuplicatedAttendance, compares_only_representation_meetings) {
  const Model model = meeting_of(
      "post_id,title,organisation_id,function,tier\nP1,t,A,x,1\nP2,t,B,x,1\n",
      "meeting_id,subject,kind\nM1,s,\nM2,s,case\nM3,s,statutory\nM4,s,representation\n"
      "M5,s,team\nM6,s,\nM7,s,case\n",
      "meeting_id,attendee_id\nM1,P1\nM1,P2\nM2,P1\nM2,P2\nM3,P1\nM3,P2\nM4,P1\nM4,P2\nM6,health\n");
  const DuplicatedAttendance found = measured(model);
  EXPECT_EQ(found.all.attendances, 8U);
  EXPECT_EQ(found.all.compared, 2U);
  EXPECT_EQ(found.all.duplicated, 1U);
  EXPECT_EQ(found.team_meetings, 1U); // M5 as given, though nobody attends
  EXPECT_EQ(found.team_attendances, 0U);
  EXPECT_EQ(found.counterparts_meetings, 1U); // M1 by its posts
  EXPECT_EQ(found.counterparts_attendances, 2U);
  EXPECT_EQ(found.other_meetings, 3U);
  EXPECT_EQ(found.other_attendances, 4U);
  EXPECT_EQ(found.meetings[3].duplicated, 1U);
  EXPECT_EQ(found.meetings[0].compared, 0U);
  EXPECT_EQ(found.figures_of(model, MeetingId{0}).duplicated_share, std::nullopt);
  EXPECT_THAT(found.kinds, ElementsAre(MeetingKind::counterparts, MeetingKind::case_, MeetingKind::statutory,
                                       MeetingKind::representation, MeetingKind::team, MeetingKind::none,
                                       MeetingKind::case_));
  expect_consistent(found);
}

TEST(DuplicatedAttendance, counts_meetings_as_the_kinds_say_that_it_is_given) {
  const Model model =
      meeting_of("post_id,title,organisation_id,function,tier\nP1,t,A,x,1\nP2,t,B,x,1\n",
                 "meeting_id,subject,kind\nM1,s,team\n", "meeting_id,attendee_id\nM1,P1\nM1,P2\n");
  const std::vector<MeetingKind> before = {MeetingKind::representation};
  EXPECT_EQ(duplicated_attendance(model, reduce_attendance(model), before).all.duplicated, 1U);
}

TEST(DuplicatedAttendance, names_groups_by_meeting_then_function_then_tier) {
  const Model model =
      meeting_of("post_id,title,organisation_id,function,tier\n"
                 "P1,t,A,y,2\nP2,t,B,y,2\nP3,t,A,y,1\nP4,t,B,y,1\nP5,t,A,x,1\nP6,t,B,x,1\nP7,t,B,,1\n",
                 "meeting_id,subject,kind\nM1,s,representation\nM2,s,representation\n",
                 "meeting_id,attendee_id\nM2,P2\nM2,P1\nM1,P6\nM1,P5\nM1,P4\nM1,P3\nM1,P2\nM1,P1\nM1,P7\n",
                 {{"functions.csv", "function,name\nx,X\ny,Y\n"}});
  const DuplicatedAttendance found = measured(model);
  std::string order;
  for (std::size_t g = 0; g < found.groups.size(); ++g) {
    const CounterpartGroup &group = found.groups[g];
    order += std::string(model.text(model->meetings->id[index(group.meeting)])) + " " +
             std::string(model.text(model->functions.id[index(group.function)])) +
             std::to_string(group.tier) + ":";
    for (const PostId post : found.posts_of(g))
      order += " " + std::string(model.text(model->posts.id[index(post)]));
    order += "\n";
  }
  EXPECT_EQ(order, "M1 x1: P5 P6\nM1 y1: P3 P4\nM1 y2: P1 P2\nM2 y2: P1 P2\n");
}

TEST(DuplicatedAttendance, rests_on_inferred_tiers_where_some_member_has_only_its_layer) {
  const Model model = meeting_of("post_id,title,organisation_id,function,tier,reports_to\n"
                                 "P1,t,A,x,1,\nP2,t,B,x,,\nP3,t,A,y,1,\nP4,t,B,y,1,\nP5,t,A,z,,\nP6,t,A,z,,\n"
                                 "P7,t,A,w,,\nP8,t,B,w,1,\nP9,t,A,v,,P1\n",
                                 "meeting_id,subject,kind\nM,s,representation\n",
                                 "meeting_id,attendee_id\nM,P1\nM,P2\nM,P3\nM,P4\nM,P5\nM,P6\nM,P7\nM,P8\n");
  const DuplicatedAttendance found = measured(model);
  EXPECT_EQ(found.all.across_organisations, 3U);
  EXPECT_EQ(found.across_on_inferred_tiers, 2U); // of x and w; y is given, z is within A
}

// x: three posts, hourly 50, 20 and unknown: mean 35. y: two posts, one known, hourly 10.
class DuplicatedCost : public testing::Test {
protected:
  static Model model(const std::string &meetings) {
    return meeting_of("post_id,title,organisation_id,function,tier,fte,annual_cost\n"
                      "X1,t,A,x,1,0.5,41750\nX2,t,B,x,1,1,33400\nX3,t,C,x,1,1,\n"
                      "Y1,t,A,y,1,0.8,13360\nY2,t,B,y,1,1,\nZ1,t,A,z,1,1,\nZ2,t,B,z,1,1,\n",
                      "meeting_id,subject,kind,duration_hours,occurrences_per_year\n" + meetings,
                      "meeting_id,attendee_id\nM1,X1\nM1,X2\nM1,X3\nM1,Y1\nM1,Y2\n"
                      "M2,Z1\nM2,Z2\nM3,X1\nM3,X2\n");
  }
};

TEST_F(DuplicatedCost, is_the_mean_hourly_cost_of_the_members_times_the_hours) {
  const Model costed = model("M1,s,representation,1.5,4\nM2,s,representation,2,1\nM3,s,representation,,6\n");
  const DuplicatedAttendance found = measured(costed);
  EXPECT_EQ(found.all.hours_per_year, 5 * 6.0 + 2 * 2.0);
  EXPECT_EQ(found.all.duplicated, 2U + 1 + 1 + 1);
  EXPECT_EQ(found.all.duplicated_hours_per_year_low, 2 * 6.0 + 6.0 + 2.0);
  EXPECT_EQ(found.all.duplicated_hours_per_year_high, 2 * 6.0 + 6.0 + 2.0);
  EXPECT_EQ(found.all.duplicated_hours_as_invited, 2 * 6.0 + 6.0 + 2.0);
  EXPECT_THAT(found.all.duplicated_cost_per_year_low, Optional(DoubleEq(2 * 6.0 * 35 + 6.0 * 10)));
  EXPECT_EQ(found.duplicated_without_cost, 2U); // z has no cost, M3 no duration
  EXPECT_EQ(found.meetings_without_duration, 1U);
  EXPECT_DOUBLE_EQ(found.groups[0].hours_high * found.groups[0].hourly_cost, 420);
  const DuplicatedFigures first = found.figures_of(costed, MeetingId{0});
  EXPECT_EQ(first.hours_per_year, 30.0);
  EXPECT_EQ(first.duplicated_hours_per_year_low, 18.0); // of x and of y
  EXPECT_THAT(first.duplicated_cost_per_year_low, Optional(DoubleEq(480)));
  EXPECT_EQ(found.figures_of(costed, MeetingId{1}).duplicated_hours_per_year_low, 2.0);
  EXPECT_EQ(found.figures_of(costed, MeetingId{1}).duplicated_cost_per_year_low, std::nullopt);
  expect_consistent(found);

  const DuplicatedFigures &x = function(found, costed, "x");
  EXPECT_EQ(x.attendances, 5U);
  EXPECT_EQ(x.duplicated, 3U);
  EXPECT_EQ(x.hours_per_year, 18.0);
  EXPECT_EQ(x.duplicated_hours_per_year_low, 12.0);
  EXPECT_THAT(x.duplicated_cost_per_year_low, Optional(DoubleEq(420)));
  EXPECT_EQ(function(found, costed, "z").duplicated_cost_per_year_low, std::nullopt);
  EXPECT_EQ(function(found, costed, "z").duplicated_hours_per_year_low, 2.0);
}

TEST_F(DuplicatedCost, follows_the_hours_that_one_fte_works) {
  const Model costed = model("M1,s,representation,1.5,4\nM2,s,representation,2,1\nM3,s,representation,,6\n");
  EXPECT_THAT(measured(costed, {835, 1}).all.duplicated_cost_per_year_low, Optional(DoubleEq(2 * 480)));
}

TEST_F(DuplicatedCost, and_hours_are_empty_where_no_duration_is_known) {
  const Model timeless = model("M1,s,representation,,4\nM2,s,representation,,\nM3,s,representation,,6\n");
  const DuplicatedAttendance found = measured(timeless);
  EXPECT_EQ(found.all.hours_per_year, std::nullopt);
  EXPECT_EQ(found.all.duplicated_hours_per_year_low, std::nullopt);
  EXPECT_EQ(found.all.duplicated_cost_per_year_low, std::nullopt);
  EXPECT_EQ(found.duplicated_without_cost, 5U);
  EXPECT_FALSE(is_known(found.groups[0].hours_low));
  EXPECT_EQ(found.figures_of(timeless, MeetingId{0}).hours_per_year, std::nullopt);
  EXPECT_EQ(found.figures_of(timeless, MeetingId{0}).duplicated_hours_per_year_low, std::nullopt);
  EXPECT_EQ(found.figures_of(timeless, MeetingId{0}).duplicated_cost_per_year_low, std::nullopt);
}

TEST_F(DuplicatedCost, and_hours_are_0_where_nothing_is_duplicated) {
  const Model teams = model("M1,s,team,,4\nM2,s,team,,\nM3,s,team,,6\n");
  const DuplicatedAttendance found = measured(teams);
  EXPECT_EQ(found.all.hours_per_year, std::nullopt); // there are attendances
  EXPECT_EQ(found.all.duplicated_hours_per_year_low, 0.0);
  EXPECT_EQ(found.all.duplicated_cost_per_year_low, 0.0);
}

TEST(DuplicatedAttendance, has_0_hours_where_nobody_attends) {
  const Model model = meeting_of("post_id,title,organisation_id\nP1,t,A\n", "meeting_id,subject\nM,s\n",
                                 "meeting_id,attendee_id\nM,health\n");
  const DuplicatedAttendance found = measured(model);
  EXPECT_EQ(found.all.hours_per_year, 0.0);
  EXPECT_EQ(found.all.duplicated_share, std::nullopt);
  EXPECT_EQ(found.meetings_without_duration, 1U);
  EXPECT_EQ(found.team_meetings, 0U);
}

TEST(DuplicatedAttendance, measures_meetings_of_a_model_without_posts) {
  const DuplicatedAttendance found = measured(meeting_of(
      "post_id,title,organisation_id\n", "meeting_id,subject\nM,s\n", "meeting_id,attendee_id\nM,health\n"));
  EXPECT_EQ(found.all.attendances, 0U);
  EXPECT_THAT(found.kinds, ElementsAre(MeetingKind::none));
}

TEST(DuplicatedAttendance, is_all_0_where_there_is_no_meeting) {
  const Model model = meeting_of("post_id,title,organisation_id,function\nP1,t,A,x\n", "meeting_id,subject\n",
                                 "meeting_id,attendee_id\n");
  const DuplicatedAttendance found = measured(model);
  EXPECT_EQ(found.all.attendances, 0U);
  EXPECT_EQ(found.all.hours_per_year, 0.0);
  ASSERT_EQ(found.functions.size(), 1U);
  EXPECT_EQ(found.functions[0].hours_per_year, 0.0);
}

// P1 - P2 - P3 - P4      P6 - P7 - P9
//    - P5 - P8
class WithinOneLine : public testing::Test {
protected:
  static DuplicatedAttendance of(const std::string &attendance, Files more = {}) {
    return measured(meeting_of("post_id,title,organisation_id,reports_to,holder\n"
                               "P4,t,A,P3,h4\nP3,t,A,P2,h3\nP2,t,A,P1,h2\nP5,t,A,P1,h5\nP1,t,A,,h1\n"
                               "P6,t,B,,h6\nP7,t,B,P6,h1\nP8,t,A,P5,h8\nP9,t,B,P7,h9\n",
                               "meeting_id,subject\nM,s\nN,s\n", "meeting_id,attendee_id\n" + attendance,
                               std::move(more)));
  }
};

TEST_F(WithinOneLine, counts_own_managers_both_managers_and_any_superior) {
  const DuplicatedAttendance found = of("M,P1\nM,P2\nM,P3\nM,P4\nM,P5\nM,P6\n");
  EXPECT_EQ(found.with_own_manager, 4U);      // P2, P3, P4, P5
  EXPECT_EQ(found.both_managers_present, 2U); // P3, P4
  EXPECT_EQ(found.under_a_superior, 4U);
  EXPECT_EQ(found.layered, 1U);
}

TEST_F(WithinOneLine, sees_a_superior_over_a_gap) {
  const DuplicatedAttendance found = of("M,P1\nM,P4\nM,P3\n");
  EXPECT_EQ(found.with_own_manager, 1U);      // P4
  EXPECT_EQ(found.both_managers_present, 0U); // P2 is not there
  EXPECT_EQ(found.under_a_superior, 2U);
}

TEST_F(WithinOneLine, does_not_take_another_superior_for_the_managers_manager) {
  const DuplicatedAttendance found = of("M,P4\nM,P2\nM,P1\n");
  EXPECT_EQ(found.with_own_manager, 1U); // P2
  EXPECT_EQ(found.both_managers_present, 0U);
  EXPECT_EQ(found.under_a_superior, 2U);
}

TEST_F(WithinOneLine, sees_each_meeting_alone) {
  const DuplicatedAttendance found = of("M,P1\nN,P2\nN,P3\nM,P5\nM,P6\n");
  EXPECT_EQ(found.with_own_manager, 2U);
  EXPECT_EQ(found.both_managers_present, 0U);
  EXPECT_EQ(found.layered, 0U);
}

TEST_F(WithinOneLine, counts_three_layers_only_within_one_organisation) {
  EXPECT_EQ(of("M,P6\nM,P2\nM,P3\n").layered, 0U);       // layers 1 | 2, 3
  EXPECT_EQ(of("M,P5\nM,P2\nM,P1\n").layered, 0U);       // layers 1, 2, 2
  EXPECT_EQ(of("M,P1\nM,P3\nM,P8\n").layered, 0U);       // layers 1, 3, 3
  EXPECT_EQ(of("M,P1\nM,P2\nM,P5\nM,P9\n").layered, 0U); // layers 1, 2, 2 | 3
  EXPECT_EQ(of("M,P1\nM,P5\nM,P4\n").layered, 1U);       // layers 1, 2, 4
  const Files joint = {{"post_shares.csv", "post_id,organisation_id,cost_share\nP6,B,0.5\nP6,A,0.5\n"}};
  EXPECT_EQ(of("M,P6\nM,P2\nM,P3\n", joint).layered, 1U); // P6 serves A too
  const Files of_others = {{"post_shares.csv", "post_id,organisation_id,cost_share\nP2,B,0.5\nP2,C,0.5\n"}};
  EXPECT_EQ(of("M,P6\nM,P2\nM,P9\n", of_others).layered, 1U); // layers 1, 2, 3 of B
}

TEST_F(WithinOneLine, counts_layers_however_deep) {
  std::string posts = "post_id,title,organisation_id,reports_to\nP1,t,A,\n";
  for (int p = 2; p <= 80; ++p)
    posts += "P" + std::to_string(p) + ",t,A,P" + std::to_string(p - 1) + "\n";
  const Model model = meeting_of(posts, "meeting_id,subject\nM,s\nN,s\nO,s\n",
                                 "meeting_id,attendee_id\nM,P70\nM,P71\nM,P80\nN,P1\nN,P80\nO,P79\nO,P80\n");
  EXPECT_EQ(measured(model).layered, 1U);
}

TEST_F(WithinOneLine, looks_at_one_seat_a_person) {
  const DuplicatedAttendance found = of("M,P6\nM,P7\nM,P1\n"); // P7's holder sits there as P1
  EXPECT_EQ(found.same_holder, 1U);
  EXPECT_EQ(found.with_own_manager, 0U);
}

TEST(DuplicatedAttendance, gives_the_same_bytes_on_any_number_of_threads) {
  const Model model = many_meetings();
  const DuplicatedAttendance one = measured(model, {1670, 1});
  expect_consistent(one);
  EXPECT_GT(one.all.duplicated, 1000U);
  EXPECT_GT(one.duplicated_without_cost, 100U);
  const auto bits = [](const std::optional<double> &value) {
    return value ? std::bit_cast<std::uint64_t>(*value) : 1;
  };
  const auto expect_same = [&](const DuplicatedFigures &a, const DuplicatedFigures &b) {
    EXPECT_EQ(a.attendances, b.attendances);
    EXPECT_EQ(a.compared, b.compared);
    EXPECT_EQ(a.duplicated, b.duplicated);
    EXPECT_EQ(a.across_organisations, b.across_organisations);
    EXPECT_EQ(bits(a.hours_per_year), bits(b.hours_per_year));
    EXPECT_EQ(bits(a.duplicated_hours_per_year_low), bits(b.duplicated_hours_per_year_low));
    EXPECT_EQ(bits(a.duplicated_cost_per_year_low), bits(b.duplicated_cost_per_year_low));
  };
  for (const unsigned threads : {2U, 7U}) {
    const DuplicatedAttendance many = measured(model, {1670, threads});
    expect_same(one.all, many.all);
    for (std::size_t f = 0; f < one.functions.size(); ++f)
      expect_same(one.functions[f], many.functions[f]);
    for (std::size_t m = 0; m < one.meetings.size(); ++m)
      expect_same(one.figures_of(model, id_at<MeetingId>(m)), many.figures_of(model, id_at<MeetingId>(m)));
    ASSERT_EQ(one.groups.size(), many.groups.size());
    for (std::size_t g = 0; g < one.groups.size(); ++g) {
      EXPECT_EQ(one.groups[g].meeting, many.groups[g].meeting);
      EXPECT_TRUE(std::ranges::equal(one.posts_of(g), many.posts_of(g)));
      EXPECT_EQ(std::bit_cast<std::uint64_t>(one.groups[g].hourly_cost),
                std::bit_cast<std::uint64_t>(many.groups[g].hourly_cost));
      EXPECT_EQ(std::bit_cast<std::uint64_t>(one.groups[g].hours_low),
                std::bit_cast<std::uint64_t>(many.groups[g].hours_low));
    }
    EXPECT_EQ(one.same_holder, many.same_holder);
    EXPECT_EQ(one.not_compared, many.not_compared);
    EXPECT_EQ(one.team_attendances, many.team_attendances);
    EXPECT_EQ(one.other_meetings, many.other_meetings);
    EXPECT_EQ(one.across_on_inferred_tiers, many.across_on_inferred_tiers);
    EXPECT_EQ(one.duplicated_without_cost, many.duplicated_without_cost);
    EXPECT_EQ(one.meetings_without_duration, many.meetings_without_duration);
    EXPECT_EQ(one.both_managers_present, many.both_managers_present);
    EXPECT_EQ(one.layered, many.layered);
    EXPECT_EQ(one.with_own_manager, many.with_own_manager);
    EXPECT_EQ(one.under_a_superior, many.under_a_superior);
  }
}

// Presence by looking every seat's managers up, one by one.
TEST(DuplicatedAttendance, finds_the_superiors_that_a_walk_up_the_lines_finds) {
  const Model model = many_meetings();
  const ReducedAttendance attendance = reduce_attendance(model);
  const DuplicatedAttendance found = measured(model);
  std::uint64_t own = 0, both = 0, any = 0;
  for (std::size_t m = 0; m < model->meetings->size(); ++m)
    for (const Seat &seat : attendance.seats[m]) {
      std::vector<bool> attends; // the managers above, nearest first
      for (PostId above = model->posts.manager[index(seat.post)]; above != none<PostId>;
           above = model->posts.manager[index(above)])
        attends.push_back(
            std::ranges::any_of(attendance.seats[m], [&](const Seat &other) { return other.post == above; }));
      own += !attends.empty() && attends[0];
      both += attends.size() > 1 && attends[0] && attends[1];
      any += std::ranges::find(attends, true) != attends.end();
    }
  EXPECT_EQ(found.with_own_manager, own);
  EXPECT_EQ(found.both_managers_present, both);
  EXPECT_EQ(found.under_a_superior, any);
  EXPECT_GT(both, 20U);
  EXPECT_GT(any, own);
}

// A meeting's figures are made of its groups when asked for: all of them together are the whole's.
TEST(DuplicatedAttendance, adds_up_over_the_figures_of_the_meetings) {
  const Model model = many_meetings();
  const DuplicatedAttendance found = measured(model);
  DuplicatedFigures sum;
  double hours = 0, duplicated_hours = 0, cost = 0;
  for (std::size_t m = 0; m < found.meetings.size(); ++m) {
    const DuplicatedFigures figures = found.figures_of(model, id_at<MeetingId>(m));
    sum.attendances += figures.attendances;
    sum.compared += figures.compared;
    sum.duplicated += figures.duplicated;
    sum.across_organisations += figures.across_organisations;
    sum.within_organisation += figures.within_organisation;
    hours += figures.hours_per_year.value_or(0);
    duplicated_hours += figures.duplicated_hours_per_year_low.value_or(0);
    cost += figures.duplicated_cost_per_year_low.value_or(0);
  }
  EXPECT_EQ(sum.attendances, found.all.attendances);
  EXPECT_EQ(sum.compared, found.all.compared);
  EXPECT_EQ(sum.duplicated, found.all.duplicated);
  EXPECT_EQ(sum.across_organisations, found.all.across_organisations);
  EXPECT_EQ(sum.within_organisation, found.all.within_organisation);
  EXPECT_NEAR(hours, *found.all.hours_per_year, 1e-9 * hours);
  EXPECT_NEAR(duplicated_hours, *found.all.duplicated_hours_per_year_low, 1e-9 * duplicated_hours);
  EXPECT_NEAR(cost, *found.all.duplicated_cost_per_year_low, 1e-9 * cost);
}

TEST(DuplicatedAmong, counts_as_the_whole_measure_does_in_any_order) {
  const Model model = many_meetings();
  const ReducedAttendance attendance = reduce_attendance(model);
  const std::vector<MeetingKind> compared(model->meetings->size(), MeetingKind::representation);
  const DuplicatedAttendance found = duplicated_attendance(model, attendance, compared);
  for (std::size_t m = 0; m < compared.size(); ++m) {
    const auto seats = model->meetings->seats[m];
    const FunctionId function = model->meetings->function[m];
    ASSERT_EQ(duplicated_among(model, function, seats), found.meetings[m].duplicated);
    ASSERT_EQ(duplicated_among(model, function, std::vector<Seat>(seats.rbegin(), seats.rend())),
              found.meetings[m].duplicated);
  }
}

TEST(DuplicatedAmong, is_0_of_no_seats) {
  EXPECT_EQ(duplicated_among(many_meetings(), none<FunctionId>, {}), 0U);
}

} // namespace
} // namespace organograph::test::duplicated_attendance_test

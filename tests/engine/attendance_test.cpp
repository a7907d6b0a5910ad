// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/attendance.hpp"

#include "support/many_meetings.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::test::attendance_test {
namespace {

using testing::ElementsAre;

const std::string organisations = "organisation_id,name\nA,Council A\nB,Council B\n";
const std::string partners = "partner_id,name\nhealth,Health\n";

Model meeting_of(const std::string &posts, const std::string &meetings, const std::string &attendance,
                 const Files &more = {}) {
  Files files = {{"organisations.csv", organisations},
                 {"partners.csv", partners},
                 {"posts.csv", posts},
                 {"meetings.csv", meetings},
                 {"attendance.csv", attendance}};
  files.insert(files.end(), more.begin(), more.end());
  return model_of(files);
}

std::vector<std::string> seated(const Model &model, std::span<const Seat> seats) {
  std::vector<std::string> ids;
  for (const Seat &seat : seats)
    ids.emplace_back(model.text(model->posts.id[index(seat.post)]));
  return ids;
}

/// The kind of each of the model's meetings.
std::vector<MeetingKind> kinds_of(const Model &model) {
  return meeting_kinds(model, reduce_attendance(model));
}

TEST(ReduceAttendance, keeps_the_post_of_the_smaller_tier_of_one_holder) {
  const Model model = meeting_of("post_id,title,organisation_id,tier,holder\n"
                                 "P1,t,A,3,Ada\nP2,t,B,2,Ada\nP3,t,B,4,Ada\nP4,t,B,1,Ben\n",
                                 "meeting_id,subject\nM1,s\nM2,s\nM3,s\n",
                                 "meeting_id,attendee_id\nM1,P3\nM1,P1\nM1,P2\nM1,P4\nM2,P1\nM3,P1\nM3,P3\n");
  const ReducedAttendance reduced = reduce_attendance(model);
  EXPECT_THAT(seated(model, reduced.seats[0]), ElementsAre("P2", "P4"));
  EXPECT_THAT(seated(model, reduced.seats[1]), ElementsAre("P1"));
  EXPECT_THAT(seated(model, reduced.seats[2]), ElementsAre("P1"));
  EXPECT_THAT(reduced.same_holder, ElementsAre(2, 0, 1));
}

TEST(ReduceAttendance, keeps_the_byte_smallest_post_id_of_equal_tiers) {
  const Model model = meeting_of("post_id,title,organisation_id,tier,holder\n"
                                 "b,t,A,2,Ada\nB,t,B,2,Ada\na,t,B,2,Ada\n",
                                 "meeting_id,subject\nM1,s\nM2,s\n",
                                 "meeting_id,attendee_id\nM1,b\nM1,B\nM1,a\nM2,a\nM2,b\n");
  const ReducedAttendance reduced = reduce_attendance(model);
  EXPECT_THAT(seated(model, reduced.seats[0]), ElementsAre("B"));
  EXPECT_THAT(seated(model, reduced.seats[1]), ElementsAre("a"));
}

TEST(ReduceAttendance, takes_the_layer_for_a_tier_that_is_not_given) {
  const Model model =
      meeting_of("post_id,title,organisation_id,reports_to,tier,holder\n"
                 "P1,t,A,,,Zoe\nP2,t,A,P1,,Ada\nP3,t,B,,9,Ada\nP4,t,B,P2,2,Ada\n",
                 "meeting_id,subject\nM1,s\nM2,s\n", "meeting_id,attendee_id\nM1,P2\nM1,P3\nM2,P4\nM2,P2\n");
  const ReducedAttendance reduced = reduce_attendance(model);
  EXPECT_THAT(seated(model, reduced.seats[0]), ElementsAre("P2"));
  EXPECT_THAT(seated(model, reduced.seats[1]), ElementsAre("P2")); // 2 and 2: a tie
}

TEST(ReduceAttendance, takes_nobody_out_for_a_job_share_or_an_unknown_holder) {
  const Model model =
      meeting_of("post_id,title,organisation_id,tier,holder\n"
                 "P1,t,A,1,Ada; Ben\nP2,t,B,2,Ada; Ben\nP3,t,A,2,\nP4,t,B,2,\nP5,t,B,3,Ada\n",
                 "meeting_id,subject\nM1,s\n", "meeting_id,attendee_id\nM1,P1\nM1,P2\nM1,P3\nM1,P4\nM1,P5\n");
  const ReducedAttendance reduced = reduce_attendance(model);
  EXPECT_EQ(reduced.seats[0].size(), 5U);
  EXPECT_THAT(reduced.same_holder, ElementsAre(0));
}

TEST(ReduceAttendance, keeps_the_role_of_the_seat_that_stays) {
  const Model model =
      meeting_of("post_id,title,organisation_id,tier,holder\nP1,t,A,1,Ada\nP2,t,B,2,Ada\n",
                 "meeting_id,subject\nM1,s\n", "meeting_id,attendee_id,role\nM1,P1,chair\nM1,P2,statutory\n");
  const ReducedAttendance reduced = reduce_attendance(model);
  ASSERT_EQ(reduced.seats[0].size(), 1U);
  EXPECT_EQ(reduced.seats[0][0].role, Role::chair);
}

TEST(ReduceAttendance, is_empty_without_meetings) {
  const Model model = model_of(
      {{"organisations.csv", organisations}, {"posts.csv", "post_id,title,organisation_id\nP1,t,A\n"}});
  EXPECT_EQ(reduce_attendance(model).seats.rows(), 0U);
  EXPECT_TRUE(kinds_of(model).empty());
}

TEST(ReduceSeats, gives_what_the_whole_reduction_gives_in_any_order) {
  const Model model = many_meetings();
  const ReducedAttendance reduced = reduce_attendance(model);
  std::uint64_t taken_out = 0;
  for (std::size_t m = 0; m < model->meetings->size(); ++m) {
    const auto given = model->meetings->seats[m];
    const std::vector<Seat> alone = reduce_seats(model, given);
    ASSERT_EQ(seated(model, alone), seated(model, reduced.seats[m]));
    ASSERT_EQ(given.size() - alone.size(), reduced.same_holder[m]);
    taken_out += reduced.same_holder[m];
    std::vector<std::string> backwards =
        seated(model, reduce_seats(model, std::vector<Seat>(given.rbegin(), given.rend())));
    ASSERT_EQ(std::vector<std::string>(backwards.rbegin(), backwards.rend()), seated(model, alone));
  }
  EXPECT_GT(taken_out, 100U);
}

TEST(MeetingKinds, keeps_the_kind_that_is_given) {
  const Model model = meeting_of("post_id,title,organisation_id,function\nP1,t,A,x\nP2,t,B,x\n",
                                 "meeting_id,subject,kind\nM1,s,representation\nM2,s,case\nM3,s,statutory\n"
                                 "M4,s,team\nM5,s,team\n",
                                 "meeting_id,attendee_id\nM1,P1\nM1,P2\nM2,P1\nM4,P1\nM4,health\n");
  EXPECT_THAT(kinds_of(model), ElementsAre(MeetingKind::representation, MeetingKind::case_,
                                           MeetingKind::statutory, MeetingKind::team, MeetingKind::team));
}

// P1 (x) - P2 (y) - P3 (x)      P5 (blank) - P6 (blank)
//        - P4 (y)
class InferredKind : public testing::TestWithParam<std::tuple<const char *, MeetingKind>> {};

TEST_P(InferredKind, follows_partners_functions_and_lines) {
  std::string attendance = "meeting_id,attendee_id\n";
  std::string attendee;
  for (const char c : std::string(std::get<0>(GetParam())) + " ") {
    if (c != ' ')
      attendee += c;
    else if (!attendee.empty())
      attendance += "M1," + std::exchange(attendee, "") + "\n";
  }
  const Model model = meeting_of("post_id,title,organisation_id,reports_to,function\n"
                                 "P3,t,A,P2,x\nP2,t,A,P1,y\nP4,t,B,P1,y\nP1,t,A,,x\nP5,t,B,,\nP6,t,B,P5,\n",
                                 "meeting_id,subject\nM1,s\n", attendance);
  EXPECT_THAT(kinds_of(model), ElementsAre(std::get<1>(GetParam()))) << std::get<0>(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Meetings, InferredKind,
    testing::Values(std::tuple("", MeetingKind::none), std::tuple("health", MeetingKind::none),
                    std::tuple("P1", MeetingKind::team), std::tuple("P5", MeetingKind::team),
                    std::tuple("P1 health", MeetingKind::representation),
                    std::tuple("P2 P4", MeetingKind::counterparts), // one function, no organisation in common
                    std::tuple("P2 P4 health", MeetingKind::representation),
                    std::tuple("P1 P2 P3 P4", MeetingKind::team), // P1 is above all
                    std::tuple("P1 P3", MeetingKind::team),       // not only directly
                    std::tuple("P2 P3", MeetingKind::team),
                    std::tuple("P2 P3 P4", MeetingKind::representation),
                    std::tuple("P3 P4", MeetingKind::representation), // a superior, but not there
                    std::tuple("P5 P6", MeetingKind::team),           // blank functions, but a superior
                    std::tuple("P1 P5", MeetingKind::representation),
                    std::tuple("P1 P6 P5", MeetingKind::representation),
                    std::tuple("P3 P6", MeetingKind::representation)));

TEST(MeetingKinds, does_not_take_two_blank_functions_for_one) {
  const Model model = meeting_of("post_id,title,organisation_id\nP1,t,A\nP2,t,A\n",
                                 "meeting_id,subject\nM1,s\n", "meeting_id,attendee_id\nM1,P1\nM1,P2\n");
  EXPECT_THAT(kinds_of(model), ElementsAre(MeetingKind::representation));
}

TEST(MeetingKinds, takes_a_chief_of_some_for_no_chief_of_all) {
  const Model model =
      meeting_of("post_id,title,organisation_id,reports_to,function\n"
                 "chief,t,A,,x\nother,t,B,,y\nreport,t,A,chief,z\n",
                 "meeting_id,subject\nM1,s\n", "meeting_id,attendee_id\nM1,chief\nM1,other\nM1,report\n");
  EXPECT_THAT(kinds_of(model), ElementsAre(MeetingKind::representation));
}

TEST(MeetingKinds, looks_at_one_seat_a_person) {
  // Without Ada's second seat (y) all are of function x, of A and of B.
  const Model model =
      meeting_of("post_id,title,organisation_id,tier,function,holder\n"
                 "P1,t,A,1,x,Ada\nP2,t,B,2,y,Ada\nP3,t,B,2,x,Ben\n",
                 "meeting_id,subject\nM1,s\n", "meeting_id,attendee_id\nM1,P1\nM1,P2\nM1,P3\n");
  EXPECT_THAT(kinds_of(model), ElementsAre(MeetingKind::counterparts));
}

TEST(MeetingKinds, takes_one_service_for_a_team_where_an_organisation_is_common_to_all) {
  const auto kind = [](const std::string &attendance, const std::string &meeting = "M1,s,,\n") {
    const Model model =
        meeting_of("post_id,title,organisation_id,function\n"
                   "A1,t,A,x\nA2,t,A,x\nB1,t,B,x\nJ,t,A,y\n",
                   "meeting_id,subject,function,convened_by\n" + meeting,
                   "meeting_id,attendee_id,function,attended\n" + attendance,
                   {{"post_shares.csv", "post_id,organisation_id,cost_share\nJ,A,0.5\nJ,B,0.5\n"},
                    {"post_functions.csv", "post_id,function\nJ,x\n"}});
    return kinds_of(model).front();
  };
  EXPECT_EQ(kind("M1,A1,,\nM1,A2,,\n"), MeetingKind::team);
  EXPECT_EQ(kind("M1,A1,,\nM1,B1,,\n"), MeetingKind::counterparts);
  EXPECT_EQ(kind("M1,A1,,\nM1,B1,,0\n"), MeetingKind::team);                         // nobody came from B
  EXPECT_EQ(kind("M1,A1,,\nM1,B1,,\n", "M1,s,,A;B\n"), MeetingKind::representation); // convened by two
  EXPECT_EQ(kind("M1,A1,,\nM1,A2,,\n", "M1,s,,A;health\n"), MeetingKind::representation);
  EXPECT_EQ(kind("M1,A1,,\nM1,J,,\n"), MeetingKind::representation);    // x and y
  EXPECT_EQ(kind("M1,A1,,\nM1,J,,\n", "M1,s,x,\n"), MeetingKind::team); // J speaks for x here
  EXPECT_EQ(kind("M1,A1,,\nM1,J,x,\n"), MeetingKind::team);             // and here
  EXPECT_EQ(kind("M1,A1,,\nM1,J,x,\nM1,B1,,\n"), MeetingKind::counterparts);
}

TEST(SeatFunction, is_what_the_row_says_else_the_meetings_where_the_post_has_it_else_the_posts_own) {
  const Model model = meeting_of("post_id,title,organisation_id,function\nP1,t,A,x\nP2,t,A,\n",
                                 "meeting_id,subject,function\nM1,s,y\nM2,s,z\nM3,s,\n",
                                 "meeting_id,attendee_id,function\nM1,P1,\nM2,P1,\nM3,P1,z\nM1,P2,\n",
                                 {{"post_functions.csv", "post_id,function\nP1,y\n"}});
  const auto function = [&](std::size_t meeting, std::size_t seat) {
    const FunctionId found =
        model.seat_function(model->meetings->function[meeting], model->meetings->seats[meeting][seat]);
    return found == none<FunctionId> ? std::string()
                                     : std::string(model.text(model->functions.id[index(found)]));
  };
  EXPECT_EQ(function(0, 0), "y");
  EXPECT_EQ(function(1, 0), "x");
  EXPECT_EQ(function(2, 0), "z");
  EXPECT_EQ(function(0, 1), "");
}

TEST(Attendance, does_not_depend_on_the_number_of_threads) {
  const Model model = many_meetings();
  const ReducedAttendance one = reduce_attendance(model, 1);
  const auto kinds = meeting_kinds(model, one, 1);
  for (const unsigned threads : {0U, 2U, 7U}) {
    const ReducedAttendance many = reduce_attendance(model, threads);
    EXPECT_EQ(many.same_holder, one.same_holder);
    ASSERT_EQ(many.seats.rows(), one.seats.rows());
    for (std::size_t m = 0; m < one.seats.rows(); ++m)
      ASSERT_EQ(seated(model, many.seats[m]), seated(model, one.seats[m])) << m;
    EXPECT_EQ(meeting_kinds(model, many, threads), kinds);
  }
}

TEST(IsSuperior, is_anybody_above_but_not_the_post_itself) {
  const Model model = model_of({{"organisations.csv", organisations},
                                {"posts.csv", "post_id,title,organisation_id,reports_to\n"
                                              "P3,t,A,P2\nP1,t,A,\nP2,t,A,P1\nP4,t,A,P1\nP5,t,A,\n"}});
  const auto above = [&](const char *a, const char *b) {
    return is_superior(model, by_id<PostId>(model, model->posts.id, a),
                       by_id<PostId>(model, model->posts.id, b));
  };
  EXPECT_TRUE(above("P1", "P3"));
  EXPECT_TRUE(above("P2", "P3"));
  EXPECT_FALSE(above("P3", "P1"));
  EXPECT_FALSE(above("P1", "P1"));
  EXPECT_FALSE(above("P4", "P3"));
  EXPECT_FALSE(above("P5", "P3"));
}

} // namespace
} // namespace organograph::test::attendance_test

// SPDX-License-Identifier: Apache-2.0
// Integration of services: worked examples, the register, lines, meetings, and which are measured.
#include "support/integrated.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::test::integration_depth_test {
namespace {

using integrated::apart_with;
using integrated::arrangement_columns;
using integrated::measured;
using integrated::measured_alone;
using integrated::meeting_in;
using integrated::no;
using integrated::null;
using integrated::post_columns;
using integrated::share_columns;
using integrated::yes;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

// ---- the worked examples --------------------------------------------------------------------------

//          head (A, B)
//     a1 (A)        b1 (B)
TEST(IntegrationDepth, gives_the_figures_of_the_worked_commissioning_service) {
  const Integration found = measured_alone(
      {{"posts.csv", post_columns + "head,t,A,,x,\na1,t,A,head,x,\nb1,t,B,head,x,\n"},
       {"post_shares.csv", share_columns + "head,A,0.5\nhead,B,0.5\n"},
       {"arrangements.csv", arrangement_columns + "x,A,B,policy,partial\nx,A,B,contracts,none\n"},
       {"meetings.csv", "meeting_id,subject\n"},
       {"attendance.csv", "meeting_id,attendee_id\n"}});
  EXPECT_EQ(found.reached, 4);
  EXPECT_EQ(found.secured, 4);
  EXPECT_EQ(found.joint_tiers, 1U);
  EXPECT_EQ(found.tiers, 2U);
  // b1, employed by B, reports to the head, employed by A: level 3 holds too
  EXPECT_EQ(found.operation, 3);
  EXPECT_THAT(found.missing, IsEmpty());
  EXPECT_EQ(found.heads.size(), 1U);
}

// The same with a head whom neither employs: 'operation 2' of the worked example.
TEST(IntegrationDepth,
     gives_the_operation_of_the_worked_commissioning_service_without_a_line_between_employers) {
  const Integration found = measured_alone(
      {{"posts.csv", post_columns + "head,t,C,,x,\na1,t,A,head,x,\nb1,t,B,head,x,\n"},
       {"post_shares.csv", share_columns + "head,A,0.5\nhead,B,0.5\n"},
       {"arrangements.csv", arrangement_columns + "x,A,B,policy,partial\nx,A,B,contracts,none\n"}});
  EXPECT_EQ(found.reached, 4);
  EXPECT_EQ(found.secured, 4); // without meetings too
  EXPECT_EQ(found.operation, 2);
  EXPECT_THAT(found.missing, IsEmpty());
}

TEST(IntegrationDepth, gives_the_figures_of_the_worked_hub) {
  const Integration found = measured_alone(
      {{"posts.csv", post_columns + "a,t,A,,x,\nb,t,B,,x,\n"},
       {"arrangements.csv", arrangement_columns + "x,A,B,governance,full\nx,B,A,front_door,full\n"}});
  EXPECT_EQ(found.reached, 6);
  EXPECT_EQ(found.secured, 2);
  EXPECT_EQ(found.joint_tiers, 0U);
  EXPECT_EQ(found.operation, 6);
  EXPECT_THAT(found.missing, ElementsAre(4, 5));
  EXPECT_THAT(found.arrangements, ElementsAre(0, 1));
  EXPECT_EQ(found.vector.joint_tiers, 0.0);
}

// ---- test 1 and joint hours -----------------------------------------------------------------------

TEST(IntegrationDepth, takes_two_posts_and_two_occurrences_for_a_network) {
  EXPECT_EQ(meeting_in("M,s,x,1,2\n", "M,a\nM,b\n").tests[1], yes);
  EXPECT_EQ(meeting_in("M,s,x,1,\n", "M,a\nM,b\n").tests[1], no);     // once a year
  EXPECT_EQ(meeting_in("M,s,y,1,2\n", "M,a\nM,b\n").tests[1], no);    // another function
  EXPECT_EQ(meeting_in("M,s,,1,2\n", "M,a\nM,b\n").tests[1], no);     // none
  EXPECT_EQ(meeting_in("M,s,x,1,2\n", "M,a\nM,a2\n").tests[1], no);   // one side
  EXPECT_EQ(meeting_in("M,s,x,1,2\n", "M,ab\n").tests[1], no);        // one post alone
  EXPECT_EQ(meeting_in("M,s,x,1,2\n", "M,ab\nM,c\n").tests[1], no);   // c serves neither
  EXPECT_EQ(meeting_in("M,s,x,1,2\n", "M,ab\nM,a2\n").tests[1], yes); // of any function
  EXPECT_EQ(meeting_in("M,s,x,1,2\n", "M,ab\nM,b\n").tests[1], yes);
  EXPECT_EQ(meeting_in("M,s,x,1,2\n", "M,ab\nM,ab2\n").tests[1], yes);
  EXPECT_EQ(meeting_in("M,s,x,1,2\n", "M,ab\nM,a3\n").tests[1], yes);
  EXPECT_EQ(meeting_in("M,s,x,1,2\n", "M,ab\nM,b2\n").tests[1], yes);
  EXPECT_EQ(meeting_in("M,s,x,1,1\nN,s,x,,2.5\n", "N,b\nN,a\nM,a\nM,b\n").meetings.size(), 1U);
}

TEST(IntegrationDepth, counts_one_person_on_two_posts_once_in_a_network) {
  const Integration found = measured_alone(
      {{"posts.csv", "post_id,title,organisation_id,function,holder\na,t,A,x,Ada\nb,t,B,x,Ada\n"},
       {"meetings.csv", "meeting_id,subject,function,duration_hours,occurrences_per_year\nM,s,x,1,2\n"},
       {"attendance.csv", "meeting_id,attendee_id\nM,a\nM,b\n"}});
  EXPECT_EQ(found.tests[1], no);
  EXPECT_EQ(found.vector.joint_hours, 0.0);
}

TEST(IntegrationDepth, shares_the_hours_attended_for_both_among_those_attended_for_either) {
  const std::string meetings = "M1,s,x,2,1\nM2,s,x,1,3\nM3,s,x,1,\nM4,s,x,,8\nM5,s,x,9,1\nM6,s,y,5,1\n";
  const std::string attendance = "M1,a\nM1,b\nM2,a\nM2,a2\nM3,ab\nM4,a\nM4,b\nM5,c\nM6,a\n";
  // M1 2 h and M3 1 h for both, M2 3 h for A; M4 has no duration, M5 neither, M6 is of y
  EXPECT_EQ(meeting_in(meetings, attendance).vector.joint_hours, 0.5);
  EXPECT_EQ(meeting_in("M4,s,x,,8\n", "M4,a\nM4,b\n").vector.joint_hours, std::nullopt);
  EXPECT_EQ(meeting_in("M5,s,x,9,1\n", "M5,c\n").vector.joint_hours, std::nullopt);
}

TEST(IntegrationDepth, gives_no_hours_of_a_pair_that_is_not_measured_to_another) {
  const Model model =
      model_of({{"organisations.csv", "organisation_id,name\nA,a\nB,b\nC,c\n"},
                {"functions.csv", "function,name\nx,X\n"},
                {"posts.csv", post_columns + "a,t,A,,,\nb,t,B,,,\nc,t,C,,,\n"},
                {"arrangements.csv", arrangement_columns + "x,A,C,policy,none\nx,B,C,policy,none\n"},
                {"meetings.csv", "meeting_id,subject,function,duration_hours,occurrences_per_year\n"
                                 "M,s,x,1,2\nN,s,x,3,2\n"},
                {"attendance.csv", "meeting_id,attendee_id\nM,a\nM,b\nN,b\nN,c\n"}});
  const std::vector<Integration> found = measured(model);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].vector.joint_hours, 0.0);
  EXPECT_EQ(found[0].tests[1], no);
  EXPECT_EQ(found[1].vector.joint_hours, 0.75);
  EXPECT_EQ(found[1].tests[1], yes);
}

// ---- tests 2, 3, 6, 7: the register and the lines --------------------------------------------------

TEST(IntegrationDepth, reads_the_register_at_its_thresholds) {
  const auto tests = [](const std::vector<std::string> &rows) { return apart_with(rows).tests; };
  EXPECT_EQ(tests({})[2], no);
  EXPECT_EQ(tests({"policy,none", "governance,none"})[2], no);
  EXPECT_EQ(tests({"policy,partial"})[2], yes);
  EXPECT_EQ(tests({"governance,partial"})[2], yes);
  EXPECT_EQ(tests({"provision,none"})[3], no);
  EXPECT_EQ(tests({"provision,partial"})[3], yes);
  EXPECT_EQ(tests({"front_door,partial"})[6], no);
  EXPECT_EQ(tests({"front_door,full"})[6], yes);
  EXPECT_EQ(tests({"systems,full", "data,full"})[6], no);
  EXPECT_EQ(tests({"policy,full", "contracts,full"})[6], no);
  EXPECT_EQ(tests({"systems,partial", "policy,partial"})[6], yes);
  EXPECT_EQ(tests({"data,partial", "contracts,partial"})[6], yes);
  EXPECT_EQ(tests({"data,partial", "governance,full", "terms,full"})[6], no);
  EXPECT_EQ(tests({"budget,full"})[7], no);
  EXPECT_EQ(tests({"budget,full", "front_door,full"})[7], yes);
  EXPECT_EQ(tests({"budget,partial", "front_door,full"})[7], no);
}

TEST(IntegrationDepth, gives_every_register_dimension_its_score) {
  const IntegrationVector vector =
      apart_with({"governance,full", "data,partial", "terms,none", "front_door,full"}).vector;
  EXPECT_THAT(vector.dimensions, ElementsAre(1.0, 0.0, 0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 1.0));
}

TEST(IntegrationDepth, knows_nothing_of_tests_2_6_and_7_without_a_register) {
  const Integration found =
      measured_alone({{"posts.csv", post_columns + "a,t,A,,x,\nb,t,B,,x,\n"},
                      {"meetings.csv", "meeting_id,subject,function,occurrences_per_year\nM,s,x,2\n"},
                      {"attendance.csv", "meeting_id,attendee_id\nM,a\nM,b\n"}});
  EXPECT_THAT(found.tests, ElementsAre(null, yes, null, no, no, no, null, null));
  EXPECT_EQ(found.secured, 1);
  EXPECT_THAT(found.missing, IsEmpty());
  for (const auto &dimension : found.vector.dimensions)
    EXPECT_EQ(dimension, std::nullopt);
}

TEST(IntegrationDepth, knows_nothing_of_test_1_without_meetings_and_of_voices_without_links) {
  const Integration found = apart_with({"policy,full"});
  EXPECT_THAT(found.tests, ElementsAre(null, null, yes, no, no, no, no, no));
  EXPECT_EQ(found.secured, 0);
  EXPECT_EQ(found.reached, 2);
  EXPECT_THAT(found.missing, IsEmpty()); // test 1 is not known
  EXPECT_EQ(found.vector.joint_hours, std::nullopt);
  EXPECT_EQ(found.vector.one_voice, std::nullopt);
}

TEST(IntegrationDepth, takes_a_line_between_the_two_employers_for_level_3) {
  const auto line = [](const std::string &posts) {
    return measured_alone(
        {{"functions.csv", "function,name\ny,Y\nx,X\n"}, {"posts.csv", post_columns + posts}});
  };
  const Integration up = line("a,t,A,,x,\nb,t,B,a,x,\nb2,t,B,b,x,\n");
  EXPECT_EQ(up.tests[3], yes);
  EXPECT_EQ(up.vector.joint_lines, 0.5);
  EXPECT_EQ(line("b,t,B,,x,\na,t,A,b,x,\n").tests[3], yes); // either way up
  EXPECT_EQ(line("a,t,A,,x,\nb,t,B,,x,\n").tests[3], no);
  EXPECT_EQ(line("a,t,A,,x,\nb,t,B,,x,\n").vector.joint_lines, std::nullopt);
  const Integration over_a_gap = line("a,t,A,,x,\nm,t,A,a,y,\nb,t,B,m,x,\n"); // m is not of F
  EXPECT_EQ(over_a_gap.tests[3], no);
  EXPECT_EQ(over_a_gap.vector.joint_lines, std::nullopt);
  EXPECT_EQ(over_a_gap.tiers, 2U);
}

// F of A and B: j is employed by C and serves both; b reports to it.
TEST(IntegrationDepth, asks_for_the_two_employers_themselves_at_level_3_but_any_two_in_joint_lines) {
  const Integration found =
      measured_alone({{"posts.csv", post_columns + "j,t,C,,x,\na,t,A,j,x,\nb,t,B,j,x,\nb2,t,B,b,x,\n"},
                      {"post_shares.csv", share_columns + "j,A,0.5\nj,B,0.5\n"}});
  EXPECT_EQ(found.tests[3], no);
  EXPECT_THAT(found.vector.joint_lines, Optional(DoubleEq(2.0 / 3)));
}

// ---- which are measured, and the rest --------------------------------------------------------------

std::string list(const Model &model, const std::vector<Integration> &found) {
  std::string out;
  for (const Integration &of : found)
    out += std::string(model.text(model->functions.id[index(of.function)])) + " " +
           std::string(model.text(model->organisations.id[index(of.organisation_a)])) + " " +
           std::string(model.text(model->organisations.id[index(of.organisation_b)])) + "\n";
  return out;
}

TEST(IntegrationDepth, measures_pairs_with_posts_on_both_sides_a_register_row_or_a_target_in_model_order) {
  const Model model =
      model_of({{"organisations.csv", "organisation_id,name\nB,b\nA,a\nC,c\n"},
                {"functions.csv", "function,name\ny,Y\nx,X\nw,W\nv,V\n"},
                {"posts.csv", post_columns + "a,t,A,,x,\nb,t,B,,x,\nc,t,C,,w,\nj,t,A,,y,\n"},
                {"post_functions.csv", "post_id,function\nc,x\n"},
                {"post_shares.csv", share_columns + "j,A,0.5\nj,C,0.5\n"},
                {"arrangements.csv", arrangement_columns + "w,A,B,policy,none\nx,A,C,data,full\n"},
                {"integration_targets.csv",
                 "function,organisation_a,organisation_b,target_level\nw,B,C,3\nv,A,B,2\n"}});
  // y: j alone serves A and C; x: c by its further function; w: by the register and a target; v: by a target
  EXPECT_EQ(list(model, measured(model)), "y A C\nx B A\nx B C\nx A C\nw B A\nw B C\nv B A\n");
}

TEST(IntegrationDepth, uses_further_functions_of_a_post) {
  const Integration found = measured_alone({{"functions.csv", "function,name\nx,X\ny,Y\n"},
                                            {"posts.csv", post_columns + "a,t,A,,x,\nb,t,B,a,y,\n"},
                                            {"post_functions.csv", "post_id,function\nb,x\n"}});
  EXPECT_EQ(found.tiers, 2U);
  EXPECT_EQ(found.tests[3], yes);
}

TEST(IntegrationDepth, looks_at_the_posts_of_the_pair_alone) {
  // c, of C, is above both: not in F of A and B
  const Model model = model_of({{"organisations.csv", "organisation_id,name\nA,a\nB,b\nC,c\n"},
                                {"posts.csv", post_columns + "c,t,C,,x,5\na,t,A,c,x,1\nb,t,B,c,x,2\n"}});
  const std::vector<Integration> found = measured(model);
  ASSERT_EQ(list(model, found), "x A B\nx A C\nx B C\n");
  EXPECT_EQ(found[0].tiers, 1U);
  EXPECT_EQ(found[0].heads.size(), 2U);
  EXPECT_EQ(found[1].tiers, 2U);
  EXPECT_EQ(found[1].tests[3], yes);
  EXPECT_EQ(found[0].tests[3], no);
}

TEST(IntegrationDepth, shares_the_partners_of_both_that_have_one_voice) {
  const Integration found =
      measured_alone({{"posts.csv", post_columns + "a,t,A,,x,\nb,t,B,,x,\nab,t,A,,x,\n"},
                      {"post_shares.csv", share_columns + "ab,A,0.5\nab,B,0.5\n"},
                      {"partners.csv", "partner_id,name\np,P\nq,Q\nr,R\ns,S\n"},
                      {"partner_links.csv", "partner_id,post_id,kind\n"
                                            "p,ab,\nq,a,\nq,b,\nr,a,\ns,ab,lead\ns,a,\n"}});
  EXPECT_THAT(found.vector.one_voice, Optional(DoubleEq(2.0 / 3))); // p and s of p, q and s
}

TEST(IntegrationDepth, has_no_voice_where_no_partner_reaches_both) {
  const Integration found = measured_alone({{"posts.csv", post_columns + "a,t,A,,x,\nb,t,B,,x,\n"},
                                            {"partners.csv", "partner_id,name\np,P\n"},
                                            {"partner_links.csv", "partner_id,post_id\np,a\n"}});
  EXPECT_EQ(found.vector.one_voice, std::nullopt);
}

TEST(IntegrationDepth, measures_the_gap_to_a_target_never_below_0) {
  const auto with_target = [](const std::string &row) {
    return measured_alone(
        {{"functions.csv", "function,name\nx,X\ny,Y\n"},
         {"posts.csv", post_columns + "head,t,A,,x,\n"},
         {"post_shares.csv", share_columns + "head,A,0.5\nhead,B,0.5\n"},
         {"arrangements.csv", arrangement_columns + "x,A,B,policy,full\n"},
         {"integration_targets.csv", "function,organisation_a,organisation_b,target_level,reason\n" + row}});
  };
  const Integration above = with_target("x,B,A,6,one front door\n");
  EXPECT_EQ(above.secured, 4);
  EXPECT_EQ(above.target, 6);
  EXPECT_EQ(above.gap, 2);
  EXPECT_NE(above.target_reason, TextId{});
  EXPECT_EQ(with_target("x,A,B,1,sovereign by design\n").gap, 0);
  const Integration without = with_target("");
  EXPECT_EQ(without.target, std::nullopt);
  EXPECT_EQ(without.gap, std::nullopt);
  EXPECT_EQ(without.target_reason, TextId{});
}

TEST(IntegrationDepth, shows_an_agreed_target_where_nothing_is_shared_yet) {
  const Integration found = measured_alone(
      {{"functions.csv", "function,name\nx,X\n"},
       {"organisations.csv", "organisation_id,name\nA,a\nB,b\n"},
       {"posts.csv", post_columns + "head,t,A,,x,\n"},
       {"integration_targets.csv", "function,organisation_a,organisation_b,target_level\nx,B,A,5\n"}});
  EXPECT_EQ(found.reached, 0);
  EXPECT_EQ(found.target, 5);
  EXPECT_EQ(found.gap, 5);
}

// ---- many organisations ---------------------------------------------------------------------------

// One post that so many organisations share in equal parts.
Files shared_by(int organisations) {
  Files files = {{"organisations.csv", "organisation_id,name\n"},
                 {"posts.csv", post_columns + "p,t,o0,,x,\n"},
                 {"post_shares.csv", share_columns}};
  for (int o = 0; o < organisations; ++o) {
    const std::string id = "o" + std::to_string(o);
    files[0].second += id + ",O\n";
    files[2].second += "p," + id + "," + std::to_string(1.0 / organisations) + "\n";
  }
  return files;
}

TEST(IntegrationDepth, measures_named_pairs_alone_where_a_post_makes_half_a_million) {
  EXPECT_EQ(measured(model_of(shared_by(300))).size(), 44'850U);
  Files files = shared_by(400); // 79,800 pairs
  EXPECT_THAT(measured(model_of(files)), IsEmpty());
  files.emplace_back("integration_targets.csv",
                     "function,organisation_a,organisation_b,target_level\nx,o1,o399,3\n");
  const Model model = model_of(files);
  const std::vector<Integration> named = measured(model);
  ASSERT_EQ(named.size(), 1U);
  EXPECT_EQ(named[0].reached, 4);
  const Analysis analysis = analyse(model);
  const auto reason_of = [&](const std::string &measure) {
    for (const auto &[name, reason] : analysis.not_measured)
      if (name == measure)
        return reason;
    return std::string();
  };
  EXPECT_TRUE(reason_of("integration_depth.pairs").starts_with("functions have posts of more than 50,000"));
  EXPECT_EQ(reason_of("bridges"), "more than 300 organisations: ask for it with --bridges");
}

} // namespace
} // namespace organograph::test::integration_depth_test

// SPDX-License-Identifier: Apache-2.0
// What undoing joint posts makes of a draft: halves, and what goes with them.
#include "support/undone.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::test::decoupling_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using undone::made;
using undone::Made;
using undone::organisation;
using undone::organisations;
using undone::posts_of;
using undone::shown;
using undone::text;

TEST(Decoupled, makes_a_half_for_each_organisation_in_the_posts_place) {
  const Made now =
      made({{"organisations.csv", organisations},
            {"posts.csv", "post_id,title,organisation_id,reports_to,function,grade,tier,fte,status,"
                          "holder\ntop,t,B,,x,,,,,\nj,Joint,B,top,x,G9,4,0.8,acting,Holder\n"
                          "last,t,A,top,x,,,,,\n"},
            {"post_shares.csv", "post_id,organisation_id,cost_share,grade\n"
                                "j,C,0.3,PO3\nj,A,0.2,\nj,B,0.5,PO1\n"}});
  const Model after = made(decoupled(now.draft, now.model, posts_of(now.model, {"j"}))).model;
  EXPECT_THAT(shown(after), ElementsAre("top (B) > -", "j@A (A vacant) > top", "j@B (B acting Holder) > top",
                                        "j@C (C vacant) > top", "last (A) > top"));
  std::vector<std::string> grades;
  for (std::size_t p = 1; p <= 3; ++p) {
    grades.emplace_back(after.text(after->posts.grade[p]));
    EXPECT_EQ(after->posts.fte[p], 0.8);
    EXPECT_EQ(after->posts.tier[p], 4U);
    EXPECT_EQ(after.text(after->posts.title[p]), "Joint");
    EXPECT_FALSE(after.joint(id_at<PostId>(p)));
  }
  EXPECT_THAT(grades, ElementsAre("G9", "PO1", "PO3"));
}

TEST(Decoupled, adds_the_columns_that_halves_need) {
  const Made now = made({{"organisations.csv", organisations},
                         {"posts.csv", "post_id,title,organisation_id\n j ,t,A\n"},
                         {"post_shares.csv", "post_id,organisation_id,cost_share,grade,sole_cost\n"
                                             "j,A,0.5,G1,70000\nj, B ,0.5,G2,\n"}});
  const Model after = made(decoupled(now.draft, now.model, posts_of(now.model, {"j"}))).model;
  EXPECT_THAT(shown(after), ElementsAre("j@A (A) > -", "j@B (B vacant) > -"));
  EXPECT_EQ(after->posts.annual_cost[0], 70000);
  EXPECT_FALSE(is_known(after->posts.annual_cost[1]));
  EXPECT_EQ(after.text(after->posts.grade[1]), "G2");
}

TEST(Decoupled, a_half_costs_its_sole_cost_or_what_the_post_costs) {
  const Made now = made({{"organisations.csv", organisations},
                         {"posts.csv", "post_id,title,organisation_id,annual_cost\nj,t,A,100000\n"},
                         {"post_shares.csv", "post_id,organisation_id,cost_share,sole_cost\n"
                                             "j,A,0.5,70000\nj,B,0.5,\n"}});
  const Model after = made(decoupled(now.draft, now.model, posts_of(now.model, {"j"}))).model;
  EXPECT_THAT(after->posts.annual_cost, ElementsAre(70000, 100000));
}

TEST(Decoupled, the_first_shares_half_keeps_the_holder_where_the_employer_is_not_served) {
  const Made now = made({{"organisations.csv", organisations},
                         {"posts.csv", "post_id,title,organisation_id,reports_to,holder\n"
                                       "j,t,A,,Holder\nr,t,A,j,\ns,t,B,j,\n"},
                         {"post_shares.csv", "post_id,organisation_id,cost_share\nj,C,0.5\nj,B,0.5\n"}});
  const Model after = made(decoupled(now.draft, now.model, posts_of(now.model, {"j"}))).model;
  EXPECT_THAT(shown(after),
              ElementsAre("j@B (B vacant) > -", "j@C (C Holder) > -", "r (A) > j@C", "s (B) > j@B"));
}

TEST(Decoupled, a_manager_and_its_report_part_along_their_organisations) {
  // m serves A and B, j serves A, B and C: its half in C has no manager's half there and goes to the
  // keeper's.
  const Made now = made({{"organisations.csv", organisations},
                         {"posts.csv", "post_id,title,organisation_id,reports_to\n"
                                       "c,t,C,j\nj,t,A,m\nm,t,B,\nb,t,B,j\na,t,A,m\nd,t,C,m\n"},
                         {"post_shares.csv", "post_id,organisation_id,cost_share\nm,A,0.5\nm,B,0.5\n"
                                             "j,A,0.2\nj,B,0.3\nj,C,0.5\n"}});
  EXPECT_THAT(shown(made(decoupled(now.draft, now.model, posts_of(now.model, {"m", "j", "m"}))).model),
              ElementsAre("c (C) > j@C", "j@A (A) > m@A", "j@B (B vacant) > m@B", "j@C (C vacant) > m@B",
                          "m@A (A vacant) > -", "m@B (B) > -", "b (B) > j@B", "a (A) > m@A", "d (C) > m@B"));
  const Model only_manager = made(decoupled(now.draft, now.model, posts_of(now.model, {"m"}))).model;
  EXPECT_THAT(shown(only_manager), ElementsAre("c (C) > j", "j (A) > m@A", "m@A (A vacant) > -",
                                               "m@B (B) > -", "b (B) > j", "a (A) > m@A", "d (C) > m@B"));
  EXPECT_TRUE(only_manager.joint(only_manager.find_post("j")));
  EXPECT_THAT(shown(made(decoupled(now.draft, now.model, posts_of(now.model, {"j"}))).model),
              ElementsAre("c (C) > j@C", "j@A (A) > m", "j@B (B vacant) > m", "j@C (C vacant) > m",
                          "m (B) > -", "b (B) > j@B", "a (A) > m", "d (C) > m"));
}

TEST(Decoupled, halves_take_seats_links_functions_further_lines_and_staff_groups_along) {
  const Made now = made(
      {{"organisations.csv", organisations},
       {"posts.csv", "post_id,title,organisation_id,function\nj,t,A,x\nk,t,B,y\np,t,A,x\n"},
       {"post_shares.csv", "post_id,organisation_id,cost_share\nj,A,0.5\nj,B,0.5\nk,B,0.5\nk,C,0.5\np,A,1\n"},
       {"post_functions.csv", "post_id,function\nj,y\np,y\n"},
       {"reporting_lines.csv", "post_id,reports_to,kind\nj,p,dotted\np,k,dotted\nj,k,dotted\n"},
       {"staff_groups.csv",
        "group_id,reports_to,fte,organisation_id\ng1,j,1,B\ng2,j,1,C\ng3,j,1,\ng4,p,1,B\n"},
       {"meetings.csv", "meeting_id,subject\nM1,s\nM2,s\n"},
       {"attendance.csv", "meeting_id,attendee_id,role\nM1,j,chair\nM1,health,\nM2,p,\nM2,k,\n"},
       {"partners.csv", "partner_id,name\nhealth,Health\n"},
       {"partner_links.csv",
        "partner_id,post_id,function,kind\nhealth,j,,lead\nhealth,j,y,\nhealth,p,y,\n"}});
  const Model after = made(decoupled(now.draft, now.model, joint_posts(now.model))).model;
  EXPECT_THAT(shown(after), ElementsAre("j@A (A) > -", "j@B (B vacant) > -", "k@B (B) > -",
                                        "k@C (C vacant) > -", "p (A) > -"));
  std::vector<std::string> lines, groups, links, seats;
  for (const ReportingLine &line : after->reporting_lines)
    lines.push_back(text(after, line.post) + ">" + text(after, line.reports_to));
  EXPECT_THAT(lines,
              ElementsAre("j@A>p", "j@B>p", "p>k@B", "p>k@C", "j@A>k@B", "j@A>k@C", "j@B>k@B", "j@B>k@C"));
  for (const StaffGroup &group : after->staff_groups)
    groups.push_back(text(after, group.reports_to));
  EXPECT_THAT(groups, ElementsAre("j@B", "j@A", "j@A", "p"));
  for (const PartnerLink &link : *after->partner_links)
    links.push_back(text(after, link.post) + " " +
                    std::string(after.text(after->functions.id[index(link.function)])) +
                    (link.lead ? " lead" : ""));
  EXPECT_THAT(links, ElementsAre("j@A x lead", "j@B x lead", "j@A y", "j@B y", "p y"));
  for (std::size_t m = 0; m < 2; ++m)
    for (const Seat &seat : after->meetings->seats[m])
      seats.push_back(std::to_string(m + 1) + " " + text(after, seat.post) + " " +
                      std::string(name(seat.role)));
  EXPECT_THAT(seats,
              ElementsAre("1 j@A chair", "1 j@B chair", "2 k@B required", "2 k@C required", "2 p required"));
  EXPECT_THAT(after->posts.further_functions.offsets, ElementsAre(0, 1, 2, 2, 2, 3));
}

TEST(Decoupled, an_identifier_that_is_taken_gets_a_suffix) {
  const Made now = made({{"organisations.csv", "organisation_id,name\nA,a\nB,b\nB@C,c\nC,d\n"},
                         {"posts.csv", "post_id,title,organisation_id\nj,t,A\nj@A,t,A\nj@B,t,B\nj@A-2,t,A\n"},
                         {"post_shares.csv", "post_id,organisation_id,cost_share\nj,A,0.5\nj,B@C,0.5\n"
                                             "j@B,B,0.5\nj@B,C,0.5\n"},
                         {"partners.csv", "partner_id,name\nj@B@B,Partner\n"}});
  EXPECT_THAT(shown(made(decoupled(now.draft, now.model, joint_posts(now.model))).model),
              ElementsAre("j@A-3 (A) > -", "j@B@C (B@C vacant) > -", "j@A (A) > -", "j@B@B-2 (B) > -",
                          "j@B@C-2 (C vacant) > -", "j@A-2 (A) > -"));
}

TEST(Decoupled, leaves_posts_that_are_not_joint_and_the_drafts_it_was_given) {
  const Made now =
      made({{"organisations.csv", organisations},
            {"posts.csv", "post_id,title,organisation_id\nj,t,A\np,t,A\n"},
            {"post_shares.csv", "post_id,organisation_id,cost_share\np,B,1\nj,A,0.5\nj,B,0.5\n"}});
  EXPECT_THAT(shown(made(decoupled(now.draft, now.model, posts_of(now.model, {"p"}))).model),
              ElementsAre("j (A) > -", "p (A) > -"));
  EXPECT_TRUE(decouple(now.draft, now.model, posts_of(now.model, {"p"})).posts.empty());
  EXPECT_EQ(now.draft[TableId::posts]->rows(), 2U);
  const Model after = made(decoupled(now.draft, now.model, posts_of(now.model, {"j"}))).model;
  EXPECT_EQ(organisation(after, after->posts.serves[2][0].organisation), "B"); // p, as before
}

} // namespace
} // namespace organograph::test::decoupling_test

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/decoupling.hpp"

#include "oracle/facts.hpp"
#include "support/places.hpp"
#include "support/random_models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace organograph::test::decoupling_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A draft and the model of it.
struct Made {
  Draft draft;
  Model model;
};

Made made(Draft draft) {
  BuildResult result = build_model(draft);
  std::string all;
  for (const Diagnostic &d : result.diagnostics)
    all += to_string(d) + "\n";
  if (!result.model)
    throw std::runtime_error("the test's model is not valid:\n" + all);
  return {std::move(draft), std::move(*result.model)};
}

Made made(const Files &files) {
  return made(io::read_model_files(files));
}

Made example(const std::string &name) {
  return made(io::read_model_folder(std::string(places::examples()) + "/" + name));
}

std::vector<PostId> posts_of(const Model &model, std::initializer_list<const char *> ids) {
  std::vector<PostId> out;
  for (const char *id : ids)
    out.push_back(model.find_post(id));
  return out;
}

std::string text(const Model &model, PostId post) {
  return post == none<PostId> ? "-" : std::string(model.text(model->posts.id[index(post)]));
}

std::string organisation(const Model &model, OrganisationId id) {
  return std::string(model.text(model->organisations.id[index(id)]));
}

/// 'a@A (A, Holder) > m' for each post: employer, status unless filled, holder, manager.
std::vector<std::string> shown(const Model &model) {
  std::vector<std::string> out;
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    std::string status(name(model->posts.status[p]));
    status = status == "filled" ? "" : " " + status;
    const std::string holder(model.text(model->posts.holder[p]));
    out.push_back(text(model, id_at<PostId>(p)) + " (" + organisation(model, model->posts.employer[p]) +
                  status + (holder.empty() ? "" : " " + holder) + ") > " +
                  text(model, model->posts.manager[p]));
  }
  return out;
}

// --- the draft -----------------------------------------------------------------------------------------

const std::string organisations = "organisation_id,name\nA,Council A\nB,Council B\nC,Council C\n";

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

// --- the figures ---------------------------------------------------------------------------------------

/// 'low/middle/high' of each organisation, then of all; '-' where not known, '~N': N halves not in it.
std::vector<std::string> costs(const Decoupling &found) {
  const auto shown = [](std::optional<double> value) {
    return value ? std::to_string(std::llround(*value)) : std::string("-");
  };
  std::vector<std::string> out;
  auto all = found.cost_by_organisation;
  all.push_back(found.cost);
  for (const DecouplingCost &cost : all)
    out.push_back(shown(cost.low) + "/" + shown(cost.middle) +
                  (cost.middle_not_known > 0 ? "~" + std::to_string(cost.middle_not_known) : "") + "/" +
                  shown(cost.high));
  return out;
}

TEST(Decouple, costs_three_ways_as_a_change_against_now) {
  const Made now =
      made({{"organisations.csv", organisations},
            {"posts.csv", "post_id,title,organisation_id,annual_cost\nj,t,A,100000\nk,t,B,80000\n"
                          "u,t,B,\nv,t,A,60000\n"},
            {"post_shares.csv", "post_id,organisation_id,cost_share,sole_cost\n"
                                "j,A,0.7,90000\nj,B,0.3,50000\n" // now 70,000 and 30,000
                                "k,B,0.5,60000\nk,C,0.5,\n"
                                "u,A,0.5,10000\nu,B,0.5,10000\n"
                                "v,A,0.2,20000\nv,B,0.3,30000\nv,C,0.5,40000\n"}});
  const auto alone = [&](const char *id) {
    return costs(decouple(now.draft, now.model, posts_of(now.model, {id})));
  };
  EXPECT_THAT(alone("j"), ElementsAre("0/20000/30000", "0/20000/70000", "0/0/0", "0/40000/100000"));
  EXPECT_THAT(alone("k"), ElementsAre("0/0/0", "0/20000/40000", "0/-~1/40000", "0/20000~1/80000"));
  EXPECT_THAT(alone("u"), ElementsAre("-/-~1/-", "-/-~1/-", "0/0/0", "-/-~2/-"));
  EXPECT_THAT(alone("v"), ElementsAre("0/8000/48000", "0/12000/42000", "0/10000/30000", "0/30000/120000"));
  EXPECT_THAT(costs(decouple(now.draft, now.model, posts_of(now.model, {"v", "k", "j"}))),
              ElementsAre("0/28000/78000", "0/52000/152000", "0/10000~1/70000", "0/90000~1/300000"));
}

TEST(Decouple, fte_and_vacancies_stand_where_the_new_halves_are) {
  const Made now =
      made({{"organisations.csv", organisations},
            {"posts.csv", "post_id,title,organisation_id,fte,status\nj,t,B,0.8,vacant\nk,t,C,,\n"},
            {"post_shares.csv", "post_id,organisation_id,cost_share\nj,A,0.25\nj,B,0.25\nj,C,0.5\n"
                                "k,C,0.5\nk,A,0.5\n"}});
  const Decoupling found = decouple(now.draft, now.model, joint_posts(now.model));
  EXPECT_THAT(found.posts, ElementsAre("j", "k"));
  EXPECT_THAT(
      found.fte_gained_by_organisation,
      ElementsAre(testing::DoubleEq(0.6 + 0.5), testing::DoubleEq(0.6), testing::DoubleEq(0.4 + 0.5)));
  EXPECT_EQ(found.vacancies, 3U); // a post that is vacant now is none more
  EXPECT_THAT(found.vacancies_by_organisation, ElementsAre(2, 0, 1));
}

TEST(Decouple, meetings_keep_the_kind_that_they_had) {
  // j alone with its report is a team; its two halves with the report would be none, and would be compared.
  const Made now = made({{"organisations.csv", organisations},
                         {"posts.csv", "post_id,title,organisation_id,reports_to,function,tier\n"
                                       "j,t,A,,x,1\nr,t,A,j,y,2\ns,t,B,,x,1\n"},
                         {"post_shares.csv", "post_id,organisation_id,cost_share\nj,A,0.5\nj,B,0.5\n"},
                         {"meetings.csv", "meeting_id,subject,kind,duration_hours,occurrences_per_year\n"
                                          "M1,s,,1,\nM2,s,representation,2,10\nM3,s,,,\nM4,s,team,,\n"},
                         {"attendance.csv", "meeting_id,attendee_id\nM1,j\nM1,r\nM2,j\nM2,s\nM3,j\nM3,r\n"}});
  const Decoupling found = decouple(now.draft, now.model, joint_posts(now.model));
  EXPECT_EQ(found.attendances_that_become_duplicated, 1); // of M2
  EXPECT_EQ(found.meeting_hours, 21);
  EXPECT_EQ(found.series, 3U);
}

TEST(Decouple, one_person_still_sits_once) {
  // The holder of both posts sits for one of them, before and after; the vacant half comes beside.
  const Made now = made({{"organisations.csv", organisations},
                         {"posts.csv", "post_id,title,organisation_id,function,tier,holder\n"
                                       "j,t,A,x,1,Holder\nk,t,B,x,1,Holder\n"},
                         {"post_shares.csv", "post_id,organisation_id,cost_share\nj,A,0.5\nj,B,0.5\n"},
                         {"meetings.csv", "meeting_id,subject,kind\nM1,s,representation\n"},
                         {"attendance.csv", "meeting_id,attendee_id,role\nM1,j,\nM1,k,\n"}});
  const Decoupling found = decouple(now.draft, now.model, joint_posts(now.model));
  EXPECT_EQ(found.attendances_that_become_duplicated, 1);
  EXPECT_FALSE(found.meeting_hours); // no duration
  EXPECT_EQ(found.series, 1U);
}

TEST(Decouple, meeting_hours_are_none_without_meetings_and_zero_without_seats) {
  const std::string posts = "post_id,title,organisation_id\nj,t,A\n";
  const std::string shares = "post_id,organisation_id,cost_share\nj,A,0.5\nj,B,0.5\n";
  const Made without =
      made({{"organisations.csv", organisations}, {"posts.csv", posts}, {"post_shares.csv", shares}});
  EXPECT_FALSE(decouple(without.draft, without.model, joint_posts(without.model)).meeting_hours);
  const Made unseated = made({{"organisations.csv", organisations},
                              {"posts.csv", posts},
                              {"post_shares.csv", shares},
                              {"meetings.csv", "meeting_id,subject\nM1,s\n"},
                              {"attendance.csv", "meeting_id,attendee_id\n"}});
  EXPECT_EQ(decouple(unseated.draft, unseated.model, joint_posts(unseated.model)).meeting_hours, 0);
}

/// 'function reached>reached secured>secured'
std::vector<std::string> fallen(const Model &model, const Decoupling &found) {
  std::vector<std::string> out;
  for (const LevelChange &s : found.fallen_services)
    out.push_back(std::string(model.text(model->functions.id[index(s.function)])) + " " +
                  std::to_string(s.reached.before) + ">" + std::to_string(s.reached.after) + " " +
                  std::to_string(s.secured.before) + ">" + std::to_string(s.secured.after));
  return out;
}

TEST(Decouple, organisations_that_only_joint_posts_connect_fall_apart) {
  const Made now = made({{"organisations.csv", organisations},
                         {"posts.csv", "post_id,title,organisation_id,reports_to,function\n"
                                       "j,t,A,,x\na,t,A,j,x\nb,t,B,j,x\nc,t,C,b,x\nd,t,B,,x\n"},
                         {"post_shares.csv", "post_id,organisation_id,cost_share\nj,A,0.5\nj,B,0.5\n"
                                             "d,B,0.5\nd,C,0.5\n"}});
  const auto pairs = [&](std::initializer_list<const char *> ids) {
    std::vector<std::string> out;
    for (const auto &[a, b] : decouple(now.draft, now.model, posts_of(now.model, ids)).no_longer_connected)
      out.push_back(organisation(now.model, a) + organisation(now.model, b));
    return out;
  };
  EXPECT_THAT(pairs({"j"}), ElementsAre("AB", "AC"));
  EXPECT_THAT(pairs({"d"}), IsEmpty()); // b and c still connect B and C
}

struct Row {
  const char *post, *vacancy_in;
  int duplicated;
  std::uint64_t voices_lost;
  std::vector<std::string> fallen;
};

void expect_row(const Model &model, const Decoupling &found, const Row &row) {
  SCOPED_TRACE(row.post);
  ASSERT_EQ(found.posts, std::vector<std::string>{row.post});
  EXPECT_EQ(found.vacancies, 1U);
  EXPECT_EQ(found.vacancies_by_organisation[index(
                by_id<OrganisationId>(model, model->organisations.id, row.vacancy_in))],
            1U);
  EXPECT_EQ(found.attendances_that_become_duplicated, row.duplicated);
  EXPECT_EQ(found.lost_one_voice.size(), row.voices_lost);
  EXPECT_EQ(fallen(model, found), row.fallen);
  EXPECT_THAT(found.fte_gained_by_organisation, ElementsAre(0.5, 0.5));
  EXPECT_THAT(costs(found), ElementsAre("-/-~1/-", "-/-~1/-", "-/-~2/-"));
  EXPECT_THAT(found.no_longer_connected, IsEmpty());
}

// The table of the case: each post of the shared leadership alone, most series first.
TEST(DecoupleExample, each_joint_post_of_2021_alone) {
  const Made now = example("cambridgeshire-peterborough-2021");
  const std::vector<Row> rows = {
      {"dph", "pcc", 1, 1, {"public-health 4>0 1>0"}},
      {"sd-children", "ccc", 2, 1, {"children 4>2 4>2"}},
      {"ce", "ccc", 0, 1, {"corporate 4>1 1>1"}},
      {"ed-pc", "ccc", 0, 0, {"people 4>0 1>0"}},
      {"sd-adults", "pcc", 1, 1, {"adults 4>1 1>1"}},
      {"sd-education", "ccc", 0, 0, {"education 4>0 1>0"}},
      {"sd-communities", "pcc", 0, 0, {"communities 4>0 1>0"}},
      {"sd-commissioning", "pcc", 0, 0, {"commissioning 4>3 4>0"}},
      {"ad-reablement", "pcc", 0, 0, {"reablement 4>3 1>0"}},
      {"ad-communities", "pcc", 0, 0, {}},
  };
  const auto found = decouple_each(now.draft, now.model);
  ASSERT_EQ(found.size(), rows.size());
  EXPECT_EQ(joint_posts(now.model).size(), 10U);
  for (std::size_t i = 0; i < rows.size(); ++i)
    expect_row(now.model, found[i], rows[i]);
}

std::vector<std::pair<std::string, std::string>> organisation_figures(const Model &model,
                                                                      const std::vector<double> &fte) {
  std::vector<std::pair<std::string, std::string>> out;
  for (std::size_t o = 0; o < fte.size(); ++o)
    out.emplace_back(organisation(model, id_at<OrganisationId>(o)), std::to_string(fte[o]));
  return out;
}

TEST(DecoupleExample, all_joint_posts_of_2021) {
  const Made now = example("cambridgeshire-peterborough-2021");
  const auto all = joint_posts(now.model);
  const Decoupling found = decouple(now.draft, now.model, all);
  const Analysis before = analyse(now.model);
  const Model model = made(decoupled(now.draft, now.model, all)).model;
  const Analysis after = analyse(model, {}, before.duplicated_attendance->kinds);
  EXPECT_EQ(model->posts.size(), 30U);
  EXPECT_EQ(organisation_figures(now.model, found.fte_gained_by_organisation),
            (std::vector<std::pair<std::string, std::string>>{{"ccc", "5.000000"}, {"pcc", "5.000000"}}));
  EXPECT_EQ(found.vacancies, 10U);
  EXPECT_THAT(found.vacancies_by_organisation, ElementsAre(4, 6));
  EXPECT_EQ(found.attendances_that_become_duplicated, 4);
  EXPECT_EQ(after.duplicated_attendance->all.attendances, 16U);
  EXPECT_EQ(found.lost_one_voice.size(), 4U);
  EXPECT_EQ(after.partner_contact->one_voice, 0U);
  EXPECT_THAT(found.no_longer_connected, IsEmpty()); // through meetings alone
  EXPECT_THAT(fallen(now.model, found),
              testing::UnorderedElementsAre("corporate 4>1 1>1", "people 4>0 1>0", "adults 4>1 1>1",
                                            "reablement 4>3 1>0", "education 4>0 1>0", "children 4>2 4>2",
                                            "communities 4>0 1>0", "commissioning 4>3 4>0",
                                            "public-health 4>0 1>0"));
  EXPECT_THAT(costs(found), ElementsAre("-/-~10/-", "-/-~10/-", "-/-~20/-"));
}

TEST(DecoupleExample, nothing_but_meetings_connects_the_councils_of_2021_afterwards) {
  Draft draft = example("cambridgeshire-peterborough-2021").draft;
  draft[TableId::meetings].reset();
  draft[TableId::attendance].reset();
  const Made now = made(std::move(draft));
  EXPECT_THAT(decouple(now.draft, now.model, joint_posts(now.model)).no_longer_connected,
              ElementsAre(std::pair(id_at<OrganisationId>(0), id_at<OrganisationId>(1))));
}

TEST(DecoupleExample, all_joint_posts_of_oxfordshire_and_cherwell) {
  const Made now = example("oxfordshire-cherwell-2019");
  const auto all = joint_posts(now.model);
  const Decoupling found = decouple(now.draft, now.model, all);
  const Model after = made(decoupled(now.draft, now.model, all)).model;
  EXPECT_THAT(found.posts, ElementsAre("ce", "dlg", "ad-regulatory", "ad-housing", "hr-lead"));
  EXPECT_EQ(after->posts.size(), 21U);
  EXPECT_EQ(organisation_figures(now.model, found.fte_gained_by_organisation),
            (std::vector<std::pair<std::string, std::string>>{{"occ", "2.500000"}, {"cdc", "2.500000"}}));
  EXPECT_THAT(found.vacancies_by_organisation, ElementsAre(2, 3));
  EXPECT_THAT(found.no_longer_connected, IsEmpty());
  const auto manager = [&](const char *id) {
    return text(after, after->posts.manager[index(after.find_post(id))]);
  };
  EXPECT_EQ(manager("ad-regulatory@occ"), "cdc-coo");
  EXPECT_EQ(manager("ad-housing@occ"), "cdc-coo");
  EXPECT_EQ(manager("hr-lead@cdc"), "occ-ace");
  EXPECT_EQ(manager("dlg@cdc"), "ce@cdc");
  EXPECT_EQ(manager("cdc-coo"), "ce@cdc");
  for (const char *vacant : {"ce@cdc", "dlg@cdc", "hr-lead@cdc", "ad-regulatory@occ", "ad-housing@occ"})
    EXPECT_EQ(after->posts.status[index(after.find_post(vacant))], Status::vacant) << vacant;
  EXPECT_FALSE(found.meeting_hours);
  EXPECT_EQ(found.attendances_that_become_duplicated, 0);
}

TEST(DecoupleEach, ranks_by_hours_then_series_then_order_and_stops_at_the_limit) {
  std::string posts = "post_id,title,organisation_id\n", shares = "post_id,organisation_id,cost_share\n";
  for (const char *id : {"none", "few", "series", "many", "tie", "sole"}) {
    posts += std::string(id) + ",t,A\n";
    if (std::string(id) != "sole")
      shares += std::string(id) + ",A,0.5\n" + id + ",B,0.5\n";
  }
  const Made now = made(
      {{"organisations.csv", organisations},
       {"posts.csv", posts},
       {"post_shares.csv", shares},
       {"meetings.csv", "meeting_id,subject,duration_hours\nM1,s,5\nM2,s,1\nM3,s,\nM4,s,\n"},
       {"attendance.csv", "meeting_id,attendee_id\nM1,many\nM1,sole\nM2,few\nM2,tie\nM3,series\nM4,series\n"
                          "M3,tie\nM4,few\n"}});
  const auto ids = [&](std::size_t limit, unsigned threads = 1) {
    std::vector<std::string> out;
    AnalysisOptions options;
    options.threads = threads;
    for (const Decoupling &d : decouple_each(now.draft, now.model, limit, options))
      out.insert(out.end(), d.posts.begin(), d.posts.end());
    return out;
  };
  EXPECT_THAT(ids(50), ElementsAre("many", "few", "tie", "series", "none"));
  EXPECT_THAT(ids(2, 3), ElementsAre("many", "few"));
  EXPECT_THAT(ids(0), IsEmpty());
}

// --- random models, by hand on the rows ----------------------------------------------------------------

struct HandHalf {
  std::string post_id, organisation;
};

/// By post_id, the joint posts: halves in the organisations' order, and who keeps the holder.
struct HandSplit {
  std::vector<HandHalf> halves;
  std::string keeper; // organisation

  std::string in(const std::string &organisation) const {
    std::string of_keeper;
    for (const HandHalf &half : halves) {
      if (half.organisation == organisation)
        return half.post_id;
      if (half.organisation == keeper)
        of_keeper = half.post_id;
    }
    return of_keeper;
  }
};
using HandSplits = std::map<std::string, HandSplit>;

HandSplits split_by_hand(const oracle::Rows &rows) {
  HandSplits out;
  for (const oracle::PostRow &row : rows.posts) {
    const auto served = oracle::serves(rows, row.post_id);
    if (served.size() < 2 || served.contains("?"))
      continue;
    HandSplit &split = out[row.post_id];
    for (const std::string &organisation : oracle::in_order(oracle::organisation_ids(rows), served))
      split.halves.push_back({row.post_id + "@" + organisation, organisation});
    for (const oracle::PostShareRow &share : *rows.post_shares)
      if (share.post_id == row.post_id && split.keeper.empty())
        split.keeper = share.organisation_id;
    if (served.contains(row.organisation_id))
      split.keeper = row.organisation_id;
  }
  return out;
}

template <typename Row, typename Member>
void repeat(oracle::OptionalTable<Row> &table, Member member, const HandSplits &splits) {
  if (!table)
    return;
  std::vector<Row> out;
  for (const Row &row : *table) {
    if (!splits.contains(row.*member))
      out.push_back(row);
    else
      for (const HandHalf &half : splits.at(row.*member).halves) {
        out.push_back(row);
        out.back().*member = half.post_id;
      }
  }
  table = out;
}

std::vector<oracle::PostRow> posts_by_hand(const oracle::Rows &rows, const HandSplits &splits) {
  std::vector<oracle::PostRow> out;
  for (oracle::PostRow row : rows.posts) {
    const bool managed_by_joint = splits.contains(row.reports_to);
    const std::string manager = row.reports_to;
    if (!splits.contains(row.post_id)) {
      if (managed_by_joint)
        row.reports_to = splits.at(manager).in(row.organisation_id);
      out.push_back(row);
      continue;
    }
    const HandSplit &split = splits.at(row.post_id);
    for (const HandHalf &half : split.halves) {
      oracle::PostRow now = row;
      now.post_id = half.post_id;
      now.organisation_id = half.organisation;
      if (managed_by_joint)
        now.reports_to = splits.at(manager).in(half.organisation);
      if (half.organisation != split.keeper) {
        now.holder.clear();
        now.holder_id.clear();
        now.status = "vacant";
      }
      for (const oracle::PostShareRow &share : *rows.post_shares)
        if (share.post_id == row.post_id && share.organisation_id == half.organisation) {
          now.grade = share.grade.empty() ? row.grade : share.grade;
          now.annual_cost = share.sole_cost ? share.sole_cost : row.annual_cost;
        }
      out.push_back(now);
    }
  }
  return out;
}

// Who keeps the post looks after its agreements. A benefit is of the half of its organisation, without one of
// all halves. Recharges and use are of the post as it was.
void split_registers(oracle::Rows &rows, const HandSplits &splits) {
  const auto is_split = [&](const auto &row) { return splits.contains(row.post_id); };
  if (rows.recharges)
    std::erase_if(*rows.recharges, is_split);
  if (rows.service_use)
    std::erase_if(*rows.service_use, is_split);
  if (rows.agreements)
    for (oracle::AgreementRow &row : *rows.agreements)
      if (splits.contains(row.owner_post))
        row.owner_post = splits.at(row.owner_post).in("");
  if (!rows.benefits)
    return;
  for (oracle::BenefitRow &row : *rows.benefits) {
    std::istringstream cell(row.posts);
    row.posts.clear();
    const auto add = [&](const std::string &id) { row.posts += (row.posts.empty() ? "" : ";") + id; };
    for (std::string id; std::getline(cell, id, ';');)
      if (!splits.contains(id))
        add(id);
      else if (!row.organisation_id.empty())
        add(splits.at(id).in(row.organisation_id));
      else
        for (const HandHalf &half : splits.at(id).halves)
          add(half.post_id);
  }
}

oracle::Rows decoupled_by_hand(const oracle::Rows &rows) {
  const HandSplits splits = split_by_hand(rows);
  oracle::Rows out = rows;
  out.posts = posts_by_hand(rows, splits);
  if (out.post_shares)
    std::erase_if(*out.post_shares, [&](const auto &row) { return splits.contains(row.post_id); });
  if (out.staff_groups)
    for (oracle::StaffGroupRow &group : *out.staff_groups)
      if (splits.contains(group.reports_to))
        group.reports_to = splits.at(group.reports_to).in(group.organisation_id);
  repeat(out.attendance, &oracle::AttendanceRow::attendee_id, splits);
  repeat(out.partner_links, &oracle::PartnerLinkRow::post_id, splits);
  repeat(out.post_functions, &oracle::PostFunctionRow::post_id, splits);
  repeat(out.reporting_lines, &oracle::ReportingLineRow::post_id, splits);
  repeat(out.reporting_lines, &oracle::ReportingLineRow::reports_to, splits);
  if (out.statutory_roles)
    for (oracle::StatutoryRoleRow &role : *out.statutory_roles)
      if (splits.contains(role.post_id))
        role.post_id = splits.at(role.post_id).in(role.organisation_id);
  split_registers(out, splits);
  return out;
}

std::vector<std::string> csv_of(const Draft &draft) {
  std::vector<std::string> out;
  for (std::size_t t = 0; t < model_table_count; ++t)
    out.push_back(draft.tables[t] ? io::to_csv(*draft.tables[t]) : "absent");
  return out;
}

class RandomDecoupling : public testing::TestWithParam<unsigned> {
protected:
  template <typename Fn> void for_each_model(Fn fn) const {
    for (unsigned seed = GetParam() * 25 + 1; seed <= GetParam() * 25 + 25; ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      fn(oracle::random_model_with_registers(seed));
    }
  }
};

TEST_P(RandomDecoupling, the_draft_is_the_one_that_a_hand_would_write) {
  for_each_model([](const oracle::Rows &rows) {
    const Made now = made(files_of(rows));
    EXPECT_EQ(csv_of(decoupled(now.draft, now.model, joint_posts(now.model))),
              csv_of(io::read_model_files(files_of(decoupled_by_hand(rows)))));
  });
}

TEST_P(RandomDecoupling, leaves_no_joint_post_and_every_line) {
  for_each_model([](const oracle::Rows &rows) {
    const Made now = made(files_of(rows));
    const Model &before = now.model;
    const auto all = posts_to_undo(before);
    const Model after = made(decoupled(now.draft, before, all)).model;
    EXPECT_THAT(posts_to_undo(after), IsEmpty());
    EXPECT_EQ(not_undone(after).size(), not_undone(before).size());
    std::size_t at = 0, lines = 0;
    std::map<OrganisationId, double> fte_before, fte_after;
    for (std::size_t p = 0; p < before->posts.size(); ++p) {
      const auto served = before->posts.serves[p];
      const std::size_t halves = before->posts.shared_with_other[p] != 0 ? 1 : served.size();
      for (const Served &s : served.first(halves))
        fte_before[s.organisation] += before->posts.fte[p];
      for (std::size_t half = 0; half < halves; ++half, ++at) {
        if (halves == 1) { // the same sovereign post
          EXPECT_EQ(text(after, id_at<PostId>(at)), text(before, id_at<PostId>(p)));
          EXPECT_EQ(after->posts.employer[at], before->posts.employer[p]);
          EXPECT_EQ(after->posts.status[at], before->posts.status[p]);
          EXPECT_EQ(after.text(after->posts.holder[at]), before.text(before->posts.holder[p]));
          EXPECT_EQ(after->posts.serves[at][0].organisation, served[0].organisation);
        }
        EXPECT_EQ(after->posts.manager[at] == none<PostId>, before->posts.manager[p] == none<PostId>);
        EXPECT_EQ(after->posts.layer[at], before->posts.layer[p]);
        lines += before->posts.manager[p] != none<PostId>;
      }
    }
    ASSERT_EQ(at, after->posts.size());
    for (std::size_t p = 0; p < after->posts.size(); ++p)
      fte_after[after->posts.serves[p][0].organisation] += after->posts.fte[p];
    for (const auto &[organisation, fte] : fte_before)
      EXPECT_NEAR(fte_after[organisation], fte, 1e-9);
    EXPECT_EQ(after->posts.reports.items.size(), lines);
  });
}

std::set<std::pair<PartnerId, FunctionId>> one_voices(const Analysis &analysis) {
  std::set<std::pair<PartnerId, FunctionId>> out;
  if (analysis.partner_contact)
    for (const PartnerFunction &pair : analysis.partner_contact->pairs)
      if (pair.one_voice)
        out.emplace(pair.partner, pair.function);
  return out;
}

void expect_figures(const Made &now, const std::vector<PostId> &posts, const Analysis &before,
                    const Decoupling &found) {
  const Model model = made(decoupled(now.draft, now.model, posts)).model;
  const auto &duplicated = before.duplicated_attendance;
  const Analysis after = analyse(model, {}, duplicated ? duplicated->kinds : std::vector<MeetingKind>());
  if (duplicated) {
    EXPECT_EQ(after.duplicated_attendance->kinds, duplicated->kinds);
    EXPECT_EQ(static_cast<std::int64_t>(duplicated->all.duplicated) +
                  found.attendances_that_become_duplicated,
              static_cast<std::int64_t>(after.duplicated_attendance->all.duplicated));
  }
  auto kept = one_voices(before);
  for (const auto &lost : found.lost_one_voice)
    EXPECT_EQ(kept.erase(lost), 1U);
  EXPECT_TRUE(std::ranges::includes(one_voices(after), kept));
  for (const auto &lost : found.lost_one_voice)
    EXPECT_FALSE(one_voices(after).contains(lost));
  ASSERT_EQ(after.integration_depth.size(), before.integration_depth.size());
  std::size_t falls = 0, rises = 0, both = 0, not_known = 0;
  for (std::size_t i = 0; i < after.integration_depth.size(); ++i) {
    const Integration &was = before.integration_depth[i], &is = after.integration_depth[i];
    ASSERT_EQ(std::tuple(was.function, was.organisation_a, was.organisation_b),
              std::tuple(is.function, is.organisation_a, is.organisation_b));
    const bool falls_somewhere = is.reached_at_most < was.reached || is.secured_at_most < was.secured;
    const bool rises_somewhere = is.reached > was.reached_at_most || is.secured > was.secured_at_most;
    const bool other = std::tuple(is.reached, is.reached_at_most, is.secured, is.secured_at_most) !=
                       std::tuple(was.reached, was.reached_at_most, was.secured, was.secured_at_most);
    if (!other)
      continue;
    const auto &list = falls_somewhere && rises_somewhere ? found.fallen_and_risen_services
                       : falls_somewhere                  ? found.fallen_services
                       : rises_somewhere                  ? found.risen_services
                                                          : found.services_not_known;
    std::size_t &at = falls_somewhere && rises_somewhere ? both
                      : falls_somewhere                  ? falls
                      : rises_somewhere                  ? rises
                                                         : not_known;
    ASSERT_LT(at, list.size());
    const LevelChange &change = list[at++];
    EXPECT_EQ(std::tuple(was.function, was.organisation_a, was.organisation_b, was.reached, is.reached,
                         was.secured, is.secured),
              std::tuple(change.function, change.organisation_a, change.organisation_b, change.reached.before,
                         change.reached.after, change.secured.before, change.secured.after));
    EXPECT_EQ(std::tuple(was.reached_at_most, is.reached_at_most, was.secured_at_most, is.secured_at_most),
              std::tuple(change.reached.before_at_most, change.reached.after_at_most,
                         change.secured.before_at_most, change.secured.after_at_most));
  }
  std::set<std::pair<OrganisationId, std::string>> without;
  if (before.statutory_officers)
    for (const RoleInCouncil &was : before.statutory_officers->roles) {
      const auto is = std::ranges::find_if(after.statutory_officers->roles, [&](const RoleInCouncil &other) {
        return other.role == was.role && other.organisation == was.organisation;
      });
      if (was.state == RoleState::held &&
          (is == after.statutory_officers->roles.end() || is->state != RoleState::held))
        without.emplace(was.organisation, was.role);
    }
  EXPECT_EQ(without, std::set(found.left_without.begin(), found.left_without.end()));
  EXPECT_EQ(falls, found.fallen_services.size());
  EXPECT_EQ(rises, found.risen_services.size());
  EXPECT_EQ(both, found.fallen_and_risen_services.size());
  EXPECT_EQ(not_known, found.services_not_known.size());
  std::vector<OrganisationPair> still;
  std::ranges::set_difference(before.bridges->connected, found.no_longer_connected,
                              std::back_inserter(still));
  EXPECT_EQ(still.size() + found.no_longer_connected.size(), before.bridges->connected.size());
  EXPECT_EQ(still, after.bridges->connected);
}

TEST_P(RandomDecoupling, the_figures_are_those_of_the_two_models_in_full) {
  for_each_model([](const oracle::Rows &rows) {
    const Made now = made(files_of(rows));
    const Analysis before = analyse(now.model);
    const auto all = posts_to_undo(now.model);
    expect_figures(now, all, before, decouple(now.draft, now.model, all));
    const auto each = decouple_each(now.draft, now.model, 3);
    for (const Decoupling &one : each)
      expect_figures(now, {now.model.find_post(one.posts.at(0))}, before, one);
  });
}

INSTANTIATE_TEST_SUITE_P(seeds, RandomDecoupling, testing::Range(0U, 8U));

} // namespace
} // namespace organograph::test::decoupling_test

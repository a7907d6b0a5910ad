// SPDX-License-Identifier: Apache-2.0
// What undoing joint posts would cost, give and take: small cases, and the published ones.
#include "support/undone.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace organograph::test::decoupling_figures_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using undone::example;
using undone::made;
using undone::Made;
using undone::organisation;
using undone::organisations;
using undone::posts_of;
using undone::text;

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

} // namespace
} // namespace organograph::test::decoupling_figures_test

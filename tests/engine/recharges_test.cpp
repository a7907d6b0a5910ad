// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/recharges.hpp"

#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace organograph::test::recharges_test {
namespace {

using testing::ElementsAre;

// P is joint at 50:50, S serves a alone, V has no cost, W's parts are not known.
Files council(const std::string &recharges, const std::string &use = "") {
  Files out = {{"organisations.csv", "organisation_id,name\na,A\nb,B\nc,C\n"},
               {"functions.csv", "function,name\ncare,Care\nparks,Parks\nnone,Nothing\n"},
               {"posts.csv",
                "post_id,title,organisation_id,reports_to,function,annual_cost\nP,Head,a,,care,117912\n"
                "S,Second,a,P,care,50000\nV,Third,b,P,parks,\nW,Fourth,b,P,parks,80000\n"},
               {"post_shares.csv", "post_id,organisation_id,cost_share\nP,a,0.5\nP,b,0.5\nW,a,\nW,b,\n"}};
  if (!recharges.empty())
    out.emplace_back("recharges.csv", "post_id,function,payer,payee,year,amount\n" + recharges);
  if (!use.empty())
    out.emplace_back("service_use.csv", "post_id,function,organisation_id,year,share\n" + use);
  return out;
}

// 'a agreed paid served balance subsidy', '-' where not known.
std::vector<std::string> parts_of(const Model &model, const Recharge &recharge) {
  const auto shown_amount = [](std::optional<double> value) {
    return value ? std::to_string(static_cast<long>(std::lround(*value * 10))) : std::string("-");
  };
  std::vector<std::string> out;
  for (const RechargePart &part : recharge.parts)
    out.push_back(std::string(model.text(model->organisations.id[index(part.organisation)])) + " " +
                  shown_amount(part.agreed) + " " + shown_amount(part.paid) + " " +
                  shown_amount(part.served) + " " + shown_amount(part.balance()) + " " +
                  shown_amount(part.subsidy()));
  return out;
}

std::vector<std::string> first_of(const Files &files) {
  const Model model = model_of(files);
  return parts_of(model, recharges(model).recharges.front());
}

// Tenths: 58,956 is 589560.
TEST(Recharges, set_paid_beside_agreed_and_used) {
  EXPECT_THAT(first_of(council("P,,b,a,2021,58956\n", "P,,a,2021,0.6\nP,,b,2021,0.4\n")),
              ElementsAre("a 589560 589560 707472 0 -117912", "b 589560 589560 471648 0 117912"));
  EXPECT_THAT(first_of(council("P,,b,a,2021,60000\n")),
              ElementsAre("a 589560 579120 - -10440 -", "b 589560 600000 - 10440 -"));
  EXPECT_THAT(first_of(council("P,,c,a,2021,10000\nP,,b,a,2021,58956\n")),
              ElementsAre("a 589560 489560 - -100000 -", "b 589560 589560 - 0 -", "c 0 100000 - 100000 -"))
      << "somebody who has no part pays";
}

TEST(Recharges, of_a_year_without_a_row_nothing_is_taken_for_paid) {
  const Model model = model_of(council("P,,b,a,2021,58956\n", "P,,a,2021-22,0.6\nP,,b,2021-22,0.4\n"));
  const Recharges found = recharges(model);
  ASSERT_EQ(found.recharges.size(), 2U) << "years are compared as they are written";
  EXPECT_EQ(found.recharges[1].no_paid, NoAmount::no_recharge);
  EXPECT_EQ(found.recharges[0].no_served, NoAmount::no_use);
  EXPECT_EQ(found.balanced, 1U);
  EXPECT_EQ(found.not_known, 1U);
}

TEST(Recharges, of_a_service_have_all_of_its_posts_and_groups) {
  Files files = council("P,,b,a,2021,58956\n,care,b,a,2021,1000\n");
  EXPECT_THAT(first_of(files), ElementsAre("a 589560 589560 - 0 -", "b 589560 589560 - 0 -"));
  const Model model = model_of(files);
  EXPECT_THAT(parts_of(model, recharges(model).recharges.at(1)),
              ElementsAre("a 1089560 1079560 - -10000 -", "b 589560 599560 - 10000 -"));
  files.emplace_back("staff_groups.csv", "group_id,reports_to,fte,function,organisation_id,annual_cost\n"
                                         "G,P,3,care,b,90000\n");
  const Model with_group = model_of(files);
  EXPECT_THAT(parts_of(with_group, recharges(with_group).recharges.at(1)),
              ElementsAre("a 1089560 1079560 - -10000 -", "b 1489560 1499560 - 10000 -"));
}

TEST(Recharges, say_why_an_amount_is_not_known) {
  const Model model =
      model_of(council("V,,a,b,2021,1\nW,,a,b,2021,1\n,parks,a,b,2021,1\n,none,a,b,2021,1\n"));
  const Recharges found = recharges(model);
  EXPECT_EQ(found.recharges[0].no_agreed, NoAmount::no_cost);
  EXPECT_EQ(found.recharges[0].no_paid, NoAmount::no_cost);
  EXPECT_EQ(found.recharges[1].no_agreed, NoAmount::no_parts);
  EXPECT_EQ(found.recharges[1].no_paid, NoAmount::none) << "who bears it is known without its parts";
  EXPECT_EQ(found.recharges[2].no_agreed, NoAmount::no_cost);
  EXPECT_EQ(found.recharges[3].no_paid, NoAmount::no_post);
  EXPECT_EQ(found.not_known, 4U);
}

TEST(Recharges, take_use_from_meetings_where_no_rows_say_it) {
  Files files = council("P,,b,a,2021,58956\n");
  const std::string meetings = "meeting_id,subject,convened_by,duration_hours,occurrences_per_year\n";
  files.emplace_back("meetings.csv",
                     meetings + "m,Board,a,2,12\nn,Panel,a;b,1,16\no,Other,c,9,9\nq,Nobody's,,9,9\n");
  files.emplace_back("attendance.csv", "meeting_id,attendee_id\nm,P\nn,P\no,P\nq,P\nm,S\n");
  const Model model = model_of(files);
  const Recharge found = recharges(model).recharges.front();
  EXPECT_TRUE(found.by_meetings);
  EXPECT_THAT(parts_of(model, found), // 24 + 8 of 40 hours, 8 of 40
              ElementsAre("a 589560 589560 943296 0 -353736", "b 589560 589560 235824 0 353736"));
  files[files.size() - 2].second =
      meetings + "m,Board,a,,12\nn,Panel,a;b,1,16\no,Other,c,9,9\nq,Nobody's,,9,9\n";
  const Model without = model_of(files);
  EXPECT_EQ(recharges(without).recharges.front().no_served, NoAmount::no_durations);
}

TEST(Recharges, payments_are_summed_once_by_year_and_pair) {
  const Model model = model_of(council("P,,b,a,2021,10\n,care,b,a,2021,5\nP,,a,b,2021,1\nP,,b,a,2020,7\n"));
  std::vector<std::string> said;
  for (const RechargePayment &payment : recharges(model).payments)
    said.push_back(std::string(model.text(payment.year)) + " " + std::to_string(index(payment.payer)) +
                   std::to_string(index(payment.payee)) + " " +
                   std::to_string(static_cast<int>(payment.amount)) + " " + std::to_string(payment.rows));
  EXPECT_THAT(said, ElementsAre("2020 10 7 1", "2021 01 1 1", "2021 10 15 2"));
}

} // namespace
} // namespace organograph::test::recharges_test

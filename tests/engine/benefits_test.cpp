// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/benefits.hpp"

#include "organograph/engine/study.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace organograph::test::benefits_test {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::Optional;

// D1 and D2 serve a, D3 b, J both; D3 has no cost.
Files council(const std::string &benefits) {
  return {{"organisations.csv", "organisation_id,name\na,A\nb,B\n"},
          {"model.csv", "title,currency\nT,GBP\n"},
          {"posts.csv",
           "post_id,title,organisation_id,reports_to,annual_cost\nCE,Chief,a,,150000\nD1,First,a,CE,80000\n"
           "D2,Second,a,CE,90000\nD3,Third,b,CE,\nJ,Joint,a,CE,100000\n"},
          {"post_shares.csv", "post_id,organisation_id,cost_share\nJ,a,0.6\nJ,b,0.4\n"},
          {"benefits.csv", benefits}};
}

const std::string amounts =
    "benefit_id,description,programme,organisation_id,unit,kind,recurring,year,planned,"
    "forecast,realised,same_as\n";
const std::string of_posts = "benefit_id,description,unit,kind,scenario,organisation_id,posts\n";

std::string shown_amount(std::optional<double> value) {
  return value ? std::to_string(static_cast<long>(*value)) : std::string("-");
}

// 'GBP 2017 saving yes: planned forecast realised', of all.
std::vector<std::string> all_sums(const Model &model, const Benefits &found) {
  std::vector<std::string> out;
  for (const BenefitSum &sum : found.sums)
    if (sum.of == BenefitsOf::all)
      out.push_back(std::string(model.text(sum.unit)) + " " + std::string(model.text(sum.year)) + " " +
                    std::string(name(sum.kind)) + " " + std::string(name(sum.recurring)) + ": " +
                    shown_amount(sum.stages.planned) + " " + shown_amount(sum.stages.forecast) + " " +
                    shown_amount(sum.stages.realised));
  return out;
}

TEST(Benefits, of_another_unit_year_kind_or_recurrence_are_never_added_up) {
  const Model model = model_of(council(amounts + "1,One,,a,GBP,saving,yes,2017,100,,,\n"
                                                 "2,Two,,b,GBP,saving,yes,2017,50,10,,\n"
                                                 "3,Once,,a,GBP,saving,no,2017,7,,,\n"
                                                 "4,Avoided,,a,GBP,avoidance,yes,2017,8,,,\n"
                                                 "5,Later,,a,GBP,saving,yes,2018,9,,,\n"
                                                 "6,People,,a,FTE,saving,yes,2017,2,,,\n"
                                                 "7,Whatever,,,,,,,,,,\n"));
  EXPECT_THAT(all_sums(model, benefits(model, "")),
              ElementsAre("   : - - -", "FTE 2017 saving yes: 2 - -", "GBP 2017 saving yes: 150 10 -",
                          "GBP 2017 saving no: 7 - -", "GBP 2017 avoidance yes: 8 - -",
                          "GBP 2018 saving yes: 9 - -"));
}

TEST(Benefits, said_otherwise_are_counted_once) {
  const Model model = model_of(council(amounts + "1,One,,a,GBP,saving,yes,2017,100,,,\n"
                                                 "2,Two,,a,GBP,saving,yes,2017,50,,,\n"
                                                 "3,Both,,a,GBP,saving,yes,2017,150,,,1;2\n"
                                                 "4,In people,,a,FTE,saving,yes,2017,2,,,3\n"));
  const Benefits found = benefits(model, "");
  EXPECT_THAT(all_sums(model, found), ElementsAre("GBP 2017 saving yes: 150 - -"));
  EXPECT_EQ(found.counted, 2U);
  EXPECT_EQ(found.said_again, 2U);
  EXPECT_EQ(found.planned, 2U);
}

TEST(Benefits, are_checked_when_a_row_says_what_came_of_them) {
  const std::string rows = amounts + "1,Found,,a,GBP,saving,yes,2017-18,100,,40,\n"
                                     "2,Nothing came,,a,GBP,saving,yes,2017-18,100,,0,\n"
                                     "3,Not checked,,a,GBP,saving,yes,2017-18,100,,,\n"
                                     "4,Not planned,,a,GBP,saving,yes,2017-18,,,500,\n"
                                     "5,When,,a,GBP,saving,yes,,100,,,\n";
  const Model model = model_of(council(rows));
  const Benefits before = benefits(model, "2018-03-31"), after = benefits(model, "2018-04-01"),
                 never = benefits(model, "");
  EXPECT_EQ(after.checked, 2U);
  EXPECT_EQ(after.not_checked, 1U);
  EXPECT_EQ(after.due_not_known, 1U);
  EXPECT_EQ(before.not_checked, 0U);
  EXPECT_EQ(before.benefits[2].state, BenefitState::not_yet_due) << "the year's last day is not past it";
  EXPECT_EQ(never.not_checked, std::nullopt) << "no clock is read";
  EXPECT_EQ(never.due_not_known, 2U);
  const auto sum = std::ranges::find_if(after.sums, [&](const BenefitSum &each) {
    return each.of == BenefitsOf::all && model.text(each.year) == "2017-18";
  });
  EXPECT_THAT(sum->realisation, Optional(DoubleEq(0.2))) << "over the rows with both";
  EXPECT_THAT(sum->stages.realised, Optional(DoubleEq(540)));
}

TEST(Benefits, years_end_in_december_or_in_march) {
  std::string rows = amounts;
  int number = 0;
  for (const std::string_view year :
       std::array<std::string_view, 6>{"2016", "2016-17", "2016/17", "2016-2017", "1999-00", ""})
    rows += std::to_string(++number) + ",B,,a,GBP,saving,yes," + std::string(year) + ",1,,,\n";
  std::vector<std::string> found;
  for (const Benefit &benefit : benefits(model_of(council(rows)), "").benefits)
    found.push_back(benefit.last_day);
  EXPECT_THAT(found, ElementsAre("2016-12-31", "2017-03-31", "2017-03-31", "2017-03-31", "2000-03-31", ""));
}

Payback payback_of(const std::string &rows) {
  return benefits(model_of(council(amounts + rows)), "").paybacks.at(0);
}

TEST(Benefits, pay_back_what_it_took_to_get_there) {
  const std::string cost = "c,Cost,P,a,GBP,cost_of_change,no,2017,90000,,,\n",
                    gain =
                        "g,Gain,P,a,GBP,saving,yes,2018,50000,,,\nh,Fees,P,b,GBP,income,yes,2018,20000,,,\n"
                        "i,Licence,P,a,GBP,cost_of_change,yes,2018,10000,,,\n"
                        "j,Avoided,P,a,GBP,avoidance,yes,2018,99999,,,\nk,Grant,P,a,GBP,grant,no,2018,5,,,\n";
  const Payback found = payback_of(cost + gain);
  EXPECT_THAT(found.years, Optional(DoubleEq(1.5)));
  EXPECT_EQ(found.stage, "planned");
  EXPECT_THAT(found.gain, Optional(DoubleEq(60000)));
  EXPECT_EQ(payback_of(cost).reason, NoPayback::no_gain);
  EXPECT_EQ(payback_of(cost + gain + "l,Later,P,a,GBP,saving,yes,2019,1,,,\n").reason,
            NoPayback::several_years);
  EXPECT_EQ(payback_of(cost + "g,Gain,P,a,GBP,saving,yes,2018,,5,,\n").reason, NoPayback::no_stage);
  EXPECT_EQ(payback_of(cost + "g,Gain,P,a,GBP,saving,yes,2018,0,5,,\n").reason, NoPayback::not_above_0);
  EXPECT_THAT(
      payback_of("c,Cost,P,a,GBP,cost_of_change,no,2017,,10,,\ng,Gain,P,a,GBP,saving,yes,2018,7,4,,\n").years,
      Optional(DoubleEq(2.5)))
      << "as forecast: the cost was not planned";
  EXPECT_TRUE(benefits(model_of(council(amounts + gain)), "").paybacks.empty());
}

// As measured by a study with a scenario 's'.
std::vector<Benefit> with_scenario(const std::string &rows, const Files &scenario) {
  const Study found =
      study(io::read_model_files(council(of_posts + rows)), {io::read_scenario_files("s", scenario)});
  if (!found.model)
    throw std::runtime_error(to_string(found.diagnostics.at(0)));
  return found.analysis.benefits->benefits;
}

TEST(Benefits, have_no_payback_where_a_cost_may_recur_or_not) {
  const std::string sound =
      "1,Change,P,a,GBP,cost_of_change,no,2017,100,,,\n2,Saved,P,a,GBP,saving,yes,2017,50,,,\n";
  EXPECT_EQ(payback_of(sound).reason, NoPayback::none);
  for (const std::string_view unclear : {std::string_view("cost_of_change,"), std::string_view(",yes")}) {
    const Payback found = payback_of(sound + "3,More,P,a,GBP," + std::string(unclear) + ",2017,900,,,\n");
    EXPECT_EQ(found.reason, NoPayback::unclear) << unclear;
    EXPECT_FALSE(found.years) << unclear;
  }
  EXPECT_EQ(payback_of(sound + "3,Spared,P,a,GBP,avoidance,,2017,900,,,\n").reason, NoPayback::none);
}

TEST(Benefits, of_posts_stand_beside_what_the_scenario_makes_of_their_cost) {
  const Files scenario = {{"changes.csv",
                           "action,post_id,successor,title,organisation_id,reports_to,annual_cost,shares\n"
                           "create,N,,New,a,CE,110000,\nshare,N,,,,,,a:0.5;b:0.5\ndelete,D1,N,,,,,\n"
                           "delete,D2,N,,,,,\n"}};
  const std::vector<Benefit> found =
      with_scenario("1,Both,GBP,saving,s,,D1;D2\n2,Of a,,saving,s,a,D1;D2\n"
                    "3,Of b,GBP,saving,s,b,D1;D2\n4,Unchanged,GBP,saving,s,,D3\n"
                    "5,People,FTE,saving,s,,D1\n6,Money,GBP,income,s,,D1\n"
                    "7,No posts,GBP,saving,s,,\n8,No scenario,GBP,saving,,,D1\n",
                    scenario);
  EXPECT_THAT(found[0].cost_change, Optional(DoubleEq(-60000)));
  EXPECT_THAT(found[1].cost_change, Optional(DoubleEq(-115000)));
  EXPECT_THAT(found[2].cost_change, Optional(DoubleEq(55000)));
  EXPECT_THAT(found[3].cost_change, Optional(DoubleEq(0))) << "of a post that stays nothing need be known";
  EXPECT_EQ(found[4].no_cost_change, NoCostChange::no_saving);
  EXPECT_EQ(found[5].no_cost_change, NoCostChange::no_saving);
  EXPECT_EQ(found[6].no_cost_change, NoCostChange::no_posts);
  EXPECT_EQ(found[7].no_cost_change, NoCostChange::no_scenario);
}

TEST(Benefits, whose_successor_was_there_before_count_how_its_own_cost_changes) {
  const Files scenario = {{"changes.csv", "action,post_id,successor\ndelete,D1,D2\n"}};
  const std::vector<Benefit> found =
      with_scenario("1,One,GBP,saving,s,,D1\n2,Both,GBP,saving,s,,D1;D2\n", scenario);
  ASSERT_TRUE(found[0].cost_change);
  EXPECT_LT(*found[0].cost_change, 0);
  EXPECT_EQ(found[0].cost_change, found[1].cost_change) << "the second post stays as it is";
}

TEST(Benefits, say_why_no_change_of_cost_stands_beside_them) {
  const Files deleted = {{"changes.csv", "action,post_id\ndelete,D3\n"}};
  EXPECT_EQ(with_scenario("1,One,GBP,saving,s,,D3\n", deleted)[0].no_cost_change, NoCostChange::no_cost);
  EXPECT_THAT(with_scenario("1,One,GBP,saving,s,a,D3\n", deleted)[0].cost_change, Optional(DoubleEq(0)))
      << "it has no part in the post";
  const Files not_known = {{"changes.csv", "action,post_id,shares\nshare,J,a;b\n"}};
  EXPECT_EQ(with_scenario("1,One,GBP,saving,s,a,J\n", not_known)[0].no_cost_change, NoCostChange::no_parts);
  const Model model = model_of(council(of_posts + "1,One,GBP,saving,s,,D3\n"));
  EXPECT_EQ(benefits(model, "").benefits[0].no_cost_change, NoCostChange::not_computed);
}

TEST(Benefits, name_posts_that_their_scenario_creates) {
  const std::vector<Benefit> found =
      with_scenario("1,Less,GBP,saving,s,,D1;N\n",
                    {{"changes.csv", "action,post_id,title,organisation_id,reports_to,annual_cost\ncreate,N,"
                                     "New,a,CE,30000\ndelete,D1,,,,\n"}});
  EXPECT_THAT(found[0].cost_change, Optional(DoubleEq(-50000)));
}

TEST(Benefits, name_posts_that_are_in_the_chain_of_their_scenario_or_it_is_an_error) {
  const auto said = [](const std::string &rows) {
    const Study found = study(
        io::read_model_files(council(of_posts + rows)),
        {io::read_scenario_files(
             "first", Files{{"changes.csv", "action,post_id,title,organisation_id\ncreate,N1,New,a\n"}}),
         io::read_scenario_files(
             "then", Files{{"scenario.csv", "title,starts_from\nT,first\n"},
                           {"changes.csv", "action,post_id,title,organisation_id\ncreate,N2,New,a\n"}})});
    std::vector<std::string> out;
    for (const Diagnostic &d : found.diagnostics)
      if (d.severity() == Severity::error)
        out.push_back(to_string(d));
    return out;
  };
  EXPECT_THAT(said("1,One,GBP,saving,then,,N1;N2;D1\n"), testing::IsEmpty());
  EXPECT_THAT(
      said("1,One,GBP,saving,first,,N2\n"),
      ElementsAre(testing::StartsWith("benefits.csv:2:7: error[unknown-post]: posts 'N2' is no post, and "
                                      "the scenario 'first' creates none of that name")));
  EXPECT_THAT(said("1,One,GBP,saving,,,N1\n"), ElementsAre(testing::HasSubstr("[unknown-post]")));
}

TEST(Benefits, without_a_currency_say_that_none_is_given) {
  Files files = council(of_posts + "1,One,GBP,saving,s,,D1\n");
  std::erase_if(files, [](const auto &file) { return file.first == "model.csv"; });
  const Study found =
      study(io::read_model_files(files),
            {io::read_scenario_files("s", Files{{"changes.csv", "action,post_id\ndelete,D1\n"}})});
  ASSERT_TRUE(found.model.has_value());
  EXPECT_THAT(std::string(why(found.analysis.benefits->benefits[0].no_cost_change)),
              testing::HasSubstr("or model.csv gives none"));
}

TEST(Benefits, of_a_scenario_that_is_not_there_are_an_error_beside_all_others) {
  const Study found =
      study(io::read_model_files(council(of_posts + "1,One,GBP,saving,spring,,D1\n"
                                                    "2,Two,GBP,saving,autumn,,D9\n")),
            {io::read_scenario_files("autumn", Files{{"changes.csv", "action,post_id\ndelete,D7\n"}}),
             io::read_scenario_files("springs", Files{{"scenario.csv", "title\nT\n"}})});
  EXPECT_FALSE(found.model.has_value());
  std::vector<std::string> said;
  for (const Diagnostic &d : found.diagnostics)
    if (d.severity() == Severity::error)
      said.push_back(to_string(d).substr(0, to_string(d).find(" error") + 30));
  ASSERT_EQ(said.size(), 3U) << testing::PrintToString(said);
  EXPECT_THAT(said[0], testing::StartsWith("benefits.csv:2:5"));
  EXPECT_THAT(said[1], testing::StartsWith("benefits.csv:3:7"));
  EXPECT_THAT(said[2], testing::StartsWith("scenarios/autumn/changes.csv:2"));
}

} // namespace
} // namespace organograph::test::benefits_test

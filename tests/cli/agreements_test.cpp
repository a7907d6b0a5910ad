// SPDX-License-Identifier: Apache-2.0
// Agreements, consultations and recharges through the program: the published cases, and a small model of
// money.
#include "support/examples.hpp"
#include "support/one_line.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace organograph::test::agreements_program_test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

// 003 2.7; 000 4.4.
TEST(AgreementsProgram, of_2021_say_when_each_could_be_left) {
  const Json found = analysed(example_path(of_2021), {"--as-of", "2021-07-22"})["agreements"];
  EXPECT_EQ(found["day"], "2021-07-22");
  const Json &jwa = found["agreements"][0], &loan = found["agreements"][1];
  EXPECT_EQ(jwa["exit"], "2022-07-22");
  EXPECT_EQ(jwa["short_exit"], "2021-10-22");
  EXPECT_EQ(loan["exit"], "2022-01-22");
  EXPECT_EQ(loan["short_exit"], nullptr);
  EXPECT_EQ(loan["short_exit_not_known"], "its notice is not given");
  EXPECT_EQ(jwa["review_due_not_known"], "from when its reviews count is not given");
  EXPECT_EQ(loan["joint_posts"], Json({"ed-pc"}));
  EXPECT_EQ(found["joint_posts"], 10);
  EXPECT_EQ(found["joint_posts_without"], 9);
}

TEST(AgreementsProgram, without_a_day_no_clock_is_read) {
  const Json found = analysed(example_path(of_2021))["agreements"];
  EXPECT_EQ(found["day"], nullptr);
  EXPECT_EQ(found["in_force"], nullptr);
  for (const Json &agreement : found["agreements"]) {
    EXPECT_EQ(agreement["exit"], nullptr);
    EXPECT_EQ(agreement["exit_not_known"], "no day is asked for (--as-of)");
    EXPECT_EQ(agreement["state"], nullptr);
  }
}

// 000 Appendix 1.
TEST(AgreementsProgram, of_2017_the_reviews_are_due_half_a_year_and_a_year_after_the_start) {
  const Json found = analysed(example_path(of_2017), {"--as-of", "2018-03-01"})["agreements"];
  EXPECT_EQ(found["agreements"][0]["reviews"], Json({"2018-01-01", "2018-07-01"}));
  EXPECT_EQ(found["agreements"][0]["overdue"], true);
  EXPECT_EQ(found["reviews_overdue"], 1);
  EXPECT_EQ(found["agreements"][1]["exit"], "2018-09-01");
  EXPECT_EQ(analysed(example_path(of_2017), {"--as-of", "2016-09-30"})["agreements"]["in_force"], 0)
      << "they have not begun";
}

TEST(AgreementsProgram, of_2019_every_joint_post_rests_on_one_whose_notice_is_not_given) {
  const Json tree = analysed(example_path(of_2019), {"--as-of", "2019-07-09"});
  const Json &found = tree["agreements"];
  EXPECT_EQ(found["joint_posts_without"], 0);
  EXPECT_EQ(found["agreements"][0]["exit_not_known"], "its notice is not given");
  EXPECT_EQ(found["agreements"][0]["imprecise"], true);
  EXPECT_EQ(tree["scenarios"]["proposal"]["after"]["agreements"]["joint_posts_without"], 0)
      << "the rows of the proposal name it too";
}

TEST(AgreementsProgram, decouple_says_when_beside_what_it_costs) {
  const Ran ran = program({"decouple", example_path(of_2021), "--as-of", "2021-07-22"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("not before 2022-01-22; of 9 of 10 posts not known"));
  const Ran one =
      program({"decouple", example_path(of_2021), "--post", "ed-pc", "--as-of", "2021-07-22", "--json"});
  ASSERT_EQ(one.code, 0) << one.err;
  const Json together = Json::parse(one.out)["together"];
  EXPECT_EQ(together["earliest_exit"], "2022-01-22");
  EXPECT_EQ(together["exit_not_known"], 0);
}

TEST(AgreementsProgram, dates_are_a_calendar_that_is_the_same_every_time) {
  const test::TemporaryFolder folder;
  for (const char *out : {"a", "b"})
    ASSERT_EQ(program({"analyse", example_path(of_2017), "-o", folder / out, "--quiet"}).code, 0);
  const std::string ics = test::read_file(folder / "a/agreements.ics");
  EXPECT_EQ(ics, test::read_file(folder / "b/agreements.ics"));
  EXPECT_THAT(ics, HasSubstr("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  EXPECT_THAT(ics,
              HasSubstr("UID:review-20180101-partnership@organograph\r\nDTSTAMP:20160930T000000Z\r\n"
                        "DTSTART;VALUE=DATE:20180101\r\nSUMMARY:Review: Joint partnership agreement\r\n"));
  for (std::size_t at = 0, end = 0; (end = ics.find("\r\n", at)) != std::string::npos; at = end + 2)
    EXPECT_LE(end - at, 75U) << ics.substr(at, end - at);
  ASSERT_EQ(program({"analyse", example_path(of_2021), "-o", folder / "none", "--quiet"}).code, 0);
  EXPECT_FALSE(fs::exists(folder / "none/agreements.ics")) << "nothing is due";
}

// 000 9.3; 001 (its date).
TEST(AgreementsProgram, the_consultation_of_2017_lasted_39_days_and_was_reported_behind_its_month) {
  const Json tree = analysed(example_path(of_2017), {"--as-of", "2017-05-02"});
  const Json &clock = tree["consultations"]["consultations"][0];
  EXPECT_EQ(clock["days"], 39);
  EXPECT_EQ(clock["long_enough"], true);
  EXPECT_EQ(clock["report_late_days"], 16);
  EXPECT_EQ(clock["state"], "open");
  EXPECT_EQ(clock["days_left"], 10);
  EXPECT_EQ(analysed(example_path(of_2017))["consultations"]["open"], nullptr);
}

// room: a post of 117,912 at 50:50, whose use is 60:40.
std::string of_money(const test::TemporaryFolder &folder) {
  const std::string model = folder / "money";
  for (const auto &[name, text] : std::vector<std::pair<std::string, std::string>>{
           {"organisations.csv", "organisation_id,name\nfirst,First\nsecond,Second\n"},
           {"model.csv", "title,currency\nMoney,GBP\n"},
           {"posts.csv", "post_id,title,organisation_id,annual_cost\nP,Joint Director,first,117912\n"},
           {"post_shares.csv", "post_id,organisation_id,cost_share\nP,first,0.5\nP,second,0.5\n"},
           {"recharges.csv", "post_id,payer,payee,year,amount\nP,second,first,2019-20,58956\n"},
           {"service_use.csv", "post_id,organisation_id,year,share,basis\nP,first,2019-20,0.6,cases\n"
                               "P,second,2019-20,0.4,cases\n"}})
    test::write_text(model + "/" + name, text);
  return model;
}

TEST(AgreementsProgram, who_pays_as_agreed_and_more_than_its_use) {
  const test::TemporaryFolder folder;
  const std::string model = of_money(folder);
  const Ran ran = program({"analyse", model, "-o", folder / "out"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("RECHARGES"));
  EXPECT_THAT(ran.out, HasSubstr("2019-20: second pays first 58,956."));
  EXPECT_THAT(test::read_file(folder / "out/tables/recharge_balances.csv"),
              HasSubstr("2019-20,P,,second,117912,58956,58956,47164.8,no,0,11791."));
  const Json found = Json::parse(test::read_file(folder / "out/analysis.json"))["recharges"];
  EXPECT_EQ(found["balanced"], 1);
  double subsidies = 0;
  for (const Json &part : found["recharges"][0]["organisations"])
    subsidies += part["subsidy"].get<double>();
  EXPECT_NEAR(subsidies, 0, 1e-6);
  const std::string page = test::read_file(folder / "out/report.html");
  EXPECT_THAT(page, HasSubstr("id=\"recharges\""));
  EXPECT_THAT(page, HasSubstr("A difference is a question, not a debt"));
  EXPECT_THAT(page, Not(HasSubstr("id=\"agreements\"")));
  EXPECT_THAT(test::in_one_line(ran.out),
              HasSubstr("Not given: statutory officers, agreements, consultations, benefits, claims,"));
}

TEST(AgreementsProgram, small_groups_hide_agreements_and_money) {
  const test::TemporaryFolder folder;
  const std::string model = copied_example(of_2021, folder);
  test::write_text(model + "/recharges.csv", "post_id,payer,payee,year,amount\nce,ccc,pcc,2021,1\n");
  const Json money = analysed(model, {"--minimum-group", "5"});
  EXPECT_TRUE(money["recharges"].is_null());
  EXPECT_THAT(money["not_measured"]["recharges"].get<std::string>(), HasSubstr("--minimum-group"));
  EXPECT_TRUE(analysed(example_path(of_2021), {"--minimum-group", "5"})["agreements"].is_null());
  const Ran undone =
      program({"decouple", example_path(of_2021), "--as-of", "2021-07-22", "--minimum-group", "5", "--json"});
  ASSERT_EQ(undone.code, 0) << undone.err;
  EXPECT_EQ(Json::parse(undone.out)["together"]["earliest_exit"], nullptr);
  ASSERT_EQ(
      program({"analyse", example_path(of_2017), "-o", folder / "out", "--minimum-group", "5", "--quiet"})
          .code,
      0);
  EXPECT_FALSE(fs::exists(folder / "out/agreements.ics"));
}

TEST(AgreementsProgram, a_model_without_the_tables_says_not_given_and_has_nothing_of_them) {
  const test::TemporaryFolder folder;
  const std::string model = copied_example(of_2017, folder);
  for (const char *table : {"agreements", "consultations"})
    fs::remove(model + "/" + table + ".csv");
  const Ran ran = program({"analyse", model, "-o", folder / "out", "--as-of", "2017-05-02"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Not given: agreements, consultations, recharges, pay ranges."));
  for (const char *name : {"AGREEMENTS", "CONSULTATIONS", "RECHARGES"})
    EXPECT_THAT(ran.out, Not(HasSubstr(name)));
  for (const char *file : {"agreements.ics", "tables/agreements.csv", "tables/agreement_dates.csv",
                           "tables/consultation_clocks.csv", "tables/recharge_balances.csv"})
    EXPECT_FALSE(fs::exists(folder / ("out/" + std::string(file)))) << file;
  const Ran undone = program({"decouple", model, "--json"});
  EXPECT_FALSE(Json::parse(undone.out)["together"].contains("earliest_exit"));
}

} // namespace
} // namespace organograph::test::agreements_program_test

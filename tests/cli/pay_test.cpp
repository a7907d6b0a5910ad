// SPDX-License-Identifier: Apache-2.0
// Pay ranges through the program: the published case, and small models.
#include "support/examples.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace organograph::test::pay_program_test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

// 004 15 (i).
TEST(PayProgram, the_two_posts_of_2019_cost_235824_to_272859_together) {
  const Json scenario =
      analysed(example_path(of_2019), {"--pay-threshold", "120000"})["scenarios"]["proposal"];
  EXPECT_TRUE(scenario["before"]["pay_ranges"].is_null()) << "no pay is published of the posts before";
  const Json &found = scenario["after"]["pay_ranges"];
  EXPECT_EQ(found["salary_low"], 235824);
  EXPECT_EQ(found["salary_high"], 272859);
  EXPECT_EQ(found["posts_with_salary"], 2);
  EXPECT_EQ(found["posts_with_cost"], 0);
  EXPECT_EQ(found["grades_with_two_ranges"], 1) << "one range name twice";
  EXPECT_EQ(found["above_threshold"], 0);
  EXPECT_EQ(found["may_be_above_threshold"], 2);
  const Json &change = scenario["cost_change_by_pay"];
  EXPECT_EQ(change["all"]["salary_low"], 235824);
  EXPECT_EQ(change["all"]["posts_not_known"], 4) << "those that end";
  for (const char *council : {"occ", "cdc"}) {
    EXPECT_EQ(change["organisations"][council]["salary_low"], 117912);
    EXPECT_EQ(change["organisations"][council]["salary_high"], 136429.5);
  }
}

TEST(PayProgram, the_change_stands_on_page_and_terminal) {
  const test::TemporaryFolder folder;
  const Ran ran = program({"analyse", example_path(of_2019), "-o", folder / "out", "--no-diagrams"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const std::string range = "+235,824 to +272,859 salary (2 posts); not known of 4 more posts";
  EXPECT_THAT(test::read_file(folder / "out/report.html"), HasSubstr(range));
  const Ran compared = program({"compare", example_path(of_2019), "--scenario", "proposal"});
  ASSERT_EQ(compared.code, 0) << compared.err;
  EXPECT_THAT(compared.out, HasSubstr("By pay"));
  EXPECT_THAT(compared.out, HasSubstr("+235,824 to +272,859 salary"));
}

// The proposal of 2019 as a model, with a scale of CDC beside.
std::string of_pay(const test::TemporaryFolder &folder) {
  const std::string model = folder / "pay";
  for (const auto &[name, text] : std::vector<std::pair<std::string, std::string>>{
           {"organisations.csv", "organisation_id,name\nocc,County\ncdc,District\n"},
           {"model.csv", "title,currency\nPay,GBP\n"},
           {"posts.csv", "post_id,title,organisation_id,reports_to,grade,fte,annual_cost,pay_low,pay_high\n"
                         "ce,Chief Executive,occ,,,,200000,,\n"
                         "commercial,Corporate Director,occ,ce,Adviser,,,117912,144228\n"
                         "customers,Corporate Director,cdc,ce,Adviser,,,117912,128631\n"
                         "head,Head of Service,cdc,customers,G,0.5,,,\n"},
           {"post_shares.csv", "post_id,organisation_id,cost_share,grade\ncommercial,occ,0.5,\n"
                               "commercial,cdc,0.5,G\ncustomers,occ,0.5,\ncustomers,cdc,0.5,\n"},
           {"grades.csv", "grade,organisation_id,pay_low,pay_high,on_cost,rank\nG,cdc,60000,,1.25,5\n"
                          "Adviser,,,,,9\nAdviser,occ,117912,144228,,9\n"}})
    test::write_text(model + "/" + name, text);
  return model;
}

TEST(PayProgram, page_tables_and_summary_show_ranges_and_each_councils_part) {
  const test::TemporaryFolder folder;
  const std::string model = of_pay(folder);
  const Ran ran = program({"analyse", model, "-o", folder / "out", "--pay-threshold", "100000"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("PAY RANGES"));
  EXPECT_THAT(ran.out, HasSubstr("235,824 to 272,859"));
  EXPECT_THAT(ran.out, HasSubstr("at least 237,500"));
  const std::string page = test::read_file(folder / "out/report.html");
  EXPECT_THAT(page, HasSubstr("id=\"pay\""));
  EXPECT_THAT(page, HasSubstr("bar whisker"));
  EXPECT_THAT(page, HasSubstr("117,912 to 144,228; County 58,956 to 72,114, District 58,956 to 72,114"));
  const std::string parts = test::read_file(folder / "out/tables/pay_parts.csv");
  EXPECT_THAT(parts, HasSubstr("customers,cdc,0.5,58956,64315.5,salary only,58956,64315.5,yes"));
  EXPECT_THAT(parts, HasSubstr("head,cdc,1,30000,,full cost,37500,,may be"));
  EXPECT_THAT(parts, HasSubstr("ce,occ,1,,,full cost,200000,200000,\n"));
  EXPECT_THAT(test::read_file(folder / "out/tables/pay_questions.csv"),
              HasSubstr("grade with two ranges,Adviser,customers,,117912,128631"));
  EXPECT_THAT(test::read_file(folder / "out/tables/pay_questions.csv"),
              HasSubstr("joint post with two ranges,,commercial,cdc,60000,"));
  EXPECT_THAT(test::read_file(folder / "out/tables/pay_ranges.csv"),
              HasSubstr("head,cdc,G,30000,,1.25,full cost,37500,,5,4"));
}

TEST(PayProgram, undoing_costs_a_range_and_cards_show_it) {
  const test::TemporaryFolder folder;
  const std::string model = of_pay(folder);
  const Ran undone = program({"decouple", model, "--json"});
  ASSERT_EQ(undone.code, 0) << undone.err;
  const Json high = Json::parse(undone.out)["together"]["high_by_pay"];
  EXPECT_EQ(high["all"]["salary_low"], 235824);
  EXPECT_EQ(high["organisations"]["cdc"]["salary_high"], 136429.5);
  EXPECT_THAT(program({"decouple", model}).out, HasSubstr("+117,912 to +136,430 salary"));
  const Ran drawn = program({"draw", model, "structure", "--label", "cost", "-o", folder / "cost.svg"});
  ASSERT_EQ(drawn.code, 0) << drawn.err;
  EXPECT_THAT(test::read_file(folder / "cost.svg"), HasSubstr("117,912 to 144,228 salary"));
}

TEST(PayProgram, small_groups_hide_all_of_it) {
  const test::TemporaryFolder folder;
  const std::string model = of_pay(folder);
  const Json found = analysed(model, {"--minimum-group", "2", "--pay-threshold", "1"});
  EXPECT_TRUE(found["pay_ranges"].is_null());
  EXPECT_THAT(found["not_measured"]["pay_ranges"].get<std::string>(), HasSubstr("--minimum-group"));
  const Json small = analysed(example_path(of_2019), {"--minimum-group", "2"})["scenarios"]["proposal"];
  EXPECT_FALSE(small.contains("cost_change_by_pay"));
  EXPECT_TRUE(small["after"]["pay_ranges"].is_null());
  const Ran undone = program({"decouple", model, "--json", "--minimum-group", "2"});
  ASSERT_EQ(undone.code, 0) << undone.err;
  EXPECT_FALSE(Json::parse(undone.out)["together"].contains("high_by_pay"));
}

// The difference of two sums over pay is one post's.
TEST(PayProgram, no_sum_or_count_of_pay_is_shown_where_small_groups_are_not) {
  const test::TemporaryFolder folder;
  const std::string model = folder / "sums";
  test::write_text(model + "/organisations.csv", "organisation_id,name\na,A\n");
  test::write_text(model + "/posts.csv", "post_id,title,organisation_id,grade,pay_low,pay_high\n"
                                         "p,P,a,G,60001,60001\nq,Q,a,H,70001,70001\nr,R,a,H,80001,\n");
  test::write_text(model + "/grades.csv", "grade,pay_low,pay_high\nG,50001,50002\nH,50003,50004\n");
  test::write_text(model + "/published.csv",
                   "measure,value\nsum(posts.pay_low),1\nsum(posts.pay_high),1\n"
                   "sum(grades.pay_low where grade=G),1\ncount(grades where pay_high=50002),9\n"
                   "count(posts where pay_high=60001),9\n");
  EXPECT_EQ(analysed(model)["published"]["checked"], 5);
  const Json small = analysed(model, {"--minimum-group", "2"})["published"];
  EXPECT_TRUE(small.is_null() || small["checked"] == 0) << small.dump();
}

// Imports of organograms and council charts keep the ends of junior posts' pay beside them.
TEST(PayProgram, no_sum_of_pay_that_an_import_kept_is_shown_where_small_groups_are_not) {
  const test::TemporaryFolder folder;
  const std::string model = folder / "kept";
  test::write_text(model + "/organisations.csv", "organisation_id,name\na,A\n");
  test::write_text(model + "/posts.csv", "post_id,title,organisation_id,pay_maximum\n"
                                         "p,P,a,60001\nq,Q,a,70001\nr,R,a,80001\n");
  test::write_text(model + "/staff_groups.csv",
                   "group_id,title,reports_to,fte,pay_minimum,pay_maximum\ng,G,p,2,1,3\nh,H,p,2,2,4\n");
  test::write_text(model + "/published.csv",
                   "measure,value\nsum(posts.pay_maximum),1\nsum(staff_groups.pay_minimum),1\n"
                   "count(posts where pay_maximum=60001),9\n");
  EXPECT_EQ(analysed(model)["published"]["checked"], 3);
  const Json small = analysed(model, {"--minimum-group", "2"})["published"];
  EXPECT_TRUE(small.is_null() || small["checked"] == 0) << small.dump();
}

TEST(PayProgram, a_model_without_pay_says_not_given_and_has_nothing_of_it) {
  const test::TemporaryFolder folder;
  const Ran ran = program(
      {"analyse", example_path(of_2019), "-o", folder / "out", "--no-diagrams", "--pay-threshold", "1"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("pay ranges."));
  EXPECT_THAT(ran.out, Not(HasSubstr("PAY RANGES")));
  EXPECT_THAT(test::read_file(folder / "out/report.html"), Not(HasSubstr("id=\"pay\"")));
}

TEST(PayProgram, a_threshold_is_an_amount) {
  for (const char *text : {"-1", "many"}) {
    const std::string wrong = text;
    const Ran refused = program({"analyse", example_path(of_2019), "--pay-threshold", wrong});
    EXPECT_EQ(refused.code, 1) << wrong;
    EXPECT_THAT(refused.err, HasSubstr("--pay-threshold: '" + wrong + "' is not a number from 0 to 1e+12"));
  }
}

} // namespace
} // namespace organograph::test::pay_program_test

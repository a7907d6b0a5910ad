// SPDX-License-Identifier: Apache-2.0
// `changes` and `history`: models of several dates.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace organograph::snapshots_test {
namespace {

using test::program;
using test::Ran;
using testing::HasSubstr;
using testing::Not;

class Snapshots : public testing::Test {
protected:
  Snapshots() {
    write("2023", "2023-03-31",
          "ce,Chief Executive,county,,60000\na,Head of Care,county,ce,50000\n"
          "b,Deputy,county,a,40000\n");
    write("2024", "2024",
          "ce,Chief Executive,county,,60000\na,Head of Care,county,ce,52000\n"
          "d,Analyst,county,a,30000\n");
  }
  void write(const std::string &name, const std::string &date, const std::string &posts) {
    test::write_text(folder_ / (name + "/model.csv"), "title,date\nThe Council," + date + "\n");
    test::write_text(folder_ / (name + "/organisations.csv"), "organisation_id,name\ncounty,County\n");
    test::write_text(folder_ / (name + "/posts.csv"),
                     "post_id,title,organisation_id,reports_to,annual_cost\n" + posts);
  }
  test::TemporaryFolder folder_;
};

TEST_F(Snapshots, changes_make_a_scenario_that_compare_reads) {
  const std::string out = folder_ / "2023/scenarios/to-2024";
  const Ran ran = program({"changes", folder_ / "2023", folder_ / "2024", "-o", out});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "changes.csv: create 1, change 1, delete 1\n");
  EXPECT_THAT(ran.err, HasSubstr("next: organograph compare " + folder_ / "2023" + " --scenario to-2024"));
  EXPECT_EQ(test::read_file(out + "/scenario.csv"), "title\n\"The Council, 2024\"\n");
  EXPECT_EQ(test::read_file(out + "/changes.csv"),
            "action,post_id,title,organisation_id,reports_to,annual_cost\n"
            "create,d,Analyst,county,a,30000\nchange,a,,,,52000\ndelete,b,,,,\n");
  const Ran compared = program({"compare", folder_ / "2023", "--json"});
  ASSERT_EQ(compared.code, 0) << compared.err;
  const auto json = nlohmann::json::parse(compared.out);
  EXPECT_EQ(json["scenarios"]["to-2024"]["after"]["span_of_control"]["all"]["cost"], 142000.0);
}

TEST_F(Snapshots, changes_that_cannot_be_said_write_nothing_unless_partly) {
  test::write_text(folder_ / "2024/staff_groups.csv", "group_id,reports_to,fte\nG1,a,4\n");
  const std::string out = folder_ / "2023/scenarios/now";
  const Ran refused = program({"changes", folder_ / "2023", folder_ / "2024", "-o", out});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err,
              HasSubstr("after/staff_groups.csv:2: error[change-not-said]: staff group 'G1' is new"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "2023/scenarios"));
  const Ran partly =
      program({"changes", folder_ / "2023", folder_ / "2024", "-o", out, "--partly", "--json"});
  ASSERT_EQ(partly.code, 0) << partly.err;
  const auto json = nlohmann::json::parse(partly.out);
  EXPECT_EQ(json["rows"]["changes"]["create"], 1);
  EXPECT_EQ(json["diagnostics"][0]["code"], "change-left-out");
}

TEST_F(Snapshots, changes_name_the_model_whose_data_has_errors) {
  test::write_text(folder_ / "2024/posts.csv", "post_id,title,organisation_id\nx,X,nowhere\n");
  const Ran ran = program({"changes", folder_ / "2023", folder_ / "2024", "-o", folder_ / "s"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("2024/posts.csv:2:3: error[unknown-organisation]"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "s"));
}

TEST_F(Snapshots, history_lays_the_figures_of_all_dates_side_by_side) {
  const std::string csv = folder_ / "history.csv";
  const Ran ran = program({"history", folder_ / "2024", folder_ / "2023", "-o", csv});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr(" 2023-03-31       2024\n"));
  EXPECT_THAT(ran.out, HasSubstr("SPAN OF CONTROL"));
  EXPECT_THAT(ran.out, HasSubstr("    150,000    142,000\n"));
  const std::string rows = test::read_file(csv);
  EXPECT_TRUE(rows.starts_with("date,model,title,figure,name,value\n2023-03-31,")) << rows.substr(0, 200);
  EXPECT_THAT(rows, HasSubstr(",span_of_control.all.cost,"));
  const auto json =
      nlohmann::json::parse(program({"history", folder_ / "2023", folder_ / "2024", "--json"}).out);
  EXPECT_EQ(json["models"][1]["date"], "2024");
  bool met = false;
  for (const auto &figure : json["figures"])
    if (figure["figure"] == "span_of_control.all.cost") {
      EXPECT_EQ(figure["values"], nlohmann::json::parse("[150000.0, 142000.0]"));
      met = true;
    }
  EXPECT_TRUE(met);
}

TEST_F(Snapshots, history_replaces_nothing_but_an_earlier_history) {
  const std::string file = folder_ / "mine.csv";
  test::write_text(file, "Name,Job Title\nAnn,Chief\n");
  const Ran ran = program({"history", folder_ / "2023", folder_ / "2024", "-o", file});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err,
              HasSubstr("is there already and no earlier history: choose another name, or move it away"));
  EXPECT_EQ(test::read_file(file), "Name,Job Title\nAnn,Chief\n");
  test::write_text(file, "");
  for (int run = 0; run < 2; ++run)
    EXPECT_EQ(program({"history", folder_ / "2023", folder_ / "2024", "-o", file}).code, 0);
}

TEST_F(Snapshots, history_asks_for_the_date_of_a_model_that_has_none) {
  test::write_text(folder_ / "2024/model.csv", "title\nT\n");
  const Ran ran = program({"history", folder_ / "2023", folder_ / "2024", "-o", folder_ / "h.csv"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("2024/model.csv: error[missing-value]: the model has no date"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "h.csv"));
}

TEST(SnapshotExamples, two_published_models_of_one_place_are_told_apart) {
  const test::TemporaryFolder folder;
  const std::string a = std::string(places::examples()) + "/cambridgeshire-peterborough-2017",
                    b = std::string(places::examples()) + "/cambridgeshire-peterborough-2021";
  const Ran ran = program({"changes", a, b, "-o", folder / "s", "--partly"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(std::filesystem::exists(folder / "s/changes.csv"));
  EXPECT_EQ(program({"history", a, b}).code, 0);
}

} // namespace
} // namespace organograph::snapshots_test

// SPDX-License-Identifier: Apache-2.0
// What the program writes into a workbook it reads again as the same model.
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "organograph/io/workbook.hpp"
#include "organograph/viz/workbook.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::workbook_round_trip_test {
namespace {

namespace fs = std::filesystem;

using test::program;
using testing::ElementsAre;
using testing::IsEmpty;

// The tables as text. A sheet has the columns of all scenarios' tables, in an order of its own.
std::vector<std::string> tables_of(const Draft &draft) {
  std::vector<std::string> out;
  for (const auto &table : draft.tables) {
    if (!table)
      continue;
    std::string text = table->file();
    for (std::size_t row = 0; row < table->rows(); ++row) {
      std::map<std::string, std::string_view> cells;
      for (std::size_t column = 0; column < table->columns().size(); ++column)
        if (const std::string_view cell = table->cell(row, column); !cell.empty())
          cells[table->columns()[column]] = cell;
      text += '\n';
      for (const auto &[head, cell] : cells)
        text += head + "=" + std::string(cell) + "|";
    }
    out.push_back(std::move(text));
  }
  return out;
}

void expect_same(const io::WorkbookModel &read, const Draft &draft, const std::vector<Scenario> &scenarios) {
  EXPECT_THAT(read.draft.diagnostics, IsEmpty());
  EXPECT_EQ(tables_of(read.draft), tables_of(draft));
  ASSERT_EQ(read.scenarios.size(), scenarios.size());
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    EXPECT_EQ(read.scenarios[s].name, scenarios[s].name);
    EXPECT_THAT(read.scenarios[s].draft.diagnostics, IsEmpty());
    EXPECT_EQ(tables_of(read.scenarios[s].draft), tables_of(scenarios[s].draft));
  }
}

class RoundTrip : public testing::TestWithParam<std::string> {
protected:
  const fs::path example_ = fs::path(places::examples()) / GetParam();
  test::TemporaryFolder folder_;
};

TEST_P(RoundTrip, by_a_workbook_of_the_model_alone) {
  const Draft draft = io::read_model_folder(example_);
  const std::vector<Scenario> scenarios = io::read_scenarios(example_);
  expect_same(io::read_workbook_bytes("m.xlsx", viz::model_workbook(draft, scenarios, folder_ / "")), draft,
              scenarios);
}

TEST_P(RoundTrip, by_the_report_gives_the_same_figures) {
  const test::Ran first =
      program({"analyse", example_.string(), "-o", folder_ / "first", "--no-diagrams", "--quiet"});
  ASSERT_EQ(first.code, 0) << first.err;
  const std::string report = folder_ / "first/model.xlsx";
  expect_same(io::read_workbook(report), io::read_model_folder(example_), io::read_scenarios(example_));
  const test::Ran second = program({"analyse", report, "-o", folder_ / "second", "--no-diagrams", "--quiet"});
  ASSERT_EQ(second.code, 0) << second.err;
  auto before = test::files_below(folder_ / "first");
  auto after = test::files_below(folder_ / "second");
  for (const std::string name : {"tables/diagnostics.csv", "report.html", "report.xlsx"}) // places
    for (auto *const files : {&before, &after})
      EXPECT_EQ(files->erase(name), 1U);
  EXPECT_EQ(after, before);
}

INSTANTIATE_TEST_SUITE_P(Examples, RoundTrip,
                         testing::Values("cambridgeshire-peterborough-2017",
                                         "cambridgeshire-peterborough-2021", "oxfordshire-cherwell-2019"),
                         [](const auto &example) {
                           std::string name = example.param;
                           for (char &c : name)
                             c = c == '-' ? '_' : c;
                           return name;
                         });

TEST(RoundTripOfCells, keeps_every_text) {
  const test::TemporaryFolder folder;
  const Draft draft = io::read_model_files(
      {{"organisations.csv",
        "organisation_id,name\n007,=1+1\n1e3,\" a\r\nb \"\nyes,_x000D_\n2016-09-30,+44\n"},
       {"posts.csv", "post_id,title,organisation_id,fte,annual_cost,tier\n"
                     "1,\x01\x1f_x0041_ 🙂,007,0.3333333333333333,1e5,01\n"
                     "2,@SUM(A1),1e3,0.1,123456.78,1\n3,-,yes,1.0,0.30000000000000004,2\n"
                     "4,\"<b>&amp;\"\"\",2016-09-30,50%,£"
                     "5,TRUE\n"}});
  expect_same(io::read_workbook_bytes("m.xlsx", viz::model_workbook(draft, {}, folder / "")), draft, {});
}

TEST(RoundTripOfCells, keeps_scenarios_with_different_columns) {
  const test::TemporaryFolder folder;
  const Draft draft = io::read_model_files({{"organisations.csv", "organisation_id,name\nO,Council\n"},
                                            {"posts.csv", "post_id,title,organisation_id\nP,Head,O\n"}});
  const std::vector<Scenario> scenarios = {
      io::read_scenario_files("a b", {{"changes.csv", "action,post_id,title\nchange,P,Chief\n"}}),
      io::read_scenario_files("empty", {}),
      io::read_scenario_files("z", {{"changes.csv", "post_id,action,successor\nP,delete,\nQ,delete,P\n"}})};
  const io::WorkbookModel read =
      io::read_workbook_bytes("m.xlsx", viz::model_workbook(draft, scenarios, folder / ""));
  ASSERT_EQ(read.scenarios.size(), 3U);
  EXPECT_EQ(read.scenarios[1].name, "empty");
  EXPECT_THAT(tables_of(read.scenarios[2].draft)[1], testing::HasSubstr("scenarios/z/changes.csv\n"));
  EXPECT_EQ(read.scenarios[2].draft[TableId::changes]->rows(), 2U);
  EXPECT_EQ(read.scenarios[0].draft[TableId::changes]->cell(0, 0), "change");
}

} // namespace
} // namespace organograph::workbook_round_trip_test

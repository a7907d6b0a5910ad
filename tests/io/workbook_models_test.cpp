// SPDX-License-Identifier: Apache-2.0
// Whole models as workbooks: the same draft, the same diagnostics, the same figures as of a folder.
#include "organograph/engine/build_model.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "organograph/io/workbook.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace organograph::io::workbook_models_test {
namespace {

namespace fs = std::filesystem;

using test::program;
using test::text_row;
using test::Xlsx;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const fs::path example = fs::path(places::examples()) / "cambridgeshire-peterborough-2017";

fs::path saved_by_a_spreadsheet_program(const std::string &ending) {
  return fs::path(places::test_data()) / "workbooks" / ("cambridgeshire-peterborough-2017" + ending);
}

// A column's cells by its head; where it is not there nothing but blanks are. Rows without their lines.
std::string cells(const Draft &draft, TableId table, const std::vector<std::string> &heads) {
  std::string out;
  const auto &rows = draft[table];
  for (std::size_t row = 0; rows && row < rows->rows(); ++row) {
    for (const std::string &head : heads) {
      const auto at = std::ranges::find(rows->columns(), head);
      out += (at == rows->columns().end()
                  ? std::string()
                  : std::string(rows->cell(row, static_cast<std::size_t>(at - rows->columns().begin())))) +
             "|";
    }
    out += '\n';
  }
  return out;
}

void expect_same(const Draft &there, const Draft &folder) {
  for (std::size_t t = 0; t < table_count; ++t) {
    const auto table = static_cast<TableId>(t);
    if (folder[table])
      EXPECT_EQ(cells(there, table, folder[table]->columns()),
                cells(folder, table, folder[table]->columns()));
    else
      EXPECT_FALSE(there[table]);
  }
}

class SavedBySpreadsheetProgram : public testing::TestWithParam<std::string> {};

TEST_P(SavedBySpreadsheetProgram, is_the_model_of_the_folder) {
  const WorkbookModel there = read_workbook(saved_by_a_spreadsheet_program(GetParam()));
  EXPECT_THAT(there.draft.diagnostics, IsEmpty());
  expect_same(there.draft, read_model_folder(example));
  const std::vector<Scenario> scenarios = read_scenarios(example);
  ASSERT_EQ(there.scenarios.size(), scenarios.size());
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    EXPECT_EQ(there.scenarios[s].name, scenarios[s].name);
    EXPECT_THAT(there.scenarios[s].draft.diagnostics, IsEmpty());
    expect_same(there.scenarios[s].draft, scenarios[s].draft);
  }
}

TEST_P(SavedBySpreadsheetProgram, gives_the_same_figures_and_scenarios) {
  const test::TemporaryFolder folder;
  const auto figures = [&](const std::string &model, const std::string &out) {
    const test::Ran ran =
        program({"analyse", model, "-o", folder / out, "--quiet", "--no-diagrams", "--no-report"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return test::files_below(folder / out);
  };
  auto there = figures(saved_by_a_spreadsheet_program(GetParam()).string(), "workbook");
  auto folders = figures(example.string(), "folder");
  EXPECT_THAT(there["tables/diagnostics.csv"],
              HasSubstr("\"cambridgeshire-peterborough-2017" + GetParam() + ", sheet meetings\",2,F,"));
  there.erase("tables/diagnostics.csv"); // these name the places
  folders.erase("tables/diagnostics.csv");
  EXPECT_EQ(there, folders);
}

INSTANTIATE_TEST_SUITE_P(Formats, SavedBySpreadsheetProgram, testing::Values(".xlsx", ".ods"),
                         [](const auto &format) { return format.param.substr(1); });

// What a diagnostic says, apart from how the place is called.
using Said = std::tuple<std::string, std::string, std::uint64_t, std::uint32_t, std::string>;

std::vector<Said> said(const std::vector<Diagnostic> &diagnostics) {
  std::vector<Said> out;
  for (const Diagnostic &d : diagnostics)
    if (d.code != Code::missing_table && d.code != Code::unknown_table && d.code != Code::table_name_differs)
      out.emplace_back(std::string(info(d.code).name), d.file, d.line, d.cell, d.value);
  return out;
}

// Faults of a CSV text that cells of a sheet cannot have.
bool of_text(const Diagnostic &d) {
  static const std::set<Code> codes = {Code::not_utf8,         Code::unclosed_quote,
                                       Code::text_after_quote, Code::bare_carriage_return,
                                       Code::wrong_cell_count, Code::not_a_table};
  return codes.contains(d.code);
}

TEST(WorkbookModels, with_faults_say_of_them_what_folders_say) {
  std::size_t compared = 0;
  for (const auto &entry : fs::directory_iterator(places::broken())) {
    if (!entry.is_directory())
      continue;
    const Draft folder = read_model_folder(entry.path());
    if (std::ranges::any_of(folder.diagnostics, of_text))
      continue;
    Xlsx book;
    for (const TableSchema &table : schema()) {
      const fs::path file = entry.path() / (std::string(table.name) + ".csv");
      if (fs::exists(file))
        book.sheets.push_back(test::sheet_of_csv(std::string(table.name), test::read_file(file)));
    }
    const WorkbookModel there = read_workbook_bytes("b.xlsx", book.bytes());
    EXPECT_EQ(said(build_model(there.draft).diagnostics), said(build_model(folder).diagnostics))
        << entry.path();
    ++compared;
  }
  EXPECT_GT(compared, 60U);
}

// A workbook in a folder of its own, and the program run on it.
class WorkbookProgram : public testing::Test {
protected:
  std::string written(const Xlsx &book) const {
    test::write_text(folder_ / "council.xlsx", book.bytes());
    return folder_ / "council.xlsx";
  }
  static Xlsx faulty() {
    Xlsx book;
    book.sheets = {{"organisations", text_row({"organisation_id", "name"}) + text_row({"O", "Council"})},
                   {"posts", text_row({"post_id", "title", "organisation_id", "reports_to"}) +
                                 text_row({"P1", "Head", "O", ""}) + text_row({"P2", "Deputy", "O", "P9"})}};
    return book;
  }
  test::TemporaryFolder folder_;
};

TEST_F(WorkbookProgram, checks_a_workbook_and_names_the_cell) {
  const std::string model = written(faulty());
  const test::Ran text = program({"check", model});
  EXPECT_EQ(text.code, 2);
  EXPECT_THAT(text.out,
              HasSubstr("council.xlsx, sheet posts, cell D3: error[unknown-post]: reports_to 'P9' is no "
                        "post; expected a post_id of the sheet posts; correct it, or add the post"));
  const auto json = nlohmann::json::parse(program({"check", model, "--json"}).out);
  const auto fault = std::ranges::find(json, "unknown-post", [](const auto &d) { return d["code"]; });
  ASSERT_NE(fault, json.end());
  EXPECT_EQ((*fault)["file"], "council.xlsx");
  EXPECT_EQ((*fault)["sheet"], "posts");
  EXPECT_EQ((*fault)["line"], 3);
  EXPECT_EQ((*fault)["cell"], 4);
  EXPECT_EQ((*fault)["column"], "D");
}

TEST_F(WorkbookProgram, analyses_a_workbook_beside_it) {
  Xlsx book;
  book.sheets = test::with_required_sheets({});
  const test::Ran ran = program({"analyse", written(book), "--no-diagrams"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(fs::exists(folder_ / "council-analysis/analysis.json"));
}

TEST_F(WorkbookProgram, writes_nothing_of_a_faulty_one) {
  EXPECT_EQ(program({"analyse", written(faulty())}).code, 2);
  EXPECT_FALSE(fs::exists(folder_ / "council-analysis"));
}

TEST_F(WorkbookProgram, draws_compares_and_decouples_workbooks) {
  const std::string model = saved_by_a_spreadsheet_program(".ods").string();
  EXPECT_EQ(program({"draw", model, "scenario", "--scenario", "proposal", "-o", folder_ / "s.svg"}).code, 0);
  EXPECT_EQ(program({"compare", model, "--json"}).out, program({"compare", example.string(), "--json"}).out);
  EXPECT_EQ(program({"decouple", model, "--json"}).out,
            program({"decouple", example.string(), "--json"}).out);
  const test::Ran ran = program({"compare", model, "--scenario", "none"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("--scenario 'none' is no scenario of " + model + ": there are "));
}

TEST_F(WorkbookProgram, says_what_is_no_workbook) {
  test::write_text(folder_ / "posts.csv", "post_id\n");
  const test::Ran ran = program({"check", folder_ / "posts.csv"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.out,
              HasSubstr("posts.csv: error[unreadable-workbook]: the workbook cannot be read: it is neither "
                        "an .xlsx nor an .ods file; MODEL is a folder of CSV files, or one workbook"));
}

TEST(NameSheets, leaves_values_as_they_are) {
  WorkbookPlaces places;
  places.file = "b.xlsx";
  for (std::size_t t = 0; t < table_count; ++t)
    places.sheets[t].name = schema(static_cast<TableId>(t)).name;
  places.sheets[static_cast<std::size_t>(TableId::posts)].columns = {1, 3};
  std::vector<Diagnostic> all = {{Code::unknown_post, "posts.csv", 7, 2, "x",
                                  "reports_to 'of posts.csv' on line 3 is no post; it's on line 4",
                                  "a post_id of posts.csv", "add meetings.csv"},
                                 {Code::several_links, "scenarios/a/link_changes.csv", 3, 0, "",
                                  "see scenarios/a/changes.csv:4", "", "x"},
                                 {Code::unknown_table, "b.xlsx", 0, 0, "", "'posts.csv' is none", "", ""}};
  name_sheets(places, all);
  EXPECT_EQ(to_string(all[0]),
            "b.xlsx, sheet posts, cell C7: error[unknown-post]: reports_to 'of posts.csv' in row 3 "
            "is no post; it's in row 4; expected a post_id of the sheet posts; add the sheet "
            "meetings");
  EXPECT_EQ(to_string(all[1]),
            "b.xlsx, sheet link_changes, row 3: error[several-links]: see row 4 of the sheet "
            "changes; x");
  EXPECT_EQ(to_string(all[2]), "b.xlsx: note[unknown-table]: 'posts.csv' is none");
  const std::vector<std::string> before = {to_string(all[0]), to_string(all[1])};
  name_sheets(places, all);
  EXPECT_EQ(to_string(all[0]), before[0]);
  EXPECT_EQ(to_string(all[1]), before[1]);
}

} // namespace
} // namespace organograph::io::workbook_models_test

// SPDX-License-Identifier: Apache-2.0
// report.xlsx and model.xlsx as `analyse` leaves them, and `new NAME.xlsx`.
#include "organograph/io/model_folder.hpp"
#include "support/opened_workbook.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace organograph::workbook_test {
namespace {

using test::OpenedSheet;
using test::OpenedWorkbook;
using test::program;
using test::TemporaryFolder;

const std::string examples = places::examples();

TEST(ReportWorkbook, every_example_has_one_with_its_own_figures) {
  for (const auto &example : std::filesystem::directory_iterator(examples)) {
    const TemporaryFolder folder;
    ASSERT_EQ(program({"analyse", example.path(), "-o", folder / "out", "--no-diagrams", "--quiet"}).code, 0);
    const auto tree = nlohmann::json::parse(test::read_file(folder / "out/analysis.json"));
    const OpenedWorkbook book(test::read_file(folder / "out/report.xlsx"));
    const OpenedSheet &summary = book.sheet("Summary");
    EXPECT_EQ(summary.text(0, 0), tree["model"]["title"].get<std::string>());
    EXPECT_EQ(summary.text(summary.row_of("Posts"), 1), tree["model"]["posts"].dump());
    const std::string agree = std::to_string(tree["published"]["agree"].get<int>()) + " of " +
                              std::to_string(tree["published"]["checked"].get<int>()) + " agree";
    EXPECT_NE(summary.text(2, 0).find(agree), std::string::npos) << summary.text(2, 0);
    EXPECT_LE(book.sheets.size(), 20U);
    EXPECT_EQ(book.has("Scenarios"), tree.contains("scenarios"));
    const OpenedWorkbook model(test::read_file(folder / "out/model.xlsx"));
    EXPECT_EQ(model.sheet("posts").rows(), tree["model"]["posts"].get<unsigned>() + 1);
    EXPECT_EQ(model.has("scenario"), tree.contains("scenarios"));
  }
}

TEST(ReportWorkbook, scenarios_that_were_not_asked_for_are_among_the_input_sheets) {
  const TemporaryFolder folder;
  ASSERT_EQ(program({"analyse", examples + "/cambridgeshire-peterborough-2017", "-o", folder / "out",
                     "--no-diagrams", "--quiet", "--scenario", "proposal"})
                .code,
            0);
  const OpenedWorkbook book(test::read_file(folder / "out/model.xlsx"));
  EXPECT_EQ(book.sheet("scenario").rows(), 10U) << "all nine, and the heads";
}

TEST(ReportWorkbook, can_be_left_out_and_an_old_one_goes) {
  const TemporaryFolder folder;
  const std::string example = examples + "/oxfordshire-cherwell-2019";
  ASSERT_EQ(program({"analyse", example, "-o", folder / "out", "--no-diagrams", "--quiet"}).code, 0);
  EXPECT_TRUE(std::filesystem::exists(folder / "out/report.xlsx"));
  EXPECT_TRUE(std::filesystem::exists(folder / "out/model.xlsx"));
  ASSERT_EQ(
      program({"analyse", example, "-o", folder / "out", "--no-diagrams", "--quiet", "--no-report"}).code, 0);
  EXPECT_FALSE(std::filesystem::exists(folder / "out/report.xlsx"))
      << "its figures could be of another model";
  EXPECT_FALSE(std::filesystem::exists(folder / "out/model.xlsx"));
}

TEST(ReportWorkbook, a_model_without_scenarios_and_published_figures_keeps_its_input_sheets) {
  const TemporaryFolder folder;
  test::write_text(folder / "model/organisations.csv", "organisation_id,name\na,A\n");
  test::write_text(folder / "model/posts.csv", "post_id,title,organisation_id\nP1,Chief,a\n");
  ASSERT_EQ(program({"analyse", folder / "model", "-o", folder / "out", "--quiet"}).code, 0);
  EXPECT_EQ(OpenedWorkbook(test::read_file(folder / "out/model.xlsx")).sheet("posts").text(1, 1), "Chief");
}

TEST(NewWorkbook, has_what_a_new_folder_has) {
  const TemporaryFolder folder;
  const test::Ran ran = program({"new", folder / "council.xlsx"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const OpenedWorkbook book(test::read_file(folder / "council.xlsx"));
  const Draft draft = io::read_model_files(io::new_model_files());
  std::size_t tables = 0;
  for (const TableSchema &table : schema()) {
    const OpenedSheet &sheet = book.sheet(std::string(table.name));
    ++tables;
    const DraftTable &rows = *draft[table.id];
    EXPECT_EQ(sheet.rows(), rows.rows() + 1) << table.name;
    for (unsigned column = 0; column < rows.columns().size(); ++column) {
      EXPECT_EQ(sheet.text(0, column), rows.columns()[column]);
      EXPECT_EQ(sheet.text(1, column), rows.rows() > 0 ? rows.cell(0, column) : "");
    }
  }
  EXPECT_EQ(book.sheets.size(), tables + 3) << "what to read first, and sheets for a first scenario";
  EXPECT_EQ(book.sheets[0].name, "Read me");
  EXPECT_EQ(book.sheet("changes").rows(), 1U) << "heads alone";
}

TEST(NewWorkbook, is_a_model_with_a_joint_post_and_no_fault) {
  const TemporaryFolder folder;
  ASSERT_EQ(program({"new", folder / "council.xlsx", "--quiet"}).code, 0);
  const test::Ran ran = program({"check", folder / "council.xlsx", "--json"});
  EXPECT_EQ(ran.code, 0) << ran.out;
  EXPECT_EQ(ran.out.find("\"note\""), std::string::npos) << "no sheet is unknown: " << ran.out;
  ASSERT_EQ(program({"analyse", folder / "council.xlsx", "-o", folder / "out", "--quiet"}).code, 0);
  const auto tree = nlohmann::json::parse(test::read_file(folder / "out/analysis.json"));
  EXPECT_EQ(tree["model"]["joint_posts"], 1);
  EXPECT_FALSE(tree.contains("scenarios"));
}

TEST(NewWorkbook, replaces_nothing) {
  const TemporaryFolder folder;
  test::write_text(folder / "council.xlsx", "mine");
  std::filesystem::create_symlink("nowhere", folder / "link.XLSX");
  for (const char *name : {"council.xlsx", "link.XLSX"}) {
    const test::Ran ran = program({"new", folder / name});
    EXPECT_EQ(ran.code, 3) << ran.err;
    EXPECT_NE(ran.err.find("exists already"), std::string::npos) << ran.err;
  }
  EXPECT_EQ(test::read_file(folder / "council.xlsx"), "mine");
}

} // namespace
} // namespace organograph::workbook_test

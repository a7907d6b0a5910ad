// SPDX-License-Identifier: Apache-2.0
// What a workbook leaves out and says so, and what it does not depend on.
#include "support/temporary_folder.hpp"
#include "viz/reported.hpp"
#include "workbook/spreadsheet.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace organograph::viz::workbook_limits_test {
namespace {

using test::OpenedSheet;
using test::OpenedWorkbook;
using test::Reported;

std::string all_text(const OpenedSheet &sheet) {
  std::string out;
  for (const auto &[place, cell] : sheet.cells)
    out += cell.text + "\n";
  return out;
}

test::Files with_note(const std::string &note) {
  return {{"organisations.csv", "organisation_id,name\na,A\n"},
          {"posts.csv", "post_id,title,organisation_id,note\np,P,a," + test::csv_cell(note) + "\n"}};
}

std::string repeated(const std::string &text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i)
    out += text;
  return out;
}

TEST(WorkbookLimits, a_text_that_is_too_long_is_cut_at_a_character_and_said) {
  const std::string emoji = "\xF0\x9F\x98\x80";
  for (const std::string &letter :
       {std::string("a"), std::string("\xE6\xBC\xA2"), emoji, std::string("\x01"), std::string("_x0041_")}) {
    const OpenedWorkbook book = Reported(with_note(repeated(letter, 128 * 1024 / letter.size()))).inputs();
    const std::string shown = book.sheet("posts").text(1, 3);
    ASSERT_TRUE(shown.ends_with(" [cut]")) << shown.substr(shown.size() - 20);
    const std::string kept = shown.substr(0, shown.size() - std::string("\u2026 [cut]").size());
    EXPECT_EQ(kept, repeated(letter, kept.size() / letter.size()));
    EXPECT_GE(kept.size(), 4'000U);
    EXPECT_NE(all_text(book.sheet("Read me")).find("1 cell (posts!D2)"), std::string::npos);
  }
}

TEST(WorkbookLimits, as_long_as_a_cell_takes_is_not_cut) {
  const std::string longest(32'767, 'a');
  EXPECT_EQ(Reported(with_note(longest)).inputs().sheet("posts").text(1, 3), longest);
  EXPECT_FALSE(cell_text(repeated("\xF0\x9F\x98\x80", 16'383)).second);
  EXPECT_TRUE(cell_text(repeated("\xF0\x9F\x98\x80", 16'384)).second) << "Excel counts two for it";
}

TEST(WorkbookLimits, a_large_table_gives_its_largest_rows_and_says_so) {
  const Reported reported;
  const OpenedWorkbook book = reported.opened({.result_cells = 60, .largest_rows = 2});
  const OpenedSheet &spans = book.sheet("Spans of control");
  EXPECT_EQ(spans.rows(), 3U);
  EXPECT_EQ(spans.text(1, 0), "ce");
  EXPECT_EQ(spans.text(2, 0), "ed_c");
  EXPECT_NE(all_text(book.sheet("Read me")).find("The 2 largest of 6 rows; all of them: tables/spans.csv."),
            std::string::npos);
}

TEST(WorkbookLimits, too_many_input_cells_are_left_out_and_said) {
  const Reported reported;
  const std::uint64_t cells = input_cells(*reported.study.draft);
  EXPECT_TRUE(gives_model_workbook(reported.study, {.input_cells = cells}));
  EXPECT_FALSE(gives_model_workbook(reported.study, {.input_cells = cells - 1}));
  EXPECT_NE(all_text(reported.opened({.input_cells = cells}).sheet("Read me")).find("model.xlsx beside"),
            std::string::npos);
  EXPECT_NE(
      all_text(reported.opened({.input_cells = cells - 1}).sheet("Read me")).find("There is no model.xlsx"),
      std::string::npos);
}

// More than 100,000 cells: rows go to a temporary file, and texts stand in the cells themselves.
TEST(WorkbookLimits, a_large_workbook_has_the_same_cells) {
  const test::TemporaryFolder folder;
  std::string posts = "post_id,title,organisation_id,note\n";
  for (int i = 0; i < 26'000; ++i)
    posts += "p" + std::to_string(i) + ",=1+1,a,_x0041_\x01\n";
  const Draft draft =
      io::read_model_files({{"organisations.csv", "organisation_id,name\na,A\n"}, {"posts.csv", posts}});
  const OpenedWorkbook book(model_workbook(draft, {}, folder / ""));
  EXPECT_EQ(book.parts.count("xl/sharedStrings.xml"), 0U);
  const OpenedSheet &sheet = book.sheet("posts");
  ASSERT_EQ(sheet.rows(), 26'001U);
  for (unsigned row = 1; row < sheet.rows(); ++row) {
    ASSERT_EQ(sheet.text(row, 0), "p" + std::to_string(row - 1));
    ASSERT_EQ(sheet.text(row, 1), "=1+1");
    ASSERT_EQ(sheet.text(row, 3), "_x0041_\x01");
  }
}

TEST(WorkbookLimits, a_large_report_has_the_notes_of_its_heads) {
  std::string posts = "post_id,title,organisation_id,reports_to\np0,Chief,a,\n";
  for (int i = 1; i < 8'000; ++i)
    posts += "p" + std::to_string(i) + ",Officer,a,p" + std::to_string(i / 8) + "\n";
  const Reported reported({{"organisations.csv", "organisation_id,name\na,A\n"}, {"posts.csv", posts}});
  const OpenedWorkbook book = reported.opened();
  EXPECT_EQ(book.parts.count("xl/sharedStrings.xml"), 0U) << "it is a large one";
  EXPECT_EQ(book.sheet("Spans of control").rows(), 8'001U);
  EXPECT_GT(book.parts.count("xl/comments1.xml"), 0U);
}

TEST(WorkbookLimits, the_same_content_gives_the_same_bytes_and_no_clock_or_name) {
  const Reported reported;
  const std::string first = reported.bytes();
  const auto before = std::time(nullptr);
  while (std::time(nullptr) == before) // another second: a ZIP file's clock counts in two
    ;
  EXPECT_EQ(first, reported.bytes());
  const std::string core = OpenedWorkbook(first).parts.at("docProps/core.xml");
  EXPECT_NE(core.find(">2016-09-30T00:00:00Z</dcterms:created>"), std::string::npos) << core;
  EXPECT_NE(core.find(">2016-09-30T00:00:00Z</dcterms:modified>"), std::string::npos) << core;
  EXPECT_NE(core.find("<dc:title>Two councils</dc:title>"), std::string::npos) << core;
  EXPECT_NE(core.find("<dc:creator>Organograph</dc:creator>"), std::string::npos) << core;
}

TEST(WorkbookLimits, any_date_of_a_model_makes_a_file) {
  const std::pair<const char *, const char *> dates[] = {
      {"", "1980-01-01"},     {"1970-01-01", "1970-01-01"}, {"1899", "1980-01-01"},
      {"2031", "2031-01-01"}, {"2016-02", "2016-02-01"},    {"2016-02-29", "2016-02-29"}};
  for (const auto &[date, created] : dates) {
    const Reported reported(test::two_councils_with("model.csv", "title,date,currency\n\x01<b>,\"" +
                                                                     std::string(date) + "\",=1+1\n"));
    EXPECT_NE(reported.opened().parts.at("docProps/core.xml").find(std::string(">") + created + "T00:00:0"),
              std::string::npos)
        << date;
  }
}

TEST(WorkbookLimits, without_room_the_place_is_named_with_what_to_do) {
  const Reported reported;
  const test::TemporaryFolder folder;
  test::write_text(folder / "file", "");
  try {
    workbook(reported.study, reported.tables, folder / "file");
    ADD_FAILURE() << "written nowhere";
  } catch (const WorkbookError &problem) {
    EXPECT_NE(
        std::string(problem.what()).find("the disk of '" + folder / "file" + "' may be full: make room"),
        std::string::npos)
        << problem.what();
  }
}

TEST(WorkbookLimits, nothing_is_made_outside_the_workspace) {
  const Reported reported;
  const test::TemporaryFolder folder;
  const char *before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TMPDIR", (folder / "absent").c_str(), 1);
  EXPECT_NO_THROW(workbook(reported.study, reported.tables, folder / ""));
  before == nullptr ? unsetenv("TMPDIR") : setenv("TMPDIR", kept.c_str(), 1);
}

TEST(WorkbookLimits, a_file_with_holes_is_noticed) {
  const test::TemporaryFolder folder;
  Spreadsheet book(folder / "", "t", 1, false);
  Sheet &sheet = book.add("One");
  for (std::uint32_t row = 0; row < 1000; ++row)
    sheet.text(row, 0, std::to_string(row));
  const std::string file = book.finish();
  EXPECT_EQ(damage(file, {1000}), "");
  EXPECT_EQ(damage(file, {1001}), "xl/worksheets/sheet1.xml has 1000 cells, not 1001");
  EXPECT_EQ(damage(file, {1000, 0}), "sheet 2 is missing");
  EXPECT_EQ(damage(file.substr(0, file.size() - 30), {1000}), "it is no ZIP file");
  for (std::size_t at = 0; at + 1 < file.size(); at += 97) { // whatever is broken: an answer, and no crash
    std::string broken = file;
    broken[at] = static_cast<char>(~broken[at]);
    damage(broken, {1000});
    damage(file.substr(0, at) + file.substr(at + 1), {1000});
  }
  std::string packed = file;
  packed[file.find("xl/worksheets/sheet1.xml") + 40] ^= '\x55';
  EXPECT_NE(damage(packed, {1000}), "");
}

} // namespace
} // namespace organograph::viz::workbook_limits_test

// SPDX-License-Identifier: Apache-2.0
#include "tables/grid.hpp"

#include "organograph/io/csv_reader.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::grid_test {
namespace {

using tables::Grid;
using testing::ElementsAre;
using testing::HasSubstr;

struct Read {
  std::vector<Grid> grids;
  ImportReport report;
};

Read read(std::string bytes, const std::string &name = "staff.csv") {
  Read out;
  out.grids = tables::read_grids({name, std::move(bytes)}, out.report);
  return out;
}

// 'line:cell|cell' of each row.
std::vector<std::string> rows_of(const Grid &grid) {
  std::vector<std::string> out;
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    std::string text = std::to_string(grid.line(row)) + ':';
    for (std::size_t column = 0; column < grid.columns(row); ++column)
      text += (column == 0 ? "" : "|") + std::string(grid.cell(row, column));
    out.push_back(text);
  }
  return out;
}

std::vector<std::string> rows_of(const Read &read) {
  return read.grids.empty() ? std::vector<std::string>() : rows_of(read.grids.front());
}

std::string codes(const Read &read) {
  std::string out;
  for (const Diagnostic &diagnostic : read.report.diagnostics)
    out += (out.empty() ? "" : " ") + std::string(info(diagnostic.code).name);
  return out;
}

std::string utf16(std::u16string_view text, bool big) {
  std::string out;
  for (const char16_t c : text) {
    const char high = static_cast<char>(c >> 8U), low = static_cast<char>(c & 0xFFU);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

TEST(Grid, of_any_encoding_is_the_same) {
  const std::u16string text = u"Name,Post\r\nZo\u00eb Alpha,Head\r\n";
  const auto wanted = ElementsAre("1:Name|Post", "2:Zo\u00eb Alpha|Head");
  EXPECT_THAT(rows_of(read("Name,Post\r\nZo\u00eb Alpha,Head\r\n")), wanted);
  EXPECT_THAT(rows_of(read("\xEF\xBB\xBFName,Post\nZo\u00eb Alpha,Head\n")), wanted);
  EXPECT_THAT(rows_of(read("\xFF\xFE" + utf16(text, false))), wanted);
  EXPECT_THAT(rows_of(read("\xFE\xFF" + utf16(text, true))), wanted);
  EXPECT_THAT(rows_of(read(utf16(text, false))), wanted);
  EXPECT_THAT(rows_of(read(utf16(text, true))), wanted);
  EXPECT_EQ(codes(read(utf16(text, true))), "");
  const Read guessed = read("Name,Post\nZo\xeb Alpha,Head\n");
  EXPECT_THAT(rows_of(guessed), wanted);
  EXPECT_EQ(codes(guessed), "read-as-windows-1252");
  EXPECT_EQ(guessed.report.diagnostics.front().line, 2U);
}

TEST(Grid, of_a_text_so_short_that_it_moves_with_its_object_is_the_same) {
  const auto wanted = ElementsAre("1:N", "2:Zo\u00eb");
  EXPECT_THAT(rows_of(read("N\nZo\xeb\n")), wanted);
  EXPECT_THAT(rows_of(read("\xFF\xFE" + utf16(u"N\nZo\u00eb\n", false))), wanted);
}

TEST(Grid, of_text_that_is_none_is_a_fault) {
  for (const std::string &bytes :
       {std::string("a,b\nc\0,d\n", 9), std::string(1000, '\0'), std::string("a,b\n\x81\x8d,c\n"),
        std::string("\xFF\xFE") + utf16(u"a,b\n", false) + "\x3d\xd8"}) {
    const Read out = read(bytes);
    EXPECT_TRUE(out.grids.empty());
    EXPECT_EQ(codes(out), "not-utf8");
  }
}

TEST(Grid, finds_the_separator) {
  const auto wanted = ElementsAre("1:Name|Post", "2:Alpha, Alex|Head");
  EXPECT_THAT(rows_of(read("Name;Post\nAlpha, Alex;Head\n")), wanted);
  EXPECT_THAT(rows_of(read("Name\tPost\nAlpha, Alex\tHead\n")), wanted);
  EXPECT_THAT(rows_of(read("Name|Post\nAlpha, Alex|Head\n")), wanted);
  EXPECT_THAT(rows_of(read("Name,Post\n\"Alpha, Alex\",Head\n")), wanted);
  EXPECT_THAT(rows_of(read("sep=;\nName;Post\nAlpha, Alex;Head\n")),
              ElementsAre("2:Name|Post", "3:Alpha, Alex|Head"));
  EXPECT_THAT(rows_of(read("\"sep=;\"\r\nName;Post\r\n")), ElementsAre("2:Name|Post"));
  EXPECT_THAT(rows_of(read("sep=\t\r\nName\tPost\r\n")), ElementsAre("2:Name|Post"));
}

TEST(Grid, is_not_misled_by_other_separators_in_cells_and_titles) {
  EXPECT_THAT(rows_of(read("Board,Members\nA,x; y; z\nB,u; v; w\nC,x; y; z\n")),
              ElementsAre("1:Board|Members", "2:A|x; y; z", "3:B|u; v; w", "4:C|x; y; z"));
  EXPECT_THAT(rows_of(read("Name;FTE;Pay\nA;0,5;1,5\nB;0,6;2,5\n")),
              ElementsAre("1:Name|FTE|Pay", "2:A|0,5|1,5", "3:B|0,6|2,5"));
  EXPECT_THAT(rows_of(read("Staff, by post\n\nName;Post;Unit\nA;B;C\nD;E;F\n")),
              ElementsAre("1:Staff, by post", "3:Name|Post|Unit", "4:A|B|C", "5:D|E|F"));
}

TEST(Grid, takes_any_line_end_and_drops_what_is_blank) {
  EXPECT_THAT(rows_of(read("a,b\rc,d\r\n\n ,\xc2\xa0\n e\xc2\xa0,f,,,\n")),
              ElementsAre("1:a|b", "2:c|d", "5:e|f"));
  EXPECT_EQ(codes(read("a,b\rc,d\r")), "");
  EXPECT_THAT(rows_of(read("a,\"b\nc\"\nd,e\n")), ElementsAre("1:a|b\nc", "3:d|e"));
  EXPECT_EQ(codes(read("a,\"b\nc,d\n")), "unclosed-quote");
}

TEST(Grid, of_a_line_without_end_is_bounded) {
  EXPECT_EQ(codes(read("a,b\n" + std::string(20'000'000, ',') + "\n")), "");
  const Read wide = read("a,b\n" + std::string(20'000, ',') + "x\n");
  EXPECT_TRUE(wide.grids.empty());
  EXPECT_EQ(codes(wide), "table-too-large");
  const Read one = read("a,b\n" + std::string(3'000'000, 'x') + ",y\n");
  EXPECT_THAT(rows_of(one), ElementsAre("1:a|b", "2:|y"));
  EXPECT_EQ(codes(one), "cell-too-long");
}

TEST(Grid, of_a_workbook_is_one_a_sheet) {
  test::Xlsx book{{{"Staff", test::text_row({"Report"}) + "<row r=\"3\"><c r=\"B3\"><v>7</v></c></row>"},
                   {"Empty", ""},
                   {"More", test::text_row({" a ", "b", " "})}}};
  const Read xlsx = read(book.bytes(), "staff.xlsx");
  ASSERT_EQ(xlsx.grids.size(), 2U);
  EXPECT_EQ(xlsx.grids[0].sheet(), "Staff");
  EXPECT_THAT(rows_of(xlsx.grids[0]), ElementsAre("1:Report", "3:|7"));
  EXPECT_THAT(rows_of(xlsx.grids[1]), ElementsAre("1:a|b"));
  const Read ods = read(test::ods(test::ods_table("Staff", test::ods_row({"a", "b"}))), "staff.csv");
  ASSERT_EQ(ods.grids.size(), 1U);
  EXPECT_THAT(rows_of(ods), ElementsAre("1:a|b"));
}

TEST(Grid, of_a_workbook_says_which_cells_it_left_blank) {
  test::Xlsx book{{{"Staff", "<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#REF!</v></c>"
                             "<c r=\"B1\" t=\"inlineStr\"><is><t>x</t></is></c></row>"}}};
  const Read out = read(book.bytes(), "staff.xlsx");
  EXPECT_THAT(rows_of(out), ElementsAre("1:|x"));
  ASSERT_EQ(codes(out), "cell-left-blank");
  EXPECT_EQ(to_string(out.report.diagnostics[0]).substr(0, 33), "staff.xlsx, sheet Staff, cell A1:");
}

TEST(Grid, of_no_table_says_what_the_file_is) {
  const auto said = [](std::string bytes) {
    const Read out = read(std::move(bytes));
    EXPECT_TRUE(out.grids.empty());
    return out.report.diagnostics.empty() ? std::string() : out.report.diagnostics[0].problem;
  };
  EXPECT_THAT(said("%PDF-1.7\n"), HasSubstr("a PDF"));
  EXPECT_THAT(said("\x89PNG\r\n\x1a\n"), HasSubstr("an image"));
  EXPECT_THAT(said("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + utf16(u"Workbook", false)), HasSubstr(".xls"));
  EXPECT_THAT(said("<html><table><tr><td>Name</td></tr></table></html>"), HasSubstr("a web page"));
  EXPECT_THAT(said("{\"value\": []}"), HasSubstr("JSON"));
  EXPECT_THAT(said("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), HasSubstr("a calendar"));
  EXPECT_THAT(said(" \n"), HasSubstr("empty"));
  EXPECT_THAT(said(test::zipped({{"word/document.xml", "<w/>"}})), HasSubstr("a text or a presentation"));
}

TEST(CsvReader, parts_by_another_separator_and_keeps_no_more_cells_than_it_may) {
  std::vector<Diagnostic> diagnostics;
  CsvReader reader("a;\"b;c\";d;e;;f\n", "x", diagnostics, {';', 3});
  ASSERT_TRUE(reader.next());
  EXPECT_THAT(reader.cells(), ElementsAre("a", "b;c", "d"));
  EXPECT_EQ(reader.cells_beyond(), 2U);
  EXPECT_FALSE(reader.next());
}

} // namespace
} // namespace organograph::io::grid_test

// SPDX-License-Identifier: Apache-2.0
// What a sheet's cells are read as.
#include "organograph/engine/build_model.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "organograph/io/workbook.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace organograph::io::workbook_test {
namespace {

using test::text_cell;
using test::text_row;
using test::Xlsx;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> said(std::vector<Diagnostic> diagnostics, const WorkbookPlaces &places) {
  name_sheets(places, diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic &d : diagnostics)
    out.push_back(to_string(d));
  return out;
}

std::vector<std::string> said(const WorkbookModel &read) {
  return said(read.draft.diagnostics, read.places);
}

// A workbook of the required sheets and `functions`, whose rows are given.
WorkbookModel with_functions(const std::string &rows, Xlsx book = {}, const std::string &before = {},
                             const std::string &after = {}) {
  book.sheets = test::with_required_sheets({{"functions", rows, before, after}});
  return read_workbook_bytes("book.xlsx", book.bytes());
}

// The cells of the table's second column.
std::vector<std::string> names_of(const WorkbookModel &read) {
  std::vector<std::string> out;
  const auto &table = read.draft[TableId::functions];
  for (std::size_t row = 0; table && row < table->rows(); ++row)
    out.emplace_back(table->cell(row, 1));
  return out;
}

const std::string heads = text_row({"function", "name"});

// One row whose name is this cell.
WorkbookModel one(const std::string &cell, Xlsx book = {}) {
  return with_functions(heads + "<row>" + text_cell("F") + cell + "</row>", std::move(book));
}

std::string read_as(const std::string &cell, Xlsx book = {}) {
  const WorkbookModel read = one(cell, std::move(book));
  EXPECT_THAT(said(read), IsEmpty());
  const std::vector<std::string> names = names_of(read);
  return names.empty() ? "nothing" : names[0];
}

std::string number_as(const std::string &stored) {
  return read_as("<c><v>" + stored + "</v></c>");
}

TEST(Workbook, gives_the_draft_of_a_folder_with_the_same_cells) {
  const WorkbookModel read =
      with_functions(heads + text_row({"adults", "Adults"}) + "<row/>" + text_row({"", " "}) +
                     text_row({"roads", "Roads, and \"paths\""}));
  EXPECT_THAT(said(read), IsEmpty());
  const DraftTable &table = *read.draft[TableId::functions];
  EXPECT_EQ(table.file(), "functions.csv");
  EXPECT_THAT(table.columns(), ElementsAre("function", "name"));
  ASSERT_EQ(table.rows(), 2U);
  EXPECT_EQ(table.cell(1, 1), "Roads, and \"paths\"");
  EXPECT_EQ(table.line(0), 2U);
  EXPECT_EQ(table.line(1), 5U);
  EXPECT_TRUE(build_model(read.draft).model.has_value());
}

TEST(Workbook, joins_the_runs_of_a_text_and_leaves_out_how_to_pronounce_it) {
  Xlsx book;
  book.strings = "<si><t>plain</t></si>"
                 "<si><r><rPr><b/></rPr><t>rich </t></r><r><t xml:space=\"preserve\">text </t></r></si>"
                 "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>";
  EXPECT_EQ(read_as("<c t=\"s\"><v>0</v></c>", book), "plain");
  EXPECT_EQ(read_as("<c t=\"s\"><v>1</v></c>", book), "rich text ");
  EXPECT_EQ(read_as("<c t=\"s\"><v>2</v></c>", book), "東京");
  EXPECT_EQ(read_as("<c t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>"),
            "ab");
}

TEST(Workbook, decodes_the_escapes_of_characters) {
  EXPECT_EQ(read_as(text_cell("a_x000D_\nb")), "a\r\nb");
  EXPECT_EQ(read_as(text_cell("_x005F_x000D_")), "_x000D_");
  EXPECT_EQ(read_as(text_cell("_xD83D__xDE42_")), "🙂");
  EXPECT_EQ(read_as(text_cell("_xD83D_ _xDE42_")), "_xD83D_ _xDE42_");
  EXPECT_EQ(read_as(text_cell("_x0000__xGGGG__x12")), "_x0000__xGGGG__x12");
  EXPECT_EQ(read_as(text_cell("a\r\nb")), "a\r\nb");
}

TEST(Workbook, writes_numbers_as_people_do) {
  EXPECT_EQ(number_as("7"), "7");
  EXPECT_EQ(number_as("7.0"), "7");
  EXPECT_EQ(number_as("1E3"), "1000");
  EXPECT_EQ(number_as("0.30000000000000004"), "0.3");
  EXPECT_EQ(number_as("434.99999999999994"), "435");
  EXPECT_EQ(number_as("0.3333333333333333"), "0.3333333333333333");
  EXPECT_EQ(number_as("0.33333333333333331"), "0.333333333333333");
  EXPECT_EQ(number_as("1.7976931348623157E+308"), "1.7976931348623157e+308");
  EXPECT_EQ(number_as("-0"), "0");
  EXPECT_EQ(number_as("123456789012345678"), "123456789012346000");
  EXPECT_EQ(number_as(" 52000.5 "), "52000.5");
  EXPECT_EQ(number_as("1e-7"), "1e-07");
}

TEST(Workbook, reads_true_and_false_as_yes_and_no) {
  EXPECT_EQ(read_as("<c t=\"b\"><v>1</v></c>"), "yes");
  EXPECT_EQ(read_as("<c t=\"b\"><v>0</v></c>"), "no");
}

TEST(Workbook, writes_dates_as_the_calendar_has_them) {
  Xlsx book;
  book.styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
      "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot; days&quot;\"/>"
      "<numFmt numFmtId=\"166\" formatCode=\"[Red][$-809]#,##0\\d\"/>"
      "<numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/></numFmts>"
      "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
      "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"9\"/></cellXfs>";
  const auto styled = [&](int style, const std::string &value) {
    return read_as("<c s=\"" + std::to_string(style) + "\"><v>" + value + "</v></c>", book);
  };
  EXPECT_EQ(styled(0, "42643"), "42643");
  EXPECT_EQ(styled(1, "42643"), "2016-09-30");
  EXPECT_EQ(styled(2, "42643"), "2016-09-30");
  EXPECT_EQ(styled(2, "42643.3958333333"), "2016-09-30T09:30:00");
  EXPECT_EQ(styled(2, "0.395833333333333"), "09:30:00");
  EXPECT_EQ(styled(3, "42643"), "42643");
  EXPECT_EQ(styled(4, "42643"), "42643");
  EXPECT_EQ(styled(5, "1.5"), "36:00:00");
  EXPECT_EQ(styled(6, "0.5"), "0.5");
  EXPECT_EQ(styled(1, "1"), "1900-01-01");
  EXPECT_EQ(styled(1, "59"), "1900-02-28");
  EXPECT_EQ(styled(1, "60"), "1900-02-29"); // what spreadsheets show; no date of a model
  EXPECT_EQ(styled(1, "61"), "1900-03-01");
  EXPECT_EQ(styled(1, "2958465"), "9999-12-31");
  EXPECT_EQ(styled(1, "2958466"), "2958466");
  EXPECT_EQ(styled(1, "-1"), "-1");
  EXPECT_EQ(styled(99, "42643"), "42643");
  EXPECT_EQ(read_as("<c t=\"d\"><v>2016-09-30T00:00:00.000Z</v></c>"), "2016-09-30");
  book.workbook_before = "<workbookPr date1904=\"1\"/>";
  EXPECT_EQ(styled(1, "0"), "1904-01-01");
  EXPECT_EQ(styled(1, "41181"), "2016-09-30");
}

TEST(Workbook, takes_the_values_of_formulas_and_says_how_many) {
  const WorkbookModel read = one("<c t=\"str\"><f>A1&amp;\"x\"</f><v>ax</v></c>");
  EXPECT_THAT(names_of(read), ElementsAre("ax"));
  EXPECT_THAT(said(read),
              ElementsAre("book.xlsx, sheet functions: note[formula-values]: 1 cell holds a formula; the "
                          "values that the spreadsheet program last computed were read"));
}

TEST(Workbook, knows_no_value_of_a_formula_that_was_never_computed) {
  for (const std::string cell : {"<c><f>A1</f></c>", "<c><f>A1</f><v/></c>"}) {
    const WorkbookModel read = one(cell);
    EXPECT_THAT(said(read), Contains(HasSubstr("book.xlsx, sheet functions, cell B2 (name): "
                                               "error[formula-without-value]: ")));
    EXPECT_TRUE(read.draft[TableId::functions]->misshapen(0));
  }
  EXPECT_THAT(names_of(one("<c t=\"str\"><f>\"\"</f><v></v></c>")), ElementsAre(""));
}

TEST(Workbook, names_cells_that_hold_no_value_and_says_nothing_else_of_them) {
  const auto faults = [](const std::string &cell) {
    const WorkbookModel read = one(cell);
    return said(build_model(read.draft).diagnostics, read.places);
  };
  EXPECT_THAT(
      faults("<c t=\"e\"><v>#REF!</v></c>"),
      Contains("book.xlsx, sheet functions, cell B2 (name): error[error-value]: the cell holds the error "
               "'#REF!'; mend its formula, or type the value"));
  const std::string unreadable = "book.xlsx, sheet functions, cell B2 (name): error[unreadable-cell]: ";
  for (const std::string cell :
       {"<c t=\"s\"><v>7</v></c>", "<c t=\"s\"><v>-1</v></c>", "<c><v>abc</v></c>", "<c><v>1e999</v></c>",
        "<c t=\"b\"><v>2</v></c>", "<c t=\"zzz\"><v>2</v></c>"}) {
    EXPECT_THAT(faults(cell), Contains(HasSubstr(unreadable))) << cell;
    EXPECT_EQ(faults(cell).size(), 2U) << cell; // and that no post has the function
  }
}

TEST(Workbook, wants_cells_in_their_order_and_once) {
  const auto read = [](const std::string &rows) { return said(with_functions(rows)); };
  const std::string row = "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>";
  EXPECT_THAT(read(heads + row),
              ElementsAre(HasSubstr("cell A2 (function): error[unreadable-cell]: the cell stands behind")));
  EXPECT_THAT(read(heads + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>"),
              ElementsAre(HasSubstr("cell A2 (function): error[unreadable-cell]: the cell stands twice")));
  EXPECT_THAT(read(heads + "<row r=\"4\"><c><v>1</v></c></row><row r=\"3\"><c><v>1</v></c></row>"),
              ElementsAre(HasSubstr("row 3: error[unreadable-cell]: row 3 stands behind row 4")));
  EXPECT_THAT(
      read(heads + "<row r=\"2\"><c r=\"A9\"><v>1</v></c></row>"),
      ElementsAre(HasSubstr("cell A2 (function): error[unreadable-cell]: the cell calls itself 'A9'")));
}

TEST(Workbook, refuses_merged_cells_of_a_table_and_no_others) {
  const std::string rows = heads + text_row({"a", "A"}) + text_row({"b", ""});
  const auto merged = [&](const std::string &range) {
    return said(with_functions(rows, {}, {}, "<mergeCells><mergeCell ref=\"" + range + "\"/></mergeCells>"));
  };
  EXPECT_THAT(merged("B2:B3"),
              ElementsAre("book.xlsx, sheet functions, cell B2 (name): error[merged-cells]: the cells "
                          "B2 to B3 are merged, and only the first of them has a value; "
                          "unmerge them and fill in each"));
  EXPECT_THAT(merged("A5:B9"), IsEmpty());
  EXPECT_THAT(merged("D2:E3"), IsEmpty());
  EXPECT_THAT(merged("B2"), IsEmpty());
}

TEST(Workbook, reads_what_is_hidden_and_says_so) {
  Xlsx book;
  book.sheets = test::with_required_sheets(
      {{"functions",
        heads + "<row hidden=\"1\">" + text_cell("a") + text_cell("A") + "</row><row hidden=\"1\"/>",
        "<cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols>",
        {},
        "veryHidden"}});
  const WorkbookModel read = read_workbook_bytes("book.xlsx", book.bytes());
  EXPECT_THAT(names_of(read), ElementsAre("A"));
  EXPECT_THAT(said(read),
              ElementsAre("book.xlsx, sheet functions: note[hidden-cells]: the sheet is hidden, 1 "
                          "row is hidden, 1 column is hidden; what is hidden was read like the rest"));
}

TEST(Workbook, names_what_stands_beside_the_table) {
  const WorkbookModel read =
      with_functions(heads + "<row>" + text_cell("a") + text_cell("A") +
                     "<c r=\"D2\"><v>12</v></c></row><row><c r=\"D3\"><v>3</v></c></row>");
  EXPECT_EQ(read.draft[TableId::functions]->rows(), 1U);
  EXPECT_THAT(said(read),
              ElementsAre("book.xlsx, sheet functions, cell D1: note[unknown-column]: the column has "
                          "no head, and in row 2 it holds '12'; it is not read; give it a head, or "
                          "remove it"));
}

TEST(Workbook, leaves_out_columns_without_head_and_keeps_the_letters_right) {
  Xlsx book;
  book.sheets =
      test::with_required_sheets({{"functions", text_row({"name", "", "function"}) +
                                                    text_row({"A", "", "a"}) + text_row({"B", "", "a"})}});
  const WorkbookModel read = read_workbook_bytes("book.xlsx", book.bytes());
  EXPECT_THAT(
      said(build_model(read.draft).diagnostics, read.places),
      Contains("book.xlsx, sheet functions, cell C3: error[duplicate-id]: function 'a' stands in row 2 "
               "already; expected each function once; give each row an identifier of its own"));
}

TEST(Workbook, tells_the_tables_from_other_sheets) {
  Xlsx book;
  book.sheets =
      test::with_required_sheets({{"Functions", heads + text_row({"a", "A"})}, {"Notes", ""}, {"post", ""}});
  const WorkbookModel read = read_workbook_bytes("book.xlsx", book.bytes());
  EXPECT_THAT(names_of(read), ElementsAre("A"));
  EXPECT_THAT(said(read),
              ElementsAre("book.xlsx, sheet Functions: note[sheet-name-differs]: the sheet was taken "
                          "for the table functions",
                          "book.xlsx: note[unknown-table]: the sheets 'Notes', 'post' are none of the "
                          "tables and are not read"));
  book.more = {{"docProps/custom.xml",
                "<Properties><property name=\"organograph results\"><vt:lpwstr>Notes:post"
                "</vt:lpwstr></property></Properties>"}};
  EXPECT_THAT(said(read_workbook_bytes("book.xlsx", book.bytes())),
              ElementsAre(HasSubstr("sheet-name-differs")));
}

TEST(Workbook, says_which_sheet_is_missing_and_which_may_be_meant) {
  Xlsx book;
  book.sheets = {{"post", text_row({"post_id"})}};
  EXPECT_THAT(
      said(read_workbook_bytes("b.xlsx", book.bytes())),
      ElementsAre(
          "b.xlsx, sheet post: error[table-name-differs]: the sheet 'post' is not read, and there is no "
          "sheet posts; expected the name posts; rename it to posts; if it is no part of the model, give it "
          "a name that is less alike",
          "b.xlsx, sheet organisations: error[missing-table]: the workbook has no sheet "
          "organisations; add the sheet, with the table's heads in its first row"));
}

TEST(Workbook, names_a_missing_column_and_an_empty_sheet) {
  EXPECT_THAT(
      said(with_functions(text_row({"function", "Names"}))),
      ElementsAre(
          "book.xlsx, sheet functions, cell B1: error[head-differs]: the head 'Names' is not read, and there "
          "is no column name; expected the head name; write name over the column; if it is something else, "
          "give it a head that is less alike"));
  EXPECT_THAT(
      said(with_functions(text_row({"function", "Name"}))),
      ElementsAre("book.xlsx, sheet functions, cell B1: note[head-accepted]: the head 'Name' was taken "
                  "for name"));
  EXPECT_THAT(
      said(with_functions(text_row({"function", "Title of it"}))),
      ElementsAre(HasSubstr("row 1: error[missing-column]: the column 'name' is missing"),
                  HasSubstr("cell B1: note[unknown-column]: 'Title of it' is no column of the sheet")));
  EXPECT_THAT(said(with_functions("")), Contains(HasSubstr("row 1: error[missing-column]")));
}

TEST(Workbook, hands_the_rows_of_a_scenarios_sheet_to_the_scenario_of_that_name) {
  Xlsx book;
  book.sheets = test::with_required_sheets(
      {{"scenario",
        text_row({"scenario", "title"}) + text_row({"b", "B"}) + text_row({"a", "A"}) + text_row({"c", "C"})},
       {"changes", text_row({"action", "scenario", "post_id"}) + text_row({"delete", "b", "P"}) +
                       text_row({"delete", "c", "Q"}) + text_row({"change", "b", "R"}) +
                       text_row({"delete", "", "P"}) + text_row({"delete", "x/y", "P"})}});
  const WorkbookModel read = read_workbook_bytes("book.xlsx", book.bytes());
  ASSERT_EQ(read.scenarios.size(), 3U);
  EXPECT_EQ(read.scenarios[0].name, "a");
  EXPECT_EQ(read.scenarios[2].name, "c");
  const DraftTable &changes = *read.scenarios[1].draft[TableId::changes];
  EXPECT_EQ(changes.file(), "scenarios/b/changes.csv");
  EXPECT_THAT(changes.columns(), ElementsAre("action", "post_id"));
  ASSERT_EQ(changes.rows(), 2U);
  EXPECT_EQ(changes.line(1), 4U);
  EXPECT_THAT(
      said(read),
      ElementsAre("book.xlsx, sheet changes, cell B5: error[missing-value]: scenario is empty; fill it in",
                  HasSubstr("book.xlsx, sheet changes, cell B6: error[unknown-value]: scenario is 'x/y'")));
  EXPECT_THAT(said(apply_scenario(read.draft, read.scenarios[2]).diagnostics, read.places),
              ElementsAre(HasSubstr(
                  "book.xlsx, sheet changes, cell C3: error[unknown-post]: post_id 'Q' is no post")));
}

TEST(Workbook, a_slip_in_a_scenarios_name_is_no_scenario_more) {
  Xlsx book;
  book.sheets = test::with_required_sheets(
      {{"scenario", text_row({"scenario", "title"}) + text_row({"proposal", "P"})},
       {"changes", text_row({"scenario", "action", "post_id"}) + text_row({"propsal", "delete", "P"}) +
                       text_row({"proposal", "delete", "P"})}});
  EXPECT_THAT(
      said(read_workbook_bytes("book.xlsx", book.bytes())),
      ElementsAre("book.xlsx, sheet changes, cell A2: error[unknown-scenario]: scenario is 'propsal', "
                  "which has no row in the sheet scenario; expected the name of a scenario, such as "
                  "'proposal'; correct the name, or add a row for it to the sheet scenario"));
  book.sheets = test::with_required_sheets(
      {{"changes", text_row({"scenario", "action", "post_id"}) + text_row({"a", "delete", "P"}) +
                       text_row({"A", "delete", "Q"})}});
  EXPECT_THAT(said(read_workbook_bytes("book.xlsx", book.bytes())),
              ElementsAre(HasSubstr("cell A3: error[unknown-scenario]: scenario is 'A', and elsewhere 'a': "
                                    "only the case differs")));
}

} // namespace
} // namespace organograph::io::workbook_test

// SPDX-License-Identifier: Apache-2.0
// What the cells of an .ods are read as, beside what workbook_test.cpp says of every workbook.
#include "organograph/io/workbook.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::io::workbook_ods_test {
namespace {

using test::ods;
using test::ods_row;
using test::ods_table;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> said(WorkbookModel read) {
  name_sheets(read.places, read.draft.diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic &d : read.draft.diagnostics)
    out.push_back(to_string(d));
  return out;
}

// The cells of the table's second column.
std::vector<std::string> names_of(const WorkbookModel &read) {
  std::vector<std::string> out;
  const auto &table = read.draft[TableId::functions];
  for (std::size_t row = 0; table && row < table->rows(); ++row)
    out.emplace_back(table->cell(row, 1));
  return out;
}

TEST(WorkbookOds, reads_the_values_of_cells) {
  const auto cell = [](const std::string &attributes, const std::string &inside = "") {
    const std::string row =
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>F</text:p>"
        "</table:table-cell><table:table-cell " +
        attributes + ">" + inside + "</table:table-cell></table:table-row>";
    const WorkbookModel read =
        read_workbook_bytes("b.ods", ods(ods_table("functions", ods_row({"function", "name"}) + row)));
    const std::vector<std::string> names = names_of(read);
    return names.empty() ? "nothing" : names[0];
  };
  EXPECT_EQ(cell("office:value-type=\"float\" office:value=\"0.30000000000000004\"", "<text:p>0,3</text:p>"),
            "0.3");
  EXPECT_EQ(cell("office:value-type=\"percentage\" office:value=\"0.5\"", "<text:p>50 %</text:p>"), "0.5");
  EXPECT_EQ(cell("office:value-type=\"currency\" office:value=\"52000\"", "<text:p>£52,000</text:p>"),
            "52000");
  EXPECT_EQ(cell("office:value-type=\"date\" office:date-value=\"2016-09-30T00:00:00\""), "2016-09-30");
  EXPECT_EQ(cell("office:value-type=\"date\" office:date-value=\"2016-09-30T09:30:00\""),
            "2016-09-30T09:30:00");
  EXPECT_EQ(cell("office:value-type=\"time\" office:time-value=\"PT36H05M00.0S\""), "36:05:00");
  EXPECT_EQ(cell("office:value-type=\"boolean\" office:boolean-value=\"true\""), "yes");
  EXPECT_EQ(cell("office:value-type=\"string\" office:string-value=\"v\"", "<text:p>shown</text:p>"), "v");
  EXPECT_EQ(
      cell("office:value-type=\"string\"",
           "<office:annotation><text:p>a comment</text:p></office:annotation><text:p> a <text:span>b\n"
           "</text:span>c<text:s text:c=\"3\"/>d<text:tab/>e</text:p><text:p>f<text:line-break/>g</text:p>"),
      "a b c   d\te\nf\ng");
}

TEST(WorkbookOds, repeats_what_the_file_repeats) {
  const std::string rows =
      ods_row({"function", "name"}) +
      "<table:table-row table:number-rows-repeated=\"1000000\">"
      "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>" +
      ods_row({"a", "A"}, "table:number-rows-repeated=\"2\"") +
      "<table:table-row><table:table-cell table:number-columns-repeated=\"2\" "
      "office:value-type=\"float\" office:value=\"7\"/><table:table-cell "
      "table:number-columns-repeated=\"16382\"/></table:table-row>"
      "<table:table-row table:number-rows-repeated=\"48572\"><table:table-cell/></table:table-row>";
  const WorkbookModel read = read_workbook_bytes("b.ods", ods(ods_table("functions", rows)));
  EXPECT_THAT(names_of(read), ElementsAre("A", "A", "7"));
  EXPECT_EQ(read.draft[TableId::functions]->line(0), 1'000'002U);
  EXPECT_EQ(read.draft[TableId::functions]->line(2), 1'000'004U);
}

TEST(WorkbookOds, takes_heads_that_are_repeated_for_a_row_below_them) {
  const WorkbookModel read = read_workbook_bytes(
      "b.ods",
      ods(ods_table("functions", ods_row({"function", "name"}, "table:number-rows-repeated=\"2\""))));
  EXPECT_THAT(names_of(read), ElementsAre("name"));
}

TEST(WorkbookOds, names_faults_hidden_and_merged_cells) {
  const std::string rows =
      "<table:table-column table:visibility=\"collapse\"/>" + ods_row({"function", "name"}) +
      ods_row({"a", "A"}, "table:visibility=\"filter\"") +
      "<table:table-row><table:table-cell table:number-rows-spanned=\"2\" "
      "office:value-type=\"string\"><text:p>b"
      "</text:p></table:table-cell><table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" "
      "calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>"
      "<table:table-row><table:covered-table-cell/><table:table-cell "
      "table:formula=\"of:=1\"/></table:table-row>";
  const WorkbookModel read = read_workbook_bytes(
      "b.ods", ods(ods_table("functions", rows, "table:style-name=\"ta1\""), {},
                   "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties "
                   "table:display=\"false\"/>"
                   "</style:style>"));
  EXPECT_THAT(
      said(read),
      ElementsAre(
          HasSubstr("b.ods, sheet functions, cell B3 (name): error[error-value]: the cell holds the error "
                    "'#DIV/0!'"),
          HasSubstr("cell B4 (name): error[formula-without-value]"), HasSubstr("2 cells hold formulas"),
          HasSubstr("the sheet is hidden, 1 row is hidden, 1 column is hidden"),
          HasSubstr("cell A3 (function): error[merged-cells]: the cells A3 to A4 are merged"),
          HasSubstr("missing-table"), HasSubstr("missing-table")));
}

} // namespace
} // namespace organograph::io::workbook_ods_test

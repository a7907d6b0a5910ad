// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/workbook.hpp"

#include "figures/catalogue.hpp"
#include "support/many_meetings.hpp"
#include "viz/reported.hpp"
#include "workbook/input_words.hpp"
#include "workbook/spreadsheet.hpp"
#include "workbook/workbook_parts.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

namespace organograph::viz::workbook_test {
namespace {

using Json = nlohmann::ordered_json;
using test::OpenedSheet;
using test::OpenedWorkbook;
using test::Reported;

const Reported::Folders two_scenarios = {
    {"one",
     {{"scenario.csv", "title,source\nOne director,000 4\n"},
      {"changes.csv", "action,post_id,successor,shares,effective,source\n"
                      "share,sd_1,,ccc:0.5;pcc:0.5,2017-07-01,000 4.1\n"
                      "delete,sd_2,sd_1,,,000 4.2\ndelete,sd_3,sd_1,,,000 4.2\n"}}},
    {"=two",
     {{"attendance_changes.csv", "meeting_id,attendee_id,action,own\nm38,sd_2,remove,x\n"},
      {"changes.csv", "source,action,post_id,reports_to\nhere,change,sd_3,ce\n"}}}};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// The tables that the sheets of a workbook hold, as a reader takes them.
test::Files tables_of(const OpenedWorkbook &book, const Draft &draft) {
  test::Files out;
  for (const TableSchema &table : schema()) {
    if (!draft[table.id])
      continue;
    const OpenedSheet &sheet = book.sheet(std::string(table.name));
    std::string csv;
    for (unsigned row = 0; row < sheet.rows(); ++row)
      for (unsigned column = 0; column < draft[table.id]->columns().size(); ++column)
        csv += (column == 0 ? "" : ",") + test::csv_cell(sheet.text(row, column)) +
               (column + 1 == draft[table.id]->columns().size() ? "\n" : "");
    out.emplace_back(std::string(table.name) + ".csv", csv);
  }
  return out;
}

void expect_same_tables(const Draft &a, const Draft &b) {
  for (const TableSchema &table : schema()) {
    ASSERT_EQ(a[table.id].has_value(), b[table.id].has_value()) << table.name;
    if (a[table.id]) {
      EXPECT_EQ(io::to_csv(*a[table.id]), io::to_csv(*b[table.id])) << table.name;
    }
  }
}

// Where each column of a table stands in its sheet; others between them are titles of what stands before.
std::vector<unsigned> places_of(const OpenedSheet &sheet, const Table &table) {
  std::vector<unsigned> out;
  unsigned at = 0;
  for (const TableColumn &column : table.columns) {
    while (at < 100 && sheet.text(0, at) != head_text(column, "GBP"))
      ++at;
    out.push_back(at++);
  }
  EXPECT_LT(at, 100U) << table.name;
  return out;
}

// Every cell of a table's sheet against the table.
void expect_table(const OpenedSheet &sheet, const Table &table) {
  ASSERT_EQ(sheet.rows(), table.rows.size() + 1) << table.name;
  const std::vector<unsigned> places = places_of(sheet, table);
  for (unsigned row = 0; row < table.rows.size(); ++row)
    for (unsigned column = 0; const TableCell &cell : table.rows[row]) {
      const std::string shown = sheet.text(row + 1, places[column]);
      const bool is_number = sheet.is_number(row + 1, places[column++]);
      if (const auto *text = std::get_if<std::string>(&cell))
        EXPECT_TRUE(shown == *text && !is_number) << table.name << ": " << shown;
      else if (const auto *count = std::get_if<std::uint64_t>(&cell))
        EXPECT_TRUE(shown == std::to_string(*count) && is_number) << table.name << ": " << shown;
      else if (const auto *number = std::get_if<double>(&cell))
        EXPECT_TRUE(is_number && std::abs(std::stod(shown) - *number) <= 1e-15 * std::abs(*number))
            << table.name << ": " << shown;
      else
        EXPECT_EQ(shown, "") << table.name;
    }
}

bool says(const OpenedSheet &sheet, const std::string &words) {
  return std::ranges::any_of(
      sheet.cells, [&](const auto &cell) { return cell.second.text.find(words) != std::string::npos; });
}

TEST(Workbook, names_of_sheets_are_legal_and_never_those_of_input_tables) {
  const Reported reported(test::two_councils(), two_scenarios);
  const OpenedWorkbook book = reported.opened();
  std::set<std::string> names, inputs;
  for (const auto tables : {schema(), scenario_schema()})
    for (const TableSchema &table : tables)
      inputs.insert(std::string(table.name));
  for (const OpenedSheet &sheet : book.sheets) {
    EXPECT_LE(sheet.name.size(), 31U);
    EXPECT_EQ(sheet.name.find_first_of("[]:*?/\\'"), std::string::npos) << sheet.name;
    EXPECT_TRUE(names.insert(lower(sheet.name)).second) << sheet.name;
    EXPECT_FALSE(inputs.contains(lower(sheet.name))) << sheet.name;
  }
  EXPECT_EQ(book.sheets[0].name, "Summary");
  EXPECT_EQ(book.sheets[1].name, "Read me");
  const OpenedWorkbook model = reported.inputs();
  EXPECT_EQ(model.sheets[0].name, "Read me");
  for (std::size_t i = 1; i < model.sheets.size(); ++i)
    EXPECT_TRUE(inputs.contains(model.sheets[i].name)) << model.sheets[i].name;
}

TEST(Workbook, a_report_has_at_most_sixteen_sheets_and_says_where_the_rest_is) {
  const Reported reported(test::two_councils(), two_scenarios);
  const OpenedWorkbook book = reported.opened();
  EXPECT_LE(book.sheets.size(), 16U);
  const OpenedSheet &read_me = book.sheet("Read me");
  for (const OpenedSheet &sheet : book.sheets)
    if (sheet.name != "Read me") {
      EXPECT_TRUE(says(read_me, sheet.name)) << sheet.name;
    }
  std::size_t files = 0;
  for (const Table &table : reported.tables)
    if (!has_sheet(table)) {
      ++files;
      EXPECT_EQ(read_me.text(read_me.row_of(table.name + ".csv"), 1), std::to_string(table.rows.size()));
    }
  EXPECT_GE(files, 3U);
  EXPECT_TRUE(says(read_me, "What the figures mean"));
  read_me.row_of("Duplicated seats");
}

TEST(Workbook, titles_stand_beside_identifiers) {
  const OpenedWorkbook book = Reported().opened();
  const OpenedSheet &spans = book.sheet("Spans of control");
  const auto column = [&](const OpenedSheet &sheet, const std::string &head) {
    for (unsigned c = 0; c < 100; ++c)
      if (sheet.text(0, c) == head)
        return c;
    ADD_FAILURE() << "no head " << head;
    return 0U;
  };
  const unsigned row = spans.row_of("ed_c");
  EXPECT_EQ(spans.text(row, column(spans, "Reports to")), "ce");
  EXPECT_EQ(spans.text(row, column(spans, "Reports to title")), spans.text(spans.row_of("ce"), 1));
  EXPECT_EQ(column(spans, "Reports to title"), column(spans, "Reports to") + 1);
  const OpenedSheet &scopes = book.sheet("Spans by scope");
  EXPECT_EQ(scopes.text(0, 2), "Name");
}

TEST(Workbook, what_is_long_is_printed_in_part_and_counted) {
  std::string posts = "post_id,title,organisation_id\n";
  for (int i = 0; i < 300; ++i)
    posts += "p" + std::to_string(i) + ",Officer,a\n";
  const Reported reported({{"organisations.csv", "organisation_id,name\na,A\n"}, {"posts.csv", posts}});
  const OpenedWorkbook book = reported.opened();
  EXPECT_NE(book.sheet("Spans of control").xml.find("The first 200 of 300 rows are printed"),
            std::string::npos);
  EXPECT_EQ(book.sheet("Spans of control").rows(), 301U);
  EXPECT_NE(book.sheet("Summary").xml.find("fitToPage=\"1\""), std::string::npos);
  EXPECT_EQ(book.sheet("Summary").xml.find("fitToHeight=\"0\""), std::string::npos) << "one page";
}

TEST(Workbook, names_that_excel_refuses_are_made_fit) {
  SheetNames names;
  EXPECT_EQ(names.take("Posts"), "Posts 2") << "posts is an input table";
  EXPECT_EQ(names.take("history"), "history 2");
  EXPECT_EQ(names.take("a[b]c:*?/\\'"), "a b c      ");
  EXPECT_EQ(names.take(std::string(40, 'x')), std::string(31, 'x'));
  EXPECT_EQ(names.take(std::string(40, 'X')), std::string(29, 'X') + " 2");
  EXPECT_EQ(names.take("\xC3\xA9\x01"), "Sheet");
  EXPECT_EQ(names.take(""), "Sheet 2");
}

TEST(Workbook, a_table_stands_in_its_sheet_with_heads_filter_and_frozen_panes) {
  const Reported reported(test::two_councils(), two_scenarios);
  const OpenedWorkbook book = reported.opened();
  std::size_t sheets = 0;
  for (const Table &table : reported.tables) {
    if (!has_sheet(table))
      continue;
    ++sheets;
    const OpenedSheet &sheet = book.sheet(result_sheet_name(table.name));
    expect_table(sheet, table);
    EXPECT_NE(sheet.xml.find("<autoFilter ref=\"A1:"), std::string::npos) << table.name;
    EXPECT_NE(sheet.xml.find("state=\"frozen\""), std::string::npos) << table.name;
    const bool ranked = !table.rank.empty() && !table.rows.empty();
    EXPECT_EQ(sheet.xml.find("dataBar") != std::string::npos, ranked) << table.name;
  }
  EXPECT_GE(sheets, 8U);
}

// The figures beside a label, in column B, or before, after and change.
void expect_figure(const OpenedSheet &sheet, unsigned row, unsigned column, const Json &value) {
  if (value.is_null())
    EXPECT_EQ(sheet.text(row, column), "") << sheet.text(row, 0);
  else
    EXPECT_TRUE(sheet.is_number(row, column) &&
                std::abs(std::stod(sheet.text(row, column)) - value.get<double>()) <=
                    1e-15 * std::abs(value.get<double>()))
        << sheet.text(row, 0) << ": " << sheet.text(row, column) << ", not " << value;
}

TEST(Workbook, the_summary_has_the_figures_of_analysis_json) {
  const Reported reported(test::two_councils(), two_scenarios);
  const OpenedSheet summary = reported.opened().sheet("Summary");
  std::size_t shown = 0;
  for (const HeadlineGroup &group : headline_groups()) {
    if (reported.tree.at(std::string(group.key)).is_null()) // a register that is not given
      continue;
    const unsigned first = summary.row_of(std::string(group.name));
    for (const Headline &figure : group.figures) {
      if (figure.place == Place::tree)
        continue;
      Json value = reported.tree.at(std::string(group.key));
      for (const std::string &part : figure.path_in_section())
        value = Json(value.at(part));
      const unsigned row = summary.row_of(std::string(figure.name()), first);
      expect_figure(summary, row, 1, value);
      EXPECT_EQ(summary.text(row, 2) == "not known", value.is_null()) << figure.name();
      shown += !value.is_null();
    }
  }
  EXPECT_GE(shown, 30U);
  EXPECT_EQ(summary.text(0, 0), "Two councils");
  EXPECT_NE(summary.text(1, 0).find("As of 2016-09-30. Source: 000."), std::string::npos)
      << summary.text(1, 0);
  EXPECT_NE(summary.text(2, 0).find("1 assumed"), std::string::npos) << summary.text(2, 0);
}

TEST(Workbook, the_summary_shows_scenarios_before_and_after) {
  const Reported reported(test::two_councils(), two_scenarios);
  const OpenedWorkbook book = reported.opened();
  const OpenedSheet &summary = book.sheet("Summary"), &scenarios = book.sheet("Scenarios");
  const Json &one = reported.tree["scenarios"]["one"];
  const unsigned side_by_side = summary.row_of("One director");
  expect_figure(summary, side_by_side, 1, one["before"]["duplicated_attendance"]["duplicated"]);
  expect_figure(summary, side_by_side, 2, one["after"]["duplicated_attendance"]["duplicated"]);
  const unsigned own = scenarios.row_of("Scenario: One director");
  expect_figure(scenarios, scenarios.row_of("Posts that end", own), 3, one["posts_deleted"]);
  const unsigned posts = scenarios.row_of("Posts", own);
  expect_figure(scenarios, posts, 1, one["before"]["model"]["posts"]);
  expect_figure(scenarios, posts, 2, one["after"]["model"]["posts"]);
  expect_figure(scenarios, posts, 3, one["change"]["model"]["posts"]);
  EXPECT_EQ(scenarios.text(scenarios.row_of("Duplicated seats", own), 4), "seats (towards the aim)");
  scenarios.row_of("Scenario: =two");
}

TEST(Workbook, charts_are_native_and_have_their_figures_at_hand) {
  const OpenedWorkbook book = Reported(test::two_councils(), two_scenarios).opened();
  const std::string &bands = book.parts.at("xl/charts/chart1.xml"),
                    &scenarios = book.parts.at("xl/charts/chart2.xml");
  EXPECT_NE(bands.find("<c:barDir val=\"col\"/>"), std::string::npos);
  EXPECT_NE(bands.find("<c:v>8-12</c:v>"), std::string::npos);
  EXPECT_NE(scenarios.find("<c:barDir val=\"bar\"/>"), std::string::npos);
  EXPECT_NE(scenarios.find("<c:v>Before</c:v>"), std::string::npos);
  EXPECT_EQ(Reported().opened().parts.count("xl/charts/chart2.xml"), 0U) << "no scenario, nothing to compare";
}

TEST(Workbook, the_input_sheets_are_the_tables_cell_by_cell) {
  const Reported reported;
  expect_same_tables(*reported.study.draft,
                     io::read_model_files(tables_of(reported.inputs(), *reported.study.draft)));
}

TEST(Workbook, hostile_texts_come_back_as_they_are_and_run_nothing) {
  std::vector<std::string> texts = test::hostile_texts();
  for (const char *text :
       {"=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "\t=1", "_x0041_", "__x0041__x005F_x0042_",
        "http://example.org/", "mailto:a@b", "{=1}", "'=1", " blank before and behind ",
        "\xEF\xBF\xBE and \xEF\xBF\xBF", "NaN", "1e999", "TRUE", "#N/A", "_x0041\x01"})
    texts.emplace_back(text);
  std::string posts = "post_id,title,organisation_id,note\n";
  for (std::size_t i = 0; i < texts.size(); ++i)
    posts +=
        "p" + std::to_string(i) + "," + test::csv_cell(texts[i]) + ",a," + test::csv_cell(texts[i]) + "\n";
  const Reported reported({{"organisations.csv", "organisation_id,name\na,A\n"}, {"posts.csv", posts}});
  const OpenedWorkbook book = reported.inputs();
  const OpenedSheet &sheet = book.sheet("posts");
  for (unsigned i = 0; i < texts.size(); ++i) {
    const std::string read((*reported.study.draft)[TableId::posts]->cell(i, 3));
    EXPECT_EQ(sheet.text(i + 1, 3), read);
    EXPECT_FALSE(sheet.is_number(i + 1, 1));
  }
  expect_same_tables(*reported.study.draft, io::read_model_files(tables_of(book, *reported.study.draft)));
  for (const auto &[part, xml] : book.parts) {
    const bool has_formula = xml.find("<f>") != std::string::npos || xml.find("<f ") != std::string::npos;
    EXPECT_FALSE(part.starts_with("xl/worksheets/") && has_formula) << part;
    EXPECT_EQ(xml.find("TargetMode=\"External\""), std::string::npos) << part;
    EXPECT_EQ(part.find("vba"), std::string::npos);
  }
}

TEST(Workbook, what_looks_like_an_escape_is_escaped) {
  EXPECT_EQ(cell_text(std::string_view("a\0b", 3)).first, "a_x0000_b");
  EXPECT_EQ(cell_text("a\r\n\tb").first, "a_x000D_\n\tb");
  EXPECT_EQ(cell_text("_x0041_x0042_ _x004 _X0041_").first, "_x005F_x0041_x005F_x0042_ _x004 _X0041_");
  EXPECT_EQ(cell_text("_x0041\x01").first, "_x005F_x0041_x0001_") << "else the two would be read as one A";
  EXPECT_EQ(cell_text("\xEF\xBF\xBF").first, "_xFFFF_");
}

TEST(Workbook, a_number_is_a_number_where_its_text_comes_back) {
  const Reported reported(test::two_councils_with(
      "posts.csv",
      "post_id,title,organisation_id,reports_to,fte,annual_cost,tier,note\n"
      "0012,A,ccc,,1,0.1,2,12\nb,B,ccc,0012,1.0,100200,2,\nc,C,ccc,0012,0.30000000000000004,1e3,02,\n"
      "ed_c,D,ccc,0012,.5,,,\ned_p,D,pcc,0012,,,,\nsd_1,D,ccc,0012,,,,\nsd_2,D,ccc,0012,,,,\n"
      "sd_3,D,pcc,0012,,,,\nce,D,pcc,0012,,,,\n"));
  const OpenedSheet sheet = reported.inputs().sheet("posts");
  const auto is = [&](unsigned row, unsigned column, const char *text, bool number) {
    EXPECT_EQ(sheet.text(row, column), text);
    EXPECT_EQ(sheet.is_number(row, column), number) << text;
  };
  is(1, 0, "0012", false);
  is(1, 4, "1", true);
  is(1, 5, "0.1", true);
  is(1, 6, "2", true);
  is(1, 7, "12", false);
  is(2, 4, "1.0", false);
  is(2, 5, "100200", true);
  is(3, 4, "0.30000000000000004", false);
  is(3, 5, "1e3", false);
  is(3, 6, "02", false);
  is(4, 4, ".5", false);
}

TEST(Workbook, scenarios_share_sheets_and_the_first_column_names_them) {
  const Reported reported(test::two_councils(), {two_scenarios[0], two_scenarios[1], {"nothing", {}}});
  const OpenedWorkbook book = reported.inputs();
  const OpenedSheet &changes = book.sheet("changes"), &scenario = book.sheet("scenario");
  const std::vector<std::string> heads = {"scenario", "action",    "post_id", "successor",
                                          "shares",   "effective", "source",  "reports_to"};
  for (unsigned column = 0; column < heads.size(); ++column)
    EXPECT_EQ(changes.text(0, column), heads[column]);
  EXPECT_EQ(changes.rows(), 5U);
  EXPECT_EQ(changes.text(1, 0), "one");
  EXPECT_EQ(changes.text(1, 4), "ccc:0.5;pcc:0.5");
  EXPECT_EQ(changes.text(4, 0), "=two");
  EXPECT_EQ(changes.text(4, 6), "here");
  EXPECT_EQ(changes.text(4, 7), "ce");
  EXPECT_EQ(scenario.rows(), 4U) << "a scenario without rows is still one";
  EXPECT_EQ(scenario.text(1, 1), "One director");
  EXPECT_EQ(scenario.text(3, 0), "nothing");
  EXPECT_EQ(book.sheet("attendance_changes").text(0, 4), "own") << "unlisted columns are kept";
}

TEST(Workbook, a_scenarios_own_column_of_that_name_gives_way) {
  const Reported reported(test::two_councils(),
                          {{"one",
                            {{"changes.csv", "action,post_id,reports_to,scenario,scenario_\n"
                                             "change,sd_3,ce,mine,too\n"}}}});
  const OpenedSheet changes = reported.inputs().sheet("changes");
  EXPECT_EQ(changes.text(0, 0), "scenario");
  EXPECT_EQ(changes.text(1, 0), "one");
  EXPECT_EQ(changes.text(0, 4), "scenario__");
  EXPECT_EQ(changes.text(1, 4), "mine");
  EXPECT_EQ(changes.text(1, 5), "too");
}

TEST(Workbook, cells_take_what_the_schema_allows) {
  const OpenedWorkbook book = Reported(test::two_councils(), two_scenarios).inputs();
  const std::string &posts = book.sheet("posts").xml;
  const auto has = [](const std::string &xml, const std::string &part) {
    EXPECT_NE(xml.find(part), std::string::npos) << part;
  };
  has(posts, "<formula1>\"filled,interim,acting,seconded,vacant\"</formula1>");
  has(posts, "type=\"whole\"");
  has(book.sheet("staff_groups").xml, "type=\"decimal\" operator=\"greaterThan\"");
  has(posts, "<formula1>OFFSET(organisations!$A$2,0,0,MAX(1,COUNTA(organisations!$A$2:$A$1048576)),1)");
  has(posts, "<formula1>OFFSET(posts!$A$2,");
  has(posts,
      "No organisation_id of the sheet organisations. Choose one from the list, or add its row there first.");
  has(posts, "errorStyle=\"warning\"");
  has(book.sheet("attendance").xml, "<formula1>OFFSET(meetings!$A$2,");
  has(book.sheet("attendance").xml, "No post_id of the sheet posts or partner_id of the sheet partners.");
  has(book.sheet("changes").xml, "<formula1>OFFSET(scenario!$A$2,");
  has(book.sheet("changes").xml, "<formula1>OFFSET(posts!$A$2,");
}

TEST(Workbook, each_head_of_an_input_says_what_to_type) {
  const OpenedWorkbook book = Reported().inputs();
  std::string comments;
  for (const auto &[name, xml] : book.parts)
    if (name.starts_with("xl/comments"))
      comments += xml;
  for (const TableSchema &table : schema())
    for (const ColumnSchema &column : table.columns)
      EXPECT_FALSE(comment_on(column).empty()) << column.name;
  EXPECT_EQ(
      comment_on(schema(TableId::posts).columns[3]),
      "The line manager's post. Blank: nobody above it.\nA post_id of the sheet posts; or ? where there is "
      "a manager and it is not known which.");
  EXPECT_NE(comments.find("Must be filled in."), std::string::npos);
  EXPECT_NE(comments.find("A post_id of the sheet posts"), std::string::npos);
  for (const auto each : {schema(), scenario_schema()})
    for (const TableSchema &table : each)
      for (const ColumnSchema &column : table.columns)
        EXPECT_LE(refusal_by(column).size(), 255U) << table.name << ' ' << column.name;
}

TEST(Workbook, wide_sheets_print_over_several_pages_so_that_they_can_be_read) {
  const OpenedWorkbook book = Reported().opened();
  EXPECT_NE(book.sheet("Spans of control").xml.find("fitToWidth=\"2\""), std::string::npos);
  EXPECT_NE(book.sheet("Meeting attendance").xml.find("hidden=\"1\""), std::string::npos)
      << "columns without any value";
  EXPECT_EQ(book.sheet("Summary").xml.find("fitToWidth"), std::string::npos) << "one page wide";
}

} // namespace
} // namespace organograph::viz::workbook_test

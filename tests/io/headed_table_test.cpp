// SPDX-License-Identifier: Apache-2.0
#include "tables/headed_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::headed_table_test {
namespace {

using tables::Field;
using tables::HeadedTable;
using tables::HeadMap;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::array<std::string_view, 2> title_words = {"Job title", "Business Title"};
constexpr std::array<std::string_view, 2> name_words = {"Worker", "Employee name"};
constexpr std::array<std::string_view, 1> pay_words = {"Grade (or equivalent)"};
constexpr std::array fields = {Field{"title", title_words, true}, Field{"name", name_words},
                               Field{"grade", pay_words}};

struct Found {
  std::optional<HeadedTable> table;
  ImportReport report;
};

Found find(std::string text, const HeadMap &map = {}) {
  Found out;
  auto grids = tables::read_grids({"staff.csv", std::move(text)}, out.report);
  out.table = HeadedTable::find(std::move(grids.at(0)), fields, map, out.report);
  return out;
}

// 'line:title/name/grade'.
std::vector<std::string> rows_of(const Found &found) {
  std::vector<std::string> out;
  for (std::size_t row = 0; found.table && row < found.table->rows(); ++row)
    out.push_back(std::to_string(found.table->line(row)) + ':' + std::string(found.table->cell(row, 0)) +
                  '/' + std::string(found.table->cell(row, 1)) + '/' +
                  std::string(found.table->cell(row, 2)));
  return out;
}

std::vector<std::string> left_out(const Found &found) {
  std::vector<std::string> out;
  for (const auto &left : found.report.left_out)
    out.push_back(std::to_string(left.count) + " " + left.what);
  return out;
}

std::string said(const Found &found) {
  std::string out;
  for (const Diagnostic &diagnostic : found.report.diagnostics)
    out += to_string(diagnostic) + '\n';
  return out;
}

TEST(HeadedTable, is_found_below_titles_and_without_totals_remarks_and_padding) {
  const Found found =
      find("Headcount report,,,\nAs at 31 January,,,\nWorker,BUSINESS-TITLE,Grade,Valid?\n"
           "Alex Alpha,Head,G1,1\nWorker,BUSINESS-TITLE,Grade,Valid?\nBo Beta,Total Reward Lead,,1\n"
           ",,,1\n,,,1\nGrand total: 2,,,\nSource: the HR system\n");
  EXPECT_THAT(rows_of(found), ElementsAre("4:Head/Alex Alpha/G1", "6:Total Reward Lead/Bo Beta/"));
  EXPECT_THAT(left_out(found),
              ElementsAre("2 rows above the heads", "1 rows that repeat the heads",
                          "2 rows that only padding fills", "1 total rows", "1 remarks below the table"));
  EXPECT_EQ(found.report.rows_read, 2U);
  EXPECT_EQ(said(found), "");
  EXPECT_THAT(found.table->map(), ElementsAre(std::pair("title", "BUSINESS-TITLE"),
                                              std::pair("name", "Worker"), std::pair("grade", "Grade")));
  ASSERT_EQ(found.table->unknown_columns().size(), 1U);
  EXPECT_EQ(found.table->head_of_column(found.table->unknown_columns()[0]), "Valid?");
}

TEST(HeadedTable, takes_heads_by_letters_and_digits_alone) {
  EXPECT_THAT(rows_of(find("JOB_TITLE;employee  NAME;Gr\u00e0de [if any]\nHead;Alex;G1\n")),
              ElementsAre("2:Head/Alex/G1"));
}

TEST(HeadedTable, lets_the_map_win) {
  const std::string text = "Rank;Worker;Job title\nG1;Alex;Head\n";
  EXPECT_THAT(rows_of(find(text)), ElementsAre("2:Head/Alex/"));
  EXPECT_THAT(rows_of(find(text, {{"grade", "Rank"}})), ElementsAre("2:Head/Alex/G1"));
  EXPECT_THAT(rows_of(find(text, {{"title", "Rank"}, {"name", ""}})), ElementsAre("2:G1//"));
}

TEST(HeadedTable, says_what_is_nearly_a_required_head) {
  const Found found = find("Worker,Job titel,Grade\nAlex,Head,G1\n");
  EXPECT_FALSE(found.table);
  EXPECT_THAT(said(found), HasSubstr("staff.csv:1:2: error[head-differs]: the head 'Job titel' is not known, "
                                     "and there is no column title"));
  EXPECT_THAT(said(find("Worker,Grade,Place\nAlex,G1,x\n")), HasSubstr("error[missing-column]"));
}

TEST(HeadedTable, says_which_heads_are_the_same_field) {
  const Found found = find("Job title,Worker,Business title\nHead,Alex,Boss\n");
  EXPECT_FALSE(found.table);
  EXPECT_THAT(said(found), HasSubstr("staff.csv:1:3: error[duplicate-column]: the head 'Business title' is "
                                     "title, and so is 'Job title' in cell 1"));
  EXPECT_TRUE(find("Job title,Worker,Business title\nHead,Alex,Boss\n", {{"title", "Job title"}}).table);
}

TEST(HeadedTable, takes_the_first_spelling_where_the_field_says_so) {
  constexpr std::array lenient = {Field{"title", title_words, false, true}, Field{"name", name_words}};
  ImportReport report;
  auto grids = tables::read_grids({"a.csv", "Business title,Worker,Job title\nBoss,Alex,Head\n"}, report);
  const auto table = HeadedTable::find(std::move(grids.at(0)), lenient, {}, report);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->head(0), "Job title");
  EXPECT_THAT(table->unknown_columns(), ElementsAre(0U));
}

TEST(HeadedTable, of_a_table_without_heads_is_none) {
  const Found found = find("1,Alex,Head\n2,Bo,Clerk\n");
  EXPECT_FALSE(found.table);
  EXPECT_THAT(said(found), HasSubstr("no row of the table looks like its heads"));
}

TEST(ImportReport, is_a_table_of_what_became_what) {
  ImportReport report;
  report.note({"staff.csv", 3, "Status", "Left, 2020", "", "has left"});
  report.leave_out("rows of people who have left");
  report.leave_out("rows of people who have left", 2);
  EXPECT_EQ(to_csv(report), "file,line,column,read,became,why\n"
                            "staff.csv,3,Status,\"Left, 2020\",,has left\n"
                            ",,,3,,left out: rows of people who have left\n");
}

} // namespace
} // namespace organograph::io::headed_table_test

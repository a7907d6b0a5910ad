// SPDX-License-Identifier: Apache-2.0
#include "../../io/src/csv/near_names.hpp"
#include "../../io/src/csv/parted_cell.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::io::near_names_test {
namespace {

std::vector<std::string> columns_of(TableId table) {
  std::vector<std::string> out;
  for (const ColumnSchema &column : schema(table).columns)
    out.emplace_back(column.name);
  return out;
}

// The name, with a '?' where it is not sure; empty where there is none.
std::string said(const std::optional<Meant> &meant) {
  return meant ? meant->name + (meant->is_sure ? "" : "?") : std::string();
}

TEST(HeadMeant, is_what_is_written_in_another_way_or_a_letter_away) {
  const auto of_posts = [](std::string_view head) {
    return said(head_meant(head, columns_of(TableId::posts)));
  };
  EXPECT_EQ(of_posts("Post ID"), "post_id");
  EXPECT_EQ(of_posts("Reports To"), "reports_to");
  EXPECT_EQ(of_posts("reports to (post id)"), "reports_to");
  EXPECT_EQ(of_posts("reports-to"), "reports_to");
  EXPECT_EQ(of_posts("Line manager"), "reports_to");
  EXPECT_EQ(of_posts("Organisation"), "organisation_id");
  EXPECT_EQ(of_posts("Annual cost (£)"), "annual_cost");
  EXPECT_EQ(of_posts("Annual cost £"), "annual_cost");
  EXPECT_EQ(of_posts("FTE"), "fte");
  EXPECT_EQ(of_posts("organization_id"), "organisation_id?");
  EXPECT_EQ(of_posts("anual_cost"), "annual_cost?");
  EXPECT_EQ(of_posts("functoin"), "function?");
  for (const char *const other :
       {"telephone", "Name", "notes", "note", "date", "rank", "e-mail", "Salary", "FT", ""})
    EXPECT_EQ(of_posts(other), "") << other;
  EXPECT_EQ(said(head_meant("duration", columns_of(TableId::meetings))), "duration_hours?");
  EXPECT_EQ(said(head_meant("Organisation", columns_of(TableId::arrangements))), ""); // a or b
  EXPECT_EQ(said(head_meant("Reports To", {"title"})), "");
}

TEST(TableMeant, is_told_without_years_and_empty_words) {
  std::vector<std::string> all;
  for (const TableSchema &table : schema())
    all.emplace_back(table.name);
  const auto meant = [&](std::string_view name) { return said(table_meant(name, all)); };
  EXPECT_EQ(meant("Posts"), "posts");
  EXPECT_EQ(meant("Posts 2025"), "posts");
  EXPECT_EQ(meant("post"), "posts");
  EXPECT_EQ(meant("Meeting list"), "meetings");
  EXPECT_EQ(meant("Attendance1"), "attendance");
  EXPECT_EQ(meant("Attendance list"), "attendance");
  EXPECT_EQ(meant("Partner links"), "partner_links");
  EXPECT_EQ(meant("Shares"), "post_shares?");
  EXPECT_EQ(meant("atendance"), "attendance?");
  for (const char *const other :
       {"Summary", "Notes", "Guidance", "Lookups", "model", "Chart1", "2025", "Leavers", ""})
    EXPECT_EQ(meant(other), "") << other;
}

std::string parted(const std::vector<std::string_view> &cells) {
  const auto found = parted_cell(schema(TableId::posts),
                                 {"post_id", "title", "organisation_id", "reports_to", "fte", "note"}, cells);
  return found ? std::to_string(found->column) + " " + found->text : std::string();
}

TEST(PartedCell, is_the_one_that_lets_all_others_fit) {
  EXPECT_EQ(parted({"A2", "Head of care", " A", "a", "A1", "1", ""}), "1 Head of care, A");
  EXPECT_EQ(parted({"A2", "Head", "care", " A", "a", "A1", "1", ""}), "1 Head,care, A");
  EXPECT_EQ(parted({"A2", "Head", "a", "A1", "1", "see", " below"}), "5 see, below");
  EXPECT_EQ(parted({"A2", "Head", "x", "a", "A1", "1", ""}), ""); // or the last is too many
  EXPECT_EQ(parted({"A2", "Head", "a", "A1", "1", "", ""}), "");  // a comma too many
  EXPECT_EQ(parted({"A2", "Head", "a", "A1", "x", "y", "z"}), "");
  EXPECT_EQ(parted({"A2", "Head", "a", "A1", "1", ""}), "");
}

} // namespace
} // namespace organograph::io::near_names_test

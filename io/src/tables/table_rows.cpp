// SPDX-License-Identifier: Apache-2.0
#include "tables/table_rows.hpp"

#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace organograph::io::tables {

namespace {

constexpr std::size_t longest_label = 80;

std::size_t first_filled(const Grid &grid, std::size_t row) {
  std::size_t column = 0;
  while (grid.cell(row, column).empty())
    ++column; // a row of a grid is never blank
  return column;
}

bool one_is_filled(const Grid &grid, std::size_t row) {
  return first_filled(grid, row) + 1 == grid.columns(row); // blank cells at the end are none
}

// 'Total', 'Grand total: 12'; not 'Total Reward Manager'.
bool is_total(std::string_view cell) {
  if (cell.size() > longest_label)
    return false;
  std::string key = letters_and_digits(cell);
  std::erase_if(key, [](char c) { return c >= '0' && c <= '9'; });
  constexpr std::array<std::string_view, 19> words = {
      "total",        "totals",         "grandtotal",  "grandtotals", "subtotal",    "overalltotal",
      "sum",          "totalheadcount", "totalrows",   "totalposts",  "totalstaff",  "totalemployees",
      "totalrecords", "headcount",      "recordcount", "rowcount",    "endofreport", "numberofrecords",
      "numberofrows"};
  return std::ranges::find(words, key) != words.end();
}

bool says_remark(std::string_view text) {
  if (text.starts_with('*') || text.starts_with("\u00a9"))
    return true;
  const std::string key = letters_and_digits(text.substr(0, longest_label));
  for (const std::string_view word : {"note", "source", "generated", "printed", "report", "exported",
                                      "extracted", "confidential", "asat", "disclaimer", "page"})
    if (key.starts_with(word))
      return true;
  return std::ranges::count(text, ' ') >= 4;
}

bool are_heads_again(const Grid &grid, std::size_t head_row, std::size_t row) {
  if (grid.columns(row) != grid.columns(head_row))
    return false;
  for (std::size_t column = 0; column < grid.columns(row); ++column)
    if (grid.cell(row, column) != grid.cell(head_row, column))
      return false;
  return true;
}

// Rows that fill one column alone, always with the same text: what a form fills in ahead.
class TablePadding {
public:
  TablePadding(const Grid &grid, std::size_t head_row, std::span<const std::optional<std::size_t>> field_of,
               std::span<const bool> required)
      : grid_(&grid), field_of_(field_of), required_(required) {
    for (std::size_t row = head_row + 1; row < grid.rows(); ++row) {
      if (!one_is_filled(grid, row))
        continue;
      const std::size_t column = grid.columns(row) - 1;
      Column &of = columns_[column];
      const std::string_view text = grid.cell(row, column);
      of.same = of.rows == 0 || (of.same && of.text == text);
      of.text = text;
      ++of.rows;
    }
  }

  bool is(std::size_t row) const {
    if (!one_is_filled(*grid_, row))
      return false;
    const std::size_t column = grid_->columns(row) - 1;
    const bool known = column < field_of_.size() && field_of_[column];
    if (known && required_[*field_of_[column]])
      return false;
    const Column &of = columns_.at(column);
    return of.same && (of.rows > 1 || (!known && column > 0));
  }

private:
  struct Column {
    std::string_view text;
    std::uint64_t rows = 0;
    bool same = true;
  };
  const Grid *grid_;
  std::span<const std::optional<std::size_t>> field_of_;
  std::span<const bool> required_;
  std::unordered_map<std::size_t, Column> columns_;
};

void passed_over(const Grid &grid, std::size_t row, std::string_view what, std::string_view why,
                 ImportReport &report) {
  report.leave_out(what);
  report.note({grid.file(),
               grid.line(row),
               {},
               std::string(grid.cell(row, first_filled(grid, row)).substr(0, 400)),
               {},
               std::string(why)});
}

// The first of the rows at the end that are remarks.
std::size_t first_remark(const Grid &grid, std::size_t head_row) {
  std::size_t row = grid.rows();
  if (grid.columns(head_row) < 3)
    return row;
  while (row > head_row + 1 && one_is_filled(grid, row - 1) && grid.columns(row - 1) == 1 &&
         says_remark(grid.cell(row - 1, 0)))
    --row;
  return row;
}

} // namespace

std::vector<std::size_t> rows_of_table(const Grid &grid, std::size_t head_row,
                                       std::span<const std::optional<std::size_t>> field_of,
                                       std::span<const bool> required, ImportReport &report) {
  for (std::size_t row = 0; row < head_row; ++row)
    passed_over(grid, row, "rows above the heads", "stands above the heads", report);
  const TablePadding padding(grid, head_row, field_of, required);
  const std::size_t remarks = first_remark(grid, head_row);
  std::vector<std::size_t> out;
  for (std::size_t row = head_row + 1; row < remarks; ++row) {
    if (padding.is(row))
      report.leave_out("rows that only padding fills");
    else if (is_total(grid.cell(row, first_filled(grid, row))))
      passed_over(grid, row, "total rows", "a total and no row of the table", report);
    else if (are_heads_again(grid, head_row, row))
      report.leave_out("rows that repeat the heads");
    else
      out.push_back(row);
  }
  for (std::size_t row = remarks; row < grid.rows(); ++row)
    passed_over(grid, row, "remarks below the table", "a remark below the table", report);
  report.rows_read += out.size();
  return out;
}

} // namespace organograph::io::tables

// SPDX-License-Identifier: Apache-2.0
#include "tables/table_rows.hpp"

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/folded.hpp"
#include "tables/list_shape.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace organograph::io::tables {

namespace {

constexpr std::size_t longest_label = 80;

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
  TablePadding(const Grid &grid, const TableHeads &heads) : grid_(&grid), heads_(&heads) {
    for (std::size_t row = heads.row + 1; row < grid.rows(); ++row) {
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
    const bool known = column < heads_->field_of.size() && heads_->field_of[column];
    if (known && heads_->required[*heads_->field_of[column]])
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
  const TableHeads *heads_;
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

// Whether the row holds the heads of another table. A data row may hold a word or two that are heads
// ('Manager', 'Office'), so that nearly all have to be, below a blank row, a title or a total.
bool are_further_heads(const Grid &grid, const TableHeads &heads, std::size_t row) {
  std::size_t filled = 0;
  for (std::size_t column = 0; column < grid.columns(row); ++column) {
    const std::string_view cell = grid.cell(row, column);
    filled += cell.empty() ? 0U : 1U;
    if (cell.find_first_of("0123456789") != std::string_view::npos)
      return false;
  }
  if (filled < 2)
    return false;
  const std::size_t known = heads.known_in(row);
  const bool most = known >= 3 || (known >= 2 && heads.is_known(grid.cell(row, first_filled(grid, row))));
  return known == filled || (most && 3 * known >= 2 * filled);
}

// The rows of a list of people or posts, which has no column that must be filled.
class ListRows {
public:
  ListRows(const Grid &grid, const TableHeads &heads, ImportReport &report)
      : grid_(&grid), heads_(&heads), report_(&report), shape_(grid, heads) {}

  /// Whether the row is none of the list; rows come in their order. `end`: behind the last that may be one.
  bool is_none(std::size_t row, std::size_t end) {
    const bool begins = begins_block(row);
    if (begins)
      is_bare_ = row > heads_->row + 1 && shape_.is_bare_block(row, shape_.end_of_block(row, end));
    if (begins || is_alone(row))
      in_key_ = begins_key(grid_->cell(row, first_filled(*grid_, row))) || (in_key_ && !begins);
    if (in_key_)
      return pass(row, "rows of a key or of notes", "explains the list, and is no row of it");
    if (is_bare_)
      return pass(row, "rows below a blank row that are no rows of the list",
                  "stands below a blank row, without what most rows have");
    if (!shape_.is_heading(row))
      return false;
    return pass(row, "headings between the rows", "one cell alone is filled: a heading, and no row");
  }

  bool has_further_heads(std::size_t row) const {
    return row > heads_->row + 1 && (begins_block(row) || is_alone(row - 1)) &&
           are_further_heads(*grid_, *heads_, row);
  }
  void note_sum() { after_sum_ = true; }
  void note_row() { after_sum_ = false; }

  void warn() const {
    if (passed_.empty())
      return;
    std::string lines;
    constexpr std::size_t most = 10;
    for (std::size_t i = 0; i < std::min(most, passed_.size()); ++i)
      lines += (i == 0 ? "" : ", ") + std::to_string(grid_->line(passed_[i]));
    const std::size_t more = passed_.size() - std::min(most, passed_.size());
    const std::size_t first = passed_.front(), column = first_filled(*grid_, first);
    Diagnostic out{Code::guessed_form,
                   grid_->file(),
                   grid_->line(first),
                   static_cast<std::uint32_t>(column + 1),
                   std::string(grid_->cell(first, column)),
                   counted(passed_.size(), "row") +
                       (passed_.size() == 1
                            ? " was taken for a heading, key or note, and left out: line "
                            : " were taken for headings, keys or notes, and left out: lines ") +
                       lines + (more > 0 ? " and " + std::to_string(more) + " more" : ""),
                   {},
                   "where one is a post, fill in what the rows above have, and leave no blank row before it"};
    out.sheet = grid_->sheet();
    report_->diagnostics.push_back(std::move(out));
  }

private:
  bool begins_block(std::size_t row) const { return after_sum_ || grid_->is_after_blank(row); }
  bool is_alone(std::size_t row) const { return row > heads_->row && one_is_filled(*grid_, row); }

  bool pass(std::size_t row, std::string_view what, std::string_view why) {
    passed_over(*grid_, row, what, why, *report_);
    passed_.push_back(row);
    after_sum_ = false;
    return true;
  }

  const Grid *grid_;
  const TableHeads *heads_;
  ImportReport *report_;
  ListShape shape_;
  std::vector<std::size_t> passed_;
  bool in_key_ = false, is_bare_ = false, after_sum_ = false;
};

} // namespace

TableRows rows_of_table(const Grid &grid, const TableHeads &heads, ImportReport &report) {
  for (std::size_t row = 0; row < heads.row; ++row)
    passed_over(grid, row, "rows above the heads", "stands above the heads", report);
  const TablePadding padding(grid, heads);
  const std::size_t remarks = first_remark(grid, heads.row);
  const bool is_list = std::ranges::find(heads.required, true) == heads.required.end();
  ListRows list(grid, heads, report);
  TableRows out;
  for (std::size_t row = heads.row + 1; row < remarks; ++row) {
    if (padding.is(row)) {
      report.leave_out("rows that only padding fills");
    } else if (is_total(grid.cell(row, first_filled(grid, row))) || (is_list && is_sum(grid, row))) {
      passed_over(grid, row, "total rows", "a total and no row of the table", report);
      list.note_sum();
    } else if (are_heads_again(grid, heads.row, row)) {
      report.leave_out("rows that repeat the heads");
      list.note_row();
    } else if (is_list && list.has_further_heads(row)) {
      out.further_heads = row;
      break;
    } else if (!is_list || !list.is_none(row, remarks)) {
      out.rows.push_back(row);
      list.note_row();
    }
  }
  list.warn();
  for (std::size_t row = remarks; row < grid.rows() && !out.further_heads; ++row)
    passed_over(grid, row, "remarks below the table", "a remark below the table", report);
  report.rows_read += out.rows.size();
  return out;
}

} // namespace organograph::io::tables

// SPDX-License-Identifier: Apache-2.0
#include "tables/list_shape.hpp"

#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace organograph::io::tables {

namespace {

constexpr std::size_t longest_sum_label = 80, least_usual = 3, least_rows = 3;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0;
}

// '12', '38.6', '1,234', '45 %', with a sign of currency: no word.
bool is_amount(std::string_view cell) {
  if (cell.find_first_of("0123456789") == std::string_view::npos || cell.find('/') != std::string_view::npos)
    return false;
  for (const std::string_view sign : {"\u00a3", "\u20ac", "\u00a0", "\u202f", "\u2212"})
    if (const std::size_t at = cell.find(sign); at != std::string_view::npos)
      return is_amount(std::string(cell.substr(0, at)) + std::string(cell.substr(at + sign.size())));
  return std::ranges::none_of(cell, is_letter);
}

// Words by which a post is called that begins with one of totals.
bool says_post(const std::string &key) {
  constexpr std::array<std::string_view, 16> words = {
      "manager", "officer",   "head",   "director",   "lead",        "partner", "analyst",    "advis",
      "special", "assistant", "reward", "consultant", "coordinator", "quality", "facilities", "engineer"};
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

bool says_sum(std::string_view cell) {
  if (cell.size() > longest_sum_label)
    return false;
  std::string key = letters_and_digits(cell);
  std::erase_if(key, [](char c) { return c >= '0' && c <= '9'; });
  constexpr std::array<std::string_view, 18> whole = {
      "count",     "posts",         "staff",     "employees",      "fte",     "numberofposts",
      "noofposts", "numberofstaff", "noofstaff", "postsintotal",   "average", "sum",
      "totalfte",  "allposts",      "headcount", "numberofpeople", "all",     "establishment"};
  if (std::ranges::find(whole, key) != whole.end())
    return true;
  constexpr std::array<std::string_view, 6> begins = {"total",        "subtotal", "grandtotal",
                                                      "overalltotal", "sumof",    "totals"};
  const bool is_total =
      std::ranges::any_of(begins, [&](std::string_view word) { return key.starts_with(word); }) ||
      key.ends_with("total") || key.ends_with("totals");
  return is_total && !says_post(key);
}

} // namespace

std::size_t first_filled(const Grid &grid, std::size_t row) {
  std::size_t column = 0;
  while (grid.cell(row, column).empty())
    ++column;
  return column;
}

ListShape::ListShape(const Grid &grid, const TableHeads &heads) : grid_(&grid) {
  std::vector<std::size_t> count(heads.field_of.size(), 0);
  std::size_t rows = 0, alone = 0;
  for (std::size_t row = heads.row + 1; row < grid.rows(); ++row) {
    if (rows >= least_rows && grid.is_after_blank(row)) // what stands below may be another table
      break;
    if (filled(row) < 2) {
      ++alone;
      continue;
    }
    ++rows;
    for (std::size_t column = 0; column < count.size(); ++column)
      count[column] += grid.cell(row, column).empty() ? 0U : 1U;
  }
  if (rows <= alone) // a column a level
    return;
  for (std::size_t column = 0; column < count.size(); ++column)
    if (heads.field_of[column] && 4 * count[column] >= 3 * rows)
      usual_.push_back(column);
  look_ahead();
}

void ListShape::look_ahead() {
  const std::size_t rows = grid_->rows();
  next_.assign(rows + 1, {rows, rows, rows});
  for (std::size_t row = rows; row-- > 0;) {
    next_[row] = next_[row + 1];
    if (filled(row) > 2)
      next_[row].more_than_two = row;
    if (2 * filled_usual(row) >= usual_.size())
      next_[row].half = row;
    if (grid_->is_after_blank(row))
      next_[row].after_blank = row;
  }
}

std::size_t ListShape::filled(std::size_t row) const {
  std::size_t out = 0;
  for (std::size_t column = 0; column < grid_->columns(row); ++column)
    out += grid_->cell(row, column).empty() ? 0U : 1U;
  return out;
}

std::size_t ListShape::filled_usual(std::size_t row) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(usual_, [&](std::size_t column) { return !grid_->cell(row, column).empty(); }));
}

bool ListShape::is_heading(std::size_t row) const {
  return usual_.size() >= least_usual && filled(row) == 1;
}

std::size_t ListShape::end_of_block(std::size_t first, std::size_t end) const {
  return next_.empty() ? end : std::min(end, next_[first + 1].after_blank);
}

bool ListShape::is_bare_block(std::size_t first, std::size_t end) const {
  return usual_.size() >= least_usual && (next_[first].more_than_two >= end || next_[first].half >= end);
}

bool is_sum(const Grid &grid, std::size_t row) {
  constexpr std::size_t most_labels = 2;
  std::vector<std::string_view> labels;
  for (std::size_t column = 0; column < grid.columns(row); ++column)
    if (const std::string_view cell = grid.cell(row, column); !cell.empty() && !is_amount(cell)) {
      labels.push_back(cell);
      if (labels.size() > most_labels) // as nearly every row of a list has
        return false;
    }
  return std::ranges::all_of(labels, says_sum);
}

bool begins_key(std::string_view cell) {
  std::string key = letters_and_digits(cell.substr(0, longest_sum_label));
  constexpr std::array<std::string_view, 14> words = {
      "key",       "legend",   "keyto",       "notes",       "note",     "abbreviations", "abbreviation",
      "footnotes", "footnote", "explanation", "definitions", "glossary", "keytocolours",  "colourkey"};
  return std::ranges::find(words, key) != words.end() ||
         ((key.starts_with("key") || key.starts_with("note") || key.starts_with("legend")) &&
          cell.find(':') != std::string_view::npos);
}

} // namespace organograph::io::tables

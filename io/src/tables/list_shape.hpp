// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the rows of a list look like, and which are none of its rows by that. Private to table_rows.cpp.

#include "tables/table_rows.hpp"

#include <string_view>

namespace organograph::io::tables {

/// The first column of the row that is filled; a row of a grid is never blank.
std::size_t first_filled(const Grid &grid, std::size_t row);

/// Columns that three of four rows fill, of those with two cells or more above the first blank row.
class ListShape {
public:
  /// Linear in the cells.
  ListShape(const Grid &grid, const TableHeads &heads);

  /// One cell alone is filled, and rows fill three or more: the name of the part of the list below it.
  bool is_heading(std::size_t row) const;
  /// Behind the last row before the next blank one; `end` at most. O(1).
  std::size_t end_of_block(std::size_t first, std::size_t end) const;
  /// The rows from a blank one to the next (`end`: behind the last of them) that are no rows of the list:
  /// none has half of what rows have, or none more than two cells, and fewer than rows have. O(1).
  bool is_bare_block(std::size_t first, std::size_t end) const;

private:
  void look_ahead();
  std::size_t filled_usual(std::size_t row) const;
  std::size_t filled(std::size_t row) const;

  const Grid *grid_;
  std::vector<std::size_t> usual_; // columns
  /// The first row from this one on that is so; how many rows there are where none is.
  struct Next {
    std::size_t more_than_two, half, after_blank;
  };
  std::vector<Next> next_; // by row; none without usual_
};

/// A row that sums up others: its words are of totals ('Sub-total Adults', 'Posts: 12'; not 'Total Reward
/// Manager'), and its other cells numbers; or all of its cells are numbers.
bool is_sum(const Grid &grid, std::size_t row);

/// 'Key:', 'Legend', 'Notes', 'Abbreviations': what follows explains the list.
bool begins_key(std::string_view cell);

} // namespace organograph::io::tables

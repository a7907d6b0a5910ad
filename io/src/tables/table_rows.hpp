// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tables/grid.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace organograph::io::tables {

/// The heads of a table.
struct TableHeads {
  std::size_t row = 0;                                       ///< of the grid
  std::vector<std::optional<std::size_t>> field_of = {};     ///< by column of the grid
  std::vector<bool> required = {};                           ///< by field
  std::function<std::size_t(std::size_t row)> known_in = {}; ///< how many known heads a row of the grid has
  std::function<bool(std::string_view cell)> is_known = {};  ///< whether a cell is a known head
};

struct TableRows {
  std::vector<std::size_t> rows; ///< of the grid
  /// Row of the grid with the heads of a further table below: there the first one ends.
  std::optional<std::size_t> further_heads = {};
};

/// Rows of the grid that are rows of the table below its heads: not heads again, totals, padding (one column
/// alone is filled, always with the same), or remarks below. Where no field is required (lists of people or
/// posts) a further table with heads of its own ends it, and headings, keys and what stands below a blank row
/// without what most rows have are none either, with a warning. What is passed over is counted, and each that
/// says anything is an entry. Linear in the cells.
TableRows rows_of_table(const Grid &grid, const TableHeads &heads, ImportReport &report);

} // namespace organograph::io::tables

// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finding which row of a grid holds the heads, and which column each field is. No reader has its own.

#include "tables/grid.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io::tables {

/// A column that a reader knows. Spellings are compared by letters and digits alone, without case and
/// accents, and also without what stands in brackets ('Grade (or equivalent)' is grade).
struct Field {
  std::string_view name; ///< ours: `manager_id`
  std::span<const std::string_view> spellings;
  bool required = false;
  /// Where several heads are spellings of it the one that stands first in `spellings` is it, and the others
  /// are not known. Else that is an error.
  bool first_wins = false;
  /// How the column is exported where its cells hold names of objects (`object-names`).
  std::string_view if_object = {};
};

/// --map: ours, theirs. Wins over spellings.
using HeadMap = std::vector<std::pair<std::string, std::string>>;

/// A grid whose heads are known. Titles above the heads, totals, remarks below and padding rows (all blank
/// but for one constant column) are passed over and counted in the report.
class HeadedTable {
public:
  /// The row with the most known heads among the first 100 (at least two, or all required) holds them, or the
  /// first above it that has three or more, and two thirds of as many. Empty
  /// where none does, which is an error. Heads that are known twice, a near miss of a required one, and cells
  /// that name a kind of object are errors; heads that are not known are entries of the report.
  static std::optional<HeadedTable> find(Grid grid, std::span<const Field> fields, const HeadMap &map,
                                         ImportReport &report);

  /// How many of the fields the row with the most known heads has; reports nothing. For telling kinds apart.
  static std::size_t known_heads(const Grid &grid, std::span<const Field> fields, const HeadMap &map = {});

  const Grid &grid() const { return grid_; }
  std::size_t rows() const { return rows_.size(); }
  std::uint64_t line(std::size_t row) const { return grid_.line(rows_[row]); }
  /// field: index into the fields.
  bool has(std::size_t field) const { return column_[field].has_value(); }
  std::string_view cell(std::size_t row, std::size_t field) const;
  /// Whether the text is that of a cell above, with which the cell is merged.
  bool is_carried(std::size_t row, std::size_t field) const {
    return has(field) && grid_.is_carried(rows_[row], *column_[field]);
  }
  /// Blanks before the cell's text.
  std::size_t indent(std::size_t row, std::size_t field) const {
    return has(field) ? grid_.indent(rows_[row], *column_[field]) : 0;
  }
  /// As the file spells it.
  std::string_view head(std::size_t field) const;
  /// Number of the field's column, from 1.
  std::uint64_t column(std::size_t field) const { return *column_[field] + 1; }
  /// Columns of the grid whose head is none of the fields, and each's head and cells.
  std::span<const std::size_t> unknown_columns() const { return unknown_; }
  std::string_view head_of_column(std::size_t column) const { return grid_.cell(head_row_, column); }
  std::string_view cell_of_column(std::size_t row, std::size_t column) const {
    return grid_.cell(rows_[row], column);
  }
  /// Row of the grid that holds the heads; what stands above is no row of the table.
  std::size_t head_row() const { return head_row_; }
  /// Row of the grid with the heads of a further table, at which this one ends.
  std::optional<std::size_t> further_heads() const { return further_heads_; }
  /// A diagnostic at a cell, its value filled in.
  Diagnostic at(Code code, std::size_t row, std::size_t field, std::string problem, std::string expected = {},
                std::string remedy = {}) const;
  /// Which head each field was taken from: what --map would say.
  HeadMap map() const;

private:
  HeadedTable(Grid grid, std::span<const Field> fields);
  bool take_heads(const HeadMap &map, ImportReport &report);
  bool has_required(ImportReport &report) const;
  void note_unknown(ImportReport &report) const;
  void take_rows(const HeadMap &map, ImportReport &report);
  void refuse_object_names(ImportReport &report) const;

  Grid grid_;
  std::span<const Field> fields_;
  std::size_t head_row_ = 0;
  std::optional<std::size_t> further_heads_;
  std::vector<std::size_t> rows_; // of the grid
  std::vector<std::optional<std::size_t>> column_;
  std::vector<std::size_t> unknown_;
};

} // namespace organograph::io::tables

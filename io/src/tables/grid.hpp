// SPDX-License-Identifier: Apache-2.0
#pragma once

// Any table of any source before its heads are known, private to io. One way in for every import.

#include "organograph/engine/draft.hpp"
#include "organograph/io/import_report.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io::tables {

/// Rows of cells as UTF-8 text without outer blanks (no-break ones too); rows may differ in length.
/// Rows whose cells are all blank are not there.
class Grid {
public:
  Grid(std::string file, std::string sheet);

  const std::string &file() const { return file_; }
  /// Name of the sheet; empty for text files.
  const std::string &sheet() const { return sheet_; }
  std::size_t rows() const { return lines_.size(); }
  std::size_t columns(std::size_t row) const { return ends_of_rows_[row + 1] - ends_of_rows_[row]; }
  /// Empty beyond the row's end. O(1).
  std::string_view cell(std::size_t row, std::size_t column) const;
  /// Blanks before the cell's text, as an indented list has them. O(log of the cells that have any).
  std::size_t indent(std::size_t row, std::size_t column) const;
  /// Line of the file, or row of the sheet, from 1.
  std::uint64_t line(std::size_t row) const { return lines_[row]; }
  /// Whether a blank row stands before it, below another. Linear in the row above.
  bool is_after_blank(std::size_t row) const;
  /// The rows from this one on, as a grid. Linear in the cells.
  Grid rows_from(std::size_t first) const;

  void add_cell(std::string_view text);
  void end_row(std::uint64_t line);

  /// A cell that is merged with one above, whose text it has.
  struct Carried {
    std::size_t row = 0, column = 0, from = 0; ///< from: the row that holds the text
    auto operator<=>(const Carried &) const = default;
  };
  /// The grid with these cells filled, where they are blank. Linear in the cells.
  Grid carried_down(std::vector<Carried> cells) const;
  bool is_carried(std::size_t row, std::size_t column) const;

private:
  std::string file_, sheet_, text_;
  std::vector<std::size_t> ends_; // of cells in text_
  std::vector<std::size_t> ends_of_rows_ = {0};
  std::vector<std::uint64_t> lines_;
  std::vector<std::pair<std::size_t, std::size_t>> indents_; // cell in ends_, bytes of blanks before it
  std::vector<std::pair<std::size_t, std::size_t>> carried_; // row, column
};

/// Every table of a file, told by content: .csv .tsv and their like (UTF-8, UTF-16 with a byte-order mark or
/// without, windows-1252 with a warning; `,` `;` tab `|`, a `sep=` line; CR, LF, CR LF), a grid; .xlsx, .ods,
/// a grid a sheet. What is no table (PDF, image, .xls, .docx, archive) is an error that says what it is and
/// what mends it. Faults go to the report; none is thrown but for memory. Time and memory linear in the
/// (inflated) bytes, under the limits of WorkbookLimits.
std::vector<Grid> read_grids(const SourceFile &source, ImportReport &report);

} // namespace organograph::io::tables

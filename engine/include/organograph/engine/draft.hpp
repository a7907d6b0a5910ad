// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/schema.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

/// Text that rows are views into. The tables that were read from it keep it alive.
class SourceText {
public:
  SourceText() = default;
  SourceText(const SourceText &) = delete;
  SourceText &operator=(const SourceText &) = delete;
  virtual ~SourceText() = default;

  virtual std::string_view bytes() const = 0;
  /// These bytes will not be read again soon: their memory may be given back. They can still be read.
  virtual void pass(std::size_t /*begin*/, std::size_t /*end*/) const {}
};

/// Where records begin in a text, as a reader found them. Each is faultless and has as many cells as the
/// table columns. Its cells are the bytes as they are, or stand mended beside them.
struct RowsInPlace {
  struct Jump {
    std::uint64_t row;       ///< number among these rows
    std::uint64_t line_less; ///< line of the record less the row's number, from this row on (modulo 2^64)
  };
  static constexpr std::uint32_t mended = 1U << 31U; ///< mark of a row that has doubled quotes inside quotes

  std::uint64_t base = 0;
  std::vector<std::uint32_t> begins;     ///< bytes behind `base`, below 2^31
  std::vector<Jump> jumps;               ///< the first at row 0, where there is one
  std::vector<std::string> mended_cells; ///< all cells of the rows so marked, row by row
};

/// One table as some source gave it: text cells, and where each record began. Nothing is checked yet.
/// Rows lie in the source's text, where a reader found them (a million rows then cost four bytes each), or
/// are copies of what was added. Copying a table shares the text.
class DraftTable {
public:
  /// file: the name that diagnostics show. columns: the heads, in the source's order.
  DraftTable(std::string file, std::vector<std::string> columns);

  const std::string &file() const { return file_; }
  const std::vector<std::string> &columns() const { return columns_; }
  /// The place of the column of exactly this head; nothing where there is none.
  std::optional<std::size_t> place_of(std::string_view head) const;
  std::size_t rows() const { return rows_; }
  /// The cell's text; valid until a row is added. O(bytes before it in the row).
  std::string_view cell(std::size_t row, std::size_t column) const;
  /// The first cells of a row, as many as fit: faster than one by one.
  void cells(std::size_t row, std::span<std::string_view> to) const;
  /// The source that row came from: file(), or the scenario table whose row made or changed it.
  const std::string &file(std::size_t row) const;
  /// From now on rows that are added come from this source (until the next call).
  void rows_come_from(const std::string &file);
  /// Line of the source on which the record begins, from 1.
  std::uint64_t line(std::size_t row) const;
  /// True for a row whose number of cells was wrong: it is known by its identifier alone.
  bool misshapen(std::size_t row) const;

  /// cells: exactly columns().size() of them. Cannot fail but for memory.
  void add_row(std::uint64_t line, std::span<const std::string_view> cells, bool misshapen = false);
  /// Rows that lie in a text; all of a table's lie in the same.
  void add_rows(const std::shared_ptr<const SourceText> &text, RowsInPlace &&rows);
  void reserve(std::size_t rows);
  /// The bytes of these rows will not be read again soon. Says nothing of the table: it stays as it is.
  void pass(std::size_t first_row, std::size_t last_row) const;

private:
  // A place is a distance to the first place of its group; places of copied rows are marked, and count
  // copies.
  static constexpr std::size_t group = 4096;
  static constexpr std::uint32_t copied = 1U << 31U;

  void add_place(std::uint64_t byte);
  void add_copy(std::span<const std::string_view> cells);
  void add_line(std::uint64_t line);
  void copied_cells(std::size_t copy, std::span<std::string_view> to) const;

  std::string file_;
  std::vector<std::string> columns_;
  std::size_t rows_ = 0;
  std::vector<std::uint32_t> places_; // by row; none where all rows are copies
  std::vector<std::uint64_t> bases_;  // by group of rows
  std::shared_ptr<const SourceText> source_;
  std::string text_;                                           // of the copies
  std::vector<std::uint64_t> ends_;                            // of each of their cells in text_, row by row
  std::vector<RowsInPlace::Jump> jumps_;                       // lines, row by row
  std::vector<std::uint64_t> misshapen_;                       // rows, rising
  std::vector<std::pair<std::uint64_t, std::string>> sources_; // from this row on, where not file_
};

/// All tables that a source gave, and what its reader had to say. See build_model().
struct Draft {
  std::array<std::optional<DraftTable>, table_count> tables;
  std::vector<Diagnostic> diagnostics;

  std::optional<DraftTable> &operator[](TableId table) { return tables[static_cast<std::size_t>(table)]; }
  const std::optional<DraftTable> &operator[](TableId table) const {
    return tables[static_cast<std::size_t>(table)];
  }
};

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/format.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace organograph::viz {

struct TableColumn {
  std::string name;
  Format format = Format::text;
};

/// Not known, a count, a number, a text. A flag is the text `yes` or `no`.
using TableCell = std::variant<std::monostate, std::uint64_t, double, std::string>;
using TableRow = std::vector<TableCell>;

/// Takes the cells of one row, from left to right. Each writer has its own, so that a cell goes straight from
/// the model into the bytes of a file.
class RowSink {
public:
  virtual void blank() = 0;
  virtual void count(std::uint64_t count) = 0;
  virtual void number(double number) = 0;
  virtual void text(std::string_view text) = 0;
  /// A text known to hold no comma, quote or line break.
  virtual void plain_text(std::string_view text) { this->text(text); }
  void cell(const TableCell &cell);

  std::string scratch; ///< for texts that are put together, used again from cell to cell

protected:
  ~RowSink() = default;
};

/// The rows of a table: given as they are, or made one at a time when asked for, so that a table of
/// millions of rows takes no memory. A maker may look at the model and the analysis that the table is of:
/// such a table must not outlive them.
class TableRows {
public:
  /// Writes the cells of one row. Must give the same row every time, also when called by several threads.
  using Maker = std::function<void(std::size_t row, RowSink &cells)>;

  TableRows() = default;
  TableRows(std::vector<TableRow> rows);
  TableRows(std::initializer_list<TableRow> rows);
  TableRows(std::size_t count, Maker maker) : count_(count), maker_(static_cast<Maker &&>(maker)) {}

  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  /// The row's cells; row < size().
  TableRow operator[](std::size_t row) const;
  /// The same into a sink: what a writer of many rows calls.
  void write(std::size_t row, RowSink &cells) const { maker_(row, cells); }

private:
  std::size_t count_ = 0;
  Maker maker_;
};

/// The waist between measures and writers: one measure makes a Table, each format writes any Table.
struct Table {
  std::string name;  ///< file stem: `spans`
  std::string title; ///< for people, with the caveat that belongs to it
  std::vector<TableColumn> columns;
  TableRows rows;   ///< each of columns.size() cells
  std::string rank; ///< column whose largest values matter most; empty: the first rows do
};

/// Who opens the file. A spreadsheet takes a cell that begins with = + - @ for a formula and runs it: for it
/// such texts, but for those that are numbers, get a ' in front, which is then no longer the text as it is.
enum class CsvFor : unsigned char { programs, spreadsheets };

/// RFC 4180 text, LF: heads, then rows. Unknown is an empty cell, and so is a number that is not finite;
/// numbers in the fewest digits that read back as the same double. Texts are written as they are, quoted
/// where needed. O(cells).
std::string to_csv(const Table &table);

/// The same in pieces, for tables that should not be in memory whole: all pieces one after the other are
/// to_csv(). A piece is some thousand rows, the first one has the heads. Several threads may make pieces.
std::size_t csv_pieces(const Table &table);
void append_csv_piece(const Table &table, std::size_t piece, std::string &out,
                      CsvFor readers = CsvFor::programs);

/// Only the n rows that are largest by table.rank, in the table's order; all where there are not more.
/// Equal ones: the earlier. Rows without a number come last. O(rows log rows); the rows stay made on
/// demand.
Table largest(const Table &table, std::size_t n);

/// Several texts in one cell: joined by ` | `; a backslash or `|` inside a text has a backslash before it,
/// so that the list can be read back whatever identifiers hold.
class CellList {
public:
  CellList() = default;
  explicit CellList(std::string buffer) : text_(static_cast<std::string &&>(buffer)) { text_.clear(); }
  void add(std::string_view item);
  /// The list; an empty text without items.
  std::string take() { return static_cast<std::string &&>(text_); }

private:
  std::string text_;
  bool any_ = false;
};

} // namespace organograph::viz

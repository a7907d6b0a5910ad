// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/schema.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

/// One table as some source gave it: text cells, and where each record began. Nothing is checked yet.
class DraftTable {
public:
  /// file: the name that diagnostics show. columns: the heads, in the source's order.
  DraftTable(std::string file, std::vector<std::string> columns);

  const std::string &file() const { return file_; }
  const std::vector<std::string> &columns() const { return columns_; }
  std::size_t rows() const { return lines_.size(); }
  /// The cell's text; valid until a row is added.
  std::string_view cell(std::size_t row, std::size_t column) const;
  /// The source that row came from: file(), or the scenario table whose row made or changed it.
  const std::string &file(std::size_t row) const;
  /// From now on rows that are added come from this source (until the next call).
  void rows_come_from(const std::string &file);
  /// Line of the source on which the record begins, from 1.
  std::uint64_t line(std::size_t row) const { return lines_[row]; }
  /// True for a row whose number of cells was wrong: it is known by its identifier alone.
  bool misshapen(std::size_t row) const;

  /// cells: exactly columns().size() of them. Cannot fail but for memory.
  void add_row(std::uint64_t line, std::span<const std::string_view> cells, bool misshapen = false);

private:
  std::string file_;
  std::vector<std::string> columns_;
  std::string text_;
  std::vector<std::uint64_t> ends_; // of each cell in text_, row by row
  std::vector<std::uint64_t> lines_;
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

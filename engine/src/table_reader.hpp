// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/engine/spelling.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// Where a column of the schema stands in a draft table; nowhere if the table does not have it.
struct TableColumn {
  const ColumnSchema *schema;
  std::optional<std::size_t> position;
};

/// Reads the cells of one draft table by its schema and reports what is wrong with a single cell. A table
/// that is not there has no rows. Faults of a misshapen row are not reported: its cells are in the wrong
/// places.
class TableReader {
public:
  TableReader(const Draft &draft, TableId table, std::vector<Diagnostic> &diagnostics);

  bool present() const { return table_ != nullptr; }
  std::size_t rows() const { return table_ == nullptr ? 0 : table_->rows(); }
  std::uint64_t line(std::size_t row) const { return table_->line(row); }
  /// The name must be one of the schema's.
  TableColumn column(std::string_view name) const;

  /// The cell as it is, or empty where it is blank. A required blank cell is a fault.
  std::string_view text(std::size_t row, const TableColumn &column);
  /// The same, trimmed of outer blanks.
  std::string_view identifier(std::size_t row, const TableColumn &column);
  /// Empty where blank or faulty.
  std::optional<double> number(std::size_t row, const TableColumn &column);
  std::optional<std::uint32_t> whole(std::size_t row, const TableColumn &column);
  /// Position among the schema's choices; empty where blank or faulty.
  std::optional<std::size_t> choice(std::size_t row, const TableColumn &column);
  std::string_view date(std::size_t row, const TableColumn &column);
  std::string_view colour(std::size_t row, const TableColumn &column);

  void fault(std::size_t row, const TableColumn &column, Code code, std::string_view value,
             std::string problem, std::string expected = {}, std::string remedy = {});

private:
  std::string_view raw(std::size_t row, const TableColumn &column) const;
  void range_fault(std::size_t row, const TableColumn &column, std::string_view value);

  TableId id_;
  const DraftTable *table_;
  std::vector<Diagnostic> *diagnostics_;
};

/// A number as people write it, up to six decimals: 0.95, 1000000.
std::string plain_number(double value);

} // namespace organograph

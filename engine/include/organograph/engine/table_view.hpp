// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/schema.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// A table of a faultless model by the columns of its schema; one that is absent has no rows.
class TableView {
public:
  TableView(const Draft &draft, TableId id);

  TableId id() const { return id_; }
  bool present() const { return table_ != nullptr; }
  std::size_t rows() const { return table_ == nullptr ? 0 : table_->rows(); }
  std::uint64_t line(std::size_t row) const { return table_->line(row); }
  /// As it is; empty where it is blank or there is no such column.
  std::string_view text(std::size_t row, std::size_t column) const;
  /// Texts as they are, all else trimmed: what a scenario's cell would say.
  std::string_view value(std::size_t row, std::size_t column) const;
  std::string_view value(std::size_t row, std::string_view column) const;

private:
  TableId id_;
  const DraftTable *table_;
  std::vector<std::optional<std::size_t>> places_; // by column of the schema
};

/// Rows by the columns of the schema as a table of that file, with the required columns and those that say
/// something; rows are numbered from 2, as behind heads. Linear in the cells.
DraftTable table_of_rows(TableId id, const std::string &file,
                         const std::vector<std::vector<std::string>> &rows);

} // namespace organograph

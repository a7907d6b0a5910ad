// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/schema.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include "organograph/engine/detail/text_hash.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

template <class Value> using BySnapshotText = boost::unordered_flat_map<std::string_view, Value, detail::TextHash>;

/// A table of a faultless model by the columns of its schema; one that is absent has no rows.
class SnapshotTable {
public:
  SnapshotTable(const Draft &draft, TableId id);

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

/// Whether two cells of a column say the same: numbers as numbers.
bool same_cell(const ColumnSchema &column, std::string_view a, std::string_view b);

/// The rows of one table of a scenario while they are collected.
class ScenarioRows {
public:
  explicit ScenarioRows(TableId id) : id_(id) {}

  using Cell = std::pair<std::string_view, std::string_view>; ///< column, text
  void add(const std::vector<Cell> &cells);
  std::size_t size() const { return rows_.size(); }
  /// By the row's number, from 0.
  void remove(std::vector<std::size_t> rows);
  std::string_view cell(std::size_t row, std::string_view column) const;
  /// With the columns that are required or have a text; rows begin on line 2.
  std::optional<DraftTable> finished(const std::string &file) const;

private:
  TableId id_;
  std::vector<std::vector<std::string>> rows_;
};

} // namespace organograph

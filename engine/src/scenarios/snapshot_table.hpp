// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/detail/text_hash.hpp"
#include "organograph/engine/table_view.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

template <class Value> using BySnapshotText =
    boost::unordered_flat_map<std::string_view, Value, detail::TextHash>;

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

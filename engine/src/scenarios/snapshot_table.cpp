// SPDX-License-Identifier: Apache-2.0
#include "scenarios/snapshot_table.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace organograph {

namespace {

std::optional<double> snapshot_number(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

bool same_cell(const ColumnSchema &column, std::string_view a, std::string_view b) {
  if (a == b)
    return true;
  if (column.kind != CellKind::number && column.kind != CellKind::whole)
    return false;
  const std::optional<double> first = snapshot_number(a), second = snapshot_number(b);
  return first && second && *first == *second;
}

void ScenarioRows::add(const std::vector<Cell> &cells) {
  std::vector<std::string> &row = rows_.emplace_back(schema(id_).columns.size());
  for (const auto &[column, text] : cells)
    row[*column_of(id_, column)] = text;
}

void ScenarioRows::remove(std::vector<std::size_t> rows) {
  std::ranges::sort(rows);
  std::size_t number = 0;
  std::erase_if(rows_,
                [&](const std::vector<std::string> &) { return std::ranges::binary_search(rows, number++); });
}

std::string_view ScenarioRows::cell(std::size_t row, std::string_view column) const {
  return rows_[row][*column_of(id_, column)];
}

std::optional<DraftTable> ScenarioRows::finished(const std::string &file) const {
  if (rows_.empty())
    return std::nullopt;
  return table_of_rows(id_, file, rows_);
}

} // namespace organograph

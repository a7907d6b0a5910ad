// SPDX-License-Identifier: Apache-2.0
// How a row of a scenario sets the cells of the row that it changes. Internal to changes.
#pragma once

#include "changes.hpp"

#include <map>
#include <string>
#include <type_traits>

namespace organograph::oracle {

template <class Row> struct Columns {
  std::map<std::string, std::string Row::*> texts;
  std::map<std::string, Number Row::*> numbers;
};

// A cell that is not empty overwrites; '-' empties.
template <class Row> void set_cells(Row &row, const Columns<Row> &columns, const CellsByColumn &cells) {
  for (const auto &[column, cell] : cells) {
    const std::string text = cell == "-" ? "" : cell;
    if (cell.empty())
      continue;
    if (columns.texts.contains(column))
      row.*columns.texts.at(column) = text;
    else if (columns.numbers.contains(column))
      row.*columns.numbers.at(column) = text.empty() ? Number() : std::stod(text);
    if constexpr (std::is_same_v<Row, PostRow>)
      if (column == "tier")
        row.tier = text.empty() ? std::optional<int>() : std::stoi(text);
    if constexpr (std::is_same_v<Row, StaffGroupRow>)
      if (column == "fte")
        row.fte = std::stod(text);
  }
}

template <class Row> std::vector<Row> &table(OptionalTable<Row> &rows) {
  return rows ? *rows : rows.emplace();
}

} // namespace organograph::oracle

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/schema.hpp"
#include "scenarios/edited_table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// Whether a row has this key is whether these cells are the same: of each column of the register's key,
/// trimmed, what a blank one stands for in its place.
inline std::vector<std::string> register_key(const EditedTable &table, EditedTable::Row row) {
  std::vector<std::string> out;
  const TableSchema &of = schema(table.table());
  for (const std::string_view name : parts_of(of.key)) {
    const std::string_view cell = table.id(row, table.column(name));
    out.emplace_back(cell.empty() ? of.columns[*column_of(of.id, name)].blank_is : cell);
  }
  return out;
}

} // namespace organograph

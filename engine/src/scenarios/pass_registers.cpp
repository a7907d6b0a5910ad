// SPDX-License-Identifier: Apache-2.0
// What becomes of the rows of registers that name a deleted post: by their schema alone.
#include "scenarios/register_keys.hpp"
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <string>

namespace organograph {

namespace {

std::vector<EditedTable::Row> rows_naming(EditedTable &table, const ColumnSchema &column,
                                          std::string_view id) {
  const std::size_t at = table.column(column.name);
  if (!column.several)
    return table.rows_with({{at, id}});
  std::vector<EditedTable::Row> out;
  for (EditedTable::Row row = 0; row < table.rows(); ++row)
    if (!table.gone(row) && std::ranges::count(parts_of_cell(table.id(row, at)), id) > 0)
      out.push_back(row);
  return out;
}

// The cell with the successor in the post's place, once; without one, the cell without the post.
std::string with_successor(std::string_view cell, std::string_view post_id, std::string_view successor) {
  std::vector<std::string_view> parts;
  for (const std::string_view part : parts_of_cell(cell)) {
    const std::string_view now = part == post_id ? successor : part;
    if (!now.empty() && std::ranges::find(parts, now) == parts.end())
      parts.push_back(now);
  }
  std::string out;
  for (const std::string_view part : parts)
    out += (out.empty() ? "" : ";") + std::string(part);
  return out;
}

// Rows that have become the same are one: the first.
void unite_register_rows(EditedTable &table, EditedTable::Row row, const ColumnSchema &column,
                         std::string_view successor) {
  std::vector<EditedTable::Row> same = rows_naming(table, column, successor);
  std::erase_if(
      same, [&](EditedTable::Row other) { return register_key(table, other) != register_key(table, row); });
  for (std::size_t i = 1; i < same.size(); ++i)
    table.remove(same[i]);
}

} // namespace

void ScenarioMaker::pass_registers(std::string_view post_id, std::string_view successor,
                                   const SourceRow &by) {
  for (EditedTable &table : registers) {
    const TableSchema &of = schema(table.table());
    for (const ColumnSchema &column : of.columns) {
      if (column.names != "posts")
        continue;
      const std::size_t at = table.column(column.name);
      const std::vector<std::string_view> key = parts_of(of.key);
      const std::vector<std::string_view> either = parts_of(of.one_of);
      const bool is_one_of = std::ranges::find(either, column.name) != either.end();
      const bool is_of_key = std::ranges::find(key, column.name) != key.end();
      for (const EditedTable::Row row : rows_naming(table, column, post_id)) {
        const std::string now = of.lapses        ? std::string{}
                                : column.several ? with_successor(table.id(row, at), post_id, successor)
                                                 : std::string(successor);
        if (now.empty() && (column.required || is_one_of)) {
          table.remove(row);
          continue;
        }
        table.set(row, at, now, by);
        if (is_of_key && !now.empty())
          unite_register_rows(table, row, column, successor);
      }
    }
  }
}

} // namespace organograph

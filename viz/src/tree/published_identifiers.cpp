// SPDX-License-Identifier: Apache-2.0
// A count of rows that name a post which is nowhere is 0, and would bear out that there are none of it.
#include "tree/published_identifiers.hpp"

#include "figures/conditions.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <string_view>

namespace organograph::viz {

namespace {

bool has_cell(const Draft &draft, TableId table, std::string_view column, std::string_view cell) {
  const auto &rows = draft[table];
  const auto place = rows ? rows->place_of(column) : std::nullopt;
  for (std::size_t row = 0; place && row < rows->rows(); ++row)
    if (without_blanks(rows->cell(row, *place)) == cell)
      return true;
  return false;
}

// A scenario that is not computed may create it.
bool may_be_created(const TablesNamed &tables, TableId table, std::string_view id) {
  const TableId changes = table == TableId::posts          ? TableId::changes
                          : table == TableId::meetings     ? TableId::meeting_changes
                          : table == TableId::staff_groups ? TableId::staff_group_changes
                                                           : table;
  return changes != table && std::ranges::any_of(tables.all_scenarios, [&](const Scenario &scenario) {
           return has_cell(scenario.draft, changes, schema(changes).columns[0].name, id) ||
                  has_cell(scenario.draft, changes, schema(table).columns[0].name, id);
         });
}

bool is_somewhere(const TablesNamed &tables, TableId table, std::string_view id) {
  const std::string_view own = schema(table).columns[0].name;
  return !(*tables.draft)[table] || has_cell(*tables.draft, table, own, id) ||
         std::ranges::any_of(
             tables.scenarios,
             [&](const AppliedScenario &scenario) { return has_cell(scenario.draft, table, own, id); }) ||
         may_be_created(tables, table, id);
}

} // namespace

std::string named_nowhere(const TablesNamed &tables, const NamedTable &table,
                          const std::vector<TableCondition> &conditions) {
  if (tables.of_a_day)
    return {};
  for (const TableCondition &condition : conditions) {
    const std::string_view names = tables_named_by(table.id, condition.column.name);
    if (names.empty())
      continue;
    for (const std::string_view id :
         condition.column.list ? parts_of_cell(condition.value) : std::vector{condition.value}) {
      const bool is_found =
          id.empty() || id == not_known_mark || id == "-" ||
          std::ranges::any_of(parts_of(names), [&](std::string_view name) {
            const auto of = std::ranges::find(schema(), name, &TableSchema::name);
            return of == schema().end() || !has_identifiers(of->id) || is_somewhere(tables, of->id, id);
          });
      if (!is_found)
        return shown(id) + " in " + std::string(condition.column.name) + " is nowhere: no row of " +
               std::string(names.substr(0, names.find('|'))) + ".csv has it, and no scenario creates it";
    }
  }
  return {};
}

} // namespace organograph::viz

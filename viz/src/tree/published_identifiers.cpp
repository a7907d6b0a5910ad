// SPDX-License-Identifier: Apache-2.0
// A count of rows that name a post which is nowhere is 0, and would bear out that there are none of it.
#include "tree/published_identifiers.hpp"

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <string_view>

namespace organograph::viz {

namespace {

constexpr TableId with_own_identifiers[] = {TableId::posts,        TableId::organisations, TableId::functions,
                                            TableId::staff_groups, TableId::meetings,      TableId::partners};

// `posts`, `posts|partners`: whose identifiers the column has; empty: of none.
std::string_view tables_named(const NamedTable &table, const TableColumnRead &column) {
  if (column.derived == Derived::serves)
    return schema(TableId::organisations).name;
  if (column.derived == Derived::functions)
    return schema(TableId::functions).name;
  const auto at = column_of(table.id, column.name);
  if (!at)
    return {};
  const ColumnSchema &of = schema(table.id).columns[*at];
  if (of.kind != CellKind::identifier || !of.names.empty())
    return of.names;
  return *at == 0 && std::ranges::count(with_own_identifiers, table.id) > 0 ? schema(table.id).name
                                                                            : std::string_view{};
}

bool has_cell(const Draft &draft, TableId table, std::string_view column, std::string_view cell) {
  const auto &rows = draft[table];
  const auto place = rows ? rows->place_of(column) : std::nullopt;
  for (std::size_t row = 0; place && row < rows->rows(); ++row)
    if (without_blanks(rows->cell(row, *place)) == cell)
      return true;
  return false;
}

// A scenario that is not computed may create it.
bool may_be_created(const Tables &tables, TableId table, std::string_view id) {
  const TableId changes = table == TableId::posts          ? TableId::changes
                          : table == TableId::meetings     ? TableId::meeting_changes
                          : table == TableId::staff_groups ? TableId::staff_group_changes
                                                           : table;
  return changes != table && std::ranges::any_of(tables.all_scenarios, [&](const Scenario &scenario) {
           return has_cell(scenario.draft, changes, schema(changes).columns[0].name, id) ||
                  has_cell(scenario.draft, changes, schema(table).columns[0].name, id);
         });
}

bool is_somewhere(const Tables &tables, TableId table, std::string_view id) {
  const std::string_view own = schema(table).columns[0].name;
  return !(*tables.draft)[table] || has_cell(*tables.draft, table, own, id) ||
         std::ranges::any_of(
             tables.scenarios,
             [&](const AppliedScenario &scenario) { return has_cell(scenario.draft, table, own, id); }) ||
         may_be_created(tables, table, id);
}

} // namespace

std::string named_nowhere(const Tables &tables, const NamedTable &table,
                          const std::vector<TableCondition> &conditions) {
  if (tables.of_a_day)
    return {};
  for (const TableCondition &condition : conditions) {
    const std::string_view names = tables_named(table, condition.column);
    std::string_view rest =
        names.empty() || condition.value == not_known_mark ? std::string_view{} : condition.value;
    while (!rest.empty()) {
      const std::size_t end = condition.column.list ? std::min(rest.find(';'), rest.size()) : rest.size();
      const std::string_view id = without_blanks(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const bool is_found = id.empty() || id == not_known_mark || id == "-" ||
                            std::ranges::any_of(parts_of(names), [&](std::string_view name) {
                              const auto of = std::ranges::find(schema(), name, &TableSchema::name);
                              return of == schema().end() ||
                                     std::ranges::count(with_own_identifiers, of->id) == 0 ||
                                     is_somewhere(tables, of->id, id);
                            });
      if (!is_found)
        return shown(id) + " in " + std::string(condition.column.name) + " is nowhere: no row of " +
               std::string(names.substr(0, names.find('|'))) + ".csv has it, and no scenario creates it";
    }
  }
  return {};
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#include "tree/published_tables.hpp"

#include "organograph/engine/spelling.hpp"

#include "organograph/engine/diagnostic.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::string_view conjunction = " and ";
constexpr std::string_view scenarios_folder = "scenarios/";

// What a blank cell stands for (docs/model.md).
struct Default {
  TableId table;
  std::string_view column, value;
};
constexpr Default defaults[] = {{TableId::posts, "fte", "1"},
                                {TableId::posts, "status", "filled"},
                                {TableId::posts, "reports_known", "yes"},
                                {TableId::meetings, "occurrences_per_year", "1"},
                                {TableId::attendance, "role", "required"},
                                {TableId::published, "tolerance", "0"}};

// A column of a draft's table as figures are computed from it.
struct Column {
  std::size_t position;
  std::string_view blank_is; ///< the default; empty where there is none
  bool numeric;
};

struct Condition {
  Column column;
  std::string_view value;
};

// A table of the draft by its name, with no more than a reason where there is none.
struct NamedTable {
  const DraftTable *rows = nullptr;
  TableId id{};
  std::string reason = {};
};

std::optional<double> parsed(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

NamedTable table_of(const Draft &draft, std::span<const TableSchema> tables, std::string_view name,
                    const std::string &whose) {
  const auto found = std::ranges::find(tables, name, &TableSchema::name);
  if (found == tables.end())
    return {.reason = "there is no table of the name " + shown(name)};
  if (!draft[found->id])
    return {.reason = whose + " has no table " + std::string(name)};
  return {.rows = &*draft[found->id], .id = found->id, .reason = {}};
}

NamedTable find_table(const Tables &tables, std::string_view name) {
  if (!name.starts_with(scenarios_folder))
    return table_of(*tables.model, schema(), name, "the model");
  const std::string_view behind = name.substr(scenarios_folder.size());
  const std::size_t slash = behind.rfind('/');
  if (slash == std::string_view::npos)
    return {.reason = "a scenario's table is written scenarios/NAME/TABLE"};
  const std::string_view scenario = behind.substr(0, slash);
  const auto found = std::ranges::find(tables.scenarios, scenario, &AppliedScenario::name);
  if (found == tables.scenarios.end())
    return {.reason = "there is no scenario of the name " + shown(scenario)};
  return table_of(found->own_tables, scenario_schema(), behind.substr(slash + 1),
                  "the scenario " + shown(scenario));
}

std::optional<Column> find_column(const NamedTable &table, std::string_view name) {
  const auto &columns = table.rows->columns();
  const auto found =
      std::ranges::find(columns, name, [](const std::string &head) { return without_blanks(head); });
  if (found == columns.end())
    return std::nullopt;
  Column out{.position = static_cast<std::size_t>(found - columns.begin()), .blank_is = {}, .numeric = false};
  for (const Default &entry : defaults)
    if (entry.table == table.id && entry.column == name)
      out.blank_is = entry.value;
  if (const auto listed = column_of(table.id, name)) {
    const CellKind kind = schema(table.id).columns[*listed].kind;
    out.numeric = kind == CellKind::number || kind == CellKind::whole;
  }
  return out;
}

std::string no_column(const NamedTable &table, std::string_view name) {
  return shown(name) + " is no column of " + table.rows->file();
}

std::string_view cell_of(const DraftTable &rows, std::size_t row, const Column &column) {
  const std::string_view cell = without_blanks(rows.cell(row, column.position));
  return cell.empty() ? column.blank_is : cell;
}

bool holds(const DraftTable &rows, std::size_t row, const Condition &condition) {
  const std::string_view cell = cell_of(rows, row, condition.column);
  if (cell == condition.value)
    return true;
  if (!condition.column.numeric)
    return false;
  const auto number = parsed(cell), wanted = parsed(condition.value);
  return number && wanted && *number == *wanted;
}

Recomputed sum(const Tables &tables, std::string_view argument) {
  const bool of_scenario =
      without_blanks(argument).starts_with(scenarios_folder); // a folder's name may hold dots
  const std::size_t dot = argument.find('.', of_scenario ? argument.rfind('/') : 0);
  if (dot == std::string_view::npos)
    return {{}, "sum needs TABLE.COLUMN"};
  const NamedTable table = find_table(tables, without_blanks(argument.substr(0, dot)));
  if (!table.rows)
    return {{}, table.reason};
  const std::string_view name = without_blanks(argument.substr(dot + 1));
  const auto column = find_column(table, name);
  if (!column)
    return {{}, no_column(table, name)};
  double total = 0;
  bool any = table.rows->rows() == 0; // of no rows the sum is 0, of rows without a value it is not known
  for (std::size_t row = 0; row < table.rows->rows(); ++row) {
    const std::string_view cell = cell_of(*table.rows, row, *column);
    if (cell.empty())
      continue;
    const auto value = parsed(cell);
    if (!value)
      return {{},
              table.rows->file() + " holds " + shown(cell) + " in " + shown(name) + ", which is no number"};
    total += *value;
    any = true;
  }
  if (!any)
    return {{}, "no row of " + table.rows->file() + " has a value in " + shown(name)};
  return {total, {}};
}

// The place of the next ` and COLUMN=` in a list of conditions: a value may hold the word 'and'.
std::size_t next_condition(const NamedTable &table, std::string_view text) {
  for (std::size_t at = text.find(conjunction); at != std::string_view::npos;
       at = text.find(conjunction, at + 1)) {
    const std::string_view behind = text.substr(at + conjunction.size());
    if (find_column(table, without_blanks(behind.substr(0, behind.find('=')))) &&
        behind.find('=') != behind.npos)
      return at;
  }
  return std::string_view::npos;
}

Recomputed count_where(const NamedTable &table, std::string_view text) {
  std::vector<Condition> conditions;
  while (true) {
    const std::size_t end = next_condition(table, text);
    const std::string_view condition = text.substr(0, end);
    const std::size_t equals = condition.find('=');
    if (equals == std::string_view::npos)
      return {{}, "where needs COLUMN=VALUE"};
    const std::string_view name = without_blanks(condition.substr(0, equals));
    const auto column = find_column(table, name);
    if (!column)
      return {{}, no_column(table, name)};
    conditions.push_back({*column, without_blanks(condition.substr(equals + 1))});
    if (end == std::string_view::npos)
      break;
    text.remove_prefix(end + conjunction.size());
  }
  double count = 0;
  for (std::size_t row = 0; row < table.rows->rows(); ++row)
    count += std::ranges::all_of(conditions, [&](const Condition &c) { return holds(*table.rows, row, c); });
  return {count, {}};
}

Recomputed count(const Tables &tables, std::string_view argument) {
  constexpr std::string_view where = " where ";
  const std::size_t at = argument.find(where);
  const NamedTable table = find_table(tables, without_blanks(argument.substr(0, at)));
  if (!table.rows)
    return {{}, table.reason};
  if (at == std::string_view::npos)
    return {static_cast<double>(table.rows->rows()), {}};
  return count_where(table, argument.substr(at + where.size()));
}

} // namespace

bool is_table_expression(std::string_view measure) {
  return (measure.starts_with("sum(") || measure.starts_with("count(")) && measure.ends_with(')');
}

std::string_view scenario_of_expression(std::string_view expression) {
  if (!is_table_expression(expression))
    return {};
  const std::string_view argument = without_blanks(expression.substr(expression.find('(') + 1));
  if (!argument.starts_with(scenarios_folder))
    return {};
  const std::string_view behind = argument.substr(scenarios_folder.size());
  return behind.substr(0, std::min(behind.find('/'), behind.size()));
}

std::string_view table_of_posts(std::string_view measure) {
  if (!is_table_expression(measure))
    return {};
  std::string_view argument = measure.substr(measure.find('(') + 1);
  argument.remove_suffix(1);
  const std::size_t folder = argument.starts_with(scenarios_folder) ? argument.rfind('/') + 1 : 0;
  const std::string_view table = argument.substr(0, argument.find_first_of(". ", folder));
  constexpr std::string_view of_posts[] = {"posts",        "post_functions", "post_shares",
                                           "staff_groups", "changes",        "staff_group_changes"};
  return std::ranges::count(of_posts, without_blanks(table.substr(folder))) > 0 ? table : std::string_view{};
}

Recomputed over_table(const Tables &tables, std::string_view expression) {
  const std::size_t open = expression.find('(');
  const std::string_view argument = expression.substr(open + 1, expression.size() - open - 2);
  return expression.starts_with("sum(") ? sum(tables, argument) : count(tables, argument);
}

} // namespace organograph::viz

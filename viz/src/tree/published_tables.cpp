// SPDX-License-Identifier: Apache-2.0
#include "tree/published_tables.hpp"

#include "organograph/engine/spelling.hpp"
#include "tree/published_columns.hpp"
#include "tree/published_identifiers.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

/// Rows of a table that meet all conditions; cells are compared with a default where they are blank, in a
/// scenario's own tables as they are.
struct RowsNamed {
  NamedTable table;
  std::vector<TableCondition> conditions = {};
  std::string reason = {}; ///< why it cannot be told

  bool has(std::size_t row) const {
    return std::ranges::all_of(conditions, [&](const TableCondition &c) { return holds(table, row, c); });
  }
};

RowsNamed rows_named(const TablesNamed &tables, std::string_view table, std::string_view conditions) {
  RowsNamed out{find_table(tables, without_blanks(table))};
  out.reason = out.table.reason;
  if (out.table.rows && !conditions.empty())
    out.reason = read_conditions(out.table, conditions, out.conditions);
  if (out.reason.empty())
    out.reason = named_nowhere(tables, out.table, out.conditions);
  return out;
}

// What stands before ` where `, and behind it.
std::pair<std::string_view, std::string_view> parted(std::string_view argument) {
  constexpr std::string_view where = " where ";
  const std::size_t at = argument.find(where);
  return {argument.substr(0, at),
          at == std::string_view::npos ? std::string_view{} : argument.substr(at + where.size())};
}

struct Summed {
  RowsNamed rows = {};
  std::string_view name = {};
  TableColumnRead column = {};
};

std::size_t behind_state(std::string_view argument) {
  const std::size_t slash = argument.rfind('/') + 1;
  return slash + state_of(argument.substr(slash)).size();
}

Summed summed(const TablesNamed &tables, std::string_view argument) {
  const auto [what, conditions] = parted(argument);
  const bool of_scenario = without_blanks(what).starts_with(scenarios_folder); // its name may hold dots
  const std::size_t dot = what.find('.', of_scenario ? behind_state(what) : 0);
  if (dot == std::string_view::npos)
    return {.rows = {.table = {}, .reason = "sum needs TABLE.COLUMN"}};
  Summed out{rows_named(tables, what.substr(0, dot), conditions)};
  if (!out.rows.reason.empty())
    return out;
  out.name = without_blanks(what.substr(dot + 1));
  if (const auto column = find_column(out.rows.table, out.name))
    out.column = *column;
  else
    out.rows.reason = no_column(out.rows.table, out.name);
  return out;
}

Recomputed sum(const TablesNamed &tables, std::string_view argument) {
  const auto [rows, name, column] = summed(tables, argument);
  if (!rows.reason.empty())
    return {{}, rows.reason, true};
  const DraftTable &table = *rows.table.rows;
  double total = 0;
  bool any_row = false, any_value = false;
  std::string made;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!rows.has(row))
      continue;
    any_row = true;
    const std::string_view cell = cell_of(rows.table, row, column, made);
    if (cell.empty())
      continue;
    const auto value = parsed(cell);
    if (!value)
      return {{}, table.file() + " holds " + shown(cell) + " in " + shown(name) + ", which is no number"};
    total += *value;
    any_value = true;
  }
  if (any_row && !any_value) // of no rows the sum is 0, of rows without a value it is not known
    return {{}, "no row of " + table.file() + " has a value in " + shown(name)};
  return {total, {}};
}

RowsNamed counted(const TablesNamed &tables, std::string_view argument) {
  const auto [table, conditions] = parted(argument);
  return rows_named(tables, table, conditions);
}

Recomputed count(const TablesNamed &tables, std::string_view argument) {
  const RowsNamed of = counted(tables, argument);
  if (!of.reason.empty())
    return {{}, of.reason, true};
  double count = 0;
  for (std::size_t row = 0; row < of.table.rows->rows(); ++row)
    count += of.has(row);
  return {count, {}};
}

std::string_view argument_of(std::string_view expression) {
  const std::size_t open = expression.find('(');
  return expression.substr(open + 1, expression.size() - open - 2);
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

Recomputed over_table(const TablesNamed &tables, std::string_view expression) {
  const std::string_view argument = argument_of(expression);
  return expression.starts_with("sum(") ? sum(tables, argument) : count(tables, argument);
}

// --- where small groups are not shown ----------------------------------------------------------------------

namespace {

bool is_of_posts(TableId table) {
  constexpr TableId of_posts[] = {
      TableId::posts,   TableId::post_functions,      TableId::post_shares,     TableId::staff_groups,
      TableId::changes, TableId::staff_group_changes, TableId::function_changes};
  return std::ranges::count(of_posts, table) > 0;
}

/// Registers of which nothing is shown where small groups are not: their amounts are of single posts.
bool is_not_shown(TableId table) {
  constexpr TableId of_amounts[] = {TableId::recharges, TableId::service_use, TableId::benefits,
                                    TableId::grades};
  return std::ranges::count(of_amounts, table) > 0;
}

/// Every row, of the post or team that it is about.
std::vector<Part> parts_of(const DraftTable &rows) {
  const auto head = std::ranges::find_if(rows.columns(), [](const std::string &column) {
    return without_blanks(column) == "post_id" || without_blanks(column) == "group_id";
  });
  const auto column = static_cast<std::size_t>(head - rows.columns().begin()); // a required one
  std::map<std::string_view, std::uint32_t> numbers;
  std::vector<Part> out;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto number = static_cast<std::uint32_t>(numbers.size());
    out.push_back({numbers.try_emplace(without_blanks(rows.cell(row, column)), number).first->second,
                   static_cast<double>(row + 1), 1});
  }
  return out;
}

/// Pay is shown of nobody, whatever the group: pay_low and pay_high, and what imports keep of it beside them
/// (pay_minimum, pay_maximum).
bool is_pay(std::string_view column) {
  return column.starts_with("pay_");
}

bool is_amount(std::string_view column) {
  return column == "annual_cost" || column == "fte" || column == "sole_cost" || is_pay(column);
}

/// How often a person came: of attendance.csv alone, whose rows are single seats.
bool is_attendance(std::string_view column) {
  return column == "attended";
}

template <class Kind> bool names(const RowsNamed &rows, Kind is_it) {
  return std::ranges::any_of(rows.conditions,
                             [&](const TableCondition &condition) { return is_it(condition.column.name); });
}

} // namespace

bool TablesShown::show(std::string_view expression) {
  const std::string_view argument = argument_of(expression);
  return expression.starts_with("sum(") ? show_sum(argument) : show_count(argument);
}

// The sums of posts.csv are those of the model: they are shown where those are, of enough values. Others
// would have to be asked for beside all that is shown.
bool TablesShown::show_sum(std::string_view argument) const {
  const Summed of = summed(tables_, argument);
  const NamedTable &table = of.rows.table;
  if (!of.rows.reason.empty())
    return true;
  if (is_attendance(of.name) || is_pay(of.name) || names(of.rows, is_attendance) || is_not_shown(table.id))
    return false;
  if (!is_of_posts(table.id))
    return true;
  // Beside those of the baseline, and beside the whole, they would tell of single posts.
  if (table.of_state || !of.rows.conditions.empty())
    return false;
  const bool is_of_team = table.id == TableId::staff_groups || table.id == TableId::staff_group_changes;
  if (is_amount(of.name) && table.id != TableId::posts && !is_of_team)
    return false;
  std::uint64_t values = 0;
  std::string made;
  for (std::size_t row = 0; row < table.rows->rows(); ++row)
    values += parsed(cell_of(table, row, of.column, made)).value_or(0) != 0;
  return values == 0 || values >= minimum_;
}

// Counts of a table are shown side by side; how many have a given cost or FTE would tell who has.
bool TablesShown::show_count(std::string_view argument) {
  const RowsNamed of = counted(tables_, argument);
  if (!of.reason.empty())
    return true;
  if (of.table.of_state || is_not_shown(of.table.id))
    return false;
  if (names(of, is_attendance))
    return false;
  if (!is_of_posts(of.table.id))
    return true;
  if (names(of, is_amount))
    return false;
  const auto [at, is_new] = counts_.try_emplace(of.table.rows, minimum_);
  const std::vector<Part> rows = parts_of(*of.table.rows);
  if (is_new)
    at->second.show(rows);
  std::vector<Part> counted_rows;
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (of.has(row))
      counted_rows.push_back(rows[row]);
  return at->second.show(counted_rows);
}

} // namespace organograph::viz

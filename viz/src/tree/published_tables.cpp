// SPDX-License-Identifier: Apache-2.0
#include "tree/published_tables.hpp"

#include "organograph/engine/spelling.hpp"

#include "organograph/engine/diagnostic.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <map>
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

/// What a sum is of.
struct Summed {
  NamedTable table;
  std::string_view name = {};
  Column column = {};
  std::string reason = {}; ///< why it cannot be told
};

Summed summed(const Tables &tables, std::string_view argument) {
  const bool of_scenario =
      without_blanks(argument).starts_with(scenarios_folder); // a folder's name may hold dots
  const std::size_t dot = argument.find('.', of_scenario ? argument.rfind('/') : 0);
  if (dot == std::string_view::npos)
    return {.table = {}, .reason = "sum needs TABLE.COLUMN"};
  Summed out{find_table(tables, without_blanks(argument.substr(0, dot)))};
  out.reason = out.table.reason;
  if (!out.table.rows)
    return out;
  out.name = without_blanks(argument.substr(dot + 1));
  if (const auto column = find_column(out.table, out.name))
    out.column = *column;
  else
    out.reason = no_column(out.table, out.name);
  return out;
}

Recomputed sum(const Tables &tables, std::string_view argument) {
  const auto [table, name, column, reason] = summed(tables, argument);
  if (!reason.empty())
    return {{}, reason};
  double total = 0;
  bool any = table.rows->rows() == 0; // of no rows the sum is 0, of rows without a value it is not known
  for (std::size_t row = 0; row < table.rows->rows(); ++row) {
    const std::string_view cell = cell_of(*table.rows, row, column);
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

/// What a count is of: rows that meet all conditions.
struct Counted {
  NamedTable table;
  std::vector<Condition> conditions = {};
  std::string reason = {}; ///< why it cannot be told

  bool has(std::size_t row) const {
    return std::ranges::all_of(conditions, [&](const Condition &c) { return holds(*table.rows, row, c); });
  }
};

void add_conditions(std::string_view text, Counted &to) {
  while (true) {
    const std::size_t end = next_condition(to.table, text);
    const std::string_view condition = text.substr(0, end);
    const std::size_t equals = condition.find('=');
    if (equals == std::string_view::npos) {
      to.reason = "where needs COLUMN=VALUE";
      return;
    }
    const std::string_view name = without_blanks(condition.substr(0, equals));
    const auto column = find_column(to.table, name);
    if (!column) {
      to.reason = no_column(to.table, name);
      return;
    }
    to.conditions.push_back({*column, without_blanks(condition.substr(equals + 1))});
    if (end == std::string_view::npos)
      return;
    text.remove_prefix(end + conjunction.size());
  }
}

Counted counted(const Tables &tables, std::string_view argument) {
  constexpr std::string_view where = " where ";
  const std::size_t at = argument.find(where);
  Counted out{find_table(tables, without_blanks(argument.substr(0, at)))};
  out.reason = out.table.reason;
  if (out.table.rows && at != std::string_view::npos)
    add_conditions(argument.substr(at + where.size()), out);
  return out;
}

Recomputed count(const Tables &tables, std::string_view argument) {
  const Counted of = counted(tables, argument);
  if (!of.reason.empty())
    return {{}, of.reason};
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

Recomputed over_table(const Tables &tables, std::string_view expression) {
  const std::string_view argument = argument_of(expression);
  return expression.starts_with("sum(") ? sum(tables, argument) : count(tables, argument);
}

// --- where small groups are not shown ----------------------------------------------------------------------

namespace {

bool is_of_posts(TableId table) {
  constexpr TableId of_posts[] = {TableId::posts,       TableId::post_functions,
                                  TableId::post_shares, TableId::staff_groups,
                                  TableId::changes,     TableId::staff_group_changes};
  return std::ranges::count(of_posts, table) > 0;
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

bool is_amount(std::string_view column) {
  return column == "annual_cost" || column == "fte" || column == "sole_cost";
}

/// How often a person came: of attendance.csv alone, whose rows are single seats.
bool is_attendance(std::string_view column) {
  return column == "attended";
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
  if (of.reason.empty() && is_attendance(of.name))
    return false;
  if (!of.reason.empty() || !is_of_posts(of.table.id))
    return true;
  const bool is_of_team = of.table.id == TableId::staff_groups || of.table.id == TableId::staff_group_changes;
  if (is_amount(of.name) && of.table.id != TableId::posts && !is_of_team)
    return false;
  std::uint64_t values = 0;
  for (std::size_t row = 0; row < of.table.rows->rows(); ++row)
    values += parsed(cell_of(*of.table.rows, row, of.column)).value_or(0) != 0;
  return values == 0 || values >= minimum_;
}

// Counts of a table are shown side by side; how many have a given cost or FTE would tell who has.
bool TablesShown::show_count(std::string_view argument) {
  const Counted of = counted(tables_, argument);
  if (!of.reason.empty())
    return true;
  const auto names = [&](bool (*is_it)(std::string_view)) {
    return std::ranges::any_of(of.conditions, [&](const Condition &condition) {
      return is_it(without_blanks(of.table.rows->columns()[condition.column.position]));
    });
  };
  if (names(is_attendance))
    return false;
  if (!is_of_posts(of.table.id))
    return true;
  if (names(is_amount))
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

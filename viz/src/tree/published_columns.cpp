// SPDX-License-Identifier: Apache-2.0
#include "tree/published_columns.hpp"

#include "figures/conditions.hpp"
#include "figures/identifiers.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <set>

namespace organograph::viz {

namespace {

Derived derived_of(const NamedTable &table, std::string_view name) {
  if (table.id != TableId::posts || table.model == nullptr ||
      (*table.model)->posts.size() != table.rows->rows())
    return Derived::none;
  if (name == "tier")
    return Derived::tier;
  const auto *const found = std::ranges::find(derived_post_columns, name);
  return found == std::end(derived_post_columns)
             ? Derived::none
             : static_cast<Derived>(found - std::begin(derived_post_columns) + 1);
}

template <class Ids> std::string joined(const Model &model, const Ids &all) {
  std::string out;
  for (const auto each : all)
    out += (out.empty() ? "" : ";") + std::string(id(model, each));
  return out;
}

std::string number_or_blank(std::uint32_t number) {
  return number == 0 ? std::string() : std::to_string(number);
}

std::string made_of(const Model &model, PostId post, Derived what) {
  const std::size_t p = index(post);
  const Posts &posts = model->posts;
  switch (what) {
  case Derived::serves: {
    std::vector<OrganisationId> served;
    for (const Served &each : posts.serves[p])
      served.push_back(each.organisation);
    return joined(model, served) + (posts.shared_with_other[p] ? ";" + std::string(not_known_mark) : "");
  }
  case Derived::joint:
    return model.joint(post) ? "yes" : "no";
  case Derived::functions: {
    std::vector<FunctionId> functions(posts.further_functions[p].begin(), posts.further_functions[p].end());
    if (posts.function[p] != none<FunctionId>)
      functions.insert(functions.begin(), posts.function[p]);
    return joined(model, functions);
  }
  case Derived::layer:
    return posts.layer_known[p] ? std::to_string(posts.layer[p]) : std::string();
  case Derived::span: // a post that is no manager has none
    return number_or_blank(posts.direct_reports(p));
  default:
    return number_or_blank(posts.tier[p]); // 0: not known
  }
}

std::set<std::string_view> parts_in(std::string_view list) {
  const std::vector<std::string_view> parts = parts_of_cell(list);
  std::set<std::string_view> out(parts.begin(), parts.end());
  out.erase(std::string_view{});
  return out;
}

NamedTable table_of(const Draft &draft, const Model *model, std::span<const TableSchema> tables,
                    std::string_view name, const std::string &whose) {
  const auto found = std::ranges::find(tables, name, &TableSchema::name);
  if (found == tables.end())
    return {.reason = "there is no table of the name " + shown(name)};
  if (!draft[found->id])
    return {.reason = whose + " has no table " + std::string(name)};
  return {.rows = &*draft[found->id], .id = found->id, .model = model};
}

// The model after a scenario, or before it: what it starts from.
NamedTable table_of_state(const TablesNamed &tables, const AppliedScenario &scenario, std::string_view name) {
  const std::string_view state = state_of(name), table = name.substr(state.size());
  const std::string whose =
      "the model " + std::string(state.substr(0, state.size() - 1)) + " scenario " + shown(scenario.name);
  const auto in = [&](const Draft &draft, const std::optional<Model> &model) {
    return table_of(draft, model ? &*model : nullptr, schema(), table, whose);
  };
  NamedTable out;
  if (state == "after.") {
    out = in(scenario.draft, scenario.model);
  } else if (scenario.starts_from.empty()) {
    out = table_of(*tables.draft, tables.model, schema(), table, whose);
  } else {
    const auto start = std::ranges::find(tables.scenarios, scenario.starts_from, &AppliedScenario::name);
    if (start == tables.scenarios.end())
      return {.reason = "there is no scenario of the name " + shown(scenario.starts_from)};
    out = in(start->draft, start->model);
  }
  out.of_state = true;
  return out;
}

// Columns that a name may have meant: that begin with it or it with them, else that a slip makes of it.
std::vector<std::string_view> columns_like(const NamedTable &table, std::string_view name) {
  constexpr std::size_t most_named = 3;
  const std::string wanted = loosely_spelt(name);
  std::vector<std::string_view> begin_so, slips;
  const auto look_at = [&](std::string_view column) {
    const std::string own = loosely_spelt(column);
    const bool is_known = std::ranges::count(begin_so, column) + std::ranges::count(slips, column) > 0;
    if (wanted.size() < 3 || own.size() < 3 || is_known || !find_column(table, column))
      return;
    if (own.starts_with(wanted) || wanted.starts_with(own))
      begin_so.push_back(column);
    else if (const std::size_t limit = wanted.size() < 5 ? 1 : 2; edit_distance(wanted, own, limit) <= limit)
      slips.push_back(column);
  };
  for (const std::string &column : table.rows->columns())
    look_at(without_blanks(column));
  for (const ColumnSchema &column : schema(table.id).columns)
    look_at(column.name);
  for (const std::string_view column : derived_post_columns)
    look_at(column);
  std::vector<std::string_view> &out = begin_so.empty() ? slips : begin_so;
  return out.size() > most_named ? std::vector<std::string_view>{} : out;
}

} // namespace

std::string_view state_of(std::string_view table) {
  for (const std::string_view state : {"after.", "before."})
    if (table.starts_with(state))
      return state;
  return {};
}

NamedTable find_table(const TablesNamed &tables, std::string_view name) {
  if (!name.starts_with(scenarios_folder))
    return table_of(*tables.draft, tables.model, schema(), name, "the model");
  const std::string_view behind = name.substr(scenarios_folder.size());
  const std::size_t slash = behind.rfind('/');
  if (slash == std::string_view::npos)
    return {.reason = "a scenario's table is written scenarios/NAME/TABLE"};
  const std::string_view scenario = behind.substr(0, slash), table = behind.substr(slash + 1);
  const auto found = std::ranges::find(tables.scenarios, scenario, &AppliedScenario::name);
  if (found == tables.scenarios.end())
    return {.reason = "there is no scenario of the name " + shown(scenario)};
  if (!state_of(table).empty())
    return table_of_state(tables, *found, table);
  return table_of(found->own_tables, nullptr, scenario_schema(), table, "the scenario " + shown(scenario));
}

std::optional<TableColumnRead> find_column(const NamedTable &table, std::string_view name) {
  const auto &columns = table.rows->columns();
  const auto found =
      std::ranges::find(columns, name, [](const std::string &head) { return without_blanks(head); });
  TableColumnRead out{.name = name};
  if (found != columns.end())
    out.position = static_cast<std::size_t>(found - columns.begin());
  else if (table.of_state && column_of(table.id, name))
    out.position.reset(); // no row of that state fills it
  if (!out.position || name == "tier")
    out.derived = derived_of(table, name);
  if (!out.position && out.derived == Derived::none && !(table.of_state && column_of(table.id, name)))
    return std::nullopt;
  if (const auto listed = column_of(table.id, name)) {
    const ColumnSchema &column = schema(table.id).columns[*listed];
    out.numeric = column.kind == CellKind::number || column.kind == CellKind::whole;
    out.list = column.several;
    if (table.id < TableId::scenario) // what a scenario leaves blank stays as it is
      out.blank_is = column.blank_is;
  }
  out.numeric = out.numeric || out.derived == Derived::layer || out.derived == Derived::span;
  out.list = out.list || out.derived == Derived::serves || out.derived == Derived::functions;
  return out;
}

std::string no_column(const NamedTable &table, std::string_view name) {
  std::string out = shown(name) + " is no column of " + table.rows->file(), near;
  for (const std::string_view column : columns_like(table, name))
    near += (near.empty() ? ": did you mean " : " or ") + shown(column);
  return out + (near.empty() ? "" : near + "?");
}

std::string_view cell_of(const NamedTable &table, std::size_t row, const TableColumnRead &column,
                         std::string &made) {
  const std::string_view cell =
      column.position ? without_blanks(table.rows->cell(row, *column.position)) : std::string_view{};
  if (!cell.empty())
    return cell;
  if (column.derived == Derived::none)
    return column.blank_is;
  made = made_of(*table.model, id_at<PostId>(row), column.derived);
  return made;
}

std::optional<double> parsed(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::string read_conditions(const NamedTable &table, std::string_view text, std::vector<TableCondition> &to) {
  const IsColumn is_column = [&](std::string_view name) { return find_column(table, name).has_value(); };
  while (!text.empty()) {
    const auto written = take_condition(text, is_column);
    if (!written)
      return "where needs COLUMN=VALUE or COLUMN has VALUE";
    const auto column = find_column(table, written->column);
    if (!column)
      return no_column(table, written->column);
    if (written->one_of_list && !column->list)
      return shown(written->column) + " is no list: write " + std::string(written->column) + "=VALUE";
    to.push_back({*column, written->value, written->one_of_list});
  }
  return {};
}

bool holds(const NamedTable &table, std::size_t row, const TableCondition &condition) {
  std::string made;
  const std::string_view cell = cell_of(table, row, condition.column, made);
  if (condition.one_of_list)
    return parts_in(cell).contains(condition.value);
  if (cell == condition.value)
    return true;
  if (condition.column.list)
    return parts_in(cell) == parts_in(condition.value);
  if (!condition.column.numeric)
    return false;
  const auto number = parsed(cell), wanted = parsed(condition.value);
  return number && wanted && *number == *wanted;
}

} // namespace organograph::viz

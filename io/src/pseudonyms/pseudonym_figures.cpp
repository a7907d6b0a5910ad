// SPDX-License-Identifier: Apache-2.0
// Measures of published.csv: paths into analysis.json, sum(..) and count(..), see docs/model-format.md.
#include "pseudonyms/pseudonym_figures.hpp"

#include <algorithm>
#include <vector>

namespace organograph::io {

namespace {

constexpr std::string_view scenarios_folder = "scenarios/";
constexpr std::string_view conjunction = " and ", list_has = " has ";
constexpr std::string_view states[] = {"after.", "before."};
constexpr std::size_t most_parts = 64; // of a path; no key of analysis.json lies so deep

struct NamedTable {
  const DraftTable *rows = nullptr; ///< of a state after or before a scenario: the model's own, if it has it
  TableId id{};
  bool of_state = false;
  bool is_known() const { return rows != nullptr || of_state; }
};

NamedTable table_in(const Draft &draft, std::span<const TableSchema> tables, std::string_view name,
                    bool of_state = false) {
  const auto found = std::ranges::find(tables, name, &TableSchema::name);
  if (found == tables.end() || (!draft[found->id] && !of_state))
    return {};
  return {draft[found->id] ? &*draft[found->id] : nullptr, found->id, of_state};
}

NamedTable find_table(const FigureNames &names, std::string_view name) {
  if (!name.starts_with(scenarios_folder))
    return table_in(names.draft, schema(), name);
  const std::string_view behind = name.substr(scenarios_folder.size());
  const std::size_t slash = behind.rfind('/');
  const auto found = std::ranges::find(names.scenarios, behind.substr(0, slash), &Scenario::name);
  if (slash == std::string_view::npos || found == names.scenarios.end())
    return {};
  const std::string_view table = behind.substr(slash + 1);
  for (const std::string_view state : states)
    if (table.starts_with(state))
      return table_in(names.draft, schema(), table.substr(state.size()), true);
  return table_in(found->draft, scenario_schema(), table);
}

bool is_derived(const NamedTable &table, std::string_view name) {
  return table.id == TableId::posts && std::ranges::count(derived_post_columns, name) > 0;
}

bool has_column(const NamedTable &table, std::string_view name) {
  return is_derived(table, name) || (table.of_state && column_of(table.id, name)) ||
         (table.rows != nullptr && std::ranges::any_of(table.rows->columns(), [&](const std::string &head) {
            return without_blanks(head) == name;
          }));
}

// Where the column's name ends, and where the value begins: behind `=` or ` has `.
struct Operator {
  std::size_t begin = std::string_view::npos, end = std::string_view::npos;
};

Operator operator_in(std::string_view condition) {
  const std::size_t equals = condition.find('='), has = condition.find(list_has);
  if (has < equals)
    return {has, has + list_has.size()};
  return equals == std::string_view::npos ? Operator{} : Operator{equals, equals + 1};
}

// The place of the next ` and COLUMN=`: a value may hold the word 'and'.
std::size_t next_condition(const NamedTable &table, std::string_view text) {
  for (std::size_t at = text.find(conjunction); at != std::string_view::npos;
       at = text.find(conjunction, at + 1)) {
    const std::string_view behind = text.substr(at + conjunction.size());
    const Operator next = operator_in(behind);
    if (next.begin != std::string_view::npos &&
        has_column(table, without_blanks(behind.substr(0, next.begin))))
      return at;
  }
  return std::string_view::npos;
}

bool can_follow(NamesOf column) {
  return column != NamesOf::left_out && column != NamesOf::source && column != NamesOf::figure;
}

std::optional<std::string> conditions_with_names(const NamedTable &table, std::string_view text,
                                                 const FigureNames &names) {
  std::string out;
  while (true) {
    const std::size_t end = next_condition(table, text);
    const std::string_view condition = text.substr(0, end);
    const Operator at = operator_in(condition);
    if (at.begin == std::string_view::npos)
      return std::nullopt;
    const std::string_view head = without_blanks(condition.substr(0, at.begin));
    const NamesOf column = is_derived(table, head) ? NamesOf::nobody : names_in_column(table.id, head);
    if (!can_follow(column))
      return std::nullopt;
    const std::string_view value = condition.substr(at.end);
    out += condition.substr(0, at.end);
    out += column == NamesOf::nobody
               ? std::string(value)
               : with_names(value, column, schema(table.id).id >= TableId::scenario, names.replace);
    if (end == std::string_view::npos)
      return out;
    out += conjunction;
    text.remove_prefix(end + conjunction.size());
  }
}

// The table of `TABLE.COLUMN` where the column holds no names.
NamedTable summed_table(std::string_view what, const FigureNames &names) {
  const bool of_scenario = without_blanks(what).starts_with(scenarios_folder);
  std::size_t begin = of_scenario ? what.rfind('/') : 0;
  for (const std::string_view state : states)
    if (of_scenario && what.substr(begin + 1).starts_with(state)) {
      begin += 1 + state.size();
      break;
    }
  const std::size_t dot = what.find('.', begin);
  if (dot == std::string_view::npos)
    return {};
  const NamedTable table = find_table(names, without_blanks(what.substr(0, dot)));
  const bool may =
      table.is_known() && names_in_column(table.id, without_blanks(what.substr(dot + 1))) == NamesOf::nobody;
  return may ? table : NamedTable{};
}

std::optional<std::string> table_figure_with_names(std::string_view measure, const FigureNames &names) {
  constexpr std::string_view where = " where ";
  const std::size_t open = measure.find('(');
  const std::string_view argument = measure.substr(open + 1, measure.size() - open - 2);
  const std::size_t at = argument.find(where);
  const std::string_view what = argument.substr(0, at);
  const NamedTable table =
      measure.starts_with("sum(") ? summed_table(what, names) : find_table(names, without_blanks(what));
  if (!table.is_known())
    return std::nullopt;
  if (at == std::string_view::npos)
    return std::string(measure);
  const auto conditions = conditions_with_names(table, argument.substr(at + where.size()), names);
  if (!conditions)
    return std::nullopt;
  return std::string(measure.substr(0, open + 1 + at + where.size())) + *conditions + ")";
}

// Keys hold dots too: every run of parts may be one.
bool names_somebody(std::string_view path, const FigureNames &names) {
  std::vector<std::size_t> begins = {0};
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', dot + 1))
    begins.push_back(dot + 1);
  if (begins.size() > most_parts)
    return true;
  begins.push_back(path.size() + 1);
  for (std::size_t from = 0; from + 1 < begins.size(); ++from)
    for (std::size_t to = from + 1; to < begins.size(); ++to)
      if (names.is_name(path.substr(begins[from], begins[to] - 1 - begins[from])))
        return true;
  return false;
}

} // namespace

std::optional<std::string> figure_with_names(std::string_view measure, const FigureNames &names) {
  measure = without_blanks(measure);
  const bool is_sum = measure.starts_with("sum("), is_count = measure.starts_with("count(");
  if ((!is_sum && !is_count) || !measure.ends_with(')'))
    return names_somebody(measure, names) ? std::nullopt : std::optional(std::string(measure));
  return table_figure_with_names(measure, names);
}

} // namespace organograph::io

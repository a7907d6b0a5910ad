// SPDX-License-Identifier: Apache-2.0
// Measures of published.csv: paths into analysis.json, sum(..) and count(..), see docs/model-format.md.
#include "pseudonyms/pseudonym_figures.hpp"

#include <algorithm>
#include <vector>

namespace organograph::io {

namespace {

constexpr std::string_view scenarios_folder = "scenarios/";
constexpr std::string_view conjunction = " and ";
constexpr std::size_t most_parts = 64; // of a path; no key of analysis.json lies so deep

struct NamedTable {
  const DraftTable *rows = nullptr;
  TableId id{};
};

NamedTable table_in(const Draft &draft, std::span<const TableSchema> tables, std::string_view name) {
  const auto found = std::ranges::find(tables, name, &TableSchema::name);
  if (found == tables.end() || !draft[found->id])
    return {};
  return {&*draft[found->id], found->id};
}

NamedTable find_table(const FigureNames &names, std::string_view name) {
  if (!name.starts_with(scenarios_folder))
    return table_in(names.draft, schema(), name);
  const std::string_view behind = name.substr(scenarios_folder.size());
  const std::size_t slash = behind.rfind('/');
  const auto found = std::ranges::find(names.scenarios, behind.substr(0, slash), &Scenario::name);
  if (slash == std::string_view::npos || found == names.scenarios.end())
    return {};
  return table_in(found->draft, scenario_schema(), behind.substr(slash + 1));
}

bool has_column(const NamedTable &table, std::string_view name) {
  return std::ranges::any_of(table.rows->columns(),
                             [&](const std::string &head) { return without_blanks(head) == name; });
}

// The place of the next ` and COLUMN=`: a value may hold the word 'and'.
std::size_t next_condition(const NamedTable &table, std::string_view text) {
  for (std::size_t at = text.find(conjunction); at != std::string_view::npos;
       at = text.find(conjunction, at + 1)) {
    const std::string_view behind = text.substr(at + conjunction.size());
    const std::size_t equals = behind.find('=');
    if (equals != std::string_view::npos && has_column(table, without_blanks(behind.substr(0, equals))))
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
    const std::size_t equals = condition.find('=');
    if (equals == std::string_view::npos)
      return std::nullopt;
    const NamesOf column = names_in_column(table.id, without_blanks(condition.substr(0, equals)));
    if (!can_follow(column))
      return std::nullopt;
    const std::string_view value = condition.substr(equals + 1);
    out += condition.substr(0, equals + 1);
    out += column == NamesOf::nobody
               ? std::string(value)
               : with_names(value, column, schema(table.id).id >= TableId::scenario, names.replace);
    if (end == std::string_view::npos)
      return out;
    out += conjunction;
    text.remove_prefix(end + conjunction.size());
  }
}

bool may_sum(std::string_view argument, const FigureNames &names) {
  const bool of_scenario = without_blanks(argument).starts_with(scenarios_folder);
  const std::size_t dot = argument.find('.', of_scenario ? argument.rfind('/') : 0);
  if (dot == std::string_view::npos)
    return false;
  const NamedTable table = find_table(names, without_blanks(argument.substr(0, dot)));
  return table.rows != nullptr &&
         names_in_column(table.id, without_blanks(argument.substr(dot + 1))) == NamesOf::nobody;
}

std::optional<std::string> count_with_names(std::string_view measure, std::string_view argument,
                                            const FigureNames &names) {
  constexpr std::string_view where = " where ";
  const std::size_t at = argument.find(where);
  const NamedTable table = find_table(names, without_blanks(argument.substr(0, at)));
  if (table.rows == nullptr)
    return std::nullopt;
  if (at == std::string_view::npos)
    return std::string(measure);
  const auto conditions = conditions_with_names(table, argument.substr(at + where.size()), names);
  if (!conditions)
    return std::nullopt;
  return "count(" + std::string(argument.substr(0, at + where.size())) + *conditions + ")";
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
  const std::size_t open = measure.find('(');
  const std::string_view argument = measure.substr(open + 1, measure.size() - open - 2);
  if (is_count)
    return count_with_names(measure, argument, names);
  return may_sum(argument, names) ? std::optional(std::string(measure)) : std::nullopt;
}

} // namespace organograph::io

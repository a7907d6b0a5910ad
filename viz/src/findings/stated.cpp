// SPDX-License-Identifier: Apache-2.0
#include "findings/stated.hpp"

#include "figures/conditions.hpp"
#include "figures/definitions.hpp"
#include "findings/proposal.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/engine/spelling.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t name_characters = 90;

std::string spaced(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '_', ' ');
  return out == "fte" ? "FTE" : out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> out;
  for (std::size_t at = text.find(by); at != std::string_view::npos; at = text.find(by)) {
    out.push_back(text.substr(0, at));
    text.remove_prefix(at + by.size());
  }
  out.push_back(text);
  return out;
}

std::string quoted(std::string_view text) {
  return "'" + harmless(text, name_characters) + "'";
}

std::string scenario_called(const Study &study, std::string_view name) {
  for (const StudiedScenario &scenario : study.scenarios())
    if (scenario.comparison->name == name)
      return quoted(scenario_title(scenario));
  return quoted(name);
}

/// What the tables call a row: the title of a post, the subject of a meeting, the name of the others.
std::string_view called_in(const Model &model, TableId table, std::string_view wanted) {
  const auto among = [&](const auto &ids, const auto &names) -> std::string_view {
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (model.text(ids[i]) == wanted)
        return model.text(names[i]);
    return {};
  };
  if (table == TableId::posts) {
    const PostId post = model.find_post(wanted);
    return post == none<PostId> ? std::string_view{} : model.text(model->posts.title[index(post)]);
  }
  if (table == TableId::organisations)
    return among(model->organisations.id, model->organisations.name);
  if (table == TableId::functions)
    return among(model->functions.id, model->functions.name);
  if (table == TableId::meetings && model->meetings)
    return among(model->meetings->id, model->meetings->subject);
  if (table == TableId::partners && model->partners)
    return among(model->partners->id, model->partners->name);
  return {};
}

/// In one of these tables (`posts|partners`) of the model or of a scenario's outcome; empty where none has
/// it.
std::string called(const Study &study, std::string_view tables, std::string_view wanted) {
  const std::vector<StudiedScenario> scenarios = study.scenarios();
  for (const std::string_view name : parts_of(tables)) {
    const TableId table = std::ranges::find(schema(), name, &TableSchema::name)->id;
    std::string_view found = called_in(*study.model, table, wanted);
    for (const StudiedScenario &scenario : scenarios)
      if (found.empty())
        found = called_in(*scenario.after, table, wanted);
    if (!found.empty())
      return quoted(found);
  }
  return {};
}

/// Takes the scenario off a path (`scenarios/NAME/after.posts`): `, after 'The proposal'`.
std::string place_of(const Study &study, std::string_view &path) {
  constexpr std::string_view scenarios = "scenarios/";
  std::string where;
  if (path.starts_with(scenarios)) {
    path.remove_prefix(scenarios.size());
    const std::size_t slash = path.find('/');
    const std::string scenario = scenario_called(study, path.substr(0, slash));
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    where = ", of " + scenario;
    for (const std::string_view side : {std::string_view("after."), std::string_view("before.")})
      if (path.starts_with(side)) {
        path.remove_prefix(side.size());
        where = ", " + std::string(side.substr(0, side.size() - 1)) + " " + scenario;
      }
  }
  return where;
}

std::optional<TableId> table_named(std::string_view name) {
  for (const std::span<const TableSchema> tables : {schema(), scenario_schema()})
    if (const auto found = std::ranges::find(tables, name, &TableSchema::name); found != tables.end())
      return found->id;
  return std::nullopt;
}

std::string in_words(const Study &study, TableId table, const WrittenCondition &condition) {
  const std::string_view tables = tables_named_by(table, condition.column);
  std::string values;
  for (const std::string_view value : parts_of_cell(condition.value)) {
    const std::string name = called(study, tables, value);
    values += (values.empty() ? "" : "; ") + (name.empty() ? harmless(value, name_characters) : name);
  }
  return spaced(condition.column) + " " + (values.empty() ? "blank" : values);
}

/// Empty where a column is none of the table.
std::string conditions_in_words(const Study &study, TableId table, std::string_view text) {
  const IsColumn is_column = [&](std::string_view name) { return is_column_of(table, name); };
  std::string out;
  while (!text.empty()) {
    const auto condition = take_condition(text, is_column);
    if (!condition || !is_column(condition->column))
      return {};
    out += (out.empty() ? ": " : ", ") + in_words(study, table, *condition);
  }
  return out;
}

/// count(..) and sum(..).
std::string of_rows(const Study &study, std::string_view inside, bool is_sum) {
  constexpr std::string_view where_word = " where ";
  const std::size_t at = inside.find(where_word);
  std::string_view table = without_blanks(inside.substr(0, at)), column;
  const std::string where = place_of(study, table);
  if (const std::size_t dot = table.rfind('.'); is_sum && dot != std::string_view::npos) {
    column = without_blanks(table.substr(dot + 1));
    table = without_blanks(table.substr(0, dot));
  }
  const auto id = table_named(table);
  if (!id || is_sum == column.empty())
    return {};
  std::string out = is_sum ? "Sum of " + spaced(column) + " of " + spaced(table) : "Rows of " + spaced(table);
  if (at != std::string_view::npos) {
    const std::string conditions = conditions_in_words(study, *id, inside.substr(at + where_word.size()));
    if (conditions.empty())
      return {};
    out += conditions;
  }
  return out + where;
}

/// What the parts of a path name: ` of 'Integration board'`, `, after 'The proposal'`.
std::string named_path(const Study &study, std::string_view path) {
  const std::vector<std::string_view> parts = split(path, ".");
  std::string out;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::string_view next = parts[i + 1];
    if (parts[i] == "scenarios") {
      const bool is_after = std::ranges::count(parts, "after") > 0;
      const bool is_before = std::ranges::count(parts, "before") > 0;
      out += (is_after ? ", after " : is_before ? ", before " : ", ") + scenario_called(study, next);
    } else if (const auto table = table_named(parts[i]); table && has_identifiers(*table)) {
      if (const std::string name = called(study, schema(*table).name, next); !name.empty())
        out += ", of " + name;
    }
  }
  return out;
}

/// The path without the scenario and the row that it is of: `duplicated_attendance.duplicated`.
std::string without_names(std::string_view path) {
  const std::vector<std::string_view> parts = split(path, ".");
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto table = table_named(parts[i]);
    const bool names_row = parts[i] == "scenarios" || (table && has_identifiers(*table));
    if (names_row && i + 1 < parts.size())
      ++i;
    else if (parts[i] != "after" && parts[i] != "before")
      out += (out.empty() ? "" : ".") + std::string(parts[i]);
  }
  return out;
}

/// A path, or what it is of: a meeting's seats are under `meetings` of a scenario without their measure.
const Definition *definition_of_path(std::string_view path) {
  if (const Definition *found = definition_of(path))
    return found;
  const std::string bare = without_names(path);
  for (const std::string &of : {bare, "scenarios." + bare})
    if (const Definition *found = definition_of(of))
      return found;
  return path.find("meetings.") == std::string_view::npos ? nullptr
                                                          : definition_of("duplicated_attendance." + bare);
}

} // namespace

std::string stated_in_words(const Study &study, std::string_view measure) {
  measure = without_blanks(measure);
  for (const std::string_view form : {std::string_view("count("), std::string_view("sum(")})
    if (measure.starts_with(form) && measure.ends_with(')'))
      return of_rows(study, measure.substr(form.size(), measure.size() - form.size() - 1), form == "sum(");
  const Definition *found = definition_of_path(measure);
  return found == nullptr ? std::string() : std::string(found->name) + named_path(study, measure);
}

} // namespace organograph::viz

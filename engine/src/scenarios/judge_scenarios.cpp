// SPDX-License-Identifier: Apache-2.0
// What is wrong with a scenario whose model has errors: what is said of its own cells, and of what they name
// where the model's table could be read. What only follows from a fault of the model is not said.
#include "model/diagnostic_order.hpp"
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace organograph {

namespace {

using Names = std::set<std::string, std::less<>>;

constexpr TableId with_identifiers[] = {TableId::organisations, TableId::functions, TableId::posts,
                                        TableId::meetings,      TableId::partners,  TableId::staff_groups};

// Of a reader, who could not make a row or a table of what is there.
bool is_of_reading(const Diagnostic &d) {
  return d.code <= Code::merged_cells && d.severity() == Severity::error;
}

bool is_error_of(const Diagnostic &d, const DraftTable &table) {
  return is_of_reading(d) && (!d.sheet.empty() || d.file == table.file());
}

// Whether rows may be there that nothing can name: the table could not be read, or an identifier is lost.
bool is_doubtful(const Draft &model, std::span<const Diagnostic> faults, TableId id) {
  const std::optional<DraftTable> &table = model[id];
  if (!table)
    return std::ranges::any_of(faults, [&](const Diagnostic &d) {
      return is_of_reading(d) &&
             std::ranges::none_of(model.tables, [&](const std::optional<DraftTable> &other) {
               return other && d.sheet.empty() && d.file == other->file();
             });
    });
  const auto at = table->place_of(schema(id).columns[0].name);
  if (!at || std::ranges::any_of(faults, [&](const Diagnostic &d) { return is_error_of(d, *table); }))
    return true;
  boost::unordered_flat_set<std::string_view, detail::TextHash> ids;
  for (std::size_t row = 0; row < table->rows(); ++row)
    if (const std::string_view own = without_blanks(table->cell(row, *at));
        own.empty() || !ids.insert(own).second)
      return true;
  return false;
}

// 'county:0.5;city:0.5', 'a;b' and 'a' name county and city, a and b, a.
void add_named(std::string_view cell, Names &to) {
  for (std::string_view rest = cell; !rest.empty();) {
    std::string_view part = next_part(rest, ';');
    if (!part.empty() && part != "-")
      to.emplace(next_part(part, ':'));
  }
  if (!cell.empty() && cell != "-")
    to.emplace(cell); // an identifier may hold any character
}

// The first of the tables whose identifiers the column holds; those of changes that are written as text too.
std::string_view first_named_by(TableId table, const ColumnSchema &column) {
  if (table == TableId::changes && column.name == "ring_fence")
    return schema(TableId::posts).name;
  if (table == TableId::changes && column.name == "shares")
    return schema(TableId::organisations).name;
  return column.names.substr(0, column.names.find('|'));
}

Names named_by(const Scenario &scenario, TableId of) {
  Names out;
  for (const TableSchema &each : scenario_schema())
    for (const ColumnSchema &column : each.columns) {
      const auto &table = scenario.draft[each.id];
      const bool names_it = first_named_by(each.id, column) == schema(of).name;
      const auto at = table && names_it ? table->place_of(column.name) : std::nullopt;
      for (std::size_t row = 0; at && row < table->rows(); ++row)
        add_named(without_blanks(table->cell(row, *at)), out);
    }
  return out;
}

Names created_by(const Scenario &scenario, TableId of) {
  Names out;
  if (of != TableId::posts && of != TableId::meetings)
    return out;
  const auto &table = scenario.draft[of == TableId::posts ? TableId::changes : TableId::meeting_changes];
  const auto action = table ? table->place_of("action") : std::nullopt;
  const auto id = table ? table->place_of(schema(of).columns[0].name) : std::nullopt;
  for (std::size_t row = 0; action && id && row < table->rows(); ++row)
    if (without_blanks(table->cell(row, *action)) == "create")
      out.emplace(without_blanks(table->cell(row, *id)));
  return out;
}

// The model's table with a row for each of these that it lacks.
void add_rows(Draft &to, TableId id, const Names &names) {
  std::optional<DraftTable> &table = to[id];
  const std::string head(schema(id).columns[0].name);
  if (!table || !table->place_of(head))
    table.emplace(std::string(schema(id).name) + ".csv", std::vector{head});
  const std::size_t at = *table->place_of(head);
  Names there;
  for (std::size_t row = 0; row < table->rows(); ++row)
    there.emplace(without_blanks(table->cell(row, at)));
  for (const std::string &name : names) {
    if (there.contains(name))
      continue;
    std::vector<std::string_view> cells(table->columns().size());
    cells[at] = name;
    table->add_row(0, cells);
  }
}

// What the rows of a scenario are judged by: what is named where that cannot be known is taken to be there.
Draft stand_in(const Draft &model, const Doubts &doubts, const Scenario &scenario,
               std::span<const Scenario *const> before) {
  Draft out;
  out.tables = model.tables;
  for (const TableId id : with_identifiers) {
    Names names = doubts[static_cast<std::size_t>(id)] ? named_by(scenario, id) : Names{};
    for (const Scenario *const earlier : before)
      names.merge(created_by(*earlier, id));
    for (const std::string &own : created_by(scenario, id))
      names.erase(own);
    if (!names.empty() && (id != TableId::functions || model[id])) // without the table any function is one
      add_rows(out, id, names);
  }
  return out;
}

// What is there already and what is not, is known of a model without faults alone, and not behind a scenario
// between.
bool rests_on_model(const Diagnostic &d, bool starts_from_other) {
  switch (d.code) {
  case Code::not_there:
  case Code::several_links:
    return true;
  case Code::duplicate_row:
    return d.head != "shares";
  case Code::duplicate_id:
  case Code::already_deleted:
    return starts_from_other;
  default:
    return false;
  }
}

} // namespace

Doubts doubts_of(const Draft &model, std::span<const Diagnostic> faults) {
  Doubts out{};
  for (const TableId id : with_identifiers)
    out[static_cast<std::size_t>(id)] = is_doubtful(model, faults, id);
  return out;
}

AppliedScenario judged_alone(const Draft &model, const Doubts &doubts, const Scenario &scenario,
                             std::span<const Scenario *const> before) {
  AppliedScenario out = unapplied(scenario);
  const Draft start = stand_in(model, doubts, scenario, before);
  {
    ScenarioMaker maker(start, scenario, out);
    maker.read_rows();
    maker.read_other_savings();
  }
  std::erase_if(out.diagnostics, [&](const Diagnostic &d) { return rests_on_model(d, !before.empty()); });
  out.ring_fences.clear();
  out.merged.clear();
  put_in_file_order(out.own_tables, out.diagnostics);
  return out;
}

} // namespace organograph

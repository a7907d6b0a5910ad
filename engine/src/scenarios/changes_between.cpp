// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/changes_between.hpp"

#include "scenarios/snapshot_maker.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace organograph {

namespace {

constexpr int most_rounds = 50; // in which rows that cannot be applied are left out
constexpr std::size_t rows_told = 5;

std::string table_file(const std::string &scenario, TableId id) {
  return "scenarios/" + scenario + "/" + std::string(schema(id).name) + ".csv";
}

Scenario scenario_of(SnapshotMaker &maker, const std::string &name) {
  Scenario out{name, {}};
  for (const TableSchema &table : scenario_schema())
    out.draft[table.id] = maker.of(table.id).finished(table_file(name, table.id));
  return out;
}

// By what the row is of: its line is that of a scenario which is not written.
Diagnostic not_applied(const Diagnostic &why, SnapshotMaker &maker, const std::string &scenario) {
  Diagnostic out = why;
  std::string of;
  for (const TableSchema &table : scenario_schema())
    if (why.file == table_file(scenario, table.id)) {
      out.file = std::string(table.name) + ".csv";
      if (const ScenarioRows &rows = maker.of(table.id); why.line >= 2 && why.line - 2 < rows.size())
        for (const ColumnSchema &column : table.columns)
          if (column.required && column.kind == CellKind::identifier)
            of += (of.empty() ? " of " : ", ") +
                  shown(rows.cell(static_cast<std::size_t>(why.line - 2), column.name));
      out.line = 0;
      out.cell = 0;
    }
  out.code = Code::change_not_said;
  out.problem = "the change" + of + " cannot be applied: " + why.problem;
  out.expected.clear();
  out.remedy.clear();
  return out;
}

// Takes out the rows that errors name. False where an error names none.
bool leave_out(SnapshotMaker &from, const std::string &name, const std::vector<Diagnostic> &faults) {
  bool any = false;
  for (const TableSchema &table : scenario_schema()) {
    std::vector<std::size_t> rows;
    for (const Diagnostic &fault : faults)
      if (fault.severity() == Severity::error && fault.file == table_file(name, table.id) && fault.line >= 2)
        rows.push_back(static_cast<std::size_t>(fault.line - 2));
    any = any || !rows.empty();
    from.of(table.id).remove(std::move(rows));
  }
  return any;
}

// What is still to be changed when the scenario has been applied.
void tell_rest(SnapshotMaker &rest, std::vector<Diagnostic> &to) {
  for (const TableSchema &table : scenario_schema().subspan(1)) {
    const ScenarioRows &rows = rest.of(table.id);
    for (std::size_t row = 0; row < std::min(rows.size(), rows_told); ++row)
      to.push_back({Code::change_not_said,
                    std::string(table.name) + ".csv",
                    0,
                    0,
                    std::string(rows.cell(row, table.columns[1].name)),
                    shown(rows.cell(row, table.columns[0].name)) + " of " +
                        shown(rows.cell(row, table.columns[1].name)) +
                        " comes out differently when the scenario is applied",
                    {},
                    {}});
  }
}

// By table and action, in the order of the rows.
std::vector<ChangesBetween::Count> counts_of(SnapshotMaker &maker) {
  std::vector<ChangesBetween::Count> out;
  for (const TableSchema &table : scenario_schema().subspan(1)) {
    const ScenarioRows &rows = maker.of(table.id);
    const std::size_t first = out.size();
    const bool acts = column_of(table.id, "action").has_value();
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::string action(acts ? rows.cell(row, "action") : "set");
      const auto at = std::ranges::find(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), action,
                                        &ChangesBetween::Count::action);
      if (at == out.end())
        out.push_back({table.name, action, 1});
      else
        ++at->rows;
    }
  }
  return out;
}

} // namespace

ChangesBetween changes_between(const Draft &before, const Draft &after, const std::string &name,
                               bool partly) {
  SnapshotMaker maker(before, after);
  maker.match();
  maker.say_all();
  maker.say_scenario(name);
  ChangesBetween out{scenario_of(maker, name), std::move(maker.diagnostics), {}};
  bool complete = !has_errors(out.diagnostics), applies = false;
  for (int round = 0; round < most_rounds && !applies; ++round) {
    const AppliedScenario applied = apply_scenario(before, out.scenario);
    applies = !has_errors(applied.diagnostics);
    if (applies && complete) {
      SnapshotMaker rest(applied.draft, after);
      rest.take_renamed(maker.renamed());
      rest.say_all();
      tell_rest(rest, out.diagnostics);
    }
    if (applies)
      break;
    complete = false;
    for (const Diagnostic &fault : applied.diagnostics)
      if (fault.severity() == Severity::error)
        out.diagnostics.push_back(not_applied(fault, maker, name));
    if (!partly || !leave_out(maker, name, applied.diagnostics))
      break;
    out.scenario = scenario_of(maker, name);
  }
  if (partly && applies)
    for (Diagnostic &diagnostic : out.diagnostics)
      if (diagnostic.code == Code::change_not_said)
        diagnostic.code = Code::change_left_out;
  out.counts = counts_of(maker);
  return out;
}

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/scenario.hpp"

#include "model/diagnostic_order.hpp"
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace organograph {

namespace {

Identifiers identifiers_of(const Draft &draft, TableId id) {
  Identifiers out;
  if (!draft[id])
    return out;
  const DraftTable &table = *draft[id];
  const auto head = std::ranges::find(table.columns(), schema(id).columns[0].name);
  if (head == table.columns().end())
    return out;
  const auto column = static_cast<std::size_t>(head - table.columns().begin());
  out.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row)
    out.add(without_blanks(table.cell(row, column)), static_cast<std::uint32_t>(row));
  return out;
}

} // namespace

ScenarioMaker::ScenarioMaker(const Draft &start_draft, const Scenario &source, AppliedScenario &result)
    : start(start_draft), scenario(source), out(result), posts(start_draft, TableId::posts),
      post_functions(start_draft, TableId::post_functions), post_shares(start_draft, TableId::post_shares),
      reporting_lines(start_draft, TableId::reporting_lines),
      staff_groups(start_draft, TableId::staff_groups), meetings(start_draft, TableId::meetings),
      attendance(start_draft, TableId::attendance), partner_links(start_draft, TableId::partner_links),
      arrangements(start_draft, TableId::arrangements),
      organisations(identifiers_of(start_draft, TableId::organisations)),
      functions(identifiers_of(start_draft, TableId::functions)),
      partners(identifiers_of(start_draft, TableId::partners)), hints(start_draft),
      post_entries(entries_of(posts, posts.column("post_id"))),
      meeting_entries(entries_of(meetings, meetings.column("meeting_id"))),
      group_entries(entries_of(staff_groups, staff_groups.column("group_id"))) {
  for (const TableSchema &table : schema())
    if (table.is_register())
      registers.emplace_back(start_draft, table.id);
}

void ScenarioMaker::read_scenario() {
  ChangeTable from(scenario.draft, TableId::scenario, out.diagnostics);
  for (std::size_t row = 1; row < from.rows(); ++row)
    from.cells.fault(row, from.column("title"), Code::too_many_rows, {}, "scenario.csv has a second row",
                     "one row");
}

void ScenarioMaker::read_rows() {
  read_scenario();
  apply_changes();
  apply_functions();
  apply_lines();
  apply_staff_groups();
  apply_attendance();
  apply_meetings();
  apply_links();
  apply_arrangements();
  apply_registers();
}

void ScenarioMaker::read_other_savings() {
  ChangeTable from(scenario.draft, TableId::other_savings, out.diagnostics);
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!row_begins(from, row))
      continue;
    organisation(from, row, from.column("organisation_id"));
    OtherSaving saving;
    saving.description = from.cells.text(row, from.column("description"));
    saving.organisation_id = from.value(row, "organisation_id");
    saving.programme = from.cells.text(row, from.column("programme"));
    saving.source = from.cells.text(row, from.column("source"));
    saving.annual_saving = from.cells.number(row, from.column("annual_saving"));
    saving.fte = from.cells.number(row, from.column("fte"));
    out.other_savings.push_back(std::move(saving));
  }
}

// Makes the draft and the model, unless something is wrong.
void ScenarioMaker::finish() {
  if (has_errors(out.diagnostics))
    return;
  for (std::size_t t = 0; t < model_table_count; ++t)
    out.draft.tables[t] = start.tables[t];
  const auto put = [&](TableId id, const EditedTable &table) {
    if (std::optional<DraftTable> made = table.finished())
      out.draft[id] = *std::move(made);
  };
  put(TableId::posts, posts);
  put(TableId::post_functions, post_functions);
  put(TableId::post_shares, post_shares);
  put(TableId::reporting_lines, reporting_lines);
  put(TableId::staff_groups, staff_groups);
  put(TableId::meetings, meetings);
  put(TableId::attendance, attendance);
  put(TableId::partner_links, partner_links);
  put(TableId::arrangements, arrangements);
  for (const EditedTable &table : registers)
    put(table.table(), table);
  BuildResult built = build_model(out.draft, {.kept = SIZE_MAX});
  out.draft.diagnostics = start.diagnostics;
  out.model = std::move(built.model);
  for (Diagnostic &d : built.diagnostics) {
    if (d.code == Code::meeting_of_counterparts)
      if (const auto at = meeting_entries.find(d.value); at != meeting_entries.end() && at->second.in_start)
        continue; // it keeps the kind that it had
    if (d.code == Code::implausible_attended && !d.file.ends_with("attendance_changes.csv") &&
        d.file.starts_with("scenarios/"))
      continue; // reckoned from the rate that the seat keeps
    if (d.file.starts_with("scenarios/"))
      d.cell = 0; // the cell of the table that was made, which the scenario's row does not have
    out.diagnostics.push_back(std::move(d));
  }
}

AppliedScenario apply_after(const Draft &start, const AppliedScenario *before, const Scenario &scenario) {
  AppliedScenario out = unapplied(scenario);
  if (before != nullptr) {
    out.ring_fences = before->ring_fences;
    out.merged = before->merged;
  }
  {
    ScenarioMaker maker(start, scenario, out);
    maker.read_rows();
    maker.judge_orphans();
    maker.judge_circles();
    maker.read_other_savings();
    maker.finish();
  }
  put_in_file_order(out.own_tables, out.diagnostics);
  return out;
}

AppliedScenario unapplied(const Scenario &scenario, bool with_tables) {
  AppliedScenario out;
  out.name = scenario.name;
  if (with_tables) {
    out.own_tables = scenario.draft;
    out.diagnostics = scenario.draft.diagnostics;
  }
  ChangeTable from(scenario.draft, TableId::scenario, out.diagnostics);
  if (from.rows() > 0 && !from.table->misshapen(0)) {
    out.title = from.cells.text(0, from.column("title"));
    out.source = from.cells.text(0, from.column("source"));
    out.starts_from = from.value(0, "starts_from");
  }
  return out;
}

AppliedScenario apply_scenario(const Draft &start, const Scenario &scenario) {
  return apply_after(start, nullptr, scenario);
}

} // namespace organograph

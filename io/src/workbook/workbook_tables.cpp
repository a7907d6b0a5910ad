// SPDX-License-Identifier: Apache-2.0
#include "workbook/workbook_tables.hpp"

#include "csv/near_names.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace organograph::io {

namespace {

std::string listed(const std::vector<std::string> &names) {
  constexpr std::size_t most = 20;
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
    out += (i == 0 ? "" : ", ") + shown(names[i]);
  return names.size() > most ? out + " and " + std::to_string(names.size() - most) + " more" : out;
}

std::optional<std::size_t> table_named(std::string_view name) {
  for (std::size_t t = 0; t < table_count; ++t)
    if (schema(static_cast<TableId>(t)).name == name)
      return t;
  return std::nullopt;
}

const TableSchema *named(const std::string &sheet) {
  for (std::size_t t = 0; t < table_count; ++t)
    if (equal_but_for_case(schema(static_cast<TableId>(t)).name, sheet))
      return &schema(static_cast<TableId>(t));
  return nullptr;
}

} // namespace

WorkbookTables::WorkbookTables(std::string file, const WorkbookLimits &limits)
    : budget_(limits), claimed_(table_count, false) {
  out_.places.file = std::move(file);
  for (std::size_t t = 0; t < table_count; ++t)
    out_.places.sheets[t].name = schema(static_cast<TableId>(t)).name;
}

// Exact, else without case.
std::optional<TableId> WorkbookTables::claim(const std::string &sheet) {
  if (++sheets_ > budget_.limits().sheets)
    throw Refusal{Code::workbook_too_large,
                  "the workbook has more than " + std::to_string(budget_.limits().sheets) + " sheets",
                  {}};
  const TableSchema *const table = named(sheet);
  if (table == nullptr) {
    others_.push_back(sheet);
    return std::nullopt;
  }
  const auto t = static_cast<std::size_t>(table->id);
  if (claimed_[t])
    throw Refusal{Code::unreadable_workbook,
                  "the sheets " + shown(out_.places.sheets[t].name) + " and " + shown(sheet) +
                      " are both called like the table " + std::string(table->name),
                  "rename one of them"};
  claimed_[t] = true;
  out_.places.sheets[t].name = sheet;
  return table->id;
}

std::unique_ptr<SheetTarget> WorkbookTables::open(const std::string &sheet, bool hidden) {
  const auto table = claim(sheet);
  return table ? std::make_unique<TableSheet>(*this, *table, sheet, hidden) : nullptr;
}

void WorkbookTables::note_macros() {
  out_.draft.diagnostics.push_back({Code::macros_ignored,
                                    out_.places.file,
                                    0,
                                    0,
                                    {},
                                    "the workbook holds macros; they were not run",
                                    {},
                                    {}});
}

Scenario *WorkbookTables::scenario(const std::string &name) {
  const auto at = scenarios_.find(name);
  if (at != scenarios_.end())
    return &at->second;
  if (scenarios_.size() == budget_.limits().scenarios)
    throw Refusal{Code::workbook_too_large,
                  "the workbook names more than " + std::to_string(budget_.limits().scenarios) + " scenarios",
                  {}};
  return &scenarios_.emplace(name, Scenario{name, {}}).first->second;
}

void WorkbookTables::report_missing_tables(const std::vector<std::string> &found) {
  for (const TableSchema &table : schema()) {
    const std::string name(table.name);
    if (table.required && !claimed_[static_cast<std::size_t>(table.id)] &&
        std::ranges::find(found, name) == found.end())
      out_.draft.diagnostics.push_back({Code::missing_table,
                                        file_name(table),
                                        0,
                                        0,
                                        {},
                                        "the workbook has no sheet " + name,
                                        {},
                                        "add the sheet, with the table's heads in its first row",
                                        name});
  }
}

// Gives the tables that sheets which are not read are meant to be.
std::vector<std::string> WorkbookTables::report_others() {
  std::vector<std::string> absent, unknown, found;
  for (std::size_t t = 0; t < table_count; ++t)
    if (!claimed_[t])
      absent.emplace_back(schema(static_cast<TableId>(t)).name);
  for (const std::string &sheet : without(others_, results_)) {
    const auto meant = table_meant(sheet, absent);
    if (!meant) {
      unknown.push_back(sheet);
      continue;
    }
    found.push_back(meant->name);
    const bool of_scenarios = *table_named(meant->name) >= model_table_count;
    out_.draft.diagnostics.push_back(
        {Code::table_name_differs, (of_scenarios ? "scenarios/" : "") + meant->name + ".csv", 0, 0, sheet,
         "the sheet " + shown(sheet) + " is not read, and there is no sheet " + meant->name,
         "the name " + meant->name,
         "rename it to " + meant->name + "; if it is no part of the model, give it a name that is less alike",
         sheet});
  }
  if (unknown.empty())
    return found;
  const bool one = unknown.size() == 1;
  out_.draft.diagnostics.push_back(
      {Code::unknown_table,
       out_.places.file,
       0,
       0,
       one ? unknown[0] : "",
       (one ? "the sheet " : "the sheets ") + listed(unknown) +
           (one ? " is none of the tables and is not read" : " are none of the tables and are not read"),
       {},
       {}});
  return found;
}

// In a folder a scenario is a folder: it cannot be split by a slip of the pen. In a sheet it can, so a name
// must stand in the sheet scenario where that has any, and never be another's but for the case.
void WorkbookTables::report_misspelt_scenarios() {
  std::vector<std::string> listed;
  for (const auto &[name, scenario] : scenarios_)
    if (scenario.draft[TableId::scenario])
      listed.push_back(name);
  std::set<std::string> first_spelling;
  for (Diagnostic &mention : mentions_) {
    const std::string &name = mention.value;
    const auto same = std::ranges::find_if(
        first_spelling, [&](const std::string &other) { return equal_but_for_case(other, name); });
    if (same == first_spelling.end())
      first_spelling.insert(name);
    const bool is_listed = std::ranges::find(listed, name) != listed.end();
    if (!listed.empty() && !is_listed) {
      mention.problem = "scenario is " + shown(name) + ", which has no row in the sheet scenario";
      if (const auto near = nearest(name, listed))
        mention.expected = "the name of a scenario, such as " + shown(*near);
      mention.remedy = "correct the name, or add a row for it to the sheet scenario";
    } else if (listed.empty() && same != first_spelling.end() && *same != name) {
      mention.problem =
          "scenario is " + shown(name) + ", and elsewhere " + shown(*same) + ": only the case differs";
      mention.remedy = "write the name of a scenario the same way in every row";
    } else {
      continue;
    }
    out_.draft.diagnostics.push_back(std::move(mention));
  }
}

WorkbookModel WorkbookTables::finish() {
  report_missing_tables(report_others());
  report_misspelt_scenarios();
  if (const std::size_t listed_faults = budget_.limits().faulty_cells; faulty_cells_ > listed_faults)
    out_.draft.diagnostics.push_back(
        {Code::unreadable_cell,
         out_.places.file,
         0,
         0,
         {},
         std::to_string(faulty_cells_ - listed_faults) + " more cells cannot be read and are not listed",
         {},
         "mend those that are listed first"});
  for (auto &[name, scenario] : scenarios_)
    out_.scenarios.push_back(std::move(scenario));
  return std::move(out_);
}

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/scenario_folder.hpp"

#include "csv/table_files.hpp"
#include "csv/table_heads.hpp"
#include "files/source_files.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/io/csv_reader.hpp"
#include "organograph/io/environment_error.hpp"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> scenario_files() {
  std::vector<std::string> out;
  for (const TableSchema &table : scenario_schema())
    out.push_back(file_name(table));
  return out;
}

// It becomes a part of the names of files, which stand on a line each.
void report_name(const std::string &name, std::vector<Diagnostic> &diagnostics) {
  constexpr std::size_t longest = 150;
  const auto bad = std::ranges::find_if(name, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
  if (bad == name.end() && name.size() <= longest)
    return;
  const std::string problem = bad == name.end() ? "has " + std::to_string(name.size()) + " bytes"
                                                : "holds " + shown(std::string_view(&*bad, 1));
  diagnostics.push_back(
      {Code::bad_scenario_name,
       "scenarios/" + bad_bytes_shown(name),
       0,
       0,
       bad_bytes_shown(name),
       "the scenario's name " + problem,
       "at most " + std::to_string(longest) + " bytes without line breaks and control characters",
       {}});
}

// What a scenario has where a model has a table of this name; empty where there is nothing of the kind.
std::string_view changes_of(std::string_view table) {
  constexpr std::pair<std::string_view, std::string_view> counterparts[] = {
      {"posts", "changes.csv"},
      {"post_shares", "changes.csv (action share)"},
      {"post_functions", "function_changes.csv"},
      {"reporting_lines", "line_changes.csv"},
      {"staff_groups", "staff_group_changes.csv"},
      {"meetings", "meeting_changes.csv"},
      {"attendance", "attendance_changes.csv"},
      {"partner_links", "link_changes.csv"},
      {"arrangements", "arrangement_changes.csv"}};
  const auto *const found =
      std::ranges::find(counterparts, table, [](const auto &each) { return each.first; });
  return found == std::end(counterparts) ? std::string_view{} : found->second;
}

// What it proposes would be passed over in silence.
Diagnostic unread_table(const std::string &prefix, const std::string &name,
                        const std::vector<std::string> &absent) {
  const std::string file = bad_bytes_shown(name);
  const std::string_view stem = std::string_view(name).substr(0, name.rfind('.'));
  Diagnostic out{Code::unread_table,
                 prefix + file,
                 0,
                 0,
                 file,
                 shown(file) + " is none of a scenario's tables and is not read",
                 "changes.csv and the other tables of a scenario",
                 {}};
  const bool is_csv = is_csv_name(name);
  if (const std::string_view changes = changes_of(stem); !changes.empty()) {
    out.problem = shown(file) + " is a table of the model and is not read in a scenario's folder";
    out.remedy = "write what differs from the model as rows of " + std::string(changes) +
                 ", or let 'organograph changes' make them of two models, and move the file away";
  } else if (!is_csv) {
    out.remedy = "save its sheets as CSV files with the names of a scenario's tables, or move the file away";
  } else {
    out.remedy = did_you_mean(nearest(name, absent)); // where nothing is near, what mends it in general
  }
  return out;
}

// `names` are all tables there, sorted; load(name) gives the text of one.
template <class Load>
Scenario read_scenario(const std::string &name, const std::vector<std::string> &names, Load load) {
  Scenario scenario{name, {}};
  const std::string prefix = "scenarios/" + bad_bytes_shown(name) + "/";
  const std::vector<std::string> tables = scenario_files();
  for (const TableSchema &table : scenario_schema())
    if (std::ranges::binary_search(names, file_name(table)))
      read_table(table, prefix, load(file_name(table)), scenario.draft);
  report_name(name, scenario.draft.diagnostics);
  const std::vector<std::string> absent = without(tables, names);
  for (const std::string &other : without(names, tables))
    scenario.draft.diagnostics.push_back(unread_table(prefix, other, absent));
  return scenario;
}

// Folders below MODEL/scenarios/ that are not hidden, sorted. Something else of that name is no folder of
// scenarios, and reading it fails.
std::vector<std::string> scenario_names(const fs::path &folder) {
  std::vector<std::string> names;
  std::error_code why;
  const fs::file_status status = fs::status(folder, why);
  if (status.type() == fs::file_type::not_found)
    return names;
  fs::directory_iterator entry(folder, why);
  for (; !why && entry != fs::directory_iterator(); entry.increment(why)) {
    const std::string name = entry->path().filename().string();
    std::error_code unreadable;
    if (!name.starts_with('.') && entry->is_directory(unreadable))
      names.push_back(name);
  }
  if (why)
    cannot_read(folder, why);
  std::ranges::sort(names);
  return names;
}

} // namespace

std::vector<Scenario> read_scenarios(const fs::path &model_folder) {
  const fs::path all = model_folder / "scenarios";
  std::vector<Scenario> out;
  for (const std::string &name : scenario_names(all)) {
    const fs::path folder = all / name;
    out.push_back(read_scenario(name, tables_of_any_kind(folder, scenario_files()),
                                [&](const std::string &file) { return read_file(folder / file); }));
  }
  return out;
}

Scenario read_scenario_files(const std::string &name,
                             const std::vector<std::pair<std::string, std::string>> &files) {
  std::vector<std::string> names;
  for (const auto &[file, text] : files)
    names.push_back(file);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return read_scenario(name, names, [&](const std::string &wanted) {
    return source_of(std::ranges::find(files, wanted, [](const auto &file) -> const std::string & {
                       return file.first;
                     })->second);
  });
}

} // namespace organograph::io

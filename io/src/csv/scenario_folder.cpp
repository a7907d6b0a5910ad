// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/scenario_folder.hpp"

#include "csv/table_files.hpp"
#include "csv/table_heads.hpp"
#include "files/source_files.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/io/csv_reader.hpp"
#include "organograph/io/environment_error.hpp"

#include <algorithm>
#include <system_error>

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

// `names` are all files there, sorted; load(name) gives the text of one.
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
  std::vector<std::string> found;
  for (const std::string &other : without(names, tables))
    report_other_file(other, "none of a scenario's tables", prefix, absent, found,
                      scenario.draft.diagnostics);
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
    out.push_back(read_scenario(name, csv_files(folder, scenario_files()),
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

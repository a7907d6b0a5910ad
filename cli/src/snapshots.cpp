// SPDX-License-Identifier: Apache-2.0
// `changes` and `history`: what several models of one organisation, of different dates, tell together.
#include "json_output.hpp"
#include "several_models.hpp"

#include "organograph/engine/changes_between.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/output.hpp"
#include "organograph/platform/platform.hpp"
#include "organograph/viz/history.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <iterator>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t warnings_told = 1000;

std::string scenario_name(const std::string &folder) {
  fs::path path = fs::path(folder).lexically_normal();
  if (path.filename().empty()) // 'scenarios/now/'
    path = path.parent_path();
  const std::string name = path.filename().string();
  if (name.empty() || name == "." || name == "..")
    throw WrongUse("-o " + shown(folder) + " has no name for the scenario: write MODEL/scenarios/NAME");
  return name;
}

// The folder of scenarios of a model that had none.
void make_scenarios_folder(const std::string &folder) {
  fs::path path = fs::path(folder).lexically_normal();
  if (path.filename().empty())
    path = path.parent_path();
  const fs::path above = path.parent_path();
  std::error_code unknown;
  if (above.filename() != "scenarios" || fs::exists(above, unknown))
    return;
  if (const std::error_code why = platform::make_folder(above))
    throw io::EnvironmentError("cannot make the folder '" + above.string() + "': " + io::reason(why));
}

nlohmann::ordered_json counts_json(const ChangesBetween &changes) {
  auto out = nlohmann::ordered_json::object();
  for (const ChangesBetween::Count &count : changes.counts)
    out[std::string(count.table)][count.action] = count.rows;
  return out;
}

// 'changes.csv: create 3, delete 2, change 7'.
void print_counts(const ChangesBetween &changes, std::ostream &out) {
  std::string_view table;
  for (const ChangesBetween::Count &count : changes.counts) {
    out << (count.table == table ? ", "
            : table.empty()      ? std::string(count.table) + ".csv: "
                                 : "\n" + std::string(count.table) + ".csv: ");
    out << count.action << ' ' << count.rows;
    table = count.table;
  }
  out << (table.empty() ? "Nothing has changed\n" : "\n");
}

std::vector<io::NamedFile> files_of_scenario(const Scenario &scenario) {
  std::vector<io::NamedFile> out;
  for (const TableSchema &table : scenario_schema())
    if (const auto &rows = scenario.draft[table.id])
      out.emplace_back(std::string(table.name) + ".csv", io::to_csv(*rows));
  return out;
}

} // namespace

int changes_command(const ChangesArguments &arguments, const Streams &streams) {
  const std::string name = scenario_name(arguments.out);
  refuse_file_name(arguments.out);
  io::refuse_used_folder(arguments.out);
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  StudyOptions options;
  options.analysis.threads = arguments.threads;
  options.extract = arguments.extract;
  options.measures = Measures::none;
  Opened before = one_of_several(arguments.before, options, progress);
  Opened after = one_of_several(arguments.after, options, progress);
  std::vector<Diagnostic> faults;
  for (auto &[opened, model] : {std::pair<Opened &, const std::string &>(before, arguments.before),
                                std::pair<Opened &, const std::string &>(after, arguments.after)})
    if (!opened.study.model) {
      name_model(opened.study.diagnostics, model);
      std::ranges::copy(opened.study.diagnostics, std::back_inserter(faults));
    }
  if (!faults.empty()) {
    progress.end();
    return refuse_data(faults, 0, "nothing was written", streams);
  }
  progress.step("comparing");
  const ChangesBetween changes =
      changes_between(*before.study.draft, *after.study.draft, name, arguments.partly);
  const std::size_t shown_warnings = arguments.quiet || arguments.json ? 0 : warnings_told;
  if (has_errors(changes.diagnostics)) {
    progress.end();
    return refuse_data(changes.diagnostics, shown_warnings,
                       "nothing was written (--partly writes what can be said)", streams);
  }
  make_scenarios_folder(arguments.out);
  io::write_new_folder(arguments.out, files_of_scenario(changes.scenario));
  progress.end();
  print_diagnostics(changes.diagnostics, shown_warnings, streams.err);
  if (arguments.json)
    print_json({{"written", arguments.out},
                {"rows", counts_json(changes)},
                {"diagnostics", as_json(changes.diagnostics)}},
               streams.out);
  else if (!arguments.quiet)
    print_counts(changes, streams.out);
  const bool is_of_before = is_inside(arguments.out, arguments.before + "/scenarios");
  if (!arguments.json)
    say_written(arguments.out, arguments.quiet, false,
                is_of_before ? "organograph compare " + arguments.before + " --scenario " + name : "",
                streams);
  return done;
}

int history_command(const HistoryArguments &arguments, const Streams &streams) {
  if (!arguments.out.empty())
    refuse_foreign_file(arguments.out, "date,model,title,figure,name,value\n", "history");
  viz::History history;
  const auto take = [&](const std::string &model, const Study &study, std::vector<Diagnostic> &faults) {
    if (!study.model->text((*study.model)->date).empty())
      return viz::add_to_history(history, model, study);
    faults.push_back({Code::missing_value,
                      model + "/model.csv",
                      0,
                      0,
                      {},
                      "the model has no date",
                      "a date such as 2024-04-01 under date in model.csv",
                      {},
                      {},
                      "date"});
  };
  const std::vector<Diagnostic> faults = measure_each(
      arguments, false, streams, [](const std::string &, Study &) {}, take);
  if (!faults.empty())
    return refuse_data(faults, 0, "nothing was computed", streams);
  viz::put_in_order(history);
  if (!arguments.out.empty())
    io::write_file(arguments.out, viz::to_csv(viz::history_table(history)));
  if (arguments.json)
    print_json(viz::history_json(history), streams.out, 1);
  else if (!arguments.quiet)
    streams.out << viz::history_text(history, {streams.surroundings.colour});
  if (!arguments.out.empty() && !arguments.json)
    say_written(arguments.out, arguments.quiet, false, {}, streams);
  return done;
}

} // namespace organograph::cli

// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "json_output.hpp"
#include "output_folder.hpp"
#include "privacy.hpp"
#include "progress.hpp"

#include "organograph/engine/screen.hpp"
#include "organograph/io/output.hpp"
#include "organograph/viz/agreements_ics.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/report.hpp"
#include "organograph/viz/summary.hpp"
#include "organograph/viz/tabulate.hpp"
#include "organograph/viz/workbook.hpp"

#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

constexpr std::size_t warnings_on_screen = 20;

std::string output_folder(const AnalyseArguments &arguments) {
  if (!arguments.out.empty())
    return arguments.out;
  std::string model = arguments.model;
  while (model.size() > 1 && model.ends_with('/'))
    model.pop_back();
  std::error_code unreadable; // what it is shows when it is read
  if (model == "." || model == ".." || model.ends_with("/.") || model.ends_with("/.."))
    model = std::filesystem::canonical(model, unreadable).string(); // the folder's own name
  if (model.empty() || model == "/")
    throw WrongUse("MODEL '" + arguments.model + "' has no name to make the output's of: give -o OUT");
  if (std::filesystem::is_regular_file(model, unreadable)) // council.xlsx
    model = std::filesystem::path(model).replace_extension().string();
  return model + "-analysis";
}

constexpr std::size_t largest_rows = 1000;

using Files = std::vector<io::FileInPieces>;

// The rows are made when the file is written: the tables live in the files.
void add_tables(std::span<const viz::Table> tables, const AnalyseArguments &arguments, Progress &progress,
                Files &to) {
  const auto readers = arguments.tables_for_spreadsheets ? viz::CsvFor::spreadsheets : viz::CsvFor::programs;
  for (const viz::Table &made : tables) {
    auto table = std::make_shared<const viz::Table>(
        arguments.tables == Tables::largest ? viz::largest(made, largest_rows) : made);
    to.emplace_back("tables/" + table->name + ".csv", viz::csv_pieces(*table),
                    [table, readers, &progress](std::size_t piece, std::string &out) {
                      viz::append_csv_piece(*table, piece, out, readers);
                      progress.advance();
                    });
  }
}

// First among the files, since each is made in one piece: the others are made meanwhile.
void add_report(const Study &study, std::vector<viz::Table> tables, Files &to) {
  auto kept = std::make_shared<const std::vector<viz::Table>>(std::move(tables));
  to.emplace_back("report.html", 1,
                  [kept, &study](std::size_t, std::string &out) { out += viz::report_html(study, *kept); });
  to.emplace_back("report.xlsx", [kept, &study](const std::filesystem::path &workspace) {
    return viz::workbook(study, *kept, workspace);
  });
  if (viz::gives_model_workbook(study))
    to.emplace_back("model.xlsx", [&study](const std::filesystem::path &workspace) {
      return viz::model_workbook(*study.draft, study.scenarios_read, workspace);
    });
}

// The study must stay where it is until all is written.
Files files_of(const AnalyseArguments &arguments, const Study &study, const nlohmann::ordered_json &tree,
               Progress &progress) {
  Files files;
  if (arguments.tables != Tables::none || !arguments.no_report) {
    progress.step("preparing tables");
    const std::vector<viz::Table> tables = viz::tabulate(study);
    if (!arguments.no_report)
      add_report(study, tables, files);
    if (arguments.tables != Tables::none)
      add_tables(tables, arguments, progress, files);
  }
  std::uint64_t pieces = 0;
  for (const io::FileInPieces &file : files)
    pieces += file.pieces;
  if (!arguments.no_diagrams) {
    progress.step("drawing");
    for (io::NamedFile &file : diagrams(study))
      files.emplace_back(std::move(file.first), std::move(file.second));
  }
  if (const auto &agreements = study.analysis.agreements)
    if (std::string dates = viz::agreements_ics(*study.model, *agreements); !dates.empty())
      files.emplace_back("agreements.ics", std::move(dates));
  files.emplace_back("analysis.json", tree.dump(1) + "\n");
  progress.step("writing the report and the tables", pieces);
  return files;
}

// Input tables that fit are sheets of model.xlsx.
bool writes_draft(const AnalyseArguments &arguments, const Study &study) {
  return !arguments.no_report &&
         viz::input_cells(*study.draft, study.scenarios_read) <= viz::WorkbookLimits{}.input_cells;
}

} // namespace

int analyse_command(const AnalyseArguments &arguments, const Streams &streams) {
  const std::string folder = output_folder(arguments);
  refuse_inside_model(folder, arguments.model);
  refuse_foreign_folder(folder, "analysis");
  refuse_misplaced(arguments.privacy, arguments.model, folder);
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  StudyOptions options;
  options.analysis = arguments.options;
  options.extract = arguments.extract;
  options.as_of = arguments.as_of;
  options.never_taken_as_invited = arguments.privacy.minimum_group > 1;
  options.scenarios = arguments.scenarios;
  options.undone = arguments.no_report ? Undone::none : Undone::unless_large;
  options.over_days = !arguments.no_report;
  show_steps(progress, options);
  Opened from = opened(arguments.model, options);
  if (!from.study.model) {
    progress.end();
    return stop_at_errors(from.study, arguments.quiet ? 0 : warnings_on_screen, "written", streams);
  }
  protect(arguments.privacy, options, from, streams);
  options.keep_draft = writes_draft(arguments, from.study);
  Study study = measured(std::move(from.study), options);
  progress.step("putting the figures together");
  study = viz::with_published(std::move(study), arguments.privacy.minimum_group);
  io::name_places(from.source, study.diagnostics);
  const nlohmann::ordered_json tree = viz::analysis_json(study);
  io::write_folder(folder, "analysis", files_of(arguments, study, tree, progress), arguments.options.threads);
  progress.end();
  print_diagnostics(study.diagnostics, arguments.quiet ? 0 : warnings_on_screen, streams.err);
  if (arguments.json)
    print_json(tree, streams.out, 1);
  else if (!arguments.quiet)
    streams.out << viz::summary(study, {streams.surroundings.colour});
  if (!arguments.quiet)
    streams.err << "Written to " << for_screen(folder) << "\n";
  return done;
}

} // namespace organograph::cli

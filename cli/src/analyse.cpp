// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "progress.hpp"

#include "organograph/io/output.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/report.hpp"
#include "organograph/viz/summary.hpp"
#include "organograph/viz/tabulate.hpp"
#include "organograph/viz/workbook.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
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
  if (model == "." || model == ".." || model == "/" || model.ends_with("/.") || model.ends_with("/.."))
    throw WrongUse("MODEL '" + arguments.model + "' has no name to make the output's of: give -o OUT");
  std::error_code unreadable;                              // what it is shows when it is read
  if (std::filesystem::is_regular_file(model, unreadable)) // council.xlsx
    model = std::filesystem::path(model).replace_extension().string();
  return model + "-analysis";
}

// Before anything is measured: a folder of somebody else's is never written into.
void refuse_foreign(const std::string &folder) {
  if (io::folder_state(folder, "analysis") == io::FolderState::foreign)
    throw WrongUse("'" + folder +
                   "' exists and is not the output of an earlier analysis: choose another -o OUT, or "
                   "remove it");
}

constexpr std::size_t worst_rows = 1000;

using Files = std::vector<io::FileInPieces>;

// The rows are made when the file is written: the tables live in the files.
void add_tables(std::span<const viz::Table> tables, Tables which, Progress &progress, Files &to) {
  for (const viz::Table &made : tables) {
    auto table =
        std::make_shared<const viz::Table>(which == Tables::worst ? viz::largest(made, worst_rows) : made);
    to.emplace_back("tables/" + table->name + ".csv", viz::csv_pieces(*table),
                    [table, &progress](std::size_t piece, std::string &out) {
                      viz::append_csv_piece(*table, piece, out);
                      progress.advance();
                    });
  }
}

/// Everything that a run knows when it writes.
struct Measured {
  const Loaded &loaded;
  const Model &model;
  const Analysis &analysis;
  std::span<const Diagnostic> diagnostics;
  std::span<const viz::ScenarioResult> scenarios;
  const nlohmann::ordered_json &tree;
};

std::string page(const Measured &measured, std::span<const viz::Table> tables,
                 const AnalysisOptions &options) {
  std::optional<viz::DecouplingReport> decoupling;
  if (may_decouple(measured.loaded))
    decoupling = decoupling_of_all(measured.loaded, options);
  return viz::report_html({.model = &measured.model,
                           .analysis = &measured.analysis,
                           .diagnostics = measured.diagnostics,
                           .scenarios = measured.scenarios,
                           .tree = &measured.tree,
                           .tables = tables,
                           .decoupling = decoupling ? &*decoupling : nullptr});
}

// First among the files, since each is made in one piece: the others are made meanwhile.
void add_report(const Measured &measured, const AnalysisOptions &options, std::vector<viz::Table> tables,
                Files &to) {
  auto kept = std::make_shared<const std::vector<viz::Table>>(std::move(tables));
  to.emplace_back("report.html", 1, [kept, measured, options](std::size_t, std::string &out) {
    out += page(measured, *kept, options);
  });
  to.emplace_back("report.xlsx", 1, [kept, measured](std::size_t, std::string &out) {
    const Loaded &loaded = measured.loaded;
    out += viz::workbook({.tree = &measured.tree,
                          .tables = *kept,
                          .draft = loaded.draft_dropped ? nullptr : &loaded.draft,
                          .scenarios = loaded.scenarios_read});
  });
}

Files files_of(const AnalyseArguments &arguments, const Measured &measured, Progress &progress) {
  Files files;
  if (arguments.tables != Tables::none || !arguments.no_report) {
    progress.step("preparing tables");
    std::vector<viz::Table> tables = viz::tabulate(measured.model, measured.analysis, measured.diagnostics);
    std::ranges::move(viz::tabulate_scenarios(measured.scenarios), std::back_inserter(tables));
    if (!arguments.no_report)
      add_report(measured, arguments.options, tables, files);
    if (arguments.tables != Tables::none)
      add_tables(tables, arguments.tables, progress, files);
  }
  std::uint64_t pieces = 0;
  for (const io::FileInPieces &file : files)
    pieces += file.pieces;
  if (!arguments.no_diagrams) {
    progress.step("drawing");
    for (io::NamedFile &file : diagrams(measured.model, measured.analysis, measured.scenarios))
      files.emplace_back(std::move(file.first), std::move(file.second));
  }
  files.emplace_back("analysis.json", measured.tree.dump(1) + "\n");
  progress.step("writing tables", pieces);
  return files;
}

} // namespace

int analyse_command(const AnalyseArguments &arguments, const Streams &streams) {
  const std::string folder = output_folder(arguments);
  refuse_foreign(folder);
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  Loaded loaded = load(arguments.model, arguments.options.threads);
  load_scenarios(arguments.model, arguments.scenarios, loaded);
  drop_draft(loaded, !arguments.no_report);
  std::vector<Diagnostic> diagnostics = all_diagnostics(loaded);
  if (!whole(loaded)) {
    progress.end();
    print_diagnostics(diagnostics, arguments.quiet ? 0 : warnings_on_screen, streams.err);
    streams.err << "organograph: " << counted(diagnostics) << "; nothing was written\n";
    return faulty_data;
  }
  const Model &model = *loaded.result.model;
  const Analysis analysis = analyse(model, arguments.options, {}, measure_steps(progress));
  const std::vector<Comparison> comparisons =
      compare_all(model, loaded.scenarios, arguments.options, scenario_steps(progress));
  const std::vector<viz::ScenarioResult> scenarios = shown_scenarios(loaded, comparisons);

  progress.step("putting the figures together");
  nlohmann::ordered_json tree =
      viz::with_scenarios(viz::analysis_json(model, analysis, diagnostics), scenarios);
  const auto checks = viz::check_published(model, loaded.draft, tree, {loaded.scenarios, loaded.left_out});
  std::ranges::move(viz::published_warnings(model, checks), std::back_inserter(diagnostics));
  name_places(loaded, diagnostics);
  tree["published"] = viz::published_json(model, checks);
  tree["diagnostics"] = viz::diagnostics_json(diagnostics);

  io::write_folder(folder, "analysis",
                   files_of(arguments, {loaded, model, analysis, diagnostics, scenarios, tree}, progress),
                   arguments.options.threads);
  progress.end();
  print_diagnostics(diagnostics, arguments.quiet ? 0 : warnings_on_screen, streams.err);
  if (arguments.json)
    streams.out << tree.dump(1) << '\n';
  else if (!arguments.quiet)
    streams.out << viz::summary(model, analysis, diagnostics, tree, {streams.surroundings.colour})
                << viz::scenarios_summary(scenarios, {streams.surroundings.colour});
  if (!arguments.quiet)
    streams.err << "Written to " << folder << "\n";
  return done;
}

} // namespace organograph::cli

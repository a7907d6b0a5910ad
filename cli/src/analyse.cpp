// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "organograph/engine/small_groups.hpp"
#include "privacy.hpp"
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

// What is measured of a model that was loaded.
struct Measured {
  Analysis analysis;
  std::vector<Comparison> comparisons;
  std::vector<viz::ScenarioResult> scenarios; // look at the comparisons
};

// Everything that a run knows when it writes. It must stay where it is until all is written.
struct Outcome {
  const AnalyseArguments &arguments;
  const Loaded &loaded;
  const Measured &measured;
  std::span<const Diagnostic> diagnostics;
  const nlohmann::ordered_json &tree;

  const Model &model() const { return *loaded.result.model; }
  bool without_fte() const { return arguments.privacy.minimum_group > 0; }
};

std::string page(const Outcome &outcome, std::span<const viz::Table> tables) {
  std::optional<viz::DecouplingReport> decoupling;
  if (may_decouple(outcome.loaded)) {
    decoupling = decoupling_of_all(outcome.loaded, outcome.arguments.options);
    blank_small_groups(outcome.model(), outcome.arguments.privacy.minimum_group, *decoupling);
  }
  return viz::report_html({.model = &outcome.model(),
                           .analysis = &outcome.measured.analysis,
                           .diagnostics = outcome.diagnostics,
                           .scenarios = outcome.measured.scenarios,
                           .tree = &outcome.tree,
                           .tables = tables,
                           .decoupling = decoupling ? &*decoupling : nullptr,
                           .without_fte = outcome.without_fte()});
}

// The input sheets hold the cost and FTE of single posts.
std::string workbook(const Outcome &outcome, std::span<const viz::Table> tables) {
  const Loaded &loaded = outcome.loaded;
  const bool with_input = !loaded.draft_dropped && !outcome.without_fte();
  return viz::workbook({.tree = &outcome.tree,
                        .tables = tables,
                        .draft = with_input ? &loaded.draft : nullptr,
                        .scenarios = loaded.scenarios_read});
}

// First among the files, since each is made in one piece: the others are made meanwhile.
void add_report(const Outcome &outcome, std::vector<viz::Table> tables, Files &to) {
  auto kept = std::make_shared<const std::vector<viz::Table>>(std::move(tables));
  to.emplace_back("report.html", 1,
                  [kept, outcome](std::size_t, std::string &out) { out += page(outcome, *kept); });
  to.emplace_back("report.xlsx", 1,
                  [kept, outcome](std::size_t, std::string &out) { out += workbook(outcome, *kept); });
}

Files files_of(const Outcome &outcome, Progress &progress) {
  const AnalyseArguments &arguments = outcome.arguments;
  const Measured &measured = outcome.measured;
  Files files;
  if (arguments.tables != Tables::none || !arguments.no_report) {
    progress.step("preparing tables");
    std::vector<viz::Table> tables = viz::tabulate(outcome.model(), measured.analysis, outcome.diagnostics);
    std::ranges::move(viz::tabulate_scenarios(measured.scenarios), std::back_inserter(tables));
    if (!arguments.no_report)
      add_report(outcome, tables, files);
    if (arguments.tables != Tables::none)
      add_tables(tables, arguments.tables, progress, files);
  }
  std::uint64_t pieces = 0;
  for (const io::FileInPieces &file : files)
    pieces += file.pieces;
  if (!arguments.no_diagrams) {
    progress.step("drawing");
    for (io::NamedFile &file :
         diagrams(outcome.model(), measured.analysis, measured.scenarios, outcome.without_fte()))
      files.emplace_back(std::move(file.first), std::move(file.second));
  }
  files.emplace_back("analysis.json", outcome.tree.dump(1) + "\n");
  progress.step("writing the report and the tables", pieces);
  return files;
}

std::vector<viz::PublishedCheck> checks_of(const Loaded &loaded, const nlohmann::ordered_json &tree) {
  return viz::check_published(*loaded.result.model, loaded.draft, tree, {loaded.scenarios, loaded.left_out});
}

nlohmann::ordered_json figures_of(const Loaded &loaded, const Measured &measured) {
  return viz::with_scenarios(viz::analysis_json(*loaded.result.model, measured.analysis, {}),
                             measured.scenarios);
}

// The tree of analysis.json; blanks small groups first, if that is asked for, and adds the published figures
// that differ to the diagnostics.
nlohmann::ordered_json tree_of(const Loaded &loaded, Measured &measured, viz::Privacy &privacy,
                               std::vector<Diagnostic> &diagnostics) {
  const Model &model = *loaded.result.model;
  std::vector<viz::PublishedCheck> checks;
  if (privacy.minimum_group > 0) {
    checks = checks_of(loaded, figures_of(loaded, measured)); // with all that they are to be compared with
    privacy.blanked =
        blank_small_groups(model, privacy.minimum_group, measured.analysis) +
        blank_small_groups(model, loaded.scenarios, privacy.minimum_group, measured.comparisons);
  }
  nlohmann::ordered_json tree = figures_of(loaded, measured);
  std::vector<viz::PublishedCheck> shown = checks_of(loaded, tree);
  if (privacy.minimum_group > 0) {
    privacy.published_left_out = checks.size();
    shown = viz::without_small_groups(model, loaded.draft, std::move(checks), shown, privacy.minimum_group,
                                      {loaded.scenarios, loaded.left_out});
    privacy.published_left_out -= shown.size();
  }
  std::ranges::move(viz::published_warnings(model, shown), std::back_inserter(diagnostics));
  name_places(loaded, diagnostics);
  tree["published"] = viz::published_json(model, shown);
  tree["diagnostics"] = viz::diagnostics_json(diagnostics);
  return viz::with_privacy(std::move(tree), privacy);
}

} // namespace

int analyse_command(const AnalyseArguments &arguments, const Streams &streams) {
  const std::string folder = output_folder(arguments);
  refuse_foreign(folder);
  refuse_misplaced(arguments.privacy, arguments.model, folder);
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  Loaded loaded = load(arguments.model, arguments.options.threads);
  load_scenarios(arguments.model, arguments.scenarios, loaded);
  if (!whole(loaded)) {
    progress.end();
    const std::vector<Diagnostic> diagnostics = all_diagnostics(loaded);
    print_diagnostics(diagnostics, arguments.quiet ? 0 : warnings_on_screen, streams.err);
    streams.err << "organograph: " << counted(diagnostics) << "; nothing was written\n";
    return faulty_data;
  }
  viz::Privacy privacy =
      protect(arguments.privacy, &arguments.scenarios, arguments.options.threads, loaded, streams);
  drop_draft(loaded, !arguments.no_report);
  std::vector<Diagnostic> diagnostics = all_diagnostics(loaded);
  const Model &model = *loaded.result.model;
  Measured measured{analyse(model, arguments.options, {}, measure_steps(progress)), {}, {}};
  measured.comparisons = compare_all(model, loaded.scenarios, arguments.options, scenario_steps(progress));
  measured.scenarios = shown_scenarios(loaded, measured.comparisons);

  progress.step("putting the figures together");
  const nlohmann::ordered_json tree = tree_of(loaded, measured, privacy, diagnostics);
  io::write_folder(folder, "analysis", files_of({arguments, loaded, measured, diagnostics, tree}, progress),
                   arguments.options.threads);
  progress.end();
  print_diagnostics(diagnostics, arguments.quiet ? 0 : warnings_on_screen, streams.err);
  if (arguments.json)
    streams.out << tree.dump(1) << '\n';
  else if (!arguments.quiet)
    streams.out << viz::summary(model, measured.analysis, diagnostics, tree, {streams.surroundings.colour})
                << viz::scenarios_summary(measured.scenarios, {streams.surroundings.colour})
                << viz::privacy_text(privacy);
  if (!arguments.quiet)
    streams.err << "Written to " << folder << "\n";
  return done;
}

} // namespace organograph::cli

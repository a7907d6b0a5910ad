// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "organograph/engine/small_groups.hpp"
#include "privacy.hpp"
#include "progress.hpp"

#include "organograph/io/output.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/summary.hpp"
#include "organograph/viz/tabulate.hpp"

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
void add_tables(std::vector<viz::Table> tables, Tables which, Progress &progress, Files &to) {
  for (viz::Table &made : tables) {
    auto table = std::make_shared<const viz::Table>(which == Tables::worst ? viz::largest(made, worst_rows)
                                                                           : std::move(made));
    to.emplace_back("tables/" + table->name + ".csv", viz::csv_pieces(*table),
                    [table, &progress](std::size_t piece, std::string &out) {
                      viz::append_csv_piece(*table, piece, out);
                      progress.advance();
                    });
  }
}

Files files_of(const AnalyseArguments &arguments, const Model &model, const Analysis &analysis,
               std::span<const Diagnostic> diagnostics, std::span<const viz::ScenarioResult> scenarios,
               const nlohmann::ordered_json &tree, Progress &progress) {
  const bool without_fte = arguments.privacy.minimum_group > 0;
  Files files;
  if (arguments.tables != Tables::none) {
    progress.step("preparing tables");
    add_tables(viz::tabulate(model, analysis, diagnostics), arguments.tables, progress, files);
    add_tables(viz::tabulate_scenarios(scenarios), arguments.tables, progress, files);
  }
  std::uint64_t pieces = 0;
  for (const io::FileInPieces &file : files)
    pieces += file.pieces;
  if (!arguments.no_diagrams) {
    progress.step("drawing");
    for (io::NamedFile &file : diagrams(model, analysis, scenarios, without_fte))
      files.emplace_back(std::move(file.first), std::move(file.second));
  }
  files.emplace_back("analysis.json", tree.dump(1) + "\n");
  progress.step("writing tables", pieces);
  return files;
}

// What is measured of a model that was loaded.
struct Measured {
  Analysis analysis;
  std::vector<Comparison> comparisons;
  std::vector<viz::ScenarioResult> scenarios; // look at the comparisons
};

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
  viz::Privacy privacy = protect(arguments.privacy, arguments.model, &arguments.scenarios,
                                 arguments.options.threads, loaded, streams);
  drop_draft(loaded);
  std::vector<Diagnostic> diagnostics = all_diagnostics(loaded);
  const Model &model = *loaded.result.model;
  const auto measuring = [&](std::string_view measure, unsigned number, unsigned of) {
    progress.step("measuring " + std::string(measure) + ", " + std::to_string(number) + " of " +
                  std::to_string(of));
  };
  Measured measured{analyse(model, arguments.options, {}, measuring), {}, {}};
  if (!loaded.scenarios.empty())
    progress.step("measuring scenarios");
  measured.comparisons = compare_all(model, loaded.scenarios, arguments.options);
  measured.scenarios = shown_scenarios(loaded, measured.comparisons);

  progress.step("putting the figures together");
  const nlohmann::ordered_json tree = tree_of(loaded, measured, privacy, diagnostics);
  io::write_folder(
      folder, "analysis",
      files_of(arguments, model, measured.analysis, diagnostics, measured.scenarios, tree, progress),
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

// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "organograph/io/output.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/render.hpp"
#include "organograph/viz/structure.hpp"
#include "organograph/viz/summary.hpp"
#include "organograph/viz/tabulate.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <ostream>
#include <string>
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

std::vector<io::NamedFile> files_of(const AnalyseArguments &arguments, const Model &model,
                                    const Analysis &analysis, std::span<const Diagnostic> diagnostics,
                                    std::span<const viz::ScenarioResult> scenarios,
                                    const nlohmann::ordered_json &tree) {
  std::vector<io::NamedFile> files;
  files.emplace_back("analysis.json", tree.dump(1) + "\n");
  if (arguments.tables == Tables::all) {
    for (const viz::Table &table : viz::tabulate(model, analysis, diagnostics))
      files.emplace_back("tables/" + table.name + ".csv", viz::to_csv(table));
    for (const viz::Table &table : viz::tabulate_scenarios(scenarios))
      files.emplace_back("tables/" + table.name + ".csv", viz::to_csv(table));
  }
  if (!arguments.no_diagrams) {
    std::string dot = viz::structure_dot(model, analysis.span_of_control);
    files.emplace_back("diagrams/structure.svg", viz::render(dot, viz::Picture::svg));
    files.emplace_back("diagrams/structure.dot", std::move(dot));
  }
  return files;
}

} // namespace

int analyse_command(const AnalyseArguments &arguments, const Streams &streams) {
  const std::string folder = output_folder(arguments);
  refuse_foreign(folder);
  Loaded loaded = load(arguments.model, arguments.options.threads);
  load_scenarios(arguments.model, arguments.scenarios, loaded);
  drop_draft(loaded);
  std::vector<Diagnostic> diagnostics = all_diagnostics(loaded);
  if (!whole(loaded)) {
    print_diagnostics(diagnostics, arguments.quiet ? 0 : warnings_on_screen, streams.err);
    streams.err << "organograph: " << counted(diagnostics) << "; nothing was written\n";
    return faulty_data;
  }
  const Model &model = *loaded.result.model;
  const Analysis analysis = analyse(model, arguments.options);
  const std::vector<Comparison> comparisons = compare_all(model, loaded.scenarios, arguments.options);
  const std::vector<viz::ScenarioResult> scenarios = shown_scenarios(loaded, comparisons);

  nlohmann::ordered_json tree =
      viz::with_scenarios(viz::analysis_json(model, analysis, diagnostics), scenarios);
  const auto checks = viz::check_published(model, loaded.draft, tree, {loaded.scenarios, loaded.left_out});
  std::ranges::move(viz::published_warnings(model, checks), std::back_inserter(diagnostics));
  tree["published"] = viz::published_json(model, checks);
  tree["diagnostics"] = viz::diagnostics_json(diagnostics);

  io::write_folder(folder, "analysis", files_of(arguments, model, analysis, diagnostics, scenarios, tree));
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

// SPDX-License-Identifier: Apache-2.0
// What a report is made of, as `analyse` puts it together, for tests that read the page.
#pragma once

#include "organograph/engine/comparison.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/report.hpp"
#include "organograph/viz/tabulate.hpp"
#include "report_parts.hpp"
#include "support/html_checker.hpp"
#include "support/models.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace organograph::test {

using ScenarioFiles = std::pair<std::string, Files>;

class Reported {
public:
  explicit Reported(const Files &files, const std::vector<ScenarioFiles> &scenarios = {})
      : draft(io::read_model_files(files)), built(build_model(draft)) {
    if (!built.model)
      throw std::runtime_error("the test's model is not valid: " + to_string(built.diagnostics.at(0)));
    std::vector<Scenario> read;
    for (const auto &[name, rows] : scenarios)
      read.push_back(io::read_scenario_files(name, rows));
    applied = apply_scenarios(draft, read);
    for (const AppliedScenario &scenario : applied)
      if (!scenario.model)
        throw std::runtime_error("not valid: " + to_string(scenario.diagnostics.at(0)));
    analysis = analyse(*built.model);
    comparisons = compare_all(*built.model, applied);
    results = viz::scenario_results(*built.model, applied, comparisons);
    diagnostics = built.diagnostics;
    tree = viz::with_scenarios(viz::analysis_json(*built.model, analysis, diagnostics), results);
    const auto checks = viz::check_published(*built.model, draft, tree, {applied, {}});
    tree["published"] = viz::published_json(*built.model, checks);
    tree["diagnostics"] = viz::diagnostics_json(diagnostics);
    tables = viz::tabulate(*built.model, analysis, diagnostics);
    for (viz::Table &table : viz::tabulate_scenarios(results))
      tables.push_back(table);
  }
  Reported(const Reported &) = delete;
  Reported &operator=(const Reported &) = delete;

  viz::ReportInput input() const {
    return {&*built.model, &analysis, diagnostics, results, &tree, tables, nullptr};
  }
  std::string html() const { return viz::report_html(input()); }
  const viz::Table &table(const std::string &name) const {
    for (const viz::Table &each : tables)
      if (each.name == name)
        return each;
    throw std::runtime_error("no table " + name);
  }

  Draft draft;
  BuildResult built;
  std::vector<AppliedScenario> applied;
  Analysis analysis;
  std::vector<Comparison> comparisons;
  std::vector<viz::ScenarioResult> results;
  std::vector<Diagnostic> diagnostics;
  viz::Json tree;
  std::vector<viz::Table> tables;
};

inline Files files_in(const std::filesystem::path &folder) {
  Files out;
  for (const auto &entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".csv") {
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      out.emplace_back(entry.path().filename().string(), text.str());
    }
  std::ranges::sort(out);
  return out;
}

/// One of the examples with its scenarios; made once.
inline const Reported &reported_example(const std::string &name) {
  static std::map<std::string, std::unique_ptr<Reported>> made;
  std::unique_ptr<Reported> &out = made[name];
  if (!out) {
    const std::filesystem::path folder = std::filesystem::path(ORGANOGRAPH_EXAMPLES) / name;
    std::vector<ScenarioFiles> scenarios;
    if (std::filesystem::exists(folder / "scenarios"))
      for (const auto &entry : std::filesystem::directory_iterator(folder / "scenarios"))
        scenarios.emplace_back(entry.path().filename().string(), files_in(entry.path()));
    std::ranges::sort(scenarios);
    out = std::make_unique<Reported>(files_in(folder), scenarios);
  }
  return *out;
}

/// A table as it stands in a report.
inline std::string table_alone(const Reported &reported, std::string_view name) {
  viz::Html page;
  viz::report_table(page, reported.input(), name);
  return page.take();
}

inline std::string in_a_page(const std::string &body) {
  return "<!doctype html>\n<html><body>" + body + "</body></html>\n";
}

} // namespace organograph::test

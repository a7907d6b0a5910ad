// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/comparison.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/report.hpp"
#include "organograph/viz/scenarios.hpp"
#include "organograph/viz/tabulate.hpp"
#include "organograph/viz/workbook.hpp"
#include "support/opened_workbook.hpp"
#include "viz/two_councils.hpp"

#include <nlohmann/json.hpp>

#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace organograph::test {

/// A model with scenarios, measured as `analyse` does, and all that a report is made of.
struct Reported {
  using Folders = std::vector<std::pair<std::string, Files>>;

  explicit Reported(const Files &files = two_councils(), const Folders &folders = {})
      : draft(io::read_model_files(files)), built(build_model(draft)) {
    for (const Diagnostic &diagnostic : built.diagnostics)
      if (diagnostic.severity() == Severity::error)
        throw std::runtime_error("the test's model is not valid: " + to_string(diagnostic));
    for (const auto &[name, own] : folders)
      scenarios.push_back(io::read_scenario_files(name, own));
    applied = apply_scenarios(draft, scenarios);
    for (const AppliedScenario &scenario : applied)
      if (!scenario.model)
        throw std::runtime_error("not valid: " + to_string(scenario.diagnostics.at(0)));
    comparisons = compare_all(*built.model, applied);
    results = viz::scenario_results(*built.model, applied, comparisons);
    analysis = analyse(*built.model);
    tree = viz::with_scenarios(viz::analysis_json(*built.model, analysis, built.diagnostics), results);
    tree["published"] =
        viz::published_json(*built.model, viz::check_published(*built.model, draft, tree, {applied, {}}));
    tree["diagnostics"] = viz::diagnostics_json(built.diagnostics);
    tables = viz::tabulate(*built.model, analysis, built.diagnostics);
    std::ranges::move(viz::tabulate_scenarios(results), std::back_inserter(tables));
  }
  Reported(const Reported &) = delete;
  Reported &operator=(const Reported &) = delete;

  std::string bytes(const viz::WorkbookLimits &limits = {}) const {
    return viz::workbook(
        {.tree = &tree, .tables = tables, .draft = &draft, .scenarios = scenarios, .limits = limits});
  }
  OpenedWorkbook opened(const viz::WorkbookLimits &limits = {}) const {
    return OpenedWorkbook(bytes(limits));
  }

  viz::ReportInput input() const {
    return {&*built.model, &analysis, built.diagnostics, results, &tree, tables, nullptr};
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
  std::vector<Scenario> scenarios;
  std::vector<AppliedScenario> applied;
  std::vector<Comparison> comparisons;
  std::vector<viz::ScenarioResult> results;
  Analysis analysis;
  nlohmann::ordered_json tree;
  std::vector<viz::Table> tables;
};

} // namespace organograph::test

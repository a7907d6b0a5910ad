// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/comparison.hpp"
#include "organograph/engine/decoupling.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/viz/summary.hpp"
#include "organograph/viz/table.hpp"

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>
#include <vector>

namespace organograph::viz {

/// A scenario with both models that its figures are of. It looks at what it is made from: keep those.
struct ScenarioResult {
  const AppliedScenario *applied;
  const Comparison *comparison;
  const Model *before, *after; ///< before: of the scenario that it starts from, else the baseline
};

/// Puts each comparison beside its models. `applied`: what the comparisons were made from, in the same
/// order, every one with a model and after the one that it starts from.
std::vector<ScenarioResult> scenario_results(const Model &baseline, std::span<const AppliedScenario> applied,
                                             std::span<const Comparison> comparisons);

/// The `scenarios` object of analysis.json (docs/analysis-json.md). Cannot fail but for memory.
nlohmann::ordered_json scenarios_json(std::span<const ScenarioResult> scenarios);

/// analysis.json with its `scenarios`; without any the tree as it was.
nlohmann::ordered_json with_scenarios(nlohmann::ordered_json tree, std::span<const ScenarioResult> scenarios);

/// What `compare --json` prints: `baseline` (headline figures) and `scenarios`, as in analysis.json.
nlohmann::ordered_json compare_json(const Model &baseline, const Analysis &analysis,
                                    std::span<const ScenarioResult> scenarios);

/// scenario_figures, changes, scenario_meetings and ring_fence (docs/tables.md): of all scenarios, in their
/// order. None without scenarios. The rows are made at once; the tables may outlive the arguments.
std::vector<Table> tabulate_scenarios(std::span<const ScenarioResult> scenarios);

/// The block on scenarios of the summary of `analyse`: three lines a scenario, 80 columns. Empty without any.
std::string scenarios_summary(std::span<const ScenarioResult> scenarios, const SummaryOptions &options = {});

/// What `compare` prints: any number of scenarios side by side with the baseline, blocks of at most 100
/// columns; then what each one changes.
std::string compare_text(const Model &baseline, const Analysis &analysis,
                         std::span<const ScenarioResult> scenarios, const SummaryOptions &options = {});

/// What `decouple` found out.
struct DecouplingReport {
  Decoupling together;           ///< the posts asked for, or all joint posts
  std::vector<Decoupling> alone; ///< each post by itself, by hours in meetings falling
  std::size_t joint_posts = 0;   ///< of the model; more than alone.size() where the list is cut
  bool all = false;              ///< together: every joint post of the model
  unsigned minimum_group = 0;    ///< cost and FTE of fewer posts are not shown; 0: all are
};

/// What `decouple` prints: what is lost beside what is gained, 100 columns.
std::string decouple_text(const Model &model, const DecouplingReport &report,
                          const SummaryOptions &options = {});

/// The same as JSON: `together`, `alone`, `joint_posts`.
nlohmann::ordered_json decouple_json(const Model &model, const DecouplingReport &report);

} // namespace organograph::viz

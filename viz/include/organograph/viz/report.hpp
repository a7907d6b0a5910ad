// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/viz/scenarios.hpp"
#include "organograph/viz/table.hpp"

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>

namespace organograph::viz {

/// What report.html is made of. It looks at all of it: keep those while it is made.
struct ReportInput {
  const Model *model;
  const Analysis *analysis;
  std::span<const Diagnostic> diagnostics;
  std::span<const ScenarioResult> scenarios;
  const nlohmann::ordered_json *tree; ///< analysis.json, whole: every figure of the page is read from it
  std::span<const Table> tables;      ///< tabulate() and tabulate_scenarios()
  const DecouplingReport *decoupling; ///< null: not measured
  bool without_fte = false; ///< FTE of single posts, and of teams in drawings, is not shown (--minimum-group)
};

/// One self-contained page (docs/report.md): UTF-8, nothing is fetched, a content security policy lets only
/// the page's own script run. Works without scripts for everything but exploring. Bridges are not in it: they
/// are about named people's posts. The same input gives the same bytes. Bounded: of large tables the largest
/// rows, of large structures the upper layers, and it says so. Cannot fail but for memory.
std::string report_html(const ReportInput &input);

} // namespace organograph::viz

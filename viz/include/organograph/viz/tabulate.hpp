// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/viz/table.hpp"

#include <span>
#include <vector>

namespace organograph::viz {

/// Every table of an analysis, in the order of docs/tables.md. Each figure's row names the post_ids,
/// meeting_ids and register sources it came from. Tables of measures that were not taken are left out.
/// The rows are made when they are asked for: the tables must not outlive the three arguments.
/// Cannot fail but for memory. O(posts + seats + links), and each row its own cells.
std::vector<Table> tabulate(const Model &model, const Analysis &analysis,
                            std::span<const Diagnostic> diagnostics);
/// The same of an analysis that the tables keep.
std::vector<Table> tabulate(const Model &model, Analysis &&analysis, std::span<const Diagnostic> diagnostics);
std::vector<Table> tabulate(const Model &&model, const Analysis &analysis,
                            std::span<const Diagnostic> diagnostics) = delete;

} // namespace organograph::viz

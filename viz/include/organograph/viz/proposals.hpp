// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/propose.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/summary.hpp"
#include "organograph/viz/table.hpp"
#include "organograph/viz/view_options.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

// Which other structures were possible: what propose_from() found. `start`: start_of() it.
namespace organograph::viz {

/// Parallel coordinates: an axis for each objective, less further down, a line for each point of the front,
/// one for the start and one for each scenario that is given. Cannot fail. O(points).
Drawing proposals_drawing(const Model &start, const Proposed &proposed, const ViewOptions &options = {});

/// A row for each point of the front. The table looks at neither.
Table front_table(const Model &start, const Proposed &proposed);
/// A row for each scenario of the model.
Table given_table(const Proposed &proposed);

/// At most 100 columns: what is not among the objectives, the front (of many points the ends and some
/// between), the start, the scenarios that are given.
std::string proposals_text(const Model &start, const Proposed &proposed, const SummaryOptions &options = {});

/// A page of its own, as report_html(): what is not among the objectives, the front as lines and as a table
/// (of very many points the first), the scenarios that are given. Without scripts.
std::string proposals_html(const Model &start, const Proposed &proposed);

/// All of it.
nlohmann::ordered_json proposals_json(const Model &start, const Proposed &proposed);

} // namespace organograph::viz

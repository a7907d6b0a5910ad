// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace organograph::viz {

/// The table that sum(..) or count(..) is over where its rows are of posts, people or staff groups: as it is
/// written; empty for any other measure.
std::string_view table_of_posts(std::string_view measure);

/// A figure, or why there is none.
struct Recomputed {
  std::optional<double> value;
  std::string reason;
};

/// True for sum(..) and count(..), whatever stands between.
bool is_table_expression(std::string_view measure);

/// Where tables are looked for.
struct Tables {
  const Draft *model;
  std::span<const AppliedScenario> scenarios;
};

/// sum(TABLE.COLUMN), count(TABLE) and count(TABLE where COLUMN=VALUE ..) over the model's tables or, as
/// scenarios/NAME/TABLE, a scenario's; see published.hpp.
Recomputed over_table(const Tables &tables, std::string_view expression);

/// `scenarios/NAME/TABLE` in an expression: NAME; empty for a table of the model.
std::string_view scenario_of_expression(std::string_view expression);

} // namespace organograph::viz

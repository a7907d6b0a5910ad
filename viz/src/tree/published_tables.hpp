// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/engine/sums_shown.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace organograph::viz {

/// A figure, or why there is none.
struct Recomputed {
  std::optional<double> value;
  std::string reason;
  bool names_nothing = false; ///< no figure has that name
};

/// True for sum(..) and count(..), whatever stands between.
bool is_table_expression(std::string_view measure);

/// Where tables are looked for.
struct TablesNamed {
  const Draft *draft; ///< of the baseline
  const Model *model; ///< made of it
  std::span<const AppliedScenario> scenarios;
  std::span<const Scenario> all_scenarios; ///< as read, those that are not computed too
  bool of_a_day;                           ///< rows that are not in force are left out
};

/// sum(TABLE.COLUMN), count(TABLE) and count(TABLE where COLUMN=VALUE ..) over the model's tables, as
/// scenarios/NAME/TABLE over a scenario's, or as scenarios/NAME/after.TABLE and before.TABLE over those of
/// the models after and before it; see published.hpp.
Recomputed over_table(const TablesNamed &tables, std::string_view expression);

/// Which sum(..) and count(..) over tables of posts, people and staff groups may be shown where groups of
/// fewer than `minimum` are not.
class TablesShown {
public:
  TablesShown(const TablesNamed &tables, unsigned minimum) : tables_(tables), minimum_(minimum) {}

  /// A sum: of enough rows that have a value, and of cost and FTE of posts only what posts.csv sums up to. A
  /// count: beside those of the same table that were asked for before, if it names no cost and FTE. Nothing
  /// over posts and staff groups after or before a scenario. Anything over another table. O(rows).
  bool show(std::string_view expression);

private:
  bool show_sum(std::string_view argument) const;
  bool show_count(std::string_view argument);

  TablesNamed tables_;
  unsigned minimum_;
  std::map<const DraftTable *, SumsShown> counts_;
};

/// `scenarios/NAME/TABLE` in an expression: NAME; empty for a table of the model.
std::string_view scenario_of_expression(std::string_view expression);

} // namespace organograph::viz

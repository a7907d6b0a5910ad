// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/engine/scenario.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace organograph::viz {

/// A published figure beside the one computed here.
struct PublishedCheck {
  std::size_t row;                ///< in the model's list of published figures
  std::optional<double> computed; ///< empty: the path names nothing, or a figure that is not known
  bool agrees;                    ///< |computed - value| <= tolerance + 1e-9 x max(1, |value|)
  std::string reason = {};        ///< why `computed` is empty; empty where it is known
};

/// The scenarios that a run measures, and those of the folder that it was told to leave out.
struct PublishedScenarios {
  std::span<const AppliedScenario> measured = {};
  std::span<const std::string> left_out = {};
};

/// Recomputes every published figure: a path into analysis.json in dots, or sum(TABLE.COLUMN),
/// count(TABLE), count(TABLE where COLUMN=VALUE and COLUMN=VALUE ..) over a table of the draft, or of a
/// scenario as read: sum(scenarios/NAME/TABLE.COLUMN).
///
/// Paths: identifiers may hold dots, so the longest key that leads on is taken; places in lists are
/// numbers from 0. Tables: cells are compared trimmed, and as numbers where the column holds numbers; a
/// blank cell stands for the default that docs/model.md gives its column, and is otherwise not counted
/// in a sum (a scenario's tables have no defaults). A sum over rows that are all blank is not known. Figures
/// of a scenario that the run leaves out are not checked: they are not in the answer.
/// `analysis`: analysis_json(), with_scenarios() where there are any. Cannot fail. O(figures x (cells of a
/// column, or keys on the path)).
std::vector<PublishedCheck> check_published(const Model &model, const Draft &draft,
                                            const nlohmann::ordered_json &analysis,
                                            const PublishedScenarios &scenarios = {});

/// Those of `checks` that may be shown where small groups are not: what `blanked` (the same figures, computed
/// from the tree with blanks) has too, and no count or sum over fewer than `minimum` posts, people or staff
/// groups.
std::vector<PublishedCheck> without_small_groups(const Model &model, const Draft &draft,
                                                 std::vector<PublishedCheck> checks,
                                                 const std::vector<PublishedCheck> &blanked, unsigned minimum,
                                                 const PublishedScenarios &scenarios = {});

/// One warning `published-differs` for each that differs, in file order, with both values.
std::vector<Diagnostic> published_warnings(const Model &model, const std::vector<PublishedCheck> &checks);

/// The `published` object of analysis.json.
nlohmann::ordered_json published_json(const Model &model, const std::vector<PublishedCheck> &checks);

} // namespace organograph::viz

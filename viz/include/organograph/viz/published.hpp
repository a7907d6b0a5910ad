// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
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

/// Recomputes every published figure: a path into analysis.json in dots, or sum(TABLE.COLUMN),
/// count(TABLE), count(TABLE where COLUMN=VALUE and COLUMN=VALUE ..) over a table of the draft.
///
/// Paths: identifiers may hold dots, so the longest key that leads on is taken; places in lists are
/// numbers from 0. Tables: cells are compared trimmed, and as numbers where the column holds numbers; a
/// blank cell stands for the default that docs/model.md gives its column, and is otherwise not counted
/// in a sum. A sum over rows that are all blank is not known. Nothing of a scenario is known yet.
/// `analysis`: analysis_json(). Cannot fail. O(figures x (cells of a column, or keys on the path)).
std::vector<PublishedCheck> check_published(const Model &model, const Draft &draft,
                                            const nlohmann::ordered_json &analysis);

/// One warning `published-differs` for each that differs, in file order, with both values.
std::vector<Diagnostic> published_warnings(const Model &model, const std::vector<PublishedCheck> &checks);

/// The `published` object of analysis.json.
nlohmann::ordered_json published_json(const Model &model, const std::vector<PublishedCheck> &checks);

} // namespace organograph::viz

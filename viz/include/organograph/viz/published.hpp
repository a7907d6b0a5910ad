// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace organograph::viz {

/// A published figure beside the one computed here.
struct PublishedCheck {
  std::size_t row;                ///< in the model's list of published figures
  std::optional<double> computed; ///< empty: the path names nothing, or a figure that is not known
  bool agrees; ///< |computed - value| <= tolerance (with 1e-9 for the arithmetic of decimals)
};

/// Recomputes every published figure: a path into analysis.json in dots, or sum(TABLE.COLUMN),
/// count(TABLE), count(TABLE where COLUMN=VALUE) over a table of the draft. Cannot fail.
std::vector<PublishedCheck> check_published(const Model &model, const Draft &draft,
                                            const nlohmann::ordered_json &analysis);

/// One warning `published-differs` for each that differs.
std::vector<Diagnostic> published_warnings(const Model &model, const std::vector<PublishedCheck> &checks);

/// The `published` object of analysis.json.
nlohmann::ordered_json published_json(const Model &model, const std::vector<PublishedCheck> &checks);

} // namespace organograph::viz

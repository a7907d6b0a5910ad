// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/span_of_control.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace organograph::viz {

struct StructureOptions {
  std::optional<PostId> root;         ///< only this post and those below it
  std::optional<std::uint32_t> depth; ///< layers drawn below the root (or the tops); the rest folds
  bool all = false;                   ///< never fold teams, however many boxes
  std::uint32_t fold_above = 300;     ///< boxes; above, teams fold into 'n posts, x FTE' boxes
};

/// The structure diagram as Graphviz DOT text: a pure function of its arguments, the same bytes every time.
/// Tiers are bands labelled at the side; with two or three organisations columns A | joint | B; a joint
/// post carries the colours of all it serves with the split; leaves hang in columns under their manager.
/// See docs/diagrams.md. Labels are escaped whatever they hold. Cannot fail but for memory.
std::string structure_dot(const Model &model, const SpanOfControl &spans,
                          const StructureOptions &options = {});

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"

#include <cstdint>

namespace organograph {

struct LayerRange {
  std::uint32_t low = 1, high = 1; ///< both included, 1 <= low <= high
};

/// A model without the posts of other layers.
struct WithinLayers {
  Draft draft;
  std::uint64_t posts = 0;           ///< that are left
  std::uint64_t outside = 0;         ///< posts of other layers
  std::uint64_t layer_not_known = 0; ///< posts that are left out for that
};

/// The posts of these layers, assistants with their managers, and the rows that are of them: a row that is of
/// a post goes with it, one that names it beside other things is without it. Who reports to a post above is a
/// top; that the reports of the lowest layer are not known does not matter. Published figures are left out:
/// they are of the whole. `model` is what the draft makes. Pure; linear in the cells.
WithinLayers within_layers(const Draft &draft, const Model &model, LayerRange layers);

} // namespace organograph

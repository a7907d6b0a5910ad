// SPDX-License-Identifier: Apache-2.0
// Internal to scenario_view: an outline of what changes, where the structures would have to fold it away.
#pragma once

#include "views/view_page.hpp"

#include "organograph/viz/structure.hpp"

#include <cstddef>

namespace organograph::viz::scenario {

inline constexpr double outline_row = 16;

/// A post a row below its manager, on at most so many rows: all posts where they fit, else those that change
/// and the managers above them; how many more stay as before is said in their place. Drawn from (0, 0),
/// `width` wide; boxes are named as structure_drawing() names them, and posts outside the organisation or
/// function asked for are left out, their managers pale, as there. options: of this model, with changes.
/// O(posts + rows).
Drawing outline(const Model &model, const StructureOptions &options, double width, std::size_t rows);

} // namespace organograph::viz::scenario

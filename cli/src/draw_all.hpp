// SPDX-License-Identifier: Apache-2.0
// `draw MODEL all`: every view that has something to show.
#pragma once

#include "draw_views.hpp"

#include <string>
#include <vector>

namespace organograph::cli {

struct EveryView {
  std::vector<viz::Drawing> pages;
  std::vector<std::string> left_out; ///< why, a view each
};

/// In the order of the documentation, then before and after of each scenario of the study in which a box
/// differs. Throws WrongUse where nothing can be drawn.
EveryView every_view(const DrawArguments &a, const Drawn &drawn);

} // namespace organograph::cli

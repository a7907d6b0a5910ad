// SPDX-License-Identifier: Apache-2.0
// `draw MODEL all`: every view that has something to show.
#pragma once

#include "draw_views.hpp"

#include <string>
#include <vector>

namespace organograph::cli {

/// In the order of the documentation, then before and after of each scenario of the study in which a box
/// differs. What cannot be drawn is added to `left_out`, with why. Throws WrongUse where nothing can be
/// drawn.
std::vector<viz::Drawing> every_view(const DrawArguments &a, const Drawn &drawn,
                                     std::vector<std::string> &left_out);

} // namespace organograph::cli

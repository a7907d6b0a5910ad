// SPDX-License-Identifier: Apache-2.0
// The sheets that `draw` sets its drawings on.
#pragma once

#include "draw_views.hpp"

#include <string>
#include <vector>

namespace organograph::cli {

/// In lower case.
std::string extension_of(const DrawArguments &a);

/// Whether there is a sheet of a size to fill: one that was said, an atlas's, a slide.
bool on_a_sheet(const DrawArguments &a);

/// The drawing on the sheet asked for; of both orientations the one that shows more, then the one that shows
/// it larger. Several where one file holds them and they were asked for or a scenario's rows go on. Throws
/// WrongUse where nobody could read it, with what would do.
std::vector<viz::Drawing> placed(const DrawArguments &a, const Drawn &drawn);

} // namespace organograph::cli

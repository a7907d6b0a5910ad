// SPDX-License-Identifier: Apache-2.0
// Texts of a drawing, which are single lines where they stand, as bodies of text that can be edited.
#pragma once

#include "drawing/appender.hpp"
#include "organograph/viz/drawing.hpp"

#include <span>
#include <vector>

namespace organograph::viz::presentation {

/// Lines that one body holds: one below the other at the same anchor.
using Body = std::vector<const Text *>;

/// The texts in their order as few bodies.
std::vector<Body> bodies_of(std::span<const Text *const> texts);

/// The least area around the lines.
Area around(const Body &body);

/// <p:txBody> of a shape of that area, whose lines stand where the drawing has them; empty without lines.
void write_body(Appender &out, const Area &area, const Body &body);

} // namespace organograph::viz::presentation

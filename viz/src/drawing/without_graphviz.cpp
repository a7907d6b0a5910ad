// SPDX-License-Identifier: Apache-2.0
// In the place of render.cpp (ORGANOGRAPH_GRAPHVIZ=OFF).
#include "drawing/apart.hpp"

namespace organograph::viz {

std::string render_here(const std::string &, Picture, unsigned) {
  throw RenderError("this program was built without Graphviz, which draws .png and .pdf: draw .svg or .dot, "
                    "or build it with "
                    "-DORGANOGRAPH_GRAPHVIZ=ON");
}

} // namespace organograph::viz

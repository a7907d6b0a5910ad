// SPDX-License-Identifier: Apache-2.0
// In the place of pdf_pages.cpp (ORGANOGRAPH_QPDF=OFF).
#include "organograph/viz/pdf_pages.hpp"
#include "organograph/viz/render.hpp"

namespace organograph::viz {

std::string pdf_pages(std::span<const Drawing>) {
  throw RenderError("this program was built without qpdf, which writes .pdf: draw .pptx, or of one view "
                    ".svg, .png or .dot, or build it with "
                    "-DORGANOGRAPH_QPDF=ON");
}

} // namespace organograph::viz

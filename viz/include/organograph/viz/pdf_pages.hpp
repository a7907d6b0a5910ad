// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/drawing.hpp"

#include <span>
#include <string>

namespace organograph::viz {

/// One PDF, a page a drawing, each as large as its drawing (scaled down to 14,000 points where it is larger,
/// since readers end at 14,400). The first drawing's title is the document's; more than one page: bookmarks
/// of their titles, and Box::page is a link to that page. Text can be selected. The same bytes for the same
/// drawings on the same packages and fonts. Needs a page. Throws RenderError as render() does.
std::string pdf_pages(std::span<const Drawing> pages);

} // namespace organograph::viz

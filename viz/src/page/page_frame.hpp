// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/html.hpp"

#include <string_view>

// What stands around the sections of a page.
namespace organograph::viz {

/// `<head>`: nothing is fetched, and nothing runs or dresses the page but what stands between its own tags.
void write_page_head(Html &page, std::string_view title);

/// What the foot of a page says.
inline constexpr std::string_view made_by =
    "Made by Organograph " ORGANOGRAPH_VERSION
    " from the tables of a model. The page is one file, and asks nothing of any network. The same data gives "
    "the same page, byte for byte.";

} // namespace organograph::viz

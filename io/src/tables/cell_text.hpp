// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::tables {

/// Without outer blanks; each run of blanks and line ends as one blank.
std::string one_line(std::string_view text);

/// What stands between ';' without outer blanks, but for what is blank. Views into the cell.
std::vector<std::string_view> parts_of(std::string_view cell);

} // namespace organograph::io::tables

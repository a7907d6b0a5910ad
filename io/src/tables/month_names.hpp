// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace organograph::io::tables {

/// 1 for 'January', 'jan', 'Januar', 'janv.': the only month whose name in English, German or French begins
/// so, by at least three letters, apart from case and accents.
std::optional<int> month_named(std::string_view word);

} // namespace organograph::io::tables

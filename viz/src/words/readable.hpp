// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// Dates and money as a reader says them: the same for every drawing.
namespace organograph::viz {

/// `30 September 2016` of `2016-09-30`, `September 2016` of `2016-09`; any other text as it is.
std::string long_date(std::string_view iso);

/// `£425,000`, `12,000 SEK`, `12,000` without a currency; the number as rounded(), its sign left out.
/// currency: three letters as in model.csv. Empty for what is not finite.
std::string money(double amount, std::string_view currency);
/// `£425,000 less a year`, `£425,000 more a year`, `no change`.
std::string money_change(double amount, std::string_view currency);

} // namespace organograph::viz

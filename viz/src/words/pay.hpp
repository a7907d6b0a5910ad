// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/pay_ranges.hpp"

#include <optional>
#include <string>
#include <string_view>

// Ranges of money as words.
namespace organograph::viz {

std::string_view name(CostBasis basis); ///< `full cost`, `salary only`; empty where not known
std::string_view name(AboveThreshold above);

/// `235,824 to 272,859`, `at least 50,000`, `at most 60,000`, `50,000` of two ends that are the same, `not
/// known` without either. A change has its sign.
std::string range_worded(std::optional<double> low, std::optional<double> high, bool is_change = false);
std::string range_worded(const MoneyRange &range);

/// `235,824 to 272,859 salary (2 posts)`, behind what has on-costs; how many are not known is said. `nothing
/// changes` of a change of no post.
std::string cost_sum_worded(const CostSum &sum, bool is_change = false);

} // namespace organograph::viz

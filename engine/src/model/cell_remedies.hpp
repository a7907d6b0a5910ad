// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/schema.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace organograph {

/// What mends a cell: each says what to type where one thing alone can be meant, and is empty where it cannot
/// be told. What people write in such cells is known from returns and workbooks of councils.

/// 'write 52000' for '£52,000' and '52k' of a cost, 'write 0.5' for '50%' of a share, 'write 1.5' for '01:30'
/// of a duration, 'write 12' for 'monthly' of occurrences.
std::string number_remedy(std::string_view column, std::string_view value);

/// Of a number that is one, but outside of its range: what to do about 0 FTE and the like.
std::string range_remedy(TableId table, std::string_view column, std::string_view value);

/// 'one of filled (a substantive holder), interim (agency or fixed term) ..'.
std::string choices_in_words(const ColumnSchema &column);
std::string choice_remedy(const ColumnSchema &column, std::string_view value);

/// 'write nmc:0.6;rcc:0.4' for 'nmc 60%, rcc 40%': where all parts are an organisation's identifier and a
/// number behind, and the numbers sum to 1 or 100; where one has no number, what is left, and none of them.
/// Empty for what is written as it should be.
std::string shares_remedy(std::string_view cell,
                          const std::function<bool(std::string_view)> &is_organisation);

/// Of a holder, or a holder_id, that names nobody: by what the word says; else empty.
std::string placeholder_remedy(std::string_view word, bool is_number);

/// 'tbc', 'n/a', '?', '-' and the like.
bool stands_for_nothing(std::string_view cell);

/// 'write 2016-09-30' for '30/09/2016', both dates for '05/06/2016', 'February 2023 has 28 days' for the
/// 29th.
std::string date_remedy(std::string_view value);

/// The number that a cell holds: digits with a decimal point, an exponent where wanted.
std::optional<double> parsed_number(std::string_view text);

} // namespace organograph

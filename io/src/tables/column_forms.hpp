// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::tables {

/// How a column writes numbers: 1,234.5 or 1.234,5 or 1 234,5 or 1'234.5.
struct NumberForm {
  char decimal = '.';
  char group = ','; ///< ' ' is any blank
};

/// Whether a locale's numbers and dates are known; see PeopleOptions.
bool is_known_locale(std::string_view locale);

/// A number of the form, with signs and names of currency, blanks and per-cent signs taken off (50 % is 0.5).
/// Groups have three digits and do not begin with 0. Empty where it is none, or negative.
std::optional<double> number_in(std::string_view cell, const NumberForm &form);

struct ChosenNumbers {
  NumberForm form;
  bool guessed = false; ///< another form fits as well and gives other numbers
};
/// The form that fits most cells; of several the locale's. amounts: thousands are likelier than three
/// decimals.
ChosenNumbers number_form_of(std::span<const std::string_view> cells, std::string_view locale, bool amounts);

enum class DateOrder : std::uint8_t { day_first, month_first };
struct ChosenDates {
  DateOrder order = DateOrder::day_first;
  bool guessed = false; ///< no cell tells
};
/// By cells whose first or second number is above 12; else the locale's.
ChosenDates date_order_of(std::span<const std::string_view> cells, std::string_view locale);

/// 2025-01-31 of 31/01/2025, 31.1.2025, 01/31/2025, 2025-01-31T00:00:00, 31 Jan 2025, January 31, 2025. Empty
/// where it is none, or no day of the calendar, or has a year of two digits.
std::optional<std::string> date_in(std::string_view cell, DateOrder order);

/// GBP, EUR, USD ... by the sign or code in the cell; empty where there is none.
std::string_view currency_of(std::string_view cell);
/// That of most cells that name one; empty where none does.
std::string_view currency_of(std::span<const std::string_view> cells);

/// The shortest text that reads back as the value rounded to 15 digits, without exponent.
std::string plain_number(double value);

} // namespace organograph::io::tables

// SPDX-License-Identifier: Apache-2.0
#include "words/readable.hpp"

#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> signs = {
    {{"GBP", "£"}, {"EUR", "€"}, {"USD", "$"}}};

bool digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t two(std::string_view text) {
  return static_cast<std::size_t>(text[0] - '0') * 10 + static_cast<std::size_t>(text[1] - '0');
}

} // namespace

std::string long_date(std::string_view iso) {
  const bool day = iso.size() == 10 && iso[7] == '-' && digits(iso.substr(8));
  if ((iso.size() != 7 && !day) || iso[4] != '-' || !digits(iso.substr(0, 4)) || !digits(iso.substr(5, 2)))
    return std::string(iso);
  const std::size_t month = two(iso.substr(5)), of_month = day ? two(iso.substr(8)) : 1;
  if (month < 1 || month > months.size() || of_month < 1 || of_month > 31)
    return std::string(iso);
  return (day ? std::to_string(of_month) + " " : "") + std::string(months[month - 1]) + " " +
         std::string(iso.substr(0, 4));
}

std::string money(double amount, std::string_view currency) {
  const std::string number = rounded(std::abs(amount));
  if (number.empty() || currency.empty())
    return number;
  for (const auto &[code, sign] : signs)
    if (code == currency)
      return std::string(sign) + number;
  return number + " " + std::string(currency);
}

std::string money_change(double amount, std::string_view currency) {
  const std::string shown = money(amount, currency);
  if (shown.empty() || rounded(std::abs(amount)) == "0")
    return shown.empty() ? shown : "no change";
  return shown + (amount < 0 ? " less a year" : " more a year");
}

} // namespace organograph::viz

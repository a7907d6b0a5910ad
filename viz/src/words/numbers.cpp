// SPDX-License-Identifier: Apache-2.0
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace organograph::viz {

namespace {

constexpr double exponent_from = 1e15;

// Commas between the thousands before the point.
std::string grouped(std::string number) {
  const std::size_t first = number.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(number.find('.'), number.size()); at > first + 3;) {
    at -= 3;
    number.insert(at, 1, ',');
  }
  return number;
}

// The value to so many decimals, below exponent_from. It is written to nine more first, which takes away the
// noise of the last binary digits: what is left of a half is one.
std::string to_places(double value, std::size_t places) {
  if (!std::isfinite(value) || std::abs(value) >= exponent_from)
    return shortest(value);
  std::array<char, 40> buffer{}; // 15 digits and 11 decimals
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                 std::chars_format::fixed, static_cast<int>(places) + 9);
  std::string digits(buffer.data(), end.ptr);
  std::size_t last = digits.find('.') + places + (places > 0 ? 1 : 0); // one behind what stays
  bool up = digits[places > 0 ? last : last + 1] >= '5';
  digits.resize(last);
  for (std::size_t at = digits.size(); up && at-- > 0;)
    if (digits[at] != '.') {
      up = digits[at] == '9';
      digits[at] = up ? '0' : static_cast<char>(digits[at] + 1);
    }
  if (up)
    digits.insert(digits.begin(), '1');
  if (places > 0) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.')
      digits.pop_back();
  }
  return grouped(value < 0 && digits != "0" ? "-" + digits : digits);
}

// Most numbers have few decimal places. A decimal of at most 15 digits that rounds to a double is the
// shortest one that does: a double tells any two of them apart. So if value is nearest to n / 10,000, n's
// digits are it.
bool append_decimal(std::string &out, double value) {
  constexpr double places = 1e4;
  const double magnitude = std::abs(value);
  if (magnitude >= 1e11)
    return false;
  // NOLINTNEXTLINE(bugprone-incorrect-roundings): looked at below, and quicker than lround
  const auto n = static_cast<std::uint64_t>(magnitude * places + 0.5);
  if (static_cast<double>(n) / places != magnitude)
    return false;
  if (value < 0)
    out += '-';
  append_count(out, n / 10'000);
  if (const std::uint64_t rest = n % 10'000; rest != 0) {
    const std::array<char, 5> decimals = {
        '.', static_cast<char>('0' + rest / 1000), static_cast<char>('0' + rest / 100 % 10),
        static_cast<char>('0' + rest / 10 % 10), static_cast<char>('0' + rest % 10)};
    std::size_t length = decimals.size();
    while (decimals[length - 1] == '0')
      --length;
    out.append(decimals.data(), length);
  }
  return true;
}

} // namespace

std::string figure(std::uint64_t count) {
  return grouped(std::to_string(count));
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return figure(count) + " " + std::string(count == 1 ? one : many);
}

std::string rounded(double value) {
  return to_places(value, std::abs(value) < 100 ? 2 : 0);
}

std::string amount_shown(std::optional<double> value) {
  return value ? rounded(*value) : "not known";
}

std::string percent(double share) {
  return std::isfinite(share) ? to_places(share * 100, 1) + " %" : std::string();
}

std::string worded(double value, Format format) {
  return format == Format::share ? percent(value) : rounded(value);
}

std::string worded(const Ends &ends, Format format) {
  const std::string low = worded(*ends.low, format), high = worded(*ends.high, format);
  if (ends.bound == Bound::at_least)
    return "at least " + low;
  if (ends.bound == Bound::of_known_lines)
    return low + " of known lines";
  return low == high ? low : "between " + low + " and " + high;
}

std::string_view name(Bound bound) {
  constexpr std::array<std::string_view, 3> names = {"", "at least", "of known lines"};
  return names[static_cast<std::size_t>(bound)];
}

Ends change_of(const Ends &before, const Ends &after) {
  if (!before.known() || !after.known() || before.bound != Bound::none || after.bound != Bound::none)
    return {};
  if (before.low == before.high && after.low == after.high)
    return {*after.low - *before.low, *after.low - *before.low};
  return {*after.low - *before.high, *after.high - *before.low};
}

std::string signed_shown(const Ends &change, Format format) {
  const std::string low = signed_shown(*change.low, format), high = signed_shown(*change.high, format);
  return low == high ? low : "between " + low + " and " + high;
}

std::string signed_shown(double change, Format format) {
  const std::string shown = format == Format::share ? to_places(change * 100, 1) : rounded(change);
  return change > 0 && shown != "0" ? "+" + shown : shown;
}

std::string shortest(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

void append_number(std::string &out, double value) {
  if (!std::isfinite(value))
    return;
  if (value == 0) { // minus zero too
    out += '0';
    return;
  }
  if (append_decimal(out, value))
    return;
  char buffer[400]; // the smallest double has 324 zeros before its digits
  char *const last = buffer + sizeof buffer;
  const auto written = std::abs(value) < exponent_from
                           ? std::to_chars(buffer, last, value, std::chars_format::fixed)
                           : std::to_chars(buffer, last, value);
  out.append(buffer, written.ptr);
}

void append_count(std::string &out, std::uint64_t count) {
  std::array<char, 20> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), count);
  out.append(digits.data(), written.ptr);
}

} // namespace organograph::viz

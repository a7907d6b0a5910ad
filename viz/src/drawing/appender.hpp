// SPDX-License-Identifier: Apache-2.0
// How the writers of drawings put their pieces together.
#pragma once

#include "organograph/viz/drawing.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace organograph::viz {

/// Appends to one string without temporaries: a large drawing has millions of pieces.
class Appender {
public:
  explicit Appender(std::size_t expected) { out_.reserve(expected); }

  Appender &operator<<(std::string_view text) {
    out_.append(text);
    return *this;
  }
  Appender &operator<<(char c) {
    out_ += c;
    return *this;
  }
  /// Hundredths, no trailing zeros.
  Appender &operator<<(double value) { return rounded<2>(value); }
  Appender &operator<<(std::size_t value) { return *this << static_cast<double>(value); }
  /// Five decimals.
  Appender &precise(double value) { return rounded<5>(value); }
  Appender &operator<<(Colour colour) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::array<char, 7> text{'#'};
    std::size_t i = 1;
    for (const std::uint8_t channel : {colour.red, colour.green, colour.blue}) {
      text[i++] = hex[channel >> 4];
      text[i++] = hex[channel & 15];
    }
    out_.append(text.data(), text.size());
    return *this;
  }
  std::size_t size() const { return out_.size(); }
  std::string take() { return std::move(out_); }

private:
  template <unsigned decimals> Appender &rounded(double value) {
    constexpr double most = 1e12, scale = decimals == 2 ? 1e2 : 1e5;
    const bool sane = value > -most && value < most; // not a number is not
    const std::int64_t whole = sane ? std::llround(value * scale) : 0;
    auto rest = static_cast<std::uint64_t>(whole < 0 ? -whole : whole);
    std::array<char, 32> digits{};
    char *at = digits.data() + digits.size();
    bool any = false; // a decimal that is not zero, seen from behind
    for (unsigned i = 0; i < decimals; ++i, rest /= 10) {
      any = any || rest % 10 != 0;
      if (any)
        *--at = static_cast<char>('0' + rest % 10);
    }
    if (any)
      *--at = '.';
    do
      *--at = static_cast<char>('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (whole < 0)
      *--at = '-';
    out_.append(at, static_cast<std::size_t>(digits.data() + digits.size() - at));
    return *this;
  }

  std::string out_;
};

} // namespace organograph::viz

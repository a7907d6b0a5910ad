// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/format.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Numbers as a reader sees them, and as a file keeps them: the same for every writer.
namespace organograph::viz {

/// `12,000`.
std::string figure(std::uint64_t count);
/// `3 posts`, `1 post`, `12,000 posts`.
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
/// At most two decimals below 100, whole from there on, grouped by thousands: `2.43`, `36`, `1,500`. Half is
/// rounded away from zero, as the number is written in decimals: 2.675 is 2.68 though its double lies below.
/// Empty for what is not finite.
std::string rounded(double value);
/// The same, or `not known`.
std::string amount_shown(std::optional<double> value);
/// At most one decimal: `60 %`, `29.4 %`.
std::string percent(double share);
/// A value of that format: a share as percent(), any other number rounded().
std::string worded(double value, Format format);
/// What a figure of reporting lines is where some managers are not known.
enum class Bound : std::uint8_t {
  none,
  at_least, ///< more lines could only make it larger
  of_known_lines
};
std::string_view name(Bound bound); ///< `at least`; empty for none

/// A figure that is known to lie between two ends; mostly they are the same.
struct Ends {
  std::optional<double> low, high;
  Bound bound = Bound::none;

  bool known() const { return low && high; }
  bool exact() const { return low == high && (bound == Bound::none || !known()); }
};
/// As one: `3`, `between 0 and 6`, `at least 3`, `2.5 of known lines`. Both ends are known.
std::string worded(const Ends &ends, Format format);
/// After - before: not more than that is known of a change between two intervals. Not known where one is a
/// bound.
Ends change_of(const Ends &before, const Ends &after);
/// The same of after - before, with its sign: `+1`, `-0.38`, `0`; a share in points of a hundred, without a
/// unit.
std::string signed_shown(double change, Format format = Format::number);
std::string signed_shown(const Ends &change, Format format);

/// The fewest digits that read back as the same double; whole numbers without a point. No exponent
/// below 1e15. Empty for what is not finite.
std::string shortest(double value);
/// The same at the end of a text, without a text of its own: tables have millions of numbers.
void append_number(std::string &out, double value);
void append_count(std::string &out, std::uint64_t count);

} // namespace organograph::viz

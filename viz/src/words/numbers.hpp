// SPDX-License-Identifier: Apache-2.0
#pragma once

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
/// Grouped by thousands; below 100 with one decimal unless that is 0.
std::string rounded(double value);
/// `60 %`.
std::string percent(double share);
/// At most two decimals: `0.25`, `36`.
std::string decimal(double value);
/// The same, grouped by thousands: `1,499.5`.
std::string grouped_decimal(double value);

enum class Shape : unsigned char { plain, share };

/// `4`, `2.4`, `60 %`; `unknown` where it is not known.
std::string value_shown(const std::optional<double> &value, Shape shape = Shape::plain);
/// `+1`, `-2`, `0`; a share in points of a hundred.
std::string change_shown(const std::optional<double> &before, const std::optional<double> &after,
                         Shape shape = Shape::plain);
/// `+1`, `-0.5`, `0`.
std::string signed_shown(double change);

/// The fewest digits that read back as the same double; whole numbers without a point. No exponent
/// below 1e15. Empty for what is not finite.
std::string shortest(double value);
/// The same at the end of a text, without a text of its own: tables have millions of numbers.
void append_number(std::string &out, double value);
void append_count(std::string &out, std::uint64_t count);

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// What terminals understand (ECMA-48, SGR).
namespace organograph::viz {

inline constexpr std::string_view bold = "\x1b[1m", dim = "\x1b[2m", plain = "\x1b[0m";

} // namespace organograph::viz

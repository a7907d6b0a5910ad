// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace organograph::viz {

/// What a value is, so that each writer can show it its own way.
enum class Format : std::uint8_t { text, count, number, share, hours, money, flag };

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace organograph::detail {

/// Up to eight bytes as a number that no other text of the same length gives. No call of memcpy with a length
/// that is not known: that would cost more than the lookup.
inline std::uint64_t bytes_at(const char *at, std::size_t count) {
  if (count >= 8) {
    std::uint64_t value = 0;
    std::memcpy(&value, at, sizeof value);
    return value;
  }
  if (count >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, at, sizeof first);
    std::memcpy(&last, at + count - 4, sizeof last);
    return first | std::uint64_t{last} << 32U;
  }
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
  return count == 0 ? 0 : byte(0) | byte(count / 2) << 8U | byte(count - 1) << 16U;
}

} // namespace organograph::detail

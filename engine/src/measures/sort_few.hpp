// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace organograph::detail {

/// Sorts distinct numbers. Few, as the attendees of most meetings, by counting for each how many are smaller:
/// without a branch that nobody can predict. O(n log n).
template <class Number> void sort_few(std::span<Number> numbers) {
  constexpr std::size_t few = 16;
  const std::size_t n = numbers.size();
  if (n > few) {
    std::sort(numbers.begin(), numbers.end());
    return;
  }
  std::array<std::uint32_t, few> smaller{};
  for (std::size_t i = 1; i < n; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const std::uint32_t is_less = numbers[j] < numbers[i];
      smaller[i] += is_less;
      smaller[j] += 1 - is_less;
    }
  std::array<Number, few> sorted;
  for (std::size_t i = 0; i < n; ++i)
    sorted[smaller[i]] = numbers[i];
  std::copy_n(sorted.begin(), n, numbers.begin());
}

} // namespace organograph::detail

// SPDX-License-Identifier: Apache-2.0
// Circles of rows that each name at most one other: managers, services that are part of others.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace organograph {

/// Each circle once, from its lowest row on, as one names the next; by the row from which it was met.
/// next(row): the row that it names, SIZE_MAX: none. Linear in rows.
template <class Next> std::vector<std::vector<std::size_t>> circles_of(std::size_t rows, Next next) {
  std::vector<std::vector<std::size_t>> out;
  std::vector<std::size_t> met_from(rows, SIZE_MAX);
  for (std::size_t start = 0; start < rows; ++start) {
    std::size_t at = start;
    for (; at != SIZE_MAX && met_from[at] == SIZE_MAX; at = next(at))
      met_from[at] = start;
    if (at == SIZE_MAX || met_from[at] != start)
      continue;
    std::vector<std::size_t> &circle = out.emplace_back();
    do {
      circle.push_back(at);
      at = next(at);
    } while (at != circle.front());
    std::ranges::rotate(circle, std::ranges::min_element(circle));
  }
  return out;
}

/// 'a -> b -> a'. name(row): as it is shown.
template <class Name> std::string circle_in_words(const std::vector<std::size_t> &circle, Name name) {
  std::string out;
  for (const std::size_t row : circle)
    out += name(row) + " -> ";
  return out + name(circle.front());
}

} // namespace organograph

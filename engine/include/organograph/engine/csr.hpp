// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace organograph {

/// Lists of different lengths in two arrays (compressed sparse rows): row r holds
/// items[offsets[r]] to items[offsets[r + 1] - 1]. An empty Csr has no rows.
template <class Item> struct Csr {
  std::vector<std::uint32_t> offsets;
  std::vector<Item> items;

  std::size_t rows() const { return offsets.empty() ? 0 : offsets.size() - 1; }
  std::span<const Item> operator[](std::size_t row) const {
    return {items.data() + offsets[row], items.data() + offsets[row + 1]};
  }
};

/// Groups (row, item) pairs by row, keeping the pairs' order within a row. O(rows + pairs).
template <class Item>
Csr<Item> group_by_row(std::size_t rows, const std::vector<std::pair<std::uint32_t, Item>> &pairs) {
  Csr<Item> out;
  out.offsets.assign(rows + 1, 0);
  for (const auto &[row, item] : pairs)
    ++out.offsets[row + 1];
  for (std::size_t r = 0; r < rows; ++r)
    out.offsets[r + 1] += out.offsets[r];
  out.items.resize(pairs.size());
  std::vector<std::uint32_t> next(out.offsets.begin(), out.offsets.end());
  for (const auto &[row, item] : pairs)
    out.items[next[row]++] = item;
  return out;
}

} // namespace organograph

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

/// Groups `count` items by row, keeping their order within a row: row_of(i) is the row of item_of(i), or
/// UINT32_MAX, which leaves it out. O(rows + count).
template <class Item, class RowOf, class ItemOf>
Csr<Item> group_by_row(std::size_t rows, std::size_t count, RowOf row_of, ItemOf item_of) {
  Csr<Item> out;
  out.offsets.assign(rows + 1, 0);
  for (std::size_t i = 0; i < count; ++i)
    if (const std::uint32_t row = row_of(i); row != UINT32_MAX)
      ++out.offsets[row + 1];
  for (std::size_t r = 0; r < rows; ++r)
    out.offsets[r + 1] += out.offsets[r];
  out.items.resize(out.offsets[rows]);
  // offsets[row] moves to the end of the row while it is filled, which is the beginning of the next.
  for (std::size_t i = 0; i < count; ++i)
    if (const std::uint32_t row = row_of(i); row != UINT32_MAX)
      out.items[out.offsets[row]++] = item_of(i);
  for (std::size_t r = rows; r > 0; --r)
    out.offsets[r] = out.offsets[r - 1];
  out.offsets[0] = 0;
  return out;
}

/// The same of (row, item) pairs.
template <class Item>
Csr<Item> group_by_row(std::size_t rows, const std::vector<std::pair<std::uint32_t, Item>> &pairs) {
  return group_by_row<Item>(
      rows, pairs.size(), [&](std::size_t i) { return pairs[i].first; },
      [&](std::size_t i) { return pairs[i].second; });
}

} // namespace organograph

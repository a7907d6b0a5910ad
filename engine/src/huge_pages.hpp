// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace organograph {

/// Asks for huge pages for memory that is not touched yet, where the system offers them: filling it costs
/// half.
void ask_for_huge_pages(void *memory, std::size_t bytes);

template <class Item> void reserve_huge(std::vector<Item> &items, std::size_t count) {
  items.reserve(count);
  ask_for_huge_pages(items.data(), items.capacity() * sizeof(Item));
}

} // namespace organograph

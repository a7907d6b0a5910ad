// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/platform/platform.hpp"

#include <cstddef>
#include <new>
#include <vector>

namespace organograph::detail {

/// For columns that are filled from the front.
template <class Item> void reserve_huge(std::vector<Item> &items, std::size_t count) {
  items.reserve(count);
  platform::ask_for_huge_pages(items.data(), items.capacity() * sizeof(Item));
}

/// Asks for huge pages for what is large: a table of millions of rows that is looked at in no order costs a
/// miss of the address table for nearly every look with small pages, and its first touch takes twice as long.
template <class T> struct HugePageAllocator {
  using value_type = T;
  static constexpr std::size_t page = std::size_t{2} << 20;
  static constexpr std::size_t from = 2 * page;

  HugePageAllocator() = default;
  template <class U> HugePageAllocator(const HugePageAllocator<U> &) {}

  T *allocate(std::size_t n) {
    if (n > static_cast<std::size_t>(-1) / sizeof(T))
      throw std::bad_array_new_length();
    const std::size_t bytes = n * sizeof(T);
    if (bytes < from)
      return static_cast<T *>(::operator new (bytes, std::align_val_t{alignof(T)}));
    void *const memory = ::operator new (bytes, std::align_val_t{page});
    platform::ask_for_huge_pages(memory, bytes);
    return static_cast<T *>(memory);
  }
  void deallocate(T *memory, std::size_t n) {
    if (n * sizeof(T) < from)
      ::operator delete (memory, std::align_val_t{alignof(T)});
    else
      ::operator delete (memory, std::align_val_t{page});
  }
  friend bool operator==(const HugePageAllocator &, const HugePageAllocator &) { return true; }
};

template <class T> using BigArray = std::vector<T, HugePageAllocator<T>>;

/// Fetches what will be looked at soon.
inline void prefetch(const void *what) {
  __builtin_prefetch(what);
}

} // namespace organograph::detail

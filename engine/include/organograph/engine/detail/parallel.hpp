// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace organograph::detail {

/// Cuts [0, count) into blocks of block_size and calls fn(first, last) -> Partial for each, on up to
/// `threads` threads (0 counts as 1). The partials come back in block order: merged in that order they
/// give the same bytes whatever the thread count, since the blocks do not depend on it.
/// The first exception of any fn is thrown again here.
template <class Partial, class Fn>
std::vector<Partial> fold_blocks(std::size_t count, std::size_t block_size, unsigned threads, Fn fn) {
  const std::size_t blocks = (count + block_size - 1) / block_size;
  std::vector<Partial> partials(blocks);
  std::atomic<std::size_t> next{0};
  std::vector<std::exception_ptr> failures(blocks);
  const auto work = [&] {
    for (std::size_t b = next++; b < blocks; b = next++) {
      try {
        partials[b] = fn(b * block_size, std::min(count, (b + 1) * block_size));
      } catch (...) {
        failures[b] = std::current_exception();
      }
    }
  };
  const std::size_t helpers =
      std::min<std::size_t>(threads > 1 ? threads - 1 : 0, blocks > 1 ? blocks - 1 : 0);
  {
    std::vector<std::jthread> pool;
    for (std::size_t t = 0; t < helpers; ++t)
      pool.emplace_back(work);
    work();
  }
  for (const auto &failure : failures)
    if (failure)
      std::rethrow_exception(failure);
  return partials;
}

} // namespace organograph::detail

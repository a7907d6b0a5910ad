// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace organograph::detail {

/// Cuts [0, count) into blocks of block_size and calls fn(state, block, first, last) for each, on up to
/// `threads` threads (0 counts as 1). Blocks are begun in their order. Each thread that takes part makes one
/// state of its own with make_state() and uses it for block after block: what is expensive to make (a counter
/// for every post) is made once a thread. An answer that is not to depend on the thread count must not depend
/// on which blocks a state has seen. The exception of the first block that threw is thrown again here; the
/// blocks begun before it are finished, and no further one is begun.
template <class MakeState, class Fn> void for_each_block(std::size_t count, std::size_t block_size,
                                                         unsigned threads, MakeState make_state, Fn fn) {
  const std::size_t blocks = (count + block_size - 1) / block_size;
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::size_t failed_block = blocks;
  std::exception_ptr failure;
  const auto work = [&] {
    std::size_t b = blocks;
    try {
      auto state = make_state();
      for (b = next++; b < blocks; b = next++)
        fn(state, b, b * block_size, std::min(count, (b + 1) * block_size));
    } catch (...) {
      next = blocks;
      const std::scoped_lock lock(mutex);
      if (!failure || b < failed_block) {
        failed_block = b;
        failure = std::current_exception();
      }
    }
  };
  const std::size_t helpers =
      std::min<std::size_t>(threads > 1 ? threads - 1 : 0, blocks > 1 ? blocks - 1 : 0);
  {
    std::vector<std::jthread> pool;
    try {
      for (std::size_t t = 0; t < helpers; ++t)
        pool.emplace_back(work);
    } catch (const std::system_error &) { // NOLINT(bugprone-empty-catch)
      // The system gives no more threads: those that there are do the work.
    }
    if (blocks > 0)
      work();
  }
  if (failure)
    std::rethrow_exception(failure);
}

/// The same without a state: calls fn(first, last).
template <class Fn> void for_each_block(std::size_t count, std::size_t block_size, unsigned threads, Fn fn) {
  struct Nothing {};
  for_each_block(
      count, block_size, threads, [] { return Nothing{}; },
      [&](Nothing &, std::size_t, std::size_t first, std::size_t last) { fn(first, last); });
}

/// The same with a result: fn(state, first, last) -> Partial. The partials come back in block order: merged
/// in that order they give the same bytes whatever the thread count, since the blocks do not depend on it.
template <class Partial, class MakeState, class Fn> std::vector<Partial>
fold_blocks(std::size_t count, std::size_t block_size, unsigned threads, MakeState make_state, Fn fn) {
  std::vector<Partial> partials((count + block_size - 1) / block_size);
  for_each_block(count, block_size, threads, make_state,
                 [&](auto &state, std::size_t block, std::size_t first, std::size_t last) {
                   partials[block] = fn(state, first, last);
                 });
  return partials;
}

/// The same without a state: fn(first, last) -> Partial.
template <class Partial, class Fn>
std::vector<Partial> fold_blocks(std::size_t count, std::size_t block_size, unsigned threads, Fn fn) {
  struct Nothing {};
  return fold_blocks<Partial>(
      count, block_size, threads, [] { return Nothing{}; },
      [&](Nothing &, std::size_t first, std::size_t last) { return fn(first, last); });
}

} // namespace organograph::detail

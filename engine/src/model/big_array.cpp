// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/detail/big_array.hpp"

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace organograph::detail {

#if defined(__linux__) && defined(MADV_HUGEPAGE)
void ask_for_huge_pages(void *memory, std::size_t bytes) {
  constexpr std::size_t page = 4096, huge = std::size_t{2} << 20U;
  if (bytes < 2 * huge)
    return;
  const auto at = reinterpret_cast<std::uintptr_t>(memory); // NOLINT: pages are numbers
  const std::size_t before = (page - at % page) % page;
  ::madvise(static_cast<char *>(memory) + before, (bytes - before) / page * page, MADV_HUGEPAGE);
}
#else
void ask_for_huge_pages(void * /*memory*/, std::size_t /*bytes*/) {}
#endif

} // namespace organograph::detail

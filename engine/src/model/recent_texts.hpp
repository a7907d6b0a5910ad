// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/text_pool.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace organograph {

/// Puts texts into a pool, and remembers the last ones: what stands in many rows (a unit, a grade, a source)
/// is kept once, what stands in one costs a glance. Which texts are kept twice depends on the texts alone.
class RecentTexts {
public:
  /// rows: how many will come, about. Memory is at most 64 kB.
  RecentTexts(TextPool &pool, std::size_t rows);

  TextId operator()(std::string_view text);

private:
  struct Recent {
    std::uint32_t mark = 0; // more of the hash: another text is mostly known without looking at it
    TextId text{};
  };

  TextPool *pool_;
  std::vector<Recent> recent_; // by hash; a power of two
};

} // namespace organograph

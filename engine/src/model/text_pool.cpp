// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/text_pool.hpp"

#include "organograph/engine/detail/big_array.hpp"

namespace organograph {

std::uint32_t TextPool::append(const TextPool &other) {
  const auto shift = static_cast<std::uint32_t>(size() - 1);
  const std::size_t behind = bytes_.size();
  bytes_ += other.bytes_;
  for (std::size_t i = 2; i < other.starts_.size(); ++i)
    starts_.push_back(behind + other.starts_[i]);
  return shift;
}

void TextPool::reserve(std::size_t texts, std::size_t bytes) {
  bytes_.reserve(bytes);
  platform::ask_for_huge_pages(bytes_.data(), bytes_.capacity());
  detail::reserve_huge(starts_, texts + 1);
}

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
// A text is folded eight bytes at a time by multiplication with secret numbers, as Wang Yi's wyhash does: who
// does not know them cannot choose texts that collide.
#include "organograph/engine/detail/text_hash.hpp"

#include "model/text_bytes.hpp"

#include <random>

namespace organograph::detail {

HashSecret drawn_secret() {
  std::random_device random;
  const auto number = [&] { return std::uint64_t{random()} << 32U | random(); };
  return {number(), number()};
}

std::uint64_t text_hash(std::string_view text, const HashSecret &secret) {
  std::uint64_t hash = text.size();
  for (; text.size() > 8; text.remove_prefix(8))
    hash = mixed(bytes_at(text.data(), 8), hash, secret);
  return mixed(bytes_at(text.data(), text.size()), hash, secret);
}

} // namespace organograph::detail

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace organograph::detail {

/// Two numbers that nobody can know who writes a file: drawn anew in each run, so that no file holds
/// identifiers that all fall into one place of a hash table. Where something stands in such a table must
/// therefore never decide what is written.
struct HashSecret {
  std::uint64_t first, second;
};
HashSecret drawn_secret();
inline const HashSecret hash_secret = drawn_secret(); // before whatever else a source begins with

/// Both halves of the product of the two, each with its part of the secret.
inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b, const HashSecret &secret = hash_secret) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a ^ secret.first) * (b ^ secret.second);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Of all bytes. Another one in each run.
std::uint64_t text_hash(std::string_view text, const HashSecret &secret = hash_secret);

/// For tables whose keys are texts of a file.
struct TextHash {
  using is_avalanching = void;
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return static_cast<std::size_t>(text_hash(text)); }
};

} // namespace organograph::detail

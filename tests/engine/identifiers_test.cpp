// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/detail/text_hash.hpp"

#include "model/identifiers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {
namespace {

// Texts that who knows how a table without a secret mixes can find: eleven bytes that all belong into one
// place of it. The mixing (a product, a shift, a product) is undone step by step.
std::vector<std::string> made_to_collide(std::size_t count) {
  constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15U;
  std::uint64_t inverse = 1;
  for (int i = 0; i < 6; ++i)
    inverse *= 2 - multiplier * inverse;
  std::vector<std::string> out;
  const std::uint64_t high = std::uint64_t{'a'} * 0x010101U | std::uint64_t{11} << 24U;
  for (std::uint64_t low_half = 0; out.size() < count; ++low_half) {
    std::uint64_t x = (std::uint64_t{0x12345678} << 32U | low_half) * inverse;
    x ^= x >> 32U;
    x = x * inverse ^ high * multiplier;
    std::array<char, 8> bytes{};
    std::memcpy(bytes.data(), &x, bytes.size());
    bool is_text = true;
    for (const char c : bytes)
      is_text = is_text && c >= ' ' && c <= '~';
    if (is_text)
      out.push_back(std::string(bytes.data(), bytes.size()) + "aaa");
  }
  return out;
}

TEST(Identifiers, made_to_collide_lie_in_places_of_their_own) {
  const std::vector<std::string> texts = made_to_collide(300);
  std::set<std::uint32_t> places;
  Identifiers identifiers;
  for (std::size_t row = 0; row < texts.size(); ++row) {
    places.insert(Identifiers::Key(texts[row]).hash());
    EXPECT_TRUE(identifiers.add(texts[row], static_cast<std::uint32_t>(row)));
  }
  EXPECT_GE(places.size(), texts.size() - 2); // of four billion places
  for (std::size_t row = 0; row < texts.size(); ++row)
    EXPECT_EQ(identifiers.find(texts[row]), row);
}

TEST(TextHash, is_of_every_byte_and_of_the_secret) {
  const detail::HashSecret one{0x1234567890ABCDEF, 0xFEDCBA0987654321}, other{0x1234567890ABCDEE, 1};
  std::set<std::uint64_t> hashes;
  std::size_t count = 0;
  for (std::size_t length = 0; length <= 40; ++length) {
    std::string text(length, 'x');
    hashes.insert(detail::text_hash(text, one));
    hashes.insert(detail::text_hash(text, other));
    count += 2;
    for (std::size_t at = 0; at < length; ++at, ++count) {
      std::string changed = text;
      changed[at] = 'y';
      hashes.insert(detail::text_hash(changed, one));
    }
  }
  EXPECT_EQ(hashes.size(), count);
}

} // namespace
} // namespace organograph

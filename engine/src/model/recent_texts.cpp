// SPDX-License-Identifier: Apache-2.0
#include "model/recent_texts.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace organograph {

namespace {

constexpr std::size_t fewest_places = 64, most_places = 8192;

// Of the length, the first and the last eight bytes: texts that begin and end alike take turns in one place.
std::uint64_t place_hash(std::string_view text) {
  std::uint64_t first = 0, last = 0;
  if (text.size() >= sizeof first) {
    std::memcpy(&first, text.data(), sizeof first);
    std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
  } else {
    for (const char c : text)
      first = first << 8U | static_cast<unsigned char>(c);
  }
  constexpr std::uint64_t odd_multiplier = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = (first * odd_multiplier) ^ (last + text.size());
  hash ^= hash >> 29U;
  return hash * odd_multiplier;
}

} // namespace

RecentTexts::RecentTexts(TextPool &pool, std::size_t rows)
    : pool_(&pool), recent_(std::bit_ceil(std::clamp(rows, fewest_places, most_places))) {}

TextId RecentTexts::operator()(std::string_view text) {
  if (text.empty())
    return TextId{};
  const std::uint64_t hash = place_hash(text);
  const auto mark = static_cast<std::uint32_t>(hash);
  Recent &recent = recent_[(hash >> 40U) & (recent_.size() - 1)];
  if (recent.mark != mark || (*pool_)[recent.text] != text)
    recent = {mark, pool_->append(text)};
  return recent.text;
}

} // namespace organograph

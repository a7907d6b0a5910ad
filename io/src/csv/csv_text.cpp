// SPDX-License-Identifier: Apache-2.0
#include "csv/csv_text.hpp"

#include <algorithm>
#include <cstring>

namespace organograph::io {

namespace {

bool within(char byte, unsigned char low, unsigned char high) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= low && value <= high;
}

// Bytes of the UTF-8 character that begins at `at` (Unicode, table 3-7: no overlong forms, no surrogates,
// nothing above U+10FFFF); 0 where none does. A zero byte counts as none.
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80)
    return lead == 0 ? 0 : 1;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - at < length)
    return 0;
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (!within(text[at + 1], low, high))
    return 0;
  for (std::size_t i = 2; i < length; ++i)
    if (!is_continuation(text[at + i]))
      return 0;
  return length;
}

} // namespace

std::size_t find_bad_byte(std::string_view text, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  while (at < text.size()) {
    if (text.size() - at >= sizeof(std::uint64_t)) { // eight ASCII bytes, none of them zero, at once
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if (((eight | (eight - ones)) & high_bits) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const std::size_t length = character_length(text, at);
    if (length == 0)
      return at;
    at += length;
  }
  return text.size();
}

std::string unescaped(std::string_view quoted) {
  std::string out;
  for (std::size_t at = 0; at < quoted.size();) {
    const std::size_t pair = std::min(quoted.find("\"\"", at), quoted.size());
    out += quoted.substr(at, pair + 1 - at); // with the first quote of the pair
    at = pair + 2;
  }
  return out;
}

std::uint64_t line_breaks(std::string_view text) {
  std::uint64_t count = 0;
  char before = '\0';
  for (const char c : text) {
    count += c == '\r' || (c == '\n' && before != '\r') ? 1U : 0U;
    before = c;
  }
  return count;
}

} // namespace organograph::io

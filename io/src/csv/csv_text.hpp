// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// What the two readers of CSV, the exact one and the fast one, must see alike.
namespace organograph::io {

inline bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// First byte at or behind `at`, the start of a character, that is part of no UTF-8 character or is zero;
/// text.size() if none. O(bytes looked at); ASCII eight bytes at once.
std::size_t find_bad_byte(std::string_view text, std::size_t at);

/// What stands between the quotes of a cell, each doubled quote once.
std::string unescaped(std::string_view quoted);

/// LF, CR LF and CR alone count as one each.
std::uint64_t line_breaks(std::string_view text);

/// Nothing but spaces, tabs and line breaks.
inline bool is_blank(std::string_view cell) {
  return cell.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
#include "words/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace organograph::viz {

namespace {

UChar32 code(char32_t c) {
  return static_cast<UChar32>(c);
}

} // namespace

char32_t next_wide_character(std::string_view text, std::size_t &at) {
  UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macro
#pragma GCC diagnostic ignored "-Wsign-conversion"
  U8_NEXT(text.data(), at, text.size(), c);
#pragma GCC diagnostic pop
  return c < 0 ? replacement_character : static_cast<char32_t>(c);
}

void append_character(std::string &out, char32_t c) {
  std::array<char, 4> bytes{};
  std::size_t length = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macro
#pragma GCC diagnostic ignored "-Wsign-conversion"
  U8_APPEND_UNSAFE(bytes.data(), length, code(c));
#pragma GCC diagnostic pop
  out.append(bytes.data(), length);
}

bool is_blank(char32_t c) {
  return u_isUWhiteSpace(code(c)) != 0;
}

bool is_disturbing(char32_t c) {
  return u_charType(code(c)) == U_CONTROL_CHAR || u_hasBinaryProperty(code(c), UCHAR_BIDI_CONTROL) != 0;
}

bool is_invisible(char32_t c) {
  const bool annotates = c >= 0xFFF9 && c <= 0xFFFB; // marks of notes between the lines
  return annotates || (u_hasBinaryProperty(code(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 &&
                       u_hasBinaryProperty(code(c), UCHAR_BIDI_CONTROL) == 0);
}

bool is_mark(char32_t c) {
  const auto type = u_charType(code(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

bool has_no_width(char32_t c) {
  return is_mark(c) || u_hasBinaryProperty(code(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
         u_hasBinaryProperty(code(c), UCHAR_EMOJI_MODIFIER) != 0;
}

bool is_wide(char32_t c) {
  const int width = u_getIntPropertyValue(code(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool runs_leftward(char32_t c) {
  const auto direction = u_charDirection(code(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool is_noncharacter(char32_t c) {
  return U_IS_UNICODE_NONCHAR(c);
}

} // namespace organograph::viz

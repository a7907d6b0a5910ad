// SPDX-License-Identifier: Apache-2.0
#include "words/safe_text.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace organograph::viz {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd"; // U+FFFD
constexpr int most_marks = 3;                            // piled higher they cover other lines
constexpr std::string_view ellipsis = "\xe2\x80\xa6";    // U+2026

struct Range {
  char32_t first, last;
};

constexpr Range no_width[] = {{0x00AD, 0x00AD},   {0x0300, 0x036F},  {0x0483, 0x0489}, {0x0591, 0x05BD},
                              {0x0610, 0x061A},   {0x064B, 0x065F},  {0x0670, 0x0670}, {0x06D6, 0x06DC},
                              {0x0E31, 0x0E31},   {0x0E34, 0x0E3A},  {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},
                              {0x1DC0, 0x1DFF},   {0x20D0, 0x20FF},  {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
                              {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF}};
constexpr Range two_wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x26A1, 0x26A1},   {0x26BD, 0x26BE},   {0x2705, 0x2705},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x2753, 0x2757},   {0x2795, 0x2797},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},
    {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F19A}, {0x1F200, 0x1F64F}, {0x1F680, 0x1F6FF},
    {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}};
// Zero-width spaces and joiners, invisible operators, fillers, tags, stray byte-order marks.
constexpr Range invisible[] = {{0x034F, 0x034F}, {0x115F, 0x1160}, {0x180B, 0x180F}, {0x200B, 0x200D},
                               {0x2060, 0x2065}, {0x206A, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},
                               {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}};
constexpr Range blank[] = {{0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
                           {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                           {0x205F, 0x205F}, {0x3000, 0x3000}};
// Control characters, and the marks and overrides of the direction of writing.
constexpr Range disturbing[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C},
                                {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};

bool in(std::span<const Range> ranges, char32_t c) {
  return std::ranges::any_of(ranges, [c](const Range &range) { return range.first <= c && c <= range.last; });
}

struct Character {
  std::string_view bytes;
  char32_t code; ///< U+FFFD where the bytes are not UTF-8
};

// The first character of a text that is not empty.
Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80)
    return {text.substr(0, 1), lead};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
    return {text.substr(0, 1), 0xFFFD};
  char32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u)
      return {text.substr(0, 1), 0xFFFD};
    code = (code << 6) | (byte(i) & 0x3Fu);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < smallest[length] || code > 0x10FFFF || (0xD800 <= code && code <= 0xDFFF))
    return {text.substr(0, 1), 0xFFFD};
  return {text.substr(0, length), code};
}

std::size_t width_of(char32_t c) {
  return in(no_width, c) ? 0 : in(two_wide, c) ? 2 : 1;
}

} // namespace

std::string harmless(std::string_view text, std::size_t characters) {
  std::string out;
  bool blank_before = true; // outer blanks go too
  int marks = 0;            // on the last character
  for (; !text.empty() && characters > 0; --characters) {
    const auto [bytes, code] = first_character(text);
    text.remove_prefix(bytes.size());
    if (in(invisible, code))
      continue;
    if (in(blank, code)) {
      if (!blank_before)
        out += ' ';
      blank_before = true;
      continue;
    }
    marks = width_of(code) == 0 ? marks + 1 : 0;
    if (marks > most_marks)
      continue;
    const bool marks_nothing = marks > 0 && blank_before; // would sit on what stands before the text
    out += in(disturbing, code) || marks_nothing || code == 0xFFFD ? replacement : bytes;
    blank_before = false;
  }
  if (!text.empty())
    out += ellipsis;
  while (out.ends_with(' '))
    out.pop_back();
  return out;
}

std::size_t width(std::string_view text) {
  std::size_t out = 0;
  while (!text.empty()) {
    const auto [bytes, code] = first_character(text);
    out += width_of(code);
    text.remove_prefix(bytes.size());
  }
  return out;
}

std::string cut(std::string_view text, std::size_t columns) {
  if (width(text) <= columns)
    return std::string(text);
  std::string out;
  for (std::size_t used = 0; !text.empty();) {
    const auto [bytes, code] = first_character(text);
    used += width_of(code);
    if (used + 1 > columns)
      break;
    out += bytes;
    text.remove_prefix(bytes.size());
  }
  while (out.ends_with(' '))
    out.pop_back();
  if (columns > 0)
    out += ellipsis;
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t indent) {
  std::vector<std::string> out;
  std::string line(indent, ' ');
  bool fresh = true; // nothing but the indent stands in the line
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!fresh && width(line) + 1 + width(word) > columns) {
      out.push_back(line);
      line.assign(indent, ' ');
      fresh = true;
    }
    if (!fresh)
      line += ' ';
    line += fresh ? cut(word, columns - indent) : std::string(word);
    fresh = false;
  }
  out.push_back(line);
  return out;
}

} // namespace organograph::viz

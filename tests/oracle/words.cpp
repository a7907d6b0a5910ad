// SPDX-License-Identifier: Apache-2.0
// Words of a meeting's subject. The tables of letters are written out by hand so that they owe
// nothing to a library or a locale; scripts beyond those named in sections.hpp are not covered.
#include "sections.hpp"

namespace organograph::oracle {
namespace {

using Letter = char32_t;

bool within(Letter c, Letter low, Letter high) {
  return low <= c && c <= high;
}

std::u32string decoded(const std::string &text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    Letter c = more == 0 ? lead : lead & (0x3Fu >> more);
    for (std::size_t k = 1; k <= more; ++k)
      c = (c << 6) | (static_cast<unsigned char>(text.at(i + k)) & 0x3Fu);
    out += c;
    i += 1 + more;
  }
  return out;
}

// All letters of the tables are below U+0800: two bytes are enough.
std::string encoded(Letter c) {
  if (c < 0x80)
    return {static_cast<char>(c)};
  return {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
}

bool is_letter_or_digit(Letter c) {
  if (c < 0x80)
    return within(c, '0', '9') || within(c, 'A', 'Z') || within(c, 'a', 'z');
  if (c == 0xD7 || c == 0xF7 || c == 0x387) // multiplication, division, Greek ano teleia
    return false;
  return c == 0xAA || c == 0xB5 || c == 0xBA || within(c, 0xC0, 0x17F) || c == 0x386 ||
         within(c, 0x388, 0x3F5) || within(c, 0x400, 0x481) || within(c, 0x48A, 0x52F);
}

// Where capital and small letters alternate: the capital is the even, or the odd, one.
Letter small_of_pair(Letter c, Letter capital_is) {
  return c % 2 == capital_is ? c + 1 : c;
}

Letter lower_latin(Letter c) {
  if (within(c, 0xC0, 0xDE))
    return c + 0x20;
  if (c == 0x130)
    return 'i';
  if (c == 0x178)
    return 0xFF;
  if (within(c, 0x100, 0x137) || within(c, 0x14A, 0x177))
    return c == 0x131 ? c : small_of_pair(c, 0);
  if (within(c, 0x139, 0x148) || within(c, 0x179, 0x17E))
    return small_of_pair(c, 1);
  return c;
}

Letter lower_greek(Letter c) {
  if (c == 0x386)
    return 0x3AC;
  if (within(c, 0x388, 0x38A))
    return c + 37;
  if (c == 0x38C)
    return 0x3CC;
  if (c == 0x38E || c == 0x38F)
    return c + 63;
  if (within(c, 0x391, 0x3AB))
    return c + 0x20;
  return within(c, 0x3D8, 0x3EF) ? small_of_pair(c, 0) : c;
}

Letter lower_cyrillic(Letter c) {
  if (within(c, 0x400, 0x40F))
    return c + 80;
  if (within(c, 0x410, 0x42F))
    return c + 0x20;
  if (c == 0x4C0)
    return 0x4CF;
  if (within(c, 0x4C1, 0x4CE))
    return small_of_pair(c, 1);
  const bool alternates = within(c, 0x460, 0x481) || within(c, 0x48A, 0x4BF) || within(c, 0x4D0, 0x52F);
  return alternates ? small_of_pair(c, 0) : c;
}

Letter lower(Letter c) {
  if (within(c, 'A', 'Z'))
    return c + 0x20;
  if (c < 0x80)
    return c;
  return c < 0x180 ? lower_latin(c) : c < 0x400 ? lower_greek(c) : lower_cyrillic(c);
}

} // namespace

IdSet words(const std::string &text) {
  IdSet out;
  std::string word;
  for (const Letter c : decoded(text) + U" ") {
    if (is_letter_or_digit(c)) {
      word += encoded(lower(c));
    } else if (!word.empty()) {
      out.insert(word);
      word.clear();
    }
  }
  return out;
}

} // namespace organograph::oracle

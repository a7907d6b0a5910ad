// SPDX-License-Identifier: Apache-2.0
#include "tables/folded.hpp"

#include "organograph/engine/spelling.hpp"
#include "tables/person_names.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace organograph::io::tables {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macros
#pragma GCC diagnostic ignored "-Wsign-conversion"

namespace {

void append_utf8(std::string &out, UChar32 character) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, character);
  out.append(bytes, static_cast<std::size_t>(size));
}

// Letters that are no letter with a mark to Unicode and are typed as others by those who lack the key.
std::string_view plain_letter(UChar32 lower) {
  switch (lower) {
  case 0xDF:
    return "ss";
  case 0xE6:
    return "ae";
  case 0xF8:
    return "o";
  case 0x111:
    return "d";
  case 0x131:
    return "i";
  case 0x142:
    return "l";
  case 0x153:
    return "oe";
  default:
    return {};
  }
}

void append_folded(std::string &out, UChar32 character) {
  const UChar32 lower = u_foldCase(character, U_FOLD_CASE_DEFAULT);
  if (const std::string_view plain = plain_letter(lower); !plain.empty())
    out += plain;
  else if (u_isalnum(lower))
    append_utf8(out, lower);
}

// The letters that a letter with accents is made of; marks go as they are no letters.
void append_decomposed(std::string &out, const UNormalizer2 *normaliser, UChar32 character) {
  UChar parts[64];
  UErrorCode why = U_ZERO_ERROR;
  const std::int32_t length = unorm2_getDecomposition(normaliser, character, parts, 64, &why);
  if (length < 0 || U_FAILURE(why))
    return append_folded(out, character);
  for (std::int32_t at = 0; at < length;) {
    UChar32 part = 0;
    U16_NEXT(parts, at, length, part);
    append_folded(out, part);
  }
}

std::string without_brackets(std::string_view head) {
  std::string out;
  int depth = 0;
  for (const char c : head) {
    depth += c == '(' || c == '[' ? 1 : 0;
    if (depth == 0)
      out += c;
    depth -= depth > 0 && (c == ')' || c == ']') ? 1 : 0;
  }
  return out;
}

} // namespace

std::string letters_and_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  UErrorCode why = U_ZERO_ERROR;
  const UNormalizer2 *normaliser = nullptr;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        out += c;
      else if (c >= 'A' && c <= 'Z')
        out += static_cast<char>(c - 'A' + 'a');
      ++at;
      continue;
    }
    UChar32 character = 0;
    std::size_t next = at;
    U8_NEXT_OR_FFFD(text.data(), next, text.size(), character);
    at = next;
    if (normaliser == nullptr)
      normaliser = unorm2_getNFKDInstance(&why);
    append_decomposed(out, normaliser, character);
  }
  return out;
}

std::string head_letters(std::string_view head) {
  std::string out;
  for (std::size_t at = 0; at <= head.size();) {
    const std::size_t sign = std::min(head.find('#', at), head.size());
    out += letters_and_digits(head.substr(at, sign - at));
    if (sign < head.size())
      out += "number";
    at = sign + 1;
  }
  return out;
}

std::string head_key(std::string_view head) {
  std::string key = head_letters(without_brackets(head));
  return key.empty() ? head_letters(head) : key;
}

std::string slug(std::string_view name) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t next = at + 1;
    while (next < name.size() && (static_cast<unsigned char>(name[next]) & 0xC0U) == 0x80U)
      ++next;
    const std::string_view character = name.substr(at, next - at);
    at = next;
    const std::string letters = character == "&" ? "and" : letters_and_digits(character);
    if (letters.empty()) {
      gap = gap || character != "'";
      continue;
    }
    if ((gap || character == "&") && !out.empty() && !out.ends_with('-'))
      out += '-';
    out += letters;
    gap = character == "&";
  }
  return out;
}

std::string folded(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos)
    return letters_and_digits(text);
  return letters_and_digits(text.substr(comma + 1)) + letters_and_digits(text.substr(0, comma));
}

#pragma GCC diagnostic pop

} // namespace organograph::io::tables

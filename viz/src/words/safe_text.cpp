// SPDX-License-Identifier: Apache-2.0
#include "words/safe_text.hpp"

#include "words/characters.hpp"

namespace organograph::viz {

namespace {

constexpr int most_marks = 3;                         // piled higher they cover other lines
constexpr std::string_view ellipsis = "\xe2\x80\xa6"; // U+2026

std::size_t width_of(char32_t c) {
  return c < 0x80 ? 1 : has_no_width(c) ? 0 : is_wide(c) ? 2 : 1;
}

} // namespace

std::string harmless(std::string_view text, std::size_t characters) {
  std::string out;
  bool blank_before = true; // outer blanks go too
  int marks = 0;            // on the last character
  std::size_t at = 0;
  for (; at < text.size() && characters > 0; --characters) {
    const char32_t c = next_character(text, at);
    if (is_invisible(c))
      continue;
    if (is_blank(c)) {
      if (!blank_before)
        out += ' ';
      blank_before = true;
      continue;
    }
    const bool disturbs = is_disturbing(c);
    marks = !disturbs && has_no_width(c) ? marks + 1 : 0;
    if (marks > most_marks)
      continue;
    const bool marks_nothing = marks > 0 && blank_before; // would sit on what stands before the text
    append_character(out, disturbs || marks_nothing ? replacement_character : c);
    blank_before = false;
  }
  if (at < text.size())
    out += ellipsis;
  while (out.ends_with(' '))
    out.pop_back();
  return out;
}

std::size_t width(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t at = 0; at < text.size();)
    out += width_of(next_character(text, at));
  return out;
}

std::string cut(std::string_view text, std::size_t columns) {
  if (width(text) <= columns)
    return std::string(text);
  std::size_t end = 0;
  for (std::size_t at = 0, used = 0; at < text.size(); end = at) {
    used += width_of(next_character(text, at));
    if (used + 1 > columns)
      break;
  }
  std::string out(text.substr(0, end));
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

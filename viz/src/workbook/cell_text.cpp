// SPDX-License-Identifier: Apache-2.0
#include "workbook/spreadsheet.hpp"

#include <array>
#include <charconv>
#include <system_error>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::size_t most_units = 32'767;
constexpr std::string_view cut_mark = "\u2026 [cut]";

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// '_x' and four digits, whatever follows: what follows may become a '_' itself.
bool looks_escaped(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '_' || text[at + 1] != 'x')
    return false;
  for (std::size_t i = at + 2; i < at + 6; ++i)
    if (!is_hex(text[i]))
      return false;
  return true;
}

std::size_t character_bytes(unsigned char first) {
  return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

// What stands for the character in XML; empty: itself.
std::string_view escape(std::string_view text, std::size_t at, std::array<char, 8> &buffer) {
  const auto c = static_cast<unsigned char>(text[at]);
  unsigned code = 0;
  const bool is_control = c < 0x20 && c != '\t' && c != '\n';
  if (is_control || looks_escaped(text, at))
    code = c;
  else if (text.substr(at, 3) == "\uFFFE" || text.substr(at, 3) == "\uFFFF")
    code = text[at + 2] == '\xBE' ? 0xFFFE : 0xFFFF;
  else
    return {};
  constexpr std::string_view digits = "0123456789ABCDEF";
  buffer = {
      '_', 'x', digits[code >> 12U], digits[code >> 8U & 15U], digits[code >> 4U & 15U], digits[code & 15U],
      '_'};
  return {buffer.data(), 7};
}

} // namespace

std::pair<std::string, bool> cell_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::array<char, 8> buffer{};
  std::size_t units = 0;                                  // of what is written
  std::size_t fits = 0;                                   // bytes of it that leave room for the mark
  constexpr std::size_t mark_units = cut_mark.size() - 2; // the ellipsis is one unit of three bytes
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = character_bytes(static_cast<unsigned char>(text[at]));
    const std::string_view escaped = escape(text, at, buffer);
    units += !escaped.empty() ? escaped.size() : bytes == 4 ? 2 : 1;
    if (units > most_units)
      return {out.substr(0, fits) + std::string(cut_mark), true};
    out += escaped.empty() ? text.substr(at, bytes) : escaped;
    if (units <= most_units - mark_units)
      fits = out.size();
    at += bytes;
  }
  return {std::move(out), false};
}

bool survives(double value) {
  std::array<char, 40> digits{};
  const auto written =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 16);
  double read = 0;
  const auto end = std::from_chars(digits.data(), written.ptr, read);
  return end.ec == std::errc{} && read == value;
}

} // namespace organograph::viz

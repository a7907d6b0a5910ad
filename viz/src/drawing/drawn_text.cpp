// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/detail/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace organograph::viz::detail {

namespace {

/// Characters that follow each other, and where their widths stand.
struct Run {
  std::uint32_t first;
  std::uint16_t count, place;
};
#include "drawing/dejavu_widths.inc"

constexpr char32_t broken = 0xFFFD;

/// The character at `at`, which moves on; U+FFFD for bytes that are not UTF-8.
char32_t next_character(std::string_view text, std::size_t &at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at++);
  if (lead < 0x80)
    return lead;
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4)
    return broken;
  char32_t character = lead & (0x3Fu >> more);
  for (std::size_t i = 0; i < more; ++i, ++at) {
    if (at == text.size() || (byte(at) & 0xC0) != 0x80)
      return broken;
    character = (character << 6) | (byte(at) & 0x3Fu);
  }
  const bool overlong = (more == 2 && character < 0x800) || (more == 3 && character < 0x10000);
  const bool no_character = character > 0x10FFFF || (character >= 0xD800 && character < 0xE000);
  return overlong || no_character ? broken : character;
}

void append(std::string &out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

bool within(char32_t c, char32_t low, char32_t high) {
  return c >= low && c <= high;
}

/// Neither XML's to carry nor ours: controls, overrides of direction (they would turn the rest of a line
/// round), noncharacters.
bool is_dropped(char32_t c) {
  return c < 0x20 || within(c, 0x7F, 0x9F) || within(c, 0x202A, 0x202E) || within(c, 0x2066, 0x2069) ||
         c == 0xFEFF || within(c, 0xFDD0, 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

bool is_stacked(char32_t c) {
  return within(c, 0x300, 0x36F) || within(c, 0x1AB0, 0x1AFF) || within(c, 0x1DC0, 0x1DFF) ||
         within(c, 0x20D0, 0x20FF);
}

/// Takes no room of its own: combining marks, joiners, selectors and other characters that do not show.
bool is_combining(char32_t c) {
  return c == 0xAD || c == 0x61C || within(c, 0x2060, 0x206F) || within(c, 0x180B, 0x180E) || c == 0x3164 ||
         c == 0xFFA0 || within(c, 0xFFF0, 0xFFF8) || within(c, 0xE0000, 0xE0FFF) || is_stacked(c) ||
         within(c, 0x483, 0x489) || within(c, 0x591, 0x5BD) || within(c, 0x610, 0x61A) ||
         within(c, 0x64B, 0x65F) || within(c, 0x200B, 0x200F) || within(c, 0xFE00, 0xFE0F) ||
         within(c, 0xFE20, 0xFE2F) || within(c, 0x1F3FB, 0x1F3FF);
}

/// 0 for what the font does not have.
template <std::size_t Runs, std::size_t Widths> double
width_in(const std::array<Run, Runs> &runs, const std::array<std::uint16_t, Widths> &widths, char32_t c) {
  const auto after = std::upper_bound(runs.begin(), runs.end(), c,
                                      [](char32_t wanted, const Run &run) { return wanted < run.first; });
  if (after == runs.begin())
    return 0;
  const Run &run = *std::prev(after);
  return c - run.first < run.count ? widths[run.place + (c - run.first)] / 2048.0 : 0;
}

double em_width(char32_t c, bool bold) {
  if (within(c, 0x20, 0x7E)) // the first run of both
    return (bold ? bold_widths[c - 0x20] : regular_widths[c - 0x20]) / 2048.0;
  if (is_combining(c))
    return 0;
  if (const double width = bold ? width_in(bold_runs, bold_widths, c) : 0; width > 0)
    return width;
  if (const double width = width_in(regular_runs, regular_widths, c); width > 0)
    return bold ? 1.15 * width : width; // the regular face, thickened
  return 2.3; // not in DejaVu: a stand-in font's, or the box with the code that Pango draws
}

/// Letters, digits and signs that every font shows with some width. Not all of them: those beyond doubt.
bool surely_shows(char32_t c) {
  return within(c, 0x21, 0x7E) || (within(c, 0xA1, 0x24F) && c != 0xAD) || within(c, 0x391, 0x481) ||
         within(c, 0x5D0, 0x5EA) || within(c, 0x620, 0x64A) || within(c, 0x3041, 0x3096) ||
         within(c, 0x30A1, 0x30FA) || within(c, 0x4E00, 0x9FFF) || within(c, 0xAC00, 0xD7A3);
}

/// Pango draws nothing, and complains, where a whole line takes no room: a no-break space gives it some.
/// More marks on one letter than any script has would run into the lines above: four stay.
std::string with_room(std::string_view text) {
  const auto plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  if (text.find_first_not_of(' ') != std::string_view::npos && std::all_of(text.begin(), text.end(), plain))
    return std::string(text);
  bool shows = false;
  std::string line;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    shows = shows || surely_shows(c);
    marks = is_stacked(c) ? marks + 1 : 0;
    if (marks <= 4)
      append(line, c);
  }
  if (!shows)
    append(line, 0xA0);
  return line;
}

/// Bytes of `text` that fit into `width`, at least one character; combining marks stay with their letter.
std::size_t fitting(std::string_view text, double width, double points, bool bold) {
  double used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t after = at;
    used += em_width(next_character(text, after), bold) * points;
    if (used > width && at > 0)
      return at;
    at = after;
  }
  return at;
}

/// Where the line that begins `text` ends, and where the next one begins.
std::pair<std::size_t, std::size_t> line_end(std::string_view text, double width, double points, bool bold) {
  const std::size_t stop = text.find('\n');
  const std::string_view line = text.substr(0, stop);
  const std::size_t fits = fitting(line, width, points, bold);
  if (fits == line.size())
    return {fits, stop == std::string_view::npos ? fits : fits + 1};
  const std::size_t blank = line[fits] == ' ' ? fits : line.rfind(' ', fits);
  if (blank == std::string_view::npos || blank == 0)
    return {fits, fits};
  return {blank, blank + 1};
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n");
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

} // namespace

std::string drawable(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F && c != '\\'; }))
    return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c == '\r' && at < text.size() && text[at] == '\n')
      continue;
    if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
      out += '\n';
    else if (c == '\t' || c == '\v' || c == '\f')
      out += ' ';
    else if (c == '\\')
      append(out, 0x2216); // Graphviz expands \N, \G and the like wherever a backslash comes through
    else if (!is_dropped(c))
      append(out, c);
  }
  return out;
}

double text_width(std::string_view utf8, double points, bool bold) {
  double ems = 0;
  for (std::size_t at = 0; at < utf8.size();)
    ems += em_width(next_character(utf8, at), bold);
  return ems * points;
}

std::vector<std::string> wrapped(std::string_view utf8, double width, double points, bool bold,
                                 std::size_t most) {
  std::vector<std::string> lines;
  std::string_view rest = trimmed(utf8);
  while (!rest.empty()) {
    auto [end, next] = line_end(rest, width, points, bold);
    const bool last = lines.size() + 1 == most && !trimmed(rest.substr(next)).empty();
    if (last)
      end = std::min(end, fitting(rest.substr(0, end), width - points, points, bold));
    std::string line(trimmed(rest.substr(0, end)));
    if (last)
      line += "…";
    if (text_width(line, points, bold) > 0)
      lines.push_back(with_room(line));
    if (last)
      break;
    rest.remove_prefix(next);
    rest = trimmed(rest);
  }
  return lines;
}

std::string plain_number(double value) {
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 2);
  std::string text(buffer.data(), end.ptr);
  while (text.back() == '0')
    text.pop_back();
  if (text.back() == '.')
    text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string figure(double value) {
  std::string text = plain_number(value);
  const std::size_t first = text[0] == '-' ? 1 : 0;
  for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

bool runs_leftward(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_character(utf8, at);
    if (within(c, 0x590, 0x8FF) || c == 0x200F || within(c, 0xFB1D, 0xFDFF) || within(c, 0xFE70, 0xFEFE) ||
        within(c, 0x10800, 0x10FFF) || within(c, 0x1E800, 0x1EFFF))
      return true;
  }
  return false;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return figure(static_cast<double>(n)) + ' ' + std::string(n == 1 ? one : many);
}

} // namespace organograph::viz::detail

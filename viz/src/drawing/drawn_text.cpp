// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/detail/text.hpp"

#include "words/characters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace organograph::viz::detail {

namespace {

/// Characters that follow each other, and where their widths stand.
struct Run {
  std::uint32_t first;
  std::uint16_t count, place;
};
#include "drawing/dejavu_widths.inc"

bool within(char32_t c, char32_t low, char32_t high) {
  return c >= low && c <= high;
}

/// Neither XML's to carry nor ours: controls, what would turn the rest of a line round, noncharacters.
bool is_dropped(char32_t c) {
  return is_disturbing(c) || c == 0xFEFF || is_noncharacter(c);
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
  if (has_no_width(c))
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
    marks = is_mark(c) ? marks + 1 : 0;
    if (marks <= 4)
      append_character(line, c);
  }
  if (!shows)
    append_character(line, 0xA0);
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

bool is_letter(char32_t c) {
  return within(c | 0x20U, 'a', 'z') || within(c, 0xC0, 0x24F) || within(c, 0x370, 0x52F);
}

/// Whether a line may end before this place of a word: behind a hyphen or a slash between letters.
bool breaks_at(std::string_view text, std::size_t place) {
  if (place < 3 || place + 2 > text.size() || (text[place - 1] != '-' && text[place - 1] != '/'))
    return false;
  const auto letter = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_letter(static_cast<unsigned char>(c));
  };
  return letter(text[place - 3]) && letter(text[place - 2]) && letter(text[place]) && letter(text[place + 1]);
}

/// Where a line ends and the next one begins; hyphen: it ends within a word, which a hyphen says.
struct LineEnd {
  std::size_t end, next;
  bool hyphen = false;
};

/// Within a word that is longer than a line. A hyphen stands between letters alone: other scripts have none.
LineEnd word_end(std::string_view line, std::size_t fits, double width, double points, bool bold) {
  const std::size_t end = fitting(line, width - em_width('-', bold) * points, points, bold);
  std::size_t before = end - 1, after = end;
  while (before > 0 && (static_cast<unsigned char>(line[before]) & 0xC0U) == 0x80)
    --before;
  if (end < line.size() && is_letter(next_character(line, before)) && is_letter(next_character(line, after)))
    return {end, end, true};
  return {fits, fits};
}

/// The end of the line that begins `text`: at a blank, behind a hyphen, or within a word that has no room.
LineEnd line_end(std::string_view text, double width, double points, bool bold) {
  const std::size_t stop = text.find('\n');
  const std::string_view line = text.substr(0, stop);
  const std::size_t fits = fitting(line, width, points, bold);
  if (fits == line.size())
    return {fits, stop == std::string_view::npos ? fits : fits + 1};
  const std::size_t found = line[fits] == ' ' ? fits : line.rfind(' ', fits);
  const std::size_t blank = found == std::string_view::npos ? 0 : found;
  for (std::size_t place = fits; place > blank; --place)
    if (breaks_at(line, place))
      return {place, place};
  return blank > 0 ? LineEnd{blank, blank + 1} : word_end(line, fits, width, points, bold);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n");
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

/// whole_words: the ellipsis follows a word too, where the last line has more than one.
std::vector<std::string> lines_of(std::string_view utf8, double width, double points, bool bold,
                                  std::size_t most, bool whole_words) {
  std::vector<std::string> lines;
  std::string_view rest = trimmed(utf8);
  while (!rest.empty()) {
    auto [end, next, hyphen] = line_end(rest, width, points, bold);
    const bool last = lines.size() + 1 == most && !trimmed(rest.substr(next)).empty();
    if (last) {
      const std::size_t room = fitting(rest.substr(0, end), width - points, points, bold);
      const std::size_t blank = room < end ? rest.substr(0, room + 1).rfind(' ') : std::string_view::npos;
      end = whole_words && blank != std::string_view::npos && blank > 0 ? blank : std::min(end, room);
    }
    std::string line(trimmed(rest.substr(0, end)));
    line += last ? "…" : hyphen ? "-" : "";
    if (text_width(line, points, bold) > 0)
      lines.push_back(with_room(line));
    if (last)
      break;
    rest.remove_prefix(next);
    rest = trimmed(rest);
  }
  return lines;
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
      append_character(out,
                       0x2216); // Graphviz expands \N, \G and the like wherever a backslash comes through
    else if (!is_dropped(c))
      append_character(out, c);
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
  return lines_of(utf8, width, points, bold, most, false);
}

Typeset typeset(std::string_view utf8, double width, double points, double least, bool bold,
                std::size_t most) {
  const double longest = longest_word(utf8, bold);
  if (longest * points > width)
    points = std::max(least, std::floor(4 * width / longest) / 4);
  return {lines_of(utf8, width, points, bold, most, true), points};
}

double longest_word(std::string_view utf8, bool bold) {
  double longest = 0, word = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    if (breaks_at(utf8, at))
      word = 0;
    const char32_t c = next_character(utf8, at);
    word = c == ' ' || c == '\n' ? 0 : word + em_width(c, bold);
    longest = std::max(longest, word);
  }
  return longest;
}

bool runs_leftward(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();)
    if (viz::runs_leftward(next_character(utf8, at)))
      return true;
  return false;
}

} // namespace organograph::viz::detail

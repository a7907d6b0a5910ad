// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>

namespace organograph {

namespace {

constexpr std::size_t longest_compared = 64;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_plain_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Bytes of the blank at an end of the text; 0: there is none. Most texts end with a plain letter: that is
// told by a byte.
template <class AtEnd> std::size_t blank_at(char end, const AtEnd &is_there) {
  constexpr std::string_view wide[] = {"\u00a0", "\u2007", "\u200b", "\u202f", "\u2060", "\ufeff"};
  if (static_cast<unsigned char>(end) < 0x80)
    return is_plain_blank(end) ? 1 : 0;
  for (const std::string_view blank : wide)
    if (is_there(blank))
      return blank.size();
  return 0;
}

} // namespace

bool equal_but_for_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string_view without_blanks(std::string_view text) {
  const auto first = [&] {
    return text.empty() ? 0 : blank_at(text.front(), [&](std::string_view b) { return text.starts_with(b); });
  };
  const auto last = [&] {
    return text.empty() ? 0 : blank_at(text.back(), [&](std::string_view b) { return text.ends_with(b); });
  };
  while (const std::size_t blank = first())
    text.remove_prefix(blank);
  while (const std::size_t blank = last())
    text.remove_suffix(blank);
  return text;
}

std::vector<std::string_view> parts_of_cell(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!without_blanks(cell).empty()) {
    const std::size_t end = std::min(cell.find(';'), cell.size());
    out.push_back(without_blanks(cell.substr(0, end)));
    cell.remove_prefix(std::min(cell.size(), end + 1));
  }
  return out;
}

std::string loosely_spelt(std::string_view text) {
  // Hyphens and dashes, the minus sign, and the blanks of spreadsheets.
  constexpr std::string_view passed[] = {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212",
                                         "\u00a0", "\u2007", "\u200b", "\u202f", "\u2060", "\ufeff"};
  std::string out;
  while (!text.empty()) {
    const char c = text.front();
    std::size_t used = std::string_view(" \t\r\n-_").find(c) != std::string_view::npos ? 1 : 0;
    if (static_cast<unsigned char>(c) >= 0x80)
      for (const std::string_view each : passed)
        if (text.starts_with(each))
          used = each.size();
    if (used == 0) {
      out += lower(c);
      used = 1;
    }
    text.remove_prefix(used);
  }
  return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit || a.size() > longest_compared || b.size() > longest_compared)
    return limit + 1;
  // Only cells within `limit` of the diagonal can count; beside them stands `far`.
  const std::size_t far = limit + 1;
  std::array<std::array<std::size_t, longest_compared + 2>, 3> rows;
  for (std::size_t j = 0; j <= std::min(b.size(), limit) + 1; ++j)
    rows[0][j] = j;
  std::size_t least_above = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto &row = rows[i % 3];
    const auto &above = rows[(i + 2) % 3];
    const auto &before = rows[(i + 1) % 3];
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t last = std::min(b.size(), i + limit);
    row[first - 1] = first == 1 ? i : far;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    row[last + 1] = far;
    if (least > limit && least_above > limit) // a row builds on the two above it
      return far;
    least_above = least;
  }
  return std::min(rows[a.size() % 3][b.size()], far);
}

std::string nearest_spelling(std::string_view asked, std::span<const std::string> known) {
  const std::size_t limit = asked.size() < 5 ? 1 : 2;
  std::size_t least = limit + 1;
  std::string_view best;
  for (const std::string &text : known) {
    const std::size_t distance = equal_but_for_case(text, asked) ? 0 : edit_distance(asked, text, limit);
    if (distance < least) {
      least = distance;
      best = text;
    }
  }
  return std::string(best);
}

} // namespace organograph

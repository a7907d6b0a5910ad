// SPDX-License-Identifier: Apache-2.0
#include "terminal/wide_page.hpp"

#include "terminal/colour.hpp"
#include "words/numbers.hpp"
#include "words/safe_text.hpp"

#include <algorithm>

namespace organograph::viz {

void WidePage::line(std::string_view line) {
  std::string shown = cut(line, wide_columns);
  while (shown.ends_with(' '))
    shown.pop_back();
  out_ += shown + "\n";
}

void WidePage::heading(std::string_view name, std::string_view caveat) {
  const std::string head = cut(name, wide_columns);
  const std::string behind = caveat.empty() ? "" : " (" + std::string(caveat) + ")";
  const std::string in_colour =
      std::string(bold) + head + std::string(plain) + std::string(dim) + behind + std::string(plain);
  out_ += (colour_ ? in_colour : head + behind) + "\n";
}

void WidePage::text(std::string_view text, std::size_t indent) {
  for (const std::string &wrapped : wrap(text, wide_columns, indent))
    line(wrapped);
}

void WidePage::entry(std::string_view name, std::string_view text, std::size_t name_width) {
  bool first = true;
  for (const std::string &wrapped : wrap(text, wide_columns, name_width)) {
    line(first ? left(name, name_width) + wrapped.substr(std::min(name_width, wrapped.size())) : wrapped);
    first = false;
  }
}

std::string left(std::string_view text, std::size_t columns) {
  std::string out = cut(text, columns);
  out.append(columns - std::min(columns, width(out)), ' ');
  return out;
}

std::string right(std::string_view text, std::size_t columns) {
  const std::string shown = cut(text, columns);
  return std::string(columns - std::min(columns, width(shown)), ' ') + shown;
}

std::string listed(const std::vector<std::string> &items, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(most, items.size()); ++i)
    out += (i > 0 ? ", " : "") + harmless(items[i]);
  if (items.size() > most)
    out += " and " + counted(items.size() - most, "more", "more");
  return out;
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#include "terminal/summary_page.hpp"

#include "terminal/colour.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t figure_width = 12;

} // namespace

void Page::line(std::string_view text) {
  out_ += text;
  out_ += '\n';
}

void Page::title(std::string_view text) {
  const std::string shown = cut(text, page_width);
  line(colour_ ? std::string(bold) + shown + std::string(plain) : shown);
}

void Page::heading(std::string_view name, std::string_view caveat) {
  const std::string behind = "(" + std::string(caveat) + ")";
  if (colour_)
    line(std::string(bold) + std::string(name) + std::string(plain) + " " + std::string(dim) + behind +
         std::string(plain));
  else
    line(std::string(name) + " " + behind);
}

void Page::brief(std::string_view name, std::string_view words) {
  brief_.push_back({std::string(name), " (" + std::string(words) + ")"});
}

// A block stays whole where it fits into a line.
void Page::in_brief() {
  std::string shared; // a line of whole blocks
  std::size_t used = 0;
  const auto end_line = [&] {
    if (used > 0)
      line(std::exchange(shared, {}));
    used = 0;
  };
  for (const auto &[name, words] : std::exchange(brief_, {})) {
    const std::string block = name + words;
    if (used + width(block) >= page_width)
      end_line();
    if (width(block) > page_width) {
      text(block, 0);
      continue;
    }
    shared +=
        (used > 0 ? " " : "") + (colour_ ? std::string(bold) + name + std::string(plain) : name) + words;
    used += (used > 0) + width(block);
  }
  end_line();
}

void Page::text(std::string_view text, std::size_t indent) {
  for (const std::string &wrapped : wrap(text, page_width, indent))
    line(wrapped);
}

void Page::item(std::string_view figure, std::string_view of) {
  const std::size_t used = width(figure);
  std::string out(used < figure_width ? figure_width - used : 2, ' ');
  out += figure;
  out += "  ";
  line(cut(out + std::string(of), page_width));
}

std::string titled(std::string_view title, std::string_view id, std::size_t columns) {
  const std::string behind = " (" + cut(harmless(id), columns / 2) + ")";
  const std::size_t left = columns - std::min(columns, width(behind));
  return cut(harmless(title), left) + behind;
}

} // namespace organograph::viz

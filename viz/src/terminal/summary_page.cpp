// SPDX-License-Identifier: Apache-2.0
#include "terminal/summary_page.hpp"

#include "organograph/viz/table.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz {

namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t figure_width = 12;
constexpr std::string_view bold = "\x1b[1m", dim = "\x1b[2m", plain = "\x1b[0m";

std::string grouped(std::string digits) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

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

std::string figure(std::uint64_t count) {
  return grouped(std::to_string(count));
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return figure(count) + " " + std::string(count == 1 ? one : many);
}

std::string rounded(double value) {
  const double tenths = std::round(value * 10) / 10;
  if (std::abs(value) >= 1e15)
    return shortest(value);
  if (std::abs(value) >= 100 || tenths == std::round(tenths))
    return grouped(shortest(std::round(value)));
  return shortest(tenths);
}

std::string percent(double share) {
  return rounded(share * 100) + " %";
}

std::string titled(std::string_view title, std::string_view id, std::size_t columns) {
  const std::string behind = " (" + cut(harmless(id), columns / 2) + ")";
  const std::size_t left = columns - std::min(columns, width(behind));
  return cut(harmless(title), left) + behind;
}

} // namespace organograph::viz

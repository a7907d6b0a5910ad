// SPDX-License-Identifier: Apache-2.0
#include "tables/cell_text.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>

namespace organograph::io::tables {

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : without_blanks(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank)
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  }
  return out;
}

std::vector<std::string_view> parts_of(std::string_view cell) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= cell.size();) {
    const std::size_t end = std::min(cell.find(';', at), cell.size());
    if (const std::string_view part = without_blanks(cell.substr(at, end - at)); !part.empty())
      out.push_back(part);
    at = end + 1;
  }
  return out;
}

} // namespace organograph::io::tables

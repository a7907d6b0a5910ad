// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace organograph::test {

/// Every run of blanks and line breaks as one blank, none at the end: what a text says, wherever its lines
/// break.
inline std::string in_one_line(const std::string &text) {
  std::string out;
  for (const char c : text)
    if (c != '\n' && c != ' ')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  while (out.ends_with(' '))
    out.pop_back();
  return out;
}

} // namespace organograph::test

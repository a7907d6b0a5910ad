// SPDX-License-Identifier: Apache-2.0
#include "structure_parts.hpp"

#include <cctype>

namespace organograph::viz::structure {

namespace {

bool reads_as_entity(std::string_view after_ampersand) {
  std::size_t i = 0;
  while (i < after_ampersand.size() && i < 32 &&
         (std::isalnum(static_cast<unsigned char>(after_ampersand[i])) || after_ampersand[i] == '#'))
    ++i;
  return i > 0 && i < after_ampersand.size() && after_ampersand[i] == ';';
}

} // namespace

std::string html(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    switch (utf8[i]) {
    case '&':
      out += "&amp;";
      if (reads_as_entity(utf8.substr(i + 1)))
        out += "\u200B";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\n':
      out += "<BR/>";
      break;
    default:
      out += utf8[i];
    }
  }
  return out;
}

std::string line_row(const std::string &text, double height, bool left) {
  return "<TR><TD ALIGN=\"" + std::string(left ? "LEFT" : "CENTER") + "\" HEIGHT=\"" + plain_number(height) +
         "\">" + text + "</TD></TR>";
}

std::string table_of(const std::string &rows) {
  if (rows.empty())
    return " "; // Graphviz wants no empty tables
  return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">" + rows + "</TABLE>";
}

std::string quoted(std::string_view utf8) {
  constexpr std::size_t piece = 8000; // Graphviz cannot read a string of 16,384 bytes, but joins shorter ones
  std::string out = "\"";
  std::size_t begun = 0;
  for (const char c : utf8) {
    if (out.size() - begun > piece && static_cast<unsigned char>(c) < 0x80) {
      out += "\" + \"";
      begun = out.size();
    }
    if (c == '"')
      out += "&quot;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '\n')
      out += "&#10;";
    else
      out += c;
  }
  return out + '"';
}

} // namespace organograph::viz::structure

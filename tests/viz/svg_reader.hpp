// SPDX-License-Identifier: Apache-2.0
// Elements of an SVG in their order, for tests that look at what was drawn. Not for any XML.
#pragma once

#include "viz/drawing_checks.hpp"

#include <cctype>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace organograph::test {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes; ///< decoded
  std::string text;                              ///< up to the next tag, decoded
  std::vector<std::size_t> within;               ///< elements around it, outermost first

  std::string operator[](const std::string &key) const {
    const auto found = attributes.find(key);
    return found == attributes.end() ? "" : found->second;
  }
  double number(const std::string &key) const { return std::strtod((*this)[key].c_str(), nullptr); }
};

inline std::vector<Element> elements(const std::string &svg) {
  std::vector<Element> out;
  std::vector<std::size_t> open;
  for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
    const std::size_t end = svg.find('>', at);
    const char next = svg[at + 1];
    if (next == '?' || next == '!')
      continue;
    if (next == '/') {
      open.pop_back();
      continue;
    }
    Element element;
    element.within = open;
    std::size_t i = at + 1;
    while (std::isspace(static_cast<unsigned char>(svg[i])) == 0 && svg[i] != '>' && svg[i] != '/')
      element.name += svg[i++];
    while (i < end) {
      const std::size_t equals = svg.find("=\"", i);
      if (equals == std::string::npos || equals > end)
        break;
      while (std::isspace(static_cast<unsigned char>(svg[i])) != 0)
        ++i;
      const std::size_t close = svg.find('"', equals + 2);
      element.attributes[svg.substr(i, equals - i)] = decoded(svg.substr(equals + 2, close - equals - 2));
      i = close + 1;
    }
    element.text = decoded(svg.substr(end + 1, svg.find('<', end) - end - 1));
    if (svg[end - 1] != '/')
      open.push_back(out.size());
    out.push_back(element);
  }
  return out;
}

struct Place {
  double left = 0, top = 0, width = 0, height = 0;
};

inline Place place_of(const Element &rectangle) {
  return {rectangle.number("x"), rectangle.number("y"), rectangle.number("width"),
          rectangle.number("height")};
}

/// Of a polygon as Graphviz writes it, moved down by the drawing's height.
inline Place around(const std::string &points, double height) {
  Place out{1e300, 1e300, 0, 0};
  double right = -1e300, bottom = -1e300;
  for (const char *at = points.c_str(); *at != '\0';) {
    char *end = nullptr;
    const double x = std::strtod(at, &end);
    const double y = std::strtod(end + 1, &end) + height;
    out.left = std::min(out.left, x), right = std::max(right, x);
    out.top = std::min(out.top, y), bottom = std::max(bottom, y);
    for (at = end; *at == ' '; ++at)
      ;
  }
  out.width = right - out.left, out.height = bottom - out.top;
  return out;
}

} // namespace organograph::test

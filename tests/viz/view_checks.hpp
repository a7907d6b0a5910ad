// SPDX-License-Identifier: Apache-2.0
// What a reader of a drawing relies on, read from its SVG: nothing overlaps, nothing sticks out.
#pragma once

#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/paper.hpp"

#include "support/places.hpp"
#include "support/random_models.hpp"
#include "viz/svg_reader.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace organograph::test {

struct ViewText {
  Place place; ///< from the height of a capital to the baseline
  double size = 0;
  std::string text;
};

struct ViewBox {
  std::string name, label;
  Place place;
  std::vector<ViewText> texts;
};

struct Seen {
  double width = 0, height = 0;
  std::vector<ViewBox> boxes;
  std::vector<ViewText> texts; ///< outside boxes
  std::vector<std::vector<viz::Point>> lines;
};

/// The attribute of the element or of what is around it.
inline std::string inherited(const std::vector<Element> &all, const Element &element,
                             const std::string &key) {
  if (element.attributes.contains(key))
    return element[key];
  for (auto outer = element.within.rbegin(); outer != element.within.rend(); ++outer)
    if (all[*outer].attributes.contains(key))
      return all[*outer][key];
  return "";
}

inline ViewText text_of(const std::vector<Element> &all, const Element &element) {
  ViewText out;
  out.text = element.text;
  out.size = std::strtod(inherited(all, element, "font-size").c_str(), nullptr);
  const bool bold = inherited(all, element, "font-weight") == "bold";
  const double width = viz::detail::text_width(element.text, out.size, bold), x = element.number("x");
  std::string anchor = inherited(all, element, "text-anchor");
  if (element["direction"] == "rtl")
    anchor = anchor == "end" ? "" : anchor == "middle" ? "middle" : "end";
  const double left = anchor == "middle" ? x - width / 2 : anchor == "end" ? x - width : x;
  out.place = {left, element.number("y") - 0.73 * out.size, width, 0.73 * out.size};
  return out;
}

/// Corners of a path of M, L, H and V in capitals.
inline std::vector<viz::Point> points_of(const std::string &path) {
  std::vector<viz::Point> out;
  const char *at = path.c_str();
  while (*at != '\0') {
    const char command = *at++;
    char *end = nullptr;
    viz::Point point = out.empty() ? viz::Point{} : out.back();
    (command == 'V' ? point.y : point.x) = std::strtod(at, &end);
    if (command == 'M' || command == 'L' || command == 'Q')
      point.y = std::strtod(end + 1, &end);
    if (command == 'Q') { // a round corner: the corner, and where it ends
      out.push_back(point);
      point.x = std::strtod(end + 1, &end);
      point.y = std::strtod(end + 1, &end);
    }
    out.push_back(point);
    at = end;
  }
  return out;
}

inline Seen seen(const std::string &svg) {
  const std::vector<Element> all = elements(svg);
  const auto inside = [&](const Element &element, auto is) {
    return std::ranges::find_if(element.within, [&](std::size_t i) { return is(all[i]); });
  };
  const auto is_box = [](const Element &e) { return e.name == "g" && e.attributes.contains("id"); };
  const auto is_definition = [](const Element &e) { return e.name == "defs"; };
  Seen out;
  std::vector<std::size_t> groups; ///< element of each box
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Element &element = all[i];
    if (inside(element, is_definition) != element.within.end())
      continue;
    const auto around = inside(element, is_box);
    ViewBox *const box = around == element.within.end() ? nullptr : &out.boxes.back();
    if (element.name == "svg") {
      const std::string view = element["viewBox"];
      char *end = nullptr;
      out.width = std::strtod(view.c_str() + 4, &end);
      out.height = std::strtod(end, nullptr);
    } else if (is_box(element)) {
      out.boxes.push_back({element["id"], "", {}, {}});
    } else if (element.name == "title" && box != nullptr && box->label.empty()) {
      box->label = element.text;
    } else if (element.name == "rect" && box != nullptr && box->place.width == 0) {
      box->place = place_of(element);
    } else if (element.name == "text") {
      (box != nullptr ? box->texts : out.texts).push_back(text_of(all, element));
    } else if (element.name == "path" && box == nullptr && element["d"].find('Z') == std::string::npos) {
      out.lines.push_back(points_of(element["d"]));
    }
  }
  return out;
}

/// Whether they share more than an edge.
inline bool meet(const Place &a, const Place &b, double slack) {
  return a.left + slack < b.left + b.width && b.left + slack < a.left + a.width &&
         a.top + slack < b.top + b.height && b.top + slack < a.top + a.height;
}

inline bool holds(const Place &outer, const Place &inner, double slack) {
  return outer.left - slack <= inner.left && inner.left + inner.width <= outer.left + outer.width + slack &&
         outer.top - slack <= inner.top && inner.top + inner.height <= outer.top + outer.height + slack;
}

/// Whether the stretch runs through the inside of the place (Liang and Barsky).
inline bool crosses(viz::Point a, viz::Point b, Place place, double slack) {
  place = {place.left + slack, place.top + slack, place.width - 2 * slack, place.height - 2 * slack};
  if (place.width <= 0 || place.height <= 0)
    return false;
  double from = 0, to = 1;
  const auto clip = [&](double p, double q) {
    if (p == 0)
      return q > 0;
    if (p < 0)
      from = std::max(from, q / p);
    else
      to = std::min(to, q / p);
    return from < to;
  };
  const double dx = b.x - a.x, dy = b.y - a.y;
  return clip(-dx, a.x - place.left) && clip(dx, place.left + place.width - a.x) &&
         clip(-dy, a.y - place.top) && clip(dy, place.top + place.height - a.y);
}

/// What is wrong with the picture, at most so many.
inline std::vector<std::string> faults_of(const Seen &seen) {
  std::vector<std::string> out;
  const Place sheet{0, 0, seen.width, seen.height};
  const auto text = [&](const ViewText &t, const Place &outer, const std::string &where) {
    if (!holds(outer, t.place, 0.5))
      out.push_back(where + ": text sticks out: " + t.text.substr(0, 40));
    if (t.size < 7.99)
      out.push_back(where + ": small text: " + t.text.substr(0, 40));
  };
  for (std::size_t i = 0; i < seen.boxes.size(); ++i) {
    const ViewBox &box = seen.boxes[i];
    if (!holds(sheet, box.place, 0))
      out.push_back(box.name + " is not on the sheet");
    for (const ViewText &t : box.texts)
      text(t, box.place, box.name);
    for (std::size_t j = 0; j < i; ++j)
      if (box.name == seen.boxes[j].name)
        out.push_back(box.name + " is there twice");
      else if (meet(box.place, seen.boxes[j].place, 0.2))
        out.push_back(box.name + " overlaps " + seen.boxes[j].name);
    for (const ViewText &t : seen.texts)
      if (meet(box.place, t.place, 0.8))
        out.push_back(box.name + " covers the text " + t.text.substr(0, 40));
    for (const auto &line : seen.lines)
      for (std::size_t k = 1; k < line.size(); ++k)
        if (crosses(line[k - 1], line[k], box.place, 0.8))
          out.push_back("a line runs through " + box.name);
  }
  for (std::size_t i = 0; i < seen.texts.size(); ++i) {
    text(seen.texts[i], sheet, "sheet");
    for (std::size_t j = 0; j < i; ++j)
      if (meet(seen.texts[i].place, seen.texts[j].place, 0.8))
        out.push_back("texts overlap: " + seen.texts[i].text.substr(0, 40) + " / " +
                      seen.texts[j].text.substr(0, 40));
  }
  out.resize(std::min<std::size_t>(out.size(), 8));
  return out;
}

inline std::vector<std::string> faults_of(const viz::Drawing &drawing) {
  const std::string svg = viz::svg(drawing);
  if (std::string fault = XmlChecker(svg).fault(); !fault.empty())
    return {fault};
  return faults_of(seen(svg));
}

inline const viz::Box *find_box(const viz::Drawing &drawing, const std::string &name) {
  const auto found = std::ranges::find(drawing.boxes, name, &viz::Box::name);
  return found == drawing.boxes.end() ? nullptr : &*found;
}

/// The texts of a box from the top down, joined by '|'; "(no box)" where there is none of that name.
inline std::string text_in(const viz::Drawing &drawing, const std::string &name) {
  const viz::Box *box = find_box(drawing, name);
  if (box == nullptr)
    return "(no box)";
  std::string out;
  for (const viz::Text &text : box->texts)
    out += (out.empty() ? "" : "|") + text.text;
  return out;
}

/// All text outside the boxes, a line each.
inline std::string words_of(const viz::Drawing &drawing) {
  std::string out;
  for (const viz::Text &text : drawing.texts)
    out += text.text + "\n";
  return out;
}

inline Files random_files(std::uint64_t seed) {
  return files_of(oracle::random_model(seed));
}

inline Model example(const std::string &name) {
  BuildResult built = build_model(io::read_model_folder(std::string(places::examples()) + "/" + name));
  if (!built.model)
    throw std::runtime_error("the example is not valid: " + name);
  return std::move(*built.model);
}

inline const std::vector<std::string> &examples() {
  static const std::vector<std::string> names = {
      "cambridgeshire-peterborough-2017", "cambridgeshire-peterborough-2021", "oxfordshire-cherwell-2019"};
  return names;
}

} // namespace organograph::test

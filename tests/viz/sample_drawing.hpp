// SPDX-License-Identifier: Apache-2.0
// A drawing with every kind of element, for tests of the writers.
#pragma once

#include "organograph/viz/drawing.hpp"
#include "organograph/viz/style.hpp"

#include <string>

namespace organograph::test {

inline viz::Area area(double left, double top, double width, double height,
                      viz::Colour fill = {255, 255, 255}, viz::Stroke stroke = viz::Stroke::none) {
  viz::Area area;
  area.left = left, area.top = top, area.width = width, area.height = height;
  area.fill = fill;
  area.stroke = stroke;
  area.frame = viz::style::ink;
  return area;
}

inline viz::Text text(double x, double y, std::string words, viz::Anchor anchor = viz::Anchor::middle) {
  viz::Text text;
  text.x = x, text.y = y;
  text.anchor = anchor;
  text.text = std::move(words);
  return text;
}

/// A box with a bold title and a line of text.
inline viz::Box titled_box(std::string name, double left, double top, std::string title) {
  viz::Box box;
  box.name = std::move(name);
  box.label = title + "\nsecond line";
  box.area = area(left, top, 120, 40, {255, 255, 255}, viz::Stroke::solid);
  box.texts = {text(left + 60, top + 16, std::move(title)), text(left + 60, top + 30, "8 FTE · span 6")};
  box.texts[0].bold = true;
  box.texts[0].size = viz::style::strong_size;
  return box;
}

/// Boxes of every stroke and hatch, on light and dark fills, with parts; lines of every stroke with and
/// without arrows, ends and labels; texts of every anchor and face.
inline viz::Drawing sample_drawing() {
  using namespace viz;
  Drawing d;
  d.width = 620, d.height = 420;
  d.title = "Every kind of element", d.description = "For tests.";
  d.ground.push_back(area(14, 60, 592, 150, style::band_even));
  d.ground.push_back(area(14, 210, 592, 150, style::band_odd, Stroke::dashed));
  d.texts.push_back(text(14, 30, d.title, Anchor::start));
  d.texts.back().size = style::title_size, d.texts.back().bold = true;
  d.texts.push_back(text(606, 30, "at the end, slanted", Anchor::end));
  d.texts.back().slanted = true;
  d.texts.push_back(text(310, 50, "in the middle, struck, in colour"));
  d.texts.back().struck = true, d.texts.back().colour = style::further_line;
  for (int i = 0; i < 7; ++i) {
    Box box = titled_box("n" + std::to_string(i), 24 + 145 * (i % 4), i < 4 ? 80 : 150,
                         "Head of hatch " + std::to_string(i));
    box.area.hatch = static_cast<Hatch>(i);
    box.area.fill = i < 5 ? style::of(static_cast<style::Change>(i)).fill : Colour{0x33, 0x66, 0x99};
    for (Text &t : box.texts)
      t.colour = style::on(box.area.fill).text;
    box.area.stroke = static_cast<Stroke>(i % 4);
    box.area.pen = static_cast<float>(1 + i % 3);
    d.boxes.push_back(box);
  }
  Box joint = titled_box("joint", 459, 150, "Joint");
  joint.area.height = 54;
  joint.parts = {area(461, 190, 58, 12, {0x77, 0xaa, 0xdd}, Stroke::solid),
                 area(519, 190, 58, 12, {0xee, 0xdd, 0x88}, Stroke::solid)};
  joint.texts.push_back(text(490, 199, "ccc 50"));
  joint.texts.push_back(text(548, 199, "pcc 50"));
  joint.page = 2;
  d.boxes.push_back(joint);
  d.boxes.push_back(titled_box("last", 24, 300, "R&D <\"x\"> &amp;"));
  d.boxes.push_back(titled_box("_", 459, 300, "ראש אגף 部長 😀"));
  d.boxes.back().name = "far";
  for (int i = 0; i < 3; ++i) {
    Line line;
    line.points = {{84.0 + 145 * i, 190}, {84.0 + 145 * i, 240.0 + 10 * i}, {84, 240.0 + 10 * i}, {84, 300}};
    line.stroke = static_cast<Stroke>(i + 1);
    line.from = static_cast<std::uint32_t>(4 + i), line.to = 8;
    d.lines.push_back(line);
  }
  Line arrow;
  arrow.points = {{144, 320}, {459, 310}};
  arrow.arrow = true, arrow.pen = 2, arrow.colour = style::further_line, arrow.label = "advises <b>";
  arrow.from = 8, arrow.to = 9;
  d.lines.push_back(arrow);
  arrow.points = {{144, 335}, {300, 345}, {459, 330}};
  arrow.pen = 1, arrow.label = "", arrow.stroke = Stroke::dashed, arrow.from = no_box;
  d.lines.push_back(arrow);
  d.texts.push_back(text(14, 400, "A note: 7 pt", Anchor::start));
  d.texts.back().size = style::small_size;
  return d;
}

} // namespace organograph::test

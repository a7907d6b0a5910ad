// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  friend bool operator==(const Colour &, const Colour &) = default;
};

/// Points (1/72 inch), y down, from the drawing's top left corner.
struct Point {
  double x = 0, y = 0;
};

enum class Stroke : std::uint8_t { none, solid, dashed, dotted };
enum class Anchor : std::uint8_t { start, middle, end };
/// A pattern over the fill, so that no distinction rests on colour alone.
enum class Hatch : std::uint8_t { none, rising, falling, crossed, dots, level, upright };

struct Area {
  double left = 0, top = 0, width = 0, height = 0;
  Colour fill{255, 255, 255};
  Hatch hatch = Hatch::none;
  Stroke stroke = Stroke::none; ///< of the frame
  Colour frame;
  float pen = 1; ///< of the frame, centred on its edge
};

/// One line of text; it does not wrap. Set in DejaVu Sans.
struct Text {
  double x = 0, y = 0; ///< the anchor, on the baseline
  float size = 8;      ///< points
  Anchor anchor = Anchor::start;
  bool bold = false, slanted = false, struck = false;
  Colour colour;
  std::string text; ///< as detail::drawable() leaves it
};

/// One thing that a reader points at: a post, a cell of a matrix, a partner. Its parts and texts lie inside.
struct Box {
  std::string name;  ///< unique in the drawing; [A-Za-z][A-Za-z0-9_]*: id in SVG, node in DOT
  std::string label; ///< tooltip and what a screen reader says: everything, lines parted by '\n'
  Area area;
  std::vector<Area> parts;
  std::vector<Text> texts; ///< from the top down
  std::size_t page = 0;    ///< of an atlas: the page (from 1) that it leads to; 0: none
};

inline constexpr std::uint32_t no_box = static_cast<std::uint32_t>(-1);

struct Line {
  std::vector<Point> points; ///< at least two; straight from one to the next
  Stroke stroke = Stroke::solid;
  Colour colour{0x33, 0x33, 0x33};
  float pen = 1;
  bool arrow = false;                       ///< at the last point
  float round = 0;                          ///< radius of its corners; one that is given twice stays sharp
  std::vector<Point> gaps = {};             ///< on its upright pieces: it is broken there, another crosses
  std::uint32_t from = no_box, to = no_box; ///< in Drawing::boxes
  std::string label;                        ///< tooltip; empty: none
};

/// A picture laid out: what stands where. Knows no model and no format; svg() and dot() write it, and the
/// same drawing gives the same bytes. Painted in the order ground, lines, boxes, texts.
struct Drawing {
  double width = 0, height = 0; ///< points, everything included
  std::string title, description;
  std::vector<Area> ground; ///< bands, column edges, legend swatches: nothing to point at
  std::vector<Line> lines;
  std::vector<Box> boxes;
  std::vector<Text> texts; ///< headings, labels of bands, legend, notes
};

/// A stand-alone SVG document: <title>, <desc>, roles and labels, tooltips, text that can be selected.
/// Nothing in it runs or is fetched. With a prefix (letters, digits, hyphens; a letter first) it is an <svg>
/// element for a page with other drawings: every id, and every reference to one, begins with the prefix.
/// O(size of the drawing).
std::string svg(const Drawing &drawing, std::string_view prefix = {});

/// DOT text that carries the layout (`layout=nop2`), so that Graphviz draws the same picture: render() makes
/// PDF and PNG of it. O(size of the drawing).
std::string dot(const Drawing &drawing);

} // namespace organograph::viz

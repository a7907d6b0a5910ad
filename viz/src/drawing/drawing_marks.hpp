// SPDX-License-Identifier: Apache-2.0
// What the writers of a drawing draw alike: the sheet, hatches, the heads of arrows, texts in XML.
#pragma once

#include "drawing/appender.hpp"
#include "organograph/viz/drawing.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz::marks {

/// The sheet: white, with a light frame inside its edge.
Area sheet(const Drawing &drawing);

/// Patterns repeat every `pitch` points from the drawing's own corner, so that neighbours continue each
/// other.
inline constexpr double pitch = 6, dot_pitch = 8, dot_length = 2, dot_height = 1.5;
/// How much of the fill the pattern's ink hides.
inline constexpr double ink_share = 0.25;

/// Black on a light fill, white on a dark one.
Colour ink_on(Colour fill);
/// The ink where it lies on the fill.
Colour mixed(Colour fill, Colour ink, double share);

/// What a pattern fills: the area without its frame.
Area within_frame(const Area &area);

struct Stretch {
  Point from, to;
};
/// The pattern's lines within the area's frame. `dots`: lines to be dotted with dot_length on, dot_pitch -
/// dot_length off, dot_height thick.
std::vector<Stretch> hatch_lines(const Area &framed);

/// Tip, left and right corner of the head at the line's last point.
std::array<Point, 3> arrow_head(const Line &line);
/// Where a line with a head ends: inside the head, or its pen would show beside the tip.
Point arrow_neck(const Line &line);

/// The polylines that a line is made of: it ends in its arrow's neck, and is broken where another crosses.
std::vector<std::vector<Point>> pieces(const Line &line);

/// Whether the first letter runs from right to left: then the line begins at its right.
bool begins_leftward(std::string_view utf8);

/// As detail::drawable(); quick where there is nothing to do, which `kept` then says by staying empty.
std::string_view fit_to_draw(std::string_view text, std::string &kept);

/// Text for an element or an attribute of XML, whatever it holds.
Appender &escaped(Appender &out, std::string_view raw);

} // namespace organograph::viz::marks

// SPDX-License-Identifier: Apache-2.0
// Lines as presentations have them: from a side of a box to a side of another, with few right angles.
#pragma once

#include "organograph/viz/drawing.hpp"

#include <cstdint>
#include <vector>

namespace organograph::viz::connectors {

/// Of a rectangle, as its connection sites are numbered.
enum class Side : std::uint8_t { top, left, bottom, right };

/// The middle of that side.
Point site(const Area &area, Side side);

/// The way between two boxes: from site to site, each stretch level or upright, at most five of them; two
/// points that are neither above nor beside each other are one slanted stretch.
struct Way {
  Side leaves = Side::bottom, arrives = Side::top;
  std::vector<Point> points;
};

/// A place and size on the slide, turned and mirrored as DrawingML does it: mirrored first, then turned
/// clockwise about the middle.
struct Frame {
  double left = 0, top = 0, width = 0, height = 0;
  int turned = 0; ///< degrees: 0, 90, 270
  bool mirrored = false, flipped = false;
  std::vector<double> bends; ///< shares of width and height in turn: where the inner stretches lie
};

/// Whether both ends of the line are boxes.
bool is_between_boxes(const Drawing &drawing, const Line &line);

/// By line of the drawing; without points for those that are not between boxes. Lines that begin on an
/// earlier line of the same box (a trunk is drawn once) get the way up to there. O(lines) but for trunks with
/// many branches, which look back a bounded number of lines.
std::vector<Way> ways(const Drawing &drawing);

/// The frame of a connector with points.size() - 1 stretches.
Frame frame_of(const std::vector<Point> &points);

} // namespace organograph::viz::connectors

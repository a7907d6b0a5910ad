// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/drawing.hpp"

#include <cstdint>
#include <optional>

namespace organograph::viz {

/// `fit`: the sheet is as large as the drawing.
/// `slide`: 16:9, 13.33 by 7.5 inches as slides are.
enum class Paper : std::uint8_t { fit, a4, a3, a2, a1, a0, slide };
/// `best`: whichever shows the drawing larger.
enum class Orientation : std::uint8_t { best, landscape, portrait };

/// What a drawing may fill, in points: the sheet less 10 mm at each edge.
struct Room {
  double width = 0, height = 0;
};

/// Empty for Paper::fit. orientation: landscape or portrait.
std::optional<Room> room_of(Paper paper, Orientation orientation);

/// No text on paper is smaller than this, in points.
inline constexpr double least_text = 7;
/// The smallest text is enlarged to at most this.
inline constexpr double largest_text = 12;

/// Points of the smallest text of a drawing; 0 without any.
double smallest_text(const Drawing &drawing);

/// Everything larger or smaller: places, text and pens.
Drawing scaled(Drawing drawing, double factor);

/// The drawing scaled down (never up beyond largest_text for its smallest text), at the
/// top of the sheet and in its middle across; nothing if a text would be smaller than least_text. The drawing
/// itself for Paper::fit.
std::optional<Drawing> on_paper(const Drawing &drawing, Paper paper, Orientation orientation);

} // namespace organograph::viz

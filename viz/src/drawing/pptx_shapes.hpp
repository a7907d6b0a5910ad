// SPDX-License-Identifier: Apache-2.0
// What stands on a slide, in PresentationML.
#pragma once

#include "drawing/appender.hpp"
#include "drawing/connectors.hpp"
#include "organograph/viz/drawing.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace organograph::viz::presentation {

/// English Metric Units of a point.
inline constexpr double emu = 12700;

/// The shapes of a slide: the content of its <p:spTree> after the group's own properties. `links`: the slides
/// (from 1) that its boxes lead to, in the order of their relations rId2, rId3, ...
struct Shapes {
  std::string xml;
  std::vector<std::size_t> links;
};

/// slides: how many the presentation has; a box that leads beyond leads nowhere. O(size of the drawing).
Shapes shapes_of(const Drawing &drawing, std::size_t slides);

} // namespace organograph::viz::presentation

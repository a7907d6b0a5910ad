// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace organograph::viz {

enum class Picture { svg, pdf, png };

/// What a PNG may have; a larger one is scaled down.
inline constexpr double most_pixels = 1e8, most_pixels_a_side = 30000;
inline constexpr unsigned usual_dpi = 96;

/// Graphviz could not draw, warned, was killed or did not end: what() says why. Never a broken picture.
class RenderError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Lays out DOT text with Graphviz dot, or as its `layout` attribute says, and draws it. Graph attributes
/// drawing_title and drawing_description become <title> and <desc> of an SVG. A PNG or PDF too large for its
/// format is scaled down. dpi: of a PNG. The same bytes for the same text on the same packages
/// and fonts: dates inside a PDF are overwritten. Graphviz
/// works in a process of its own (fork), so that what ends it ends no more than the drawing; may be called by
/// several threads.
/// Throws RenderError with Graphviz's own messages, warnings included.
std::string render(const std::string &dot, Picture picture, unsigned dpi = usual_dpi);

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
// Bars, as the views of load, leadership and cost draw them.
#pragma once

#include "views/view_page.hpp"

#include <string>

namespace organograph::viz::view {

/// A cell without a frame: what points at a bar and its figure.
inline Box cell(std::string name, std::string label, double left, double top, double width, double height) {
  Box box{std::move(name), std::move(label), swatch(style::white, Hatch::none, Stroke::none), {}, {}};
  box.area.left = left;
  box.area.top = top;
  box.area.width = width;
  box.area.height = height;
  return box;
}

/// A part of that width within the box, as high as the bar is.
inline Area bar(double left, double top, double width, double height, const style::Paint &paint) {
  Area area = swatch(paint.fill, paint.hatch, Stroke::solid, 0.7F, style::ink);
  area.left = left;
  area.top = top;
  area.width = width;
  area.height = height;
  return area;
}

/// value / most of the width, at least a thin line where the value is above 0.
inline double bar_width(double value, double most, double width) {
  constexpr double thinnest = 1.5;
  return value > 0 && most > 0 ? std::max(thinnest, value / most * width) : 0;
}

} // namespace organograph::viz::view

// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/paper.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace organograph::viz {

namespace {

constexpr double points_per_mm = 72 / 25.4, edge = 10 * points_per_mm;

/// Points of the sheet; nothing for Paper::fit.
Room sheet_of(Paper paper, Orientation orientation) {
  Room sheet;
  if (paper == Paper::a4)
    sheet = {210, 297};
  else if (paper == Paper::a3)
    sheet = {297, 420};
  else if (paper == Paper::a2)
    sheet = {420, 594};
  else if (paper == Paper::a1)
    sheet = {594, 841};
  else if (paper == Paper::a0)
    sheet = {841, 1189};
  else if (paper == Paper::slide)
    sheet = {7.5 * 25.4, 13.0 * 25.4 + 25.4 / 3};
  if (orientation != Orientation::portrait)
    std::swap(sheet.width, sheet.height);
  return {sheet.width * points_per_mm, sheet.height * points_per_mm};
}

double scale_into(const Drawing &drawing, const Room &room) {
  return std::min(room.width / drawing.width, room.height / drawing.height);
}

class Placing {
public:
  Placing(double scale, double right, double down) : scale_(scale), right_(right), down_(down) {}

  void move(Area &area) const {
    const Point corner = moved({area.left, area.top});
    area.left = corner.x, area.top = corner.y;
    area.width *= scale_, area.height *= scale_;
    area.pen *= static_cast<float>(scale_);
  }
  void move(Text &text) const {
    const Point anchor = moved({text.x, text.y});
    text.x = anchor.x, text.y = anchor.y;
    text.size *= static_cast<float>(scale_);
  }
  void move(Line &line) const {
    for (auto *points : {&line.points, &line.gaps})
      for (Point &point : *points)
        point = moved(point);
    line.round *= static_cast<float>(scale_);
    line.pen *= static_cast<float>(scale_);
  }
  template <typename Item> void move(std::vector<Item> &items) const {
    for (Item &item : items)
      move(item);
  }
  void move(Box &box) const {
    move(box.area);
    move(box.parts);
    move(box.texts);
  }
  void move(Drawing &drawing) const {
    move(drawing.ground);
    move(drawing.lines);
    move(drawing.boxes);
    move(drawing.texts);
  }

private:
  Point moved(const Point &point) const { return {point.x * scale_ + right_, point.y * scale_ + down_}; }

  double scale_, right_, down_;
};

} // namespace

std::optional<Room> room_of(Paper paper, Orientation orientation) {
  if (paper == Paper::fit)
    return std::nullopt;
  const Room sheet = sheet_of(paper, orientation);
  return Room{sheet.width - 2 * edge, sheet.height - 2 * edge};
}

double smallest_text(const Drawing &drawing) {
  double least = std::numeric_limits<double>::infinity();
  const auto look = [&](const std::vector<Text> &texts) {
    for (const Text &text : texts)
      if (!text.text.empty())
        least = std::min(least, static_cast<double>(text.size));
  };
  look(drawing.texts);
  for (const Box &box : drawing.boxes)
    look(box.texts);
  return least == std::numeric_limits<double>::infinity() ? 0 : least;
}

Drawing scaled(Drawing drawing, double factor) {
  Placing(factor, 0, 0).move(drawing);
  drawing.width *= factor, drawing.height *= factor;
  return drawing;
}

std::optional<Drawing> on_paper(const Drawing &drawing, Paper paper, Orientation orientation) {
  if (paper == Paper::fit)
    return drawing;
  if (orientation == Orientation::best) {
    const double across = scale_into(drawing, *room_of(paper, Orientation::landscape));
    const double upright = scale_into(drawing, *room_of(paper, Orientation::portrait));
    orientation = upright > across ? Orientation::portrait : Orientation::landscape;
  }
  const double smallest = smallest_text(drawing);
  double scale = scale_into(drawing, *room_of(paper, orientation));
  if (smallest > 0)
    scale = std::min(scale, std::max(1.0, largest_text / smallest));
  constexpr double rounding = 1e-6;
  if (smallest * scale < least_text - rounding && smallest > 0)
    return std::nullopt;
  const Room sheet = sheet_of(paper, orientation);
  const Placing placing(scale, (sheet.width - drawing.width * scale) / 2, edge);
  Drawing out = drawing;
  out.width = sheet.width, out.height = sheet.height;
  placing.move(out);
  return out;
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#include "drawing/connectors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace organograph::viz::connectors {

namespace {

using Points = std::vector<Point>;

constexpr double touch = 1.5; // points between a box's edge and a line that ends there, its pen included
constexpr double same = 0.1;  // points
constexpr std::size_t most_stretches = 5; // of the bent connectors that presentations have
constexpr std::size_t lines_back = 64;

bool near(double a, double b) {
  return std::abs(a - b) <= same;
}

/// The side that the point lies on.
std::optional<Side> side_at(const Area &area, const Point &at) {
  const double right = area.left + area.width, bottom = area.top + area.height;
  if (at.x < area.left - touch || at.x > right + touch || at.y < area.top - touch || at.y > bottom + touch)
    return std::nullopt;
  const std::array<double, 4> away = {std::abs(at.y - area.top), std::abs(at.x - area.left),
                                      std::abs(at.y - bottom), std::abs(at.x - right)};
  const auto *const nearest = std::ranges::min_element(away);
  return *nearest <= touch ? std::optional(static_cast<Side>(nearest - away.begin())) : std::nullopt;
}

bool on_stretch(const Point &a, const Point &b, const Point &at) {
  const auto [left, right] = std::minmax(a.x, b.x);
  const auto [top, bottom] = std::minmax(a.y, b.y);
  if (at.x < left - same || at.x > right + same || at.y < top - same || at.y > bottom + same)
    return false;
  return near(a.x, b.x) || near(a.y, b.y);
}

/// The way along `trunk` up to the point, if it lies on it.
std::optional<Points> up_to(const Points &trunk, const Point &at) {
  for (std::size_t i = 1; i < trunk.size(); ++i)
    if (on_stretch(trunk[i - 1], trunk[i], at))
      return Points(trunk.begin(), trunk.begin() + static_cast<std::ptrdiff_t>(i));
  return std::nullopt;
}

bool is_upright(const Point &a, const Point &b) {
  return near(a.x, b.x) && !near(a.y, b.y);
}
bool is_level(const Point &a, const Point &b) {
  return near(a.y, b.y) && !near(a.x, b.x);
}

/// Without points that say nothing: twice the same, or in the middle of a stretch.
Points without_needless(const Points &points) {
  Points out;
  for (const Point &at : points) {
    if (!out.empty() && near(out.back().x, at.x) && near(out.back().y, at.y))
      continue;
    if (out.size() > 1 && ((is_upright(out[out.size() - 2], out.back()) && is_upright(out.back(), at)) ||
                           (is_level(out[out.size() - 2], out.back()) && is_level(out.back(), at))))
      out.pop_back();
    out.push_back(at);
  }
  return out;
}

bool is_square(const Points &points) {
  for (std::size_t i = 1; i < points.size(); ++i)
    if (!is_upright(points[i - 1], points[i]) && !is_level(points[i - 1], points[i]))
      return false;
  return points.size() > 1;
}

bool leaves_upright(Side side) {
  return side == Side::top || side == Side::bottom;
}

/// The first stretch is moved so that it begins at the site; false where it does not leave the side squarely.
bool begin_at(Points &points, const Point &site, bool upright) {
  if (points.size() < 3 || is_upright(points[0], points[1]) != upright)
    return false;
  (upright ? points[1].x : points[1].y) = upright ? site.x : site.y;
  points[0] = site;
  return true;
}

/// The shortest inner stretch goes; what stood on both sides of it stands on one line.
void straighten_once(Points &points) {
  std::size_t shortest = 2; // points[i - 1] to points[i]
  const auto length = [&](std::size_t i) {
    return std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  };
  for (std::size_t i = 2; i + 1 < points.size(); ++i)
    if (length(i) < length(shortest))
      shortest = i;
  const bool upright = is_upright(points[shortest - 1], points[shortest]);
  const bool before_is_fixed = shortest == 2; // it begins at a site
  const Point kept = points[before_is_fixed ? shortest - 1 : shortest];
  const std::size_t moved = before_is_fixed ? shortest + 1 : shortest - 2;
  (upright ? points[moved].y : points[moved].x) = upright ? kept.y : kept.x;
  points.erase(points.begin() + static_cast<std::ptrdiff_t>(shortest) - 1,
               points.begin() + static_cast<std::ptrdiff_t>(shortest) + 1);
}

/// By right angles where nothing better is known: half way across.
Points elbow(const Point &from, Side leaves, const Point &to, Side arrives) {
  if (near(from.x, to.x) || near(from.y, to.y))
    return {from, to};
  const bool upright = leaves_upright(leaves);
  if (upright != leaves_upright(arrives))
    return {from, upright ? Point{from.x, to.y} : Point{to.x, from.y}, to};
  const double x = (from.x + to.x) / 2, y = (from.y + to.y) / 2;
  return upright ? Points{from, {from.x, y}, {to.x, y}, to} : Points{from, {x, from.y}, {x, to.y}, to};
}

Way way_of(const Area &from, const Area &to, const Points &drawn) {
  const std::optional<Side> leaves = side_at(from, drawn.front()), arrives = side_at(to, drawn.back());
  Way out;
  out.leaves = leaves.value_or(Side::bottom);
  out.arrives = arrives.value_or(Side::top);
  const Point begin = site(from, out.leaves), end = site(to, out.arrives);
  out.points = without_needless(drawn);
  const bool is_slanted = out.points.size() == 2 && leaves && arrives && !is_square(out.points);
  if (is_slanted) {
    out.points = {begin, end};
    return out;
  }
  bool usable =
      leaves && arrives && is_square(out.points) && begin_at(out.points, begin, leaves_upright(out.leaves));
  if (usable) {
    std::ranges::reverse(out.points);
    usable = begin_at(out.points, end, leaves_upright(out.arrives));
    std::ranges::reverse(out.points);
    out.points = without_needless(out.points);
  }
  if (!usable || !is_square(out.points))
    out.points = elbow(begin, out.leaves, end, out.arrives);
  while (out.points.size() > most_stretches + 1)
    straighten_once(out.points);
  out.points = without_needless(out.points);
  return out;
}

} // namespace

Point site(const Area &area, Side side) {
  const double x = area.left + area.width / 2, y = area.top + area.height / 2;
  switch (side) {
  case Side::top:
    return {x, area.top};
  case Side::left:
    return {area.left, y};
  case Side::bottom:
    return {x, area.top + area.height};
  case Side::right:
    break;
  }
  return {area.left + area.width, y};
}

bool is_between_boxes(const Drawing &drawing, const Line &line) {
  return line.from < drawing.boxes.size() && line.to < drawing.boxes.size() && line.points.size() > 1;
}

std::vector<Way> ways(const Drawing &drawing) {
  constexpr auto nothing = static_cast<std::size_t>(-1);
  std::vector<Way> out(drawing.lines.size());
  std::vector<Points> drawn(drawing.lines.size());
  std::vector<std::size_t> last(drawing.boxes.size(), nothing), before(drawing.lines.size(), nothing);
  for (std::size_t i = 0; i < drawing.lines.size(); ++i) {
    const Line &line = drawing.lines[i];
    if (!is_between_boxes(drawing, line))
      continue;
    const Area &from = drawing.boxes[line.from].area, &to = drawing.boxes[line.to].area;
    std::size_t earlier = last[line.from];
    before[i] = std::exchange(last[line.from], i);
    if (!side_at(from, line.points.front()))
      for (std::size_t n = 0; earlier != nothing && n < lines_back && drawn[i].empty(); ++n) {
        if (auto trunk = up_to(drawn[earlier], line.points.front()))
          drawn[i] = std::move(*trunk);
        earlier = before[earlier];
      }
    drawn[i].insert(drawn[i].end(), line.points.begin(), line.points.end());
    drawn[i] = without_needless(drawn[i]);
    if (drawn[i].size() < 2)
      drawn[i] = {line.points.front(), line.points.back()};
    out[i] = way_of(from, to, drawn[i]);
  }
  return out;
}

Frame frame_of(const Points &points) {
  constexpr double least = 0.25; // points: shares of nothing cannot be said
  const Point from = points.front(), to = points.back();
  const double right = to.x >= from.x ? 1 : -1, down = to.y >= from.y ? 1 : -1;
  double across = std::abs(to.x - from.x), along = std::abs(to.y - from.y);
  Frame out;
  const bool bent = points.size() > 2;
  if (bent) {
    across = std::max(across, least);
    along = std::max(along, least);
  }
  const bool upright = bent && is_upright(points[0], points[1]);
  out.width = upright ? along : across;
  out.height = upright ? across : along;
  out.left = (from.x + to.x - out.width) / 2;
  out.top = (from.y + to.y - out.height) / 2;
  out.turned = !upright ? 0 : down > 0 && right < 0 ? 90 : 270; // as PowerPoint itself writes them
  out.mirrored = upright ? down > 0 && right > 0 : right < 0;
  out.flipped = upright ? down < 0 && right < 0 : down < 0;
  for (std::size_t i = 1; i + 2 < points.size(); ++i) {
    const bool by_y = (i % 2 == 1) == upright;
    out.bends.push_back(by_y ? (points[i].y - from.y) * down / along
                             : (points[i].x - from.x) * right / across);
  }
  return out;
}

} // namespace organograph::viz::connectors

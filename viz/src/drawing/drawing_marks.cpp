// SPDX-License-Identifier: Apache-2.0
#include "drawing/drawing_marks.hpp"

#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/style.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace organograph::viz::marks {

namespace {

/// The line x + y = sum (rising) or x - y = sum (falling) within the area, if it meets it.
void add_slanted(std::vector<Stretch> &to, const Area &area, bool rising) {
  const double right = area.left + area.width, bottom = area.top + area.height;
  const double least = rising ? area.left + area.top : area.left - bottom;
  const double most = rising ? right + bottom : right - area.top;
  for (double sum = std::ceil(least / pitch) * pitch; sum < most; sum += pitch) {
    const double x1 = std::max(area.left, rising ? sum - bottom : sum + area.top);
    const double x2 = std::min(right, rising ? sum - area.top : sum + bottom);
    if (x2 - x1 < 0.01)
      continue;
    to.push_back(rising ? Stretch{{x1, sum - x1}, {x2, sum - x2}} : Stretch{{x1, x1 - sum}, {x2, x2 - sum}});
  }
}

/// The first of `offset`, `offset` + step, ... at or after `from`.
double first_from(double from, double offset, double step) {
  return std::ceil((from - offset) / step) * step + offset;
}

void add_dots(std::vector<Stretch> &to, const Area &area) {
  const double right = area.left + area.width, bottom = area.top + area.height;
  const double half = dot_height / 2;
  for (double y = first_from(area.top + half, dot_pitch / 4, dot_pitch / 2); y + half <= bottom;
       y += dot_pitch / 2) {
    const bool even = static_cast<long long>(std::floor(y / (dot_pitch / 2))) % 2 == 0;
    const double x = first_from(area.left, even ? 1 : 1 + dot_pitch / 2, dot_pitch);
    const double dots = std::floor((right - x - dot_length) / dot_pitch);
    if (dots >= 0)
      to.push_back({{x, y}, {x + dots * dot_pitch + dot_length, y}});
  }
}

Point unit(const Line &line) {
  const Point tip = line.points.back();
  for (std::size_t i = line.points.size(); i-- > 0;) { // corners may lie on each other
    const double dx = tip.x - line.points[i].x, dy = tip.y - line.points[i].y;
    if (const double length = std::hypot(dx, dy); length > 0.01)
      return {dx / length, dy / length};
  }
  return {1, 0};
}

double head_length(const Line &line) {
  return 4 + 3 * static_cast<double>(line.pen);
}

bool needs_no_care(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      if ((byte < 0x20 && byte != '\n') || byte == 0x7F || byte == '\\')
        return false;
      continue;
    }
    const unsigned char next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    if (byte < 0xC2 || byte >= 0xE0 || (next & 0xC0) != 0x80 || (byte == 0xC2 && next < 0xA0))
      return false; // long, or perhaps nothing that may stand in XML
    ++i;
  }
  return true;
}

} // namespace

Area sheet(const Drawing &drawing) {
  Area area;
  area.left = area.top = 0.5;
  area.width = std::max(0.0, drawing.width - 1);
  area.height = std::max(0.0, drawing.height - 1);
  area.stroke = Stroke::solid;
  area.frame = style::band_label;
  return area;
}

Colour ink_on(Colour fill) {
  return style::on(fill).text;
}

Colour mixed(Colour fill, Colour ink, double share) {
  const auto channel = [&](std::uint8_t below, std::uint8_t above) {
    return static_cast<std::uint8_t>(std::lround(below + share * (above - below)));
  };
  return {channel(fill.red, ink.red), channel(fill.green, ink.green), channel(fill.blue, ink.blue)};
}

Area within_frame(const Area &area) {
  const double inset = area.stroke == Stroke::none ? 0 : static_cast<double>(area.pen) / 2;
  Area inner = area;
  inner.left += inset, inner.top += inset;
  inner.width = std::max(0.0, area.width - 2 * inset);
  inner.height = std::max(0.0, area.height - 2 * inset);
  return inner;
}

std::vector<Stretch> hatch_lines(const Area &framed) {
  const Area area = within_frame(framed);
  std::vector<Stretch> lines;
  const double right = area.left + area.width, bottom = area.top + area.height;
  if (area.hatch == Hatch::rising || area.hatch == Hatch::crossed)
    add_slanted(lines, area, true);
  if (area.hatch == Hatch::falling || area.hatch == Hatch::crossed)
    add_slanted(lines, area, false);
  if (area.hatch == Hatch::level)
    for (double y = first_from(area.top, pitch / 2, pitch); y < bottom; y += pitch)
      lines.push_back({{area.left, y}, {right, y}});
  if (area.hatch == Hatch::upright)
    for (double x = first_from(area.left, pitch / 2, pitch); x < right; x += pitch)
      lines.push_back({{x, area.top}, {x, bottom}});
  if (area.hatch == Hatch::dots)
    add_dots(lines, area);
  return lines;
}

std::array<Point, 3> arrow_head(const Line &line) {
  const Point tip = line.points.back(), way = unit(line);
  const double length = head_length(line), half = 0.4 * length;
  const Point foot{tip.x - way.x * length, tip.y - way.y * length};
  return {
      {tip, {foot.x - way.y * half, foot.y + way.x * half}, {foot.x + way.y * half, foot.y - way.x * half}}};
}

Point arrow_neck(const Line &line) {
  const Point tip = line.points.back(), way = unit(line);
  const double back = 0.9 * head_length(line);
  return {tip.x - way.x * back, tip.y - way.y * back};
}

std::vector<std::vector<Point>> pieces(const Line &line) {
  std::vector<std::vector<Point>> out(1);
  std::vector<Point> points = line.points;
  if (line.arrow && !points.empty())
    points.back() = arrow_neck(line);
  std::vector<Point> gaps = line.gaps;
  std::ranges::sort(gaps, {}, &Point::x);
  constexpr double same = 0.01;
  const double half = 2 + static_cast<double>(line.pen);
  std::vector<double> here; // gaps in a stretch, along its way
  for (const Point &end : points) {
    if (!out.back().empty() && !gaps.empty() && out.back().back().x == end.x) {
      const double way = end.y > out.back().back().y ? 1 : -1;
      here.clear();
      for (auto gap = std::ranges::lower_bound(gaps, end.x - same, {}, &Point::x);
           gap != gaps.end() && gap->x < end.x + same; ++gap)
        here.push_back(way * gap->y);
      std::ranges::sort(here);
      for (const double at : here)
        if (at - way * out.back().back().y > half && way * end.y - at > half) {
          out.back().push_back({end.x, way * (at - half)});
          out.emplace_back(1, Point{end.x, way * (at + half)});
        }
    }
    out.back().push_back(end);
  }
  return out;
}

bool begins_leftward(std::string_view utf8) {
  const auto is_far = [](char c) { return static_cast<unsigned char>(c) >= 0xD6; };
  if (std::ranges::none_of(utf8, is_far)) // all letters before U+0580
    return false;
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    next = at + 1;
    while (next < utf8.size() && (static_cast<unsigned char>(utf8[next]) & 0xC0) == 0x80)
      ++next;
    const auto lead = static_cast<unsigned char>(utf8[at]);
    if (detail::runs_leftward(utf8.substr(at, next - at)))
      return true;
    const bool letter = lead < 0x80 ? std::isalpha(lead) != 0 : (lead >= 0xC3 && lead != 0xE2 && lead < 0xEE);
    if (letter)
      return false;
  }
  return false;
}

std::string_view fit_to_draw(std::string_view text, std::string &kept) {
  if (needs_no_care(text))
    return text;
  kept = detail::drawable(text);
  return kept;
}

Appender &escaped(Appender &out, std::string_view raw) {
  std::string kept;
  std::string_view text = fit_to_draw(raw, kept);
  for (std::size_t at = 0; (at = text.find_first_of("&<>\"")) != std::string_view::npos;
       text.remove_prefix(at + 1)) {
    out << text.substr(0, at);
    const char c = text[at];
    out << (c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;");
  }
  return out << text;
}

} // namespace organograph::viz::marks

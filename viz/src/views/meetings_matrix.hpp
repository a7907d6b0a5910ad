// SPDX-License-Identifier: Apache-2.0
// Internal to meetings_view: the matrix post x meeting while it is drawn.
#pragma once

#include "views/meetings_parts.hpp"

#include <string>
#include <string_view>

namespace organograph::viz::meetings {

struct Matrix {
  view::Page &page;
  const Model &model;
  const DuplicatedAttendance &figures;
  const Seats &seats;
  const OrganisationNames names;

  const Columns &columns() const { return seats.columns; }
  double left() const { return columns().post_left() + seats.title_width; } ///< of the first meeting
  double centre(std::size_t meeting) const { return x(meeting) + seats.column / 2; }
  double x(std::size_t meeting) const { return left() + seats.column * static_cast<double>(meeting); }
  double total() const { return x(seats.meetings.size()); }
};

inline std::string numbered(std::string_view prefix, std::size_t i) {
  return std::string(prefix) + std::to_string(i);
}
inline Area framed(double left, double top, double width, double height, Colour fill = style::white) {
  Area area = view::swatch(fill, Hatch::none, Stroke::solid, 0.6F, style::band_edge);
  area.left = left;
  area.top = top;
  area.width = width;
  area.height = height;
  return area;
}
/// The subject of a meeting, else its identifier.
std::string subject(const Model &model, MeetingId meeting);

// ---- meetings_heads.cpp
/// The meetings, and below each its counts.
void draw_heads(Matrix &m);

} // namespace organograph::viz::meetings

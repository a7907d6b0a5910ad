// SPDX-License-Identifier: Apache-2.0
// structure_dot(): model -> boxes (structure_fold) -> cells (structure_layout) -> lines and coordinates
// (structure_route) -> the sheet around them and the DOT text (structure_sheet).
#include "structure_parts.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz {

namespace {

using namespace structure;

/// Wider than this for one of height, and wide bands wrap, down to the second figure: a wall screen is 1.78,
/// an A3 page 1.41.
constexpr double widest_natural = 2.85, widest_wrapped = 2.2;
/// What no drawing exceeds, with room for the frame around the bands.
constexpr double never_wider = 2.9;

/// Width for one of height before any line is laid; lines add to both.
double expected_ratio(const Selection &selection, const Placement &placement) {
  double slots = 0;
  for (const double column : placement.column_slots)
    slots += column;
  std::vector<double> heights(placement.rows, 0);
  for (const Cell &cell : placement.cells)
    heights[cell.row] = std::max(heights[cell.row], height_of(selection, cell));
  double height = sheet_least_height;
  for (const double row : heights)
    height += row + 30;
  return (slots * slot_width + sheet_side) / height;
}

struct Layout {
  Placement placement;
  Routes drawing;
};

Layout lay_out(const Model &model, const SpanOfControl &spans, Selection &selection) {
  Layout layout;
  layout.placement = place(selection, 1);
  measure(model, spans, layout.placement, selection);
  double share = 1;
  for (;; share *= 0.88) {
    if (share < 1)
      layout.placement = place(selection, share);
    const bool least = share < 0.001;
    if (!least && expected_ratio(selection, layout.placement) > (share < 1 ? widest_wrapped : widest_natural))
      continue;
    layout.drawing = route(model, selection, layout.placement, 0);
    if (least ||
        layout.drawing.right + sheet_side <= never_wider * (layout.drawing.bottom + sheet_least_height))
      break;
  }
  const double lacking = std::max(layout.drawing.right + sheet_side, sheet_least_width) / never_wider -
                         (layout.drawing.bottom + sheet_least_height);
  if (lacking > 0 && !layout.placement.bands.empty())
    layout.drawing = route(model, selection, layout.placement,
                           lacking / static_cast<double>(layout.placement.bands.size()));
  return layout;
}

} // namespace

std::string structure_dot(const Model &model, const SpanOfControl &spans, const StructureOptions &options) {
  Selection selection = select(model, options);
  const Layout layout = lay_out(model, spans, selection);
  note_lines(model, selection);
  return sheet(model, spans, selection, layout.placement, layout.drawing);
}

} // namespace organograph::viz

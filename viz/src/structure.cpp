// SPDX-License-Identifier: Apache-2.0
// structure_drawing(): model -> scope (structure_scope) -> boxes (structure_fold) -> cells placed
// (structure_cells, structure_layout, structure_strips) -> lines and coordinates (structure_ways,
// structure_route) -> the sheet around them (structure_sheet).
#include "structure_parts.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz {

namespace structure {

namespace {

/// Wider than this for one of height, and the drawing goes on below in strips, no wider than the second
/// figure: a wall screen is 1.78, an A3 page 1.41.
constexpr double widest_natural = 2.85, widest_wrapped = 2.2;
/// What no drawing exceeds, with room for the frame around the bands.
constexpr double never_wider = 2.9;
/// Each trial is so much narrower than the one before.
constexpr double narrower = 0.88;

struct Size {
  double width, height;
};

/// Before any line is laid; lines add to both.
Size expected(const Placement &placement) {
  double slots = 0;
  for (const double column : placement.column_slots)
    slots += column;
  std::vector<double> heights(placement.bands.size(), 0);
  for (const Cell &cell : placement.cells)
    heights[cell.band] = std::max(heights[cell.band], cell.height);
  double height = sheet_least_height;
  for (const double row : heights)
    height += row + 30;
  return {slots * slot_width + sheet_side, height};
}

/// Everything in one strip, and what the strips are made of.
struct Natural {
  Placement placement;
  Forest forest;
  std::vector<double> widths;
};

Natural natural(const Selection &selection) {
  Natural out;
  out.placement = cells_of(selection);
  set_bands(out.placement);
  out.forest = forest_of(selection, out.placement);
  out.widths = set_slots(out.placement, out.forest);
  return out;
}

bool narrowest(const Natural &natural, double share) {
  return std::all_of(natural.placement.column_slots.begin(), natural.placement.column_slots.end(),
                     [&](double slots) { return slots * share <= 1; });
}

/// On a sheet of its own size.
Drawing freely(Source &source, const Extract &extract, Selection &&selection) {
  const Natural whole = natural(selection);
  const Size size = expected(whole.placement);
  const double ratio = size.width / size.height;
  if (ratio <= widest_natural) {
    Placement placement = whole.placement;
    Selection copy = selection;
    Routes routes = route(source, copy, placement, 0);
    const double width = std::max(routes.right + sheet_side, sheet_least_width);
    const double lacking = width / never_wider - routes.bottom - sheet_least_height;
    if (lacking > 0 && !placement.bands.empty()) {
      copy = selection;
      routes = route(source, copy, placement, lacking / static_cast<double>(placement.bands.size()));
    }
    return sheet(source, extract, std::move(copy), placement, std::move(routes));
  }
  double share = std::min(narrower, 1.6 * std::sqrt(widest_wrapped / ratio));
  for (;; share *= narrower) {
    Placement placement = in_strips(selection, whole.placement, whole.forest, whole.widths, share);
    const Size now = expected(placement);
    const bool least = narrowest(whole, share);
    if (!least && now.width > widest_wrapped * now.height)
      continue;
    Selection copy = selection;
    Routes routes = route(source, copy, placement, 0);
    const double lacking = (routes.right + sheet_side) / never_wider - routes.bottom - sheet_least_height;
    if (lacking > 0 && !least)
      continue;
    if (lacking > 0) {
      copy = selection;
      routes = route(source, copy, placement, lacking / static_cast<double>(placement.bands.size()));
    }
    return sheet(source, extract, std::move(copy), placement, std::move(routes));
  }
}

/// As large as it can be within a room: the least wrapped that fits, else the one with the largest text.
Drawing within(Source &source, const Extract &extract, const Selection &selection, const Room &room) {
  const Natural whole = natural(selection);
  Drawing best;
  double best_scale = 0;
  for (double share = 1;; share *= narrower) {
    Placement placement = share == 1
                              ? whole.placement
                              : in_strips(selection, whole.placement, whole.forest, whole.widths, share);
    const Size size = expected(placement);
    const double scale = std::min(room.width / size.width, room.height / size.height);
    if (best_scale == 0 || scale > 0.8 * best_scale) {
      Selection copy = selection;
      Routes routes = route(source, copy, placement, 0);
      Drawing now = sheet(source, extract, std::move(copy), placement, std::move(routes));
      const double exact = std::min(room.width / now.width, room.height / now.height);
      if (exact > best_scale) {
        best_scale = exact;
        best = std::move(now);
      }
      if (fits(best, room))
        return best;
    }
    if (narrowest(whole, share))
      return best;
  }
}

} // namespace

bool fits(const Drawing &drawing, const Room &room) {
  const double scale = std::min(room.width / drawing.width, room.height / drawing.height);
  return scale * style::text_size >= least_text;
}

Drawing drawn(Source &source, const Extract &extract, const Folding &folding,
              const std::optional<Room> &room) {
  const Scope scope = scope_of(source, extract);
  Selection selection = select(source, extract, scope, folding);
  shape(source, selection);
  return room ? within(source, extract, selection, *room) : freely(source, extract, std::move(selection));
}

} // namespace structure

Drawing structure_drawing(const Model &model, const SpanOfControl &spans, const StructureOptions &options) {
  using namespace structure;
  Source source = source_of(model, spans, options);
  Extract extract;
  if (options.root && index(*options.root) < model->posts.size())
    extract.root = *options.root;
  Folding folding;
  folding.depth = options.depth.value_or(unlimited);
  folding.boxes = options.all ? unlimited : options.fold_above;
  Drawing drawing = drawn(source, extract, folding, options.room);
  if (!options.room)
    return drawing;
  for (const std::size_t staff_boxes : {1U, 0U}) {
    if (fits(drawing, *options.room))
      return drawing;
    folding.staff_boxes = staff_boxes;
    drawing = drawn(source, extract, folding, options.room);
  }
  while (!options.all && !fits(drawing, *options.room) && folding.boxes > 1) {
    folding.boxes = std::min<std::uint64_t>(folding.boxes - 1, drawing.boxes.size() * 9 / 10);
    drawing = drawn(source, extract, folding, options.room);
  }
  return drawing;
}

std::vector<Drawing> structure_atlas(const Model &model, const SpanOfControl &spans,
                                     const StructureOptions &options, Room room) {
  StructureOptions one = options;
  one.room = room;
  return {structure_drawing(model, spans, one)};
}

} // namespace organograph::viz

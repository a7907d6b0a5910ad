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

/// Lines and sheet; where `share` cannot be drawn any narrower, the bands are made higher instead.
Drawing laid_out(Source &source, const Extract &extract, Selection selection, Placement placement) {
  Routes routes = route(source, selection, placement, 0);
  const double lacking = std::max(routes.right + sheet_side, sheet_least_width) / never_wider -
                         routes.bottom - sheet_least_height;
  if (lacking > 0 && !placement.bands.empty()) {
    selection.notes.resize(selection.notes.size() - (routes.left_out ? 1 : 0)); // said again
    routes = route(source, selection, placement, lacking / static_cast<double>(placement.bands.size()));
  }
  return sheet(source, extract, std::move(selection), placement, std::move(routes));
}

/// On a sheet of its own size.
Drawing freely(Source &source, const Extract &extract, Selection &&selection) {
  Natural whole = natural(selection);
  const auto ratio = [](const Placement &placement) {
    const Size size = expected(placement);
    return size.width / size.height;
  };
  const double natural_ratio = ratio(whole.placement);
  if (natural_ratio <= widest_natural)
    return laid_out(source, extract, std::move(selection), std::move(whole.placement));
  const auto wrapped_to = [&](double share) {
    return in_strips(selection, whole.placement, whole.forest, whole.widths, share);
  };
  double share = std::min(narrower, std::sqrt(widest_wrapped / natural_ratio));
  Placement placement = wrapped_to(share);
  while (ratio(placement) > widest_wrapped && !narrowest(whole, share))
    placement = wrapped_to(share *= narrower);
  while (share < narrower) {
    Placement wider = wrapped_to(share / narrower);
    if (ratio(wider) > widest_wrapped)
      break;
    share /= narrower;
    placement = std::move(wider);
  }
  return laid_out(source, extract, std::move(selection), std::move(placement));
}

/// As large as it can be within a room: the least wrapped that fits, else the one with the largest text.
Drawing within(Source &source, const Extract &extract, const Selection &selection, const Room &room) {
  const Natural whole = natural(selection);
  double best_scale = 0, best_share = 1;
  const auto placed = [&](double share) {
    return share == 1 ? whole.placement
                      : in_strips(selection, whole.placement, whole.forest, whole.widths, share);
  };
  for (double share = 1;; share *= narrower) {
    Placement placement = placed(share);
    const Size size = expected(placement);
    const double scale = std::min(room.width / size.width, room.height / size.height);
    if (scale * style::text_size > 0.97 * least_text) { // expected to fit, or nearly
      Drawing now = laid_out(source, extract, selection, std::move(placement));
      if (fits(now, room))
        return now;
    }
    if (scale > best_scale) {
      best_scale = scale;
      best_share = share;
    }
    if (narrowest(whole, share))
      return laid_out(source, extract, selection, placed(best_share));
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

} // namespace organograph::viz

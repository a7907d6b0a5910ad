// SPDX-License-Identifier: Apache-2.0
// structure_drawing(): model -> scope (structure_scope) -> boxes (structure_fold) -> cells placed
// (structure_cells, structure_layout, structure_strips) -> lines and coordinates (structure_ways,
// structure_route) -> the sheet around them (structure_sheet).
#include "structure/structure_parts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace organograph::viz {

namespace structure {

namespace {

/// Wider than this for one of height, and the drawing goes on below in strips, best of the second figure's
/// shape: a wall screen is 1.78, an A3 page 1.41.
constexpr double widest_natural = 2.85, pleasant = 1.6;
/// What no drawing exceeds, with room for the frame around the bands.
constexpr double never_wider = 2.9;
/// Each trial is so much narrower than the one before.
constexpr double narrower = 0.94;

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
  return {slots * placement.slot_width() + sheet_side, height};
}

/// Everything in one strip, and what the strips are made of.
struct Natural {
  Placement placement;
  Forest forest;
  std::vector<double> widths;
};

Natural natural(const Selection &selection, std::size_t highest) {
  Natural out;
  out.placement = cells_of(selection, highest);
  set_bands(out.placement);
  out.forest = forest_of(selection, out.placement);
  out.widths = set_slots(out.placement, out.forest);
  return out;
}

bool narrowest(const Natural &natural, double share) {
  return std::all_of(natural.placement.column_slots.begin(), natural.placement.column_slots.end(),
                     [&](double slots) { return slots * share <= 1; });
}

/// Cells in another strip than their manager's: what a reader has to look for.
std::size_t parted(const Placement &placement) {
  return static_cast<std::size_t>(
      std::count_if(placement.cells.begin(), placement.cells.end(), [&](const Cell &cell) {
        return cell.manager != nowhere &&
               placement.cells[placement.cell_of[cell.manager]].strip != cell.strip;
      }));
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
  Natural whole = natural(selection, stack_most);
  const auto ratio = [](const Placement &placement) {
    const Size size = expected(placement);
    return size.width / size.height;
  };
  const double natural_ratio = ratio(whole.placement);
  if (natural_ratio <= widest_natural)
    return laid_out(source, extract, std::move(selection), std::move(whole.placement));
  // Of all widths that are not too wide, the one that parts the fewest posts from their manager.
  Placement best;
  std::pair<std::size_t, double> least{nowhere, 0};
  for (double share = narrower;; share *= narrower) {
    Placement placement = in_strips(selection, whole.placement, whole.forest, whole.widths, share);
    const bool last = narrowest(whole, share);
    if (const double now = ratio(placement); now <= widest_natural || (last && least.first == nowhere)) {
      const std::pair cost(parted(placement), std::abs(std::log(now / pleasant)));
      if (cost < least) {
        least = cost;
        best = std::move(placement);
      }
    }
    if (last)
      break;
  }
  return laid_out(source, extract, std::move(selection), std::move(best));
}

/// As large as it can be within a room: the highest stacks and the least wrapped that fit, else what comes
/// nearest to it.
Drawing within(Source &source, const Extract &extract, const Selection &selection, const Room &room) {
  double best_scale = 0;
  Placement best;
  for (const std::size_t highest : {stack_most, stack_most / 2, stack_most / 4, stack_most / 8}) {
    const Natural whole = natural(selection, highest);
    for (double share = 1;; share *= narrower) {
      Placement placement = share == 1
                                ? whole.placement
                                : in_strips(selection, whole.placement, whole.forest, whole.widths, share);
      const Size size = expected(placement);
      const double scale = std::min(room.width / size.width, room.height / size.height);
      if (scale > best_scale) {
        best_scale = scale;
        best = placement;
      }
      if (scale * style::text_size > 0.97 * least_text) { // expected to fit, or nearly
        Drawing now = laid_out(source, extract, selection, std::move(placement));
        if (fits(now, room))
          return now;
      }
      if (narrowest(whole, share))
        break;
    }
  }
  return laid_out(source, extract, selection, std::move(best));
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
  Drawing drawing =
      room ? within(source, extract, selection, *room) : freely(source, extract, std::move(selection));
  add_group_frames(source.model, source.options.card.group, drawing);
  return drawing;
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
  const auto again = [&] { drawing = drawn(source, extract, folding, options.room); };
  const auto trial = [&](std::size_t staff_boxes, double box_width) {
    if (fits(drawing, *options.room))
      return;
    folding.staff_boxes = staff_boxes;
    folding.box_width = box_width;
    again();
  };
  trial(folding.staff_boxes, narrow_box);
  trial(1, narrow_box);
  trial(0, narrow_box);
  while (!options.all && !fits(drawing, *options.room) && folding.boxes > 1) {
    folding.boxes = std::min<std::uint64_t>(folding.boxes - 1, drawing.boxes.size() * 19 / 20);
    again();
  }
  return drawing;
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
// Bands, and boxes gathered into cells: what stands where comes after (structure_layout.cpp).
#include "structure_parts.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace organograph::viz::structure {

namespace {

constexpr std::size_t stack_most = 8;

void make_bands(const Selection &selection, Placement &placement) {
  std::vector<std::uint64_t> tiers;
  for (const Box &box : selection.boxes)
    tiers.push_back(box.tier);
  std::sort(tiers.begin(), tiers.end());
  tiers.erase(std::unique(tiers.begin(), tiers.end()), tiers.end());
  for (const std::uint64_t tier : tiers) {
    if (!placement.bands.empty() && placement.bands.back().last_tier + 1 < tier)
      placement.bands.push_back({placement.bands.back().last_tier + 1, tier - 1, true});
    placement.bands.push_back({tier, tier, false});
  }
}

std::size_t band_of(const Placement &placement, std::uint64_t tier) {
  const auto found = std::lower_bound(placement.bands.begin(), placement.bands.end(), tier,
                                      [](const Band &band, std::uint64_t t) { return band.last_tier < t; });
  return static_cast<std::size_t>(found - placement.bands.begin());
}

std::size_t add_cell(const Selection &selection, Placement &placement, std::size_t box) {
  Cell cell;
  cell.manager = selection.boxes[box].manager;
  cell.column = selection.boxes[box].column;
  cell.band = band_of(placement, selection.boxes[box].tier);
  placement.cells.push_back(std::move(cell));
  return placement.cells.size() - 1;
}

/// Managers alone, leaves of one manager, tier and column in stacks of equal height, at most 8 high.
void make_cells(const Selection &selection, Placement &placement) {
  std::map<std::tuple<std::size_t, std::uint64_t, std::size_t>, std::vector<std::size_t>> leaves;
  placement.cell_of.assign(selection.boxes.size(), nowhere);
  for (std::size_t b = 0; b < selection.boxes.size(); ++b) {
    const Box &box = selection.boxes[b];
    if (box.under_leaf)
      continue;
    if (box.leaf) {
      leaves[{box.manager + 1, box.tier, box.column}].push_back(b);
      continue;
    }
    placement.cell_of[b] = add_cell(selection, placement, b);
    placement.cells.back().boxes.push_back(b);
  }
  for (auto &[key, boxes] : leaves) {
    std::stable_partition(boxes.begin(), boxes.end(),
                          [&](std::size_t b) { return selection.boxes[b].kind != BoxKind::staff; });
    const std::size_t stacks = (boxes.size() + stack_most - 1) / stack_most;
    for (std::size_t s = 0; s < stacks; ++s) {
      const std::size_t first = boxes.size() * s / stacks, last = boxes.size() * (s + 1) / stacks;
      const std::size_t cell = add_cell(selection, placement, boxes[first]);
      placement.cells[cell].stack = boxes.size() > 1;
      for (std::size_t i = first; i < last; ++i) {
        placement.cells[cell].boxes.push_back(boxes[i]);
        placement.cell_of[boxes[i]] = cell;
      }
    }
  }
  for (std::size_t b = 0; b < selection.boxes.size(); ++b)
    if (selection.boxes[b].under_leaf) { // right below its post, which stands before it
      const std::size_t cell = placement.cell_of[selection.boxes[b].manager];
      auto &boxes = placement.cells[cell].boxes;
      auto at = std::find(boxes.begin(), boxes.end(), selection.boxes[b].manager) + 1;
      while (at != boxes.end() && selection.boxes[*at].under_leaf)
        ++at;
      boxes.insert(at, b);
      placement.cell_of[b] = cell;
    }
}

/// Beside the joint posts the lower tiers stand nearest to them, so that lines to higher ones pass above.
void order_roots(const Selection &selection, const Placement &placement, Forest &forest) {
  std::size_t middle = 1;
  for (std::size_t k = 0; k < selection.columns.size(); ++k)
    if (selection.columns[k].organisation == none<OrganisationId>)
      middle = k;
  const auto band = [&](std::size_t c) { return placement.cells[c].band; };
  for (std::size_t k = 0; k < selection.columns.size(); ++k) {
    auto &roots = forest.roots[k];
    if (k < middle)
      std::stable_sort(roots.begin(), roots.end(), [&](auto a, auto b) { return band(a) < band(b); });
    else if (selection.columns[k].organisation != none<OrganisationId>)
      std::stable_sort(roots.begin(), roots.end(), [&](auto a, auto b) { return band(a) > band(b); });
  }
}

} // namespace

Forest forest_of(const Selection &selection, const Placement &placement) {
  Forest forest;
  const std::size_t cells = placement.cells.size();
  forest.parent.assign(cells, nowhere);
  forest.children.resize(cells);
  forest.roots.resize(placement.column_slots.size());
  // Boxes stand in the order of a walk down the tree; cells by their first box do too.
  std::vector<std::size_t> by_box(cells);
  for (std::size_t c = 0; c < cells; ++c)
    by_box[c] = c;
  std::sort(by_box.begin(), by_box.end(), [&](std::size_t a, std::size_t b) {
    const Cell &x = placement.cells[a], &y = placement.cells[b];
    const bool x_leaf = selection.boxes[x.boxes[0]].leaf, y_leaf = selection.boxes[y.boxes[0]].leaf;
    if (x.manager == y.manager && x_leaf != y_leaf)
      return y_leaf;
    return x.boxes[0] < y.boxes[0];
  });
  for (const std::size_t c : by_box) {
    const Cell &cell = placement.cells[c];
    const std::size_t above = cell.manager == nowhere ? nowhere : placement.cell_of[cell.manager];
    if (above != nowhere && placement.cells[above].column == cell.column &&
        placement.cells[above].band < cell.band) {
      forest.parent[c] = above;
      forest.children[above].push_back(c);
    } else {
      forest.roots[cell.column].push_back(c);
    }
  }
  order_roots(selection, placement, forest);
  for (const auto &roots : forest.roots)
    forest.order.insert(forest.order.end(), roots.begin(), roots.end());
  for (std::size_t i = 0; i < forest.order.size(); ++i)
    for (const std::size_t child : forest.children[forest.order[i]])
      forest.order.push_back(child);
  return forest;
}

Placement cells_of(const Selection &selection) {
  Placement placement;
  make_bands(selection, placement);
  make_cells(selection, placement);
  placement.column_slots.assign(std::max<std::size_t>(selection.columns.size(), 1), 1);
  return placement;
}

} // namespace organograph::viz::structure

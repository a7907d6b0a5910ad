// SPDX-License-Identifier: Apache-2.0
// Boxes gathered into cells, cells into trees, tiers into bands: what stands where comes after.
#include "structure/structure_parts.hpp"

#include <algorithm>
#include <tuple>

namespace organograph::viz::structure {

namespace {

void add_box(const Selection &selection, Placement &placement, Cell &cell, std::size_t box) {
  const Box &b = selection.boxes[box];
  cell.height += cell.count == 0 ? 0 : b.under_leaf ? staff_gap : stack_gap;
  cell.height += selection.shapes[box].area.height;
  placement.cell_of[box] = placement.cells.size();
  placement.stacked.push_back(box);
  ++cell.count;
}

Cell begun(const Selection &selection, const Placement &placement, std::size_t box) {
  Cell cell;
  cell.first = placement.stacked.size();
  cell.manager = selection.boxes[box].manager;
  cell.column = selection.boxes[box].column;
  cell.tier = selection.boxes[box].tier;
  cell.leaf = selection.boxes[box].leaf;
  return cell;
}

/// A leaf, and the staff right below it, which stand behind it in the list.
void add_leaf(const Selection &selection, Placement &placement, Cell &cell, std::size_t leaf) {
  add_box(selection, placement, cell, leaf);
  for (std::size_t b = leaf + 1; b < selection.boxes.size() && selection.boxes[b].under_leaf; ++b)
    add_box(selection, placement, cell, b);
}

struct Leaf {
  std::tuple<std::size_t, std::uint64_t, std::size_t> key; ///< manager + 1, tier, column
  bool staff;
  std::size_t box;
};

/// The leaves of one manager, tier and column: stacks of equal height.
void add_stacks(const Selection &selection, Placement &placement, std::span<const Leaf> leaves,
                std::size_t highest) {
  const std::size_t stacks = (leaves.size() + highest - 1) / highest;
  for (std::size_t s = 0; s < stacks; ++s) {
    const std::size_t first = leaves.size() * s / stacks, last = leaves.size() * (s + 1) / stacks;
    Cell cell = begun(selection, placement, leaves[first].box);
    cell.stack = last - first > 1;
    for (std::size_t i = first; i < last; ++i)
      add_leaf(selection, placement, cell, leaves[i].box);
    placement.cells.push_back(cell);
  }
}

/// Beside the joint posts the lower tiers stand nearest to them, so that lines to higher ones pass above.
void order_roots(const Selection &selection, const Placement &placement, std::size_t column,
                 std::span<std::uint32_t> roots) {
  std::size_t middle = selection.columns.size();
  for (std::size_t k = 0; k < selection.columns.size(); ++k)
    if (selection.columns[k].organisation == none<OrganisationId>)
      middle = k;
  const auto tier = [&](std::uint32_t c) { return placement.cells[c].tier; };
  if (column < middle && middle < selection.columns.size())
    std::stable_sort(roots.begin(), roots.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return tier(a) < tier(b); });
  else if (column > middle)
    std::stable_sort(roots.begin(), roots.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return tier(a) > tier(b); });
}

} // namespace

Placement cells_of(const Selection &selection, std::size_t highest) {
  Placement placement;
  placement.box_width = selection.box_width;
  placement.cell_of.assign(selection.boxes.size(), nowhere);
  placement.cells.reserve(selection.boxes.size() / 2 + 1);
  placement.stacked.reserve(selection.boxes.size());
  std::vector<Leaf> leaves;
  for (std::size_t b = 0; b < selection.boxes.size(); ++b) {
    const Box &box = selection.boxes[b];
    if (box.under_leaf)
      continue;
    if (box.leaf) {
      leaves.push_back({{box.manager + 1, box.tier, box.column}, box.kind == BoxKind::staff, b});
      continue;
    }
    Cell cell = begun(selection, placement, b);
    add_box(selection, placement, cell, b);
    placement.cells.push_back(cell);
  }
  std::sort(leaves.begin(), leaves.end(), [](const Leaf &a, const Leaf &b) {
    return std::tie(a.key, a.staff, a.box) < std::tie(b.key, b.staff, b.box);
  });
  for (std::size_t first = 0, last = 0; first < leaves.size(); first = last) {
    while (last < leaves.size() && leaves[last].key == leaves[first].key)
      ++last;
    add_stacks(selection, placement, std::span(leaves).subspan(first, last - first), highest);
  }
  placement.column_slots.assign(std::max<std::size_t>(selection.columns.size(), 1), 1);
  return placement;
}

void set_bands(Placement &placement) {
  std::vector<std::pair<std::size_t, std::uint64_t>> rows; // strip, tier
  std::vector<std::uint64_t> tiers;
  for (const Cell &cell : placement.cells) {
    rows.emplace_back(cell.strip, cell.tier);
    tiers.push_back(cell.tier);
  }
  for (auto *list : {&tiers}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  placement.bands.clear();
  std::vector<std::size_t> band_of;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto [strip, tier] = rows[i];
    if (i > 0 && rows[i - 1].first == strip && rows[i - 1].second + 1 < tier &&
        *std::upper_bound(tiers.begin(), tiers.end(), rows[i - 1].second) == tier)
      placement.bands.push_back({rows[i - 1].second + 1, tier - 1, true, strip});
    band_of.push_back(placement.bands.size());
    placement.bands.push_back({tier, tier, false, strip});
  }
  for (Cell &cell : placement.cells) {
    const auto row = std::lower_bound(rows.begin(), rows.end(), std::pair(cell.strip, cell.tier));
    cell.band = band_of[static_cast<std::size_t>(row - rows.begin())];
  }
}

Forest forest_of(const Selection &selection, const Placement &placement) {
  const std::size_t cells = placement.cells.size(), columns = placement.column_slots.size();
  Forest forest;
  forest.parent.assign(cells, nowhere);
  // Managers stand before stacks among the cells, each in the order of a walk down the tree.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> children, roots;
  for (std::size_t c = 0; c < cells; ++c) {
    const Cell &cell = placement.cells[c];
    const std::size_t above = cell.manager == nowhere ? nowhere : placement.cell_of[cell.manager];
    if (above != nowhere && placement.cells[above].column == cell.column &&
        placement.cells[above].strip == cell.strip && placement.cells[above].tier < cell.tier) {
      forest.parent[c] = above;
      children.emplace_back(static_cast<std::uint32_t>(above), static_cast<std::uint32_t>(c));
    } else {
      roots.emplace_back(static_cast<std::uint32_t>(cell.strip * columns + cell.column),
                         static_cast<std::uint32_t>(c));
    }
  }
  const auto by_box = [&](const auto &a, const auto &b) {
    return placement.stacked[placement.cells[a.second].first] <
           placement.stacked[placement.cells[b.second].first];
  };
  std::sort(roots.begin(), roots.end(), by_box);
  forest.children = group_by_row(cells, children);
  forest.roots = group_by_row(placement.strips * columns, roots);
  for (std::size_t r = 0; r < forest.roots.rows(); ++r)
    order_roots(selection, placement, r % columns,
                {forest.roots.items.data() + forest.roots.offsets[r],
                 forest.roots.offsets[r + 1] - forest.roots.offsets[r]});
  forest.order = forest.roots.items;
  for (std::size_t i = 0; i < forest.order.size(); ++i) {
    const auto below = forest.children[forest.order[i]];
    forest.order.insert(forest.order.end(), below.begin(), below.end());
  }
  return forest;
}

} // namespace organograph::viz::structure

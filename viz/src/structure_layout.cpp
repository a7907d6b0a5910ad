// SPDX-License-Identifier: Apache-2.0
// A tidy tree in each column, in slots one box wide; where it is too wide, its natural places are drawn
// together and what then shares a slot stands in rows of its band.
#include "structure_parts.hpp"

#include <algorithm>
#include <cmath>
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
  for (const auto &[key, boxes] : leaves) {
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

/// Cells that stand below another in the same column, and those that begin a tree of their own.
struct Forest {
  std::vector<std::size_t> parent;               ///< by cell
  std::vector<std::vector<std::size_t>> children; ///< by cell, managers before stacks
  std::vector<std::vector<std::size_t>> roots;    ///< by column
  std::vector<std::size_t> order;                 ///< every cell after its parent
};

Forest forest_of(const Selection &selection, const Placement &placement, std::size_t columns) {
  Forest forest;
  const std::size_t cells = placement.cells.size();
  forest.parent.assign(cells, nowhere);
  forest.children.resize(cells);
  forest.roots.resize(columns);
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
    if (above != nowhere && placement.cells[above].column == cell.column && placement.cells[above].band < cell.band) {
      forest.parent[c] = above;
      forest.children[above].push_back(c);
    } else {
      forest.roots[cell.column].push_back(c);
    }
  }
  for (const auto &roots : forest.roots)
    forest.order.insert(forest.order.end(), roots.begin(), roots.end());
  for (std::size_t i = 0; i < forest.order.size(); ++i)
    for (const std::size_t child : forest.children[forest.order[i]])
      forest.order.push_back(child);
  return forest;
}

/// Each subtree has slots of its own; a manager stands over the middle of its first and last report.
std::vector<double> natural_slots(Placement &placement, const Forest &forest) {
  const std::size_t cells = placement.cells.size();
  std::vector<double> width(cells, 0), start(cells, 0), column(forest.roots.size(), 0);
  for (std::size_t i = cells; i-- > 0;) {
    const std::size_t c = forest.order[i];
    width[c] = std::max(width[c], 1.0);
    if (forest.parent[c] != nowhere)
      width[forest.parent[c]] += width[c];
  }
  for (std::size_t k = 0; k < forest.roots.size(); ++k)
    for (const std::size_t root : forest.roots[k]) {
      start[root] = column[k];
      column[k] += width[root];
    }
  for (const std::size_t c : forest.order) {
    double at = start[c];
    for (const std::size_t child : forest.children[c]) {
      start[child] = at;
      at += width[child];
    }
  }
  for (std::size_t i = cells; i-- > 0;) {
    const std::size_t c = forest.order[i];
    const auto &below = forest.children[c];
    placement.cells[c].slot = below.empty() ? start[c] + 0.5
                                            : (placement.cells[below.front()].slot +
                                               placement.cells[below.back()].slot) / 2;
  }
  return column;
}

/// Whole slots for the cells of one band in one column: as near as can be to where they would stand, in
/// order, at most `rows` in a slot.
void spread(Placement &placement, const std::vector<std::size_t> &cells, std::size_t slots) {
  const std::size_t n = cells.size(), rows = (n + slots - 1) / slots;
  const auto last = static_cast<std::ptrdiff_t>(slots) - 1;
  std::vector<std::ptrdiff_t> forward(n), backward(n);
  const auto wanted = [&](std::size_t i) {
    const auto slot = static_cast<std::ptrdiff_t>(std::floor(placement.cells[cells[i]].slot));
    return std::clamp<std::ptrdiff_t>(slot, 0, last);
  };
  for (std::size_t i = 0; i < n; ++i) {
    forward[i] = i < rows ? wanted(i) : std::max({wanted(i), forward[i - rows] + 1, forward[i - 1]});
    if (i > 0)
      forward[i] = std::max(forward[i], forward[i - 1]);
    forward[i] = std::min(forward[i], last - static_cast<std::ptrdiff_t>((n - 1 - i) / rows));
  }
  for (std::size_t i = n; i-- > 0;) {
    backward[i] = i + rows >= n ? wanted(i) : std::min({wanted(i), backward[i + rows] - 1, backward[i + 1]});
    if (i + 1 < n)
      backward[i] = std::min(backward[i], backward[i + 1]);
    backward[i] = std::max(backward[i], static_cast<std::ptrdiff_t>(i / rows));
  }
  std::map<std::ptrdiff_t, std::size_t> taken;
  for (std::size_t i = 0; i < n; ++i) {
    const std::ptrdiff_t slot = (forward[i] + backward[i]) / 2;
    placement.cells[cells[i]].slot = static_cast<double>(slot) + 0.5;
    placement.cells[cells[i]].row = taken[slot]++;
  }
}

/// Draws each column's natural places together into fewer slots; from the lowest band up, so that a manager
/// stays over its reports.
void draw_together(Placement &placement, const Forest &forest, const std::vector<double> &natural, double share) {
  placement.wrapped = true;
  for (std::size_t k = 0; k < natural.size(); ++k) {
    const double slots = std::max(1.0, std::round(natural[k] * share));
    placement.column_slots[k] = slots;
    for (Cell &cell : placement.cells)
      if (cell.column == k)
        cell.slot *= slots / std::max(natural[k], 1.0);
  }
  std::vector<std::vector<std::size_t>> by_band(placement.bands.size() * natural.size());
  for (std::size_t c = 0; c < placement.cells.size(); ++c)
    by_band[placement.cells[c].band * natural.size() + placement.cells[c].column].push_back(c);
  for (std::size_t i = by_band.size(); i-- > 0;) {
    auto &cells = by_band[i];
    std::stable_sort(cells.begin(), cells.end(), [&](std::size_t a, std::size_t b) {
      return placement.cells[a].slot < placement.cells[b].slot;
    });
    for (const std::size_t c : cells) {
      const auto &below = forest.children[c];
      double sum = 0;
      for (const std::size_t child : below)
        sum += placement.cells[child].slot;
      if (!below.empty())
        placement.cells[c].slot = sum / static_cast<double>(below.size());
    }
    if (!cells.empty())
      spread(placement, cells, static_cast<std::size_t>(placement.column_slots[i % natural.size()]));
  }
}

void number_rows(Placement &placement) {
  for (const Cell &cell : placement.cells)
    placement.bands[cell.band].rows = std::max(placement.bands[cell.band].rows, cell.row + 1);
  for (Band &band : placement.bands) {
    band.first_row = placement.rows;
    placement.rows += band.rows;
  }
  std::vector<double> left(placement.column_slots.size() + 1, 0);
  for (std::size_t k = 0; k < placement.column_slots.size(); ++k)
    left[k + 1] = left[k] + placement.column_slots[k];
  for (Cell &cell : placement.cells) {
    cell.row += placement.bands[cell.band].first_row;
    cell.slot += left[cell.column];
  }
}

} // namespace

Placement place(const Selection &selection, double share) {
  Placement placement;
  make_bands(selection, placement);
  make_cells(selection, placement);
  const std::size_t columns = std::max<std::size_t>(selection.columns.size(), 1);
  const Forest forest = forest_of(selection, placement, columns);
  placement.column_slots = natural_slots(placement, forest);
  for (double &slots : placement.column_slots)
    slots = std::max(slots, 1.0);
  if (share < 1)
    draw_together(placement, forest, placement.column_slots, share);
  number_rows(placement);
  return placement;
}

double height_of(const Selection &selection, const Cell &cell) {
  double height = 0;
  for (const std::size_t box : cell.boxes)
    height += selection.boxes[box].height + (selection.boxes[box].under_leaf ? 2 : stack_gap);
  return height - stack_gap;
}

} // namespace organograph::viz::structure

// SPDX-License-Identifier: Apache-2.0
// A tidy tree in each column, in slots one box wide; where it is too wide, its natural places are drawn
// together and what then shares a slot stands in rows of its band.
#include "structure_parts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace organograph::viz::structure {

namespace {

/// The outline of a subtree, band by band. Kept from the deepest band up, so that a manager is added at the
/// end, and with one shift for all, so that the larger of two is never copied: O(cells log cells) in all.
struct Outline {
  struct Extent {
    double left = std::numeric_limits<double>::infinity(), right = -std::numeric_limits<double>::infinity();
  };
  std::vector<Extent> upward; ///< before the shift
  double shift = 0;
  std::size_t bottom = 0; ///< the deepest band

  std::size_t top() const { return bottom + 1 - upward.size(); }
  Extent &at(std::size_t band) { return upward[bottom - band]; }
  Extent extent(std::size_t band) const {
    const Extent &e = upward[bottom - band];
    return {e.left + shift, e.right + shift};
  }
  void rise_to(std::size_t band, Extent extent) {
    while (top() > band)
      upward.push_back({extent.left - shift, extent.right - shift});
  }
};

/// Sets `right` as near to the right of `left` as no band forbids; returns how far it moved.
double join(Outline &left, Outline &&right) {
  if (left.upward.empty()) {
    left = std::move(right);
    return 0;
  }
  const std::size_t top = std::min(left.top(), right.top());
  left.rise_to(top, {});
  right.rise_to(top, {});
  const std::size_t bottom = std::min(left.bottom, right.bottom);
  double move = -std::numeric_limits<double>::infinity();
  for (std::size_t band = top; band <= bottom; ++band)
    move = std::max(move, left.extent(band).right - right.extent(band).left);
  if (!std::isfinite(move))
    move = 0; // no band in common: one above the other
  right.shift += move;
  const bool keep_left = left.bottom >= right.bottom;
  Outline &kept = keep_left ? left : right;
  for (std::size_t band = top; band <= bottom; ++band) {
    const Outline::Extent a = left.extent(band), b = right.extent(band);
    kept.at(band) = {std::min(a.left, b.left) - kept.shift, std::max(a.right, b.right) - kept.shift};
  }
  if (!keep_left)
    left = std::move(right);
  return move;
}

/// The band from which a cell's line comes straight down to it.
std::size_t line_top(const Placement &placement, const Cell &cell) {
  if (cell.manager == nowhere)
    return cell.band;
  const Cell &manager = placement.cells[placement.cell_of[cell.manager]];
  return std::min(cell.band, manager.band + 1);
}

/// A tidy tree by bands (Reingold and Tilford 1981): subtrees as near to each other as their outlines allow,
/// a manager over the middle of its first and last report. Sets column_slots.
void natural_slots(Placement &placement, const Forest &forest) {
  const std::size_t cells = placement.cells.size();
  std::vector<Outline> outlines(cells);
  std::vector<double> moved(cells, 0); // against the parent's frame
  const auto joined = [&](const std::vector<std::size_t> &list) {
    Outline all;
    for (const std::size_t c : list) {
      const Cell &cell = placement.cells[c];
      outlines[c].rise_to(line_top(placement, cell), {cell.slot - 0.5, cell.slot + 0.5});
      moved[c] = join(all, std::move(outlines[c]));
    }
    return all;
  };
  for (std::size_t i = cells; i-- > 0;) {
    Cell &cell = placement.cells[forest.order[i]];
    const auto &below = forest.children[forest.order[i]];
    Outline all = joined(below);
    if (below.empty())
      cell.slot = 0;
    else
      cell.slot = (placement.cells[below.front()].slot + moved[below.front()] +
                   placement.cells[below.back()].slot + moved[below.back()]) /
                  2;
    if (below.empty()) {
      all.bottom = cell.band;
      all.upward.push_back({cell.slot - 0.5, cell.slot + 0.5});
    } else {
      all.rise_to(cell.band, {cell.slot - 0.5, cell.slot + 0.5});
    }
    outlines[forest.order[i]] = std::move(all);
  }
  for (std::size_t k = 0; k < forest.roots.size(); ++k) {
    const Outline all = joined(forest.roots[k]);
    double left = 0, right = 1;
    for (std::size_t i = 0; i < all.upward.size(); ++i) {
      left = i == 0 ? all.upward[i].left : std::min(left, all.upward[i].left);
      right = i == 0 ? all.upward[i].right : std::max(right, all.upward[i].right);
    }
    placement.column_slots[k] = std::max(1.0, std::ceil(right - left - 1e-9));
    const double spare = (placement.column_slots[k] - (right - left)) / 2;
    for (const std::size_t root : forest.roots[k])
      moved[root] += spare - left - all.shift;
  }
  for (const std::size_t c : forest.order) {
    if (forest.parent[c] != nowhere)
      moved[c] += moved[forest.parent[c]];
    placement.cells[c].slot += moved[c];
  }
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
void draw_together(Placement &placement, const Forest &forest, double share) {
  const std::vector<double> natural = placement.column_slots;
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
  Placement placement = cells_of(selection);
  const Forest forest = forest_of(selection, placement);
  natural_slots(placement, forest);
  if (share < 1)
    draw_together(placement, forest, share);
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

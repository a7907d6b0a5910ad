// SPDX-License-Identifier: Apache-2.0
// A tidy tree in each column of each strip, in slots one box wide.
#include "structure/structure_parts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace organograph::viz::structure {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// The outline of a subtree, band by band. Kept from the deepest band up, so that a manager is added at the
/// end, and with one shift for all, so that the larger of two is never copied: a join takes as long as the
/// lower of the two is high, and all joins together O(cells) (Reingold and Tilford 1981).
struct Outline {
  struct Extent {
    double left = infinite, right = -infinite;
  };
  std::vector<Extent> upward; ///< before the shift
  double shift = 0;
  double low = infinite, high = -infinite; ///< over all bands, before the shift
  std::size_t bottom = 0;                  ///< the deepest band

  std::size_t top() const { return bottom + 1 - upward.size(); }
  Extent &at(std::size_t band) { return upward[bottom - band]; }
  Extent extent(std::size_t band) const {
    const Extent &e = upward[bottom - band];
    return {e.left + shift, e.right + shift};
  }
  void rise_to(std::size_t band, Extent extent) {
    while (top() > band)
      add({extent.left - shift, extent.right - shift});
  }
  void add(Extent extent) {
    upward.push_back(extent);
    low = std::min(low, extent.left);
    high = std::max(high, extent.right);
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
  double move = -infinite;
  for (std::size_t band = top; band <= bottom; ++band)
    move = std::max(move, left.extent(band).right - right.extent(band).left);
  if (!std::isfinite(move))
    move = 0; // no band in common: one above the other
  right.shift += move;
  const bool keep_left = left.bottom >= right.bottom;
  Outline &kept = keep_left ? left : right, &other = keep_left ? right : left;
  for (std::size_t band = top; band <= bottom; ++band) {
    const Outline::Extent a = left.extent(band), b = right.extent(band);
    kept.at(band) = {std::min(a.left, b.left) - kept.shift, std::max(a.right, b.right) - kept.shift};
  }
  kept.low = std::min(kept.low, other.low + other.shift - kept.shift);
  kept.high = std::max(kept.high, other.high + other.shift - kept.shift);
  if (!keep_left)
    left = std::move(right);
  return move;
}

/// The band from which a cell's line comes straight down to it.
std::size_t line_top(const Placement &placement, const Cell &cell) {
  if (cell.manager == nowhere)
    return cell.band;
  const Cell &manager = placement.cells[placement.cell_of[cell.manager]];
  return manager.strip == cell.strip ? std::min(cell.band, manager.band + 1) : cell.band;
}

/// Subtrees as near to each other as their outlines allow, a manager over the middle of its first and last
/// report.
class Tidy {
public:
  Tidy(Placement &placement, const Forest &forest)
      : placement_(placement), forest_(forest), outlines_(placement.cells.size()),
        moved_(placement.cells.size(), 0) {}

  std::vector<double> set() {
    std::vector<double> widths(placement_.cells.size(), 1);
    for (std::size_t i = forest_.order.size(); i-- > 0;) {
      const std::size_t c = forest_.order[i];
      outlines_[c] = above_its_reports(c);
      widths[c] = outlines_[c].high - outlines_[c].low;
    }
    std::fill(placement_.column_slots.begin(), placement_.column_slots.end(), 1.0);
    std::vector<double> spare(forest_.roots.rows(), 0);
    for (std::size_t r = 0; r < forest_.roots.rows(); ++r) {
      const Outline all = joined(forest_.roots[r]);
      if (all.upward.empty())
        continue;
      for (const std::uint32_t root : forest_.roots[r])
        moved_[root] -= all.low + all.shift;
      spare[r] = all.high - all.low;
      double &slots = placement_.column_slots[r % placement_.column_slots.size()];
      slots = std::max(slots, std::ceil(spare[r] - 1e-9));
    }
    centre(spare);
    return widths;
  }

private:
  Outline joined(std::span<const std::uint32_t> list) {
    Outline all;
    for (const std::size_t c : list) {
      const Cell &cell = placement_.cells[c];
      outlines_[c].rise_to(line_top(placement_, cell), {cell.slot - 0.5, cell.slot + 0.5});
      moved_[c] = join(all, std::move(outlines_[c]));
    }
    return all;
  }

  Outline above_its_reports(std::size_t c) {
    Cell &cell = placement_.cells[c];
    const auto below = forest_.children[c];
    Outline all = joined(below);
    if (below.empty()) {
      cell.slot = 0;
      all.bottom = cell.band;
      all.add({-0.5, 0.5});
      return all;
    }
    cell.slot = (placement_.cells[below.front()].slot + moved_[below.front()] +
                 placement_.cells[below.back()].slot + moved_[below.back()]) /
                2;
    all.rise_to(cell.band, {cell.slot - 0.5, cell.slot + 0.5});
    return all;
  }

  /// The first strip stands in the middle; what goes on below stands at the left, where its lines come in.
  void centre(const std::vector<double> &spare) {
    const std::size_t columns = placement_.column_slots.size();
    for (std::size_t r = 0; r < forest_.roots.rows(); ++r)
      for (const std::uint32_t root : forest_.roots[r])
        moved_[root] += placement_.strips > 1 ? 0 : (placement_.column_slots[r % columns] - spare[r]) / 2;
    for (const std::size_t c : forest_.order) {
      if (forest_.parent[c] != nowhere)
        moved_[c] += moved_[forest_.parent[c]];
      placement_.cells[c].slot += moved_[c];
    }
  }

  Placement &placement_;
  const Forest &forest_;
  std::vector<Outline> outlines_; ///< by cell
  std::vector<double> moved_;     ///< by cell, against the parent's frame
};

} // namespace

std::vector<double> set_slots(Placement &placement, const Forest &forest) {
  return Tidy(placement, forest).set();
}

} // namespace organograph::viz::structure

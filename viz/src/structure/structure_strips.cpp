// SPDX-License-Identifier: Apache-2.0
// A drawing that would be too wide goes on below, as a text does: strips, each with its own bands. A subtree
// that fits stays whole; a manager of one that does not stands over the first of its reports, and the
// others follow.
#include "structure/structure_parts.hpp"

#include <algorithm>

namespace organograph::viz::structure {

namespace {

class Filler {
public:
  Filler(const Selection &selection, Placement &placement, const Forest &forest,
         const std::vector<double> &widths, double share)
      : selection_(selection), placement_(placement), forest_(forest), widths_(widths), share_(share),
        set_(placement.cells.size(), 0), room_(placement.column_slots) {
    for (double &slots : room_)
      slots = std::max(1.0, slots * share_);
  }

  void fill() {
    std::vector<std::size_t> columns; // joint posts first: most of the others report to them
    for (const bool joint : {true, false})
      for (std::size_t k = 0; k < room_.size(); ++k)
        if (joint ==
            (k < selection_.columns.size() && selection_.columns[k].organisation == none<OrganisationId>))
          columns.push_back(k);
    for (const std::size_t k : columns)
      fill_column(k);
  }

private:
  void fill_column(std::size_t k) {
    strip_ = 0;
    used_ = 0;
    std::vector<std::uint32_t> roots(forest_.roots[k].begin(), forest_.roots[k].end());
    std::sort(roots.begin(), roots.end(), [&](std::uint32_t a, std::uint32_t b) {
      return placement_.stacked[placement_.cells[a].first] < placement_.stacked[placement_.cells[b].first];
    });
    std::vector<std::uint32_t> waiting(roots.rbegin(), roots.rend());
    while (!waiting.empty()) {
      const std::uint32_t c = waiting.back();
      waiting.pop_back();
      const auto below = forest_.children[c];
      const bool whole = widths_[c] <= room_[k] || below.empty();
      make_room(c, std::min(room_[k], whole ? widths_[c] : widths_[below.front()]), room_[k]);
      if (whole) {
        set_tree(c);
        used_ += widths_[c];
      } else {
        set(c);
        for (const bool leaf : {false, true}) // its own leaves stay next to it
          for (std::size_t i = below.size(); i-- > 0;)
            if (placement_.cells[below[i]].leaf == leaf)
              waiting.push_back(below[i]);
      }
    }
  }

  /// Goes on in the next strip where this one is full, or where the manager stands further down.
  void make_room(std::size_t c, double wanted, double room) {
    const std::size_t manager = placement_.cells[c].manager;
    const std::size_t above = manager == nowhere ? nowhere : placement_.cell_of[manager];
    if (above != nowhere && set_[above] && placement_.cells[above].strip > strip_) {
      strip_ = placement_.cells[above].strip;
      used_ = 0;
    }
    if (used_ > 0 && used_ + wanted > room + 1e-9) {
      ++strip_;
      used_ = 0;
    }
  }

  void set(std::size_t c) {
    placement_.cells[c].strip = strip_;
    set_[c] = 1;
    placement_.strips = std::max(placement_.strips, strip_ + 1);
  }

  void set_tree(std::uint32_t top) {
    std::vector<std::uint32_t> waiting = {top};
    while (!waiting.empty()) {
      const std::uint32_t c = waiting.back();
      waiting.pop_back();
      set(c);
      const auto below = forest_.children[c];
      waiting.insert(waiting.end(), below.begin(), below.end());
    }
  }

  const Selection &selection_;
  Placement &placement_;
  const Forest &forest_;
  const std::vector<double> &widths_;
  double share_;
  std::vector<std::uint8_t> set_; ///< by cell
  std::vector<double> room_;      ///< slots, by column
  std::size_t strip_ = 0;
  double used_ = 0; ///< slots of the strip
};

} // namespace

Placement in_strips(const Selection &selection, const Placement &natural, const Forest &forest,
                    const std::vector<double> &widths, double share) {
  Placement placement = natural;
  Filler(selection, placement, forest, widths, share).fill();
  set_bands(placement);
  set_slots(placement, forest_of(selection, placement));
  return placement;
}

} // namespace organograph::viz::structure

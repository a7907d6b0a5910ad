// SPDX-License-Identifier: Apache-2.0
// Where two lines cross, the upright one has a gap.
#include "structure/structure_layout.hpp"

#include <algorithm>

namespace organograph::viz::structure {

namespace {

/// Nearer to an end than this it is a corner or a branch, no crossing.
constexpr double touching = 1;

struct Upright {
  double x, low, high;
  std::uint32_t line;
  bool operator<(const Upright &other) const { return x < other.x || (x == other.x && line < other.line); }
};

bool same_net(const Line &a, const Line &b) {
  return a.bundle == b.bundle && (a.bundle != nowhere || a.from == b.from);
}

} // namespace

void part_crossings(std::vector<Line> &lines) {
  std::vector<Upright> upright;
  for (std::uint32_t l = 0; l < lines.size(); ++l)
    for (std::size_t i = 1; i < lines[l].points.size(); ++i) {
      const Point &a = lines[l].points[i - 1], &b = lines[l].points[i];
      if (a.x == b.x && std::abs(a.y - b.y) > 2 * touching)
        upright.push_back({a.x, std::min(a.y, b.y), std::max(a.y, b.y), l});
    }
  std::sort(upright.begin(), upright.end());
  for (std::uint32_t l = 0; l < lines.size(); ++l)
    for (std::size_t i = 1; i < lines[l].points.size(); ++i) {
      const Point a = lines[l].points[i - 1], b = lines[l].points[i];
      if (a.y != b.y)
        continue;
      const double from = std::min(a.x, b.x) + touching, to = std::max(a.x, b.x) - touching;
      for (auto at = std::lower_bound(upright.begin(), upright.end(), Upright{from, 0, 0, 0});
           at != upright.end() && at->x < to; ++at)
        if (a.y > at->low + touching && a.y < at->high - touching && !same_net(lines[l], lines[at->line]))
          lines[at->line].gaps.push_back({at->x, a.y});
    }
}

} // namespace organograph::viz::structure

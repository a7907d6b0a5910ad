// SPDX-License-Identifier: Apache-2.0
// Lines that meet others: where two cross, the upright one has a gap; those with too little room are counted.
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

/// Shorter than that nobody follows the wrong one.
constexpr double long_beside = 2.5 * lane;

std::vector<Upright> uprights_of(const std::vector<Line> &lines) {
  std::vector<Upright> upright;
  for (std::uint32_t l = 0; l < lines.size(); ++l)
    for (std::size_t i = 1; i < lines[l].points.size(); ++i) {
      const Point &a = lines[l].points[i - 1], &b = lines[l].points[i];
      if (a.x == b.x && std::abs(a.y - b.y) > 2 * touching)
        upright.push_back({a.x, std::min(a.y, b.y), std::max(a.y, b.y), l});
    }
  std::sort(upright.begin(), upright.end());
  return upright;
}

} // namespace

void part_crossings(std::vector<Line> &lines) {
  const std::vector<Upright> upright = uprights_of(lines);
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

std::size_t crowded(const std::vector<Line> &lines) {
  const std::vector<Upright> upright = uprights_of(lines);
  std::vector<std::uint8_t> near(lines.size(), 0);
  for (std::size_t i = 0; i < upright.size(); ++i)
    for (std::size_t j = i + 1; j < upright.size() && upright[j].x < upright[i].x + 0.95 * lane; ++j) {
      const Upright &a = upright[i], &b = upright[j];
      if (same_net(lines[a.line], lines[b.line]) ||
          std::min(a.high, b.high) - std::max(a.low, b.low) <= long_beside)
        continue;
      for (const std::uint32_t line : {a.line, b.line})
        near[line] = lines[line].further != nowhere;
    }
  return static_cast<std::size_t>(std::ranges::count(near, 1));
}

} // namespace organograph::viz::structure

// SPDX-License-Identifier: Apache-2.0
// The x of everything in blocks whose height is chosen.
#include "structure/structure_layout.hpp"

#include <algorithm>

namespace organograph::viz::structure {

/// The lowest limit that makes it no wider.
double Blocks::even_limit(Boxes boxes, bool managed, std::size_t zone, double limit, int level) const {
  double unused = 0;
  const double most = filled(boxes, managed, zone, limit, unused, level) + 0.01;
  double low = 0;
  for (int step = 0; step < 14; ++step) {
    const double middle = (low + limit) / 2;
    (filled(boxes, managed, zone, middle, unused, level) <= most ? limit : low) = middle;
  }
  return limit;
}

/// Returns the width; low and high: centres of the first and the last that its manager's line goes to.
double Blocks::set_group(Boxes boxes, std::uint32_t manager, std::size_t zone, double limit, double left,
                         double top, int level, double &low, double &high) {
  const bool managed = manager != no_node;
  limit = even_limit(boxes, managed, zone, limit, level);
  double x = left, highest = 0;
  const auto reach = [&](double centre) {
    low = std::min(low, centre);
    high = std::max(high, centre);
  };
  const std::size_t before = stacks.size() + opened.size();
  std::size_t most = 0;
  fill(
      boxes, zone, limit,
      [&](std::size_t first, std::size_t last, double tall) {
        Stack stack{manager, static_cast<std::uint32_t>(zone), static_cast<std::uint32_t>(placed.size()), 0};
        const Boxes within = boxes.subspan(first, last - first);
        placed.insert(placed.end(), within.begin(), within.end());
        stack.last = static_cast<std::uint32_t>(placed.size());
        most = std::max(most, last - first);
        stack.hangs = hangs(managed, zone, most, boxes.size());
        double beside = 0;
        stack.left = x;
        stack.top = top;
        stack.width = stack_room(within, beside) + (stack.hangs ? hang_indent : 0);
        stack.room = stack.width + beside;
        reach(x + stack.width / 2);
        x += stack.room + card_gap;
        highest = std::max(highest, tall);
        stacks.push_back(stack);
      },
      [&](std::size_t i) {
        double centre = 0;
        x += open(boxes[i], manager, limit, x, top, level, centre) + card_gap;
        reach(centre);
      });
  if (stacks.size() + opened.size() == before + 1 && !stacks.empty() && stacks.back().hangs &&
      stacks.back().left == left)
    low = high = left + sizes_.card_width / 2; // its trunk leaves at the card's left
  if (zone < rows_)
    row_height[zone] = std::max(row_height[zone], highest);
  return x - card_gap - left;
}

double Blocks::open(std::uint32_t box, std::uint32_t manager, double limit, double left, double top,
                    int level, double &centre) {
  const double lower = limit_below(box, limit), wide = sizes_.card_width;
  const std::size_t at = opened.size();
  is_opened_[box] = 1;
  opened.push_back({box, manager, left, 0, 0, 0, top, top + limit - lower});
  double unused = 0;
  const double inner = filled(below_[box], true, rows_, lower, unused, level + 1);
  double low = infinite, high = -infinite;
  const double real = set_group(below_[box], box, rows_, lower, left + std::max(0.0, (wide - inner) / 2),
                                opened[at].below, level + 1, low, high);
  const double width = std::max(real, wide);
  centre = std::clamp((low + high) / 2, left + wide / 2, left + width - wide / 2);
  opened[at].centre = centre;
  opened[at].width = width + lanes_[box];
  opened[at].lanes = left + width;
  return opened[at].width;
}

void Blocks::place(double stretch) {
  row_height = cards_;
  stacks.clear();
  opened.clear();
  placed.clear();
  std::ranges::fill(is_opened_, std::uint8_t{0});
  sum_up(true);
  set_lefts();
  set_centres();
  spread(stretch);
}

/// Blocks side by side, what is below a card in the middle of its block.
void Blocks::set_lefts() {
  std::vector<double> below(nodes.size());
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    Node &node = nodes[n];
    if (node.parent == no_node) {
      node.left += lefts[node.column] + (node.column > 0 ? column_gap / 2 : 0);
    } else {
      node.left = below[node.parent];
      below[node.parent] += node.width + card_gap;
    }
    below[n] = node.left + std::max(0.0, (node.width - node.inner) / 2);
    node.low = infinite;
    node.high = -infinite;
    if (node.group())
      set_group(members_of(node), node.manager, node.zone, limits_[node.zone], node.left, 0, 0, node.low,
                node.high);
  }
}

/// A card stands over the middle of what is below it, above a single stack at its left.
void Blocks::set_centres() {
  for (std::size_t n = nodes.size(); n-- > 0;) {
    Node &node = nodes[n];
    const double half = sizes_.card_width / 2;
    double low = node.low, high = node.high;
    if (!node.group()) {
      node.centre = low > high ? node.left + half : (low + high) / 2;
      node.centre = std::clamp(node.centre, node.left + half, node.left + node.width - half - node.beside);
      low = high = node.centre;
    }
    if (node.parent != no_node) {
      nodes[node.parent].low = std::min(nodes[node.parent].low, low);
      nodes[node.parent].high = std::max(nodes[node.parent].high, high);
    }
  }
}

void Blocks::spread(double stretch) {
  for (Node &node : nodes)
    node.centre *= stretch;
  for (Stack &stack : stacks)
    stack.left = (stack.left + stack.room / 2) * stretch - stack.room / 2;
  for (Opened &card : opened) {
    const double half = lanes_[card.box] / 2;
    card.centre *= stretch;
    card.lanes = (card.lanes + half) * stretch - half;
  }
  for (double &left : lefts)
    left *= stretch;
}

} // namespace organograph::viz::structure

// SPDX-License-Identifier: Apache-2.0
// Blocks within blocks: what stands in rows, what hangs below them, and how wide that is at a height.
#include "structure/structure_layout.hpp"

#include <algorithm>

namespace organograph::viz::structure {

Blocks::Blocks(const Selection &selection, const Sizes &sizes, const Bundles &bundles, bool columns,
               std::size_t rows)
    : selection_(selection), sizes_(sizes), bundles_(bundles),
      columns_(columns && !selection.columns.empty()), rows_(rows) {
  set_zones();
  measure_hung();
  gather();
  set_parents();
}

void Blocks::set_zones() {
  const auto &boxes = selection_.boxes;
  for (const Box &box : boxes)
    tiers.push_back(box.stands);
  std::ranges::sort(tiers);
  tiers.erase(std::unique(tiers.begin(), tiers.end()), tiers.end());
  rows_ = std::min(rows_, tiers.size());
  zone_.resize(boxes.size());
  end_.resize(boxes.size());
  is_opened_.assign(boxes.size(), 0);
  for (std::size_t b = 0; b < boxes.size(); ++b) {
    const auto tier = std::ranges::lower_bound(tiers, boxes[b].stands) - tiers.begin();
    zone_[b] = static_cast<std::uint32_t>(std::min(static_cast<std::size_t>(tier), rows_));
  }
  for (std::size_t b = boxes.size(); b-- > 0;) {
    end_[b] = std::max(end_[b], static_cast<std::uint32_t>(b + 1));
    if (boxes[b].manager != nowhere)
      end_[boxes[b].manager] = std::max(end_[boxes[b].manager], end_[b]);
  }
}

/// What each box needs with all that hangs from it in one stack.
void Blocks::measure_hung() {
  const auto &boxes = selection_.boxes;
  hung_height_.resize(boxes.size());
  hung_width_.resize(boxes.size());
  lanes_.resize(boxes.size());
  depth.assign(boxes.size(), 0);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs; // manager, box
  for (std::size_t b = 0; b < boxes.size(); ++b) {
    hung_height_[b] = height_of(b);
    hung_width_[b] = width_of(b);
    lanes_[b] = lanes(b);
    const std::size_t m = boxes[b].manager;
    if (m == nowhere || zone_[m] < rows_)
      continue;
    depth[b] = depth[m] + 1;
    possible_ = possible_ && (!columns_ || boxes[b].column == boxes[m].column);
    pairs.emplace_back(static_cast<std::uint32_t>(m), static_cast<std::uint32_t>(b));
  }
  for (std::size_t i = pairs.size(); i-- > 0;) {
    const auto [m, b] = pairs[i];
    hung_height_[m] += gap_in(rows_) + hung_height_[b];
    hung_width_[m] = std::max(hung_width_[m], hung_width_[b] + hang_indent);
    lanes_[m] += lanes_[b];
  }
  below_ = group_by_row(boxes.size(), pairs);
}

void Blocks::gather() {
  const auto &boxes = selection_.boxes;
  std::vector<std::array<std::uint32_t, 4>> grouped; // manager + 1, column, zone, box
  tallest_.assign(rows_ + 1, 0);
  cards_.assign(rows_, 0);
  std::vector<double> beside(boxes.size(), 0), beside_high(boxes.size(), -stack_gap);
  for (std::size_t b = 0; b < boxes.size(); ++b) {
    const std::size_t m = boxes[b].manager;
    const auto box = static_cast<std::uint32_t>(b),
               column = static_cast<std::uint32_t>(columns_ ? boxes[b].column : 0);
    if (m != nowhere && zone_[m] == rows_)
      continue;
    if (boxes[b].beside) {
      assistants.push_back(box);
      beside[m] += (beside[m] > 0 ? 0 : to_assistants(m) - lanes(m) + sizes_.card_width) + lanes(b);
      beside_high[m] += static_cast<double>(sizes_.card[b]) + stack_gap;
      cards_[zone_[m]] = std::max(cards_[zone_[m]], beside_high[m]);
    } else if (zone_[b] == rows_ || end_[b] == b + 1) {
      grouped.push_back({static_cast<std::uint32_t>(m + 1), column, zone_[b], box});
      tallest_[zone_[b]] = std::max(tallest_[zone_[b]], height_of(b));
    } else {
      Node node;
      node.box = box;
      node.manager = m == nowhere ? no_node : static_cast<std::uint32_t>(m);
      node.column = column;
      node.zone = node.deepest = zone_[b];
      nodes.push_back(node);
      cards_[zone_[b]] = std::max(cards_[zone_[b]], static_cast<double>(sizes_.card[b]));
    }
  }
  for (Node &node : nodes)
    node.beside = beside[node.box] + lanes(node.box);
  std::ranges::sort(assistants, {}, [&](std::uint32_t b) { return std::pair(boxes[b].manager, b); });
  std::ranges::sort(grouped);
  make_groups(grouped);
}

void Blocks::make_groups(std::vector<std::array<std::uint32_t, 4>> &grouped) {
  members.reserve(grouped.size());
  for (std::size_t i = 0; i < grouped.size(); ++i) {
    const auto &[manager, column, zone, box] = grouped[i];
    const bool first =
        i == 0 || grouped[i - 1][0] != manager || grouped[i - 1][1] != column || grouped[i - 1][2] != zone;
    if (first) {
      Node node;
      node.box = box;
      node.manager = manager == 0 ? no_node : manager - 1;
      node.column = column;
      node.zone = node.deepest = zone;
      node.first = node.last = static_cast<std::uint32_t>(members.size());
      nodes.push_back(node);
    }
    members.push_back(box);
    ++nodes.back().last;
  }
}

void Blocks::set_parents() {
  // Walked down the tree, so that blocks keep the order of the file; a group stands where its first box is.
  std::ranges::sort(nodes, {}, &Node::box);
  std::vector<std::uint32_t> node_of(selection_.boxes.size(), no_node);
  for (std::uint32_t n = 0; n < nodes.size(); ++n)
    if (!nodes[n].group())
      node_of[nodes[n].box] = n;
  for (Node &node : nodes)
    if (node.manager != no_node && nodes[node_of[node.manager]].column == node.column)
      node.parent = node_of[node.manager];
  for (std::size_t n = nodes.size(); n-- > 0;) {
    if (nodes[n].manager != no_node) { // its line needs the channel below it, wherever that goes
      Node &manager = nodes[node_of[nodes[n].manager]];
      manager.deepest = std::max(manager.deepest, manager.zone + 1);
    }
    if (const std::uint32_t parent = nodes[n].parent; parent != no_node)
      nodes[parent].deepest = std::max(nodes[parent].deepest, nodes[n].deepest);
  }
}

/// A lone report is entered from above, as a card of a row is.
bool Blocks::hangs(bool managed, std::size_t zone, std::size_t count, std::size_t of) const {
  return managed && (count > 1 || (zone == rows_ && (of > 1 || !sizes_.row.empty())));
}

double Blocks::stack_room(Boxes boxes, double &lanes) const {
  double width = 0;
  lanes = 0;
  for (const std::uint32_t b : boxes) {
    width = std::max(width, hung_width_[b]);
    lanes += lanes_[b];
  }
  return width;
}

/// What is left below an opened card, its channel and the ways of further lines from below it.
double Blocks::limit_below(std::uint32_t box, double limit) const {
  return limit - static_cast<double>(sizes_.card[box]) - channel_least - (lanes_[box] - lanes(box));
}

double Blocks::filled(Boxes boxes, bool managed, std::size_t zone, double limit, double &highest,
                      int level) const {
  constexpr int most_levels = 12; // of opened cards below each other
  double width = -card_gap;
  std::size_t most = 0; // of a stack so far: what is left over hangs as the others do
  const bool holds = fill(
      boxes, zone, limit,
      [&](std::size_t first, std::size_t last, double high) {
        double lanes = 0;
        most = std::max(most, last - first);
        width += card_gap + stack_room(boxes.subspan(first, last - first), lanes);
        width += lanes + (hangs(managed, zone, most, boxes.size()) ? hang_indent : 0);
        highest = std::max(highest, high);
      },
      [&](std::size_t i) {
        double unused = 0;
        const double inner = level == most_levels ? infinite
                                                  : filled(below_[boxes[i]], true, zone,
                                                           limit_below(boxes[i], limit), unused, level + 1);
        width += card_gap + std::max(inner, sizes_.card_width) + lanes_[boxes[i]];
      });
  return holds ? width : infinite;
}

double Blocks::width(double height, std::size_t high) {
  row_height = cards_;
  limits_.assign(rows_ + 1, 0);
  for (std::size_t r = 0; r < rows_; ++r)
    limits_[r] = static_cast<double>(high) * (tallest_[r] + stack_gap) - stack_gap;
  for (Node &node : nodes)
    if (node.group() && node.zone < rows_)
      node.width = filled(members_of(node), node.manager != no_node, node.zone, limits_[node.zone],
                          row_height[node.zone], 0);
  double left = height;
  for (std::size_t r = 0; r < rows_; ++r)
    left -= row_height[r] + channel_least + band_foot;
  for (std::size_t t = 1; t < tiers.size(); ++t)
    left -= tiers[t] > tiers[t - 1] + 1 ? empty_band : 0;
  const bool hung = tallest_[rows_] > 0;
  if (left < (hung ? tallest_[rows_] + channel_least + band_foot : 0))
    return infinite;
  limits_[rows_] = left - channel_least - band_foot;
  double highest = 0;
  for (Node &node : nodes)
    if (node.group() && node.zone == rows_)
      node.width = filled(members_of(node), node.manager != no_node, node.zone, limits_[rows_], highest, 0);
  return sum_up(false);
}

/// Widths of the blocks from those of the groups; returns the whole. set: also where each begins. Within a
/// column a block begins as far left as no other leaves room for in the rows from its manager's down.
double Blocks::sum_up(bool set) {
  const std::size_t zones = rows_ + 1;
  std::vector<double> right(column_count() * zones, -card_gap), column(column_count(), 0);
  for (Node &node : nodes)
    node.inner = -card_gap;
  for (std::size_t n = nodes.size(); n-- > 0;) {
    Node &node = nodes[n];
    if (!node.group())
      node.width = std::max(node.inner, sizes_.card_width + node.beside);
    if (node.parent != no_node)
      nodes[node.parent].inner += node.width + card_gap;
  }
  for (Node &node : nodes) {
    if (node.parent != no_node)
      continue;
    const std::size_t from = node.manager == no_node ? node.zone : zone_[node.manager] + 1;
    double left = 0;
    for (std::size_t z = from; z <= node.deepest; ++z)
      left = std::max(left, right[node.column * zones + z] + card_gap);
    for (std::size_t z = from; z <= node.deepest; ++z)
      right[node.column * zones + z] = left + node.width;
    column[node.column] = std::max(column[node.column], left + node.width);
    if (set)
      node.left = left;
  }
  double width = column_gap * static_cast<double>(column.size() - 1);
  if (set)
    lefts.assign(1, 0);
  for (std::size_t k = 0; k < column.size(); ++k) {
    column[k] = std::max(column[k], columns_ ? sizes_.card_width : 0.0);
    width += column[k];
    const bool outer = k == 0 || k + 1 == column.size();
    if (set)
      lefts.push_back(lefts[k] + column[k] + column_gap * (column.size() == 1 ? 0 : outer ? 0.5 : 1));
  }
  return width;
}

} // namespace organograph::viz::structure

// SPDX-License-Identifier: Apache-2.0
// Lines run down from a manager into the channel above the next row, along it, and down into the boxes.
// Where other rows stand between, they go straight down through free slots, or by a gutter between slots.
#include "structure_ways.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz::structure {

namespace {

std::vector<std::size_t> boxes_of_posts(const Model &model, const Selection &selection) {
  std::vector<std::size_t> box_of(model->posts.size(), nowhere);
  for (std::size_t b = 0; b < selection.boxes.size(); ++b)
    if (selection.boxes[b].kind == BoxKind::post)
      box_of[index(selection.boxes[b].post)] = b;
  return box_of;
}

class Finder {
public:
  Finder(const Model &model, const Selection &selection, const Placement &placement)
      : model_(model), selection_(selection), placement_(placement), cells_in_row_(placement.rows),
        passing_(placement.rows) {
    for (const Cell &cell : placement.cells)
      cells_in_row_[cell.row].push_back(cell.slot);
    for (auto &row : cells_in_row_)
      std::sort(row.begin(), row.end());
  }

  Ways find() {
    make_nets();
    make_further_nets();
    for (Net &net : ways_.nets)
      choose_ways(net);
    assign_lanes();
    return std::move(ways_);
  }

private:
  const Cell &cell_of(std::size_t box) const { return placement_.cells[placement_.cell_of[box]]; }

  void make_nets() {
    std::vector<std::size_t> net_of(selection_.boxes.size(), nowhere);
    for (std::size_t c = 0; c < placement_.cells.size(); ++c) {
      const Cell &cell = placement_.cells[c];
      if (cell.manager == nowhere)
        continue;
      if (net_of[cell.manager] == nowhere) {
        net_of[cell.manager] = ways_.nets.size();
        const Cell &from = cell_of(cell.manager);
        Net net{};
        net.from = cell.manager;
        net.channel = from.row + 1;
        net.slot = from.slot;
        ways_.nets.push_back(std::move(net));
      }
      ways_.nets[net_of[cell.manager]].entries.push_back(
          {c, nowhere, cell.row, cell.slot, cell.stack ? stack_entry : 0.0});
    }
  }

  void make_further_nets() {
    const std::vector<std::size_t> box_of = boxes_of_posts(model_, selection_);
    std::vector<std::size_t> beside(placement_.cells.size(), 0); // further lines right of a cell
    for (std::size_t i = 0; i < model_->reporting_lines.size(); ++i) {
      const ReportingLine &line = model_->reporting_lines[i];
      const std::size_t to = box_of[index(line.post)], from = box_of[index(line.reports_to)];
      if (to == nowhere || from == nowhere)
        continue;
      const Cell &upper = cell_of(from), &lower = cell_of(to);
      Net net{};
      net.from = from;
      net.further = i;
      net.channel = upper.row + 1;
      net.slot = upper.slot;
      net.aside = upper.boxes.size() > 1;
      net.offset = net.aside ? next_to(beside[placement_.cell_of[from]]++) : box_width / 4;
      net.entries.push_back(
          {placement_.cell_of[to], to, lower.row, lower.slot, next_to(beside[placement_.cell_of[to]]++)});
      ways_.nets.push_back(std::move(net));
    }
  }

  /// Three lines fit beside a cell; more lie on each other.
  static double next_to(std::size_t lines) { return right_side - 2.5 + 2.5 * static_cast<double>(lines % 3); }

  static double at(const Entry &entry) { return entry.slot + entry.offset / slot_width; }

  bool is_free(std::size_t row, double place) const {
    const auto &cells = cells_in_row_[row];
    const auto next = std::lower_bound(cells.begin(), cells.end(), place - 0.5);
    if (next != cells.end() && *next < place + 0.5)
      return false;
    return std::none_of(passing_[row].begin(), passing_[row].end(),
                        [&](double other) { return std::abs(other - place) < 0.03; });
  }

  /// Straight down where the slots between are free, else by one gutter for the rest.
  void choose_ways(Net &net) {
    net.low = net.high = net.channel;
    for (Entry &entry : net.entries) {
      if (entry.row == net.channel)
        continue;
      entry.straight = entry.row > net.channel;
      for (std::size_t row = net.channel; entry.straight && row < entry.row; ++row)
        entry.straight = is_free(row, at(entry));
      for (std::size_t row = net.channel; entry.straight && row < entry.row; ++row)
        passing_[row].push_back(at(entry));
      if (!entry.straight) {
        net.low = std::min(net.low, entry.row);
        net.high = std::max(net.high, entry.row);
      }
    }
    if (net.low != net.high)
      choose_gutter(net);
  }

  void choose_gutter(Net &net) {
    load_.resize(slots_of(placement_) + 1, 0);
    double mean = 0, bent = 0;
    for (const Entry &entry : net.entries)
      if (!entry.straight) {
        mean += at(entry);
        ++bent;
      }
    mean /= bent;
    double least = 0;
    for (std::size_t g = 0; g < load_.size(); ++g) {
      if (!placement_.wrapped && !is_boundary(placement_, g))
        continue;
      const auto place = static_cast<double>(g);
      const double cost = std::abs(place - net.slot) + 1.5 * std::abs(place - mean) + 0.1 * load_[g];
      if (net.gutter == nowhere || cost < least) {
        least = cost;
        net.gutter = g;
      }
    }
    load_[net.gutter] += 1;
  }

  void assign_lanes() {
    std::vector<std::vector<std::size_t>> by_gutter(slots_of(placement_) + 1);
    for (std::size_t n = 0; n < ways_.nets.size(); ++n)
      if (ways_.nets[n].gutter != nowhere)
        by_gutter[ways_.nets[n].gutter].push_back(n);
    ways_.lanes.assign(by_gutter.size(), 0);
    for (std::size_t g = 0; g < by_gutter.size(); ++g) {
      std::stable_sort(by_gutter[g].begin(), by_gutter[g].end(),
                       [&](std::size_t a, std::size_t b) { return ways_.nets[a].low < ways_.nets[b].low; });
      std::vector<std::size_t> taken; // by lane: the last channel
      for (const std::size_t n : by_gutter[g]) {
        std::size_t free = 0;
        while (free < taken.size() && taken[free] >= ways_.nets[n].low)
          ++free;
        if (free == taken.size())
          taken.push_back(0);
        taken[free] = ways_.nets[n].high;
        ways_.nets[n].lane = free;
      }
      ways_.lanes[g] = taken.size();
    }
  }

  const Model &model_;
  const Selection &selection_;
  const Placement &placement_;
  std::vector<std::vector<double>> cells_in_row_, passing_; ///< slots, by row
  std::vector<double> load_;                                ///< by gutter
  Ways ways_;
};

} // namespace

std::size_t slots_of(const Placement &placement) {
  double sum = 0;
  for (const double column : placement.column_slots)
    sum += column;
  return static_cast<std::size_t>(std::llround(sum));
}

bool is_boundary(const Placement &placement, std::size_t gutter) {
  double left = 0;
  for (const double column : placement.column_slots) {
    if (gutter == static_cast<std::size_t>(std::llround(left)))
      return true;
    left += column;
  }
  return gutter == static_cast<std::size_t>(std::llround(left));
}

void note_lines(const Model &model, Selection &selection) {
  const std::vector<std::size_t> box_of = boxes_of_posts(model, selection);
  std::size_t left_out = 0;
  for (const ReportingLine &line : model->reporting_lines)
    left_out += box_of[index(line.post)] == nowhere || box_of[index(line.reports_to)] == nowhere;
  if (left_out > 0)
    selection.notes.push_back(
        "Not drawn: " + counted(left_out, "further reporting line", "further reporting lines") +
        " of posts that are folded or outside the drawing.");
}

Ways ways(const Model &model, const Selection &selection, const Placement &placement) {
  return Finder(model, selection, placement).find();
}

} // namespace organograph::viz::structure

// SPDX-License-Identifier: Apache-2.0
// Coordinates. Lines of different managers never lie on each other: each has its own height in a channel and
// its own lane in a gutter.
#include "structure_ways.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz::structure {

namespace {

constexpr double column_gap = 30, band_foot = 10;
constexpr double channel_least = 12, channel_base = 22, label_room = 12, empty_row = 14;
constexpr double tuck = 3; ///< a line begins and ends under its box, so that no gap shows

/// A line's part in one channel.
struct Run {
  std::size_t net, channel;
  double left, right;
  std::size_t level = 0;
};

class Router {
public:
  Router(Selection &selection, Placement &placement, Ways ways)
      : selection_(selection), placement_(placement), nets_(std::move(ways.nets)),
        lanes_(std::move(ways.lanes)) {}

  Routes draw(double slack) {
    set_x();
    part_verticals();
    assign_levels();
    set_y(slack);
    for (std::size_t n = 0; n < nets_.size(); ++n)
      draw_net(n);
    draw_staff_under_leaves();
    return std::move(drawing_);
  }

private:
  void set_x() {
    std::vector<double> extra(lanes_.size(), 0), before(lanes_.size() + 1, 0);
    for (std::size_t g = 0; g < lanes_.size(); ++g) {
      const bool inner = g > 0 && g + 1 < lanes_.size();
      extra[g] =
          lane * static_cast<double>(lanes_[g]) + (inner && is_boundary(placement_, g) ? column_gap : 0);
      before[g + 1] = before[g] + extra[g];
    }
    const auto x_of = [&](double slot) {
      return slot * slot_width + before[static_cast<std::size_t>(std::floor(slot)) + 1];
    };
    for (Net &net : nets_) {
      net.x = x_of(net.slot) + net.offset;
      for (Entry &entry : net.entries)
        entry.x = x_of(entry.slot) + entry.offset;
      if (net.gutter != nowhere) {
        const double spare = extra[net.gutter] - lane * static_cast<double>(lanes_[net.gutter]);
        net.trunk = static_cast<double>(net.gutter) * slot_width + before[net.gutter] + spare / 2 +
                    lane * (static_cast<double>(net.lane) + 0.5);
      }
    }
    for (const Cell &cell : placement_.cells)
      for (const std::size_t b : cell.boxes) {
        Box &box = selection_.boxes[b];
        box.x = x_of(cell.slot) + (box_width - box.width) / 2;
      }
    drawing_.left = 0;
    drawing_.right = static_cast<double>(slots_of(placement_)) * slot_width + before.back();
    double left = 0;
    for (std::size_t k = 0; k <= placement_.column_slots.size(); ++k) {
      const auto g = static_cast<std::size_t>(std::llround(left));
      const bool inner = k > 0 && k < placement_.column_slots.size();
      drawing_.column_lefts.push_back(left * slot_width + before[g] +
                                      (inner    ? extra[g] / 2
                                       : k == 0 ? 0
                                                : extra[g]));
      if (k < placement_.column_slots.size())
        left += placement_.column_slots[k];
    }
  }

  /// A line that comes down into a channel and one that leaves it downwards at the same place could lie on
  /// each other: the second moves a little.
  void part_verticals() {
    std::vector<std::vector<std::pair<double, std::size_t>>> coming(placement_.rows + 1);
    for (std::size_t n = 0; n < nets_.size(); ++n)
      coming[nets_[n].channel].emplace_back(nets_[n].x, n);
    for (auto &channel : coming)
      std::sort(channel.begin(), channel.end());
    for (std::size_t n = 0; n < nets_.size(); ++n)
      for (Entry &entry : nets_[n].entries) {
        const auto &channel = coming[entry.straight ? nets_[n].channel : entry.row];
        const double step = entry.offset == 0 ? 8 : 3.5, wanted = entry.x;
        for (const double move : {0.0, step, -step, 2 * step, -2 * step}) {
          entry.x = wanted + move;
          const auto near =
              std::lower_bound(channel.begin(), channel.end(), std::pair(entry.x - 3, std::size_t{0}));
          if (std::none_of(near, channel.end(), [&](const auto &other) {
                return other.second != n && std::abs(other.first - entry.x) < 3;
              }))
            break;
        }
      }
  }

  /// The net's part in each channel that it touches.
  void add_runs(std::size_t n) {
    const Net &net = nets_[n];
    std::vector<std::pair<std::size_t, double>> touches = {{net.channel, net.x}};
    for (const Entry &entry : net.entries)
      touches.emplace_back(entry.straight ? net.channel : entry.row, entry.x);
    if (net.gutter != nowhere)
      for (std::size_t i = touches.size(); i-- > 0;)
        if (touches[i].first != net.channel || i == 0)
          touches.emplace_back(touches[i].first, net.trunk);
    std::sort(touches.begin(), touches.end());
    for (std::size_t i = 0; i < touches.size(); ++i)
      if (i == 0 || touches[i].first != touches[i - 1].first)
        runs_.push_back({n, touches[i].first, touches[i].second, touches[i].second});
      else
        runs_.back().right = touches[i].second;
  }

  /// First fit from the bottom of each channel; short parts first, so that long ones pass above them.
  void assign_levels() {
    for (std::size_t n = 0; n < nets_.size(); ++n)
      add_runs(n);
    first_run_.assign(nets_.size(), nowhere);
    for (std::size_t i = runs_.size(); i-- > 0;)
      first_run_[runs_[i].net] = i;
    std::vector<std::vector<std::size_t>> by_channel(placement_.rows + 1);
    level_step_.assign(placement_.rows + 1, lane);
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      by_channel[runs_[i].channel].push_back(i);
      if (nets_[runs_[i].net].further != nowhere)
        level_step_[runs_[i].channel] = label_room;
    }
    channel_height_.assign(placement_.rows + 1, channel_least);
    for (std::size_t channel = 0; channel < by_channel.size(); ++channel) {
      auto &runs = by_channel[channel];
      std::stable_sort(runs.begin(), runs.end(), [&](std::size_t a, std::size_t b) {
        return runs_[a].right - runs_[a].left < runs_[b].right - runs_[b].left;
      });
      std::vector<std::vector<std::size_t>> levels;
      for (const std::size_t i : runs)
        runs_[i].level = fit(levels, i);
      if (!runs.empty())
        channel_height_[channel] =
            channel_base + level_step_[channel] * static_cast<double>(levels.size() - 1);
    }
  }

  std::size_t fit(std::vector<std::vector<std::size_t>> &levels, std::size_t run) const {
    const auto meets = [&](std::size_t other) {
      return runs_[other].left < runs_[run].right + lane && runs_[run].left < runs_[other].right + lane;
    };
    std::size_t level = 0;
    while (level < levels.size() && std::any_of(levels[level].begin(), levels[level].end(), meets))
      ++level;
    if (level == levels.size())
      levels.emplace_back();
    levels[level].push_back(run);
    return level;
  }

  void set_y(double slack) {
    std::vector<double> heights(placement_.rows, 0);
    for (const Cell &cell : placement_.cells)
      heights[cell.row] = std::max(heights[cell.row], height_of(selection_, cell));
    row_top_.assign(placement_.rows + 1, 0);
    double y = 0;
    for (Band &band : placement_.bands) {
      band.top = y;
      for (std::size_t row = band.first_row; row < band.first_row + band.rows; ++row) {
        y += channel_height_[row];
        row_top_[row] = y;
        y += band.empty ? empty_row : heights[row];
      }
      y += band_foot + slack;
      band.bottom = y;
    }
    row_top_[placement_.rows] = y + channel_height_[placement_.rows];
    const bool used = channel_height_[placement_.rows] > channel_least;
    drawing_.bottom = used ? row_top_[placement_.rows] : y;
    if (!placement_.bands.empty())
      placement_.bands.back().bottom = drawing_.bottom;
    for (const Cell &cell : placement_.cells)
      set_boxes(cell, row_top_[cell.row]);
  }

  void set_boxes(const Cell &cell, double y) {
    bool first = true;
    for (const std::size_t b : cell.boxes) {
      Box &box = selection_.boxes[b];
      y += first ? 0 : box.under_leaf ? 2 : stack_gap;
      box.y = y + box.height / 2;
      y += box.height;
      first = false;
    }
  }

  double level_y(std::size_t net, std::size_t channel) const {
    std::size_t i = first_run_[net];
    while (runs_[i].channel != channel)
      ++i;
    return row_top_[channel] - channel_base / 2 - level_step_[channel] * static_cast<double>(runs_[i].level);
  }

  void draw_net(std::size_t n) {
    const Net &net = nets_[n];
    const Box &from = selection_.boxes[net.from];
    std::vector<Point> begin;
    if (net.aside) {
      begin.push_back({from.x + from.width / 2 - tuck, from.y});
      begin.push_back({net.x, from.y});
    } else {
      begin.push_back({net.x, from.y + from.height / 2 - tuck});
    }
    const double y = level_y(n, net.channel);
    begin.push_back({net.x, y});
    for (const Entry &entry : net.entries) {
      std::vector<Point> points = begin;
      double arrival = y;
      if (!entry.straight) {
        arrival = level_y(n, entry.row);
        points.push_back({net.trunk, y});
        points.push_back({net.trunk, arrival});
      }
      const Point label = {(entry.straight ? net.x + entry.x : net.trunk + entry.x) / 2, arrival};
      points.push_back({entry.x, arrival});
      draw_entry(net, entry, points, label);
    }
  }

  void draw_entry(const Net &net, const Entry &entry, const std::vector<Point> &points, Point label) {
    const Cell &cell = placement_.cells[entry.cell];
    for (const std::size_t b : cell.boxes) {
      const Box &box = selection_.boxes[b];
      if (entry.box != nowhere ? b != entry.box : box.under_leaf)
        continue;
      Line line{net.from, b, net.further, points, label};
      if (entry.box != nowhere || cell.stack) {
        line.points.push_back({entry.x, box.y});
        line.points.push_back({box.x + (entry.box != nowhere ? 1 : -1) * (box.width / 2 - tuck), box.y});
      } else {
        line.points.push_back({entry.x, box.y - box.height / 2 + tuck});
      }
      drawing_.lines.push_back(std::move(line));
    }
  }

  void draw_staff_under_leaves() {
    for (std::size_t b = 0; b < selection_.boxes.size(); ++b) {
      const Box &box = selection_.boxes[b];
      if (!box.under_leaf)
        continue;
      const Box &leaf = selection_.boxes[box.manager];
      const double left = box.x - box.width / 2;
      drawing_.lines.push_back(
          {box.manager,
           b,
           nowhere,
           {{left - side, leaf.y + leaf.height / 2}, {left - side, box.y}, {left, box.y}},
           {}});
    }
  }

  Selection &selection_;
  Placement &placement_;
  std::vector<Net> nets_;
  std::vector<std::size_t> lanes_; ///< by gutter
  std::vector<Run> runs_;          ///< net by net
  std::vector<std::size_t> first_run_;
  std::vector<double> channel_height_, level_step_,
      row_top_; ///< by row; one more for what runs below the last
  Routes drawing_;
};

} // namespace

Routes route(const Model &model, Selection &selection, Placement &placement, double slack) {
  return Router(selection, placement, ways(model, selection, placement)).draw(slack);
}

} // namespace organograph::viz::structure

// SPDX-License-Identifier: Apache-2.0
// Coordinates. Lines of different managers never lie on each other: each has its own height in a channel and
// its own lane in a gutter.
#include "structure/structure_ways.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace organograph::viz::structure {

namespace {

constexpr double column_gap = 26, band_foot = 10, strip_gap = 10;
constexpr double channel_least = 12, channel_base = 22, label_room = 13, empty_row = 14;
constexpr double label_most = 110, label_above = 2.5;

/// A line's part in one channel.
struct Run {
  std::size_t net, channel;
  double left, right;
  std::size_t level = 0;
};

/// How far a net's lines are drawn already along one height, so that no ink lies on ink.
struct Reach {
  double left, right;
  /// Where the next line to `x` begins.
  double from(double x) {
    const double start = std::clamp(x, left, right);
    left = std::min(left, x);
    right = std::max(right, x);
    return start;
  }
};

class Router {
public:
  Router(const Source &source, Selection &selection, Placement &placement, Ways ways)
      : source_(source), selection_(selection), placement_(placement), nets_(std::move(ways.nets)),
        entries_(std::move(ways.entries)), lanes_(std::move(ways.lanes)), beside_(std::move(ways.beside)) {}

  Routes draw(double slack) {
    set_x();
    part_verticals();
    assign_levels();
    set_y(slack);
    drawing_.lines.reserve(selection_.boxes.size());
    for (std::size_t n = 0; n < nets_.size(); ++n)
      nets_[n].further == nowhere ? draw_net(n) : draw_further(n);
    for (const std::size_t cell : beside_)
      draw_beside(placement_.cells[cell]);
    draw_staff_under_leaves();
    return std::move(drawing_);
  }

private:
  const Cell &cell_of(std::size_t box) const { return placement_.cells[placement_.cell_of[box]]; }
  double width(std::size_t b) const { return selection_.shapes[b].area.width; }
  double height(std::size_t b) const { return selection_.shapes[b].area.height; }
  double middle(std::size_t b) const { return selection_.boxes[b].top + height(b) / 2; }

  void set_x() {
    const std::size_t columns = placement_.column_slots.size();
    std::vector<double> lanes_left(columns + 1, 0), column_x(columns + 1, 0);
    double x = 0;
    for (std::size_t g = 0; g <= columns; ++g) {
      const bool inner = g > 0 && g < columns;
      const double lanes = lane * static_cast<double>(lanes_[g]);
      lanes_left[g] = x + (inner ? column_gap / 3 : 0);
      // The column's edge stands right of the lanes, so that no line runs on it.
      drawing_.column_lefts.push_back(g == 0  ? 0
                                      : inner ? lanes_left[g] + lanes + column_gap / 3
                                              : x + lanes);
      x += lanes + (inner ? column_gap : 0);
      column_x[g] = x;
      x += g < columns ? placement_.column_slots[g] * placement_.slot_width() : 0;
    }
    drawing_.right = x;
    const auto centre = [&](const Cell &cell) {
      return column_x[cell.column] + cell.slot * placement_.slot_width();
    };
    for (Net &net : nets_) {
      net.x = centre(cell_of(net.from)) + net.offset;
      if (net.gutter != nowhere)
        net.trunk = lanes_left[net.gutter] + lane * (static_cast<double>(net.lane) + 0.5);
    }
    for (Entry &entry : entries_)
      entry.x = centre(placement_.cells[entry.cell]) + entry.offset;
    for (const Cell &cell : placement_.cells) {
      const double half = placement_.box_width / 2, left = cell.stack ? stack_indent / 2 - half : -half;
      for (const std::size_t b : placement_.boxes(cell))
        selection_.boxes[b].left = centre(cell) + left + (selection_.boxes[b].under_leaf ? stack_indent : 0);
    }
  }

  /// A line that comes down into a channel and one that leaves it downwards at the same place could lie on
  /// each other: the second moves a little.
  void part_verticals() {
    std::vector<std::pair<std::pair<std::size_t, double>, std::size_t>> coming; // channel, x, net
    coming.reserve(nets_.size());
    for (std::size_t n = 0; n < nets_.size(); ++n)
      coming.push_back({{nets_[n].channel, nets_[n].x}, n});
    std::sort(coming.begin(), coming.end());
    const auto taken = [&](std::size_t channel, double x, std::size_t n) {
      auto near = std::lower_bound(coming.begin(), coming.end(),
                                   std::pair(std::pair(channel, x - 3), std::size_t{0}));
      for (; near != coming.end() && near->first.first == channel && near->first.second < x + 3; ++near)
        if (near->second != n)
          return true;
      return false;
    };
    for (std::size_t n = 0; n < nets_.size(); ++n)
      for (std::uint32_t e = nets_[n].first; e < nets_[n].last; ++e) {
        Entry &entry = entries_[e];
        const std::size_t channel = arrival(nets_[n], entry);
        const double step = entry.offset == 0 ? 8 : 3.5, wanted = entry.x;
        for (const double move : {0.0, step, -step, 2 * step, -2 * step}) {
          entry.x = wanted + move;
          if (!taken(channel, entry.x, n))
            break;
        }
      }
  }

  std::size_t arrival(const Net &net, const Entry &entry) const {
    return entry.straight ? net.channel : placement_.cells[entry.cell].band;
  }

  /// The net's part in each channel that it touches.
  void add_runs(std::size_t n) {
    const Net &net = nets_[n];
    auto &touches = touches_;
    touches.assign(1, {net.channel, net.x});
    for (std::uint32_t e = net.first; e < net.last; ++e)
      touches.emplace_back(arrival(net, entries_[e]), entries_[e].x);
    if (net.gutter != nowhere)
      for (std::size_t i = touches.size(); i-- > 0;)
        if (touches[i].first != net.channel || i == 0)
          touches.emplace_back(touches[i].first, net.trunk);
    std::sort(touches.begin(), touches.end());
    first_run_[n] = runs_.size();
    for (std::size_t i = 0; i < touches.size(); ++i)
      if (i == 0 || touches[i].first != touches[i - 1].first)
        runs_.push_back({n, touches[i].first, touches[i].second, touches[i].second});
      else
        runs_.back().right = touches[i].second;
    if (net.further != nowhere)
      add_label(n);
  }

  /// The kind of a further line stands on its last run, which gets the room for it.
  void add_label(std::size_t n) {
    const auto lines =
        wrapped(drawable(source_.model.text(source_.model->reporting_lines[nets_[n].further].kind)),
                label_most, style::text_size, false, 1);
    if (lines.empty())
      return;
    Run &run = runs_[run_of(n, arrival(nets_[n], entries_[nets_[n].first]))];
    const double half = text_width(lines[0], style::text_size, false) / 2 + 2;
    const double at = std::clamp((run.left + run.right) / 2, half, std::max(half, drawing_.right - half));
    run.left = std::min(run.left, at - half);
    run.right = std::max(run.right, at + half);
    labels_[n] = {at, lines[0]};
  }

  /// First fit from the bottom of each channel; short parts first, so that long ones pass above them.
  void assign_levels() {
    first_run_.assign(nets_.size() + 1, 0);
    for (std::size_t n = 0; n < nets_.size(); ++n)
      add_runs(n);
    first_run_[nets_.size()] = runs_.size();
    std::vector<std::uint32_t> order(runs_.size());
    for (std::uint32_t i = 0; i < runs_.size(); ++i)
      order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Run &x = runs_[a], &y = runs_[b];
      return std::tuple(x.channel, x.right - x.left, a) < std::tuple(y.channel, y.right - y.left, b);
    });
    const std::size_t channels = placement_.bands.size() + 1;
    level_step_.assign(channels, lane);
    channel_height_.assign(channels, channel_least);
    for (const Run &run : runs_)
      if (nets_[run.net].further != nowhere)
        level_step_[run.channel] = label_room;
    std::vector<std::map<double, double>> levels; // right end to left end
    for (std::size_t i = 0; i < order.size(); ++i) {
      Run &run = runs_[order[i]];
      if (i == 0 || runs_[order[i - 1]].channel != run.channel)
        levels.clear();
      run.level = fit(levels, run);
      channel_height_[run.channel] =
          channel_base + level_step_[run.channel] * static_cast<double>(levels.size() - 1);
    }
  }

  static std::size_t fit(std::vector<std::map<double, double>> &levels, const Run &run) {
    std::size_t level = 0;
    for (; level < levels.size(); ++level) {
      const auto next = levels[level].lower_bound(run.left - lane);
      if (next == levels[level].end() || next->second > run.right + lane)
        break;
    }
    if (level == levels.size())
      levels.emplace_back();
    levels[level].emplace(run.right, run.left);
    return level;
  }

  void set_y(double slack) {
    std::vector<double> heights(placement_.bands.size(), 0);
    for (const Cell &cell : placement_.cells)
      heights[cell.band] = std::max(heights[cell.band], cell.height);
    row_top_.assign(placement_.bands.size() + 1, 0);
    double y = 0;
    for (std::size_t i = 0; i < placement_.bands.size(); ++i) {
      Band &band = placement_.bands[i];
      y += i > 0 && placement_.bands[i - 1].strip != band.strip ? strip_gap : 0;
      band.top = y;
      y += channel_height_[i];
      row_top_[i] = y;
      y += band.empty ? empty_row : heights[i];
      y += band_foot + slack;
      band.bottom = y;
    }
    row_top_.back() = y + channel_height_.back();
    drawing_.bottom = channel_height_.back() > channel_least ? row_top_.back() : y;
    if (!placement_.bands.empty())
      placement_.bands.back().bottom = drawing_.bottom;
    for (const Cell &cell : placement_.cells)
      set_boxes(cell, row_top_[cell.band]);
  }

  void set_boxes(const Cell &cell, double y) {
    bool first = true;
    for (const std::size_t b : placement_.boxes(cell)) {
      y += first ? 0 : selection_.boxes[b].under_leaf ? staff_gap : stack_gap;
      selection_.boxes[b].top = y;
      y += height(b);
      first = false;
    }
  }

  std::size_t run_of(std::size_t net, std::size_t channel) const {
    std::size_t i = first_run_[net];
    while (runs_[i].channel != channel)
      ++i;
    return i;
  }

  double level_y(std::size_t net, std::size_t channel) const {
    return row_top_[channel] - channel_base / 2 -
           level_step_[channel] * static_cast<double>(runs_[run_of(net, channel)].level);
  }

  void draw_net(std::size_t n) {
    const Net &net = nets_[n];
    const double y = level_y(n, net.channel);
    Reach along{net.x, net.x}, trunk{y, y};
    std::map<std::size_t, Reach> below; // by channel: along from the trunk
    std::vector<Point> points;
    for (std::uint32_t e = net.first; e < net.last; ++e) {
      const Entry &entry = entries_[e];
      points.clear();
      if (entry.straight || below.empty()) {
        const double towards = entry.straight ? entry.x : net.trunk;
        if (e == net.first)
          points.push_back({net.x, selection_.boxes[net.from].top + height(net.from)});
        put(points, {along.from(towards), y});
        put(points, {towards, y});
      }
      if (!entry.straight) {
        const std::size_t channel = placement_.cells[entry.cell].band;
        const double arrives = level_y(n, channel);
        const auto [reach, is_new] = below.try_emplace(channel, Reach{net.trunk, net.trunk});
        if (is_new) {
          put(points, {net.trunk, trunk.from(arrives)});
          put(points, {net.trunk, arrives});
        }
        put(points, {reach->second.from(entry.x), arrives});
        put(points, {entry.x, arrives});
      }
      draw_entry(net, entry, points);
    }
  }

  static void put(std::vector<Point> &points, Point next) {
    if (points.empty() || points.back().x != next.x || points.back().y != next.y)
      points.push_back(next);
  }

  /// From the channel into the boxes of a cell; those of a stack go on from one to the next.
  void draw_entry(const Net &net, const Entry &entry, std::vector<Point> &points) {
    const Cell &cell = placement_.cells[entry.cell];
    for (const std::size_t b : placement_.boxes(cell)) {
      if (selection_.boxes[b].under_leaf)
        continue;
      Line line{net.from, b, nowhere, points, {}, {}};
      if (cell.stack) {
        put(line.points, {entry.x, middle(b)});
        line.points.push_back({selection_.boxes[b].left, middle(b)});
        points.assign(1, {entry.x, middle(b)});
      } else {
        put(line.points, {entry.x, selection_.boxes[b].top});
      }
      drawing_.lines.push_back(std::move(line));
    }
  }

  /// From the post to whom it reports, where the arrow is.
  void draw_further(std::size_t n) {
    const Net &net = nets_[n];
    const Entry &entry = entries_[net.first];
    const std::size_t channel = arrival(net, entry);
    const double y = level_y(n, net.channel), arrives = level_y(n, channel);
    Line line{entry.box, net.from, net.further, {}, {}, {}};
    const double leaves = middle(entry.box) + entry.tick, ends = middle(net.from) + net.tick;
    put(line.points, {selection_.boxes[entry.box].left + width(entry.box), leaves});
    put(line.points, {entry.x, leaves});
    put(line.points, {entry.x, arrives});
    if (!entry.straight) {
      put(line.points, {net.trunk, arrives});
      put(line.points, {net.trunk, y});
    }
    put(line.points, {net.x, y});
    if (net.aside) {
      put(line.points, {net.x, ends});
      put(line.points, {selection_.boxes[net.from].left + width(net.from), ends});
    } else {
      put(line.points, {net.x, selection_.boxes[net.from].top + height(net.from)});
    }
    if (const auto label = labels_.find(n); label != labels_.end()) {
      line.label = {label->second.first, arrives - label_above};
      line.kind = label->second.second;
    }
    drawing_.lines.push_back(std::move(line));
  }

  /// From the manager's side to those of the assistants next to it.
  void draw_beside(const Cell &cell) {
    const Box &from = selection_.boxes[cell.manager];
    std::vector<Point> points = {{from.left + width(cell.manager), middle(cell.manager)}};
    for (const std::size_t b : placement_.boxes(cell)) {
      const double left = selection_.boxes[b].left, x = left - 2 * side;
      put(points, {x, points.back().y});
      put(points, {x, middle(b)});
      drawing_.lines.push_back({cell.manager, b, nowhere, points, {}, {}});
      put(drawing_.lines.back().points, {left, middle(b)});
      points.assign(1, {x, middle(b)});
    }
  }

  void draw_staff_under_leaves() {
    double above = 0;
    for (std::size_t b = 0; b < selection_.boxes.size(); ++b) {
      const Box &box = selection_.boxes[b];
      if (!box.under_leaf)
        continue;
      const std::size_t leaf = box.manager;
      if (b == leaf + 1)
        above = selection_.boxes[leaf].top + height(leaf);
      const double x = box.left - side;
      drawing_.lines.push_back(
          {leaf, b, nowhere, {{x, above}, {x, middle(b)}, {box.left, middle(b)}}, {}, {}});
      above = middle(b);
    }
  }

  const Source &source_;
  Selection &selection_;
  Placement &placement_;
  std::vector<Net> nets_;
  std::vector<Entry> entries_;
  std::vector<std::size_t> lanes_;  ///< by gutter
  std::vector<std::size_t> beside_; ///< cells
  std::vector<Run> runs_;           ///< net by net
  std::vector<std::size_t> first_run_;
  std::vector<std::pair<std::size_t, double>> touches_;
  std::map<std::size_t, std::pair<double, std::string>> labels_; ///< by net: middle, text
  std::vector<double> channel_height_, level_step_,
      row_top_; ///< by channel
  Routes drawing_;
};

} // namespace

Routes route(const Source &source, Selection &selection, Placement &placement, double slack) {
  Ways found = ways(source, selection, placement);
  const std::size_t left_out = found.not_drawn;
  Routes routes = Router(source, selection, placement, std::move(found)).draw(slack);
  routes.left_out = left_out > 0;
  if (left_out > 0)
    selection.notes.push_back(
        "Not drawn: " + counted(left_out, "further reporting line", "further reporting lines") +
        " of posts that are folded or outside the drawing.");
  return routes;
}

} // namespace organograph::viz::structure

// SPDX-License-Identifier: Apache-2.0
// Lines run down from a manager into the channel above the next row, along it, and down into the boxes.
// Where other rows stand between, they go straight down where nothing is in the way, else by a gutter beside
// the columns.
#include "structure/structure_ways.hpp"

#include "structure/structure_places.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace organograph::viz::structure {

namespace {

/// Boxes of posts, to be found by post without a list as long as the model.
std::vector<std::pair<PostId, std::size_t>> boxes_of_posts(const Selection &selection) {
  std::vector<std::pair<PostId, std::size_t>> boxes;
  for (std::size_t b = 0; b < selection.boxes.size(); ++b)
    if (selection.boxes[b].kind == BoxKind::post)
      boxes.emplace_back(selection.boxes[b].post, b);
  std::sort(boxes.begin(), boxes.end());
  return boxes;
}

std::size_t box_of(const std::vector<std::pair<PostId, std::size_t>> &boxes, PostId post) {
  const auto found = std::lower_bound(boxes.begin(), boxes.end(), std::pair(post, std::size_t{0}));
  return found != boxes.end() && found->first == post ? found->second : nowhere;
}

class Finder {
public:
  Finder(const Source &source, const Selection &selection, const Placement &placement)
      : source_(source), selection_(selection), placement_(placement),
        half_((placement.box_width + stack_indent) / 2), columns_(placement.column_slots.size()),
        cells_in_row_(placement.bands.size() * columns_), passing_(placement.bands.size() * columns_),
        load_(columns_ + 1, 0) {
    for (const Cell &cell : placement.cells)
      cells_in_row_[cell.band * columns_ + cell.column].push_back(cell.slot);
    for (auto &row : cells_in_row_)
      std::sort(row.begin(), row.end());
    column_left_.assign(columns_ + 1, 0);
    for (std::size_t k = 0; k < columns_; ++k)
      column_left_[k + 1] = column_left_[k] + placement.column_slots[k];
  }

  Ways find() {
    make_nets();
    if (!source_.model->reporting_lines.empty())
      make_further_nets();
    for (Net &net : ways_.nets)
      choose_ways(net);
    assign_lanes();
    return std::move(ways_);
  }

private:
  const Cell &cell_of(std::size_t box) const { return placement_.cells[placement_.cell_of[box]]; }

  bool is_of_assistants(const Cell &cell) const {
    return is_assistant(selection_.boxes[placement_.boxes(cell).front()], source_.model);
  }

  bool is_next_to_manager(const Cell &cell) const {
    if (cell.manager == nowhere || !is_of_assistants(cell))
      return false;
    const Cell &manager = cell_of(cell.manager);
    if (manager.band != cell.band || manager.column != cell.column || manager.count > 1)
      return false;
    const auto &row = cells_in_row_[cell.band * columns_ + cell.column];
    const auto next = std::ranges::upper_bound(row, manager.slot);
    return next != row.end() && *next == cell.slot;
  }

  void make_nets() {
    std::vector<std::uint32_t>
        cells; // with a manager, by manager; assistants last, whose lines look otherwise
    for (std::uint32_t c = 0; c < placement_.cells.size(); ++c)
      if (is_next_to_manager(placement_.cells[c]))
        ways_.beside.push_back(c);
      else if (placement_.cells[c].manager != nowhere)
        cells.push_back(c);
    std::ranges::stable_sort(cells, {}, [&](std::uint32_t c) {
      return std::pair(placement_.cells[c].manager, is_of_assistants(placement_.cells[c]));
    });
    for (const std::uint32_t c : cells) {
      const Cell &cell = placement_.cells[c];
      if (ways_.nets.empty() || ways_.nets.back().from != cell.manager)
        begin_net(cell.manager, nowhere);
      ways_.entries.push_back({c, nowhere, cell.stack ? side - half_ : 0.0, true, 0, 0});
      ++ways_.nets.back().last;
    }
  }

  void begin_net(std::size_t from, std::size_t further) {
    Net net{};
    net.from = from;
    net.further = further;
    net.channel = cell_of(from).band + 1;
    net.first = net.last = static_cast<std::uint32_t>(ways_.entries.size());
    ways_.nets.push_back(net);
  }

  void make_further_nets() {
    const auto boxes = boxes_of_posts(selection_);
    std::vector<std::uint8_t> beside(placement_.cells.size(), 0), below(selection_.boxes.size(), 0),
        at_side(selection_.boxes.size(), 0);
    for (std::size_t i = 0; i < source_.model->reporting_lines.size(); ++i) {
      const ReportingLine &line = source_.model->reporting_lines[i];
      const std::size_t to = box_of(boxes, line.post), from = box_of(boxes, line.reports_to);
      if (to == nowhere || from == nowhere) {
        ++ways_.not_drawn;
        continue;
      }
      begin_net(from, i);
      Net &net = ways_.nets.back();
      net.aside = cell_of(from).count > 1;
      net.tick = net.aside ? tick(at_side[from]++) : 0;
      net.offset = net.aside ? next_to(beside[placement_.cell_of[from]]++)
                             : placement_.box_width / 2 - 12 - 9.0 * static_cast<double>(below[from]++ % 6);
      ways_.entries.push_back({placement_.cell_of[to], to, next_to(beside[placement_.cell_of[to]]++), true, 0,
                               tick(at_side[to]++)});
      ++net.last;
    }
  }

  /// Several lines at one side: at its middle, then below and above it in turn.
  static double tick(std::size_t k) {
    const double away = 4.0 * static_cast<double>((k + 1) / 2 % 4);
    return k % 2 == 0 ? -away : away;
  }

  /// Three lines fit beside a cell; more lie on each other.
  double next_to(std::size_t lines) const { return half_ + 1.5 + 2.5 * static_cast<double>(lines % 3); }

  double at(const Entry &entry) const {
    return placement_.cells[entry.cell].slot + entry.offset / placement_.slot_width();
  }

  bool is_free(std::size_t row, double place) const {
    const auto &cells = cells_in_row_[row];
    const auto next = std::lower_bound(cells.begin(), cells.end(), place - 0.5);
    if (next != cells.end() && *next < place + 0.5)
      return false;
    const auto other = passing_[row].lower_bound(place - 0.03);
    return other == passing_[row].end() || *other > place + 0.03;
  }

  /// Straight down where the slots between are free, else by one gutter for the rest.
  void choose_ways(Net &net) {
    net.low = net.high = net.channel;
    double mean = 0, bent = 0;
    for (std::uint32_t e = net.first; e < net.last; ++e) {
      Entry &entry = ways_.entries[e];
      const Cell &cell = placement_.cells[entry.cell];
      if (cell.band == net.channel)
        continue;
      entry.straight = cell.band > net.channel && cell.strip == cell_of(net.from).strip;
      for (std::size_t row = net.channel; entry.straight && row < cell.band; ++row)
        entry.straight = is_free(row * columns_ + cell.column, at(entry));
      for (std::size_t row = net.channel; entry.straight && row < cell.band; ++row)
        passing_[row * columns_ + cell.column].insert(at(entry));
      if (!entry.straight) {
        net.low = std::min(net.low, cell.band);
        net.high = std::max(net.high, cell.band);
        mean += column_left_[cell.column] + at(entry);
        ++bent;
      }
    }
    if (bent > 0)
      choose_gutter(net, mean / bent);
  }

  void choose_gutter(Net &net, double mean) {
    const Cell &from = cell_of(net.from);
    double least = 0;
    for (std::size_t g = 0; g <= columns_; ++g) {
      const double cost = std::abs(column_left_[g] - column_left_[from.column] - from.slot) +
                          1.5 * std::abs(column_left_[g] - mean) + 0.1 * load_[g];
      if (net.gutter == nowhere || cost < least) {
        least = cost;
        net.gutter = g;
      }
    }
    load_[net.gutter] += 1;
  }

  /// What goes far stands outside of what goes less far.
  void assign_lanes() {
    std::vector<std::vector<std::size_t>> by_gutter(columns_ + 1);
    for (std::size_t n = 0; n < ways_.nets.size(); ++n)
      if (ways_.nets[n].gutter != nowhere)
        by_gutter[ways_.nets[n].gutter].push_back(n);
    ways_.lanes.assign(columns_ + 1, 0);
    for (std::size_t g = 0; g <= columns_; ++g) {
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

  const Source &source_;
  const Selection &selection_;
  const Placement &placement_;
  double half_; ///< of a stack's width, its line included
  std::size_t columns_;
  std::vector<std::vector<double>> cells_in_row_; ///< slots, by band and column
  std::vector<std::set<double>> passing_;         ///< slots, by band and column
  std::vector<double> load_;                      ///< by gutter
  std::vector<double> column_left_;               ///< slots
  Ways ways_;
};

} // namespace

Ways ways(const Source &source, const Selection &selection, const Placement &placement) {
  return Finder(source, selection, placement).find();
}

} // namespace organograph::viz::structure

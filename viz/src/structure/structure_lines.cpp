// SPDX-License-Identifier: Apache-2.0
// Every coordinate. One trunk a manager: down from its card into the channel below its row, along it, and
// down to each report of its block.
#include "structure/structure_channels.hpp"
#include "structure/structure_places.hpp"

#include <algorithm>
#include <tuple>

namespace organograph::viz::structure {

void Channels::settle() {
  std::vector<std::uint32_t> order(runs_.size());
  for (std::uint32_t i = 0; i < runs_.size(); ++i)
    order[i] = i;
  // Short ones near the cards, further lines above those of line management: their lanes come down from above
  // where those go down to cards.
  std::ranges::sort(order, {}, [&](std::uint32_t i) {
    const Run &run = runs_[i];
    return std::tuple(run.channel, run.further, run.right - run.left, i);
  });
  std::vector<std::map<double, double>> levels, managed; // right end to left end; without further lines
  std::vector<bool> labelled;
  for (std::size_t i = 0; i < order.size(); ++i) {
    Run &run = runs_[order[i]];
    const bool first = i == 0 || runs_[order[i - 1]].channel != run.channel;
    if (first) {
      levels.clear();
      labelled.clear();
    }
    if (run.further && (first || !runs_[order[i - 1]].further))
      managed = levels;
    const auto clash = [&](const std::map<double, double> &level) {
      const auto next = level.lower_bound(run.left - 2 * lane);
      return next != level.end() && next->second < run.right + 2 * lane;
    };
    if (run.further)
      run.level = 1; // the lowest is for line management
    for (std::size_t l = 1; run.further && l < managed.size(); ++l)
      if (clash(managed[l]))
        run.level = l + 1;
    while (run.level < levels.size() && clash(levels[run.level]))
      ++run.level;
    levels.resize(std::max(levels.size(), run.level + 1));
    labelled.resize(levels.size(), false);
    levels[run.level].emplace(run.right, run.left);
    labelled[run.level] = labelled[run.level] || run.labelled;
    auto &offsets = offsets_[run.channel];
    offsets.assign(1, channel_least / 2);
    for (std::size_t l = 1; l < levels.size(); ++l)
      offsets.push_back(offsets.back() + (labelled[l - 1] ? 2 * lane : lane));
    height_[run.channel] = offsets.back() + (labelled.back() ? 2 * lane : channel_least / 2);
  }
}

namespace {

class Layer {
public:
  Layer(const Source &source, Selection &selection, Blocks &blocks, const Bundles &bundles)
      : source_(source), selection_(selection), blocks_(blocks), channels_(blocks.rows() + 1),
        further_(selection, blocks, bundles) {}

  Layout lay(const Spread &spread) {
    blocks_.place(1);
    if (const double wide = blocks_.lefts.back(); spread.width > wide)
      blocks_.place(std::min(spread.width / std::max(wide, 1.0), widest_gaps));
    set_x();
    out_.width = further_.plan(free_right_, blocks_.lefts.back(), channels_);
    make_nets();
    channels_.settle();
    set_rows();
    const double stretch = std::clamp(spread.height / std::max(out_.height, 1.0), 1.0, widest_gaps);
    stretch_rows(stretch);
    set_y(stretch);
    draw_nets();
    draw_hung();
    draw_beside();
    further_.draw(channels_, card_top_, stretch, out_.lines);
    if (blocks_.with_columns())
      out_.column_lefts = blocks_.lefts;
    if (!out_.column_lefts.empty())
      out_.column_lefts.back() = out_.width;
    return std::move(out_);
  }

private:
  /// Gaps grow to at most so many times what they are, counted from middle to middle.
  static constexpr double widest_gaps = 2.4;

  struct Entry {
    std::uint32_t manager;
    double x;
    std::uint32_t box, stack; ///< box: of a card; stack: no_node for a card
  };
  struct Net {
    std::size_t manager, first, last; ///< entries
    double exit = 0;
    std::size_t run = nowhere; ///< in the channels; nowhere: below an opened card
    double below = 0;          ///< of an opened card: where its reports stand
  };

  double height(std::size_t b) const { return blocks_.height_of(b); }
  double middle(std::size_t b) const { return selection_.boxes[b].top + height(b) / 2; }
  double bottom(std::size_t b) const { return selection_.boxes[b].top + height(b); }

  void set_x() {
    free_right_.assign(selection_.boxes.size(), 0);
    for (const Node &node : blocks_.nodes)
      if (!node.group()) {
        selection_.boxes[node.box].left = node.centre - blocks_.width_of(node.box) / 2;
        free_right_[node.box] = node.centre + blocks_.width_of(node.box) / 2;
      }
    for (const Opened &card : blocks_.opened) {
      selection_.boxes[card.box].left = card.centre - blocks_.width_of(card.box) / 2;
      free_right_[card.box] = card.lanes;
    }
    for (const Stack &stack : blocks_.stacks)
      for (std::uint32_t i = stack.first; i < stack.last; ++i) {
        const std::uint32_t item = blocks_.placed[i];
        for (std::uint32_t b = item; b < blocks_.end(item); ++b) {
          const std::uint32_t depth = blocks_.depth[b] - blocks_.depth[item] + (stack.hangs ? 1 : 0);
          selection_.boxes[b].left = stack.left + static_cast<double>(depth) * hang_indent;
          free_right_[b] = stack.left + stack.width;
        }
      }
    for (const std::uint32_t b : blocks_.assistants) {
      const std::size_t m = selection_.boxes[b].manager;
      selection_.boxes[b].left = selection_.boxes[m].left + blocks_.width_of(m) + blocks_.to_assistants(m);
      free_right_[b] = selection_.boxes[b].left + blocks_.width_of(b);
    }
  }

  void add_entries() {
    for (const Node &node : blocks_.nodes)
      if (!node.group() && node.manager != no_node)
        entries_.push_back({node.manager, node.centre, node.box, no_node});
    for (const Opened &card : blocks_.opened)
      if (card.manager != no_node)
        entries_.push_back({card.manager, card.centre, card.box, no_node});
    for (std::uint32_t s = 0; s < blocks_.stacks.size(); ++s) {
      const Stack &stack = blocks_.stacks[s];
      const std::uint32_t box = blocks_.placed[stack.first];
      if (stack.manager != no_node)
        entries_.push_back(
            {stack.manager,
             stack.hangs ? stack.left + side : selection_.boxes[box].left + blocks_.width_of(box) / 2, box,
             s});
    }
    std::ranges::sort(entries_, {}, [](const Entry &e) { return std::tuple(e.manager, e.x, e.box); });
  }

  void make_nets() {
    add_entries();
    std::vector<std::pair<std::uint32_t, double>> below;
    for (const Opened &card : blocks_.opened)
      below.emplace_back(card.box, card.below);
    std::ranges::sort(below);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (nets_.empty() || nets_.back().manager != entries_[i].manager)
        nets_.push_back({entries_[i].manager, i, i});
      nets_.back().last = i + 1;
    }
    for (Net &net : nets_) {
      const auto card =
          std::ranges::lower_bound(below, net.manager, {}, &std::pair<std::uint32_t, double>::first);
      add_run(net, card != below.end() && card->first == net.manager ? card->second : -1);
    }
  }

  void add_run(Net &net, double below) {
    const double left = selection_.boxes[net.manager].left, wide = blocks_.width_of(net.manager);
    const double first = entries_[net.first].x, last = entries_[net.last - 1].x;
    if (net.last - net.first == 1 && first > left + 4 && first < left + wide - 4)
      net.exit = first; // straight down
    else
      net.exit = further_.exit_of(net.manager, below >= 0, left + lane, left + wide - lane);
    net.below = below;
    if (below < 0)
      net.run = channels_.add({blocks_.zone(net.manager) + 1, std::min(first, net.exit),
                               std::max(last, net.exit), false, false, 0});
  }

  /// Staff groups stand below the tiers that there are.
  std::uint64_t deepest_post() const {
    std::uint64_t out = 0;
    for (const Box &box : selection_.boxes)
      out = std::max(out, box.kind == BoxKind::staff ? 0 : std::uint64_t{box.stands});
    return out;
  }

  /// The rows' heights and the bands around them, as small as they can be.
  void set_rows() {
    const std::size_t rows = blocks_.rows();
    double y = 0;
    for (std::size_t r = 0; r <= rows; ++r) {
      const bool hung = r == rows;
      double high = hung ? 0 : blocks_.row_height[r];
      if (hung)
        high = hung_height();
      if (r > 0 && r < blocks_.tiers.size() && (!hung || high > 0))
        if (const std::uint64_t above = blocks_.tiers[r - 1]; blocks_.tiers[r] > above + 1) {
          out_.bands.push_back({above + 1, blocks_.tiers[r] - 1, true, y, y + empty_band});
          y += empty_band;
        }
      const double channel = std::max(channels_.height(r), r == 0 && !hung     ? band_foot
                                                           : hung && high == 0 ? 0
                                                                               : channel_least);
      card_top_.push_back(y + channel);
      if (hung && high == 0) {
        y += channel;
        if (!out_.bands.empty())
          out_.bands.back().bottom = y;
        break;
      }
      out_.bands.push_back({blocks_.tiers[r],
                            hung ? std::max(blocks_.tiers[r], deepest_post()) : blocks_.tiers[r], false, y,
                            y + channel + high + band_foot});
      y = out_.bands.back().bottom;
    }
    out_.height = y;
  }

  double hung_height() const {
    double high = 0;
    for (const Stack &stack : blocks_.stacks)
      if (stack.zone == blocks_.rows())
        high = std::max(high, stack.top + stack_height(stack));
    return high;
  }

  double stack_height(const Stack &stack) const {
    const double gap = blocks_.gap_in(stack.zone);
    double high = -gap;
    for (std::uint32_t i = stack.first; i < stack.last; ++i)
      for (std::uint32_t b = blocks_.placed[i]; b < blocks_.end(blocks_.placed[i]); ++b)
        high += height(b) + gap;
    return high;
  }

  void stretch_rows(double stretch) {
    for (Band &band : out_.bands) {
      band.top *= stretch;
      band.bottom *= stretch;
    }
    for (double &top : card_top_)
      top *= stretch;
    out_.height *= stretch;
  }

  void set_y(double stretch) {
    for (const Node &node : blocks_.nodes)
      if (!node.group())
        selection_.boxes[node.box].top = card_top_[node.zone];
    for (const Opened &card : blocks_.opened)
      selection_.boxes[card.box].top = card_top_.back() + card.top * stretch;
    for (const Stack &stack : blocks_.stacks) {
      double y = stack.top;
      for (std::uint32_t i = stack.first; i < stack.last; ++i)
        for (std::uint32_t b = blocks_.placed[i]; b < blocks_.end(blocks_.placed[i]); ++b) {
          selection_.boxes[b].top = card_top_[stack.zone] + y * stretch;
          y += height(b) + blocks_.gap_in(stack.zone);
        }
    }
    for (Net &net : nets_)
      net.below = card_top_.back() + net.below * stretch;
    std::size_t last = nowhere;
    double y = 0;
    for (const std::uint32_t b : blocks_.assistants) {
      y = selection_.boxes[b].manager == last ? y : 0;
      last = selection_.boxes[b].manager;
      selection_.boxes[b].top = card_top_[blocks_.zone(b)] + y * stretch;
      y += height(b) + stack_gap;
    }
  }

  static void put(std::vector<Point> &points, Point next) {
    if (points.empty() || points.back().x != next.x || points.back().y != next.y)
      points.push_back(next);
  }

  void draw_nets() {
    for (const Net &net : nets_) {
      const double y = net.run == nowhere
                           ? net.below - channel_least / 2
                           : card_top_[blocks_.zone(net.manager) + 1] - channels_.above(net.run);
      const Point start{net.exit, bottom(net.manager)}, corner{net.exit, y};
      bool begun = false, branches = false;
      for (std::size_t e = net.first; e < net.last; ++e)
        branches = branches || entries_[e].x == net.exit ||
                   (entries_[e].x > net.exit) != (entries_[net.first].x > net.exit);
      for (std::size_t e = net.first; e < net.last; ++e) {
        const Entry &entry = entries_[e];
        const bool outer =
            (e == net.first && entry.x <= net.exit) || (e + 1 == net.last && (entry.x >= net.exit || !begun));
        std::vector<Point> points;
        if (outer) {
          if (!begun)
            put(points, start);
          put(points, corner);
          if (branches && !begun)
            points.push_back(corner); // given twice: it stays sharp
          begun = true;
        }
        if (!outer || entry.x != net.exit)
          put(points, {entry.x, y});
        draw_entry(net, entry, std::move(points));
      }
    }
  }

  void draw_entry(const Net &net, const Entry &entry, std::vector<Point> points) {
    if (entry.stack == no_node || !blocks_.stacks[entry.stack].hangs) {
      put(points, {entry.x, selection_.boxes[entry.box].top});
      out_.lines.push_back({net.manager, entry.box, nowhere, std::move(points), false, {}, {}});
      return;
    }
    const Stack &stack = blocks_.stacks[entry.stack];
    hanging_.assign(blocks_.placed.begin() + stack.first, blocks_.placed.begin() + stack.last);
    hang(net.manager, entry.x, std::move(points));
  }

  /// A trunk down to the last of hanging_ that is no assistant, and from it to each.
  void hang(std::size_t manager, double x, std::vector<Point> points) {
    std::size_t trunk = hanging_.size() - 1;
    while (trunk > 0 && is_assistant(selection_.boxes[hanging_[trunk]], source_.model))
      --trunk;
    for (std::size_t i = 0; i < hanging_.size(); ++i) {
      const std::size_t b = hanging_[i];
      std::vector<Point> way;
      if (i == trunk)
        way = points;
      else if (i > trunk)
        put(way, {x, middle(hanging_[i - 1])});
      put(way, {x, middle(b)});
      put(way, {selection_.boxes[b].left, middle(b)});
      out_.lines.push_back({manager, b, nowhere, std::move(way), false, {}, {}});
    }
  }

  /// What hangs below posts that hang themselves.
  void draw_hung() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> below; // manager, box
    for (const std::uint32_t item : blocks_.placed)
      for (std::uint32_t b = item + 1; b < blocks_.end(item); ++b)
        below.emplace_back(static_cast<std::uint32_t>(selection_.boxes[b].manager), b);
    std::ranges::sort(below);
    for (std::size_t i = 0; i < below.size();) {
      const std::size_t m = below[i].first;
      hanging_.clear();
      for (; i < below.size() && below[i].first == m; ++i)
        hanging_.push_back(below[i].second);
      const double x = selection_.boxes[m].left + side;
      hang(m, x, {{x, bottom(m)}});
    }
  }

  /// From the manager's side to those of the assistants next to it.
  void draw_beside() {
    std::size_t last = nowhere;
    Point from{};
    for (const std::uint32_t b : blocks_.assistants) {
      const std::size_t m = selection_.boxes[b].manager;
      const double left = selection_.boxes[b].left, x = left - card_gap / 2;
      std::vector<Point> points;
      const double y = std::min(middle(m), middle(b));
      put(points, m == last ? from : Point{selection_.boxes[m].left + blocks_.width_of(m), y});
      if (m == last || y != middle(b))
        put(points, {x, points.back().y});
      put(points, {x, middle(b)});
      from = points.back();
      put(points, {left, middle(b)});
      last = m;
      out_.lines.push_back({m, b, nowhere, std::move(points), false, {}, {}});
    }
  }

  const Source &source_;
  Selection &selection_;
  Blocks &blocks_;
  Channels channels_;
  FurtherLines further_;
  std::vector<Entry> entries_; ///< by manager, from the left
  std::vector<Net> nets_;
  std::vector<std::size_t> hanging_; ///< boxes below one trunk
  std::vector<double> free_right_;   ///< by box: where lanes beside it begin
  std::vector<double> card_top_;     ///< by row, and below all rows
  Layout out_;
};

} // namespace

Layout laid(const Source &source, Selection &selection, Blocks &blocks, const Bundles &bundles,
            const Spread &spread) {
  return Layer(source, selection, blocks, bundles).lay(spread);
}

} // namespace organograph::viz::structure

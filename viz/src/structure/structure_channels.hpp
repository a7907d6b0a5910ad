// SPDX-License-Identifier: Apache-2.0
// Horizontal lines above the rows: which of them stands at which height.
#pragma once

#include "structure/structure_layout.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace organograph::viz::structure {

/// Channel c lies above row c; the last below all rows, above what hangs there. Each run has a level of its
/// own, `lane` from the next, where another would come nearer than that.
class Channels {
public:
  explicit Channels(std::size_t count) : height_(count, 0), offsets_(count) {}

  struct Run {
    std::size_t channel;
    double left, right;
    bool further = false, labelled = false; ///< a labelled one has its text above it
    std::size_t level = 0;
  };

  std::size_t add(Run run) {
    runs_.push_back(run);
    return runs_.size() - 1;
  }
  void settle();
  /// Points that a channel needs above the cards below it; 0: nothing runs there.
  double height(std::size_t channel) const { return height_[channel]; }
  /// Points above the cards.
  double above(std::size_t run) const { return offsets_[runs_[run].channel][runs_[run].level]; }

private:
  std::vector<Run> runs_;
  std::vector<double> height_;
  std::vector<std::vector<double>> offsets_; ///< by channel and level
};

/// Upright lines that come into one channel from one side.
class Uprights {
public:
  void add(double x) { at_.insert(x); }
  /// Points from x to the nearest.
  double away(double x) const {
    const auto next = at_.lower_bound(x);
    const double right = next == at_.end() ? infinite : *next - x;
    return next == at_.begin() ? right : std::min(right, x - *std::prev(next));
  }

private:
  std::set<double> at_;
};

/// How far a net's lines are drawn already along one height, so that no ink lies on ink.
struct Reach {
  double low, high;
  /// Where the next line to `at` begins.
  double from(double at) {
    const double start = std::min(std::max(at, low), high);
    low = std::min(low, at);
    high = std::max(high, at);
    return start;
  }
};

/// What further lines need before any height is known, and the lines themselves.
class FurtherLines {
public:
  FurtherLines(const Selection &selection, const Blocks &blocks, const Bundles &bundles);
  /// Lanes beside the boxes, and the channels that each bundle runs in; returns the right end of all lanes.
  double plan(const std::vector<double> &free_right, double right, Channels &channels);
  /// Where the line below a manager's card leaves it, from low to high: in the middle, or as near to it as no
  /// lane comes. opened: a card of Blocks::opened.
  double exit_of(std::size_t box, bool opened, double low, double high) const;
  /// channel_top: of the cards below each channel. stretch: of heights below the rows.
  void draw(const Channels &channels, const std::vector<double> &channel_top, double stretch,
            std::vector<Line> &out) const;

private:
  /// Out of the block of an opened card: along below it, then up at its right.
  struct Hop {
    double below, above, x; ///< at the height `below`, stretched, less `above`
  };
  struct End {
    std::size_t box, channel, run;
    double lane, tick;
    std::vector<Hop> hops;
    double x() const { return hops.empty() ? lane : hops.back().x; }
  };
  struct Net {
    std::size_t bundle;
    End superior;
    std::vector<End> members;
    double gutter = 0;
    double label = 0; ///< middle of its text
  };
  /// Lanes that begin at one place.
  struct Lanes {
    std::size_t used = 0;
    double last = -infinite;
  };
  std::size_t channel_for(std::size_t box, std::size_t wanted) const;
  std::size_t channel_of(const Bundle &bundle) const;
  End end_at(std::size_t box, std::size_t channel, const std::vector<double> &free_right);
  double tick_at(std::size_t box);
  double lane_from(double from, std::size_t box, const Uprights &others);
  std::size_t below(std::size_t opened) const { return blocks_.rows() + 1 + opened; }
  bool has_assistant(std::size_t box) const;
  void add_runs(Net &net, double right, Channels &channels) const;
  void draw_net(const Net &net, const Channels &channels, const std::vector<double> &channel_top,
                double stretch, std::vector<Line> &out) const;
  /// From the box's side to the height of its channel.
  std::vector<Point> way_out(const End &end, double top, double stretch, double level) const;
  double middle(const End &end) const;
  double right_of(std::size_t box) const;

  const Selection &selection_;
  const Blocks &blocks_;
  const Bundles &bundles_;
  std::vector<Net> nets_;
  std::map<std::pair<std::size_t, double>, Lanes> lanes_; ///< by zone and where they begin
  /// Lanes by the channel they go to, from the boxes below it and above it; below(): the room of their own
  /// that further lines have below an opened card.
  std::map<std::size_t, Uprights> rising_, falling_;
  double rightmost_ = 0;
  std::map<std::size_t, std::size_t> ends_at_;      ///< lines at one side of a box
  std::map<std::size_t, std::size_t> levels_below_; ///< of further lines below an opened card
};

} // namespace organograph::viz::structure

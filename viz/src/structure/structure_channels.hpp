// SPDX-License-Identifier: Apache-2.0
// Horizontal lines above the rows: which of them stands at which height.
#pragma once

#include "structure/structure_layout.hpp"

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
  bool crosses_any() const { return several_; } ///< some channel has more than one level

private:
  std::vector<Run> runs_;
  std::vector<double> height_;
  std::vector<std::vector<double>> offsets_; ///< by channel and level
  bool several_ = false;
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
  /// Whether a lane comes nearer to the upright at x than lines may.
  bool near(double x) const;
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
  std::size_t channel_for(std::size_t box, std::size_t wanted) const;
  void choose_channels(Net &net) const;
  End end_at(std::size_t box, const std::vector<double> &free_right);
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
  std::map<double, std::size_t> lanes_used_;        ///< by where they begin
  std::set<double> taken_;                          ///< lanes
  std::map<std::size_t, std::size_t> ends_at_;      ///< lines at one side of a box
  std::map<std::size_t, std::size_t> levels_below_; ///< of further lines below an opened card
};

} // namespace organograph::viz::structure

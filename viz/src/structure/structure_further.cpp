// SPDX-License-Identifier: Apache-2.0
// Further reporting lines: from the right side of a box by a lane beside its stack into a channel, along it,
// and by a lane to the right side of whom it reports to, where the arrow is. Lines of one kind to one post
// share their way.
#include "structure/structure_channels.hpp"

#include <algorithm>

namespace organograph::viz::structure {

namespace {

constexpr double label_most = 110, label_above = 2.5;

std::size_t box_of(const std::vector<std::pair<PostId, std::size_t>> &boxes, PostId post) {
  const auto found = std::lower_bound(boxes.begin(), boxes.end(), std::pair(post, std::size_t{0}));
  return found != boxes.end() && found->first == post ? found->second : nowhere;
}

/// The x nearest to `wanted`, from low to high, that is a lane away from others; if none is, the farthest.
template <class Away> double clearest(double wanted, double low, double high, Away away) {
  double best = wanted, most = -infinite;
  for (double step = 0; wanted - step >= low || wanted + step <= high; step += lane / 8)
    for (const double x : {wanted + step, wanted - step}) {
      if (x < low || x > high)
        continue;
      const double points = away(x);
      if (points > 0.99 * lane)
        return x;
      if (points > most) {
        most = points;
        best = x;
      }
    }
  return best;
}

} // namespace

Bundles bundles_of(const Source &source, const Selection &selection) {
  Bundles out;
  const auto &lines = source.model->reporting_lines;
  if (lines.empty())
    return out;
  std::vector<std::pair<PostId, std::size_t>> boxes;
  for (std::size_t b = 0; b < selection.boxes.size(); ++b)
    if (selection.boxes[b].kind == BoxKind::post)
      boxes.emplace_back(selection.boxes[b].post, b);
  std::ranges::sort(boxes);
  std::map<std::pair<std::size_t, std::string>, std::size_t> known;
  out.touching.assign(selection.boxes.size(), 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t member = box_of(boxes, lines[i].post), superior = box_of(boxes, lines[i].reports_to);
    if (member == nowhere || superior == nowhere) {
      ++out.not_drawn;
      continue;
    }
    std::string kind = drawable(source.model.text(lines[i].kind));
    const auto [at, is_new] = known.try_emplace({superior, kind}, out.list.size());
    if (is_new) {
      out.list.push_back({superior, {}, {}, std::move(kind)});
      ++out.touching[superior];
    }
    out.list[at->second].members.push_back(member);
    out.list[at->second].given.push_back(i);
    ++out.touching[member];
  }
  return out;
}

FurtherLines::FurtherLines(const Selection &selection, const Blocks &blocks, const Bundles &bundles)
    : selection_(selection), blocks_(blocks), bundles_(bundles) {}

/// A box of a row reaches the channels above and below it, one that hangs below the rows the last.
std::size_t FurtherLines::channel_for(std::size_t box, std::size_t wanted) const {
  const std::size_t zone = blocks_.zone(box);
  return zone == blocks_.rows() ? zone : std::clamp(wanted, zone, zone + 1);
}

/// That the most of its ends reach.
std::size_t FurtherLines::channel_of(const Bundle &bundle) const {
  std::size_t best = 0, reached = 0;
  const std::size_t zone = blocks_.zone(bundle.superior);
  for (const std::size_t channel : {zone + 1, zone}) {
    if (channel_for(bundle.superior, channel) != channel)
      continue;
    std::size_t count = 1;
    for (const std::size_t member : bundle.members)
      count += channel_for(member, channel) == channel;
    if (count > reached) {
      reached = count;
      best = channel;
    }
  }
  return best;
}

double FurtherLines::right_of(std::size_t box) const {
  return selection_.boxes[box].left + blocks_.width_of(box);
}

double FurtherLines::middle(const End &end) const {
  return selection_.boxes[end.box].top + blocks_.height_of(end.box) / 2 + end.tick;
}

bool FurtherLines::has_assistant(std::size_t box) const {
  const auto manager = [&](std::uint32_t b) { return selection_.boxes[b].manager; };
  return std::ranges::binary_search(blocks_.assistants, box, {}, manager);
}

/// Points below the middle of the box, each end at its side a lane from the next where it is high enough;
/// those of a manager below the line to its assistants.
double FurtherLines::tick_at(std::size_t box) {
  const double room = std::max(0.0, blocks_.height_of(box) / 2 - 4),
               least = has_assistant(box) ? lane : -room;
  const auto steps = static_cast<double>(bundles_.touching[box] - 1);
  const double step = steps > 0 ? std::min(lane, std::max(0.0, room - least) / steps) : 0;
  const double first = std::max(-step * steps / 2, std::min(least, room));
  return first + step * static_cast<double>(ends_at_[box]++);
}

/// The next lane beside a box or an opened card. Lanes that begin at one place have room for all of them, and
/// no others are in it but those that come into the same channel from its other side: they step aside for
/// them.
double FurtherLines::lane_from(double from, std::size_t box, const Uprights &others) {
  Lanes &lanes = lanes_[{blocks_.zone(box), from}];
  const double next = std::max(from + 0.8 * lane, lanes.last + lane),
               high =
                   from + lane * (2 + static_cast<double>(lanes.used++)); // the gap beside takes a step aside
  // Nearer to one of its own, which it goes along with for longer, counts as twice as near.
  lanes.last = clearest(next, std::max(from, lanes.last) + lane / 2, high, [&, last = lanes.last](double x) {
    return std::min(others.away(x), x - last > 0.99 * lane ? infinite : (x - last) / 2);
  });
  rightmost_ = std::max(rightmost_, lanes.last);
  return lanes.last;
}

FurtherLines::End FurtherLines::end_at(std::size_t box, std::size_t channel,
                                       const std::vector<double> &free_right) {
  End end{box, channel, 0, 0, tick_at(box), {}};
  double from = free_right[box];
  std::size_t beside = box;
  const auto add = [&](double x) { (end.hops.empty() ? end.lane : end.hops.back().x) = x; };
  for (std::size_t m = selection_.boxes[box].manager; m != nowhere && blocks_.zone(m) == blocks_.rows();
       m = selection_.boxes[m].manager) {
    const auto card = std::ranges::find(blocks_.opened, m, &Opened::box);
    if (card == blocks_.opened.end())
      continue;
    const double x = lane_from(from, beside, {});
    add(x);
    rising_[below(m)].add(x);
    const double above = channel_least / 2 + lane * static_cast<double>(++levels_below_[m]);
    end.hops.push_back({card->below, above, 0});
    from = card->lanes;
    beside = m;
  }
  const bool falls = channel > blocks_.zone(box);
  const double x = lane_from(from, beside, (falls ? rising_ : falling_)[channel]);
  add(x);
  (falls ? falling_ : rising_)[channel].add(x);
  return end;
}

double FurtherLines::plan(const std::vector<double> &free_right, double right, Channels &channels) {
  for (std::size_t i = 0; i < bundles_.list.size(); ++i) {
    const Bundle &bundle = bundles_.list[i];
    const std::size_t channel = channel_of(bundle);
    Net net{i, end_at(bundle.superior, channel, free_right), {}, 0, 0};
    for (const std::size_t member : bundle.members)
      net.members.push_back(end_at(member, channel_for(member, channel), free_right));
    nets_.push_back(std::move(net));
  }
  right = std::max(right, rightmost_);
  for (Net &net : nets_)
    if (std::ranges::any_of(net.members, [&](const End &end) { return end.channel != net.superior.channel; }))
      net.gutter = right += lane;
  for (Net &net : nets_)
    add_runs(net, right, channels);
  return right + (bundles_.list.empty() ? 0 : lane / 2);
}

double FurtherLines::exit_of(std::size_t box, bool opened, double low, double high) const {
  const auto lanes = rising_.find(opened ? below(box) : blocks_.zone(box) + 1);
  return lanes == rising_.end()
             ? (low + high) / 2
             : clearest((low + high) / 2, low, high, [&](double x) { return lanes->second.away(x); });
}

void FurtherLines::add_runs(Net &net, double right, Channels &channels) const {
  std::map<std::size_t, Reach> runs;
  const auto touch = [&](std::size_t channel, double x) {
    runs.try_emplace(channel, Reach{x, x}).first->second.from(x);
  };
  touch(net.superior.channel, net.superior.x());
  for (const End &end : net.members)
    touch(end.channel, end.x());
  if (net.gutter > 0)
    for (auto &[channel, reach] : runs)
      reach.from(net.gutter);
  const auto words = wrapped(bundles_.list[net.bundle].kind, label_most, style::text_size, false, 1);
  std::map<std::size_t, std::size_t> added;
  for (auto &[channel, reach] : runs) {
    const bool labelled = channel == net.superior.channel && !words.empty();
    double left = reach.low, end = reach.high;
    if (labelled) {
      const double half = text_width(words[0], style::text_size, false) / 2 + 2;
      net.label = std::clamp((left + end) / 2, half, std::max(half, right - half));
      left = std::min(left, net.label - half);
      end = std::max(end, net.label + half);
    }
    added[channel] = channels.add({channel, left, end, true, labelled, 0});
  }
  net.superior.run = added[net.superior.channel];
  for (End &end : net.members)
    end.run = added[end.channel];
}

void FurtherLines::draw(const Channels &channels, const std::vector<double> &channel_top, double stretch,
                        std::vector<Line> &out) const {
  for (const Net &net : nets_)
    draw_net(net, channels, channel_top, stretch, out);
}

std::vector<Point> FurtherLines::way_out(const End &end, double top, double stretch, double level) const {
  std::vector<Point> out = {{right_of(end.box), middle(end)}, {end.lane, middle(end)}};
  for (const Hop &hop : end.hops) {
    const double y = top + hop.below * stretch - hop.above;
    out.push_back({out.back().x, y});
    out.push_back({hop.x, y});
  }
  out.push_back({out.back().x, level});
  return out;
}

void FurtherLines::draw_net(const Net &net, const Channels &channels, const std::vector<double> &channel_top,
                            double stretch, std::vector<Line> &out) const {
  const Bundle &bundle = bundles_.list[net.bundle];
  const End &to = net.superior;
  const auto level = [&](const End &end) { return channel_top[end.channel] - channels.above(end.run); };
  const double y_to = level(to);
  std::map<std::size_t, Reach> along; // by channel
  std::optional<Reach> gutter;
  bool arrived = false;
  for (std::size_t i = 0; i < net.members.size(); ++i) {
    const End &end = net.members[i];
    const double y = level(end);
    Line line{end.box, to.box, bundle.given[i], way_out(end, channel_top.back(), stretch, y), false, {}, {}};
    line.bundle = net.bundle;
    // Along its channel to the superior's lane or the gutter, until it meets what is drawn already.
    const auto go = [&](std::size_t channel, double from, double towards, double height) {
      const auto [reach, fresh] = along.try_emplace(channel, Reach{from, from});
      line.points.push_back({fresh ? towards : reach->second.from(from), height});
      if (fresh)
        reach->second.from(towards);
      return fresh;
    };
    bool on = go(end.channel, end.x(), end.channel == to.channel ? to.x() : net.gutter, y);
    if (on && end.channel != to.channel) {
      on = !gutter.has_value();
      line.points.push_back({net.gutter, gutter ? gutter->from(y) : y_to});
      if (!gutter)
        gutter = Reach{std::min(y, y_to), std::max(y, y_to)};
      on = on && go(to.channel, net.gutter, to.x(), y_to);
    }
    if (on && !arrived) {
      const auto in = way_out(to, channel_top.back(), stretch, y_to);
      line.points.insert(line.points.end(), in.rbegin() + 1, in.rend());
      line.arrow = arrived = true;
    }
    if (i == 0) {
      const auto words = wrapped(bundle.kind, label_most, style::text_size, false, 1);
      line.label = {net.label, y_to - label_above};
      line.kind = words.empty() ? "" : words[0];
    }
    out.push_back(std::move(line));
  }
}

} // namespace organograph::viz::structure

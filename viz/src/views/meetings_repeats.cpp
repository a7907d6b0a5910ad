// SPDX-License-Identifier: Apache-2.0
// The meetings that repeat each other: each group of them a column of boxes, their pairs lines at its right.
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "views/meetings_parts.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace organograph::viz::meetings {

using style::margin;

namespace {

constexpr double box_width = 200, box_height = 30, gap = 21, chip_height = 14, lead = 8;
constexpr double wide_chip = 172, narrow_chip = 74;
constexpr std::size_t most_in_group = 8;
constexpr double between_rows = 14, between_blocks = 28, part_of_sheet = 0.3;
constexpr double low_sheet = 700, part_of_low_sheet = 0.15; ///< A4, landscape

struct Repeat {
  MeetingId a, b;
  const MirrorPair *mirror = nullptr;
  const SamePeoplePair *same = nullptr;
};

/// Every pair that the options leave, mirrors first, in the order of analysis.json.
std::vector<Repeat> repeats_of(const Model &model, const MeetingPairs &pairs, const ViewOptions &options) {
  std::vector<Repeat> out;
  const auto shown = [&](MeetingId a, MeetingId b) {
    return is_shown(model, a, options) || is_shown(model, b, options);
  };
  for (const MirrorPair &pair : pairs.mirror)
    if (shown(pair.a, pair.b))
      out.push_back({pair.a, pair.b, &pair, nullptr});
  const auto mirrors = std::ssize(out);
  const auto ends = [](const Repeat &r) { return std::pair(r.a, r.b); };
  std::vector<std::size_t> by_ends(out.size());
  std::iota(by_ends.begin(), by_ends.end(), std::size_t{0});
  std::ranges::sort(by_ends, {}, [&](std::size_t i) { return ends(out[i]); });
  for (const SamePeoplePair &pair : pairs.same_people) {
    const auto at =
        std::ranges::lower_bound(by_ends.begin(), by_ends.begin() + mirrors, std::pair(pair.a, pair.b), {},
                                 [&](std::size_t i) { return ends(out[i]); });
    if (at != by_ends.end() && ends(out[*at]) == std::pair(pair.a, pair.b))
      out[*at].same = &pair;
    else if (shown(pair.a, pair.b))
      out.push_back({pair.a, pair.b, nullptr, &pair});
  }
  return out;
}

struct Group {
  std::vector<MeetingId> meetings;
  std::vector<Repeat> pairs;
};

/// The first pairs, joined into groups of at most most_in_group meetings; `left`: how many pairs are not in.
std::vector<Group> group(const std::vector<Repeat> &repeats, std::size_t most, std::size_t &left) {
  std::vector<Group> groups;
  std::size_t taken = 0;
  const auto of = [&](MeetingId meeting) {
    return std::ranges::find_if(
        groups, [&](const Group &g) { return std::ranges::find(g.meetings, meeting) != g.meetings.end(); });
  };
  for (const Repeat &repeat : repeats) {
    if (taken == most)
      break;
    auto a = of(repeat.a), b = of(repeat.b);
    const std::size_t size_a = a == groups.end() ? 1 : a->meetings.size();
    const std::size_t size_b = b == groups.end() ? 1 : b->meetings.size();
    if ((a == groups.end() || a != b) && size_a + size_b > most_in_group)
      continue;
    ++taken;
    if (a == groups.end() && b == groups.end()) {
      groups.push_back({{repeat.a, repeat.b}, {repeat}});
      continue;
    }
    if (a == groups.end() || b == groups.end()) {
      const bool has_a = b == groups.end();
      Group &to = has_a ? *a : *b;
      to.meetings.push_back(has_a ? repeat.b : repeat.a);
      to.pairs.push_back(repeat);
      continue;
    }
    a->pairs.push_back(repeat);
    if (a != b) {
      a->meetings.insert(a->meetings.end(), b->meetings.begin(), b->meetings.end());
      a->pairs.insert(a->pairs.end(), b->pairs.begin(), b->pairs.end());
      groups.erase(b);
    }
  }
  left = repeats.size() - taken;
  return groups;
}

/// A pair by the places of its meetings, upper first, and the channel of its line.
struct Way {
  std::size_t upper, lower, channel;
  const Repeat *repeat;
  double leaves = 0, arrives = 0; ///< y at the boxes
};

/// A channel for each pair in which no other pair passes the same place.
std::vector<Way> ways_of(const Group &g, std::size_t &channels) {
  std::vector<Way> ways;
  const auto place = [&](MeetingId meeting) {
    return static_cast<std::size_t>(std::ranges::find(g.meetings, meeting) - g.meetings.begin());
  };
  for (const Repeat &repeat : g.pairs) {
    const std::size_t a = place(repeat.a), b = place(repeat.b);
    ways.push_back({std::min(a, b), std::max(a, b), 0, &repeat});
  }
  std::ranges::stable_sort(ways, {}, [](const Way &w) { return std::pair(w.lower - w.upper, w.upper); });
  channels = 0;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const auto meets = [&](const Way &other) {
      return other.channel == ways[i].channel && other.upper <= ways[i].lower && ways[i].upper <= other.lower;
    };
    const auto end = ways.begin() + static_cast<std::ptrdiff_t>(i);
    while (std::any_of(ways.begin(), end, meets))
      ++ways[i].channel;
    channels = std::max(channels, ways[i].channel + 1);
  }
  return ways;
}

std::string percent(double share) {
  return rounded(std::round(100 * share)) + "%";
}

std::string words_of(const Repeat &repeat, bool wide) {
  std::string out;
  if (repeat.mirror != nullptr)
    out = wide ? "mirror: " +
                     counted(repeat.mirror->common_partners.size(), "partner attends", "partners attend") +
                     " both"
               : "mirror";
  if (repeat.same != nullptr && !(wide && repeat.mirror != nullptr))
    out += (out.empty() ? "" : " ") + percent(repeat.same->jaccard) +
           (wide ? " of the people the same" : " same");
  return out;
}

std::string tooltip_of(const Model &model, const Repeat &repeat) {
  std::string out = detail::drawable(id(model, repeat.a)) + ", " + detail::drawable(id(model, repeat.b));
  if (repeat.mirror != nullptr) {
    out += "\nmirror: two organisations meet apart; partners that attend both:";
    const auto &partners = repeat.mirror->common_partners;
    for (std::size_t i = 0; i < std::min<std::size_t>(partners.size(), 10); ++i)
      out += (i > 0 ? ", " : " ") + detail::drawable(model.text(model->partners->name[index(partners[i])]));
    out += "\nwere they one, more attendances duplicated: " +
           std::to_string(repeat.mirror->attendances_that_become_duplicated);
  }
  if (repeat.same != nullptr)
    out += "\nthe same people: " + percent(repeat.same->jaccard) + " of all who attend either, " +
           std::to_string(repeat.same->common) + " of them";
  return out;
}

void draw_boxes(Block &block, const Model &model, const Group &g, std::vector<double> &tops,
                const std::vector<Way> &ways) {
  for (std::size_t i = 0; i < g.meetings.size(); ++i) {
    const MeetingId meeting = g.meetings[i];
    const auto lines =
        std::ranges::count_if(ways, [&](const Way &w) { return w.upper == i || w.lower == i; });
    Box box;
    box.name = "repeats_" + std::to_string(index(meeting));
    const std::string_view subject = model.text(model->meetings->subject[index(meeting)]);
    const std::string text = detail::drawable(subject.empty() ? id(model, meeting) : subject);
    box.label = text + "\n" + detail::drawable(id(model, meeting));
    box.area = view::swatch(style::band_odd);
    box.area.top = tops.emplace_back(block.height);
    box.area.width = box_width;
    box.area.height = std::max(box_height, 5 * static_cast<double>(lines + 1));
    view::put_lines(box.texts, 6, box.area.top + 4, box_width - 12, text, 2, view::strong);
    block.height += box.area.height + gap;
    block.drawing.boxes.push_back(std::move(box));
  }
  block.height -= gap;
}

/// Lines meet a box's right side evenly spread: those from above first, inner channels before outer.
void set_ports(std::vector<Way> &ways, const Block &block) {
  for (std::size_t i = 0; i < block.drawing.boxes.size(); ++i) {
    std::vector<double *> ports;
    for (Way &way : ways)
      if (way.lower == i)
        ports.push_back(&way.arrives);
    for (Way &way : ways)
      if (way.upper == i)
        ports.push_back(&way.leaves);
    const Area &area = block.drawing.boxes[i].area;
    for (std::size_t n = 0; n < ports.size(); ++n)
      *ports[n] = area.top + area.height * static_cast<double>(n + 1) / static_cast<double>(ports.size() + 1);
  }
}

void draw_way(Block &block, const Model &model, const Way &way, double top, double chip_width,
              std::size_t n) {
  const double left = box_width + lead + (chip_width + lead) * static_cast<double>(way.channel);
  const double x = left + chip_width / 2, below = top - (gap - chip_height) / 2;
  const std::string label = tooltip_of(model, *way.repeat);
  const bool mirror = way.repeat->mirror != nullptr;
  Box chip;
  chip.name = "pair_" + std::to_string(n);
  chip.label = label;
  chip.area = view::swatch(style::white, Hatch::none, Stroke::solid, mirror ? 2 : 1);
  chip.area.left = left;
  chip.area.top = below - chip_height;
  chip.area.width = chip_width;
  chip.area.height = chip_height;
  view::put(chip.texts, x, below - chip_height / 2, words_of(*way.repeat, chip_width == wide_chip),
            view::centred);
  Line upper, lower;
  upper.points = {{box_width, way.leaves}, {x, way.leaves}, {x, chip.area.top}};
  lower.points = {{x, below}, {x, way.arrives}, {box_width, way.arrives}};
  for (Line *line : {&upper, &lower}) {
    line->label = label;
    line->pen = mirror ? 2 : 1;
    block.drawing.lines.push_back(*line);
  }
  block.drawing.boxes.push_back(std::move(chip));
}

Block block_of(const Model &model, const Group &g, std::size_t &pairs) {
  std::size_t channels = 0;
  std::vector<Way> ways = ways_of(g, channels);
  const double chip_width = channels == 1 ? wide_chip : narrow_chip;
  Block block;
  std::vector<double> tops;
  draw_boxes(block, model, g, tops, ways);
  set_ports(ways, block);
  for (const Way &way : ways)
    draw_way(block, model, way, tops[way.lower], chip_width, pairs++);
  block.width = box_width + (chip_width + lead) * static_cast<double>(channels);
  return block;
}

std::string heading_of(const Analysis &analysis) {
  const MeetingPairs &pairs = *analysis.meeting_pairs;
  return "Meetings that repeat each other: " + counted(pairs.mirror_count, "mirror pair", "mirror pairs") +
         ", " + counted(pairs.same_people_count, "pair", "pairs") + " with at least " +
         percent(analysis.options.pairs.overlap) + " of the people the same.";
}

} // namespace

Repeats plan_repeats(const Model &model, const Analysis &analysis, const ViewOptions &options) {
  Repeats out;
  if (!analysis.meeting_pairs)
    return out;
  const Room sheet = view::sheet_of(options);
  const double inner = sheet.width - 2 * margin;
  const std::vector<Repeat> repeats = repeats_of(model, *analysis.meeting_pairs, options);
  // Fewer pairs until they take no more than their part of the sheet.
  for (std::size_t most = options.all ? 200 : 12;; --most) {
    out = {};
    std::size_t pairs = 0;
    for (const Group &g : group(repeats, most, out.left))
      out.blocks.push_back(block_of(model, g, pairs));
    double x = 0, top = 0, bottom = 0;
    for (Block &block : out.blocks) {
      if (x > 0 && x + block.width > inner) {
        x = 0;
        top = bottom + between_rows;
      }
      block.x = x;
      block.y = top;
      bottom = std::max(bottom, top + block.height);
      out.width = std::max(out.width, x + block.width);
      x += block.width + between_blocks;
    }
    out.height = bottom;
    if (options.all || most <= 1 ||
        bottom <= (sheet.height < low_sheet ? part_of_low_sheet : part_of_sheet) * sheet.height)
      return out;
  }
}

void draw_repeats(view::Page &page, const Analysis &analysis, Repeats &&repeats) {
  if (!analysis.meeting_pairs)
    return;
  const double inner = page.width - 2 * margin;
  auto &texts = page.drawing.texts;
  page.y = view::put_lines(texts, margin, page.y + 14, inner, heading_of(analysis), 2,
                           {.size = style::heading_size + 1, .bold = true});
  std::string words = "Mirror: the same partner attends both, since two organisations meet apart. " +
                      std::string(caveat::pairs);
  if (repeats.left > 0)
    words += " And " + counted(repeats.left, "pair", "pairs") + " more, for which there is no room here.";
  page.y =
      view::put_lines(texts, margin, page.y, inner, words, 2, {.size = style::strong_size, .slanted = true});
  page.y += 8;
  for (Block &block : repeats.blocks)
    view::add(page.drawing, std::move(block.drawing), margin + block.x, page.y + block.y);
  page.y += repeats.height + 4;
}

} // namespace organograph::viz::meetings

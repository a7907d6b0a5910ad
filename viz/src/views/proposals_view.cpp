// SPDX-License-Identifier: Apache-2.0
// The front as parallel coordinates.
#include "figures/proposal_words.hpp"
#include "organograph/viz/proposals.hpp"
#include "views/view_page.hpp"
#include "words/numbers.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz::proposed_lines {

namespace {

using style::margin;
using view::Look;

constexpr std::string_view heading = "Which other structures were possible";
constexpr double axis_height = 260, least_gap = 92, most_gap = 170, label_room = 34, beside = 60,
                 names_room = 150;
constexpr std::size_t most_given = 6, start_columns = 44, title_columns = 52;
constexpr Colour of_front{0x8a, 0xa8, 0xc8}, of_start{0x33, 0x33, 0x33};
constexpr std::array<Colour, most_given> of_given = {Colour{0xb0, 0x3a, 0x1e}, {0x1f, 0x6e, 0x43},
                                                     {0x6a, 0x3d, 0x9a},       {0x9a, 0x6a, 0x00},
                                                     {0x00, 0x6d, 0x8f},       {0x8f, 0x2d, 0x56}};

/// Where a value of an objective stands.
struct Axis {
  Objective objective;
  double x;
  std::uint32_t low, high;
};

struct Sheet {
  std::vector<Axis> axes;
  double top;

  double y(const Axis &axis, const Objectives &values) const {
    const std::uint32_t value = values[static_cast<std::size_t>(axis.objective)];
    if (axis.high == axis.low)
      return top + axis_height;
    return top +
           axis_height * static_cast<double>(axis.high - value) / static_cast<double>(axis.high - axis.low);
  }
  Line line(const Objectives &values, Colour colour, float pen, Stroke stroke, std::string label) const {
    Line out;
    for (const Axis &axis : axes)
      out.points.push_back({axis.x, y(axis, values)});
    if (out.points.size() == 1) // a line has two ends
      out.points.push_back({out.points.front().x + 20, out.points.front().y});
    out.stroke = stroke;
    out.colour = colour;
    out.pen = pen;
    out.label = std::move(label);
    return out;
  }
};

/// A line, and all that has its values.
struct Drawn {
  Objectives values{};
  bool is_start = false;
  std::vector<const PlacedScenario *> given;
  std::optional<std::size_t> point; // of the front
};

// The front's first, so that what is named lies above them.
std::vector<Drawn> drawn_of(const Proposed &proposed) {
  std::vector<Drawn> named, out;
  if (proposed.proposals.start)
    named.push_back({*proposed.proposals.start, true, {}, std::nullopt});
  for (const PlacedScenario &scenario : proposed.placed) {
    if (!scenario.is_compared())
      continue;
    auto at = std::ranges::find(named, scenario.values, &Drawn::values);
    if (at == named.end() && named.size() == most_given + (proposed.proposals.start ? 1 : 0))
      continue;
    if (at == named.end())
      at = named.insert(at, {scenario.values, false, {}, std::nullopt});
    at->given.push_back(&scenario);
  }
  const auto &front = proposed.proposals.front;
  for (std::size_t p = 0; p < front.size(); ++p)
    if (const auto at = std::ranges::find(named, front[p].values, &Drawn::values); at != named.end())
      at->point = p;
    else
      out.push_back({front[p].values, false, {}, p});
  std::ranges::move(named, std::back_inserter(out));
  return out;
}

std::size_t not_drawn(const Proposed &proposed, const std::vector<Drawn> &drawn) {
  std::size_t more = 0;
  for (const PlacedScenario &scenario : proposed.placed)
    more += scenario.is_compared();
  for (const Drawn &line : drawn)
    more -= line.given.size();
  return more;
}

Sheet sheet_of(const Proposals &proposals, const std::vector<Drawn> &drawn, double gap, double top) {
  Sheet out{{}, top};
  double x = margin + beside;
  for (const Objective objective : proposals.objectives) {
    const auto k = static_cast<std::size_t>(objective);
    Axis axis{objective, x, UINT32_MAX, 0};
    for (const Drawn &line : drawn) {
      axis.low = std::min(axis.low, line.values[k]);
      axis.high = std::max(axis.high, line.values[k]);
    }
    out.axes.push_back(axis);
    x += gap;
  }
  return out;
}

void draw_axis(const Axis &axis, double top, Drawing &to) {
  Line line;
  line.points = {{axis.x, top}, {axis.x, top + axis_height}};
  line.colour = style::ink;
  to.lines.push_back(std::move(line));
  view::put(to.texts, axis.x, top - 22, std::string(head(axis.objective)), view::strong_centred);
  view::put(to.texts, axis.x, top - 9, figure(axis.high), view::centred);
  view::put(to.texts, axis.x, top + axis_height + 10, figure(axis.low), view::centred);
}

std::string values_told(const Proposals &proposals, const Objectives &values) {
  std::string out;
  for (const Objective objective : proposals.objectives)
    out += "\n" + std::string(head(objective)) + ": " + figure(values[static_cast<std::size_t>(objective)]);
  return out;
}

// 'Proposal (proposal); Outcome (outcome-june-2017): on the front: propose-04', a part for each place.
std::string given_told(const Proposed &proposed, const Drawn &line) {
  std::vector<std::pair<std::string, std::string>> parts; // place, names
  for (const PlacedScenario *const scenario : line.given) {
    const std::string place = place_told(proposed, *scenario);
    const auto at = std::ranges::find(parts, place, &std::pair<std::string, std::string>::first);
    const std::string name = scenario_told(scenario->name, scenario->title);
    if (at == parts.end())
      parts.emplace_back(place, name);
    else
      at->second += "; " + name;
  }
  std::string out;
  for (const auto &[place, names] : parts)
    out += (out.empty() ? "" : ". ") + names + ": " + place;
  return out;
}

std::string start_name(const Proposed &proposed) {
  return "as it is, the start: " +
         (proposed.starts_from.empty() ? std::string("the model")
                                       : scenario_told(proposed.starts_from, proposed.starts_title)) +
         (proposed.as_it_is ? ": " + place_told(proposed, *proposed.as_it_is) : "");
}

// What is read where the line is pointed at.
std::string label_of(const Model &start, const Proposed &proposed, const Drawn &line) {
  std::string out;
  const auto add = [&](const std::string &text) { out += (out.empty() ? "" : "\n") + text; };
  if (line.is_start)
    add(start_name(proposed));
  if (!line.given.empty())
    add(given_told(proposed, line));
  if (line.point)
    add(point_told(proposed, *line.point));
  out += values_told(proposed.proposals, line.values);
  if (line.point)
    for (const std::string &post :
         posts_told(start, proposed.proposals, proposed.proposals.front[*line.point], Naming::names))
      add(post);
  return out;
}

view::Key key_of(Colour colour, std::string meaning) {
  return {view::swatch(colour), "", std::move(meaning)};
}

// A key for each that has the values of the line: what is long of a title is cut, so that its place is read.
void add_keys(const Proposed &proposed, const Drawn &line, Colour colour, bool is_dotted,
              std::vector<view::Key> &to) {
  bool is_said = false; // that the values are on the front
  if (line.is_start) {
    std::string text = "as it is: ";
    text += proposed.starts_from.empty()
                ? std::string("the model")
                : scenario_told(proposed.starts_from, viz::cut(proposed.starts_title, start_columns));
    if (proposed.as_it_is) {
      text += ": " + verdict_told(proposed, *proposed.as_it_is);
      is_said = proposed.as_it_is->equals.has_value();
    }
    to.push_back(key_of(colour, text + " (dashed)"));
  }
  for (const PlacedScenario *const scenario : line.given) {
    is_said = is_said || scenario->equals.has_value();
    to.push_back(key_of(colour, scenario_told(scenario->name, viz::cut(scenario->title, title_columns)) +
                                    ": " + verdict_told(proposed, *scenario) +
                                    (is_dotted ? " (dotted)" : "")));
  }
  if (line.point && !is_said)
    to.push_back(key_of(colour, "the same values, on the front: " + point_told(proposed, *line.point)));
}

/// Draws the lines; the legend has a key for each that is named, and one for all others.
std::vector<view::Key> draw_lines(const Sheet &sheet, const Model &start, const Proposed &proposed,
                                  const std::vector<Drawn> &drawn, Drawing &to) {
  std::vector<view::Key> keys;
  std::size_t given = 0;
  bool any_point = false;
  std::array<std::vector<Line>, 4>
      layers; // the front, then what is solid, dashed, dotted: each shows through
  for (const Drawn &line : drawn) {
    const bool is_named = line.is_start || !line.given.empty();
    const bool is_dotted = is_named && !line.is_start && given % 2 == 1;
    const Colour colour = line.is_start ? of_start : is_named ? of_given[given] : of_front;
    const Stroke stroke = line.is_start ? Stroke::dashed : is_dotted ? Stroke::dotted : Stroke::solid;
    given += is_named && !line.is_start;
    const std::size_t layer = !is_named ? 0 : line.is_start ? 2 : is_dotted ? 3 : 1;
    layers[layer].push_back(
        sheet.line(line.values, colour, is_named ? 2.0F : 0.8F, stroke, label_of(start, proposed, line)));
    if (!is_named) {
      if (!std::exchange(any_point, true))
        keys.push_back(key_of(colour, "a point of the front"));
      continue;
    }
    add_keys(proposed, line, colour, is_dotted, keys);
  }
  for (std::vector<Line> &layer : layers)
    std::ranges::move(layer, std::back_inserter(to.lines));
  return keys;
}

} // namespace

} // namespace organograph::viz::proposed_lines

namespace organograph::viz {

Drawing proposals_drawing(const Model &start, const Proposed &proposed, const ViewOptions &options) {
  using namespace proposed_lines;
  const Proposals &proposals = proposed.proposals;
  const auto axes = static_cast<double>(std::max<std::size_t>(1, proposals.objectives.size()));
  const double room = view::sheet_of(options).width - 2 * (margin + beside);
  const double gap = std::clamp(room / axes, least_gap, most_gap);
  view::Caption caption{heading,
                        found_told(proposals) + " Less stands further down, which is no judgement.",
                        std::string(not_among_objectives),
                        {}};
  const std::vector<Drawn> drawn = drawn_of(proposed);
  if (const std::size_t more = not_drawn(proposed, drawn); more > 0)
    caption.notes.push_back("And " + counted(more, "given scenario", "given scenarios") + " more.");
  if (proposed.as_it_is)
    caption.notes.push_back("On the front, or dominated: " + alone_told(proposals) + ".");
  if (proposed.not_placed > 0)
    caption.notes.push_back(not_placed_told(proposed));
  view::Page page = view::begin_page(start, caption, 2 * (margin + beside) + gap * (axes - 1) + names_room);
  const Sheet sheet = sheet_of(proposals, drawn, gap, page.y + label_room);
  const std::vector<view::Key> keys = draw_lines(sheet, start, proposed, drawn, page.drawing);
  for (const Axis &axis : sheet.axes)
    draw_axis(axis, sheet.top, page.drawing);
  page.y = sheet.top + axis_height + label_room;
  return view::end_page(std::move(page), start, keys, {TableId::posts});
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
// The front as parallel coordinates.
#include "figures/proposal_words.hpp"
#include "organograph/viz/proposals.hpp"
#include "views/view_page.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace organograph::viz::proposed_lines {

namespace {

using style::margin;
using view::Look;

constexpr std::string_view heading = "Which other structures were possible";
constexpr double axis_height = 260, least_gap = 92, most_gap = 170, label_room = 34, beside = 60,
                 names_room = 150;
constexpr std::size_t most_given = 6;
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

std::vector<const PlacedScenario *> given_of(const Proposed &proposed) {
  std::vector<const PlacedScenario *> out;
  for (const PlacedScenario &scenario : proposed.placed)
    if (scenario.from_start && out.size() < most_given)
      out.push_back(&scenario);
  return out;
}

Sheet sheet_of(const Proposed &proposed, double gap, double top) {
  Sheet out{{}, top};
  const Proposals &proposals = proposed.proposals;
  double x = margin + beside;
  for (const Objective objective : proposals.objectives) {
    const auto k = static_cast<std::size_t>(objective);
    Axis axis{objective, x, UINT32_MAX, 0};
    const auto widen = [&](const Objectives &values) {
      axis.low = std::min(axis.low, values[k]);
      axis.high = std::max(axis.high, values[k]);
    };
    for (const ProposedStructure &point : proposals.front)
      widen(point.values);
    for (const PlacedScenario *const scenario : given_of(proposed))
      widen(scenario->values);
    if (proposals.start)
      widen(*proposals.start);
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

void draw_lines(const Sheet &sheet, const Model &start, const Proposed &proposed, Drawing &to) {
  const Proposals &proposals = proposed.proposals;
  for (std::size_t p = 0; p < proposals.front.size(); ++p) {
    std::string label =
        proposed.scenarios[p].scenario.name + values_told(proposals, proposals.front[p].values);
    for (const std::string &post : posts_told(start, proposals, proposals.front[p]))
      label += "\n" + post;
    to.lines.push_back(
        sheet.line(proposals.front[p].values, of_front, 0.8F, Stroke::solid, std::move(label)));
  }
  if (proposals.start)
    to.lines.push_back(sheet.line(*proposals.start, of_start, 1.8F, Stroke::dashed,
                                  "as it is" + values_told(proposals, *proposals.start)));
  const auto given = given_of(proposed);
  for (std::size_t g = 0; g < given.size(); ++g)
    to.lines.push_back(sheet.line(
        given[g]->values, of_given[g], 2, g % 2 == 0 ? Stroke::solid : Stroke::dotted,
        given[g]->name + values_told(proposals, given[g]->values) + "\n" + place_told(proposed, *given[g])));
}

view::Key key_of(Colour colour, std::string meaning) {
  return {view::swatch(colour), "", std::move(meaning)};
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
  view::Caption caption{
      heading, found_told(proposals) + " Less stands further down.", std::string(not_among_objectives), {}};
  if (std::size_t more = 0; true) {
    for (const PlacedScenario &scenario : proposed.placed)
      more += scenario.from_start;
    if (more > most_given)
      caption.notes.push_back("And " + counted(more - most_given, "given scenario", "given scenarios") +
                              " more.");
  }
  view::Page page = view::begin_page(start, caption, 2 * (margin + beside) + gap * (axes - 1) + names_room);
  const Sheet sheet = sheet_of(proposed, gap, page.y + label_room);
  draw_lines(sheet, start, proposed, page.drawing);
  for (const Axis &axis : sheet.axes)
    draw_axis(axis, sheet.top, page.drawing);
  page.y = sheet.top + axis_height + label_room;
  std::vector<view::Key> keys = {key_of(of_front, "a point of the front"),
                                 key_of(of_start, "as it is (dashed)")};
  const auto given = given_of(proposed);
  for (std::size_t g = 0; g < given.size(); ++g)
    keys.push_back(key_of(of_given[g], given[g]->name + ": " + place_told(proposed, *given[g])));
  return view::end_page(std::move(page), start, keys, {TableId::posts});
}

} // namespace organograph::viz

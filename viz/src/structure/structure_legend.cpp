// SPDX-License-Identifier: Apache-2.0
#include "structure/structure_layout.hpp"
#include "structure/structure_places.hpp"

#include <algorithm>
#include <array>

namespace organograph::viz::structure {

namespace {

using style::Change;

Area framed(Colour fill, Stroke stroke, float pen) {
  Area area;
  area.fill = fill;
  area.stroke = stroke;
  area.frame = style::ink;
  area.pen = pen;
  return area;
}

/// Which changes and kinds of boxes the drawing uses.
struct Uses {
  std::array<bool, 5> changes{};
  bool joint = false, vacant = false, staff = false, fold = false, context = false;
};

Uses uses_of(const Source &source, const Selection &selection) {
  const Model &model = source.model;
  Uses uses;
  for (const Box &box : selection.boxes) {
    uses.staff |= box.kind == BoxKind::staff;
    uses.fold |= box.kind == BoxKind::fold;
    if (box.kind != BoxKind::post)
      continue;
    uses.context |= box.context;
    uses.joint |= model.joint(box.post);
    if (box.context)
      continue;
    uses.vacant |= model->posts.status[index(box.post)] == Status::vacant;
    uses.changes[static_cast<std::size_t>(change_of(source.options, box.post))] = true;
  }
  return uses;
}

void add(std::vector<Sample> &out, Area area, std::string text) {
  Sample sample;
  sample.area = area;
  sample.text = std::move(text);
  out.push_back(std::move(sample));
}

void add_changes(const Uses &uses, std::vector<Sample> &out) {
  constexpr std::array<std::pair<Change, const char *>, 5> texts = {
      {{Change::created, "created"},
       {Change::deleted, "deleted, its title struck through"},
       {Change::moved, "moved: reports to another post"},
       {Change::changed, "changed"},
       {Change::none, "as before"}}};
  for (const auto &[change, text] : texts) {
    if (!uses.changes[static_cast<std::size_t>(change)])
      continue;
    const style::Paint paint = style::of(change);
    Area area = framed(paint.fill, Stroke::solid, 1);
    area.hatch = paint.hatch;
    add(out, area, text);
  }
}

void add_line(std::vector<Sample> &out, Stroke stroke, Colour colour, bool arrow, std::string text) {
  Sample sample;
  sample.line = true;
  sample.look.stroke = stroke;
  sample.look.colour = colour;
  sample.look.arrow = arrow;
  sample.text = std::move(text);
  out.push_back(std::move(sample));
}

} // namespace

std::vector<Sample> samples(const Source &source, const Selection &selection, const Layout &layout) {
  const Uses uses = uses_of(source, selection);
  std::vector<Sample> out;
  const bool of_changes = source.options.card.colour == ColourBy::change;
  if (!source.options.changes.empty() && !of_changes)
    add_changes(uses, out);
  add_strip_samples(source, selection, out);
  if (uses.joint)
    add(out, framed(style::white, Stroke::solid, 2),
        source.options.card.colour == ColourBy::organisation ? "joint post, with the part of each in %"
                                                             : "joint post");
  if (uses.vacant && source.options.card.colour != ColourBy::status) // its strip says so
    add(out, framed(style::white, Stroke::dotted, 2), "vacant");
  if (uses.context) {
    Area area = framed(style::white, Stroke::solid, 1);
    area.frame = style::card_edge;
    area.pen = 0.75F;
    add(out, area, "slanted, without a strip: manager above, outside what was asked for");
  }
  if (uses.staff)
    add(out, framed(style::white, Stroke::dashed, 1), "staff group: people known only as a number");
  if (source.options.card.group != GroupBy::none) {
    Area area = framed(group_fill, Stroke::solid, 0.75F);
    add(out, area,
        source.options.card.group == GroupBy::unit ? "a unit of several posts"
                                                   : "a function of several posts");
  }
  if (uses.fold)
    add(out, framed(style::white, Stroke::solid, 3), "several posts folded into one box");
  const auto any = [&](bool further) {
    return std::any_of(layout.lines.begin(), layout.lines.end(),
                       [&](const Line &line) { return (line.further != nowhere) == further; });
  };
  if (any(false))
    add_line(out, Stroke::solid, style::ink, false, "line management");
  if (std::ranges::any_of(selection.boxes, [&](const Box &box) { return is_assistant(box, source.model); }))
    add_line(out, Stroke::dotted, style::ink, false, "assistant, beside its manager");
  if (any(true))
    add_line(out, Stroke::dashed, style::further_line, true,
             "further reporting line, with its kind; the arrow is at whom one reports to");
  return out;
}

} // namespace organograph::viz::structure

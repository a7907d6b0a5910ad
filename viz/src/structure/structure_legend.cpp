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

/// Which organisations, changes and kinds of boxes the drawing uses.
struct Uses {
  std::vector<std::uint8_t> organisations;
  std::array<bool, 5> changes{};
  bool joint = false, vacant = false, staff = false, fold = false, context = false, page = false;
};

Uses uses_of(const Source &source, const Selection &selection) {
  const Model &model = source.model;
  Uses uses;
  uses.organisations.assign(model->organisations.id.size(), 0);
  for (const Box &box : selection.boxes) {
    uses.staff |= box.kind == BoxKind::staff;
    uses.fold |= box.kind == BoxKind::fold;
    uses.page |= box.page > 0;
    if (box.kind != BoxKind::post)
      continue;
    uses.context |= box.context;
    if (box.context && !model.joint(box.post))
      continue;
    uses.joint |= model.joint(box.post);
    for (const Served &served : model->posts.serves[index(box.post)])
      uses.organisations[index(served.organisation)] = 1;
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

void add_organisations(const Model &model, const Uses &uses, std::vector<Sample> &out) {
  for (std::size_t i = 0; i < uses.organisations.size(); ++i) {
    if (!uses.organisations[i])
      continue;
    const std::string id = drawable(model.text(model->organisations.id[i])),
                      name = drawable(model.text(model->organisations.name[i]));
    const bool apart = runs_leftward(id) || runs_leftward(name);
    add(out, framed(style::of(model, id_at<OrganisationId>(i)).fill, Stroke::solid, 1),
        apart ? name : id + ": " + name);
    out.back().name = apart ? id : "";
  }
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
  if (!source.options.changes.empty())
    add_changes(uses, out);
  add_organisations(source.model, uses, out);
  if (uses.joint)
    add(out, framed(style::white, Stroke::solid, 2),
        source.options.changes.empty() ? "joint post: colours of all it serves, with the share of each in %"
                                       : "joint post: a strip of all it serves, with the share of each in %");
  if (uses.vacant)
    add(out, framed(style::white, Stroke::dotted, 2), "vacant");
  if (uses.context) {
    Area area = framed(style::white, Stroke::solid, 1);
    area.frame = style::faint;
    add(out, area, "manager above, outside what was asked for");
  }
  if (uses.staff)
    add(out, framed(style::white, Stroke::dashed, 1), "staff group: people known only as a number");
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

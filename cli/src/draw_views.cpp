// SPDX-License-Identifier: Apache-2.0
#include "draw_views.hpp"

#include "draw_cards.hpp"
#include "draw_parts.hpp"

#include "organograph/viz/decoupling_view.hpp"
#include "organograph/viz/integration_view.hpp"
#include "organograph/viz/leadership_view.hpp"
#include "organograph/viz/load_view.hpp"
#include "organograph/viz/meetings_view.hpp"
#include "organograph/viz/own_shared_view.hpp"
#include "organograph/viz/partners_view.hpp"
#include "organograph/viz/scenario_view.hpp"
#include "organograph/viz/statutory_view.hpp"
#include "organograph/viz/structure.hpp"
#include "organograph/viz/timeline_view.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace organograph::cli {

using viz::Drawing;

namespace {

constexpr std::array<std::pair<std::string_view, viz::StructureForm>, 4> forms = {
    {{"auto", viz::StructureForm::automatic},
     {"columns", viz::StructureForm::columns},
     {"tree", viz::StructureForm::tree},
     {"list", viz::StructureForm::list}}};

/// What the view shows is the measure of that name, and whether there is any.
std::pair<std::string_view, bool> measure_of(const std::string &view, const Drawn &drawn) {
  const Analysis &analysis = drawn.analysis;
  if (view == "meetings")
    return {"duplicated_attendance", analysis.duplicated_attendance.has_value()};
  if (view == "partners")
    return {"partner_contact", analysis.partner_contact.has_value()};
  if (view == "integration")
    return {"integration_depth", !analysis.integration_depth.empty()};
  if (view == "statutory")
    return {"statutory_officers", analysis.statutory_officers.has_value()};
  if (view == "load")
    return {"", !joint_posts(drawn.model).empty()};
  if (view == "leadership" || view == "own-shared")
    return {"", drawn.model->organisations.id.size() > 1 && drawn.study.minimum_group == 0};
  return {"", drawn.study.undoing && viz::any_cost_known(*drawn.study.undoing)};
}

void refuse_unmeasured(const std::string &view, const Drawn &drawn) {
  const auto [measure, there] = measure_of(view, drawn);
  if (there)
    return;
  std::string reason = view == "load" ? "no post serves two organisations"
                       : view == "leadership" || view == "own-shared"
                           ? "it is of two or more organisations, and of all posts: not with "
                             "--minimum-group"
                       : view == "decoupling"
                           ? "no joint post can be undone of which the annual_cost is known "
                             "and shown"
                           : "the model says nothing that it could be measured by";
  if (view == "statutory")
    reason = "the model has no statutory_roles table";
  for (const auto &[name, why] : drawn.analysis.not_measured)
    if (!measure.empty() && name.starts_with(measure)) {
      reason = why;
      break;
    }
  throw WrongUse("the " + view + " view cannot be drawn, for it is not measured: " + reason);
}

viz::StructureOptions structure_options(const DrawArguments &a, const Drawn &drawn, const NamedParts &named) {
  viz::StructureOptions options;
  options.root = named.root;
  options.depth = a.depth;
  options.organisation = named.organisation;
  options.function = named.function;
  options.all = a.all;
  if (!a.form.empty())
    options.form =
        std::ranges::find(forms, a.form, &std::pair<std::string_view, viz::StructureForm>::first)->second;
  options.without_fte = drawn.study.minimum_group > 0;
  options.card = card_options(a, drawn.model);
  if (options.card.colour == viz::ColourBy::change) {
    const Comparison &comparison = *drawn.scenario->comparison;
    options.changes = changes_after(comparison, drawn.model);
    options.ended = static_cast<std::size_t>(std::ranges::count_if(
        comparison.posts, [](const ChangedPost &post) { return post.after == none<PostId>; }));
  }
  return options;
}

std::vector<viz::OwnSharedState> states_of(const Drawn &drawn) {
  return drawn.scenario ? viz::own_shared_states(*drawn.scenario)
                        : std::vector<viz::OwnSharedState>{{"as it is", &drawn.analysis}};
}

} // namespace

Drawing laid_out(const DrawArguments &a, const Drawn &drawn, const std::optional<viz::Room> &room) {
  const Model &model = drawn.model;
  const Analysis &analysis = drawn.analysis;
  const NamedParts named = named_parts(a, model);
  viz::StructureOptions structure = structure_options(a, drawn, named);
  structure.room = room;
  if (a.view == "structure")
    return viz::structure_drawing(model, analysis.span_of_control, structure);
  if (a.view == "scenario")
    return viz::scenario_drawing(*drawn.scenario->before, *drawn.scenario->after, *drawn.scenario->comparison,
                                 structure);
  const viz::ViewOptions options{named.organisation, named.function, a.all, room};
  if (a.view == "timeline")
    return viz::timeline_drawing(model, drawn.timeline, options);
  refuse_unmeasured(a.view, drawn);
  if (a.view == "meetings")
    return viz::meetings_drawing(model, analysis, options);
  if (a.view == "partners")
    return viz::partners_drawing(model, *analysis.partner_contact, options);
  if (a.view == "statutory")
    return viz::statutory_drawing(model, *analysis.statutory_officers, options);
  if (a.view == "load")
    return viz::load_drawing(model, analysis, options);
  if (a.view == "leadership")
    return viz::leadership_drawing(model, analysis, options);
  if (a.view == "own-shared")
    return viz::own_shared_drawing(model, states_of(drawn), options);
  if (a.view == "decoupling")
    return viz::decoupling_drawing(model, *drawn.study.undoing, options);
  return viz::integration_drawing(model, analysis.integration_depth, options);
}

std::vector<Drawing> laid_out_in_sheets(const DrawArguments &a, const Drawn &drawn, viz::Room room) {
  viz::StructureOptions options = structure_options(a, drawn, named_parts(a, drawn.model));
  if (a.view == "structure")
    return viz::structure_atlas(drawn.model, drawn.analysis.span_of_control, options, room);
  options.room = room;
  return viz::scenario_sheets(*drawn.scenario->before, *drawn.scenario->after, *drawn.scenario->comparison,
                              options);
}

} // namespace organograph::cli

// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "organograph/viz/decoupling_view.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/integration_view.hpp"
#include "organograph/viz/leadership_view.hpp"
#include "organograph/viz/load_view.hpp"
#include "organograph/viz/meetings_view.hpp"
#include "organograph/viz/own_shared_view.hpp"
#include "organograph/viz/partners_view.hpp"
#include "organograph/viz/scenario_view.hpp"
#include "organograph/viz/statutory_view.hpp"
#include "organograph/viz/structure.hpp"

#include <string>
#include <vector>

namespace organograph::cli {

// The drawings are written by us from values, without Graphviz: beside memory there is nothing that can fail
// in them, and so nothing that could lose an analysis after it was measured.
std::vector<io::NamedFile> diagrams(const Study &study) {
  const Model &model = *study.model;
  const Analysis &analysis = study.analysis;
  viz::StructureOptions options;
  options.without_fte = study.minimum_group > 0;
  std::vector<io::NamedFile> files;
  const auto add = [&](const std::string &name, const viz::Drawing &drawing) {
    files.emplace_back("diagrams/" + name + ".svg", viz::svg(drawing));
    files.emplace_back("diagrams/" + name + ".dot", viz::dot(drawing));
  };
  add("structure", viz::structure_drawing(model, analysis.span_of_control, options));
  if (analysis.duplicated_attendance)
    add("meetings", viz::meetings_drawing(model, analysis));
  if (analysis.partner_contact)
    add("partners", viz::partners_drawing(model, *analysis.partner_contact));
  if (!analysis.integration_depth.empty())
    add("integration", viz::integration_drawing(model, analysis.integration_depth));
  if (!joint_posts(model).empty())
    add("load", viz::load_drawing(model, analysis));
  if (model->organisations.id.size() > 1 && study.minimum_group == 0)
    add("leadership", viz::leadership_drawing(model, analysis));
  if (model->organisations.id.size() > 1 && study.minimum_group == 0)
    add("own-shared", viz::own_shared_drawing(model, viz::own_shared_states(study)));
  if (analysis.statutory_officers)
    add("statutory", viz::statutory_drawing(model, *analysis.statutory_officers));
  if (study.undoing && viz::any_cost_known(*study.undoing))
    add("decoupling", viz::decoupling_drawing(model, *study.undoing));
  for (const StudiedScenario &scenario : study.scenarios())
    if (viz::any_box_differs(*scenario.comparison))
      add("scenario-" + scenario.applied->name,
          viz::scenario_drawing(*scenario.before, *scenario.after, *scenario.comparison, options));
  return files;
}

} // namespace organograph::cli

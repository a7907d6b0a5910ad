// SPDX-License-Identifier: Apache-2.0
#include "draw_all.hpp"

#include "draw_sheets.hpp"

#include "organograph/viz/scenario_view.hpp"

#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace organograph::cli {

namespace {

struct EveryView {
  std::vector<viz::Drawing> pages;
  std::vector<std::string> &left_out;
};

/// What cannot be drawn is left out with the words that it is refused with where it is asked for alone.
void add(EveryView &to, const DrawArguments &asked, std::string_view view, const Drawn &drawn) {
  DrawArguments one = asked;
  one.view = view;
  try {
    std::vector<viz::Drawing> pages = placed(one, drawn);
    std::move(pages.begin(), pages.end(), std::back_inserter(to.pages));
  } catch (const WrongUse &why) {
    to.left_out.emplace_back(why.what());
  }
}

/// The timeline's own reason stands among those already.
void add_of_the_model(EveryView &to, const DrawArguments &a, std::string_view view, const Drawn &drawn) {
  if (view == "decoupling" && !a.scenario.empty())
    to.left_out.emplace_back(decoupling_of_a_scenario);
  else if (view != "timeline" || !drawn.timeline.rows.empty())
    add(to, a, view, drawn);
}

} // namespace

std::vector<viz::Drawing> every_view(const DrawArguments &a, const Drawn &drawn,
                                     std::vector<std::string> &left_out) {
  EveryView out{{}, left_out};
  for (const ViewOffered &view : views_offered)
    if (view.of_a_model)
      add_of_the_model(out, a, view.name, drawn);
  for (const StudiedScenario &scenario : drawn.study.scenarios())
    if (viz::any_box_differs(*scenario.comparison))
      add(out, a, "scenario",
          {drawn.study, *scenario.after, scenario.comparison->after, scenario, drawn.timeline});
  if (out.pages.empty())
    throw WrongUse("no view can be drawn: " + left_out.front());
  return std::move(out.pages);
}

} // namespace organograph::cli

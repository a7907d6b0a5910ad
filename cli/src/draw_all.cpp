// SPDX-License-Identifier: Apache-2.0
#include "draw_all.hpp"

#include "draw_sheets.hpp"

#include "organograph/viz/scenario_view.hpp"

#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace organograph::cli {

namespace {

constexpr std::array<std::string_view, 10> views_of_a_model = {
    "structure",  "meetings",   "partners",  "integration", "load",
    "leadership", "own-shared", "statutory", "decoupling",  "timeline"};

bool has_something(std::string_view view, const DrawArguments &a, const Drawn &drawn) {
  return view == "timeline" ? !drawn.timeline.rows.empty() : view != "decoupling" || a.scenario.empty();
}

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

} // namespace

EveryView every_view(const DrawArguments &a, const Drawn &drawn) {
  EveryView out;
  for (const std::string_view view : views_of_a_model)
    if (has_something(view, a, drawn))
      add(out, a, view, drawn);
  for (const StudiedScenario &scenario : drawn.study.scenarios())
    if (viz::any_box_differs(*scenario.comparison))
      add(out, a, "scenario",
          {drawn.study, *scenario.after, scenario.comparison->after, scenario, drawn.timeline});
  if (out.pages.empty())
    throw WrongUse("no view can be drawn: " + out.left_out.front());
  return out;
}

} // namespace organograph::cli

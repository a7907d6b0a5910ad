// SPDX-License-Identifier: Apache-2.0
#include "figures/proposal_words.hpp"
#include "organograph/viz/proposals.hpp"
#include "terminal/wide_page.hpp"
#include "words/numbers.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::size_t proposal_columns = 16, objective_columns = 12, points_on_screen = 20;

std::string values_row(const Proposals &proposals, std::string_view name, const Objectives &values) {
  std::string line = left(name, proposal_columns);
  for (const Objective objective : proposals.objectives)
    line += right(figure(values[static_cast<std::size_t>(objective)]), objective_columns);
  return line;
}

// Heads of two words stand one under the other.
void write_objectives(WidePage &page, const Proposals &proposals) {
  std::string upper = left("", proposal_columns), lower = left("", proposal_columns);
  for (const Objective objective : proposals.objectives) {
    const std::string_view all = head(objective);
    const std::size_t blank = std::min(all.rfind(' '), all.size());
    const bool is_one = blank == all.size();
    upper += right(is_one ? std::string_view() : all.substr(0, blank), objective_columns);
    lower += right(is_one ? all : all.substr(blank + 1), objective_columns);
  }
  page.line(upper);
  page.line(lower);
}

void write_front(WidePage &page, const Model &start, const Proposed &proposed) {
  const Proposals &proposals = proposed.proposals;
  page.heading("THE FRONT", proposals.whole ? "proven" : "not proven");
  write_objectives(page, proposals);
  if (proposals.start)
    page.line(values_row(proposals, "as it is", *proposals.start));
  const std::size_t shown = std::min(proposals.front.size(), points_on_screen);
  for (std::size_t p = 0; p < shown; ++p)
    page.line(values_row(proposals, proposed.scenarios[p].scenario.name, proposals.front[p].values));
  if (shown < proposals.front.size())
    page.text("And " + counted(proposals.front.size() - shown, "point", "points") + " more: front.csv.");
  page.text(front_caveat(proposals));
  if (!proposals.front.empty()) {
    page.gap();
    page.heading("THE FIRST OF THEM", proposed.scenarios.front().scenario.name);
    for (const std::string &post : posts_told(start, proposals, proposals.front.front()))
      page.text(harmless(post), 2);
  }
}

void write_given(WidePage &page, const Proposed &proposed) {
  if (proposed.placed.empty() && proposed.not_placed == 0)
    return;
  page.gap();
  page.heading("SCENARIOS THAT ARE GIVEN", "by the same objectives");
  if (proposed.not_placed > 0)
    page.text(not_placed_told(proposed));
  if (!proposed.placed.empty())
    write_objectives(page, proposed.proposals);
  for (const PlacedScenario &scenario : proposed.placed) {
    const std::string name = harmless(scenario.name, 60);
    if (scenario.from_start && width(name) < proposal_columns)
      page.line(values_row(proposed.proposals, name, scenario.values));
    else {
      page.line(name);
      if (scenario.from_start)
        page.line(values_row(proposed.proposals, "", scenario.values));
    }
    page.text(harmless(place_told(proposed, scenario)), 2);
  }
}

void write_deputies(WidePage &page, const Proposed &proposed) {
  if (proposed.brief.presence.empty() || proposed.scenarios.empty())
    return;
  page.gap();
  page.heading("DEPUTIES", "asked for by the brief");
  for (const PlacedScenario &scenario : proposed.placed)
    if (scenario.equals)
      page.text(harmless(scenario.name, 60) + ", as " + proposed.scenarios[*scenario.equals].scenario.name +
                ": " + deputies_told(proposed, *scenario.equals) + ".");
  page.text(proposed.scenarios.front().scenario.name + ": " + deputies_told(proposed, 0) +
            "; of the others: front.csv.");
  page.text(deputies_caveat);
}

} // namespace

std::string proposals_text(const Model &start, const Proposed &proposed, const SummaryOptions &options) {
  WidePage page(options.colour);
  const Proposals &proposals = proposed.proposals;
  page.text(not_among_objectives);
  std::string left;
  for (const std::string &each : left_out_told(proposed))
    left += (left.empty() ? "Left out: " : "; ") + each;
  page.text(left + ".");
  page.gap();
  page.text(counted(proposals.remits.size(), "remit", "remits") + " of " +
            counted(proposed.brief.scope.size(), "post", "posts") + ", from " +
            harmless(start_told(proposed), 80) + ". " + found_told(proposals));
  page.gap();
  write_front(page, start, proposed);
  write_given(page, proposed);
  write_deputies(page, proposed);
  return page.take();
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#include "figures/proposal_words.hpp"
#include "findings/proposal_parts.hpp"
#include "organograph/viz/proposals.hpp"
#include "terminal/wide_page.hpp"
#include "words/numbers.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t proposal_columns = 16, objective_columns = 12, points_on_screen = 20;

// Where the brief asks for deputies, and they are given, they stand beside the posts.
std::string values_row(const Proposed &proposed, std::string_view name, const Objectives &values,
                       const std::optional<std::string> &deputies = {}) {
  std::string line = left(name, proposal_columns);
  for (const Objective objective : proposed.proposals.objectives) {
    line += right(figure(values[static_cast<std::size_t>(objective)]), objective_columns);
    if (deputies && has_deputies_behind(proposed, objective))
      line += right(*deputies, objective_columns);
  }
  return line;
}

// Heads of two words stand one under the other.
void write_objectives(WidePage &page, const Proposed &proposed, bool deputies) {
  std::string upper = left("", proposal_columns), lower = left("", proposal_columns);
  const auto add = [&](std::string_view all) {
    const std::size_t blank = std::min(all.rfind(' '), all.size());
    const bool is_one = blank == all.size();
    upper += right(is_one ? std::string_view() : all.substr(0, blank), objective_columns);
    lower += right(is_one ? all : all.substr(blank + 1), objective_columns);
  };
  for (const Objective objective : proposed.proposals.objectives) {
    add(head(objective));
    if (deputies && has_deputies_behind(proposed, objective))
      add("new deputies");
  }
  page.line(upper);
  page.line(lower);
}

// Of many the first with the smallest value of each objective, and as many evenly over the others.
std::vector<std::size_t> points_shown(const Proposals &proposals) {
  const std::vector<ProposedStructure> &front = proposals.front;
  std::vector<std::size_t> out, others;
  if (front.size() > points_on_screen)
    for (const Objective objective : proposals.objectives) {
      const auto k = static_cast<std::size_t>(objective);
      std::size_t smallest = 0;
      for (std::size_t p = 1; p < front.size(); ++p)
        if (front[p].values[k] < front[smallest].values[k])
          smallest = p;
      if (std::ranges::find(out, smallest) == out.end())
        out.push_back(smallest);
    }
  std::ranges::sort(out);
  for (std::size_t p = 0; p < front.size(); ++p)
    if (std::ranges::find(out, p) == out.end())
      others.push_back(p);
  const std::size_t room = std::min(points_on_screen - out.size(), others.size());
  for (std::size_t n = 0; n < room; ++n)
    out.push_back(others[n * others.size() / room]);
  return out;
}

void write_start(WidePage &page, const Proposed &proposed) {
  if (!proposed.proposals.start)
    return;
  page.line(values_row(proposed, "as it is", *proposed.proposals.start, ""));
  if (proposed.as_it_is)
    page.text(harmless(place_told(proposed, *proposed.as_it_is)), 2);
}

// Identifiers are short: what they stand for is said once.
void write_organisations(WidePage &page, const Model &start, const Proposals &proposals) {
  std::vector<OrganisationId> organisations;
  for (const Remit &remit : proposals.remits)
    organisations.push_back(remit.organisation);
  std::ranges::sort(organisations);
  const auto same = std::ranges::unique(organisations);
  organisations.erase(same.begin(), same.end());
  std::string key;
  for (const OrganisationId organisation : organisations)
    key += (key.empty() ? "" : "; ") +
           harmless(start.text(start->organisations.id[index(organisation)]), 60) + ": " +
           proposal::organisation_shown(start, organisation);
  page.text(key + ".", 2);
}

void write_example(WidePage &page, const Model &start, const Proposed &proposed) {
  const Proposals &proposals = proposed.proposals;
  page.gap();
  page.heading("ONE OF THEM", proposed.scenarios.front().scenario.name +
                                  ", the first in order of the objectives, which is no rank");
  for (const std::string &post : posts_told(start, proposals, proposals.front.front(), Naming::identifiers))
    page.text(harmless(post), 2);
  write_organisations(page, start, proposals);
}

void write_front(WidePage &page, const Model &start, const Proposed &proposed) {
  const Proposals &proposals = proposed.proposals;
  page.heading("THE FRONT", proposals.whole ? "proven" : "not proven");
  write_objectives(page, proposed, true);
  write_start(page, proposed);
  const std::vector<std::size_t> shown = points_shown(proposals);
  for (const std::size_t p : shown) {
    page.line(values_row(proposed, proposed.scenarios[p].scenario.name, proposals.front[p].values,
                         new_deputies(proposed, p)));
    if (is_as_it_is(proposed, p))
      page.text("as it is", 2);
  }
  if (shown.size() < proposals.front.size())
    page.text("Of " + counted(proposals.front.size(), "point", "points") + " " + figure(shown.size()) +
              ": those with the smallest of each objective, then evenly over the others; all: front.csv.");
  if (const std::string interim = interim_of_front_told(start, proposed); !interim.empty())
    page.text(interim);
  page.text(front_caveat(proposals));
  if (!proposals.front.empty())
    write_example(page, start, proposed);
}

void write_placed(WidePage &page, const Proposed &proposed, const PlacedScenario &scenario) {
  page.text(harmless(scenario_told(scenario.name, scenario.title)));
  if (scenario.is_compared())
    page.line(values_row(proposed, "", scenario.values));
  page.text(harmless(place_told(proposed, scenario)), 2);
  if (const std::string interim = interim_told(scenario.interim_ending);
      scenario.is_compared() && !interim.empty())
    page.text(interim, 2);
}

void write_given(WidePage &page, const Proposed &proposed) {
  if (proposed.placed.empty() && proposed.not_placed == 0)
    return;
  page.gap();
  page.heading("SCENARIOS THAT ARE GIVEN", "by the same objectives");
  if (proposed.not_placed > 0)
    page.text(not_placed_told(proposed));
  if (!proposed.placed.empty())
    write_objectives(page, proposed, false);
  for (const PlacedScenario &scenario : proposed.placed)
    write_placed(page, proposed, scenario);
}

void write_deputies(WidePage &page, const Proposed &proposed) {
  if (proposed.brief.presence.empty() || proposed.scenarios.empty())
    return;
  page.gap();
  page.heading("DEPUTIES", "asked for by the brief");
  for (const PlacedScenario &scenario : proposed.placed)
    if (scenario.equals)
      page.text(harmless(scenario_told(scenario.name, scenario.title)) + ", as " +
                proposed.scenarios[*scenario.equals].scenario.name + ": " +
                deputies_told(proposed, *scenario.equals) + ".");
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
            harmless(start_told(proposed)) + ". " + found_told(proposals));
  page.gap();
  write_front(page, start, proposed);
  write_given(page, proposed);
  write_deputies(page, proposed);
  return page.take();
}

} // namespace organograph::viz

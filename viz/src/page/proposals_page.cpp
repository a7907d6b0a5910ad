// SPDX-License-Identifier: Apache-2.0
// Which other structures were possible, as a page of its own: it reads without scripts.
#include "figures/proposal_words.hpp"
#include "organograph/viz/proposals.hpp"
#include "page/page_frame.hpp"
#include "page/proposals_brief.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz::proposals_page {

namespace {

constexpr std::string_view heading = "Which other structures were possible";
constexpr std::size_t most_points = 300, name_characters = 200, place_characters = 400;

using view_of = void (*)(Html &, const Model &, const Proposed &);

// Of the front with a column of new deputies, where the brief asks for any.
void write_value_heads(Html &page, const Proposed &proposed, std::string_view first, bool deputies,
                       const std::vector<std::string_view> &counts, std::string_view last) {
  const auto head_of = [&](std::string_view text, std::string_view look) {
    page.element("th", text, {{"scope", "col"}, {"class", look}});
  };
  page.open("thead").open("tr");
  head_of(first, "words");
  for (const Objective objective : proposed.proposals.objectives) {
    head_of(head(objective), "number");
    if (deputies && has_deputies_behind(proposed, objective))
      head_of("new deputies", "number");
  }
  for (const std::string_view count : counts)
    head_of(count, "number");
  head_of(last, "words");
  page.close().close();
}

void write_values(Html &page, const Proposed &proposed, const Objectives &values,
                  const std::optional<std::string> &deputies = {}) {
  for (const Objective objective : proposed.proposals.objectives) {
    page.element("td", figure(values[static_cast<std::size_t>(objective)]), {{"class", "number"}});
    if (deputies && has_deputies_behind(proposed, objective))
      page.element("td", *deputies, {{"class", "number"}});
  }
}

// What is not among the objectives stands before every figure.
void write_summary(Html &page, const Model &start, const Proposed &proposed) {
  write_caveat(page, not_among_objectives);
  std::string left;
  for (const std::string &each : left_out_told(proposed))
    left += (left.empty() ? "Left out: " : "; ") + each;
  page.element("p", left + ".");
  const Proposals &proposals = proposed.proposals;
  page.open("p", {{"class", "lead"}});
  page.text(counted(proposals.remits.size(), "remit", "remits") + " of " +
            counted(proposed.brief.scope.size(), "post", "posts") + ", from " +
            shown_text(start_told(proposed), name_characters) + ". " + found_told(proposals));
  page.close();
  if (const std::string interim = interim_of_front_told(start, proposed); !interim.empty())
    page.element("p", interim);
  write_caveat(page, front_caveat(proposals));
}

void write_point(Html &page, const Model &start, const Proposed &proposed, std::size_t p) {
  const ProposedStructure &point = proposed.proposals.front[p];
  page.open("tr").element("th", point_told(proposed, p), {{"scope", "row"}});
  write_values(page, proposed, point.values, new_deputies(proposed, p));
  page.element("td", figure(point.shared), {{"class", "number"}}).open("td").open("ul");
  for (const std::string &post : posts_told(start, proposed.proposals, point, Naming::names))
    page.element("li", shown_text(post, place_characters));
  page.close();
  if (const std::string interim = interim_told(interim_ending(start, proposed, point)); !interim.empty())
    page.element("p", interim);
  page.close().close();
}

void write_front(Html &page, const Model &start, const Proposed &proposed) {
  const Proposals &proposals = proposed.proposals;
  ViewOptions options;
  options.room = drawing_room;
  write_drawing(page, "The front as lines: less stands further down, which is no judgement",
                proposals_drawing(start, proposed, options), "front-", true);
  open_wide_table(page, "Values, and who would hold what");
  write_value_heads(page, proposed, "Proposal", true, {"structures with these values"},
                    "the one that changes fewest posts");
  page.open("tbody");
  if (proposals.start) {
    page.open("tr").element("th", "as it is", {{"scope", "row"}});
    write_values(page, proposed, *proposals.start, "");
    page.element("td", "");
    page.element("td", proposed.as_it_is
                           ? shown_text(place_told(proposed, *proposed.as_it_is), place_characters)
                           : std::string());
    page.close();
  }
  const std::size_t shown = std::min(proposals.front.size(), most_points);
  for (std::size_t p = 0; p < shown; ++p)
    write_point(page, start, proposed, p);
  page.close();
  close_wide_table(page);
  if (shown < proposals.front.size())
    page.element("p",
                 "And " + counted(proposals.front.size() - shown, "point", "points") + " more: front.csv.",
                 {{"class", "and-more"}});
}

void write_given(Html &page, const Model & /*start*/, const Proposed &proposed) {
  if (proposed.not_placed > 0)
    write_caveat(page, not_placed_told(proposed));
  if (proposed.placed.empty())
    return;
  open_wide_table(page, "Scenarios of the model by the same objectives");
  write_value_heads(page, proposed, "Scenario", false, {}, "where it stands");
  page.open("tbody");
  for (const PlacedScenario &scenario : proposed.placed) {
    const std::string name = shown_text(scenario_told(scenario.name, scenario.title), name_characters);
    page.open("tr").element("th", name, {{"scope", "row"}});
    if (scenario.is_compared())
      write_values(page, proposed, scenario.values);
    else
      for (std::size_t k = 0; k < proposed.proposals.objectives.size(); ++k)
        page.element("td", "");
    page.open("td").text(shown_text(place_told(proposed, scenario), place_characters));
    if (const std::string interim = interim_told(scenario.interim_ending);
        scenario.is_compared() && !interim.empty())
      page.element("p", interim);
    page.close().close();
  }
  page.close();
  close_wide_table(page);
}

void write_deputies(Html &page, const Model & /*start*/, const Proposed &proposed) {
  write_caveat(page, deputies_caveat);
  page.open("ul");
  for (const PlacedScenario &scenario : proposed.placed)
    if (scenario.equals)
      page.element("li", shown_text(scenario_told(scenario.name, scenario.title), name_characters) + ", as " +
                             proposed.scenarios[*scenario.equals].scenario.name + ": " +
                             deputies_told(proposed, *scenario.equals) + ".");
  page.element("li", proposed.scenarios.front().scenario.name + ": " + deputies_told(proposed, 0) +
                         "; of the others: front.csv.");
  page.close();
}

void write_objectives(Html &page, const Model & /*start*/, const Proposed &proposed) {
  page.open("dl", {{"class", "points"}});
  const auto write = [&](std::string_view word, std::string_view means) {
    page.open("div", {{"class", "point"}}).element("dt", word);
    page.element("dd", means).close();
  };
  for (const Objective objective : proposed.proposals.objectives)
    write(head(objective), meaning(objective));
  for (const auto &[word, means] : word_meanings(proposed.proposals))
    write(word, means);
  page.close();
}

struct Section {
  std::string_view id, title;
  view_of write;
};
constexpr Section sections[] = {
    {"summary", "In short", write_summary},
    {"front", "The front", write_front},
    {"given", "Scenarios that are given", write_given},
    {"deputies", "Deputies", write_deputies},
    {"brief", "What the brief asks", write_brief},
    {"objectives", "What each objective counts, and what the words mean", write_objectives}};

bool is_there(const Section &section, const Proposed &proposed) {
  if (section.write == write_given)
    return !proposed.placed.empty() || proposed.not_placed > 0;
  return section.write != write_deputies || !proposed.brief.presence.empty();
}

void write_header(Html &page, const Model &start) {
  page.open("header", {{"class", "page-head"}}).element("h1", heading);
  const std::string title = shown_text(start.text(start->title), name_characters),
                    date = shown_text(start.text(start->date), 40),
                    source = shown_text(start.text(start->source), place_characters);
  page.open("p", {{"class", "page-of"}});
  page.text((title.empty() ? "" : title + ". ") + (date.empty() ? "" : "As of " + date + ". ") +
            (source.empty() ? "" : "Source: " + source + "."));
  page.close().close();
}

void write_nav(Html &page, const Proposed &proposed) {
  page.open("nav", {{"class", "page-nav"}, {"aria-label", "Sections of this page"}}).open("ul");
  for (const Section &section : sections)
    if (is_there(section, proposed))
      page.open("li").element("a", section.title, {{"href", "#" + std::string(section.id)}}).close();
  page.close().close();
}

} // namespace

} // namespace organograph::viz::proposals_page

namespace organograph::viz {

std::string proposals_html(const Model &start, const Proposed &proposed) {
  using namespace proposals_page;
  Html page;
  page.trusted("<!doctype html>\n").open("html", {{"lang", "en"}});
  write_page_head(page, proposals_page::heading);
  page.open("body").element("a", "Skip to the content", {{"class", "skip"}, {"href", "#content"}});
  proposals_page::write_header(page, start);
  page.open("div", {{"class", "page-body"}});
  proposals_page::write_nav(page, proposed);
  page.open("main", {{"id", "content"}, {"tabindex", "-1"}});
  for (const Section &section : proposals_page::sections)
    if (is_there(section, proposed)) {
      const std::string of = std::string(section.id) + "-heading";
      page.open("section", {{"id", section.id}, {"class", "measure"}, {"aria-labelledby", of}});
      page.element("h2", section.title, {{"id", of}});
      section.write(page, start, proposed);
      page.close();
    }
  page.close().close();
  page.open("footer", {{"class", "page-foot"}}).element("p", made_by).close();
  page.close().close();
  return page.take();
}

} // namespace organograph::viz

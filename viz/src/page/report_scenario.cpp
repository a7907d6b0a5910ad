// SPDX-License-Identifier: Apache-2.0
#include "page/report_scenario.hpp"

#include "figures/catalogue.hpp"
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "findings/proposal.hpp"
#include "findings/proposal_parts.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

using proposal::organisation_shown;

constexpr std::size_t shown_posts = 25, shown_sides = 12;

void write_row(Html &page, const ShownScenario &scenario, const Headline &figure, const Ends &before,
               const Ends &after) {
  const Shown shown(scenario.result.comparison->minimum_group);
  const auto cell = [&](std::string text) {
    write_cell(page, {figure.definition->key, std::move(text), "scenario_figures",
                      "scenario=" + scenario.name + "\nfigure=" + std::string(figure.key)});
  };
  page.open("tr").element("th", figure.name(), {{"scope", "row"}});
  cell(shown(before, figure.format));
  cell(shown(after, figure.format));
  const bool points = figure.format == Format::share && before.known() && after.known(); // of a hundred
  const std::string judged = judged_shown(viz::judged(figure, before.low, after.low));
  cell(shown.change(change_of(before, after), figure.format) + (points ? " points" : "") +
       (judged.empty() ? "" : " (" + judged + ")"));
  page.close();
}

/// A headline figure before and after.
struct ComparedFigure {
  const Headline *figure;
  Ends before, after;

  bool stays() const { return before.low == after.low && before.high == after.high; }
};

// Those that are known on some side; what is told only above 0, where it is.
std::vector<ComparedFigure> compared_figures(const StudiedScenario &s) {
  std::vector<ComparedFigure> out;
  for (const HeadlineGroup &group : headline_groups())
    for (const Headline &figure : group.figures) {
      const ComparedFigure of{&figure, figure.ends(*s.before, s.comparison->before, {}),
                              figure.ends(*s.after, s.comparison->after, {})};
      const bool none = figure.comparing.only_above_0 && of.before.high == 0.0 && of.after.high == 0.0;
      if (figure.place == Place::compared && (of.before.known() || of.after.known()) && !none)
        out.push_back(of);
    }
  return out;
}

// The three cells of a level, or a sum of levels: before, after, change.
void write_change(Html &page, const Shown &shown, Figure figure, const Ends &before, const Ends &after,
                  const std::string &judged = {}) {
  for (const Ends &ends : {before, after}) {
    figure.text = shown(ends, Format::count);
    write_cell(page, figure);
  }
  figure.text = shown.change(change_of(before, after), Format::count);
  if (!judged.empty())
    figure.text += " (" + judged + ")";
  write_cell(page, figure);
}

void write_gap(Html &page, const ShownScenario &scenario) {
  const Comparison &c = *scenario.result.comparison;
  const Ends before = total_gap(c.before), after = total_gap(c.after);
  if (before.low == after.low && before.high == after.high)
    return; // or no service has a target
  page.open("tr").element("th", "Gap to the targets of integration, levels", {{"scope", "row"}});
  write_change(page, Shown(c.minimum_group),
               {"integration_depth.gap",
                {},
                "scenario_figures",
                "scenario=" + scenario.name + "\nfigure=integration_depth.gap"},
               before, after, judged_shown(judged_gap(c)));
  page.close();
}

// A level of a service that differs; blanked: of few posts, not shown.
void write_level(Html &page, const ShownScenario &scenario, const Integration &entry, const Ends &before,
                 const Ends &after, const std::string &word) {
  if (before.low == after.low && before.high == after.high)
    return;
  const Model &model = *scenario.result.before;
  const std::string measure = "integration_depth." + word, function(id(model, entry.function));
  page.open("tr").element("th",
                          function_name(model, entry.function) + " (" +
                              organisation_shown(model, entry.organisation_a) + ", " +
                              organisation_shown(model, entry.organisation_b) + "): level " + word,
                          {{"scope", "row"}});
  write_change(page, Shown(scenario.result.comparison->minimum_group),
               {measure,
                {},
                "scenario_figures",
                "scenario=" + scenario.name + "\nfigure=" + measure + "\nof=" + function},
               before, after);
  page.close();
}

// Folded: they are told in a sentence too.
void write_levels(Html &page, const ShownScenario &scenario) {
  const StudiedScenario &s = scenario.result;
  page.open("details").element("summary", "Services whose level differs, one by one");
  open_wide_table(page, "Levels of services before and after " + shown_text(scenario.name, 80), "change");
  write_heads(page, {"Service", "Before", "After", "Change"});
  page.open("tbody");
  for (const Integration &before : s.comparison->before.integration_depth) {
    const Integration *after = same_service(*s.before, before, *s.after, s.comparison->after);
    if (after == nullptr)
      continue;
    write_level(page, scenario, before, reached_of(before), reached_of(*after), "reached");
    write_level(page, scenario, before, secured_of(before), secured_of(*after), "secured");
  }
  page.close();
  close_wide_table(page);
  page.close();
}

std::string post_of(const ShownScenario &scenario, const ChangedPost &post) {
  const bool gone = post.after == none<PostId>;
  const std::string name =
      gone ? post_name(*scenario.result.before, post.before) : post_name(*scenario.result.after, post.after);
  return post.columns.empty() || post.change == PostChange::moved
             ? name
             : name + ": " + listing(post.columns, post.columns.size());
}

void write_posts_of(Html &page, const ShownScenario &scenario, PostChange change, std::string_view words,
                    std::string_view look) {
  std::vector<const ChangedPost *> posts;
  for (const ChangedPost &post : scenario.result.comparison->posts)
    if (post.change == change)
      posts.push_back(&post);
  if (posts.empty())
    return;
  page.open("details", {{"class", look}});
  page.element("summary", counted(posts.size(), "post ", "posts ") + std::string(words));
  page.open("ul", {{"class", "posts"}});
  for (std::size_t i = 0; i < std::min(posts.size(), shown_posts); ++i)
    page.element("li", post_of(scenario, *posts[i]));
  page.close();
  write_more(page, posts.size() - std::min(posts.size(), shown_posts), "post", "posts", "changes");
  page.close();
}

} // namespace

std::string judged_shown(Judged judged) {
  return std::string(in_words(judged));
}

namespace {

void write_compared(Html &page, const ShownScenario &scenario, const std::vector<ComparedFigure> &figures,
                    bool that_stay) {
  for (const ComparedFigure &each : figures)
    if (each.stays() == that_stay)
      write_row(page, scenario, *each.figure, each.before, each.after);
}

void write_what_differs(Html &page, const ShownScenario &scenario,
                        const std::vector<ComparedFigure> &figures) {
  open_wide_table(page, "Headline figures before and after " + shown_text(scenario.name, 80), "change");
  write_heads(page, {"Figure", "Before", "After", "Change"});
  page.open("tbody");
  write_compared(page, scenario, figures, false);
  write_gap(page, scenario);
  page.close();
  close_wide_table(page);
}

// Folded: what stays is not what a scenario is about.
void write_what_stays(Html &page, const ShownScenario &scenario, const std::vector<ComparedFigure> &figures) {
  const auto stay = std::ranges::count_if(figures, &ComparedFigure::stays);
  if (stay == 0)
    return;
  page.open("details");
  page.element("summary",
               counted(static_cast<std::uint64_t>(stay), "figure stays", "figures stay") + " as before");
  open_wide_table(page, "Headline figures that stay after " + shown_text(scenario.name, 80), "change");
  write_heads(page, {"Figure", "Before", "After", "Change"});
  page.open("tbody");
  write_compared(page, scenario, figures, true);
  page.close();
  close_wide_table(page);
  page.close();
}

} // namespace

void write_scenario_figures(Html &page, const ShownScenario &scenario) {
  const std::vector<ComparedFigure> figures = compared_figures(scenario.result);
  const Sentence levels = levels_told(scenario.result);
  open_part(page, "Before, after, change", true, "h4");
  if (levels.empty() && std::ranges::all_of(figures, &ComparedFigure::stays))
    page.element("p", "No figure changes.");
  else
    write_what_differs(page, scenario, figures);
  write_what_stays(page, scenario, figures);
  if (!levels.empty()) {
    page.open("p", {{"class", "note"}});
    write(page, levels);
    page.close();
    if (const LevelsCounted services = levels_counted(scenario.result); services.rise + services.fall > 0)
      write_levels(page, scenario);
  }
  std::string left_out;
  for (const auto &[measure, reason] : scenario.result.comparison->before.not_measured)
    left_out += (left_out.empty() ? "Not measured before: " : "; ") + in_words(measure) + " (" +
                shown_text(reason, 120) + ")";
  if (!left_out.empty())
    page.element("p", left_out + ".", {{"class", "note"}});
  page.close();
}

namespace {

// FTE and money of the whole, or of an organisation.
void write_money_row(Html &page, const ShownScenario &scenario, const std::string &head,
                     const std::function<std::optional<double>(const MoneyOrFte &)> &part) {
  const Comparison &c = *scenario.result.comparison;
  const auto cell = [&](std::string_view measure, const MoneyOrFte &amount, const auto &shown) {
    const std::optional<double> value = part(amount);
    write_cell(page, {measure, value ? shown(*value) : std::string(proposal::word_for_none(c)),
                      "scenario_figures", "scenario=" + scenario.name, value});
  };
  const auto change = [](double value) { return signed_shown(value); };
  page.open("tr").element("th", head, {{"scope", "row"}});
  cell("scenarios.fte_before", c.fte_before, rounded);
  cell("scenarios.fte_after", c.fte_after, rounded);
  cell("scenarios.fte_change", c.fte_change, change);
  cell("scenarios.cost_change_per_year", c.cost_change_per_year, change);
  page.close();
}

void write_note(Html &page, const std::string &note) {
  if (!note.empty())
    page.element("p", note, {{"class", "note"}});
}

} // namespace

void write_scenario_money(Html &page, const ShownScenario &scenario) {
  const StudiedScenario &s = scenario.result;
  const Comparison &c = *s.comparison;
  open_part(page, "FTE and money of posts", false, "h4");
  open_wide_table(page, "FTE and cost a year, by the shares of the posts; money" + in_currency(*s.after),
                  "money");
  write_heads(page, {"Organisation", "FTE before", "FTE after", "FTE change", "Cost change a year"});
  page.open("tbody");
  write_money_row(page, scenario, "All", [](const MoneyOrFte &amount) { return amount.all; });
  const std::size_t organisations = (*s.after)->organisations.id.size(),
                    shown = std::min(organisations, shown_sides);
  for (std::size_t o = 0; o < shown; ++o)
    write_money_row(page, scenario, organisation_shown(*s.after, id_at<OrganisationId>(o)),
                    [&](const MoneyOrFte &amount) {
                      return o < amount.organisations.size() ? amount.organisations[o] : std::nullopt;
                    });
  page.close();
  close_wide_table(page);
  write_more(page, organisations - shown, "organisation", "organisations", "scenario_figures");
  for (const std::string &why :
       {std::string(not_shown_because(c.fte_change)), cost_not_known_because(c, *s.before, *s.after)})
    write_note(page, why.empty() ? "" : "Not known: " + why + ".");
  if (staff_groups_change(s))
    write_note(page,
               "Organisations, FTE and cost: posts alone. The cost of the staff groups is not in it, and "
               "how it changes is not known.");
  if (const Sentence savings = savings_told(s, true); !savings.empty()) {
    page.open("p", {{"class", "note"}});
    write(page, savings);
    page.close();
  }
  page.close();
}

void write_scenario_posts(Html &page, const ShownScenario &scenario) {
  page.open("p");
  write(page, changes_told(scenario.result));
  page.close();
  write_posts_of(page, scenario, PostChange::created, "created", "posts-created");
  write_posts_of(page, scenario, PostChange::deleted, "deleted", "posts-deleted");
  write_posts_of(page, scenario, PostChange::changed, "changed", "posts-changed");
  write_posts_of(page, scenario, PostChange::moved, "moved", "posts-moved");
}

} // namespace organograph::viz

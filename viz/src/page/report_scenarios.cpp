// SPDX-License-Identifier: Apache-2.0
// Scenarios side by side, and the first ones in full.
#include "findings/proposal.hpp"
#include "findings/proposal_parts.hpp"
#include "organograph/viz/scenario_view.hpp"
#include "organograph/viz/structure.hpp"
#include "page/report_charts.hpp"
#include "page/report_proposals.hpp"
#include "page/report_scenario.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_in_full = 8, shown_in_table = 200;

std::vector<ShownScenario> scenarios_of(const Study &study) {
  std::vector<ShownScenario> out;
  for (const StudiedScenario &result : study.scenarios())
    out.push_back({result, result.comparison->name,
                   out.size() < shown_in_full ? "scenario-" + std::to_string(out.size() + 1) : ""});
  return out;
}

void write_lead_of_scenarios(Html &page, const std::vector<ShownScenario> &all) {
  page.open("p", {{"class", "lead"}});
  page.text(counted(all.size(), "scenario is", "scenarios are") +
            " compared with what they start from: both are measured in full.");
  if (all.size() > shown_in_full)
    page.text(" The first " + figure(shown_in_full) + " stand here in full, the others in the table only.");
  page.close();
  write_caveat(
      page, "A change is no judgement: only of duplicated seats, the share with one voice, and the gap to a "
            "target it is said whether they move towards what such papers aim at. Overlap is not waste, "
            "hours are not savings, and a place is "
            "not an appointment.");
}

// `4 to 0 (towards the aim)`; `not measured` where it is on neither side.
std::string before_and_after(const std::string &none, bool measured, const std::optional<double> &before,
                             const std::optional<double> &after, Format format, Judged judged) {
  if (!measured)
    return "not measured";
  if (!before && !after)
    return none;
  const auto shown = [&](const std::optional<double> &value) {
    return value ? worded(*value, format) : none;
  };
  const std::string judgement =
      judged == Judged::better || judged == Judged::worse ? " (" + judged_shown(judged) + ")" : "";
  return shown(before) + " to " + shown(after) + judgement;
}

std::string duplicated_shown(const Comparison &c) {
  const auto &before = c.before.duplicated_attendance, &after = c.after.duplicated_attendance;
  const auto seats = [](const std::optional<DuplicatedAttendance> &of) {
    return of && !of->all.blanked ? std::optional(static_cast<double>(of->all.duplicated)) : std::nullopt;
  };
  return before_and_after(Shown(c.minimum_group).none(), before || after, seats(before), seats(after),
                          Format::count, judged_duplicated(c));
}

std::string one_voice_shown(const Comparison &c) {
  const auto &before = c.before.partner_contact, &after = c.after.partner_contact;
  const auto share = [](const std::optional<PartnerContact> &of) {
    return of ? of->one_voice_share : std::nullopt;
  };
  return before_and_after(Shown(c.minimum_group).none(), before || after, share(before), share(after),
                          Format::share, judged_one_voice_share(c));
}

// What is of posts, people and money in the row of a scenario.
void write_overview_changes(Html &page, const StudiedScenario &s, const std::string &of) {
  const Comparison &c = *s.comparison;
  const std::string none(proposal::word_for_none(c));
  const std::string groups = staff_groups_change(s) ? "; of staff groups not known" : "";
  write_cell(page, {"scenarios.posts_created", figure(c.created), "changes", of + "\nchange=created"});
  write_cell(page, {"scenarios.posts_deleted", figure(c.deleted), "changes", of + "\nchange=deleted"});
  write_cell(page, {"scenarios.at_risk", (c.is_shown(c.at_risk) ? figure(c.at_risk) : none) + groups,
                    "changes", of + std::string(rows_at_risk)});
  const std::string group_fte = staff_groups_shown(s);
  write_cell(page, {"model.staff_group_fte", group_fte.empty() ? "none" : group_fte, "scenario_figures",
                    of + "\nfigure=model.staff_group_fte"});
  const std::optional<double> &fte = c.fte_change.all, &cost = c.cost_change_per_year.all;
  write_cell(page, {"scenarios.fte_change", fte ? (*fte > 0 ? "+" : "") + rounded(*fte) : none,
                    "scenario_figures", of});
  write_cell(page, {"scenarios.cost_change_per_year",
                    (cost ? change_of_money(*s.after, *cost) : none) + groups + stated_beside_0(s),
                    "scenario_figures", of});
}

void write_overview_row(Html &page, const Study &study, const ShownScenario &scenario) {
  const std::string of = "scenario=" + scenario.name, title = scenario_title(scenario.result),
                    start = title_of_start(study, scenario.result);
  page.open("tr").open("th", {{"scope", "row"}});
  if (scenario.address.empty())
    page.text(title);
  else
    page.element("a", title, {{"href", "#" + scenario.address}});
  if (!start.empty())
    page.text(" ").element("span", "starts from '" + start + "'", {{"class", "pair"}});
  page.close();
  write_overview_changes(page, scenario.result, of);
  const Comparison &c = *scenario.result.comparison;
  write_cell(page, {"duplicated_attendance.duplicated", duplicated_shown(c), "scenario_figures",
                    of + "\nfigure=duplicated_attendance.duplicated"});
  write_cell(page, {"partner_contact.one_voice_share", one_voice_shown(c), "scenario_figures",
                    of + "\nfigure=partner_contact.one_voice_share"});
  page.close();
}

void write_overview(Html &page, const Study &study, const std::vector<ShownScenario> &all) {
  page.element("h3", "All scenarios side by side");
  open_wide_table(page, "Each scenario against what it starts from", "short");
  write_heads(page, {"Scenario", "Posts created", "Posts deleted", "People at risk", "FTE of staff groups",
                     "FTE of posts, change", "Cost of posts, change a year", "Duplicated seats",
                     "One voice, share"});
  page.open("tbody");
  const std::size_t rows = std::min(all.size(), shown_in_table);
  for (std::size_t i = 0; i < rows; ++i)
    write_overview_row(page, study, all[i]);
  page.close();
  close_wide_table(page);
  write_more(page, all.size() - rows, "scenario", "scenarios", "scenario_figures");
}

void write_scenario(Html &page, const Study &study, const ShownScenario &scenario, bool unfolded) {
  const std::string &id = scenario.address, heading = id + "-heading";
  const std::string source = shown_text(scenario.result.comparison->source, 300);
  const std::string start = title_of_start(study, scenario.result);
  page.open("article", {{"class", "scenario"}, {"id", id}, {"aria-labelledby", heading}});
  const Attributes open = {{"class", "part"}, {"open", ""}}, folded = {{"class", "part"}};
  page.open("details", unfolded ? open : folded).open("summary");
  page.element("h3", scenario_title(scenario.result), {{"id", heading}}).close();
  page.element("p",
               "Scenario " + shown_text(scenario.name, 80) + ". " +
                   (source.empty() ? "" : "Source: " + source + ". ") + "Before: " +
                   (start.empty() ? "things as they are." : "after the scenario '" + start + "'."),
               {{"class", "note"}});
  StructureOptions options;
  options.holders = false;
  options.without_fte = study.minimum_group > 0;
  options.room = drawing_room;
  write_drawing(
      page, "The structure before and after",
      scenario_drawing(*scenario.result.before, *scenario.result.after, *scenario.result.comparison, options),
      id + "-", true);
  write_scenario_posts(page, scenario);
  write_scenario_people(page, scenario);
  write_scenario_money(page, scenario);
  write_scenario_figures(page, scenario);
  write_scenario_meetings(page, scenario);
  page.close().close();
}

} // namespace

std::string at_risk_address(const Study &study, const StudiedScenario &scenario) {
  for (const ShownScenario &each : scenarios_of(study))
    if (each.result.comparison == scenario.comparison && !each.address.empty())
      return "#" + each.address + "-at-risk";
  return "#scenarios";
}

void report_scenarios(Html &page, const Study &study, Tables tables) {
  const std::vector<ShownScenario> all = scenarios_of(study);
  if (all.empty()) {
    page.element("p", "The model has no scenarios.", {{"class", "not-measured"}});
  } else {
    write_lead_of_scenarios(page, all);
    if (all.size() > 1)
      write_overview(page, study, all);
    for (std::size_t i = 0; i < std::min(all.size(), shown_in_full); ++i)
      write_scenario(page, study, all[i], i == 0);
    page.element("h3", "The rows behind the scenarios");
    for (const char *table : {"scenario_figures", "changes", "scenario_meetings", "ring_fence"})
      report_table(page, study, tables, table);
  }
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
// Scenarios side by side, and the first ones in full.
#include "organograph/viz/scenario_view.hpp"
#include "organograph/viz/structure.hpp"
#include "page/report_beside_posts.hpp"
#include "page/report_charts.hpp"
#include "page/report_scenario.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_in_full = 5, shown_in_table = 200;

std::vector<ShownScenario> scenarios_of(const ReportInput &input) {
  std::vector<ShownScenario> out;
  for (const ScenarioResult &result : input.scenarios) {
    const std::string &name = result.comparison->name;
    out.push_back({&result, &at(*input.tree, {"scenarios", name}), name});
  }
  return out;
}

std::string title_of(const ShownScenario &scenario) {
  const std::string title = shown_text(text_at(*scenario.figures, {"title"}), 200);
  return title.empty() ? shown_text(scenario.name, 80) : title;
}

std::string address(std::size_t place) {
  return "scenario-" + std::to_string(place + 1);
}

void write_lead(Html &page, const std::vector<ShownScenario> &all) {
  page.open("p", {{"class", "lead"}});
  page.text(counted(all.size(), "scenario is", "scenarios are") +
            " compared with what they start from: both are measured in full.");
  if (all.size() > shown_in_full)
    page.text(" The first " + figure(shown_in_full) + " stand here in full, the others in the table only.");
  page.close();
  write_caveat(
      page, "A change is no judgement: only duplicated seats, the share with one voice, and the gap to a "
            "target are called better or worse. Overlap is not waste, hours are not savings, and a place is "
            "not an appointment.");
}

std::string before_and_after(const Json &figures, std::string_view measure, std::string_view key,
                             Format format) {
  if (at(figures, {"before", measure}).is_null() && at(figures, {"after", measure}).is_null())
    return "not measured";
  const Json &before = at(figures, {"before", measure, key}), &after = at(figures, {"after", measure, key});
  if (before.is_null() && after.is_null())
    return "not known";
  return shown_number(before, format) + " to " + shown_number(after, format);
}

std::string with_judgement(const Json &figures, std::string shown, std::string_view key) {
  const std::string judged = judged_shown(figures, key);
  return judged.empty() || judged == "the same" ? shown : shown + " (" + judged + ")";
}

void write_overview_row(Html &page, const ReportInput &input, const ShownScenario &scenario,
                        std::size_t place) {
  const Json &figures = *scenario.figures;
  const std::string of = "scenario=" + scenario.name;
  const auto change = [&](std::string_view key, std::string_view which) {
    const std::string measure = "scenarios." + std::string(key);
    write_cell(page, {measure, shown_number(at(figures, {key}), Format::count), "changes",
                      of + "\nchange=" + std::string(which)});
  };
  page.open("tr").open("th", {{"scope", "row"}});
  if (place < shown_in_full)
    page.element("a", title_of(scenario), {{"href", "#" + address(place)}});
  else
    page.text(title_of(scenario));
  page.close();
  change("posts_created", "created");
  change("posts_deleted", "deleted");
  const bool groups = staff_groups_change(figures);
  write_cell(page, {"scenarios.at_risk",
                    shown_number(at(figures, {"at_risk"}), Format::count) +
                        (groups ? "; of staff groups not known" : ""),
                    "changes", of + std::string(rows_at_risk)});
  const std::string group_fte = staff_groups_shown(figures);
  write_cell(page, {"model.staff_group_fte", group_fte.empty() ? "none" : group_fte, "scenario_figures",
                    of + "\nfigure=model.staff_group_fte"});
  write_cell(page, {"scenarios.fte_change", shown_change(at(figures, {"fte_change", "all"}), Format::number),
                    "scenario_figures", of});
  const Json &cost = at(figures, {"cost_change_per_year", "all"});
  write_cell(page, {"scenarios.cost_change_per_year",
                    shown_change(cost, Format::money) + (cost.is_null() ? "" : currency_of(*input.tree)) +
                        (groups ? "; of staff groups not known" : ""),
                    "scenario_figures", of});
  write_cell(page,
             {"duplicated_attendance.duplicated",
              with_judgement(figures,
                             before_and_after(figures, "duplicated_attendance", "duplicated", Format::count),
                             "duplicated"),
              "scenario_figures", of + "\nfigure=duplicated_attendance.duplicated"});
  write_cell(
      page,
      {"partner_contact.one_voice_share",
       with_judgement(figures, before_and_after(figures, "partner_contact", "one_voice_share", Format::share),
                      "one_voice_share"),
       "scenario_figures", of + "\nfigure=partner_contact.one_voice_share"});
  page.close();
}

void write_overview(Html &page, const ReportInput &input, const std::vector<ShownScenario> &all) {
  page.element("h3", "All scenarios side by side");
  open_wide_table(page, "Each scenario against what it starts from");
  write_heads(page, {"Scenario", "Posts created", "Posts deleted", "People at risk", "FTE of staff groups",
                     "FTE of posts, change", "Cost of posts, change a year", "Duplicated seats",
                     "One voice, share"});
  page.open("tbody");
  const std::size_t rows = std::min(all.size(), shown_in_table);
  for (std::size_t i = 0; i < rows; ++i)
    write_overview_row(page, input, all[i], i);
  page.close();
  close_wide_table(page);
  write_more(page, all.size() - rows, "scenario", "scenarios", "scenario_figures");
}

void write_scenario(Html &page, const ReportInput &input, const ShownScenario &scenario, std::size_t place) {
  const std::string id = address(place), heading = id + "-heading";
  const std::string source = shown_text(text_at(*scenario.figures, {"source"}), 300);
  const std::string start = shown_text(text_at(*scenario.figures, {"starts_from"}), 80);
  page.open("article", {{"class", "scenario"}, {"id", id}, {"aria-labelledby", heading}});
  page.element("h3", title_of(scenario), {{"id", heading}});
  page.element("p",
               "Scenario " + shown_text(scenario.name, 80) + ". " +
                   (source.empty() ? "" : "Source: " + source + ". ") +
                   "Before: " + (start.empty() ? "the baseline." : "the scenario " + start + "."),
               {{"class", "note"}});
  write_scenario_posts(page, scenario);
  write_scenario_people(page, input, scenario);
  write_scenario_money(page, input, scenario);
  write_scenario_figures(page, input, scenario);
  write_scenario_meetings(page, scenario);
  StructureOptions options;
  options.holders = false;
  options.without_fte = input.without_fte;
  write_drawing(page, "Drawing: the structure before and after",
                scenario_drawing(*scenario.result->before, *scenario.result->after,
                                 *scenario.result->comparison, options),
                id + "-", false);
  page.close();
}

} // namespace

std::string judged_shown(const Json &scenario, std::string_view key) {
  const std::string judged = text_at(scenario, {"judged", key});
  return judged == "same" ? "the same" : judged;
}

void report_scenarios(Html &page, const ReportInput &input) {
  open_section(page, "scenarios", "Scenarios");
  const std::vector<ShownScenario> all = scenarios_of(input);
  if (all.empty()) {
    page.element("p", "The model has no scenarios.", {{"class", "not-measured"}});
  } else {
    write_lead(page, all);
    if (all.size() > 1)
      write_overview(page, input, all);
    for (std::size_t i = 0; i < std::min(all.size(), shown_in_full); ++i)
      write_scenario(page, input, all[i], i);
    page.element("h3", "The rows behind the scenarios");
    for (const char *table : {"scenario_figures", "changes", "scenario_meetings", "ring_fence"})
      report_table(page, input, table);
  }
  page.close();
}

} // namespace organograph::viz

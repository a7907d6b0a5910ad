// SPDX-License-Identifier: Apache-2.0
#include "figures/scenario_catalogue.hpp"
#include "findings/proposal.hpp"
#include "findings/scenario_facts.hpp"
#include "words/safe_text.hpp"
#include "workbook/workbook_parts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t scenarios_in_chart = 12;
constexpr std::array<std::string_view, 5> heads = {"Figure", "Before", "After", "Change", "Unit"};

constexpr std::string_view about_changes = "Each against what it starts from. A change is no judgement: only "
                                           "duplicated seats, one voice and the gap "
                                           "to a target have a direction.";

struct Sides {
  std::optional<double> before, after;
  std::optional<double> change() const {
    return before && after ? std::optional(*after - *before) : std::nullopt;
  }
};

Sides sides_of(const Headline &figure, const StudiedScenario &scenario) {
  return {figure.value(*scenario.before, scenario.comparison->before, {}),
          figure.value(*scenario.after, scenario.comparison->after, {})};
}

std::string text_or(std::string_view text, std::string_view none) {
  return std::string(text.empty() ? none : text);
}

// The figure that the chart lays side by side: the first that every scenario has before and after.
const Headline *charted(std::span<const StudiedScenario> scenarios) {
  for (const std::string_view key : {"duplicated_attendance.duplicated", "model.posts"}) {
    const Headline &figure = headline(key);
    if (std::ranges::all_of(
            scenarios, [&](const StudiedScenario &s) { return sides_of(figure, s).change().has_value(); }))
      return &figure;
  }
  return nullptr;
}

void write_sides(SummaryRows &rows, const Headline &figure, const Sides &sides) {
  const Look look = look_of(figure.format);
  rows.figure(1, sides.before, look);
  rows.figure(2, sides.after, look);
  rows.figure(3, sides.change(), look);
}

// A number where it is one; an interval and a bound in words.
void write_ends(SummaryRows &rows, std::uint16_t column, const Ends &ends, std::string words, Look look) {
  if (ends.known() && !ends.exact())
    rows.words(column, words);
  else
    rows.figure(column, ends.low, look);
}

void write_sides(SummaryRows &rows, const Headline &figure, const Ends &before, const Ends &after) {
  const Look look = look_of(figure.format);
  const Ends change = change_of(before, after);
  write_ends(rows, 1, before, before.known() ? worded(before, figure.format) : "", look);
  write_ends(rows, 2, after, after.known() ? worded(after, figure.format) : "", look);
  const bool is_bound = before.known() && after.known() && !change.known();
  if (is_bound)
    rows.words(3, "not known");
  else
    write_ends(rows, 3, change, change.known() ? signed_shown(change, figure.format) : "", look);
}

// ' (towards the aim)' for the figures that have a direction; everything else is just a change.
std::string judgement(const Headline &figure, const Sides &sides) {
  const Judged found = judged(figure, sides.before, sides.after);
  return found == Judged::better || found == Judged::worse ? " (" + std::string(in_words(found)) + ")" : "";
}

// The headline figures that differ; of the others only how many there are.
void write_before_and_after(SummaryRows &rows, const StudiedScenario &scenario, const Study &study) {
  std::size_t same = 0;
  for (const HeadlineGroup &group : headline_groups())
    for (const Headline &figure : group.figures) {
      const Sides sides = sides_of(figure, scenario);
      const Ends before = figure.ends(*scenario.before, scenario.comparison->before, {});
      const Ends after = figure.ends(*scenario.after, scenario.comparison->after, {});
      if (figure.place != Place::compared || (!before.known() && !after.known()))
        continue;
      if (before.low == after.low && before.high == after.high && before.bound == after.bound) {
        ++same;
        continue;
      }
      rows.label(figure.name());
      write_sides(rows, figure, before, after);
      rows.words(4, unit_text(figure.definition->unit, study) + judgement(figure, sides));
      rows.next();
    }
  if (same > 0)
    rows.note(std::to_string(same) +
              (same == 1 ? " other headline figure is" : " other headline figures are") +
              " the same before and after. All figures: tables/scenario_figures.csv.");
}

void write_own_figures(SummaryRows &rows, const StudiedScenario &scenario, const Study &study) {
  const Comparison &comparison = *scenario.comparison;
  for (const ScenarioHeadline &figure : scenario_headlines()) {
    const std::optional<double> value = figure.value(comparison);
    if (figure.only_above_0 && value == 0.0)
      continue;
    rows.label(figure.definition->name);
    rows.figure(3, value, look_of(figure.format));
    rows.words(4, value ? unit_text(figure.definition->unit, study) : word_for_none(study));
    rows.next();
  }
  if (const std::string reason = cost_not_known_because(comparison, *scenario.before, *scenario.after);
      !reason.empty())
    rows.note("The cost change is " + std::string(word_for_none(study)) + ": " + reason + ".");
}

std::string before_of(const Study &study, const std::string &starts_from) {
  if (starts_from.empty())
    return "the baseline";
  for (const StudiedScenario &scenario : study.scenarios())
    if (scenario.comparison->name == starts_from)
      return "the scenario '" + harmless(scenario_title(scenario), 120) + "'";
  return "the scenario " + starts_from;
}

void write_scenario(SummaryRows &rows, const StudiedScenario &scenario, const Study &study) {
  const Comparison &comparison = *scenario.comparison;
  rows.section("Scenario: " + harmless(scenario_title(scenario), 120));
  rows.note("Its name: " + comparison.name + ". Source: " + text_or(comparison.source, "none is given") +
            ". Before: " + before_of(study, comparison.starts_from) + ".");
  rows.heads(heads, 3);
  write_own_figures(rows, scenario, study);
  write_before_and_after(rows, scenario, study);
}

} // namespace

ChartRows write_side_by_side(SummaryRows &rows, const Study &study) {
  const std::vector<StudiedScenario> scenarios = study.scenarios();
  if (scenarios.empty())
    return {};
  rows.section("Scenarios, before and after");
  rows.note(about_changes);
  const Headline *figure = charted(scenarios);
  if (figure == nullptr)
    return {};
  std::array<std::string_view, 5> own = heads;
  own[0] = figure->name();
  rows.heads(own, 3);
  const std::size_t shown = std::min(scenarios.size(), scenarios_in_chart);
  ChartRows out = {.first = rows.row(),
                   .count = static_cast<std::uint32_t>(shown),
                   .title = std::string(figure->name()) + " before and after each scenario" +
                            (figure->last() == "duplicated" ? " (overlap is no fault by itself)" : ""),
                   .axis = ""};
  for (const StudiedScenario &scenario : std::span(scenarios).first(shown)) {
    rows.label(harmless(scenario_title(scenario), 120));
    write_sides(rows, *figure, sides_of(*figure, scenario));
    rows.words(4, figure->definition->unit);
    rows.next();
  }
  if (scenarios.size() > shown)
    rows.note("and " + std::to_string(scenarios.size() - shown) + " more: sheet Scenarios.");
  return out;
}

void write_scenarios(Sheet &sheet, const Study &study) {
  constexpr double label = 50, figures = 14, unit = 40;
  sheet.width(0, label);
  for (std::uint16_t column = 1; column < SummaryRows::last_column; ++column)
    sheet.width(column, figures);
  sheet.width(SummaryRows::last_column, unit);
  SummaryRows rows(sheet);
  rows.title("Scenarios, before and after");
  rows.note(about_changes);
  for (const StudiedScenario &scenario : study.scenarios())
    write_scenario(rows, scenario, study);
  sheet.print({.header = "Organograph: scenarios", .upright = true});
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#include "workbook/workbook_parts.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::size_t scenarios_in_chart = 12;
constexpr std::array<std::string_view, 5> heads = {"Figure", "Before", "After", "Change", "Unit"};

constexpr std::array own_figures = {
    Headline{"posts_created", "Posts created", "posts", Look::count},
    Headline{"posts_deleted", "Posts deleted", "posts", Look::count},
    Headline{"posts_changed", "Posts changed", "posts", Look::count},
    Headline{"posts_moved", "Posts moved (another manager, nothing else)", "posts", Look::count},
    Headline{"at_risk", "Holders whose post ends and who hold none after", "people", Look::count},
    Headline{"no_impact", "Deleted posts that are interim or acting", "posts", Look::count},
    Headline{"vacant_deleted", "Deleted posts that are vacant", "posts", Look::count},
    Headline{"ring_fence/matched", "Places for holders at risk (not appointments)", "people", Look::count},
    Headline{"cost_change_per_year/all", "Cost change of the posts", "money a year", Look::money},
    Headline{"other_savings_per_year/all", "Further savings that the papers state, posts not named",
             "money a year", Look::money}};

std::string text_or(const Json &value, std::string text) {
  return value.is_string() ? value.get<std::string>() : std::move(text);
}

// The figure that the chart lays side by side: the first that every scenario has before and after.
const Headline *charted(const Json &scenarios, std::string &group) {
  for (const std::string_view key : {"duplicated_attendance", "model"})
    for (const HeadlineGroup &of : headline_groups())
      for (const Headline &figure : of.figures) {
        const std::string path = std::string(of.key) + "/" + std::string(figure.path);
        const auto known = [&](const Json &scenario) {
          return at_path(scenario, "before/" + path).is_number() &&
                 at_path(scenario, "after/" + path).is_number();
        };
        const bool wanted = of.key == key && (figure.path == "duplicated" || figure.path == "posts");
        if (wanted && std::ranges::all_of(scenarios, known)) {
          group = path;
          return &figure;
        }
      }
  return nullptr;
}

ChartRows write_side_by_side(SummaryRows &rows, const Json &scenarios) {
  std::string path;
  const Headline *figure = charted(scenarios, path);
  if (figure == nullptr)
    return {};
  std::array<std::string_view, 5> own = heads;
  own[0] = figure->label;
  rows.heads(own, 3);
  ChartRows out = {.first = rows.row(),
                   .count = static_cast<std::uint32_t>(std::min(scenarios.size(), scenarios_in_chart)),
                   .title = std::string(figure->label) + " before and after each scenario" +
                            (figure->path == "duplicated" ? " (overlap is not waste)" : ""),
                   .axis = ""};
  for (const auto &[name, scenario] : scenarios.items()) {
    rows.label(name);
    rows.figure(1, at_path(scenario, "before/" + path), figure->look);
    rows.figure(2, at_path(scenario, "after/" + path), figure->look);
    rows.figure(3, at_path(scenario, "change/" + path), figure->look);
    rows.words(4, figure->unit);
    rows.next();
  }
  if (scenarios.size() > scenarios_in_chart)
    rows.note("The chart shows the first " + std::to_string(scenarios_in_chart) + ".");
  return out;
}

// ' (better)' for the three figures that have a direction; everything else is just a change.
std::string judgement(const Json &scenario, const Headline &figure) {
  const Json &judged = at_path(scenario, "judged/" + std::string(figure.path));
  return judged.is_string() && judged != "same" ? " (" + judged.get<std::string>() + ")" : "";
}

// The headline figures that differ; of the others only how many there are.
void write_before_and_after(SummaryRows &rows, const Json &scenario, const Json &tree) {
  std::size_t same = 0;
  for (const HeadlineGroup &group : headline_groups())
    for (const Headline &figure : group.figures) {
      const std::string path = std::string(group.key) + "/" + std::string(figure.path);
      const Json &before = at_path(scenario, "before/" + path), &after = at_path(scenario, "after/" + path);
      if (!figure.in_scenarios || (before.is_null() && after.is_null()))
        continue;
      if (before == after) {
        ++same;
        continue;
      }
      rows.label(figure.label);
      rows.figure(1, before, figure.look);
      rows.figure(2, after, figure.look);
      rows.figure(3, at_path(scenario, "change/" + path), figure.look);
      rows.words(4, unit_text(figure.unit, tree) + judgement(scenario, figure));
      rows.next();
    }
  if (same > 0)
    rows.note(std::to_string(same) +
              (same == 1 ? " other headline figure is" : " other headline figures are") +
              " the same before and after. All figures: sheet Scenario figures.");
}

void write_own_figures(SummaryRows &rows, const Json &scenario, const Json &tree) {
  for (const Headline &figure : own_figures) {
    const Json &value = at_path(scenario, figure.path);
    rows.label(figure.label);
    rows.figure(3, value, figure.look);
    rows.words(4, value.is_null() ? word_for_none(tree) : unit_text(figure.unit, tree));
    rows.next();
  }
  if (const Json &reason = at_path(scenario, "cost_change_per_year/not_known_because"); reason.is_string())
    rows.note("The cost change is " + word_for_none(tree) + ": " + reason.get<std::string>() + ".");
}

void write_scenario(SummaryRows &rows, const std::string &name, const Json &scenario, const Json &tree) {
  rows.section("Scenario " + name);
  rows.note(text_or(at_path(scenario, "title"), "No title is given") +
            ". Source: " + text_or(at_path(scenario, "source"), "none is given") + ". Before: " +
            (at_path(scenario, "starts_from").is_string()
                 ? "the scenario " + at_path(scenario, "starts_from").get<std::string>() + "."
                 : "the baseline."));
  rows.heads(heads, 3);
  write_own_figures(rows, scenario, tree);
  write_before_and_after(rows, scenario, tree);
}

} // namespace

ChartRows write_scenarios(SummaryRows &rows, const Json &tree) {
  const Json &scenarios = at_path(tree, "scenarios");
  if (!scenarios.is_object() || scenarios.empty())
    return {};
  rows.section("Scenarios, before and after");
  rows.note(
      "Each against what it starts from. A change is no judgement: only duplicated seats, one voice and "
      "the gap to a target have a direction.");
  ChartRows chart = write_side_by_side(rows, scenarios);
  for (const auto &[name, scenario] : scenarios.items())
    write_scenario(rows, name, scenario, tree);
  return chart;
}

} // namespace organograph::viz

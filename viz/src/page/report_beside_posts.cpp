// SPDX-License-Identifier: Apache-2.0
#include "page/report_beside_posts.hpp"

#include "page/report_charts.hpp"

#include <cmath>

namespace organograph::viz {

namespace {

const Json &group_fte(const Json &scenario, std::string_view side) {
  return at(scenario, {side, "model", "staff_group_fte"});
}

} // namespace

bool staff_groups_change(const Json &scenario) {
  return count_at(scenario, {"staff_groups_changed"}) + count_at(scenario, {"staff_groups_deleted"}) > 0 ||
         group_fte(scenario, "before") != group_fte(scenario, "after");
}

std::string staff_groups_shown(const Json &scenario) {
  const Json &before = group_fte(scenario, "before"), &after = group_fte(scenario, "after");
  if (number_at(before, {}) == 0.0 && number_at(after, {}) == 0.0)
    return {};
  return shown_number(before, Format::number) + " to " + shown_number(after, Format::number);
}

void say_staff_groups(Sentence &say, const Json &scenario, const std::string &name) {
  const std::string rows = "scenario=" + name + "\nfigure=model.staff_group_fte";
  say.text("Staff groups: ")
      .figure("model.staff_group_fte", shown_number(group_fte(scenario, "before"), Format::number),
              "scenario_figures", rows)
      .text(" FTE before, ")
      .figure("model.staff_group_fte", shown_number(group_fte(scenario, "after"), Format::number),
              "scenario_figures", rows)
      .text(" after (people known only as a number). How many people are at risk among them is not known.");
}

bool states_savings(const Json &scenario) {
  const Json &stated = at(scenario, {"other_savings_per_year"});
  return at(stated, {"all"}).is_number() || at(stated, {"fte"}).is_number();
}

void say_stated_sums(Sentence &say, const Json &scenario, const std::string &currency,
                     const std::string &name) {
  const Json &money = at(scenario, {"other_savings_per_year", "all"}),
             &fte = at(scenario, {"other_savings_per_year", "fte"});
  if (money.is_number())
    say.text(money.get<double>() < 0 ? "costs of " : "savings of ")
        .figure("scenarios.other_savings_per_year",
                shown_number(Json(std::abs(money.get<double>())), Format::money) + currency + " a year",
                "scenario_figures", "scenario=" + name + "\nfigure=other_savings_per_year.all");
  if (money.is_number() && fte.is_number())
    say.text(" and ");
  if (fte.is_number())
    say.text(fte.get<double>() < 0 ? "an increase of " : "a reduction of ")
        .figure("scenarios.other_savings_fte",
                shown_number(Json(std::abs(fte.get<double>())), Format::number) + " FTE");
}

void say_other_savings(Sentence &say, const Json &scenario, const std::string &currency,
                       const std::string &name) {
  if (!states_savings(scenario))
    return;
  const bool money = at(scenario, {"other_savings_per_year", "all"}).is_number(),
             fte = at(scenario, {"other_savings_per_year", "fte"}).is_number();
  say.text(money ? "The papers state further " : "The papers state ");
  say_stated_sums(say, scenario, currency, name);
  say.text(fte ? " in posts that they do not name; these are in no count here, and people at risk among "
                 "them are not known."
               : "; they are in no other figure here.");
}

} // namespace organograph::viz

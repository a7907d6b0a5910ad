// SPDX-License-Identifier: Apache-2.0
// Posts, people, staff groups and money of a scenario.
#include "findings/proposal.hpp"

#include "figures/identifiers.hpp"
#include "findings/proposal_parts.hpp"
#include "findings/scenario_facts.hpp"
#include "words/numbers.hpp"
#include "words/pay.hpp"
#include "words/ranges.hpp"
#include "words/readable.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace organograph::viz {

namespace {

using namespace proposal;

constexpr std::size_t groups_told = 12;

double group_fte(const Model &model) {
  double out = 0;
  for (const StaffGroup &group : model->staff_groups)
    out += group.fte;
  return out;
}

// Of how many people, or that it is not shown.
void say_people(Sentence &say, const StudiedScenario &s, std::uint64_t people, const Figure &of,
                std::string_view one, std::string_view many) {
  const bool shown = s.comparison->is_shown(people);
  if (shown)
    say.figure(Figure(of.measure, figure(people), of.table, of.filter, static_cast<double>(people)));
  else
    say.text("how many");
  say.text(shown && people == 1 ? one : many);
  if (!shown)
    say.text(": ").figure(of.measure, "not shown");
}

// Numbers at risk by employer, in model order: the groups are by employer and grade.
void say_employers(Sentence &say, const StudiedScenario &s) {
  std::vector<std::pair<OrganisationId, std::uint64_t>> employers;
  for (const AtRiskGroup &group : s.comparison->at_risk_groups) {
    if (employers.empty() || employers.back().first != group.employer)
      employers.emplace_back(group.employer, 0);
    employers.back().second += group.at_risk;
  }
  std::erase_if(employers, [](const auto &each) { return each.second == 0; });
  for (std::size_t i = 0; i < std::min(employers.size(), groups_told); ++i) {
    const auto &[employer, people] = employers[i];
    say.text(i == 0 ? ": " : ", ")
        .figure(Figure("scenarios.at_risk", figure(people), "changes",
                       rows_of(s, rows_at_risk) + "\norganisation_id=" + std::string(id(*s.before, employer)),
                       static_cast<double>(people)))
        .text(" employed by " + organisation_shown(*s.before, employer));
  }
  if (employers.size() > groups_told)
    say.text(", and others");
}

void say_at_risk(Sentence &say, const StudiedScenario &s, bool by_employer) {
  const std::uint64_t people = s.comparison->at_risk;
  if (s.comparison->is_shown(people))
    say.figure(Figure("scenarios.at_risk", figure(people), "changes", rows_of(s, rows_at_risk),
                      static_cast<double>(people)))
        .text(people == 0   ? " people are at risk"
              : people == 1 ? " person is at risk, since the post ends and no other post names that person"
                            : " people are at risk, since their post ends and no other post names them");
  else
    say.text("How many people are at risk, since their post ends and no other post names them: ")
        .figure("scenarios.at_risk", "not shown", "changes", rows_of(s, rows_at_risk));
  if (by_employer)
    say_employers(say, s);
  say.text(". ");
}

Sentence nothing_deleted(const StudiedScenario &s) {
  Sentence say;
  if (staff_groups_change(s))
    return say.text("No post that the model names is deleted. ").add(staff_groups_told(s));
  return say.text(states_savings(s)
                      ? "No post that the model names is deleted. Whether people are at risk in posts that "
                        "the papers do not name is not known."
                      : "No post is deleted, so nobody is at risk.");
}

void say_count(Sentence &say, const StudiedScenario &s, PostChange change, std::uint64_t posts) {
  const std::string word(name(change));
  say.figure(Figure("scenarios.posts_" + word, figure(posts), "changes", rows_of(s, "\nchange=" + word),
                    static_cast<double>(posts)));
}

// Papers count deletions by service: said where it is another number.
void say_functions(Sentence &say, const StudiedScenario &s) {
  const std::uint64_t functions = s.comparison->functions_deleted;
  if (functions != s.comparison->deleted)
    say.text(s.comparison->deleted == 1 ? " The post that ends has " : " The posts that end have ")
        .counted("scenarios.functions_deleted", functions, "function", "functions", "scenario_figures",
                 rows_of(s, "\nfigure=functions_deleted"))
        .text(", own and further.");
}

} // namespace

namespace proposal {

std::string rows_of(const StudiedScenario &scenario, std::string_view more) {
  return "scenario=" + scenario.comparison->name + std::string(more);
}

std::string organisation_shown(const Model &model, OrganisationId organisation) {
  const std::string name = harmless(model.text(model->organisations.name[index(organisation)]), 120);
  return name.empty() ? harmless(id(model, organisation), 60) : name;
}

std::string_view word_for_none(const Comparison &comparison) {
  return comparison.minimum_group > 0 ? "not shown" : "not known";
}

} // namespace proposal

std::string scenario_title(const StudiedScenario &s) {
  const std::string title = harmless(s.comparison->title, 160);
  return title.empty() ? harmless(s.comparison->name, 80) : title;
}

Sentence posts_told(const StudiedScenario &s) {
  const Comparison &c = *s.comparison;
  Sentence say;
  say_count(say, s, PostChange::deleted, c.deleted);
  say.text(c.deleted == 1 ? " post ends and " : " posts end and ");
  say_count(say, s, PostChange::created, c.created);
  say.text(c.created == 1 ? " begins. " : " begin. ");
  say_count(say, s, PostChange::moved, c.moved);
  say.text(c.moved == 1 ? " gets another line manager, " : " get another line manager, ");
  say_count(say, s, PostChange::changed, c.changed);
  say.text(c.changed == 1 ? " changes otherwise." : " change otherwise.");
  say_functions(say, s);
  return say;
}

Sentence post_counts_told(const StudiedScenario &s) {
  const Comparison &c = *s.comparison;
  Sentence say;
  say_count(say, s, PostChange::created, c.created);
  say.text(c.created == 1 ? " post created, " : " posts created, ");
  say_count(say, s, PostChange::deleted, c.deleted);
  say.text(" deleted, ");
  say_count(say, s, PostChange::moved, c.moved);
  say.text(" moved, ");
  say_count(say, s, PostChange::changed, c.changed);
  return say.text(" changed.");
}

Sentence staff_group_counts_told(const StudiedScenario &s) {
  const Comparison &c = *s.comparison;
  Sentence say;
  if (c.staff_groups_changed + c.staff_groups_moved + c.staff_groups_deleted == 0)
    return say;
  return say.text("Staff groups, in no count of posts: " + figure(c.staff_groups_changed) + " changed, " +
                  figure(c.staff_groups_moved) + " moved, " + figure(c.staff_groups_deleted) + " deleted.");
}

Sentence changes_told(const StudiedScenario &s) {
  Sentence say = post_counts_told(s);
  say_functions(say, s);
  if (s.comparison->moved > 0)
    say.text(" Moved: only the line manager is another.");
  if (const Sentence groups = staff_group_counts_told(s); !groups.empty())
    say.text(" ").add(groups);
  const std::uint64_t added = s.comparison->lines_added, removed = s.comparison->lines_removed;
  if (added + removed > 0)
    say.text(" Further lines: ")
        .figure("scenarios.lines_added", figure(added))
        .text(" added, ")
        .figure("scenarios.lines_removed", figure(removed))
        .text(" removed.");
  return say;
}

Sentence people_told(const StudiedScenario &s, bool by_employer) {
  const Comparison &c = *s.comparison;
  if (c.deleted == 0)
    return nothing_deleted(s);
  Sentence say;
  say_at_risk(say, s, by_employer);
  say_people(say, s, c.no_impact, Figure("scenarios.no_impact", "", "changes", rows_of(s, rows_interim)),
             " of the posts that end is held by an interim or acting person, not counted as at risk",
             " of the posts that end are held by an interim or acting person, not counted as at risk");
  say.text(", ");
  say_people(say, s, c.vacant_deleted,
             Figure("scenarios.vacant_deleted", "", "changes", rows_of(s, rows_vacant)), " is vacant",
             " are vacant");
  say.text(".");
  if (!c.places.holders.empty())
    say.text(" For ")
        .figure(Figure("scenarios.ring_fence", figure(c.places.matched), "ring_fence",
                       rows_of(s, "\nkind=holder"), static_cast<double>(c.places.matched)))
        .text(" of them there is a ring-fenced place: places available, not appointments.");
  if (staff_groups_change(s))
    say.text(" ").add(staff_groups_told(s));
  return say;
}

Sentence places_told(const StudiedScenario &s) {
  const Places &places = s.comparison->places;
  Sentence say;
  if (places.posts.empty() && places.holders.empty())
    return say;
  return say.text(counted(places.posts.size(), "post is ring-fenced: ", "posts are ring-fenced: "))
      .figure(Figure("scenarios.ring_fence", figure(places.matched), "ring_fence", rows_of(s),
                     static_cast<double>(places.matched)))
      .text(" of " + counted(places.holders.size(), "person", "people") +
            " at risk could have one of them at the same time. Places available, not appointments.");
}

bool staff_groups_change(const StudiedScenario &s) {
  return s.comparison->staff_groups_changed + s.comparison->staff_groups_deleted > 0 ||
         group_fte(*s.before) != group_fte(*s.after);
}

std::string staff_groups_shown(const StudiedScenario &s) {
  const double before = group_fte(*s.before), after = group_fte(*s.after);
  return before == 0 && after == 0 ? std::string() : from_to(rounded(before), rounded(after));
}

Sentence staff_groups_told(const StudiedScenario &s) {
  const auto fte = [&](double value) {
    return Figure("model.staff_group_fte", rounded(value), "scenario_figures",
                  rows_of(s, "\nfigure=model.staff_group_fte"), value);
  };
  return Sentence()
      .text("Staff groups: ")
      .figure(fte(group_fte(*s.before)))
      .text(" FTE before, ")
      .figure(fte(group_fte(*s.after)))
      .text(" after (people known only as a number). How many people are at risk among them is not known.");
}

std::string currency_of(const Model &model) {
  const std::string currency = harmless(model.text(model->currency), 8);
  return currency.empty() ? " in the model's currency" : " " + currency;
}

std::string in_currency(const Model &model) {
  const std::string currency = harmless(model.text(model->currency), 8);
  return " in " + (currency.empty() ? "the model's currency" : currency);
}

std::string change_of_money(const Model &model, double amount) {
  const std::string currency = harmless(model.text(model->currency), 8);
  return money_change(amount, currency) + (currency.empty() && amount != 0 ? in_currency(model) : "");
}

Sentence cost_told(const StudiedScenario &s) {
  const std::optional<double> &cost = s.comparison->cost_change_per_year.all;
  const std::string why = cost_not_known_because(*s.comparison, *s.before, *s.after);
  Sentence say;
  say.text(cost ? "Cost of posts: " : "Cost of posts, change a year: ")
      .figure(Figure("scenarios.cost_change_per_year",
                     cost ? change_of_money(*s.after, *cost) : std::string(word_for_none(*s.comparison)),
                     "changes", rows_of(s), cost))
      .text(why.empty() ? "." : ", because " + why + ".");
  if (staff_groups_change(s))
    say.text(" These are posts alone: the cost of the staff groups is not in it, and how it changes is not "
             "known.");
  return say;
}

Sentence cost_by_pay_told(const StudiedScenario &s) {
  Sentence say;
  if (!s.comparison->cost_change_by_pay)
    return say;
  const CostSums &change = *s.comparison->cost_change_by_pay;
  say.text("Cost of posts by their pay, change a year: ")
      .figure(Figure("scenarios.cost_change_by_pay", cost_sum_worded(change.all, true)));
  for (std::size_t o = 0; o < change.organisations.size(); ++o)
    if (const CostSum &own = change.organisations[o]; own.full_posts + own.salary_posts > 0)
      say.text(". " + std::string(id(*s.after, id_at<OrganisationId>(o))) + ": ")
          .figure(Figure("scenarios.cost_change_by_pay", cost_sum_worded(own, true)));
  return say.text(".");
}

bool states_savings(const StudiedScenario &s) {
  return s.comparison->other_savings.annual_saving || s.comparison->other_savings.fte;
}

namespace proposal {

void say_stated_sums(Sentence &say, const StudiedScenario &s) {
  const std::optional<double> &money = s.comparison->other_savings.annual_saving,
                              &fte = s.comparison->other_savings.fte;
  if (money)
    say.text(*money < 0 ? "costs of " : "savings of ")
        .figure(Figure("scenarios.other_savings_per_year",
                       viz::money(*money, harmless(s.after->text((*s.after)->currency), 8)) + " a year",
                       "scenario_figures", rows_of(s, "\nfigure=other_savings_per_year.all"), money));
  say.text(money && fte ? " and " : "");
  if (fte)
    say.text(*fte < 0 ? "an increase of " : "a reduction of ")
        .figure(Figure("scenarios.other_savings_fte", rounded(std::abs(*fte)) + " FTE", {}, {}, fte));
}

} // namespace proposal

std::string stated_beside_0(const StudiedScenario &s) {
  if (s.comparison->cost_change_per_year.all != 0.0 || !states_savings(s))
    return {};
  Sentence say;
  say.text("; the papers state ");
  say_stated_sums(say, s);
  return say.plain();
}

Sentence savings_told(const StudiedScenario &s, bool by_organisation) {
  Sentence say;
  if (!states_savings(s))
    return say;
  const OtherSavings &savings = s.comparison->other_savings;
  say.text(savings.annual_saving ? "The papers state further " : "The papers state ");
  say_stated_sums(say, s);
  say.text(savings.fte ? " in posts that they do not name; these are in no count here, and people at risk "
                         "among them are not known."
                       : "; they are in no other figure here.");
  if (!by_organisation || !savings.annual_saving)
    return say;
  std::string parts;
  const auto part = [&](std::string_view of, const std::optional<double> &money) {
    if (money && *money != 0)
      parts += (parts.empty() ? " Of it " : "; ") + std::string(of) + " " + rounded(*money);
  };
  for (std::size_t o = 0; o < savings.by_organisation.size(); ++o)
    part(organisation_shown(*s.after, id_at<OrganisationId>(o)), savings.by_organisation[o]);
  part("no organisation named", savings.without_organisation);
  return say.text(parts.empty() ? "" : parts + ".");
}

Sentence fte_told(const StudiedScenario &s) {
  const Comparison &c = *s.comparison;
  const auto fte = [&](std::string_view measure, const std::optional<double> &value) {
    return Figure(measure, value ? rounded(*value) : std::string(word_for_none(c)), {}, {}, value);
  };
  Sentence say;
  say.text("FTE of all posts: ")
      .figure(fte("scenarios.fte_before", c.fte_before.all))
      .text(" before, ")
      .figure(fte("scenarios.fte_after", c.fte_after.all))
      .text(" after");
  std::size_t told = 0;
  for (std::size_t o = 0; o < c.fte_change.organisations.size(); ++o)
    if (const std::optional<double> &change = c.fte_change.organisations[o];
        change && *change != 0 && ++told <= groups_told)
      say.text(told == 1 ? ": " : ", ")
          .figure(Figure("scenarios.fte_change", signed_shown(*change), {}, {}, change))
          .text(" in " + organisation_shown(*s.after, id_at<OrganisationId>(o)));
  return say.text(".");
}

} // namespace organograph::viz

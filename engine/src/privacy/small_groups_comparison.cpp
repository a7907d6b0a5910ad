// SPDX-License-Identifier: Apache-2.0
// What may be shown of the change between two models: a figure before less the figure after is one too.
#include "privacy/small_groups.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace organograph {

namespace {

using detail::Amount;
using detail::AmountsNotShown;
using detail::Members;
using detail::parts_not_shown;

void hide(MoneyOrFte &amount, bool all, const std::vector<bool> &organisations) {
  if (all) {
    amount.all.reset();
    amount.blanked = true;
  }
  for (std::size_t o = 0; o < std::min(organisations.size(), amount.organisations.size()); ++o)
    if (organisations[o])
      amount.organisations[o].reset();
}

std::vector<bool> blanked_organisations(const Analysis &analysis) {
  std::vector<bool> out;
  for (const SpanScope &scope : analysis.span_of_control.organisations)
    out.push_back(scope.blanked);
  return out;
}

std::vector<bool> either(std::vector<bool> a, const std::vector<bool> &b) {
  a.resize(std::max(a.size(), b.size()));
  for (std::size_t i = 0; i < b.size(); ++i)
    a[i] = a[i] || b[i];
  return a;
}

// By organisation: one of these amounts is hidden in either model, or the organisation is.
std::vector<bool> organisations_hidden(const Analysis &analysis, const AmountsNotShown &hidden,
                                       Amount amount) {
  return either(blanked_organisations(analysis), hidden.parts[detail::index_of(amount)][1]);
}

// The three add up to the posts that end, nearly: what is not shown must not be told from that and the
// others.
void hide_totals_of_people(Comparison &c, unsigned minimum) {
  constexpr std::array totals = {&Comparison::at_risk, &Comparison::no_impact, &Comparison::vacant_deleted};
  std::vector<Members> parts;
  std::uint32_t people = 0;
  for (const auto total : totals) {
    Members &part = parts.emplace_back();
    for (std::uint64_t i = 0; i < c.*total; ++i)
      part.push_back(people++);
  }
  const std::vector<bool> hidden = parts_not_shown(parts, {}, people, minimum);
  c.people_shown_from = minimum;
  for (std::size_t i = 0; i < totals.size(); ++i)
    if (hidden[i])
      c.people_shown_from = std::max(c.people_shown_from, c.*totals[i] + 1);
}

// Counts of people by employer and grade: of each of the three columns nothing small is left to be found.
std::uint64_t blank_people(Comparison &c, unsigned minimum) {
  hide_totals_of_people(c, minimum);
  std::uint64_t blanked = 0;
  std::vector<bool> hidden(c.at_risk_groups.size());
  for (const auto &[column, total] :
       {std::pair{&AtRiskGroup::at_risk, c.at_risk}, std::pair{&AtRiskGroup::no_impact, c.no_impact},
        std::pair{&AtRiskGroup::vacant_deleted, c.vacant_deleted}}) {
    std::vector<Members> parts;
    std::uint32_t people = 0;
    for (const AtRiskGroup &group : c.at_risk_groups) {
      Members &part = parts.emplace_back();
      for (std::uint64_t i = 0; i < group.*column; ++i)
        part.push_back(people++);
    }
    hidden = either(std::move(hidden), parts_not_shown(parts, {}, people, minimum));
    for (std::size_t g = 0; g < hidden.size(); ++g) // they add up to the total
      hidden[g] = hidden[g] || (!c.is_shown(total) && c.at_risk_groups[g].*column > 0);
  }
  for (std::size_t g = 0; g < hidden.size(); ++g)
    if (hidden[g]) {
      AtRiskGroup &group = c.at_risk_groups[g];
      group = {group.employer, std::move(group.grade)};
      group.blanked = true;
      ++blanked;
    }
  for (const auto total : {&Comparison::at_risk, &Comparison::no_impact, &Comparison::vacant_deleted})
    blanked += !c.is_shown(c.*total);
  c.places.holders.clear(); // each row is one person's, or one post's
  c.places.posts.clear();
  return blanked;
}

/// A model that was looked at, and what is not shown of it.
struct Looked {
  const Model *model;
  detail::PartsOfPosts posts;
  AmountsNotShown hidden;
};

/// What is not shown of a model beside all others that are shown: any two can be taken from each other.
Looked look_at(const Model &model, const std::map<std::string_view, Looked> &others, unsigned minimum,
               detail::PostNumbers &numbers) {
  Looked out{&model, detail::parts_of_posts(model, numbers), {}};
  for (const auto &[name, other] : others)
    detail::add_not_shown(out.hidden,
                          detail::amounts_not_shown(other.posts, out.posts, numbers.size(), minimum));
  return out;
}

// The cost of duplicated seats before less that after may be of one seat.
void blank_cost_of_seats(Analysis &analysis) {
  if (!analysis.duplicated_attendance)
    return;
  analysis.duplicated_attendance->all.duplicated_cost_per_year.reset();
  for (DuplicatedFigures &figures : analysis.duplicated_attendance->functions)
    figures.duplicated_cost_per_year.reset();
}

std::uint64_t blank_one(const Looked &before, const Looked &after, unsigned minimum, Comparison &c) {
  std::uint64_t blanked = blank_small_groups(*before.model, minimum, c.before) +
                          blank_small_groups(*after.model, minimum, c.after);
  if (!c.starts_from.empty())
    blank_cost_of_seats(c.before);
  blank_cost_of_seats(c.after);
  for (ReplayedMeeting &meeting : c.meetings)
    for (std::optional<DuplicatedFigures> *figures : {&meeting.before, &meeting.after})
      if (*figures)
        (*figures)->duplicated_cost_per_year.reset();
  const auto of_before = [&](Amount amount) { return organisations_hidden(c.before, before.hidden, amount); };
  const auto of_after = [&](Amount amount) { return organisations_hidden(c.after, after.hidden, amount); };
  hide(c.fte_before, before.hidden.all(Amount::fte), of_before(Amount::fte));
  hide(c.fte_after, after.hidden.all(Amount::fte), of_after(Amount::fte));
  for (const auto &[amount, change] :
       {std::pair{Amount::fte, &c.fte_change}, std::pair{Amount::cost, &c.cost_change_per_year}}) {
    const bool all = before.hidden.all(amount) || after.hidden.all(amount);
    hide(*change, all, either(of_before(amount), of_after(amount)));
    blanked += all;
  }
  blanked += detail::blank_amounts(c.before.span_of_control, before.hidden) +
             detail::blank_amounts(c.after.span_of_control, after.hidden);
  c.minimum_group = minimum;
  return blanked + blank_people(c, minimum);
}

} // namespace

std::uint64_t blank_small_groups(const Model &baseline, std::span<const AppliedScenario> scenarios,
                                 unsigned minimum, std::span<Comparison> comparisons) {
  if (minimum < 2)
    return 0;
  std::uint64_t blanked = 0;
  detail::PostNumbers numbers;
  std::map<std::string_view, Looked> looked;
  looked.try_emplace("", look_at(baseline, {}, minimum, numbers));
  for (Comparison &c : comparisons) {
    const auto applied = std::ranges::find(scenarios, c.name, &AppliedScenario::name);
    const auto start = looked.find(c.starts_from);
    if (applied == scenarios.end() || !applied->model || start == looked.end())
      continue;
    Looked after = look_at(*applied->model, looked, minimum, numbers);
    blanked += blank_one(start->second, after, minimum, c);
    looked.try_emplace(c.name, std::move(after));
  }
  return blanked;
}

} // namespace organograph

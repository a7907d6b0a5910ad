// SPDX-License-Identifier: Apache-2.0
// What may be shown of the change between two models: a figure before less the figure after is one too.
#include "small_groups.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace organograph {

namespace {

using detail::Members;
using detail::parts_not_shown;

/// What is not shown of a model's FTE and cost because few posts tell it from another model.
struct NotShown {
  bool all = false;
  std::vector<bool> organisations;
};

bool changes_amounts(const ChangedPost &post) {
  constexpr std::array<std::string_view, 4> columns = {"organisation_id", "fte", "annual_cost", "shares"};
  return post.change == PostChange::created || post.change == PostChange::deleted ||
         (post.change == PostChange::changed && std::ranges::any_of(columns, [&](std::string_view column) {
            return std::ranges::count(post.columns, column) > 0;
          }));
}

NotShown not_shown(const Model &before, const Model &after, const Comparison &c, unsigned minimum) {
  std::vector<Members> parts(before->organisations.id.size());
  std::uint32_t touched = 0;
  const auto add = [&](const Model &model, PostId post) {
    if (post != none<PostId>)
      for (const Served &served : model->posts.serves[index(post)])
        if (Members &part = parts[index(served.organisation)]; part.empty() || part.back() != touched)
          part.push_back(touched);
  };
  for (const ChangedPost &post : c.posts)
    if (changes_amounts(post)) {
      add(before, post.before);
      add(after, post.after);
      ++touched;
    }
  NotShown out{touched > 0 && touched < minimum, parts_not_shown(parts, {}, touched, minimum)};
  if (out.all)
    out.organisations.assign(parts.size(), true);
  return out;
}

void hide(MoneyOrFte &amount, bool all, const std::vector<bool> &organisations) {
  if (all) {
    amount.all.reset();
    amount.not_known_because = "fewer posts make it than are shown (--minimum-group)";
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
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    a[i] = a[i] || b[i];
  return a;
}

void hide_amounts(Analysis &analysis, const NotShown &hidden) {
  SpanOfControl &spans = analysis.span_of_control;
  if (hidden.all)
    detail::blank_amounts(spans.all);
  for (std::size_t o = 0; o < std::min(hidden.organisations.size(), spans.organisations.size()); ++o)
    if (hidden.organisations[o])
      detail::blank_amounts(spans.organisations[o]);
}

// Counts of people by employer and grade: of each of the three columns nothing small is left to be found.
std::uint64_t blank_people(Comparison &c, unsigned minimum) {
  std::uint64_t blanked = 0;
  std::vector<bool> hidden(c.at_risk_groups.size());
  for (const auto column : {&AtRiskGroup::at_risk, &AtRiskGroup::no_impact, &AtRiskGroup::vacant_deleted}) {
    std::vector<Members> parts;
    std::uint32_t people = 0;
    for (const AtRiskGroup &group : c.at_risk_groups) {
      Members &part = parts.emplace_back();
      for (std::uint64_t i = 0; i < group.*column; ++i)
        part.push_back(people++);
    }
    hidden = either(std::move(hidden), parts_not_shown(parts, {}, people, minimum));
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

/// The scenarios that were looked at, with what is not shown of them.
using Looked = std::map<std::string_view, std::pair<const Model *, NotShown>>;

std::uint64_t blank_one(const Model &before, const NotShown &of_before, const Model &after, unsigned minimum,
                        Comparison &c, NotShown &of_after) {
  std::uint64_t blanked =
      blank_small_groups(before, minimum, c.before) + blank_small_groups(after, minimum, c.after);
  of_after = not_shown(before, after, c, minimum);
  hide(c.fte_before, of_before.all, either(blanked_organisations(c.before), of_before.organisations));
  hide(c.fte_after, of_after.all, either(blanked_organisations(c.after), of_after.organisations));
  const bool all = of_before.all || of_after.all;
  std::vector<bool> change = either(blanked_organisations(c.before), blanked_organisations(c.after));
  change = either(either(std::move(change), of_before.organisations), of_after.organisations);
  for (MoneyOrFte *amount : {&c.fte_change, &c.cost_change_per_year}) {
    hide(*amount, all, change);
    blanked += all;
  }
  hide_amounts(c.before, of_before);
  hide_amounts(c.after, of_after);
  c.minimum_group = minimum;
  return blanked + blank_people(c, minimum);
}

} // namespace

std::uint64_t blank_small_groups(const Model &baseline, std::span<const AppliedScenario> scenarios,
                                 unsigned minimum, std::span<Comparison> comparisons) {
  if (minimum < 2)
    return 0;
  std::uint64_t blanked = 0;
  Looked looked;
  looked.try_emplace("", &baseline, NotShown{false, std::vector<bool>(baseline->organisations.id.size())});
  for (Comparison &c : comparisons) {
    const auto applied = std::ranges::find(scenarios, c.name, &AppliedScenario::name);
    const auto start = looked.find(c.starts_from);
    if (applied == scenarios.end() || !applied->model || start == looked.end())
      continue;
    NotShown of_after;
    blanked += blank_one(*start->second.first, start->second.second, *applied->model, minimum, c, of_after);
    looked.try_emplace(c.name, &*applied->model, std::move(of_after));
  }
  return blanked;
}

} // namespace organograph

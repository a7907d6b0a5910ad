// SPDX-License-Identifier: Apache-2.0
// What scenarios make of the cost of the posts that savings name.
#include "comparison/comparison_parts.hpp"
#include "organograph/engine/benefits.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace organograph {

namespace {

/// What a post costs an organisation, or all of them.
struct PostCost {
  double cost = 0, part = 1;

  bool operator==(const PostCost &other) const {
    return is_same(cost, other.cost) && is_same(part, other.part);
  }

private:
  static bool is_same(double a, double b) { return a == b || (!is_known(a) && !is_known(b)); }
};

/// The posts that a row names in a model, by identifier.
using PostCosts = std::map<std::string_view, PostCost>;

double part_of(const Model &model, std::size_t post, OrganisationId organisation) {
  if (organisation == none<OrganisationId>)
    return 1;
  for (const Served &served : model->posts.serves[post])
    if (served.organisation == organisation)
      return served.share;
  return 0;
}

/// Rows of benefits and posts of models by identifier, each model looked through once.
class RowsByName {
public:
  PostId post(const Model &model, std::string_view id) {
    const auto [place, is_new] = posts_.try_emplace(&model);
    if (is_new)
      place->second = detail::rows_by_id<PostId>(model, model->posts.id);
    const auto found = place->second.find(id);
    return found == place->second.end() ? none<PostId> : found->second;
  }

  std::optional<std::size_t> benefit(const Model &model, std::string_view id) {
    const Register &rows = *model.rows_of(TableId::benefits);
    const auto [place, is_new] = benefits_.try_emplace(&model);
    for (std::size_t row = 0; is_new && row < rows.size(); ++row)
      place->second.emplace(model.text(rows.cell(row, rows.column("benefit_id")).text), row);
    const auto found = place->second.find(id);
    return found == place->second.end() ? std::nullopt : std::optional(found->second);
  }

private:
  template <class Id> using ByName = std::unordered_map<std::string_view, Id, detail::TextHash>;
  std::map<const Model *, ByName<PostId>> posts_;
  std::map<const Model *, ByName<std::size_t>> benefits_;
};

// A scenario puts successors in the place of posts that it deletes: the row is found by its identifier. A
// post that a scenario creates has no cost where it is not there.
PostCosts costs_in(const Model &model, std::string_view benefit, OrganisationId organisation,
                   RowsByName &names) {
  const Register &rows = *model.rows_of(TableId::benefits);
  PostCosts out;
  if (const auto row = names.benefit(model, benefit))
    for (const RegisterPart &part : rows.parts(*row, rows.column("posts")))
      if (part.id != UINT32_MAX)
        out[model.text(part.text)] = {model->posts.annual_cost[part.id],
                                      part_of(model, part.id, organisation)};
  return out;
}

// A successor that was there before is compared with what it was, not with nothing.
void add_those_of(const PostCosts &named, const Model &model, OrganisationId organisation, RowsByName &names,
                  PostCosts &to) {
  for (const auto &[id, post] : named)
    if (const PostId there = names.post(model, id); there != none<PostId>)
      to.try_emplace(
          id, PostCost{model->posts.annual_cost[index(there)], part_of(model, index(there), organisation)});
}

// Of a post that stays as it is nothing need be known.
NoCostChange add_changes(const PostCosts &before, const PostCosts &after, double &change) {
  NoCostChange reason = NoCostChange::none;
  const auto add = [&](const PostCost &post, double sign) {
    if (post.part == 0)
      return;
    if (!is_known(post.cost))
      reason = NoCostChange::no_cost;
    else if (!is_known(post.part) && reason == NoCostChange::none)
      reason = NoCostChange::no_parts;
    change += sign * post.cost * post.part;
  };
  for (const auto &[id, post] : before)
    if (const auto same = after.find(id); same == after.end() || !(same->second == post))
      add(post, -1);
  for (const auto &[id, post] : after)
    if (const auto same = before.find(id); same == before.end() || !(same->second == post))
      add(post, 1);
  return reason;
}

// The models before and after a scenario; none where it is not computed.
std::pair<const Model *, const Model *>
models_of(const Model &baseline, std::span<const AppliedScenario> applied, std::string_view scenario) {
  const auto found = std::ranges::find(applied, scenario, &AppliedScenario::name);
  if (found == applied.end() || !found->model)
    return {};
  const auto start = std::ranges::find(applied, found->starts_from, &AppliedScenario::name);
  const bool from_baseline = found->starts_from.empty() || start == applied.end();
  return {from_baseline ? &baseline : &*start->model, &*found->model};
}

bool is_saving_in_currency(const Model &model, const Benefit &benefit) {
  const std::string_view unit = model.text(benefit.unit);
  return benefit.kind == BenefitKind::saving && (unit.empty() || unit == model.text(model->currency));
}

} // namespace

std::string_view why(NoCostChange reason) {
  constexpr std::array reasons = {"",
                                  "it is no saving in the currency of the model, or model.csv gives none",
                                  "it names no posts",
                                  "it names no scenario",
                                  "the scenario is not computed",
                                  "an annual_cost is not given",
                                  "the parts of a joint post are not known"};
  return reasons[static_cast<std::size_t>(reason)];
}

void set_cost_changes(const Model &model, std::span<const AppliedScenario> applied, Benefits &to) {
  const Register &rows = *model.rows_of(TableId::benefits);
  RowsByName names;
  for (Benefit &benefit : to.benefits) {
    const std::string_view scenario = model.text(rows.cell(benefit.row, rows.column("scenario")).text);
    const auto [before, after] = models_of(model, applied, scenario);
    benefit.no_cost_change = !is_saving_in_currency(model, benefit)                  ? NoCostChange::no_saving
                             : rows.parts(benefit.row, rows.column("posts")).empty() ? NoCostChange::no_posts
                             : scenario.empty()  ? NoCostChange::no_scenario
                             : before == nullptr ? NoCostChange::not_computed
                                                 : NoCostChange::none;
    if (benefit.no_cost_change != NoCostChange::none)
      continue;
    const std::string_view id = model.text(rows.cell(benefit.row, rows.column("benefit_id")).text);
    double change = 0;
    PostCosts was = costs_in(*before, id, benefit.organisation, names),
              is = costs_in(*after, id, benefit.organisation, names);
    add_those_of(is, *before, benefit.organisation, names, was);
    add_those_of(was, *after, benefit.organisation, names, is);
    benefit.no_cost_change = add_changes(was, is, change);
    if (benefit.no_cost_change == NoCostChange::none)
      benefit.cost_change = change;
  }
}

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/services.hpp"

#include "measures/post_functions.hpp"
#include "model/council_kinds.hpp"
#include "organograph/engine/dates.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace organograph {

namespace {

/// By OrganisationId; empty: blank.
std::vector<std::string> kinds_of(const Model &model) {
  std::vector<std::string> out;
  for (const TextId kind : model->organisations.kind)
    out.push_back(kind_word(model.text(kind)));
  return out;
}

/// `county;district`, as functions.csv has it.
bool names_kind(std::string_view held_by, const std::string &kind) {
  return !kind.empty() && std::ranges::any_of(parts_of_cell(held_by),
                                              [&](std::string_view part) { return kind_word(part) == kind; });
}

PairKind kind_of_pair(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty())
    return PairKind::not_known;
  if (a == b)
    return PairKind::horizontal;
  const bool is_vertical = (a == "county" && b == "district") || (a == "district" && b == "county");
  return is_vertical ? PairKind::vertical : PairKind::other;
}

void find_pairs(const Model &model, const std::vector<std::string> &kinds, Services &to) {
  std::map<std::pair<OrganisationId, OrganisationId>, std::uint64_t> pairs;
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    const auto served = model->posts.serves[p];
    for (std::size_t i = 0; i < served.size(); ++i)
      for (std::size_t j = i + 1; j < served.size(); ++j)
        ++pairs[{served[i].organisation, served[j].organisation}];
  }
  for (const auto &[pair, posts] : pairs) {
    const PairKind kind = kind_of_pair(kinds[index(pair.first)], kinds[index(pair.second)]);
    to.pairs.push_back({pair.first, pair.second, kind, posts});
    ++to.pairs_by_kind[static_cast<std::size_t>(to.pairs.back().kind)];
  }
}

/// Whose duty a function is: its own held_by, else that of the nearest above.
std::string_view held_by(const Model &model, FunctionId function) {
  for (; function != none<FunctionId>; function = model->functions.parent[index(function)])
    if (const auto text = model.text(model->functions.held_by[index(function)]);
        !without_blanks(text).empty())
      return text;
  return {};
}

void find_outside_duty(const Model &model, const std::vector<std::string> &kinds, Services &to) {
  if (std::ranges::all_of(model->functions.held_by,
                          [&](TextId text) { return without_blanks(model.text(text)).empty(); }))
    return;
  to.outside_duty.emplace();
  to.duty_not_known = 0;
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    const FunctionId function = model->posts.function[p];
    if (!model.joint(id_at<PostId>(p)) || function == none<FunctionId>)
      continue;
    const std::string_view by = held_by(model, function);
    if (by.empty())
      continue;
    bool is_held = false, is_known = model->posts.shared_with_other[p] == 0;
    for (const Served &served : model->posts.serves[p]) {
      const std::string &kind = kinds[index(served.organisation)];
      is_known = is_known && !kind.empty();
      is_held = is_held || names_kind(by, kind);
    }
    if (is_held)
      continue;
    if (is_known)
      to.outside_duty->push_back({id_at<PostId>(p), function});
    else
      ++*to.duty_not_known;
  }
}

/// Not known where the level that is secured is, and may be the target.
std::optional<bool> is_overdue(const Integration &service, bool is_past) {
  if (!is_past || service.secured >= service.target.value_or(0))
    return false;
  return service.secured_at_most >= service.target.value_or(0) ? std::nullopt : std::optional(true);
}

void judge_targets(const Model &model, const std::vector<Integration> &depth, const std::string &day,
                   Services &to) {
  if (!day.empty())
    to.overdue = to.overdue_not_known = 0;
  std::map<std::tuple<FunctionId, OrganisationId, OrganisationId>, const IntegrationTarget *> targets;
  for (const IntegrationTarget &target : model->integration_targets)
    targets.emplace(std::tuple(target.function, target.organisation_a, target.organisation_b), &target);
  for (std::size_t i = 0; i < depth.size(); ++i) {
    const Integration &service = depth[i];
    ++to.spread[static_cast<std::size_t>(service.reached)];
    to.shared += service.reached > 0;
    const auto at = targets.find({service.function, service.organisation_a, service.organisation_b});
    if (at == targets.end()) {
      if (service.reached > 0)
        to.untargeted.push_back(static_cast<std::uint32_t>(i));
      continue;
    }
    const IntegrationTarget &target = *at->second;
    ServiceTarget out{service.function,
                      service.organisation_a,
                      service.organisation_b,
                      target.level,
                      service.gap,
                      target.by,
                      target.owner,
                      target.step,
                      {}};
    if (const std::string_view by = model.text(target.by); !day.empty() && !by.empty()) {
      out.overdue = is_overdue(service, last_day(by) < day);
      *to.overdue += out.overdue.value_or(false);
      *to.overdue_not_known += !out.overdue;
    }
    to.targets.push_back(out);
  }
}

/// Linear: a way up ends where a level is known.
std::vector<std::uint32_t> levels_of(const Functions &functions) {
  std::vector<std::uint32_t> out(functions.id.size(), 0);
  std::vector<std::size_t> way;
  for (std::size_t f = 0; f < out.size(); ++f) {
    for (auto at = id_at<FunctionId>(f); at != none<FunctionId> && out[index(at)] == 0;
         at = functions.parent[index(at)])
      way.push_back(index(at));
    for (; !way.empty(); way.pop_back()) {
      const FunctionId parent = functions.parent[way.back()];
      out[way.back()] = parent == none<FunctionId> ? 1 : out[index(parent)] + 1;
    }
  }
  return out;
}

/// A function, and those above it.
template <class Take> void for_each_above(const Functions &functions, FunctionId function, Take take) {
  for (; function != none<FunctionId>; function = functions.parent[index(function)])
    take(index(function));
}

void add_posts(const Model &model, std::vector<ServiceNode> &to) {
  std::vector<std::size_t> last(to.size(), SIZE_MAX); // the post that was counted last
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    for_each_function(model->posts, p, [&](FunctionId function) {
      const double fte = time_share(model->posts, p, function) * model->posts.fte[p];
      for_each_above(model->functions, function, [&](std::size_t f) {
        to[f].fte += fte;
        if (std::exchange(last[f], p) == p)
          return;
        ++to[f].posts;
        to[f].joint_posts += model.joint(id_at<PostId>(p));
      });
    });
  for (const StaffGroup &group : model->staff_groups)
    for_each_above(model->functions,
                   group.function != none<FunctionId> ? group.function
                                                      : model->posts.function[index(group.reports_to)],
                   [&](std::size_t f) { to[f].staff_group_fte += group.fte; });
}

void measure_functions(const Model &model, std::optional<std::uint32_t> level, Services &to) {
  for (const std::uint8_t defaulted : model->posts.defaulted)
    to.equal_parts += (defaulted & Posts::time_defaulted) != 0;
  const bool has_parents = std::ranges::any_of(model->functions.parent,
                                               [](FunctionId parent) { return parent != none<FunctionId>; });
  if (!has_parents && model->posts.further_time.empty())
    return;
  const std::vector<std::uint32_t> levels = levels_of(model->functions);
  std::vector<ServiceNode> all;
  for (std::size_t f = 0; f < levels.size(); ++f)
    all.push_back({id_at<FunctionId>(f), levels[f], 0, 0, 0, 0});
  add_posts(model, all);
  std::erase_if(all, [&](const ServiceNode &node) { return level && node.level > *level; });
  to.functions = std::move(all);
}

} // namespace

std::string_view name(PairKind kind) {
  constexpr std::array<std::string_view, pair_kinds> names = {"horizontal", "vertical", "other", "not known"};
  return names[static_cast<std::size_t>(kind)];
}

Services services(const Model &model, const std::vector<Integration> &depth, const ServicesOptions &options) {
  Services out;
  const std::vector<std::string> kinds = kinds_of(model);
  judge_targets(model, depth, options.day, out);
  find_pairs(model, kinds, out);
  find_outside_duty(model, kinds, out);
  measure_functions(model, options.level, out);
  return out;
}

} // namespace organograph

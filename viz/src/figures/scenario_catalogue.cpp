// SPDX-License-Identifier: Apache-2.0
#include "figures/scenario_catalogue.hpp"

#include "figures/definition_list.hpp"

namespace organograph::viz {

namespace {

using Value = std::optional<double>;
using enum Format;

consteval ScenarioHeadline row(std::string_view key, std::string_view definition, Format format,
                               Value (*value)(const Comparison &), bool only_above_0 = false) {
  if (const Definition *found = find_definition(definition))
    return {key, found, format, value, only_above_0};
  throw "a figure without a definition";
}

template <auto member> Value posts(const Comparison &c) {
  return static_cast<double>(c.*member);
}

// Null where they are too few to be shown.
Value people(const Comparison &c, std::uint64_t number) {
  return c.is_shown(number) ? Value(static_cast<double>(number)) : Value();
}
template <auto member> Value people(const Comparison &c) {
  return people(c, c.*member);
}

constexpr ScenarioHeadline headlines[] = {
    row("posts_created", "scenarios.posts_created", count, posts<&Comparison::created>),
    row("posts_deleted", "scenarios.posts_deleted", count, posts<&Comparison::deleted>),
    row("posts_changed", "scenarios.posts_changed", count, posts<&Comparison::changed>),
    row("posts_moved", "scenarios.posts_moved", count, posts<&Comparison::moved>),
    row("functions_deleted", "scenarios.functions_deleted", count, posts<&Comparison::functions_deleted>),
    row("lines_added", "scenarios.lines_added", count, posts<&Comparison::lines_added>, true),
    row("lines_removed", "scenarios.lines_removed", count, posts<&Comparison::lines_removed>, true),
    row("staff_groups_changed", "scenarios.staff_groups", count, posts<&Comparison::staff_groups_changed>,
        true),
    row("staff_groups_moved", "scenarios.staff_groups_moved", count, posts<&Comparison::staff_groups_moved>,
        true),
    row("staff_groups_deleted", "scenarios.staff_groups_deleted", count,
        posts<&Comparison::staff_groups_deleted>, true),
    row("at_risk", "scenarios.at_risk", count, people<&Comparison::at_risk>),
    row("no_impact", "scenarios.no_impact", count, people<&Comparison::no_impact>),
    row("vacant_deleted", "scenarios.vacant_deleted", count, people<&Comparison::vacant_deleted>),
    row("ring_fence.matched", "scenarios.ring_fence", count,
        [](const Comparison &c) { return people(c, c.places.matched); }),
    row("cost_change_per_year.all", "scenarios.cost_change_per_year", money,
        [](const Comparison &c) { return c.cost_change_per_year.all; }),
    row("other_savings_per_year.all", "scenarios.other_savings_per_year", money,
        [](const Comparison &c) { return c.other_savings.annual_saving; })};

} // namespace

std::span<const ScenarioHeadline> scenario_headlines() {
  return headlines;
}

} // namespace organograph::viz

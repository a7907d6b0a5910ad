// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/catalogue_rows.hpp"

// The figures of capacity and of heads and lines.
namespace organograph::viz::catalogue {

inline const CapacityScope &load_scope(const Analysis &analysis, FigureScope scope) {
  return scope.of == FigureScope::Of::organisation ? analysis.capacity.organisations[scope.place]
                                                   : analysis.capacity.all;
}

// FTE is shown by itself, whatever else is not.
template <auto member> Value capacity_fte(const Model &, const Analysis &analysis, FigureScope scope) {
  return known(load_scope(analysis, scope).*member);
}

template <auto member> Value capacity_count(const Model &, const Analysis &analysis, FigureScope scope) {
  const CapacityScope &of = load_scope(analysis, scope);
  return of.blanked ? Value() : known(of.*member);
}

// What is not known where a tier is not.
template <auto member> Value strategic(const Model &, const Analysis &analysis, FigureScope scope) {
  const CapacityScope &of = load_scope(analysis, scope);
  return of.tiers_known() ? known(of.*member) : Value();
}

inline Value remits_mean(const Model &, const Analysis &analysis, FigureScope scope) {
  const CapacityScope &of = load_scope(analysis, scope);
  return of.tiers_known() ? known(of.remits.mean()) : Value();
}

inline Value remits_max(const Model &, const Analysis &analysis, FigureScope scope) {
  const CapacityScope &of = load_scope(analysis, scope);
  return of.tiers_known() ? known(of.remits.most) : Value();
}

inline Value series_max(const Model &, const Analysis &analysis, FigureScope) {
  return known(analysis.capacity.series_max);
}

inline Value two_systems(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.capacity.systems_not_known == 0 ? known(analysis.capacity.two_systems) : Value();
}

inline Value systems_not_known(const Model &, const Analysis &analysis, FigureScope) {
  return known(analysis.capacity.systems_not_known);
}

template <auto member> Value heads(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.service_heads ? known((*analysis.service_heads).*member) : Value();
}

inline Value narrower_manager(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.service_heads ? known(analysis.service_heads->narrower_manager.size()) : Value();
}

inline constexpr Comparing with_organisations{.by_organisation = true};

inline constexpr Headline of_capacity[] = {
    row("capacity.remits_mean", number, compared, remits_mean, {"capacity_scopes", "kind=all"}),
    row("capacity.remits_max", count, compared, remits_max, {"capacity"}),
    row("capacity.series_max", count, compared, series_max, {"capacity"}),
    row("capacity.two_systems", count, compared, two_systems, {"capacity", "governance_systems>1"}),
    row("capacity.systems_not_known", count, tree, systems_not_known, {"capacity"}),
    row("capacity.own_fte", number, compared, capacity_fte<&CapacityScope::own_fte>, {"capacity_scopes"},
        with_organisations),
    row("capacity.shared_fte", number, compared, capacity_fte<&CapacityScope::shared_fte>,
        {"capacity_scopes"}, with_organisations),
    row("capacity.own_share", share, compared, capacity_fte<&CapacityScope::own_share>, {"capacity_scopes"},
        with_organisations),
    row("capacity.own_posts", count, compared, strategic<&CapacityScope::own_posts>, {"capacity_scopes"},
        with_organisations),
    row("capacity.shared_posts", count, summary, strategic<&CapacityScope::shared_posts>,
        {"capacity_scopes"}),
    row("capacity.functions_without_own_post", count, compared,
        strategic<&CapacityScope::functions_without_own_post>, {"capacity_scopes"}, with_organisations),
    row("capacity.joint_posts_employed", count, compared,
        capacity_count<&CapacityScope::joint_posts_employed>, {"capacity", "organisations>1"},
        with_organisations),
    row("capacity.tiers_not_known", count, tree, capacity_count<&CapacityScope::tiers_not_known>,
        {"capacity"}),
};

inline constexpr Headline of_heads[] = {
    row("service_heads.services", count, tree, heads<&HeadsAndLines::services>, {"service_heads"}),
    row("service_heads.several_heads", count, compared, heads<&HeadsAndLines::several_heads>,
        {"service_heads", "heads>1"}),
    row("service_heads.several_not_known", count, tree, heads<&HeadsAndLines::several_not_known>,
        {"service_heads"}),
    row("service_heads.narrower_manager", count, compared, narrower_manager,
        {"service_lines", "kind=narrower manager"}),
    row("service_heads.narrower_not_known", count, tree, heads<&HeadsAndLines::narrower_not_known>,
        {"service_lines"}),
    row("service_heads.two_lines", count, summary, heads<&HeadsAndLines::two_lines>,
        {"service_lines", "kind=second line"}),
};

} // namespace organograph::viz::catalogue

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/catalogue_rows.hpp"

// The figures of services: targets, who shares with whom, whose duty it is.
namespace organograph::viz::catalogue {

template <auto member> Value service(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.services ? known((*analysis.services).*member) : Value();
}

template <auto member> Value services_listed(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.services ? known(((*analysis.services).*member).size()) : Value();
}

template <PairKind kind> Value pairs_of_kind(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.services ? known(analysis.services->pairs_by_kind[static_cast<std::size_t>(kind)])
                           : Value();
}

inline Value outside_duty(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.services && analysis.services->outside_duty ? known(analysis.services->outside_duty->size())
                                                              : Value();
}

inline constexpr Headline of_services[] = {
    row("services.shared", count, compared, service<&Services::shared>, {"integration"}),
    row("services.without_target", count, compared, services_listed<&Services::untargeted>, {"integration"}),
    row("services.targets", count, summary, services_listed<&Services::targets>, {"service_targets"}),
    row("services.targets_overdue", count, summary, service<&Services::overdue>,
        {"service_targets", "overdue=yes"}),
    row("services.overdue_not_known", count, tree, service<&Services::overdue_not_known>,
        {"service_targets"}),
    row("services.horizontal", count, summary, pairs_of_kind<PairKind::horizontal>,
        {"sharing_pairs", "kind=horizontal"}),
    row("services.vertical", count, summary, pairs_of_kind<PairKind::vertical>,
        {"sharing_pairs", "kind=vertical"}),
    row("services.other_pairs", count, summary, pairs_of_kind<PairKind::other>,
        {"sharing_pairs", "kind=other"}),
    row("services.pairs_not_known", count, tree, pairs_of_kind<PairKind::not_known>,
        {"sharing_pairs", "kind=not known"}),
    row("services.outside_duty", count, compared, outside_duty, {"spans", "organisations_served>1"},
        {.only_above_0 = true}),
    row("services.duty_not_known", count, tree, service<&Services::duty_not_known>,
        {"spans", "organisations_served>1"}),
    row("services.equal_parts", count, tree, service<&Services::equal_parts>, {"spans"}),
};

} // namespace organograph::viz::catalogue

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/catalogue_rows.hpp"

// The figures of agreements, consultations and recharges.
namespace organograph::viz::catalogue {

template <auto measure, auto member> Value of_register(const Model &, const Analysis &analysis, FigureScope) {
  const auto &result = analysis.*measure;
  return result ? known((*result).*member) : Value();
}

template <auto measure, auto member> Value listed_in(const Model &, const Analysis &analysis, FigureScope) {
  const auto &result = analysis.*measure;
  return result ? known(((*result).*member).size()) : Value();
}

inline constexpr Headline of_agreements[] = {
    row("agreements.count", count, summary, listed_in<&Analysis::agreements, &Agreements::agreements>,
        {"agreements"}),
    row("agreements.in_force", count, summary, of_register<&Analysis::agreements, &Agreements::in_force>,
        {"agreements", "state=in force"}),
    row("agreements.reviews_overdue", count, summary,
        of_register<&Analysis::agreements, &Agreements::overdue>, {"agreements", "overdue=yes"}),
    row("agreements.joint_posts_without", count, compared,
        listed_in<&Analysis::agreements, &Agreements::posts_without>, {"spans", "organisations_served>1"}),
    row("agreements.arrangements_without", count, compared,
        of_register<&Analysis::agreements, &Agreements::arrangements_without>),
};

inline constexpr Headline of_consultations[] = {
    row("consultations.count", count, summary,
        listed_in<&Analysis::consultations, &Consultations::consultations>, {"consultation_clocks"}),
    row("consultations.too_short", count, summary,
        of_register<&Analysis::consultations, &Consultations::too_short>,
        {"consultation_clocks", "long_enough=no"}),
    row("consultations.length_not_known", count, summary,
        of_register<&Analysis::consultations, &Consultations::length_not_known>, {"consultation_clocks"}),
    row("consultations.reported_late", count, summary,
        of_register<&Analysis::consultations, &Consultations::reported_late>,
        {"consultation_clocks", "report_late_days>0"}),
    row("consultations.open", count, summary, of_register<&Analysis::consultations, &Consultations::open>,
        {"consultation_clocks", "state=open"}),
    row("consultations.reports_overdue", count, summary,
        of_register<&Analysis::consultations, &Consultations::report_overdue>,
        {"consultation_clocks", "report_overdue=yes"}),
};

inline constexpr Headline of_recharges[] = {
    row("recharges.count", count, summary, listed_in<&Analysis::recharges, &Recharges::recharges>,
        {"recharge_balances"}),
    row("recharges.balanced", count, summary, of_register<&Analysis::recharges, &Recharges::balanced>,
        {"recharge_balances"}),
    row("recharges.not_known", count, summary, of_register<&Analysis::recharges, &Recharges::not_known>,
        {"recharge_balances"}),
};

} // namespace organograph::viz::catalogue

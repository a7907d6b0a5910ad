// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/catalogue_agreements.hpp"

// The figures of savings and benefits.
namespace organograph::viz::catalogue {

inline constexpr Headline of_benefits[] = {
    row("benefits.count", count, summary, of_register<&Analysis::benefits, &Benefits::counted>,
        {"benefit_checks", "state=no plan|checked|not checked|not yet due|due not known"}),
    row("benefits.said_again", count, summary, of_register<&Analysis::benefits, &Benefits::said_again>,
        {"benefit_checks", "state=said again"}),
    row("benefits.with_plan", count, summary, of_register<&Analysis::benefits, &Benefits::planned>,
        {"benefit_checks", "state=checked|not checked|not yet due|due not known"}),
    row("benefits.checked", count, summary, of_register<&Analysis::benefits, &Benefits::checked>,
        {"benefit_checks", "state=checked"}),
    row("benefits.not_checked", count, summary, of_register<&Analysis::benefits, &Benefits::not_checked>,
        {"benefit_checks", "state=not checked"}),
    row("benefits.due_not_known", count, summary, of_register<&Analysis::benefits, &Benefits::due_not_known>,
        {"benefit_checks", "state=due not known"}),
};

} // namespace organograph::viz::catalogue

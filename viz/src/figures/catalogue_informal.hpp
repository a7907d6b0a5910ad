// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/catalogue_rows.hpp"

// The figures of ties beyond chance, and of communities beside services and employers.
namespace organograph::viz::catalogue {

template <auto member> Value of_ties(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.ties_beyond_chance ? known((*analysis.ties_beyond_chance).*member) : Value();
}

template <auto counts, auto member> Value of_chance(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.ties_beyond_chance ? known(((*analysis.ties_beyond_chance).*counts).*member) : Value();
}

template <auto member> Value of_grouping(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.informal_structure ? known(analysis.informal_structure->first().*member) : Value();
}

template <auto to, auto member> Value of_likeness(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.informal_structure ? known((analysis.informal_structure->first().*to).*member) : Value();
}

template <auto to, auto end> Value of_range(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.informal_structure ? known(nmi_range(*analysis.informal_structure, to).*end) : Value();
}

inline Value number_of_groupings(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.informal_structure ? known(analysis.informal_structure->groupings.size()) : Value();
}

inline Value least_alike(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.informal_structure ? known(analysis.informal_structure->least_alike()) : Value();
}

inline constexpr Headline of_ties_beyond_chance[] = {
    row("ties_beyond_chance.tested", count, summary, of_ties<&TiesBeyondChance::tested>),
    row("ties_beyond_chance.meet_often", count, tree, of_ties<&TiesBeyondChance::meet_often>,
        {"ties_beyond_chance", "often=yes"}),
    row("ties_beyond_chance.beyond", count, summary,
        of_chance<&TiesBeyondChance::each, &ChanceCounts::beyond>, {"ties_beyond_chance", "beyond=yes"}),
    row("ties_beyond_chance.often_not_beyond", count, summary,
        of_chance<&TiesBeyondChance::each, &ChanceCounts::often_not_beyond>,
        {"ties_beyond_chance", "often=yes\nbeyond=no"}),
    row("ties_beyond_chance.seldom_beyond", count, summary,
        of_chance<&TiesBeyondChance::each, &ChanceCounts::seldom_beyond>,
        {"ties_beyond_chance", "often=no\nbeyond=yes"}),
    row("ties_beyond_chance.beyond_holm", count, summary,
        of_chance<&TiesBeyondChance::all, &ChanceCounts::beyond>, {"ties_beyond_chance", "beyond_holm=yes"}),
    row("ties_beyond_chance.often_not_beyond_holm", count, summary,
        of_chance<&TiesBeyondChance::all, &ChanceCounts::often_not_beyond>,
        {"ties_beyond_chance", "often=yes\nbeyond_holm=no"}),
    row("ties_beyond_chance.seldom_beyond_holm", count, summary,
        of_chance<&TiesBeyondChance::all, &ChanceCounts::seldom_beyond>,
        {"ties_beyond_chance", "often=no\nbeyond_holm=yes"}),
};

inline constexpr Headline of_informal[] = {
    row("informal_structure.communities", count, summary, of_grouping<&FoundGrouping::communities>,
        {"communities"}),
    row("informal_structure.modularity", number, summary, of_grouping<&FoundGrouping::modularity>,
        {"groupings"}),
    row("informal_structure.groupings", count, summary, number_of_groupings, {"groupings"}),
    row("informal_structure.alike", number, summary, least_alike, {"groupings"}),
    row("informal_structure.nmi_functions", number, summary,
        of_likeness<&FoundGrouping::functions, &Likeness::nmi>, {"groupings"}),
    row("informal_structure.nmi_functions_low", number, tree,
        of_range<&FoundGrouping::functions, &LikenessRange::low>, {"groupings"}),
    row("informal_structure.nmi_functions_high", number, tree,
        of_range<&FoundGrouping::functions, &LikenessRange::high>, {"groupings"}),
    row("informal_structure.ari_functions", number, summary,
        of_likeness<&FoundGrouping::functions, &Likeness::ari>, {"groupings"}),
    row("informal_structure.nmi_employers", number, summary,
        of_likeness<&FoundGrouping::employers, &Likeness::nmi>, {"groupings"}),
    row("informal_structure.nmi_employers_low", number, tree,
        of_range<&FoundGrouping::employers, &LikenessRange::low>, {"groupings"}),
    row("informal_structure.nmi_employers_high", number, tree,
        of_range<&FoundGrouping::employers, &LikenessRange::high>, {"groupings"}),
    row("informal_structure.ari_employers", number, summary,
        of_likeness<&FoundGrouping::employers, &Likeness::ari>, {"groupings"}),
};

} // namespace organograph::viz::catalogue

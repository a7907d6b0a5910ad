// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions.hpp"

// key, name, meaning, formula, unit, range, when not known, source, what it cannot show
namespace organograph::viz::definitions::informal {

inline constexpr std::string_view
    from_none = "0 and up",
    no_series = "Where there is no table meetings or attendance, above 5,000 posts unless asked for "
                "(--informal), and where small groups are not shown.",
    no_edges = "Where there is neither a line nor a series that two posts attend, above 5,000 posts unless "
               "asked for (--informal), and where small groups are not shown.",
    configuration = "The bipartite configuration model: Saracco and others 2015.",
    by_holm = "The bipartite configuration model: Saracco and others 2015. Holm 1979.",
    not_the_reason = "Why two posts meet: those of one team meet more than chance has it too.",
    of_one_grouping = "Another grouping of nearly the same modularity may say otherwise.",
    by_leiden = "Modularity: Newman and Girvan 2004. The search: Traag and others 2019.";

inline constexpr Definition chance[] = {
    {"ties_beyond_chance.tested", "Pairs of posts that share a series",
     "Pairs of posts that were held against chance.", "pairs of posts with >= 1 series in common", "pairs",
     from_none, no_series, configuration, not_the_reason},
    {"ties_beyond_chance.meet_often", "Pairs of posts that meet often, held against chance",
     "Pairs of posts that sit in the same series, five or more of them.",
     "pairs of posts with >= 5 series in common, or what --co-attendance says", "pairs", from_none, no_series,
     configuration, not_the_reason},
    {"ties_beyond_chance.beyond", "Pairs that meet more than chance has it",
     "Pairs of posts with so many series in common that seats dealt out at random would seldom have it.",
     "pairs with p <= 0.05, p: the chance of as many or more, where each post keeps its number of series and "
     "each series its number of posts in the mean",
     "pairs", from_none, no_series, configuration,
     "One in twenty pairs is beyond by chance alone. Why two posts meet."},
    {"ties_beyond_chance.often_not_beyond", "Pairs that meet often, no more than chance has it",
     "Pairs that meet often because both sit in many series.", "pairs that meet often with p > 0.05", "pairs",
     from_none, no_series, configuration, not_the_reason},
    {"ties_beyond_chance.seldom_beyond", "Pairs that meet seldom, but more than chance has it",
     "Pairs below five series in common that chance would seldom bring together so often.",
     "pairs that do not meet often with p <= 0.05", "pairs", from_none, no_series, configuration,
     "One in twenty pairs is beyond by chance alone. Why two posts meet."},
    {"ties_beyond_chance.beyond_holm", "Pairs beyond chance, all pairs together",
     "The same, so that in nineteen of twenty such models no pair at all is beyond by chance alone.",
     "pairs with p <= 0.05 by Holm's procedure over all pairs that share a series", "pairs", from_none,
     no_series, by_holm, not_the_reason},
    {"ties_beyond_chance.often_not_beyond_holm",
     "Pairs that meet often, no more than chance has it, all pairs together",
     "Pairs that meet often of which it cannot be said that chance does not have it.",
     "pairs that meet often with p > 0.05 by Holm's procedure", "pairs", from_none, no_series, by_holm,
     not_the_reason},
    {"ties_beyond_chance.seldom_beyond_holm",
     "Pairs that meet seldom, but more than chance has it, all pairs together",
     "Pairs below five series in common that are beyond chance though so many pairs were tested.",
     "pairs that do not meet often with p <= 0.05 by Holm's procedure", "pairs", from_none, no_series,
     by_holm, not_the_reason},
};

inline constexpr Definition structure[] = {
    {"informal_structure.communities", "Communities",
     "Groups of posts with more lines and meetings within than between them.",
     "groups of the grouping of highest modularity that was found", "groups", "1 and up", no_edges, by_leiden,
     of_one_grouping},
    {"informal_structure.modularity", "Modularity",
     "How much of the lines and ties is within communities, beyond what as many would be by chance.",
     "share of edges within communities less the share expected from the posts' numbers of edges", "number",
     "-0.5 to 1", no_edges, by_leiden, "Whether a structure is a good one."},
    {"informal_structure.groupings", "Groupings nearly as good",
     "Different groupings that were found whose modularity is within a tenth of the highest.",
     "distinct groupings with modularity >= 0.9 of the highest, of up to 50 searches", "groupings",
     "1 and up", no_edges, by_leiden, "Groupings that no search found."},
    {"informal_structure.alike", "Least likeness of groupings",
     "How alike the grouping that is least like the first one is to it.",
     "smallest normalised mutual information with the first grouping", "number", "0 to 1",
     "Where one grouping was found, and as for communities.", by_leiden, of_one_grouping},
    {"informal_structure.nmi_functions", "Likeness of communities to services",
     "How much communities tell of services, and services of communities.",
     "2 x mutual information / (entropy of communities + entropy of own functions), over posts with a "
     "function",
     "number", "0 (nothing) to 1 (the same)",
     "Where all these posts are of one community and one function, and as for communities.",
     "Normalised mutual information: Danon and others 2005.",
     "Many small groups look alike by chance: see the adjusted Rand index beside it."},
    {"informal_structure.nmi_functions_low", "Likeness to services, at least",
     "The smallest of all groupings nearly as good.", "smallest over these groupings", "number", "0 to 1",
     no_edges, "Normalised mutual information: Danon and others 2005.", of_one_grouping},
    {"informal_structure.nmi_functions_high", "Likeness to services, at most",
     "The largest of all groupings nearly as good.", "largest over these groupings", "number", "0 to 1",
     no_edges, "Normalised mutual information: Danon and others 2005.", of_one_grouping},
    {"informal_structure.ari_functions", "Likeness to services, adjusted for chance",
     "How far two posts of one community are of one service, and the other way round, beyond chance.",
     "adjusted Rand index of communities and own functions, over posts with a function", "number",
     "at most 1; 0: as by chance", "Where these posts cannot be parted otherwise, and as for communities.",
     "Hubert and Arabie 1985.", of_one_grouping},
    {"informal_structure.nmi_employers", "Likeness of communities to employers",
     "How much communities tell of employers, and employers of communities.",
     "2 x mutual information / (entropy of communities + entropy of employers)", "number",
     "0 (nothing) to 1 (the same)",
     "Where all posts are of one community and one employer, and as for communities.",
     "Normalised mutual information: Danon and others 2005.",
     "Many small groups look alike by chance: see the adjusted Rand index beside it."},
    {"informal_structure.nmi_employers_low", "Likeness to employers, at least",
     "The smallest of all groupings nearly as good.", "smallest over these groupings", "number", "0 to 1",
     no_edges, "Normalised mutual information: Danon and others 2005.", of_one_grouping},
    {"informal_structure.nmi_employers_high", "Likeness to employers, at most",
     "The largest of all groupings nearly as good.", "largest over these groupings", "number", "0 to 1",
     no_edges, "Normalised mutual information: Danon and others 2005.", of_one_grouping},
    {"informal_structure.ari_employers", "Likeness to employers, adjusted for chance",
     "How far two posts of one community are of one employer, and the other way round, beyond chance.",
     "adjusted Rand index of communities and employers", "number", "at most 1; 0: as by chance",
     "Where posts cannot be parted otherwise, and as for communities.", "Hubert and Arabie 1985.",
     of_one_grouping},
};

} // namespace organograph::viz::definitions::informal

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions.hpp"

// key, name, meaning, formula, unit, range, when not known, source, what it cannot show
namespace organograph::viz::definitions::services {

inline constexpr std::string_view
    ours = "Ours.",
    paper = "002, recommendation 5: how far each service is to be shared is not agreed.", from_0 = "0 and up",
    always = "Where small groups are not shown.",
    not_meant = "How far a service ought to be shared. No level is right by itself.",
    not_law = "What the law says: the rows do.";

inline constexpr Definition of_functions[] = {
    {"services.shared", "Shared services", "Services of two organisations that reach a level above 0.",
     "entries of integration depth with reached > 0", "services", from_0, always, ours, not_meant},
    {"services.without_target", "Shared without a target",
     "Of them: nobody wrote down how far the two want to share.", "no row of integration_targets", "services",
     from_0, always, paper, not_meant},
    {"services.targets", "Targets", "How far two organisations want to share a service.",
     "rows of integration_targets", "targets", from_0, always, ours, not_meant},
    {"services.targets_overdue", "Targets overdue",
     "Targets that were to be met before the day, and are not secured.",
     "by (a month or year: its last day) before the day of --as-of, and target > secured", "targets", from_0,
     "Without --as-of.", ours, not_meant},
    {"services.overdue_not_known", "Of which that is not known",
     "Targets that were to be met before the day, and that may be secured or not.",
     "as above, with secured below the target, and what it may be at most not", "targets", from_0,
     "Without --as-of.", ours, not_meant},
    {"services.spread", "Services by level", "How many services reach each level.",
     "count of entries of integration depth by reached", "services", from_0, always, paper, not_meant},
    {"services.horizontal", "Pairs of one kind", "Organisations of one kind that joint posts serve.",
     "pairs with the same kind in organisations", "pairs", from_0, always, ours, not_meant},
    {"services.vertical", "Pairs of county and district", "A county and a district that joint posts serve.",
     "pairs of kinds county and district", "pairs", from_0, always, ours, not_meant},
    {"services.other_pairs", "Pairs of other kinds", "Organisations of other kinds that joint posts serve.",
     "pairs of two other kinds", "pairs", from_0, always, ours, not_meant},
    {"services.pairs_not_known", "Pairs of unknown kind", "A kind of the two is not given.",
     "pairs with a blank kind", "pairs", from_0, always, ours, not_meant},
    {"services.outside_duty", "Joint posts outside a duty",
     "Joint posts whose own service is held by none of the kinds of organisations that they serve.",
     "held_by of the function, else of the nearest above, has none of the kinds", "posts", from_0,
     "Where no function says who holds it.", ours, not_law},
    {"services.duty_not_known", "Of which that is not known",
     "Joint posts that would be, were not a kind blank, or an organisation not named.",
     "as above, with a kind that is not known", "posts", from_0, "Where no function says who holds it.", ours,
     not_law},
    {"services.equal_parts", "Posts in equal parts",
     "Posts of several services of which the time for one is not given: what is left is parted equally.",
     "posts with a blank share in post_functions", "posts", from_0, always, ours,
     "How the time is really parted."},
    {"services.fte", "FTE of a service", "Full-time equivalents of a service and those below it.",
     "sum of the part of the post's time x fte", "full-time equivalents", from_0,
     "Where no function has a parent and no share of time is given.", ours, "How the time is really parted."},
    {"services.posts", "Posts of a service", "Posts that have the service or one below it, each once.",
     "count of posts", "posts", from_0, "Where no function has a parent and no share of time is given.", ours,
     not_meant},
};

} // namespace organograph::viz::definitions::services

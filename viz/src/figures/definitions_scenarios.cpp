// SPDX-License-Identifier: Apache-2.0
#include "figures/definitions.hpp"

// key, name, meaning, formula, unit, range, when not known, source, what it cannot show
namespace organograph::viz::definitions {

namespace {

constexpr std::string_view
    always = "Always known.",
    fte_or_one = "A post without FTE counts as 1.", filled_unless = "A post without status counts as filled.",
    ours = "Ours.", from_nought = "0 and up", posts = "posts",
    no_judgement = "Whether the change is good. A change is no judgement.",
    consultation =
        "Consultation on shared management, Cambridgeshire County Council and Peterborough City Council, "
        "April 2017, 8.10: at risk is whose substantive post is proposed to be deleted.",
    no_person = "What becomes of anybody. It counts posts and holders, not decisions about people.",
    no_forecast = "What would happen. It is no forecast: that disaggregation must mean duplication is a "
                  "belief, not a fact.";

constexpr Definition scenarios[] = {
    {"scenarios.posts_created", "Posts that begin", "Posts that are there after and not before.",
     "post_ids in the model after alone", posts, from_nought, always, ours, no_person},
    {"scenarios.posts_deleted", "Posts that end", "Posts that are there before and not after.",
     "post_ids in the model before alone", posts, from_nought, always, ours, no_person},
    {"scenarios.posts_changed", "Posts that change",
     "Posts that stay and are not the same in some cell or share.",
     "posts with another cell of posts.csv or other shares; source and note left out", posts, from_nought,
     always, ours, no_judgement},
    {"scenarios.posts_moved", "Posts with another line manager",
     "Posts of which the line manager is another, and nothing else.", "posts whose reports_to alone differs",
     posts, from_nought, always, ours, no_judgement},
    {"scenarios.staff_groups", "Staff groups that change",
     "Staff groups that change, move or end. In no count of posts.",
     "staff groups with another cell, another manager, or gone", "groups", from_nought, always, ours,
     no_judgement},
    {"scenarios.at_risk", "People at risk",
     "Holders whose post is filled or seconded and ends, and whom no post names after. The rows behind it "
     "are "
     "posts: there can be more of them, since one person can hold several, or hold another post after.",
     "distinct holders of deleted posts of status filled or seconded without a post after; a post that names "
     "nobody counts as one",
     "people", from_nought,
     "Of staff groups, and of posts that the papers do not name. A post without status counts as filled.",
     consultation,
     "What becomes of them. 'At risk' is a word of procedure. Two people of one name are one here."},
    {"scenarios.no_impact", "Posts that end, held by an interim or acting person",
     "Posts that end and are held by an interim or acting person, who is not counted as at risk.",
     "deleted posts of status interim or acting", posts, from_nought, filled_unless, consultation, no_person},
    {"scenarios.vacant_deleted", "Vacant posts that end", "Posts that end and nobody holds.",
     "deleted posts of status vacant", posts, from_nought, filled_unless, ours, no_person},
    {"scenarios.ring_fence", "People for whom there is a ring-fenced place",
     "The largest number of people at risk who could each have a post that is ring-fenced to them, at the "
     "same time. Places available, not appointments.",
     "size of a maximum matching of holders and ring-fenced posts", "people", "0 to all at risk",
     "Where no post is ring-fenced.",
     "Ring-fences: Consultation on shared management, Cambridgeshire County Council and Peterborough City "
     "Council, April 2017, 8.6 and 8.8. The matching is ours.",
     "Who will be appointed, or is fit for which post."},
    {"scenarios.services_compared", "Services measured before and after",
     "Services of two organisations that are there before and after.",
     "services with a level before and after", "services", from_nought, always, ours, no_judgement},
    {"scenarios.services_higher", "Services that reach a higher level",
     "How many services reach a higher level of integration after than before.",
     "services whose level reached is higher after", "services",
     "0 to all services measured before and after", "A test that is not known counts as not met.", ours,
     "Whether that is good. Higher is not better: sharing is not an end in itself."},
    {"scenarios.services_lower", "Services that reach a lower level",
     "How many services reach a lower level of integration after than before.",
     "services whose level reached is lower after", "services", "0 to all services measured before and after",
     "A test that is not known counts as not met.", ours,
     "Whether that is bad. Higher is not better: sharing is not an end in itself."},
    {"scenarios.fte_before", "FTE before",
     "Full-time equivalents of posts before, in all or of one organisation.",
     "sum of fte by shares; staff groups left out", "full-time equivalents", from_nought, fte_or_one, ours,
     no_judgement},
    {"scenarios.fte_after", "FTE after",
     "Full-time equivalents of posts after, in all or of one organisation.",
     "sum of fte by shares; staff groups left out", "full-time equivalents", from_nought, fte_or_one, ours,
     no_judgement},
    {"scenarios.fte_change", "Change of FTE", "Full-time equivalents after less before.",
     "sum over posts by shares; staff groups left out", "full-time equivalents", "any number", fte_or_one,
     ours, no_judgement},
    {"scenarios.cost_change_per_year", "Change of cost a year", "Cost of posts after less before.",
     "sum over posts that are created, deleted, or whose cost, FTE or shares differ", "money a year",
     "any number", "Where the cost of one such post is not known.", ours,
     "Cost of the change itself: recruitment, one-off payments, systems."},
    {"scenarios.other_savings_per_year", "Further savings that the papers state",
     "Savings that the papers state as a sum, in posts that they do not name. In no other figure.",
     "sum of annual_saving in the scenario's other_savings.csv", "money a year", "any number",
     "Where no row gives one.", "The papers.", "Whether it will be saved."},
    {"scenarios.other_savings_fte", "Further reduction of FTE that the papers state",
     "FTE by which the papers say that staff falls, in posts that they do not name. In no other figure.",
     "sum of fte in other_savings.csv; above 0 is a reduction", "full-time equivalents", "any number",
     "Where no row gives one.", "The papers.",
     "Whose posts they are, and how many people are at risk in them."},
    {"scenarios.meetings_replayed", "Meetings that change",
     "Meetings in which the seats or their figures differ, once everybody's seats have passed to the "
     "successors.",
     "meetings with other figures or other seats by level", "meeting series", from_nought, always, ours,
     "Who would really come. Overlap is not waste, and hours are not savings."},
    {"scenarios.judged", "Better or worse",
     "Only three figures are judged: fewer duplicated seats, more with one voice and a smaller gap to an "
     "agreed target are better.",
     "after compared with before", "better, worse or same", "better, worse, same",
     "Where it is not known before or after.", ours, "Whether the scenario is better as a whole."},
    {"scenarios.before", "Before",
     "The figure in what the scenario starts from: the baseline, or another scenario.",
     "as the figure itself", "as the figure itself", "as the figure itself", "As the figure itself.", ours,
     no_judgement},
    {"scenarios.after", "After", "The figure in what the scenario makes of it.", "as the figure itself",
     "as the figure itself", "as the figure itself", "As the figure itself.", ours, no_judgement},
    {"scenarios.change", "Change", "After less before.", "after - before", "as the figure itself",
     "any number", "Where it is not known before or after.", ours, no_judgement},
};

constexpr Definition decoupling[] = {
    {"decoupling.joint_posts", "Joint posts", "Posts that serve two or more organisations.",
     "posts with shares for two or more organisations", posts, from_nought, always, ours,
     "How much of a joint post's time each organisation gets."},
    {"decoupling.low", "Cost a year if undone, low", "The halves share the post's cost as now.",
     "0 by definition", "money a year", "0", "Where the post's cost is not known.", ours, no_forecast},
    {"decoupling.middle", "Cost a year if undone, middle",
     "Each organisation pays what it would pay for a post of its own.",
     "sole_cost - what it pays now, added up", "money a year", "any number",
     "Where the post's cost or a sole_cost is not known.", ours, no_forecast},
    {"decoupling.high", "Cost a year if undone, high", "Each organisation pays the full cost of the post.",
     "cost - what it pays now, added up", "money a year", from_nought, "Where the post's cost is not known.",
     ours, no_forecast},
    {"decoupling.cost_per_year", "Cost a year if undone",
     "Change of cost against now, given three ways: low, middle, high.",
     "low 0; middle sole_cost less what is paid now; high the full cost less what is paid now",
     "money a year", "any number", "Where a cost is not known.", ours, no_forecast},
    {"decoupling.fte_gained", "FTE of leadership gained",
     "What an organisation has more of a post that it shares now.", "FTE of the post - share x FTE",
     "full-time equivalents", from_nought, fte_or_one, ours, no_forecast},
    {"decoupling.vacancies", "Vacancies",
     "Halves without the holder: posts that somebody would have to be found for.",
     "halves less the holder's own, vacant posts left out", posts, from_nought, filled_unless, ours,
     no_forecast},
    {"decoupling.series", "Meeting series of the post", "Series that the post sits in.",
     "rows of attendance.csv", "meeting series", from_nought, "Where there are no meetings.", ours,
     "Who really came."},
    {"decoupling.meeting_hours_per_year", "Hours a year in meetings",
     "Hours a year of the series that the post attends.", "duration x occurrences a year, added up",
     "hours a year", from_nought, "Where no series has a duration.", ours, "Time to prepare and to travel."},
    {"decoupling.attendances_that_become_duplicated", "Seats that would become duplicated",
     "Seats that would speak for a service and level already at the table.", "duplicated after - before",
     "seats", "any whole number", "Where there are no meetings.", ours,
     "Whether a seat is needed. Overlap is not waste."},
    {"decoupling.lost_one_voice", "Partners that lose the one voice",
     "Pairs of partner and service that have one joint voice now, and would not.",
     "one voice before and not after", "pairs of partner and service", from_nought,
     "Where there are no links to partners.", ours, no_forecast},
    {"decoupling.fallen_services", "Services whose level falls",
     "Services that would reach or secure a lower level of integration.", "level after < level before",
     "services", from_nought, always, ours,
     "Whether that is bad. Higher is not better: sharing is not an end in itself."},
    {"decoupling.no_longer_connected", "Organisations with no link left",
     "Pairs of organisations that lines and meetings connect now, and would not.",
     "connected before and not after", "pairs of organisations", from_nought,
     "Where it was too large to measure.", ours, no_forecast},
};

} // namespace

std::span<const Definition> of_scenarios() {
  return scenarios;
}

std::span<const Definition> of_decoupling() {
  return decoupling;
}

} // namespace organograph::viz::definitions

// SPDX-License-Identifier: Apache-2.0
#include "figures/definitions.hpp"

// key, name, meaning, formula, unit, range, when not known, source, what it cannot show
namespace organograph::viz::definitions {

namespace {

constexpr std::string_view
    always = "Always known, where there are meetings.",
    ours = "Ours.", from_nought = "0 and up",
    no_waste = "Whether a seat is needed. Overlap is not waste, and hours are not savings.",
    rule = "The counterpart rule is ours, made on the meeting of paragraph 3.8 of the 2017 consultation.",
    viva = "Viva Insights: lower-level redundancy.",
    no_hours = "Where no meeting of these has a duration. A series without number of occurrences counts as "
               "one a year.",
    candidates = "Whether the two should be one. Candidates for a look, and an upper bound: not findings.",
    seats = "seats", series = "meeting series";

constexpr Definition attendance[] = {
    {"duplicated_attendance.attendances", "Seats in meetings",
     "Posts in meeting series, one a person: who holds two of the attending posts sits once. A vacant post's "
     "seat counts.",
     "compared + not compared + seats in team meetings + seats in case and statutory meetings", seats,
     from_nought, always, rule, "Who really came."},
    {"duplicated_attendance.same_holder", "Seats of one person on two posts",
     "Seats that are not counted since the same person sits there on another post.",
     "attending posts of one holder, less one a meeting", seats, from_nought, always, ours, no_waste},
    {"duplicated_attendance.compared", "Compared seats",
     "Seats in meetings where a service is spoken for, to partners or to other services.",
     "seats in representation meetings with a service, statutory seats left out", seats, from_nought, always,
     rule, no_waste},
    {"duplicated_attendance.not_compared", "Seats that are not compared",
     "Seats in representation meetings of posts without a service, or that the law asks for.",
     "seats in representation meetings - compared", seats, from_nought, always, rule, no_waste},
    {"duplicated_attendance.team_meetings", "Team meetings",
     "Meetings of one service, or of a manager with the own reports, without partners. They are not "
     "compared.",
     "meetings of kind team, as given or inferred", series, from_nought, always, rule, no_waste},
    {"duplicated_attendance.team_attendances", "Seats in team meetings",
     "Seats that are not compared, since a team meets.", "seats in meetings of kind team", seats, from_nought,
     always, rule, no_waste},
    {"duplicated_attendance.other_meetings", "Case and statutory meetings",
     "Meetings about single cases, or that the law asks for. They are not compared.",
     "meetings of kind case or statutory", series, from_nought, always, rule, no_waste},
    {"duplicated_attendance.other_attendances", "Seats in case and statutory meetings",
     "Seats that are not compared, since the meeting is about cases or is asked for by law.",
     "seats in meetings of kind case or statutory", seats, from_nought, always, rule, no_waste},
    {"duplicated_attendance.duplicated", "Duplicated seats",
     "Seats that speak for a service and level for which another seat at the same meeting speaks too.",
     "of g seats with the same service and level, g - 1", seats, "0 to all compared seats", always, rule,
     no_waste},
    {"duplicated_attendance.duplicated_share", "Share of duplicated seats",
     "Duplicated seats among the compared ones.", "duplicated / compared", "share", "0 to 100 %",
     "Where no seat is compared.", rule, no_waste},
    {"duplicated_attendance.across_organisations", "Duplicated across organisations",
     "Duplicated seats of which the other one serves other organisations.",
     "in a group of the same service and level: distinct sets of organisations served - 1", seats,
     "0 to all duplicated seats", always, rule, no_waste},
    {"duplicated_attendance.within_organisation", "Duplicated within one organisation",
     "Duplicated seats of which the other one serves the same organisations.",
     "duplicated - across organisations", seats, "0 to all duplicated seats", always, rule, no_waste},
    {"duplicated_attendance.across_on_inferred_tiers", "Duplicated across, on inferred levels",
     "Duplicated across organisations where a level is only the post's layer: they rest on both having the "
     "same number of levels.",
     "across organisations, in groups with a member without a given tier", seats,
     "0 to all duplicated across organisations", always, ours, no_waste},
    {"duplicated_attendance.hours_per_year", "Person-hours a year",
     "Hours that posts sit in these meetings in a year.", "seats x duration x occurrences a year, added up",
     "person-hours a year", from_nought, no_hours, ours,
     "Time to prepare and to travel. Hours are not savings."},
    {"duplicated_attendance.duplicated_hours_per_year", "Duplicated person-hours a year",
     "Hours of the duplicated seats in a year.", "duplicated seats x duration x occurrences a year, added up",
     "person-hours a year", from_nought, no_hours, rule, no_waste},
    {"duplicated_attendance.duplicated_cost_per_year", "Cost of duplicated seats a year, at least",
     "Cost of the hours of the duplicated seats. Which member of a group is the duplicate is not decided.",
     "hours x mean hourly cost of the group's members with a known cost; hourly cost = annual cost / (FTE x "
     "1,670), or what --hours-per-fte says",
     "money a year", from_nought,
     "Where no such seat has a known cost and a known duration. A series without number of occurrences "
     "counts as one a year.",
     rule, no_waste},
    {"duplicated_attendance.duplicated_without_cost", "Duplicated seats whose cost is not known",
     "Duplicated seats without a known duration or cost: they are in no sum of money.",
     "duplicated - those in the cost", seats, "0 to all duplicated seats", always, ours, "What they cost."},
    {"duplicated_attendance.meetings_without_duration", "Meetings without a duration",
     "Series whose length is not known: they are in no sum of hours.", "meetings with a blank duration_hours",
     series, "0 to all series", always, ours, "How long they take."},
    {"duplicated_attendance.both_managers_present", "Seats with both managers present",
     "Seats whose line manager, and that one's line manager, attend too. In all meetings; in no other "
     "figure.",
     "seats with two managers above present", seats, from_nought, always, viva, no_waste},
    {"duplicated_attendance.layered", "Meetings of three or more layers",
     "Meetings that three or more layers of one organisation attend. In all meetings; in no other figure.",
     "meetings with >= 3 layers of one organisation", series, from_nought, always, viva, no_waste},
    {"duplicated_attendance.with_own_manager", "Seats beside the own manager",
     "Seats whose line manager attends too. In all meetings; in no other figure.",
     "seats whose line manager is there", seats, from_nought, always, ours, no_waste},
    {"duplicated_attendance.under_a_superior", "Seats beside any manager above",
     "Seats with any manager above present. In all meetings; in no other figure.",
     "seats with a superior there", seats, from_nought, always, ours, no_waste},
};

constexpr Definition pairs[] = {
    {"meeting_pairs.same_people", "Pairs of meetings with the same people",
     "Two series with nearly the same attendees, posts and partners.",
     "attendees of both / attendees of either >= 0.7, or what --overlap says; both of two or more", "pairs",
     from_nought, always, "Jaccard's likeness of sets; the bound is ours.", candidates},
    {"meeting_pairs.mirror", "Mirror pairs of meetings",
     "Two series on the same subject that a partner must attend twice, since two organisations run them "
     "apart.",
     "same service, no organisation in common, a common partner, and subjects alike (words in common / words "
     "of either >= 0.5, or >= 0.2 with nearly the same partners)",
     "pairs", from_nought, always, ours, candidates},
    {"meeting_pairs.groups", "Groups of mirror pairs",
     "Mirror pairs that hang together by a meeting in common.", "connected groups of mirror pairs", "groups",
     from_nought, always, ours, candidates},
    {"meeting_pairs.partner_hours_freed_per_year", "Partner hours a year fewer, if mirrors were one",
     "Hours that partners would sit in fewer meetings if each group of mirror pairs were one series.",
     "for each partner and group: hours of its meetings there, less the longest; added up",
     "partner hours a year", from_nought,
     "Where no meeting of any group has a duration. A series without number of occurrences counts as one a "
     "year.",
     ours, candidates},
    {"meeting_pairs.attendances_that_become_duplicated", "Seats that would become duplicated",
     "Seats that would speak for a service and level already at the table, if the mirror pairs were one.",
     "duplicated seats of the joined meeting, less those of each now", seats, "any whole number", always,
     ours, candidates},
    {"meeting_pairs.jaccard", "Likeness of two meetings",
     "How much of the attendees two series have in common.", "attendees of both / attendees of either",
     "share", "0 to 100 %", "For mirror pairs.", "Jaccard.", candidates},
    {"meeting_pairs.co_attendance", "Pairs of posts that meet often",
     "Pairs of posts that sit in the same series, five or more of them.",
     "pairs of posts with >= 5 series in common, or what --co-attendance says", "pairs", from_nought, always,
     ours, "What they say to each other."},
    {"meeting_pairs.e_i_index", "E-I index",
     "Whether the pairs that meet often are between organisations (towards 1) or within one (towards -1).",
     "(external - internal) / (external + internal)", "number", "-1 to 1", "Where no pair meets often.",
     "Krackhardt and Stern 1988.", "Whether contact between organisations is good or bad."},
    {"meeting_pairs.by_function", "Pairs of posts by service",
     "Pairs of posts of two services that sit in one meeting.",
     "over all meetings, pairs of attending posts with these services", "pairs of posts", from_nought, always,
     ours, no_waste},
    {"meeting_pairs.by_organisation", "Pairs of posts by organisation",
     "Pairs of posts of two organisations that sit in one meeting.",
     "over all meetings, pairs of attending posts that join these organisations", "pairs of posts",
     from_nought, always, ours, no_waste},
};

} // namespace

std::span<const Definition> of_attendance() {
  return attendance;
}

std::span<const Definition> of_pairs() {
  return pairs;
}

} // namespace organograph::viz::definitions

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions.hpp"

// key, name, meaning, formula, unit, range, when not known, source, what it cannot show
namespace organograph::viz::definitions::agreements {

inline constexpr std::string_view
    ours = "Ours.",
    from_0 = "0 and up", no_agreements = "Where there is no table agreements.",
    no_agreements_or_day = "Where there is no table agreements, or no day is asked for (--as-of).",
    not_the_text = "What the agreement itself says: the rows are what somebody wrote down of it.",
    no_consultations = "Where there is no table consultations.",
    no_consultations_or_day = "Where there is no table consultations, or no day is asked for (--as-of).",
    not_the_answers = "Who was asked, what was answered, and whether it was heard.",
    no_recharges = "Where there is neither a table recharges nor service_use.",
    not_the_worth = "Whether a service is worth it, and whether amounts were ever paid.";

inline constexpr Definition clocks[] = {
    {"agreements.count", "Agreements", "Agreements that sharing rests on.", "rows of agreements",
     "agreements", from_0, no_agreements, ours, not_the_text},
    {"agreements.in_force", "Agreements in force", "Those that hold on the day.",
     "start is not after the day, end not before it; blank: no such bound", "agreements", from_0,
     no_agreements_or_day, ours, not_the_text},
    {"agreements.reviews_overdue", "Reviews overdue",
     "Agreements whose review was to be held before the day, and no row says that it was.",
     "review due before the day: one number recurs from the last review, else from the start; several are "
     "steps from the start, behind the last review",
     "agreements", from_0, no_agreements_or_day, ours, "Reviews that nobody wrote down."},
    {"agreements.joint_posts_without", "Joint posts without agreement",
     "Joint posts of whose parts none names an agreement.", "joint posts without agreement_id in post_shares",
     "posts", from_0, no_agreements, ours, "Agreements that nobody wrote down."},
    {"agreements.arrangements_without", "Arrangements without agreement",
     "What is shared of a service and names no agreement.",
     "rows of arrangements of state partial or full without agreement_id", "arrangements", from_0,
     no_agreements, ours, "Agreements that nobody wrote down."},
    {"agreements.exit", "Earliest exit",
     "The day on which an agreement would end, were notice given on the day.",
     "the day + notice_months on the same day of the month, else on its last; no later than end", "a day",
     "the day and later", "Without a day, where the notice is not given, and where it is not in force.", ours,
     "What leaving would take beside notice: staff, systems, who carries on."},
    {"agreements.review_due", "Next review", "The first review that is agreed and not held.",
     "review_months from last_review, else from start", "a day", "any day",
     "Where no review, or no day that it counts from, is given, and where all were held.", ours,
     "Reviews that nobody wrote down."},
};

inline constexpr Definition consulted[] = {
    {"consultations.count", "Consultations", "Consultations that rows tell of.", "rows of consultations",
     "consultations", from_0, no_consultations, ours, not_the_answers},
    {"consultations.too_short", "Consultations too short",
     "They lasted fewer days than the row says that they have to.",
     "end - start, in days, below minimum_days", "consultations", from_0, no_consultations, ours,
     not_the_answers},
    {"consultations.length_not_known", "Of unknown length", "Whether they lasted long enough is not known.",
     "a day of start or end, or minimum_days, is not given", "consultations", from_0, no_consultations, ours,
     not_the_answers},
    {"consultations.reported_late", "Reported after the plan",
     "Their outcome was reported after the day that was planned.",
     "reported after planned_report (a month: after its last day)", "consultations", from_0, no_consultations,
     ours, not_the_answers},
    {"consultations.open", "Consultations open", "Those that can be answered on the day.",
     "start is not after the day, end not before it", "consultations", from_0, no_consultations_or_day, ours,
     not_the_answers},
    {"consultations.reports_overdue", "Reports overdue",
     "Their outcome was to be reported before the day, and was not by then.",
     "planned_report (a month: its last day) before the day, reported blank or after it", "consultations",
     from_0, no_consultations_or_day, ours, not_the_answers},
};

inline constexpr Definition recharged[] = {
    {"recharges.count", "Posts and services recharged",
     "Posts and services of which something was paid, or used, in a year: each year once.",
     "distinct post or service and year of recharges and service_use", "posts and services", from_0,
     no_recharges, ours, not_the_worth},
    {"recharges.balanced", "Paid as agreed",
     "Of them: each organisation paid what was agreed, within a hundredth.",
     "|paid - agreed| below 0.01 for each organisation", "posts and services", from_0, no_recharges, ours,
     not_the_worth},
    {"recharges.not_known", "Of which that is not known",
     "Of them: what was paid, or what was agreed, is not known.",
     "without annual_cost, parts, or a recharge in the year", "posts and services", from_0, no_recharges,
     ours, not_the_worth},
    {"recharges.amount", "Amount paid", "What one organisation pays another in a year, for all together.",
     "sum of amount over the rows of recharges", "money a year", from_0, no_recharges, ours, not_the_worth},
    {"recharges.agreed", "Agreed", "What an organisation's part of the cost is.", "cost x cost_share",
     "money a year", from_0, "Where the cost or the parts are not known.", ours, not_the_worth},
    {"recharges.paid", "Paid", "What an organisation bears of the cost, net of recharges.",
     "cost where it is the employer + recharges that it pays - recharges that it is paid", "money a year",
     "below 0 where it is paid more than it bears", "Where the cost is not known, or no recharge is given.",
     ours, not_the_worth},
    {"recharges.served", "By use", "What an organisation's part of the cost would be by use.",
     "cost x its part of the use; without service_use hours of the post in meetings that it convenes, a "
     "proxy",
     "money a year", from_0, "Where the cost or the use is not known.", ours,
     "Whether use is what should be paid for."},
    {"recharges.balance", "Paid less agreed", "Above 0 it pays more than was agreed.", "paid - agreed",
     "money a year", "over the organisations it sums to 0", "Where one of the two is not known.", ours,
     not_the_worth},
    {"recharges.subsidy", "Paid less use", "Above 0 it pays for more than it uses.", "paid - served",
     "money a year", "over the organisations it sums to 0", "Where one of the two is not known.", ours,
     not_the_worth},
};

} // namespace organograph::viz::definitions::agreements

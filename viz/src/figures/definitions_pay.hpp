// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions.hpp"

// key, name, meaning, formula, unit, range, when not known, source, what it cannot show
namespace organograph::viz::definitions::pay {

inline constexpr std::string_view
    ours = "Ours.",
    code = "The Local Government Transparency Code 2015, which has councils publish salaries in brackets.",
    from_0 = "0 and up", no_pay = "Where the model has no table grades and no post has pay.",
    no_sum = "Where no post has such a cost, or one of them has no such end.",
    no_grades = "Where there is no table grades.", not_asked = "Unless --pay-threshold asks.",
    not_paid = "What anybody is paid: a range is what the post is graded at.";

inline constexpr Definition ranges[] = {
    {"pay_ranges.cost_low", "Cost a year, at least",
     "Least yearly cost with on-costs, of posts of which it is known.",
     "sum over posts of annual_cost, else least pay x on_cost", "money a year", from_0, no_sum, ours,
     not_paid},
    {"pay_ranges.cost_high", "Cost a year, at most",
     "Most yearly cost with on-costs, of posts of which it is known.",
     "sum over posts of annual_cost, else most pay x on_cost", "money a year", from_0, no_sum, ours,
     not_paid},
    {"pay_ranges.posts_with_cost", "Posts with a full cost",
     "Posts whose cost with on-costs is known, or its range.",
     "posts with annual_cost, or with pay and on_cost", "posts", from_0, no_pay, ours, not_paid},
    {"pay_ranges.salary_low", "Salary a year, at least",
     "Least yearly salary of the posts of which no cost with on-costs is known.",
     "sum over those posts of pay_low, else that of the grade x fte", "money a year", from_0, no_sum, code,
     "On-costs: pension and national insurance are not in it."},
    {"pay_ranges.salary_high", "Salary a year, at most",
     "Most yearly salary of the posts of which no cost with on-costs is known.",
     "sum over those posts of pay_high, else that of the grade x fte", "money a year", from_0, no_sum, code,
     "On-costs: pension and national insurance are not in it."},
    {"pay_ranges.posts_with_salary", "Posts with salary alone",
     "Posts whose pay is known, or one end of it, and on-costs are not.",
     "posts with pay, without annual_cost and on_cost", "posts", from_0, no_pay, ours, not_paid},
    {"pay_ranges.posts_not_known", "Posts without cost and pay",
     "Posts of which neither is known. They are in no sum.",
     "posts without annual_cost, pay, and pay of their grade", "posts", from_0, no_pay, ours,
     "What they cost."},
    {"pay_ranges.grades_with_two_ranges", "Grades with two ranges",
     "Names of grades that have one range of pay here and another there.",
     "grades of which posts' own ranges differ, or differ from the grade's row", "grades", from_0, no_pay,
     "004 15, which has one range name with two maxima.", "Whether one of the two is an error."},
    {"pay_ranges.joint_posts_with_two_ranges", "Joint posts with two ranges",
     "Joint posts whose grades in two organisations have different ranges of pay.",
     "joint posts with rows of grades that differ in pay_low or pay_high", "posts", from_0, no_pay,
     "004 15 (ii) and 17, equal pay.", "Whether work of equal value is paid unequally."},
    {"pay_ranges.lines_ranked", "Lines of ranked posts", "Lines of management between two posts with a rank.",
     "posts with a rank whose manager has one", "lines", from_0, no_grades, ours, not_paid},
    {"pay_ranges.lines_not_rising", "Lines without a higher grade",
     "Of them: the manager's grade is not above the report's.", "lines with a grade distance of 0 or less",
     "lines", from_0, no_grades, ours, "Whether the two do work of one level."},
    {"pay_ranges.lines_not_ranked", "Lines without a rank",
     "Lines of management in which a post has no rank.", "other posts that name a manager", "lines", from_0,
     no_grades, ours, not_paid},
    {"pay_ranges.grade_distance", "Grade distance",
     "How many ranks the manager's grade is above the report's.", "rank of the manager - rank of the report",
     "ranks", "any whole number", "Where one of the two has no rank.", ours,
     "Whether ranks of two organisations' scales compare: they are taken as given."},
    {"pay_ranges.above_threshold", "Posts above the threshold", "Posts whose least pay is above it.",
     "pay_low > threshold", "posts", from_0, not_asked, code, not_paid},
    {"pay_ranges.may_be_above_threshold", "Posts that may be above it",
     "Posts whose pay may be above it, and may be not.",
     "threshold within the range, or above its one known end", "posts", from_0, not_asked, code, not_paid},
    {"pay_ranges.threshold_not_known", "Posts of which that is not known", "Posts whose pay is not known.",
     "posts without pay, and pay of their grade", "posts", from_0, not_asked, code, not_paid},
};

} // namespace organograph::viz::definitions::pay

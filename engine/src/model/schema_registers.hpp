// SPDX-License-Identifier: Apache-2.0
// Facts beside the structure: no source but this one knows their columns, unless it measures them.
#pragma once

#include "model/schema_columns.hpp"

#include <array>

namespace organograph::schema_columns {

inline constexpr std::string_view
    statutory = "head_of_paid_service|monitoring_officer|chief_finance_officer|dcs|dass|dph",
    holds_as = "holder|deputy|acting";
inline constexpr ColumnSchema role_held = {.name = "role",
                                           .required = true,
                                           .example = "dass",
                                           .also = "your own word",
                                           .offered = statutory,
                                           .meaning = "What the law, or the council, has somebody hold."};
inline constexpr ColumnSchema in_council =
    naming(required("organisation_id", identifier, "county|city"), "organisations", "For which council.");
inline constexpr ColumnSchema held_by =
    or_not_known(said(post, "Which post holds it."), "? where it is held and not known by which post");
inline constexpr ColumnSchema protocol =
    said(column("protocol"), "How a conflict between two councils is handled.");
inline constexpr ColumnSchema held_as = blank_is(
    "holder", said(one_of("kind", holds_as), "Blank: holder. deputy: named to act in the holder's place."));
inline constexpr std::array statutory_roles = {role_held,  in_council, held_by, held_as, protocol,
                                               valid_from, valid_to,   source,  note};

inline constexpr double most_months = 1200; // a hundred years
constexpr ColumnSchema months(std::string_view name, double least, std::string_view meaning) {
  return {.name = name, .kind = whole, .low = least, .high = most_months, .meaning = meaning};
}
constexpr ColumnSchema day(std::string_view name, std::string_view meaning) {
  return {.name = name, .kind = CellKind::date, .meaning = meaning};
}
inline constexpr ColumnSchema between = several(
    naming(column("organisations", identifier), "organisations", "Between whom.", "several with ; between"));
inline constexpr std::array agreements = {
    said(required("agreement_id", identifier, "A1"), "A short name of the agreement."),
    said(required("title", text, "Shared management"), "What it is called."),
    ColumnSchema{.name = "kind",
                 .also = "your own word",
                 .offered = "s113|s75|loan|jwa|sla",
                 .meaning =
                     "s113, s75: of those sections; loan, jwa (joint working), sla, or your own word."},
    between,
    day("start", "From when it holds. Blank: it holds already."),
    day("end", "Its last day. Blank: no end is agreed."),
    months("notice_months", 0, "How many months before its end notice is given."),
    months("short_notice_months", 0, "The same in the circumstances of short_notice_when."),
    said(column("short_notice_when"), "In which circumstances the shorter notice holds."),
    several(months("review_months", 1,
                   "One number: a review every so many months. Several, with ; between: once each, from "
                   "the start.")),
    day("last_review", "When it was last reviewed."),
    naming(column("owner_post", identifier), "posts", "Who looks after it."),
    source,
    note};

inline constexpr std::array consultations = {
    said(required("consultation_id", identifier, "C1"), "A short name of the consultation."),
    said(required("title", text, "Consultation on shared management"), "What it is about."),
    between,
    day("start", "Its first day."),
    day("end", "The last day for an answer."),
    ColumnSchema{.name = "minimum_days",
                 .kind = whole,
                 .low = 1,
                 .high = 3660,
                 .meaning = "How many days it has to last: by law, or by agreement."},
    said(column("basis"), "What asks for so many days."),
    day("planned_report", "When its outcome was to be reported."),
    day("reported", "When its outcome was reported."),
    source,
    note};

inline constexpr ColumnSchema of_post =
    naming(column("post_id", identifier, "P1"), "posts", "The post. Blank: it is of a service.");
inline constexpr ColumnSchema of_service =
    naming(column("function", identifier), "functions", "The service. Blank: it is of a post.");
inline constexpr ColumnSchema in_year =
    said(required("year", text, "2024-25"), "The year, written alike everywhere: 2024-25.");
inline constexpr ColumnSchema money = ColumnSchema{.name = "amount",
                                                   .kind = number,
                                                   .required = true,
                                                   .low = 0,
                                                   .high = largest_number,
                                                   .example = "40000",
                                                   .meaning = "What is paid in that year."};
inline constexpr std::array recharges = {
    of_post,
    of_service,
    naming(required("payer", identifier, "city"), "organisations", "Who pays."),
    naming(required("payee", identifier, "county"), "organisations", "Who is paid."),
    in_year,
    money,
    source,
    note};
inline constexpr ColumnSchema part_used =
    ColumnSchema{.name = "share",
                 .kind = number,
                 .required = true,
                 .low = 0,
                 .high = 1,
                 .example = "0.6|0.4",
                 .meaning = "Its part of the use, as 0.6; all sum to 1."};
inline constexpr std::array service_use = {
    of_post,
    of_service,
    naming(required("organisation_id", identifier, "county|city"), "organisations", "Who used it."),
    in_year,
    part_used,
    said(column("basis"), "What the part was counted by: cases, hours, visits ..."),
    source,
    note};

constexpr ColumnSchema stated(std::string_view name, std::string_view example, std::string_view meaning) {
  return said(amount(name, example), meaning);
}
inline constexpr std::array benefits = {
    said(required("benefit_id", identifier, "B1"), "A short name of the saving or benefit."),
    said(required("description", text, "Shared management"), "What is saved or gained, in your own words."),
    said(compared(column("programme")), "Of which programme it is a part."),
    naming(column("scenario", identifier), "scenario", "The proposal that it is said of."),
    naming(column("organisation_id", identifier, "county"), "organisations", "Whose it is. Blank: of all."),
    ColumnSchema{.name = "unit",
                 .example = "GBP",
                 .also = "your own word",
                 .offered = "GBP|FTE",
                 .meaning = "What its amounts are counted in. Units are never added up."},
    said(one_of("kind", "saving|avoidance|income|grant|cost_of_change", "saving"),
         "avoidance: a cost that does not arise. cost_of_change: what it takes to get there."),
    said(one_of("recurring", yes_no, "yes"),
         "yes: again each year from then on. no: once. The two are never added up."),
    said(compared(column("year", text, "2024-25")), "2024, or 2024-25: April to March. Blank: not known."),
    stated("planned", "50000", "As planned or announced, 0 and up: a cost has its own kind."),
    stated("forecast", {}, "As expected later on."),
    stated("realised", {}, "As found when somebody checked. Blank: nobody has."),
    day("as_of", "Of when the amounts are."),
    several(naming(column("posts", identifier), "posts", "The posts that it comes from.",
                   "several with ; between")),
    several(naming(column("same_as", identifier), "benefits",
                   "Rows that say the same benefit otherwise: this one is not counted beside them.",
                   "several with ; between")),
    said(column("basis"), "How it was reckoned."),
    source,
    note};

inline constexpr std::array grades = {
    said(required("grade", text, "Grade 10"), "The grade, as posts and shares have it."),
    naming(column("organisation_id", identifier), "organisations",
           "Whose scale it is. Blank: of those without a row of their own."),
    said(amount("pay_low", "40000"), "The least salary of a full-time post, a year, without on-costs."),
    said(amount("pay_high", "45000"), "The most of it."),
    ColumnSchema{.name = "on_cost",
                 .kind = number,
                 .low = 1,
                 .high = 10,
                 .example = "1.28",
                 .meaning = "Cost as times the salary, as 1.28. Blank: not known, figures are salary only."},
    ColumnSchema{.name = "rank",
                 .kind = whole,
                 .low = 1,
                 .high = 1'000'000,
                 .example = "10",
                 .meaning = "1 is the lowest."},
    said(column("level_of_work"), "The level of work, in your own words."),
    source,
    note};

inline constexpr std::array claims = {
    said(required("claim_id", identifier, "C1"),
         "A short name of what was said. Several rows of one claim are several tests."),
    said(one_of("kind", "principle|objective|benefit|risk", "objective", true), "What it is."),
    said(required("text", text, "Fewer meetings"), "What was said, in its words."),
    said(one_of("declared", "met|underway|not_yet|not_met|low|medium|high"),
         "What its authors say has come of it. Of a risk: low, medium or high."),
    said(column("owner"), "Who answers for it, by post or body."),
    said(column("measure", text, "count(posts)"),
         "The figure that it can be held against, as in published. Blank: no figure is named."),
    said(one_of("relation", "<=|>=|=|falls|rises|unchanged", ">="),
         "falls, rises, unchanged: before and after the scenario."),
    said(
        ColumnSchema{
            .name = "value", .kind = number, .low = -largest_number, .high = largest_number, .example = "1"},
        "Of <=, >= and =: what the figure is held against."),
    naming(column("scenario", identifier), "scenario",
           "After which proposal the figure is. Blank: as it is."),
    said(column("mitigation"), "Of a risk: what is done about it."),
    day("checked_on", "When its authors last looked."),
    source,
    note};

} // namespace organograph::schema_columns

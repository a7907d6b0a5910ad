// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/schema.hpp"

#include "model/schema_scenarios.hpp"

#include <algorithm>
#include <array>

namespace organograph {

namespace {

using namespace schema_columns;

constexpr std::array model = {
    said(column("title", text, "An example model"), "What the report is headed with."),
    said(column("date", CellKind::date, "2024-04-01"), "The date that the data describes."),
    said(column("source", text, "assumption: example row"), "Where the model as a whole comes from."),
    said(column("currency", text, "GBP"), "Of all amounts, such as GBP."), note};
constexpr std::array organisations = {
    said(required("organisation_id", identifier, "county|city"), "A short name: county, city."),
    required("name", text, "Example County Council|Example City Council"),
    said(column("kind", text, "county|unitary"), "County, unitary, district, health ..."),
    said(column("governance", text, "committee|cabinet"),
         "How its members decide: committee, cabinet ... Blank: not known."),
    said(column("colour", CellKind::colour, "#9ecae1|#fdd0a2"),
         "Of the organisation in diagrams. Blank: chosen."),
    source,
    note};
constexpr std::array functions = {
    said(required("function", identifier, "adults"), "A short name of a service: adults, highways."),
    required("name", text, "Adult services"),
    naming(column("parent", identifier), "functions", "The service that it is a part of. Blank: of none."),
    said(column("held_by"),
         "Kinds of organisations, as in the sheet organisations, whose duty it is; with ; between."),
    blank_is("yes", said(one_of("modelled", yes_no, "yes"),
                         "no: the service is there, and its posts are not in the model.")),
    source,
    note};
constexpr std::array posts = {
    said(required("post_id", identifier, "P1"), "A number or short name of the post, used once."),
    said(required("title", text, "Director of Adult Services"), "The title of the post."),
    naming(required("organisation_id", identifier, "county"), "organisations",
           "Who employs the holder. What other organisations have of the post: post_shares."),
    naming(column("reports_to", identifier), "posts", "The line manager's post. Blank: nobody above it.",
           "? where there is a manager and it is not known which"),
    function,
    said(column("unit"), "The department or team, in your own words."),
    grade,
    said(ColumnSchema{.name = "tier", .kind = whole, .low = 1, .high = 1'000'000},
         "1 at the top. Blank: as many as there are managers above it, and one."),
    blank_is("1", said(positive("fte", "1"), "1 is full time. Blank: 1.")),
    said(amount("annual_cost"), "Of the whole post, a year, with on-costs."),
    said(pay_low, "The least salary of the whole post, a year, without on-costs. Blank: that of its grade."),
    said(pay_high, "The most of it."),
    blank_is("filled", said(one_of("status", statuses, "filled"), "Blank: filled.")),
    several(said(column("holder", text, "holder 1"),
                 "A name or a number. Several, with ; between, share the job.")),
    said(column("holder_id"), "A personnel number, where one person holds several posts."),
    blank_is("yes",
             said(one_of("reports_known", yes_no, "yes"), "no: the posts below it are not in the model.")),
    blank_is("no", said(one_of("assistant", yes_no),
                        "yes: a post beside its manager, such as a personal assistant.")),
    valid_from,
    valid_to,
    source,
    note};
constexpr std::array post_functions = {
    naming(required("post_id", identifier, {}), "posts"),
    naming(required("function", identifier, {}), "functions",
           "A further service of the post, beside the one in the sheet posts."),
    ColumnSchema{.name = "share",
                 .kind = number,
                 .low = 0,
                 .high = 1,
                 .low_excluded = true,
                 .meaning = "Its part of the post's time, as 0.5. Blank: what others leave, in equal parts."},
    source, note};
constexpr std::array post_shares = {
    said(post, "A joint post has a row for each organisation that it serves."),
    naming(required("organisation_id", identifier, "county|city"), "organisations",
           "An organisation that the post serves.", "? where it is shared with one that is not named"),
    said(positive("cost_share", "0.5"),
         "Its part, as 0.5. The parts of a post sum to 1. Blank in all: not known."),
    said(grade, "The post's grade in that organisation."),
    said(amount("sole_cost"), "What a post for this organisation alone would cost a year."),
    under_agreement,
    valid_from,
    valid_to,
    source,
    note};
constexpr std::array reporting_lines = {
    naming(required("post_id", identifier, {}), "posts"),
    naming(required("reports_to", identifier, {}), "posts", "To whom it reports beside its line manager."),
    said(required("kind", text, {}), "dotted, professional, statutory ..."), source, note};
constexpr std::array staff_groups = {
    said(required("group_id", identifier, "G1"), "A short name of people known only as a number."),
    naming(required("reports_to", identifier, "P1"), "posts", "The post above them."),
    said(positive("fte", "12.5", true), "Of all of them."),
    said(column("title", text, "Social work teams"), "What they are called."),
    grade,
    function,
    naming(column("organisation_id", identifier, "county"), "organisations", "Who employs them."),
    said(amount("annual_cost"), "Of the whole group, a year."),
    source,
    note};
constexpr std::array meetings = {
    said(required("meeting_id", identifier, "M1"), "A short name of a series of meetings."),
    said(required("subject", text, "Adults and health board"), "What it is called."),
    naming(column("function", identifier, "adults"), "functions", "The service that it is about."),
    several(naming(column("convened_by", identifier, "county"), "organisations|partners", "Who calls it.",
                   "several with ; between")),
    said(one_of("kind", kinds_of_meetings), "Blank: told by who attends."),
    said(positive("duration_hours", "2"), "Of one occurrence, as 1.5."),
    blank_is("1", said(positive("occurrences_per_year", "12"), "12 is monthly. Blank: 1.")),
    valid_from,
    valid_to,
    source,
    note};
constexpr std::array attendance = {
    naming(required("meeting_id", identifier, "M1"), "meetings"),
    naming(required("attendee_id", identifier, "P1"), "posts|partners", "Who sits in it."),
    blank_is("required",
             said(one_of("role", roles, "chair"), "Blank: required. statutory: a seat held by law.")),
    naming(column("function", identifier), "functions",
           "What the seat speaks for, where it is not the post's own."),
    said(amount("attended", "11"), "Of the occurrences a year, how many were attended. Blank: not known."),
    source,
    note};
constexpr std::array partners = {
    said(required("partner_id", identifier, "health"), "A short name that no post has."),
    required("name", text, "Health commissioners"),
    said(column("kind", text, "health"), "Health, police, probation, fire, voluntary ..."), source, note};
constexpr std::array partner_links = {
    naming(required("partner_id", identifier, "health"), "partners"),
    said(post, "Who deals with the partner."),
    naming(column("function", identifier), "functions", "What about. Blank: the post's own."),
    said(column("kind", text, "lead"), "lead, or your own word."),
    valid_from,
    valid_to,
    source,
    note};
constexpr std::array arrangements = {
    service,
    first_of_two,
    second_of_two,
    said(one_of("dimension", dimensions, {}, true), "What the two share of the service."),
    one_of("state", "none|partial|full", {}, true),
    under_agreement,
    valid_from,
    valid_to,
    source,
    note};
constexpr std::array integration_targets = {
    service,
    first_of_two,
    second_of_two,
    said(ColumnSchema{.name = "target_level", .kind = whole, .required = true, .low = 0, .high = 7},
         "How far the two want to share the service: 0 is apart, 7 is one service."),
    said(column("reason"), "Why so far and no further."),
    said(column("agreed_by"), "Who has agreed it."),
    said(column("by", CellKind::date), "By when."),
    said(column("owner"), "Who sees to it."),
    said(column("step"), "What is done next."),
    source,
    note};
constexpr std::array published = {
    said(required("measure", text, "count(posts)"), "What was published: count(posts), sum(posts.fte) ..."),
    said(ColumnSchema{.name = "value",
                      .kind = number,
                      .required = true,
                      .low = -largest_number,
                      .high = largest_number,
                      .example = "1"},
         "The figure that was published."),
    blank_is("0", said(amount("tolerance"), "By how much it may differ. Blank: 0.")), source, note};

constexpr std::array tables = {
    TableSchema{TableId::model, "model", false, model,
                "One row about the model as a whole: its title, date and source."},
    TableSchema{TableId::organisations, "organisations", true, organisations,
                "One row a council or other body. Needed."},
    TableSchema{TableId::functions, "functions", false, functions,
                "One row a service, which posts, meetings and partners name."},
    TableSchema{TableId::posts, "posts", true, posts, "One row a post, whoever holds it. Needed."},
    TableSchema{TableId::post_functions, "post_functions", false, post_functions,
                "Further services of a post, beside the one in posts."},
    TableSchema{TableId::post_shares, "post_shares", false, post_shares,
                "A joint post: one row for each organisation that it serves."},
    TableSchema{TableId::reporting_lines, "reporting_lines", false, reporting_lines,
                "Further reporting lines: dotted, professional, statutory."},
    TableSchema{TableId::staff_groups, "staff_groups", false, staff_groups,
                "People known only as a number, below a post."},
    TableSchema{TableId::meetings, "meetings", false, meetings, "One row a series of meetings."},
    TableSchema{TableId::attendance, "attendance", false, attendance,
                "Who sits in which meeting: one row a seat."},
    TableSchema{TableId::partners, "partners", false, partners, "One row an outside partner."},
    TableSchema{TableId::partner_links, "partner_links", false, partner_links,
                "Who deals with a partner, and about what."},
    TableSchema{TableId::arrangements, "arrangements", false, arrangements,
                "What two organisations share of a service: policy, budget, systems ..."},
    TableSchema{TableId::integration_targets, "integration_targets", false, integration_targets,
                "How far two organisations want to share a service."},
    TableSchema{TableId::published, "published", false, published,
                "Figures that were published, to be computed again."},
    TableSchema{.id = TableId::statutory_roles,
                .name = "statutory_roles",
                .required = false,
                .columns = statutory_roles,
                .rows_are = "Who holds a role that the law asks for, in which council.",
                .key = "role|organisation_id|post_id|kind|valid_from",
                .first_and_last = "valid_from|valid_to"},
    TableSchema{.id = TableId::agreements,
                .name = "agreements",
                .required = false,
                .columns = agreements,
                .rows_are = "One row an agreement that sharing rests on: its notice and its reviews.",
                .key = "agreement_id",
                .first_and_last = "start|end"},
    TableSchema{.id = TableId::consultations,
                .name = "consultations",
                .required = false,
                .columns = consultations,
                .rows_are = "One row a consultation: from when to when, and when it was reported.",
                .key = "consultation_id",
                .first_and_last = "start|end"},
    TableSchema{.id = TableId::recharges,
                .name = "recharges",
                .required = false,
                .columns = recharges,
                .rows_are = "What one organisation pays another for a post or a service in a year.",
                .key = "post_id|function|payer|payee|year",
                .one_of = "post_id|function",
                .differ = "payer|payee",
                .lapses = true},
    TableSchema{.id = TableId::service_use,
                .name = "service_use",
                .required = false,
                .columns = service_use,
                .rows_are = "Which part of a post or a service each organisation used in a year.",
                .key = "post_id|function|organisation_id|year",
                .one_of = "post_id|function",
                .parts = "organisation_id|share",
                .lapses = true},
    TableSchema{.id = TableId::benefits,
                .name = "benefits",
                .required = false,
                .columns = benefits,
                .rows_are = "Savings and other benefits: what was planned, and what came of it.",
                .key = "benefit_id"},
    TableSchema{.id = TableId::grades,
                .name = "grades",
                .required = false,
                .columns = grades,
                .rows_are = "One row a grade: the pay of a full-time post, and where it stands among others.",
                .key = "grade|organisation_id",
                .low_and_high = "pay_low|pay_high"},
    TableSchema{.id = TableId::claims,
                .name = "claims",
                .required = false,
                .columns = claims,
                .rows_are = "What was said of an arrangement, and a figure that it can be held against.",
                .key = "claim_id|measure|relation|value|scenario",
                .alike = "kind|text|declared"},
    TableSchema{TableId::scenario, "scenario", false, scenario_table,
                "One row a proposal: its name, title and source."},
    TableSchema{TableId::changes, "changes", false, changes,
                "Posts that a proposal creates, deletes, changes or shares."},
    TableSchema{TableId::function_changes, "function_changes", false, function_changes,
                "Services that a proposal gives to posts or takes from them."},
    TableSchema{TableId::line_changes, "line_changes", false, line_changes,
                "Further reporting lines that a proposal adds or removes."},
    TableSchema{TableId::staff_group_changes, "staff_group_changes", false, staff_group_changes,
                "Staff groups that a proposal changes or deletes."},
    TableSchema{TableId::attendance_changes, "attendance_changes", false, attendance_changes,
                "Seats that a proposal adds, removes or changes."},
    TableSchema{TableId::meeting_changes, "meeting_changes", false, meeting_changes,
                "Meetings that a proposal creates, changes, deletes or merges."},
    TableSchema{TableId::link_changes, "link_changes", false, link_changes,
                "Links to partners that a proposal adds or removes."},
    TableSchema{TableId::arrangement_changes, "arrangement_changes", false, arrangement_changes,
                "What two organisations share of a service after a proposal."},
    TableSchema{TableId::statutory_changes,
                "statutory_changes",
                false,
                statutory_changes,
                "Statutory roles that a proposal gives to posts or takes from them.",
                {},
                TableId::statutory_roles},
    TableSchema{TableId::other_savings, "other_savings", false, other_savings,
                "What else a proposal would cost less, beside posts."},
};
static_assert(tables.size() == table_count);

} // namespace

std::span<const TableSchema> schema() {
  return std::span(tables).first<model_table_count>();
}

std::span<const TableSchema> scenario_schema() {
  return std::span(tables).subspan<model_table_count>();
}

const TableSchema &schema(TableId table) {
  return tables[static_cast<std::size_t>(table)];
}

std::optional<std::size_t> column_of(TableId table, std::string_view name) {
  const auto columns = schema(table).columns;
  const auto at = std::ranges::find(columns, name, &ColumnSchema::name);
  return at == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - columns.begin()));
}

} // namespace organograph

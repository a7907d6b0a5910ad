// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/schema.hpp"

#include <algorithm>
#include <array>

namespace organograph {

namespace {

constexpr auto text = CellKind::text;
constexpr auto identifier = CellKind::identifier;
constexpr auto number = CellKind::number;
constexpr auto whole = CellKind::whole;
constexpr auto choice = CellKind::choice;

constexpr double largest_number = 1e12; // beyond any salary, headcount or number of meetings

constexpr ColumnSchema column(std::string_view name, CellKind kind = text, std::string_view example = {}) {
  return {.name = name, .kind = kind, .example = example};
}

constexpr ColumnSchema required(std::string_view name, CellKind kind, std::string_view example) {
  return {.name = name, .kind = kind, .required = true, .example = example};
}

// > 0
constexpr ColumnSchema positive(std::string_view name, std::string_view example, bool is_required = false) {
  return {.name = name,
          .kind = number,
          .required = is_required,
          .low = 0,
          .high = largest_number,
          .low_excluded = true,
          .example = example};
}

// >= 0
constexpr ColumnSchema amount(std::string_view name, std::string_view example = {}) {
  return {.name = name, .kind = number, .low = 0, .high = largest_number, .example = example};
}

constexpr ColumnSchema one_of(std::string_view name, std::string_view choices, std::string_view example = {},
                              bool is_required = false) {
  return {.name = name, .kind = choice, .required = is_required, .choices = choices, .example = example};
}

// What to type, in words.
constexpr ColumnSchema said(ColumnSchema column, std::string_view meaning) {
  column.meaning = meaning;
  return column;
}

// An identifier of those tables.
constexpr ColumnSchema naming(ColumnSchema column, std::string_view tables, std::string_view meaning = {},
                              std::string_view also = {}) {
  column.names = tables;
  column.meaning = meaning;
  column.also = also;
  return column;
}

// Text that is usually one of these.
constexpr ColumnSchema offering(std::string_view name, std::string_view offered) {
  return {.name = name, .also = "- empties the cell", .offered = offered};
}

constexpr std::string_view statuses = "filled|interim|acting|seconded|vacant", yes_no = "yes|no",
                           kinds_of_meetings = "representation|team|case|statutory",
                           roles = "required|chair|optional|statutory",
                           dimensions =
                               "governance|policy|provision|contracts|systems|data|terms|budget|front_door",
                           empties = "- empties the cell", created = "a post that the sheet changes creates",
                           created_meeting = "a meeting that the sheet meeting_changes creates";

constexpr ColumnSchema source =
    said(column("source", text, "assumption: example row"),
         "Where the row comes from: a document and its paragraph. 'assumption: why' marks an assumption.");
constexpr ColumnSchema note = said(column("note"), "Anything else worth keeping.");
constexpr ColumnSchema function =
    naming(column("function", identifier, "adults"), "functions", "The service that it belongs to.");
constexpr ColumnSchema post = naming(required("post_id", identifier, "P1"), "posts");
constexpr ColumnSchema grade = said(column("grade"), "The grade, in your own words.");
constexpr ColumnSchema valid_from =
    said(column("valid_from", CellKind::date), "The first day on which the row holds. Blank: always did.");
constexpr ColumnSchema valid_to =
    said(column("valid_to", CellKind::date), "The last day on which the row holds. Blank: no end is known.");

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
    said(one_of("modelled", yes_no, "yes"), "no: the service is there, and its posts are not in the model."),
    source, note};
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
    said(positive("fte", "1"), "1 is full time. Blank: 1."),
    said(amount("annual_cost"), "Of the whole post, a year, with on-costs."),
    said(one_of("status", statuses, "filled"), "Blank: filled."),
    said(column("holder", text, "holder 1"), "A name or a number. Several, with ; between, share the job."),
    said(column("holder_id"), "A personnel number, where one person holds several posts."),
    said(one_of("reports_known", yes_no, "yes"), "no: the posts below it are not in the model."),
    said(one_of("assistant", yes_no), "yes: a post beside its manager, such as a personal assistant."),
    valid_from,
    valid_to,
    source,
    note};
constexpr std::array post_functions = {
    naming(required("post_id", identifier, {}), "posts"),
    naming(required("function", identifier, {}), "functions",
           "A further service of the post, beside the one in the sheet posts."),
    source, note};
constexpr std::array post_shares = {
    said(post, "A joint post has a row for each organisation that it serves."),
    naming(required("organisation_id", identifier, "county|city"), "organisations",
           "An organisation that the post serves.", "? where it is shared with one that is not named"),
    said(positive("cost_share", "0.5"),
         "Its part, as 0.5. The parts of a post sum to 1. Blank in all: not known."),
    said(grade, "The post's grade in that organisation."),
    said(amount("sole_cost"), "What a post for this organisation alone would cost a year."),
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
    naming(column("convened_by", identifier, "county"), "organisations|partners", "Who calls it.",
           "several with ; between"),
    said(one_of("kind", kinds_of_meetings), "Blank: told by who attends."),
    said(positive("duration_hours", "2"), "Of one occurrence, as 1.5."),
    said(positive("occurrences_per_year", "12"), "12 is monthly. Blank: 1."),
    valid_from,
    valid_to,
    source,
    note};
constexpr std::array attendance = {
    naming(required("meeting_id", identifier, "M1"), "meetings"),
    naming(required("attendee_id", identifier, "P1"), "posts|partners", "Who sits in it."),
    said(one_of("role", roles, "chair"), "Blank: required. statutory: a seat held by law."),
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
constexpr ColumnSchema first_of_two =
    naming(required("organisation_a", identifier, {}), "organisations", "The two in either order.");
constexpr ColumnSchema second_of_two = naming(required("organisation_b", identifier, {}), "organisations");
constexpr ColumnSchema service = naming(required("function", identifier, {}), "functions");
constexpr std::array arrangements = {
    service,
    first_of_two,
    second_of_two,
    said(one_of("dimension", dimensions, {}, true), "What the two share of the service."),
    one_of("state", "none|partial|full", {}, true),
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
    said(amount("tolerance"), "By how much it may differ. Blank: 0."), source, note};

// A scenario's tables. In changes and meeting_changes the columns of posts and meetings are free text here: a
// cell may be `-` (empties it), and apply_scenario() checks the rest against the table that it changes.
constexpr ColumnSchema effective =
    said(ColumnSchema{.name = "effective", .kind = CellKind::date}, "From when. Blank: with the scenario.");
constexpr ColumnSchema organisation_after =
    naming(column("organisation_id", identifier), "organisations", {}, empties);
constexpr ColumnSchema function_after = naming(column("function", identifier), "functions", {}, empties);
constexpr ColumnSchema manager_after =
    naming(column("reports_to", identifier), "posts", "The line manager's post after the change.",
           "a post that the sheet changes creates, or -: nobody above it");
constexpr ColumnSchema post_after = naming(required("post_id", identifier, {}), "posts", {}, created);
constexpr ColumnSchema adds_or_removes = one_of("action", "add|remove", {}, true);
constexpr std::array scenario_table = {said(column("title"), "What is proposed."),
                                       said(column("source"), "Where the proposal comes from."),
                                       naming(column("starts_from", identifier), "scenario",
                                              "Another scenario that is applied first. Blank: none."),
                                       note};
constexpr std::array changes = {
    said(one_of("action", "create|delete|change|share", {}, true), "What becomes of the post."),
    naming(required("post_id", identifier, {}), "posts", {}, "for create an identifier that no post has"),
    naming(column("successor", identifier), "posts", "Of delete: who takes its place.", created),
    said(column("shares"), "Of share: county:0.5;city:0.5"),
    said(column("ring_fence"), "Of create: the posts whose holders are ring-fenced to it, with ; between."),
    said(column("title"), "Only where it changes, and of create."),
    organisation_after,
    manager_after,
    function_after,
    column("unit"),
    column("grade"),
    said(column("tier"), "1 at the top."),
    column("fte"),
    column("annual_cost"),
    offering("status", statuses),
    column("holder"),
    column("holder_id"),
    offering("reports_known", yes_no),
    offering("assistant", yes_no),
    effective,
    source,
    note};
constexpr std::array function_changes = {post_after,
                                         naming(required("function", identifier, {}), "functions", {},
                                                "of set: several with ; between, or - for none"),
                                         one_of("action", "add|remove|set", {}, true),
                                         effective,
                                         source,
                                         note};
constexpr std::array line_changes = {post_after,
                                     naming(required("reports_to", identifier, {}), "posts", {}, created),
                                     said(column("kind"), "dotted, professional, statutory ..."),
                                     adds_or_removes,
                                     effective,
                                     source,
                                     note};
constexpr std::array staff_group_changes = {naming(required("group_id", identifier, {}), "staff_groups"),
                                            one_of("action", "change|delete", {}, true),
                                            manager_after,
                                            column("fte"),
                                            column("title"),
                                            column("grade"),
                                            function_after,
                                            organisation_after,
                                            column("annual_cost"),
                                            effective,
                                            source,
                                            note};
constexpr std::array attendance_changes = {
    naming(required("meeting_id", identifier, {}), "meetings", {}, created_meeting),
    naming(required("attendee_id", identifier, {}), "posts|partners", {}, created),
    one_of("action", "add|remove|change", {}, true),
    offering("role", roles),
    function_after,
    column("attended"),
    effective,
    source,
    note};
constexpr std::array meeting_changes = {
    naming(required("meeting_id", identifier, {}), "meetings", {},
           "for create an identifier that no meeting has"),
    one_of("action", "create|change|delete|merge", {}, true),
    naming(column("into", identifier), "meetings", "Of merge: the meeting that goes on.", created_meeting),
    column("subject"),
    function_after,
    naming(column("convened_by", identifier), "organisations|partners", {},
           "several with ; between, or - for none"),
    offering("kind", kinds_of_meetings),
    column("duration_hours"),
    column("occurrences_per_year"),
    effective,
    source,
    note};
constexpr std::array link_changes = {naming(required("partner_id", identifier, {}), "partners"),
                                     post_after,
                                     adds_or_removes,
                                     function_after,
                                     column("kind"),
                                     effective,
                                     source,
                                     note};
constexpr std::array arrangement_changes = {service,
                                            first_of_two,
                                            second_of_two,
                                            one_of("dimension", dimensions, {}, true),
                                            one_of("state", "none|partial|full", {}, true),
                                            effective,
                                            source,
                                            note};
constexpr std::array other_savings = {
    said(required("description", text, {}), "What else would cost less, beside posts."),
    naming(column("organisation_id", identifier), "organisations", "Whose cost it is."),
    ColumnSchema{.name = "annual_saving", .kind = number, .low = -largest_number, .high = largest_number},
    ColumnSchema{.name = "fte", .kind = number, .low = -largest_number, .high = largest_number},
    said(column("programme"), "Of which programme it is a part."),
    effective,
    source,
    note};

constexpr std::array tables = {
    TableSchema{TableId::model, "model", false, model},
    TableSchema{TableId::organisations, "organisations", true, organisations},
    TableSchema{TableId::functions, "functions", false, functions},
    TableSchema{TableId::posts, "posts", true, posts},
    TableSchema{TableId::post_functions, "post_functions", false, post_functions},
    TableSchema{TableId::post_shares, "post_shares", false, post_shares},
    TableSchema{TableId::reporting_lines, "reporting_lines", false, reporting_lines},
    TableSchema{TableId::staff_groups, "staff_groups", false, staff_groups},
    TableSchema{TableId::meetings, "meetings", false, meetings},
    TableSchema{TableId::attendance, "attendance", false, attendance},
    TableSchema{TableId::partners, "partners", false, partners},
    TableSchema{TableId::partner_links, "partner_links", false, partner_links},
    TableSchema{TableId::arrangements, "arrangements", false, arrangements},
    TableSchema{TableId::integration_targets, "integration_targets", false, integration_targets},
    TableSchema{TableId::published, "published", false, published},
    TableSchema{TableId::scenario, "scenario", false, scenario_table},
    TableSchema{TableId::changes, "changes", false, changes},
    TableSchema{TableId::function_changes, "function_changes", false, function_changes},
    TableSchema{TableId::line_changes, "line_changes", false, line_changes},
    TableSchema{TableId::staff_group_changes, "staff_group_changes", false, staff_group_changes},
    TableSchema{TableId::attendance_changes, "attendance_changes", false, attendance_changes},
    TableSchema{TableId::meeting_changes, "meeting_changes", false, meeting_changes},
    TableSchema{TableId::link_changes, "link_changes", false, link_changes},
    TableSchema{TableId::arrangement_changes, "arrangement_changes", false, arrangement_changes},
    TableSchema{TableId::other_savings, "other_savings", false, other_savings},
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

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/schema.hpp"

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

constexpr ColumnSchema source = column("source", text, "assumption: example row");
constexpr ColumnSchema note = column("note");

constexpr std::array model = {column("title", text, "An example model"),
                              column("date", CellKind::date, "2024-04-01"), source,
                              column("currency", text, "GBP"), note};
constexpr std::array organisations = {required("organisation_id", identifier, "county"),
                                      required("name", text, "Example County Council"),
                                      column("kind", text, "county"),
                                      column("colour", CellKind::colour, "#9ecae1"),
                                      source,
                                      note};
constexpr std::array functions = {required("function", identifier, "adults"),
                                  required("name", text, "Adult services"),
                                  one_of("modelled", "yes|no", "yes"), source, note};
constexpr std::array posts = {required("post_id", identifier, "P1"),
                              required("title", text, "Director of Adult Services"),
                              required("organisation_id", identifier, "county"),
                              column("reports_to", identifier),
                              column("function", identifier, "adults"),
                              column("unit"),
                              column("grade"),
                              ColumnSchema{.name = "tier", .kind = whole, .low = 1, .high = 1'000'000},
                              positive("fte", "1"),
                              amount("annual_cost"),
                              one_of("status", "filled|interim|acting|seconded|vacant", "filled"),
                              column("holder", text, "holder 1"),
                              column("holder_id"),
                              one_of("reports_known", "yes|no", "yes"),
                              one_of("assistant", "yes|no"),
                              source,
                              note};
constexpr std::array post_functions = {required("post_id", identifier, {}),
                                       required("function", identifier, {}), source, note};
constexpr std::array post_shares = {required("post_id", identifier, "P1"),
                                    required("organisation_id", identifier, "county"),
                                    positive("cost_share", "1"),
                                    column("grade"),
                                    amount("sole_cost"),
                                    source,
                                    note};
constexpr std::array reporting_lines = {required("post_id", identifier, {}),
                                        required("reports_to", identifier, {}), required("kind", text, {}),
                                        source, note};
constexpr std::array staff_groups = {required("group_id", identifier, "G1"),
                                     required("reports_to", identifier, "P1"),
                                     positive("fte", "12.5", true),
                                     column("title", text, "Social work teams"),
                                     column("grade"),
                                     column("function", identifier, "adults"),
                                     column("organisation_id", identifier, "county"),
                                     amount("annual_cost"),
                                     source,
                                     note};
constexpr std::array meetings = {required("meeting_id", identifier, "M1"),
                                 required("subject", text, "Adults and health board"),
                                 column("function", identifier, "adults"),
                                 column("convened_by", identifier, "county"),
                                 one_of("kind", "representation|team|case|statutory"),
                                 positive("duration_hours", "2"),
                                 positive("occurrences_per_year", "12"),
                                 source,
                                 note};
constexpr std::array attendance = {required("meeting_id", identifier, "M1"),
                                   required("attendee_id", identifier, "P1"),
                                   one_of("role", "required|chair|optional|statutory", "chair"),
                                   column("function", identifier),
                                   amount("attended", "11"),
                                   source,
                                   note};
constexpr std::array partners = {required("partner_id", identifier, "health"),
                                 required("name", text, "Health commissioners"),
                                 column("kind", text, "health"), source, note};
constexpr std::array partner_links = {required("partner_id", identifier, "health"),
                                      required("post_id", identifier, "P1"),
                                      column("function", identifier),
                                      column("kind", text, "lead"),
                                      source,
                                      note};
constexpr std::array arrangements = {
    required("function", identifier, {}),
    required("organisation_a", identifier, {}),
    required("organisation_b", identifier, {}),
    one_of("dimension", "governance|policy|provision|contracts|systems|data|terms|budget|front_door", {},
           true),
    one_of("state", "none|partial|full", {}, true),
    source,
    note};
constexpr std::array integration_targets = {
    required("function", identifier, {}),
    required("organisation_a", identifier, {}),
    required("organisation_b", identifier, {}),
    ColumnSchema{.name = "target_level", .kind = whole, .required = true, .low = 0, .high = 7},
    column("reason"),
    column("agreed_by"),
    source,
    note};
constexpr std::array published = {required("measure", text, "count(posts)"),
                                  ColumnSchema{.name = "value",
                                               .kind = number,
                                               .required = true,
                                               .low = -largest_number,
                                               .high = largest_number,
                                               .example = "1"},
                                  amount("tolerance"), source, note};

// A scenario's tables. In changes and meeting_changes the columns of posts and meetings are free text here: a
// cell may be `-` (empties it), and apply_scenario() checks the rest against the table that it changes.
constexpr ColumnSchema effective{.name = "effective", .kind = CellKind::date};
constexpr std::array scenario_table = {column("title"), column("source"), column("starts_from", identifier),
                                       note};
constexpr std::array changes = {one_of("action", "create|delete|change|share", {}, true),
                                required("post_id", identifier, {}),
                                column("successor", identifier),
                                column("shares"),
                                column("ring_fence"),
                                column("title"),
                                column("organisation_id", identifier),
                                column("reports_to", identifier),
                                column("function", identifier),
                                column("unit"),
                                column("grade"),
                                column("tier"),
                                column("fte"),
                                column("annual_cost"),
                                column("status"),
                                column("holder"),
                                column("holder_id"),
                                column("reports_known"),
                                column("assistant"),
                                effective,
                                source,
                                note};
constexpr std::array function_changes = {required("post_id", identifier, {}),
                                         required("function", identifier, {}),
                                         one_of("action", "add|remove|set", {}, true),
                                         effective,
                                         source,
                                         note};
constexpr std::array line_changes = {required("post_id", identifier, {}),
                                     required("reports_to", identifier, {}),
                                     column("kind"),
                                     one_of("action", "add|remove", {}, true),
                                     effective,
                                     source,
                                     note};
constexpr std::array staff_group_changes = {required("group_id", identifier, {}),
                                            one_of("action", "change|delete", {}, true),
                                            column("reports_to", identifier),
                                            column("fte"),
                                            column("title"),
                                            column("grade"),
                                            column("function", identifier),
                                            column("organisation_id", identifier),
                                            column("annual_cost"),
                                            effective,
                                            source,
                                            note};
constexpr std::array attendance_changes = {required("meeting_id", identifier, {}),
                                           required("attendee_id", identifier, {}),
                                           one_of("action", "add|remove|change", {}, true),
                                           column("role"),
                                           column("function", identifier),
                                           column("attended"),
                                           effective,
                                           source,
                                           note};
constexpr std::array meeting_changes = {required("meeting_id", identifier, {}),
                                        one_of("action", "create|change|delete|merge", {}, true),
                                        column("into", identifier),
                                        column("subject"),
                                        column("function", identifier),
                                        column("convened_by", identifier),
                                        column("kind"),
                                        column("duration_hours"),
                                        column("occurrences_per_year"),
                                        effective,
                                        source,
                                        note};
constexpr std::array link_changes = {required("partner_id", identifier, {}),
                                     required("post_id", identifier, {}),
                                     one_of("action", "add|remove", {}, true),
                                     column("function", identifier),
                                     column("kind"),
                                     effective,
                                     source,
                                     note};
constexpr std::array arrangement_changes = {
    required("function", identifier, {}),
    required("organisation_a", identifier, {}),
    required("organisation_b", identifier, {}),
    one_of("dimension", "governance|policy|provision|contracts|systems|data|terms|budget|front_door", {},
           true),
    one_of("state", "none|partial|full", {}, true),
    effective,
    source,
    note};
constexpr std::array other_savings = {
    required("description", text, {}),
    column("organisation_id", identifier),
    ColumnSchema{.name = "annual_saving", .kind = number, .low = -largest_number, .high = largest_number},
    ColumnSchema{.name = "fte", .kind = number, .low = -largest_number, .high = largest_number},
    column("programme"),
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
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].name == name)
      return i;
  return std::nullopt;
}

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
// How the columns of the schema are written.
#pragma once

#include "organograph/engine/schema.hpp"

#include <string_view>

namespace organograph::schema_columns {

inline constexpr auto text = CellKind::text;
inline constexpr auto identifier = CellKind::identifier;
inline constexpr auto number = CellKind::number;
inline constexpr auto whole = CellKind::whole;
inline constexpr auto choice = CellKind::choice;

inline constexpr double largest_number = 1e12; // beyond any salary, headcount or number of meetings

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

// What a blank cell stands for.
constexpr ColumnSchema blank_is(std::string_view what, ColumnSchema column) {
  column.blank_is = what;
  return column;
}

// With ';' between.
constexpr ColumnSchema several(ColumnSchema column) {
  column.several = true;
  return column;
}

// Rows of the same text belong together.
constexpr ColumnSchema compared(ColumnSchema column) {
  column.compared = true;
  return column;
}

// `?`: there is one, and it is not known which.
constexpr ColumnSchema or_not_known(ColumnSchema column, std::string_view also) {
  column.may_be_not_known = true;
  column.also = also;
  return column;
}

// Text that is usually one of these.
constexpr ColumnSchema offering(std::string_view name, std::string_view offered) {
  return {.name = name, .also = "- empties the cell", .offered = offered};
}

inline constexpr std::string_view
    statuses = "filled|interim|acting|seconded|vacant",
    yes_no = "yes|no", kinds_of_meetings = "representation|team|case|statutory",
    roles = "required|chair|optional|statutory",
    dimensions = "governance|policy|provision|contracts|systems|data|terms|budget|front_door",
    empties = "- empties the cell", created = "a post that the sheet changes creates",
    created_meeting = "a meeting that the sheet meeting_changes creates";

inline constexpr ColumnSchema source =
    said(column("source", text, "assumption: example row"),
         "Where the row comes from: a document and its paragraph. 'assumption: why' marks an assumption.");
inline constexpr ColumnSchema note = said(column("note"), "Anything else worth keeping.");
inline constexpr ColumnSchema function =
    naming(column("function", identifier, "adults"), "functions", "The service that it belongs to.");
inline constexpr ColumnSchema post = naming(required("post_id", identifier, "P1"), "posts");
inline constexpr ColumnSchema grade = said(column("grade"), "The grade, in your own words.");
inline constexpr ColumnSchema pay_low = amount("pay_low"), pay_high = amount("pay_high");
inline constexpr ColumnSchema valid_from =
    said(column("valid_from", CellKind::date), "The first day on which the row holds. Blank: always did.");
inline constexpr ColumnSchema valid_to =
    said(column("valid_to", CellKind::date), "The last day on which the row holds. Blank: no end is known.");
inline constexpr ColumnSchema under_agreement = naming(column("agreement_id", identifier), "agreements",
                                                       "The agreement that it rests on. Blank: not given.");
inline constexpr ColumnSchema first_of_two =
    naming(required("organisation_a", identifier, {}), "organisations", "The two in either order.");
inline constexpr ColumnSchema second_of_two =
    naming(required("organisation_b", identifier, {}), "organisations");
inline constexpr ColumnSchema service = naming(required("function", identifier, {}), "functions");

} // namespace organograph::schema_columns

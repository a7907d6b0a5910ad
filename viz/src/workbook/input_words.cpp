// SPDX-License-Identifier: Apache-2.0
#include "workbook/input_words.hpp"

#include "words/numbers.hpp"

#include <array>
#include <cstddef>

namespace organograph::viz {

namespace {

std::string listed(std::string_view parts) {
  std::string out;
  for (const std::string_view part : parts_of(parts))
    out += (out.empty() ? "" : ", ") + std::string(part);
  return out;
}

std::string bounds(const ColumnSchema &column) {
  const std::string number = column.kind == CellKind::whole ? "a whole number " : "a number ";
  if (column.low_excluded)
    return number + "above " + shortest(column.low);
  return number + "from " + shortest(column.low) + " to " + shortest(column.high);
}

/// 'post_id of the sheet posts or partner_id of the sheet partners'.
std::string identifiers(const ColumnSchema &column) {
  std::string out;
  for (const std::string_view table : parts_of(column.names))
    out += (out.empty() ? "" : " or ") + std::string(identifier_head(table)) + " of the sheet " +
           std::string(table);
  return out;
}

std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + ".";
}

/// What the column takes, by its kind.
std::string kind_words(const ColumnSchema &column) {
  const std::string also = column.also.empty() ? "" : "; or " + std::string(column.also);
  switch (column.kind) {
  case CellKind::identifier:
    return column.names.empty() ? "An identifier: the same letters wherever it is named."
                                : "A " + identifiers(column) + also + ".";
  case CellKind::number:
  case CellKind::whole:
    return sentence(bounds(column));
  case CellKind::date:
    return "A date as text: 2026, 2026-04 or 2026-04-01.";
  case CellKind::colour:
    return "A colour: #rrggbb.";
  case CellKind::choice:
    return "One of: " + listed(column.choices) + ".";
  case CellKind::text:
    break;
  }
  if (!column.offered.empty())
    return "One of: " + listed(column.offered) + also + ".";
  return column.meaning.empty() ? "Text." : "";
}

constexpr std::array<std::string_view, table_count> rows_of_tables = {
    "One row about the model as a whole: its title, date and source.",
    "One row a council or other body. Needed.",
    "One row a service, which posts, meetings and partners name.",
    "One row a post, whoever holds it. Needed.",
    "Further services of a post, beside the one in posts.",
    "A joint post: one row for each organisation that it serves.",
    "Further reporting lines: dotted, professional, statutory.",
    "People known only as a number, below a post.",
    "One row a series of meetings.",
    "Who sits in which meeting: one row a seat.",
    "One row an outside partner.",
    "Who deals with a partner, and about what.",
    "What two organisations share of a service: policy, budget, systems ...",
    "How far two organisations want to share a service.",
    "Figures that were published, to be computed again.",
    "One row a proposal: its name, title and source.",
    "Posts that a proposal creates, deletes, changes or shares.",
    "Services that a proposal gives to posts or takes from them.",
    "Further reporting lines that a proposal adds or removes.",
    "Staff groups that a proposal changes or deletes.",
    "Seats that a proposal adds, removes or changes.",
    "Meetings that a proposal creates, changes, deletes or merges.",
    "Links to partners that a proposal adds or removes.",
    "What two organisations share of a service after a proposal.",
    "What else a proposal would cost less, beside posts."};

} // namespace

std::string_view rows_are(TableId table) {
  return rows_of_tables[static_cast<std::size_t>(table)];
}

std::string_view identifier_head(std::string_view table) {
  for (const auto tables : {schema(), scenario_schema()})
    for (const TableSchema &each : tables)
      if (each.name == table && each.id != TableId::scenario)
        return each.columns[0].name;
  return "scenario";
}

std::string comment_on(const ColumnSchema &column) {
  std::string out = column.required ? "Must be filled in." : "";
  for (const std::string &words : {std::string(column.meaning), kind_words(column)})
    if (!words.empty())
      out += (out.empty() ? "" : "\n") + words;
  return out;
}

std::string refusal_by(const ColumnSchema &column) {
  switch (column.kind) {
  case CellKind::identifier:
    return "No " + identifiers(column) + ". Choose one from the list, or add its row there first." +
           (column.also.empty() ? "" : " Right as well: " + std::string(column.also) + ".");
  case CellKind::number:
  case CellKind::whole:
    return "Type " + bounds(column) + ", without a unit or a sign of currency.";
  case CellKind::choice:
    return "Type one of: " + listed(column.choices) + ".";
  default:
    break;
  }
  return column.offered.empty()
             ? std::string{}
             : "Usual are: " + listed(column.offered) + "; or " + std::string(column.also) + ".";
}

} // namespace organograph::viz

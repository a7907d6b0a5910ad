// SPDX-License-Identifier: Apache-2.0
#include "workbook/input_words.hpp"

#include "words/numbers.hpp"

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

} // namespace

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

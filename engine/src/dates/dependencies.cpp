// SPDX-License-Identifier: Apache-2.0
// Why the rows of a day make no model, though all rows together do: one of them needs another whose day has
// not come, or is over. Both are named.
#include "dates/way.hpp"

#include "organograph/engine/dates.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace organograph::dates {

namespace {

// It does not hold on the day.
bool is_absent(const Turn &turn, std::string_view day) {
  return turn.ends ? turn.day <= day : turn.day > day;
}

bool brings(const Turn &turn, std::string_view id) {
  if (turn.table == TableId::posts)
    return turn.cell("post_id") == id;
  if (turn.table == TableId::meetings)
    return turn.cell("meeting_id") == id;
  return turn.cell("action") == "create" && (turn.cell("post_id") == id || turn.cell("meeting_id") == id);
}

bool names(const Turn &turn, std::string_view id) {
  return std::ranges::any_of(schema(turn.table).columns, [&](const ColumnSchema &column) {
    return column.kind == CellKind::identifier && turn.cell(column.name) == id;
  });
}

using Ids = std::set<std::string_view>;

// What reports to a post by the rows in force; posts and staff groups.
Ids reports_of(const Way &way, std::string_view id, std::string_view day) {
  Ids out;
  for (const TableId table : {TableId::posts, TableId::staff_groups}) {
    const TableView rows(way.model(), table);
    for (std::size_t row = 0; row < rows.rows(); ++row)
      if (rows.value(row, "reports_to") == id)
        out.insert(rows.value(row, std::size_t{0}));
  }
  for (const Turn &turn : way.turns())
    if (!is_absent(turn, day) && turn.cell("reports_to") == id)
      out.insert(turn.cell(turn.table == TableId::staff_group_changes ? "group_id" : "post_id"));
  return out;
}

// The identifiers of the row that is at fault.
Ids ids_at(const Way &way, const Diagnostic &fault) {
  Ids out;
  for (const Turn &turn : way.turns())
    if (turn.line() == fault.line && turn.file() == fault.file)
      for (const std::string_view column : {"post_id", "meeting_id", "group_id"})
        if (const std::string_view id = turn.cell(column); !id.empty())
          out.insert(id);
  return out;
}

// The row that is missing, or the one that is still there, on the day: the nearest in meaning, then in time.
const Turn *other_row(const Way &way, const Diagnostic &fault, std::string_view day) {
  const auto first = [&](auto fits) -> const Turn * {
    const auto at = std::ranges::find_if(way.turns(), [&](const Turn &turn) {
      return is_absent(turn, day) && (turn.line() != fault.line || turn.file() != fault.file) && fits(turn);
    });
    return at == way.turns().end() ? nullptr : &*at;
  };
  const std::string_view value = fault.value;
  if (!value.empty()) {
    if (const Turn *at = first([&](const Turn &turn) { return brings(turn, value); }))
      return at;
    if (const Turn *at = first([&](const Turn &turn) { return names(turn, value); }))
      return at;
    const Ids reports = reports_of(way, value, day);
    if (const Turn *at = first([&](const Turn &turn) {
          return reports.contains(turn.cell("post_id")) || reports.contains(turn.cell("group_id"));
        }))
      return at;
  }
  const Ids own = ids_at(way, fault);
  return first([&](const Turn &turn) {
    return std::ranges::any_of(own, [&](std::string_view id) { return names(turn, id); });
  });
}

} // namespace

Diagnostic as_dependency(const Diagnostic &fault, const Way &way, const std::string &day) {
  Diagnostic out = fault;
  out.code = Code::effective_before_dependency;
  out.problem = "on " + day + ": " + fault.problem;
  out.expected = "rows that make a model on every day";
  out.remedy.clear();
  const Turn *const other = other_row(way, fault, day);
  if (other == nullptr)
    return out;
  out.problem += "; " + other->place();
  if (other->ends) {
    out.problem += " holds until " + day_before(other->day);
    return out;
  }
  out.problem += " holds from " + other->day;
  out.remedy = "let this row hold from " + other->day + " on, or that one from " + day;
  return out;
}

} // namespace organograph::dates

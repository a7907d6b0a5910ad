// SPDX-License-Identifier: Apache-2.0
// From when to when the rows of drafts hold.
#pragma once

#include "organograph/engine/as_of.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/engine/table_view.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::dates {

/// The tables whose rows have valid_from and valid_to.
inline constexpr TableId with_validity[] = {TableId::posts,        TableId::post_shares,
                                            TableId::meetings,     TableId::partner_links,
                                            TableId::arrangements, TableId::statutory_roles};

/// First and last day; empty: no such bound.
struct Validity {
  std::string first, last;
  bool holds(std::string_view day) const {
    return (first.empty() || first <= day) && (last.empty() || day <= last);
  }
};

bool has_validity(const DraftTable &table);
Validity validity_of(const TableView &table, std::size_t row);

/// From which day the undated rows of each scenario hold; empty: on every day. The earliest date of its own
/// rows; without any, the earliest of the scenarios that start from it, directly or through others.
std::vector<std::string> days_of_undated(std::span<const Scenario> scenarios);

/// From which day a row of a scenario's table holds. `undated`: of that scenario.
std::string day_of(const DraftTable &table, std::size_t row, const std::string &undated);

/// on_day() of some scenarios of a source, whose undated rows hold from these days.
StateOnDay on_day(const Draft &model, std::span<const Scenario> scenarios,
                  std::span<const std::string> undated, const std::string &day);

/// Whether a table is one whose rows take effect: scenario.csv is not.
inline bool takes_effect(const TableSchema &table) {
  return table.id != TableId::scenario;
}

/// The rows that keep(row) says, with the places that they have.
template <class Keep> DraftTable kept_rows(const DraftTable &from, Keep keep) {
  DraftTable out(from.file(), from.columns());
  std::vector<std::string_view> cells(from.columns().size());
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!keep(row))
      continue;
    from.cells(row, cells);
    out.rows_come_from(from.file(row));
    out.add_row(from.line(row), cells);
  }
  return out;
}

} // namespace organograph::dates

// SPDX-License-Identifier: Apache-2.0
// Seats that nobody ever took, where small groups are not shown.
#include "organograph/engine/small_groups.hpp"

#include "model/cell_remedies.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace organograph {

namespace {

// Empties every `attended` that is 0; of a scenario '-' says so.
void take_as_invited(std::optional<DraftTable> &table, std::string_view not_known) {
  if (!table)
    return;
  const auto head = std::ranges::find(table->columns(), "attended");
  const auto at = static_cast<std::size_t>(head - table->columns().begin());
  const auto is_never = [&](std::size_t row) {
    return !table->misshapen(row) && parsed_number(without_blanks(table->cell(row, at))) == 0.0;
  };
  std::size_t first = 0;
  while (head != table->columns().end() && first < table->rows() && !is_never(first))
    ++first;
  if (head == table->columns().end() || first == table->rows())
    return;
  DraftTable out(table->file(), table->columns());
  out.reserve(table->rows());
  std::vector<std::string_view> cells(table->columns().size());
  for (std::size_t row = 0; row < table->rows(); ++row) {
    table->cells(row, cells);
    if (row >= first && is_never(row))
      cells[at] = not_known;
    out.rows_come_from(table->file(row));
    out.add_row(table->line(row), cells, table->misshapen(row));
  }
  table = std::move(out);
}

} // namespace

void count_never_taken_as_invited(Draft &draft, std::vector<Scenario> &scenarios) {
  take_as_invited(draft[TableId::attendance], "");
  for (Scenario &scenario : scenarios)
    take_as_invited(scenario.draft[TableId::attendance_changes], "-");
}

} // namespace organograph

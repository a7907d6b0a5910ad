// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/table_view.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <string>

namespace organograph {

TableView::TableView(const Draft &draft, TableId id)
    : id_(id), table_(draft[id] ? &*draft[id] : nullptr), places_(schema(id).columns.size()) {
  if (table_ == nullptr)
    return;
  for (std::size_t c = 0; c < places_.size(); ++c) {
    const auto &heads = table_->columns();
    // Heads are compared without outer blanks.
    const auto at = std::ranges::find_if(
        heads, [&](const std::string &head) { return trimmed(head) == schema(id).columns[c].name; });
    if (at != heads.end())
      places_[c] = static_cast<std::size_t>(at - heads.begin());
  }
}

std::string_view TableView::text(std::size_t row, std::size_t column) const {
  if (table_ == nullptr || !places_[column])
    return {};
  const std::string_view cell = table_->cell(row, *places_[column]);
  return without_blanks(cell).empty() ? std::string_view{} : cell;
}

std::string_view TableView::value(std::size_t row, std::size_t column) const {
  const std::string_view cell = text(row, column);
  return schema(id_).columns[column].kind == CellKind::text ? cell : without_blanks(cell);
}

std::string_view TableView::value(std::size_t row, std::string_view column) const {
  return value(row, *column_of(id_, column));
}

DraftTable table_of_rows(TableId id, const std::string &file,
                         const std::vector<std::vector<std::string>> &rows) {
  const auto columns = schema(id).columns;
  std::vector<std::size_t> kept;
  std::vector<std::string> heads;
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].required || std::ranges::any_of(rows, [&](const auto &row) { return !row[c].empty(); })) {
      kept.push_back(c);
      heads.emplace_back(columns[c].name);
    }
  if (kept.empty()) { // scenario.csv of a model without a title
    kept.push_back(0);
    heads.emplace_back(columns[0].name);
  }
  DraftTable out(file, std::move(heads));
  std::vector<std::string_view> cells(kept.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t c = 0; c < kept.size(); ++c)
      cells[c] = rows[row][kept[c]];
    out.add_row(row + 2, cells);
  }
  return out;
}

} // namespace organograph

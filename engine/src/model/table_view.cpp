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

} // namespace organograph

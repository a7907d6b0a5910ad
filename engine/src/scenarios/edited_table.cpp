// SPDX-License-Identifier: Apache-2.0
#include "scenarios/edited_table.hpp"

#include "model/table_reader.hpp"

#include <algorithm>

namespace organograph {

namespace {

// Identifiers may hold any character: the length before each keeps keys of several apart.
void append_to_key(std::string &key, std::string_view id) {
  key += std::to_string(id.size());
  key += ':';
  key += id;
}

} // namespace

EditedTable::EditedTable(const Draft &start, TableId id)
    : id_(id), start_(start[id] ? &*start[id] : nullptr),
      start_rows_(start_ == nullptr ? 0 : static_cast<Row>(start_->rows())) {
  if (start_ != nullptr)
    columns_ = start_->columns();
  start_columns_ = columns_.size();
  for (const ColumnSchema &column : schema(id).columns)
    if (std::ranges::find(columns_, column.name) == columns_.end())
      columns_.emplace_back(column.name);
}

std::size_t EditedTable::column(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::find(columns_, name) - columns_.begin());
}

std::string_view EditedTable::text(Row row, std::size_t column) const {
  const std::uint32_t at = state(row);
  if (at != 0 && at != is_gone)
    return changed_[at - 1].cells[column];
  return row < start_rows_ && column < start_columns_ ? start_->cell(row, column) : std::string_view{};
}

std::string_view EditedTable::id(Row row, std::size_t column) const {
  return without_blanks(text(row, column));
}

void EditedTable::set(Row row, std::size_t column, std::string_view text, const SourceRow &by) {
  if (row >= state_.size())
    state_.resize(rows());
  if (state_[row] == 0) {
    Changed &copy = changed_.emplace_back(by, std::vector<std::string>(columns_.size()));
    for (std::size_t c = 0; c < start_columns_; ++c)
      copy.cells[c] = start_->cell(row, c);
    state_[row] = static_cast<std::uint32_t>(changed_.size());
  }
  Changed &changed = changed_[state_[row] - 1];
  changed.by = by;
  changed.cells[column] = std::string(text);
  for (Index &index : indexes_)
    if (std::ranges::find(index.columns, column) != index.columns.end())
      index.rows[key_of(index, row)].push_back(row);
}

EditedTable::Row EditedTable::add(const SourceRow &by) {
  const Row row = rows();
  ++added_;
  state_.resize(rows());
  changed_.emplace_back(by, std::vector<std::string>(columns_.size()));
  state_[row] = static_cast<std::uint32_t>(changed_.size());
  return row;
}

void EditedTable::remove(Row row) {
  if (row >= state_.size())
    state_.resize(rows());
  state_[row] = is_gone;
}

std::string EditedTable::key_of(const Index &index, Row row) const {
  std::string key;
  for (const std::size_t column : index.columns)
    append_to_key(key, id(row, column));
  return key;
}

EditedTable::Index &EditedTable::index_of(const Key &key) {
  const auto same = [&](const Index &index) {
    return std::ranges::equal(index.columns, key, {}, {}, &Key::value_type::first);
  };
  if (const auto found = std::ranges::find_if(indexes_, same); found != indexes_.end())
    return *found;
  Index &made = indexes_.emplace_back();
  for (const auto &[column, text] : key)
    made.columns.push_back(column);
  for (Row row = 0; row < rows(); ++row)
    if (!gone(row))
      made.rows[key_of(made, row)].push_back(row);
  return made;
}

std::vector<EditedTable::Row> EditedTable::rows_with(const Key &key) {
  const Index &index = index_of(key);
  std::string wanted;
  for (const auto &[column, text] : key)
    append_to_key(wanted, text);
  const auto at = index.rows.find(wanted);
  if (at == index.rows.end())
    return {};
  // The index keeps rows that have since been changed, and may have one twice.
  std::vector<Row> found;
  for (const Row row : at->second)
    if (!gone(row) &&
        std::ranges::all_of(key, [&](const auto &cell) { return id(row, cell.first) == cell.second; }))
      found.push_back(row);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool EditedTable::differs() const {
  for (Row row = 0; row < state_.size(); ++row)
    if (row < start_rows_ ? state_[row] != 0 : state_[row] != is_gone)
      return true;
  return false;
}

// The start's, and of the others those that a row fills or the schema requires.
std::vector<std::size_t> EditedTable::columns_kept() const {
  std::vector<std::uint8_t> kept(columns_.size(), 0);
  std::fill_n(kept.begin(), start_columns_, std::uint8_t{1});
  for (std::size_t c = start_columns_; c < columns_.size(); ++c)
    kept[c] = schema(id_).columns[*column_of(id_, columns_[c])].required;
  for (const std::uint32_t at : state_)
    if (at != 0 && at != is_gone)
      for (std::size_t c = start_columns_; c < columns_.size(); ++c)
        if (!changed_[at - 1].cells[c].empty())
          kept[c] = 1;
  std::vector<std::size_t> out;
  for (std::size_t c = 0; c < columns_.size(); ++c)
    if (kept[c] != 0)
      out.push_back(c);
  return out;
}

std::optional<DraftTable> EditedTable::finished() const {
  if (!differs())
    return start_ == nullptr ? std::nullopt : std::optional<DraftTable>(*start_);
  const std::vector<std::size_t> kept = columns_kept();
  std::vector<std::string> heads;
  for (const std::size_t c : kept)
    heads.push_back(columns_[c]);
  DraftTable out(start_ == nullptr ? std::string(schema(id_).name) + ".csv" : start_->file(),
                 std::move(heads));
  std::vector<std::string_view> cells(kept.size());
  for (Row row = 0; row < rows(); ++row) {
    if (gone(row))
      continue;
    for (std::size_t i = 0; i < kept.size(); ++i)
      cells[i] = text(row, kept[i]);
    const std::uint32_t at = state(row);
    const SourceRow from = at == 0 ? SourceRow{&start_->file(row), start_->line(row)} : changed_[at - 1].by;
    out.rows_come_from(*from.file);
    out.add_row(from.line, cells);
  }
  return out;
}

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
// Registers of two models: rows that a scenario's table adds and removes, else differences that are said.
#include "scenarios/snapshot_maker.hpp"

#include "model/table_reader.hpp"
#include "organograph/engine/model.hpp"

#include <algorithm>
#include <map>

namespace organograph {

namespace {

std::optional<TableId> changes_of_register(TableId id) {
  for (const TableSchema &table : scenario_schema())
    if (table.changes == id)
      return table.id;
  return std::nullopt;
}

// An identifier may hold a ';': only lists are cut.
std::vector<std::string_view> posts_in_cell(const ColumnSchema &column, std::string_view cell) {
  if (column.several || without_blanks(cell).empty())
    return parts_of_cell(cell);
  return {without_blanks(cell)};
}

bool says_where_from(std::string_view column) {
  return column == "source" || column == "note";
}

} // namespace

void SnapshotMaker::say_registers() {
  for (std::size_t i = 0; i < before_.registers.size(); ++i)
    if (tellable(before_.registers[i], after_.registers[i]))
      say_register(before_.registers[i], after_.registers[i]);
}

// As BEFORE has it: posts by its identifiers, blank cells as what they stand for.
SnapshotMaker::RegisterKey SnapshotMaker::register_key_of(const TableView &table, std::size_t row) const {
  RegisterKey out;
  const TableSchema &of = schema(table.id());
  for (const std::string_view name : parts_of(of.key)) {
    const std::string_view cell = without_blanks(table.value(row, name));
    const ColumnSchema &column = of.columns[*column_of(of.id, name)];
    out.emplace_back(cell.empty() ? column.blank_is : column.names == "posts" ? named(cell) : cell);
  }
  return out;
}

// Rows that must name a post lapse when it is deleted.
bool SnapshotMaker::register_row_goes_with_post(const TableView &was, std::size_t row) const {
  const auto columns = schema(was.id()).columns;
  const std::vector<std::string_view> either = parts_of(schema(was.id()).one_of);
  return std::ranges::any_of(columns, [&](const ColumnSchema &column) {
    const bool is_one_of = std::ranges::find(either, column.name) != either.end();
    if (column.names != "posts" || (!column.required && !is_one_of))
      return false;
    const std::vector<std::string_view> posts = posts_in_cell(column, was.value(row, column.name));
    return !posts.empty() && std::ranges::none_of(posts, [&](std::string_view post) {
      return posts_after_.contains(post) || (column.may_be_not_known && post == not_known_mark);
    });
  });
}

bool SnapshotMaker::same_register_rows(const TableView &was, std::size_t b, const TableView &is,
                                       std::size_t a) const {
  const auto columns = schema(was.id()).columns;
  return std::ranges::all_of(columns, [&](const ColumnSchema &column) {
    const std::string_view before = was.value(b, column.name), after = is.value(a, column.name);
    if (says_where_from(column.name) || same_cell(column, before, after))
      return true;
    if (column.names != "posts")
      return before.empty() ? after == column.blank_is : after.empty() && before == column.blank_is;
    std::vector<std::string_view> old, now; // those that are deleted leave the list by themselves
    for (const std::string_view post : posts_in_cell(column, before))
      if (posts_after_.contains(post) || post == not_known_mark)
        old.push_back(post);
    for (const std::string_view post : posts_in_cell(column, after))
      now.push_back(named(post));
    std::ranges::sort(old);
    std::ranges::sort(now);
    return old == now;
  });
}

void SnapshotMaker::say_register_row(TableId changes, std::string_view action, const TableView &table,
                                     std::size_t row) {
  std::vector<ScenarioRows::Cell> cells = {{"action", action}};
  const TableSchema &of = schema(table.id());
  const std::vector<std::string_view> key = parts_of(of.key);
  const bool adds = action == "add";
  for (const ColumnSchema &column : of.columns) {
    const bool tells = adds || column.required || std::ranges::find(key, column.name) != key.end();
    if (!tells || !column_of(changes, column.name))
      continue;
    const std::string_view cell = table.value(row, column.name);
    const std::string_view shown_cell = column.names == "posts" && !column.several ? named(cell) : cell;
    cells.emplace_back(column.name, shown_cell.empty() && !adds ? column.blank_is : shown_cell);
  }
  tables[static_cast<std::size_t>(changes) - model_table_count].add(cells);
}

void SnapshotMaker::say_register(const TableView &was, const TableView &is) {
  const TableSchema &of = schema(was.id());
  const auto changes = changes_of_register(of.id);
  const std::size_t first = *column_of(of.id, parts_of(of.key).front());
  std::map<RegisterKey, std::size_t> there, wanted;
  for (std::size_t row = 0; row < is.rows(); ++row)
    wanted.emplace(register_key_of(is, row), row);
  for (std::size_t row = 0; row < was.rows(); ++row) {
    if (register_row_goes_with_post(was, row))
      continue;
    const RegisterKey key = register_key_of(was, row);
    there.emplace(key, row);
    const auto later = wanted.find(key);
    if (later != wanted.end() && same_register_rows(was, row, is, later->second)) {
      compare_provenance(was, row, is, later->second);
      continue;
    }
    if (changes)
      say_register_row(*changes, "remove", was, row);
    else if (later == wanted.end())
      not_said(was, false, row, first, "the row is no more");
    else
      not_said(is, true, later->second, first, "the row differs");
  }
  for (std::size_t row = 0; row < is.rows(); ++row) {
    const auto before = there.find(register_key_of(is, row));
    if (before != there.end() && (!changes || same_register_rows(was, before->second, is, row)))
      continue;
    if (changes)
      say_register_row(*changes, "add", is, row);
    else
      not_said(is, true, row, first, "the row is new");
  }
}

} // namespace organograph

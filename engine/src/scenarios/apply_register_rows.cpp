// SPDX-License-Identifier: Apache-2.0
// The tables of a scenario that add rows to registers and remove them: by their schema alone.
#include "scenarios/register_keys.hpp"
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <string>

namespace organograph {

namespace {

std::string_view cell_or_default(std::string_view cell, const ColumnSchema &column) {
  return cell.empty() ? column.blank_is : cell;
}

bool tells_where_from(std::string_view column) {
  return column == "source" || column == "note";
}

// 'the row 'dass', 'county', 'P1'': by the cells of the key that are not blank.
std::string row_in_words(ChangeTable &from, std::size_t row, const TableSchema &of) {
  std::string out;
  for (const std::string_view name : parts_of(of.key))
    if (const std::string_view cell = from.value(row, name); !cell.empty())
      out += (out.empty() ? "the row " : ", ") + shown(cell);
  return out;
}

} // namespace

void ScenarioMaker::apply_registers() {
  for (const TableSchema &table : scenario_schema())
    for (EditedTable &to : registers)
      if (table.changes == to.table())
        apply_register_changes(table.id, to);
}

void ScenarioMaker::apply_register_changes(TableId changes, EditedTable &to) {
  ChangeTable from(scenario.draft, changes, out.diagnostics);
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!row_begins(from, row))
      continue;
    const auto action = from.cells.choice(row, from.column("action"));
    if (!register_cells_hold(from, row, schema(to.table())) || !action)
      continue;
    if (*action == 0)
      add_register_row(from, row, to);
    else
      remove_register_row(from, row, to);
  }
}

// Each cell is judged, whatever is wrong with others.
bool ScenarioMaker::register_cells_hold(ChangeTable &from, std::size_t row, const TableSchema &of) {
  bool hold = true;
  for (const ColumnSchema &of_register : of.columns) {
    const TableColumn column = from.as(of_register);
    const std::string_view cell = from.cells.identifier(row, column);
    hold = hold && (!cell.empty() || !of_register.required);
    if (cell.empty() || (!of_register.several && !is_fault_free(from, row, column, out.diagnostics))) {
      hold = hold && cell.empty();
      continue;
    }
    const std::vector<std::string_view> parts =
        of_register.several ? parts_of_cell(cell) : std::vector<std::string_view>{cell};
    for (const std::string_view part : parts)
      if (of_register.may_be_not_known && part == not_known_mark)
        continue;
      else if (of_register.names == "posts")
        hold = (post_called(from, row, column, part) != nullptr) && hold;
      else if (of_register.names == "organisations")
        hold = is_organisation(from, row, column, part) && hold;
      else if (of_register.names == "functions")
        hold = is_function(from, row, column, part) && hold;
  }
  return hold;
}

void ScenarioMaker::add_register_row(ChangeTable &from, std::size_t row, EditedTable &to) {
  const TableSchema &of = schema(to.table());
  const SourceRow by = from.by(row);
  const EditedTable::Row at = to.add(by);
  for (const ColumnSchema &column : of.columns)
    if (column_of(from.id, column.name))
      to.set(at, to.column(column.name),
             column.kind == CellKind::text ? from.cells.text(row, from.column(column.name))
                                           : from.value(row, column.name),
             by);
  EditedTable::Key required;
  for (const std::string_view name : parts_of(of.key))
    if (of.columns[*column_of(of.id, name)].required)
      required.emplace_back(to.column(name), from.value(row, name));
  const std::vector<std::string> key = register_key(to, at);
  for (const EditedTable::Row other : to.rows_with(required))
    if (other != at && register_key(to, other) == key) {
      const std::string_view first = parts_of(of.key).front();
      from.cells.fault(row, from.column(first), Code::duplicate_row, from.value(row, first),
                       row_in_words(from, row, of) + " is there already", "each row once", "remove the row");
      to.remove(at);
      return;
    }
}

// Rows whose cells are those that the row gives; a blank one fits any.
std::vector<EditedTable::Row> ScenarioMaker::fitting_register_rows(ChangeTable &from, std::size_t row,
                                                                   EditedTable &in) {
  EditedTable::Key required;
  for (const ColumnSchema &column : schema(in.table()).columns)
    if (column.required)
      required.emplace_back(in.column(column.name), from.value(row, column.name));
  std::vector<EditedTable::Row> fitting = in.rows_with(required);
  for (const ColumnSchema &column : schema(in.table()).columns)
    if (const std::string_view wanted = column_of(from.id, column.name) && !tells_where_from(column.name)
                                            ? from.value(row, column.name)
                                            : std::string_view{};
        !wanted.empty())
      std::erase_if(fitting, [&](EditedTable::Row each) {
        return cell_or_default(in.id(each, in.column(column.name)), column) != wanted;
      });
  return fitting;
}

// Of several, the one of just this key, where it is there.
void ScenarioMaker::remove_register_row(ChangeTable &from, std::size_t row, EditedTable &to) {
  const TableSchema &of = schema(to.table());
  const std::vector<EditedTable::Row> fitting = fitting_register_rows(from, row, to);
  std::vector<std::string> key;
  for (const std::string_view name : parts_of(of.key))
    key.emplace_back(cell_or_default(from.value(row, name), of.columns[*column_of(of.id, name)]));
  const auto exact =
      std::ranges::find_if(fitting, [&](EditedTable::Row each) { return register_key(to, each) == key; });
  const std::string_view first = parts_of(of.key).front();
  if (fitting.size() == 1)
    to.remove(fitting.front());
  else if (exact != fitting.end())
    to.remove(*exact);
  else if (fitting.empty())
    not_there(from, row, from.column(first), row_in_words(from, row, of) + " is not there");
  else
    from.cells.fault(row, from.column(first), Code::several_links, from.value(row, first),
                     std::to_string(fitting.size()) + " rows fit " + row_in_words(from, row, of), "one");
}

} // namespace organograph

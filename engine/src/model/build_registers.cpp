// SPDX-License-Identifier: Apache-2.0
// Registers: tables of facts beside the structure, read by their schema alone.
#include "model/model_maker.hpp"
#include "model/repeated_rows.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

namespace {

// Parts of the cell, none of them blank and none twice; what is wrong with that is said.
std::vector<std::string_view> parts_of_register_cell(TableReader &table, std::size_t row,
                                                     const TableColumn &column, std::string_view cell) {
  std::vector<std::string_view> out;
  for (const std::string_view part : parts_of_cell(cell)) {
    const std::string name(column.schema->name);
    if (part.empty())
      table.fault(row, column, Code::missing_value, cell,
                  name + " is " + shown(cell) + ", with nothing on one side of a ';'",
                  "values with ';' between");
    else if (std::ranges::find(out, part) != out.end())
      table.fault(row, column, Code::duplicate_id, part, name + " names " + shown(part) + " twice",
                  "each once", "remove one of them");
    else
      out.push_back(part);
  }
  return out;
}

// What a row is known by is without outer blanks.
bool is_kept_as_it_is(const TableSchema &of, const ColumnSchema &column) {
  const std::vector<std::string_view> key = parts_of(of.key);
  return column.kind == CellKind::text && column.offered.empty() && !column.several && !column.compared &&
         std::ranges::find(key, column.name) == key.end();
}

std::string with_article(const std::string &words) {
  return (std::string_view("aeiou").find(words.front()) == std::string_view::npos ? "a " : "an ") + words;
}

bool is_not_known(const ColumnSchema &column, std::string_view cell) {
  return column.may_be_not_known && cell == not_known_mark;
}

} // namespace

std::size_t Register::choice(std::size_t row, std::size_t column) const {
  const RegisterPart part = cell(row, column);
  const ColumnSchema &of = schema(table).columns[column];
  const std::vector<std::string_view> choices = parts_of(of.choices);
  return part.id != UINT32_MAX
             ? part.id
             : static_cast<std::size_t>(std::ranges::find(choices, of.blank_is) - choices.begin());
}

// The place of what an identifier names, by the table that the schema gives.
std::uint32_t ModelMaker::named_in_register(TableReader &table, std::size_t row, const TableColumn &column,
                                            std::string_view id) {
  const std::string_view of = column.schema->names;
  if (of == schema(TableId::scenario).name) // no model knows its scenarios: unknown_scenarios()
    return Identifiers::not_there;
  if (of == schema(TableId::posts).name) {
    // What is said of a scenario may be of a post that it creates: unknown_scenarios() looks for those.
    const bool is_of_scenario =
        column_of(table.id(), "scenario") && !table.identifier(row, table.column("scenario")).empty();
    return is_of_scenario ? posts.find(id) : static_cast<std::uint32_t>(post_called(id, table, row, column));
  }
  if (of == schema(TableId::organisations).name)
    return static_cast<std::uint32_t>(organisation_called(id, table, row, column));
  if (of == schema(TableId::functions).name)
    return static_cast<std::uint32_t>(function_called(id, table, row, column));
  const auto other = std::ranges::find(schema(), of, &TableSchema::name);
  Identifiers &known = entries_of_register(*other);
  const std::uint32_t found = known.find(id);
  if (found == Identifiers::not_there && readable(other->id)) {
    const std::string where =
        std::string(other->columns[0].name) + " of " + std::string(other->name) + ".csv";
    unknown_reference(table, row, column, {Code::unknown_value, " is no " + where, with_article(where)},
                      {{other->id, &known}}, id);
  }
  return found;
}

// By the first column: the first row of several.
Identifiers &ModelMaker::entries_of_register(const TableSchema &of) {
  const auto [at, is_new] = register_entries.try_emplace(of.id);
  if (is_new && draft[of.id])
    if (const auto place = draft[of.id]->place_of(of.columns[0].name))
      for (std::size_t row = 0; row < draft[of.id]->rows(); ++row)
        at->second.add(without_blanks(draft[of.id]->cell(row, *place)), static_cast<std::uint32_t>(row));
  return at->second;
}

// Of a table that is no register.
AgreementId ModelMaker::agreement(TableReader &table, std::size_t row, const TableColumn &column) {
  const std::string_view id = table.identifier(row, column);
  return id.empty() ? none<AgreementId> : static_cast<AgreementId>(named_in_register(table, row, column, id));
}

RegisterPart ModelMaker::register_part(TableReader &table, std::size_t row, const TableColumn &column,
                                       std::string_view cell) {
  RegisterPart out{.text = intern(cell)};
  switch (column.schema->kind) {
  case CellKind::number:
    out.number = table.number_in(row, column, cell).value_or(unknown);
    break;
  case CellKind::whole:
    if (const auto value = table.whole_in(row, column, cell))
      out.number = *value;
    break;
  case CellKind::date:
    table.date_in(row, column, cell);
    break;
  case CellKind::choice:
    if (const auto chosen = table.choice(row, column))
      out.id = static_cast<std::uint32_t>(*chosen);
    break;
  case CellKind::identifier:
    if (!column.schema->names.empty() && !is_not_known(*column.schema, cell))
      out.id = named_in_register(table, row, column, cell);
    break;
  case CellKind::colour:
    table.colour(row, column);
    break;
  case CellKind::text:
    table.judge_offered(row, column, cell);
    break;
  }
  return out;
}

void ModelMaker::read_register(const TableSchema &of) {
  TableReader table = reader(of.id);
  if (!table.present())
    return;
  Register &to = data.registers[static_cast<std::size_t>(of.id)].emplace(Register{of.id, {}, {}});
  std::vector<TableColumn> columns;
  for (const ColumnSchema &column : of.columns) {
    columns.push_back(table.column(column.name));
    to.columns.emplace_back().offsets.push_back(0);
  }
  for (std::size_t row = 0; row < table.rows(); ++row) {
    to.line.push_back(table.line(row));
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const ColumnSchema &column = of.columns[c];
      Csr<RegisterPart> &parts = to.columns[c];
      const std::string_view cell =
          is_kept_as_it_is(of, column) ? table.text(row, columns[c]) : table.identifier(row, columns[c]);
      if (column.several)
        for (const std::string_view part : parts_of_register_cell(table, row, columns[c], cell))
          parts.items.push_back(register_part(table, row, columns[c], part));
      else if (!cell.empty())
        parts.items.push_back(register_part(table, row, columns[c], cell));
      parts.offsets.push_back(static_cast<std::uint32_t>(parts.items.size()));
    }
    if (const std::vector<std::string_view> dates = parts_of(of.first_and_last); !dates.empty())
      read_validity(table, row, table.column(dates[0]), table.column(dates[1]));
    judge_register_row(table, row, of);
  }
  report_repeated_keys(table, of);
  judge_rows_together(table, of);
}

// A row whose key has a fault is none that stands twice.
void ModelMaker::report_repeated_keys(TableReader &table, const TableSchema &of) {
  const Register &rows = *data.registers[static_cast<std::size_t>(of.id)];
  std::vector<std::pair<std::vector<std::string_view>, std::size_t>> keys;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::vector<std::string_view> key;
    bool whole = true;
    for (const std::string_view name : parts_of(of.key)) {
      const std::size_t c = rows.column(name);
      const ColumnSchema &column = of.columns[c];
      const auto parts = rows.parts(row, c);
      whole = whole && (!column.required || !parts.empty());
      if (parts.empty())
        key.push_back(column.blank_is);
      for (const RegisterPart &part : parts) {
        key.push_back(data.text[part.text]);
        // scenarios are looked for where they are known: of them no row is
        const bool is_text = (column.names.empty() || column.names == "scenario") && column.choices.empty();
        whole = whole && (part.id != UINT32_MAX || is_not_known(column, data.text[part.text]) || is_text);
      }
      key.emplace_back(); // between two columns
    }
    if (whole)
      keys.emplace_back(std::move(key), row);
  }
  const TableColumn first = table.column(parts_of(of.key).front());
  const auto what = [&](std::size_t row) {
    std::string out;
    for (const std::string_view name : parts_of(of.key))
      if (const std::string_view cell = table.identifier(row, table.column(name)); !cell.empty())
        out += (out.empty() ? "the row " : ", ") + shown(cell);
    return out;
  };
  std::string once;
  for (const std::string_view name : parts_of(of.key))
    once += (once.empty() ? "" : ", ") + std::string(name);
  report_repeated(table, keys, first, what, "each " + once + " once");
}

void ModelMaker::read_registers() {
  for (const TableSchema &table : schema())
    if (table.is_register())
      read_register(table);
}

} // namespace organograph

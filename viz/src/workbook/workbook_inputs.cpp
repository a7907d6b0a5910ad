// SPDX-License-Identifier: Apache-2.0
#include "words/numbers.hpp"
#include "workbook/input_words.hpp"
#include "workbook/workbook_parts.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::uint32_t input_colour = 0x7A9E7E;
constexpr std::size_t most_input_rows = 1'048'575; // below the heads
constexpr std::size_t most_columns = 16'384;
constexpr std::uint32_t rows_to_add = 1000; // below the last one, which take the same values
constexpr double narrowest_input = 10, widest_input = 48;

// A number that comes back as the same text.
std::optional<double> plain_number(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || !std::isfinite(value) ||
      !survives(value) || shortest(value) != text)
    return std::nullopt;
  return value;
}

// One column of a sheet: its head, and what the schema says of it.
struct InputColumn {
  std::string head;
  const ColumnSchema *schema = nullptr;
  double width = narrowest_input;
};

// Where the identifiers of the tables stand in this workbook: the formula of the cells that have any.
class Lists {
public:
  void add(TableId table, const std::vector<std::string> &heads) {
    const std::string_view name = schema(table).name;
    const auto at = std::ranges::find(heads, identifier_head(name));
    if (at == heads.end())
      return;
    const std::string letters = column_letters(static_cast<std::uint16_t>(at - heads.begin()));
    const std::string column = std::string(name) + "!$" + letters + "$2";
    from_.emplace_back(name, "OFFSET(" + column + ",0,0,MAX(1,COUNTA(" + column + ":$" + letters + "$" +
                                 std::to_string(most_input_rows + 1) + ")),1)");
  }
  /// Of the first table that the column names; empty where that has no sheet.
  std::string of(const ColumnSchema &column) const {
    const std::string_view first = column.names.substr(0, column.names.find('|'));
    const auto at = std::ranges::find(from_, first, [](const auto &each) { return each.first; });
    return at == from_.end() ? std::string{} : "=" + at->second;
  }

private:
  std::vector<std::pair<std::string_view, std::string>> from_;
};

// What scenario sheets have before the schema's columns.
constexpr std::string_view scenario_head = "scenario";
constexpr ColumnSchema scenario_name{.name = scenario_head,
                                     .kind = CellKind::identifier,
                                     .required = true,
                                     .meaning = "A short name of the proposal, used once."};
constexpr ColumnSchema scenario_named{.name = scenario_head,
                                      .kind = CellKind::identifier,
                                      .required = true,
                                      .names = scenario_head,
                                      .meaning = "The proposal that the row belongs to."};

// At most most_columns: others have no sheet.
template <class List> std::uint16_t count(const List &columns) {
  return static_cast<std::uint16_t>(columns.size());
}

class InputSheet {
public:
  InputSheet(Spreadsheet &book, TableId table, std::vector<InputColumn> columns, const Lists &lists)
      : sheet_(&book.add(std::string(schema(table).name))), lists_(lists), columns_(std::move(columns)) {
    sheet_->tab_colour(input_colour);
    sheet_->numbers_as_text_are_meant();
    for (std::uint16_t c = 0; c < count(columns_); ++c)
      write_head(c);
  }

  void cell(std::uint16_t column, std::string_view text) {
    if (text.empty())
      return;
    InputColumn &of = columns_[column];
    of.width = std::max(of.width, static_cast<double>(std::min<std::size_t>(text.size(), 100)) + 2);
    const bool may_be_number =
        of.schema != nullptr && (of.schema->kind == CellKind::number || of.schema->kind == CellKind::whole);
    if (const auto number = may_be_number ? plain_number(text) : std::nullopt)
      sheet_->number(rows_ + 1, column, *number, Look::plain);
    else
      sheet_->text(rows_ + 1, column, text, may_be_number ? Look::plain : Look::input_text);
  }
  void end_row() { ++rows_; }

  SheetEntry finish(std::string about) {
    const auto last = static_cast<std::uint16_t>(columns_.size() - 1);
    const auto last_row =
        static_cast<std::uint32_t>(std::min<std::size_t>(rows_ + rows_to_add, most_input_rows));
    double letters = 0;
    for (std::uint16_t c = 0; c < count(columns_); ++c) {
      sheet_->width(c, std::min(columns_[c].width, widest_input));
      letters += std::min(columns_[c].width, widest_input);
      if (const ColumnSchema *column = columns_[c].schema)
        sheet_->accept({1, c, last_row, c},
                       {column, lists_.of(*column), refusal_by(*column), takes_others(*column)});
    }
    sheet_->freeze(1, 1);
    sheet_->filter({0, 0, std::max(rows_, 1U), last});
    sheet_->print({.header = "Input table: " + sheet_->name(), .letters = letters, .heads = true});
    return {sheet_->name(), rows_, std::move(about)};
  }

private:
  void write_head(std::uint16_t column) {
    InputColumn &of = columns_[column];
    const bool required = of.schema != nullptr && of.schema->required;
    if (!of.head.empty())
      sheet_->text(0, column, of.head, required ? Look::required_head : Look::head);
    of.width = std::max(of.width, static_cast<double>(of.head.size()) + 4);
    if (of.schema != nullptr)
      sheet_->comment(0, column, comment_on(*of.schema));
  }
  // What a list of one table's identifiers does not have and the reader takes.
  static bool takes_others(const ColumnSchema &column) {
    return !column.also.empty() || column.names.find('|') != std::string_view::npos;
  }

  Sheet *sheet_;
  const Lists &lists_;
  std::vector<InputColumn> columns_;
  std::uint32_t rows_ = 0;
};

InputColumn column_named(TableId table, const std::string &head) {
  const auto known = column_of(table, head);
  return {head, known ? &schema(table).columns[*known] : nullptr};
}

bool fits(std::size_t rows, std::size_t columns) {
  return rows <= most_input_rows && columns > 0 && columns <= most_columns;
}

SheetEntry left_out(TableId table, std::size_t rows) {
  return {{}, rows, "Input table " + std::string(schema(table).name) + ": too large for a sheet."};
}

SheetEntry write_table(Spreadsheet &book, TableId table, const DraftTable &rows, const Lists &lists) {
  if (!fits(rows.rows(), rows.columns().size()))
    return left_out(table, rows.rows());
  std::vector<InputColumn> columns;
  for (const std::string &head : rows.columns())
    columns.push_back(column_named(table, head));
  std::vector<std::string_view> cells(columns.size());
  InputSheet sheet(book, table, std::move(columns), lists);
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    rows.cells(row, cells);
    for (std::uint16_t c = 0; c < count(cells); ++c)
      sheet.cell(c, cells[c]);
    sheet.end_row();
  }
  return sheet.finish(std::string(schema(table).rows_are));
}

// ---- scenario tables: all scenarios in one sheet, whose first column is the scenario's name

struct ScenarioPart {
  const Scenario *scenario;
  const DraftTable *rows;               // null: the scenario is named, and has none of them
  std::vector<std::uint16_t> columns{}; // of the sheet, where each of the rows' columns goes
};

// An unlisted column called 'scenario' gives way to the first one.
std::string free_head(const std::string &head, const std::vector<std::string> &others) {
  if (head != scenario_head)
    return head;
  std::string out = head;
  while (out == scenario_head || std::ranges::count(others, out) > 0)
    out += '_';
  return out;
}

std::vector<InputColumn> joined_columns(TableId table, std::vector<ScenarioPart> &parts) {
  std::vector<InputColumn> out = {
      {std::string(scenario_head), table == TableId::scenario ? &scenario_name : &scenario_named}};
  for (ScenarioPart &part : parts) {
    if (part.rows == nullptr)
      continue;
    for (const std::string &own : part.rows->columns()) {
      const std::string head = free_head(own, part.rows->columns());
      auto at = std::ranges::find(out, head, &InputColumn::head);
      if (at == out.end())
        at = out.insert(at, column_named(table, head));
      part.columns.push_back(static_cast<std::uint16_t>(at - out.begin()));
    }
  }
  if (out.size() == 1) // scenarios that are named alone
    for (const ColumnSchema &column : schema(table).columns)
      out.push_back({std::string(column.name), &column});
  return out;
}

void write_part(InputSheet &sheet, const ScenarioPart &part) {
  std::vector<std::string_view> cells(part.columns.size());
  std::vector<std::size_t> order(cells.size()); // of the sheet: the same bytes whatever the table's order is
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::size_t c) { return part.columns[c]; });
  const std::size_t rows = part.rows == nullptr ? 0 : part.rows->rows();
  for (std::size_t row = 0; row < rows; ++row) {
    part.rows->cells(row, cells);
    sheet.cell(0, part.scenario->name);
    for (const std::size_t c : order)
      sheet.cell(part.columns[c], cells[c]);
    sheet.end_row();
  }
}

std::vector<ScenarioPart> scenario_parts(TableId table, std::span<const Scenario> scenarios) {
  std::vector<ScenarioPart> out;
  for (const Scenario &scenario : scenarios) {
    const auto &rows = scenario.draft[table];
    if (rows || table == TableId::scenario)
      out.push_back({&scenario, rows ? &*rows : nullptr});
  }
  return out;
}

// The tables that most proposals need.
bool is_for_a_first_scenario(TableId table) {
  return table == TableId::scenario || table == TableId::changes;
}

std::optional<SheetEntry> write_scenario_table(Spreadsheet &book, TableId table,
                                               std::span<const Scenario> scenarios, const Lists &lists,
                                               bool blank) {
  std::vector<ScenarioPart> parts = scenario_parts(table, scenarios);
  if (parts.empty() && !(blank && is_for_a_first_scenario(table)))
    return std::nullopt;
  std::vector<InputColumn> columns = joined_columns(table, parts);
  std::size_t rows = 0;
  for (const ScenarioPart &part : parts)
    rows += part.rows == nullptr ? 1 : std::max<std::size_t>(part.rows->rows(), 1);
  if (!fits(rows, columns.size()))
    return left_out(table, rows);
  InputSheet sheet(book, table, std::move(columns), lists);
  for (const ScenarioPart &part : parts) {
    write_part(sheet, part);
    if (table == TableId::scenario && (part.rows == nullptr || part.rows->rows() == 0)) {
      sheet.cell(0, part.scenario->name); // so that a scenario without rows is still one
      sheet.end_row();
    }
  }
  return sheet.finish(std::string(schema(table).rows_are));
}

} // namespace

std::vector<SheetEntry> write_inputs(Spreadsheet &book, const Draft &draft,
                                     std::span<const Scenario> scenarios, bool blank_scenario) {
  Lists lists;
  for (const TableSchema &table : schema())
    if (const auto &rows = draft[table.id]; rows && fits(rows->rows(), rows->columns().size()))
      lists.add(table.id, rows->columns());
  if (!scenarios.empty() || blank_scenario)
    lists.add(TableId::scenario, {std::string(scenario_head)});
  std::vector<SheetEntry> out;
  for (const TableSchema &table : schema())
    if (const auto &rows = draft[table.id])
      out.push_back(write_table(book, table.id, *rows, lists));
  for (const TableSchema &table : scenario_schema())
    if (auto entry = write_scenario_table(book, table.id, scenarios, lists, blank_scenario))
      out.push_back(std::move(*entry));
  return out;
}

std::uint64_t input_cells(const Draft &draft, std::span<const Scenario> scenarios) {
  const auto cells = [](const Draft &of) {
    std::uint64_t out = 0;
    for (const auto &table : of.tables)
      if (table)
        out += (table->rows() + 1) * table->columns().size();
    return out;
  };
  std::uint64_t out = cells(draft);
  for (const Scenario &scenario : scenarios)
    out += cells(scenario.draft);
  return out;
}

} // namespace organograph::viz

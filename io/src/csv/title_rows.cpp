// SPDX-License-Identifier: Apache-2.0
// Rows that stand above the heads: 'Posts as at June 2025'.
#include "csv/near_names.hpp"
#include "csv/table_heads.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace organograph::io {

namespace {

// How many of a row's cells are heads of the table, in whatever way they are written. Of a row of a million
// cells the first thousand tell what it is.
std::size_t listed_heads(const TableSchema &table, const std::vector<std::string> &names) {
  std::vector<std::string> columns;
  for (const ColumnSchema &column : table.columns)
    columns.emplace_back(column.name);
  constexpr std::size_t looked_at = 1000;
  const auto cells = std::span(names).first(std::min(names.size(), looked_at));
  return static_cast<std::size_t>(std::ranges::count_if(cells, [&](const std::string &name) {
    const auto meant = head_meant(name, columns);
    return name == "note" || (meant && meant->is_sure);
  }));
}

std::vector<std::string> trimmed_cells(const CsvReader &reader) {
  std::vector<std::string> out;
  for (const std::string_view cell : reader.cells())
    out.emplace_back(trimmed(cell));
  return out;
}

// How many records stand above the heads, where the first one does not look like them.
std::size_t records_above_heads(const TableSchema &table, std::string_view bytes,
                                const std::vector<std::string> &first) {
  if (!may_be_title(table, first))
    return 0;
  std::vector<Diagnostic> unheard;
  CsvReader ahead(bytes, {}, unheard);
  ahead.next();
  for (std::size_t above = 1; above <= most_rows_above_heads && ahead.next(); ++above)
    if (are_heads_below(table, first, trimmed_cells(ahead)))
      return above;
  return 0;
}

} // namespace

bool may_be_title(const TableSchema &table, const std::vector<std::string> &first) {
  return listed_heads(table, first) < 2;
}

bool are_heads_below(const TableSchema &table, const std::vector<std::string> &first,
                     const std::vector<std::string> &below) {
  const auto required =
      static_cast<std::size_t>(std::ranges::count_if(table.columns, &ColumnSchema::required));
  const std::size_t listed = listed_heads(table, below);
  return listed >= 2 && listed > listed_heads(table, first) && listed >= required;
}

Diagnostic title_row(const TableSchema &table, std::string_view line, const Heads &title,
                     const Heads &heads) {
  const auto first = std::ranges::find_if(title.names, [](const std::string &name) { return !name.empty(); });
  const std::string from = std::to_string(title.line), to = std::to_string(heads.line - 1);
  const std::string value = first == title.names.end() ? std::string{} : *first;
  return {Code::title_row,
          file_name(table),
          title.line,
          0,
          value,
          shown(value) + " stands above the heads, which are " + (line == "row" ? "in row " : "on line ") +
              std::to_string(heads.line),
          "the heads in the first row that is not blank",
          "delete " + std::string(line) + (from == to ? " " + from : "s " + from + " to " + to)};
}

Heads read_heads(CsvReader &reader, const TableSchema &table, std::string_view bytes,
                 std::vector<Diagnostic> &diagnostics) {
  Heads heads;
  if (!reader.next())
    return heads;
  heads = {trimmed_cells(reader), reader.line()};
  const std::size_t above = records_above_heads(table, bytes, heads.names);
  for (std::size_t record = 0; record < above; ++record)
    reader.next();
  if (above > 0) {
    const Heads title = std::exchange(heads, {trimmed_cells(reader), reader.line()});
    diagnostics.push_back(title_row(table, "line", title, heads));
  }
  return heads;
}

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

namespace organograph::viz {

namespace {

constexpr double exponent_from = 1e15;

void append_text(std::string &out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"')
      out += '"';
    out += c;
  }
  out += '"';
}

void append_number(std::string &out, double value) {
  if (!std::isfinite(value))
    return;
  if (value == 0) { // minus zero too
    out += '0';
    return;
  }
  char buffer[400]; // the smallest double has 324 zeros before its digits
  char *const last = buffer + sizeof buffer;
  const auto written = std::abs(value) < exponent_from
                           ? std::to_chars(buffer, last, value, std::chars_format::fixed)
                           : std::to_chars(buffer, last, value);
  out.append(buffer, written.ptr);
}

void append_cell(std::string &out, const TableCell &cell) {
  if (const auto *text = std::get_if<std::string>(&cell))
    append_text(out, *text);
  else if (const auto *number = std::get_if<double>(&cell))
    append_number(out, *number);
  else if (const auto *count = std::get_if<std::uint64_t>(&cell))
    out += std::to_string(*count);
}

// For comparing only: counts above 2^53 need not be told apart.
double magnitude(const TableCell &cell) {
  if (const auto *count = std::get_if<std::uint64_t>(&cell))
    return static_cast<double>(*count);
  const auto *number = std::get_if<double>(&cell);
  return number && !std::isnan(*number) ? *number : -std::numeric_limits<double>::infinity();
}

std::vector<double> column_magnitudes(const Table &table, std::size_t column) {
  std::vector<double> out;
  out.reserve(table.rows.size());
  TableRow cells;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    table.rows.read(row, cells);
    out.push_back(magnitude(cells[column]));
  }
  return out;
}

} // namespace

TableRows::TableRows(std::vector<TableRow> rows) : count_(rows.size()) {
  auto kept = std::make_shared<const std::vector<TableRow>>(std::move(rows));
  maker_ = [kept = std::move(kept)](std::size_t row, TableRow &cells) { cells = (*kept)[row]; };
}

TableRows::TableRows(std::initializer_list<TableRow> rows) : TableRows(std::vector<TableRow>(rows)) {}

TableRow TableRows::operator[](std::size_t row) const {
  TableRow cells;
  read(row, cells);
  return cells;
}

void TableRows::read(std::size_t row, TableRow &cells) const {
  cells.clear();
  maker_(row, cells);
}

std::string to_csv(const Table &table) {
  std::string out;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c > 0)
      out += ',';
    append_text(out, table.columns[c].name);
  }
  out += '\n';
  TableRow cells;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    table.rows.read(row, cells);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (c > 0)
        out += ',';
      append_cell(out, cells[c]);
    }
    out += '\n';
  }
  return out;
}

Table largest(const Table &table, std::size_t n) {
  if (table.rows.size() <= n)
    return table;
  auto chosen = std::make_shared<std::vector<std::size_t>>(table.rows.size());
  std::iota(chosen->begin(), chosen->end(), std::size_t{0});
  const auto column = std::ranges::find(table.columns, table.rank, &TableColumn::name);
  if (column != table.columns.end()) {
    const auto magnitudes =
        column_magnitudes(table, static_cast<std::size_t>(column - table.columns.begin()));
    std::ranges::stable_sort(*chosen, std::ranges::greater{},
                             [&](std::size_t row) { return magnitudes[row]; });
  }
  chosen->resize(n);
  std::ranges::sort(*chosen);
  auto pick = [rows = table.rows, chosen = std::move(chosen)](std::size_t row, TableRow &out) {
    rows.read((*chosen)[row], out);
  };
  return {table.name, table.title, table.columns, TableRows(n, std::move(pick)), table.rank};
}

void CellList::add(std::string_view item) {
  if (any_)
    text_ += " | ";
  any_ = true;
  for (const char c : item) {
    if (c == '|' || c == '\\')
      text_ += '\\';
    text_ += c;
  }
}

std::string shortest(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/table.hpp"

#include "organograph/engine/screen.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::size_t rows_per_piece = 4096;

// A table by byte: looking for one of several characters with find_first_of() costs a call for each byte.
constexpr auto is_any_of(std::string_view characters) {
  std::array<bool, 256> out{};
  for (const char c : characters)
    out[static_cast<unsigned char>(c)] = true;
  return out;
}
constexpr auto asks_for_quotes = is_any_of(",\"\r\n");
constexpr auto asks_for_backslash = is_any_of("|\\");

bool holds_any(const std::array<bool, 256> &characters, std::string_view text) {
  return std::ranges::any_of(text, [&](char c) { return characters[static_cast<unsigned char>(c)]; });
}

void append_text(std::string &out, std::string_view text) {
  if (!holds_any(asks_for_quotes, text)) {
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

class CsvSink final : public RowSink {
public:
  CsvSink(std::string &out, CsvFor readers) : out_(&out), readers_(readers) {}

  void blank() override { begin(); }
  void count(std::uint64_t count) override {
    begin();
    append_count(*out_, count);
  }
  void number(double number) override {
    begin();
    append_number(*out_, number);
  }
  void text(std::string_view text) override {
    begin();
    if (readers_ == CsvFor::spreadsheets && may_be_formula(text))
      append_text(*out_, "'" + std::string(text));
    else
      append_text(*out_, text);
  }
  void plain_text(std::string_view text) override {
    begin();
    if (readers_ == CsvFor::spreadsheets && may_be_formula(text))
      *out_ += '\'';
    *out_ += text;
  }
  void end_row() {
    *out_ += '\n';
    is_first_ = true;
  }

private:
  void begin() {
    if (!is_first_)
      *out_ += ',';
    is_first_ = false;
  }

  std::string *out_;
  CsvFor readers_;
  bool is_first_ = true;
};

class RowCollector final : public RowSink {
public:
  explicit RowCollector(TableRow &row) : row_(&row) {}
  void blank() override { row_->emplace_back(); }
  void count(std::uint64_t count) override { row_->emplace_back(count); }
  void number(double number) override { row_->emplace_back(number); }
  void text(std::string_view text) override { row_->emplace_back(std::string(text)); }

private:
  TableRow *row_;
};

// Keeps one cell of each row as a number. For comparing only: counts above 2^53 need not be told apart.
class MagnitudeSink final : public RowSink {
public:
  explicit MagnitudeSink(std::size_t column) : column_(column) {}
  void blank() override { ++at_; }
  void count(std::uint64_t count) override { number(static_cast<double>(count)); }
  void number(double number) override {
    if (at_++ == column_ && !std::isnan(number))
      magnitude_ = number;
  }
  void text(std::string_view) override { ++at_; }
  double take() {
    at_ = 0;
    return std::exchange(magnitude_, -std::numeric_limits<double>::infinity());
  }

private:
  std::size_t column_, at_ = 0;
  double magnitude_ = -std::numeric_limits<double>::infinity();
};

std::vector<double> column_magnitudes(const Table &table, std::size_t column) {
  std::vector<double> out;
  out.reserve(table.rows.size());
  MagnitudeSink cells(column);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    table.rows.write(row, cells);
    out.push_back(cells.take());
  }
  return out;
}

} // namespace

void RowSink::cell(const TableCell &cell) {
  if (const auto *of_text = std::get_if<std::string>(&cell))
    text(*of_text);
  else if (const auto *of_number = std::get_if<double>(&cell))
    number(*of_number);
  else if (const auto *of_count = std::get_if<std::uint64_t>(&cell))
    count(*of_count);
  else
    blank();
}

TableRows::TableRows(std::vector<TableRow> rows) : count_(rows.size()) {
  auto kept = std::make_shared<const std::vector<TableRow>>(std::move(rows));
  maker_ = [kept = std::move(kept)](std::size_t row, RowSink &cells) {
    for (const TableCell &cell : (*kept)[row])
      cells.cell(cell);
  };
}

TableRows::TableRows(std::initializer_list<TableRow> rows) : TableRows(std::vector<TableRow>(rows)) {}

TableRow TableRows::operator[](std::size_t row) const {
  TableRow cells;
  RowCollector collector(cells);
  write(row, collector);
  return cells;
}

std::size_t csv_pieces(const Table &table) {
  return std::max<std::size_t>(1, (table.rows.size() + rows_per_piece - 1) / rows_per_piece);
}

void append_csv_piece(const Table &table, std::size_t piece, std::string &out, CsvFor readers) {
  CsvSink cells(out, readers);
  if (piece == 0) {
    for (const TableColumn &column : table.columns)
      cells.text(column.name);
    cells.end_row();
  }
  const std::size_t last = std::min(table.rows.size(), (piece + 1) * rows_per_piece);
  for (std::size_t row = piece * rows_per_piece; row < last; ++row) {
    table.rows.write(row, cells);
    cells.end_row();
  }
}

std::string to_csv(const Table &table) {
  std::string out;
  for (std::size_t piece = 0; piece < csv_pieces(table); ++piece)
    append_csv_piece(table, piece, out);
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
  auto pick = [rows = table.rows, chosen = std::move(chosen)](std::size_t row, RowSink &cells) {
    rows.write((*chosen)[row], cells);
  };
  return {table.name, table.title, table.columns, TableRows(n, std::move(pick)), table.rank};
}

void CellList::add(std::string_view item) {
  if (any_)
    text_ += " | ";
  any_ = true;
  if (!holds_any(asks_for_backslash, item)) {
    text_ += item;
    return;
  }
  for (const char c : item) {
    if (c == '|' || c == '\\')
      text_ += '\\';
    text_ += c;
  }
}

} // namespace organograph::viz

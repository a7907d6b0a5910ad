// SPDX-License-Identifier: Apache-2.0
#include "words/numbers.hpp"
#include "workbook/workbook_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::uint32_t result_colour = 0x5B7FB5;
constexpr std::size_t most_rows = 1'048'575;
constexpr double narrowest = 9, widest = 52;
constexpr std::uint32_t printed_rows = 200;
constexpr std::uint64_t exact_to = std::uint64_t{1} << 53U;

// The tables that have a sheet, twenty-two sheets with the three others: what people ask for first. None may
// be the name of an input table.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> sheet_names = {
    {{"spans", "Spans of control"},
     {"span_scopes", "Spans by scope"},
     {"meetings", "Meeting attendance"},
     {"capacity_scopes", "Own and shared"},
     {"meeting_pairs", "Meetings that repeat"},
     {"partners", "Partners and their series"},
     {"partner_contact", "Partner contact"},
     {"integration", "Integration depth"},
     {"agreements", "Agreements by notice"},
     {"consultation_clocks", "Consultation clocks"},
     {"recharge_balances", "Paid and agreed"},
     {"benefit_sums", "Planned and realised"},
     {"pay_sums", "Cost by pay ranges"},
     {"communities", "Communities"},
     {"claim_results", "Claims and figures"},
     {"diagnostics", "Warnings and notes"},
     {"changes", "Posts that change"},
     {"scenario_meetings", "Meetings that change"},
     {"ring_fence", "Ring-fenced places"}}};

const auto *sheet_of(std::string_view table) {
  const auto *const known =
      std::ranges::find(sheet_names, table, [](const auto &entry) { return entry.first; });
  return known == sheet_names.end() ? nullptr : known;
}

// The cells of rows straight into the sheet, and how wide they are.
class SheetSink final : public RowSink {
public:
  SheetSink(Sheet &sheet, const Table &table) : sheet_(&sheet) {
    for (const TableColumn &column : table.columns)
      looks_.push_back(look_of(column.format));
    widths_.resize(looks_.size(), narrowest);
    any_.resize(looks_.size());
  }

  void blank() override { ++column_; }
  bool has_any(std::size_t column) const { return any_[column]; }
  void count(std::uint64_t count) override {
    if (count > exact_to)
      return text(std::to_string(count));
    const Look look = looks_[column_] == Look::number ? Look::count : looks_[column_];
    write(static_cast<double>(count), look == Look::plain ? Look::count : look);
  }
  void number(double number) override {
    if (!std::isfinite(number))
      return blank();
    const bool whole = looks_[column_] == Look::number && number == std::floor(number);
    write(number, whole ? Look::count : looks_[column_] == Look::plain ? Look::number : looks_[column_]);
  }
  void text(std::string_view text) override {
    if (!text.empty()) {
      any_[column_] = true;
      sheet_->text(row_, column_, text);
      widths_[column_] =
          std::max(widths_[column_], static_cast<double>(std::min<std::size_t>(text.size(), 80)) + 2);
    }
    ++column_;
  }

  void end_row() {
    ++row_;
    column_ = 0;
  }
  double width(std::size_t column) const { return std::min(widths_[column], widest); }

private:
  void write(double number, Look look) {
    constexpr double decimals = 5, digits_between_commas = 3;
    const double digits = std::floor(std::log10(std::max(1.0, std::abs(number)))) + 1;
    widths_[column_] = std::max(widths_[column_], digits + digits / digits_between_commas + decimals);
    any_[column_] = true;
    sheet_->number(row_, column_++, number, look);
  }

  Sheet *sheet_;
  std::vector<Look> looks_;
  std::vector<double> widths_;
  std::vector<bool> any_;
  std::uint32_t row_ = 1;
  std::uint16_t column_ = 0;
};

std::uint16_t count(const std::vector<TableColumn> &columns) { // some dozens at most
  return static_cast<std::uint16_t>(columns.size());
}

double head_letters(const TableColumn &column, std::string_view currency) {
  return static_cast<double>(head_text(column, currency).size() + 3); // and the filter's button
}

double head_width(double letters) {
  return std::clamp(letters, narrowest, 16.0);
}

// Heads are wrapped: before the rows, since a row's height is written with it, and of a large workbook no row
// is changed.
void write_heads(Sheet &sheet, const Table &table, std::string_view currency) {
  double lines = 1;
  for (const TableColumn &column : table.columns) {
    const double letters = head_letters(column, currency);
    lines = std::max(lines, std::ceil(letters * 1.15 / head_width(letters)));
  }
  sheet.height(0, 15 * std::min(lines, 5.0));
  for (std::uint16_t c = 0; c < count(table.columns); ++c)
    sheet.text(0, c, head_text(table.columns[c], currency),
               look_of(table.columns[c].format) == Look::plain ? Look::head : Look::figure_head);
  sheet.comment(0, 0, table.title);
}

// A column in which no row has anything is hidden. Returns the letters of those that are shown.
double set_widths(Sheet &sheet, const Table &table, std::string_view currency, const SheetSink &cells) {
  double letters = 0;
  for (std::uint16_t c = 0; c < count(table.columns); ++c) {
    if (!cells.has_any(c) && !table.rows.empty()) {
      sheet.hide(c);
      continue;
    }
    const double width = std::max(cells.width(c), head_width(head_letters(table.columns[c], currency)));
    sheet.width(c, width);
    letters += width;
  }
  return letters;
}

void add_tools(Sheet &sheet, const Table &table, double letters) {
  const auto rows = static_cast<std::uint32_t>(table.rows.size());
  const auto last = static_cast<std::uint16_t>(table.columns.size() - 1);
  sheet.tab_colour(result_colour);
  sheet.freeze(1, 1);
  sheet.filter({0, 0, std::max(rows, 1U), last});
  Print print{.header = table.title, .letters = letters, .heads = true};
  if (rows > printed_rows) {
    print.footer = "The first " + std::to_string(printed_rows) + " of " + figure(std::uint64_t{rows}) +
                   " rows are printed; all of them are in the sheet.";
    print.cells = {0, 0, printed_rows, last};
  }
  sheet.print(print);
  const auto rank = std::ranges::find(table.columns, table.rank, &TableColumn::name);
  if (rank != table.columns.end() && rows > 0) {
    const auto column = static_cast<std::uint16_t>(rank - table.columns.begin());
    sheet.bars({1, column, rows, column});
  }
}

// The first rows of what is too large for a sheet, whatever the limits say.
Table cut_to_sheet(const Table &table, const WorkbookLimits &limits) {
  const std::uint64_t cells = table.rows.size() * table.columns.size();
  if (cells <= limits.result_cells && table.rows.size() <= most_rows)
    return table;
  return largest(table, std::min(limits.largest_rows, most_rows));
}

std::string words(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '_', ' ');
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  for (const std::string_view fte : {"Fte", " fte"}) // the one abbreviation in names of columns
    if (const std::size_t at = out.find(fte); at != std::string::npos)
      out.replace(at + fte.size() - 3, 3, "FTE");
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char &c : out)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return out;
}

} // namespace

Look look_of(Format format) {
  switch (format) {
  case Format::count:
    return Look::count;
  case Format::number:
    return Look::number;
  case Format::share:
    return Look::share;
  case Format::hours:
    return Look::hours;
  case Format::money:
    return Look::money;
  case Format::text:
  case Format::flag:
    break;
  }
  return Look::plain;
}

SheetNames::SheetNames() : taken_({"history"}) { // Excel keeps that one
  for (const auto tables : {schema(), scenario_schema()})
    for (const TableSchema &table : tables)
      taken_.insert(lower(table.name));
}

std::string SheetNames::take(std::string_view wanted) {
  constexpr std::size_t most_letters = 31;
  std::string stem;
  for (const char c : wanted) // own names are ASCII: whatever else comes becomes a blank
    stem += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos && c >= ' ' && c <= '~' ? c : ' ';
  stem.resize(std::min(stem.size(), most_letters));
  if (stem.find_first_not_of(' ') == std::string::npos)
    stem = "Sheet";
  for (unsigned number = 1;; ++number) {
    const std::string behind = number == 1 ? "" : " " + std::to_string(number);
    std::string name = stem.substr(0, most_letters - behind.size()) + behind;
    if (taken_.insert(lower(name)).second)
      return name;
  }
}

bool has_sheet(const Table &table) {
  return sheet_of(table.name) != nullptr;
}

std::string result_sheet_name(std::string_view table) {
  const auto *const known = sheet_of(table);
  return known != nullptr ? std::string(known->second) : words(table);
}

std::string head_text(const TableColumn &column, std::string_view currency) {
  std::string name = words(column.name);
  switch (column.format) {
  case Format::count: {
    // Whole numbers that count nothing.
    static constexpr std::array<std::string_view, 11> places = {"tier",        "layer",
                                                                "reached",     "reached_at_most",
                                                                "secured",     "secured_at_most",
                                                                "joint_tiers", "operation",
                                                                "target",      "gap",
                                                                "line"};
    return std::ranges::find(places, column.name) == places.end() ? name + " (count)" : name;
  }
  case Format::share:
    return name + " (%)";
  case Format::hours:
    return name + " (hours)";
  case Format::money:
    return name + " (" + (currency.empty() ? "currency of the model" : std::string(currency)) + ")";
  case Format::flag:
    return name + " (yes, no)";
  case Format::number:
    return ('_' + column.name + '_').find("_fte_") != std::string::npos ? name + " (full-time equivalents)"
                                                                        : name;
  case Format::text:
    break;
  }
  return name;
}

SheetEntry write_result(Spreadsheet &book, SheetNames &names, const Titles &titles, const Table &table,
                        std::string_view currency, const WorkbookLimits &limits) {
  const Table cut = cut_to_sheet(table, limits);
  const Table shown = titles.beside(cut);
  Sheet &sheet = book.add(names.take(result_sheet_name(table.name)));
  write_heads(sheet, shown, currency);
  SheetSink cells(sheet, shown);
  for (std::size_t row = 0; row < shown.rows.size(); ++row) {
    shown.rows.write(row, cells);
    cells.end_row();
  }
  add_tools(sheet, shown, set_widths(sheet, shown, currency, cells));
  std::string about = table.title;
  if (shown.rows.size() < table.rows.size())
    about += (about.ends_with('.') ? " " : ". ") + std::string("The ") + std::to_string(shown.rows.size()) +
             (table.rank.empty() ? " first" : " largest") + " of " + std::to_string(table.rows.size()) +
             " rows; all of them: tables/" + table.name + ".csv.";
  return {sheet.name(), shown.rows.size(), std::move(about)};
}

} // namespace organograph::viz

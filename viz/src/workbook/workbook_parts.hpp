// SPDX-License-Identifier: Apache-2.0
// Internal to workbook: the kinds of sheets that it has.
#pragma once

#include "workbook/spreadsheet.hpp"
#include "workbook/titled_table.hpp"

#include "organograph/viz/workbook.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

/// A line of the list of sheets in 'Read me'.
struct SheetEntry {
  std::string name;
  std::uint64_t rows = 0;
  std::string about; ///< what it is, its caveat, and what it leaves out
};

/// Names that Excel takes: at most 31 letters, none of []:*?/\, none used twice whatever its case. Names of
/// input tables are never given away: the sheets that are read again have those.
class SheetNames {
public:
  SheetNames();
  std::string take(std::string_view wanted);

private:
  std::set<std::string> taken_; // in lower case
};

/// The name that a table's sheet should have: words for people.
std::string result_sheet_name(std::string_view table);

/// A head for people: `duplicated_hours_per_year` -> `Duplicated hours per year (hours)`.
std::string head_text(const TableColumn &column, std::string_view currency);

/// Whether a table is among those with a sheet; the others are files alone.
bool has_sheet(const Table &table);
SheetEntry write_result(Spreadsheet &book, SheetNames &names, const Titles &titles, const Table &table,
                        std::string_view currency, const WorkbookLimits &limits);

/// The input tables, then the scenario tables, each under its own name. blank_scenario: sheets for a first
/// scenario are there without rows.
std::vector<SheetEntry> write_inputs(Spreadsheet &book, const Draft &draft,
                                     std::span<const Scenario> scenarios, bool blank_scenario);

/// The rows of the summary from its top to its bottom: figure, value, unit.
class SummaryRows {
public:
  static constexpr std::uint16_t figures = 1, last_column = 4;
  static constexpr double letters = 120; ///< of a note across the columns

  explicit SummaryRows(Sheet &sheet) : sheet_(&sheet) {}

  void title(std::string_view text);
  void note(std::string_view text, Look look = Look::note);
  void gap() { ++row_; }
  void section(std::string_view name);
  /// Heads of a block: a label, `figures` of figures, then words.
  void heads(std::span<const std::string_view> heads, std::uint16_t of_figures);
  void label(std::string_view text) { sheet_->text(row_, 0, text); }
  /// Not known: nothing.
  void figure(std::uint16_t column, const std::optional<double> &value, Look look);
  void words(std::uint16_t column, std::string_view text) { sheet_->text(row_, column, text, Look::unit); }
  void link(const std::string &to) { sheet_->link(row_, 0, to); }
  void next() { ++row_; }
  std::uint32_t row() const { return row_; }
  Sheet &sheet() { return *sheet_; }

private:
  Sheet *sheet_;
  std::uint32_t row_ = 0;
};

/// A unit with the model's currency in the place of `money`.
std::string unit_text(std::string_view unit, const Study &study);
/// Beside an empty cell: `not known`, or where small groups are left blank perhaps not shown.
std::string_view word_for_none(const Study &study);
/// How a column or figure of that format is written.
Look look_of(Format format);

/// Where the figures of the chart of scenarios stand (no rows without one).
struct ChartRows {
  std::uint32_t first = 0, count = 0;
  std::string title, axis;
};
/// One figure before and after each of the first scenarios.
ChartRows write_side_by_side(SummaryRows &rows, const Study &study);
/// What each scenario changes.
void write_scenarios(Sheet &sheet, const Study &study);

/// The first sheet: the headline figures on one page.
void write_summary(Sheet &sheet, const Study &study);

/// What the sheets are, where the rest is, and what the figures mean.
struct ReadMe {
  std::span<const SheetEntry> sheets;
  std::vector<const Table *> files; ///< tables without a sheet
  std::vector<std::string> remarks; ///< what was cut, and why there is no model.xlsx
};
void write_read_me(Sheet &sheet, const Study &study, const ReadMe &content);
/// The same of the input sheets alone.
void write_read_me_of_inputs(Sheet &sheet, std::span<const SheetEntry> sheets, const std::string &remark,
                             bool is_new);

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

// The tables of one or several returns, private to the organogram reader: rows of all of them in one order.

#include "organogram/organogram_text.hpp"
#include "organograph/io/import_report.hpp"
#include "organograph/io/organogram.hpp"
#include "tables/headed_table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::organogram {

/// Where faults go. A fault whose hint can be applied goes through mend(): with --repair it becomes a note,
/// otherwise an error. Whoever calls mend() goes on with the mended value either way, so that all faults of
/// a file come out in one run; an error empties the draft in the end.
struct Report {
  ImportReport *to = nullptr;
  bool repair = false;

  void add(Diagnostic diagnostic) { to->diagnostics.push_back(std::move(diagnostic)); }
  /// changed: what is changed, 'FTE' or 'the row'. becomes: its new value, as it is to be shown.
  void mend(Diagnostic fault, std::string_view changed, std::string_view becomes);
};

namespace senior {
enum Column : std::size_t {
  reference,
  name,
  grade,
  title,
  function,
  department,
  organisation,
  unit,
  region,
  phone,
  email,
  reports_to,
  cost_of_reports,
  fte,
  pay_floor,
  pay_ceiling,
  total_pay,
  profession,
  notes,
  valid,
  date
};
} // namespace senior

namespace junior {
enum Column : std::size_t {
  department,
  organisation,
  unit,
  superior,
  grade,
  pay_minimum,
  pay_maximum,
  title,
  fte,
  profession,
  region,
  valid,
  date
};
} // namespace junior

std::span<const tables::Field> senior_fields();
std::span<const tables::Field> junior_fields();

/// The tables of senior posts, or those of junior ones. A row has a number over all of them.
class Return {
public:
  explicit Return(std::span<const tables::Field> fields) : fields_(fields) {}

  /// Checks the shapes of its rows.
  void add(tables::HeadedTable table, Report &report);

  /// A table could not be read: what its rows say is not known. The fault is reported.
  void lack() { complete_ = false; }
  /// False where a table is lacking, or where there is none.
  bool complete() const { return complete_ && !tables_.empty(); }
  std::size_t tables() const { return tables_.size(); }
  const tables::HeadedTable &table(std::size_t number) const { return tables_[number].table; }
  std::size_t rows() const { return rows_; }
  std::size_t table_of(std::size_t row) const;
  /// First row of the table of that number.
  std::size_t first_row(std::size_t table) const { return tables_[table].first_row; }

  std::uint64_t line(std::size_t row) const;
  const std::string &file(std::size_t row) const;
  /// A row of too many cells: it is known by its reference alone.
  bool misshapen(std::size_t row) const;
  bool has(std::size_t row, std::size_t column) const;
  /// Any of the tables has the column.
  bool any_has(std::size_t column) const;
  /// Empty where the table lacks the column.
  std::string_view cell(std::size_t row, std::size_t column) const;
  /// As the row's table spells it, or as the format does.
  std::string_view head(std::size_t row, std::size_t column) const;
  /// A diagnostic at a cell, its value filled in; the texts are the caller's.
  Diagnostic at(Code code, std::size_t row, std::size_t column, std::string problem,
                std::string expected = {}, std::string remedy = {}) const;
  /// A diagnostic of some rows of one table, at the first of them.
  Diagnostic of_rows(Code code, std::span<const std::size_t> rows, std::string problem) const;
  /// An entry of the import's report about a cell.
  ImportReport::Entry entry(std::size_t row, std::size_t column, std::string became, std::string why) const;
  /// 'FILE, line 3', 'FILE, lines 3 and 9': a `source` cell.
  std::string source(std::span<const std::size_t> rows) const;
  /// 'line 3', and 'line 3 of FILE' where there are several tables.
  std::string place(std::size_t row) const;
  /// 'line 3', 'lines 3 and 9' of one table; of a sheet 'row 3'.
  std::string lines(std::span<const std::size_t> rows) const;

private:
  struct Part {
    tables::HeadedTable table;
    std::size_t first_row = 0;
    std::vector<std::size_t> misshapen; // rows of the table, rising
  };
  const Part &part(std::size_t row) const { return tables_[table_of(row)]; }
  static void check_shapes(Part &part, Report &report);

  std::span<const tables::Field> fields_;
  std::vector<Part> tables_;
  std::size_t rows_ = 0;
  bool complete_ = true;
};

/// What the files hold: tables of senior and of junior posts, told by their heads and sheets.
struct Returns {
  Return seniors{senior_fields()};
  Return juniors{junior_fields()};
  std::vector<std::string> files; ///< in the order in which they are told of
  std::vector<std::string> dates; ///< of their title rows, each once
};
Returns read_returns(std::span<const SourceFile> seniors, std::span<const SourceFile> juniors,
                     const OrganogramOptions &options, Report &report);

/// The number in a cell; empty when the cell says nothing or is at fault (which is reported).
std::optional<Number> number(const Return &sheet, std::size_t row, std::size_t column, Report &report);

/// Rows of which the same is said, table by table.
using RowsByTable = std::vector<std::vector<std::size_t>>;

} // namespace organograph::io::organogram

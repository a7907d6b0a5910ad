// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "csv/table_heads.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/io/workbook.hpp"
#include "workbook/workbook_archive.hpp"
#include "workbook/workbook_cells.hpp"
#include "workbook/workbook_target.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io {

/// What the sheets of a workbook come to as the tables of a model, whatever its format.
class WorkbookTables : public WorkbookTarget {
public:
  WorkbookTables(std::string file, const WorkbookLimits &limits);

  WorkbookBudget &budget() override { return budget_; }
  /// A sheet that has the name of a table: exact, else without case.
  std::unique_ptr<SheetTarget> open(const std::string &sheet, bool hidden) override;
  void expect_results(std::vector<std::string> sheets) override { results_ = std::move(sheets); }
  void note_macros() override;
  /// After the last sheet.
  WorkbookModel finish();

private:
  friend class TableSheet;
  std::optional<TableId> claim(const std::string &sheet);
  void report_missing_tables(const std::vector<std::string> &found);
  std::vector<std::string> report_others();
  void report_misspelt_scenarios();
  Scenario *scenario(const std::string &name);

  WorkbookBudget budget_;
  WorkbookModel out_;
  std::map<std::string, Scenario> scenarios_;
  std::vector<Diagnostic> mentions_; // first rows that give a scenario something, but for the sheet scenario
  std::vector<bool> claimed_;
  std::size_t sheets_ = 0;
  std::vector<std::string> others_, results_;
  std::size_t faulty_cells_ = 0;
};

/// One sheet that is a table: rows come in, rows of the draft come out. Rows and cells in rising order.
class TableSheet : public SheetTarget {
public:
  TableSheet(WorkbookTables &to, TableId table, std::string sheet, bool hidden);

  void begin_row(std::uint32_t row, bool hidden) override;
  void end_row(std::uint32_t times = 1) override;
  void cell(std::uint32_t column, std::string_view text) override;
  void formula() override { ++formulas_; }
  void fault(std::uint32_t column, Code code, std::string value, std::string problem,
             std::string remedy = {}) override;
  void hidden_columns(std::uint32_t first, std::uint32_t last) override {
    hidden_columns_.emplace_back(first, last);
  }
  void merged(const CellRange &range) override { merges_.push_back(range); }
  void finish() override;

private:
  struct Cell {
    std::uint32_t column;
    std::size_t begin, end; // in text_
  };
  struct HeldRow {
    std::uint32_t row, times;
    bool faulty;
    std::string text;
    std::vector<Cell> cells;
    std::vector<Diagnostic> faults;
  };
  bool of_scenarios() const { return static_cast<std::size_t>(schema_->id) >= model_table_count; }
  bool row_is_blank() const;
  std::string_view text_of(const Cell &cell) const {
    return std::string_view(text_).substr(cell.begin, cell.end - cell.begin);
  }
  Heads heads_in_row() const;
  bool takes_row_above(std::uint32_t times);
  void read_held_rows();
  void read_rows(std::uint32_t times, std::uint32_t done);
  void read_heads(Heads heads);
  void find_scenario_column(Heads &heads);
  std::string head_of(std::uint32_t column) const;
  void add_row(std::uint32_t row);
  DraftTable *table_for(std::string_view scenario);
  void headless(const Cell &cell);
  void report(Code code, std::uint32_t row, std::uint32_t column, std::string value, std::string problem,
              std::string expected = {}, std::string remedy = {});
  void report_merges();
  void report_hidden();

  WorkbookTables *to_;
  const TableSchema *schema_;
  std::string sheet_, file_; // file_: 'posts.csv', 'scenarios/changes.csv'
  bool hidden_, read_ = true, has_heads_ = false;
  Heads title_;
  std::vector<HeldRow> held_; // the first rows, while they look like no heads
  std::uint32_t row_ = 0, head_row_ = 0, last_row_ = 0, last_head_ = 0, scenario_at_ = 0;
  bool row_hidden_ = false, row_faulty_ = false;
  std::string text_;
  std::vector<Cell> cells_;
  std::vector<Diagnostic> faults_; // of the row
  std::vector<std::string> columns_;
  std::vector<std::int32_t> column_of_; // by sheet column: of the table, or one of the next
  static constexpr std::int32_t no_column = -1, scenario_column = -2;
  std::vector<std::string_view> views_;
  std::string scenario_name_; // of the row before
  DraftTable *table_ = nullptr;
  std::map<std::uint32_t, std::pair<std::uint32_t, std::string>> headless_; // column: row, value
  std::vector<CellRange> merges_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns_;
  std::uint64_t formulas_ = 0, hidden_rows_ = 0;
};

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/spelling.hpp"
#include "tables/grid_sources.hpp"
#include "workbook/workbook_formats.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

namespace organograph::io::tables {

namespace {

// What the sheets share.
struct GridBook {
  const std::string *file;
  WorkbookBudget budget;
  ImportReport *report;
  std::vector<Grid> grids;
  std::size_t sheets = 0, faulty_cells = 0;
};

class GridSheet : public SheetTarget {
public:
  GridSheet(GridBook &to, const std::string &name, bool hidden)
      : to_(&to), grid_(*to.file, name), hidden_(hidden) {}

  void begin_row(std::uint32_t row, bool hidden) override {
    const std::uint32_t before = row_;
    end_row(1);
    row_ = row;
    if (row <= before)
      fault(0, Code::unreadable_cell, {},
            "row " + std::to_string(row) + " stands behind row " + std::to_string(before) + " in the file",
            {});
    row_hidden_ = hidden;
  }

  void end_row(std::uint32_t times) override {
    if (last_column_ == 0)
      return;
    const std::size_t size = text_.size();
    to_->budget.repeat((times - 1) * std::uint64_t{last_column_}, (times - 1) * std::uint64_t{size});
    for (std::uint32_t time = 0; time < times; ++time) {
      to_->budget.keep(last_column_, size);
      std::uint32_t column = 1;
      std::size_t begin = 0;
      for (const auto &[at, end] : cells_) {
        for (; column < at; ++column)
          grid_.add_cell({});
        grid_.add_cell(std::string_view(text_).substr(begin, end - begin));
        begin = end;
        ++column;
      }
      grid_.end_row(row_ + time);
    }
    hidden_rows_ += row_hidden_ ? times : 0;
    cells_.clear();
    text_.clear();
    last_column_ = 0;
  }

  void cell(std::uint32_t column, std::string_view text) override {
    if (column <= last_column_)
      return fault(column, Code::unreadable_cell, std::string(text), "the cell stands twice in the file", {});
    if (without_blanks(text).empty())
      return;
    if (text.size() > longest_cell) {
      to_->report->diagnostics.push_back({Code::cell_too_long,
                                          *to_->file,
                                          row_,
                                          column,
                                          {},
                                          "the cell has " + std::to_string(text.size()) + " bytes",
                                          "at most " + std::to_string(longest_cell),
                                          {},
                                          grid_.sheet()});
      return;
    }
    text_ += text;
    cells_.emplace_back(column, text_.size());
    last_column_ = column;
  }

  void formula() override { ++formulas_; }

  // In a cell that nobody reads it is no fault: the reader of the column finds it blank and says so.
  void fault(std::uint32_t column, Code, std::string value, std::string problem, std::string) override {
    if (to_->faulty_cells++ < to_->budget.limits().faulty_cells)
      to_->report->diagnostics.push_back({Code::cell_left_blank,
                                          *to_->file,
                                          row_,
                                          column,
                                          std::move(value),
                                          std::move(problem) + "; the cell was taken as blank",
                                          {},
                                          {},
                                          grid_.sheet()});
  }

  void hidden_columns(std::uint32_t, std::uint32_t) override {}
  void merged(const CellRange &range) override {
    if (range.first.row < range.last.row)
      merges_.push_back(range);
  }

  void finish() override {
    end_row(1);
    if (grid_.rows() == 0)
      return;
    const auto note = [&](std::string why) {
      to_->report->note({*to_->file, 0, {}, grid_.sheet(), {}, std::move(why)});
    };
    if (hidden_)
      note("the sheet is hidden and was read like others");
    if (hidden_rows_ > 0)
      note(counted(hidden_rows_, "hidden row") + (hidden_rows_ == 1 ? " was" : " were") +
           " read like others");
    if (formulas_ > 0)
      note(counted(formulas_, "formula") + ": the values that were last computed were read");
    to_->grids.push_back(merges_.empty() ? std::move(grid_) : grid_.carried_down(carried()));
  }

private:
  // A cell that is merged downwards says the same of each row. To the right it is a title, and no cell.
  std::vector<Grid::Carried> carried() const {
    std::vector<Grid::Carried> out;
    const auto row_from = [&](std::uint32_t line) {
      std::size_t low = 0, high = grid_.rows();
      while (low < high)
        if (const std::size_t middle = (low + high) / 2; grid_.line(middle) < line)
          low = middle + 1;
        else
          high = middle;
      return low;
    };
    for (const CellRange &range : merges_) {
      const std::size_t from = row_from(range.first.row), end = row_from(range.last.row + 1);
      const std::size_t column = range.first.column - 1;
      if (from >= end || grid_.line(from) != range.first.row || grid_.cell(from, column).empty())
        continue;
      to_->budget.repeat(end - from - 1, (end - from - 1) * grid_.cell(from, column).size());
      for (std::size_t row = from + 1; row < end; ++row)
        out.push_back({row, column, from});
    }
    return out;
  }

  GridBook *to_;
  Grid grid_;
  bool hidden_, row_hidden_ = false;
  std::uint32_t row_ = 0, last_column_ = 0;
  std::uint64_t formulas_ = 0, hidden_rows_ = 0;
  std::string text_;
  std::vector<std::pair<std::uint32_t, std::size_t>> cells_; // column, end in text_
  std::vector<CellRange> merges_;
};

class GridSheets : public WorkbookTarget {
public:
  explicit GridSheets(GridBook &to) : to_(&to) {}
  WorkbookBudget &budget() override { return to_->budget; }
  std::unique_ptr<SheetTarget> open(const std::string &sheet, bool hidden) override {
    if (++to_->sheets > to_->budget.limits().sheets)
      throw Refusal{Code::workbook_too_large,
                    "the workbook has more than " + std::to_string(to_->budget.limits().sheets) + " sheets",
                    {}};
    if (std::ranges::find(results_, sheet) != results_.end())
      return nullptr;
    return std::make_unique<GridSheet>(*to_, sheet, hidden);
  }
  void expect_results(std::vector<std::string> sheets) override { results_ = std::move(sheets); }
  void note_macros() override {
    to_->report->diagnostics.push_back(
        {Code::macros_ignored, *to_->file, 0, 0, {}, "the workbook holds macros; they were not run", {}, {}});
  }

private:
  GridBook *to_;
  std::vector<std::string> results_;
};

} // namespace

std::vector<Grid> workbook_grids(const SourceFile &source, const WorkbookLimits &limits,
                                 ImportReport &report) {
  GridBook book{&source.name, WorkbookBudget(limits), &report, {}};
  try {
    GridSheets sheets(book);
    read_sheets(source.bytes, sheets);
  } catch (const Refusal &refusal) {
    refuse_source(source.name, refusal.code, "the workbook cannot be read: " + refusal.problem,
                  refusal.remedy, report);
    return {};
  }
  if (const std::size_t most = limits.faulty_cells; book.faulty_cells > most)
    report.diagnostics.push_back(
        {Code::cell_left_blank,
         source.name,
         0,
         0,
         {},
         std::to_string(book.faulty_cells - most) + " more cells cannot be read and are not listed",
         {},
         {}});
  return std::move(book.grids);
}

} // namespace organograph::io::tables

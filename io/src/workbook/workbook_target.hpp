// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbook/workbook_archive.hpp"
#include "workbook/workbook_cells.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// Where the cells of one sheet go. Rows and cells come in rising order, or are said to be at fault.
class SheetTarget {
public:
  SheetTarget() = default;
  SheetTarget(const SheetTarget &) = delete;
  SheetTarget &operator=(const SheetTarget &) = delete;
  virtual ~SheetTarget() = default;

  /// Ends the row before. Rows that are not named have no cells.
  virtual void begin_row(std::uint32_t row, bool hidden) = 0;
  /// Ends the row; it stands `times` times below itself.
  virtual void end_row(std::uint32_t times) = 0;
  virtual void cell(std::uint32_t column, std::string_view text) = 0;
  virtual void formula() = 0;
  /// A cell that has no value to give.
  virtual void fault(std::uint32_t column, Code code, std::string value, std::string problem,
                     std::string remedy = {}) = 0;
  virtual void hidden_columns(std::uint32_t first, std::uint32_t last) = 0;
  virtual void merged(const CellRange &range) = 0;
  virtual void finish() = 0;
};

/// Where the sheets of a workbook go.
class WorkbookTarget {
public:
  WorkbookTarget() = default;
  WorkbookTarget(const WorkbookTarget &) = delete;
  WorkbookTarget &operator=(const WorkbookTarget &) = delete;
  virtual ~WorkbookTarget() = default;

  virtual WorkbookBudget &budget() = 0;
  /// Nothing: the sheet is not read.
  virtual std::unique_ptr<SheetTarget> open(const std::string &sheet, bool hidden) = 0;
  /// These sheets are results that this program wrote, and nothing needs to be said of them.
  virtual void expect_results(std::vector<std::string> sheets) = 0;
  virtual void note_macros() = 0;
};

} // namespace organograph::io

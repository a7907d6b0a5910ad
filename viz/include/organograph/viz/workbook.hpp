// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/viz/table.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>

namespace organograph::viz {

/// The workbook could not be written: no temporary folder, no room, or what libxlsxwriter says.
class WorkbookError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// What a workbook holds at most, so that a large model does not make one that nobody can open
/// (docs/workbook.md has the measurements).
struct WorkbookLimits {
  std::uint64_t result_cells = 200'000;  ///< of one table; a larger one gives its largest rows
  std::size_t largest_rows = 1'000;      ///< how many
  std::uint64_t input_cells = 2'000'000; ///< of all input tables; with more there are no input sheets
};

/// What report.xlsx is made of. The workbook looks at these while it is made.
struct WorkbookContent {
  const nlohmann::ordered_json *tree; ///< analysis.json as it is written, with `published` and `scenarios`
  std::span<const Table> tables;      ///< a sheet each
  const Draft *draft = nullptr;       ///< the input as read; null: no input sheets
  std::span<const Scenario> scenarios = {}; ///< as read, all of the model
  WorkbookLimits limits = {};
};

/// report.xlsx (docs/workbook.md): a summary with charts, a sheet for each table, and the input tables as
/// sheets of the same names, from which the model can be read again. Every text is text, never a formula.
/// The same content gives the same bytes. Numbers have 16 significant digits. Temporary files are made and
/// removed in the system's folder for them. Throws WorkbookError. O(cells); memory grows with the cells of
/// small workbooks alone.
std::string workbook(const WorkbookContent &content);

/// The input sheets alone: one for each table of the draft, and for all scenarios together. At most
/// WorkbookLimits::input_cells cells, else WorkbookError.
std::string model_workbook(const Draft &draft, std::span<const Scenario> scenarios = {});

/// Cells of the input tables, heads included: what WorkbookLimits::input_cells bounds. O(tables).
std::uint64_t input_cells(const Draft &draft, std::span<const Scenario> scenarios = {});

} // namespace organograph::viz

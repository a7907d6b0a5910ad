// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"
#include "organograph/viz/table.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>

namespace organograph::viz {

/// The workbook could not be written: no room, or what libxlsxwriter says.
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

/// report.xlsx (docs/workbook.md): a summary with charts, a sheet for each table, and the input tables as
/// sheets of the same names, from which the model can be read again: where the study has its draft and shows
/// small groups. Every text is text, never a formula. `tables`: tabulate() of the study. `workspace`: a
/// folder for what is needed only while it is made; the caller removes it. The same content gives the same
/// bytes. Numbers have 16 significant digits. Throws WorkbookError. O(cells); memory grows with the cells of
/// small workbooks alone.
std::string workbook(const Study &study, std::span<const Table> tables,
                     const std::filesystem::path &workspace, const WorkbookLimits &limits = {});

/// The input sheets alone: one for each table of the draft, and for all scenarios together. At most
/// WorkbookLimits::input_cells cells, else WorkbookError. workspace: as of workbook().
std::string model_workbook(const Draft &draft, std::span<const Scenario> scenarios,
                           const std::filesystem::path &workspace);

/// Cells of the input tables, heads included: what WorkbookLimits::input_cells bounds. O(tables).
std::uint64_t input_cells(const Draft &draft, std::span<const Scenario> scenarios = {});

} // namespace organograph::viz

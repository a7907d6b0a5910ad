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
  std::uint64_t input_cells = 2'000'000; ///< of all input tables; with more there is no model.xlsx
};

/// report.xlsx (docs/workbook.md), at most 15 sheets: a summary with charts, what is to be read first, the
/// scenarios, and the tables that people ask for first with titles beside identifiers; where the others are
/// is said. Every text is text, never a formula. `tables`: tabulate() of the study. `workspace`: a folder for
/// what is needed only while it is made; the caller removes it. The same content gives the same bytes.
/// Numbers have 16 significant digits. Throws WorkbookError. O(cells); memory grows with the cells of small
/// workbooks alone.
std::string workbook(const Study &study, std::span<const Table> tables,
                     const std::filesystem::path &workspace, const WorkbookLimits &limits = {});

/// model.xlsx: the input tables as sheets of the same names, one for each table of the draft, and for all
/// scenarios together, from which the model can be read again. Cells offer what may be typed, heads say it.
/// is_new: of a model that is still to be filled in, with empty sheets for a first scenario. At most
/// WorkbookLimits::input_cells cells, else WorkbookError. workspace: as of workbook().
std::string model_workbook(const Draft &draft, std::span<const Scenario> scenarios,
                           const std::filesystem::path &workspace, bool is_new = false);

/// Whether the study has its draft, shows small groups, and fits.
bool gives_model_workbook(const Study &study, const WorkbookLimits &limits = {});

/// Cells of the input tables, heads included: what WorkbookLimits::input_cells bounds. O(tables).
std::uint64_t input_cells(const Draft &draft, std::span<const Scenario> scenarios = {});

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// What a workbook may hold. Beyond, it is refused (`workbook-too-large`): a small file can hold anything.
struct WorkbookLimits {
  std::uint64_t inflated_bytes = std::uint64_t{2} << 30U;  ///< of all parts that are read, together
  std::uint64_t ratio = 200;                               ///< of a part to its bytes in the file ...
  std::uint64_t ratio_from = std::uint64_t{64} << 20U;     ///< ... once it is larger than this
  std::uint64_t members = 10'000;                          ///< files in the archive
  std::uint64_t cells = 64'000'000;                        ///< rows times columns of the tables, together
  std::uint64_t repeated_cells = 1'000'000;                ///< that an .ods says to repeat, below heads
  std::uint64_t repeated_bytes = std::uint64_t{64} << 20U; ///< of text that an .ods says to repeat
  std::uint64_t text_bytes = std::uint64_t{1} << 30U;      ///< of the tables' cells, together
  std::size_t heads = 1000;                                ///< columns of a table
  std::size_t scenarios = 1000;
  std::size_t sheets = 10'000;
  std::size_t faulty_cells = 10'000; ///< cells that cannot be read; more are counted and not listed
};

/// Where the tables stand in a workbook, by TableId.
struct WorkbookPlaces {
  struct Sheet {
    std::string name;                   ///< as the workbook spells it; the table's where it has none
    std::vector<std::uint32_t> columns; ///< of each column of the table: the sheet's, from 1
  };
  std::string file; ///< the workbook's name, without folders
  std::array<Sheet, table_count> sheets;
};

struct WorkbookModel {
  Draft draft;
  std::vector<Scenario> scenarios; ///< by name
  WorkbookPlaces places;
};

/// Reads the tables of a model and of its scenarios from the sheets of an .xlsx or .ods file
/// (docs/workbook-input.md); which of the two it is, its content decides. The drafts are those that
/// read_model_folder() and read_scenarios() give of a folder with the same cells: files are called
/// 'posts.csv' and 'scenarios/NAME/changes.csv', lines are rows of the sheet. name_sheets() gives diagnostics
/// their place in the workbook. A row with a cell that cannot be read is marked misshapen.
/// A file that cannot be read as a whole gives empty drafts and one error. No cell is computed, no macro run,
/// nothing outside of the file looked at. Throws EnvironmentError when the file cannot be opened.
/// Time is linear in the inflated bytes; memory in the text of the tables, bounded by the limits.
WorkbookModel read_workbook(const std::filesystem::path &file, const WorkbookLimits &limits = {});

/// The same from memory. name: what diagnostics call the workbook.
WorkbookModel read_workbook_bytes(const std::string &name, std::string_view bytes,
                                  const WorkbookLimits &limits = {});

/// Gives diagnostics about the drafts of a workbook their place in it: file, sheet, row and column, and in
/// their words 'sheet posts' for posts.csv, 'row 17' for line 17. Others are left as they are. Doing it twice
/// changes nothing more.
void name_sheets(const WorkbookPlaces &places, std::vector<Diagnostic> &diagnostics);

} // namespace organograph::io

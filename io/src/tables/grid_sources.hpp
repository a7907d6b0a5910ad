// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/workbook.hpp"
#include "tables/grid.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace organograph::io::tables {

/// Bytes of a cell; one of more is an error (`cell-too-long`), as in a model.
inline constexpr std::size_t longest_cell = std::size_t{128} * 1024;

/// The table of a text. Faults of its quotes are errors; CR alone is a line end like others.
Grid text_grid(const std::string &file, std::string_view utf8, const WorkbookLimits &limits,
               ImportReport &report);

/// The sheets of an .xlsx or .ods that hold anything.
std::vector<Grid> workbook_grids(const SourceFile &source, const WorkbookLimits &limits,
                                 ImportReport &report);

/// An error about a file as a whole.
void refuse_source(const std::string &file, Code code, std::string problem, std::string remedy,
                   ImportReport &report);

} // namespace organograph::io::tables

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tables/grid.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace organograph::io::tables {

/// Rows of the grid that are rows of the table below its heads: not heads again, totals, padding (one column
/// alone is filled, always with the same), or remarks below. What is passed over is counted, and each that
/// says anything is an entry. field_of: by column of the grid. required: by field. Linear in the cells.
std::vector<std::size_t> rows_of_table(const Grid &grid, std::size_t head_row,
                                       std::span<const std::optional<std::size_t>> field_of,
                                       std::span<const bool> required, ImportReport &report);

} // namespace organograph::io::tables

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/schema.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// A text whose commas have made several cells of it.
struct PartedCell {
  std::size_t column; ///< by place among the heads
  std::string text;
};

/// Of a row with more cells than heads the one cell that its commas can have parted, so that all others fit
/// their columns and a piece of it begins with a blank, as behind a comma in a text; nothing where several
/// can.
std::optional<PartedCell> parted_cell(const TableSchema &table, const std::vector<std::string> &heads,
                                      std::span<const std::string_view> cells);

} // namespace organograph::io

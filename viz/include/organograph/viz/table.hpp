// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace organograph::viz {

/// What a column's cells are, so that each writer can show them its own way.
enum class Format : std::uint8_t { text, count, number, share, hours, money, flag };

struct TableColumn {
  std::string name;
  Format format = Format::text;
};

/// Not known, a count, a number, a text. A flag is the text `yes` or `no`.
using TableCell = std::variant<std::monostate, std::uint64_t, double, std::string>;

/// The waist between measures and writers: one measure makes a Table, each format writes any Table.
struct Table {
  std::string name;  ///< file stem: `spans`
  std::string title; ///< for people, with the caveat that belongs to it
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows; ///< each of columns.size() cells
};

/// RFC 4180 text, LF: heads, then rows. Unknown is an empty cell; numbers in the fewest digits that read
/// back as the same double. Texts are written as they are, quoted where needed.
std::string to_csv(const Table &table);

/// The fewest digits that read back as the same double; whole numbers without a point. No exponent
/// below 1e15.
std::string shortest(double value);

} // namespace organograph::viz

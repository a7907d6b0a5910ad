// SPDX-License-Identifier: Apache-2.0
// Outline numbers: 1, 1.1, 1.1.1 say what is below what.
#include "organograph/engine/spelling.hpp"
#include "people/people_parts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <unordered_map>

namespace organograph::io::people {

namespace {

// '1.2.' and '1.2.0' are 1.2; empty where the cell is no number of an outline.
std::string outline_number(std::string_view cell) {
  std::string out;
  bool digit = false;
  for (const char c : cell.substr(0, 60)) {
    if ((c < '0' || c > '9') && (c != '.' || !digit))
      return {};
    digit = c != '.';
    out += c;
  }
  if (out.ends_with('.'))
    out.pop_back();
  while (out.ends_with(".0"))
    out.resize(out.size() - 2);
  return out;
}

std::string number_above(const std::string &number) {
  const std::size_t point = number.rfind('.');
  return point == std::string::npos ? std::string() : number.substr(0, point);
}

// Nothing where the column is no outline: a cell that is none, no number below another, one twice, or too
// many whose number above is not there.
std::optional<OutlineNumbers> read_column(const tables::HeadedTable &table, std::size_t column) {
  std::vector<std::string> numbers;
  std::unordered_map<std::string, std::uint32_t> rows;
  for (std::uint32_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.cell_of_column(row, column);
    numbers.push_back(outline_number(cell));
    if (numbers.back().empty() || !rows.emplace(numbers.back(), row).second)
      return std::nullopt;
  }
  OutlineNumbers out{column, std::vector<std::uint32_t>(numbers.size(), nobody),
                     std::vector<bool>(numbers.size(), false)};
  std::size_t below = 0, orphans = 0;
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    const std::string above = number_above(numbers[row]);
    if (above.empty())
      continue;
    ++below;
    if (const auto at = rows.find(above); at != rows.end())
      out.above[row] = at->second;
    else
      out.is_orphan[row] = true;
    orphans += out.is_orphan[row] ? 1U : 0U;
  }
  return below >= 2 && 5 * orphans <= below ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace

std::optional<OutlineNumbers> outline_numbers(const tables::HeadedTable &table) {
  if (table.rows() < 3)
    return std::nullopt;
  std::vector<std::size_t> columns;
  for (const std::size_t field : std::array{std::size_t{outline}, std::size_t{level}, std::size_t{tier},
                                            std::size_t{position_id}, std::size_t{other_id}})
    if (table.has(field))
      columns.push_back(table.column(field) - 1);
  std::ranges::copy(table.unknown_columns(), std::back_inserter(columns));
  for (const std::size_t column : columns)
    if (auto found = read_column(table, column))
      return found;
  return std::nullopt;
}

} // namespace organograph::io::people

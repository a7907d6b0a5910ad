// SPDX-License-Identifier: Apache-2.0
// What the schema says of the rows of a register beyond their single cells.
#include "model/model_maker.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

namespace {

constexpr double sums_within = 0.001, rounding_of_parts = 1e-9; // as of cost_share

// 'post_id, function'
std::string named(const std::vector<std::string_view> &columns, std::string_view between) {
  std::string out;
  for (const std::string_view column : columns)
    out += (out.empty() ? "" : std::string(between)) + std::string(column);
  return out;
}

} // namespace

// By what was read: a required cell that is blank was said to be so.
std::string_view ModelMaker::register_text(const TableSchema &of, std::size_t row, std::string_view column) {
  const Register &rows = *data.registers[static_cast<std::size_t>(of.id)];
  return data.text[rows.cell(row, rows.column(column)).text];
}

void ModelMaker::judge_register_row(TableReader &table, std::size_t row, const TableSchema &of) {
  if (const std::vector<std::string_view> columns = parts_of(of.one_of); !columns.empty()) {
    const auto filled = std::ranges::count_if(
        columns, [&](std::string_view column) { return !register_text(of, row, column).empty(); });
    if (filled == 0)
      table.fault(row, table.column(columns.front()), Code::missing_value, {},
                  named(columns, " and ") + " are blank", "one of the two", "fill one of them in");
    if (filled > 1)
      table.fault(row, table.column(columns.back()), Code::unused_cell,
                  register_text(of, row, columns.back()),
                  std::string(columns.front()) + " " + shown(register_text(of, row, columns.front())) +
                      " and " + std::string(columns.back()) + " " +
                      shown(register_text(of, row, columns.back())) + " are both filled",
                  "one of the two", "empty one of them, or write a row for each");
  }
  if (const std::vector<std::string_view> two = parts_of(of.differ); !two.empty()) {
    const std::string_view first = register_text(of, row, two[0]), second = register_text(of, row, two[1]);
    if (!first.empty() && first == second)
      table.fault(row, table.column(two[1]), Code::same_organisation, second,
                  named(two, " and ") + " are both " + shown(second), "two organisations");
  }
  if (const std::vector<std::string_view> ends = parts_of(of.low_and_high); !ends.empty()) {
    const Register &rows = *data.registers[static_cast<std::size_t>(of.id)];
    const auto value = [&](std::string_view column) { return rows.cell(row, rows.column(column)).number; };
    judge_range(table, row, table.column(ends[0]), table.column(ends[1]), value(ends[0]), value(ends[1]));
  }
}

void ModelMaker::judge_range(TableReader &table, std::size_t row, const TableColumn &low,
                             const TableColumn &high, double from, double to) {
  if (from > to) // not of one that is unknown
    table.fault(row, high, Code::range_reversed, table.identifier(row, high),
                std::string(high.schema->name) + " " + shown(table.identifier(row, high)) + " is below " +
                    std::string(low.schema->name) + " " + shown(table.identifier(row, low)),
                "an upper end that is not below the lower");
}

// Told at the first row of those that do not sum; with one that has a fault there is no sum.
void ModelMaker::report_parts(TableReader &table, const TableSchema &of) {
  const std::vector<std::string_view> columns = parts_of(of.parts);
  if (columns.empty())
    return;
  struct Sum {
    std::size_t row;
    double parts = 0;
  };
  const Register &rows = *data.registers[static_cast<std::size_t>(of.id)];
  const std::size_t part = rows.column(columns[1]);
  std::map<std::vector<std::string_view>, Sum> sums;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::vector<std::string_view> key;
    for (const std::string_view name : parts_of(of.key))
      if (name != columns[0])
        key.push_back(register_text(of, row, name));
    sums.try_emplace(std::move(key), Sum{row}).first->second.parts += rows.cell(row, part).number;
  }
  for (const auto &[key, sum] : sums) {
    if (!is_known(sum.parts) || std::abs(sum.parts - 1) <= sums_within + rounding_of_parts)
      continue;
    std::string whole;
    for (const std::string_view cell : key)
      if (!cell.empty())
        whole += (whole.empty() ? "" : ", ") + shown(cell);
    table.fault(sum.row, table.column(columns[1]), Code::shares_do_not_sum, {},
                "the parts of " + whole + " sum to " + plain_number(sum.parts), "1 (within 0.001)",
                "write a row for each that used it, with 0 for none");
  }
}

} // namespace organograph

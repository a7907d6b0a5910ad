// SPDX-License-Identifier: Apache-2.0
// What the schema says of the rows of a register beyond their single cells.
#include "model/model_maker.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
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

/// A way down rows that name one another, without recursion: chains may be long.
class CirclesOfRows {
public:
  CirclesOfRows(const Register &rows, std::size_t column)
      : rows_(rows), column_(column), state_(rows.size(), State::not_met), place_(rows.size(), SIZE_MAX) {}

  std::vector<std::vector<std::size_t>> found() {
    for (std::size_t row = 0; row < rows_.size(); ++row)
      if (state_[row] == State::not_met)
        go_down(row);
    return std::move(out_);
  }

private:
  enum class State : std::uint8_t { not_met, on_the_way, done, in_a_circle };
  struct Step {
    std::size_t row, next; ///< next: which of the rows that it names
  };

  void enter(std::size_t row) {
    state_[row] = State::on_the_way;
    place_[row] = way_.size();
    way_.push_back({row, 0});
  }

  void go_down(std::size_t first) {
    enter(first);
    while (!way_.empty()) {
      Step &step = way_.back();
      const auto parts = rows_.parts(step.row, column_);
      if (step.next == parts.size()) {
        if (state_[step.row] == State::on_the_way)
          state_[step.row] = State::done;
        place_[step.row] = SIZE_MAX;
        way_.pop_back();
        continue;
      }
      const std::uint32_t next = parts[step.next++].id;
      if (next >= rows_.size())
        continue;
      if (state_[next] == State::not_met)
        enter(next);
      else if (place_[next] != SIZE_MAX)
        keep(place_[next]);
    }
  }

  // One that shares a row with another is told with it.
  void keep(std::size_t from) {
    std::vector<std::size_t> circle;
    bool is_new = true;
    for (std::size_t i = from; i < way_.size(); ++i) {
      circle.push_back(way_[i].row);
      is_new = is_new && state_[way_[i].row] != State::in_a_circle;
    }
    for (const std::size_t row : circle)
      state_[row] = State::in_a_circle;
    if (!is_new)
      return;
    std::ranges::rotate(circle, std::ranges::min_element(circle));
    out_.push_back(std::move(circle));
  }

  const Register &rows_;
  std::size_t column_;
  std::vector<State> state_;
  std::vector<std::size_t> place_; // on the way; SIZE_MAX: not on it
  std::vector<Step> way_;
  std::vector<std::vector<std::size_t>> out_;
};

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

// Of a column that names rows of its own table. Each circle is one fault, at its first row.
void ModelMaker::report_circles(TableReader &table, const TableSchema &of) {
  const Register &rows = *data.registers[static_cast<std::size_t>(of.id)];
  for (std::size_t c = 0; c < of.columns.size(); ++c) {
    if (of.columns[c].names != of.name)
      continue;
    for (const std::vector<std::size_t> &circle : CirclesOfRows(rows, c).found()) {
      std::string text;
      for (const std::size_t row : circle)
        text += shown_bare(register_text(of, row, of.columns[0].name)) + " -> ";
      const std::string_view first = register_text(of, circle.front(), of.columns[0].name);
      const std::string_view next = register_text(of, circle[1 % circle.size()], of.columns[0].name);
      table.fault(circle.front(), table.column(of.columns[c].name), Code::rows_in_circle, next,
                  std::string(of.columns[c].name) + " runs in a circle: " + text + shown_bare(first),
                  "a row that does not lead back");
    }
  }
}

} // namespace organograph

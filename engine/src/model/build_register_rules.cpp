// SPDX-License-Identifier: Apache-2.0
// What the schema says of the rows of a register beyond their single cells.
#include "model/circles.hpp"
#include "model/model_maker.hpp"
#include "organograph/engine/dates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

namespace {

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

/// What the rows of a register say together.
class RowsTogether {
public:
  RowsTogether(TableReader &table, const TableSchema &of, const Register &rows, const TextPool &texts)
      : table_(table), of_(of), rows_(rows), texts_(texts) {}

  // Told at the first row of those that do not sum; with one that has a fault there is no sum.
  void report_parts() {
    const std::vector<std::string_view> columns = parts_of(of_.parts);
    if (columns.empty())
      return;
    struct Sum {
      std::size_t row;
      double parts = 0;
    };
    const std::size_t part = rows_.column(columns[1]);
    std::map<std::vector<std::string_view>, Sum> sums;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      std::vector<std::string_view> key;
      for (const std::string_view name : parts_of(of_.key))
        if (name != columns[0])
          key.push_back(text(row, name));
      sums.try_emplace(std::move(key), Sum{row}).first->second.parts += rows_.cell(row, part).number;
    }
    for (const auto &[key, sum] : sums) {
      if (!is_known(sum.parts) || std::abs(sum.parts - 1) <= parts_sum_within)
        continue;
      std::string whole;
      for (const std::string_view cell : key)
        if (!cell.empty())
          whole += (whole.empty() ? "" : ", ") + shown(cell);
      table_.fault(sum.row, table_.column(columns[1]), Code::shares_do_not_sum, {},
                   "the parts of " + whole + " sum to " + plain_number(sum.parts), "1 (within 0.001)",
                   "write a row for each that used it, with 0 for none");
    }
  }

  // Of a column that names rows of its own table_. Each circle is one fault, at its first row.
  void report_circles() {
    for (std::size_t c = 0; c < of_.columns.size(); ++c) {
      if (of_.columns[c].names != of_.name)
        continue;
      for (const std::vector<std::size_t> &circle : CirclesOfRows(rows_, c).found()) {
        const auto name = [&](std::size_t row) { return shown_bare(text(row, of_.columns[0].name)); };
        const std::string_view next = text(circle[1 % circle.size()], of_.columns[0].name);
        table_.fault(circle.front(), table_.column(of_.columns[c].name), Code::rows_in_circle, next,
                     std::string(of_.columns[c].name) + " runs in a circle: " + circle_in_words(circle, name),
                     "a row that does not lead back");
      }
    }
  }

  // Against the first row of the same thing; a cell with a fault of its own says nothing else.
  void report_unlike() {
    const std::vector<std::string_view> columns = parts_of(of_.alike);
    if (columns.empty())
      return;
    std::map<std::string_view, std::size_t> first_rows;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const std::string_view id = text(row, parts_of(of_.key).front());
      const auto [first, is_new] = first_rows.emplace(id, row);
      if (is_new || id.empty())
        continue;
      for (const std::string_view column : columns) {
        const std::string_view was = text(first->second, column), is = text(row, column);
        const bool is_required = of_.columns[*column_of(of_.id, column)].required;
        if (was != is && !(is_required && (was.empty() || is.empty())))
          table_.fault(row, table_.column(column), Code::rows_disagree, is,
                       std::string(column) + " of " + shown(id) + " is " + shown(is) + ", and " + shown(was) +
                           " on line " + std::to_string(rows_.line[first->second]),
                       "the same in every row of " + shown(id));
      }
    }
  }

  void judge_claims() {
    if (of_.id == TableId::claims)
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        judge_test(row);
        judge_declared(row);
      }
  }

  // Of benefits: what is not checked rests on when the year ends.
  void judge_years() {
    if (of_.id != TableId::benefits)
      return;
    const TableColumn year = table_.column("year");
    for (std::size_t row = 0; row < rows_.size(); ++row)
      if (const std::string_view cell = text(row, "year"); !cell.empty() && last_day_of_year(cell).empty())
        table_.fault(
            row, year, Code::bad_date, cell, "year is " + shown(cell),
            "a year such as 2017, or two that follow each other such as 2017-18",
            "write 2017 (to December) or 2017-18 (April to March), or leave it empty where it is not "
            "known");
  }

private:
  // A test needs a figure and what it is held against.
  void judge_test(std::size_t row) {
    const std::string_view relation = text(row, "relation");
    const bool compares = relation == "falls" || relation == "rises" || relation == "unchanged";
    if (text(row, "measure").empty()) {
      for (const std::string_view column : std::array<std::string_view, 3>{"relation", "value", "scenario"})
        if (!text(row, column).empty())
          say_unused(row, column, "no measure is named");
      return;
    }
    if (relation.empty())
      say_missing(row, "relation", "a measure is named");
    if (compares && text(row, "scenario").empty())
      say_missing(row, "scenario", "relation " + shown(relation) + " compares before and after one");
    if (compares && !text(row, "value").empty())
      say_unused(row, "value", "relation " + shown(relation) + " takes none");
    const bool takes_value = relation == "<=" || relation == ">=" || relation == "=";
    if (takes_value && text(row, "value").empty())
      say_missing(row, "value", "relation is " + shown(relation));
  }

  void judge_declared(std::size_t row) {
    const std::string_view declared = text(row, "declared"), kind = text(row, "kind");
    const bool is_size = declared == "low" || declared == "medium" || declared == "high";
    if (!declared.empty() && !kind.empty() && is_size != (kind == "risk"))
      table_.fault(row, table_.column("declared"), Code::unknown_value, declared,
                   "declared is " + shown(declared) + ", and kind is " + shown(kind),
                   is_size ? "met, underway, not_yet or not_met" : "low, medium or high");
  }

  void say_missing(std::size_t row, std::string_view column, const std::string &why) {
    const bool is_there = table_.column(column).position.has_value(); // else where it is asked for
    table_.fault(row, table_.column(is_there ? column : "measure"), Code::missing_value, {},
                 std::string(column) + " is blank, and " + why, "what the figure is held against");
  }

  void say_unused(std::size_t row, std::string_view column, const std::string &why) {
    table_.fault(row, table_.column(column), Code::unused_cell, text(row, column),
                 std::string(column) + " is " + shown(text(row, column)) + ", and " + why, "a blank cell",
                 "empty it, or complete the test");
  }

  std::string_view text(std::size_t row, std::string_view column) const {
    return texts_[rows_.cell(row, rows_.column(column)).text];
  }

  TableReader &table_;
  const TableSchema &of_;
  const Register &rows_;
  const TextPool &texts_;
};

} // namespace

namespace {

// One of the columns, or where the table has none of them its first.
TableColumn first_present(const TableReader &table, const TableSchema &of,
                          const std::vector<std::string_view> &columns) {
  for (const std::string_view column : columns)
    if (const TableColumn out = table.column(column); out.position)
      return out;
  for (const ColumnSchema &column : of.columns)
    if (const TableColumn out = table.column(column.name); out.position)
      return out;
  return table.column(columns.front());
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
      table.fault(row, first_present(table, of, columns), Code::missing_value, {},
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
    table.judge_range(row, table.column(ends[0]), table.column(ends[1]), value(ends[0]), value(ends[1]));
  }
}

void ModelMaker::judge_rows_together(TableReader &table, const TableSchema &of) {
  RowsTogether rows(table, of, *data.registers[static_cast<std::size_t>(of.id)], data.text);
  rows.report_parts();
  rows.report_circles();
  rows.report_unlike();
  rows.judge_claims();
  rows.judge_years();
}

} // namespace organograph

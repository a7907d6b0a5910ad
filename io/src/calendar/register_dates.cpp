// SPDX-License-Identifier: Apache-2.0
// A row a person, a column a meeting: 'Member, 8 Jan 2024, 12 Feb 2024', with marks below. A head may say
// what meets beside the day, or the row above does.
#include "calendar/register.hpp"
#include "calendar/table_times.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <set>

namespace organograph::io::calendar {

namespace {

constexpr std::size_t rows_searched = 30;

struct DatedColumn {
  std::size_t column = 0;
  DatedHead head;
};

// A row that may hold the days.
struct DatesRow {
  std::size_t row = 0;
  std::vector<DatedColumn> dated;    ///< days, and what should be one, by column
  std::vector<std::size_t> doubtful; ///< '8/1': of days only where others stand beside it
  std::vector<std::size_t> others;
  std::array<std::optional<std::size_t>, member::columns> members;
  bool names_members = false, names_date = false;

  bool holds_days() const {
    if (dated.empty() || dated.front().column == 0)
      return false;
    return names_members || dated.size() > 2 || (dated.size() == 2 && others.size() < 2);
  }
};

DatesRow dates_row(const tables::Grid &grid, std::size_t row) {
  DatesRow out;
  out.row = row;
  for (std::size_t column = 0; column < grid.columns(row); ++column) {
    const std::string_view cell = grid.cell(row, column);
    if (cell.empty())
      continue;
    DatedHead head = dated_head(cell);
    if (head.date || head.is_unfinished) {
      out.dated.push_back({column, std::move(head)});
      continue;
    }
    if (head.may_be_unfinished)
      out.doubtful.push_back(column);
    out.others.push_back(column);
    out.names_date = out.names_date || is_date_head(cell);
    if (const auto field = member_field(cell); field && !out.members[*field]) {
      out.members[*field] = column;
      out.names_members = out.names_members || (out.dated.empty() && *field < member::post);
    }
  }
  return out;
}

std::optional<DatesRow> days_of(const tables::Grid &grid) {
  for (std::size_t row = 0; row < std::min(rows_searched, grid.rows()); ++row) {
    DatesRow found = dates_row(grid, row);
    if (found.holds_days())
      return found;
    if (found.names_date && found.others.size() > 1)
      return std::nullopt; // the heads of a table with a column of days
  }
  return std::nullopt;
}

class DatesAcross {
public:
  DatesAcross(const RegisterSource &source, const tables::Grid &grid, DatesRow heads)
      : source_(source), grid_(grid), heads_(std::move(heads)), order_(source.options.dates),
        register_(source.file, source.calendar, source.report) {}

  void read() {
    if (!take_days())
      return;
    name_columns();
    find_members();
    list_others();
    std::vector<std::size_t> rows;
    for (std::size_t row = heads_.row + 1; row < grid_.rows(); ++row)
      if (is_member(row))
        rows.push_back(row);
    for (const std::size_t row : rows)
      for (const DatedColumn &one : heads_.dated)
        marks_.meet(grid_.cell(row, one.column));
    marks_.say(grid_, grid_.line(heads_.row), source_.report);
    for (const std::size_t row : rows)
      read_row(row);
    register_.finish();
  }

private:
  // Every head that should be a day is one, or a fault.
  bool take_days() {
    GuessedDates guessed;
    for (const DatedColumn &one : heads_.dated)
      if (one.head.date) {
        order_.meet(*one.head.date);
        guessed.meet(*one.head.date, grid_.line(heads_.row), grid_.cell(heads_.row, one.column));
      }
    bool good = true;
    for (const DatedColumn &one : heads_.dated) {
      const auto day = one.head.date ? order_.day(*one.head.date) : std::nullopt;
      if (day)
        days_.push_back(*day);
      else
        good = refuse(one.column, one.head.date.has_value());
    }
    for (const std::size_t column : heads_.doubtful)
      if (column > heads_.dated.front().column)
        good = refuse(column, false);
    if (good && order_.is_guessed())
      source_.report.diagnostics.push_back(
          fault(source_.calendar, source_.file, grid_.line(heads_.row), Code::day_month_order,
                "all dates can be read with the day or the month first: the day was taken to come first"));
    guessed.say(grid_, source_.report);
    return good;
  }

  bool refuse(std::size_t column, bool other_order) {
    const std::string text(grid_.cell(heads_.row, column));
    Diagnostic out{Code::bad_date,
                   grid_.file(),
                   grid_.line(heads_.row),
                   static_cast<std::uint32_t>(column + 1),
                   text,
                   "the head " + shown(text) +
                       (other_order ? " is no day in the order of day and month of the other heads"
                                    : " is no day with its year"),
                   "a day such as 8 Jan 2024, 08/01/2024 or 2024-01-08",
                   other_order ? "write all heads in one order, or give --dates"
                               : "write the day with its year; of a month alone January 2024"};
    out.sheet = grid_.sheet();
    source_.report.diagnostics.push_back(std::move(out));
    return false;
  }

  // What meets: beside the day, else above it where the row above tells columns apart, else the title.
  void name_columns() {
    const std::string title = title_of(grid_, heads_.row, source_.one_of_several);
    std::vector<std::string> above;
    std::string last;
    std::size_t next = heads_.dated.front().column; // to look at
    for (const DatedColumn &one : heads_.dated) {
      for (std::size_t column = next; heads_.row > 0 && column <= one.column; ++column)
        if (std::string name = meeting_name(grid_.cell(heads_.row - 1, column)); !name.empty())
          last = std::move(name);
      next = one.column + 1;
      above.push_back(last);
    }
    const bool tells = std::set<std::string>(above.begin(), above.end()).size() > 1;
    std::set<std::pair<std::string, Wall>> taken;
    for (std::size_t i = 0; i < heads_.dated.size(); ++i) {
      std::string &name = heads_.dated[i].head.name;
      if (name.empty())
        name = tells && !above[i].empty() ? above[i] : title;
      Wall wall = days_[i] * seconds_a_day; // two on a day are two meetings
      while (!taken.emplace(name, wall).second)
        ++wall;
      walls_.push_back(wall);
    }
  }

  // Without a head that says so, names stand in the first column that has letters.
  void find_members() {
    using enum member::Column;
    auto &at = heads_.members;
    if (at[name] || at[first_name] || at[last_name] || at[email] || at[post])
      return;
    for (std::size_t column = 0; column < heads_.dated.front().column && !at[name]; ++column)
      for (std::size_t row = heads_.row + 1; row < std::min(grid_.rows(), heads_.row + rows_searched); ++row)
        if (const std::string_view cell = grid_.cell(row, column);
            !cell.empty() && cell.find_first_not_of("0123456789. ") != std::string_view::npos)
          at[name] = column;
    if (!at[name])
      at[name] = 0;
  }

  void list_others() {
    for (const std::size_t column : heads_.others)
      if (std::ranges::find(heads_.members, std::optional(column)) == heads_.members.end())
        source_.report.note({grid_.file(),
                             grid_.line(heads_.row),
                             std::string(grid_.cell(heads_.row, column)),
                             {},
                             {},
                             "not a column that is read"});
  }

  Member member(std::size_t row) const {
    std::array<std::string_view, member::columns> cells;
    for (std::size_t field = 0; field < member::columns; ++field)
      if (heads_.members[field])
        cells[field] = grid_.cell(row, *heads_.members[field]);
    return member_of(cells);
  }

  bool is_member(std::size_t row) {
    const Person one = member(row).person;
    const std::size_t first = heads_.dated.front().column;
    std::string_view label = one.name;
    for (std::size_t column = 0; column < first && label.empty(); ++column)
      label = grid_.cell(row, column);
    if (grid_.cell(row, first) == grid_.cell(heads_.row, first))
      source_.report.leave_out("rows that repeat the heads");
    else if (is_about_meetings(label))
      source_.report.leave_out("rows about the meetings (time, place)");
    else if (is_total(label) || (one.name.empty() && one.address.empty()))
      source_.report.leave_out("total rows, and rows without a name");
    else
      return true;
    return false;
  }

  void read_row(std::size_t row) {
    const Member one = member(row);
    for (std::size_t i = 0; i < heads_.dated.size(); ++i) {
      const std::size_t column = heads_.dated[i].column;
      const auto mark = marks_.of(grid_.cell(row, column));
      if (!mark)
        source_.report.diagnostics.push_back(
            marks_.unknown(grid_, grid_.line(row), column, grid_.cell(row, column)));
      else if (*mark == Mark::present || *mark == Mark::absent)
        register_.seat(register_.meeting(heads_.dated[i].head.name, walls_[i], 0, grid_.line(heads_.row)),
                       one, *mark);
    }
  }

  const RegisterSource &source_;
  const tables::Grid &grid_;
  DatesRow heads_;
  DateOrder order_;
  Register register_;
  Marks marks_;
  std::vector<std::int64_t> days_; // of the dated columns
  std::vector<Wall> walls_;
};

} // namespace

bool has_dates_across(const tables::Grid &grid) {
  return days_of(grid).has_value();
}

bool read_dates_across(const RegisterSource &source, const tables::Grid &grid) {
  auto heads = days_of(grid);
  if (!heads)
    return false;
  DatesAcross(source, grid, std::move(*heads)).read();
  return true;
}

} // namespace organograph::io::calendar

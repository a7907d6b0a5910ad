// SPDX-License-Identifier: Apache-2.0
// Registers of attendance with a column of days: a row a person and meeting, or a row a meeting with its
// people in a cell, or a column a person. Other shapes: register_dates, register_counts.
#include "calendar/register.hpp"
#include "calendar/table_times.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace organograph::io::calendar {

namespace {

using Word = std::string_view;
constexpr Word of_start[] = {"Start", "Start time", "From", "Time", "Beginn", "Heure"};
constexpr Word of_end[] = {"End", "End time", "To", "Finish", "Ende"};
constexpr Word of_duration[] = {"Duration", "Duration (hours)", "Duration hours", "Hours", "Length",
                                "Minutes",  "Duration minutes", "Dauer",          "Durée"};
constexpr Word of_attended[] = {"Attended",
                                "Attendance",
                                "Present",
                                "Status",
                                "Attendance status",
                                "Present/apologies/absent",
                                "Present/apologies",
                                "Present/absent",
                                "Present or absent",
                                "P/A",
                                "Here",
                                "Anwesend",
                                "Présence"};
constexpr Word of_attendees[] = {
    "Attendees",     "Participants",      "Members present", "Councillors present", "Attended by",
    "Those present", "Members attending", "People",          "Anwesende",           "Participants présents"};
constexpr Word of_others[] = {
    "In attendance",          "Also in attendance", "Also present", "Officers present",
    "Officers in attendance", "Others present",     "Guests"};
constexpr Word of_apologies[] = {"Apologies", "Apologies for absence", "Absent",       "Not present",
                                 "Absentees", "Apologies received",    "Entschuldigt", "Excusés"};
constexpr Word of_chair[] = {"Chair", "Chaired by", "Chairman", "Chairperson", "Vorsitz"};

namespace columns {
enum RegisterColumn : std::size_t {
  meeting = member::columns,
  date,
  start,
  end,
  duration,
  attended,
  attendees,
  others,
  apologies,
  chair
};
} // namespace columns

std::vector<tables::Field> register_fields() {
  std::vector<tables::Field> fields(member_fields().begin(), member_fields().end());
  fields.insert(fields.end(), {{"meeting", heads_of_meeting},
                               {"date", heads_of_date, true, true},
                               {"start", of_start},
                               {"end", of_end},
                               {"duration", of_duration},
                               {"attended", of_attended},
                               {"attendees", of_attendees},
                               {"in_attendance", of_others, false, true},
                               {"apologies", of_apologies},
                               {"chair", of_chair}});
  return fields;
}

constexpr std::int64_t longest_without_unit = 12LL * 3600; // a bare 90 is meant as minutes

class RegisterTable {
public:
  using enum columns::RegisterColumn;
  using RegisterColumn = columns::RegisterColumn;

  RegisterTable(const RegisterSource &source, const tables::HeadedTable &table)
      : source_(source), table_(table), order_(source.options.dates),
        register_(source.file, source.calendar, source.report) {
    names_person_ = table.has(member::name) || table.has(member::first_name) ||
                    table.has(member::last_name) || table.has(member::email) || table.has(member::post);
    names_lists_ = table.has(attendees) || table.has(others) || table.has(attended);
    if (!names_person_ && !names_lists_ && !table.has(apologies))
      people_.assign(table.unknown_columns().begin(), table.unknown_columns().end());
    std::erase_if(people_, [&](std::size_t column) { return table.head_of_column(column).empty(); });
  }

  /// Heads that no field has are people.
  bool has_people_as_heads() const { return !people_.empty(); }

  void read() {
    if (!says_who_came())
      return;
    GuessedDates guessed;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (const auto written = written_date(table_.cell(row, date))) {
        order_.meet(*written);
        guessed.meet(*written, table_.line(row), table_.cell(row, date));
      }
      if (names_person_ && table_.has(attended))
        marks_.meet(table_.cell(row, attended));
      for (const std::size_t column : people_)
        marks_.meet(table_.cell_of_column(row, column));
    }
    const std::uint64_t first = table_.rows() > 0 ? table_.line(0) : 0;
    if (order_.is_guessed())
      source_.report.diagnostics.push_back(
          fault(source_.calendar, source_.file, first, Code::day_month_order,
                "all dates can be read with the day or the month first: the day was taken to come first", {},
                std::string(table_.head(date))));
    guessed.say(table_.grid(), source_.report);
    marks_.say(table_.grid(), first, source_.report);
    for (std::size_t row = 0; row < table_.rows(); ++row)
      read_row(row);
    say_carried();
    register_.finish();
  }

private:
  std::string_view cell(std::size_t row, RegisterColumn column) const { return table_.cell(row, column); }

  // A column of marks under a head that nobody knows would make everybody present, one of absence alone
  // nobody.
  bool says_who_came() {
    Diagnostic out{Code::missing_column,
                   table_.grid().file(),
                   table_.grid().line(table_.head_row()),
                   0,
                   {},
                   {},
                   {},
                   "write it over the column, or name the column with --map"};
    out.sheet = table_.grid().sheet();
    if (!names_person_ && !names_lists_ && table_.has(apologies)) {
      out.problem = "there is no column of those who came";
      out.expected = "a head such as Attendees or Members present";
    } else if (names_person_ && !table_.has(attended)) {
      for (const std::size_t column : table_.unknown_columns())
        if (out.cell == 0 && holds_marks(column)) {
          out.code = Code::head_differs;
          out.cell = static_cast<std::uint32_t>(column + 1);
          out.value = table_.head_of_column(column);
          out.problem = "the cells below " + shown(out.value) + " are marks, and the head is not known";
          out.expected = "a head such as Attended";
        }
    }
    if (out.problem.empty())
      return true;
    source_.report.diagnostics.push_back(std::move(out));
    return false;
  }

  // Each cell is a mark, and one at least is a word or letter of absence or presence.
  bool holds_marks(std::size_t column) const {
    Marks marks;
    for (std::size_t row = 0; row < table_.rows(); ++row)
      marks.meet(table_.cell_of_column(row, column));
    bool any = false;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      const std::string_view text = table_.cell_of_column(row, column);
      if (!marks.of(text))
        return false;
      any = any || text.find_first_not_of("0123456789-/. na") != std::string_view::npos;
    }
    return any;
  }

  void refuse(std::size_t row, RegisterColumn column, Code code, std::string problem, std::string expected) {
    source_.report.diagnostics.push_back(
        table_.at(code, row, column, std::move(problem), std::move(expected)));
  }

  std::int64_t seconds(std::size_t row) {
    const std::string_view text = cell(row, duration);
    if (text.empty()) {
      const auto [from, to] = times(row);
      return from && to && *to > *from ? *to - *from : 0;
    }
    const std::string head = lower_case(table_.head(duration));
    const bool minutes = head.find("min") != std::string::npos;
    const auto found = written_duration(text, minutes);
    const bool says_unit = minutes || head.find("hour") != std::string::npos ||
                           head.find("stunden") != std::string::npos ||
                           head.find("heures") != std::string::npos ||
                           text.find_first_not_of("0123456789., ") != std::string_view::npos;
    if (found && *found > longest_without_unit && !says_unit) {
      refuse(row, duration, Code::bad_number, "the cell says neither hours nor minutes",
             "90 min or 1.5 h, or the head 'Duration (minutes)' or 'Duration (hours)'");
      return 0;
    }
    if (found)
      return *found;
    refuse(row, duration, Code::bad_number, "the cell is no duration", "hours such as 1.5, or 90 min");
    return 0;
  }

  using Times = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>;
  // '10:00 - 12:00' in one cell is both.
  Times times(std::size_t row) const {
    const std::string_view from = cell(row, start), to = cell(row, end);
    for (const std::string_view dash : {"-", "\u2013", " to "})
      if (const std::size_t at = from.find(dash); to.empty() && at != std::string_view::npos)
        return {written_time(from.substr(0, at)), written_time(from.substr(at + dash.size()))};
    return {written_time(from), written_time(to)};
  }

  void check_times(std::size_t row) {
    const auto [from, to] = times(row);
    for (const auto &[column, time] : {std::pair(start, from), std::pair(end, to)})
      if (!cell(row, column).empty() && !time) {
        source_.report.leave_out("times of day that cannot be read");
        source_.report.note({table_.grid().file(),
                             table_.line(row),
                             std::string(table_.head(column)),
                             std::string(cell(row, column).substr(0, 40)),
                             {},
                             "no time of day such as 14:30"});
      }
  }

  // A cell that is merged over a meeting's rows stands in the first of them alone: below a meeting's row, one
  // that names a person and neither day nor another meeting is of the same.
  std::size_t row_of_meeting(std::size_t row) {
    const bool goes_on =
        names_person_ && row > 0 && cell(row, date).empty() &&
        (cell(row, meeting).empty() || cell(row, meeting) == cell(of_rows_, meeting)) &&
        std::ranges::any_of(std::array{member::name, member::last_name, member::email, member::post},
                            [&](std::size_t field) { return !table_.cell(row, field).empty(); });
    if (!goes_on)
      return of_rows_ = row;
    if (carried_++ == 0)
      first_carried_ = row;
    return of_rows_;
  }

  void say_carried() {
    if (carried_ == 0)
      return;
    Diagnostic out =
        table_.at(Code::guessed_form, first_carried_, date,
                  counted(carried_, "row") + " without a day " + (carried_ == 1 ? "was" : "were") +
                      " taken for the meeting of the row above");
    out.remedy = "write the day into each row where another meeting is meant";
    source_.report.diagnostics.push_back(std::move(out));
  }

  void read_row(std::size_t at_row) {
    const std::size_t row = row_of_meeting(at_row);
    const auto written = written_date(cell(row, date));
    const auto day = written ? order_.day(*written) : std::nullopt;
    if (!day)
      return refuse(row, date, Code::bad_date, "the cell is no date of this file's kind",
                    "a day such as 31/12/2025, 31 Dec 2025 or 2025-12-31");
    check_times(row);
    const std::size_t at =
        register_.meeting(cell(row, meeting), *day * seconds_a_day + times(row).first.value_or(0),
                          seconds(row), table_.line(row));
    if (names_person_)
      return read_person(at_row, at);
    for (const RegisterColumn column : {attendees, others, attended, apologies})
      for (const Person &one : written_people(cell(row, column)))
        register_.seat(at, one, Role::required, column == apologies ? Answer::absent : Answer::present);
    for (const Person &one : written_people(cell(row, chair)))
      register_.seat(at, one, Role::chair, Answer::present);
    for (const std::size_t column : people_)
      read_mark(row, at, column);
  }

  // A column of names may hold several in a cell; then it is who came.
  std::string_view cell_of_names(std::size_t row) const {
    return table_.has(attended) ? std::string_view{} : table_.cell(row, member::name);
  }

  void read_person(std::size_t row, std::size_t at) {
    const Member one = member_of(table_, row);
    if (const std::string_view list = cell_of_names(row);
        list.find_first_of(";\n") != std::string_view::npos) {
      for (const Person &each : written_people(list))
        register_.seat(at, each, one.role, Answer::present);
      return;
    }
    if (!table_.has(attended))
      return register_.seat(at, one, Mark::present);
    if (cell(row, attended).empty()) // on the list, and did not come
      return register_.seat(at, one, Mark::absent);
    const auto mark = marks_.of(cell(row, attended));
    if (mark)
      return register_.seat(at, one, *mark);
    Diagnostic unknown =
        marks_.unknown(table_.grid(), table_.line(row), table_.column(attended) - 1, cell(row, attended));
    unknown.head = table_.head(attended);
    source_.report.diagnostics.push_back(std::move(unknown));
  }

  void read_mark(std::size_t row, std::size_t at, std::size_t column) {
    const std::string_view text = table_.cell_of_column(row, column);
    const auto mark = marks_.of(text);
    if (!mark)
      source_.report.diagnostics.push_back(marks_.unknown(table_.grid(), table_.line(row), column, text));
    else
      register_.seat(at, member_of({table_.head_of_column(column)}), *mark);
  }

  const RegisterSource &source_;
  const tables::HeadedTable &table_;
  DateOrder order_;
  Register register_;
  Marks marks_;
  bool names_person_ = false, names_lists_ = false;
  std::vector<std::size_t> people_; // columns
  std::size_t of_rows_ = 0, carried_ = 0, first_carried_ = 0;
};

bool is_mapped(const CalendarOptions &options, std::string_view field) {
  return std::ranges::any_of(options.map,
                             [&](const auto &one) { return one.first == field && !one.second.empty(); });
}

// The row of heads that has one of days.
std::optional<std::size_t> row_of_day_head(const tables::Grid &grid) {
  constexpr std::size_t rows_searched = 100;
  for (std::size_t row = 0; row < std::min(rows_searched, grid.rows()); ++row)
    for (std::size_t column = 0; column < grid.columns(row); ++column)
      if (is_date_head(grid.cell(row, column)))
        return row;
  return std::nullopt;
}

// 'Present' and 'Apologies' are heads, and marks: below names as heads, rows of marks are no heads.
std::vector<tables::Field> fields_of(const tables::Grid &grid, std::size_t head_row,
                                     const CalendarOptions &options) {
  std::vector<tables::Field> fields = register_fields();
  for (const std::size_t field : {columns::attended, columns::apologies}) {
    bool is_head = is_mapped(options, fields[field].name);
    for (std::size_t column = 0; column < grid.columns(head_row) && !is_head; ++column)
      is_head = std::ranges::any_of(fields[field].spellings, [&](std::string_view spelling) {
        return tables::head_letters(spelling) == tables::head_key(grid.cell(head_row, column));
      });
    if (!is_head)
      fields[field] = {};
  }
  return fields;
}

} // namespace

bool may_be_register(const tables::Grid &grid, const CalendarOptions &options) {
  return has_dates_across(grid) || tables::HeadedTable::known_heads(grid, register_fields(), options.map) > 0;
}

void read_register(std::uint32_t file, tables::Grid &grid, bool one_of_several,
                   const CalendarOptions &options, Calendar &calendar, ImportReport &report) {
  const RegisterSource source{file, one_of_several, options, calendar, report};
  if (read_dates_across(source, grid))
    return;
  const auto head_row = row_of_day_head(grid);
  if (!head_row && !is_mapped(options, "date"))
    return read_counts(source, std::move(grid));
  const std::vector<tables::Field> fields =
      head_row ? fields_of(grid, *head_row, options) : register_fields();
  ImportReport of_table; // heads that are not known may be people
  const auto table = tables::HeadedTable::find(std::move(grid), fields, options.map, of_table);
  if (!table)
    say_shapes(of_table.diagnostics);
  std::optional<RegisterTable> rows;
  if (table)
    rows.emplace(source, *table);
  if (!rows || !rows->has_people_as_heads())
    std::ranges::move(of_table.entries, std::back_inserter(report.entries));
  std::ranges::move(of_table.diagnostics, std::back_inserter(report.diagnostics));
  for (const ImportReport::LeftOut &one : of_table.left_out)
    report.leave_out(one.what, one.count);
  if (rows)
    rows->read();
}

} // namespace organograph::io::calendar

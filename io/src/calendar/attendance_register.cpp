// SPDX-License-Identifier: Apache-2.0
// Registers of attendance, three shapes: a row a person and meeting; a row a meeting with its people in a
// cell, or a column a person; a row a person with a column a date.
#include "calendar/calendar_parts.hpp"
#include "calendar/register_marks.hpp"
#include "calendar/table_times.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace organograph::io::calendar {

namespace {

using Word = std::string_view;
constexpr Word of_meeting[] = {"Meeting", "Meeting name", "Subject", "Board",   "Committee",
                               "Body",    "Group",        "Title",   "Sitzung", "Gremium",
                               "Betreff", "Réunion",      "Objet",   "Comité"};
constexpr Word of_date[] = {"Date", "Meeting date", "Date of meeting",   "Start date",
                            "Day",  "Datum",        "Date de la réunion"};
constexpr Word of_start[] = {"Start", "Start time", "From", "Time", "Beginn", "Heure"};
constexpr Word of_end[] = {"End", "End time", "To", "Finish", "Ende"};
constexpr Word of_duration[] = {"Duration", "Duration (hours)", "Duration hours", "Hours", "Length",
                                "Minutes",  "Duration minutes", "Dauer",          "Durée"};
constexpr Word of_person[] = {"Name",   "Attendee",   "Attendee name", "Member",
                              "Person", "Officer",    "Councillor",    "Participant",
                              "Holder", "Teilnehmer", "Mitglied",      "Membre"};
constexpr Word of_email[] = {"E-mail", "Email", "Email address", "E-mail address", "Mail", "Attendee email"};
constexpr Word of_post[] = {"post_id", "Post", "Position id"};
constexpr Word of_attended[] = {"Attended", "Attendance", "Present", "Status",
                                "Here",     "Anwesend",   "Présence"};
constexpr Word of_attendees[] = {"Attendees",     "Participants", "Members present",
                                 "In attendance", "Attended by",  "Those present",
                                 "People",        "Anwesende",    "Participants présents"};
constexpr Word of_apologies[] = {"Apologies", "Apologies for absence", "Absent", "Not present",
                                 "Absentees", "Entschuldigt",          "Excusés"};
constexpr Word of_role[] = {"Role", "Rolle", "Rôle"};

namespace columns {
enum RegisterColumn : std::size_t {
  meeting,
  date,
  start,
  end,
  duration,
  person,
  email,
  post,
  attended,
  attendees,
  apologies,
  role
};
} // namespace columns
constexpr tables::Field register_fields[] = {
    {"meeting", of_meeting},   {"date", of_date, true},     {"start", of_start},         {"end", of_end},
    {"duration", of_duration}, {"person", of_person},       {"email", of_email},         {"post_id", of_post},
    {"attended", of_attended}, {"attendees", of_attendees}, {"apologies", of_apologies}, {"role", of_role}};

constexpr std::int64_t longest_without_unit = 12LL * 3600; // a bare 90 is meant as minutes

// 'boards/adults-board.csv' -> 'adults-board': what the register is of, where it does not say.
std::string stem_of(const std::string &file) {
  std::string stem = file.substr(file.find_last_of("/\\") + 1);
  if (const std::size_t dot = stem.rfind('.'); dot != std::string::npos && dot > 0)
    stem.resize(dot);
  return stem;
}

// A register's meetings, each known by its name and its day (and time).
class Register {
public:
  Register(std::uint32_t file, Calendar &calendar, ImportReport &report)
      : file_(file), calendar_(calendar), report_(report) {}

  /// The meeting's place; seats are put to it.
  std::size_t meeting(std::string_view name, Wall wall, std::int64_t seconds, std::uint64_t line) {
    const std::string subject =
        name.empty() ? stem_of(calendar_.files[file_]) : std::string(without_blanks(name));
    const auto [place, is_new] = known_.try_emplace({subject, wall}, meetings_.size());
    if (is_new) {
      Event event;
      event.file = file_;
      event.line = line;
      event.subject = calendar_.texts.number(subject);
      event.start = {wall, wall, false};
      event.seconds = seconds;
      event.of_register = true;
      event.floating = true;
      meetings_.push_back({std::move(event), {}});
    } else if (meetings_[place->second].first.seconds == 0) {
      meetings_[place->second].first.seconds = seconds;
    }
    return place->second;
  }

  void seat(std::size_t meeting, const Person &person, Role role, Answer answer) {
    if (const std::uint32_t number = calendar_.people.number(person.address, person.name); number != none)
      meetings_[meeting].second.push_back({number, role, answer});
  }

  void finish() {
    for (auto &[event, seats] : meetings_) {
      event.seats_begin = calendar_.seats.size();
      calendar_.seats.insert(calendar_.seats.end(), seats.begin(), seats.end());
      if (!calendar_.finish(event, report_))
        return;
    }
  }

private:
  std::uint32_t file_;
  Calendar &calendar_;
  ImportReport &report_;
  std::map<std::pair<std::string, Wall>, std::size_t> known_;
  std::vector<std::pair<Event, std::vector<Seat>>> meetings_;
};

class RegisterTable {
public:
  using enum columns::RegisterColumn;
  using RegisterColumn = columns::RegisterColumn;

  RegisterTable(std::uint32_t file, const tables::HeadedTable &table, const CalendarOptions &options,
                Calendar &calendar, ImportReport &report)
      : file_(file), table_(table), order_(options.dates), calendar_(calendar), report_(report),
        register_(file, calendar, report) {}

  void read() {
    for (std::size_t row = 0; row < table_.rows(); ++row)
      if (const auto written = written_date(table_.cell(row, date)))
        order_.meet(*written);
    if (order_.is_guessed())
      report_.diagnostics.push_back(
          fault(calendar_, file_, table_.rows() > 0 ? table_.line(0) : 0, Code::day_month_order,
                "all dates can be read with the day or the month first: the day was taken "
                "to come first",
                {}, std::string(table_.head(date))));
    for (std::size_t row = 0; row < table_.rows(); ++row)
      read_row(row);
    register_.finish();
  }

private:
  std::string_view cell(std::size_t row, RegisterColumn column) const {
    return table_.has(column) ? table_.cell(row, column) : std::string_view{};
  }

  void refuse(std::size_t row, RegisterColumn column, Code code, std::string problem, std::string expected) {
    report_.diagnostics.push_back(table_.at(code, row, column, std::move(problem), std::move(expected)));
  }

  std::int64_t seconds(std::size_t row) {
    if (const std::string_view text = cell(row, duration); !text.empty()) {
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
    const auto from = written_time(cell(row, start)), to = written_time(cell(row, end));
    return from && to && *to > *from ? *to - *from : 0;
  }

  void read_row(std::size_t row) {
    const auto written = written_date(cell(row, date));
    const auto day = written ? order_.day(*written) : std::nullopt;
    if (!day)
      return refuse(row, date, Code::bad_date, "the cell is no date of this file's kind",
                    "a day such as 31/12/2025 or 2025-12-31");
    const auto time = written_time(cell(row, start));
    const std::size_t at = register_.meeting(cell(row, meeting), *day * seconds_a_day + time.value_or(0),
                                             seconds(row), table_.line(row));
    if (table_.has(person) || table_.has(email) || table_.has(post))
      return read_person(row, at);
    for (const RegisterColumn column : {attendees, apologies, attended})
      if (table_.has(column))
        for (const Person &one : written_people(cell(row, column)))
          register_.seat(at, one, Role::required, column == apologies ? Answer::absent : Answer::present);
    if (!table_.has(attendees) && !table_.has(attended))
      for (const std::size_t column : table_.unknown_columns())
        read_mark(row, at, column);
  }

  void read_person(std::size_t row, std::size_t at) {
    Person one = person_in(cell(row, person));
    if (const std::string address = address_in(cell(row, email)); !address.empty())
      one.address = address;
    if (!cell(row, post).empty())
      one = {{}, std::string(cell(row, post))};
    Answer answer = Answer::present;
    if (table_.has(attended)) {
      const auto mark = mark_of(cell(row, attended));
      if (!mark)
        return refuse(row, attended, Code::unknown_value, "the cell says neither present nor absent",
                      "yes or no, present or apologies");
      answer = *mark == Mark::present     ? Answer::present
               : *mark == Mark::no_member ? Answer::outside
                                          : Answer::absent;
    }
    register_.seat(at, one, role_of(cell(row, role)), answer);
  }

  void read_mark(std::size_t row, std::size_t at, std::size_t column) {
    const Person one = person_in(table_.head_of_column(column));
    const auto mark = mark_of(table_.cell_of_column(row, column));
    if (!mark) {
      report_.diagnostics.push_back(
          unknown_mark(table_.grid(), table_.line(row), column, table_.cell_of_column(row, column)));
    } else if (*mark == Mark::present || *mark == Mark::absent) {
      register_.seat(at, one, Role::required, *mark == Mark::present ? Answer::present : Answer::absent);
    }
  }

  std::uint32_t file_;
  const tables::HeadedTable &table_;
  DateOrder order_;
  Calendar &calendar_;
  ImportReport &report_;
  Register register_;
};

// A row a person, a column a date: the row of dates, where there is one.
struct DatesAcross {
  std::size_t head_row = 0;
  std::vector<std::pair<std::size_t, WrittenDate>> columns;
};

std::optional<DatesAcross> dates_across(const tables::Grid &grid) {
  for (std::size_t row = 0; row < std::min<std::size_t>(grid.rows(), 20); ++row) {
    DatesAcross found{row, {}};
    std::size_t others = 0;
    for (std::size_t column = 0; column < grid.columns(row); ++column) {
      const std::string_view cell = grid.cell(row, column);
      if (const auto date = written_date(cell))
        found.columns.emplace_back(column, *date);
      else
        others += !cell.empty();
    }
    if (found.columns.size() >= 2 && found.columns.size() > others && found.columns.front().first > 0)
      return found;
  }
  return std::nullopt;
}

void read_dates_across(std::uint32_t file, const tables::Grid &grid, const DatesAcross &across,
                       const CalendarOptions &options, Calendar &calendar, ImportReport &report) {
  DateOrder order(options.dates);
  for (const auto &[column, date] : across.columns)
    order.meet(date);
  std::string title; // a heading above the dates says what meets
  for (std::size_t row = 0; row < across.head_row && title.empty(); ++row)
    title = grid.cell(row, 0);
  if (title.empty())
    title = grid.sheet();
  Register marks(file, calendar, report);
  for (std::size_t row = across.head_row + 1; row < grid.rows(); ++row) {
    const Person one = person_in(grid.cell(row, 0));
    if (is_total(one.name) || (one.name.empty() && one.address.empty())) {
      report.leave_out("total rows, and rows without a name");
      continue;
    }
    for (const auto &[column, date] : across.columns) {
      const auto day = order.day(date);
      const auto mark = mark_of(grid.cell(row, column));
      if (!day || !mark) {
        report.diagnostics.push_back(unknown_mark(grid, grid.line(row), column, grid.cell(row, column)));
      } else if (*mark == Mark::present || *mark == Mark::absent) {
        const std::size_t at = marks.meeting(title, *day * seconds_a_day, 0, grid.line(across.head_row));
        marks.seat(at, one, Role::required, *mark == Mark::present ? Answer::present : Answer::absent);
      }
    }
  }
  if (order.is_guessed())
    report.diagnostics.push_back(
        fault(calendar, file, grid.line(across.head_row), Code::day_month_order,
              "all dates can be read with the day or the month first: the day was taken to "
              "come first"));
  marks.finish();
}

} // namespace

void read_register(std::uint32_t file, tables::Grid &grid, const CalendarOptions &options, Calendar &calendar,
                   ImportReport &report) {
  if (const auto across = dates_across(grid))
    return read_dates_across(file, grid, *across, options, calendar, report);
  ImportReport of_table; // heads that are not known may be people
  const auto table = tables::HeadedTable::find(std::move(grid), register_fields, options.map, of_table);
  using enum columns::RegisterColumn;
  const bool names_people = table && (table->has(person) || table->has(email) || table->has(post) ||
                                      table->has(attendees) || table->has(attended));
  if (!table || names_people)
    std::ranges::move(of_table.entries, std::back_inserter(report.entries));
  std::ranges::move(of_table.diagnostics, std::back_inserter(report.diagnostics));
  for (const ImportReport::LeftOut &one : of_table.left_out)
    report.leave_out(one.what, one.count);
  if (table)
    RegisterTable(file, *table, options, calendar, report).read();
}

} // namespace organograph::io::calendar

// SPDX-License-Identifier: Apache-2.0
// Three shapes: numbered sections ('1. Summary', '2. Participants', '3. In-Meeting activities'), the older
// 'Meeting Summary' with a table below, and the oldest log of who joined and left.
#include "calendar/teams_report.hpp"

#include "calendar/register.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <initializer_list>
#include <unordered_set>
#include <utility>

namespace organograph::io::calendar {

namespace {

using Wording = std::string_view;
constexpr Wording of_participant[] = {"Name",        "Full Name", "Participant", "Nom",
                                      "Nom complet", "Nombre",    "Nome"};
constexpr Wording of_join[] = {"First Join", "Join Time"};
constexpr Wording of_leave[] = {"Last Leave", "Leave Time"};
constexpr Wording of_stay[] = {"In-Meeting Duration", "Duration"};
constexpr Wording of_participant_email[] = {
    "Email", "E-mail", "Mail", "E-Mail-Adresse", "E-mail address", "Adresse e-mail", "Correo electrónico"};
constexpr Wording of_upn[] = {"Participant ID (UPN)", "Participant ID", "UPN", "Teilnehmer-ID (UPN)"};
constexpr Wording of_part[] = {"Role", "Rolle", "Rôle", "Rol", "Ruolo"};

enum ParticipantColumn : std::size_t { participant, join, leave, stay, mail, upn, part };
constexpr tables::Field participant_fields[] = {{"person", of_participant, true},
                                                {"first_join", of_join},
                                                {"last_leave", of_leave},
                                                {"duration", of_stay},
                                                {"email", of_participant_email},
                                                {"participant_id", of_upn},
                                                {"role", of_part}};

bool is_of(std::string_view text, std::initializer_list<std::string_view> keys) {
  return std::ranges::find(keys, tables::head_letters(text)) != keys.end();
}

bool is_title_label(std::string_view label) {
  return is_of(label, {"meetingtitle", "besprechungstitel", "titredelareunion", "titulodelareunion",
                       "titulodareuniao", "titolodellariunione", "titelvandevergadering"});
}

bool is_organiser(std::string_view role) {
  return is_of(role, {"organizer", "organiser", "organisator", "organisatorin", "organisateur", "organizador",
                      "organizzatore"});
}

// '2. Participants' alone in its row is section 2; 0: no head of a section.
int section_of(const tables::Grid &grid, std::size_t row) {
  const std::string_view cell = grid.cell(row, 0);
  const bool is_head = grid.columns(row) == 1 && cell.size() > 2 && cell[0] >= '1' && cell[0] <= '9' &&
                       cell[1] == '.' && cell[2] == ' ';
  return is_head ? cell[0] - '0' : 0;
}

bool is_log(const tables::Grid &grid, std::size_t row) {
  return is_of(grid.cell(row, 0), {"fullname"}) && is_of(grid.cell(row, 1), {"useraction"}) &&
         is_of(grid.cell(row, 2), {"timestamp"});
}

// 'Adults board (3)', 'Adults board - Attendance report 1-8-24': the board. Empty where Teams named the file.
std::string board_of(std::string stem) {
  stem.resize(std::min(stem.find(" - Attendance report"), stem.size()));
  if (const std::size_t open = stem.rfind(" (");
      open != std::string::npos && stem.ends_with(')') &&
      whole_number(std::string_view(stem).substr(open + 2, stem.size() - open - 3)))
    stem.resize(open);
  const std::string key = tables::letters_and_digits(stem);
  return key.starts_with("meetingattendance") || key.starts_with("attendancereport") ||
                 key.starts_with("attendees") || key.empty()
             ? std::string()
             : std::string(without_blanks(stem));
}

} // namespace

bool begins_teams_report(std::string_view begin) {
  const std::string_view first = begin.substr(0, begin.find_first_of("\r\n"));
  if (first.starts_with("1. ") || first.starts_with("\"1. "))
    return begin.find("\n2. ") != std::string_view::npos || begin.find("\n\"2. ") != std::string_view::npos;
  const std::string letters = tables::head_letters(first.substr(0, 100));
  return letters == "meetingsummary" || letters == "fullnameuseractiontimestamp";
}

std::optional<TeamsReports::Time> TeamsReports::time_in(std::string_view cell) {
  const auto date = written_date(cell);
  const auto second = written_time(cell);
  if (!date || date->form != WrittenDate::Form::day || !second)
    return std::nullopt;
  return Time{*date, *second, has_twelve_hours(cell)};
}

bool TeamsReports::read(std::uint32_t file, const tables::Grid &grid) {
  if (grid.rows() == 0)
    return false;
  if (is_log(grid, 0)) {
    read_log(file, grid);
    return true;
  }
  std::size_t people = 1, end = grid.rows();
  if (section_of(grid, 0) == 1) {
    while (people < grid.rows() && section_of(grid, people) != 2)
      ++people;
    if (people == grid.rows())
      return false;
    end = people + 1;
    while (end < grid.rows() && section_of(grid, end) == 0)
      ++end;
    read_sections(file, grid, 1, people + 1, end);
    return true;
  }
  if (grid.columns(0) != 1 || !is_of(grid.cell(0, 0), {"meetingsummary"}))
    return false;
  while (people < grid.rows() && grid.columns(people) < 3)
    ++people;
  read_sections(file, grid, 1, people, end);
  return true;
}

void TeamsReports::read_sections(std::uint32_t file, const tables::Grid &grid, std::size_t begin,
                                 std::size_t people, std::size_t end) {
  Meeting meeting{file, grid.line(0), {}, {}, {}, {}};
  read_summary(grid, begin, std::min(people, end), meeting);
  read_people(grid, people, end, meeting);
  keep(std::move(meeting));
}

// Labels are in the language of the program: the title is known by some, times by their form.
void TeamsReports::read_summary(const tables::Grid &grid, std::size_t begin, std::size_t end,
                                Meeting &to) const {
  std::string first_text;
  for (std::size_t row = begin; row < end; ++row) {
    const std::string_view label = grid.cell(row, 0), value = grid.cell(row, 1);
    if (is_title_label(label)) {
      to.title = value;
      first_text = value;
    } else if (const auto time = time_in(value)) {
      (to.start ? to.end : to.start) = time;
    } else if (first_text.empty() && !whole_number(value)) {
      first_text = value;
    }
  }
  if (to.title.empty())
    to.title = first_text;
}

void TeamsReports::read_people(const tables::Grid &grid, std::size_t begin, std::size_t end, Meeting &to) {
  tables::Grid rows(grid.file(), grid.sheet());
  for (std::size_t row = begin; row < end; ++row) {
    for (std::size_t column = 0; column < grid.columns(row); ++column)
      rows.add_cell(grid.cell(row, column));
    rows.end_row(grid.line(row));
  }
  const auto table = tables::HeadedTable::find(std::move(rows), participant_fields, options_.map, report_);
  if (!table)
    return;
  std::unordered_set<std::uint32_t> known; // somebody who left and came back stands twice
  for (std::size_t row = 0; row < table->rows(); ++row) {
    Person one = person_in(table->cell(row, participant));
    for (const ParticipantColumn column : {upn, mail})
      if (std::string address = address_in(table->cell(row, column)); !address.empty())
        one.address = std::move(address);
    const std::uint32_t number = calendar_.people.number(one.address, one.name);
    if (number == none)
      continue;
    if (known.insert(number).second)
      to.people.push_back(number);
    if (is_organiser(table->cell(row, part)))
      to.organiser = number;
  }
}

// Nothing but who joined and left when: the file is named for the meeting.
void TeamsReports::read_log(std::uint32_t file, const tables::Grid &grid) {
  Meeting meeting{file, grid.line(0), {}, {}, {}, {}};
  std::unordered_set<std::uint32_t> known;
  for (std::size_t row = 1; row < grid.rows(); ++row) {
    const std::uint32_t number = calendar_.people.number({}, person_in(grid.cell(row, 0)).name);
    if (number != none && known.insert(number).second)
      meeting.people.push_back(number);
    const auto time = time_in(grid.cell(row, 2));
    if (!time) {
      Diagnostic out{Code::bad_date,
                     grid.file(),
                     grid.line(row),
                     3,
                     std::string(grid.cell(row, 2).substr(0, 40)),
                     "the cell is no day and time",
                     "a time such as 08/01/2024, 10:00:12",
                     {}};
      out.sheet = grid.sheet();
      report_.diagnostics.push_back(std::move(out));
      continue;
    }
    if (!meeting.start) // rows are in the order of time
      meeting.start = time;
    meeting.end = time;
  }
  keep(std::move(meeting));
}

void TeamsReports::keep(Meeting meeting) {
  if (meeting.title.empty())
    meeting.title = board_of(file_stem(calendar_.files[meeting.file]));
  if (meeting.title.empty())
    report_.diagnostics.push_back(fault(
        calendar_, meeting.file, meeting.line, Code::missing_value,
        "the report of Teams does not say which meeting it is of, and its file has the name that Teams gives",
        "a file named for its meeting, such as 'Adults board (3).csv'"));
  if (!meeting.start)
    report_.diagnostics.push_back(
        fault(calendar_, meeting.file, meeting.line, Code::bad_date,
              "the report of Teams gives no day and time at which the meeting began",
              "a row 'Start time' with a time such as 08/01/2024, 10:00:12"));
  meetings_.push_back(std::move(meeting));
}

void TeamsReports::finish() {
  const auto met = [&](DateOrder order, const Meeting &meeting) {
    for (const auto &time : {meeting.start, meeting.end})
      if (time) {
        order.meet(time->date);
        if (time->twelve_hours)
          order.meet_twelve_hours();
      }
    return order;
  };
  DateOrder all(options_.dates);
  for (const Meeting &meeting : meetings_)
    all = met(all, meeting);
  // Files of people in several countries: each by itself.
  const bool fits = std::ranges::all_of(
      meetings_, [&](const Meeting &one) { return !one.start || all.day(one.start->date).has_value(); });
  bool is_told = false;
  for (const Meeting &meeting : meetings_) {
    if (!meeting.start)
      continue;
    const DateOrder order = fits ? all : met(DateOrder(options_.dates), meeting);
    if (order.is_guessed() && !is_told)
      report_.diagnostics.push_back(
          fault(calendar_, meeting.file, meeting.line, Code::day_month_order,
                std::string("the times of the reports can be read with the day or the month first: the ") +
                    (order.month_first() ? "month" : "day") + " was taken to come first"));
    is_told = is_told || order.is_guessed();
    add(meeting, order);
  }
}

void TeamsReports::add(const Meeting &meeting, const DateOrder &order) {
  if (meeting.people.size() < 2) {
    report_.leave_out("reports of a meeting that nobody or one person joined");
    return;
  }
  const auto wall = [&](const Time &time) -> std::optional<Wall> {
    const auto day = order.day(time.date);
    return day ? std::optional(*day * seconds_a_day + time.second) : std::nullopt;
  };
  const auto start = wall(*meeting.start);
  if (!start) {
    report_.diagnostics.push_back(fault(calendar_, meeting.file, meeting.line, Code::bad_date,
                                        "the time at which the meeting began is no day in the order given",
                                        "--dates day-first or --dates month-first, as in the file"));
    return;
  }
  Event event;
  event.file = meeting.file;
  event.line = meeting.line;
  event.subject = calendar_.texts.number(meeting.title);
  event.start = {*start, *start, false};
  if (meeting.end)
    event.seconds = std::max<Wall>(0, wall(*meeting.end).value_or(*start) - *start);
  event.of_register = true;
  event.floating = true;
  event.organiser = meeting.organiser;
  event.seats_begin = calendar_.seats.size();
  for (const std::uint32_t person : meeting.people)
    calendar_.add_seat(person, Role::required, Answer::present);
  calendar_.finish(event, report_);
}

} // namespace organograph::io::calendar

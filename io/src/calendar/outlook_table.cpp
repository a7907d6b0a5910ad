// SPDX-License-Identifier: Apache-2.0
// Outlook's own export of a calendar as CSV (or opened and saved as a workbook): a row an occurrence, no UID,
// no answers; heads and words in the language of the program.
#include "calendar/calendar_parts.hpp"
#include "calendar/table_times.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace organograph::io::calendar {

namespace {

using Spelling = std::string_view;
constexpr Spelling of_subject[] = {"Subject", "Betreff", "Objet", "Asunto", "Oggetto", "Onderwerp"};
constexpr Spelling of_start_date[] = {"Start Date",        "Beginnt am",  "Date de début", "Début",
                                      "Fecha de comienzo", "Data inizio", "Begindatum"};
constexpr Spelling of_start_time[] = {"Start Time", "Beginnt um", "Heure de début",
                                      "Comienzo",   "Ora inizio", "Begintijd"};
constexpr Spelling of_end_date[] = {"End Date",  "Endet am", "Date de fin", "Fin", "Fecha de finalización",
                                    "Data fine", "Einddatum"};
constexpr Spelling of_end_time[] = {"End Time",     "Endet um", "Heure de fin",
                                    "Finalización", "Ora fine", "Eindtijd"};
constexpr Spelling of_all_day[] = {"All day event", "Ganztägiges Ereignis", "Journée entière", "Todo el día"};
constexpr Spelling of_organiser[] = {"Meeting Organizer",
                                     "Meeting Organiser",
                                     "Organizer",
                                     "Organiser",
                                     "Besprechungsplanung",
                                     "Organisator",
                                     "Besprechungsorganisator",
                                     "Organisateur d'une réunion",
                                     "Organisateur de la réunion",
                                     "Organisateur"};
constexpr Spelling of_required[] = {"Required Attendees", "Erforderliche Teilnehmer",
                                    "Participants obligatoires", "Participants requis",
                                    "Asistentes necesarios"};
constexpr Spelling of_optional[] = {"Optional Attendees", "Optionale Teilnehmer", "Participants facultatifs",
                                    "Asistentes opcionales"};
constexpr Spelling of_resources[] = {"Meeting Resources", "Resources", "Besprechungsressourcen", "Ressourcen",
                                     "Ressources de la réunion"};
constexpr Spelling of_private[] = {"Private", "Privat", "Privé", "Privado"};
constexpr Spelling of_sensitivity[] = {"Sensitivity", "Vertraulichkeit", "Critère de diffusion",
                                       "Sensibilidad"};
constexpr Spelling of_show_as[] = {"Show time as", "Zeitspanne zeigen als", "Anzeigen als",
                                   "Afficher la disponibilité", "Disponibilité"};

namespace outlook {
enum Column : std::size_t {
  subject,
  start_date,
  start_time,
  end_date,
  end_time,
  all_day,
  organiser,
  required,
  optional,
  resources,
  privately,
  sensitivity,
  show_as
};
} // namespace outlook
constexpr tables::Field outlook_fields[] = {
    {"subject", of_subject},       {"start_date", of_start_date, true},
    {"start_time", of_start_time}, {"end_date", of_end_date},
    {"end_time", of_end_time},     {"all_day", of_all_day},
    {"organiser", of_organiser},   {"required", of_required},
    {"optional", of_optional},     {"resources", of_resources},
    {"private", of_private},       {"sensitivity", of_sensitivity},
    {"show_as", of_show_as}};
// The heads that no other table has.
constexpr tables::Field own_fields[] = {{"required", of_required},
                                        {"optional", of_optional},
                                        {"resources", of_resources},
                                        {"sensitivity", of_sensitivity},
                                        {"show_as", of_show_as}};

bool is_word_of(std::string_view cell, std::initializer_list<std::string_view> words) {
  const std::string lower = lower_case(cell);
  return std::ranges::find(words, lower) != words.end();
}

bool says_yes(std::string_view cell) {
  return is_word_of(cell, {"true", "yes", "wahr", "ja", "ein", "vrai", "oui", "verdadero", "1", "-1", "on"});
}

// Outlook's CSV has numbers (3: free), workbooks and other programs words.
bool says_free(std::string_view cell) {
  return is_word_of(cell, {"3", "free", "frei", "libre", "disponible"});
}

// Whatever is not surely normal is private.
bool says_normal(std::string_view cell) {
  return cell.empty() || is_word_of(cell, {"normal", "normale", "public", "0"});
}

// In French both the day and the time are called 'Début', and 'Fin': the second is the time.
tables::Grid told_apart(const tables::Grid &grid) {
  tables::Grid out(grid.file(), grid.sheet());
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    bool begin = false, end = false;
    for (std::size_t column = 0; column < grid.columns(row); ++column) {
      const std::string_view cell = grid.cell(row, column);
      const bool is_begin = row < 5 && cell == "Début", is_end = row < 5 && cell == "Fin";
      out.add_cell(is_begin && begin ? "Heure de début" : is_end && end ? "Heure de fin" : cell);
      begin |= is_begin;
      end |= is_end;
    }
    out.end_row(grid.line(row));
  }
  return out;
}

class OutlookTable {
public:
  using enum outlook::Column;
  using Column = outlook::Column;

  OutlookTable(std::uint32_t file, const tables::HeadedTable &table, const CalendarOptions &options,
               Calendar &calendar, ImportReport &report)
      : file_(file), table_(table), order_(options.dates), calendar_(calendar), report_(report) {}

  void read() {
    find_order();
    for (std::size_t row = 0; row < table_.rows(); ++row)
      if (!read_row(row))
        return;
  }

private:
  void find_order() {
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      for (const std::size_t column : {start_date, end_date})
        if (table_.has(column))
          if (const auto date = written_date(table_.cell(row, column)))
            order_.meet(*date);
      if (table_.has(start_time) && has_twelve_hours(table_.cell(row, start_time)))
        order_.meet_twelve_hours();
    }
    if (order_.is_guessed())
      report_.diagnostics.push_back(
          fault(calendar_, file_, table_.rows() > 0 ? table_.line(0) : 0, Code::day_month_order,
                std::string("all dates can be read with the day or the month first: the ") +
                    (order_.month_first() ? "month" : "day") + " was taken to come first",
                {}, std::string(table_.head(start_date))));
  }

  std::string_view cell(std::size_t row, Column column) const {
    return table_.has(column) ? table_.cell(row, column) : std::string_view{};
  }

  // A day and a time of two columns; midnight where there is none.
  std::optional<Wall> wall(std::size_t row, Column of_date, Column of_time) {
    const auto date = written_date(cell(row, of_date));
    const auto day = date ? order_.day(*date) : std::nullopt;
    if (!day) {
      report_.diagnostics.push_back(
          table_.at(Code::bad_date, row, of_date, "the cell is no date of this file's kind",
                    "a day such as 31/12/2025 or 2025-12-31", "export the calendar again, or give --dates"));
      return std::nullopt;
    }
    const std::string_view text = cell(row, of_time);
    const auto time = text.empty() ? std::optional<std::int64_t>(0) : written_time(text);
    if (!time) {
      report_.diagnostics.push_back(table_.at(Code::bad_date, row, of_time, "the cell is no time of day",
                                              "a time such as 09:00 or 9:00 AM", "correct the time"));
      return std::nullopt;
    }
    return *day * seconds_a_day + *time;
  }

  bool read_row(std::size_t row) {
    if (cell(row, required).empty() && cell(row, optional).empty()) {
      report_.leave_out("events without attendees");
      return true;
    }
    Event event;
    event.file = file_;
    event.line = table_.line(row);
    event.seats_begin = calendar_.seats.size();
    event.subject = calendar_.texts.number(cell(row, subject));
    event.cancelled = says_cancelled(cell(row, subject));
    event.all_day = says_yes(cell(row, all_day));
    event.free = says_free(cell(row, show_as));
    event.is_private = says_yes(cell(row, privately)) || !says_normal(cell(row, sensitivity));
    const auto start = wall(row, start_date, start_time);
    if (!start)
      return report_.diagnostics.size() < 10'000;
    event.start = {*start, *start, false};
    event.floating = true;
    if (table_.has(end_date) && !cell(row, end_date).empty()) {
      const auto end = wall(row, end_date, end_time);
      if (!end)
        return report_.diagnostics.size() < 10'000;
      if (*end < *start)
        report_.leave_out("durations of events that end before they begin");
      event.seconds = std::max<std::int64_t>(0, *end - *start);
    }
    for (const Person &person : written_people(cell(row, organiser)))
      if (event.organiser == none)
        event.organiser = calendar_.people.number(person.address, person.name);
    add_seats(row, required, Role::required);
    add_seats(row, optional, Role::optional);
    return calendar_.finish(event, report_);
  }

  // Rooms stand among the required ones as well.
  void add_seats(std::size_t row, Column column, Role role) {
    std::vector<std::uint32_t> rooms;
    for (const Person &person : written_people(cell(row, resources)))
      rooms.push_back(calendar_.people.number(person.address, person.name));
    for (const Person &person : written_people(cell(row, column))) {
      const std::uint32_t number = calendar_.people.number(person.address, person.name);
      if (std::ranges::find(rooms, number) != rooms.end())
        report_.leave_out("rooms and resources");
      else
        calendar_.add_seat(number, role, Answer::unanswered);
    }
  }

  std::uint32_t file_;
  const tables::HeadedTable &table_;
  DateOrder order_;
  Calendar &calendar_;
  ImportReport &report_;
};

} // namespace

bool read_outlook_table(std::uint32_t file, tables::Grid &grid, const CalendarOptions &options,
                        Calendar &calendar, ImportReport &report) {
  if (tables::HeadedTable::known_heads(grid, own_fields, options.map) < 2 &&
      tables::HeadedTable::known_heads(grid, outlook_fields, options.map) < 5)
    return false;
  const auto table = tables::HeadedTable::find(told_apart(grid), outlook_fields, options.map, report);
  if (table)
    OutlookTable(file, *table, options, calendar, report).read();
  return true;
}

} // namespace organograph::io::calendar

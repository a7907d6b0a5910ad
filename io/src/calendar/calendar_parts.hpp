// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parts of the calendar reader, private to io. A file becomes events (icalendar, graph_events,
// outlook_table, attendance_register, teams_report), events become series of meetings in a window (series),
// and these tables of a model (calendar_model).

#include "calendar/recurrence.hpp"
#include "calendar/zones.hpp"
#include "organograph/io/calendar.hpp"
#include "organograph/io/import_report.hpp"
#include "tables/headed_table.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace organograph::io::calendar {

inline constexpr std::uint32_t none = UINT32_MAX;

/// What a run may take: an input that wants more is hostile, or should be cut by --from and --to.
struct Limits {
  std::uint64_t file_bytes = std::uint64_t{1} << 30U;
  std::size_t line_bytes = std::size_t{1} << 20U;  ///< of a line that is read, unfolded
  std::size_t event_bytes = std::size_t{8} << 20U; ///< of an event's lines that are read
  std::uint64_t events = 5'000'000;
  std::uint64_t seats = 100'000'000;
  std::size_t dates = 20'000;       ///< RDATE and EXDATE of an event, and overrides of a series
  std::size_t occurrences = 20'000; ///< of one series in the window
  std::uint64_t all_occurrences = 20'000'000;
  int json_depth = 64;
  Wall first = -70LL * 366 * seconds_a_day, last = 230LL * 366 * seconds_a_day; ///< about 1900 to 2200
};
inline constexpr Limits limits;

/// Numbers texts in order of first appearance; the empty text is 0.
class Texts {
public:
  Texts() { number({}); }
  std::uint32_t number(std::string_view text);
  const std::string &operator[](std::uint32_t number) const { return *texts_[number]; }
  std::size_t size() const { return texts_.size(); }

private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string *> texts_; // keys of the map
};

/// Somebody whom an event names: by address where it gives one, else by name.
struct Person {
  std::string address; ///< in small letters
  std::string name;
};

class People {
public:
  /// none where both are blank.
  std::uint32_t number(std::string_view address, std::string_view name);
  const std::vector<Person> &all() const { return people_; }

private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Person> people_;
};

enum class Role : std::uint8_t { optional, required, chair }; ///< the strongest last
/// outside: named, and no seat (for information only, somebody else was sent); left out where it is read.
enum class Answer : std::uint8_t { unanswered, coming, declined, present, absent, outside };

struct Seat {
  std::uint32_t person;
  Role role;
  Answer answer;
};

/// A time that an event names: the day alone where it has no time of day.
struct Moment {
  Wall wall = 0;
  Instant at = 0;
  bool is_day = false;
};

struct ExtraDate {
  Moment moment;
  std::int64_t seconds; ///< below 0: as the event's
};

/// How an event recurs.
struct Rule {
  std::optional<Recurrence> recurrence;
  std::vector<ExtraDate> added;
  std::vector<Moment> left_out;
};

/// One event as a file gives it: single, the master of a series, or an occurrence that differs.
struct Event {
  std::uint32_t file = 0;
  std::uint64_t line = 0;
  std::uint32_t uid = 0; ///< of texts; 0: it has none
  Moment start;
  std::int64_t seconds = 0; ///< duration; 0: not known
  std::uint32_t zone = Zones::utc;
  std::optional<Moment> instead_of; ///< RECURRENCE-ID
  bool and_later = false;           ///< ... and all later ones
  bool cancelled = false, all_day = false, free = false, is_private = false, of_register = false;
  bool is_written_to_be_read = false;  ///< its subject: a register's
  bool floating = false;               ///< the file names no zone: see settle_floating()
  std::int64_t version = 0, stamp = 0; ///< SEQUENCE; last change
  std::uint32_t organiser = none;      ///< of people
  std::uint32_t subject = 0;           ///< of texts
  std::size_t seats_begin = 0, seats_end = 0;
  std::uint32_t rule = none;
};

/// A page of an answer of Microsoft Graph, and what it says of the next one.
struct GraphPage {
  std::uint32_t file = 0;
  std::string of;                  ///< whose answer: @odata.context
  std::uint64_t next_line = 0;     ///< 0: it is the last page
  std::uint64_t skip = 0, top = 0; ///< of the next page's address; 0: not said
};

/// All that the files say, before a window is laid over it.
struct Calendar {
  std::vector<std::string> files; ///< as they may be named: without addresses
  std::vector<Event> events;
  std::vector<Seat> seats;
  std::vector<Rule> rules;
  People people;
  Texts texts;
  Zones zones;
  std::vector<GraphPage> pages;
  /// Bodies (folded) whose meetings a register counts without their days, and the events made of that table.
  std::map<std::string, std::pair<std::size_t, std::size_t>> counted;

  std::span<const Seat> seats_of(const Event &event) const {
    return {seats.data() + event.seats_begin, event.seats_end - event.seats_begin};
  }
  /// Adds a seat to the event that is being read; nobody's is none.
  void add_seat(std::uint32_t person, Role role, Answer answer) {
    if (person != none)
      seats.push_back({person, role, answer});
  }
  /// The event with the seats that were added since `event.seats_begin`: the organiser is one of them. False
  /// where there are too many events or seats: the fault is in the report then.
  bool finish(Event event, ImportReport &report);
  /// The zone of that name; nothing, and a warning once a name, where nobody knows it.
  std::optional<std::uint32_t> zone(std::string_view name, const Event &event, std::string_view head,
                                    ImportReport &report);

private:
  std::unordered_set<std::string> unknown_zones_;
};

/// A fault of a file; what it says holds no text of an event.
Diagnostic fault(const Calendar &calendar, std::uint32_t file, std::uint64_t line, Code code,
                 std::string problem, std::string expected = {}, std::string head = {});

/// The start and end of a window as days since 1970-01-01, both within; no window where the end is before.
struct Window {
  std::int64_t first = 0, last = 0;
};

/// An occurrence of a series within the window. Its seats are those of the event.
struct Occurrence {
  Instant at;
  Wall wall;
  std::int64_t seconds;
  std::uint32_t event;
};

/// A meeting that recurs, or does not.
struct Series {
  std::vector<Occurrence> occurrences; ///< by time; of the same time: several events that are one meeting
  std::uint32_t subject = 0, organiser = none;
  bool is_private = false, of_register = false;
};

struct Gathered {
  Window window;
  double a_year = 1; ///< a number within the window times this is one a year
  std::vector<Series> series;
  std::optional<std::int64_t> changed; ///< the last change, where a chosen window goes on long behind it
};

class Attendees;

/// Adds the events of one file. Faults, and what is left out, go to the report.
void read_icalendar(std::uint32_t file, std::string_view text, Calendar &calendar, ImportReport &report);
void read_graph_events(std::uint32_t file, std::string_view text, Calendar &calendar, ImportReport &report);
/// A fault for each answer of which a page is missing.
void tell_missing_pages(const Calendar &calendar, ImportReport &report);
/// False where the table is none of Outlook's.
bool read_outlook_table(std::uint32_t file, tables::Grid &grid, const CalendarOptions &options,
                        Calendar &calendar, ImportReport &report);
/// False for a sheet of notes, a key of the marks, and the like.
bool may_be_register(const tables::Grid &grid, const CalendarOptions &options);
/// one_of_several: of the sheets of a workbook.
void read_register(std::uint32_t file, tables::Grid &grid, bool one_of_several,
                   const CalendarOptions &options, Calendar &calendar, ImportReport &report);

/// 'Bo Beta and Cy Gamma' whom nobody knows are two people. is_known: a person of the model.
void part_joined_people(Calendar &calendar, const std::function<bool(std::uint32_t)> &is_known);

/// Who is known by name alone (in tables) is whoever has that name and an address, where it is one.
void join_people(Calendar &calendar);

/// Times without a zone are meant in the zone of most others.
void settle_floating(Calendar &calendar);

/// Series in the window; events that are no meetings are left out and counted. Faults go to the report. Who
/// is of one post is the same person where attendees are given.
Gathered gather(Calendar &calendar, const CalendarOptions &options, ImportReport &report,
                const Attendees *attendees = nullptr);

/// The model with the series as meetings, attendance and partners.
Draft with_meetings(const Calendar &calendar, const Gathered &gathered, const CalendarModel &model,
                    const CalendarOptions &options, const Attendees &attendees, ImportReport &report);

/// With at most four decimals.
std::string number_text(double value);
/// 2025-03-31.
std::string iso_day(std::int64_t day);
/// Strictly YYYY-MM-DD, a day of the calendar between 1900 and 2200.
std::optional<std::int64_t> day_of_iso(std::string_view text);
/// Of a year, month and day; nothing where there is no such day, or it is not between 1900 and 2200.
std::optional<std::int64_t> day_of_date(int year, int month, int day);
/// Digits alone, at most nine of them.
std::optional<int> whole_number(std::string_view digits);
std::string lower_case(std::string_view text);
/// Programs that have no other word for it let the subject begin with 'Canceled:'.
bool says_cancelled(std::string_view subject);
/// Without 'mailto:', outer blanks and brackets; empty where it has no single '@' within.
std::string address_in(std::string_view text);
/// Name and address of 'Beta, Bo <bo@b.example>'.
Person person_in(std::string_view text);

} // namespace organograph::io::calendar

// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/calendar.hpp"

#include "calendar/attendees.hpp"
#include "calendar/calendar_parts.hpp"
#include "calendar/teams_report.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/decoded_text.hpp"
#include "tables/file_kind.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace organograph::io {

namespace calendar {

namespace {

constexpr std::string_view calendar_begins = "begin:vcalendar";

std::string_view behind_blanks(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF"))
    text.remove_prefix(3);
  return text.substr(std::min(text.size(), text.find_first_not_of(" \t\r\n")));
}

bool begins_calendar(std::string_view text) {
  return equal_but_for_case(behind_blanks(text).substr(0, calendar_begins.size()), calendar_begins);
}

bool begins_json(std::string_view text) {
  const std::string_view begin = behind_blanks(text).substr(0, 1);
  return begin == "{" || begin == "[";
}

// Exports are named for their owner's address. In UTF-16 each other byte is zero: as text it is no calendar.
std::string file_label(const std::string &name, std::size_t number) {
  return name.find('@') == std::string::npos ? name : "calendar " + std::to_string(number + 1);
}

// A workbook may have sheets beside the register: notes, a key of the marks.
void read_tables(std::uint32_t file, const SourceFile &source, const CalendarOptions &options,
                 TeamsReports &teams, Calendar &calendar, ImportReport &report) {
  std::vector<tables::Grid> grids = tables::read_grids(source, report);
  std::vector<std::string> others;
  for (tables::Grid &grid : grids) {
    if (teams.read(file, grid) || read_outlook_table(file, grid, options, calendar, report))
      continue;
    if (grids.size() > 1 && !may_be_register(grid, options) && others.size() + 1 < grids.size())
      others.push_back(grid.sheet());
    else
      read_register(file, grid, grids.size() > 1, options, calendar, report);
  }
  for (const std::string &sheet : others) {
    report.leave_out("sheets that are no register");
    report.note({source.name, 0, {}, sheet, {}, "no row of the sheet looks like the heads of a register"});
  }
}

// A body whose meetings one table counts stands in no other.
void refuse_counted_twice(const Calendar &calendar, ImportReport &report) {
  std::set<std::string> said;
  for (std::size_t i = 0; !calendar.counted.empty() && i < calendar.events.size(); ++i) {
    const Event &event = calendar.events[i];
    if (!event.of_register)
      continue;
    const std::string &subject = calendar.texts[event.subject];
    const auto counted = calendar.counted.find(tables::folded(subject));
    if (counted != calendar.counted.end() && (i < counted->second.first || i >= counted->second.second) &&
        said.insert(counted->first).second)
      report.diagnostics.push_back(fault(calendar, event.file, event.line, Code::duplicate_row,
                                         "the meetings of " + shown(subject) + " stand in another table too",
                                         "each body in one table, with days or as a number"));
  }
}

void read_file(std::uint32_t file, const SourceFile &source, const CalendarOptions &options,
               TeamsReports &teams, Calendar &calendar, ImportReport &report) {
  if (source.bytes.size() > limits.file_bytes) {
    report.diagnostics.push_back(
        fault(calendar, file, 0, Code::calendar_too_large,
              "the file has more than " + std::to_string(limits.file_bytes) + " bytes"));
    return;
  }
  const std::string_view begin = std::string_view(source.bytes).substr(0, 4096);
  const bool is_text = !tables::is_archive(source.bytes) && tables::file_kind(source.bytes).what.empty();
  const bool wide = is_text && begin.find('\0') != std::string_view::npos; // UTF-16
  if (!wide && !begins_calendar(begin) && !begins_json(begin))
    return read_tables(file, source, options, teams, calendar, report);
  const tables::DecodedText decoded = tables::decoded_text(source, report);
  if (!decoded.readable)
    return;
  if (begins_calendar(decoded.text()))
    read_icalendar(file, decoded.text(), calendar, report);
  else if (begins_json(decoded.text()))
    read_graph_events(file, decoded.text(), calendar, report);
  else
    read_tables(file, source, options, teams, calendar, report);
}

// Cells may stand in the wrong column, and what is no UTF-8 may be of a body.
void hide_words(ImportReport &report) {
  for (Diagnostic &diagnostic : report.diagnostics)
    if (diagnostic.code == Code::read_as_windows_1252) {
      diagnostic.value.clear();
      diagnostic.problem = "the text is not UTF-8; the whole file was read as windows-1252";
    }
  mask_contacts(report);
}

bool check_window(const CalendarOptions &options, ImportReport &report) {
  const auto refuse = [&](std::string_view option, const std::string &value) {
    report.diagnostics.push_back({Code::bad_date,
                                  {},
                                  0,
                                  0,
                                  value,
                                  std::string(option) + ' ' + shown(value) + " is no day",
                                  "a day such as 2025-03-31",
                                  {}});
  };
  const auto from = day_of_iso(options.from), to = day_of_iso(options.to);
  if (!options.from.empty() && !from)
    refuse("--from", options.from);
  if (!options.to.empty() && !to)
    refuse("--to", options.to);
  if (from && to && *from > *to)
    report.diagnostics.push_back({Code::bad_date,
                                  {},
                                  0,
                                  0,
                                  options.to,
                                  "--to " + options.to + " lies before --from " + options.from,
                                  {},
                                  {}});
  return !has_errors(report.diagnostics);
}

// A post may be called 'Head of Waste and Street Cleaning': who is of the model is one.
void part_joined(Calendar &calendar, const CalendarModel &model, const CalendarOptions &options) {
  ImportReport unheard; // said when all are matched
  const Attendees attendees(calendar, model, options, unheard);
  part_joined_people(calendar, [&](std::uint32_t person) { return attendees.target(person) != none; });
}

Draft read_files(std::span<const SourceFile> files, const CalendarModel &model,
                 const CalendarOptions &options, ImportReport &report) {
  if (!check_window(options, report))
    return {};
  Calendar calendar;
  for (std::size_t i = 0; i < files.size(); ++i)
    calendar.files.push_back(file_label(files[i].name, i));
  TeamsReports teams(options, calendar, report);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto file = static_cast<std::uint32_t>(i);
    if (calendar.files[i] == files[i].name)
      read_file(file, files[i], options, teams, calendar, report);
    else // nobody is to say its name
      read_file(file, {calendar.files[i], files[i].bytes}, options, teams, calendar, report);
  }
  teams.finish();
  refuse_counted_twice(calendar, report);
  tell_missing_pages(calendar, report);
  report.rows_read = calendar.events.size();
  if (has_errors(report.diagnostics))
    return {};
  part_joined(calendar, model, options);
  join_people(calendar);
  settle_floating(calendar);
  const Attendees attendees(calendar, model, options, report);
  const Gathered gathered = gather(calendar, options, report, &attendees);
  if (has_errors(report.diagnostics))
    return {};
  Draft draft = with_meetings(calendar, gathered, model, options, attendees, report);
  return has_errors(report.diagnostics) ? Draft{} : std::move(draft);
}

} // namespace

} // namespace calendar

Imported read_calendar(std::span<const SourceFile> files, const CalendarModel &model,
                       const CalendarOptions &options) {
  Imported imported;
  imported.report.kind = "calendar";
  imported.draft = calendar::read_files(files, model, options, imported.report);
  calendar::hide_words(imported.report);
  return imported;
}

bool is_calendar(const SourceFile &file) {
  std::string plain(std::string_view(file.bytes).substr(0, 65'536));
  if (plain.starts_with("\xFF\xFE") || plain.starts_with("\xFE\xFF"))
    plain.erase(0, 2);
  std::erase(plain, '\0'); // of UTF-16 the rest: what is looked for is ASCII
  const std::string_view begin = plain;
  if (calendar::begins_calendar(begin) || calendar::begins_teams_report(calendar::behind_blanks(begin)))
    return true;
  if (calendar::begins_json(begin))
    return begin.find("\"@odata.context\"") != std::string_view::npos ||
           (begin.find("\"attendees\"") != std::string_view::npos &&
            begin.find("\"start\"") != std::string_view::npos);
  const std::string heads = calendar::lower_case(begin.substr(0, begin.find('\n')));
  const auto has = [&](std::string_view head) { return heads.find(head) != std::string::npos; };
  return (has("required attendees") && has("start date")) ||
         (has("erforderliche teilnehmer") && has("beginnt am")) || (has("participants obligatoires"));
}

} // namespace organograph::io

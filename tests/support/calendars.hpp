// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/build_model.hpp"
#include "organograph/io/calendar.hpp"
#include "organograph/io/model_folder.hpp"

#include <string>
#include <utility>
#include <vector>

/// A small model, and calendars of the people in it. Nobody in them lives.
namespace organograph::test {

/// Four posts of two organisations, all with holders.
inline Draft staff() {
  return io::read_model_files(
      {{"organisations.csv", "organisation_id,name\nnorth,North\nsouth,South\n"},
       {"posts.csv", "post_id,title,organisation_id,reports_to,holder,holder_id\n"
                     "n1,Director,north,,Alex Alpha,1001\n"
                     "n2,Head of Adults,north,n1,Bo Beta,1002\n"
                     "s1,Director,south,,Chris Gamma,2001\n"
                     "s2,Head of Adults,south,s1,Dana Delta; Eli Epsilon,2002; 2003\n"}});
}

inline io::SourceFile people_csv() {
  return {"people.csv", "email,post_id,holder_id\nalex@north.example,n1,\nbo@north.example,,1002\n"
                        "chris@south.example,s1,\ndana@south.example,s2,\neli@south.example,s2,\n"};
}

inline std::string ics(const std::string &events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
}

/// A component: its lines, with ATTENDEE lines for these addresses behind.
inline std::string vevent(const std::vector<std::string> &lines,
                          const std::vector<std::string> &attendees = {"alex@north.example",
                                                                       "chris@south.example"}) {
  std::string out = "BEGIN:VEVENT\r\n";
  for (const std::string &line : lines)
    out += line + "\r\n";
  for (const std::string &attendee : attendees)
    out += (attendee.find(':') == std::string::npos ? "ATTENDEE:mailto:" : "ATTENDEE;") + attendee + "\r\n";
  return out + "END:VEVENT\r\n";
}

struct Meetings {
  io::Imported imported;
  std::string meetings, attendance, partners; ///< the tables as text; empty where there is none
  std::string said;                           ///< diagnostics, a line each
  std::string report;                         ///< import-report.csv, and what was left out, a line each
};

inline Meetings imported(const std::vector<io::SourceFile> &files, const io::CalendarOptions &options = {},
                         io::CalendarModel model = {staff(), people_csv(), {}}) {
  Meetings out;
  out.imported = io::read_calendar(files, model, options);
  const auto text = [&](TableId table) {
    const auto &found = out.imported.draft[table];
    return found ? io::to_csv(*found) : std::string();
  };
  out.meetings = text(TableId::meetings);
  out.attendance = text(TableId::attendance);
  out.partners = text(TableId::partners);
  for (const Diagnostic &diagnostic : out.imported.report.diagnostics)
    out.said += to_string(diagnostic) + "\n";
  out.report = io::to_csv(out.imported.report);
  for (const auto &one : out.imported.report.left_out)
    out.report += one.what + ": " + std::to_string(one.count) + "\n";
  return out;
}

inline Meetings imported_ics(const std::string &events, io::CalendarOptions options = {},
                             io::CalendarModel model = {staff(), people_csv(), {}}) {
  if (options.from.empty() && options.to.empty()) {
    options.from = "2025-04-01";
    options.to = "2026-03-31";
  }
  return imported({{"alex.ics", ics(events)}}, options, std::move(model));
}

} // namespace organograph::test

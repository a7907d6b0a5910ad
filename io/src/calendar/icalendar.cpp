// SPDX-License-Identifier: Apache-2.0
#include "calendar/calendar_parts.hpp"
#include "calendar/icalendar_event.hpp"
#include "calendar/icalendar_lines.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>

namespace organograph::io::calendar {

namespace {

constexpr std::size_t zone_bytes = std::size_t{1} << 18U, zone_parts = 500;

// What is read of an event. No body, place, link, attachment or contact.
constexpr std::string_view properties_read[] = {"UID",
                                                "SUMMARY",
                                                "ORGANIZER",
                                                "ATTENDEE",
                                                "STATUS",
                                                "TRANSP",
                                                "CLASS",
                                                "SEQUENCE",
                                                "DTSTAMP",
                                                "LAST-MODIFIED",
                                                "CREATED",
                                                "X-MICROSOFT-CDO-BUSYSTATUS",
                                                "X-MICROSOFT-CDO-ALLDAYEVENT"};

class IcalendarFile {
public:
  IcalendarFile(std::uint32_t file, std::string_view text, Calendar &calendar, ImportReport &report)
      : text_(text), calendar_(calendar), report_(report) {
    of_file_.file = file;
  }

  void read() {
    define_zones();
    ContentLines lines(text_);
    while (lines.next())
      if (!take(lines))
        return;
    if (depth_ != 0)
      add(Code::unreadable_calendar, lines.line(),
          "the file ends within a component: the end of it is missing", "END:VCALENDAR as the last line");
  }

private:
  void add(Code code, std::uint64_t line, std::string problem, std::string expected = {},
           std::string head = {}) {
    report_.diagnostics.push_back(fault(calendar_, of_file_.file, line, code, std::move(problem),
                                        std::move(expected), std::move(head)));
  }

  // Zones may stand behind the events that name them.
  void define_zones() {
    constexpr std::string_view begin = "BEGIN:VTIMEZONE", end = "END:VTIMEZONE";
    for (std::size_t at = text_.find(begin); at != std::string_view::npos; at = text_.find(begin, at + 1)) {
      const std::size_t close = text_.substr(at, zone_bytes).find(end);
      if (close == std::string_view::npos)
        continue; // too long, or cut off: whoever names it is told that the zone is not known
      define_zone(text_.substr(at, close + end.size()));
    }
  }

  void define_zone(std::string_view component) {
    std::string name, location, text;
    std::size_t parts = 0;
    ContentLines lines(component);
    while (lines.next()) {
      const std::string line = lines.text();
      text += line + "\r\n";
      parts += lines.name() == "BEGIN";
      if (lines.name() == "TZID")
        name = without_blanks(std::string_view(line).substr(std::min(line.size(), line.find(':') + 1)));
      else if (lines.name() == "X-LIC-LOCATION")
        location = lines.value();
    }
    if (!name.empty() && parts <= zone_parts)
      calendar_.zones.define(of_file_.file, name, location, text);
  }

  bool take(const ContentLines &lines) {
    if (lines.name() == "BEGIN")
      return begin(lines);
    if (lines.name() == "END")
      return end(lines);
    if (in_event_ && depth_ == event_depth_)
      return keep(lines);
    if (depth_ == 1 && lines.name() == "METHOD")
      method_ = lower_case(without_blanks(lines.value()));
    else if (depth_ == 1 && lines.name() == "X-WR-TIMEZONE")
      if (const std::uint32_t zone = calendar_.zones.find(without_blanks(lines.value()), of_file_.file);
          zone != Zones::unknown)
        of_file_.zone = zone;
    return true;
  }

  bool begin(const ContentLines &lines) {
    const std::string name = lower_case(without_blanks(lines.size() < 200 ? lines.value() : std::string()));
    ++depth_;
    if (depth_ == 1) { // a file may hold several calendars
      method_.clear();
      of_file_.zone = Zones::utc;
    }
    if (in_event_)
      return true;
    if (name == "vtodo" || name == "vjournal" || name == "vfreebusy" || name == "vpoll")
      report_.leave_out("tasks, journals and times that are free or busy");
    if (name != "vevent")
      return true;
    in_event_ = true;
    event_depth_ = depth_;
    event_ = {};
    event_.text = "BEGIN:VEVENT\r\n";
    event_.line = lines.line();
    return true;
  }

  bool end(const ContentLines &lines) {
    if (depth_ == 0) {
      add(Code::unreadable_calendar, lines.line(), "END without its BEGIN");
      return false;
    }
    const bool ends_event = in_event_ && depth_ == event_depth_;
    --depth_;
    if (!ends_event)
      return true;
    in_event_ = false;
    return finish_event();
  }

  bool finish_event() {
    if (method_ == "reply" || method_ == "counter" || method_ == "refresh" || method_ == "declinecounter") {
      report_.leave_out("answers to invitations");
      return true;
    }
    if (event_.attendees.empty() && !event_.is_override && method_ != "cancel") {
      report_.leave_out("events without attendees");
      return true;
    }
    event_.text += "END:VEVENT\r\n";
    of_file_.cancels = method_ == "cancel";
    return read_event(event_, of_file_, invitations_, calendar_, report_);
  }

  bool keep(const ContentLines &lines) {
    const auto time = std::ranges::find(time_properties, lines.name());
    if (time == time_properties.end() &&
        std::ranges::find(properties_read, lines.name()) == std::end(properties_read))
      return true;
    event_.bytes += lines.size();
    if (lines.size() > limits.line_bytes || event_.bytes > limits.event_bytes) {
      add(Code::calendar_too_large, lines.line(),
          "a line of an event, or all that are read of it, is longer than a calendar may hold",
          "at most " + std::to_string(limits.line_bytes) + " bytes a line and " +
              std::to_string(limits.event_bytes) + " an event",
          std::string(lines.name()));
      return false;
    }
    if (lines.name() == "RDATE" || lines.name() == "EXDATE")
      return keep_dates(lines, event_.times[static_cast<std::size_t>(time - time_properties.begin())]);
    if (time != time_properties.end())
      ++event_.times[static_cast<std::size_t>(time - time_properties.begin())];
    event_.is_override |= lines.name() == "RECURRENCE-ID";
    if (lines.name() == "ATTENDEE") {
      event_.attendees.push_back(lines.text());
      return true;
    }
    event_.text += lines.text();
    event_.text += "\r\n";
    return true;
  }

  // libical drops what stands behind the 500th value of a line: one value a line.
  bool keep_dates(const ContentLines &lines, unsigned &count) {
    const std::string line = lines.text();
    bool quoted = false;
    std::size_t colon = 0;
    while (colon < line.size() && (quoted || line[colon] != ':'))
      quoted ^= line[colon++] == '"';
    if (colon == line.size()) {
      ++count; // and none is read of it: a fault
      return true;
    }
    const std::string head = line.substr(0, colon + 1);
    for (std::size_t at = colon + 1; at <= line.size();) {
      const std::size_t end = std::min(line.find(',', at), line.size());
      if (without_blanks(std::string_view(line).substr(at, end - at))
              .empty()) { // some exports end in a comma
        at = end + 1;
        continue;
      }
      if (++count > limits.dates || event_.text.size() > limits.event_bytes) {
        add(Code::calendar_too_large, lines.line(),
            "an event has more than " + std::to_string(limits.dates) + " dates", {},
            std::string(lines.name()));
        return false;
      }
      event_.text += head + line.substr(at, end - at) + "\r\n";
      at = end + 1;
    }
    return true;
  }

  std::string_view text_;
  Calendar &calendar_;
  ImportReport &report_;
  OfFile of_file_;
  std::string method_;
  std::uint64_t depth_ = 0, event_depth_ = 0;
  bool in_event_ = false;
  EventLines event_;
  Invitations invitations_;
};

} // namespace

void read_icalendar(std::uint32_t file, std::string_view text, Calendar &calendar, ImportReport &report) {
  IcalendarFile(file, text, calendar, report).read();
}

} // namespace organograph::io::calendar

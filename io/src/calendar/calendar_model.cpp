// SPDX-License-Identifier: Apache-2.0
#include "calendar/attendees.hpp"
#include "calendar/calendar_parts.hpp"
#include "calendar/tally.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/contacts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

namespace organograph::io::calendar {

namespace {

constexpr std::size_t subject_bytes = 200, domains_listed = 20;

bool begins_with_any(std::string_view text, std::span<const std::string_view> labels, std::size_t &end) {
  for (const std::string_view label : labels)
    if (text.starts_with(label)) {
      end = label.size();
      return true;
    }
  return false;
}

// What lets somebody in: 'Meeting ID: 812 3456 7890', 'Passcode: 99aa'.
std::size_t access_end(std::string_view text, std::size_t at) {
  constexpr std::string_view of_numbers[] = {"meeting id",    "meeting-id",      "webinar id",
                                             "conference id", "besprechungs-id", "id de réunion"};
  constexpr std::string_view of_words[] = {"passcode", "password", "access code", "kenncode",
                                           "kennwort", "passwort", "pin"};
  const std::string lower = lower_case(text.substr(at, 24));
  std::size_t end = 0;
  if (begins_with_any(lower, of_numbers, end)) {
    std::size_t digits = 0, behind = at;
    for (std::size_t i = at + end;
         i < text.size() && std::string_view("0123456789 :#-").find(text[i]) != std::string_view::npos; ++i)
      if (text[i] >= '0' && text[i] <= '9') {
        ++digits;
        behind = i + 1;
      }
    return digits >= 6 ? behind : at;
  }
  if (!begins_with_any(lower, of_words, end))
    return at;
  const std::size_t colon = std::min(text.find_first_not_of(' ', at + end), text.size());
  if (colon == text.size() || text[colon] != ':')
    return at;
  const std::size_t value = std::min(text.find_first_not_of(" \t", colon + 1), text.size());
  return std::min(text.find_first_of(" \t\r\n\v\f", value), text.size());
}

// 'https://...', 'www...', 'zoom.us/j/123'; no 'S.117/aftercare'.
bool is_link(std::string_view word) {
  const std::string lower = lower_case(word);
  if (lower.find("://") != std::string::npos || lower.find("www.") != std::string::npos)
    return true;
  const std::size_t begin = std::min(lower.find_first_not_of("(<[\"'"), lower.size());
  const std::size_t slash = lower.find_first_of("/?", begin);
  if (slash == std::string::npos || slash + 1 == lower.size())
    return false;
  const std::string_view host = std::string_view(lower).substr(begin, slash - begin);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot < 2 || dot + 3 > host.size())
    return false;
  return host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string_view::npos &&
         host.find_first_not_of("abcdefghijklmnopqrstuvwxyz", dot + 1) == std::string_view::npos;
}

// One line, without e-mails, links, telephone numbers and what lets into a meeting.
std::string subject_text(std::string_view given) {
  const std::string subject = tables::without_telephones(given);
  std::string out;
  for (std::size_t at = 0; at < subject.size() && out.size() < subject_bytes;) {
    const std::size_t open = at + (subject[at] == '(' || subject[at] == '[' ? 1U : 0U);
    if (const std::size_t end = access_end(subject, open); end > open) {
      out += "(access)";
      at = end;
      continue;
    }
    const std::size_t end = std::min(subject.find_first_of(" \t\r\n\v\f", at), subject.size());
    const std::string_view word = std::string_view(subject).substr(at, end - at);
    out += word.find('@') != std::string_view::npos ? "(e-mail)" : is_link(word) ? "(link)" : word;
    at = end;
    if (at < subject.size()) {
      out += ' ';
      while (at < subject.size() &&
             std::string_view(" \t\r\n\v\f").find(subject[at]) != std::string_view::npos)
        ++at;
    }
  }
  if (out.size() > subject_bytes) { // not within a character
    std::size_t end = subject_bytes;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U)
      --end;
    out.resize(end);
  }
  return std::string(without_blanks(out));
}

// A table of the model, or a new one, with these columns at least, so that rows can be added.
class GrownTable {
public:
  GrownTable(const std::optional<DraftTable> &table, std::string file, std::vector<std::string> columns)
      : names_(std::move(columns)) {
    std::vector<std::string> all = table ? table->columns() : std::vector<std::string>{};
    for (const std::string &name : names_) {
      const auto at = std::ranges::find_if(all, [&](const std::string &one) { return trimmed(one) == name; });
      places_.push_back(static_cast<std::size_t>(at - all.begin()));
      if (at == all.end())
        all.push_back(name);
    }
    grown_.emplace(std::move(file), all);
    cells_.resize(all.size());
    for (std::size_t row = 0; table && row < table->rows(); ++row) {
      std::ranges::fill(cells_, std::string_view{});
      for (std::size_t column = 0; column < table->columns().size(); ++column)
        cells_[column] = table->cell(row, column);
      grown_->add_row(table->line(row), cells_, table->misshapen(row));
    }
  }

  void add(std::span<const std::string_view> cells) {
    std::ranges::fill(cells_, std::string_view{});
    for (std::size_t i = 0; i < places_.size(); ++i)
      cells_[places_[i]] = cells[i];
    grown_->add_row(grown_->rows() + 2, cells_);
  }

  std::optional<DraftTable> take() { return std::move(grown_); }
  const DraftTable &table() const { return *grown_; }
  std::string_view cell(std::size_t row, std::size_t name) const {
    return trimmed(grown_->cell(row, places_[name]));
  }

private:
  std::vector<std::string> names_;
  std::vector<std::size_t> places_;
  std::optional<DraftTable> grown_;
  std::vector<std::string_view> cells_;
};

class ModelWriter {
public:
  ModelWriter(const Calendar &calendar, const Gathered &gathered, const CalendarOptions &options,
              const Attendees &attendees, ImportReport &report)
      : calendar_(calendar), a_year_(gathered.a_year), options_(options), attendees_(attendees),
        report_(report) {}

  void write(const std::vector<Meeting> &meetings, Draft &draft) {
    GrownTable table(draft[TableId::meetings], "meetings.csv",
                     {"meeting_id", "subject", "duration_hours", "occurrences_per_year", "source"});
    GrownTable attendance(draft[TableId::attendance], "attendance.csv",
                          {"meeting_id", "attendee_id", "role", "attended"});
    std::unordered_set<std::string> taken;
    for (std::size_t row = 0; row < table.table().rows(); ++row)
      taken.emplace(table.cell(row, 0));
    std::unordered_set<Target> partners;
    std::size_t number = 0;
    for (const Meeting &meeting : meetings) {
      std::string id;
      do
        id = "cal-" + std::to_string(++number);
      while (taken.contains(id));
      write_meeting(meeting, id, number, table);
      for (const MeetingSeat &seat : meeting.seats) {
        write_seat(meeting, seat, id, attendance);
        if (!attendees_.is_post(seat.target))
          partners.insert(seat.target);
      }
    }
    draft[TableId::meetings] = table.take();
    draft[TableId::attendance] = attendance.take();
    write_partners(partners, draft);
  }

private:
  std::string subject(const Meeting &meeting, std::size_t number) const {
    using Subjects = CalendarOptions::Subjects;
    if (meeting.is_private)
      return "private";
    const bool kept =
        options_.subjects == Subjects::keep ||
        (options_.subjects == Subjects::by_source && calendar_.events[meeting.event].is_written_to_be_read);
    const std::string text = kept ? subject_text(calendar_.texts[meeting.subject]) : std::string();
    return text.empty() ? "Meeting " + std::to_string(number) : text;
  }

  void write_meeting(const Meeting &meeting, const std::string &id, std::size_t number, GrownTable &table) {
    const Event &event = calendar_.events[meeting.event];
    const std::string &file = calendar_.files[event.file];
    const std::string text = subject(meeting, number);
    const double hours = meeting.seconds / 3600;
    const std::string duration = hours >= 0.0001 ? number_text(hours) : std::string();
    const std::string occurrences = number_text(meeting.occurrences * a_year_);
    const std::string source = file + ", line " + std::to_string(event.line);
    table.add(std::array<std::string_view, 5>{id, text, duration, occurrences, source});
    report_.note({file,
                  event.line,
                  {},
                  {},
                  "meetings.csv " + id,
                  counted(meeting.occurrences, "occurrence") + " in the window, " +
                      counted(meeting.seats.size(), "seat")});
  }

  void write_seat(const Meeting &meeting, const MeetingSeat &seat, const std::string &id,
                  GrownTable &table) const {
    const bool is_post = attendees_.is_post(seat.target);
    const bool part = is_post && (meeting.of_register || seat.taken < meeting.occurrences);
    const std::string attended = part ? number_text(seat.taken * a_year_) : std::string();
    const std::string_view role = seat.role == Role::chair      ? "chair"
                                  : seat.role == Role::optional ? "optional"
                                                                : "required";
    table.add(std::array<std::string_view, 4>{id, attendees_.identifier(seat.target), role, attended});
  }

  // Those of the model are there; new ones that come to a meeting are added.
  void write_partners(const std::unordered_set<Target> &attending, Draft &draft) const {
    const auto &all = attendees_.partners();
    if (attending.empty() || attendees_.partners_of_model() == all.size())
      return;
    GrownTable table(draft[TableId::partners], "partners.csv", {"partner_id", "name"});
    Target posts = 0;
    while (attendees_.is_post(posts))
      ++posts;
    for (std::size_t i = attendees_.partners_of_model(); i < all.size(); ++i)
      if (attending.contains(posts + static_cast<Target>(i)))
        table.add(std::array<std::string_view, 2>{all[i].first, all[i].second});
    draft[TableId::partners] = table.take();
  }

  const Calendar &calendar_;
  double a_year_;
  const CalendarOptions &options_;
  const Attendees &attendees_;
  ImportReport &report_;
};

// A register's people are named where they stand: one of them misspelt has no seat. Others are not.
void name_unmatched(const Calendar &calendar, const Unseated &unseated, ImportReport &report) {
  std::vector<bool> told(unseated.seats.size());
  for (const Event &event : calendar.events)
    for (const Seat &seat : calendar.seats_of(event)) {
      const Person &person = calendar.people.all()[seat.person];
      if (!event.of_register || told[seat.person] || unseated.seats[seat.person] == 0 || person.name.empty())
        continue;
      told[seat.person] = true;
      report.note({calendar.files[event.file], event.line, {}, person.name, {}, "no post has this name"});
    }
}

// By domain, the most people first.
void list_unmatched(const Calendar &calendar, const Unseated &unseated, ImportReport &report) {
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> domains; // people, seats
  std::uint64_t people = 0;
  for (std::size_t person = 0; person < unseated.seats.size(); ++person)
    if (unseated.seats[person] > 0) {
      auto &[of_domain, seats] = domains[Attendees::shown_domain(calendar.people.all()[person])];
      ++of_domain;
      seats += unseated.seats[person];
      ++people;
    }
  if (people == 0)
    return;
  std::vector<std::pair<std::string, std::pair<std::uint64_t, std::uint64_t>>> sorted(domains.begin(),
                                                                                      domains.end());
  std::ranges::stable_sort(sorted, std::ranges::greater{}, [](const auto &one) { return one.second; });
  std::string listed;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const auto &[domain, counts] = sorted[i];
    const std::string name = domain.empty() ? "without e-mail" : domain;
    report.leave_out("seats of attendees who match no post (" +
                         (i < domains_listed ? name : "further domains") + ")",
                     counts.second);
    if (i < domains_listed)
      listed += (i == 0 ? "" : ", ") + name + ' ' + std::to_string(counts.first);
  }
  if (sorted.size() > domains_listed)
    listed += " and " + counted(sorted.size() - domains_listed, "domain") + " more";
  report.diagnostics.push_back({Code::attendees_not_matched,
                                {},
                                0,
                                0,
                                {},
                                std::to_string(people) + " of " +
                                    counted(calendar.people.all().size(), "attendee") +
                                    (people == 1 ? " matches no post: " : " match no post: ") + listed,
                                {},
                                {}});
}

// Nothing is written then: what was left out is said here.
std::string no_meeting_text(Window window, const ImportReport &report) {
  constexpr std::size_t listed = 6;
  std::string text = window.first > window.last
                         ? std::string("the files hold no event that counts as a meeting")
                         : "no event between " + iso_day(window.first) + " and " + iso_day(window.last) +
                               " has an attendee who holds a post";
  for (std::size_t i = 0; i < std::min(listed, report.left_out.size()); ++i)
    text += (i == 0 ? "; left out: " : ", ") + report.left_out[i].what + " (" +
            std::to_string(report.left_out[i].count) + ")";
  if (report.left_out.size() > listed)
    text += " and others";
  return text;
}

} // namespace

Draft with_meetings(const Calendar &calendar, const Gathered &gathered, const CalendarModel &model,
                    const CalendarOptions &options, const Attendees &attendees, ImportReport &report) {
  Unseated unseated;
  const std::vector<Meeting> meetings = tallied(calendar, gathered, attendees, unseated);
  list_unmatched(calendar, unseated, report);
  name_unmatched(calendar, unseated, report);
  if (unseated.declined > 0)
    report.leave_out("seats that were declined", unseated.declined);
  if (unseated.copies > 0)
    report.leave_out("further copies of an occurrence", unseated.copies);
  if (unseated.of_nobody > 0)
    report.leave_out("meetings that nobody of the model attends", unseated.of_nobody);
  if (meetings.empty()) {
    report.diagnostics.push_back(
        {Code::no_meetings, {}, 0, 0, {}, no_meeting_text(gathered.window, report), {}, {}});
    return {};
  }
  Draft draft = model.draft;
  ModelWriter(calendar, gathered, options, attendees, report).write(meetings, draft);
  return draft;
}

} // namespace organograph::io::calendar

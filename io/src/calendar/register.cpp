// SPDX-License-Identifier: Apache-2.0
#include "calendar/register.hpp"

#include "calendar/table_times.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/folded.hpp"

#include <unordered_map>
#include <unordered_set>

namespace organograph::io::calendar {

namespace {

constexpr std::size_t longest_head = 100;

using Spelt = std::string_view;
constexpr Spelt of_member[] = {"Name",         "Attendee",       "Attendee name",    "Member",
                               "Person",       "Officer",        "Councillor",       "Participant",
                               "Holder",       "Full name",      "Member name",      "Councillor name",
                               "Members",      "Councillors",    "Name of member",   "Name of councillor",
                               "Officer name", "Representative", "Committee member", "Board member",
                               "Director",     "Teilnehmer",     "Mitglied",         "Membre"};
constexpr Spelt of_first_name[] = {"First name", "Forename", "Given name", "Vorname", "Prénom"};
constexpr Spelt of_last_name[] = {"Last name", "Surname", "Family name", "Nachname"};
constexpr Spelt of_member_email[] = {"E-mail",         "Email", "Email address",
                                     "E-mail address", "Mail",  "Attendee email"};
constexpr Spelt of_member_post[] = {"post_id", "Post", "Position id"};
constexpr Spelt of_member_role[] = {"Role", "Rolle", "Rôle"};

} // namespace

const std::array<std::string_view, 15> heads_of_meeting = {
    "Meeting", "Meeting name", "Meeting title", "Subject", "Board",   "Committee", "Body",  "Group",
    "Title",   "Sitzung",      "Gremium",       "Betreff", "Réunion", "Objet",     "Comité"};
const std::array<std::string_view, 12> heads_of_date = {
    "Date",       "Meeting date", "Date of meeting", "Date and time",      "Date/time", "Meeting on",
    "Start date", "Day",          "Datum",           "Date de la réunion", "Timestamp", "Completion time"};

const MemberFields &member_fields() {
  static const MemberFields fields = {{{"person", of_member, false, true},
                                       {"first_name", of_first_name},
                                       {"last_name", of_last_name},
                                       {"email", of_member_email},
                                       {"post_id", of_member_post},
                                       {"role", of_member_role}}};
  return fields;
}

std::optional<std::size_t> member_field(std::string_view head) {
  static const std::unordered_map<std::string, std::size_t> known = [] {
    std::unordered_map<std::string, std::size_t> out;
    for (std::size_t field = 0; field < member::columns; ++field)
      for (const std::string_view spelling : member_fields()[field].spellings)
        out.try_emplace(tables::head_letters(spelling), field);
    return out;
  }();
  if (head.empty() || head.size() > longest_head)
    return std::nullopt;
  const auto at = known.find(tables::head_key(head));
  return at == known.end() ? std::nullopt : std::optional(at->second);
}

bool is_date_head(std::string_view head) {
  static const std::unordered_set<std::string> known = [] {
    std::unordered_set<std::string> out;
    for (const std::string_view spelling : heads_of_date)
      out.insert(tables::head_letters(spelling));
    return out;
  }();
  return !head.empty() && head.size() <= longest_head && known.contains(tables::head_key(head));
}

void say_shapes(std::vector<Diagnostic> &diagnostics) {
  for (Diagnostic &one : diagnostics)
    if (one.code == Code::missing_column) {
      one.expected =
          "a column Date beside Name and Attended, or beside Attendees; or a row a person below days "
          "such as 8 Jan 2024; or a row a person with Expected and Attended";
      one.remedy = "write such heads over the columns, or name them with --map";
    }
}

Member member_of(const std::array<std::string_view, member::columns> &cells) {
  using enum member::Column;
  if (!cells[post].empty())
    return {{{}, std::string(cells[post])}, role_of(cells[role])};
  Member out;
  out.person = person_in(cells[name]);
  if (out.person.name.empty() && out.person.address.empty())
    out.person.name = without_blanks(std::string(cells[first_name]) + ' ' + std::string(cells[last_name]));
  if (std::string address = address_in(cells[email]); !address.empty())
    out.person.address = std::move(address);
  out.role = role_of(cells[role]);
  const std::string_view text = out.person.name;
  if (const std::size_t open = text.rfind('('); open != std::string_view::npos && text.ends_with(')'))
    if (role_of(text.substr(open + 1, text.size() - open - 2)) == Role::chair)
      out.role = Role::chair;
  return out;
}

Member member_of(const tables::HeadedTable &table, std::size_t row) {
  std::array<std::string_view, member::columns> cells;
  for (std::size_t field = 0; field < member::columns; ++field)
    cells[field] = table.cell(row, field);
  return member_of(cells);
}

std::string title_of(const tables::Grid &grid, std::size_t head_row, bool one_of_several) {
  std::string title;
  for (std::size_t row = 0; row < head_row && title.empty(); ++row)
    if (const std::string_view cell = grid.cell(row, 0); !member_field(cell))
      title = cell;
  // Sheets may all have one heading; those that are called for a time are of one body.
  const std::string sheet = meeting_name(grid.sheet());
  if (title.empty())
    title = grid.sheet();
  else if (one_of_several && !sheet.empty() && title != sheet)
    title += ": " + sheet;
  return title.empty() ? file_stem(grid.file()) : title;
}

std::string file_stem(const std::string &file) {
  std::string stem = file.substr(file.find_last_of("/\\") + 1);
  if (const std::size_t dot = stem.rfind('.'); dot != std::string::npos && dot > 0)
    stem.resize(dot);
  return stem;
}

std::size_t Register::meeting(std::string_view name, Wall wall, std::int64_t seconds, std::uint64_t line) {
  const std::string subject =
      name.empty() ? file_stem(calendar_.files[file_]) : std::string(without_blanks(name));
  const auto [place, is_new] = known_.try_emplace({subject, wall}, meetings_.size());
  if (is_new) {
    Event event;
    event.file = file_;
    event.line = line;
    event.subject = calendar_.texts.number(subject);
    event.start = {wall, wall, false};
    event.seconds = seconds;
    event.of_register = true;
    event.is_written_to_be_read = true;
    event.floating = true;
    meetings_.push_back({event, {}});
  } else if (meetings_[place->second].first.seconds == 0) {
    meetings_[place->second].first.seconds = seconds;
  }
  return place->second;
}

void Register::seat(std::size_t meeting, const Person &person, Role role, Answer answer) {
  if (const std::uint32_t number = calendar_.people.number(person.address, person.name); number != none)
    meetings_[meeting].second.push_back({number, role, answer});
}

void Register::seat(std::size_t meeting, const Member &member, Mark mark) {
  if (mark == Mark::present || mark == Mark::absent)
    seat(meeting, member.person, member.role, mark == Mark::present ? Answer::present : Answer::absent);
}

void Register::finish() {
  for (auto &[event, seats] : meetings_) {
    event.seats_begin = calendar_.seats.size();
    calendar_.seats.insert(calendar_.seats.end(), seats.begin(), seats.end());
    if (!calendar_.finish(event, report_))
      return;
  }
}

} // namespace organograph::io::calendar

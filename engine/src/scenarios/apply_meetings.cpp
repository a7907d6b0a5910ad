// SPDX-License-Identifier: Apache-2.0
// attendance_changes.csv and meeting_changes.csv.
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace organograph {

namespace {

constexpr std::string_view of_a_meeting =
    "|meeting_id|subject|function|convened_by|kind|duration_hours|occurrences_per_year|";

// Attendance is read before the meetings, and a meeting that they create has attendees too.
boost::unordered_flat_set<std::string, detail::TextHash, std::equal_to<>>
created_meetings(const Draft &scenario) {
  boost::unordered_flat_set<std::string, detail::TextHash, std::equal_to<>> out;
  std::vector<Diagnostic> said_when_applied;
  ChangeTable from(scenario, TableId::meeting_changes, said_when_applied);
  for (std::size_t row = 0; row < from.rows(); ++row)
    if (from.value(row, "action") == "create")
      out.emplace(from.value(row, "meeting_id"));
  return out;
}

std::optional<double> number_in(std::string_view cell) {
  double value = 0;
  const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return problem == std::errc{} && end == cell.data() + cell.size() && std::isfinite(value)
             ? std::optional(value)
             : std::nullopt;
}

} // namespace

void ScenarioMaker::apply_attendance() {
  ChangeTable from(scenario.draft, TableId::attendance_changes, out.diagnostics);
  const auto created = created_meetings(scenario.draft);
  const TableColumn meeting_column = from.column("meeting_id");
  const TableColumn attendee_column = from.column("attendee_id");
  const std::size_t of_meeting = attendance.column("meeting_id");
  const std::size_t attendee = attendance.column("attendee_id");
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!row_begins(from, row))
      continue;
    const std::string_view meeting_id = from.cells.identifier(row, meeting_column);
    const std::string_view attendee_id = from.cells.identifier(row, attendee_column);
    const auto action = from.cells.choice(row, from.column("action"));
    enum : std::size_t { add, remove, change }; // in the schema's order
    const bool adds = action == add;
    if (action)
      refuse_unused(from, row,
                    action == remove ? "|meeting_id|attendee_id|"
                                     : "|meeting_id|attendee_id|role|function|attended|");
    const bool meets = !meeting_id.empty() && (created.contains(std::string(meeting_id)) ||
                                               meeting(from, row, meeting_column) != nullptr);
    const bool attends = !attendee_id.empty() && (partners.find(attendee_id) != Identifiers::not_there ||
                                                  attending_post(from, row, attendee_column));
    if (!meets || !attends || !action)
      continue;
    const auto same = attendance.rows_with({{of_meeting, meeting_id}, {attendee, attendee_id}});
    if (!adds && same.empty())
      not_there(from, row, attendee_column,
                "attendee_id " + shown(attendee_id) + " does not attend " + shown(meeting_id));
    else if (action == remove)
      attendance.remove(same.front());
    else if (!adds)
      set_seat(from, row, same.front(), false);
    else if (!same.empty())
      from.cells.fault(row, attendee_column, Code::duplicate_row, attendee_id,
                       "attendee_id " + shown(attendee_id) + " attends " + shown(meeting_id) + " already",
                       "each attendee of a meeting once", "remove the row");
    else
      add_seat(from, row);
  }
}

// False with a fault where no post of that name is there.
bool ScenarioMaker::attending_post(ChangeTable &from, std::size_t row, const TableColumn &column) {
  const std::string_view id = from.cells.identifier(row, column);
  if (post_entries.contains(id) || is_doubtful(id))
    return post(from, row, column) != nullptr;
  from.cells.fault(
      row, column, Code::unknown_attendee, id,
      "attendee_id " + shown(id) + " is neither a post nor a partner", "a post_id or a partner_id",
      hints.of(id, {{TableId::posts, &posts_there()}, {TableId::partners, &partners}}, *column.schema));
  return false;
}

void ScenarioMaker::add_seat(ChangeTable &from, std::size_t row) {
  const SourceRow by = from.by(row);
  const EditedTable::Row at = attendance.add(by);
  attendance.set(at, attendance.column("meeting_id"), from.value(row, "meeting_id"), by);
  set_seat(from, row, at, true);
}

void ScenarioMaker::set_seat(ChangeTable &from, std::size_t row, EditedTable::Row at, bool creating) {
  set_cells(from, row, attendance, TableId::attendance, at, creating);
  if (!from.value(row, "attended").empty())
    attended_as_after.insert(at);
}

double ScenarioMaker::occurrences_of(EditedTable::Row meeting) {
  return number_in(meetings.id(meeting, meetings.column("occurrences_per_year"))).value_or(1);
}

// A seat keeps its rate where its series has another number of occurrences, unless the scenario says how
// often it is taken then.
void ScenarioMaker::keep_rate(EditedTable::Row seat, double before, double after, const SourceRow &by) {
  const std::size_t column = attendance.column("attended");
  const std::optional<double> attended = number_in(attendance.id(seat, column));
  if (!attended || before == after || attended_as_after.contains(seat))
    return;
  const double share = *attended / before;
  attendance.set(seat, column, exact_text(share == 1 ? after : std::min(after, share * after)), by);
}

// The first row's seat remains, with what it speaks for (also where that is derived). One person for two
// seats comes at least as often as the one who came more often.
void ScenarioMaker::join_seats(EditedTable::Row first, EditedTable::Row second, const SourceRow &by) {
  const std::size_t attended = attendance.column("attended");
  const std::string other_attended(attendance.id(second, attended));
  const std::string_view own = attendance.id(first, attended);
  if (own.empty())
    return;
  if (other_attended.empty() || number_in(other_attended).value_or(0) > number_in(own).value_or(0))
    attendance.set(first, attended, other_attended, by);
  if (attended_as_after.contains(second))
    attended_as_after.insert(first);
}

void ScenarioMaker::apply_meetings() {
  ChangeTable from(scenario.draft, TableId::meeting_changes, out.diagnostics);
  const TableColumn id_column = from.column("meeting_id");
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!row_begins(from, row))
      continue;
    const std::string_view id = from.cells.identifier(row, id_column);
    const auto action = from.cells.choice(row, from.column("action"));
    if (id.empty() || !action) {
      add_doubt(id);
      continue;
    }
    enum : std::size_t { create, change, remove, merge }; // in the schema's order
    refuse_unused(from, row,
                  *action == remove  ? "|meeting_id|"
                  : *action == merge ? "|meeting_id|into|"
                                     : of_a_meeting);
    if (*action == create) {
      create_meeting(from, row, id);
      continue;
    }
    Entry *const entry = meeting(from, row, id_column);
    if (entry != nullptr && *action == change)
      change_meeting(from, row, id, *entry);
    else if (*action == merge)
      merge_meeting(from, row, id, entry);
    else if (entry != nullptr && *action == remove)
      delete_meeting(from, row, id, *entry);
  }
}

void ScenarioMaker::change_meeting(ChangeTable &from, std::size_t row, std::string_view id, Entry &entry) {
  const TableColumn kind = from.column("kind");
  if (const std::string_view cell = from.cells.identifier(row, kind); !cell.empty() && entry.in_start)
    from.cells.fault(row, kind, Code::kind_is_kept, cell,
                     "kind is " + shown(cell) + ", and the meeting " + shown(id) +
                         " was there before the scenario",
                     "an empty cell");
  const double before = occurrences_of(entry.row);
  set_cells(from, row, meetings, TableId::meetings, entry.row, false);
  const double after = occurrences_of(entry.row);
  if (before != after)
    for (const EditedTable::Row seat : attendance.rows_with({{attendance.column("meeting_id"), id}}))
      keep_rate(seat, before, after, from.by(row));
}

void ScenarioMaker::create_meeting(ChangeTable &from, std::size_t row, std::string_view id) {
  const auto there = meeting_entries.find(id);
  if (there != meeting_entries.end() && there->second.alive) {
    from.cells.fault(row, from.column("meeting_id"), Code::duplicate_id, id,
                     "meeting_id " + shown(id) + " is a meeting already",
                     "an identifier that is no meeting's at this row",
                     "change the meeting, or give the new one another identifier");
    return;
  }
  if (there != meeting_entries.end() && there->second.in_start)
    from.cells.fault(row, from.column("meeting_id"), Code::already_deleted, id,
                     "meeting_id " + shown(id) + " was there before the scenario; line " +
                         std::to_string(there->second.deleted_line) + " deletes it",
                     "an identifier that no meeting had before the scenario",
                     "change the meeting instead of deleting it, or give the new one another identifier");
  const EditedTable::Row at = meetings.add(from.by(row));
  meetings.set(at, meetings.column("meeting_id"), id, from.by(row));
  if (there == meeting_entries.end()) {
    meeting_entries.emplace(names.emplace_back(id), Entry{.row = at});
  } else {
    there->second.row = at;
    there->second.alive = true;
  }
  set_cells(from, row, meetings, TableId::meetings, at, true);
}

void ScenarioMaker::delete_meeting(ChangeTable &from, std::size_t row, std::string_view id, Entry &entry) {
  for (const EditedTable::Row seat : attendance.rows_with({{attendance.column("meeting_id"), id}}))
    attendance.remove(seat);
  meetings.remove(entry.row);
  entry.alive = false;
  entry.deleted_line = from.cells.line(row);
}

// The attendances pass to the other meeting.
void ScenarioMaker::merge_meeting(ChangeTable &from, std::size_t row, std::string_view id, Entry *entry) {
  const TableColumn column = from.column("into");
  const std::string_view into = from.cells.identifier(row, column);
  if (into.empty()) {
    from.cells.fault(row, column, Code::missing_value, {}, "into is empty", "a meeting_id");
  } else if (into == id) {
    from.cells.fault(row, column, Code::passes_to_itself, into,
                     "into " + shown(into) + " is the meeting itself", "another meeting");
  } else if (const Entry *other = meeting(from, row, column); other != nullptr && entry != nullptr) {
    const std::size_t of_meeting = attendance.column("meeting_id");
    const double before = occurrences_of(entry->row), after = occurrences_of(other->row);
    for (const EditedTable::Row seat : attendance.rows_with({{of_meeting, id}})) {
      keep_rate(seat, before, after, from.by(row));
      pass_seat(seat, of_meeting, into, from.by(row));
    }
    out.merged.emplace_back(id, into);
  }
  if (entry != nullptr)
    delete_meeting(from, row, id, *entry);
}

} // namespace organograph

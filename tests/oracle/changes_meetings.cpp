// SPDX-License-Identifier: Apache-2.0
// Attendance and meetings.
#include "changed_cells.hpp"

#include <algorithm>
#include <cstdio>

namespace organograph::oracle {
namespace {

const Columns<MeetingRow> meeting_columns = {{{"subject", &MeetingRow::subject},
                                              {"function", &MeetingRow::function},
                                              {"convened_by", &MeetingRow::convened_by},
                                              {"kind", &MeetingRow::kind}},
                                             {{"duration_hours", &MeetingRow::duration_hours},
                                              {"occurrences_per_year", &MeetingRow::occurrences_per_year}}};

} // namespace

// A seat keeps its rate where its series has another number of occurrences; not where the scenario has said
// how often it is taken.
void Changes::keep_rate(AttendanceRow &seat, double before, double after) {
  if (!seat.attended || before == after || says_attended_.contains({seat.meeting_id, seat.attendee_id}))
    return;
  ++made["rate kept"];
  const double share = *seat.attended / before;
  seat.attended = share == 1 ? after : std::min(after, share * after);
}

const MeetingRow *Changes::find_meeting(const std::string &id) {
  for (const MeetingRow &row : rows_of(rows_.meetings))
    if (row.meeting_id == id)
      return &row;
  return nullptr;
}

// What a row says of a seat's function and attendance; the latter only where the meeting stays as it is.
void Changes::say_more(AttendanceRow &row, CellsByColumn &cells) {
  if (!functions_.empty() && random_.chance(30))
    cells["function"] = row.function = random_.pick(functions_);
  const MeetingRow *meeting = find_meeting(row.meeting_id);
  if (meeting == nullptr || !random_.chance(30))
    return;
  row.attended = occurrences(*meeting) * random_.pick(std::vector<double>{0, 0.5, 1});
  char text[40];
  std::snprintf(text, sizeof text, "%.17g", *row.attended);
  cells["attended"] = text;
  says_attended_.emplace(row.meeting_id, row.attendee_id);
}

void Changes::change_seat() {
  AttendanceRow &row =
      (*rows_
            .attendance)[static_cast<std::size_t>(random_.below(static_cast<int>(rows_.attendance->size())))];
  CellsByColumn cells = {
      {"meeting_id", row.meeting_id}, {"attendee_id", row.attendee_id}, {"action", "change"}};
  if (random_.chance(40)) {
    row.role = random_.pick(Ids{"", "chair", "optional", "statutory"});
    cells["role"] = row.role.empty() ? "-" : row.role;
  }
  if (random_.chance(20)) {
    row.function.clear();
    row.attended.reset();
    cells["function"] = cells["attended"] = "-";
    says_attended_.emplace(row.meeting_id, row.attendee_id);
  } else {
    say_more(row, cells);
  }
  put("attendance_changes", "seat change", cells);
}

void Changes::change_seats() {
  Ids meetings = drawn_meetings_;
  if (rows_.meetings)
    for (const MeetingRow &row : *rows_.meetings)
      meetings.push_back(row.meeting_id);
  if (random_.chance(40)) {
    drawn_meetings_.push_back(name_ + "-meeting-" +
                              std::to_string(++number_)); // change_meetings() creates it
    meetings.push_back(drawn_meetings_.back());
  }
  for (int i = meetings.empty() ? 0 : random_.below(6); i > 0; --i) {
    AttendanceRow row;
    row.meeting_id = random_.pick(meetings);
    row.attendee_id = pick_post();
    if (random_.chance(20) && !partner_ids(rows_).empty())
      row.attendee_id = random_.pick(partner_ids(rows_));
    row.role = random_.pick(Ids{"", "chair", "required", "optional", "statutory"});
    row.source = source();
    const auto is_same = [&](const auto &other) {
      return other.meeting_id == row.meeting_id && other.attendee_id == row.attendee_id;
    };
    if (rows_.attendance && std::ranges::any_of(*rows_.attendance, is_same))
      continue;
    CellsByColumn cells = {{"meeting_id", row.meeting_id},
                           {"attendee_id", row.attendee_id},
                           {"action", "add"},
                           {"role", row.role},
                           {"source", row.source}};
    say_more(row, cells);
    table(rows_.attendance).push_back(row);
    put("attendance_changes", "seat add", cells);
    if (random_.chance(40))
      change_seat();
    if (rows_.attendance->size() > 1 && random_.chance(60)) {
      const AttendanceRow gone = random_.pick(*rows_.attendance);
      std::erase_if(*rows_.attendance, [&](const auto &seat) {
        return seat.meeting_id == gone.meeting_id && seat.attendee_id == gone.attendee_id;
      });
      put("attendance_changes", "seat remove",
          {{"meeting_id", gone.meeting_id}, {"attendee_id", gone.attendee_id}, {"action", "remove"}});
    }
  }
}

CellsByColumn Changes::meeting_cells() {
  CellsByColumn out;
  if (random_.chance(40))
    out["subject"] = "Subject " + std::to_string(random_.below(3));
  if (random_.chance(40) && !functions_.empty())
    out["function"] = random_.pick(functions_);
  if (random_.chance(30))
    out["convened_by"] = pick_organisation();
  if (random_.chance(10) && rows_.organisations.size() > 1)
    out["convened_by"] =
        rows_.organisations[1].organisation_id + ";" + rows_.organisations[0].organisation_id;
  if (random_.chance(30))
    out["kind"] = random_.pick(Ids{"representation", "team", "case", "statutory"});
  if (random_.chance(40))
    out["duration_hours"] = random_.pick(Ids{"1.5", "2", "0.25"});
  if (random_.chance(40))
    out["occurrences_per_year"] = random_.pick(Ids{"1", "4", "12"});
  return out;
}

void Changes::change_meetings() {
  for (const std::string &id : drawn_meetings_) {
    own_meetings_.insert(id);
    MeetingRow row;
    row.meeting_id = id;
    CellsByColumn cells = meeting_cells();
    cells["subject"] = "New board";
    cells["source"] = row.source = source();
    set_cells(row, meeting_columns, cells);
    table(rows_.meetings).push_back(row);
    cells["meeting_id"] = id;
    cells["action"] = "create";
    put("meeting_changes", "meeting create", cells);
  }
  drawn_meetings_.clear();
  for (int i = random_.below(4); i > 0 && rows_.meetings && !rows_.meetings->empty(); --i) {
    const std::string id = random_.pick(*rows_.meetings).meeting_id;
    if (const int way = random_.below(3); way == 0)
      change_meeting(id);
    else if (way == 1)
      merge_meeting(id, random_.pick(*rows_.meetings).meeting_id);
    else
      delete_meeting(id, {{"meeting_id", id}, {"action", "delete"}});
  }
}

void Changes::change_meeting(const std::string &id) {
  CellsByColumn cells = meeting_cells();
  for (const char *column : {"function", "convened_by", "kind", "duration_hours", "occurrences_per_year"})
    if (random_.chance(10))
      cells[column] = "-";
  if (!own_meetings_.contains(id))
    cells.erase("kind"); // the others keep theirs
  if (says_of(id))
    cells.erase("occurrences_per_year"); // or what is said might be more than there are
  for (MeetingRow &row : *rows_.meetings)
    if (row.meeting_id == id) {
      const double before = occurrences(row);
      set_cells(row, meeting_columns, cells);
      keep_rates(id, before, occurrences(row));
    }
  cells["meeting_id"] = id;
  cells["action"] = "change";
  put("meeting_changes", "meeting change", cells);
}

// Whether the scenario has said how often some seat of the meeting is taken.
bool Changes::says_of(const std::string &meeting) {
  return std::ranges::any_of(says_attended_, [&](const auto &seat) { return seat.first == meeting; });
}

void Changes::keep_rates(const std::string &meeting, double before, double after) {
  if (rows_.attendance)
    for (AttendanceRow &seat : *rows_.attendance)
      if (seat.meeting_id == meeting)
        keep_rate(seat, before, after);
}

void Changes::merge_meeting(const std::string &id, const std::string &into) {
  if (id == into || says_of(id))
    return;
  keep_rates(id, occurrences(*find_meeting(id)), occurrences(*find_meeting(into)));
  if (rows_.attendance)
    for (AttendanceRow &seat : *rows_.attendance)
      if (seat.meeting_id == id)
        seat.meeting_id = into;
  unite_seats();
  delete_meeting(id, {{"meeting_id", id}, {"action", "merge"}, {"into", into}});
}

void Changes::delete_meeting(const std::string &id, const CellsByColumn &cells) {
  const auto is_it = [&](const auto &row) { return row.meeting_id == id; };
  std::erase_if(*rows_.meetings, is_it);
  if (rows_.attendance)
    std::erase_if(*rows_.attendance, is_it);
  put("meeting_changes", "meeting " + cells.at("action"), cells);
}

} // namespace organograph::oracle

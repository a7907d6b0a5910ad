// SPDX-License-Identifier: Apache-2.0
// Partners, meetings and attendance of a random model.
#include "random_draft.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

// Subjects and the same in capitals, to make the words' lower case count. No word ends in a capital
// sigma, whose small form depends on its place.
const std::vector<std::pair<std::string, std::string>> stems = {
    {"Partnership Board", "PARTNERSHIP BOARD"},
    {"Joint Strategy Group", "JOINT strategy GROUP"},
    {"Café Übergabe", "CAFÉ ÜBERGABE"},
    {"Κοινωνική Φροντίδα", "ΚΟΙΝΩΝΙΚΉ ΦΡΟΝΤΊΔΑ"},
    {"Совет здоровья", "СОВЕТ ЗДОРОВЬЯ"},
    {"Česká péče – Łódź", "ČESKÁ PÉČE — ŁÓDŹ"},
    {"0-19 Pathway, Review", "0/19 pathway (REVIEW)"}};

// Alike in one word of four or five only.
const Ids faint = {"Safety forum", "Safety liaison panel", "Quarterly safety review"};

struct Meetings {
  Draft &draft;
  Ids core; // posts that meet often
  int duration_percent;
  bool partners_come;
  int function_percent, attended_percent; // of seats that say so

  Random &random() { return draft.random; }
  std::vector<MeetingRow> &rows() { return *draft.rows.meetings; }
};

// Two or more organisations, or an organisation and a partner.
void convene_jointly(Meetings &m, MeetingRow &row) {
  Ids all = organisation_ids(m.draft.rows);
  for (const std::string &id : partner_ids(m.draft.rows))
    all.push_back(id);
  m.random().shuffle(all);
  all.resize(std::min<std::size_t>(all.size(), static_cast<std::size_t>(m.random().between(2, 3))));
  row.convened_by.clear();
  for (const std::string &id : all)
    row.convened_by += (row.convened_by.empty() ? "" : m.random().chance(50) ? ";" : " ; ") + id;
}

MeetingRow &new_meeting(Meetings &m) {
  Random &random = m.random();
  MeetingRow row;
  const int number = static_cast<int>(m.rows().size()) + 1;
  // The order of rows is not the order of ids.
  row.meeting_id = "m" + std::to_string(number * 7 % 31) + (number > 31 ? "x" : "");
  row.subject = random.pick(stems).first;
  if (random.chance(50))
    row.subject = random.pick(m.draft.rows.organisations).name + " " + row.subject;
  if (!m.draft.functions.empty() && random.chance(75))
    row.function = random.pick(m.draft.functions);
  const int kind = random.below(100);
  if (kind < 36)
    row.kind = kind < 18 ? "representation" : kind < 25 ? "team" : kind < 31 ? "case" : "statutory";
  if (random.chance(m.duration_percent))
    row.duration_hours = random.pick(std::vector<double>{0.5, 1, 1.5, 2, 3, 0.75});
  if (random.chance(80))
    row.occurrences_per_year = random.pick(std::vector<double>{1, 2, 4, 6, 12, 12, 26, 52, 0.5, 1.5});
  if (random.chance(30))
    row.convened_by = random.pick(organisation_ids(m.draft.rows));
  if (m.draft.rows.partners && !m.draft.rows.partners->empty() && random.chance(20))
    row.convened_by = random.pick(*m.draft.rows.partners).partner_id;
  if (random.chance(12))
    convene_jointly(m, row);
  m.rows().push_back(row);
  return m.rows().back();
}

// All occurrences, none, or a part of them.
double attended_of(Meetings &m, const std::string &meeting) {
  for (const MeetingRow &row : m.rows())
    if (row.meeting_id == meeting) {
      const std::vector<double> parts = {1, 0, 0.5, 0.5, 0.25, 0.75, 0.1};
      return occurrences(row) * m.random().pick(parts);
    }
  return 0;
}

void attend(Meetings &m, const std::string &meeting, const std::string &attendee) {
  std::vector<AttendanceRow> &table = *m.draft.rows.attendance;
  for (const AttendanceRow &row : table)
    if (row.meeting_id == meeting && row.attendee_id == attendee)
      return;
  AttendanceRow row;
  row.meeting_id = meeting;
  row.attendee_id = attendee;
  const int way = m.random().below(100);
  row.role = way < 8 ? "statutory" : way < 14 ? "chair" : way < 30 ? "optional" : way < 40 ? "required" : "";
  if (!m.draft.functions.empty() && m.random().chance(m.function_percent))
    row.function = m.random().pick(m.draft.functions);
  if (m.random().chance(m.attended_percent))
    row.attended = attended_of(m, meeting);
  table.push_back(row);
}

void attend_all(Meetings &m, const std::string &meeting, const Ids &attendees) {
  for (const std::string &id : attendees)
    attend(m, meeting, id);
}

// Everybody together, some of all, a service, a line, or nobody.
Ids draw_posts_for(Meetings &m, const std::string &function) {
  Random &random = m.random();
  const Rows &rows = m.draft.rows;
  const int way = random.below(100);
  if (way < 6)
    return {};
  if (way < 12)
    return {random.pick(post_ids(rows))};
  if (way < 40)
    return random.some(post_ids(rows), 25);
  if (way < 60) {
    Ids line = direct_reports(rows, random.pick(post_ids(rows)));
    if (line.empty())
      return random.some(post_ids(rows), 30);
    line.push_back(post(rows, line.front()).reports_to);
    return line;
  }
  Ids service;
  for (const PostRow &row : rows.posts)
    if (!function.empty() && row.function == function)
      service.push_back(row.post_id);
  return random.some(service, 60);
}

void draw_plain(Meetings &m) {
  Random &random = m.random();
  const MeetingRow row = new_meeting(m);
  attend_all(m, row.meeting_id, draw_posts_for(m, row.function));
  attend_all(m, row.meeting_id, random.some(m.core, 80));
  if (m.partners_come && random.chance(60))
    attend_all(m, row.meeting_id, random.some(partner_ids(m.draft.rows), 45));
}

// The same people once more, but for one who joins or leaves.
void draw_near_copy(Meetings &m) {
  Random &random = m.random();
  const std::string of = random.pick(m.rows()).meeting_id;
  Ids attendees;
  for (const AttendanceRow &row : *m.draft.rows.attendance)
    if (row.meeting_id == of)
      attendees.push_back(row.attendee_id);
  const int change = random.below(3);
  if (change == 1 && !attendees.empty())
    attendees.pop_back();
  if (change == 2)
    attendees.push_back(random.pick(post_ids(m.draft.rows)));
  const std::string id = new_meeting(m).meeting_id;
  attend_all(m, id, attendees);
}

std::string board_subject(Meetings &m, int way, std::size_t stem, std::size_t number,
                          const std::string &organisation) {
  if (way == 0)
    return faint[number % faint.size()];
  if (way == 1)
    return number % 2 ? stems[stem].second : stems[stem].first;
  if (way == 2)
    return organisation + " " + stems[stem].first;
  return m.random().chance(50) ? stems[stem].second + ", " + organisation : "New " + stems[stem].first;
}

// Two or more organisations run the same board, with the same partners, each for itself.
void draw_mirrored_boards(Meetings &m) {
  Random &random = m.random();
  const Rows &rows = m.draft.rows;
  const Ids partners = random.some(partner_ids(rows), 75);
  const auto stem = static_cast<std::size_t>(random.below(static_cast<int>(stems.size())));
  const int way = random.below(4);
  const std::string function = random.pick(m.draft.functions);
  Ids joint;
  for (const std::string &id : post_ids(rows))
    if (serves(rows, id).size() > 1)
      joint.push_back(id);
  joint = random.some(joint, random.pick(std::vector<int>{0, 50, 100}));
  std::size_t number = 0;
  for (const OrganisationRow &organisation : rows.organisations) {
    Ids own;
    for (const std::string &id : post_ids(rows))
      if (serves(rows, id) == IdSet{organisation.organisation_id})
        own.push_back(id);
    const std::string name = random.chance(70) ? organisation.name : organisation.organisation_id;
    const std::string subject = board_subject(m, way, stem, number++, name);
    MeetingRow &row = new_meeting(m);
    row.subject = subject;
    row.function = function;
    row.kind = random.chance(85) ? "" : row.kind;
    if (random.chance(60))
      row.convened_by = random.chance(50) ? organisation.organisation_id : "";
    const std::string id = row.meeting_id;
    attend_all(m, id, random.some(own, 50));
    attend_all(m, id, joint);
    attend_all(m, id, partners);
    if (random.chance(15))
      attend_all(m, id, random.some(partner_ids(rows), 50));
  }
}

// Both posts of one person at one table, else the reduced list would be idle.
void seat_double_holders(Meetings &m) {
  for (const PostRow &row : m.draft.rows.posts) {
    if (single_holder(row).rfind("Double", 0) != 0 || !m.random().chance(60))
      continue;
    const std::string meeting = m.random().pick(m.rows()).meeting_id;
    for (const PostRow &other : m.draft.rows.posts)
      if (other.holder == row.holder)
        attend(m, meeting, other.post_id);
  }
}

} // namespace

void draw_partners(Draft &draft) {
  Random &random = draft.random;
  if (!begin_table(draft, draft.rows.partners))
    return;
  std::vector<PartnerRow> pool(4);
  pool[0] = {"police", "The Police", "police", "", ""};
  pool[1] = {"nhs", "Health Trust", "health", "000", ""};
  pool[2] = {"fire", "Fire \"and\" Rescue", "fire", "", ""};
  pool[3] = {"arts", "Arts, Music", "voluntary", "assumption: named once", ""};
  random.shuffle(pool);
  pool.resize(static_cast<std::size_t>(random.between(1, 4)));
  draft.rows.partners = pool;
}

void draw_meetings(Draft &draft) {
  Random &random = draft.random;
  const bool filled = begin_table(draft, draft.rows.meetings);
  if (!draft.rows.meetings) {
    if (random.chance(30))
      draft.rows.attendance.emplace();
    return;
  }
  const bool seats_filled = begin_table(draft, draft.rows.attendance);
  if (!filled)
    return;
  const bool no_seats = !draft.rows.attendance;
  if (no_seats)
    draft.rows.attendance.emplace(); // taken away again below
  const int duration_percent = random.pick(std::vector<int>{0, 70, 100, 100});
  const bool partners_come = random.chance(80);
  const int function_percent = random.pick(std::vector<int>{0, 10, 30});
  const int attended_percent = random.pick(std::vector<int>{0, 40, 100});
  Meetings m = {draft, {}, duration_percent, partners_come, function_percent, attended_percent};
  if (random.chance(45))
    m.core = random.some(post_ids(draft.rows), 20);
  if (draft.rows.partners && draft.rows.organisations.size() >= 2 && !draft.functions.empty())
    for (int i = random.below(3); i > 0; --i)
      draw_mirrored_boards(m);
  for (int i = random.between(1, 11); i > 0; --i) {
    if (!m.rows().empty() && random.chance(20))
      draw_near_copy(m);
    else
      draw_plain(m);
  }
  seat_double_holders(m);
  if (random.chance(30))
    random.shuffle(*draft.rows.attendance);
  if (!seats_filled)
    draft.rows.attendance->clear();
  if (no_seats)
    draft.rows.attendance.reset();
}

} // namespace organograph::oracle

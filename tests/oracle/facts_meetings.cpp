// SPDX-License-Identifier: Apache-2.0
// Seats, meetings and their kinds.
#include "facts.hpp"

#include <algorithm>

namespace organograph::oracle {

bool meetings_known(const Rows &rows) {
  return rows.meetings && rows.attendance;
}

Ids partner_ids(const Rows &rows) {
  Ids out;
  for (const PartnerRow &row : rows_of(rows.partners))
    out.push_back(row.partner_id);
  return out;
}

double occurrences(const MeetingRow &meeting) {
  return meeting.occurrences_per_year.value_or(1.0);
}

std::optional<double> hours(const MeetingRow &meeting) {
  if (!meeting.duration_hours)
    return std::nullopt;
  return *meeting.duration_hours * occurrences(meeting);
}

std::vector<Seat> seats_as_given(const Rows &rows, const std::string &meeting_id) {
  std::vector<Seat> out;
  for (const AttendanceRow &row : rows_of(rows.attendance))
    if (row.meeting_id == meeting_id && is_post(rows, row.attendee_id) && row.attended != 0.0)
      out.push_back(
          {row.attendee_id, row.role == "statutory", row.role == "optional", row.function, row.attended});
  return out;
}

int never_attended(const Rows &rows, const std::string &meeting_id) {
  int out = 0;
  for (const AttendanceRow &row : rows_of(rows.attendance))
    out += row.meeting_id == meeting_id && is_post(rows, row.attendee_id) && row.attended == 0.0;
  return out;
}

IdSet convenors(const MeetingRow &meeting) {
  IdSet out;
  std::string part;
  for (const char c : meeting.convened_by + ";")
    if (c != ';') {
      part += c;
    } else {
      const std::size_t first = part.find_first_not_of(' ');
      if (first != std::string::npos)
        out.insert(part.substr(first, part.find_last_not_of(' ') - first + 1));
      part.clear();
    }
  return out;
}

std::string seat_function(const Rows &rows, const std::string &meeting_function, const Seat &seat) {
  if (!seat.function.empty())
    return seat.function;
  const std::string &own = post(rows, seat.post_id).function;
  if (meeting_function.empty() || meeting_function == own)
    return own;
  for (const PostFunctionRow &row : rows_of(rows.post_functions))
    if (row.post_id == seat.post_id && row.function == meeting_function)
      return meeting_function;
  return own;
}

double rate(const MeetingRow &meeting, const Seat &seat) {
  return seat.attended ? *seat.attended / occurrences(meeting) : 1.0;
}

namespace {

// Whoever sits on several posts is there as often as the seat that came most often, if all are known.
Number attended_by(const Rows &rows, const std::vector<Seat> &seats, const std::string &person) {
  double most = 0;
  for (const Seat &seat : seats) {
    if (single_holder(post(rows, seat.post_id)) != person)
      continue;
    if (!seat.attended)
      return std::nullopt;
    most = std::max(most, *seat.attended);
  }
  return most;
}

} // namespace

std::vector<Seat> reduced(const Rows &rows, const std::vector<Seat> &seats) {
  std::vector<Seat> out;
  for (Seat seat : seats) {
    const std::string person = single_holder(post(rows, seat.post_id));
    const auto stays_instead = [&](const Seat &other) {
      return single_holder(post(rows, other.post_id)) == person &&
             std::make_pair(tier(rows, other.post_id).value_or(1 << 30), other.post_id) <
                 std::make_pair(tier(rows, seat.post_id).value_or(1 << 30), seat.post_id);
    };
    if (!person.empty() && std::any_of(seats.begin(), seats.end(), stays_instead))
      continue;
    if (!person.empty())
      seat.attended = attended_by(rows, seats, person);
    out.push_back(seat);
  }
  return out;
}

IdSet posts_of(const std::vector<Seat> &seats) {
  IdSet out;
  for (const Seat &seat : seats)
    out.insert(seat.post_id);
  return out;
}

IdSet attending_posts(const Rows &rows, const std::string &meeting_id) {
  return posts_of(seats_as_given(rows, meeting_id));
}

IdSet attending_partners(const Rows &rows, const std::string &meeting_id) {
  IdSet out;
  for (const AttendanceRow &row : rows_of(rows.attendance))
    if (row.meeting_id == meeting_id && !is_post(rows, row.attendee_id))
      out.insert(row.attendee_id);
  return out;
}

namespace {

bool all_of_one_function(const Rows &rows, const MeetingRow &meeting, const std::vector<Seat> &seats) {
  IdSet functions;
  for (const Seat &seat : seats)
    functions.insert(seat_function(rows, meeting.function, seat));
  return functions.size() == 1 && !functions.count("");
}

bool all_serve_one_organisation(const Rows &rows, const IdSet &posts) {
  for (const std::string &organisation : organisation_ids(rows)) {
    bool all = true;
    for (const std::string &id : posts)
      all = all && serves(rows, id).count(organisation);
    if (all)
      return true;
  }
  return false;
}

// A lone post is superior of all the others too: there are none.
bool one_is_above_all_others(const Rows &rows, const IdSet &posts) {
  for (const std::string &chief : posts) {
    bool above_all = true;
    for (const std::string &other : posts) {
      const Ids above = managers_above(rows, other);
      if (other != chief && std::find(above.begin(), above.end(), chief) == above.end())
        above_all = false;
    }
    if (above_all)
      return true;
  }
  return false;
}

} // namespace

std::optional<std::string> kind_of(const Rows &rows, const MeetingRow &meeting) {
  if (!meeting.kind.empty())
    return meeting.kind;
  const std::vector<Seat> seats = reduced(rows, seats_as_given(rows, meeting.meeting_id));
  const IdSet posts = posts_of(seats);
  if (posts.empty())
    return std::nullopt;
  if (!attending_partners(rows, meeting.meeting_id).empty() || convenors(meeting).size() >= 2)
    return "representation";
  if (one_is_above_all_others(rows, posts))
    return "team";
  if (!all_of_one_function(rows, meeting, seats))
    return "representation";
  return all_serve_one_organisation(rows, posts) ? "team" : "counterparts";
}

int common_series(const Rows &rows, const std::string &a, const std::string &b) {
  int count = 0;
  for (const MeetingRow &meeting : rows_of(rows.meetings)) {
    const IdSet posts = attending_posts(rows, meeting.meeting_id);
    count += posts.count(a) && posts.count(b) ? 1 : 0;
  }
  return count;
}

} // namespace organograph::oracle

// SPDX-License-Identifier: Apache-2.0
#include "facts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <stdexcept>

namespace organograph::oracle {

bool is_post(const Rows &rows, const std::string &id) {
  return std::any_of(rows.posts.begin(), rows.posts.end(),
                     [&](const PostRow &row) { return row.post_id == id; });
}

const PostRow &post(const Rows &rows, const std::string &id) {
  for (const PostRow &row : rows.posts)
    if (row.post_id == id)
      return row;
  throw std::logic_error("no post " + id);
}

Ids post_ids(const Rows &rows) {
  Ids out;
  for (const PostRow &row : rows.posts)
    out.push_back(row.post_id);
  return out;
}

double fte(const PostRow &row) {
  return row.fte.value_or(1.0);
}

bool reports_known(const PostRow &row) {
  return row.reports_known != "no";
}

Ids managers_above(const Rows &rows, const std::string &id) {
  Ids out;
  for (std::string above = post(rows, id).reports_to; !above.empty() && above != "?";
       above = post(rows, above).reports_to)
    out.push_back(above);
  return out;
}

bool manager_not_known(const PostRow &row) {
  return row.reports_to == "?";
}

bool is_assistant(const PostRow &row) {
  return row.assistant == "yes";
}

bool lines_are_given(const Rows &rows) {
  std::map<std::string, int> employed;
  for (const PostRow &row : rows.posts) {
    if (!row.reports_to.empty() && row.reports_to != "?")
      return true;
    ++employed[row.organisation_id];
  }
  return rows.posts.empty() ||
         std::any_of(employed.begin(), employed.end(), [](const auto &of) { return of.second == 1; });
}

int place_in_line(const Rows &rows, const std::string &id) {
  return 1 + static_cast<int>(managers_above(rows, id).size());
}

std::optional<int> layer(const Rows &rows, const std::string &id) {
  if (!lines_are_given(rows) || is_assistant(post(rows, id)))
    return std::nullopt;
  const Ids above = managers_above(rows, id);
  const PostRow &first = above.empty() ? post(rows, id) : post(rows, above.back());
  if (!manager_not_known(first))
    return place_in_line(rows, id);
  if (!first.tier || *first.tier > 1000)
    return std::nullopt;
  return *first.tier + static_cast<int>(above.size());
}

std::optional<int> tier(const Rows &rows, const std::string &id) {
  return post(rows, id).tier ? post(rows, id).tier : layer(rows, id);
}

Ids children(const Rows &rows, const std::string &id) {
  Ids out;
  for (const PostRow &row : rows.posts)
    if (row.reports_to == id)
      out.push_back(row.post_id);
  return out;
}

Ids direct_reports(const Rows &rows, const std::string &id) {
  Ids out;
  for (const std::string &report : children(rows, id))
    if (!is_assistant(post(rows, report)))
      out.push_back(report);
  return out;
}

Ids everyone_below(const Rows &rows, const std::string &id) {
  Ids out;
  for (const PostRow &row : rows.posts) {
    const Ids above = managers_above(rows, row.post_id);
    if (std::find(above.begin(), above.end(), id) != above.end())
      out.push_back(row.post_id);
  }
  return out;
}

namespace {

// What model-format.md leaves out of account: case (of ASCII), blanks, dots, hyphens, brackets.
std::string bare(const std::string &text) {
  std::string out;
  for (const char c : text)
    if (std::string(" \t\r\n.-()[]{}").find(c) == std::string::npos)
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool says_vacant(const std::string &name) {
  for (const char *whole : {"unfilled", "unoccupied", "post vacant", "currently vacant"})
    if (bare(name) == bare(whole))
      return true;
  std::string word;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && word.empty() && std::string(" .-([{").find(c) != std::string::npos)
      continue;
    if (!letter)
      break;
    word += c;
  }
  return bare(word) == "vacant" || bare(word) == "vacancy";
}

bool reads_as_placeholder(const std::string &name) {
  if (says_vacant(name) || std::none_of(name.begin(), name.end(), [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 127;
      }))
    return true;
  for (const char *whole : {"n/a",
                            "n/d",
                            "n/k",
                            "tba",
                            "tbc",
                            "tbd",
                            "to be advised",
                            "to be announced",
                            "to be appointed",
                            "to be confirmed",
                            "to be determined",
                            "to be filled",
                            "to be recruited",
                            "recruiting",
                            "being recruited",
                            "currently being recruited",
                            "in recruitment",
                            "under recruitment",
                            "not in post",
                            "secondee",
                            "not applicable",
                            "not available",
                            "not disclosed",
                            "not known",
                            "not named",
                            "undisclosed",
                            "unknown",
                            "unnamed",
                            "redacted",
                            "name redacted",
                            "withheld",
                            "name withheld",
                            "confidential",
                            "none",
                            "nil",
                            "nobody",
                            "no one",
                            "no holder",
                            "holder",
                            "current holder",
                            "the holder",
                            "post holder",
                            "postholder",
                            "the post holder",
                            "new post",
                            "agency",
                            "agency staff",
                            "agency worker",
                            "interim",
                            "acting",
                            "locum",
                            "contractor",
                            "temp",
                            "temporary",
                            "deleted",
                            "post deleted",
                            "abolished",
                            "post abolished",
                            "eliminated",
                            "post eliminated"})
    if (bare(name) == bare(whole))
      return true;
  return false;
}

// Asked for each seat of each meeting: names are read once.
bool is_placeholder(const std::string &name) {
  static thread_local std::map<std::string, bool> read;
  const auto [at, is_new] = read.try_emplace(name);
  if (is_new)
    at->second = reads_as_placeholder(name);
  return at->second;
}

Ids parts_of(const std::string &cell) {
  Ids out;
  std::istringstream parts(cell);
  for (std::string part; std::getline(parts, part, ';');) {
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty())
      out.push_back(part);
  }
  return out;
}

// The place between two ';' may be empty, where so many places are so many holders.
Ids numbers_of(const std::string &cell, std::size_t holders) {
  Ids places(1);
  for (const char c : cell)
    if (c == ';')
      places.emplace_back();
    else if (c != ' ')
      places.back() += c;
    else if (!places.back().empty())
      places.back() += c;
  for (std::string &place : places)
    place.erase(place.find_last_not_of(' ') + 1);
  Ids filled = parts_of(cell);
  return filled.size() != holders && places.size() == holders ? places : filled;
}

} // namespace

std::vector<Holder> holders(const PostRow &row) {
  const Ids names = parts_of(row.holder), ids = numbers_of(row.holder_id, names.size());
  std::vector<Holder> out;
  for (std::size_t i = 0; i < std::max(names.size(), ids.size()); ++i) {
    Holder one{"", i < names.size() ? names[i] : "", i < ids.size() ? ids[i] : ""};
    if (!one.name.empty() && says_vacant(one.name))
      continue;
    if (!one.holder_id.empty() &&
        (is_placeholder(one.holder_id) || one.holder_id.find_first_not_of('0') == std::string::npos))
      one.holder_id.clear();
    if (!one.name.empty() && is_placeholder(one.name))
      one.name.clear();
    if (!one.holder_id.empty())
      one.key = "number " + one.holder_id;
    else if (!one.name.empty())
      one.key = "name " + one.name;
    out.push_back(one);
  }
  return out;
}

std::string single_holder(const PostRow &row) {
  const std::vector<Holder> all = holders(row);
  return all.size() == 1 ? all[0].key : std::string();
}

std::string status_of(const PostRow &row) {
  if (!row.status.empty())
    return row.status;
  const Ids names = parts_of(row.holder);
  return !names.empty() && std::all_of(names.begin(), names.end(), says_vacant) ? "vacant" : "filled";
}

Ids organisation_ids(const Rows &rows) {
  Ids out;
  for (const OrganisationRow &row : rows.organisations)
    out.push_back(row.organisation_id);
  return out;
}

Ids function_ids(const Rows &rows) {
  Ids out;
  if (rows.functions) {
    for (const FunctionRow &row : *rows.functions)
      out.push_back(row.function);
    return out;
  }
  const auto meet = [&](const auto &table) {
    for (const auto &row : table)
      if (!row.function.empty() && std::find(out.begin(), out.end(), row.function) == out.end())
        out.push_back(row.function);
  };
  meet(rows.posts); // the order of the tables is that of model-format.md
  meet(rows_of(rows.post_functions));
  meet(rows_of(rows.staff_groups));
  meet(rows_of(rows.meetings));
  meet(rows_of(rows.attendance));
  meet(rows_of(rows.partner_links));
  meet(rows_of(rows.arrangements));
  meet(rows_of(rows.integration_targets));
  meet(rows_of(rows.recharges));
  meet(rows_of(rows.service_use));
  return out;
}

bool works_in(const Rows &rows, const std::string &post_id, const std::string &function) {
  if (post(rows, post_id).function == function)
    return true;
  for (const PostFunctionRow &row : rows_of(rows.post_functions))
    if (row.post_id == post_id && row.function == function)
      return true;
  return false;
}

Ids not_modelled(const Rows &rows) {
  Ids out;
  for (const FunctionRow &row : rows_of(rows.functions))
    if (row.modelled == "no")
      out.push_back(row.function);
  return out;
}

Ids shown_functions(const Rows &rows) {
  const Ids left_out = not_modelled(rows);
  Ids out;
  for (const std::string &function : function_ids(rows)) {
    bool has_posts = false;
    for (const std::string &id : post_ids(rows))
      has_posts = has_posts || works_in(rows, id, function);
    if (has_posts || std::find(left_out.begin(), left_out.end(), function) == left_out.end())
      out.push_back(function);
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> organisation_pairs(const Rows &rows) {
  std::vector<std::pair<std::string, std::string>> out;
  const Ids ids = organisation_ids(rows);
  for (std::size_t a = 0; a < ids.size(); ++a)
    for (std::size_t b = a + 1; b < ids.size(); ++b)
      out.emplace_back(ids[a], ids[b]);
  return out;
}

IdSet serves(const Rows &rows, const std::string &post_id) {
  IdSet out;
  for (const PostShareRow &row : rows_of(rows.post_shares))
    if (row.post_id == post_id)
      out.insert(row.organisation_id);
  if (out.empty())
    out.insert(post(rows, post_id).organisation_id);
  return out;
}

// Shares that do not sum to 1 exactly are divided by their sum.
Number share_in(const Rows &rows, const std::string &post_id, const std::string &organisation) {
  double sum = 0, own = 0;
  const bool alone = serves(rows, post_id).size() == 1;
  for (const PostShareRow &row : rows_of(rows.post_shares)) {
    if (row.post_id != post_id)
      continue;
    if (!row.cost_share && !alone)
      return std::nullopt;
    sum += row.cost_share.value_or(1);
    if (row.organisation_id == organisation)
      own = row.cost_share.value_or(1);
  }
  if (sum > 0)
    return std::abs(sum - 1) > 1e-9 ? own / sum : own;
  return post(rows, post_id).organisation_id == organisation ? 1.0 : 0.0;
}

IdSet common(const IdSet &a, const IdSet &b) {
  IdSet out;
  for (const std::string &id : a)
    if (b.count(id) && id != "?")
      out.insert(id);
  return out;
}

bool have_common(const IdSet &a, const IdSet &b) {
  return !common(a, b).empty();
}

IdSet united(const IdSet &a, const IdSet &b) {
  IdSet out = a;
  out.insert(b.begin(), b.end());
  return out;
}

double jaccard(const IdSet &a, const IdSet &b) {
  const IdSet all = united(a, b);
  return all.empty() ? 0.0 : static_cast<double>(common(a, b).size()) / static_cast<double>(all.size());
}

Ids in_order(const Ids &order, const IdSet &chosen) {
  Ids out;
  for (const std::string &id : order)
    if (chosen.count(id))
      out.push_back(id);
  return out;
}

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

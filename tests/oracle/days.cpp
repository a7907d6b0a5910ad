// SPDX-License-Identifier: Apache-2.0
#include "days.hpp"

#include "facts.hpp"
#include "random_draft.hpp"
#include "sections.hpp"

#include <algorithm>
#include <cstdio>

namespace organograph::oracle {

namespace {

int length_of(int year, int month) {
  if (month == 2)
    return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string day_text(int year, int month, int day) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

bool holds(const std::string &from, const std::string &to, const std::string &day) {
  return (from.empty() || begins_on(from) <= day) && (to.empty() || day <= ends_on(to));
}

template <typename Row> void keep_valid(std::vector<Row> &rows, const std::string &day) {
  std::erase_if(rows, [&](const Row &row) { return !holds(row.valid_from, row.valid_to, day); });
}

template <typename Row, typename Gone> void drop(OptionalTable<Row> &rows, Gone gone) {
  if (rows)
    std::erase_if(*rows, gone);
}

template <typename Row> void add_days(const std::vector<Row> &rows, std::vector<std::string> &to) {
  for (const Row &row : rows) {
    if (!row.valid_from.empty())
      to.push_back(begins_on(row.valid_from));
    if (!row.valid_to.empty())
      to.push_back(next_day(ends_on(row.valid_to)));
  }
}

// Of every row that begins on it, or holds no more from it on.
std::vector<std::string> turns_of(const Rows &rows) {
  std::vector<std::string> out;
  add_days(rows.posts, out);
  add_days(rows_of(rows.post_shares), out);
  add_days(rows_of(rows.meetings), out);
  add_days(rows_of(rows.partner_links), out);
  add_days(rows_of(rows.arrangements), out);
  add_days(rows_of(rows.statutory_roles), out);
  return out;
}

bool is_same_person(const Holder &a, const Holder &b) {
  if (!a.holder_id.empty() && !b.holder_id.empty())
    return a.holder_id == b.holder_id;
  return !a.name.empty() && a.name == b.name;
}

std::uint64_t people_at_risk(const Rows &before, const Rows &after) {
  std::uint64_t out = 0;
  IdSet counted;
  for (const PostRow &lost : before.posts) {
    const std::string status = status_of(lost);
    if (is_post(after, lost.post_id) || (status != "filled" && status != "seconded"))
      continue;
    std::vector<Holder> people = holders(lost);
    if (people.empty())
      people.emplace_back();
    for (const Holder &person : people) {
      bool is_named = false;
      for (const PostRow &post : after.posts)
        for (const Holder &other : holders(post))
          is_named = is_named || is_same_person(person, other);
      if (person.key.empty())
        ++out;
      else if (!is_named && counted.insert(person.key).second)
        ++out;
    }
  }
  return out;
}

// A row goes with the one post that it is of; of several a benefit is without all of them.
template <typename Gone> void leave_registers(Rows &rows, Gone no_post) {
  const auto is_of_gone = [&](const auto &row) { return no_post(row.post_id); };
  drop(rows.recharges, is_of_gone);
  drop(rows.service_use, is_of_gone);
  if (rows.agreements)
    for (AgreementRow &row : *rows.agreements)
      if (no_post(row.owner_post))
        row.owner_post.clear();
  if (!rows.benefits)
    return;
  for (BenefitRow &row : *rows.benefits)
    if (const Ids posts = names_in(row.posts); std::any_of(posts.begin(), posts.end(), no_post))
      row.posts.clear();
}

const std::vector<std::string> dates = {"2016",       "2016-06",    "2016-11-30", "2017-02",
                                        "2017-02-15", "2017-07-01", "2018",       "2018-03-31"};

// A first or a last date, or both in their order, or none.
template <typename Row> void draw(Random &random, Row &row, int percent) {
  if (!random.chance(percent))
    return;
  const int way = random.below(3);
  std::string from = random.pick(dates), to = random.pick(dates);
  if (begins_on(from) > ends_on(to))
    std::swap(from, to);
  row.valid_from = way == 1 ? "" : from;
  row.valid_to = way == 0 ? "" : to;
}

} // namespace

std::string begins_on(const std::string &date) {
  return date.size() == 4 ? date + "-01-01" : date.size() == 7 ? date + "-01" : date;
}

std::string ends_on(const std::string &date) {
  if (date.size() == 4)
    return date + "-12-31";
  if (date.size() == 10)
    return date;
  const int year = std::stoi(date.substr(0, 4)), month = std::stoi(date.substr(5, 2));
  return day_text(year, month, length_of(year, month));
}

std::string next_day(const std::string &day) {
  int year = std::stoi(day.substr(0, 4)), month = std::stoi(day.substr(5, 2)),
      of_month = std::stoi(day.substr(8, 2));
  if (++of_month > length_of(year, month)) {
    of_month = 1;
    if (++month > 12) {
      month = 1;
      ++year;
    }
  }
  return day_text(year, month, of_month);
}

std::string previous_day(const std::string &day) {
  int year = std::stoi(day.substr(0, 4)), month = std::stoi(day.substr(5, 2)),
      of_month = std::stoi(day.substr(8, 2));
  if (--of_month < 1) {
    if (--month < 1) {
      month = 12;
      --year;
    }
    of_month = length_of(year, month);
  }
  return day_text(year, month, of_month);
}

Rows rows_on(const Rows &rows, const std::string &day) {
  Rows out = rows;
  const auto no_post = [&](const std::string &id) {
    for (const PostRow &row : rows.posts)
      if (row.post_id == id)
        return !holds(row.valid_from, row.valid_to, day);
    return false; // a partner, `?` or nothing
  };
  const auto no_meeting = [&](const std::string &id) {
    for (const MeetingRow &row : rows_of(rows.meetings))
      if (row.meeting_id == id)
        return !holds(row.valid_from, row.valid_to, day);
    return false;
  };
  keep_valid(out.posts, day);
  for (PostRow &row : out.posts)
    if (no_post(row.reports_to))
      row.reports_to = "?";
  if (out.post_shares)
    keep_valid(*out.post_shares, day);
  if (out.meetings)
    keep_valid(*out.meetings, day);
  if (out.partner_links)
    keep_valid(*out.partner_links, day);
  if (out.arrangements)
    keep_valid(*out.arrangements, day);
  drop(out.post_functions, [&](const auto &row) { return no_post(row.post_id); });
  drop(out.post_shares, [&](const auto &row) { return no_post(row.post_id); });
  drop(out.reporting_lines, [&](const auto &row) { return no_post(row.post_id) || no_post(row.reports_to); });
  drop(out.staff_groups, [&](const auto &row) { return no_post(row.reports_to); });
  drop(out.statutory_roles,
       [&](const auto &row) { return no_post(row.post_id) || !holds(row.valid_from, row.valid_to, day); });
  leave_registers(out, no_post);
  drop(out.attendance,
       [&](const auto &row) { return no_meeting(row.meeting_id) || no_post(row.attendee_id); });
  drop(out.partner_links, [&](const auto &row) { return no_post(row.post_id); });
  if (!out.model)
    out.model.emplace();
  if (out.model->empty())
    out.model->emplace_back();
  out.model->front().date = day;
  out.published.reset();
  return out;
}

std::vector<std::string> days_of(const Rows &rows) {
  const std::vector<std::string> turns = turns_of(rows);
  std::set<std::string> out(turns.begin(), turns.end());
  if (out.empty())
    return {};
  const auto &model = rows_of(rows.model);
  const bool has_date = !model.empty() && !model.front().date.empty();
  out.insert(has_date ? begins_on(model.front().date) : previous_day(*out.begin()));
  return {out.begin(), out.end()};
}

Day measured_day(const std::string &day, const Rows &there, const Rows *before) {
  Day out;
  out.day = day;
  out.posts = there.posts.size();
  for (const std::string &organisation : organisation_ids(there))
    out.fte_of[organisation] = 0;
  for (const PostRow &row : there.posts) {
    const IdSet served = serves(there, row.post_id);
    out.joint += served.size() >= 2;
    out.fte += fte(row);
    for (const std::string &organisation : served) {
      if (organisation == "?")
        continue;
      const Number share = share_in(there, row.post_id, organisation);
      Number &sum = out.fte_of[organisation];
      sum = share && sum ? Number(*sum + fte(row) * *share) : Number();
    }
  }
  if (meetings_known(there)) {
    out.duplicated = 0;
    for (const MeetingRow &meeting : *there.meetings)
      *out.duplicated += static_cast<std::uint64_t>(
          duplicated(there, meeting, seats_as_given(there, meeting.meeting_id), kind_of(there, meeting)));
  }
  if (there.partner_links) {
    out.one_voice = out.shared = 0;
    for (const Contact &contact : contacts(there)) {
      *out.one_voice += contact.one_voice;
      *out.shared += contact.shared;
    }
  }
  if (before != nullptr)
    out.at_risk = people_at_risk(*before, there);
  return out;
}

std::vector<Day> timeline_of(const Rows &rows) {
  std::vector<Day> out;
  const std::vector<std::string> turns = turns_of(rows);
  std::optional<Rows> before;
  for (const std::string &day : days_of(rows)) {
    Rows there = rows_on(rows, day);
    out.push_back(measured_day(day, there, before ? &*before : nullptr));
    out.back().turns = static_cast<std::uint64_t>(std::count(turns.begin(), turns.end(), day));
    before = std::move(there);
  }
  return out;
}

void draw_days(Rows &rows, std::uint64_t seed) {
  Random random(seed);
  for (std::size_t p = 1; p < rows.posts.size(); ++p)
    draw(random, rows.posts[p], 25);
  if (rows.post_shares) { // all of a post's shares together, so that they sum to 1 on every day
    std::map<std::string, PostShareRow> of_post;
    for (PostShareRow &row : *rows.post_shares) {
      const auto [at, is_first] = of_post.try_emplace(row.post_id, row);
      if (is_first)
        draw(random, at->second, 25);
      row.valid_from = at->second.valid_from;
      row.valid_to = at->second.valid_to;
    }
  }
  if (rows.meetings)
    for (MeetingRow &row : *rows.meetings)
      draw(random, row, 25);
  if (rows.partner_links)
    for (PartnerLinkRow &row : *rows.partner_links)
      draw(random, row, 25);
  if (rows.arrangements)
    for (ArrangementRow &row : *rows.arrangements)
      draw(random, row, 25);
  if (rows.model && !rows.model->empty() && random.chance(60))
    rows.model->front().date = random.pick(dates);
  if (rows.statutory_roles) // from when is of the key of a row
    for (StatutoryRoleRow &row : *rows.statutory_roles)
      if (const std::string to = random.pick(dates);
          random.chance(25) && (row.valid_from.empty() || begins_on(row.valid_from) <= ends_on(to)))
        row.valid_to = to;
}

} // namespace organograph::oracle

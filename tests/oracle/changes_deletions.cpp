// SPDX-License-Identifier: Apache-2.0
// changes.csv: posts that are deleted, and what passes to their successors.
#include "changes.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

int strength(const std::string &role) {
  return role == "statutory" ? 2 : role == "chair" ? 1 : 0;
}

// The list with the successor in the post's place, once; without one, without the post.
std::string with_successor(const std::string &list, const std::string &id, const std::string &successor) {
  Ids names;
  for (const std::string &name : names_in(list)) {
    const std::string &now = name == id ? successor : name;
    if (!now.empty() && std::find(names.begin(), names.end(), now) == names.end())
      names.push_back(now);
  }
  std::string out;
  for (const std::string &name : names)
    out += (out.empty() ? "" : ";") + name;
  return out;
}

} // namespace

void Changes::remove() {
  if (rows_.posts.size() < 3)
    return;
  const std::string id = pick_post();
  if (random_.chance(70))
    remove_with_successor(id);
  else
    remove_alone(id);
}

void Changes::remove_with_successor(const std::string &id) {
  Ids below = everyone_below(rows_, id);
  const bool takes_over = !below.empty() && random_.chance(50);
  const std::string successor = takes_over ? random_.pick(below) : pick_boss();
  if (successor == id || is_assistant(post_row(successor)) || unites_by_day(id, successor))
    return;
  if (is_below(successor, id))
    post_row(successor).reports_to = post_row(id).reports_to;
  for (PostRow &row : rows_.posts)
    if (row.reports_to == id && row.post_id != successor)
      row.reports_to = successor;
  if (rows_.staff_groups)
    for (StaffGroupRow &group : *rows_.staff_groups)
      if (group.reports_to == id)
        group.reports_to = successor;
  pass_lines(id, successor);
  if (rows_.attendance)
    for (AttendanceRow &seat : *rows_.attendance)
      if (seat.attendee_id == id)
        seat.attendee_id = successor;
  unite_seats();
  pass_links(id, successor);
  pass_roles(id, successor);
  pass_registers(id, successor);
  take_away(id);
  put("changes", takes_over ? "delete, successor below" : "delete, successor",
      {{"action", "delete"}, {"post_id", id}, {"successor", successor}, {"source", source()}});
}

void Changes::pass_lines(const std::string &id, const std::string &successor) {
  if (!rows_.reporting_lines)
    return;
  std::vector<ReportingLineRow> kept;
  for (ReportingLineRow line : *rows_.reporting_lines) {
    if (line.post_id == id)
      line.post_id = successor;
    if (line.reports_to == id)
      line.reports_to = successor;
    const bool stands = std::ranges::any_of(kept, [&](const auto &other) {
      return other.post_id == line.post_id && other.reports_to == line.reports_to && other.kind == line.kind;
    });
    if (line.post_id != line.reports_to && !stands)
      kept.push_back(line);
  }
  rows_.reporting_lines = kept;
}

// Two attendances that became the same are one: the first, with what it speaks for and the stronger of the
// two roles.
void Changes::unite_seats() {
  if (!rows_.attendance)
    return;
  std::vector<AttendanceRow> kept;
  for (const AttendanceRow &seat : *rows_.attendance) {
    const auto same = std::ranges::find_if(kept, [&](const auto &other) {
      return other.meeting_id == seat.meeting_id && other.attendee_id == seat.attendee_id;
    });
    if (same == kept.end()) {
      kept.push_back(seat);
      continue;
    }
    ++made["seats united"];
    if (strength(seat.role) > strength(same->role))
      same->role = seat.role;
    if (!same->attended || !seat.attended)
      same->attended.reset();
    else
      same->attended = std::max(*same->attended, *seat.attended);
  }
  rows_.attendance = kept;
}

// All links of the same partner, post and function are one: the first, a lead if any was.
void Changes::unite_links(const PartnerLinkRow &of) {
  std::vector<PartnerLinkRow> kept;
  std::optional<std::size_t> first;
  for (const PartnerLinkRow &link : *rows_.partner_links) {
    const bool same =
        link.partner_id == of.partner_id && link.post_id == of.post_id && link.function == of.function;
    if (!same || !first) {
      if (same)
        first = kept.size();
      kept.push_back(link);
      continue;
    }
    ++made["links united"];
    if (link.kind == "lead")
      kept[*first].kind = "lead";
  }
  rows_.partner_links = kept;
}

void Changes::pass_links(const std::string &id, const std::string &successor) {
  if (!rows_.partner_links)
    return;
  std::vector<PartnerLinkRow> passed;
  for (PartnerLinkRow &link : *rows_.partner_links)
    if (link.post_id == id) {
      link.post_id = successor;
      if (link.function.empty())
        link.function = post_row(successor).function;
      passed.push_back(link);
    }
  for (const PartnerLinkRow &link : passed)
    unite_links(link);
}

bool Changes::same_role(const StatutoryRoleRow &a, const StatutoryRoleRow &b) {
  const auto kind = [](const StatutoryRoleRow &row) { return row.kind.empty() ? "holder" : row.kind; };
  return a.role == b.role && a.organisation_id == b.organisation_id && a.post_id == b.post_id &&
         a.valid_from == b.valid_from && kind(a) == kind(b);
}

// Whether two roles would become the same of which one alone has ended: which of them there is hangs on the
// day that is asked for, and no rows made by hand are right on every day.
bool Changes::unites_by_day(const std::string &id, const std::string &successor) {
  for (StatutoryRoleRow passed : rows_of(rows_.statutory_roles)) {
    if (passed.post_id != id)
      continue;
    passed.post_id = successor;
    for (const StatutoryRoleRow &other : rows_of(rows_.statutory_roles))
      if (same_role(other, passed) && (other.valid_to == ended) != (passed.valid_to == ended))
        return true;
  }
  return false;
}

// Of those that become the same the first stays.
void Changes::pass_roles(const std::string &id, const std::string &successor) {
  std::vector<StatutoryRoleRow> kept;
  for (StatutoryRoleRow role : rows_of(rows_.statutory_roles)) {
    if (role.post_id == id) {
      role.post_id = successor;
      ++made["roles passed"];
    }
    if (std::ranges::any_of(kept, [&](const auto &other) { return same_role(other, role); }))
      ++made["roles united"];
    else
      kept.push_back(role);
  }
  if (rows_.statutory_roles)
    rows_.statutory_roles = kept;
}

// Who looks after an agreement, and what a benefit comes of; recharges and use are of the post as it was.
void Changes::pass_registers(const std::string &id, const std::string &successor) {
  const auto is_of_it = [&](const auto &row) { return row.post_id == id; };
  if (rows_.recharges)
    made["recharge lapses"] += static_cast<int>(std::erase_if(*rows_.recharges, is_of_it));
  if (rows_.service_use)
    made["use lapses"] += static_cast<int>(std::erase_if(*rows_.service_use, is_of_it));
  if (rows_.agreements)
    for (AgreementRow &row : *rows_.agreements)
      if (row.owner_post == id) {
        row.owner_post = successor;
        ++made["agreement passed"];
      }
  if (rows_.benefits)
    for (BenefitRow &row : *rows_.benefits)
      if (const std::string now = with_successor(row.posts, id, successor); now != row.posts) {
        row.posts = now;
        ++made[successor.empty() ? "benefit without a post" : "benefit of a successor"];
      }
}

// Its reports are moved by rows behind or before.
void Changes::remove_alone(const std::string &id) {
  Tables moves;
  std::swap(moves, tables_);
  for (const std::string &report : children(rows_, id)) {
    const std::string manager = pick_manager(report, id);
    post_row(report).reports_to = manager;
    put("changes", "move",
        {{"action", "change"}, {"post_id", report}, {"reports_to", manager.empty() ? "-" : manager}});
  }
  std::swap(moves, tables_);
  const bool first = random_.chance(50);
  const auto put_delete = [&] {
    put("changes", "delete alone", {{"action", "delete"}, {"post_id", id}, {"successor", ""}});
  };
  if (first)
    put_delete();
  for (CellsByColumn &row : moves.rows["changes.csv"])
    tables_.rows["changes.csv"].push_back(row);
  if (!first)
    put_delete();
  if (rows_.reporting_lines)
    std::erase_if(*rows_.reporting_lines,
                  [&](const auto &line) { return line.post_id == id || line.reports_to == id; });
  if (rows_.attendance)
    std::erase_if(*rows_.attendance, [&](const auto &seat) { return seat.attendee_id == id; });
  if (rows_.partner_links)
    std::erase_if(*rows_.partner_links, [&](const auto &link) { return link.post_id == id; });
  if (rows_.statutory_roles)
    std::erase_if(*rows_.statutory_roles, [&](const auto &role) { return role.post_id == id; });
  pass_registers(id, "");
  take_away(id);
}

void Changes::take_away(const std::string &id) {
  const auto is_its = [&](const auto &row) { return row.post_id == id; };
  std::erase_if(rows_.posts, is_its);
  if (rows_.post_shares)
    std::erase_if(*rows_.post_shares, is_its);
  if (rows_.post_functions)
    std::erase_if(*rows_.post_functions, is_its);
  gone_.push_back(id);
}

} // namespace organograph::oracle

// SPDX-License-Identifier: Apache-2.0
// measures.md, section 4.
#include "sections.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::oracle {
namespace {

using Test = std::optional<bool>;  // no value: not known
using Tests = std::map<int, Test>; // 1 to 7

const char *const dimensions[] = {"governance", "policy", "provision", "contracts", "systems",
                                  "data",       "terms",  "budget",    "front_door"};

// What is measured: a function and two organisations, a before b in model order.
struct Case {
  const Rows &rows;
  std::string function, a, b;
  Ids members; // F
};

bool joins(const Case &c, const std::string &one, const std::string &other) {
  return (one == c.a && other == c.b) || (one == c.b && other == c.a);
}

bool serves_one(const Rows &rows, const std::string &id, const std::string &organisation) {
  return serves(rows, id).count(organisation) > 0;
}

bool serves_both(const Case &c, const std::string &id) {
  return serves_one(c.rows, id, c.a) && serves_one(c.rows, id, c.b);
}

Ids members_of(const Case &c) {
  Ids out;
  for (const std::string &id : post_ids(c.rows))
    if (works_in(c.rows, id, c.function) && (serves_one(c.rows, id, c.a) || serves_one(c.rows, id, c.b)))
      out.push_back(id);
  return out;
}

bool is_member(const Case &c, const std::string &id) {
  return std::find(c.members.begin(), c.members.end(), id) != c.members.end();
}

// Assistants are of F and stand beside its tiers.
bool in_tiers(const Case &c, const std::string &id) {
  return !is_assistant(post(c.rows, id));
}

bool line_not_known(const Case &c, const std::string &id) {
  const Ids above = managers_above(c.rows, id);
  return !lines_are_given(c.rows) || manager_not_known(post(c.rows, above.empty() ? id : above.back()));
}

// A head, or below one: nobody can tell.
bool may_be_head(const Case &c, const std::string &id) {
  const Ids above = managers_above(c.rows, id);
  return in_tiers(c, id) && line_not_known(c, id) &&
         std::none_of(above.begin(), above.end(), [&](const std::string &m) { return is_member(c, m); });
}

Ids possible_heads(const Case &c) {
  Ids out;
  for (const std::string &id : c.members)
    if (may_be_head(c, id))
      out.push_back(id);
  return out;
}

int function_tier(const Case &c, const std::string &id) {
  int out = 1;
  for (const std::string &above : managers_above(c.rows, id))
    out += is_member(c, above);
  return out;
}

Ids at_tier(const Case &c, int tier) {
  Ids out;
  for (const std::string &id : c.members)
    if (in_tiers(c, id) && !may_be_head(c, id) && function_tier(c, id) == tier)
      out.push_back(id);
  return out;
}

Ids below_heads(const Case &c) {
  Ids out;
  for (const std::string &id : c.members)
    if (in_tiers(c, id) && function_tier(c, id) > 1)
      out.push_back(id);
  return out;
}

bool all_serve_both(const Case &c, const Ids &posts) {
  return std::all_of(posts.begin(), posts.end(), [&](const std::string &id) { return serves_both(c, id); });
}

double score(const Case &c, const std::string &dimension) {
  for (const ArrangementRow &row : rows_of(c.rows.arrangements))
    if (row.function == c.function && row.dimension == dimension &&
        joins(c, row.organisation_a, row.organisation_b))
      return row.state == "full" ? 1.0 : row.state == "partial" ? 0.5 : 0.0;
  return 0.0;
}

bool is_named_in_register(const Case &c) {
  for (const ArrangementRow &row : rows_of(c.rows.arrangements))
    if (row.function == c.function && joins(c, row.organisation_a, row.organisation_b))
      return true;
  return false;
}

bool has_target(const Case &c) {
  for (const IntegrationTargetRow &row : rows_of(c.rows.integration_targets))
    if (row.function == c.function && joins(c, row.organisation_a, row.organisation_b))
      return true;
  return false;
}

bool is_measured(const Case &c) {
  bool for_a = false, for_b = false;
  for (const std::string &id : c.members) {
    for_a = for_a || serves_one(c.rows, id, c.a);
    for_b = for_b || serves_one(c.rows, id, c.b);
  }
  return (for_a && for_b) || is_named_in_register(c) || has_target(c);
}

IdSet present(const Case &c, const MeetingRow &meeting) {
  return posts_of(reduced(c.rows, seats_as_given(c.rows, meeting.meeting_id)));
}

Test networked(const Case &c) {
  if (!meetings_known(c.rows))
    return std::nullopt;
  for (const MeetingRow &meeting : *c.rows.meetings) {
    if (meeting.function != c.function || occurrences(meeting) < 2)
      continue;
    const IdSet posts = present(c, meeting);
    for (const std::string &p : posts)
      for (const std::string &q : posts)
        if (p != q && serves_one(c.rows, p, c.a) && serves_one(c.rows, q, c.b))
          return true;
  }
  return false;
}

bool has_line_between_employers(const Case &c) {
  for (const std::string &id : c.members) {
    const PostRow &row = post(c.rows, id);
    if (in_tiers(c, id) && is_member(c, row.reports_to) &&
        joins(c, row.organisation_id, post(c.rows, row.reports_to).organisation_id))
      return true;
  }
  return false;
}

// People of the service below its heads: posts and staff groups.
struct Below {
  long long thousandths = 0, joint_thousandths = 0; // so that 'half of the FTE' hangs on no sum's last bit
  int number = 0;
};

long long thousandths(double fte) {
  return std::llround(fte * 1000);
}

long long thousandths(const Case &c, const Ids &posts) {
  long long out = 0;
  for (const std::string &id : posts)
    out += thousandths(fte(post(c.rows, id)));
  return out;
}

Ids joint_of(const Case &c, const Ids &posts) {
  Ids out;
  for (const std::string &id : posts)
    if (serves_both(c, id))
      out.push_back(id);
  return out;
}

Json fte_share(const Case &c, const Ids &posts) {
  return ratio(static_cast<double>(thousandths(c, joint_of(c, posts))),
               static_cast<double>(thousandths(c, posts)));
}

Below everyone_below_heads(const Case &c) {
  const Ids posts = below_heads(c);
  Below out = {thousandths(c, posts), thousandths(c, joint_of(c, posts)), static_cast<int>(posts.size())};
  for (const StaffGroupRow &group : rows_of(c.rows.staff_groups)) {
    const PostRow &above = post(c.rows, group.reports_to);
    const std::string function = group.function.empty() ? above.function : group.function;
    const IdSet served =
        group.organisation_id.empty() ? serves(c.rows, above.post_id) : IdSet{group.organisation_id};
    if (function != c.function || (!served.count(c.a) && !served.count(c.b)))
      continue;
    ++out.number;
    out.thousandths += thousandths(group.fte);
    if (served.count(c.a) && served.count(c.b))
      out.joint_thousandths += thousandths(group.fte);
  }
  return out;
}

Test resourced(const Case &c) {
  if (score(c, "provision") >= 0.5 || has_line_between_employers(c))
    return true;
  for (const std::string &id : c.members) {
    const PostRow &row = post(c.rows, id);
    if (in_tiers(c, id) && (manager_not_known(row) || !lines_are_given(c.rows)) &&
        (row.organisation_id == c.a || row.organisation_id == c.b))
      return std::nullopt;
  }
  return false;
}

Test shared_leadership(const Case &c) {
  const Ids heads = at_tier(c, 1), possible = possible_heads(c);
  if (heads.empty() && possible.empty())
    return false;
  if (!all_serve_both(c, heads))
    return false;
  if (all_serve_both(c, possible))
    return true;
  if (heads.empty() && joint_of(c, possible).empty())
    return false;
  return std::nullopt;
}

// With some of those below the heads that may be heads.
bool is_shared(const Below &known, int more, long long joint, long long alone) {
  return known.number + more >= 2 &&
         2 * (known.joint_thousandths + joint) >= known.thousandths + joint + alone;
}

Test shared_team(const Case &c) {
  const Below below = everyone_below_heads(c);
  const Ids possible = possible_heads(c);
  const long long joint = thousandths(c, joint_of(c, possible));
  const long long alone = thousandths(c, possible) - joint;
  if (is_shared(below, 0, 0, alone))
    return true;
  if (!is_shared(below, static_cast<int>(possible.size()), joint, 0))
    return false;
  return std::nullopt;
}

Tests tests_of(const Case &c) {
  Tests t;
  t[1] = networked(c);
  t[3] = resourced(c);
  t[4] = shared_leadership(c);
  t[5] = shared_team(c);
  if (!c.rows.arrangements)
    return t;
  t[2] = score(c, "policy") >= 0.5 || score(c, "governance") >= 0.5;
  t[6] = score(c, "front_door") == 1 || ((score(c, "systems") >= 0.5 || score(c, "data") >= 0.5) &&
                                         (score(c, "policy") >= 0.5 || score(c, "contracts") >= 0.5));
  t[7] = *t[6] && score(c, "budget") == 1;
  return t;
}

int reached(Tests t) {
  int out = 0;
  for (int level = 1; level <= 7; ++level)
    if (t[level] == true)
      out = level;
  return out;
}

bool counts_as_met(Tests t, int level) {
  return t[level] == true || (level == 1 && (t[4] == true || t[6] == true));
}

int secured(Tests t) {
  int out = 0;
  for (int level = 1; level <= 7; ++level) {
    bool lower_met = true;
    for (int lower = 1; lower < level; ++lower)
      lower_met = lower_met && (lower == 3 || counts_as_met(t, lower));
    if (lower_met && counts_as_met(t, level))
      out = level;
  }
  return out;
}

// Those that meetings and posts decide held, the register's not, where they are not known.
Tests at_most(Tests t) {
  for (const int level : {1, 3, 4, 5})
    if (!t[level])
      t[level] = true;
  return t;
}

int operation(Tests t) {
  int out = 0;
  for (const int level : {1, 2, 3, 5, 6, 7})
    if (t[level] == true)
      out = level;
  return out;
}

Json missing(Tests t, int target) {
  Json out = Json::array();
  for (int level = secured(t) + 1; level <= 7; ++level)
    if (level != 3 && t[level] == false && (level < reached(t) || level <= target))
      out.push_back(level);
  return out;
}

int tiers(const Case &c) {
  std::set<int> seen;
  for (const std::string &id : c.members)
    if (in_tiers(c, id))
      seen.insert(function_tier(c, id));
  return static_cast<int>(seen.size());
}

Json known_tiers(const Case &c) {
  return possible_heads(c).empty() ? Json(tiers(c)) : Json(nullptr);
}

Json joint_tiers(const Case &c) {
  if (!possible_heads(c).empty())
    return shared_leadership(c) == false ? Json(0) : Json(nullptr);
  int out = 0;
  while (out < tiers(c) && all_serve_both(c, at_tier(c, out + 1)))
    ++out;
  return out;
}

Json joint_lines(const Case &c) {
  int lines = 0, joining = 0;
  for (const std::string &id : c.members) {
    const PostRow &row = post(c.rows, id);
    if (!in_tiers(c, id) || !is_member(c, row.reports_to))
      continue;
    ++lines;
    joining += row.organisation_id != post(c.rows, row.reports_to).organisation_id;
  }
  return ratio(joining, lines);
}

Json joint_hours(const Case &c) {
  if (!meetings_known(c.rows))
    return nullptr;
  double both = 0, either = 0;
  for (const MeetingRow &meeting : *c.rows.meetings) {
    if (meeting.function != c.function || !hours(meeting))
      continue;
    IdSet served;
    for (const std::string &id : present(c, meeting))
      served = united(served, serves(c.rows, id));
    both += served.count(c.a) && served.count(c.b) ? *hours(meeting) : 0.0;
    either += served.count(c.a) || served.count(c.b) ? *hours(meeting) : 0.0;
  }
  return ratio(both, either);
}

Json one_voice(const Case &c) {
  int reaching = 0, with_one_voice = 0;
  for (const Contact &contact : contacts(c.rows)) {
    if (contact.function != c.function || !contact.organisations.count(c.a) ||
        !contact.organisations.count(c.b))
      continue;
    ++reaching;
    with_one_voice += contact.one_voice;
  }
  return ratio(with_one_voice, reaching);
}

Json vector_of(const Case &c) {
  Json out;
  out["joint_tiers"] = possible_heads(c).empty() ? ratio(joint_tiers(c).get<int>(), tiers(c)) : Json(nullptr);
  out["joint_fte"] = fte_share(c, c.members);
  out["joint_lines"] = joint_lines(c);
  out["joint_hours"] = joint_hours(c);
  out["one_voice"] = one_voice(c);
  for (const char *dimension : dimensions)
    out[dimension] = c.rows.arrangements ? Json(score(c, dimension)) : Json(nullptr);
  return out;
}

Json level_5(const Case &c, Tests t) {
  const Below below = everyone_below_heads(c);
  Json out;
  out["below"] = out["share"] = nullptr;
  out["threshold"] = 0.5;
  out["reached_otherwise"] = out["secured_otherwise"] = nullptr;
  if (!possible_heads(c).empty())
    return out;
  out["below"] = below.number;
  out["share"] = ratio(static_cast<double>(below.joint_thousandths), static_cast<double>(below.thousandths));
  if (below.number < 2 || below.joint_thousandths == 0 || below.joint_thousandths == below.thousandths)
    return out;
  Tests otherwise = t;
  otherwise[5] = !*t[5];
  out["reached_otherwise"] = reached(otherwise);
  out["secured_otherwise"] = secured(otherwise);
  return out;
}

int target_of(const Case &c) {
  for (const IntegrationTargetRow &row : rows_of(c.rows.integration_targets))
    if (row.function == c.function && joins(c, row.organisation_a, row.organisation_b))
      return row.target_level;
  return 0;
}

void add_target(Json &out, const Case &c, int secured_level) {
  out["target"] = out["gap"] = out["reason"] = nullptr;
  for (const IntegrationTargetRow &row : rows_of(c.rows.integration_targets)) {
    if (row.function != c.function || !joins(c, row.organisation_a, row.organisation_b))
      continue;
    out["target"] = row.target_level;
    out["gap"] = std::max(0, row.target_level - secured_level);
    if (!row.reason.empty())
      out["reason"] = row.reason;
  }
}

Json measure(const Case &c) {
  Tests t = tests_of(c);
  Json out;
  out["function"] = c.function;
  out["organisation_a"] = c.a;
  out["organisation_b"] = c.b;
  out["reached"] = reached(t);
  out["secured"] = secured(t);
  out["reached_at_most"] = reached(at_most(t));
  out["secured_at_most"] = secured(at_most(t));
  out["heads_not_known"] = possible_heads(c).size();
  out["joint_tiers"] = joint_tiers(c);
  out["tiers"] = known_tiers(c);
  out["operation"] = operation(t);
  out["missing"] = missing(t, target_of(c));
  for (int level = 1; level <= 7; ++level)
    out["tests"][std::to_string(level)] = known(t[level]);
  out["vector"] = vector_of(c);
  out["level_5"] = level_5(c, t);
  add_target(out, c, secured(t));
  return out;
}

} // namespace

Json integration_depth(const Rows &rows) {
  Json out = Json::array();
  for (const std::string &function : function_ids(rows))
    for (const auto &[a, b] : organisation_pairs(rows)) {
      Case c = {rows, function, a, b, {}};
      c.members = members_of(c);
      if (is_measured(c))
        out.push_back(measure(c));
    }
  return out;
}

} // namespace organograph::oracle

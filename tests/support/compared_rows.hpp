// SPDX-License-Identifier: Apache-2.0
// What compare() must find: a slow calculation on the rows of two models.
#pragma once

#include "oracle/facts.hpp"
#include "oracle/rows.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace organograph::test::compared_rows {

using oracle::PostRow;
using oracle::Rows;

using Shares = std::map<std::string, std::tuple<oracle::Number, std::string, oracle::Number>>;

inline Shares shares_of(const Rows &rows, const PostRow &post) {
  Shares out;
  for (const auto &row : oracle::rows_of(rows.post_shares))
    if (row.post_id == post.post_id)
      out[row.organisation_id] = {row.cost_share, row.grade, row.sole_cost};
  if (out.size() == 1 && !std::get<0>(out.begin()->second))
    std::get<0>(out.begin()->second) = 1;
  if (out == Shares{{post.organisation_id, {1, "", {}}}})
    out.clear();
  return out;
}

inline std::set<std::string> further_functions(const Rows &rows, const PostRow &post) {
  std::set<std::string> out;
  for (const auto &row : oracle::rows_of(rows.post_functions))
    if (row.post_id == post.post_id && row.function != post.function)
      out.insert(row.function);
  return out;
}

inline auto cells_but_the_line(const Rows &rows, const PostRow &p) {
  return std::tuple(p.title, p.organisation_id, p.function, p.unit, p.grade, p.tier, oracle::fte(p),
                    p.annual_cost, oracle::status_of(p), p.holder, p.holder_id, oracle::reports_known(p),
                    oracle::is_assistant(p), shares_of(rows, p), further_functions(rows, p));
}

struct Expected {
  std::set<std::string> created, deleted, changed, moved;
  std::map<std::string, double> fte, cost;                              // by organisation, "" for all
  std::set<std::string> cost_not_known, fte_not_known;                  // the same
  std::set<std::string> affected_without_cost, affected_without_shares; // posts
  std::set<std::string> people_at_risk;                                 // keys of people
  std::set<std::string> shown_at_risk; // names, or the posts of those who are not known
  std::set<std::string> posts_at_risk;
  std::uint64_t at_risk = 0;
  int no_impact = 0, vacant = 0;
  int functions_deleted = 0, lines_added = 0, lines_removed = 0;
  std::set<std::string> unshared; // 'function a b: without'
  int groups_changed = 0, groups_moved = 0, groups_deleted = 0;
};

// One post, on one side, with its sign.
inline void add_money(const Rows &rows, const PostRow &post, double sign, Expected &to) {
  for (const std::string &organisation : oracle::serves(rows, post.post_id)) {
    const auto share = oracle::share_in(rows, post.post_id, organisation);
    to.cost[organisation] += sign * post.annual_cost.value_or(0) * share.value_or(0);
    to.fte[organisation] += sign * oracle::fte(post) * share.value_or(0);
    if (!post.annual_cost || !share)
      to.cost_not_known.insert(organisation);
    if (!share) {
      to.fte_not_known.insert(organisation);
      to.affected_without_shares.insert(post.post_id);
    }
  }
  to.fte[""] += sign * oracle::fte(post);
  if (post.annual_cost) {
    to.cost[""] += sign * *post.annual_cost;
  } else {
    to.cost_not_known.insert("");
    to.affected_without_cost.insert(post.post_id);
  }
}

inline void expect_posts(const Rows &before, const Rows &after, Expected &to) {
  for (const PostRow &q : after.posts)
    if (!oracle::is_post(before, q.post_id)) {
      to.created.insert(q.post_id);
      add_money(after, q, 1, to);
    }
  for (const PostRow &p : before.posts) {
    if (!oracle::is_post(after, p.post_id)) {
      to.deleted.insert(p.post_id);
      to.functions_deleted += !p.function.empty();
      to.functions_deleted += static_cast<int>(further_functions(before, p).size());
      add_money(before, p, -1, to);
      continue;
    }
    const PostRow &q = oracle::post(after, p.post_id);
    if (cells_but_the_line(before, p) != cells_but_the_line(after, q))
      to.changed.insert(p.post_id);
    else if (p.reports_to != q.reports_to)
      to.moved.insert(p.post_id);
    if (std::tuple(p.organisation_id, oracle::fte(p), p.annual_cost, shares_of(before, p)) !=
        std::tuple(q.organisation_id, oracle::fte(q), q.annual_cost, shares_of(after, q))) {
      add_money(before, p, -1, to);
      add_money(after, q, 1, to);
    }
  }
}

// FTE of a whole model, by organisation; none where a part of a post is not known.
inline std::map<std::string, oracle::Number> fte_of(const Rows &rows) {
  std::map<std::string, oracle::Number> out;
  for (const std::string &organisation : oracle::organisation_ids(rows))
    out[organisation] = 0;
  out[""] = 0;
  for (const PostRow &post : rows.posts) {
    *out[""] += oracle::fte(post);
    for (const std::string &organisation : oracle::serves(rows, post.post_id)) {
      const auto share = oracle::share_in(rows, post.post_id, organisation);
      auto &sum = out[organisation];
      if (!share)
        sum.reset();
      else if (sum)
        *sum += oracle::fte(post) * *share;
    }
  }
  return out;
}

// By holder_id where both have one, else by name.
inline bool is_named(const oracle::Holder &person, const Rows &after) {
  for (const PostRow &post : after.posts)
    for (const oracle::Holder &other : oracle::holders(post)) {
      if (!person.holder_id.empty() && !other.holder_id.empty()) {
        if (person.holder_id == other.holder_id)
          return true;
      } else if (!person.name.empty() && person.name == other.name) {
        return true;
      }
    }
  return false;
}

inline void expect_people(const Rows &before, const Rows &after, Expected &to) {
  for (const PostRow &post : before.posts) {
    if (!to.deleted.contains(post.post_id))
      continue;
    const std::string status = oracle::status_of(post);
    to.no_impact += status == "interim" || status == "acting";
    to.vacant += status == "vacant";
    if (status != "filled" && status != "seconded")
      continue;
    auto holders = oracle::holders(post);
    if (holders.empty())
      holders.emplace_back();
    for (const oracle::Holder &person : holders) {
      if (person.key.empty() || !is_named(person, after))
        to.posts_at_risk.insert(post.post_id);
      if (person.key.empty()) {
        ++to.at_risk;
        to.shown_at_risk.insert("holder of " + post.post_id);
      } else if (!is_named(person, after) && to.people_at_risk.insert(person.key).second) {
        ++to.at_risk;
        to.shown_at_risk.insert(person.name.empty() ? "holder of " + post.post_id : person.name);
      }
    }
  }
}

inline void expect_groups(const Rows &before, const Rows &after, Expected &to) {
  const auto groups_after = oracle::rows_of(after.staff_groups);
  for (const auto &group : oracle::rows_of(before.staff_groups)) {
    const auto found = std::ranges::find(groups_after, group.group_id, &oracle::StaffGroupRow::group_id);
    if (found == groups_after.end())
      ++to.groups_deleted;
    else if (found->fte != group.fte)
      ++to.groups_changed;
    else
      to.groups_moved += found->reports_to != group.reports_to;
  }
}

using Lines = std::set<std::tuple<std::string, std::string, std::string>>;

inline Lines lines_of(const Rows &rows) {
  Lines out;
  for (const auto &row : oracle::rows_of(rows.reporting_lines))
    out.emplace(row.post_id, row.reports_to, row.kind);
  return out;
}

inline void expect_lines(const Rows &before, const Rows &after, Expected &to) {
  const Lines was = lines_of(before), is = lines_of(after);
  for (const auto &line : is)
    to.lines_added += !was.contains(line);
  for (const auto &line : was)
    to.lines_removed += !is.contains(line);
}

inline bool works_for(const Rows &rows, const std::string &function, const std::string &organisation) {
  return std::ranges::any_of(rows.posts, [&](const PostRow &post) {
    return oracle::works_in(rows, post.post_id, function) &&
           oracle::serves(rows, post.post_id).contains(organisation);
  });
}

inline void expect_unshared(const Rows &before, const Rows &after, Expected &to) {
  for (const std::string &function : oracle::function_ids(before))
    for (const auto &[a, b] : oracle::organisation_pairs(before)) {
      if (!works_for(before, function, a) || !works_for(before, function, b))
        continue;
      std::string without;
      for (const std::string &organisation : {a, b})
        without += works_for(after, function, organisation) ? "" : " " + organisation;
      if (!without.empty())
        to.unshared.insert(function + " " + a + " " + b + ":" + without);
    }
}

inline Expected expected(const Rows &before, const Rows &after) {
  Expected out;
  expect_posts(before, after, out);
  expect_people(before, after, out);
  expect_groups(before, after, out);
  expect_lines(before, after, out);
  expect_unshared(before, after, out);
  return out;
}

} // namespace organograph::test::compared_rows

// SPDX-License-Identifier: Apache-2.0
// measures.md, Services: who shares, what is agreed, whose duty it is, FTE by parts of time.
#include "calendar.hpp"
#include "sections.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

std::string kind_of_organisation(const Rows &rows, const std::string &id) {
  for (const OrganisationRow &row : rows.organisations)
    if (row.organisation_id == id)
      return kind_in_one_word(row.kind);
  return "";
}

const FunctionRow *function_row(const Rows &rows, const std::string &function) {
  for (const FunctionRow &row : rows_of(rows.functions))
    if (row.function == function)
      return &row;
  return nullptr;
}

std::string parent_of(const Rows &rows, const std::string &function) {
  const FunctionRow *const row = function_row(rows, function);
  return row == nullptr ? "" : row->parent;
}

// It and all above it, the nearest first.
Ids line_of(const Rows &rows, std::string function) {
  Ids out;
  for (; !function.empty(); function = parent_of(rows, function))
    out.push_back(function);
  return out;
}

std::string pair_kind(const std::string &a, const std::string &b) {
  if (a.empty() || b.empty())
    return "not known";
  if (a == b)
    return "horizontal";
  return IdSet{a, b} == IdSet{"county", "district"} ? "vertical" : "other";
}

Json sharing_json(const Rows &rows) {
  Json out = Json::array();
  for (const auto &[a, b] : organisation_pairs(rows)) {
    int joint = 0;
    for (const PostRow &row : rows.posts)
      joint += serves(rows, row.post_id).count(a) > 0 && serves(rows, row.post_id).count(b) > 0;
    if (joint == 0)
      continue;
    Json pair;
    pair["organisation_a"] = a;
    pair["organisation_b"] = b;
    pair["kind"] = pair_kind(kind_of_organisation(rows, a), kind_of_organisation(rows, b));
    pair["joint_posts"] = joint;
    out.push_back(pair);
  }
  return out;
}

int pairs_of(const Json &pairs, const std::string &kind) {
  return static_cast<int>(
      std::count_if(pairs.begin(), pairs.end(), [&](const Json &pair) { return pair["kind"] == kind; }));
}

void add_duties(const Rows &rows, Json &out) {
  bool given = false;
  for (const FunctionRow &row : rows_of(rows.functions))
    given = given || !row.held_by.empty();
  Json outside = Json::array();
  int not_known = 0;
  for (const PostRow &row : rows.posts) {
    std::string by;
    for (const std::string &function : line_of(rows, row.function))
      if (const FunctionRow *at = function_row(rows, function); by.empty() && at != nullptr)
        by = at->held_by;
    const IdSet of = serves(rows, row.post_id);
    if (of.size() < 2 || by.empty())
      continue;
    bool held = false, blank = false;
    for (const std::string &organisation : of) {
      const std::string kind = organisation == "?" ? "" : kind_of_organisation(rows, organisation);
      blank = blank || kind.empty();
      for (const std::string &each : names_in(by))
        held = held || (!kind.empty() && kind_in_one_word(each) == kind);
    }
    if (!held && blank)
      ++not_known;
    if (!held && !blank) {
      Json post;
      post["post_id"] = row.post_id;
      post["function"] = row.function;
      outside.push_back(post);
    }
  }
  out["outside_duty"] = given ? Json(outside.size()) : Json(nullptr);
  out["duty_not_known"] = given ? Json(not_known) : Json(nullptr);
  out["posts_outside_duty"] = given ? outside : Json(nullptr);
}

// Its own function and further ones.
Ids functions_of(const Rows &rows, const PostRow &post) {
  Ids out;
  if (!post.function.empty())
    out.push_back(post.function);
  for (const PostFunctionRow &row : rows_of(rows.post_functions))
    if (row.post_id == post.post_id && row.function != post.function)
      out.push_back(row.function);
  return out;
}

Number given_part(const Rows &rows, const PostRow &post, const std::string &function) {
  for (const PostFunctionRow &row : rows_of(rows.post_functions))
    if (row.post_id == post.post_id && row.function == function)
      return row.share;
  return std::nullopt;
}

double part_of_time(const Rows &rows, const PostRow &post, const std::string &function) {
  double given = 0;
  int blank = 0;
  for (const std::string &each : functions_of(rows, post))
    if (const Number part = given_part(rows, post, each))
      given += *part;
    else
      ++blank;
  const Number own = given_part(rows, post, function);
  if (blank == 0)
    return *own / given;
  return own ? *own : (1 - given) / blank;
}

bool in_equal_parts(const Rows &rows, const PostRow &post) {
  const Ids functions = functions_of(rows, post);
  return functions.size() > 1 &&
         std::any_of(functions.begin(), functions.end(),
                     [&](const std::string &each) { return !given_part(rows, post, each); });
}

Json functions_json(const Rows &rows, const std::optional<int> &level) {
  bool given = false;
  for (const FunctionRow &row : rows_of(rows.functions))
    given = given || !row.parent.empty();
  for (const PostFunctionRow &row : rows_of(rows.post_functions))
    given = given || row.share;
  Json out = Json::array();
  if (!given)
    return out;
  for (const std::string &function : function_ids(rows)) {
    const int depth = static_cast<int>(line_of(rows, function).size());
    if (level && depth > *level)
      continue;
    const auto is_below = [&](const std::string &other) {
      const Ids line = line_of(rows, other);
      return std::find(line.begin(), line.end(), function) != line.end();
    };
    int posts = 0, joint = 0;
    double time = 0, groups = 0;
    for (const PostRow &row : rows.posts) {
      bool has = false;
      for (const std::string &each : functions_of(rows, row))
        if (is_below(each)) {
          has = true;
          time += part_of_time(rows, row, each) * fte(row);
        }
      posts += has;
      joint += has && serves(rows, row.post_id).size() >= 2;
    }
    for (const StaffGroupRow &row : rows_of(rows.staff_groups))
      if (is_below(row.function.empty() ? post(rows, row.reports_to).function : row.function))
        groups += row.fte;
    const std::string parent = parent_of(rows, function);
    Json node;
    node["function"] = function;
    node["parent"] = known(parent);
    node["level"] = depth;
    node["posts"] = posts;
    node["joint_posts"] = joint;
    node["fte"] = time;
    node["staff_group_fte"] = groups;
    const FunctionRow *const row = function_row(rows, function);
    node["modelled"] = row == nullptr || row->modelled != "no";
    out.push_back(node);
  }
  return out;
}

void add_targets(const Rows &rows, const std::string &day, Json &out) {
  Json untargeted = Json::array(), targets = Json::array(), spread;
  for (int level = 0; level < 8; ++level)
    spread[std::to_string(level)] = 0;
  int shared = 0, overdue = 0, overdue_not_known = 0;
  for (const Json &entry : integration_depth(rows)) {
    const int reached = entry["reached"].get<int>();
    spread[std::to_string(reached)] = spread[std::to_string(reached)].get<int>() + 1;
    shared += reached > 0;
    Json service;
    for (const char *key : {"function", "organisation_a", "organisation_b"})
      service[key] = entry[key];
    if (entry["target"].is_null()) {
      if (reached > 0)
        untargeted.push_back(service);
      continue;
    }
    const std::string a = entry["organisation_a"], b = entry["organisation_b"];
    for (const IntegrationTargetRow &row : rows_of(rows.integration_targets)) {
      if (row.function != entry["function"].get<std::string>() ||
          IdSet{row.organisation_a, row.organisation_b} != IdSet{a, b})
        continue;
      service["target"] = row.target_level;
      service["gap"] = entry["gap"];
      service["by"] = known(row.by);
      service["overdue"] = nullptr;
      if (!day.empty() && !row.by.empty()) {
        const bool past = before(last_of(row.by), first_of(day));
        const bool known = !past || entry["gap"] == 0 || entry["secured_at_most"] < row.target_level;
        const bool is = past && known && entry["gap"] > 0;
        service["overdue"] = known ? Json(is) : Json(nullptr);
        overdue += is;
        overdue_not_known += !known;
      }
    }
    targets.push_back(service);
  }
  out["shared"] = shared;
  out["without_target"] = untargeted.size();
  out["targets"] = targets.size();
  out["targets_overdue"] = day.empty() ? Json(nullptr) : Json(overdue);
  out["overdue_not_known"] = day.empty() ? Json(nullptr) : Json(overdue_not_known);
  out["spread"] = spread;
  out["untargeted"] = untargeted;
  out["target_list"] = targets;
}

} // namespace

Json services(const Rows &rows, const Options &options) {
  Json out;
  add_targets(rows, options.day, out);
  const Json pairs = sharing_json(rows);
  out["horizontal"] = pairs_of(pairs, "horizontal");
  out["vertical"] = pairs_of(pairs, "vertical");
  out["other_pairs"] = pairs_of(pairs, "other");
  out["pairs_not_known"] = pairs_of(pairs, "not known");
  out["pairs"] = pairs;
  add_duties(rows, out);
  int equal = 0;
  for (const PostRow &row : rows.posts)
    equal += in_equal_parts(rows, row);
  out["equal_parts"] = equal;
  out["functions"] = functions_json(rows, options.function_level);
  return out;
}

} // namespace organograph::oracle

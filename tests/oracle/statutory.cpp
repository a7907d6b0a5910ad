// SPDX-License-Identifier: Apache-2.0
// measures.md, Statutory officers. Every figure is counted anew from the rows.
#include "sections.hpp"

#include <algorithm>
#include <map>

namespace organograph::oracle {
namespace {

const Ids first_roles = {
    "head_of_paid_service", "monitoring_officer", "chief_finance_officer", "dcs", "dass", "dph"};

std::string kind_of(const StatutoryRoleRow &row) {
  return row.kind.empty() ? "holder" : row.kind;
}

bool in_role(const StatutoryRoleRow &row) {
  return kind_of(row) != "deputy";
}

// Who a post is: its only holder's key, else the post.
std::string person(const Rows &rows, const std::string &post_id) {
  const std::string holder = single_holder(post(rows, post_id));
  return holder.empty() ? "post " + post_id : "holder " + holder;
}

Ids roles_in_order(const Rows &rows) {
  Ids out = first_roles;
  for (const StatutoryRoleRow &row : *rows.statutory_roles)
    if (std::find(out.begin(), out.end(), row.role) == out.end())
      out.push_back(row.role);
  return out;
}

// 'yes', 'no' or 'not known'.
std::string has_social_services(const Rows &rows, const std::string &organisation) {
  std::string kind;
  for (const OrganisationRow &row : rows.organisations)
    if (row.organisation_id == organisation)
      kind = kind_in_one_word(row.kind);
  return kind == "county" || kind == "unitary" ? "yes" : kind == "district" ? "no" : "not known";
}

bool asked(const Rows &rows, const Options &options, const std::string &role,
           const std::string &organisation) {
  if (!options.statutory_rules)
    return false;
  if (role == "dcs" || role == "dass" || role == "dph")
    return has_social_services(rows, organisation) == "yes";
  return std::find(first_roles.begin(), first_roles.end(), role) != first_roles.end();
}

Json posts_of(const Rows &rows, const std::string &role, const std::string &organisation,
              const std::string &kind) {
  Json out = Json::array();
  for (const StatutoryRoleRow &row : *rows.statutory_roles)
    if (row.role == role && row.organisation_id == organisation && kind_of(row) == kind &&
        row.post_id != "?" && std::find(out.begin(), out.end(), Json(row.post_id)) == out.end())
      out.push_back(row.post_id);
  return out;
}

IdSet people_of(const Rows &rows, const Json &posts) {
  IdSet out;
  for (const Json &post_id : posts)
    out.insert(person(rows, post_id.get<std::string>()));
  return out;
}

std::string state_of(const Rows &rows, const Options &options, const std::string &role,
                     const std::string &organisation) {
  bool any = false, is_held = false, is_not_known = false;
  for (const StatutoryRoleRow &row : *rows.statutory_roles) {
    if (row.role != role || row.organisation_id != organisation || !in_role(row))
      continue;
    if (row.post_id == "?") {
      is_not_known = true;
      continue;
    }
    any = true;
    is_held = is_held || status_of(post(rows, row.post_id)) != "vacant";
  }
  if (is_held)
    return "held";
  if (is_not_known)
    return "not known";
  if (any)
    return "vacant";
  return asked(rows, options, role, organisation) ? "missing" : "not held";
}

Json role_json(const Rows &rows, const Options &options, const std::string &role,
               const std::string &organisation) {
  const Json holders = posts_of(rows, role, organisation, "holder"),
             acting = posts_of(rows, role, organisation, "acting"),
             deputies = posts_of(rows, role, organisation, "deputy");
  const std::string state = state_of(rows, options, role, organisation);
  bool has_deputy = false;
  for (const StatutoryRoleRow &row : *rows.statutory_roles)
    has_deputy =
        has_deputy || (row.role == role && row.organisation_id == organisation && kind_of(row) == "deputy");
  const IdSet in_office = united(people_of(rows, holders), people_of(rows, acting));
  Json outside = Json::array();
  for (const Json &list : {holders, acting})
    for (const Json &post_id : list) {
      const std::string manager = post(rows, post_id.get<std::string>()).reports_to;
      if (!manager.empty() && manager != "?" && serves(rows, manager).count(organisation) == 0)
        outside.push_back(post_id);
    }
  Json out;
  out["role"] = role;
  out["organisation"] = organisation;
  out["state"] = state;
  out["holders"] = holders;
  out["acting"] = acting;
  out["deputies"] = deputies;
  out["line_outside"] = outside;
  out["held_twice"] = people_of(rows, holders).size() > 1 || people_of(rows, acting).size() > 1;
  out["without_deputy"] = !has_deputy && (state == "held" || state == "vacant");
  const IdSet deputising = people_of(rows, deputies);
  out["deputy_is_holder"] = std::any_of(deputising.begin(), deputising.end(),
                                        [&](const std::string &who) { return in_office.count(who) > 0; });
  return out;
}

bool has_row(const Rows &rows, const std::string &organisation) {
  return std::any_of(rows.statutory_roles->begin(), rows.statutory_roles->end(),
                     [&](const StatutoryRoleRow &row) { return row.organisation_id == organisation; });
}

Json all_roles(const Rows &rows, const Options &options) {
  Json out = Json::array();
  for (const std::string &role : roles_in_order(rows))
    for (const std::string &organisation : organisation_ids(rows)) {
      const bool given = std::any_of(rows.statutory_roles->begin(), rows.statutory_roles->end(),
                                     [&](const StatutoryRoleRow &row) {
                                       return row.role == role && row.organisation_id == organisation;
                                     });
      if (given || (has_row(rows, organisation) && asked(rows, options, role, organisation)))
        out.push_back(role_json(rows, options, role, organisation));
    }
  return out;
}

// Posts of one person in one role: by role, then by the first post in model order.
Json dual_services(const Rows &rows) {
  Json out = Json::array();
  for (const std::string &role : roles_in_order(rows)) {
    IdSet done;
    for (const std::string &id : post_ids(rows)) {
      const std::string who = person(rows, id);
      IdSet posts, organisations;
      bool has_protocol = false, is_in = false;
      for (const StatutoryRoleRow &row : *rows.statutory_roles) {
        if (row.role != role || !in_role(row) || row.post_id == "?" || person(rows, row.post_id) != who)
          continue;
        is_in = is_in || row.post_id == id;
        posts.insert(row.post_id);
        organisations.insert(row.organisation_id);
        has_protocol = has_protocol || !row.protocol.empty();
      }
      if (!is_in || organisations.size() < 2 || !done.insert(who).second)
        continue;
      Json dual;
      dual["role"] = role;
      dual["posts"] = in_order(post_ids(rows), posts);
      dual["organisations"] = in_order(organisation_ids(rows), organisations);
      dual["with_protocol"] = has_protocol;
      out.push_back(dual);
    }
  }
  return out;
}

Json in_one_person(const Rows &rows, const Options &options, bool allowed) {
  const std::vector<std::pair<std::string, std::string>> pairs =
      allowed
          ? std::vector<std::pair<std::string, std::string>>{{"dcs", "dass"}}
          : std::vector<std::pair<std::string, std::string>>{{"monitoring_officer", "head_of_paid_service"},
                                                             {"monitoring_officer", "chief_finance_officer"}};
  Json out = Json::array();
  if (!options.statutory_rules)
    return out;
  for (const std::string &organisation : organisation_ids(rows)) {
    std::vector<std::pair<std::size_t, Json>> of_council; // by the place of its first post
    const Ids all = post_ids(rows);
    for (const auto &[first, second] : pairs) {
      std::map<std::string, std::pair<IdSet, IdSet>> by_person;
      for (const StatutoryRoleRow &row : *rows.statutory_roles) {
        if (row.organisation_id != organisation || !in_role(row) || row.post_id == "?")
          continue;
        if (row.role == first)
          by_person[person(rows, row.post_id)].first.insert(row.post_id);
        if (row.role == second)
          by_person[person(rows, row.post_id)].second.insert(row.post_id);
      }
      for (const auto &[who, posts] : by_person) {
        if (posts.first.empty() || posts.second.empty())
          continue;
        Json one;
        one["organisation"] = organisation;
        one["roles"] = {first, second};
        one["posts"] = in_order(all, united(posts.first, posts.second));
        const auto place =
            std::find(all.begin(), all.end(), one["posts"][0].get<std::string>()) - all.begin();
        of_council.emplace_back(static_cast<std::size_t>(place), one);
      }
    }
    std::stable_sort(of_council.begin(), of_council.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[place, one] : of_council)
      out.push_back(one);
  }
  return out;
}

Json posts_in_office(const Rows &rows) {
  Json out = Json::array();
  for (const std::string &id : post_ids(rows)) {
    std::set<std::pair<std::string, std::string>> own, of_person;
    for (const StatutoryRoleRow &row : *rows.statutory_roles) {
      if (!in_role(row) || row.post_id == "?")
        continue;
      if (row.post_id == id)
        own.emplace(row.role, row.organisation_id);
      if (person(rows, row.post_id) == person(rows, id))
        of_person.emplace(row.role, row.organisation_id);
    }
    if (!own.empty())
      out.push_back({{"post_id", id}, {"roles", own.size()}, {"roles_of_holder", of_person.size()}});
  }
  return out;
}

} // namespace

Json statutory_officers(const Rows &rows, const Options &options) {
  if (!rows.statutory_roles)
    return nullptr;
  const Json roles = all_roles(rows, options), duals = dual_services(rows),
             conflicts = in_one_person(rows, options, false), combined = in_one_person(rows, options, true);
  const auto in_state = [&](const std::string &state) {
    return std::count_if(roles.begin(), roles.end(),
                         [&](const Json &role) { return role["state"] == state; });
  };
  const auto which = [&](const char *key) {
    return std::count_if(roles.begin(), roles.end(), [&](const Json &role) { return role[key].get<bool>(); });
  };
  std::size_t outside = 0;
  for (const Json &role : roles)
    outside += role["line_outside"].size();
  Json out;
  out["held"] = in_state("held");
  out["vacant"] = in_state("vacant");
  out["not_known"] = in_state("not known");
  out["missing"] = in_state("missing");
  out["held_twice"] = which("held_twice");
  out["without_deputy"] = which("without_deputy");
  out["deputy_is_holder"] = which("deputy_is_holder");
  out["dual_service"] = duals.size();
  out["without_protocol"] = std::count_if(
      duals.begin(), duals.end(), [](const Json &dual) { return !dual["with_protocol"].get<bool>(); });
  out["conflicts"] = conflicts.size();
  out["combined"] = combined.size();
  out["line_outside"] = outside;
  out["rules"] = options.statutory_rules;
  out["not_given"] = Json::array();
  out["kind_not_known"] = Json::array();
  for (const std::string &organisation : organisation_ids(rows))
    if (!has_row(rows, organisation))
      out["not_given"].push_back(organisation);
    else if (options.statutory_rules && has_social_services(rows, organisation) == "not known")
      out["kind_not_known"].push_back(organisation);
  out["roles"] = roles;
  out["dual_services"] = duals;
  out["not_in_one_person"] = conflicts;
  out["in_one_person"] = combined;
  out["posts"] = posts_in_office(rows);
  return out;
}

} // namespace organograph::oracle

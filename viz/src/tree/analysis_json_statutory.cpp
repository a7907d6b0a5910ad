// SPDX-License-Identifier: Apache-2.0
#include "tree/headline_json.hpp"
#include "tree/json_sections.hpp"

#include <string>

namespace organograph::viz {

namespace {

Json roles_json(const Model &model, const std::vector<RoleInCouncil> &roles) {
  Json out = Json::array();
  for (const RoleInCouncil &role : roles)
    out.push_back({{"role", role.role},
                   {"organisation", id(model, role.organisation)},
                   {"state", name(role.state)},
                   {"holders", ids(model, role.holders)},
                   {"acting", ids(model, role.acting)},
                   {"deputies", ids(model, role.deputies)},
                   {"line_outside", ids(model, role.line_outside)},
                   {"held_twice", role.held_twice},
                   {"without_deputy", role.without_deputy},
                   {"deputy_is_holder", role.deputy_is_holder}});
  return out;
}

Json roles_of_one_json(const Model &model, const std::vector<RolesOfOne> &list) {
  Json out = Json::array();
  for (const RolesOfOne &of : list)
    out.push_back({{"organisation", id(model, of.organisation)},
                   {"roles", {of.pair->first, of.pair->second}},
                   {"posts", ids(model, of.posts)}});
  return out;
}

} // namespace

Json statutory_officers_json(const Model &model, const Analysis &analysis) {
  const StatutoryOfficers &result = *analysis.statutory_officers;
  Json out = section_json(model, analysis, "statutory_officers"), duals = Json::array(),
       posts = Json::array();
  for (const DualService &dual : result.dual_services)
    duals.push_back({{"role", dual.role},
                     {"posts", ids(model, dual.posts)},
                     {"organisations", ids(model, dual.organisations)},
                     {"with_protocol", dual.with_protocol}});
  for (const RolesOfPost &of : result.posts)
    posts.push_back(
        {{"post_id", id(model, of.post)}, {"roles", of.roles}, {"roles_of_holder", of.roles_of_holder}});
  out["rules"] = analysis.options.statutory_rules;
  out["not_given"] = ids(model, result.not_given);
  out["kind_not_known"] = ids(model, result.kind_not_known);
  out["roles"] = roles_json(model, result.roles);
  out["dual_services"] = std::move(duals);
  out["not_in_one_person"] = roles_of_one_json(model, result.conflicts);
  out["in_one_person"] = roles_of_one_json(model, result.combined);
  out["posts"] = std::move(posts);
  return out;
}

} // namespace organograph::viz

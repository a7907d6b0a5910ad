// SPDX-License-Identifier: Apache-2.0
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"

#include <algorithm>
#include <string>

namespace organograph::viz {

namespace {

const DualService *dual_service_of(const StatutoryOfficers &result, const RoleInCouncil &role) {
  const auto found = std::ranges::find_if(result.dual_services, [&](const DualService &dual) {
    return dual.role == role.role &&
           std::ranges::find(dual.organisations, role.organisation) != dual.organisations.end() &&
           std::ranges::any_of(dual.posts, [&](PostId post) {
             return std::ranges::find(role.holders, post) != role.holders.end() ||
                    std::ranges::find(role.acting, post) != role.acting.end();
           });
  });
  return found == result.dual_services.end() ? nullptr : &*found;
}

// What a rule says of two roles of one person, of which this is one.
std::string in_one_person(const std::vector<RolesOfOne> &list, const RoleInCouncil &role) {
  CellList out;
  for (const RolesOfOne &of : list)
    if (of.organisation == role.organisation && (of.pair->first == role.role || of.pair->second == role.role))
      out.add(of.pair->first == role.role ? of.pair->second : of.pair->first);
  return out.take();
}

} // namespace

Table statutory_officers_table(const Model &model, const StatutoryOfficers &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const RoleInCouncil &role = result.roles[i];
    const StatutoryRole *const rule = statutory_rule(role.role);
    const DualService *const dual = dual_service_of(result, role);
    Cells(model, out)
        .text(role.role)
        .text(rule == nullptr ? std::string_view{} : rule->name)
        .id(role.organisation)
        .text(name(role.state))
        .ids(role.holders)
        .ids(role.acting)
        .ids(role.deputies)
        .flag(role.held_twice)
        .flag(role.without_deputy)
        .flag(role.deputy_is_holder)
        .flag(dual != nullptr)
        .flag(dual == nullptr ? std::nullopt : std::optional(dual->with_protocol))
        .ids(role.line_outside)
        .text(in_one_person(result.conflicts, role))
        .text(in_one_person(result.combined, role))
        .text(rule == nullptr ? std::string_view{} : rule->statute);
  };
  return {.name = "statutory_officers",
          .title = "Who holds which statutory role in which council. " + std::string(caveat::officers),
          .columns = {{"role"},
                      {"role_name"},
                      {"organisation"},
                      {"state"},
                      {"holders"},
                      {"acting"},
                      {"deputies"},
                      {"held_twice", Format::flag},
                      {"without_deputy", Format::flag},
                      {"deputy_is_holder", Format::flag},
                      {"dual_service", Format::flag},
                      {"with_protocol", Format::flag},
                      {"line_outside"},
                      {"not_in_one_person_with"},
                      {"in_one_person_with"},
                      {"statute"}},
          .rows = TableRows(result.roles.size(), std::move(row)),
          .rank = {}};
}

Table statutory_posts_table(const Model &model, const StatutoryOfficers &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    const RolesOfPost &of = result.posts[i];
    CellList roles;
    for (const RoleInCouncil &role : result.roles)
      for (const auto *posts : {&role.holders, &role.acting})
        if (std::ranges::find(*posts, of.post) != posts->end()) {
          roles.add(role.role + " " + std::string(id(model, role.organisation)));
          break;
        }
    Cells(model, out)
        .id(of.post)
        .text(model->posts.title[index(of.post)])
        .count(of.roles)
        .count(of.roles_of_holder)
        .text(roles.take());
  };
  return {.name = "statutory_posts",
          .title = "Posts that hold statutory roles, or act in them",
          .columns = {{"post_id"},
                      {"title"},
                      {"roles", Format::count},
                      {"roles_of_holder", Format::count},
                      {"held"}},
          .rows = TableRows(result.posts.size(), std::move(row)),
          .rank = "roles"};
}

} // namespace organograph::viz

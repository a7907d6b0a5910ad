// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// A role that the law asks for, and of which councils.
struct StatutoryRole {
  std::string_view role;    ///< as in statutory_roles.csv
  std::string_view name;    ///< 'Monitoring officer'
  std::string_view letters; ///< on a card: 'MO'
  std::string_view statute;
  bool of_every_council; ///< else of those that are responsible for social services and public health
};

/// Two roles that the law does not let one person hold in one council, or asks to be looked at where one
/// does.
struct StatutoryPair {
  std::string_view first, second;
  bool allowed;
  std::string_view statute;
};

/// All rules that `missing` and `conflicts` rest on (measures.md, Statutory officers).
std::span<const StatutoryRole> statutory_rules();
std::span<const StatutoryPair> statutory_pairs();
/// Nothing where no rule names the role.
const StatutoryRole *statutory_rule(std::string_view role);

enum class RoleState : std::uint8_t {
  held,
  vacant,    ///< by vacant posts alone
  not_known, ///< by somebody, and it is not known by which post
  missing,   ///< required, and no row says who holds it, though rows of the council do of other roles
  not_held,  ///< deputies alone, and no rule that asks for a holder
};
std::string_view name(RoleState state); ///< 'not known'

/// A role in a council that has rows.
struct RoleInCouncil {
  std::string role;
  OrganisationId organisation{};
  RoleState state{};
  std::vector<PostId> holders, acting, deputies; ///< each once, in file order
  std::vector<PostId> line_outside; ///< of holders and acting: whose manager does not serve the council
  bool held_twice = false;          ///< by two people (of acting: two who act)
  bool without_deputy = false;      ///< held or vacant, and no row names a deputy
  bool deputy_is_holder = false;
};

/// A role that one person holds in two or more councils.
struct DualService {
  std::string role;
  std::vector<PostId> posts; ///< one, or several of one person; rising
  std::vector<OrganisationId> organisations;
  bool with_protocol; ///< a row of it says how conflict is handled
};

/// Two roles that one person holds in one council, and of which a rule says something.
struct RolesOfOne {
  const StatutoryPair *pair;
  OrganisationId organisation;
  std::vector<PostId> posts; ///< rising
};

/// Roles in councils that a post holds, or acts in.
struct RolesOfPost {
  PostId post;
  std::uint64_t roles;           ///< each role in each council once
  std::uint64_t roles_of_holder; ///< the same of all posts of its holder; without one its own
};

struct StatutoryOfficers {
  std::vector<RoleInCouncil> roles; ///< by role (of the rules, then as met), then organisation
  std::vector<DualService> dual_services;
  std::vector<RolesOfOne> conflicts, combined; ///< not allowed; allowed
  std::vector<RolesOfPost> posts;              ///< that hold any, rising
  std::vector<OrganisationId> not_given;       ///< organisations without any row
  std::vector<OrganisationId> kind_not_known;  ///< with rows, and of a kind that the rules do not know
  std::uint64_t held = 0, vacant = 0, not_known = 0, missing = 0, held_twice = 0, without_deputy = 0,
                deputy_is_holder = 0, without_protocol = 0, line_outside = 0;
};

/// Statutory officers, measures.md. The model must have the register statutory_roles. Without rules nothing
/// is missing and nothing in conflict. Cannot fail. O(rows log rows + roles x organisations).
StatutoryOfficers statutory_officers(const Model &model, bool with_rules = true);

} // namespace organograph

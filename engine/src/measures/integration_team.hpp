// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/line_order.hpp"
#include "organograph/engine/model.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace organograph {

using OrganisationPair = std::pair<OrganisationId, OrganisationId>;

/// A post of a function, with what its team asks of it side by side.
struct TeamMember {
  PostId post, manager;
  LineInterval line;
  double fte;
  OrganisationId employer;
  bool assistant;         ///< beside its manager: of the service's FTE alone
  bool manager_not_known; ///< its own
  bool line_not_known;    ///< its own manager or one above is not known
};

/// A staff group of a function. Position: in the model's list.
struct TeamGroup {
  std::uint32_t position;
  double fte;
};

/// F of measures.md section 4: a function's posts that serve either of two organisations, and how far they
/// serve both.
struct Team {
  std::vector<PostId> heads;
  /// Heads or below one: a manager above is not known, and nobody of F is on the line as far as it is known.
  std::vector<PostId> may_be_heads;
  std::uint32_t joint_may_be_heads = 0;
  double joint_fte_of_those = 0, other_fte_of_those = 0;
  std::vector<std::uint8_t> tier_is_joint; ///< [0] is function tier 1
  double fte = 0, joint_fte = 0;
  double fte_below = 0, joint_fte_below = 0; ///< the heads
  std::uint32_t below = 0;                   ///< posts and staff groups below the heads
  std::uint64_t lines = 0, lines_of_two_employers = 0;
  bool line_between = false;        ///< one end employed by the one organisation, the other by the other
  bool line_may_be_between = false; ///< the manager of a post that either employs is not known
};

/// of_a, of_b: the function's posts that serve the one and the other, depth first. O(posts of both).
Team team_of(std::span<const TeamMember> of_a, std::span<const TeamMember> of_b, OrganisationPair pair);
/// Adds the staff groups that serve the one and the other, rising, below the heads. O(groups of both).
void add_groups(std::span<const TeamGroup> of_a, std::span<const TeamGroup> of_b, Team &to);

} // namespace organograph

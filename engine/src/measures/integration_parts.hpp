// SPDX-License-Identifier: Apache-2.0
// Private to integration depth: what a function is read from, and what is measured of it.
#pragma once

#include "measures/integration_team.hpp"
#include "measures/line_order.hpp"
#include "organograph/engine/integration_depth.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace organograph {

/// The function's meetings that posts of either organisation of a pair attend.
struct JointMeetings {
  std::vector<MeetingId> networked; ///< those that test 1 asks for, rising
  double hours = 0, joint_hours = 0;
};

/// What every function is read from.
struct IntegrationSources {
  const Model &model;
  const ReducedAttendance *attendance;
  const PartnerContact *contact;
  std::vector<LineInterval> line;           ///< by PostId
  std::vector<std::uint8_t> line_not_known; ///< by PostId: a manager above is not known
  Csr<PostId> posts;                        ///< by FunctionId, depth first: everyone after those above
  Csr<MeetingId> meetings;                  ///< by FunctionId, rising
  Csr<std::uint32_t> groups;                ///< by FunctionId, positions in the model's staff groups, rising
  Csr<std::uint32_t> contacts;              ///< by FunctionId, positions in contact->pairs
  std::vector<std::uint32_t> arrangements;  ///< positions in the register, by function and pair
  std::vector<std::uint32_t> targets;       ///< positions in the targets, by function and pair
  bool only_named_pairs;                    ///< served_pairs_up_to
};

/// One function, laid out by the organisations that it is measured for.
struct IntegrationParts {
  FunctionId function;
  std::vector<OrganisationPair> pairs;    ///< to measure, in model order
  std::vector<std::uint32_t> position_of; ///< by OrganisationId: its row below; UINT32_MAX for the others
  Csr<TeamMember> posts;                  ///< that serve it, depth first
  Csr<TeamGroup> groups;                  ///< that serve it, rising
  Csr<std::uint32_t> contacts;            ///< positions in contact->pairs, rising
  std::vector<JointMeetings> meetings;    ///< by position in pairs; empty without a meetings table

  std::uint32_t position(OrganisationId organisation) const { return position_of[index(organisation)]; }
};

/// Function and pair of a register row or a target: their order in the answer.
template <class Row> auto key_of(const Row &row) {
  return std::tuple(row.function, row.organisation_a, row.organisation_b);
}

template <class Row, class Key> std::span<const std::uint32_t>
positions_of(const std::vector<std::uint32_t> &sorted, const std::vector<Row> &rows, const Key &key) {
  const auto key_at = [&](std::uint32_t at) { return key_of(rows[at]); };
  return {std::ranges::lower_bound(sorted, key, {}, key_at),
          std::ranges::upper_bound(sorted, key, {}, key_at)};
}

/// Takes the meetings of the pair out of the parts.
Integration measure_pair(const IntegrationSources &sources, IntegrationParts &parts, std::size_t pair);

} // namespace organograph

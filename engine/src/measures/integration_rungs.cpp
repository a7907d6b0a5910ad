// SPDX-License-Identifier: Apache-2.0
// The rungs of one function and pair of organisations: tests, axes, target.
#include "measures/integration_parts.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace organograph {
namespace {

std::optional<double> share(double part, double whole) {
  return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

void read_meetings(JointMeetings &found, Integration &out) {
  out.tests[1] = !found.networked.empty();
  out.meetings = std::move(found.networked);
  out.vector.joint_hours = share(found.joint_hours, found.hours);
}

void read_contacts(const IntegrationSources &sources, std::span<const std::uint32_t> of_a,
                   std::span<const std::uint32_t> of_b, Integration &out) {
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(of_a, of_b, std::back_inserter(both));
  const auto one_voice =
      std::ranges::count_if(both, [&](std::uint32_t at) { return sources.contact->pairs[at].one_voice; });
  out.vector.one_voice = share(static_cast<double>(one_voice), static_cast<double>(both.size()));
}

/// Tests 2, 6 and 7, and what the register adds to test 3.
void read_register(const IntegrationSources &sources, Integration &out) {
  const auto &rows = sources.model->arrangements;
  if (!rows)
    return;
  const auto found = positions_of(sources.arrangements, *rows, key_of(out));
  out.arrangements.assign(found.begin(), found.end());
  out.vector.dimensions.fill(0);
  for (const std::uint32_t at : out.arrangements)
    out.vector.dimensions[static_cast<std::size_t>((*rows)[at].dimension)] =
        static_cast<double>((*rows)[at].state) / 2;
  const auto at_least = [&](Dimension dimension, double state) {
    return *out.vector.dimensions[static_cast<std::size_t>(dimension)] >= state;
  };
  const bool policy = at_least(Dimension::policy, 0.5);
  const bool common_tools = at_least(Dimension::systems, 0.5) || at_least(Dimension::data, 0.5);
  const bool common_rules = policy || at_least(Dimension::contracts, 0.5);
  out.tests[2] = policy || at_least(Dimension::governance, 0.5);
  if (at_least(Dimension::provision, 0.5))
    out.tests[3] = true;
  out.tests[6] = at_least(Dimension::front_door, 1) || (common_tools && common_rules);
  out.tests[7] = *out.tests[6] && at_least(Dimension::budget, 1);
}

/// Test 4: every head serves both. A post that may be a head decides where it could alone.
std::optional<bool> heads_are_joint(const Team &team) {
  const bool known_are = team.heads.empty() || team.tier_is_joint[0];
  const std::size_t possible = team.may_be_heads.size();
  if (!known_are || team.heads.size() + possible == 0)
    return false;
  if (team.joint_may_be_heads == possible)
    return true;
  return team.heads.empty() && team.joint_may_be_heads == 0 ? std::optional(false) : std::nullopt;
}

/// Test 5. Which of those that may be heads are below one is not known: held where it is with those of one
/// organisation below, not held where it is not with the joint ones below.
std::optional<bool> team_is_joint(const Team &team) {
  // FTE are decimals: three posts of 0.1 are to be half of 0.6.
  const auto is_half = [](double joint, double all) { return joint >= level_5_threshold * all * (1 - 1e-9); };
  if (team.below >= level_5_at_least &&
      is_half(team.joint_fte_below, team.fte_below + team.other_fte_of_those))
    return true;
  if (team.may_be_heads.empty() || team.below + team.may_be_heads.size() < level_5_at_least ||
      !is_half(team.joint_fte_below + team.joint_fte_of_those, team.fte_below + team.joint_fte_of_those))
    return false;
  return std::nullopt;
}

void read_tiers(const Team &team, Integration &out) {
  if (!team.may_be_heads.empty()) {
    out.tiers.reset();
    out.joint_tiers = out.tests[4] == false ? std::optional(0U) : std::nullopt;
    return;
  }
  const auto tiers = static_cast<std::uint32_t>(team.tier_is_joint.size());
  const auto sovereign = std::find(team.tier_is_joint.begin(), team.tier_is_joint.end(), false);
  const auto joint = static_cast<std::uint32_t>(sovereign - team.tier_is_joint.begin());
  out.tiers = tiers;
  out.joint_tiers = joint;
  out.vector.joint_tiers = share(joint, tiers);
  out.level_5_below = team.below;
  out.level_5_share = share(team.joint_fte_below, team.fte_below);
}

void read_team(const Team &team, Integration &out) {
  out.heads = team.heads;
  out.may_be_heads = team.may_be_heads;
  out.vector.joint_fte = share(team.joint_fte, team.fte);
  out.vector.joint_lines =
      share(static_cast<double>(team.lines_of_two_employers), static_cast<double>(team.lines));
  if (team.line_between || !team.line_may_be_between)
    out.tests[3] = team.line_between;
  out.tests[4] = heads_are_joint(team);
  out.tests[5] = team_is_joint(team);
  read_tiers(team, out);
}

void climb_ladder(Integration &out) {
  Ladder ladder = climb(out.tests, out.target);
  out.reached = ladder.reached;
  out.secured = ladder.secured;
  out.operation = ladder.operation;
  out.missing = std::move(ladder.missing);
  if (out.target)
    out.gap = std::max(0, *out.target - out.secured);
  const Ladder most = climb(at_most(out.tests));
  out.reached_at_most = most.reached;
  out.secured_at_most = most.secured;
  // A share of nothing is no threshold, and none asks for more than everybody.
  if (out.level_5_below.value_or(0) < level_5_at_least || !(*out.level_5_share > 0) ||
      !(*out.level_5_share < 1))
    return;
  IntegrationTests otherwise = out.tests;
  otherwise[5] = !*out.tests[5];
  const Ladder other = climb(otherwise);
  out.reached_otherwise = other.reached;
  out.secured_otherwise = other.secured;
}

void read_target(const IntegrationSources &sources, Integration &out) {
  const auto &targets = sources.model->integration_targets;
  const auto found = positions_of(sources.targets, targets, key_of(out));
  if (found.empty())
    return;
  const IntegrationTarget &target = targets[found.front()];
  out.target = target.level;
  out.target_reason = target.reason;
}

} // namespace

Integration measure_pair(const IntegrationSources &sources, IntegrationParts &parts, std::size_t of) {
  const OrganisationPair pair = parts.pairs[of];
  Integration out;
  out.function = parts.function;
  std::tie(out.organisation_a, out.organisation_b) = pair;
  const std::uint32_t a = parts.position(pair.first);
  const std::uint32_t b = parts.position(pair.second);
  Team team = team_of(parts.posts[a], parts.posts[b], pair);
  add_groups(parts.groups[a], parts.groups[b], team);
  read_team(team, out);
  if (sources.attendance)
    read_meetings(parts.meetings[of], out);
  read_register(sources, out);
  read_contacts(sources, parts.contacts[a], parts.contacts[b], out);
  read_target(sources, out);
  climb_ladder(out);
  return out;
}

} // namespace organograph

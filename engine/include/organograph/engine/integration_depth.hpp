// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/attendance.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/engine/partner_contact.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace organograph {

/// Level names 0 to 7.
inline constexpr std::array<const char *, 8> integration_levels = {
    "separate",          "networked",   "aligned",          "resourced",
    "shared leadership", "shared team", "common operation", "full integration"};

/// Tests 1 to 7 at positions 1 to 7 (0 unused); empty where a table that it needs is missing.
using IntegrationTests = std::array<std::optional<bool>, 8>;

/// Each in [0, 1]; empty where undefined.
struct IntegrationVector {
  std::optional<double> joint_tiers, joint_fte, joint_lines, joint_hours, one_voice;
  std::array<std::optional<double>, dimension_count> dimensions; ///< by Dimension: 0, 0.5 or 1
};

struct Integration {
  FunctionId function;
  OrganisationId organisation_a, organisation_b; ///< a before b in model order
  int reached = 0;                               ///< highest level whose test holds
  int secured = 0; ///< highest level with every lower test met too (3 never blocks)
  /// Were those of tests 1, 3, 4 and 5 that are not known held: where more, the two above are lower bounds.
  int reached_at_most = 0, secured_at_most = 0;
  /// Empty where a post may be a head; joint_tiers is 0 also there where test 4 does not hold.
  std::optional<std::uint32_t> joint_tiers = 0, tiers = 0;
  int operation = 0;        ///< highest of 1, 2, 3, 5, 6, 7 that holds
  std::vector<int> missing; ///< not held above secured, below what is reached or up to the target; 3 left out
  IntegrationTests tests;
  IntegrationVector vector;
  /// Posts and staff groups below the heads; empty when blanked, and where a post may be a head.
  std::optional<std::uint32_t> level_5_below;
  std::optional<double> level_5_share; ///< joint FTE / FTE below the heads; empty when nobody is below
  /// Were test 5 the other way; empty where no threshold changes it: fewer than two below, or a share of 0 or
  /// 1.
  std::optional<int> reached_otherwise, secured_otherwise;
  std::optional<int> target, gap;
  TextId target_reason{};
  bool blanked = false; ///< of few posts, not shown (small_groups.hpp): only register and target are in it
  // what the figures rest on
  std::vector<PostId> heads;               ///< function tier 1
  std::vector<PostId> may_be_heads;        ///< function tier not known: a manager above is not
  std::vector<MeetingId> meetings;         ///< that make test 1 hold
  std::vector<std::uint32_t> arrangements; ///< rows of the register (positions in the model's list)
};

inline constexpr double level_5_threshold = 0.5;
inline constexpr std::uint32_t level_5_at_least = 2; ///< posts and staff groups below the heads

/// Pairs of organisations that functions have posts of, all functions together, up to which each is measured.
inline constexpr std::uint64_t served_pairs_up_to = 50'000;
/// Whether there are more: a post that a thousand organisations share makes half a million. Then only the
/// pairs that the register or a target names are measured. O(posts and shares), and O(served_pairs_up_to).
bool too_many_served_pairs(const Model &model);

/// Integration depth, measures.md section 4: how deep a shared service is, on two axes. One entry for each
/// function and pair of organisations that is measured, in model order. Higher is not better: sharing is
/// not an end in itself. `attendance`: null where the model has no meetings; `contact`: null without links.
/// The answer does not depend on the threads. Cannot fail. O(posts + seats log seats of a meeting + for each
/// function and pair its posts, meetings and contacts of the two organisations). Sources: Himmelman 2002;
/// Leutz 1999; Ahgren and Axelsson 2005; Frey 2006; LGA.
std::vector<Integration> integration_depth(const Model &model, const ReducedAttendance *attendance,
                                           const PartnerContact *contact, unsigned threads = 1);

/// The ladder alone: reached, secured, missing and operation of seven tests. A test that is null holds
/// nowhere, stops `secured` and is not missing; where 4 or 6 holds, 1 counts as met.
struct Ladder {
  int reached, secured, operation;
  std::vector<int> missing;
};
/// Tests 1, 3, 4 and 5 are held where they are not known; the register's (2, 6, 7) stay as they are.
IntegrationTests at_most(const IntegrationTests &tests);
Ladder climb(const IntegrationTests &tests, std::optional<int> target = {});

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/integration_depth.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// A function with those below it (functions.csv: parent).
struct ServiceNode {
  FunctionId function{};
  std::uint32_t level = 1;                  ///< 1 without a parent
  std::uint64_t posts = 0, joint_posts = 0; ///< that have it or one below, each once
  double fte = 0;                           ///< part of the post's time x FTE, of it and those below
  double staff_group_fte = 0;               ///< of it and those below
};

/// How two organisations that joint posts serve stand to each other, by their kinds.
enum class PairKind : std::uint8_t { horizontal, vertical, other, not_known };
inline constexpr std::size_t pair_kinds = 4;
std::string_view name(PairKind kind);

struct SharingPair {
  OrganisationId a, b; ///< a before b in model order
  PairKind kind = PairKind::not_known;
  std::uint64_t joint_posts = 0; ///< that serve both
};

/// A joint post whose function is the duty of none of its organisations' kinds.
struct OutsideDuty {
  PostId post;
  FunctionId function;
};

struct ServiceTarget {
  FunctionId function;
  OrganisationId organisation_a, organisation_b;
  int target = 0;
  std::optional<int> gap;       ///< to what is secured
  TextId by{}, owner{}, step{}; ///< as given
  std::optional<bool> overdue;  ///< empty without a day or a date
};

struct Services {
  std::uint64_t shared = 0;              ///< services of two organisations that reach more than 0
  std::vector<std::uint32_t> untargeted; ///< of these, without a target: places in integration_depth
  std::array<std::uint64_t, 8> spread{}; ///< services by the level reached
  std::vector<ServiceTarget> targets;    ///< in the order of integration_depth
  std::optional<std::uint64_t> overdue;  ///< empty without a day
  /// Targets with a date of which it cannot be told: what is secured is not known. Empty without a day.
  std::optional<std::uint64_t> overdue_not_known;
  std::vector<SharingPair> pairs; ///< that some joint post serves, in model order
  std::array<std::uint64_t, pair_kinds> pairs_by_kind{};
  /// Empty where no function says whose duty it is. And joint posts of which it is not known: a kind is
  /// blank.
  std::optional<std::vector<OutsideDuty>> outside_duty;
  std::optional<std::uint64_t> duty_not_known;
  /// Empty where no function has a parent and no post_functions row a share of time; up to `level`.
  std::vector<ServiceNode> functions;
  std::uint64_t equal_parts = 0; ///< posts of several functions of which the time of one is not given
};

struct ServicesOptions {
  std::string day;                         ///< YYYY-MM-DD; empty: nothing is overdue or not
  std::optional<std::uint32_t> level = {}; ///< functions below it are in their ancestors alone
};

/// Services, measures.md: those below functions, targets, who shares with whom. `depth`: integration_depth of
/// the model. Cannot fail. O(posts x functions of a post x levels + pairs of organisations served).
Services services(const Model &model, const std::vector<Integration> &depth, const ServicesOptions &options);

} // namespace organograph

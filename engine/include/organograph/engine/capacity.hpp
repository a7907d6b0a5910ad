// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/span_of_control.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace organograph {

/// What somebody asks to be listed; there is no built-in right load.
struct LoadLimit {
  std::optional<std::uint32_t> remits; ///< more are outside
  std::optional<double> meeting_share; ///< of working hours in meetings: more is outside
  std::optional<SpanTarget> span;      ///< of managers
};

struct CapacityOptions {
  std::uint32_t strategic_tiers = 3; ///< tiers 1 to this
  double hours_per_fte = 1670;
  std::optional<LoadLimit> limit;
};

/// Of the meeting series that a post attends; hours a year of those with a duration, by how often the seat is
/// taken.
struct MeetingLoad {
  std::uint32_t series = 0, with_duration = 0;
  double hours = 0;
  /// Empty where it attends some and none has a duration.
  std::optional<double> hours_known() const {
    return with_duration > 0 || series == 0 ? std::optional(hours) : std::nullopt;
  }
};
/// Hours a year of one seat in that meeting; unknown without a duration. The model has meetings.
double hours_of_seat(const Model &model, MeetingId meeting, const Seat &seat);
/// By PostId; nothing of anybody without meetings tables. O(posts + seats).
std::vector<MeetingLoad> meeting_loads(const Model &model);

/// Pairs of function and organisation that posts have, over posts of which a function is given.
struct Remits {
  std::uint64_t posts = 0, sum = 0;
  std::optional<std::uint32_t> most;
  std::optional<double> mean() const {
    return posts > 0 ? std::optional(static_cast<double>(sum) / static_cast<double>(posts)) : std::nullopt;
  }
};

/// Own and shared leadership of everything, or of one organisation. Assistants are in FTE alone.
struct CapacityScope {
  double own_fte = 0;    ///< of posts that serve one organisation; unknown where it is not shown
  double shared_fte = 0; ///< share x FTE of joint posts; unknown where a share is, or where it is not shown
  std::optional<double> own_share; ///< own / (own + shared)
  /// Posts of the strategic tiers. They, remits and functions without an own post are not known where the
  /// tier of a post of the scope is not.
  std::uint64_t own_posts = 0, shared_posts = 0;
  std::uint64_t tiers_not_known = 0;
  Remits remits; ///< of posts of the strategic tiers
  /// Pairs of function and organisation that posts of the strategic tiers have, none of them its own alone.
  std::uint64_t functions_without_own_post = 0;
  std::uint64_t joint_posts_employed = 0;
  bool blanked = false; ///< only FTE may be shown of it (small_groups.hpp)

  bool tiers_known() const { return tiers_not_known == 0 && !blanked; }
};

/// A strategic tier, without assistants.
struct TierLoad {
  std::uint32_t tier = 1;
  std::uint64_t posts = 0;
  Remits remits;
};

/// A post without a line manager, with reports: whom of those below it meets.
struct Visibility {
  PostId leader;
  std::uint64_t below = 0; ///< posts
  std::uint64_t known = 0; ///< of them: in some meeting series
  std::uint64_t seen = 0;  ///< of them: in a series with the leader
};

/// Posts outside of a LoadLimit, in file order.
struct OutsideLoad {
  std::vector<PostId> remits, meeting_share, span_below, span_above;
};

struct Capacity {
  CapacityScope all;
  std::vector<CapacityScope> organisations; ///< by OrganisationId
  /// By OrganisationId: what it has no own post for in the strategic tiers, rising.
  std::vector<std::vector<FunctionId>> without_own_post;
  std::vector<TierLoad> tiers; ///< those that have posts, rising
  /// Posts under two or more systems of governance; and those of which that is not known.
  std::optional<std::uint64_t> two_systems = 0; ///< empty where it is not shown
  std::uint64_t systems_not_known = 0;
  std::optional<std::uint32_t> series_max;        ///< of one post; empty without meetings
  std::vector<MeetingLoad> meetings;              ///< by PostId; empty without meetings
  std::vector<std::uint32_t> governance;          ///< by OrganisationId: which of the systems; 0: not given
  std::optional<std::vector<Visibility>> leaders; ///< file order; empty without meetings
  std::optional<OutsideLoad> outside;
  double hours_per_fte = 0;
};

/// Capacity and breadth, measures.md: what posts carry, and what each organisation has of its own. `spans`:
/// of this model. Cannot fail. O(posts + seats), and the strategic tiers sorted by function.
Capacity capacity(const Model &model, const SpanOfControl &spans, const CapacityOptions &options = {});

/// What one post carries, as far as it is known.
struct PostLoad {
  std::optional<std::uint32_t> functions, remits; ///< empty where no function is given
  std::uint32_t organisations = 0;
  std::optional<std::uint32_t> governance_systems; ///< empty where one of an organisation served is not given
  std::optional<std::uint32_t> series, series_without_duration;
  std::optional<double> meeting_hours, meeting_share;
};
/// O(organisations and functions of the post).
PostLoad load_of(const Model &model, const Capacity &capacity, PostId post);

/// What one person carries on several posts.
struct HolderLoad {
  HolderId holder;
  std::vector<PostId> posts;                      ///< file order
  std::optional<std::uint32_t> functions, remits; ///< distinct; empty where no function is given
  std::uint32_t organisations = 0;                ///< distinct
  std::optional<std::uint32_t> series;            ///< distinct: in one series the person sits once
  std::optional<double> meeting_hours;            ///< of the seat that is taken most often
  double fte = 0;
};
/// Of those who hold several posts alone, by their first. O(posts + seats).
std::vector<HolderLoad> loads_of_holders(const Model &model);

} // namespace organograph

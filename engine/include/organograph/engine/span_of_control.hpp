// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace organograph {

struct SpanTarget {
  std::uint32_t low = 0, high = 0; ///< both included, low <= high
};

struct SpanOptions {
  bool archetypes = false;               ///< also count managers by McKinsey's archetypes
  std::optional<SpanTarget> span_target; ///< list the managers outside; there is no built-in right span
};

/// Managers by span: 1, 2-3, 4-7, 8-12, 13-16, 17+ (Orgvue's bands).
inline constexpr std::array<const char *, 6> span_bands = {"1", "2-3", "4-7", "8-12", "13-16", "17+"};
/// McKinsey: 3-5, 6-7, 8-10, 11-15, 16+. Spans of 1 and 2 are none of them.
inline constexpr std::array<const char *, 5> span_archetypes = {"player-coach", "coach", "supervisor",
                                                                "facilitator", "coordinator"};

/// Figures of one scope: everything, the posts serving an organisation, of a function, of a layer.
struct SpanScope {
  std::uint64_t posts = 0;
  std::uint64_t assistants = 0; ///< of the posts: beside their manager
  double fte = 0;               ///< weighted by share in an organisation; unknown where a share is
  /// Of posts with a known cost; weighted by share in an organisation, empty where the share of one is
  /// unknown.
  std::optional<double> cost;
  std::uint64_t cost_unknown_posts = 0;
  std::uint64_t shares_not_known = 0;   ///< posts of an organisation's scope whose parts are not known
  std::uint64_t managers_not_known = 0; ///< posts of the scope whose line manager is not known
  bool lines_given = true;              ///< else what follows is not known, but for layers_at_least
  bool spans_at_least = false;  ///< a report of somebody here may be missing: its manager is not known
  bool layers_at_least = false; ///< some layers are not known
  std::uint64_t managers = 0;   ///< posts with at least one direct report that counts in the scope
  std::optional<double> span_mean, span_median;
  std::optional<std::uint32_t> span_max;
  /// Deepest layer - highest layer + 1, of known layers or of one line of others, whichever is more.
  std::optional<std::uint32_t> layers;
  std::uint64_t one_to_one = 0; ///< managers with exactly one direct report
  std::uint64_t reports_not_known = 0;
  std::optional<double> manager_share, manager_cost_share;
  std::array<std::uint64_t, 6> bands{};
  std::array<std::uint64_t, 5> archetypes{};
  bool blanked = false; ///< a small group that is not shown (small_groups.hpp): nothing else is in it
};

enum class IsManager : std::uint8_t { no, yes, not_known };

/// Columns by PostId.
struct PostSpans {
  std::vector<std::uint32_t> direct_reports, all_reports;
  std::vector<double> fte_below;
  std::vector<std::optional<double>> cost_below; ///< 0 where nothing is below; empty where none is known
  std::vector<std::uint64_t> cost_unknown_below; ///< posts and staff groups
  std::vector<std::uint32_t> functions_below;    ///< distinct own functions of the posts below
  std::vector<IsManager> manager;
};

struct SpanOfControl {
  PostSpans posts;
  SpanScope all;
  std::vector<SpanScope> organisations; ///< by OrganisationId
  std::vector<SpanScope> functions;     ///< by FunctionId
  std::vector<SpanScope> layers;        ///< layers[0] is layer 1; known layers alone, some may have no posts
  std::optional<SpanTarget> span_target;
  std::vector<PostId> below_target, above_target; ///< managers, file order
};

/// Span of control, measures.md section 1: who manages how many, in how many layers.
/// Vacant posts count (a span holds when the post is vacant). Cannot fail.
/// O(posts + shares log organisations of a manager), and O(posts log posts) above 64 functions.
/// Bands: Orgvue; archetypes: McKinsey (2017), 'How to identify the right spans of control'.
SpanOfControl span_of_control(const Model &model, const SpanOptions &options = {});

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/draft.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace organograph {

/// Cost of undoing a sharing to one organisation, per year, three ways: `disaggregation must mean
/// duplication' is a belief, not a fact (source 002).
struct DecouplingCost {
  std::optional<double> low;          ///< the halves share the post's cost as now
  std::optional<double> middle;       ///< those with a sole_cost at that; empty where none has one
  std::uint64_t middle_not_known = 0; ///< halves that are not in `middle`: no sole_cost, or the post no cost
  std::optional<double> high;         ///< each at the post's full cost
};

/// A level before and after; each lies between two ends, which differ where it rests on tests that are not
/// known (Integration::reached_at_most). It falls or rises where it does whatever they are.
struct LevelEnds {
  int before, before_at_most, after, after_at_most;

  bool falls() const { return after_at_most < before; }
  bool rises() const { return after > before_at_most; }
  bool stays() const { return before == after && before_at_most == after_at_most; }
};

/// A service of which a level differs, or may.
struct LevelChange {
  FunctionId function;
  OrganisationId organisation_a, organisation_b;
  LevelEnds reached, secured;

  bool falls() const { return reached.falls() || secured.falls(); }
  bool rises() const { return reached.rises() || secured.rises(); }
  bool stays() const { return reached.stays() && secured.stays(); }
};

struct Decoupling {
  std::vector<std::string> posts;                   ///< that were decoupled, model order
  std::vector<DecouplingCost> cost_by_organisation; ///< change against now, by OrganisationId
  DecouplingCost cost; ///< of all organisations; also where the parts of a post are not known, not its cost
  /// `high` by annual_cost and pay, as ranges, over the posts of which it is known. Empty without pay.
  std::optional<CostSums> high_by_pay;
  std::vector<double> fte_gained_by_organisation; ///< by OrganisationId; may be unknown
  std::uint64_t vacancies = 0;                    ///< halves without the holder
  std::vector<std::uint64_t> vacancies_by_organisation;
  std::int64_t attendances_that_become_duplicated = 0; ///< after less before; 0 without meetings tables
  std::vector<std::pair<PartnerId, FunctionId>> lost_one_voice;
  /// Of which a level falls and none rises; the other way; one falls and the other rises.
  std::vector<LevelChange> fallen_services, risen_services, fallen_and_risen_services;
  std::vector<LevelChange> services_not_known; ///< of which it is not known whether a level changes
  std::vector<std::pair<OrganisationId, OrganisationId>> no_longer_connected;
  /// Councils and roles (statutory_roles) that were held, and are by vacant posts alone, or by none.
  std::vector<std::pair<OrganisationId, std::string>> left_without;
  /// The first day on which no agreement that is known binds any of the posts, were notice given on the day;
  /// empty without one. And how many of them have an exit that is not known.
  std::string earliest_exit;
  std::uint64_t exit_not_known = 0;
  /// Hours a year of the series that the posts attend, each post's added up; empty without meetings tables
  /// and where they attend some and none has a duration.
  std::optional<double> meeting_hours;
  std::uint64_t series = 0; ///< series that the posts attend, each post's added up
};

/// Posts that serve two or more organisations, in model order. O(posts).
std::vector<PostId> joint_posts(const Model &model);
/// Those of them whose organisations are all named. O(posts).
std::vector<PostId> posts_to_undo(const Model &model);
/// Posts that also serve an organisation that is not named: there is no one to give their half to. O(posts).
std::vector<PostId> not_undone(const Model &model);

/// The draft in which each of `posts` is one half `p@ORG` for each organisation that it serves, measures.md
/// section 5. The draft must be the model's. A half has the post's FTE, function, tier, seats, links, further
/// functions and further lines; its cost is its sole_cost, else the post's. Posts that are not joint stay as
/// they are. Pure, and a valid model again. O(cells of the draft).
Draft decoupled(const Draft &draft, const Model &model, std::span<const PostId> posts);

/// Decouples exactly these joint posts together. Meetings keep the kind that they had. Cannot fail for a
/// valid model. Two builds and measurements of the whole model.
Decoupling decouple(const Draft &draft, const Model &model, std::span<const PostId> posts,
                    const AnalysisOptions &options = {});

inline constexpr std::size_t decoupled_alone_up_to = 50; ///< joint posts, unless all are asked for

/// Every joint post alone: those with most meeting hours (not known: 0), then series, then first in the model
/// come first, and no more than `limit` are decoupled. Cannot fail for a valid model. One build and
/// measurement of the whole model for each; options.threads of them at a time. `is_done`, which may be empty,
/// is called after each, by any of the threads.
std::vector<Decoupling> decouple_each(const Draft &draft, const Model &model,
                                      std::size_t limit = decoupled_alone_up_to,
                                      const AnalysisOptions &options = {},
                                      const std::function<void()> &is_done = {});

} // namespace organograph

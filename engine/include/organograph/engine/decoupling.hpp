// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/draft.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace organograph {

/// Cost of undoing a sharing to one organisation, per year, three ways: `disaggregation must mean
/// duplication' is a belief, not a fact (source 002).
struct DecouplingCost {
  std::optional<double> low;    ///< the halves share the post's cost as now
  std::optional<double> middle; ///< each at its sole_cost; empty where one is not given
  std::optional<double> high;   ///< each at the post's full cost
};

struct FallenService {
  FunctionId function;
  OrganisationId organisation_a, organisation_b;
  int reached_before, reached_after, secured_before, secured_after;
};

struct Decoupling {
  std::vector<std::string> posts;                   ///< that were decoupled
  std::vector<DecouplingCost> cost_by_organisation; ///< change against now, by OrganisationId
  DecouplingCost cost;
  std::vector<double> fte_gained_by_organisation; ///< FTE of leadership, by OrganisationId
  std::uint64_t vacancies = 0;
  std::vector<std::uint64_t> vacancies_by_organisation;
  std::int64_t attendances_that_become_duplicated = 0;
  std::vector<std::pair<PartnerId, FunctionId>> lost_one_voice;
  std::vector<FallenService> fallen_services;
  std::vector<std::pair<OrganisationId, OrganisationId>> no_longer_connected;
  std::optional<double> meeting_hours; ///< of the posts, for ranking
};

/// The draft in which each of `posts` (post_ids of joint posts) is one half for each organisation it serves.
Draft decoupled(const Draft &draft, const Model &model, std::span<const PostId> posts);

/// Decouples exactly these joint posts together. Cannot fail for a valid model and joint posts of it.
Decoupling decouple(const Draft &draft, const Model &model, std::span<const PostId> posts,
                    const AnalysisOptions &options = {});

} // namespace organograph

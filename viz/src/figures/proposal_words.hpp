// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/propose.hpp"

#include <string>
#include <string_view>
#include <vector>

// Proposals in words, the same for every surface.
namespace organograph::viz {

/// What is said first: no figure of a proposal speaks of it.
inline constexpr std::string_view not_among_objectives =
    "Not among the objectives: how good a service is, the people and what they can do, politics, and whether "
    "to share at all.";
/// What a front is, and is not: of one that is not whole it says less.
std::string front_caveat(const Proposals &proposals);

/// 'seats duplicated'.
std::string_view head(Objective objective);
/// A definition in a sentence.
std::string_view meaning(Objective objective);
/// Objectives that are left out, each with its reason, and those that no proposal has.
std::vector<std::string> left_out_told(const Proposed &proposed);
/// 'the scenario joint-executive-director', or 'the model'.
std::string start_told(const Proposed &proposed);
/// How the front was found: 'All 4,213,597 structures ... were looked at'.
std::string found_told(const Proposals &proposals);
/// Each post of a structure: 'Adult services; Education: ccc, pcc', 'Service Director - Learning (stays)'.
std::vector<std::string> posts_told(const Model &start, const Proposals &proposals,
                                    const ProposedStructure &structure);
/// 'on the front: propose-07'; 'against line 4 of the brief (breadth); dominated by propose-12'.
std::string place_told(const Proposed &proposed, const PlacedScenario &scenario);
/// '2 scenarios of the model were not placed: it was stopped.'; empty where all were.
std::string not_placed_told(const Proposed &proposed);
/// '4 kept, 4 new, 1 new and shared'; empty where no row asks for any.
std::string deputies_told(const Proposed &proposed, std::size_t point);
/// Said where rows of the brief ask for deputies.
inline constexpr std::string_view deputies_caveat =
    "Deputies follow from the rows 'presence' of the brief alone: they are a condition of its authors, not a "
    "finding.";

} // namespace organograph::viz

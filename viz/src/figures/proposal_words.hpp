// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/propose.hpp"

#include <string>
#include <string_view>
#include <utility>
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
/// 'remit', 'point', 'front', 'dominated', 'proven', each with what it means.
std::vector<std::pair<std::string, std::string>> word_meanings(const Proposals &proposals);
/// Objectives that are left out, each with its reason, and those that no proposal has.
std::vector<std::string> left_out_told(const Proposed &proposed);
/// 'Outcome of the consultation (outcome-june-2017)'; its identifier alone where it has no title.
std::string scenario_told(const std::string &name, const std::string &title);
/// 'the scenario One joint Executive Director (joint-executive-director)', or 'the model'.
std::string start_told(const Proposed &proposed);
/// How the front was found: 'All 4,213,597 structures ... were looked at'.
std::string found_told(const Proposals &proposals);
/// How organisations are called.
enum class Naming { identifiers, names };
/// Each post of a structure: 'Adult services; Education: ccc, pcc', 'Service Director - Learning (stays)'.
std::vector<std::string> posts_told(const Model &start, const Proposals &proposals,
                                    const ProposedStructure &structure, Naming naming);
/// Whether the point has the values of the start, and is it.
bool is_as_it_is(const Proposed &proposed, std::size_t point);
/// 'propose-07', 'propose-08 (as it is)'.
std::string point_told(const Proposed &proposed, std::size_t point);
/// 'by these 5 objectives alone'.
std::string alone_told(const Proposals &proposals);
/// 'on the front: propose-07, by these 5 objectives alone'; 'against line 4 of the brief (limit breadth 1);
/// dominated by propose-12, by these 5 objectives alone'.
std::string place_told(const Proposed &proposed, const PlacedScenario &scenario);
/// The same without what it is by: 'on the front: propose-07'.
std::string verdict_told(const Proposed &proposed, const PlacedScenario &scenario);
/// '2 scenarios of the model were not placed: it was stopped.'; empty where all were.
std::string not_placed_told(const Proposed &proposed);
/// Posts in scope that end in a structure and have an interim or acting holder.
std::size_t interim_ending(const Model &start, const Proposed &proposed, const ProposedStructure &structure);
inline constexpr std::string_view interim_caveat = ", not counted: a permanent holder would be at risk.";
/// 'Of the posts that end 3 are held by an interim or acting person, not counted: ...'; empty for none.
std::string interim_told(std::uint64_t posts);
/// The same of all points; empty where people at risk are not compared.
std::string interim_of_front_told(const Model &start, const Proposed &proposed);
/// Whether the column of new deputies stands behind this objective's: beside the posts, where rows ask for
/// any.
bool has_deputies_behind(const Proposed &proposed, Objective objective);
std::string new_deputies(const Proposed &proposed, std::size_t point);
/// '4 kept, 4 new, 1 new and shared'; empty where no row asks for any.
std::string deputies_told(const Proposed &proposed, std::size_t point);
/// Said where rows of the brief ask for deputies.
inline constexpr std::string_view deputies_caveat =
    "Deputies follow from the rows 'presence' of the brief alone: they are a condition of its authors, not a "
    "finding.";

} // namespace organograph::viz

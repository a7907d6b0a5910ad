// SPDX-License-Identifier: Apache-2.0
// What the card of a post shows in a structure diagram, as far as one may choose it.
#pragma once

#include "organograph/engine/model.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

/// A fact of a post; `reports`: all posts below it.
enum class Fact : std::uint8_t { holder, unit, function, grade, fte, span, reports, cost, id };
/// What the strip of a card shows in colour and in words.
enum class ColourBy : std::uint8_t { organisation, function, unit, grade, status, span, change };
/// What frames are drawn round.
enum class GroupBy : std::uint8_t { none, unit, function };

inline constexpr std::array<std::string_view, 9> fact_names = {
    "holder", "unit", "function", "grade", "fte", "span", "reports", "cost", "id"};
inline constexpr std::array<std::string_view, 7> colour_names = {"organisation", "function", "unit",  "grade",
                                                                 "status",       "span",     "change"};
inline constexpr std::array<std::string_view, 3> group_names = {"none", "unit", "function"};

struct CardOptions {
  /// In this order; empty: holder, FTE, span, and where more than a third of the posts share their title
  /// with another, behind the holder their unit (else their function).
  std::vector<Fact> facts;
  ColourBy colour = ColourBy::organisation;
  GroupBy group = GroupBy::none;
};

/// Why no post of the model has it, as the rest of a sentence ('no post has a grade (posts.csv: grade)');
/// empty where some post does. O(posts).
std::string lacking(const Model &model, Fact fact);
std::string lacking(const Model &model, ColourBy colour);
std::string lacking(const Model &model, GroupBy group);

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
// What `draw` draws: a view of a model, laid out for a room.
#pragma once

#include "commands.hpp"

#include "organograph/viz/drawing.hpp"
#include "organograph/viz/paper.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace organograph::cli {

struct ViewOffered {
  std::string_view name, shows;
  bool of_a_model = true; ///< else of a scenario alone
};

/// In the order in which `draw MODEL all` draws them.
inline constexpr ViewOffered views_offered[] = {
    {"structure", "who stands where"},
    {"scenario", "before and after a proposal", false},
    {"meetings", "where seats are duplicated"},
    {"partners", "who speaks with whom"},
    {"integration", "how far each service is shared"},
    {"load", "what joint officers carry"},
    {"leadership", "own and shared heads"},
    {"own-shared", "own and shared FTE"},
    {"statutory", "who holds which role"},
    {"decoupling", "what undoing joint posts would cost"},
    {"timeline", "from day to day"},
};

inline constexpr std::string_view decoupling_of_a_scenario =
    "the decoupling view is of the model as it stands: leave out --scenario";

/// What is drawn: the model, or a scenario's outcome under its title.
struct Drawn {
  const Study &study;
  const Model &model;
  const Analysis &analysis;
  std::optional<StudiedScenario> scenario;
  const Timeline &timeline; ///< of the timeline view
};

/// The view, laid out for the room; none: as large as it likes.
viz::Drawing laid_out(const DrawArguments &a, const Drawn &drawn, const std::optional<viz::Room> &room);

/// The same in as many sheets of that room as it takes: the atlas of a structure, the rows of a scenario.
std::vector<viz::Drawing> laid_out_in_sheets(const DrawArguments &a, const Drawn &drawn, viz::Room room);

} // namespace organograph::cli

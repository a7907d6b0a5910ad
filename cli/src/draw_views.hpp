// SPDX-License-Identifier: Apache-2.0
// What `draw` draws: a view of a model, laid out for a room.
#pragma once

#include "commands.hpp"

#include "organograph/viz/drawing.hpp"
#include "organograph/viz/paper.hpp"

#include <optional>
#include <vector>

namespace organograph::cli {

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

// SPDX-License-Identifier: Apache-2.0
// What of `draw` is about cards: --label, --colour, --group.
#pragma once

#include "commands.hpp"

#include "organograph/engine/comparison.hpp"
#include "organograph/viz/card.hpp"
#include "organograph/viz/style.hpp"

#include <CLI/CLI.hpp>

#include <vector>

namespace organograph::cli {

void add_card_options(CLI::App &command, DrawArguments &to);

/// As asked. Throws WrongUse for what the model does not have, and for FTE and cost of single posts where
/// small groups are not shown.
viz::CardOptions card_options(const DrawArguments &arguments, const Model &model);

/// What the comparison says of each post of `after`.
std::vector<viz::style::Change> changes_after(const Comparison &comparison, const Model &after);

} // namespace organograph::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"
#include "pseudonyms/pseudonym_cells.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace organograph::io {

/// What a published figure's measure is rewritten with.
struct FigureNames {
  const Draft &draft;
  std::span<const Scenario> scenarios;
  /// As in with_names().
  std::function<std::string(Named kind, std::string_view name)> replace;
  /// True for a part of a path that is the name of a post, a person or a staff group and of nothing else.
  std::function<bool(std::string_view part)> is_name;
};

/// The measure with numbers for the names in its conditions; empty where it is computed from what is left
/// out, or where what it names cannot be told.
std::optional<std::string> figure_with_names(std::string_view measure, const FigureNames &names);

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
// Which posts a drawing shows: shared by the structure and the outlines of a scenario.
#pragma once

#include "organograph/viz/structure.hpp"

#include <cstdint>
#include <vector>

namespace organograph::viz::structure {

enum class Part : std::uint8_t { left_out, context, full };

/// What of each post is drawn where an organisation or a function is asked for; empty: all in full.
std::vector<Part> parts_of(const Model &model, const StructureOptions &options);

} // namespace organograph::viz::structure

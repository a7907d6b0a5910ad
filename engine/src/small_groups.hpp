// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/small_groups.hpp"

namespace organograph::detail {

/// The posts of each organisation (that they serve), function (their own) and layer (from 1).
struct Breakdowns {
  std::vector<Members> organisations, functions, layers;
  Members without_function;
};

/// Of all posts, or of those chosen (by PostId).
Breakdowns breakdowns(const Model &model, const std::vector<std::uint8_t> *chosen = nullptr);

void blank(SpanScope &scope);
/// FTE and cost alone.
void blank_amounts(SpanScope &scope);

} // namespace organograph::detail

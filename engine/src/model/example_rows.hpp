// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace organograph {

/// By table of the model: rows of the example that `organograph new` writes, rising, in a model whose posts
/// are others. None where the posts are the example's, and of those far down a table.
std::array<std::vector<std::size_t>, table_count> left_over_examples(const Draft &draft);

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
// What the schema says of a column, in words for whoever fills it in.
#pragma once

#include "organograph/engine/schema.hpp"

#include <string>
#include <string_view>

namespace organograph::viz {

/// The head of the column whose identifiers a table gives: `post_id` of `posts`.
std::string_view identifier_head(std::string_view table);

/// What to type into the column: whether it must be filled in, what it means, what it takes.
std::string comment_on(const ColumnSchema &column);

/// What to type instead of a value that the column does not take; at most 255 letters.
std::string refusal_by(const ColumnSchema &column);

} // namespace organograph::viz

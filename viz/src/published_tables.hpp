// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace organograph::viz {

/// A figure, or why there is none.
struct Recomputed {
  std::optional<double> value;
  std::string reason;
};

/// The text without outer blanks.
std::string_view trimmed(std::string_view text);

/// True for sum(..) and count(..), whatever stands between.
bool is_table_expression(std::string_view measure);

/// sum(TABLE.COLUMN), count(TABLE) and count(TABLE where COLUMN=VALUE ..) over the draft; see published.hpp.
Recomputed over_table(const Draft &draft, std::string_view expression);

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
// Conditions of sum(..) and count(..) over tables (docs/model-format.md), as they are written.
#pragma once

#include "organograph/engine/schema.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace organograph::viz {

/// `COLUMN=VALUE`, or `COLUMN has VALUE` of a list.
struct WrittenCondition {
  std::string_view column, value;
  bool one_of_list = false;
};

using IsColumn = std::function<bool(std::string_view)>;

/// Takes the first of conditions joined by ` and ` off the text, which is empty behind the last. A value may
/// hold the word 'and': a condition begins only where a column stands. Nothing where there is no operator.
/// O(text).
std::optional<WrittenCondition> take_condition(std::string_view &text, const IsColumn &is_column);

/// True for a column of the table, or one that the model makes of its rows.
bool is_column_of(TableId table, std::string_view column);
/// `posts`, `posts|partners`: whose identifiers the column holds; empty: of none.
std::string_view tables_named_by(TableId table, std::string_view column);
/// True for posts, organisations and others whose first column is an identifier that other tables name.
bool has_identifiers(TableId table);

} // namespace organograph::viz

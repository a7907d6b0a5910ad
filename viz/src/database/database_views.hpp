// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "database/connection.hpp"
#include "organograph/engine/draft.hpp"

#include <string>
#include <vector>

namespace organograph::viz {

/// The keys of an input table, as rules behind its columns: its own, and those to other tables that are
/// there, unless a cell says '?'. O(cells of a column).
std::vector<std::string> database_keys(TableId id, const Draft &draft);

/// Indexes and views (docs/export.md), as far as the model has their tables.
std::vector<std::string> database_views(const Draft &draft);

} // namespace organograph::viz

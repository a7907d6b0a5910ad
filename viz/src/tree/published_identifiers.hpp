// SPDX-License-Identifier: Apache-2.0
// Identifiers that figures of published.csv and claims.csv name.
#pragma once

#include "tree/published_columns.hpp"

#include <string>
#include <vector>

namespace organograph::viz {

/// Why no row can ever meet the conditions: one names a post, or anything else by identifier, that is
/// nowhere, neither in the model nor before or after a scenario. Empty where each is somewhere, and where
/// `tables` are of a day: rows that are not in force are somewhere too. O(rows looked through).
std::string named_nowhere(const TablesNamed &tables, const NamedTable &table,
                          const std::vector<TableCondition> &conditions);

} // namespace organograph::viz

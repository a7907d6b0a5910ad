// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/import_report.hpp"

#include <string>
#include <utility>
#include <vector>

namespace organograph::io {

/// Which head of a source each of an import's fields stands under: ours, theirs. Theirs empty: nowhere.
using ColumnMap = std::vector<std::pair<std::string, std::string>>;

/// Reads `map.csv` (ours, theirs; heads of that name or none). Rows without ours, and a field that stands
/// twice, are errors of the report.
ColumnMap read_column_map(const SourceFile &file, ImportReport &report);

/// The same as CSV.
std::string to_csv(const ColumnMap &map);

} // namespace organograph::io

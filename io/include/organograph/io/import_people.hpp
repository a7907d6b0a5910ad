// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/head_map.hpp"
#include "organograph/io/import_report.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace organograph::io {

/// What `import people` and `import council-chart` may be told.
struct PeopleOptions {
  ColumnMap map;            ///< wins over the spellings of people_fields()
  std::string organisation; ///< name of the organisation of rows without one; empty: 'Organisation'
  std::string date;         ///< of the model, ISO 8601; empty: as the rows above the heads say, or none
  /// How numbers and dates are written: `en-GB` (1,234.5 31/01/2025), `en-US` (1,234.5 01/31/2025), `de`,
  /// `nl`, `es`, `it`, `pt`, `pl` (1.234,5 31.01.2025), `fr`, `sv`, `nb`, `fi`, `cs` (1 234,5), `de-CH`
  /// (1'234.5). Empty: by what fits all of a column.
  std::string locale;
  bool strict = false; ///< a manager that is not found, or may be several, is an error
};

/// A column that `import people` knows, and how products call it.
struct ImportField {
  std::string_view name;
  std::span<const std::string_view> spellings;
};
std::span<const ImportField> people_fields();

/// Whether --locale can be this.
bool is_locale(std::string_view locale);

/// Whether the file is a table of people or posts: a title or a name, and what `import people` can use
/// beside.
bool is_people(const SourceFile &file);

/// Exports of personnel systems and org-chart programs, all files together as one list: a row a post or
/// person, its manager by identifier, e-mail, name or title, or by its level among the rows above.
/// docs/import-people.md says what becomes of each column. Beside: people.csv (e-mail, name, post_id,
/// holder_id; for its owner alone) and map.csv. Time linear in the cells but for sorting; memory too.
Imported read_people(std::span<const SourceFile> files, const PeopleOptions &options = {});

/// Whether the file is a structure or salary table of the Local Government Transparency Code.
bool is_council_chart(const SourceFile &file);

/// Such tables: no identifiers and no managers, but levels within directorates and services.
/// docs/import-council-chart.md says how lines are inferred. Each inferred line is marked in `source`.
Imported read_council_chart(std::span<const SourceFile> files, const PeopleOptions &options = {});

} // namespace organograph::io

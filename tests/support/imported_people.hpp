// SPDX-License-Identifier: Apache-2.0
// What an import of people made and said, for tests to read.
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/io/import_people.hpp"

#include <array>
#include <string>
#include <utility>

namespace organograph::test {

/// Of one file, staff.csv.
inline io::Imported imported_people(std::string text, const io::PeopleOptions &options = {}) {
  const std::array files = {io::SourceFile{"staff.csv", std::move(text)}};
  return io::read_people(files, options);
}

/// 'post<manager ' of each.
inline std::string lines_of(const io::Imported &imported) {
  std::string out;
  if (const auto &posts = imported.draft[TableId::posts])
    for (std::size_t row = 0; row < posts->rows(); ++row)
      out += std::string(posts->cell(row, 0)) + '<' + std::string(posts->cell(row, 3)) + ' ';
  return out;
}

inline std::string said_of(const io::Imported &imported) {
  std::string out;
  for (const Diagnostic &diagnostic : imported.report.diagnostics)
    out += to_string(diagnostic) + '\n';
  return out;
}

} // namespace organograph::test

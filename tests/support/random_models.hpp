// SPDX-License-Identifier: Apache-2.0
// Models of rows that tests draw or write.
#pragma once

#include "oracle/random_model.hpp"
#include "support/models.hpp"

#include <string>
#include <vector>

namespace organograph::test {

/// Their tables, as they would lie in a folder.
inline Files files_of(const oracle::Rows &rows) {
  Files files;
  for (const auto &[name, text] : oracle::to_csv(rows))
    files.emplace_back(name, text);
  return files;
}

inline Draft draft_of(const oracle::Rows &rows) {
  return io::read_model_files(files_of(rows));
}

/// The rows must be without errors: as model_of() of texts.
inline Model model_of(const oracle::Rows &rows) {
  return model_of(files_of(rows));
}

} // namespace organograph::test

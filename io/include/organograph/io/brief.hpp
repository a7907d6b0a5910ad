// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

struct BriefFile {
  std::optional<DraftTable> table; ///< empty where its heads cannot be told apart
  std::vector<Diagnostic> diagnostics;
};

/// Reads the CSV file of a brief (docs/propose.md) as any table: faults of text, heads and numbers of cells
/// are diagnostics, which call the file as it was given. Throws EnvironmentError where it cannot be read.
BriefFile read_brief_file(const std::filesystem::path &file);

/// The same from memory.
BriefFile read_brief_text(const std::string &file, std::string text);

} // namespace organograph::io

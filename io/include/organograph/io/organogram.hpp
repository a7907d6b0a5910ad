// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"

#include <optional>
#include <string>
#include <vector>

namespace organograph::io {

/// A source file: the name that diagnostics show, and its bytes.
struct SourceFile {
  std::string name;
  std::string bytes;
};

struct OrganogramOptions {
  bool repair = false; ///< apply the hints (case, leading zeros ...) and list each as a note
};

struct OrganogramResult {
  Draft draft;                         ///< model, organisations, posts, staff_groups; empty on errors
  std::vector<Diagnostic> diagnostics; ///< of the source files: errors, warnings, notes in file order
};

/// Turns a data.gov.uk organogram (senior posts, and optionally the junior return) into a draft.
/// The format, and what real files get wrong: docs/organogram.md. Never throws but for memory.
OrganogramResult read_organogram(const SourceFile &senior, const std::optional<SourceFile> &junior,
                                 const OrganogramOptions &options = {});

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/io/import_report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace organograph::io {

struct OrganogramOptions {
  bool repair = false; ///< apply the hints (case, leading zeros ...) and list each as a note
};

struct OrganogramResult {
  /// model, organisations, posts and, with a junior file, staff_groups; empty on errors. Its own diagnostics
  /// are empty. Tables are named as in a model folder and their lines are those of to_csv()'s text; the line
  /// of the source file stands in each row's `source`.
  Draft draft;
  std::vector<Diagnostic> diagnostics; ///< of the source files: errors, warnings, notes in file order
};

/// Turns a data.gov.uk organogram (senior posts, and optionally the junior return) into a draft that
/// build_model() accepts. The format, and what real files get wrong: docs/organogram.md. All faults of both
/// files come out in one run, the senior file's first. Never throws but for memory. Time and memory linear
/// in the bytes, but for sorting the diagnostics.
OrganogramResult read_organogram(const SourceFile &senior, const std::optional<SourceFile> &junior,
                                 const OrganogramOptions &options = {});

} // namespace organograph::io

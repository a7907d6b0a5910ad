// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/head_map.hpp"
#include "organograph/io/import_report.hpp"

#include <span>

namespace organograph::io {

struct OrganogramOptions {
  bool repair = false; ///< apply the hints (case, leading zeros ...) and list each as a note
  /// Heads: what docs/organogram.md calls a column, and what the files do. Wins over the known spellings.
  ColumnMap map = {};
};

/// Turns organograms of UK departments (data.gov.uk, 2010 to 2025) into a draft that build_model() accepts:
/// model, organisations, posts and, where there are junior posts, staff_groups; empty on errors. A file is a
/// table of senior posts, one of junior posts, or the workbook with both; its heads and sheets decide, and
/// where they do not, how it was given. Several files become one model: a superior is looked for in the
/// post's own file and then in the others. The format, and what real files get wrong: docs/organogram.md.
///
/// Beside: map.csv, the heads that mean the same in all tables. All faults of all files come out in one run,
/// in the order of files and lines. Tables are named as in a model folder and their lines are those of
/// to_csv()'s text; the line of the source stands in each row's `source`. Never throws but for memory. Time
/// and memory linear in the (inflated) bytes, but for sorting diagnostics.
Imported read_organogram(std::span<const SourceFile> seniors, std::span<const SourceFile> juniors,
                         const OrganogramOptions &options = {});

/// True where a file's first rows hold the heads of an organogram's senior or junior posts. False for what
/// cannot be read. As read_organogram().
bool looks_like_organogram(const SourceFile &file);

} // namespace organograph::io

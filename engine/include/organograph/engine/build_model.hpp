// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace organograph {

struct BuildResult {
  std::optional<Model> model; ///< empty when any diagnostic is an error
  /// Errors, warnings, notes in file order; of a code the first kept_of_a_code, the last of which counts the
  /// others.
  std::vector<Diagnostic> diagnostics;
};

/// How a model is made. The same model and the same diagnostics come of any number of threads.
struct Building {
  unsigned threads = 1;
  std::size_t rows_at_once = std::size_t{1} << 15U; ///< of a large table; what a thread takes
  /// Diagnostics of one code. Who compares those of two models keeps all of both.
  std::size_t kept = kept_of_a_code;
};

/// The draft of a part of an organisation: a `reports_to` of posts.csv that is no post of it becomes `?`,
/// with a warning among its diagnostics. Copies the posts where there is one. Linear in the cells.
Draft as_extract(Draft draft);

/// Checks a draft against docs/model-format.md and makes the model of it: the only way to a Model.
/// All faults of all tables are reported together, the reader's own (draft.diagnostics) among them,
/// ordered by table (docs/model-format.md's order), line and cell. Never throws but for memory, and for
/// threads that the system refuses.
/// Time and memory linear in the cells (looking for a near identifier costs more, on faults only).
BuildResult build_model(const Draft &draft, const Building &building = {});

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"

#include <optional>
#include <vector>

namespace organograph {

struct BuildResult {
  std::optional<Model> model;          ///< empty when any diagnostic is an error
  std::vector<Diagnostic> diagnostics; ///< errors, warnings, notes in file order
};

/// Checks a draft against docs/model-format.md and makes the model of it: the only way to a Model.
/// All faults of all tables are reported together, the reader's own (draft.diagnostics) among them,
/// ordered by table (docs/model-format.md's order), line and cell. Never throws but for memory.
/// Time and memory linear in the cells (looking for a near identifier costs more, on faults only).
BuildResult build_model(const Draft &draft);

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/io/workbook.hpp"

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace organograph::io {

/// A model with its scenarios as some source gave it: what organograph::study() is made of.
struct ModelSource {
  std::string_view kind; ///< `folder`, `workbook`, `database`
  Draft draft;
  std::vector<Scenario> scenarios;      ///< all, by name; names are UTF-8
  std::optional<WorkbookPlaces> places; ///< where the tables stand in a workbook
};

/// Reads whatever kind of source it is: a regular file as a database (where it begins as SQLite's do) or a
/// workbook, all else as a model folder. `threads`
/// read a folder's tables. Faults of the text are in the drafts. Throws EnvironmentError. As read_workbook(),
/// read_model_folder() and read_scenarios().
ModelSource open_model(const std::filesystem::path &source, unsigned threads = 1);

/// Gives diagnostics about a source's drafts their place in it, where they cannot know it: see name_sheets().
void name_places(const ModelSource &source, std::vector<Diagnostic> &diagnostics);

} // namespace organograph::io

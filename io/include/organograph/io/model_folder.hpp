// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace organograph::io {

/// Reads every table of a model folder (docs/model-format.md) into a draft. Faults of the text (encoding,
/// quotes, number of cells, heads) are in draft.diagnostics; the rest is build_model()'s. A row with too
/// few or too many cells is kept, padded or cut and marked misshapen, so that its identifier is known.
/// Unlisted columns are kept and named once in a note; so are CSV files that are no table.
/// Throws EnvironmentError when the folder or a file in it cannot be read.
Draft read_model_folder(const std::filesystem::path &folder);

/// The same from memory, file name ('posts.csv') to text. Names that are no table become notes.
Draft read_model_files(const std::vector<std::pair<std::string, std::string>> &files);

/// A table as RFC 4180 text: LF, quotes only where needed. Cells are written as they are.
std::string to_csv(const DraftTable &table);

/// What `organograph new` writes: every table of the schema with its heads and one example row, which
/// together are a valid model. File name to text, model.md's order.
std::vector<std::pair<std::string, std::string>> new_model_files();

} // namespace organograph::io

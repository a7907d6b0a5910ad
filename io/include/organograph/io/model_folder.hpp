// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace organograph::io {

/// How files are read. The same draft comes of any of them.
struct Reading {
  unsigned threads = 1;
  std::size_t part_bytes = std::size_t{1} << 20U; ///< a file is cut into parts of this size for the threads
};

/// Reads every table of a model folder (docs/model-format.md) into a draft. Faults of the text (encoding,
/// quotes, number of cells, heads) are in draft.diagnostics; the rest is build_model()'s. A row with too
/// few or too many cells is kept, padded or cut and marked misshapen, so that its identifier is known.
/// Unlisted columns are kept and named once in a note; so are CSV files that are no table. Names are
/// compared with their case. Hidden files, files that are not CSV and subfolders are passed over.
/// A table whose heads cannot be told apart (UTF-16, empty, another separator than the comma) is not in the
/// draft. Diagnostics stand in the order of the tables, then of the other files' names.
/// Files of a megabyte and more are mapped, and their rows are views into them: while the draft lives they
/// must not be cut short.
/// Throws EnvironmentError when the folder or a file in it cannot be read. Time is linear in the bytes;
/// memory of faultless rows is four bytes each.
Draft read_model_folder(const std::filesystem::path &folder, const Reading &reading = {});

/// The same from memory, file name ('posts.csv') to text; of two with the same name the first counts.
/// Names that are no table become notes.
Draft read_model_files(const std::vector<std::pair<std::string, std::string>> &files,
                       const Reading &reading = {});

/// A table as RFC 4180 text: LF, quotes only where needed. Cells are written as they are. Cannot fail but
/// for memory.
std::string to_csv(const DraftTable &table);

/// What `organograph new` writes: every table of the schema with its heads and one example row, which
/// together are a valid model; heads alone where the schema has no example. File name to text, model.md's
/// order. Cannot fail but for memory.
std::vector<std::pair<std::string, std::string>> new_model_files();

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/model_source.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace organograph::io {

/// True for a regular file that begins as SQLite's do.
bool is_database(const std::filesystem::path &file);

/// The model of a database that `organograph export` wrote; diagnostics call its tables posts.csv and so on.
/// What is none, or passes the limits (2 GiB, 64,000,000 cells, 1 GiB of text, work that grows faster than
/// its bytes), is one error. No view, trigger or virtual table of it is run. Throws EnvironmentError where
/// the file cannot be read, or the program was built without SQLite.
ModelSource read_database(const std::filesystem::path &file);

/// The same from memory; `name`: what diagnostics call it.
ModelSource read_database_bytes(const std::string &name, std::string_view bytes);

} // namespace organograph::io

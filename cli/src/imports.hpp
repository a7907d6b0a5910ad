// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands.hpp"
#include "organograph/io/import_people.hpp"
#include "organograph/io/import_report.hpp"

#include <CLI/CLI.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::cli {

/// What an import reads, beside what its own options name.
struct ImportInput {
  std::vector<io::SourceFile> files; ///< FILE...
  io::ColumnMap map;                 ///< --map
};

/// A kind of files that `organograph import KIND FILE...` reads. A new kind is a row of import_kinds(), and
/// what its options say a member of ImportArguments. Everybody has FILE, -o, --map, --report, --quiet and
/// --json.
struct ImportKind {
  std::string_view name, description, files;
  void (*add_options)(CLI::App &command, ImportArguments &to);
  /// Told by content, where KIND is left out.
  bool (*is_one)(const io::SourceFile &file);
  io::Imported (*read)(ImportInput &&input, const ImportArguments &arguments);
  std::string_view footer;       ///< of its help
  bool files_by_options = false; ///< FILE may be left out
};

std::span<const ImportKind> import_kinds();

/// `import` and the kinds below it.
void add_import(CLI::App &app, ImportArguments &to);

/// `import FILE...` is `import any FILE...`.
void complete_import(std::vector<std::string> &words);

/// A file of the command line. Throws EnvironmentError.
io::SourceFile source_file(const std::string &path);

/// Writes what a reader made to a new model folder: its tables, what goes beside them, import-report.csv; and
/// says what it is. Errors: nothing is written. Gives the exit code.
int write_import(io::Imported &&imported, const ImportArguments &arguments, const Streams &streams);

} // namespace organograph::cli

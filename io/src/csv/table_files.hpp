// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/io/model_folder.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// Reads one table's text into the draft, which keeps it; its faults go to draft.diagnostics. prefix: what
/// diagnostics show before the file's name ('scenarios/NAME/'). A table whose heads cannot be told apart is
/// left out.
void read_table(const TableSchema &table, std::string_view prefix,
                const std::shared_ptr<const SourceText> &source, Draft &draft, const Reading &reading = {});

/// Says of a CSV file that it is no table (a note), or that it has nearly the name of one of `absent` (an
/// error; the table's file is then added to `found`). is_none: "none of the model's tables".
void report_other_file(const std::string &file, std::string_view is_none, std::string_view prefix,
                       const std::vector<std::string> &absent, std::vector<std::string> &found,
                       std::vector<Diagnostic> &diagnostics);

/// Names of a folder's visible CSV files, sorted. A folder that has the name of one of `tables` is listed
/// too, so that reading it fails. Throws EnvironmentError.
std::vector<std::string> csv_files(const std::filesystem::path &folder,
                                   const std::vector<std::string> &tables);

/// Those and the files of other kinds that hold tables: workbooks, and text with other separators.
std::vector<std::string> tables_of_any_kind(const std::filesystem::path &folder,
                                            const std::vector<std::string> &tables);

/// Files that an import leaves beside the tables of a model: import-report.csv, people.csv, map.csv. They are
/// no part of it, and nothing is said of them.
bool stands_beside(std::string_view name);

/// By its ending, in any case; not of a hidden file.
bool is_csv_name(std::string_view name);

} // namespace organograph::io

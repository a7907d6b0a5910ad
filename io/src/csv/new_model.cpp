// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/schema.hpp"
#include "organograph/io/model_folder.hpp"

#include <algorithm>
#include <string_view>

namespace organograph::io {

namespace {

// A row needs all its required cells; the example of `source` alone makes none.
bool has_example(const TableSchema &table) {
  const auto is_filled = [](const ColumnSchema &column) { return !column.example.empty(); };
  return std::ranges::any_of(table.columns, is_filled) &&
         std::ranges::all_of(table.columns,
                             [&](const ColumnSchema &c) { return !c.required || is_filled(c); });
}

} // namespace

std::vector<std::pair<std::string, std::string>> new_model_files() {
  std::vector<std::pair<std::string, std::string>> files;
  for (const TableSchema &table : schema()) {
    std::vector<std::string> heads;
    std::vector<std::string_view> examples;
    for (const ColumnSchema &column : table.columns) {
      heads.emplace_back(column.name);
      examples.push_back(column.example);
    }
    DraftTable draft(std::string(table.name) + ".csv", std::move(heads));
    if (has_example(table))
      draft.add_row(2, examples);
    files.emplace_back(draft.file(), to_csv(draft));
  }
  return files;
}

} // namespace organograph::io

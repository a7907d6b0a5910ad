// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/schema.hpp"
#include "organograph/io/model_folder.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io {

std::vector<std::pair<std::string, std::string>> new_model_files() {
  std::vector<std::pair<std::string, std::string>> files;
  for (const TableSchema &table : schema()) {
    std::vector<std::string> heads;
    for (const ColumnSchema &column : table.columns)
      heads.emplace_back(column.name);
    DraftTable draft(std::string(table.name) + ".csv", std::move(heads));
    std::uint32_t line = 1;
    for (const std::vector<std::string_view> &cells : example_rows(table))
      draft.add_row(++line, cells);
    files.emplace_back(draft.file(), to_csv(draft));
  }
  return files;
}

} // namespace organograph::io

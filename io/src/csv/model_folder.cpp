// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/model_folder.hpp"

#include "csv/table_files.hpp"
#include "csv/table_heads.hpp"
#include "files/source_files.hpp"
#include "organograph/engine/spelling.hpp"

#include "organograph/engine/schema.hpp"
#include "organograph/io/csv_reader.hpp"
#include "organograph/io/output.hpp"

#include <algorithm>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> table_files() {
  std::vector<std::string> out;
  for (const TableSchema &table : schema())
    out.push_back(file_name(table));
  return out;
}

// `names` are all files there, sorted; load(name) gives the text of one.
template <class Load>
Draft read_tables(const std::vector<std::string> &names, const Reading &reading, Load load) {
  Draft draft;
  const std::vector<std::string> absent = without(table_files(), names);
  const std::vector<std::string> others = without(names, table_files());
  std::vector<std::string> found; // nearly
  for (const std::string &other : others)
    if (!stands_beside(other))
      report_other_file(other, "none of the model's tables", {}, absent, found, draft.diagnostics);
  for (const TableSchema &table : schema()) {
    const std::string name = file_name(table);
    if (std::ranges::binary_search(names, name))
      read_table(table, {}, load(name), draft, reading);
    else if (table.required && std::ranges::find(found, name) == found.end())
      draft.diagnostics.push_back({Code::missing_table, name, 0, 0, {}, "the model has no " + name, {}, {}});
  }
  return draft;
}

std::string quoted_where_needed(std::string_view cell) {
  // A byte-order mark that begins the text would be taken for the file's own.
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos && !cell.starts_with("\xEF\xBB\xBF"))
    return std::string(cell);
  std::string out = "\"";
  for (const char c : cell)
    out += c == '"' ? std::string_view("\"\"") : std::string_view(&c, 1);
  return out + "\"";
}

} // namespace

Draft read_model_folder(const fs::path &folder, const Reading &reading) {
  refuse_incomplete(folder);
  return read_tables(csv_files(folder, table_files()), reading,
                     [&](const std::string &name) { return read_file(folder / name); });
}

Draft read_model_files(const std::vector<std::pair<std::string, std::string>> &files,
                       const Reading &reading) {
  std::vector<std::string> names;
  names.reserve(files.size());
  for (const auto &[name, text] : files)
    names.push_back(name);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return read_tables(names, reading, [&](const std::string &name) {
    return source_of(std::ranges::find(files, name, [](const auto &file) -> const std::string & {
                       return file.first;
                     })->second);
  });
}

std::string to_csv(const DraftTable &table) {
  std::string out;
  const std::size_t columns = table.columns().size();
  for (std::size_t c = 0; c < columns; ++c)
    out += (c == 0 ? "" : ",") + quoted_where_needed(table.columns()[c]);
  out += '\n';
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t c = 0; c < columns; ++c)
      out += (c == 0 ? "" : ",") + quoted_where_needed(table.cell(row, c));
    out += '\n';
  }
  return out;
}

} // namespace organograph::io

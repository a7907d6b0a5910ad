// SPDX-License-Identifier: Apache-2.0
#include "table_files.hpp"

#include "organograph/engine/spelling.hpp"
#include "organograph/io/csv_reader.hpp"
#include "organograph/io/environment_error.hpp"
#include "table_heads.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

std::string cells_in_words(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

Diagnostic wrong_cell_count(const std::string &file, const CsvReader &reader, std::size_t wanted) {
  const auto cells = reader.cells();
  Diagnostic out{Code::wrong_cell_count,
                 file,
                 reader.line(),
                 0,
                 {},
                 "the row has " + cells_in_words(cells.size()),
                 cells_in_words(wanted) + ", as many as heads",
                 {}};
  if (cells.size() < wanted) {
    out.remedy = "add the missing commas (an empty cell needs its comma too)";
    return out;
  }
  out.cell = static_cast<std::uint32_t>(wanted + 1);
  out.value = cells[wanted];
  out.problem += "; " + shown(out.value) + " is the first too many";
  out.remedy = "quote cells that hold a comma, or remove what is too many";
  return out;
}

DraftTable read_rows(CsvReader &reader, std::string file, std::vector<std::string> heads, std::size_t bytes,
                     std::vector<Diagnostic> &diagnostics) {
  const std::size_t wanted = heads.size();
  DraftTable table(std::move(file), std::move(heads));
  // Padding must not make a small file (many heads, many short rows) a large table: what is short beyond
  // this is reported and not kept.
  std::size_t padding_left = bytes + 1'000'000;
  std::vector<std::string_view> padded;
  while (reader.next()) {
    const auto cells = reader.cells();
    if (cells.size() == wanted) {
      table.add_row(reader.line(), cells);
      continue;
    }
    diagnostics.push_back(wrong_cell_count(table.file(), reader, wanted));
    const std::size_t kept = std::min(cells.size(), wanted);
    if (wanted - kept > padding_left)
      continue;
    padding_left -= wanted - kept;
    padded.assign(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(kept));
    padded.resize(wanted);
    table.add_row(reader.line(), padded, true);
  }
  return table;
}

// Spreadsheets add blank columns, which are no fault; cells under a blank head would be lost in silence.
void report_columns_without_head(const DraftTable &table, std::uint64_t head_line,
                                 std::vector<Diagnostic> &diagnostics) {
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    if (!table.columns()[column].empty())
      continue;
    std::size_t row = 0;
    while (row < table.rows() && trimmed(table.cell(row, column)).empty())
      ++row;
    if (row == table.rows())
      continue;
    std::string value(table.cell(row, column));
    std::string problem = "the column has no head, and on line " + std::to_string(table.line(row)) +
                          " it holds " + shown(value) + "; it is kept";
    diagnostics.push_back({Code::unknown_column,
                           table.file(),
                           head_line,
                           static_cast<std::uint32_t>(column + 1),
                           std::move(value),
                           std::move(problem),
                           {},
                           "give it a head, or remove it"});
  }
}

[[noreturn]] void cannot_read(const fs::path &path, const std::error_code &why) {
  throw EnvironmentError("cannot read '" + path.string() + "': " + why.message());
}

bool is_visible_csv(std::string_view name) {
  constexpr std::string_view ending = ".csv";
  if (name.size() <= ending.size() || name.front() == '.')
    return false;
  return std::ranges::equal(name.substr(name.size() - ending.size()), ending, [](char there, char lower) {
    return there == lower || (lower != '.' && there == lower - 'a' + 'A');
  });
}

} // namespace

void read_table(const TableSchema &table, std::string_view prefix, std::string_view text, Draft &draft) {
  const std::size_t faults = draft.diagnostics.size();
  const std::string file = std::string(prefix) + file_name(table);
  CsvReader reader(text, file, draft.diagnostics);
  const Heads heads = read_heads(reader);
  if (heads.names.empty() && draft.diagnostics.size() > faults)
    return; // there is text, but none that can be read: nothing is known of its columns
  const std::size_t of_text = draft.diagnostics.size();
  report_heads(table, heads, draft.diagnostics);
  for (std::size_t d = of_text; d < draft.diagnostics.size(); ++d)
    draft.diagnostics[d].file = file;
  if (heads.names.empty() || !other_separator(heads).empty())
    return;
  draft[table.id] = read_rows(reader, file, heads.names, text.size(), draft.diagnostics);
  report_columns_without_head(*draft[table.id], heads.line, draft.diagnostics);
}

std::string read_file(const fs::path &path) {
  std::error_code why;
  const fs::file_status status = fs::status(path, why);
  if (fs::is_directory(status))
    cannot_read(path, std::make_error_code(std::errc::is_a_directory));
  if (fs::exists(status) && !fs::is_regular_file(status)) // a pipe would never end
    throw EnvironmentError("cannot read '" + path.string() + "': not a regular file");
  const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file)
    cannot_read(path, {errno, std::generic_category()});
  std::string bytes;
  std::size_t used = 0;
  do {
    bytes.resize(std::max<std::size_t>(used + used / 2, 1U << 16U));
    used += std::fread(bytes.data() + used, 1, bytes.size() - used, file.get());
  } while (used == bytes.size());
  if (std::ferror(file.get()) != 0)
    cannot_read(path, {errno, std::generic_category()});
  bytes.resize(used);
  return bytes;
}

std::vector<std::string> csv_files(const fs::path &folder, const std::vector<std::string> &tables) {
  std::vector<std::string> names;
  std::error_code why;
  fs::directory_iterator entry(folder, why);
  for (; !why && entry != fs::directory_iterator(); entry.increment(why)) {
    const std::string name = entry->path().filename().string();
    std::error_code unreadable;
    if (is_visible_csv(name) &&
        (!entry->is_directory(unreadable) || std::ranges::find(tables, name) != tables.end()))
      names.push_back(name);
  }
  if (why)
    cannot_read(folder, why);
  std::ranges::sort(names);
  return names;
}

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
#include "csv/table_heads.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace organograph::io {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c != ' ' && c != '\t' && c != '_' && c != '-')
      out += lower(c);
  return out;
}

std::vector<std::string> column_names(const TableSchema &table) {
  std::vector<std::string> out;
  for (const ColumnSchema &column : table.columns)
    out.emplace_back(column.name);
  return out;
}

std::vector<std::string> required_names(const TableSchema &table) {
  std::vector<std::string> out;
  for (const ColumnSchema &column : table.columns)
    if (column.required)
      out.emplace_back(column.name);
  return out;
}

std::string in_words(const std::vector<std::string> &names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out += (i == 0 ? "" : i + 1 < names.size() ? ", " : " and ") + names[i];
  return out;
}

std::string separator_remedy(std::string_view separator) {
  return "the cells are separated by " + std::string(separator) + ", not ',': save the file with commas";
}

void report_missing_columns(const TableSchema &table, const Heads &heads,
                            std::vector<Diagnostic> &diagnostics) {
  const std::vector<std::string> required = required_names(table);
  const std::vector<std::string> unlisted = without(heads.names, column_names(table));
  const std::string_view separator = other_separator(heads);
  for (const std::string &name : without(required, heads.names)) {
    std::string remedy;
    if (!separator.empty())
      remedy = separator_remedy(separator);
    else if (const auto near = nearest(name, unlisted))
      remedy = "if the head " + shown(*near) + " is it, rename it to '" + name + "'";
    diagnostics.push_back({Code::missing_column, file_name(table), heads.line, 0, name,
                           "the column '" + name + "' is missing", "the heads " + in_words(required),
                           std::move(remedy)});
  }
}

void report_columns(const TableSchema &table, const Heads &heads, std::vector<Diagnostic> &diagnostics) {
  const std::vector<std::string> absent = without(column_names(table), heads.names);
  const std::string_view separator = other_separator(heads);
  std::map<std::string_view, std::size_t> cells;
  for (std::size_t i = 0; i < heads.names.size(); ++i) {
    const std::string &name = heads.names[i];
    if (name.empty())
      continue;
    const auto cell = static_cast<std::uint32_t>(i + 1);
    if (const auto [first, added] = cells.emplace(name, i + 1); !added)
      diagnostics.push_back(
          {Code::duplicate_column,
           file_name(table),
           heads.line,
           cell,
           name,
           "the head " + shown(name) + " stands in cell " + std::to_string(first->second) + " already",
           "each head once",
           {}});
    else if (!column_of(table.id, name))
      diagnostics.push_back(
          {Code::unknown_column,
           file_name(table),
           heads.line,
           cell,
           name,
           shown(name) + " is no column of " + file_name(table) + "; it is kept",
           {},
           separator.empty() ? did_you_mean(nearest(name, absent)) : separator_remedy(separator)});
  }
}

} // namespace

Heads read_heads(CsvReader &reader) {
  Heads heads;
  if (reader.next()) {
    heads.line = reader.line();
    for (const std::string_view cell : reader.cells())
      heads.names.emplace_back(trimmed(cell));
  }
  return heads;
}

void report_heads(const TableSchema &table, const Heads &heads, std::vector<Diagnostic> &diagnostics) {
  report_missing_columns(table, heads, diagnostics);
  report_columns(table, heads, diagnostics);
}

std::string_view other_separator(const Heads &heads) {
  const auto is_filled = [](const std::string &head) { return !head.empty(); };
  if (std::ranges::count_if(heads.names, is_filled) != 1)
    return {};
  const std::string &head = *std::ranges::find_if(heads.names, is_filled);
  if (head.find(';') != std::string::npos)
    return "';'";
  return head.find('\t') != std::string::npos ? "tabs" : std::string_view{};
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string> &names) {
  const std::string wanted = folded(name);
  std::optional<std::string> found;
  std::size_t limit = wanted.size() < 5 ? 2 : 3;
  for (const std::string &candidate : names) {
    const std::string other = folded(candidate);
    if (other.empty())
      continue;
    if (const std::size_t distance = edit_distance(wanted, other, limit); distance < limit) {
      limit = distance;
      found = candidate;
    }
  }
  return found;
}

std::string did_you_mean(const std::optional<std::string> &name) {
  return name ? "did you mean " + shown(*name) + "?" : std::string{};
}

std::vector<std::string> without(const std::vector<std::string> &names,
                                 const std::vector<std::string> &others) {
  std::vector<std::string> out;
  for (const std::string &name : names)
    if (std::ranges::find(others, name) == others.end())
      out.push_back(name);
  return out;
}

std::string file_name(const TableSchema &table) {
  return std::string(table.name) + ".csv";
}

} // namespace organograph::io

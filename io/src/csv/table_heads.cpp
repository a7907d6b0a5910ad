// SPDX-License-Identifier: Apache-2.0
#include "csv/table_heads.hpp"

#include "csv/near_names.hpp"
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

bool is_listed(const TableSchema &table, std::string_view head) {
  return std::ranges::find(table.columns, head, &ColumnSchema::name) != table.columns.end();
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

// 'Job title' where a title is wanted; or else one a few letters away.
std::optional<std::string> likely_head(const std::string &name, const std::vector<std::string> &unlisted) {
  for (const std::string &head : unlisted)
    if (const std::string text = folded(head), wanted = folded(name);
        text.size() > wanted.size() && text.ends_with(wanted))
      return head;
  return nearest(name, unlisted);
}

// The column's name, where the head is that but for case, blanks, '-' and '_': 'Reports To' stands twice
// beside 'reports_to'.
std::string as_column(const TableSchema &table, const std::string &head) {
  for (const ColumnSchema &column : table.columns)
    if (column.name != "note" && folded(head) == folded(column.name))
      return std::string(column.name);
  return head;
}

void report_missing_columns(const TableSchema &table, const Heads &heads,
                            const std::vector<std::string> &absent, std::vector<Diagnostic> &diagnostics) {
  const std::vector<std::string> required = required_names(table);
  const std::vector<std::string> unlisted = without(heads.names, column_names(table));
  const std::string_view separator = other_separator(heads);
  if (!separator.empty() && !required.empty()) { // one fault, however many columns it hides
    diagnostics.push_back({Code::missing_column,
                           file_name(table),
                           heads.line,
                           0,
                           {},
                           "no column can be told apart",
                           "the heads " + in_words(required),
                           separator_remedy(separator)});
    return;
  }
  for (const std::string &name : required) {
    if (std::ranges::find(absent, name) == absent.end())
      continue;
    const auto near = likely_head(name, unlisted);
    diagnostics.push_back(
        {Code::missing_column, file_name(table), heads.line, 0, name, "the column '" + name + "' is missing",
         "the heads " + in_words(required),
         near ? "if the head " + shown(*near) + " is it, rename it to '" + name + "'" : std::string{}});
  }
}

void report_unlisted(const TableSchema &table, const Heads &heads, std::size_t i,
                     const std::optional<Meant> &meant, const std::vector<std::string> &absent,
                     std::string_view separator, std::vector<Diagnostic> &diagnostics) {
  const std::string &name = heads.names[i];
  Diagnostic out{Code::unknown_column,
                 file_name(table),
                 heads.line,
                 static_cast<std::uint32_t>(i + 1),
                 name,
                 {},
                 {},
                 {}};
  if (meant && folded(name) == folded(meant->name)) {
    out.code = Code::head_accepted;
    out.problem = "the head " + shown(name) + " was taken for " + meant->name;
  } else if (meant) {
    out.code = Code::head_differs;
    out.problem = "the head " + shown(name) + " is not read, and there is no column " + meant->name;
    out.expected = "the head " + meant->name;
    out.remedy = "write " + meant->name +
                 " over the column; if it is something else, give it a head that is less alike";
  } else {
    out.problem = shown(name) + " is no column of " + file_name(table) + "; it is kept";
    out.remedy = separator.empty() ? did_you_mean(nearest(name, absent)) : separator_remedy(separator);
  }
  diagnostics.push_back(std::move(out));
}

// By place among the heads: what those that are not listed mean. What is sure goes first. Of a million such
// heads the first are looked at: as many as are told.
std::vector<std::optional<Meant>> meanings_of(const TableSchema &table, const Heads &heads,
                                              std::vector<std::string> &absent) {
  std::vector<std::optional<Meant>> out(heads.names.size());
  if (!other_separator(heads).empty())
    return out;
  for (const bool sure : {true, false}) {
    std::size_t looked_at = 0;
    for (std::size_t i = 0; i < heads.names.size() && !absent.empty() && looked_at < kept_of_a_code; ++i) {
      if (out[i] || heads.names[i].empty() || is_listed(table, heads.names[i]))
        continue;
      ++looked_at;
      auto meant = head_meant(heads.names[i], absent);
      if (!meant || meant->is_sure != sure)
        continue;
      std::erase(absent, meant->name);
      out[i] = std::move(meant);
    }
  }
  return out;
}

} // namespace

void report_heads(const TableSchema &table, Heads &heads, std::vector<Diagnostic> &diagnostics) {
  std::vector<std::string> absent = without(column_names(table), heads.names);
  const std::vector<std::optional<Meant>> meant = meanings_of(table, heads, absent);
  report_missing_columns(table, heads, absent, diagnostics);
  const std::string_view separator = other_separator(heads); // looks at all heads
  std::map<std::string, std::size_t> cells;
  std::size_t unlisted = 0;
  const std::vector<std::string> none;
  for (std::size_t i = 0; i < heads.names.size(); ++i) {
    const std::string &name = heads.names[i];
    if (name.empty())
      continue;
    if (const auto [first, added] = cells.emplace(as_column(table, name), i + 1); !added)
      diagnostics.push_back(
          {Code::duplicate_column,
           file_name(table),
           heads.line,
           static_cast<std::uint32_t>(i + 1),
           name,
           "the head " + shown(name) + " stands in cell " + std::to_string(first->second) + " already",
           "each head once",
           {}});
    else if (!is_listed(table, name))
      report_unlisted(table, heads, i, meant[i], unlisted++ < kept_of_a_code ? absent : none, separator,
                      diagnostics);
  }
  for (std::size_t i = 0; i < meant.size(); ++i)
    if (meant[i] && meant[i]->is_sure)
      heads.names[i] = meant[i]->name;
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

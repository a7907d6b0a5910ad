// SPDX-License-Identifier: Apache-2.0
// Diagnostics speak of files and lines; of a workbook they are to speak of sheets and rows.
#include "organograph/engine/schema.hpp"
#include "organograph/io/workbook.hpp"

#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>

namespace organograph::io {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
}

// Of 'posts.csv', 'scenarios/NAME/changes.csv' and 'scenarios/changes.csv'.
std::optional<TableId> table_of(std::string_view file) {
  const bool of_scenario = file.starts_with("scenarios/");
  if (of_scenario)
    file.remove_prefix(file.rfind('/') + 1);
  if (!file.ends_with(".csv"))
    return std::nullopt;
  file.remove_suffix(4);
  for (std::size_t t = 0; t < table_count; ++t)
    if ((t >= model_table_count) == of_scenario && schema(static_cast<TableId>(t)).name == file)
      return static_cast<TableId>(t);
  return std::nullopt;
}

struct Words {
  std::string_view from, to;
};

// Where a message begins to speak of folders and files without naming one.
constexpr std::array whole_phrases = {
    Words{"a folder below scenarios/", "a scenario that a sheet of changes names"},
    Words{"save the file with commas", "put each into a column of its own"},
    Words{"add the file", "add the sheet"},
};

// 'posts.csv' as 'the sheet posts', 'scenarios/NAME/changes.csv:4' as 'row 4 of the sheet changes'; length of
// what was read, 0 if it is none.
std::size_t append_file(std::string_view text, const WorkbookPlaces &places, std::string &out) {
  std::size_t end = text.starts_with("scenarios/") ? text.size() : 0; // a scenario's name may hold anything
  while (end < text.size() && (is_letter(text[end]) || text[end] == '.'))
    ++end;
  const std::size_t csv = text.substr(0, end).find(".csv");
  if (csv == std::string_view::npos)
    return 0;
  const std::string_view path = text.substr(0, csv);
  const std::string_view name = path.substr(path.rfind('/') + 1); // npos + 1 is 0
  std::size_t t = 0;
  while (t < table_count && schema(static_cast<TableId>(t)).name != name)
    ++t;
  if (t == table_count)
    return 0;
  const char *behind = text.data() + csv + 4;
  const char *const text_end = text.data() + text.size();
  std::uint32_t line = 0;
  if (behind != text_end && *behind == ':')
    if (const auto [at, problem] = std::from_chars(behind + 1, text_end, line); problem == std::errc{})
      behind = at;
  out += (line > 0 ? "row " + std::to_string(line) + " of " : "") + "the sheet " + places.sheets[t].name;
  return static_cast<std::size_t>(behind - text.data());
}

// Length of the quoted value at the beginning (' is not doubled inside): up to a quote behind which a word
// cannot go on.
std::size_t quoted_length(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at)
    if (text[at] == '\'' && (at + 1 == text.size() || !is_letter(text[at + 1])))
      return at + 1;
  return 1;
}

// 'line 17' and 'cell 4' as 'row 17' and 'column D'; length of what was read, 0 if it is none.
std::size_t append_place(std::string_view text, std::string &out) {
  for (const std::string_view word : {"on line ", "line ", "in cell "}) {
    if (!text.starts_with(word))
      continue;
    std::uint32_t number = 0;
    const char *const begin = text.data() + word.size();
    const auto [end, problem] = std::from_chars(begin, text.data() + text.size(), number);
    if (problem != std::errc{})
      return 0;
    if (word == "in cell ")
      out += "in column " + column_letters(number);
    else
      out += (word == "line " ? "row " : "in row ") + std::to_string(number);
    return static_cast<std::size_t>(end - text.data());
  }
  return 0;
}

// What stands in quotes is a value, and stays.
std::string in_words_of_sheets(std::string_view text, const WorkbookPlaces &places) {
  std::string out;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t used = 0;
    if (rest.front() == '\'' && !in_word) {
      used = quoted_length(rest);
      out += rest.substr(0, used);
    } else if (!in_word) {
      for (const Words &phrase : whole_phrases)
        if (used == 0 && rest.starts_with(phrase.from)) {
          used = phrase.from.size();
          out += phrase.to;
        }
      if (used == 0)
        used = append_place(rest, out);
      if (used == 0)
        used = append_file(rest, places, out);
    }
    if (used == 0) {
      out += rest.front();
      used = 1;
    }
    at += used;
    in_word = is_letter(text[at - 1]);
  }
  return out;
}

} // namespace

void name_sheets(const WorkbookPlaces &places, std::vector<Diagnostic> &diagnostics) {
  for (Diagnostic &d : diagnostics) {
    const auto table = table_of(d.file);
    if (!table) {
      if (d.file == "scenarios")
        d.file = places.file;
      continue;
    }
    const WorkbookPlaces::Sheet &sheet = places.sheets[static_cast<std::size_t>(*table)];
    if (d.sheet.empty()) { // a cell of the draft; the reader's own know the column
      d.sheet = sheet.name;
      d.cell = d.cell == 0 || d.cell > sheet.columns.size() ? 0 : sheet.columns[d.cell - 1];
    }
    d.file = places.file;
    d.problem = in_words_of_sheets(d.problem, places);
    d.expected = in_words_of_sheets(d.expected, places);
    d.remedy = in_words_of_sheets(d.remedy.empty() ? std::string(info(d.code).remedy) : d.remedy, places);
  }
}

} // namespace organograph::io

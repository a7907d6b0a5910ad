// SPDX-License-Identifier: Apache-2.0
#include "organogram/organogram_parts.hpp"

#include "organograph/io/csv_reader.hpp"

#include <algorithm>

namespace organograph::io::organogram {

namespace {

// What of a head counts: letters and digits before any '('.
std::string head_key(std::string_view head) {
  std::string key;
  for (const char c : head.substr(0, head.find('(')))
    if ((c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z'))
      key += lower(c);
  return key;
}

// A hint where the senior file was given as the junior one, or the other way round.
std::string wrong_file(const std::unordered_map<std::string, std::size_t> &known,
                       const std::vector<std::string> &columns) {
  for (const std::string &column : columns) {
    const std::string key = head_key(column);
    if (key == "reportingseniorpost" && !known.contains(key))
      return "this is a junior file: the senior one has a Post Unique Reference";
    if (key == "postuniquereference" && !known.contains(key))
      return "this is a senior file: the junior one has a Reporting Senior Post";
  }
  return {};
}

} // namespace

void Report::mend(Diagnostic fault, std::string_view changed, std::string_view becomes) {
  if (repair) {
    fault.code = Code::organogram_repaired;
    fault.problem = std::string(changed) + " " + shown(fault.value) + " became " + std::string(becomes);
    fault.expected.clear();
  }
  add(std::move(fault));
}

std::string source_cell(const Sheet &sheet, std::span<const std::size_t> rows) {
  std::vector<std::uint64_t> lines;
  for (const std::size_t row : rows)
    lines.push_back(sheet.line(row));
  return sheet.file() + (lines.size() == 1 ? ", line " : ", lines ") + listed(lines);
}

Sheet::Sheet(const SourceFile &source, std::span<const Head> heads, Report &report)
    : heads_(heads), table_(source.name, {}), position_(heads.size()) {
  const std::string text = utf8_text(source, report);
  CsvReader reader(text, source.name, report.diagnostics);
  if (!reader.next()) {
    complete_ = false;
    report.add({Code::missing_column,
                source.name,
                0,
                0,
                {},
                "the file has no heads",
                "a row of heads, " + std::string(heads[0].name) + " among them",
                {}});
    return;
  }
  table_ = DraftTable(source.name, {reader.cells().begin(), reader.cells().end()});
  find_heads(report, reader.line());
  while (reader.next())
    add_row(report, reader.line(), reader.cells());
}

void Sheet::find_heads(Report &report, std::uint64_t line) {
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t h = 0; h < heads_.size(); ++h)
    known.emplace(head_key(heads_[h].name), h);
  for (std::size_t i = 0; i < table_.columns().size(); ++i) {
    const std::string_view head = trimmed(table_.columns()[i]);
    const auto cell = static_cast<std::uint32_t>(i + 1);
    const auto found = known.find(head_key(head));
    if (found == known.end()) {
      if (!head.empty())
        report.add({Code::unknown_column,
                    file(),
                    line,
                    cell,
                    std::string(head),
                    "column " + shown(head) + " is not of the format and was left out",
                    {},
                    {}});
    } else if (auto &position = position_[found->second]; position) {
      report.add({Code::duplicate_column,
                  file(),
                  line,
                  cell,
                  std::string(head),
                  "column " + shown(head) + " stands in cell " + std::to_string(*position + 1) + " already",
                  {},
                  {}});
    } else {
      position = cell - 1;
    }
  }
  const std::string remedy = wrong_file(known, table_.columns());
  for (std::size_t h = 0; h < heads_.size(); ++h) {
    if (!heads_[h].required || position_[h])
      continue;
    complete_ = false;
    report.add({Code::missing_column,
                file(),
                line,
                0,
                std::string(heads_[h].name),
                "there is no column " + shown(heads_[h].name),
                {},
                remedy});
  }
}

void Sheet::add_row(Report &report, std::uint64_t line, std::span<const std::string_view> cells) {
  const std::size_t width = table_.columns().size();
  if (cells.size() == width)
    return table_.add_row(line, cells);
  const std::string count = std::to_string(cells.size());
  Diagnostic fault{Code::wrong_cell_count,
                   file(),
                   line,
                   0,
                   count,
                   "the row has " + count + (cells.size() == 1 ? " cell" : " cells"),
                   std::to_string(width) + " as in the heads",
                   {}};
  const bool only_blanks =
      cells.size() > width &&
      std::ranges::all_of(cells.subspan(width), [](std::string_view cell) { return trimmed(cell).empty(); });
  if (only_blanks) {
    fault.remedy = "the further cells are blank: leave them out";
    report.mend(std::move(fault), "number of cells", std::to_string(width));
    return table_.add_row(line, cells.first(width));
  }
  report.add(std::move(fault));
  std::vector<std::string_view> padded(cells.begin(), cells.end());
  padded.resize(width);
  table_.add_row(line, padded, true);
}

std::string_view Sheet::cell(std::size_t row, std::size_t column) const {
  return position_[column] ? trimmed(table_.cell(row, *position_[column])) : std::string_view{};
}

Diagnostic Sheet::at(Code code, std::size_t row, std::size_t column, std::string problem,
                     std::string expected, std::string remedy) const {
  const std::uint32_t cell_number = position_[column] ? *position_[column] + 1 : 0;
  return {code,
          file(),
          line(row),
          cell_number,
          std::string(cell(row, column)),
          std::move(problem),
          std::move(expected),
          std::move(remedy)};
}

Diagnostic Sheet::of_rows(Code code, std::span<const std::size_t> rows, std::string problem) const {
  return {code, file(), line(rows.front()), 0, {}, std::move(problem), {}, {}};
}

std::optional<Number> number(const Sheet &sheet, std::size_t row, std::size_t column, Report &report) {
  const std::string_view cell = sheet.cell(row, column);
  if (unquoted(cell).empty() || is_word(cell, "n/d"))
    return std::nullopt;
  const std::string what = std::string(sheet.head(column)) + " " + shown(cell);
  auto found = parsed_number(cell);
  if (!found) {
    found = parsed_number(unquoted(cell));
    Diagnostic fault =
        sheet.at(Code::bad_number, row, column, what + " is no number", "a number such as 0.5 or 52,000");
    if (!found) {
      report.add(std::move(fault));
      return std::nullopt;
    }
    fault.remedy = std::string(taken_off(cell)) + " around the value: write " + found->text;
    report.mend(std::move(fault), sheet.head(column), found->text);
  }
  if (found->value < 0 || found->value > largest_number) {
    report.add(sheet.at(Code::out_of_range, row, column, what + " is out of range",
                        "0 to " + plain(largest_number)));
    return std::nullopt;
  }
  return found;
}

} // namespace organograph::io::organogram

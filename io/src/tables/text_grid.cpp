// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/spelling.hpp"
#include "organograph/io/csv_reader.hpp"
#include "tables/grid_sources.hpp"
#include "workbook/workbook_cells.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace organograph::io::tables {

namespace {

constexpr std::size_t sample_bytes = std::size_t{1} << 18U, sample_rows = 60;

// How a separator parts the first rows.
struct Parted {
  std::size_t first = SIZE_MAX; // row that has the width most rows have
  std::size_t score = 0;
};

Parted parted_by(char separator, std::string_view sample) {
  std::vector<Diagnostic> unheard;
  CsvReader reader(sample, {}, unheard, {separator, most_columns});
  std::map<std::size_t, std::pair<std::size_t, std::size_t>> widths; // width: rows, first of them
  for (std::size_t row = 0; row < sample_rows && reader.next(); ++row)
    ++widths.try_emplace(reader.cells().size(), 0, row).first->second.first;
  Parted out;
  std::size_t most = 0;
  for (const auto &[width, rows] : widths)
    if (rows.first >= most) { // the wider of two
      most = rows.first;
      out = {width < 2 ? SIZE_MAX : rows.second, rows.first * (width - 1)};
    }
  return out;
}

// Nobody writes tabs into most rows but to part cells: what Teams gives has commas in its names and times.
bool is_parted_by_tabs(std::string_view sample) {
  std::vector<Diagnostic> unheard;
  CsvReader reader(sample, {}, unheard, {'\t', most_columns});
  std::size_t rows = 0, parted = 0;
  while (rows < sample_rows && reader.next()) {
    ++rows;
    parted += reader.cells().size() > 1 ? 1U : 0U;
  }
  return 2 * parted > rows;
}

// Heads are parted like the rows below them: the separator by which the first row of the usual width stands
// highest, and then the one with the most cells.
char separator_of(std::string_view text) {
  const std::string_view sample = text.substr(0, sample_bytes);
  if (is_parted_by_tabs(sample))
    return '\t';
  char best = ',';
  Parted by_best;
  for (const char separator : {',', ';', '\t', '|'}) {
    const Parted parted = parted_by(separator, sample);
    if (parted.first < by_best.first || (parted.first == by_best.first && parted.score > by_best.score)) {
      best = separator;
      by_best = parted;
    }
  }
  return best;
}

// 'sep=;' as Excel writes and reads it. The bytes of that line; 0 where there is none.
std::size_t separator_line(std::string_view text, char &separator) {
  constexpr std::string_view begin = "sep=";
  const std::size_t end = std::min(text.substr(0, 16).find_first_of("\r\n"), text.size());
  std::string_view line = trimmed(text.substr(0, std::min<std::size_t>(end, 16)));
  if (line.starts_with('"') && line.ends_with('"') && line.size() > 1)
    line = line.substr(1, line.size() - 2);
  const bool tab = end < 16 && text.substr(0, end).ends_with("=\t");
  if (!equal_but_for_case(line.substr(0, begin.size()), begin) || (line.size() != 5 && !tab))
    return 0;
  separator = tab ? '\t' : line[4];
  if (std::string_view(",;\t|").find(separator) == std::string_view::npos)
    return 0;
  return text.substr(end).starts_with("\r\n") ? end + 2 : std::min(end + 1, text.size());
}

// Line ends of any kind are fine here; of other faults the first ones are listed.
void add_faults(std::vector<Diagnostic> &&faults, const std::string &file, std::size_t most,
                ImportReport &report) {
  std::erase_if(faults, [](const Diagnostic &d) { return d.code == Code::bare_carriage_return; });
  const std::size_t more = faults.size() - std::min(faults.size(), most);
  faults.resize(faults.size() - more);
  std::ranges::move(faults, std::back_inserter(report.diagnostics));
  if (more > 0)
    refuse_source(file, Code::unreadable_cell, std::to_string(more) + " more faults of quotes are not listed",
                  "mend those that are listed first", report);
}

// '="00012"', by which programs keep Excel from taking zeros off, is what stands between the quotes.
std::string_view without_guard(std::string_view cell) {
  const std::string_view bare = without_blanks(cell);
  const bool is_guarded = bare.size() > 3 && bare.starts_with("=\"") && bare.ends_with('"') &&
                          bare.substr(2, bare.size() - 3).find('"') == std::string_view::npos;
  return bare == "=\"\"" ? std::string_view{} : is_guarded ? bare.substr(2, bare.size() - 3) : cell;
}

// A cell that nobody wrote by hand is one fault, and nothing copies it.
void add_text_cell(Grid &grid, const CsvReader &reader, std::size_t column, const std::string &file,
                   std::vector<Diagnostic> &faults) {
  const std::string_view cell = without_guard(reader.cells()[column]);
  if (cell.size() <= longest_cell) {
    grid.add_cell(cell);
    return;
  }
  faults.push_back({Code::cell_too_long,
                    file,
                    reader.line(),
                    static_cast<std::uint32_t>(column + 1),
                    {},
                    "the cell has " + std::to_string(cell.size()) + " bytes",
                    "at most " + std::to_string(longest_cell),
                    {}});
  grid.add_cell({});
}

std::string_view separator_word(char separator) {
  return separator == ';' ? "semicolons" : separator == '\t' ? "tabs" : "'|'";
}

} // namespace

Grid text_grid(const std::string &file, std::string_view utf8, const WorkbookLimits &limits,
               ImportReport &report) {
  Grid grid(file, {});
  char separator = ',';
  const std::size_t begin = separator_line(utf8, separator);
  if (begin == 0)
    separator = separator_of(utf8);
  if (separator != ',')
    report.note({file, 0, {}, {}, {}, "cells are parted by " + std::string(separator_word(separator))});
  std::vector<Diagnostic> faults;
  CsvReader reader(utf8, file, faults, {separator, most_columns});
  if (begin > 0)
    reader.go_on_at(begin, 2);
  std::uint64_t cells = 0;
  while (reader.next()) {
    if (reader.cells_beyond() > 0)
      refuse_source(file, Code::table_too_large,
                    "line " + std::to_string(reader.line()) + " has more than " +
                        std::to_string(most_columns) + " cells",
                    "look at its quotes and line ends", report);
    std::size_t filled = reader.cells().size();
    while (filled > 0 && without_blanks(reader.cells()[filled - 1]).empty())
      --filled;
    cells += filled;
    if (cells > limits.cells)
      refuse_source(file, Code::table_too_large,
                    "the table has more than " + std::to_string(limits.cells) + " cells", {}, report);
    if (cells > limits.cells || reader.cells_beyond() > 0)
      return Grid(file, {});
    for (std::size_t c = 0; c < filled; ++c)
      add_text_cell(grid, reader, c, file, faults);
    grid.end_row(reader.line());
  }
  add_faults(std::move(faults), file, limits.faulty_cells, report);
  return grid;
}

} // namespace organograph::io::tables

// SPDX-License-Identifier: Apache-2.0
#include "tables/grid.hpp"

#include "organograph/engine/spelling.hpp"
#include "tables/decoded_text.hpp"
#include "tables/file_kind.hpp"
#include "tables/grid_sources.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace organograph::io::tables {

Grid::Grid(std::string file, std::string sheet) : file_(std::move(file)), sheet_(std::move(sheet)) {}

std::string_view Grid::cell(std::size_t row, std::size_t column) const {
  if (column >= columns(row))
    return {};
  const std::size_t at = ends_of_rows_[row] + column;
  const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
  return std::string_view(text_).substr(begin, ends_[at] - begin);
}

std::size_t Grid::indent(std::size_t row, std::size_t column) const {
  if (column >= columns(row))
    return 0;
  const std::size_t cell = ends_of_rows_[row] + column;
  const auto at = std::ranges::lower_bound(indents_, cell, {}, &std::pair<std::size_t, std::size_t>::first);
  return at != indents_.end() && at->first == cell ? at->second : 0;
}

void Grid::add_cell(std::string_view text) {
  const std::string_view bare = without_blanks(text);
  if (!bare.empty() && bare.data() != text.data())
    indents_.emplace_back(ends_.size(), static_cast<std::size_t>(bare.data() - text.data()));
  text_ += bare;
  ends_.push_back(text_.size());
}

void Grid::end_row(std::uint64_t line) {
  // Blank cells at the end are as good as none, and spreadsheets write thousands of them.
  const std::size_t first = ends_of_rows_.back();
  while (ends_.size() > first && ends_.back() == (ends_.size() == 1 ? 0 : ends_[ends_.size() - 2]))
    ends_.pop_back();
  if (ends_.size() == first)
    return;
  ends_of_rows_.push_back(ends_.size());
  lines_.push_back(line);
}

Grid Grid::carried_down(std::vector<Carried> cells) const {
  std::ranges::sort(cells);
  Grid out(file_, sheet_);
  auto next = cells.begin();
  for (std::size_t row = 0; row < rows(); ++row) {
    const auto end_of_row = std::ranges::upper_bound(next, cells.end(), row, {}, &Carried::row);
    const std::size_t last = end_of_row == next ? 0 : std::prev(end_of_row)->column + 1;
    for (std::size_t column = 0; column < std::max(columns(row), last); ++column) {
      std::string text = std::string(indent(row, column), ' ') + std::string(cell(row, column));
      for (; next != end_of_row && next->column == column; ++next)
        if (text.empty() && !cell(next->from, column).empty()) {
          text = cell(next->from, column);
          out.carried_.emplace_back(row, column);
        }
      out.add_cell(text);
    }
    out.end_row(line(row));
  }
  return out;
}

bool Grid::is_after_blank(std::size_t row) const {
  if (row == 0)
    return false;
  std::uint64_t next = line(row - 1) + 1;
  for (std::size_t column = 0; sheet_.empty() && column < columns(row - 1); ++column)
    next += static_cast<std::uint64_t>(std::ranges::count(cell(row - 1, column), '\n'));
  return line(row) > next;
}

Grid Grid::rows_from(std::size_t first) const {
  Grid out(file_, sheet_);
  for (std::size_t row = first; row < rows(); ++row) {
    for (std::size_t column = 0; column < columns(row); ++column) {
      if (is_carried(row, column))
        out.carried_.emplace_back(row - first, column);
      out.add_cell(std::string(indent(row, column), ' ') + std::string(cell(row, column)));
    }
    out.end_row(line(row));
  }
  return out;
}

bool Grid::is_carried(std::size_t row, std::size_t column) const {
  return std::ranges::binary_search(carried_, std::pair(row, column));
}

void refuse_source(const std::string &file, Code code, std::string problem, std::string remedy,
                   ImportReport &report) {
  report.diagnostics.push_back({code, file, 0, 0, {}, std::move(problem), {}, std::move(remedy)});
}

std::vector<Grid> read_grids(const SourceFile &source, ImportReport &report) {
  const WorkbookLimits limits;
  if (source.bytes.size() > limits.inflated_bytes) {
    refuse_source(source.name, Code::table_too_large,
                  "the file has more than " + std::to_string(limits.inflated_bytes) + " bytes", {}, report);
    return {};
  }
  if (is_archive(source.bytes))
    return workbook_grids(source, limits, report);
  if (const FileKind kind = file_kind(source.bytes); !kind.what.empty()) {
    refuse_source(source.name, Code::not_a_table,
                  "the file is " + std::string(kind.what) + (kind.what == "empty" ? "" : " and no table"),
                  std::string(kind.remedy), report);
    return {};
  }
  const DecodedText decoded = decoded_text(source, report);
  if (!decoded.readable)
    return {};
  std::vector<Grid> out;
  if (Grid grid = text_grid(source.name, decoded.text(), limits, report); grid.rows() > 0)
    out.push_back(std::move(grid));
  return out;
}

} // namespace organograph::io::tables

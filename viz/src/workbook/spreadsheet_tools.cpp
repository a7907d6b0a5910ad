// SPDX-License-Identifier: Apache-2.0
// What surrounds the cells: comments, what may be typed, how a sheet is printed.
#include "workbook/spreadsheet_library.hpp"

#include "organograph/viz/workbook.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <vector>

namespace organograph::viz {

namespace library {

void check(lxw_error error, std::string_view step) {
  if (error == LXW_ERROR_MEMORY_MALLOC_FAILED)
    throw std::bad_alloc();
  if (error != LXW_NO_ERROR)
    throw WorkbookError("the workbook cannot be written (" + std::string(step) + "): " + lxw_strerror(error));
}

std::string cut_for_attribute(std::string_view text, std::size_t letters) {
  std::string out(text.substr(0, letters));
  while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80 && out.size() < text.size())
    out.pop_back(); // own texts are ASCII but for a few signs; those stay whole or go
  return out;
}

lxw_worksheet *of(void *worksheet) {
  return static_cast<lxw_worksheet *>(worksheet);
}

} // namespace library

using namespace library;

void Sheet::comment(std::uint32_t row, std::uint16_t column, std::string_view text) {
  constexpr double letters = 42, line = 17, edge = 14; // of the library's letters, in pixels
  double lines = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines += 1 + std::floor(static_cast<double>(end - at) / letters);
    at = end + 1;
  }
  std::string author = "Organograph";
  lxw_comment_options options{};
  options.author = author.data();
  options.width = 280;
  options.height = static_cast<std::uint16_t>(edge + line * lines);
  const std::string shown = cell_text(text).first;
  check(worksheet_write_comment_opt(of(worksheet_), row, column, shown.c_str(), &options), "comment");
}

namespace {

constexpr std::size_t most_message = 255;

bool takes_any_text(const Accepts &accepts) {
  const ColumnSchema &column = *accepts.column;
  const bool is_number = column.kind == CellKind::number || column.kind == CellKind::whole;
  return accepts.from.empty() && column.choices.empty() && column.offered.empty() && !is_number;
}

void set_bounds(lxw_data_validation &rule, const ColumnSchema &column) {
  rule.validate = column.kind == CellKind::whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
  rule.criteria =
      column.low_excluded ? LXW_VALIDATION_CRITERIA_GREATER_THAN : LXW_VALIDATION_CRITERIA_BETWEEN;
  rule.value_number = column.low;
  rule.minimum_number = column.low;
  rule.maximum_number = column.high;
}

} // namespace

void Sheet::accept(const CellRange &cells, const Accepts &accepts) {
  if (takes_any_text(accepts))
    return;
  const ColumnSchema &column = *accepts.column;
  lxw_data_validation rule{};
  std::vector<std::string> choices;
  std::vector<char *> list;
  std::string from = accepts.from;
  for (const std::string_view choice : parts_of(column.choices.empty() ? column.offered : column.choices))
    choices.emplace_back(choice);
  if (!from.empty()) {
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_formula = from.data();
  } else if (!choices.empty()) {
    for (std::string &choice : choices)
      list.push_back(choice.data());
    list.push_back(nullptr);
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = list.data();
  } else {
    set_bounds(rule, column);
  }
  if (accepts.asks_only)
    rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  std::string heading(column.name.substr(0, 32)), message = cut_for_attribute(accepts.refusal, most_message);
  rule.error_title = heading.data();
  rule.error_message = message.data();
  check(worksheet_data_validation_range(of(worksheet_), cells.first_row, cells.first_column, cells.last_row,
                                        cells.last_column, &rule),
        "accepted values");
}

void Sheet::hide(std::uint16_t column) {
  lxw_row_col_options options{};
  options.hidden = LXW_TRUE;
  check(worksheet_set_column_opt(of(worksheet_), column, column, LXW_DEF_COL_WIDTH, nullptr, &options),
        "hidden column");
}

void Sheet::print(const Print &print) {
  constexpr std::uint8_t a4 = 9;
  constexpr double readable = 200, most_pages = 100; // letters across a page: more would be too small to read
  worksheet_set_paper(of(worksheet_), a4);
  worksheet_set_margins(of(worksheet_), 0.4, 0.4, 0.6, 0.6);
  if (!print.upright)
    worksheet_set_landscape(of(worksheet_));
  const double across = std::clamp(std::ceil(print.letters / readable), 1.0, most_pages);
  worksheet_fit_to_pages(of(worksheet_), static_cast<std::uint16_t>(across), print.one_page ? 1 : 0);
  const std::string header = "&L" + cut_for_attribute(print.header, 150) + "&R&P / &N",
                    footer = "&L" + cut_for_attribute(print.footer, 200);
  check(worksheet_set_header(of(worksheet_), header.c_str()), "page header");
  if (!print.footer.empty())
    check(worksheet_set_footer(of(worksheet_), footer.c_str()), "page footer");
  if (print.heads)
    check(worksheet_repeat_rows(of(worksheet_), 0, 0), "repeated heads");
  if (across > 1)
    check(worksheet_repeat_columns(of(worksheet_), 0, 0), "repeated first column");
  const CellRange &cells = print.cells;
  if (cells.last_row > 0)
    check(worksheet_print_area(of(worksheet_), cells.first_row, cells.first_column, cells.last_row,
                               cells.last_column),
          "printed cells");
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
#include "workbook/spreadsheet_library.hpp"

#include "organograph/viz/workbook.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>
#include <sstream>
#include <utility>

namespace organograph::viz {

using namespace library;

namespace {

constexpr std::size_t shown_cuts = 20;
constexpr std::size_t most_title = 255;
constexpr lxw_color_t head_fill = 0xDCE6F1, required_fill = 0xB8CCE4, link_colour = 0x1F4E9E,
                      note_colour = 0x404040, bar_colour = 0x9DB8D9, rule_colour = 0x7F7F7F;

template <class Made> Made *made(Made *pointer) {
  if (pointer == nullptr)
    throw std::bad_alloc();
  return pointer;
}

} // namespace

std::string column_letters(std::uint16_t column) {
  std::string out;
  for (unsigned rest = column + 1U; rest > 0; rest = (rest - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return out;
}

struct Spreadsheet::Library {
  std::string folder, path;
  lxw_workbook *workbook = nullptr;
  std::array<lxw_format *, look_count> formats{};

  Library(const std::filesystem::path &workspace, bool large)
      : folder(workspace.string()), path((workspace / "report.xlsx").string()) {
    lxw_workbook_options options{};
    options.constant_memory = large ? LXW_TRUE : LXW_FALSE;
    options.tmpdir = folder.data(); // only read, and copied
    workbook = made(workbook_new_opt(path.c_str(), &options));
  }
  Library(const Library &) = delete;
  Library &operator=(const Library &) = delete;
  ~Library() {
    if (workbook != nullptr)
      lxw_workbook_free(workbook);
  }

  lxw_format *format(Look look) const { return formats[static_cast<std::size_t>(look)]; }
  void make_formats();
  void set_properties(std::string_view title, std::int64_t created) const;
};

void Spreadsheet::Library::make_formats() {
  for (lxw_format *&format : formats) {
    format = made(workbook_add_format(workbook));
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  format_set_num_format(format(Look::input_text), "@");
  format_set_bold(format(Look::title));
  format_set_font_size(format(Look::title), 16);
  format_set_bold(format(Look::section));
  format_set_font_size(format(Look::section), 12);
  format_set_bottom(format(Look::section), LXW_BORDER_THIN);
  format_set_bottom_color(format(Look::section), rule_colour);
  format_set_text_wrap(format(Look::note));
  format_set_text_wrap(format(Look::wrapped));
  format_set_font_color(format(Look::note), note_colour);
  format_set_indent(format(Look::unit), 1);
  for (const Look look : {Look::head, Look::required_head, Look::figure_head}) {
    format_set_bold(format(look));
    format_set_text_wrap(format(look));
    format_set_bg_color(format(look), look == Look::required_head ? required_fill : head_fill);
    format_set_bottom(format(look), LXW_BORDER_THIN);
  }
  format_set_align(format(Look::figure_head), LXW_ALIGN_RIGHT);
  format_set_indent(format(Look::figure_head), 1);
  format_set_font_color(format(Look::link), link_colour);
  format_set_underline(format(Look::link), LXW_UNDERLINE_SINGLE);
  format_set_num_format(format(Look::count), "#,##0_)");
  format_set_num_format(format(Look::number), "#,##0.0#_)");
  format_set_num_format(format(Look::share), "0.0%_)");
  format_set_num_format(format(Look::hours), "#,##0.0_)");
  format_set_num_format(format(Look::money), "#,##0_)");
}

void Spreadsheet::Library::set_properties(std::string_view title, std::int64_t created) const {
  std::string shown = cut_for_attribute(cell_text(title).first, most_title);
  std::string program = "Organograph";
  lxw_doc_properties properties{};
  properties.title = shown.data();
  properties.author = program.data();
  properties.created = created == 0 ? 1 : created; // 0 would stand for the clock's
  check(workbook_set_properties(workbook, &properties), "properties");
}

Spreadsheet::Spreadsheet(const std::filesystem::path &workspace, std::string_view title, std::int64_t created,
                         bool large)
    : library_(std::make_unique<Library>(workspace, large)) {
  library_->make_formats();
  library_->set_properties(title, created);
}

Spreadsheet::~Spreadsheet() = default;

Sheet &Spreadsheet::add(const std::string &name) {
  check(workbook_validate_sheet_name(library_->workbook, name.c_str()), "sheet " + name);
  lxw_worksheet *worksheet = made(workbook_add_worksheet(library_->workbook, name.c_str()));
  sheets_.push_back(std::unique_ptr<Sheet>(new Sheet(*this, worksheet, name)));
  return *sheets_.back();
}

void Spreadsheet::call_results(const std::vector<std::string> &sheets) {
  constexpr std::size_t most_letters = 255; // of a property; a name has 31
  std::string names;
  unsigned properties = 0;
  const auto write = [&] {
    const std::string property =
        "organograph results" + (++properties == 1 ? "" : " " + std::to_string(properties));
    check(workbook_set_custom_property_string(library_->workbook, property.c_str(), names.c_str()), property);
    names.clear();
  };
  for (const std::string &sheet : sheets) {
    if (names.size() + 1 + sheet.size() > most_letters)
      write();
    names += (names.empty() ? "" : ":") + sheet;
  }
  if (!names.empty())
    write();
}

std::string Spreadsheet::finish() {
  const std::string remedy =
      "; the disk of '" + library_->folder + "' may be full: make room, or name another place for the output";
  const lxw_error closed = workbook_close(std::exchange(library_->workbook, nullptr));
  if (closed == LXW_ERROR_CREATING_XLSX_FILE || closed == LXW_ERROR_CREATING_TMPFILE ||
      closed == LXW_ERROR_READING_TMPFILE || closed == LXW_ERROR_ZIP_FILE_ADD ||
      closed == LXW_ERROR_ZIP_FILE_OPERATION || closed == LXW_ERROR_ZIP_CLOSE)
    throw WorkbookError("the workbook cannot be written: " + std::string(lxw_strerror(closed)) + remedy);
  check(closed, "closing");
  std::ifstream in(library_->path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in || !bytes)
    throw WorkbookError("the workbook cannot be read back from '" + library_->path +
                        "': " + std::strerror(errno) + remedy);
  std::string file = std::move(bytes).str();
  std::vector<std::uint64_t> cells;
  for (const auto &sheet : sheets_)
    cells.push_back(sheet->cells_);
  if (const std::string problem = damage(file, cells); !problem.empty())
    throw WorkbookError("the workbook came out damaged (" + problem + ")" + remedy);
  return file;
}

Sheet::Sheet(Spreadsheet &book, void *worksheet, std::string name)
    : book_(&book), worksheet_(worksheet), name_(std::move(name)) {}

void Sheet::text(std::uint32_t row, std::uint16_t column, std::string_view text, Look look) {
  const auto [shown, cut] = cell_text(text);
  if (cut && ++book_->cut_count_ <= shown_cuts)
    book_->cuts_.push_back(name_ + "!" + column_letters(column) + std::to_string(row + 1));
  check(worksheet_write_string(of(worksheet_), row, column, shown.c_str(), book_->library_->format(look)),
        "text");
  ++cells_;
}

void Sheet::number(std::uint32_t row, std::uint16_t column, double value, Look look) {
  check(worksheet_write_number(of(worksheet_), row, column, value, book_->library_->format(look)), "number");
  ++cells_;
}

void Sheet::note(std::uint32_t row, std::uint16_t last_column, std::string_view text, double letters,
                 Look look) {
  constexpr double line_points = 15;
  const std::string shown = cell_text(text).first;
  check(worksheet_merge_range(of(worksheet_), row, 0, row, last_column, shown.c_str(),
                              book_->library_->format(look)),
        "note");
  cells_ += last_column + 1U;
  const double lines = 1 + std::floor(static_cast<double>(shown.size()) / letters);
  if (lines > 1)
    height(row, lines * line_points);
}

void Sheet::link(std::uint32_t row, std::uint16_t column, const std::string &sheet) {
  const std::string address = "internal:'" + sheet + "'!A1";
  check(worksheet_write_url_opt(of(worksheet_), row, column, address.c_str(),
                                book_->library_->format(Look::link), sheet.c_str(), nullptr),
        "link");
  ++cells_;
}

void Sheet::width(std::uint16_t column, double letters) {
  check(worksheet_set_column(of(worksheet_), column, column, letters, nullptr), "width");
}

void Sheet::height(std::uint32_t row, double points) {
  check(worksheet_set_row(of(worksheet_), row, points, nullptr), "height");
}

void Sheet::freeze(std::uint32_t rows, std::uint16_t columns) {
  worksheet_freeze_panes(of(worksheet_), rows, columns);
}

void Sheet::filter(const CellRange &cells) {
  check(worksheet_autofilter(of(worksheet_), cells.first_row, cells.first_column, cells.last_row,
                             cells.last_column),
        "filter");
}

void Sheet::bars(const CellRange &cells) {
  lxw_conditional_format bar{};
  bar.type = LXW_CONDITIONAL_DATA_BAR;
  bar.data_bar_2010 = LXW_TRUE;
  bar.bar_solid = LXW_TRUE;
  bar.bar_color = bar_colour;
  bar.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER; // a bar half as long is a figure half as large
  bar.min_value = 0;
  check(worksheet_conditional_format_range(of(worksheet_), cells.first_row, cells.first_column,
                                           cells.last_row, cells.last_column, &bar),
        "bars");
}

void Sheet::numbers_as_text_are_meant() {
  check(worksheet_ignore_errors(of(worksheet_), LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"),
        "ignored hints");
}

void Sheet::chart(std::uint32_t row, std::uint16_t column, const Chart &chart) {
  lxw_chart *drawn =
      made(workbook_add_chart(book_->library_->workbook, chart.bars_lie ? LXW_CHART_BAR : LXW_CHART_COLUMN));
  for (const ChartSeries &series : chart.series) {
    lxw_chart_series *bars = made(chart_add_series(drawn, nullptr, nullptr));
    const CellRange &l = chart.labels, &v = series.values;
    chart_series_set_categories(bars, name_.c_str(), l.first_row, l.first_column, l.last_row, l.last_column);
    chart_series_set_values(bars, name_.c_str(), v.first_row, v.first_column, v.last_row, v.last_column);
    if (!series.name.empty())
      chart_series_set_name(bars, series.name.c_str());
    lxw_chart_fill fill{};
    fill.color = series.colour;
    chart_series_set_fill(bars, &fill);
    chart_series_set_labels(bars);
  }
  lxw_chart_font font{};
  font.size = 11;
  font.bold = LXW_TRUE;
  chart_title_set_name(drawn, chart.title.c_str());
  chart_title_set_name_font(drawn, &font);
  lxw_chart_font plain{};
  plain.size = 9;
  plain.bold = LXW_EXPLICIT_FALSE;
  lxw_chart_axis *labels = chart.bars_lie ? drawn->y_axis : drawn->x_axis;
  lxw_chart_axis *values = chart.bars_lie ? drawn->x_axis : drawn->y_axis;
  if (!chart.axis.empty()) {
    chart_axis_set_name(labels, chart.axis.c_str());
    chart_axis_set_name_font(labels, &plain);
  }
  chart_axis_off(values); // each bar has its figure
  chart_axis_major_gridlines_set_visible(values, LXW_FALSE);
  if (chart.bars_lie)
    chart_axis_set_reverse(labels); // the first on top
  if (chart.series.size() < 2)
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
  else
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
  lxw_chart_options options{};
  options.x_scale = chart.width / 480.0; // the library's own size is 480 by 288
  options.y_scale = chart.height / 288.0;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = const_cast<char *>(chart.title.c_str()); // copied
  check(worksheet_insert_chart_opt(of(worksheet_), row, column, drawn, &options), "chart");
}

void Sheet::tab_colour(std::uint32_t colour) {
  worksheet_set_tab_color(of(worksheet_), colour);
}

} // namespace organograph::viz

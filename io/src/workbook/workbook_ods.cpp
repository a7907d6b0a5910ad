// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/spelling.hpp"
#include "workbook/workbook_formats.hpp"
#include "workbook/workbook_xlsx_parts.hpp"
#include "workbook/workbook_xml.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <set>
#include <utility>

namespace organograph::io {

namespace {

std::uint32_t repeated(std::optional<std::string_view> text) {
  std::uint32_t value = 1;
  if (text)
    std::from_chars(text->data(), text->data() + text->size(), value);
  return std::max(value, 1U);
}

// A password leaves the names of the parts as they are and says so in the manifest alone.
class ManifestHandler : public XmlHandler {
public:
  void start(std::string_view name, const Attributes &) override {
    if (name == "encryption-data")
      throw Refusal{Code::protected_workbook, "the workbook is protected by a password", {}};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

// The value of one cell: what its attributes say, else its paragraphs.
class OdsCell {
public:
  void begin(const Attributes &attributes, bool covered) {
    columns = repeated(attributes["number-columns-repeated"]);
    rows_spanned = repeated(attributes["number-rows-spanned"]);
    columns_spanned = repeated(attributes["number-columns-spanned"]);
    has_formula = attributes["formula"].has_value();
    is_error = attributes.holds("value-type", "error");
    type_ = covered ? "" : std::string(attributes["value-type"].value_or(""));
    const std::string_view name = type_ == "date"      ? "date-value"
                                  : type_ == "time"    ? "time-value"
                                  : type_ == "boolean" ? "boolean-value"
                                  : type_ == "string"  ? "string-value"
                                                       : "value";
    value_ = std::string(attributes[name].value_or(""));
    has_attribute_ = attributes[name].has_value();
    paragraphs_.clear();
    paragraph_count_ = 0;
  }
  void begin_paragraph() {
    if (paragraph_count_++ > 0)
      paragraphs_ += '\n';
    blank_before_ = true;
  }
  /// Blanks of the file count as one, and none begins a paragraph.
  void add_text(std::string_view part) {
    for (const char c : part) {
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!blank || !blank_before_)
        paragraphs_ += blank ? ' ' : c;
      blank_before_ = blank;
    }
  }
  void add_blanks(std::size_t count, char blank) {
    paragraphs_.append(count, blank);
    blank_before_ = false;
  }

  std::uint32_t columns = 1, rows_spanned = 1, columns_spanned = 1;
  bool has_formula = false, is_error = false;
  const std::string &shown_text() const { return paragraphs_; }
  bool has_value() const { return !type_.empty(); }
  /// Nothing: the value is none of its type.
  std::optional<std::string> text() const {
    if (type_ == "float" || type_ == "percentage" || type_ == "currency")
      return number_text(value_);
    if (type_ == "date")
      return std::string(iso_date_text(value_));
    if (type_ == "time")
      return iso_duration_text(value_);
    if (type_ == "boolean")
      return value_ == "true"    ? std::optional<std::string>("yes")
             : value_ == "false" ? std::optional<std::string>("no")
                                 : std::nullopt;
    return type_ == "string" && has_attribute_ ? value_ : paragraphs_;
  }

private:
  std::string type_, value_, paragraphs_;
  bool has_attribute_ = false, blank_before_ = true;
  std::uint32_t paragraph_count_ = 0;
};

class ContentHandler : public XmlHandler {
public:
  explicit ContentHandler(WorkbookTarget &to) : to_(&to) {}

  void start(std::string_view name, const Attributes &attributes) override {
    ++depth_;
    if (skipped_from_ != 0)
      return;
    if (in_cell_)
      start_in_cell(name, attributes);
    else if (in_table_)
      start_in_table(name, attributes);
    else if (spreadsheet_depth_ != 0)
      start_in_spreadsheet(name, attributes);
    else if (name == "spreadsheet")
      spreadsheet_depth_ = depth_;
    else if (name == "style")
      style_ = attributes["family"] == "table" ? std::string(attributes["name"].value_or("")) : "";
    else if (name == "table-properties" && attributes["display"] == "false" && !style_.empty())
      hidden_styles_.insert(style_);
  }

  void end(std::string_view name) override {
    const int depth = depth_--;
    if (skipped_from_ != 0) {
      if (depth == skipped_from_)
        skipped_from_ = 0;
      return;
    }
    if (in_cell_) {
      in_paragraph_ = in_paragraph_ && depth != paragraph_depth_;
      if (depth == cell_depth_)
        end_cell();
    } else if (in_table_ && name == "table-row") {
      end_row();
    } else if (in_table_ && depth == table_depth_) {
      end_table();
    } else if (depth == spreadsheet_depth_) {
      spreadsheet_depth_ = 0;
    }
  }

  void text(std::string_view part) override {
    if (in_paragraph_ && skipped_from_ == 0)
      cell_.add_text(part);
  }

  bool any_table = false;

private:
  void skip() { skipped_from_ = depth_; }

  void start_in_spreadsheet(std::string_view name, const Attributes &attributes) {
    if (name != "table")
      return skip(); // validations, named ranges, tracked changes ...
    const std::string sheet(attributes["name"].value_or(""));
    any_table = true;
    const auto style = attributes["style-name"];
    sheet_ = to_->open(sheet, style && hidden_styles_.contains(std::string(*style)));
    if (!sheet_)
      return skip();
    in_table_ = true;
    table_depth_ = depth_;
    row_ = next_column_ = 0;
    row_times_ = 1; // from row 0, so that the first is row 1
  }

  void start_in_table(std::string_view name, const Attributes &attributes) {
    if (name == "table-column") {
      const std::uint64_t first = next_column_ + 1;
      next_column_ = std::min<std::uint64_t>(next_column_ + repeated(attributes["number-columns-repeated"]),
                                             most_columns);
      if (hidden(attributes) && first <= next_column_)
        sheet_->hidden_columns(static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(next_column_));
    } else if (name == "table-row") {
      row_ += row_times_;
      row_times_ = repeated(attributes["number-rows-repeated"]);
      row_in_sheet_ = row_ <= most_rows;
      column_ = 0;
      if (row_in_sheet_)
        sheet_->begin_row(static_cast<std::uint32_t>(row_), hidden(attributes));
    } else if (name == "table-cell" || name == "covered-table-cell") {
      in_cell_ = true;
      cell_depth_ = depth_;
      cell_.begin(attributes, name == "covered-table-cell");
    } else if (name == "shapes" || name == "forms" || name == "table") {
      skip();
    }
  }

  void start_in_cell(std::string_view name, const Attributes &attributes) {
    if (!in_paragraph_) {
      if (name != "p")
        return skip(); // a comment, a drawing
      in_paragraph_ = true;
      paragraph_depth_ = depth_;
      cell_.begin_paragraph();
    } else if (name == "s") {
      const std::uint32_t count = repeated(attributes["c"]);
      to_->budget().repeat(0, count);
      cell_.add_blanks(count, ' ');
    } else if (name == "tab" || name == "line-break") {
      cell_.add_blanks(1, name == "tab" ? '\t' : '\n');
    } else if (name != "span" && name != "a" && name != "ruby" && name != "ruby-base") {
      skip(); // a note, how to pronounce it
    }
  }

  void end_cell() {
    in_cell_ = in_paragraph_ = false;
    const std::uint64_t first = column_ + 1;
    column_ += cell_.columns;
    if (cell_.has_formula && row_in_sheet_ && first <= most_columns)
      sheet_->formula();
    const bool faulty = cell_.is_error || (cell_.has_formula && !cell_.has_value());
    const auto text = cell_.text();
    if (!faulty && text && text->empty())
      return spanned(first);
    if (column_ > most_columns || !row_in_sheet_ || row_ + row_times_ - 1 > most_rows)
      throw Refusal{Code::workbook_too_large, "a sheet has cells where no sheet can have any", {}};
    const auto column = static_cast<std::uint32_t>(first);
    if (cell_.is_error)
      sheet_->fault(column, Code::error_value, cell_.shown_text(),
                    "the cell holds the error " + shown(cell_.shown_text()));
    else if (faulty)
      sheet_->fault(column, Code::formula_without_value, {}, "the formula has no value in the file");
    else if (!text)
      sheet_->fault(column, Code::unreadable_cell, cell_.shown_text(),
                    "the value " + shown(cell_.shown_text()) + " is none of its type");
    else
      repeat(column, *text);
    spanned(first);
  }

  void repeat(std::uint32_t column, const std::string &text) {
    to_->budget().repeat(cell_.columns - 1, (cell_.columns - 1) * std::uint64_t{text.size()});
    for (std::uint32_t i = 0; i < cell_.columns; ++i)
      sheet_->cell(column + i, text);
  }

  void spanned(std::uint64_t column) {
    if ((cell_.rows_spanned == 1 && cell_.columns_spanned == 1) || column > most_columns || !row_in_sheet_)
      return;
    const auto last = [](std::uint64_t first, std::uint32_t count, std::uint32_t most) {
      return static_cast<std::uint32_t>(std::min<std::uint64_t>(first + count - 1, most));
    };
    sheet_->merged(
        {{static_cast<std::uint32_t>(row_), static_cast<std::uint32_t>(column)},
         {last(row_, cell_.rows_spanned, most_rows), last(column, cell_.columns_spanned, most_columns)}});
  }

  void end_row() {
    if (row_in_sheet_)
      sheet_->end_row(static_cast<std::uint32_t>(std::min<std::uint64_t>(row_times_, most_rows)));
  }

  void end_table() {
    sheet_->finish();
    sheet_.reset();
    in_table_ = false;
  }

  static bool hidden(const Attributes &attributes) {
    const auto visibility = attributes["visibility"];
    return visibility == "collapse" || visibility == "filter";
  }

  WorkbookTarget *to_;
  std::unique_ptr<SheetTarget> sheet_;
  std::set<std::string> hidden_styles_;
  std::string style_;
  int depth_ = 0, skipped_from_ = 0, spreadsheet_depth_ = 0, table_depth_ = 0, cell_depth_ = 0,
      paragraph_depth_ = 0;
  bool in_table_ = false, in_cell_ = false, in_paragraph_ = false, row_in_sheet_ = true;
  std::uint64_t row_ = 0, column_ = 0, next_column_ = 0;
  std::uint32_t row_times_ = 1;
  OdsCell cell_;
};

} // namespace

void read_ods(const Archive &archive, WorkbookTarget &to) {
  if (const auto manifest = archive.find("META-INF/manifest.xml")) {
    ManifestHandler handler;
    read_xml(archive, *manifest, handler);
  }
  if (const auto about = archive.find("meta.xml"))
    to.expect_results(read_result_sheets(archive, *about));
  const auto content = archive.find("content.xml");
  if (!content)
    throw Refusal{Code::unreadable_workbook, "it has no content.xml", {}};
  ContentHandler handler(to);
  read_xml(archive, *content, handler);
  if (!handler.any_table)
    throw Refusal{Code::unreadable_workbook, "it is a document without sheets", {}};
}

} // namespace organograph::io

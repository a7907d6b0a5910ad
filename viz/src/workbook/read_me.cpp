// SPDX-License-Identifier: Apache-2.0
#include "figures/catalogue.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "words/numbers.hpp"
#include "workbook/workbook_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace organograph::viz {

namespace {

constexpr double name_width = 40, number_width = 12, words_width = 100;
constexpr std::uint16_t number_column = 1, words_column = 2;

/// Rows of a name, a number and words that may take several lines.
class Rows {
public:
  explicit Rows(Sheet &sheet) : sheet_(&sheet) {
    sheet.width(0, name_width);
    sheet.width(number_column, number_width);
    sheet.width(words_column, words_width);
  }

  void title(std::string_view text) {
    sheet_->height(row_, 24);
    sheet_->text(row_++, 0, text, Look::title);
  }
  void note(std::string_view text) {
    sheet_->note(row_++, words_column, text, name_width + number_width + words_width - 10);
  }
  void section(std::string_view name) {
    ++row_;
    for (std::uint16_t column = 0; column <= words_column; ++column)
      sheet_->text(row_, column, column == 0 ? name : std::string_view{}, Look::section);
    ++row_;
  }
  void heads(const std::array<std::string_view, 3> &heads) {
    for (std::uint16_t column = 0; column <= words_column; ++column)
      sheet_->text(row_, column, heads[column], column == number_column ? Look::figure_head : Look::head);
    ++row_;
  }
  void link(const std::string &sheet, std::uint64_t rows, std::string_view about) {
    set_height(about);
    sheet_->link(row_, 0, sheet);
    rest(rows, about);
  }
  void row(std::string_view name, std::uint64_t number, std::string_view about) {
    set_height(about);
    sheet_->text(row_, 0, name, Look::wrapped);
    rest(number, about);
  }
  void words(std::string_view name, std::string_view about) {
    set_height(about);
    sheet_->text(row_, 0, name, Look::wrapped);
    sheet_->text(row_++, words_column, about, Look::wrapped);
  }

private:
  void set_height(std::string_view about) {
    constexpr double line = 15;
    const double lines = 1 + std::floor(static_cast<double>(about.size()) / words_width);
    if (lines > 1)
      sheet_->height(row_, lines * line);
  }
  void rest(std::uint64_t number, std::string_view about) {
    sheet_->number(row_, number_column, static_cast<double>(number), Look::count);
    sheet_->text(row_++, words_column, about, Look::wrapped);
  }

  Sheet *sheet_;
  std::uint32_t row_ = 0;
};

void write_not_measured(Rows &rows, const Study &study) {
  rows.section("What was not measured, and why");
  if (study.analysis.not_measured.empty())
    rows.note("Every measure was taken.");
  for (const auto &[measure, reason] : study.analysis.not_measured)
    rows.words(measure, reason);
  rows.note("Not in any figure: how good the work is, what a single person achieves, and whether to share a "
            "service.");
}

void write_warnings(Rows &rows, const Study &study) {
  const auto of_severity = [&](Severity severity) {
    std::uint64_t count = 0;
    for (const Diagnostic &each : study.diagnostics)
      count += each.severity() == severity ? each.count() : 0;
    return std::to_string(count);
  };
  rows.section("Warnings about the data: " + of_severity(Severity::warning) +
               ", and notes: " + of_severity(Severity::note));
  std::vector<std::uint64_t> by_code(code_catalogue().size());
  for (const Diagnostic &diagnostic : study.diagnostics)
    by_code[static_cast<std::size_t>(diagnostic.code)] += diagnostic.count();
  for (const CodeInfo &code : code_catalogue())
    if (const std::uint64_t count = by_code[static_cast<std::size_t>(code.code)]; count > 0)
      rows.row(code.name, count, code.meaning);
}

void write_meanings(Rows &rows, const Study &study) {
  rows.section("What the figures mean");
  for (const HeadlineGroup &group : headline_groups()) {
    if (!group.measured(study.analysis))
      continue;
    for (const Headline &figure : group.figures) {
      if (figure.place == Place::tree)
        continue;
      const Definition &defined = *figure.definition;
      std::string words(defined.meaning);
      if (!defined.cannot_show.empty())
        words += " It cannot show: " + std::string(defined.cannot_show);
      rows.words(figure.name(), words);
    }
  }
}

void write_sheets(Rows &rows, std::span<const SheetEntry> sheets) {
  rows.section("The sheets");
  rows.heads({"Sheet", "Rows", "What it is"});
  for (const SheetEntry &entry : sheets)
    entry.name.empty() ? rows.row("(no sheet)", entry.rows, entry.about)
                       : rows.link(entry.name, entry.rows, entry.about);
}

} // namespace

void write_read_me(Sheet &sheet, const Study &study, const ReadMe &content) {
  Rows rows(sheet);
  rows.title("Read me");
  rows.note(
      "The figures of report.html for a spreadsheet. A blank cell means not known, or not shown; never 0. "
      "Numbers are stored in full and shown rounded. Columns in which no row has anything are hidden.");
  for (const std::string &remark : content.remarks)
    rows.note(remark);
  write_sheets(rows, content.sheets);
  if (!content.files.empty()) {
    rows.section("Tables that are files alone");
    rows.note("In the folder tables/ beside this workbook, unless they were left out (--tables none).");
    rows.heads({"File", "Rows", "What it is"});
    for (const Table *table : content.files)
      rows.row(table->name + ".csv", table->rows.size(), table->title);
  }
  write_not_measured(rows, study);
  write_warnings(rows, study);
  write_meanings(rows, study);
  sheet.print({.header = "Organograph: read me"});
}

void write_read_me_of_inputs(Sheet &sheet, std::span<const SheetEntry> sheets, const std::string &remark,
                             bool is_new) {
  Rows rows(sheet);
  rows.title("Read me");
  if (is_new)
    rows.note(
        "A model of councils that share management, to be filled in. Begin with organisations and posts; "
        "the other sheets may stay empty, and what is not known stays blank.");
  rows.note(
      "Rest the pointer on a head: it says what to type. Dark heads must be filled in. Cells with a list "
      "offer what other sheets have: a post, an organisation, a service. Names of sheets and heads stay as "
      "they are; columns of your own are kept.");
  if (is_new)
    rows.note(
        "The rows that are there are an example: P1 is a joint post of two councils, which share it in the "
        "sheet post_shares. Delete them when you know how a row looks.");
  rows.note("Then: organograph check FILE.xlsx says what is wrong and where; organograph analyse FILE.xlsx "
            "measures it.");
  if (!remark.empty())
    rows.note(remark);
  write_sheets(rows, sheets);
  sheet.print({.header = "Organograph: the model"});
}

} // namespace organograph::viz

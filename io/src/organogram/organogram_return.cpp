// SPDX-License-Identifier: Apache-2.0
#include "organogram/organogram_return.hpp"

#include <algorithm>
#include <array>

namespace organograph::io::organogram {

namespace {

using Spellings = std::span<const std::string_view>;
using namespace std::string_view_literals;

// As the format says first, then what returns of 2010 to 2025 and spreadsheets made of it.
constexpr std::array reference_heads = {"Post Unique Reference"sv, "Unique Post Reference"sv,
                                        "Post Unique Ref"sv, "Post Reference"sv, "Post Ref"sv};
constexpr std::array name_heads = {"Name"sv, "Name of Post Holder"sv, "Postholder Name"sv};
constexpr std::array grade_heads = {"Grade (or equivalent)"sv, "Grade or equivalent"sv, "Grade"sv};
constexpr std::array title_heads = {"Job Title"sv, "Post Title"sv};
constexpr std::array function_heads = {"Job/Team Function"sv, "Job Function"sv, "Team Function"sv};
constexpr std::array department_heads = {"Parent Department"sv};
constexpr std::array organisation_heads = {"Organisation"sv, "Organization"sv, "Organisation Name"sv};
constexpr std::array unit_heads = {"Unit"sv};
constexpr std::array region_heads = {"Office Region"sv, "Location"sv, "Office Location"sv};
constexpr std::array phone_heads = {"Contact Phone"sv, "Contact Telephone"sv, "Phone"sv, "Telephone"sv};
constexpr std::array email_heads = {"Contact E-mail"sv, "E-mail"sv, "E-mail Address"sv};
constexpr std::array reports_to_heads = {"Reports to Senior Post"sv, "Reporting to Senior Post"sv,
                                         "Reports to"sv};
constexpr std::array cost_heads = {"Salary Cost of Reports"sv};
constexpr std::array fte_heads = {"FTE"sv, "Full Time Equivalent"sv};
constexpr std::array floor_heads = {"Actual Pay Floor"sv, "Pay Floor"sv};
constexpr std::array ceiling_heads = {"Actual Pay Ceiling"sv, "Pay Ceiling"sv};
constexpr std::array total_heads = {"Total Pay"sv};
constexpr std::array profession_heads = {"Professional/Occupational Group"sv, "Profession"sv,
                                         "Professional Group"sv, "Occupational Group"sv};
constexpr std::array notes_heads = {"Notes"sv, "Note"sv};
constexpr std::array valid_heads = {"Valid?"sv};
constexpr std::array date_heads = {"Organogram Date"sv, "Snapshot Date"sv, "Date of Return"sv, "As at"sv};
constexpr std::array superior_heads = {"Reporting Senior Post"sv, "Reports to Senior Post"sv,
                                       "Senior Post Reported to"sv};
constexpr std::array minimum_heads = {"Payscale Minimum"sv, "Pay Scale Min"sv, "Minimum Payscale"sv};
constexpr std::array maximum_heads = {"Payscale Maximum"sv, "Pay Scale Max"sv, "Maximum Payscale"sv};
constexpr std::array generic_title_heads = {"Generic Job Title"sv, "Job Title"sv};
constexpr std::array posts_heads = {"Number of Posts in FTE"sv, "Number of Posts FTE"sv, "Posts in FTE"sv,
                                    "FTE"sv};

constexpr tables::Field field(Spellings spellings, bool required = false) {
  return {spellings.front(), spellings, required};
}

constexpr std::array all_senior_fields = {field(reference_heads, true),
                                          field(name_heads, true),
                                          field(grade_heads),
                                          field(title_heads, true),
                                          field(function_heads),
                                          field(department_heads),
                                          field(organisation_heads),
                                          field(unit_heads),
                                          field(region_heads),
                                          field(phone_heads),
                                          field(email_heads),
                                          field(reports_to_heads, true),
                                          field(cost_heads),
                                          field(fte_heads),
                                          field(floor_heads),
                                          field(ceiling_heads),
                                          field(total_heads),
                                          field(profession_heads),
                                          field(notes_heads),
                                          field(valid_heads),
                                          field(date_heads)};
static_assert(all_senior_fields.size() == senior::date + 1);

constexpr std::array all_junior_fields = {
    field(department_heads),  field(organisation_heads), field(unit_heads),    field(superior_heads, true),
    field(grade_heads),       field(minimum_heads),      field(maximum_heads), field(generic_title_heads),
    field(posts_heads, true), field(profession_heads),   field(region_heads),  field(valid_heads),
    field(date_heads)};
static_assert(all_junior_fields.size() == junior::date + 1);

} // namespace

std::span<const tables::Field> senior_fields() {
  return all_senior_fields;
}

std::span<const tables::Field> junior_fields() {
  return all_junior_fields;
}

void Report::mend(Diagnostic fault, std::string_view changed, std::string_view becomes) {
  if (repair) {
    fault.code = Code::organogram_repaired;
    fault.problem = std::string(changed) + " " + shown(fault.value) + " became " + std::string(becomes);
    fault.expected.clear();
    to->note({fault.file, fault.line, fault.head.empty() ? std::string(changed) : fault.head, fault.value,
              std::string(becomes), fault.remedy});
  } else {
    ++to->mendable;
  }
  add(std::move(fault));
}

void Return::add(tables::HeadedTable table, Report &report) {
  tables_.push_back({std::move(table), rows_, {}});
  rows_ += tables_.back().table.rows();
  check_shapes(tables_.back(), report);
}

// A row of text with something behind the last head is shifted: a separator in a text without quotes.
void Return::check_shapes(Part &part, Report &report) {
  const tables::Grid &grid = part.table.grid();
  if (!grid.sheet().empty())
    return;
  const std::size_t width = grid.columns(part.table.head_row());
  std::size_t at = part.table.head_row();
  for (std::size_t row = 0; row < part.table.rows(); ++row) {
    while (grid.line(at) < part.table.line(row))
      ++at;
    if (grid.cell(at, width).empty()) // further on stand the form's own checks
      continue;
    const std::string count = std::to_string(grid.columns(at));
    report.add({Code::wrong_cell_count,
                grid.file(),
                grid.line(at),
                0,
                count,
                "the row has " + count + " cells",
                std::to_string(width) + " as in the heads",
                {}});
    part.misshapen.push_back(row);
  }
}

std::size_t Return::table_of(std::size_t row) const {
  const auto behind = std::ranges::upper_bound(tables_, row, {}, &Part::first_row);
  return static_cast<std::size_t>(behind - tables_.begin()) - 1;
}

std::uint64_t Return::line(std::size_t row) const {
  const Part &of = part(row);
  return of.table.line(row - of.first_row);
}

const std::string &Return::file(std::size_t row) const {
  return part(row).table.grid().file();
}

bool Return::misshapen(std::size_t row) const {
  const Part &of = part(row);
  return std::ranges::binary_search(of.misshapen, row - of.first_row);
}

bool Return::has(std::size_t row, std::size_t column) const {
  return part(row).table.has(column);
}

bool Return::any_has(std::size_t column) const {
  return std::ranges::any_of(tables_, [column](const Part &one) { return one.table.has(column); });
}

std::string_view Return::cell(std::size_t row, std::size_t column) const {
  const Part &of = part(row);
  return of.table.has(column) ? of.table.cell(row - of.first_row, column) : std::string_view{};
}

std::string_view Return::head(std::size_t row, std::size_t column) const {
  const Part &of = part(row);
  return of.table.has(column) ? of.table.head(column) : fields_[column].name;
}

Diagnostic Return::at(Code code, std::size_t row, std::size_t column, std::string problem,
                      std::string expected, std::string remedy) const {
  const Part &of = part(row);
  if (of.table.has(column))
    return of.table.at(code, row - of.first_row, column, std::move(problem), std::move(expected),
                       std::move(remedy));
  return {code,
          file(row),
          line(row),
          0,
          {},
          std::move(problem),
          std::move(expected),
          std::move(remedy),
          of.table.grid().sheet()};
}

Diagnostic Return::of_rows(Code code, std::span<const std::size_t> rows, std::string problem) const {
  return {code,
          file(rows.front()),
          line(rows.front()),
          0,
          {},
          std::move(problem),
          {},
          {},
          part(rows.front()).table.grid().sheet()};
}

ImportReport::Entry Return::entry(std::size_t row, std::size_t column, std::string became,
                                  std::string why) const {
  return {file(row),         line(row),     std::string(head(row, column)), std::string(cell(row, column)),
          std::move(became), std::move(why)};
}

std::string Return::source(std::span<const std::size_t> rows) const {
  const std::string &sheet = part(rows.front()).table.grid().sheet();
  return file(rows.front()) + (sheet.empty() ? "" : ", sheet " + sheet) + ", " + lines(rows);
}

std::string Return::place(std::size_t row) const {
  return lines(std::array{row}) + (tables_.size() > 1 ? " of " + file(row) : "");
}

std::string Return::lines(std::span<const std::size_t> rows) const {
  std::vector<std::uint64_t> numbers;
  for (const std::size_t row : rows)
    numbers.push_back(line(row));
  const bool text = part(rows.front()).table.grid().sheet().empty();
  return std::string(text ? "line" : "row") + (numbers.size() == 1 ? " " : "s ") + listed(numbers);
}

std::optional<Number> number(const Return &sheet, std::size_t row, std::size_t column, Report &report) {
  const std::string_view cell = sheet.cell(row, column);
  if (says_nothing(cell))
    return std::nullopt;
  const std::string head(sheet.head(row, column)), what = head + " " + shown(cell);
  auto found = parsed_number(cell);
  if (!found) {
    found = parsed_number(unquoted(cell));
    Diagnostic fault =
        sheet.at(Code::bad_number, row, column, what + " is no number", "a number such as 0.5 or 52,000");
    if (!found) {
      report.add(std::move(fault));
      return std::nullopt;
    }
    fault.remedy = "quotes around the value: write " + found->text;
    report.mend(std::move(fault), head, found->text);
  }
  if (found->value < 0 || found->value > largest_number) {
    report.add(sheet.at(Code::out_of_range, row, column, what + " is out of range",
                        "0 to " + plain(largest_number)));
    return std::nullopt;
  }
  return found;
}

} // namespace organograph::io::organogram

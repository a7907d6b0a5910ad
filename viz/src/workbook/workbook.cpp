// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/workbook.hpp"

#include "words/safe_text.hpp"
#include "workbook/workbook_parts.hpp"

#include <charconv>
#include <chrono>
#include <string>
#include <utility>

namespace organograph::viz {

namespace {

// Below, charts keep a copy of their figures (some programs show nothing else) and texts are shared; above,
// rows leave the memory as they are written.
constexpr std::uint64_t cells_in_memory = 100'000;

// Midnight of the model's date, of its first day where it names a year or a month: the file must not know
// when it was made. 1 January 1980 without a date that workbooks have.
std::int64_t created(std::string_view date) {
  int part[3] = {0, 1, 1};
  std::size_t parts = 0;
  for (const char *at = date.data(); parts < 3;) {
    const auto read = std::from_chars(at, date.data() + date.size(), part[parts++]);
    if (read.ec != std::errc{} || read.ptr == date.data() + date.size() || *read.ptr != '-')
      break;
    at = read.ptr + 1;
  }
  const std::chrono::year_month_day day{std::chrono::year(part[0]),
                                        std::chrono::month(static_cast<unsigned>(part[1])),
                                        std::chrono::day(static_cast<unsigned>(part[2]))};
  const bool usable = day.ok() && part[0] >= 1900 && part[0] <= 9999;
  const auto known = usable ? day
                            : std::chrono::year_month_day{std::chrono::year(1980), std::chrono::January,
                                                          std::chrono::day(1)};
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::sys_days(known).time_since_epoch())
      .count();
}

std::uint64_t result_cells(std::span<const Table> tables, const WorkbookLimits &limits) {
  std::uint64_t out = 0;
  for (const Table &table : tables) {
    const std::uint64_t cells = table.rows.size() * table.columns.size();
    out += cells <= limits.result_cells ? cells : limits.largest_rows * table.columns.size();
  }
  return out;
}

std::string why_without_inputs(const Study &study, const WorkbookLimits &limits) {
  if (study.minimum_group > 0)
    return "The input tables are left out: they hold the cost and FTE of single posts (--minimum-group). "
           "This "
           "file cannot be read as a model.";
  return "The input tables are left out: a workbook takes at most " + std::to_string(limits.input_cells) +
         " of their cells. This file cannot be read as a model.";
}

std::vector<std::string> remarks_about(const Spreadsheet &book, std::string inputs) {
  std::vector<std::string> out;
  if (!inputs.empty())
    out.push_back(std::move(inputs));
  if (book.cut_count() > 0) {
    std::string places;
    for (const std::string &place : book.cuts())
      places += (places.empty() ? "" : ", ") + place;
    out.push_back("Cut, since a cell holds 32,767 characters: " + std::to_string(book.cut_count()) +
                  (book.cut_count() == 1 ? " cell (" : " cells (") + places +
                  (book.cut_count() > book.cuts().size() ? " and others" : "") +
                  "). A model that is read from this workbook has the cut texts.");
  }
  return out;
}

} // namespace

std::string workbook(const Study &study, std::span<const Table> tables,
                     const std::filesystem::path &workspace, const WorkbookLimits &limits) {
  const Model &model = *study.model;
  const std::string title = harmless(model.text(model->title), 200);
  const std::string currency = harmless(model.text(model->currency), 8);
  // The input sheets hold the cost and FTE of single posts.
  const bool may_have_inputs = study.draft && study.minimum_group == 0;
  const std::uint64_t inputs = may_have_inputs ? input_cells(*study.draft, study.scenarios_read) : 0;
  const bool with_inputs = may_have_inputs && inputs <= limits.input_cells;
  const bool large = result_cells(tables, limits) + (with_inputs ? inputs : 0) > cells_in_memory;
  Spreadsheet book(workspace, title.empty() ? "Organisation model" : title, created(model.text(model->date)),
                   large);
  SheetNames names;
  Sheet &summary = book.add(names.take("Summary"));
  std::vector<SheetEntry> sheets;
  std::vector<std::string> results = {summary.name()};
  for (const Table &table : tables) {
    sheets.push_back(write_result(book, names, table, currency, limits));
    results.push_back(sheets.back().name);
  }
  book.call_results(results);
  if (with_inputs)
    for (SheetEntry &entry : write_inputs(book, *study.draft, study.scenarios_read))
      sheets.push_back(std::move(entry));
  write_summary(summary, study, sheets,
                remarks_about(book, with_inputs ? "" : why_without_inputs(study, limits)));
  return book.finish();
}

std::string model_workbook(const Draft &draft, std::span<const Scenario> scenarios,
                           const std::filesystem::path &workspace) {
  const std::uint64_t cells = input_cells(draft, scenarios);
  if (cells > WorkbookLimits{}.input_cells)
    throw WorkbookError("the model has " + std::to_string(cells) +
                        " cells, which is too many for a workbook: use a model folder");
  Spreadsheet book(workspace, "Organisation model", created({}), cells > cells_in_memory);
  write_inputs(book, draft, scenarios);
  return book.finish();
}

} // namespace organograph::viz

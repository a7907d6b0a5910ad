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
    if (!has_sheet(table))
      continue;
    const std::uint64_t cells = table.rows.size() * table.columns.size();
    out += cells <= limits.result_cells ? cells : limits.largest_rows * table.columns.size();
  }
  return out;
}

std::string where_the_model_is(const Study &study, const WorkbookLimits &limits) {
  if (study.minimum_group > 0)
    return "There is no model.xlsx: the input tables hold the cost and FTE of single posts "
           "(--minimum-group).";
  if (!gives_model_workbook(study, limits))
    return "There is no model.xlsx: a workbook takes at most " + std::to_string(limits.input_cells) +
           " cells of the input tables.";
  return "model.xlsx beside this file has the input tables. To correct the model: change a cell there, and "
         "run organograph analyse model.xlsx.";
}

// Empty where no cell was cut.
std::string cuts_of(const Spreadsheet &book) {
  if (book.cut_count() == 0)
    return {};
  std::string places;
  for (const std::string &place : book.cuts())
    places += (places.empty() ? "" : ", ") + place;
  return "Cut, since a cell holds 32,767 characters: " + std::to_string(book.cut_count()) +
         (book.cut_count() == 1 ? " cell (" : " cells (") + places +
         (book.cut_count() > book.cuts().size() ? " and others" : "") + ").";
}

} // namespace

bool gives_model_workbook(const Study &study, const WorkbookLimits &limits) {
  // The input sheets hold the cost and FTE of single posts.
  return study.draft && study.minimum_group == 0 &&
         input_cells(*study.draft, study.scenarios_read) <= limits.input_cells;
}

std::string workbook(const Study &study, std::span<const Table> tables,
                     const std::filesystem::path &workspace, const WorkbookLimits &limits) {
  const Model &model = *study.model;
  const std::string title = harmless(model.text(model->title), 200);
  const std::string currency = harmless(model.text(model->currency), 8);
  Spreadsheet book(workspace, title.empty() ? "Organisation model" : title, created(model.text(model->date)),
                   result_cells(tables, limits) > cells_in_memory);
  SheetNames names;
  Sheet &summary = book.add(names.take("Summary"));
  Sheet &read_me = book.add(names.take("Read me"));
  std::vector<SheetEntry> sheets = {{summary.name(), 1, "The headline figures, printed on one page."}};
  write_summary(summary, study);
  if (const std::size_t scenarios = study.scenarios().size(); scenarios > 0) {
    Sheet &sheet = book.add(names.take("Scenarios"));
    write_scenarios(sheet, study);
    sheets.push_back({sheet.name(), scenarios, "What each scenario changes, before and after."});
  }
  const Titles titles(model);
  ReadMe content;
  for (const Table &table : tables)
    if (has_sheet(table))
      sheets.push_back(write_result(book, names, titles, table, currency, limits));
    else
      content.files.push_back(&table);
  std::vector<std::string> results = {read_me.name()};
  for (const SheetEntry &sheet : sheets)
    results.push_back(sheet.name);
  book.call_results(results);
  content.sheets = sheets;
  content.remarks = {where_the_model_is(study, limits)};
  if (std::string cuts = cuts_of(book); !cuts.empty())
    content.remarks.push_back(std::move(cuts));
  write_read_me(read_me, study, content);
  return book.finish();
}

std::string model_workbook(const Draft &draft, std::span<const Scenario> scenarios,
                           const std::filesystem::path &workspace, bool is_new) {
  const std::uint64_t cells = input_cells(draft, scenarios);
  if (cells > WorkbookLimits{}.input_cells)
    throw WorkbookError("the model has " + std::to_string(cells) +
                        " cells, which is too many for a workbook: use a model folder");
  Spreadsheet book(workspace, "Organisation model", created({}), cells > cells_in_memory);
  Sheet &read_me = book.add(SheetNames().take("Read me"));
  const std::vector<SheetEntry> sheets = write_inputs(book, draft, scenarios, is_new);
  book.call_results({read_me.name()});
  const std::string cuts = cuts_of(book);
  write_read_me_of_inputs(
      read_me, sheets,
      cuts.empty() ? "" : cuts + " A model that is read from this workbook has the cut texts.", is_new);
  return book.finish();
}

} // namespace organograph::viz

// SPDX-License-Identifier: Apache-2.0
// One sheet that is a table: its cells become rows of the draft.
#include "csv/csv_text.hpp"
#include "csv/near_names.hpp"
#include "organograph/engine/spelling.hpp"
#include "workbook/workbook_tables.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace organograph::io {

namespace {

constexpr std::size_t most_headless = 100; // columns without a head of which is spoken

std::string counted(std::uint64_t count, const std::string &noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string place_text(const CellPlace &place) {
  return column_letters(place.column) + std::to_string(place.row);
}

// A scenario's name is part of the names of the files that a run leaves.
bool can_name_a_scenario(std::string_view name) {
  constexpr std::size_t longest = 150;
  return name.size() <= longest && !name.starts_with('.') && std::ranges::none_of(name, [](char c) {
           return c == '/' || c == '\\' || c == '\x7f' || (c >= 0 && c < ' ');
         });
}

// The head that is this one, written in another way.
std::string head_meant_among(const std::vector<std::string> &heads, const std::string &name) {
  for (const std::string &head : heads)
    if (!head.empty() && head_meant(head, {name}))
      return head;
  return {};
}

} // namespace

TableSheet::TableSheet(WorkbookTables &to, TableId table, std::string sheet, bool hidden)
    : to_(&to), schema_(&schema(table)), sheet_(std::move(sheet)), hidden_(hidden) {
  file_ = (of_scenarios() ? "scenarios/" : "") + file_name(*schema_);
}

void TableSheet::report(Code code, std::uint32_t row, std::uint32_t column, std::string value,
                        std::string problem, std::string expected, std::string remedy) {
  to_->out_.draft.diagnostics.push_back({code, file_, row, column, std::move(value), std::move(problem),
                                         std::move(expected), std::move(remedy), sheet_, head_of(column)});
}

// Empty where the column has none, and of heads themselves.
std::string TableSheet::head_of(std::uint32_t column) const {
  if (column == 0 || column >= column_of_.size() || row_ == head_row_)
    return {};
  if (column_of_[column] == scenario_column)
    return "scenario";
  const std::string head = column_of_[column] == no_column
                               ? std::string()
                               : columns_[static_cast<std::size_t>(column_of_[column])];
  return column_of(schema_->id, head) ? head : std::string(); // others may hold anything
}

void TableSheet::begin_row(std::uint32_t row, bool hidden) {
  const std::uint32_t before = row_;
  end_row();
  row_ = row;
  row_hidden_ = hidden;
  if (row <= before)
    fault(0, Code::unreadable_cell, {},
          "row " + std::to_string(row) + " stands behind row " + std::to_string(before) + " in the file");
}

void TableSheet::cell(std::uint32_t column, std::string_view text) {
  if (!cells_.empty() && column <= cells_.back().column) {
    fault(column, Code::unreadable_cell, std::string(text),
          column == cells_.back().column ? "the cell stands twice in the file"
                                         : "the cell stands behind one to its right in the file");
    return;
  }
  to_->budget_.keep(0, text.size());
  const std::size_t begin = text_.size();
  text_ += text;
  cells_.push_back({column, begin, text_.size()});
}

void TableSheet::fault(std::uint32_t column, Code code, std::string value, std::string problem,
                       std::string remedy) {
  row_faulty_ = true;
  if (to_->faulty_cells_++ < to_->budget_.limits().faulty_cells)
    faults_.push_back({code,
                       file_,
                       row_,
                       column,
                       std::move(value),
                       std::move(problem),
                       {},
                       std::move(remedy),
                       sheet_,
                       head_of(column)});
}

bool TableSheet::row_is_blank() const {
  return std::ranges::all_of(cells_, [&](const Cell &cell) { return is_blank(text_of(cell)); });
}

void TableSheet::end_row(std::uint32_t times) {
  const bool blank = row_is_blank();
  if (!blank || row_faulty_) {
    hidden_rows_ += row_hidden_ ? times : 0;
    last_row_ = std::max(last_row_, row_ + times - 1);
    const bool heads_known = has_heads_;
    if (heads_known || !takes_row_above(times))
      read_rows(times, heads_known || head_row_ != row_ ? 0 : 1);
  }
  // Those of rows that belong to a scenario are with it already.
  std::ranges::move(faults_, std::back_inserter(to_->out_.draft.diagnostics));
  faults_.clear();
  cells_.clear();
  text_.clear();
  row_faulty_ = false;
}

// The row as many times as it stands there, but for those that are done.
void TableSheet::read_rows(std::uint32_t times, std::uint32_t done) {
  if (read_)
    to_->budget_.repeat((times - 1) * std::uint64_t{std::max(cells_.size(), views_.size())},
                        (times - 1) * std::uint64_t{text_.size()});
  for (; read_ && done < times; ++done) {
    if (done > 0)
      to_->budget_.keep(0, text_.size());
    add_row(row_ + done);
  }
}

Heads TableSheet::heads_in_row() const {
  Heads heads{{}, row_};
  for (const Cell &cell : cells_) {
    const std::string_view head = trimmed(text_of(cell));
    if (head.empty())
      continue;
    heads.names.resize(cell.column);
    heads.names.back() = head;
  }
  return heads;
}

// Looks for the heads. True where the row may stand above them: it is held until that is known. After false
// the heads are read, from this row or from the first.
bool TableSheet::takes_row_above(std::uint32_t times) {
  const Heads heads = heads_in_row();
  if (held_.empty() ? !may_be_title(*schema_, heads.names)
                    : are_heads_below(*schema_, title_.names, heads.names)) {
    if (!held_.empty()) {
      Diagnostic fault = title_row(*schema_, "row", title_, heads);
      fault.file = file_;
      fault.sheet = sheet_;
      to_->out_.draft.diagnostics.push_back(std::move(fault));
    }
    held_.clear();
    read_heads(heads);
    return false;
  }
  if (held_.size() > most_rows_above_heads) {
    read_held_rows();
    return false;
  }
  if (held_.empty())
    title_ = heads;
  held_.push_back({row_, times, row_faulty_, std::exchange(text_, {}), std::exchange(cells_, {}),
                   std::exchange(faults_, {})});
  return true;
}

// The first row has the heads after all.
void TableSheet::read_held_rows() {
  HeldRow now{
      row_, 1, row_faulty_, std::exchange(text_, {}), std::exchange(cells_, {}), std::exchange(faults_, {})};
  const auto take = [this](HeldRow &from) {
    row_ = from.row;
    row_faulty_ = from.faulty;
    text_ = std::move(from.text);
    cells_ = std::move(from.cells);
    faults_ = std::move(from.faults);
  };
  for (HeldRow &held : std::exchange(held_, {})) {
    take(held);
    const bool are_heads = !has_heads_;
    if (are_heads)
      read_heads(title_);
    read_rows(held.times, are_heads ? 1 : 0);
    std::ranges::move(faults_, std::back_inserter(to_->out_.draft.diagnostics));
  }
  take(now);
}

// Takes the column that names scenarios out of the heads.
void TableSheet::find_scenario_column(Heads &heads) {
  auto scenario = std::ranges::find(heads.names, "scenario");
  if (scenario == heads.names.end()) {
    scenario = std::ranges::find_if(
        heads.names, [](const std::string &head) { return loosely_spelt(head) == "scenario"; });
    if (scenario != heads.names.end())
      report(Code::head_accepted, row_, static_cast<std::uint32_t>(scenario - heads.names.begin()) + 1,
             *scenario, "the head " + shown(*scenario) + " was taken for scenario");
  }
  if (scenario != heads.names.end()) {
    scenario_at_ = static_cast<std::uint32_t>(scenario - heads.names.begin()) + 1;
    column_of_[scenario_at_] = scenario_column;
    scenario->clear();
    return;
  }
  read_ = false;
  const auto near = head_meant_among(heads.names, "scenario");
  report(Code::missing_column, row_, 0, "scenario", "the column 'scenario' is missing",
         "the name of its scenario in each row",
         near.empty() ? "add the column" : "if the head " + shown(near) + " is it, rename it to 'scenario'");
}

void TableSheet::read_heads(Heads heads) {
  has_heads_ = true;
  head_row_ = row_ = static_cast<std::uint32_t>(heads.line);
  last_head_ = static_cast<std::uint32_t>(heads.names.size());
  column_of_.assign(heads.names.size() + 1, no_column);
  if (of_scenarios())
    find_scenario_column(heads);
  std::vector<Diagnostic> faults;
  report_heads(*schema_, heads, faults);
  for (Diagnostic &fault : faults) {
    fault.file = file_;
    fault.sheet = sheet_;
    to_->out_.draft.diagnostics.push_back(std::move(fault));
  }
  WorkbookPlaces::Sheet &place = to_->out_.places.sheets[static_cast<std::size_t>(schema_->id)];
  for (std::uint32_t c = 1; c <= last_head_; ++c) {
    if (heads.names[c - 1].empty())
      continue; // the scenario's is emptied above
    column_of_[c] = static_cast<std::int32_t>(columns_.size());
    columns_.push_back(heads.names[c - 1]);
    place.columns.push_back(c);
  }
  if (columns_.size() > to_->budget_.limits().heads)
    throw Refusal{Code::workbook_too_large,
                  "the sheet " + shown(sheet_) + " has more than " +
                      std::to_string(to_->budget_.limits().heads) + " columns",
                  {}};
  views_.resize(columns_.size());
  if ((columns_.empty() && scenario_at_ == 0) || !other_separator(heads).empty())
    read_ = false; // as of a file: nothing is known of its columns
  if (read_ && !of_scenarios())
    table_ = &to_->out_.draft[schema_->id].emplace(file_, columns_);
}

void TableSheet::headless(const Cell &cell) {
  if (headless_.size() < most_headless && !is_blank(text_of(cell)))
    headless_.try_emplace(cell.column, row_, std::string(text_of(cell)));
}

DraftTable *TableSheet::table_for(std::string_view scenario) {
  scenario = without_blanks(scenario);
  if (table_ != nullptr && scenario == scenario_name_)
    return table_;
  if (scenario.empty()) {
    fault(scenario_at_, Code::missing_value, {}, "scenario is empty");
    return nullptr;
  }
  if (!can_name_a_scenario(scenario)) {
    fault(scenario_at_, Code::unknown_value, std::string(scenario),
          "scenario is " + shown(scenario) + ", which cannot be the name of one",
          "write at most 150 bytes without / and \\, and no dot at the beginning");
    return nullptr;
  }
  scenario_name_ = scenario;
  std::optional<DraftTable> &table = to_->scenario(scenario_name_)->draft[schema_->id];
  if (!table) {
    table.emplace("scenarios/" + scenario_name_ + "/" + file_name(*schema_), columns_);
    if (schema_->id != TableId::scenario)
      to_->mentions_.push_back(
          {Code::unknown_scenario, file_, row_, scenario_at_, scenario_name_, {}, {}, {}, sheet_});
  }
  return &*table;
}

void TableSheet::add_row(std::uint32_t row) {
  std::ranges::fill(views_, std::string_view{});
  std::string_view scenario;
  bool filled = row_faulty_;
  for (const Cell &cell : cells_) {
    const std::int32_t column = cell.column < column_of_.size() ? column_of_[cell.column] : no_column;
    if (column == no_column) {
      headless(cell);
      continue;
    }
    const std::string_view text = text_of(cell);
    filled = filled || !is_blank(text);
    (column == scenario_column ? scenario : views_[static_cast<std::size_t>(column)]) = text;
  }
  if (!filled) // nothing but what stands beside the table
    return;
  to_->budget_.keep(std::max<std::size_t>(views_.size(), 1), 0);
  if (of_scenarios()) {
    table_ = table_for(scenario);
    if (table_ == nullptr)
      return;
    std::vector<Diagnostic> &diagnostics = to_->scenario(scenario_name_)->draft.diagnostics;
    for (Diagnostic &fault : faults_) {
      fault.file = table_->file();
      diagnostics.push_back(std::move(fault));
    }
    faults_.clear();
  }
  table_->add_row(row, views_, row_faulty_);
}

void TableSheet::report_merges() {
  for (const CellRange &range : merges_) {
    const bool one = range.first.row == range.last.row && range.first.column == range.last.column;
    const bool in_table = range.last.row >= head_row_ && range.first.row <= last_row_ && head_row_ > 0 &&
                          range.first.column <= last_head_;
    if (one || !in_table)
      continue;
    if (to_->faulty_cells_++ >= to_->budget_.limits().faulty_cells)
      continue;
    report(Code::merged_cells, range.first.row, range.first.column, {},
           "the cells " + place_text(range.first) + " to " + place_text(range.last) +
               " are merged, and only the first of them has a value");
  }
}

void TableSheet::report_hidden() {
  std::uint64_t columns = 0;
  for (const auto &[first, last] : hidden_columns_)
    if (first <= last_head_)
      columns += std::min(last, last_head_) - first + 1;
  std::string what;
  if (hidden_)
    what = "the sheet is hidden";
  if (hidden_rows_ > 0)
    what += (what.empty() ? "" : ", ") + counted(hidden_rows_, "row") + (hidden_rows_ == 1 ? " is" : " are") +
            " hidden";
  if (columns > 0)
    what +=
        (what.empty() ? "" : ", ") + counted(columns, "column") + (columns == 1 ? " is" : " are") + " hidden";
  if (!what.empty())
    report(Code::hidden_cells, 0, 0, {}, what + "; what is hidden was read like the rest");
}

void TableSheet::finish() {
  end_row();
  if (!has_heads_ && !held_.empty())
    read_held_rows();
  if (!has_heads_)
    read_heads({{}, 1});
  for (const auto &[column, found] : headless_)
    report(Code::unknown_column, head_row_, column, found.second,
           "the column has no head, and in row " + std::to_string(found.first) + " it holds " +
               shown(found.second) + "; it is not read",
           {}, "give it a head, or remove it");
  if (sheet_ != schema_->name)
    report(Code::sheet_name_differs, 0, 0, sheet_,
           "the sheet was taken for the table " + std::string(schema_->name));
  if (formulas_ > 0)
    report(Code::formula_values, 0, 0, {},
           counted(formulas_, "cell") + (formulas_ == 1 ? " holds a formula" : " hold formulas") +
               "; the values that the spreadsheet program last computed were read");
  report_hidden();
  report_merges();
}

} // namespace organograph::io

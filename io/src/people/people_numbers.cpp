// SPDX-License-Identifier: Apache-2.0
// 'Reports To ID' beside Position ID and Employee ID: the cells tell of which it is.
#include "people/people_numbers.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace organograph::io::people {

namespace {

bool names_neither(std::string_view head) {
  const std::string key = tables::head_letters(head);
  return key.starts_with("reportsto") || key.starts_with("reportingto") || key.starts_with("parent") ||
         key.starts_with("superior");
}

} // namespace

std::string_view manager_in(std::string_view cell) {
  cell = without_blanks(cell) == unknown_manager ? unknown_manager : unless_none(cell);
  if (cell.starts_with("CN=")) { // of a directory: 'CN=Ann One,OU=Staff,DC=...', 'CN=One\\, Ann,OU=...'
    std::size_t end = 3;
    while (end < cell.size() && (cell[end] != ',' || cell[end - 1] == '\\'))
      ++end;
    cell = cell.substr(3, end - 3);
  }
  constexpr std::array<std::string_view, 6> none = {"none",          "nobody",    "noone",
                                                    "notapplicable", "nomanager", "nil"};
  return std::ranges::find(none, tables::letters_and_digits(cell)) == none.end() ? cell : std::string_view{};
}

std::vector<NumbersOf> numbers_of_managers(Staff &staff) {
  std::vector<NumbersOf> out(staff.tables.size(), NumbersOf::people);
  std::unordered_set<std::string_view> people, positions;
  for (const tables::HeadedTable &table : staff.tables)
    for (std::size_t row = 0; row < table.rows(); ++row) {
      for (const std::size_t column : {employee_id, other_id})
        people.insert(table.cell(row, column));
      positions.insert(table.cell(row, position_id));
    }
  for (std::size_t t = 0; t < out.size(); ++t) {
    const tables::HeadedTable &table = staff.tables[t];
    if (!table.has(manager_id) || !staff.has(position_id))
      continue;
    std::size_t filled = 0, of_people = 0, of_positions = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view cell = unless_none(table.cell(row, manager_id));
      if (cell.empty())
        continue;
      ++filled;
      of_people += people.contains(cell) ? 1U : 0U;
      of_positions += positions.contains(cell) ? 1U : 0U;
    }
    if (of_positions > of_people)
      out[t] = NumbersOf::positions;
    else if (of_positions == of_people && of_people > 0 && names_neither(table.head(manager_id)))
      out[t] = NumbersOf::either;
    if (of_positions + of_people > 0)
      staff.report.note({table.grid().file(),
                         table.line(0),
                         std::string(table.head(manager_id)),
                         {},
                         "posts.csv reports_to",
                         "of " + std::to_string(filled) + " cells " + std::to_string(of_positions) +
                             " are numbers of posts and " + std::to_string(of_people) +
                             " of people: read as those of " +
                             (out[t] == NumbersOf::positions ? "posts"
                              : out[t] == NumbersOf::either  ? "either, where only one fits"
                                                             : "people")});
  }
  return out;
}

std::string UnreadCells::head_with(const Staff &staff, std::uint32_t t, std::string_view text) {
  const tables::HeadedTable &table = staff.tables[t];
  columns_.resize(staff.tables.size());
  if (!columns_[t]) {
    columns_[t].emplace();
    for (const std::size_t column : table.unknown_columns())
      for (std::size_t row = 0; row < table.rows(); ++row)
        if (const std::string_view cell = table.cell_of_column(row, column); !cell.empty())
          columns_[t]->emplace(cell, column);
  }
  const auto at = columns_[t]->find(text);
  return at == columns_[t]->end() ? std::string() : std::string(table.head_of_column(at->second));
}

} // namespace organograph::io::people

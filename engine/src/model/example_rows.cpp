// SPDX-License-Identifier: Apache-2.0
#include "model/example_rows.hpp"

#include "organograph/engine/schema.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace organograph {

namespace {

constexpr std::size_t rows_looked_at = 1'000; // an example stands on top, or where a small table was sorted

// The examples by the draft's columns: cells of other columns are blank.
std::vector<std::vector<std::string_view>> examples_of(const DraftTable &table, const TableSchema &of) {
  std::vector<std::vector<std::string_view>> out;
  for (const std::vector<std::string_view> &row : example_rows(of)) {
    std::vector<std::string_view> &cells = out.emplace_back();
    for (const std::string &head : table.columns()) {
      const auto column = column_of(of.id, head);
      cells.push_back(column ? row[*column] : std::string_view{});
    }
  }
  return out;
}

std::vector<std::size_t> examples_in(const DraftTable &table, const TableSchema &of) {
  std::vector<std::size_t> out;
  const std::vector<std::vector<std::string_view>> examples = examples_of(table, of);
  // The words of `source` make the row unmistakable.
  const bool has_source = std::ranges::find(table.columns(), "source") != table.columns().end();
  if (!has_source || examples.empty())
    return out;
  const auto is_cells = [](std::span<const std::string_view> cells) {
    return [cells](const std::vector<std::string_view> &example) {
      return std::ranges::equal(cells, example, {},
                                [](std::string_view cell) { return without_blanks(cell); });
    };
  };
  std::vector<std::string_view> cells(table.columns().size());
  for (std::size_t row = 0; row < std::min(rows_looked_at, table.rows()); ++row) {
    table.cells(row, cells);
    if (!table.misshapen(row) && std::ranges::any_of(examples, is_cells(cells)))
      out.push_back(row);
  }
  return out;
}

// The example whole, the first steps from it, or what a scenario or decoupling makes of it: each post has the
// example's words for its source.
bool rests_on_the_example(const DraftTable &posts) {
  const TableSchema &table = schema(TableId::posts);
  const auto head = std::ranges::find(posts.columns(), "source");
  const auto column = column_of(table.id, "source");
  if (head == posts.columns().end() || !column)
    return false;
  const auto at = static_cast<std::size_t>(head - posts.columns().begin());
  for (std::size_t row = 0; row < posts.rows(); ++row)
    if (without_blanks(posts.cell(row, at)) != table.columns[*column].example)
      return false;
  return true;
}

} // namespace

std::vector<std::string_view> parts_of(std::string_view listed) {
  std::vector<std::string_view> out;
  while (!listed.empty()) {
    const std::size_t end = std::min(listed.find('|'), listed.size());
    out.push_back(listed.substr(0, end));
    listed.remove_prefix(std::min(end + 1, listed.size()));
  }
  return out;
}

std::vector<std::vector<std::string_view>> example_rows(const TableSchema &table) {
  std::size_t rows = 0;
  for (const ColumnSchema &column : table.columns) {
    if (column.required && column.example.empty())
      return {};
    rows = std::max(rows, parts_of(column.example).size());
  }
  std::vector<std::vector<std::string_view>> out(rows);
  for (const ColumnSchema &column : table.columns) {
    const std::vector<std::string_view> cells = parts_of(column.example);
    for (std::size_t row = 0; row < rows; ++row)
      out[row].push_back(cells.empty() ? std::string_view{} : cells[std::min(row, cells.size() - 1)]);
  }
  return out;
}

std::array<std::vector<std::size_t>, table_count> left_over_examples(const Draft &draft) {
  std::array<std::vector<std::size_t>, table_count> out;
  const std::optional<DraftTable> &posts = draft[TableId::posts];
  if (!posts || posts->rows() == 0)
    return out;
  if (rests_on_the_example(*posts))
    return out;
  for (const TableSchema &table : schema())
    if (draft[table.id])
      out[static_cast<std::size_t>(table.id)] = examples_in(*draft[table.id], table);
  return out;
}

} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#include "model/example_rows.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <string_view>

namespace organograph {

namespace {

constexpr std::size_t rows_looked_at = 1'000; // an example stands on top, or where a small table was sorted

bool has_example(const TableSchema &table) {
  return std::ranges::all_of(table.columns,
                             [](const ColumnSchema &c) { return !c.required || !c.example.empty(); });
}

// The example by the draft's columns: cells of other columns are blank.
std::vector<std::string_view> example_of(const DraftTable &table, const TableSchema &of) {
  std::vector<std::string_view> out;
  for (const std::string &head : table.columns()) {
    const auto column = column_of(of.id, head);
    out.push_back(column ? of.columns[*column].example : std::string_view{});
  }
  return out;
}

std::vector<std::size_t> examples_in(const DraftTable &table, const TableSchema &of) {
  std::vector<std::size_t> out;
  const std::vector<std::string_view> example = example_of(table, of);
  // The words of `source` make the row unmistakable.
  const bool has_source = std::ranges::find(table.columns(), "source") != table.columns().end();
  if (!has_source || !has_example(of))
    return out;
  std::vector<std::string_view> cells(example.size());
  for (std::size_t row = 0; row < std::min(rows_looked_at, table.rows()); ++row) {
    table.cells(row, cells);
    if (!table.misshapen(row) &&
        std::ranges::equal(cells, example, {}, [](std::string_view cell) { return without_blanks(cell); }))
      out.push_back(row);
  }
  return out;
}

} // namespace

std::array<std::vector<std::size_t>, table_count> left_over_examples(const Draft &draft) {
  std::array<std::vector<std::size_t>, table_count> out;
  const std::optional<DraftTable> &posts = draft[TableId::posts];
  if (!posts || posts->rows() == 0)
    return out;
  const std::vector<std::size_t> of_posts = examples_in(*posts, schema(TableId::posts));
  if (of_posts.size() == posts->rows()) // the example whole, or the first steps from it
    return out;
  for (const TableSchema &table : schema())
    if (draft[table.id])
      out[static_cast<std::size_t>(table.id)] = examples_in(*draft[table.id], table);
  return out;
}

} // namespace organograph

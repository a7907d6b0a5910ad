// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/schema.hpp"

#include "support/places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::schema_test {
namespace {

using testing::HasSubstr;

TEST(Schema, is_whole_and_finds_its_columns) {
  ASSERT_EQ(schema().size(), model_table_count);
  for (std::size_t t = 0; t < model_table_count; ++t) {
    const TableSchema &table = schema()[t];
    EXPECT_EQ(static_cast<std::size_t>(table.id), t);
    EXPECT_EQ(&schema(table.id), &table);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      EXPECT_EQ(column_of(table.id, table.columns[c].name), c) << table.name; // each name once
      EXPECT_EQ(table.columns[c].kind == CellKind::choice, !table.columns[c].choices.empty());
    }
    EXPECT_TRUE(column_of(table.id, "source") && column_of(table.id, "note")) << table.name;
    EXPECT_FALSE(column_of(table.id, "nothing of the kind"));
  }
}

TEST(Schema, every_identifier_says_of_which_table_it_is) {
  std::set<std::string_view> tables;
  for (const auto each : {schema(), scenario_schema()})
    for (const TableSchema &table : each)
      tables.insert(table.name);
  for (const auto each : {schema(), scenario_schema()})
    for (const TableSchema &table : each)
      for (const ColumnSchema &column : table.columns) {
        const bool is_own = &column == table.columns.data() && column.required && column.names.empty();
        EXPECT_EQ(column.kind == CellKind::identifier && !is_own, !column.names.empty())
            << table.name << ' ' << column.name;
        for (const std::string_view named : parts_of(column.names))
          EXPECT_TRUE(tables.contains(named)) << named;
        EXPECT_TRUE(column.offered.empty() || column.kind == CellKind::text) << column.name;
      }
}

TEST(Schema, examples_are_rows_of_one_value_each) {
  EXPECT_EQ(parts_of("a|b"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_TRUE(parts_of("").empty());
  const auto shares = example_rows(schema(TableId::post_shares));
  ASSERT_EQ(shares.size(), 2U) << "a joint post";
  EXPECT_EQ(shares[0][1], "county");
  EXPECT_EQ(shares[1][1], "city");
  EXPECT_EQ(shares[1][0], shares[0][0]);
  EXPECT_TRUE(example_rows(schema(TableId::arrangements)).empty());
}

// docs/model-format.md has a heading '## `posts.csv`' for each table, in order, and a row for each column
// that says whether it is required; `source` and `note` are described once for all.
TEST(Schema, stands_in_the_documentation) {
  std::ifstream in(std::string(places::docs()) + "/model-format.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  std::size_t at = 0;
  for (const TableSchema &table : schema()) {
    const std::string heading = "\n## `" + std::string(table.name) + ".csv`";
    at = page.find(heading, at);
    ASSERT_NE(at, std::string::npos) << heading;
    const std::string section = page.substr(at, page.find("\n## ", at + 1) - at);
    EXPECT_EQ(section.substr(0, section.find('\n', 1)).find(", required") != std::string::npos,
              table.required)
        << table.name;
    std::size_t documented = 0;
    for (std::size_t row = section.find("\n| `"); row != std::string::npos;
         row = section.find("\n| `", row + 1))
      ++documented;
    std::size_t expected = 0;
    for (const ColumnSchema &column : table.columns) {
      if ((column.name == "source" || column.name == "note") && table.id != TableId::model)
        continue;
      if (column.name == "note")
        continue;
      ++expected;
      const std::string row =
          "\n| `" + std::string(column.name) + "` | " + (column.required ? "yes" : "") + " |";
      const std::size_t found = section.find(row);
      ASSERT_NE(found, std::string::npos) << table.name << ": " << row;
      const std::string line = section.substr(found + 1, section.find('\n', found + 1) - found - 1);
      for (std::string_view rest = column.choices; !rest.empty();) {
        const std::string_view one = rest.substr(0, rest.find('|'));
        EXPECT_THAT(line, HasSubstr("`" + std::string(one) + "`"));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
      }
    }
    EXPECT_EQ(documented, expected) << table.name;
  }
}

} // namespace
} // namespace organograph::schema_test

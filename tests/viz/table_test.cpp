// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/table.hpp"
#include "words/numbers.hpp"

#include "organograph/io/csv_reader.hpp"
#include "viz/two_councils.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>

namespace organograph::viz::table_test {
namespace {

using Records = std::vector<std::vector<std::string>>;

Records read_back(const std::string &csv) {
  std::vector<Diagnostic> diagnostics;
  io::CsvReader reader(csv, "table.csv", diagnostics);
  Records out;
  while (reader.next())
    out.emplace_back(reader.cells().begin(), reader.cells().end());
  EXPECT_TRUE(diagnostics.empty()) << to_string(diagnostics.front());
  return out;
}

Table numbers(std::string rank) {
  return {.name = "t",
          .title = {},
          .columns = {{"id"}, {"size", Format::count}},
          .rows = {{std::string("a"), std::uint64_t{3}},
                   {std::string("b"), std::monostate{}},
                   {std::string("c"), 7.5},
                   {std::string("d"), std::uint64_t{3}},
                   {std::string("e"), std::uint64_t{9}}},
          .rank = std::move(rank)};
}

std::string ids(const Table &table) {
  std::string out;
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    out += std::get<std::string>(table.rows[i][0]);
  return out;
}

TEST(Table, csv_has_heads_then_rows_and_an_empty_cell_for_what_is_not_known) {
  EXPECT_EQ(to_csv(numbers({})), "id,size\na,3\nb,\nc,7.5\nd,3\ne,9\n");
  EXPECT_EQ(to_csv({"t", {}, {{"one"}, {"two"}}, {}, {}}), "one,two\n");
}

TEST(Table, csv_leaves_out_numbers_that_are_not_finite) {
  const double infinity = std::numeric_limits<double>::infinity();
  const Table table{"t", {}, {{"a"}, {"b"}, {"c"}}, {{std::nan(""), infinity, -infinity}}, {}};
  EXPECT_EQ(to_csv(table), "a,b,c\n,,\n");
}

TEST(Table, csv_quotes_only_where_it_must) {
  const Table table{
      "t",
      {},
      {{"a"}, {"b,c"}},
      {{std::string("plain text; | '"), std::string("a \"b\", c")}, {std::string("x\ny"), std::string("\r")}},
      {}};
  EXPECT_EQ(to_csv(table), "a,\"b,c\"\nplain text; | ',\"a \"\"b\"\", c\"\n\"x\ny\",\"\r\"\n");
}

TEST(Table, hostile_texts_read_back_as_they_were) {
  std::vector<TableRow> rows;
  Records expected = {{"text", "again"}};
  for (const std::string &text : test::hostile_texts()) {
    rows.push_back({text, text});
    expected.push_back({text, text});
  }
  EXPECT_EQ(read_back(to_csv({"t", {}, {{"text"}, {"again"}}, rows, {}})), expected);
}

TEST(Table, rows_made_on_demand_are_the_same_as_rows_given) {
  const auto maker = [](std::size_t row, RowSink &cells) {
    cells.count(row);
    cells.number(static_cast<double>(row) / 2);
  };
  const Table made{"t", {}, {{"n"}, {"half"}}, TableRows(3, maker), {}};
  EXPECT_EQ(to_csv(made), "n,half\n0,0\n1,0.5\n2,1\n");
  EXPECT_EQ(made.rows[2], (TableRow{std::uint64_t{2}, 1.0}));
  EXPECT_TRUE(TableRows().empty());
}

TEST(Table, pieces_one_after_the_other_are_the_whole) {
  const auto maker = [](std::size_t row, RowSink &cells) {
    cells.count(row);
    cells.text("a,\"b\"");
  };
  const Table large{"t", {}, {{"n"}, {"text"}}, TableRows(10'000, maker), {}};
  ASSERT_GT(csv_pieces(large), 2U);
  std::string pieces;
  for (std::size_t piece = 0; piece < csv_pieces(large); ++piece)
    append_csv_piece(large, piece, pieces);
  EXPECT_EQ(pieces, to_csv(large));
  EXPECT_EQ(std::ranges::count(pieces, '\n'), 10'001);
  EXPECT_NE(pieces.find("\n9999,\"a,\"\"b\"\"\"\n"), std::string::npos);

  const Table empty{"t", {}, {{"n"}}, {}, {}};
  ASSERT_EQ(csv_pieces(empty), 1U); // the heads
  EXPECT_EQ(to_csv(empty), "n\n");
}

// Numbers of few decimal places are written without the general way; both must say the same.
TEST(Table, numbers_of_any_size_are_in_the_fewest_digits_that_read_back) {
  std::mt19937_64 draw(7);
  std::vector<double> values = {0.1,  0.25, 1.5, 1e-4, 1e-5, 12345.6789, 0.00015, 99999999999.9999,
                                1e11, 1e15};
  for (int i = 0; i < 20'000; ++i) {
    const auto whole = static_cast<double>(draw() % 1'000'000'000);
    for (const double value :
         {whole, whole / 4, whole / 10, whole / 100, whole / 1e4, whole / 1e5, whole / 7})
      values.push_back(i % 2 == 0 ? value : -value);
  }
  for (const double value : values) {
    std::array<char, 400> digits;
    const auto written =
        std::to_chars(digits.data(), digits.data() + digits.size(), value,
                      std::abs(value) < 1e15 ? std::chars_format::fixed : std::chars_format::general);
    ASSERT_EQ(shortest(value), value == 0 ? "0" : std::string(digits.data(), written.ptr));
  }
}

TEST(Table, the_largest_rows_keep_their_order_and_equal_ones_the_earlier) {
  EXPECT_EQ(ids(largest(numbers("size"), 2)), "ce");
  EXPECT_EQ(ids(largest(numbers("size"), 3)), "ace");
  EXPECT_EQ(ids(largest(numbers("size"), 4)), "acde"); // not known comes last
  EXPECT_EQ(ids(largest(numbers("size"), 5)), "abcde");
  EXPECT_EQ(ids(largest(numbers("size"), 0)), "");
  EXPECT_EQ(ids(largest(numbers({}), 2)), "ab");
  EXPECT_EQ(ids(largest(numbers("no such column"), 2)), "ab");
}

// What docs/tables.md says about lists, read the other way.
std::vector<std::string> split(const std::string &list) {
  std::vector<std::string> out = {""};
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i] == '\\')
      out.back() += list[++i];
    else if (list.compare(i, 3, " | ") == 0) {
      out.emplace_back();
      i += 2;
    } else
      out.back() += list[i];
  return out;
}

TEST(Table, a_list_in_a_cell_reads_back_whatever_its_texts_hold) {
  const std::vector<std::string> texts = {"a", "b | c", "", "d;e f", "\\", "\\|", " | ", "", "|"};
  CellList list;
  for (const std::string &text : texts)
    list.add(text);
  EXPECT_EQ(split(list.take()), texts);
  CellList plain;
  plain.add("ccc-ed");
  plain.add("pcc-ed");
  EXPECT_EQ(plain.take(), "ccc-ed | pcc-ed");
  EXPECT_EQ(CellList().take(), "");
}

TEST(Shortest, writes_numbers_as_people_do) {
  const std::pair<double, const char *> cases[] = {{0, "0"},
                                                   {-0.0, "0"},
                                                   {1, "1"},
                                                   {-3, "-3"},
                                                   {0.1, "0.1"},
                                                   {100000, "100000"},
                                                   {1234567890123, "1234567890123"},
                                                   {999999999999999, "999999999999999"},
                                                   {1e15, "1e+15"},
                                                   {-2.5e20, "-2.5e+20"},
                                                   {1.0 / 3, "0.3333333333333333"},
                                                   {1e-7, "0.0000001"},
                                                   {0.1 + 0.2, "0.30000000000000004"},
                                                   {std::nan(""), ""},
                                                   {std::numeric_limits<double>::infinity(), ""}};
  for (const auto &[value, text] : cases)
    EXPECT_EQ(shortest(value), text);
}

TEST(Shortest, reads_back_as_the_same_double) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> mantissa(-1, 1);
  std::uniform_int_distribution<int> exponent(-1070, 1020);
  for (int i = 0; i < 20'000; ++i) {
    const double part = mantissa(random);
    const double value = std::ldexp(part, exponent(random));
    EXPECT_EQ(std::strtod(shortest(value).c_str(), nullptr), value);
  }
  const double least = std::numeric_limits<double>::denorm_min();
  EXPECT_EQ(std::strtod(shortest(-least).c_str(), nullptr), -least);
}

TEST(Table, for_spreadsheets_texts_that_look_like_formulas_are_marked_and_numbers_are_not) {
  const Table table{.name = "t",
                    .title = {},
                    .columns = {{"id"}, {"n", Format::number}},
                    .rows = {{std::string("=1+1"), -5.0},
                             {std::string("+44 1234"), 1.0},
                             {std::string("-5"), 1.0},
                             {std::string("-see, \"x\""), 1.0},
                             {std::string("@sum"), 1.0},
                             {std::string("\t=1"), 1.0},
                             {std::string("a=1"), 1.0},
                             {std::string(), 1.0}},
                    .rank = {}};
  std::string out;
  append_csv_piece(table, 0, out, CsvFor::spreadsheets);
  EXPECT_EQ(out, "id,n\n'=1+1,-5\n'+44 1234,1\n-5,1\n\"'-see, \"\"x\"\"\",1\n'@sum,1\n'\t=1,1\na=1,1\n,1\n");
  EXPECT_TRUE(to_csv(table).starts_with("id,n\n=1+1,-5\n")); // as it is, for everybody else
}

} // namespace
} // namespace organograph::viz::table_test

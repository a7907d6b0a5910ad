// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/csv_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::csv_reader_test {
namespace {

struct Reading {
  std::string records; // '1[a|b] 3[c|d]': line and cells
  std::string faults;  // 'not-utf8@1:2': code, line, cell
  std::vector<Diagnostic> diagnostics;
};

Reading read(std::string_view bytes) {
  Reading out;
  CsvReader reader(bytes, "t.csv", out.diagnostics);
  while (reader.next()) {
    out.records += (out.records.empty() ? "" : " ") + std::to_string(reader.line()) + "[";
    for (std::size_t i = 0; i < reader.cells().size(); ++i)
      out.records += (i == 0 ? "" : "|") + std::string(reader.cells()[i]);
    out.records += "]";
  }
  for (const Diagnostic &d : out.diagnostics)
    out.faults += (out.faults.empty() ? "" : " ") + std::string(info(d.code).name) + "@" +
                  std::to_string(d.line) + ":" + std::to_string(d.cell);
  return out;
}

struct Case {
  std::string_view what;
  std::string_view bytes;
  std::string_view records;
  std::string_view faults = {};
};

using namespace std::string_view_literals; // zero bytes in literals

constexpr Case accepted[] = {
    {"nothing at all", ""sv, ""},
    {"a byte-order mark alone", "\xEF\xBB\xBF"sv, ""},
    {"one cell without line end", "a"sv, "1[a]"},
    {"LF", "a,b\nc,d\n"sv, "1[a|b] 2[c|d]"},
    {"CR LF", "a,b\r\nc,d\r\n"sv, "1[a|b] 2[c|d]"},
    {"no line end at the end", "a,b\nc,d"sv, "1[a|b] 2[c|d]"},
    {"byte-order mark",
     "\xEF\xBB\xBF"
     "a,b\n"sv,
     "1[a|b]"},
    {"byte-order mark before a quote", "\xEF\xBB\xBF\"a,b\"\n"sv, "1[a,b]"},
    {"a second byte-order mark is text",
     "a\n\xEF\xBB\xBF"
     "b\n"sv,
     "1[a] 2[\xEF\xBB\xBF"
     "b]"},
    {"empty cells", ",a,\n"sv, "1[|a|]"},
    {"comma at the end of the bytes", "a,"sv, "1[a|]"},
    {"outer blanks are kept", " a , b\t\n"sv, "1[ a | b\t]"},
    {"quoted", "\"a\",\"b\"\n"sv, "1[a|b]"},
    {"quoted at the end of the bytes", "a,\"b\""sv, "1[a|b]"},
    {"quoted empty", "\"\",a\n"sv, "1[|a]"},
    {"comma inside quotes", "\"a,b\",c\n"sv, "1[a,b|c]"},
    {"doubled quotes", "\"say \"\"a\"\"\",b\n"sv, "1[say \"a\"|b]"},
    {"only doubled quotes", "\"\"\"\",\"\"\"\"\"\"\n"sv, "1[\"|\"\"]"},
    {"several unescaped cells stay valid", "\"\"\"a\",\"\"\"b\",\"\"\"c\",\"\"\"d\"\n"sv,
     "1[\"a|\"b|\"c|\"d]"},
    {"quote inside an unquoted cell", "5\" pipe,b\"\"\n"sv, "1[5\" pipe|b\"\"]"},
    {"quote behind a blank is text", " \"a\",b\n"sv, "1[ \"a\"|b]"},
    {"LF inside quotes counts as a line", "\"a\nb\",c\nd,e\n"sv, "1[a\nb|c] 3[d|e]"},
    {"CR LF inside quotes counts once", "\"a\r\nb\"\r\nc\r\n"sv, "1[a\r\nb] 3[c]"},
    {"CR inside quotes counts, and is no fault", "\"a\rb\"\nc\n"sv, "1[a\rb] 3[c]"},
    {"empty lines are passed over", "\n\na\n\r\n\nb\n\n"sv, "3[a] 6[b]"},
    {"records of blanks are passed over", " ,\t,\na,b,c\n\"\",\" \",\n\"\n\"\nd\n"sv, "2[a|b|c] 6[d]"},
    {"semicolons are text", "a;b\n1;2\n"sv, "1[a;b] 2[1;2]"},
    {"two, three and four bytes a character", "\xC3\xA9,\xE2\x82\xAC,\xF0\x9F\x98\x80\n"sv,
     "1[\xC3\xA9|\xE2\x82\xAC|\xF0\x9F\x98\x80]"},
    {"first and last characters of UTF-8's ranges",
     "\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\n"sv,
     "1[\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80\xF4\x8F\xBF\xBF]"},
};

#define X "\xEF\xBF\xBD" // U+FFFD
constexpr Case refused[] = {
    {"Latin-1", "a,caf\xE9\nb,c\n"sv, "1[a|caf" X "] 2[b|c]", "not-utf8@1:2"},
    {"once a record, at the first cell", "a,\xE9\xE8,\xFF\n\xFF,b\n"sv, "1[a|" X X "|" X "] 2[" X "|b]",
     "not-utf8@1:2 not-utf8@2:1"},
    {"overlong", "\xC0\x80\n"sv, "1[" X X "]", "not-utf8@1:1"},
    {"overlong, three bytes", "\xE0\x9F\xBF\n"sv, "1[" X X X "]", "not-utf8@1:1"},
    {"overlong, four bytes", "\xF0\x8F\xBF\xBF\n"sv, "1[" X X X X "]", "not-utf8@1:1"},
    {"surrogate", "\xED\xA0\x80\n"sv, "1[" X X X "]", "not-utf8@1:1"},
    {"above U+10FFFF", "\xF4\x90\x80\x80\n"sv, "1[" X X X X "]", "not-utf8@1:1"},
    {"lead byte that is none", "\xF5\x80\x80\x80\n"sv, "1[" X X X X "]", "not-utf8@1:1"},
    {"character cut by a comma", "\xE2\x82,a\n"sv, "1[" X X "|a]", "not-utf8@1:1"},
    {"character cut by the end", "a\xE2\x82"sv, "1[a" X X "]", "not-utf8@1:1"},
    {"continuation byte alone", "a\x80z\n"sv, "1[a" X "z]", "not-utf8@1:1"},
    {"behind eight good bytes", "abcdefghijklmno\xFFp\n"sv, "1[abcdefghijklmno" X "p]", "not-utf8@1:1"},
    {"the lowest bad byte among eight", "abcdefg\x80hijklmnop\n"sv, "1[abcdefg" X "hijklmnop]",
     "not-utf8@1:1"},
    {"zero byte", "a\0b,c\n"sv, "1[a" X "b|c]", "not-utf8@1:1"},
    {"zero byte behind eight good bytes", "abcdefgh\0ijklmnop\n"sv, "1[abcdefgh" X "ijklmnop]",
     "not-utf8@1:1"},
    {"a run of zero bytes counts as one", "a\0\0\0b\xE9\xE9\0\0,\0\0\n"sv, "1[a" X "b" X X X "|" X "]",
     "not-utf8@1:1"},
    {"in a quoted cell with doubled quotes", "b,\"\"\"\xFF\"\"\"\n"sv, "1[b|\"" X "\"]", "not-utf8@1:2"},
    {"on the second line of a record", "a,\"b\nc\xFF\",d\n"sv, "1[a|b\nc" X "|d]", "not-utf8@1:2"},
    {"UTF-16, little-endian",
     "\xFF\xFE"
     "a\0,\0b\0\n\0"sv,
     "", "not-utf8@0:0"},
    {"UTF-16, big-endian", "\xFE\xFF\0a\0,\0b\0\n"sv, "", "not-utf8@0:0"},
    {"text after a quote", "\"a\"b,c\n"sv, "1[ab|c]", "text-after-quote@1:1"},
    {"blank after a quote", "\"a\" ,c\n"sv, "1[a |c]", "text-after-quote@1:1"},
    {"quotes not doubled", "x,\"the \"big\" one\",c\n"sv, "1[x|the big\" one\"|c]", "text-after-quote@1:2"},
    {"text after a quote on a later line", "\"a\nb\"c\nd\n"sv, "1[a\nbc] 3[d]", "text-after-quote@1:1"},
    {"two of them in a record", "\"a\"b,\"c\"d\n"sv, "1[ab|cd]", "text-after-quote@1:1 text-after-quote@1:2"},
    {"unclosed: the next line is read", "a,b\nc,\"d\ne,f\n"sv, "1[a|b] 2[c|d] 3[e|f]", "unclosed-quote@2:2"},
    {"unclosed: its line is read on", "\"a,b,c\nd,e,f\n"sv, "1[a|b|c] 2[d|e|f]", "unclosed-quote@1:1"},
    {"unclosed: faults behind it are found", "\"a\nb\xFF\nc,\"\"d\n"sv, "1[a] 2[b" X "] 3[c|d]",
     "unclosed-quote@1:1 not-utf8@2:1 text-after-quote@3:2"},
    {"unclosed on a later line of its record", "\"a\nb\",\"c\nd\n"sv, "1[a\nb|c] 3[d]", "unclosed-quote@1:2"},
    {"a quote alone at the end", "a\n\""sv, "1[a]", "unclosed-quote@2:1"},
    {"unclosed, pairs only", "\"\"\"a\n\"\"\nb\n"sv, "1[\"\"a] 3[b]", "unclosed-quote@1:1"},
    {"CR alone, once a file", "a\rb\rc\n"sv, "1[a] 2[b] 3[c]", "bare-carriage-return@1:1"},
    {"CR alone at the end", "a,b\r"sv, "1[a|b]", "bare-carriage-return@1:2"},
    {"CR CR LF", "a\r\r\nb\n"sv, "1[a] 3[b]", "bare-carriage-return@1:1"},
    {"CR after a quote", "\"a\"\r\"b\"\n"sv, "1[a] 2[b]", "bare-carriage-return@1:1"},
    {"CR ends an unclosed quote's line", "\"a\rb\n"sv, "1[a] 2[b]",
     "unclosed-quote@1:1 bare-carriage-return@1:1"},
};
#undef X

class CsvGrammar : public testing::TestWithParam<Case> {};

TEST_P(CsvGrammar, gives_these_cells_and_faults) {
  const Case &c = GetParam();
  const Reading reading = read(c.bytes);
  EXPECT_EQ(reading.records, c.records) << c.what;
  EXPECT_EQ(reading.faults, c.faults) << c.what;
}

std::string case_name(const testing::TestParamInfo<Case> &info) {
  std::string name(info.param.what);
  std::ranges::replace_if(
      name, [](char c) { return !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z'); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(accepted, CsvGrammar, testing::ValuesIn(accepted), case_name);
INSTANTIATE_TEST_SUITE_P(refused, CsvGrammar, testing::ValuesIn(refused), case_name);

TEST(CsvReader, says_what_is_wrong_with_the_value_and_what_mends_it) {
  const auto message = [](std::string_view bytes) { return to_string(read(bytes).diagnostics.at(0)); };
  EXPECT_EQ(message("a,caf\xE9 au lait\n"), "t.csv:1:2: error[not-utf8]: 'caf\\xe9 au lait' is not UTF-8; "
                                            "expected UTF-8; save the file as 'CSV UTF-8'");
  EXPECT_EQ(message("a\0b\n"sv),
            "t.csv:1:1: error[not-utf8]: 'a\\x00b' holds a zero byte; the file may be UTF-16; "
            "expected UTF-8; save the file as 'CSV UTF-8'");
  EXPECT_EQ(message("\xFF\xFE"),
            "t.csv: error[not-utf8]: the file begins with the byte-order mark of UTF-16; "
            "expected UTF-8; save the file as 'CSV UTF-8', not as UTF-16 ('Unicode text')");
  EXPECT_EQ(message("a,\"bc\n"),
            "t.csv:1:2: error[unclosed-quote]: the quote before 'bc' is not closed; expected a "
            "closing quote before the file ends; close the quote; write a quote inside a "
            "quoted cell twice");
  EXPECT_EQ(message("\"a\"b\n"),
            "t.csv:1:1: error[text-after-quote]: 'b' stands after the closing quote of 'a'; "
            "expected a comma or the line's end there; write a quote inside a quoted cell twice");
  EXPECT_EQ(message("a\rb"),
            "t.csv:1:1: error[bare-carriage-return]: a carriage return without a line feed; it and "
            "others like it are read as line ends; expected LF or CR LF; save the file with LF or "
            "CR LF line ends");
}

TEST(CsvReader, shows_whole_characters_around_a_bad_byte) {
  const Reading reading =
      read("\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC.\xFF.\xE2\x82\xAC\xE2\x82\xAC"
           "\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\n");
  ASSERT_EQ(reading.diagnostics.size(), 1U);
  EXPECT_EQ(reading.diagnostics[0].value,
            "\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC.\\xff.\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC");
}

TEST(CsvReader, has_no_cells_at_the_end) {
  std::vector<Diagnostic> diagnostics;
  CsvReader reader("a\n", "t.csv", diagnostics);
  EXPECT_TRUE(reader.next());
  EXPECT_FALSE(reader.next());
  EXPECT_TRUE(reader.cells().empty());
  EXPECT_FALSE(reader.next());
}

TEST(CsvReader, names_bad_bytes_and_leaves_the_rest) {
  EXPECT_EQ(bad_bytes_shown("caf\xC3\xA9"), "caf\xC3\xA9");
  EXPECT_EQ(bad_bytes_shown("caf\xE9 \0\xED\xA0\x80"sv), "caf\\xe9 \\x00\\xed\\xa0\\x80");
}

// Written apart from the reader's own check, from the definition: decode, and refuse what is no scalar value
// or not the shortest form.
bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80        ? 1
                               : lead >> 5U == 6  ? 2
                               : lead >> 4U == 14 ? 3
                               : lead >> 3U == 30 ? 4
                                                  : 0;
    if (length == 0 || at + length > text.size())
      return false;
    unsigned long value = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
      const auto next = static_cast<unsigned char>(text[at + i]);
      if (next >> 6U != 2)
        return false;
      value = value << 6U | (next & 0x3FU);
    }
    constexpr unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
      return false;
    at += length;
  }
  return true;
}

std::string random_bytes(std::mt19937 &random) {
  constexpr std::string_view alphabet[] = {"a", ",", "\"", "\n", "\r", ";", "\xFF", "\0"sv, " ", "\xC3\xA9"};
  std::string bytes;
  for (std::size_t i = random() % 40; i > 0; --i)
    bytes += alphabet[random() % std::size(alphabet)];
  return bytes;
}

TEST(CsvReader, reads_any_bytes_to_their_end) {
  std::mt19937 random(20240401);
  for (int round = 0; round < 2'000; ++round) {
    const std::string bytes = random_bytes(random);
    SCOPED_TRACE(testing::PrintToString(bytes));
    std::vector<Diagnostic> diagnostics;
    CsvReader reader(bytes, "t.csv", diagnostics);
    const auto lines = 1U + static_cast<std::size_t>(
                                std::ranges::count_if(bytes, [](char c) { return c == '\n' || c == '\r'; }));
    std::size_t records = 0;
    std::uint64_t line = 0;
    while (reader.next()) {
      ASSERT_LE(++records, lines);
      ASSERT_GT(reader.line(), line);
      line = reader.line();
      ASSERT_LE(line, lines);
      ASSERT_FALSE(reader.cells().empty());
      for (const std::string_view cell : reader.cells())
        ASSERT_TRUE(is_utf8(cell) && cell.find('\0') == std::string_view::npos);
    }
    for (const Diagnostic &d : diagnostics) {
      ASSERT_TRUE(is_utf8(d.value) && is_utf8(to_string(d)));
      ASSERT_LE(d.line, lines);
    }
    const bool has_bad_byte = bytes.find_first_of("\xFF\0"sv) != std::string::npos;
    ASSERT_EQ(std::ranges::count(diagnostics, Code::not_utf8, &Diagnostic::code) > 0, has_bad_byte);
  }
}

// Cells -> text -> cells, by the plainest writer there is: every cell in quotes.
TEST(CsvReader, gives_back_what_was_quoted) {
  std::mt19937 random(7);
  constexpr std::string_view alphabet[] = {"a", ",", "\"", "\n", "\r\n", ";", " ", "\xC3\xA9"};
  for (int round = 0; round < 500; ++round) {
    std::vector<std::vector<std::string>> written;
    std::string bytes;
    for (std::size_t r = 1 + random() % 4; r > 0; --r) {
      auto &record = written.emplace_back();
      for (std::size_t c = 1 + random() % 4; c > 0; --c) {
        std::string &cell = record.emplace_back("x"); // not blank
        for (std::size_t i = random() % 8; i > 0; --i)
          cell += alphabet[random() % std::size(alphabet)];
        bytes += '"';
        for (const char byte : cell)
          bytes += byte == '"' ? std::string("\"\"") : std::string(1, byte);
        bytes += c > 1 ? "\"," : "\"\n";
      }
    }
    std::vector<Diagnostic> diagnostics;
    CsvReader reader(bytes, "t.csv", diagnostics);
    std::vector<std::vector<std::string>> found;
    while (reader.next())
      found.emplace_back(reader.cells().begin(), reader.cells().end());
    ASSERT_EQ(found, written) << bytes;
    ASSERT_TRUE(diagnostics.empty()) << bytes;
  }
}

// A file with one kind of line end or quote must not be searched to its end for another on every line: that
// takes minutes here, and the runner's limit would end it.
TEST(CsvReader, reads_half_a_million_lines_of_each_kind) {
  for (const std::string_view line : {"a,b\r"sv, "a,b\n"sv, "\"\"x,b\n"sv, "\"a\",b\r\n"sv}) {
    std::string bytes = "\"a\n"; // unclosed where quotes are paired
    for (int i = 0; i < 500'000; ++i)
      bytes += line;
    std::vector<Diagnostic> diagnostics;
    CsvReader reader(bytes, "t.csv", diagnostics);
    std::size_t records = 0;
    while (reader.next())
      ++records;
    EXPECT_GT(records, 400'000U);
  }
}

} // namespace
} // namespace organograph::io::csv_reader_test

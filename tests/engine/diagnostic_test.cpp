// SPDX-License-Identifier: Apache-2.0
#include "model/diagnostic_order.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/screen.hpp"
#include "support/places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace organograph::diagnostic_test {
namespace {

using testing::HasSubstr;

Diagnostic unknown_post_at(std::string file, std::uint64_t line, std::uint32_t cell) {
  return {Code::unknown_post,       std::move(file),     line, cell, "P99", "reports_to 'P99' is no post",
          "a post_id of posts.csv", "did you mean 'P9'?"};
}

TEST(Diagnostic, prints_place_severity_code_problem_expectation_and_remedy) {
  EXPECT_EQ(
      to_string(unknown_post_at("posts.csv", 17, 4)),
      "posts.csv:17:4: error[unknown-post]: reports_to 'P99' is no post; expected a post_id of posts.csv; "
      "did you mean 'P9'?");
}

TEST(Diagnostic, prints_only_the_place_there_is) {
  EXPECT_TRUE(to_string(unknown_post_at("posts.csv", 17, 0)).starts_with("posts.csv:17: error["));
  EXPECT_TRUE(to_string(unknown_post_at("posts.csv", 0, 0)).starts_with("posts.csv: error["));
  EXPECT_TRUE(to_string(unknown_post_at("", 0, 0)).starts_with("model: error["));
}

TEST(Diagnostic, takes_the_catalogues_remedy_where_it_has_none_of_its_own) {
  Diagnostic d = unknown_post_at("posts.csv", 17, 4);
  d.remedy.clear();
  EXPECT_TRUE(to_string(d).ends_with("; correct it, or add the post")) << to_string(d);
  d.expected.clear();
  EXPECT_EQ(to_string(d),
            "posts.csv:17:4: error[unknown-post]: reports_to 'P99' is no post; correct it, or add the post");
  const Diagnostic note{
      Code::unknown_column, "posts.csv", 1, 2, "x", "'x' is no column of posts.csv", "", ""};
  EXPECT_EQ(to_string(note), "posts.csv:1:2: note[unknown-column]: 'x' is no column of posts.csv");
}

TEST(Diagnostic, names_warnings_as_warnings) {
  const Diagnostic d{Code::several_tops, "posts.csv", 3, 4, "", "2 posts report to nobody", "", ""};
  EXPECT_TRUE(to_string(d).starts_with("posts.csv:3:4: warning[several-tops]: "));
}

TEST(Diagnostic, alone_decides_whether_there_are_errors) {
  const std::vector<Diagnostic> harmless = {{Code::several_tops, "posts.csv", 3, 4, "", "x", "", ""},
                                            {Code::unknown_table, "x.csv", 0, 0, "", "x", "", ""}};
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors(harmless));
  std::vector<Diagnostic> faulty = harmless;
  faulty.push_back(unknown_post_at("posts.csv", 17, 4));
  EXPECT_TRUE(has_errors(faulty));
}

TEST(Diagnostic, the_first_of_a_code_are_kept_and_the_last_of_them_counts_the_others) {
  std::vector<Diagnostic> all;
  for (std::uint64_t line = 1; line <= 9; ++line) {
    all.push_back(unknown_post_at("posts.csv", line, 4));
    all.back().code = line % 3 == 0 ? Code::unknown_partner : Code::unknown_post; // 3 and 6
  }
  keep_first(all, 4);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> kept; // line, more
  for (const Diagnostic &each : all)
    kept.emplace_back(each.line, each.more);
  EXPECT_EQ(kept, (std::vector<std::pair<std::uint64_t, std::uint64_t>>{
                      {1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 2}, {6, 0}, {9, 0}}));
  const auto as_before = all.size();
  keep_first(all, 2);
  EXPECT_EQ(as_before, 7U);
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[1].count(), 5U) << "those counted before count on";
  EXPECT_EQ(all[3].line, 6U);
  EXPECT_EQ(all[3].more, 1U);
}

TEST(Shown, quotes_a_value_and_keeps_its_letters) {
  EXPECT_EQ(shown(""), "''");
  EXPECT_EQ(shown("it's \"so\", <b>&"), "'it's \"so\", <b>&'");
  EXPECT_EQ(shown("Zoë Ωμέγα שלום 🙂"), "'Zoë Ωμέγα שלום 🙂'");
}

TEST(Shown, escapes_what_a_terminal_would_act_on) {
  EXPECT_EQ(shown("a\nb\r\tc"), "'a\\nb\\r\\tc'");
  EXPECT_EQ(shown(std::string_view("\0\x1b[31m\x7f", 7)), "'\\x00\\x1b[31m\\x7f'");
  EXPECT_EQ(shown("\u202eabc\u2066d"), "'\\xe2\\x80\\xaeabc\\xe2\\x81\\xa6d'"); // would reorder the line
  EXPECT_EQ(shown("\u200fabc"), "'\\xe2\\x80\\x8fabc'");
  EXPECT_EQ(shown("a\u2028b\u2029c"), "'a\\xe2\\x80\\xa8b\\xe2\\x80\\xa9c'"); // line and paragraph separator
  EXPECT_EQ(shown("\u0085\u009b31m"), "'\\xc2\\x85\\xc2\\x9b31m'");           // C1: next line, CSI
  EXPECT_EQ(shown("¡£\u2013\u2014\u206a"), "'¡£\u2013\u2014\u206a'");         // their neighbours
  EXPECT_EQ(shown("P1\u00a0"), "'P1\\xc2\\xa0'");                             // blanks that nobody sees
  EXPECT_EQ(shown("P\u200b1\ufeff"), "'P\\xe2\\x80\\x8b1\\xef\\xbb\\xbf'");
}

TEST(Shown, cuts_a_long_value_between_characters) {
  const std::string fits(120, 'x');
  EXPECT_EQ(shown(fits), "'" + fits + "'");
  EXPECT_EQ(shown(fits + "y"), "'" + fits + "... (121 bytes)'");
  for (const std::string character : {"é", "€", "🙂"})
    for (std::size_t before = 0; before < 4; ++before) {
      std::string value(before, 'x');
      while (value.size() < 200)
        value += character;
      const std::string text = shown(value);
      ASSERT_TRUE(text.ends_with("... (" + std::to_string(value.size()) + " bytes)'")) << text;
      const std::string kept = text.substr(1, text.find("...") - 1);
      EXPECT_TRUE(value.starts_with(kept));
      EXPECT_EQ((kept.size() - before) % character.size(), 0U) << text;
      EXPECT_GE(kept.size(), 120U);
      EXPECT_LT(kept.size(), 120U + character.size());
    }
}

TEST(ForScreen, escapes_what_a_terminal_would_act_on_and_neither_quotes_nor_cuts) {
  EXPECT_EQ(for_screen("cannot read 'a\nb\u009b31m\u202e': no"),
            "cannot read 'a\\nb\\xc2\\x9b31m\\xe2\\x80\\xae': no");
  EXPECT_EQ(for_screen("Zo\u00eb \u03a9"), "Zo\u00eb \u03a9");
  const std::string many(500, 'x');
  EXPECT_EQ(for_screen(many), many);
}

TEST(JsonForScreen, escapes_in_strings_what_reads_back_the_same) {
  EXPECT_EQ(json_for_screen("{\n \"a\": \"\x7f\u0085\u009b\u202e\u2066 \u00e9\"\n}"),
            "{\n \"a\": \"\\u007f\\u0085\\u009b\\u202e\\u2066 \u00e9\"\n}");
  EXPECT_EQ(json_for_screen("\ufeff"), "\\ufeff");
}

std::string diagnostics_page() {
  std::ifstream in(std::string(places::docs()) + "/diagnostics.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(CodeCatalogue, is_complete_and_its_names_are_unique) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < code_catalogue().size(); ++i) {
    const CodeInfo &code = code_catalogue()[i];
    EXPECT_EQ(static_cast<std::size_t>(code.code), i);
    EXPECT_EQ(info(code.code).name, code.name);
    EXPECT_TRUE(names.insert(code.name).second) << code.name;
    EXPECT_EQ(code.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string_view::npos);
    EXPECT_TRUE(code.meaning.ends_with('.')) << code.name;
    EXPECT_TRUE(code.severity == Severity::note || !code.remedy.empty()) << code.name;
  }
}

// docs/diagnostics.md has a heading '### `code`' for each, followed by its severity and meaning, and none
// else.
TEST(CodeCatalogue, stands_in_the_documentation_with_severity_meaning_and_an_example) {
  const std::string page = diagnostics_page();
  ASSERT_FALSE(page.empty());
  std::size_t headings = 0;
  for (std::size_t at = page.find("\n### `"); at != std::string::npos; at = page.find("\n### `", at + 1))
    ++headings;
  EXPECT_EQ(headings, code_catalogue().size());
  for (const CodeInfo &code : code_catalogue()) {
    const std::string severity = code.severity == Severity::error     ? "error"
                                 : code.severity == Severity::warning ? "warning"
                                                                      : "note";
    const std::string heading = "\n### `" + std::string(code.name) + "`\n";
    const std::size_t begin = page.find(heading);
    ASSERT_NE(begin, std::string::npos) << code.name;
    const std::string section = page.substr(begin + heading.size(), page.find("\n### ", begin + 1) - begin);
    EXPECT_THAT(section, testing::StartsWith("\n" + severity + ": "));
    EXPECT_THAT(section, HasSubstr(std::string(code.meaning)));
    EXPECT_THAT(section, HasSubstr(": " + severity + "[" + std::string(code.name) + "]: "));
  }
}

} // namespace
} // namespace organograph::diagnostic_test

// SPDX-License-Identifier: Apache-2.0
// `organograph compare` as its user reads it.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

namespace organograph::compare_test {
namespace {

using Json = nlohmann::ordered_json;
using test::program;
using test::Ran;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

// The words of the line that begins with a label.
std::string row(const std::string &text, const std::string &label) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find_first_not_of(' ') == std::string::npos ||
        !line.substr(line.find_first_not_of(' ')).starts_with(label))
      continue;
    std::istringstream words(line.substr(line.find(label) + label.size()));
    std::string out;
    for (std::string word; words >> word;)
      out += (out.empty() ? "" : " ") + word;
    return out;
  }
  return "no line of " + label;
}

// Characters, not bytes: what is cut ends with an ellipsis of three bytes.
std::ptrdiff_t columns(const std::string &line) {
  return std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; });
}

TEST(Compare, lays_before_after_and_change_beside_the_baseline) {
  const Ran ran = program({"compare", example, "--scenario", "proposal"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(row(ran.out, "Posts  "), "18 17 17 0") << ran.out;
  EXPECT_EQ(row(ran.out, "Joint posts"), "2 3 9 +6");
  EXPECT_EQ(row(ran.out, "Cambridgeshire County Council"), "8 7.5 8.5 +1") << ran.out;
  EXPECT_EQ(row(ran.out, "Duplicated seats"), "8 7 0 -7");
  EXPECT_EQ(row(ran.out, "Share with one joint voice"), "0 % 0 % 100 % +100 pt");
  EXPECT_EQ(row(ran.out, "Direct reports, largest"), "6 10 5 -5");
  EXPECT_EQ(row(ran.out, "Direct reports, on average"), "2.43 2.67 2.29 -0.38") << "as in the page";
}

TEST(Compare, says_who_is_at_risk_what_is_no_saving_and_what_is_not_known) {
  const std::string out = program({"compare", example, "--scenario", "proposal"}).out;
  for (const char *said :
       {"10 posts created, 10 deleted, 4 moved, 0 changed", "7 people are at risk",
        "Director Pay Band C: 5 at risk, 1 interim or acting", "Places available, not appointments",
        "7 of 7 people at risk", "1,254,000", "a reduction of 20.5 FTE", "overlap is not waste",
        "hours are not savings", "adults-health-integration",
        "'Before' is the scenario joint-executive-director", "not known, because no cost is given for",
        "just a change", "in every way to fill the most posts: holder 5"})
    EXPECT_NE(out.find(said), std::string::npos) << said << "\n" << out;
}

TEST(Compare, any_number_of_scenarios_stand_in_blocks_of_a_hundred_columns) {
  const Ran ran = program({"compare", example});
  ASSERT_EQ(ran.code, 0) << ran.err;
  std::istringstream lines(ran.out);
  std::size_t blocks = 0;
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(columns(line), 100) << line;
    blocks += line.find("baseline   ") != std::string::npos;
  }
  EXPECT_EQ(blocks, 5U) << ran.out;
  for (const char *name :
       {"assistant-directors-attend", "joint-executive-director", "linked-restructures", "outcome-june-2017",
        "proposal", "proposal-by-table-8-6", "shared-director-october-2016"})
    EXPECT_NE(ran.out.find("WHAT " + std::string(name) + " CHANGES"), std::string::npos) << name;
}

TEST(Compare, scenarios_stand_in_the_order_asked_for) {
  const Ran ran =
      program({"compare", example, "--scenario", "proposal", "--scenario", "joint-executive-director"});
  EXPECT_LT(ran.out.find("WHAT proposal CHANGES"), ran.out.find("WHAT joint-executive-director CHANGES"));
  EXPECT_EQ(row(ran.out, "Posts  "), "18 17 17 0 18 17 -1");
}

TEST(Compare, json_has_the_scenarios_of_analysis_json) {
  const test::TemporaryFolder folder;
  const Json tree = Json::parse(program({"compare", example, "--json"}).out);
  ASSERT_EQ(program({"analyse", example, "-o", folder / "out", "--no-diagrams", "--tables", "none"}).code, 0);
  const Json analysis = Json::parse(test::read_file(folder / "out/analysis.json"));
  EXPECT_EQ(tree["scenarios"], analysis["scenarios"]);
  EXPECT_EQ(tree["baseline"]["model"]["posts"], 18);
}

TEST(Compare, is_the_same_for_any_number_of_threads_and_writes_nothing) {
  const test::TemporaryFolder folder;
  std::filesystem::copy(example, folder / "model", std::filesystem::copy_options::recursive);
  const auto before = test::files_below(folder / "");
  EXPECT_EQ(program({"compare", folder / "model", "--threads", "1"}).out,
            program({"compare", folder / "model", "--threads", "3"}).out);
  EXPECT_EQ(test::files_below(folder / ""), before);
}

TEST(Compare, without_scenarios_there_is_nothing_to_compare) {
  const Ran none =
      program({"compare", std::string(places::examples()) + "/cambridgeshire-peterborough-2021"});
  EXPECT_EQ(none.code, 1);
  EXPECT_NE(none.err.find("nothing to compare"), std::string::npos) << none.err;
  EXPECT_EQ(program({"compare", example, "--scenario", "nonsense"}).code, 1);
}

TEST(Compare, help_shows_examples_that_work) {
  for (const char *command : {"compare", "decouple", "draw", "analyse"})
    EXPECT_NE(program({command, "--help"}).out.find("organograph " + std::string(command) + " examples/"),
              std::string::npos)
        << command;
}

} // namespace
} // namespace organograph::compare_test

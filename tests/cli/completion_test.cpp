// SPDX-License-Identifier: Apache-2.0
// The bash script as bash runs it. Those for zsh and fish need their shells: tests/completion/check.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace organograph::completion_test {
namespace {

using test::program;
using test::TemporaryFolder;
using Words = std::vector<std::string>;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

std::string in_quotes(const std::string &word) {
  EXPECT_EQ(word.find('\''), std::string::npos);
  return "'" + word + "'";
}

/// What bash offers, sorted, when the cursor stands at the end of the last word.
Words completed(const Words &words) {
  const TemporaryFolder folder;
  test::write_text(folder / "script", program({"completion", "bash"}).out);
  std::string command = "source " + in_quotes(folder / "script") + "; COMP_WORDS=(organograph";
  for (const std::string &word : words)
    command += ' ' + in_quotes(word);
  command += "); COMP_CWORD=" + std::to_string(words.size()) +
             "; _organograph; ((${#COMPREPLY[@]})) && printf '%s\\n' \"${COMPREPLY[@]}\" || true";
  test::write_text(folder / "test", command);
  const std::string run = "bash --norc --noprofile " + in_quotes(folder / "test") + " 2>&1";
  const std::unique_ptr<FILE, int (*)(FILE *)> pipe(popen(run.c_str(), "r"), pclose);
  std::string said;
  std::array<char, 4096> buffer;
  for (std::size_t n; pipe && (n = fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;)
    said.append(buffer.data(), n);
  Words out;
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);)
    out.push_back(line);
  std::ranges::sort(out);
  return out;
}

TEST(BashCompletion, commands_and_those_below_them) {
  EXPECT_EQ(completed({"d"}), (Words{"decouple", "draw"}));
  EXPECT_EQ(completed({""}).size(), 16U);
  EXPECT_EQ(completed({"import", ""}),
            (Words{"any", "calendar", "council-chart", "graph", "organogram", "people"}));
  EXPECT_EQ(completed({"help", "co"}), (Words{"compare", "completion"}));
  EXPECT_EQ(completed({"completion", ""}), (Words{"bash", "fish", "zsh"}));
}

TEST(BashCompletion, options_of_the_command_reached) {
  EXPECT_EQ(completed({"draw", "--or"}), (Words{"--organisation", "--orientation"}));
  EXPECT_EQ(completed({"analyze", "--ta"}), (Words{"--tables", "--tables-for-spreadsheets"}))
      << "by an alias too";
  EXPECT_EQ(completed({"import", "organogram", "--s"}), (Words{"--senior"}));
  EXPECT_EQ(completed({"check", "--or"}), Words{});
}

TEST(BashCompletion, fixed_choices_and_views) {
  EXPECT_EQ(completed({"analyse", "--tables", ""}), (Words{"all", "largest", "none"}));
  EXPECT_EQ(completed({"analyse", "--tables", "=", "l"}), (Words{"largest"})) << "--tables=l";
  EXPECT_EQ(completed({"draw", example, ""}),
            (Words{"all", "decoupling", "integration", "leadership", "load", "meetings", "own-shared",
                   "partners", "scenario", "statutory", "structure", "timeline"}));
  EXPECT_EQ(completed({"draw", "--paper", "A4", example, "p"}), (Words{"partners"}));
  EXPECT_EQ(completed({"analyse", "--threads", ""}), Words{});
}

TEST(BashCompletion, scenarios_of_the_model_typed) {
  EXPECT_EQ(completed({"compare", example, "--scenario", "proposal"}),
            (Words{"proposal", "proposal-by-table-8-6"}));
  EXPECT_EQ(completed({"draw", example, "scenario", "-o", "x.svg", "--scenario", "out"}),
            (Words{"outcome-june-2017"}));
  EXPECT_EQ(completed({"compare", "no-such-model", "--scenario", ""}), Words{});
}

TEST(BashCompletion, files_and_folders) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "council one");
  test::write_text(folder / "council.xlsx", "");
  test::write_text(folder / "council.csv", "");
  EXPECT_EQ(completed({"check", folder / "c"}), (Words{folder / "council one", folder / "council.xlsx"}));
  EXPECT_EQ(completed({"analyse", "x", "-o", folder / "c"}), (Words{folder / "council one"}));
  EXPECT_EQ(completed({"import", "organogram", "--senior", folder / "council."}),
            (Words{folder / "council.csv", folder / "council.xlsx"}));
}

} // namespace
} // namespace organograph::completion_test

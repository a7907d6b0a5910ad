// SPDX-License-Identifier: Apache-2.0
// How the program is asked for help, what it says to wrong use, and what its manual pages hold.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace organograph::command_line_test {
namespace {

using test::program;
using test::Ran;
using test::TemporaryFolder;
using Words = std::vector<std::string>;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

const std::vector<Words> commands = {{"analyse"},
                                     {"check"},
                                     {"draw"},
                                     {"compare"},
                                     {"decouple"},
                                     {"import"},
                                     {"generate"},
                                     {"new"},
                                     {"help"},
                                     {"completion"},
                                     {"manual"},
                                     {"import", "any"},
                                     {"import", "organogram"},
                                     {"import", "people"},
                                     {"import", "council-chart"},
                                     {"import", "graph"},
                                     {"changes"},
                                     {"history"},
                                     {"benchmark"},
                                     {"propose"},
                                     {"timeline"},
                                     {"export"}};

Words and_then(Words words, const Words &more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::vector<std::string> lines_of(const std::string &text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

bool has(const std::string &text, const std::string &part) {
  return text.find(part) != std::string::npos;
}

TEST(Help, of_the_program_fits_a_screen_and_names_every_command) {
  const Ran ran = program({"--help"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_LE(lines_of(ran.out).size(), 26U) << ran.out;
  for (const char *command :
       {"analyse", "check", "draw", "compare", "decouple", "propose", "timeline", "changes", "history",
        "benchmark", "export", "import", "generate", "new", "help", "completion"})
    EXPECT_TRUE(has(ran.out, std::string("\n  ") + command + ' ')) << command;
  EXPECT_TRUE(has(ran.out, "\n  organograph analyse my-council")) << "an example";
}

TEST(Help, is_80_columns_wide_shows_an_example_and_is_the_same_both_ways) {
  for (const Words &command : commands) {
    const Ran ran = program(and_then(command, {"--help"}));
    EXPECT_EQ(ran.code, 0);
    for (const std::string &line : lines_of(ran.out))
      EXPECT_LE(line.size(), 80U) << line;
    const std::string name = command.size() == 2 ? command[0] + ' ' + command[1] : command[0];
    EXPECT_TRUE(has(ran.out, "\n  organograph " + name)) << ran.out;
    EXPECT_TRUE(has(ran.out, "\nUsage: organograph " + name)) << ran.out;
    EXPECT_EQ(program(and_then({"help"}, command)).out, ran.out);
  }
  EXPECT_EQ(program({"help"}).out, program({"--help"}).out);
  EXPECT_EQ(program({"help", "dancing"}).code, 1);
}

TEST(WrongUse, without_arguments_the_help_goes_to_standard_error) {
  const Ran ran = program({});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, program({"--help"}).out);
}

struct Mistake {
  Words args;
  std::string said;
};

TEST(WrongUse, says_what_is_wrong_what_was_meant_and_where_to_read_on) {
  const std::vector<Mistake> mistakes = {
      {{"anlyse"}, "'anlyse' is no command; did you mean 'analyse'?"},
      {{"dance"}, "'dance' is no command\nUsage: organograph COMMAND"},
      {{"import", "organigram"}, "'organigram' is no command; did you mean 'organogram'?"},
      {{"check", example, "--quite"}, "'--quite' is no option of organograph check; did you mean '--quiet'?"},
      {{"--quiet", "check", example},
       "'--quiet' stands before the command: write it after organograph check"},
      {{"check", example, "more"}, "'more' is one argument too many"},
      {{"check", "--json=3", example}, "--json takes no value"},
      {{"draw"}, "MODEL is missing\nUsage: organograph draw MODEL VIEW -o FILE"},
      {{"draw", example, "partnrs", "-o", "x.svg"}, "did you mean 'partners'?"},
      {{"draw", example, "structure", "-o"}, "--output wants a value: --output FILE"},
      {{"draw", example, "structure", "-o", "x.svg", "--paper", "A6"},
       "--paper: 'A6' is not one of fit, A4, A3, A2, A1, A0 or 16:9"},
      {{"analyse", example, "--threads", "1", "--threads", "2"},
       "--threads is given 2 times; once is enough"},
      {{"analyse", example, "--threads", "0"}, "--threads: '0' is not a whole number from 1 to 1024"},
      {{"analyse", example, "--overlap", "2"}, "--overlap: '2' is not a number from 0.01 to 1"},
  };
  for (const Mistake &mistake : mistakes) {
    const Ran ran = program(mistake.args);
    EXPECT_EQ(ran.code, 1) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_TRUE(ran.err.starts_with("organograph: ")) << ran.err;
    EXPECT_TRUE(has(ran.err, mistake.said)) << ran.err;
    EXPECT_TRUE(has(ran.err, "--help' lists the ")) << ran.err;
  }
}

TEST(Manual, every_command_has_a_page_with_every_section) {
  const TemporaryFolder folder;
  ASSERT_EQ(program({"manual", "-o", folder / ""}).code, 0);
  const auto pages = test::files_below(folder / "");
  EXPECT_EQ(pages.size(), 23U); // the program's, twenty-two commands; `manual` itself is the build's
  for (const auto &[name, page] : pages) {
    for (const char *section :
         {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", "EXIT STATUS", "ENVIRONMENT", "SEE ALSO"})
      EXPECT_TRUE(has(page, std::string("\n.SH ") + section + '\n')) << name << ' ' << section;
    EXPECT_FALSE(has(page, " --")) << name << ": hyphens are escaped";
  }
  const std::string draw = pages.at("organograph-draw.1");
  EXPECT_TRUE(has(draw, "\n.SH FILES\n"));
  EXPECT_EQ(program({"manual", "draw"}).out, draw);
  EXPECT_EQ(program({"manual", "import", "organogram"}).out, pages.at("organograph-import-organogram.1"));
  // What --help says of an option, the page says too.
  EXPECT_TRUE(
      has(draw, "\\fB\\-\\-depth\\fR \\fIN\\fR\nLayers drawn below the root (or the tops); the rest folds."));
}

} // namespace
} // namespace organograph::command_line_test

// SPDX-License-Identifier: Apache-2.0
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace organograph::readme_test {
namespace {

std::vector<std::string> lines_of(const std::string &text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    out.push_back(line);
  return out;
}

// What stands in the README below the command is what it prints: each line, or its beginning.
TEST(Readme, shows_what_the_command_prints) {
  const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";
  const std::vector<std::string> readme =
      lines_of(test::read_file(std::string(places::examples()) + "/../README.md"));
  const auto command = std::ranges::find_if(readme, [](const std::string &line) {
    return line.starts_with("    $ build/release/organograph analyse ");
  });
  ASSERT_NE(command, readme.end());
  const test::TemporaryFolder work;
  const std::vector<std::string> printed =
      lines_of(test::program({"analyse", example, "-o", work / "out"}).out);
  std::size_t shown = 0;
  for (auto line = command + 1; line != readme.end() && (line->empty() || line->starts_with("    "));
       ++line) {
    if (line->empty() || *line == "    ...")
      continue;
    ++shown;
    EXPECT_TRUE(std::ranges::any_of(printed, [&](const std::string &each) {
      return each.starts_with(line->substr(4));
    })) << *line;
  }
  EXPECT_GT(shown, 3U);
}

} // namespace
} // namespace organograph::readme_test

// SPDX-License-Identifier: Apache-2.0
// What scripts/fuzz starts from: tables that the targets cut in the schema's order, command lines that the
// program takes. A seed that is refused at its first word shows the fuzzer nothing.
#include "organograph/engine/schema.hpp"
#include "support/examples.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace organograph::fuzz_seeds_test {
namespace {

std::string script() {
  return test::read_file(std::filesystem::path(places::docs()).parent_path() / "scripts" / "fuzz");
}

/// The text behind `begin`, up to `end`; empty where it is not there.
std::string between(const std::string &text, const std::string &begin, const std::string &end) {
  const std::size_t at = text.find(begin);
  if (at == std::string::npos)
    return {};
  const std::size_t from = at + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

std::vector<std::string> words_of(const std::string &text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;)
    out.push_back(word);
  return out;
}

std::vector<std::string> names_of(std::span<const TableSchema> tables) {
  std::vector<std::string> out;
  for (const TableSchema &table : tables)
    out.emplace_back(table.name);
  return out;
}

TEST(FuzzSeeds, have_the_schemas_tables_in_its_order) {
  const std::string text = script();
  EXPECT_EQ(words_of(between(text, "\ntables=(", ")")), names_of(schema()));
  EXPECT_EQ(words_of(between(text, "\nscenario_tables=(", ")")), names_of(scenario_schema()));
}

/// What a pattern of the shell, whose stars are whole names, stands for.
std::vector<std::filesystem::path> paths_of(const std::string &pattern) {
  std::vector<std::filesystem::path> out = {std::filesystem::path(places::docs()).parent_path()};
  for (const std::filesystem::path &part : std::filesystem::path(pattern)) {
    std::vector<std::filesystem::path> below;
    for (const std::filesystem::path &folder : out)
      if (part != "*" && std::filesystem::exists(folder / part))
        below.push_back(folder / part);
      else if (part == "*" && std::filesystem::is_directory(folder))
        for (const auto &entry : std::filesystem::directory_iterator(folder))
          below.push_back(entry.path());
    out = below;
  }
  return out;
}

TEST(FuzzSeeds, of_folders_are_of_folders_that_are_there) {
  std::istringstream lines(script());
  std::size_t seen = 0;
  for (std::string line; std::getline(lines, line);)
    for (const std::string &pattern : words_of(between(line, "for folder in ", ";"))) {
      ++seen;
      EXPECT_FALSE(paths_of(pattern).empty()) << pattern;
    }
  EXPECT_GE(seen, 7U);
}

TEST(FuzzSeeds, of_command_lines_are_as_the_program_takes_them) {
  std::istringstream lines(between(script(), "<<'END'\ncheck", "END\n"));
  std::size_t taken = 0;
  for (std::string line; std::getline(lines, line);) {
    const test::TemporaryFolder folder;
    for (const auto &[name, example] : {std::pair("m", test::of_2017), std::pair("n", test::of_2019)})
      std::filesystem::copy(test::example_path(example), folder / name,
                            std::filesystem::copy_options::recursive);
    std::vector<std::string> words = words_of(taken++ == 0 ? "check" + line : line);
    for (std::string &word : words)
      if (word == "m" || word == "n" || word == "out" || word.starts_with("x."))
        word = folder / word;
    const test::Ran ran = test::program(words);
    EXPECT_EQ(ran.code, 0) << line << "\n" << ran.err;
  }
  EXPECT_GE(taken, 15U);
}

} // namespace
} // namespace organograph::fuzz_seeds_test

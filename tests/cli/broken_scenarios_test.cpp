// SPDX-License-Identifier: Apache-2.0
// Every folder of tests/broken-scenarios is a scenario with faults; they all change the model in 'base'. Its
// expected.txt lists them in the order reported.
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace organograph::broken_scenarios_test {
namespace {

namespace fs = std::filesystem;

fs::path path_of(const std::string &folder) {
  return fs::path(places::broken()).parent_path() / "broken-scenarios" / folder;
}

std::vector<std::string> folders() {
  std::vector<std::string> names;
  for (const fs::directory_entry &entry : fs::directory_iterator(path_of("")))
    if (entry.is_directory() && entry.path().filename() != "base")
      names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> expected_lines(const std::string &folder) {
  std::ifstream in(path_of(folder) / "expected.txt");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

Scenario scenario(const std::string &folder) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const fs::directory_entry &entry : fs::directory_iterator(path_of(folder)))
    if (entry.path().extension() == ".csv") {
      std::ifstream in(entry.path());
      files.emplace_back(entry.path().filename().string(),
                         std::string(std::istreambuf_iterator<char>(in), {}));
    }
  return io::read_scenario_files(folder, files);
}

AppliedScenario applied(const std::string &folder) {
  const Draft base = io::read_model_folder(path_of("base"));
  return apply_scenarios(base, std::vector{scenario(folder)}).front();
}

std::string place_and_code(const Diagnostic &diagnostic) {
  Diagnostic without_head = diagnostic;
  without_head.head.clear();
  const std::string printed = to_string(without_head);
  const std::size_t colon = printed.find(": ");
  return printed.substr(0, colon) + printed.substr(colon + 1, printed.find("]: ") - colon);
}

class BrokenScenario : public testing::TestWithParam<std::string> {};

TEST_P(BrokenScenario, reports_exactly_what_is_expected_and_makes_no_model) {
  const AppliedScenario result = applied(GetParam());
  EXPECT_FALSE(result.model.has_value());
  std::vector<std::string> found;
  std::string printed;
  for (const Diagnostic &d : result.diagnostics)
    if (d.severity() == Severity::error) {
      found.push_back(place_and_code(d));
      printed += to_string(d) + "\n";
    }
  EXPECT_EQ(found, expected_lines(GetParam())) << printed;
}

TEST_P(BrokenScenario, says_of_each_fault_what_is_wrong_and_what_mends_it) {
  for (const Diagnostic &d : applied(GetParam()).diagnostics) {
    const std::string printed = to_string(d);
    EXPECT_FALSE(d.problem.empty()) << printed;
    EXPECT_EQ(printed.find('\n'), std::string::npos) << printed;
    EXPECT_FALSE(d.remedy.empty() && info(d.code).remedy.empty() && d.severity() != Severity::note)
        << printed;
    const std::string value = shown(d.value);
    EXPECT_THAT(printed, testing::HasSubstr(value.substr(1, value.size() - 2)));
  }
}

INSTANTIATE_TEST_SUITE_P(Folders, BrokenScenario, testing::ValuesIn(folders()), [](const auto &folder) {
  std::string name = folder.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(BrokenScenarios, change_a_model_that_is_valid) {
  const BuildResult base = build_model(io::read_model_folder(path_of("base")));
  EXPECT_TRUE(base.model.has_value());
}

TEST(BrokenScenarios, are_many_and_cover_every_code_of_their_own) {
  EXPECT_GE(folders().size(), 30U);
  std::set<std::string> met;
  for (const std::string &name : folders())
    for (const std::string &line : expected_lines(name))
      met.insert(line.substr(line.find('[')));
  for (auto code = Code::unread_table; code <= Code::scenario_circle;
       code = static_cast<Code>(static_cast<std::uint8_t>(code) + 1))
    EXPECT_TRUE(met.contains("[" + std::string(info(code).name) + "]")) << info(code).name;
}

} // namespace
} // namespace organograph::broken_scenarios_test

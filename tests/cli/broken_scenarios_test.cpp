// SPDX-License-Identifier: Apache-2.0
// Every folder of tests/broken-scenarios is a scenario with faults; they all change the model in 'base'. Its
// expected.txt lists them in the order reported.
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/io/model_folder.hpp"
#include "support/broken_folders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace organograph::broken_scenarios_test {
namespace {

namespace fs = std::filesystem;

fs::path path_of(const std::string &folder) {
  return test::broken_folder("scenarios", folder);
}

std::vector<std::string> folders() {
  std::vector<std::string> names = test::folders_in(path_of(""));
  std::erase(names, "base");
  return names;
}

AppliedScenario applied(const std::string &folder) {
  const Draft base = io::read_model_folder(path_of("base"));
  return apply_scenarios(base, std::vector{test::scenario_in(path_of(folder))}).front();
}

class BrokenScenario : public testing::TestWithParam<std::string> {};

TEST_P(BrokenScenario, reports_exactly_what_is_expected_and_makes_no_model) {
  const AppliedScenario result = applied(GetParam());
  EXPECT_FALSE(result.model.has_value());
  std::vector<std::string> found;
  std::string printed;
  for (const Diagnostic &d : result.diagnostics)
    if (d.severity() == Severity::error) {
      found.push_back(test::place_and_code(d));
      printed += to_string(d) + "\n";
    }
  EXPECT_EQ(found, test::expected_lines(path_of(GetParam()))) << printed;
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
    for (const std::string &line : test::expected_lines(path_of(name)))
      met.insert(line.substr(line.find('[')));
  for (auto code = Code::unread_table; code <= Code::scenario_circle;
       code = static_cast<Code>(static_cast<std::uint8_t>(code) + 1))
    EXPECT_TRUE(met.contains("[" + std::string(info(code).name) + "]")) << info(code).name;
}

} // namespace
} // namespace organograph::broken_scenarios_test

// SPDX-License-Identifier: Apache-2.0
// Every folder of tests/broken-dates is a scenario that is faultless as a whole and not on every day; they
// all change the model of broken-scenarios/base. Its expected.txt lists what is said, in that order.
#include "organograph/engine/timeline.hpp"
#include "organograph/io/model_folder.hpp"
#include "support/broken_folders.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace organograph::broken_dates_test {
namespace {

namespace fs = std::filesystem;

fs::path path_of(const std::string &folder) {
  return test::broken_folder("dates", folder);
}

Scenario scenario(const std::string &folder) {
  return test::scenario_in(path_of(folder));
}

Draft base() {
  return io::read_model_folder(test::broken_folder("scenarios", "base"));
}

class BrokenDates : public testing::TestWithParam<std::string> {};

TEST_P(BrokenDates, are_faultless_when_every_row_counts) {
  const auto applied = apply_scenarios(base(), std::vector{scenario(GetParam())});
  EXPECT_TRUE(applied.front().model.has_value());
}

TEST_P(BrokenDates, report_exactly_what_is_expected_with_both_rows) {
  std::vector<std::string> found;
  for (const Diagnostic &diagnostic : judge_dates(base(), std::vector{scenario(GetParam())})) {
    found.push_back(test::place_and_code(diagnostic));
    EXPECT_THAT(diagnostic.problem, testing::HasSubstr("scenarios/" + GetParam() + "/")) << "the other row";
  }
  EXPECT_EQ(found, test::expected_lines(path_of(GetParam())));
}

TEST_P(BrokenDates, have_a_timeline_with_gaps_and_none_with_rows_before_their_dependency) {
  const Timeline made = timeline(base(), std::vector{scenario(GetParam())}, GetParam());
  const bool has_dependency = std::ranges::any_of(made.diagnostics, [](const Diagnostic &diagnostic) {
    return diagnostic.code == Code::effective_before_dependency;
  });
  EXPECT_EQ(made.rows.empty(), has_dependency);
  EXPECT_EQ(has_errors(made.diagnostics), has_dependency);
}

INSTANTIATE_TEST_SUITE_P(Folders, BrokenDates, testing::ValuesIn(test::folders_in(path_of(""))),
                         [](const auto &folder) {
                           std::string name = folder.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(BrokenDates, are_warnings_of_check_and_refused_by_the_timeline) {
  const test::TemporaryFolder work;
  const fs::path model = work / "model";
  fs::copy(test::broken_folder("scenarios", "base"), model, fs::copy_options::recursive);
  fs::create_directory(model / "scenarios");
  fs::copy(path_of("successor-created-later"), model / "scenarios" / "s", fs::copy_options::recursive);
  const test::Ran checked = test::program({"check", model.string()});
  EXPECT_EQ(checked.code, 0) << checked.out;
  EXPECT_THAT(checked.out, testing::HasSubstr("warning[effective-before-dependency]"));
  const fs::path file = work / "days.csv";
  const test::Ran refused =
      test::program({"timeline", model.string(), "--scenario", "s", "-o", file.string()});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, testing::HasSubstr("error[effective-before-dependency]"));
  EXPECT_FALSE(fs::exists(file));
  const test::Ran on_day = test::program({"compare", model.string(), "--as-of", "2017-07-01"});
  EXPECT_EQ(on_day.code, 2);
  EXPECT_THAT(on_day.err, testing::HasSubstr("error[effective-before-dependency]"));
  EXPECT_EQ(test::program({"compare", model.string(), "--as-of", "2018-01-01"}).code, 0);
}

} // namespace
} // namespace organograph::broken_dates_test

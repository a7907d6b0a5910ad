// SPDX-License-Identifier: Apache-2.0
// Every folder of tests/broken-dates is a scenario that is faultless as a whole and not on every day; they
// all change the model of broken-scenarios/base. Its expected.txt lists what is said, in that order.
#include "organograph/engine/timeline.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace organograph::broken_dates_test {
namespace {

namespace fs = std::filesystem;

fs::path path_of(const std::string &folder) {
  return fs::path(places::broken()).parent_path() / "broken-dates" / folder;
}

std::vector<std::string> folders() {
  std::vector<std::string> names;
  for (const fs::directory_entry &entry : fs::directory_iterator(path_of("")))
    if (entry.is_directory())
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

Draft base() {
  return io::read_model_folder(path_of("").parent_path().parent_path() / "broken-scenarios" / "base");
}

std::string place_and_code(const Diagnostic &diagnostic) {
  Diagnostic without_head = diagnostic;
  without_head.head.clear();
  const std::string printed = to_string(without_head);
  const std::size_t colon = printed.find(": ");
  return printed.substr(0, colon) + printed.substr(colon + 1, printed.find("]: ") - colon);
}

class BrokenDates : public testing::TestWithParam<std::string> {};

TEST_P(BrokenDates, are_faultless_when_every_row_counts) {
  const auto applied = apply_scenarios(base(), std::vector{scenario(GetParam())});
  EXPECT_TRUE(applied.front().model.has_value());
}

TEST_P(BrokenDates, report_exactly_what_is_expected_with_both_rows) {
  std::vector<std::string> found;
  for (const Diagnostic &diagnostic : judge_dates(base(), std::vector{scenario(GetParam())})) {
    found.push_back(place_and_code(diagnostic));
    EXPECT_THAT(diagnostic.problem, testing::HasSubstr("scenarios/" + GetParam() + "/")) << "the other row";
  }
  EXPECT_EQ(found, expected_lines(GetParam()));
}

TEST_P(BrokenDates, have_a_timeline_with_gaps_and_none_with_rows_before_their_dependency) {
  const Timeline made = timeline(base(), std::vector{scenario(GetParam())}, GetParam());
  const bool has_dependency = std::ranges::any_of(made.diagnostics, [](const Diagnostic &diagnostic) {
    return diagnostic.code == Code::effective_before_dependency;
  });
  EXPECT_EQ(made.rows.empty(), has_dependency);
  EXPECT_EQ(has_errors(made.diagnostics), has_dependency);
}

INSTANTIATE_TEST_SUITE_P(Folders, BrokenDates, testing::ValuesIn(folders()), [](const auto &folder) {
  std::string name = folder.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(BrokenDates, are_warnings_of_check_and_refused_by_the_timeline) {
  const test::TemporaryFolder work;
  const fs::path model = work / "model";
  fs::copy(path_of("").parent_path().parent_path() / "broken-scenarios" / "base", model,
           fs::copy_options::recursive);
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

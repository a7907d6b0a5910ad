// SPDX-License-Identifier: Apache-2.0
// Every folder of tests/broken is a small model with faults, or with warnings alone where its name begins
// with 'warn-'. Its expected.txt lists them in the order reported.
#include "organograph/engine/build_model.hpp"
#include "organograph/io/model_folder.hpp"
#include "support/broken_folders.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace organograph::broken_models_test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> folders() {
  return test::folders_in(places::broken());
}

fs::path path_of(const std::string &folder) {
  return fs::path(places::broken()) / folder;
}

bool warnings_only(const std::string &folder) {
  return folder.starts_with("warn-");
}

// One folder's lines as they should be ('-'), as they are ('+') or both (' ').
std::string difference(const std::vector<std::string> &expected, const std::vector<std::string> &found) {
  std::vector<std::vector<std::size_t>> common(expected.size() + 1,
                                               std::vector<std::size_t>(found.size() + 1));
  for (std::size_t i = expected.size(); i-- > 0;)
    for (std::size_t j = found.size(); j-- > 0;)
      common[i][j] =
          expected[i] == found[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  std::string out;
  for (std::size_t i = 0, j = 0; i < expected.size() || j < found.size();) {
    if (i < expected.size() && j < found.size() && expected[i] == found[j]) {
      out += "  " + expected[i++] + "\n";
      ++j;
    } else if (j == found.size() || (i < expected.size() && common[i + 1][j] >= common[i][j + 1])) {
      out += "- " + expected[i++] + "\n";
    } else {
      out += "+ " + found[j++] + "\n";
    }
  }
  return out;
}

BuildResult built(const std::string &folder) {
  return build_model(io::read_model_folder(path_of(folder)));
}

class BrokenModel : public testing::TestWithParam<std::string> {};
class RefusedModel : public testing::TestWithParam<std::string> {};

TEST_P(BrokenModel, reports_exactly_what_is_expected) {
  ASSERT_TRUE(fs::exists(path_of(GetParam()) / "expected.txt"));
  const BuildResult result = built(GetParam());
  EXPECT_EQ(result.model.has_value(), warnings_only(GetParam()));
  std::vector<std::string> found;
  std::string printed;
  for (const Diagnostic &d : result.diagnostics)
    if (warnings_only(GetParam()) || d.severity() == Severity::error) {
      found.push_back(test::place_and_code(d));
      printed += to_string(d) + "\n";
    }
  const std::vector<std::string> expected = test::expected_lines(path_of(GetParam()));
  EXPECT_TRUE(found == expected) << "expected (-), found (+):\n"
                                 << difference(expected, found) << "as printed:\n"
                                 << printed;
}

TEST_P(BrokenModel, says_of_each_fault_what_is_wrong_and_what_mends_it) {
  for (const Diagnostic &d : built(GetParam()).diagnostics) {
    const std::string printed = to_string(d);
    EXPECT_FALSE(d.problem.empty()) << printed;
    EXPECT_EQ(printed.find('\n'), std::string::npos) << printed;
    if (d.severity() != Severity::note) {
      EXPECT_FALSE(d.remedy.empty() && info(d.code).remedy.empty()) << printed;
    }
    // A byte-order mark or a carriage return is named in words.
    const std::string value = d.line == 0 || d.code == Code::bare_carriage_return ? "''" : shown(d.value);
    EXPECT_THAT(printed, testing::HasSubstr(value.substr(1, value.size() - 2)));
  }
}

TEST_P(RefusedModel, is_refused_by_the_program_and_leaves_nothing_behind) {
  const test::TemporaryFolder folder;
  const std::string out = folder / "analysis";
  const test::Ran ran = test::program({"analyse", path_of(GetParam()).string(), "-o", out});
  EXPECT_EQ(ran.code, cli::faulty_data) << ran.err;
  EXPECT_FALSE(fs::exists(out));
  EXPECT_EQ(ran.out, "");
  const std::vector<Diagnostic> diagnostics = built(GetParam()).diagnostics;
  const auto few_are_like = [&](const Diagnostic &d) { // more are told as three and a count
    return std::ranges::count_if(diagnostics, [&](const Diagnostic &other) {
             return other.code == d.code && other.file == d.file && other.cell == d.cell;
           }) <= 10;
  };
  for (const Diagnostic &d : diagnostics)
    if (d.severity() == Severity::error && few_are_like(d)) {
      EXPECT_THAT(ran.err, testing::HasSubstr(to_string(d)));
    }
}

std::string test_name(const testing::TestParamInfo<std::string> &folder) {
  std::string name = folder.param;
  std::ranges::replace_if(
      name, [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
}

std::vector<std::string> folders_with_errors() {
  std::vector<std::string> names = folders();
  std::erase_if(names, warnings_only);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Folders, BrokenModel, testing::ValuesIn(folders()), test_name);
INSTANTIATE_TEST_SUITE_P(Folders, RefusedModel, testing::ValuesIn(folders_with_errors()), test_name);

TEST(BrokenModels, are_many_and_cover_every_code_of_a_model_folder) {
  const std::vector<std::string> names = folders();
  EXPECT_GE(names.size(), 60U);
  std::set<std::string> met;
  for (const std::string &name : names)
    for (const std::string &line : test::expected_lines(path_of(name)))
      met.insert(line.substr(line.find(' ') + 1));
  for (const CodeInfo &code : code_catalogue()) {
    // Those of imports, of scenarios, of workbooks, and the one that needs an analysis, are
    // tested there.
    if (code.name.starts_with("organogram-") || code.code == Code::published_differs ||
        code.code == Code::unknown_measure || code.code == Code::published_left_out ||      // --pseudonymise
        code.code == Code::manager_not_in_extract || code.code == Code::extract_possible || // --extract
        code.code == Code::names_left || code.code == Code::reference_conflict ||
        code.code == Code::unknown_senior_post || code.code == Code::bad_scenario_name ||
        code.code == Code::cell_too_long || // of 128 KiB: in engine/build_model_test
        (code.code >= Code::unreadable_calendar &&
         code.code <= Code::no_meetings) || // of imports, graphs, databases
        (code.code >= Code::attendees_not_matched && code.code <= Code::graph_guessed) ||
        code.code == Code::unreadable_graph || code.code == Code::unreadable_database ||
        code.code == Code::change_not_said || code.code == Code::calendar_window ||
        code.code == Code::difference_not_told || code.code == Code::effective_before_dependency ||
        code.code == Code::effective_gap ||   // broken-dates
        code.code == Code::days_not_judged || // in engine/timeline_test
        (code.code >= Code::not_a_table && code.code <= Code::unknown_manager) ||
        (code.code >= Code::read_as_windows_1252 && code.code <= Code::managers_differ) ||
        (code.code >= Code::unread_table && code.code <= Code::faulty_start) ||
        (code.code >= Code::unreadable_workbook && code.code <= Code::merged_cells) ||
        (code.code >= Code::sheet_name_differs && code.code <= Code::macros_ignored))
      continue;
    const std::string severity = code.severity == Severity::error     ? "error"
                                 : code.severity == Severity::warning ? "warning"
                                                                      : "note";
    EXPECT_TRUE(met.contains(severity + "[" + std::string(code.name) + "]")) << code.name;
  }
}

} // namespace
} // namespace organograph::broken_models_test

// SPDX-License-Identifier: Apache-2.0
// A small file for each shape in which returns come (tests/data/organogram-shapes), with the figures they
// hold.
#include "support/organogram_rows.hpp"

#include "organograph/engine/build_model.hpp"
#include "organograph/engine/span_of_control.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace organograph::test::organograms::organogram_files_test {

namespace {

struct Shape {
  const char *name;
  std::vector<const char *> seniors;
  const char *junior = nullptr;
  const char *date = "", *title = "Testing Agency";
  bool repair = false;
  double fte = 3.8, junior_fte = 0;
  std::uint64_t posts = 4, managers = 2, layers = 3, vacant = 1;
};
void PrintTo(const Shape &shape, std::ostream *out) {
  *out << shape.name;
}

std::string folder() {
  return std::string(places::test_data()) + "/organogram-shapes/";
}

SourceFile shape_file(const char *name) {
  std::ifstream in(folder() + name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  return {name, {std::istreambuf_iterator<char>(in), {}}};
}

const std::vector<Shape> &shapes() {
  static const std::vector<Shape> all = {
      {"heads_of_2011",
       {"heads-2011-31-03-2011-senior.csv"},
       "heads-2011-31-03-2011-junior.csv",
       "2011-03-31",
       "Testing Agency",
       false,
       3.8,
       3.5},
      {"legacy_heads", {"legacy-heads-senior.csv"}},
      {"office_region", {"office-region-30-Sep-22-senior.csv"}, nullptr, "2022-09-30"},
      {"location",
       {"location-march-2024-senior.csv"},
       "location-march-2024-junior.csv",
       "2024-03-31",
       "Testing Agency",
       false,
       3.8,
       3.5},
      {"utf_16", {"utf-16-senior.csv"}},
      {"windows_1252", {"windows-1252-senior.csv"}},
      {"lone_carriage_returns", {"lone-carriage-returns-senior.csv"}},
      {"semicolons", {"semicolons-senior.csv"}},
      {"padding_of_valid", {"padding-of-valid-senior.csv"}},
      {"remarks_below", {"remarks-below-senior.csv"}},
      {"row_numbers", {"row-numbers-senior.csv"}},
      {"title_rows", {"title-rows-senior.csv"}, nullptr, "2019-09-30"},
      {"date_column", {"date-column-senior.csv"}, nullptr, "2018-03-31"},
      {"pay_words", {"pay-words-senior.csv"}, "pay-words-junior.csv", "", "Testing Agency", false, 3.8, 3.5},
      {"job_shares", {"job-shares-senior.csv"}},
      {"words_of_vacancy", {"words-of-vacancy-senior.csv"}},
      {"not_in_post", {"not-in-post-senior.csv"}},
      {"few_columns", {"few-columns-senior.csv"}, nullptr, "", "Organisation (not named)", false, 4},
      {"no_organisation", {"no-organisation-senior.csv"}, nullptr, "", "Department for Example"},
      {"spoilt_references",
       {"spoilt-references-senior.csv"},
       "spoilt-references-junior.csv",
       "",
       "Testing Agency",
       true,
       3.8,
       3.5},
      {"ministry_and_agency",
       {"agency-2020-09-30-senior.csv", "ministry-2020-09-30-senior.csv"},
       nullptr,
       "2020-09-30",
       "Department for Example",
       false,
       5.8,
       0,
       6,
       4,
       5},
      {"template_workbook",
       {"template-2016-09-30.xlsx"},
       nullptr,
       "2016-09-30",
       "Testing Agency",
       false,
       3.8,
       3.5}};
  return all;
}

OrganogramResult read(const Shape &shape, bool repair) {
  std::vector<SourceFile> seniors, juniors;
  for (const char *name : shape.seniors)
    seniors.push_back(shape_file(name));
  if (shape.junior != nullptr)
    juniors.push_back(shape_file(shape.junior));
  return read_files(seniors, juniors, {.repair = repair});
}

class OrganogramFile : public testing::TestWithParam<Shape> {};

TEST_P(OrganogramFile, gives_the_figures_that_it_holds) {
  const Shape &shape = GetParam();
  const auto result = read(shape, shape.repair);
  ASSERT_FALSE(has_errors(result.diagnostics)) << text_of(result.diagnostics);
  const BuildResult built = build_model(result.draft);
  ASSERT_TRUE(built.model) << text_of(built.diagnostics);
  const SpanOfControl spans = span_of_control(*built.model);
  EXPECT_EQ(spans.all.posts, shape.posts);
  EXPECT_EQ(spans.all.managers, shape.managers);
  EXPECT_EQ(spans.all.layers, shape.layers);
  EXPECT_NEAR(spans.all.fte, shape.fte, 1e-9);
  double junior_fte = 0;
  for (const StaffGroup &group : (*built.model)->staff_groups)
    junior_fte += group.fte;
  EXPECT_NEAR(junior_fte, shape.junior_fte, 1e-9);
  std::uint64_t vacant = 0;
  for (std::size_t row = 0; row < shape.posts; ++row)
    vacant += post(result, row, "status") == "vacant" ? 1U : 0U;
  EXPECT_EQ(vacant, shape.vacant);
  EXPECT_EQ(cell(result.draft, TableId::model, 0, "date"), shape.date);
  EXPECT_EQ(cell(result.draft, TableId::model, 0, "title"), shape.title);
  EXPECT_EQ(io::to_csv(result.report).find("team@example.org"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Shapes, OrganogramFile, testing::ValuesIn(shapes()),
                         [](const auto &shape) { return std::string(shape.param.name); });

TEST(OrganogramFiles, are_all_read_by_a_test_and_need_repair_only_where_it_says_so) {
  std::set<std::string> read_by_tests = {"README.md"};
  for (const Shape &shape : shapes()) {
    for (const char *name : shape.seniors)
      read_by_tests.insert(name);
    if (shape.junior != nullptr)
      read_by_tests.insert(shape.junior);
    const auto without = read(shape, false);
    EXPECT_EQ(has_errors(without.diagnostics), shape.repair) << shape.name;
    EXPECT_EQ(without.report.mendable > 0, shape.repair) << shape.name;
  }
  for (const auto &entry : std::filesystem::directory_iterator(folder()))
    EXPECT_TRUE(read_by_tests.contains(entry.path().filename().string())) << entry.path();
}

} // namespace

} // namespace organograph::test::organograms::organogram_files_test

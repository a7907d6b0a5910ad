// SPDX-License-Identifier: Apache-2.0
// `draw MODEL all`, and how `draw` answers who asks for it in another way.
#include "support/opened_workbook.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

namespace organograph::draw_all_test {
namespace {

using test::program;
using test::Ran;
using test::TemporaryFolder;
using testing::HasSubstr;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

std::map<std::string, std::string> slides_of(const std::string &file) {
  std::map<std::string, std::string> out;
  for (const auto &[name, part] : test::unzipped(test::read_file(file)))
    if (name.starts_with("ppt/slides/slide"))
      out[name] = part;
  return out;
}

TEST(DrawAll, all_views_are_slides_of_one_file_and_what_is_left_out_says_why) {
  const TemporaryFolder folder;
  const Ran ran = program({"draw", example, "all", "-o", folder / "views.pptx"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(slides_of(folder / "views.pptx").size(), 8U + 9U)
      << "views of the model, and of seven scenarios in which a box differs, two of them on two slides";
  EXPECT_THAT(ran.err, HasSubstr("Left out: the decoupling view cannot be drawn"));
  const Ran after = program({"draw", example, "all", "--scenario", "proposal", "-o", folder / "after.pptx"});
  EXPECT_EQ(after.code, 0) << after.err;
  EXPECT_EQ(slides_of(folder / "after.pptx").size(), 8U + 3U) << "one of the timeline, two of the scenario";
}

TEST(DrawAll, views_are_of_the_model_unless_a_scenario_is_asked_for) {
  const TemporaryFolder folder;
  ASSERT_EQ(program({"draw", example, "all", "-o", folder / "views.pptx"}).code, 0);
  ASSERT_EQ(program({"draw", example, "all", "--scenario", "proposal", "-o", folder / "after.pptx"}).code, 0);
  const std::string before = slides_of(folder / "views.pptx").at("ppt/slides/slide1.xml");
  EXPECT_THAT(before, HasSubstr("senior management before October 2016"));
  EXPECT_THAT(before, testing::Not(HasSubstr("(scenario ")));
  EXPECT_THAT(slides_of(folder / "after.pptx").at("ppt/slides/slide1.xml"), HasSubstr("(scenario proposal)"));
}

TEST(DrawAll, all_views_do_not_fit_into_a_file_of_one_drawing) {
  const TemporaryFolder folder;
  const Ran ran = program({"draw", example, "all", "-o", folder / "views.svg"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, testing::AllOf(HasSubstr("into one .pdf or .pptx"), HasSubstr(" all -o views.pptx"),
                                      HasSubstr("organograph analyse ")));
  EXPECT_FALSE(std::filesystem::exists(folder / "views.svg"));
}

TEST(DrawAll, answers_the_view_before_the_model_with_the_right_order) {
  const TemporaryFolder folder;
  const Ran ran = program({"draw", "structure", example, "-o", folder / "s.svg"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("organograph draw MODEL structure -o FILE"));
}

} // namespace
} // namespace organograph::draw_all_test

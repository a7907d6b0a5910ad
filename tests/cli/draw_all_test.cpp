// SPDX-License-Identifier: Apache-2.0
// `draw MODEL all`, and how `draw` answers who asks for it in another way.
#include "support/opened_workbook.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace organograph::draw_all_test {
namespace {

using test::program;
using test::Ran;
using test::TemporaryFolder;
using testing::HasSubstr;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

TEST(DrawAll, all_views_are_slides_of_one_file_and_what_is_left_out_says_why) {
  const TemporaryFolder folder;
  const Ran ran = program({"draw", example, "all", "-o", folder / "views.pptx"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  std::size_t slides = 0;
  for (const auto &[name, part] : test::unzipped(test::read_file(folder / "views.pptx")))
    slides += name.starts_with("ppt/slides/slide");
  EXPECT_GE(slides, 8U + 6U) << "views of the model, and scenarios in which a box differs";
  EXPECT_THAT(ran.err, HasSubstr("Left out: the decoupling view cannot be drawn"));
  const Ran after = program({"draw", example, "all", "--scenario", "proposal", "-o", folder / "after.pptx"});
  EXPECT_EQ(after.code, 0) << after.err;
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

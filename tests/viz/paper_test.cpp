// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/paper.hpp"

#include "viz/sample_drawing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::paper_test {
namespace {

using ::testing::HasSubstr;
using viz::Drawing;
using viz::on_paper;
using viz::Orientation;
using viz::Paper;

constexpr double mm = 72 / 25.4;

/// A drawing of that size with one text in its top left corner and one box that fills it.
Drawing sheet_of(double width, double height, float size) {
  Drawing d;
  d.width = width, d.height = height;
  d.texts.push_back(test::text(0, 10, "words", viz::Anchor::start));
  d.texts[0].size = size;
  d.boxes.push_back(test::titled_box("n0", 0, 0, "Box"));
  d.boxes[0].area = test::area(0, 0, width, height);
  d.boxes[0].texts.clear();
  return d;
}

TEST(Paper, leaves_ten_millimetres_at_each_edge) {
  EXPECT_FALSE(viz::room_of(Paper::fit, Orientation::landscape));
  const viz::Room across = *viz::room_of(Paper::a3, Orientation::landscape);
  EXPECT_NEAR(across.width, 400 * mm, 1e-9);
  EXPECT_NEAR(across.height, 277 * mm, 1e-9);
  const viz::Room upright = *viz::room_of(Paper::a1, Orientation::portrait);
  EXPECT_NEAR(upright.width, 574 * mm, 1e-9);
  EXPECT_NEAR(upright.height, 821 * mm, 1e-9);
}

TEST(Paper, finds_the_smallest_text_of_boxes_and_notes) {
  Drawing d = test::sample_drawing();
  EXPECT_EQ(viz::smallest_text(d), 7);
  d.boxes[0].texts[1].size = 5;
  EXPECT_EQ(viz::smallest_text(d), 5);
  d.boxes[0].texts[1].text.clear();
  EXPECT_EQ(viz::smallest_text(d), 7);
  EXPECT_EQ(viz::smallest_text({}), 0);
}

TEST(Paper, scales_down_to_the_top_of_the_room) {
  const auto page = on_paper(sheet_of(2 * 277 * mm, 190 * mm, 14), Paper::a4, Orientation::landscape);
  ASSERT_TRUE(page);
  EXPECT_NEAR(page->width, 297 * mm, 1e-9);
  EXPECT_NEAR(page->height, 210 * mm, 1e-9);
  const viz::Area &area = page->boxes[0].area;
  EXPECT_NEAR(area.left, 10 * mm, 1e-6);
  EXPECT_NEAR(area.width, 277 * mm, 1e-6);
  EXPECT_NEAR(area.height, 95 * mm, 1e-6);
  EXPECT_NEAR(area.top, 10 * mm, 1e-6) << "at the top";
  EXPECT_FLOAT_EQ(page->texts[0].size, 7);
  EXPECT_NEAR(page->texts[0].y, area.top + 5, 1e-6);
}

TEST(Paper, refuses_text_below_seven_points) {
  EXPECT_FALSE(on_paper(sheet_of(2 * 277 * mm, 190 * mm, 13.9F), Paper::a4, Orientation::landscape));
  EXPECT_TRUE(on_paper(sheet_of(2 * 277 * mm, 190 * mm, 13.9F), Paper::a3, Orientation::landscape));
}

TEST(Paper, refuses_text_that_was_too_small_before) {
  EXPECT_FALSE(on_paper(sheet_of(277 * mm, 190 * mm, 6), Paper::a4, Orientation::landscape));
}

TEST(Paper, enlarges_until_the_smallest_text_has_twelve_points) {
  const auto page = on_paper(sheet_of(100, 100, 8), Paper::a4, Orientation::portrait);
  ASSERT_TRUE(page);
  EXPECT_FLOAT_EQ(page->texts[0].size, 12);
  EXPECT_NEAR(page->boxes[0].area.width, 150, 1e-6);
}

TEST(Paper, turns_the_sheet_so_that_the_drawing_is_larger) {
  EXPECT_LT(on_paper(sheet_of(300, 900, 12), Paper::a4, Orientation::best)->width, 600);
  EXPECT_GT(on_paper(sheet_of(900, 300, 12), Paper::a4, Orientation::best)->width, 600);
  EXPECT_GT(on_paper(sheet_of(300, 300, 12), Paper::a4, Orientation::best)->width, 600);
}

TEST(Paper, scales_lines_pens_and_parts_with_the_rest) {
  const Drawing d = test::sample_drawing();
  const auto page = on_paper(d, Paper::a1, Orientation::landscape);
  ASSERT_TRUE(page);
  const double scale = 12.0 / 7;
  EXPECT_NEAR(page->lines[3].pen, 2 * scale, 1e-5);
  EXPECT_NEAR(page->lines[3].points[1].x - page->lines[3].points[0].x, 315 * scale, 1e-6);
  EXPECT_NEAR(page->boxes[7].parts[0].width, 58 * scale, 1e-6);
  EXPECT_NEAR(page->boxes[1].area.pen, 2 * scale, 1e-5);
  EXPECT_EQ(page->boxes[7].page, 2U);
  EXPECT_NEAR(page->ground[0].height, 150 * scale, 1e-6);
}

TEST(Paper, leaves_a_drawing_that_is_to_fit_as_it_is) {
  const Drawing d = test::sample_drawing();
  EXPECT_EQ(viz::svg(*on_paper(d, Paper::fit, Orientation::best)), viz::svg(d));
}

TEST(Paper, gives_an_svg_in_whole_millimetres) {
  const Drawing d = sheet_of(300, 200, 8);
  EXPECT_THAT(viz::svg(*on_paper(d, Paper::a3, Orientation::landscape)),
              HasSubstr("width=\"420mm\" height=\"297mm\""));
  EXPECT_THAT(viz::svg(*on_paper(d, Paper::a4, Orientation::portrait)),
              HasSubstr("width=\"210mm\" height=\"297mm\""));
}

} // namespace
} // namespace organograph::paper_test

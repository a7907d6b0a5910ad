// SPDX-License-Identifier: Apache-2.0
#include "drawing/connectors.hpp"

#include "viz/sample_drawing.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace organograph::connectors_test {
namespace {

using viz::Drawing;
using viz::Line;
using viz::Point;
using viz::connectors::Frame;
using viz::connectors::Side;
using viz::connectors::Way;
using Points = std::vector<Point>;

/// What a program that knows ECMA-376's presets draws: the bent line from the frame's top left corner to its
/// bottom right one, mirrored, then turned.
Points drawn(const Frame &frame, std::size_t stretches) {
  const double w = frame.width, h = frame.height;
  const auto bend = [&](std::size_t i) { return frame.bends.at(i) * (i % 2 == 0 ? w : h); };
  Points out = {{0, 0}};
  if (stretches == 2)
    out.push_back({w, 0});
  if (stretches == 3)
    out.insert(out.end(), {{bend(0), 0}, {bend(0), h}});
  if (stretches == 4)
    out.insert(out.end(), {{bend(0), 0}, {bend(0), bend(1)}, {w, bend(1)}});
  if (stretches == 5)
    out.insert(out.end(), {{bend(0), 0}, {bend(0), bend(1)}, {bend(2), bend(1)}, {bend(2), h}});
  out.push_back({w, h});
  for (Point &at : out) {
    const double x = (frame.mirrored ? w - at.x : at.x) - w / 2,
                 y = (frame.flipped ? h - at.y : at.y) - h / 2;
    const Point turned = frame.turned == 90 ? Point{-y, x} : frame.turned == 270 ? Point{y, -x} : Point{x, y};
    at = {frame.left + w / 2 + turned.x, frame.top + h / 2 + turned.y};
  }
  return out;
}

void expect_same(const Points &a, const Points &b, const std::string &what) {
  ASSERT_EQ(a.size(), b.size()) << what;
  for (std::size_t i = 0; i < a.size(); ++i)
    EXPECT_LT(std::hypot(a[i].x - b[i].x, a[i].y - b[i].y), 0.3) << what << ", point " << i;
}

/// A way of that many stretches, the first level or upright, towards each of the four corners.
Points way(std::size_t stretches, bool upright, double right, double down) {
  Points out = {{100, 100}};
  const double steps[] = {30, 50, 20, -10, 40};
  for (std::size_t i = 0; i < stretches; ++i) {
    Point next = out.back();
    ((i % 2 == 0) == upright ? next.y : next.x) += ((i % 2 == 0) == upright ? down : right) * steps[i];
    out.push_back(next);
  }
  return out;
}

TEST(Connectors, a_frame_gives_the_way_back_whichever_way_it_goes) {
  for (std::size_t stretches = 2; stretches <= 5; ++stretches)
    for (const bool upright : {false, true})
      for (const double right : {-1.0, 1.0})
        for (const double down : {-1.0, 1.0}) {
          const Points points = way(stretches, upright, right, down);
          expect_same(drawn(viz::connectors::frame_of(points), stretches), points,
                      std::to_string(stretches) + (upright ? " upright " : " level ") +
                          std::to_string(right) + ' ' + std::to_string(down));
        }
}

TEST(Connectors, a_way_around_between_ends_of_one_height_is_kept) {
  const Points points = {{100, 100}, {100, 130}, {60, 130}, {60, 100.0}};
  expect_same(drawn(viz::connectors::frame_of(points), 3), points, "as deep as it goes");
}

Drawing boxes_only() {
  Drawing out;
  out.boxes = {test::titled_box("chief", 200, 0, "Chief"), test::titled_box("one", 100, 100, "One"),
               test::titled_box("two", 100, 160, "Two")};
  return out;
}

Line between(std::uint32_t from, std::uint32_t to, Points points) {
  Line out;
  out.from = from, out.to = to;
  out.points = std::move(points);
  return out;
}

TEST(Connectors, a_branch_gets_the_trunk_that_was_drawn_once) {
  Drawing drawing = boxes_only();
  drawing.lines = {between(0, 1, {{260, 40}, {260, 70}, {80, 70}, {80, 120}, {100, 120}}),
                   between(0, 2, {{80, 120}, {80, 180}, {100, 180}})};
  const std::vector<Way> ways = viz::connectors::ways(drawing);
  expect_same(ways[1].points, {{260, 40}, {260, 70}, {80, 70}, {80, 180}, {100, 180}}, "whole");
  EXPECT_EQ(ways[1].leaves, Side::bottom);
  EXPECT_EQ(ways[1].arrives, Side::left);
}

TEST(Connectors, ends_are_in_the_middle_of_a_side) {
  Drawing drawing = boxes_only();
  drawing.lines = {between(0, 1, {{250, 40}, {250, 70}, {170, 70}, {170, 100}})};
  expect_same(viz::connectors::ways(drawing)[0].points, {{260, 40}, {260, 70}, {160, 70}, {160, 100}},
              "moved");
}

TEST(Connectors, no_way_has_more_bends_than_presentations_know) {
  Drawing drawing = boxes_only();
  drawing.lines = {between(
      2, 0,
      {{220, 180}, {230, 180}, {230, 90}, {80, 90}, {80, 60}, {240, 60}, {240, 50}, {260, 50}, {260, 40}})};
  const Way way = viz::connectors::ways(drawing)[0];
  EXPECT_LE(way.points.size(), 6U);
  EXPECT_EQ(way.leaves, Side::right);
  EXPECT_EQ(way.arrives, Side::bottom);
  for (std::size_t i = 1; i < way.points.size(); ++i)
    EXPECT_TRUE(std::abs(way.points[i].x - way.points[i - 1].x) < 0.1 ||
                std::abs(way.points[i].y - way.points[i - 1].y) < 0.1)
        << i;
}

TEST(Connectors, a_line_whose_beginning_is_nowhere_still_joins_its_boxes) {
  Drawing drawing = boxes_only();
  drawing.lines = {between(0, 1, {{500, 500}, {160, 100}}), between(0, viz::no_box, {{0, 0}, {1, 1}})};
  const std::vector<Way> ways = viz::connectors::ways(drawing);
  expect_same(ways[0].points, {{260, 40}, {260, 70}, {160, 70}, {160, 100}}, "from side to side");
  EXPECT_TRUE(ways[1].points.empty());
}

} // namespace
} // namespace organograph::connectors_test

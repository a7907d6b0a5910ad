// SPDX-License-Identifier: Apache-2.0
// Frames round posts of a unit or a function: everybody of it stands in one that is named.
#include "viz/structure_models.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace organograph::structure_groups_test {
namespace {

using test::Picture;
using test::picture_of;
using test::SeenArea;
using test::SeenBox;
using test::words_of;
using ::testing::HasSubstr;
using ::testing::Not;
using viz::GroupBy;

viz::StructureOptions grouped(GroupBy by) {
  viz::StructureOptions options;
  options.card.group = by;
  return options;
}

bool inside(const SeenArea &a, const SeenArea &frame) {
  return a.left > frame.left && a.right < frame.right && a.top > frame.top && a.bottom < frame.bottom;
}

bool apart(const SeenArea &a, const SeenArea &b) {
  return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
}

/// Frames of groups: what no drawing without groups has on its ground.
std::vector<SeenArea> frames(const Picture &picture) {
  std::vector<SeenArea> out;
  for (const SeenArea &area : picture.ground)
    if (area.fill == "#eaefe6" && area.right - area.left > 50)
      out.push_back(area);
  return out;
}

std::string unit_of(const Model &model, const SeenBox &box) {
  return std::string(
      model.text(model->posts.unit[static_cast<std::size_t>(std::atoi(box.name.c_str() + 1))]));
}

/// The name that a frame says; more than one or none is a fault.
std::string name_of(const Picture &picture, const SeenArea &frame) {
  std::string out;
  for (const SeenBox &box : picture.boxes)
    if (box.name[0] == 'u' && inside(box.areas[0], frame)) {
      EXPECT_EQ(out, "");
      out = box.label;
    }
  return out;
}

/// Each frame holds posts of one unit alone, says its name, and meets no other box and no other frame;
/// whoever has a unit in common with another stands in one.
void expect_everybody_framed(const Picture &picture, const Model &model) {
  const std::vector<SeenArea> all = frames(picture);
  std::map<std::string, std::size_t> posts;
  for (const SeenBox &box : picture.boxes)
    if (test::is_post(box))
      ++posts[unit_of(model, box)];
  for (const SeenBox &box : picture.boxes) {
    if (!test::is_post(box))
      continue;
    std::size_t held = 0;
    for (const SeenArea &frame : all) {
      if (!inside(box.areas[0], frame)) {
        EXPECT_TRUE(apart(box.areas[0], frame)) << box.name;
        continue;
      }
      ++held;
      EXPECT_EQ(name_of(picture, frame), unit_of(model, box)) << box.name;
    }
    EXPECT_EQ(held, !unit_of(model, box).empty() && posts[unit_of(model, box)] > 1 ? 1U : 0U) << box.name;
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_TRUE(apart(all[i], all[j]));
}

TEST(StructureGroups, frames_everybody_of_a_unit_and_says_where_it_stands_apart) {
  const Model model = test::model_of(test::units());
  const Picture picture = picture_of(model, grouped(GroupBy::unit));
  EXPECT_EQ(frames(picture).size(), 3U) << "the head in another unit's team has a frame of its own";
  expect_everybody_framed(picture, model);
  EXPECT_THAT(picture.description,
              HasSubstr("In several places, since others stand between: Place (2 frames)."));
  EXPECT_TRUE(frames(picture_of(model)).empty());
}

TEST(StructureGroups, brothers_of_a_unit_stand_together_whatever_the_order_of_the_file) {
  const Model model = test::model_of(
      {{"organisations.csv", "organisation_id,name\no,Office\n"},
       {"posts.csv",
        "post_id,title,organisation_id,reports_to,unit\nce,Chief,o,,\na,A,o,ce,People\nb,B,o,ce,Place\n"
        "c,C,o,ce,People\nd,D,o,ce,Place\ne,E,o,ce,People\n"}});
  const Picture picture = picture_of(model, grouped(GroupBy::unit));
  EXPECT_EQ(frames(picture).size(), 2U);
  expect_everybody_framed(picture, model);
  EXPECT_THAT(picture.description, Not(HasSubstr("In several places")));
}

TEST(StructureGroups, a_unit_of_one_post_has_no_frame) {
  const Model model =
      test::model_of({{"organisations.csv", "organisation_id,name\no,Office\n"},
                      {"posts.csv", "post_id,title,organisation_id,reports_to,unit\nce,Chief,o,,Top\n"
                                    "a,A,o,ce,People\nb,B,o,ce,People\n"}});
  const Picture picture = picture_of(model, grouped(GroupBy::unit));
  EXPECT_EQ(frames(picture).size(), 1U);
  expect_everybody_framed(picture, model);
}

TEST(StructureGroups, leads_lines_to_the_cards_of_a_group) {
  const Model model = test::model_of(test::units());
  const viz::Drawing drawing = viz::structure_drawing(model, span_of_control(model), grouped(GroupBy::unit));
  std::size_t lines = 0;
  for (const viz::Line &line : drawing.lines) {
    if (line.to == viz::no_box)
      continue;
    ++lines;
    const viz::Area &to = drawing.boxes[line.to].area;
    const viz::Point end = line.points.back();
    EXPECT_TRUE(end.x >= to.left - 0.01 && end.x <= to.left + to.width + 0.01 && end.y >= to.top - 0.01 &&
                end.y <= to.top + to.height + 0.01)
        << drawing.boxes[line.to].name;
    for (std::size_t i = 1; i < line.points.size(); ++i)
      EXPECT_TRUE(line.points[i].x == line.points[i - 1].x || line.points[i].y == line.points[i - 1].y);
  }
  EXPECT_EQ(lines, 7U);
}

TEST(StructureGroups, frames_of_any_structure_hold_one_unit_and_everybody_of_it) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    test::Files files = test::random_tree(40, seed, 6, 1 + seed % 3);
    std::string &posts = files[1].second;
    posts.replace(0, posts.find('\n'),
                  "post_id,title,organisation_id,reports_to,tier,status,holder,unit,fte");
    std::mt19937 random(seed);
    for (std::size_t at = posts.find('\n') + 1; (at = posts.find(",,,,\n", at)) != std::string::npos; at += 5)
      posts.replace(at, 5, random() % 6 == 0 ? ",,,,\n" : ",,,Unit " + std::to_string(random() % 3) + ",\n");
    const Model model = test::model_of(files);
    SCOPED_TRACE(seed);
    expect_everybody_framed(picture_of(model, grouped(GroupBy::unit)), model);
  }
}

} // namespace
} // namespace organograph::structure_groups_test

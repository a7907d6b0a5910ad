// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/timeline_view.hpp"

#include "support/models.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"
#include "viz/view_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace organograph::timeline_view_test {
namespace {

using viz::Box;
using viz::Drawing;

Model two_councils() {
  return test::model_of({{"organisations.csv", "organisation_id,name\na,Alpha\nb,Beta\n"},
                         {"posts.csv", "post_id,title,organisation_id\np,Chief,a\nq,Chief,b\n"}});
}

Timeline steps(std::vector<TimelineRow> rows) {
  Timeline out;
  out.organisations = {"a", "b"};
  out.organisation_names = {"Alpha", "Beta"};
  out.rows = std::move(rows);
  return out;
}

TimelineRow row(const std::string &day, std::uint64_t joint, std::optional<double> a,
                std::optional<double> b) {
  TimelineRow out;
  out.day = day;
  out.joint_posts = joint;
  out.fte_of = {a, b};
  return out;
}

// Nothing overlaps, and no text sticks out.
TEST(TimelineView, can_be_read) {
  const Timeline many = steps({row("2016-01-01", 1, 8, 4), row("2016-01-02", 12, 6.25, std::nullopt),
                               row("2017-01-01", 2, 1234.56, 0)});
  EXPECT_THAT(test::faults_of(viz::timeline_drawing(two_councils(), many)), testing::IsEmpty());
}

const Box &box_of(const Drawing &drawing, const std::string &name) {
  const auto at = std::ranges::find(drawing.boxes, name, &Box::name);
  if (at == drawing.boxes.end())
    throw std::runtime_error("no box " + name);
  return *at;
}

std::string texts_of(const Drawing &drawing) {
  std::string out;
  for (const viz::Text &text : drawing.texts)
    out += text.text + "\n";
  return out;
}

TEST(TimelineView, a_step_is_as_high_as_its_value_on_one_scale_for_all_organisations) {
  const Drawing drawing = viz::timeline_drawing(
      two_councils(), steps({row("2016-01-01", 1, 8, 4), row("2017-01-01", 2, 6, std::nullopt)}));
  const auto height = [&](const std::string &name) { return box_of(drawing, name).parts.at(0).height; };
  EXPECT_NEAR(height("fte_0_1") / height("fte_0_0"), 6.0 / 8, 1e-9);
  EXPECT_NEAR(height("fte_1_0") / height("fte_0_0"), 4.0 / 8, 1e-9);
  EXPECT_NEAR(height("joint_0") / height("joint_1"), 0.5, 1e-9);
  EXPECT_TRUE(box_of(drawing, "fte_1_1").parts.empty());
  EXPECT_THAT(box_of(drawing, "fte_1_1").label, testing::HasSubstr("not known"));
  EXPECT_THAT(box_of(drawing, "fte_0_0").label, testing::HasSubstr("from 2016-01-01 until 2017-01-01: 8"));
}

TEST(TimelineView, a_longer_step_is_wider_and_each_begins_where_the_one_before_ends) {
  const Drawing drawing = viz::timeline_drawing(
      two_councils(),
      steps({row("2016-01-01", 0, 1, 1), row("2016-02-01", 0, 1, 1), row("2018-01-01", 0, 1, 1)}));
  const Box &first = box_of(drawing, "joint_0"), &second = box_of(drawing, "joint_1"),
            &third = box_of(drawing, "joint_2");
  EXPECT_GT(second.area.width, 2 * first.area.width);
  EXPECT_NEAR(first.area.left + first.area.width, second.area.left, 1e-9);
  EXPECT_NEAR(second.area.left + second.area.width, third.area.left, 1e-9);
}

TEST(TimelineView, a_post_that_changes_has_a_band_for_each_term) {
  Timeline two = steps({row("2016-01-01", 0, 1, 1), row("2016-06-01", 1, 1, 1), row("2017-01-01", 1, 1, 1)});
  const OrganisationId a{0}, b{1};
  two.posts = {{"p", "Chief", {{0, {a}, false}, {1, {a, b}, false}}},
               {"q", "Deputy", {{0, {}, false}, {2, {b}, true}}}};
  two.posts_throughout = 3;
  const Drawing drawing = viz::timeline_drawing(two_councils(), two);
  EXPECT_THAT(test::faults_of(drawing), testing::IsEmpty());
  const Box &chief = box_of(drawing, "post_0"), &deputy = box_of(drawing, "post_1"),
            &second = box_of(drawing, "joint_1"), &third = box_of(drawing, "joint_2");
  ASSERT_EQ(chief.parts.size(), 3U) << "Alpha's, and one of each of both";
  EXPECT_NEAR(chief.parts[0].left + chief.parts[0].width, second.area.left, 1e-9);
  EXPECT_NEAR(chief.parts[1].left, second.area.left, 1e-9);
  EXPECT_NEAR(chief.parts[1].left + chief.parts[1].width, third.area.left + third.area.width, 1e-9);
  EXPECT_NEAR(chief.parts[1].top + chief.parts[1].height / 2, chief.parts[2].top, 1e-9);
  ASSERT_EQ(deputy.parts.size(), 1U);
  EXPECT_NEAR(deputy.parts[0].left, third.area.left, 1e-9);
  EXPECT_EQ(deputy.label,
            "Deputy; from 2016-01-01 not there; from 2017-01-01 serves Beta, and one that is not named");
  EXPECT_THAT(texts_of(drawing), testing::HasSubstr("3 posts are there on every day"));
}

TEST(TimelineView, says_what_has_no_room) {
  std::vector<TimelineRow> rows;
  for (int year = 1900; year < 2000; ++year)
    rows.push_back(row(std::to_string(year) + "-01-01", 0, 1, 1));
  const Drawing drawing = viz::timeline_drawing(two_councils(), steps(rows));
  EXPECT_THAT(texts_of(drawing), testing::HasSubstr("later days more"));
}

TEST(TimelineView, is_drawn_by_the_program_and_refuses_what_it_has_no_use_for) {
  const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";
  const test::TemporaryFolder work;
  const std::string file = work / "days.svg";
  const auto drawn = [&](std::vector<std::string> more) {
    std::vector<std::string> words = {"draw", example, "timeline", "-o", file};
    words.insert(words.end(), more.begin(), more.end());
    return test::program(words);
  };
  EXPECT_EQ(drawn({"--scenario", "proposal", "--paper", "A4"}).code, 0);
  EXPECT_EQ(drawn({"--scenario", "proposal", "--organisation", "ccc"}).code, 0);
  EXPECT_EQ(drawn({}).code, 1) << "no row of the model has a date";
  EXPECT_EQ(drawn({"--scenario", "proposal", "--as-of", "2017"}).code, 1);
  EXPECT_EQ(drawn({"--scenario", "proposal", "--function", "adults"}).code, 1);
  EXPECT_EQ(drawn({"--scenario", "proposal", "--minimum-group", "5"}).code, 1);
}

} // namespace
} // namespace organograph::timeline_view_test

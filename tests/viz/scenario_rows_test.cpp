// SPDX-License-Identifier: Apache-2.0
// Which row a post stands in, before and after.
#include "viz/compared_scenarios.hpp"
#include "viz/two_councils.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>

namespace organograph::viz::scenario_rows_test {
namespace {

using scenario_test::Compared;
using scenario_test::drawn;
using scenario_test::post_box;
using scenario_test::random_pair;
using scenario_test::RandomPair;
using style::Change;
using test::faults_of;
using test::words_of;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Middle of the box's height.
double middle(const Box &box) {
  return box.area.top + box.area.height / 2;
}

/// Whether the post has the same managers before and after.
bool same_place(const Model &before, PostId was, const Model &after, PostId is) {
  while (was != none<PostId> && is != none<PostId>) {
    if (before.text(before->posts.id[index(was)]) != after.text(after->posts.id[index(is)]))
      return false;
    was = before->posts.manager[index(was)];
    is = after->posts.manager[index(is)];
  }
  return was == is;
}

TEST(ScenarioRows, a_post_with_the_same_managers_stands_in_one_row) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const RandomPair pair = random_pair(seed);
    StructureOptions options;
    options.all = true;
    const Drawing drawing = scenario_drawing(pair.before, *pair.after.model, pair.comparison, options);
    const Model &after = *pair.after.model;
    for (std::size_t p = 0; p < after->posts.size(); ++p) {
      const std::string id(after.text(after->posts.id[p]));
      const PostId was = pair.before.find_post(id);
      if (was == none<PostId> || !same_place(pair.before, was, after, id_at<PostId>(p)))
        continue;
      const Box &left = post_box(drawing, "before", pair.before, id),
                &right = post_box(drawing, "after", after, id);
      EXPECT_NEAR(middle(left), middle(right), 0.01) << seed << id;
      EXPECT_LT(left.area.left + left.area.width, right.area.left);
    }
  }
}

TEST(ScenarioRows, staff_groups_that_change_are_coloured_and_no_others_are_there) {
  for (const char *name : {"cambridgeshire-peterborough-2017", "oxfordshire-cherwell-2019"}) {
    const Compared compared(name);
    for (const StudiedScenario &result : compared.results) {
      const Comparison &c = *result.comparison;
      const Drawing drawing = drawn(result);
      std::map<std::string, std::uint64_t> groups;
      for (const Box &box : drawing.boxes)
        if (box.name.starts_with("before_g")) {
          for (const Change change : {Change::changed, Change::moved, Change::deleted})
            if (box.area.fill == style::of(change).fill)
              ++groups[std::string(style::word(change))];
        }
      EXPECT_EQ(groups["changed"], c.staff_groups_changed) << name << result.applied->name;
      EXPECT_EQ(groups["moved"], c.staff_groups_moved);
      EXPECT_EQ(groups["deleted"], c.staff_groups_deleted);
    }
  }
}

TEST(ScenarioRows, what_stays_is_counted_and_shown_if_all_is_asked_for) {
  const Compared compared("cambridgeshire-peterborough-2017");
  const StudiedScenario &proposal = compared["proposal"];
  StructureOptions options;
  options.all = true;
  const Drawing all = drawn(proposal, options), some = drawn(proposal);
  for (std::size_t p = 0; p < (*proposal.after)->posts.size(); ++p)
    EXPECT_NE(test::find_box(all, "after_n" + std::to_string(p)), nullptr);
  EXPECT_LE(some.boxes.size(), all.boxes.size());
  EXPECT_THAT(words_of(all), Not(HasSubstr("not shown here")));
}

TEST(ScenarioRows, rows_deeper_than_asked_for_are_counted) {
  const Compared compared("cambridgeshire-peterborough-2017");
  StructureOptions options;
  options.depth = 1;
  const Drawing drawing = drawn(compared["proposal"], options);
  EXPECT_LT(drawing.boxes.size(), drawn(compared["proposal"]).boxes.size());
  EXPECT_THAT(words_of(drawing), HasSubstr("more, not shown here"));
  EXPECT_THAT(faults_of(drawing), IsEmpty());
}

TEST(ScenarioRows, where_no_box_differs_it_says_so) {
  const Model model = test::model_of(test::two_councils());
  AppliedScenario after;
  after.model = test::model_of(test::two_councils());
  const Comparison comparison = compare(model, {}, after);
  EXPECT_FALSE(any_box_differs(comparison));
  const Drawing drawing = scenario_drawing(model, *after.model, comparison);
  EXPECT_THAT(drawing.boxes, IsEmpty());
  EXPECT_THAT(words_of(drawing), HasSubstr("No post and no staff group of what was asked for differs."));
}

} // namespace
} // namespace organograph::viz::scenario_rows_test

// SPDX-License-Identifier: Apache-2.0
// Rows that one sheet has no room for stand on the next, below their managers.
#include "viz/compared_scenarios.hpp"
#include "viz/two_councils.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace organograph::viz::scenario_sheets_test {
namespace {

using scenario_test::Compared;
using scenario_test::drawn;
using scenario_test::random_pair;
using scenario_test::RandomPair;
using test::faults_of;
using test::words_of;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<Drawing> sheets(const RandomPair &pair, const StructureOptions &options) {
  return scenario_sheets(pair.before, *pair.after.model, pair.comparison, options);
}

TEST(ScenarioSheets, all_rows_stand_on_some_sheet_and_each_sheet_can_be_read) {
  std::size_t several = 0;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const RandomPair pair = random_pair(seed);
    StructureOptions options;
    options.all = seed % 2 == 0;
    StructureOptions one;
    one.all = true;
    std::set<std::string> whole;
    for (const Box &box : scenario_drawing(pair.before, *pair.after.model, pair.comparison, one).boxes)
      whole.insert(box.name);
    options.room = room_of(Paper::slide, Orientation::landscape);
    const std::vector<Drawing> all = sheets(pair, options);
    several += all.size() > 1;
    std::set<std::string> there;
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_TRUE(on_paper(all[i], Paper::slide, Orientation::landscape)) << seed << ' ' << i;
      EXPECT_THAT(faults_of(all[i]), IsEmpty()) << seed << ' ' << i;
      for (const Box &box : all[i].boxes)
        there.insert(box.name);
      const std::string number = "Sheet " + std::to_string(i + 1) + " of " + std::to_string(all.size());
      if (all.size() > 1) {
        EXPECT_THAT(words_of(all[i]), HasSubstr(number));
      } else {
        EXPECT_THAT(words_of(all[i]), Not(HasSubstr("Sheet ")));
      }
    }
    if (options.all) {
      EXPECT_EQ(there, whole) << seed;
    }
  }
  EXPECT_GT(several, 0U);
}

TEST(ScenarioSheets, rows_that_go_on_stand_below_their_managers_again) {
  std::string before = "post_id,title,organisation_id,reports_to\nce,Chief,a,\nd,Director,a,ce\n",
              after = before;
  for (int h = 0; h < 60; ++h) {
    before += "h" + std::to_string(h) + ",Head,a,d\n";
    after += "h" + std::to_string(h) + ",Other head,a,d\n";
  }
  const std::string organisations = "organisation_id,name\na,A\n";
  const Model was = test::model_of({{"organisations.csv", organisations}, {"posts.csv", before}});
  AppliedScenario is;
  is.model = test::model_of({{"organisations.csv", organisations}, {"posts.csv", after}});
  StructureOptions options;
  options.room = room_of(Paper::a4, Orientation::landscape);
  const std::vector<Drawing> all = scenario_sheets(was, *is.model, compare(was, {}, is), options);
  ASSERT_GT(all.size(), 1U);
  std::size_t heads = 0;
  for (const Drawing &sheet : all) {
    for (const char *manager : {"before_n0", "before_n1", "after_n0", "after_n1"})
      EXPECT_NE(test::find_box(sheet, manager), nullptr) << manager;
    heads += sheet.boxes.size() - 4;
  }
  EXPECT_EQ(heads, 120U) << "each once on each side";
  EXPECT_THAT(all[0].title, HasSubstr("(1 of "));
}

TEST(ScenarioSheets, what_fits_one_sheet_is_the_drawing_itself) {
  const Compared compared("cambridgeshire-peterborough-2017");
  const StudiedScenario &proposal = compared["proposal"];
  StructureOptions options;
  options.room = room_of(Paper::a3, Orientation::landscape);
  const std::vector<Drawing> all =
      scenario_sheets(*proposal.before, *proposal.after, *proposal.comparison, options);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(svg(all[0]), svg(drawn(proposal, options)));
}

} // namespace
} // namespace organograph::viz::scenario_sheets_test

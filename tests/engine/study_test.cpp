// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/study.hpp"

#include "support/studies.hpp"
#include "viz/two_councils.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace organograph {
namespace {

using test::study_of;
using test::two_councils;
using testing::ElementsAre;
using testing::IsEmpty;

using Folder = std::pair<std::string, test::Files>;

const Folder one = {"one", {{"changes.csv", "action,post_id,successor\ndelete,sd_2,sd_1\n"}}};
const Folder then = {"then",
                     {{"scenario.csv", "title,starts_from\nThen,one\n"},
                      {"changes.csv", "action,post_id,successor\ndelete,sd_3,sd_1\n"}}};

std::vector<std::string> told(const Study &study) {
  std::vector<std::string> out;
  for (const StudiedScenario &scenario : study.scenarios())
    out.push_back(scenario.comparison->name);
  return out;
}

Study asked(std::vector<std::string> scenarios) {
  StudyOptions options;
  options.scenarios = std::move(scenarios);
  return study_of(two_councils(), {one, then}, options);
}

Study faulty(const std::vector<Folder> &folders, const test::Files &files) {
  std::vector<Scenario> scenarios;
  for (const auto &[name, own] : folders)
    scenarios.push_back(io::read_scenario_files(name, own));
  return study(io::read_model_files(files), scenarios);
}

TEST(Study, of_a_faulty_model_or_scenario_has_diagnostics_and_no_model) {
  const Study model =
      faulty({one}, test::two_councils_with("organisations.csv", "organisation_id,name\n,x\n"));
  EXPECT_FALSE(model.model);
  EXPECT_TRUE(has_errors(model.diagnostics));
  const Study scenario =
      faulty({{"bad", {{"changes.csv", "action,post_id\ndelete,nobody\n"}}}}, two_councils());
  EXPECT_FALSE(scenario.model);
  EXPECT_THAT(scenario.scenarios(), IsEmpty());
  EXPECT_TRUE(std::ranges::any_of(scenario.diagnostics, [](const Diagnostic &each) {
    return each.file == "scenarios/bad/changes.csv" && each.severity() == Severity::error;
  }));
}

TEST(Study, tells_scenarios_in_the_order_asked_for_each_with_what_it_starts_from) {
  EXPECT_THAT(told(asked({})), ElementsAre("one", "then"));
  EXPECT_THAT(told(asked({"then", "one"})), ElementsAre("then", "one"));
  const Study study = asked({"then"}); // `one` is measured for it, and not told
  ASSERT_THAT(told(study), ElementsAre("then"));
  EXPECT_THAT(study.left_out, ElementsAre("one"));
  EXPECT_EQ((*study.scenarios()[0].before)->posts.size(), 5U);
  EXPECT_EQ((*study.scenarios()[0].after)->posts.size(), 4U);
}

TEST(Study, may_be_moved_and_still_tells_its_scenarios) {
  Study first = asked({});
  const Study moved = std::move(first);
  EXPECT_EQ(moved.scenarios()[0].before, &*moved.model);
  EXPECT_EQ(moved.scenarios()[1].before, moved.scenarios()[0].after);
}

TEST(Study, says_a_warning_of_model_and_scenarios_once) {
  const Study study = asked({});
  std::vector<std::string> said;
  for (const Diagnostic &each : study.diagnostics)
    said.push_back(to_string(each));
  std::ranges::sort(said);
  EXPECT_EQ(std::ranges::adjacent_find(said), said.end());
}

TEST(Study, gives_the_draft_back_where_nothing_needs_it) {
  StudyOptions options;
  options.keep_draft = false;
  options.undone = Undone::unless_large;
  const Study lean = study_of(two_councils(), {}, options);
  EXPECT_FALSE(lean.draft);
  EXPECT_FALSE(lean.undoing);
  EXPECT_TRUE(study_of(two_councils(), {one}, options).draft);
  EXPECT_TRUE(
      study_of(test::two_councils_with("published.csv", "measure,value\ncount(posts),6\n"), {}, options)
          .draft);
  options.undone = Undone::all;
  EXPECT_TRUE(study_of(two_councils(), {}, options).undoing);
}

TEST(Study, gives_the_draft_back_where_its_days_are_built) {
  StudyOptions options;
  options.keep_draft = false;
  options.over_days = true;
  const Study dated =
      study_of({{"organisations.csv", "organisation_id,name\na,A\n"},
                {"posts.csv", "post_id,title,organisation_id,valid_to\nc,Chief,a,\nd,Deputy,a,2020-06-30\n"}},
               {}, options);
  EXPECT_EQ(dated.over_days.size(), 1U);
  EXPECT_EQ(dated.timelines.size(), 1U);
  EXPECT_FALSE(dated.draft);
}

TEST(Study, undoes_all_joint_posts_or_those_asked_for) {
  StudyOptions options;
  options.measures = Measures::none;
  options.undone = Undone::all;
  const Study all = study_of(two_councils(), {}, options);
  EXPECT_THAT(all.undoing->together.posts, ElementsAre("ce"));
  EXPECT_EQ(all.undoing->alone.size(), 1U);
  EXPECT_TRUE(all.undoing->all);
  options.undone = Undone::these;
  options.undone_posts = joint_posts(*all.model);
  const Study these = study_of(two_councils(), {}, options);
  EXPECT_THAT(these.undoing->together.posts, ElementsAre("ce"));
  EXPECT_THAT(these.undoing->alone, IsEmpty());
  EXPECT_FALSE(these.undoing->all);
}

TEST(Study, shown_blanks_every_part_and_says_from_which_size_on) {
  StudyOptions options;
  options.undone = Undone::all;
  const Study whole = study_of(two_councils(), {one}, options);
  const Study few = shown(whole, 3);
  EXPECT_EQ(few.minimum_group, 3U);
  EXPECT_GT(few.blanked, 0U);
  EXPECT_EQ(few.analysis.minimum_group, 3U);
  EXPECT_EQ(few.comparisons[0].minimum_group, 3U);
  EXPECT_FALSE(few.undoing->together.cost.high);
  EXPECT_EQ(shown(whole, 0).blanked, 0U);
  EXPECT_TRUE(shown(whole, 0).undoing->together.cost.high);
}

TEST(Study, measures_no_more_than_is_asked_for) {
  StudyOptions options;
  options.measures = Measures::spans;
  const Study spans = study_of(two_councils(), {}, options);
  EXPECT_EQ(spans.analysis.span_of_control.all.posts, 6U);
  EXPECT_FALSE(spans.analysis.duplicated_attendance);
  options.measures = Measures::all;
  options.analysis.wanted = {.meetings = false, .integration = false, .bridges = false, .informal = false};
  std::vector<std::string> begun;
  unsigned steps = 0;
  options.measure_begins = [&](std::string_view measure, unsigned, unsigned of) {
    begun.emplace_back(measure);
    steps = of;
  };
  const Analysis little = study_of(two_councils(), {}, options).analysis;
  EXPECT_THAT(begun, ElementsAre("span of control", "partner contact", "capacity and breadth",
                                 "heads and lines of services"));
  EXPECT_EQ(steps, 4U);
  EXPECT_FALSE(little.duplicated_attendance || little.meeting_pairs || little.co_attendance ||
               little.services || little.bridges || little.ties_beyond_chance || little.informal_structure);
  EXPECT_THAT(little.integration_depth, IsEmpty());
  for (const auto &[measure, reason] : little.not_measured)
    EXPECT_FALSE(measure.starts_with("bridges")) << reason;
  options.measure_begins = {};
  options.measures = Measures::none;
  options.all_scenarios = false;
  const Study nothing = study_of(two_councils(), {one}, options);
  EXPECT_THAT(nothing.applied, IsEmpty());
  EXPECT_THAT(nothing.left_out, ElementsAre("one"));
}

// Of a code the first 10,000 are kept. What a scenario adds or leaves is told from all of them.
TEST(Study, faults_beyond_those_that_are_kept_are_told_once) {
  std::string posts = "post_id,title,organisation_id,reports_to,holder\nP0,Head,a,,\n";
  for (int i = 1; i <= 10'005; ++i)
    posts += "P" + std::to_string(i) + ",Officer,a,P0,Vacant " + std::to_string(i) + "\n";
  const test::Files files = {{"organisations.csv", "organisation_id,name\na,A\n"}, {"posts.csv", posts}};
  const auto counted = [&](const char *changes) {
    std::uint64_t out = 0;
    for (const Diagnostic &diagnostic : study_of(files, {{"s", {{"changes.csv", changes}}}}).diagnostics)
      if (diagnostic.code == Code::placeholder_holder)
        out += diagnostic.count();
    return out;
  };
  EXPECT_EQ(counted("action,post_id\ndelete,P1\n"), 10'005U);
  EXPECT_EQ(counted("action,post_id,title,organisation_id,reports_to,holder\ncreate,N,Officer,a,P0,TBC\n"),
            10'006U);
}

} // namespace
} // namespace organograph

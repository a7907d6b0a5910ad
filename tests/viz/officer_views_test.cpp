// SPDX-License-Identifier: Apache-2.0
// The views of load, leadership and cost of undoing: their figures are those of the measures.
#include "organograph/viz/decoupling_view.hpp"
#include "organograph/viz/leadership_view.hpp"
#include "organograph/viz/load_view.hpp"
#include "organograph/viz/own_shared_view.hpp"

#include "organograph/engine/decoupling.hpp"
#include "words/numbers.hpp"
#include "words/readable.hpp"

#include "support/examples.hpp"
#include "support/studies.hpp"
#include "viz/two_councils.hpp"
#include "viz/view_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::viz::officer_views_test {
namespace {

using test::faults_of;
using test::text_in;
using test::words_of;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

ViewOptions everything() {
  ViewOptions options;
  options.all = true;
  return options;
}

std::string number_of(const char *view, std::size_t i) {
  return view + std::to_string(i);
}

TEST(ReadableWords, dates_and_money_are_said_as_people_say_them) {
  EXPECT_EQ(long_date("2016-09-30"), "30 September 2016");
  EXPECT_EQ(long_date("2016-02"), "February 2016");
  for (const char *other : {"", "2016-13-01", "2016-00-10", "2016-01-32", "30/09/2016", "spring 2016"})
    EXPECT_EQ(long_date(other), other);
  EXPECT_EQ(money_change(-425000, "GBP"), "£425,000 less a year");
  EXPECT_EQ(money_change(1234.5, "SEK"), "1,235 SEK more a year");
  EXPECT_EQ(money_change(0.001, "EUR"), "no change");
  EXPECT_EQ(money(12.345, ""), "12.35");
  EXPECT_EQ(money(unknown, "GBP"), "");
}

// ---- load

TEST(LoadView, every_joint_post_has_its_services_reports_fte_and_hours) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    const Analysis analysis = analyse(model);
    const Drawing drawing = load_drawing(model, analysis, everything());
    const std::vector<PostId> joint = joint_posts(model);
    if (joint.empty()) {
      EXPECT_THAT(words_of(drawing), HasSubstr("Not measured: no post serves two organisations"));
      continue;
    }
    EXPECT_THAT(words_of(drawing), HasSubstr(counted(joint.size(), "joint post", "joint posts"))) << seed;
    for (const PostId post : joint) {
      const std::size_t p = index(post);
      const std::size_t services =
          (model->posts.function[p] != none<FunctionId> ? 1U : 0U) + model->posts.further_functions[p].size();
      EXPECT_EQ(text_in(drawing, number_of("services_", p)), std::to_string(services)) << seed;
      const PostSpans &spans = analysis.span_of_control.posts;
      if (!analysis.span_of_control.all.lines_given)
        continue;
      EXPECT_EQ(text_in(drawing, number_of("reports_", p)),
                spans.manager[p] == IsManager::not_known ? "not known" : figure(spans.direct_reports[p]));
      const bool unknown = spans.manager[p] == IsManager::not_known && spans.fte_below[p] == 0;
      EXPECT_EQ(text_in(drawing, number_of("fte_", p)), unknown ? "not known" : rounded(spans.fte_below[p]))
          << seed;
    }
  }
}

TEST(LoadView, hours_are_those_of_decoupling_and_are_parted_by_the_service_spoken_for) {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    const Draft draft = io::read_model_files(test::random_files(seed));
    const Model model = test::model_of(test::random_files(seed));
    if (!model->meetings)
      continue;
    const Drawing drawing = load_drawing(model, analyse(model), everything());
    for (const Decoupling &alone : decouple_each(draft, model, 100)) {
      const std::size_t p = index(model.find_post(alone.posts.at(0)));
      const Box *box = test::find_box(drawing, number_of("hours_", p));
      ASSERT_NE(box, nullptr) << seed;
      const std::string hours =
          alone.meeting_hours ? rounded(*alone.meeting_hours) + " hours in " : "hours not known, ";
      EXPECT_THAT(box->label, HasSubstr(alone.series == 0 ? "in no meeting series"
                                                          : hours + figure(alone.series) + " meeting series"))
          << seed;
    }
  }
}

TEST(LoadView, with_small_groups_not_shown_no_hours_and_no_fte_are) {
  const Study study = shown(test::study_of(test::two_councils()), 3);
  const Drawing drawing = load_drawing(*study.model, study.analysis);
  EXPECT_EQ(text_in(drawing, "fte_0"), "not shown");
  EXPECT_THAT(text_in(drawing, "hours_0"), Not(HasSubstr("hours")));
  EXPECT_THAT(words_of(drawing), HasSubstr("where small groups are protected"));
}

// ---- leadership

TEST(LeadershipView, own_and_shared_posts_of_all_tiers_are_the_posts_of_each_organisation) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    const Analysis analysis = analyse(model);
    const Drawing drawing = leadership_drawing(model, analysis, everything());
    if (model->organisations.id.size() < 2) {
      EXPECT_THAT(words_of(drawing), HasSubstr("Not measured: the model has one organisation"));
      continue;
    }
    for (std::size_t o = 0; o < model->organisations.id.size(); ++o) {
      const std::uint64_t posts = analysis.span_of_control.organisations[o].posts;
      const Box *council = test::find_box(drawing, number_of("council_", o));
      EXPECT_EQ(council != nullptr, posts > 0) << seed;
      if (council == nullptr)
        continue;
      EXPECT_THAT(council->label, HasSubstr(counted(posts, "post", "posts"))) << seed;
      std::uint64_t sum = 0;
      for (const Box &box : drawing.boxes)
        if (box.name.starts_with(number_of("tier_", o) + "_")) {
          const std::string &said = box.texts.at(0).text;
          sum += std::stoul(said) + std::stoul(said.substr(said.find(", ") + 2));
        }
      EXPECT_EQ(sum, posts) << seed;
    }
  }
}

TEST(LeadershipView, heads_are_those_of_the_ladder_and_shared_ones_say_so) {
  const Model model = test::example("cambridgeshire-peterborough-2021");
  const Analysis analysis = analyse(model);
  const Drawing drawing = leadership_drawing(model, analysis, everything());
  std::size_t heads = 0;
  for (const Integration &entry : analysis.integration_depth)
    for (const PostId post : entry.heads)
      for (const Served &served : model->posts.serves[index(post)]) {
        const std::string name = "head_" + std::to_string(index(entry.function)) + "_" +
                                 std::to_string(index(served.organisation)) + "_" +
                                 std::to_string(index(post));
        const std::string text = text_in(drawing, name);
        EXPECT_THAT(text, testing::StartsWith(std::string(model.text(model->posts.title[index(post)]))));
        EXPECT_EQ(text.ends_with("|shared"), model.joint(post)) << name;
        ++heads;
      }
  const auto drawn =
      std::ranges::count_if(drawing.boxes, [](const Box &box) { return box.name.starts_with("head_"); });
  EXPECT_EQ(static_cast<std::size_t>(drawn), heads);
}

TEST(LeadershipView, is_not_drawn_where_small_groups_are_not_shown) {
  const Study study = shown(test::study_of(test::two_councils()), 3);
  EXPECT_THAT(words_of(leadership_drawing(*study.model, study.analysis)),
              HasSubstr("Not measured: small groups"));
}

// ---- own and shared

TEST(OwnSharedView, bars_are_the_measures_fte_of_each_organisation) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    const Analysis analysis = analyse(model);
    const std::vector<OwnSharedState> states = {{"as it is", &analysis}};
    const Drawing drawing = own_shared_drawing(model, states, everything());
    if (model->organisations.id.size() < 2) {
      EXPECT_THAT(words_of(drawing), HasSubstr("Not measured: the model has one organisation"));
      continue;
    }
    for (std::size_t o = 0; o < model->organisations.id.size(); ++o) {
      const CapacityScope &scope = analysis.capacity.organisations[o];
      const std::string said = text_in(drawing, number_of("council_", o) + "_0");
      EXPECT_THAT(said, HasSubstr(rounded(scope.own_fte) + " FTE own")) << seed;
      EXPECT_THAT(said, HasSubstr(is_known(scope.shared_fte) ? rounded(scope.shared_fte) + " FTE shared"
                                                             : "shared: not known"))
          << seed;
    }
  }
}

TEST(OwnSharedView, has_a_row_for_each_scenario) {
  StudyOptions options;
  const Study study = test::study_of(io::read_model_folder(test::example_path(test::of_2017)),
                                     io::read_scenarios(test::example_path(test::of_2017)), options);
  const std::vector<OwnSharedState> states = own_shared_states(study);
  EXPECT_EQ(states.size(), 1 + study.scenarios().size());
  const auto proposal = std::ranges::find(states, "after proposal", &OwnSharedState::name);
  ASSERT_NE(proposal, states.end());
  const Drawing drawing = own_shared_drawing(*study.model, states);
  EXPECT_THAT(text_in(drawing, "council_0_0"), HasSubstr("7 FTE own"));
  const std::string after =
      text_in(drawing, number_of("council_0_", static_cast<std::size_t>(proposal - states.begin())));
  EXPECT_THAT(after, HasSubstr("4 FTE own"));
  EXPECT_THAT(after, HasSubstr("4.5 FTE shared"));
  EXPECT_THAT(after, HasSubstr("0 own posts in tiers 1 to 3"));
  EXPECT_THAT(words_of(drawing), HasSubstr("More of its own is not better"));
}

TEST(OwnSharedView, does_not_show_fte_of_small_groups) {
  const Study study = shown(test::study_of(test::two_councils()), 6);
  const std::string said = words_of(own_shared_drawing(*study.model, own_shared_states(study)));
  EXPECT_THAT(said, HasSubstr("Not measured: no council's FTE is shown"));
}

// ---- decoupling

StudyOptions undone() {
  StudyOptions options;
  options.undone = Undone::all;
  return options;
}

/// What is said beside a range.
std::string beside(const Drawing &drawing, const std::string &row) {
  return test::find_box(drawing, "range_" + row)->label;
}

TEST(DecouplingView, a_range_has_the_low_the_middle_and_the_high_of_the_measure) {
  const std::string shares = "post_id,organisation_id,cost_share,sole_cost\nce,ccc,0.5,120000\nce,pcc,0.5,\n";
  const Study study = test::study_of(test::two_councils_with("post_shares.csv", shares), {}, undone());
  const Undoing &undoing = *study.undoing;
  const Drawing drawing = decoupling_drawing(*study.model, undoing);
  const DecouplingCost &all = undoing.together.cost;
  ASSERT_TRUE(all.low && all.high && all.middle);
  EXPECT_THAT(beside(drawing, "together"), HasSubstr(money_change(*all.high, "GBP")));
  EXPECT_THAT(beside(drawing, "together"),
              EndsWith("middle " + money_change(*all.middle, "GBP") + ", without 1 half"));
  for (std::size_t o = 0; o < 2; ++o)
    EXPECT_THAT(beside(drawing, number_of("council_", o)),
                HasSubstr(money_change(*undoing.together.cost_by_organisation[o].high, "GBP")));
  EXPECT_THAT(beside(drawing, "post_0"), HasSubstr("Chief Executive"));
  EXPECT_THAT(faults_of(drawing), IsEmpty());
}

TEST(DecouplingView, bars_go_from_low_to_high_on_one_scale) {
  const Study study = test::study_of(test::two_councils(), {}, undone());
  const Drawing drawing = decoupling_drawing(*study.model, *study.undoing);
  const auto range = [&](const std::string &row) {
    return test::find_box(drawing, "range_" + row)->parts.at(1);
  };
  const DecouplingCost &council = study.undoing->together.cost_by_organisation[0],
                       &all = study.undoing->together.cost;
  ASSERT_GT(*all.high - *all.low, 0);
  EXPECT_NEAR((range("council_0").width - 2) / (range("together").width - 2),
              (*council.high - *council.low) / (*all.high - *all.low), 1e-6);
}

TEST(DecouplingView, without_a_cost_it_says_why) {
  test::Files files = test::two_councils();
  for (auto &[name, text] : files)
    if (name == "posts.csv")
      text.replace(text.find("167000"), 6, "");
  const Study study = test::study_of(files, {}, undone());
  EXPECT_FALSE(any_cost_known(*study.undoing));
  EXPECT_THAT(words_of(decoupling_drawing(*study.model, *study.undoing)),
              HasSubstr("Not measured: a post that is undone has no annual_cost"));
}

// ---- all three

std::vector<Drawing> all_of(const Study &study, const ViewOptions &options) {
  std::vector<Drawing> out = {load_drawing(*study.model, study.analysis, options),
                              leadership_drawing(*study.model, study.analysis, options),
                              own_shared_drawing(*study.model, own_shared_states(study), options)};
  if (study.undoing)
    out.push_back(decoupling_drawing(*study.model, *study.undoing, options));
  return out;
}

TEST(OfficerViews, nothing_overlaps_sticks_out_or_runs_through_a_box) {
  for (std::uint64_t seed = 0; seed < 36; ++seed) {
    const Study study =
        test::study_of(test::random_files(seed), {}, seed % 4 == 0 ? undone() : StudyOptions{});
    ViewOptions options;
    if (seed % 3 > 0)
      options.room = room_of(seed % 3 == 1 ? Paper::a3 : Paper::a4,
                             seed % 2 == 0 ? Orientation::landscape : Orientation::portrait);
    for (const Drawing &drawing : all_of(study, options))
      EXPECT_THAT(faults_of(drawing), IsEmpty()) << seed << drawing.title;
  }
}

TEST(OfficerViews, the_examples_fit_their_paper_with_text_that_can_be_read) {
  for (const std::string &name : test::examples()) {
    const std::string example = test::example_path(name);
    StudyOptions alone = undone();
    alone.all_scenarios = false;
    const Study study = test::study_of(io::read_model_folder(example), io::read_scenarios(example), alone);
    for (const auto &[paper, way] :
         {std::pair(Paper::a3, Orientation::landscape), {Paper::a4, Orientation::landscape}}) {
      ViewOptions options;
      options.room = room_of(paper, way);
      for (const Drawing &drawing : all_of(study, options)) {
        EXPECT_TRUE(on_paper(drawing, paper, way)) << name << drawing.title;
        EXPECT_THAT(faults_of(drawing), IsEmpty()) << name;
      }
    }
  }
}

TEST(OfficerViews, a_large_model_shows_those_with_most_and_says_how_many_more) {
  std::string posts = "post_id,title,organisation_id,annual_cost\n",
              shares = "post_id,organisation_id,cost_share\n";
  for (int p = 0; p < 300; ++p) {
    posts += "p" + std::to_string(p) + ",Director of everything " + std::to_string(p) + ",a,90000\n";
    shares += "p" + std::to_string(p) + ",a,0.5\np" + std::to_string(p) + ",b,0.5\n";
  }
  const test::Files files = {{"organisations.csv", "organisation_id,name\na,A\nb,B\n"},
                             {"posts.csv", posts},
                             {"post_shares.csv", shares}};
  const Study study = test::study_of(files);
  ViewOptions options;
  options.room = room_of(Paper::a3, Orientation::landscape);
  const Drawing drawing = load_drawing(*study.model, study.analysis, options);
  EXPECT_THAT(words_of(drawing), HasSubstr("joint posts more"));
  EXPECT_TRUE(on_paper(drawing, Paper::a3, Orientation::landscape));
  EXPECT_THAT(faults_of(drawing), IsEmpty());
}

TEST(OfficerViews, hostile_texts_stay_text) {
  for (const std::string &text : test::hostile_texts()) {
    for (const Drawing &drawing : all_of(test::study_of(test::two_councils_named(text), {}, undone()), {}))
      EXPECT_THAT(faults_of(drawing), IsEmpty()) << text.substr(0, 50) << drawing.title;
  }
}

TEST(OfficerViews, a_part_asked_for_is_all_that_is_shown) {
  const Model model = test::example("cambridgeshire-peterborough-2021");
  const Analysis analysis = analyse(model);
  ViewOptions options;
  options.function = test::by_id<FunctionId>(model, model->functions.id, "adults");
  for (const Box &box : load_drawing(model, analysis, options).boxes)
    if (box.name.starts_with("officer_")) {
      EXPECT_TRUE(model.has_function(id_at<PostId>(std::stoul(box.name.substr(8))), options.function));
    }
  options = {};
  options.organisation = id_at<OrganisationId>(1);
  const Drawing drawing = leadership_drawing(model, analysis, options);
  EXPECT_EQ(test::find_box(drawing, "council_0"), nullptr);
  EXPECT_NE(test::find_box(drawing, "council_1"), nullptr);
}

} // namespace
} // namespace organograph::viz::officer_views_test

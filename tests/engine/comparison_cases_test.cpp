// SPDX-License-Identifier: Apache-2.0
// The worked scenarios of examples/, with the figures that were derived by hand from the papers' tables.
#include "organograph/engine/comparison.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace organograph::comparison_cases_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  Model baseline;
  std::vector<AppliedScenario> scenarios;
  std::vector<Comparison> comparisons;

  const Comparison &operator[](const std::string &name) const {
    return *std::ranges::find(comparisons, name, &Comparison::name);
  }
  const Model &after(const std::string &name) const {
    return *std::ranges::find(scenarios, name, &AppliedScenario::name)->model;
  }
};

Case read_case(const std::string &name) {
  const std::string folder = std::string(places::examples()) + "/" + name;
  const Draft draft = io::read_model_folder(folder);
  BuildResult baseline = build_model(draft);
  auto scenarios = apply_scenarios(draft, io::read_scenarios(folder));
  std::string faults;
  for (const AppliedScenario &scenario : scenarios)
    for (const Diagnostic &diagnostic : scenario.diagnostics)
      if (diagnostic.severity() == Severity::error)
        faults += to_string(diagnostic) + "\n";
  if (!baseline.model || !faults.empty())
    throw std::runtime_error(name + " is not valid:\n" + faults);
  auto comparisons = compare_all(*baseline.model, scenarios);
  return {std::move(*baseline.model), std::move(scenarios), std::move(comparisons)};
}

const Case &case_2017() {
  static const Case out = read_case("cambridgeshire-peterborough-2017");
  return out;
}
const Case &case_2019() {
  static const Case out = read_case("oxfordshire-cherwell-2019");
  return out;
}

// created deleted changed moved / at_risk no_impact vacant_deleted
std::vector<std::uint64_t> counts(const Comparison &c) {
  return {c.created, c.deleted, c.changed, c.moved, c.at_risk, c.no_impact, c.vacant_deleted};
}

// 'adults-health-integration 5,3(2,1) > 4,2(1,1)': attendances, duplicated (across, within)
std::vector<std::string> replayed(const Comparison &comparison) {
  const auto figures = [](const std::optional<DuplicatedFigures> &f) {
    return f ? std::to_string(f->attendances) + "," + std::to_string(f->duplicated) + "(" +
                   std::to_string(f->across_organisations) + "," + std::to_string(f->within_organisation) +
                   ")"
             : "-";
  };
  std::vector<std::string> out;
  for (const ReplayedMeeting &m : comparison.meetings)
    out.push_back(m.meeting_id + " " + figures(m.before) + " > " + figures(m.after));
  return out;
}

TEST(Case2017, october_2016_gives_one_director_two_posts) {
  const Comparison &out = case_2017()["shared-director-october-2016"];
  EXPECT_THAT(counts(out), ElementsAre(0, 0, 1, 0, 0, 0, 0));
  EXPECT_THAT(out.posts[0].columns, ElementsAre("status", "holder"));
  EXPECT_EQ(out.fte_before.all, 18.0);
  EXPECT_THAT(out.fte_before.organisations, ElementsAre(8.0, 10.0));
  EXPECT_EQ(out.fte_change.all, 0.0);
  EXPECT_EQ(out.cost_change_per_year.all, 0.0);
  EXPECT_EQ(out.before.duplicated_attendance->all.attendances, 19u);
  EXPECT_EQ(out.before.duplicated_attendance->all.duplicated, 8u);
  EXPECT_EQ(out.after.duplicated_attendance->all.attendances, 18u);
  EXPECT_EQ(out.after.duplicated_attendance->same_holder, 1u);
  EXPECT_EQ(out.after.duplicated_attendance->all.duplicated, 7u);
  EXPECT_THAT(replayed(out), ElementsAre("adults-health-integration 5,3(2,1) > 4,2(1,1)"));
}

TEST(Case2017, one_executive_director_takes_over_reports_staff_and_attendance) {
  const Comparison &out = case_2017()["joint-executive-director"];
  EXPECT_THAT(counts(out), ElementsAre(0, 1, 1, 6, 0, 1, 0));
  EXPECT_THAT(out.posts[1].columns, ElementsAre("title", "shares"));
  EXPECT_EQ(out.fte_change.all, -1.0);
  EXPECT_THAT(out.fte_change.organisations, ElementsAre(-0.5, -0.5));
  EXPECT_EQ(out.cost_change_per_year.all, std::nullopt);
  EXPECT_THAT(out.posts_without_cost, ElementsAre("ccc-ed", "pcc-ed"));
  EXPECT_EQ(out.staff_groups_moved, 1u);
  EXPECT_EQ(out.staff_groups_changed, 0u);
  EXPECT_EQ(out.after.duplicated_attendance->all.duplicated, 7u);
  EXPECT_EQ(out.after.duplicated_attendance->same_holder, 0u);
}

TEST(Case2017, the_proposal_deletes_ten_posts_and_creates_ten) {
  const Comparison &out = case_2017()["proposal"];
  EXPECT_EQ(out.starts_from, "joint-executive-director");
  EXPECT_THAT(counts(out), ElementsAre(10, 10, 0, 4, 7, 3, 0));
  EXPECT_EQ(out.fte_change.all, 0.0);
  EXPECT_THAT(out.fte_change.organisations, ElementsAre(1.0, -1.0));
  EXPECT_EQ(out.cost_change_per_year.all, std::nullopt);
  EXPECT_EQ(out.other_savings.annual_saving, 1'254'000.0);
  EXPECT_EQ(out.other_savings.fte, 20.5);
  EXPECT_THAT(out.other_savings.by_organisation, ElementsAre(1'054'000, 200'000));
  EXPECT_EQ(out.staff_groups_changed, 1u);
  EXPECT_EQ(out.staff_groups_moved, 0u);

  const auto group = [&](std::size_t employer, const std::string &grade) {
    for (const AtRiskGroup &g : out.at_risk_groups)
      if (index(g.employer) == employer && g.grade == grade)
        return std::vector<std::uint64_t>{g.at_risk, g.no_impact, g.vacant_deleted};
    return std::vector<std::uint64_t>{};
  };
  EXPECT_EQ(out.at_risk_groups.size(), 3u);
  EXPECT_THAT(group(0, "Director Pay Band C"), ElementsAre(5, 1, 0));
  EXPECT_THAT(group(1, "Senior Manager Pay Band 4"), ElementsAre(2, 1, 0));
  EXPECT_THAT(group(1, ""), ElementsAre(0, 1, 0));
}

TEST(Case2017, the_proposal_has_a_ring_fenced_place_for_each_of_seven) {
  const Places &out = case_2017()["proposal"].places;
  EXPECT_EQ(out.matched, 7u);
  std::vector<std::string> names;
  for (const RingFencedHolder &holder : out.holders) {
    names.push_back(holder.holder);
    EXPECT_EQ(holder.matched, Matched::every) << holder.holder;
  }
  EXPECT_THAT(names, testing::UnorderedElementsAre("holder 5", "holder 6", "holder 7", "holder 8", "holder 9",
                                                   "holder 10", "holder 11"));
  EXPECT_EQ(out.posts.size(), 10u);
  for (const RingFencedPost &post : out.posts)
    EXPECT_EQ(post.matched, Matched::some) << post.post_id;
}

TEST(Case2017, without_the_ring_fence_of_the_joint_posts_the_two_of_the_other_council_have_no_place) {
  AppliedScenario narrow = *std::ranges::find(case_2017().scenarios, "proposal", &AppliedScenario::name);
  std::erase_if(narrow.ring_fences, [](const RingFence &fence) { return fence.post.starts_with("sd-"); });
  const Places out = compare(case_2017().after("joint-executive-director"), {}, narrow).places;
  EXPECT_EQ(out.matched, 5u);
  for (const RingFencedHolder &holder : out.holders)
    EXPECT_EQ(holder.matched,
              holder.holder == "holder 10" || holder.holder == "holder 11" ? Matched::no : Matched::every);
  EXPECT_EQ(out.posts.size(), 5u);
  for (const RingFencedPost &post : out.posts)
    EXPECT_EQ(post.matched, Matched::every) << post.post_id;
}

TEST(Case2017, under_the_proposal_the_meeting_of_3_8_has_two_attendances_and_none_duplicated) {
  const Comparison &out = case_2017()["proposal"];
  EXPECT_THAT(
      replayed(out),
      ElementsAre("adults-health-integration 4,2(1,1) > 2,0(0,0)", "stp 3,2(1,1) > 1,0(0,0)",
                  "community-safety-board 2,1(1,0) > 1,0(0,0)", "domestic-abuse-board 2,1(1,0) > 1,0(0,0)",
                  "safeguarding-boards 2,0(0,0) > 1,0(0,0)", "youth-offending-board 2,1(1,0) > 1,0(0,0)"));
  EXPECT_EQ(out.after.duplicated_attendance->all.attendances, 10u);
  EXPECT_EQ(out.after.duplicated_attendance->all.compared, 9u);
  EXPECT_EQ(out.after.duplicated_attendance->all.duplicated, 0u);
  EXPECT_EQ(out.before.meeting_pairs->mirror.size(), 1u);
  EXPECT_EQ(out.after.meeting_pairs->mirror.size(), 1u); // each convened by its council
  EXPECT_EQ(out.after.meeting_pairs->joint_officers_twice, 1u);
  EXPECT_EQ(out.before.partner_contact->one_voice, 0u);
  EXPECT_EQ(out.after.partner_contact->shared, 11u);
  EXPECT_EQ(out.after.partner_contact->one_voice, 11u);
}

TEST(Case2017, what_follows_the_proposal_changes_only_what_it_says) {
  const Comparison &table = case_2017()["proposal-by-table-8-6"];
  EXPECT_THAT(counts(table), ElementsAre(0, 0, 1, 0, 0, 0, 0));
  EXPECT_THAT(table.posts[0].columns, ElementsAre("shares"));
  EXPECT_EQ(table.fte_change.all, 0.0);
  EXPECT_THAT(table.fte_change.organisations, ElementsAre(0.5, -0.5));
  EXPECT_EQ(table.cost_change_per_year.all, std::nullopt);
  EXPECT_THAT(table.places.posts, IsEmpty()); // the ring-fences are those of the proposal's own posts

  const Comparison &linked = case_2017()["linked-restructures"];
  EXPECT_THAT(counts(linked), ElementsAre(0, 0, 0, 0, 0, 0, 0));
  EXPECT_EQ(linked.staff_groups_changed, 1u);
  EXPECT_EQ(linked.fte_change.all, 0.0);
  EXPECT_EQ(linked.other_savings.annual_saving, std::nullopt);

  const Comparison &outcome = case_2017()["outcome-june-2017"];
  EXPECT_THAT(counts(outcome), ElementsAre(0, 0, 0, 0, 0, 0, 0));
  EXPECT_THAT(outcome.meetings, IsEmpty());
  EXPECT_EQ(outcome.cost_change_per_year.all, 0.0);
}

TEST(Case2017, against_the_baseline_the_holder_who_had_resigned_is_at_risk_too) {
  const auto of = [](const std::string &name) {
    return compare(case_2017().baseline, {},
                   *std::ranges::find(case_2017().scenarios, name, &AppliedScenario::name));
  };
  const Comparison joint = of("joint-executive-director");
  EXPECT_EQ(joint.at_risk, 1u);
  EXPECT_EQ(joint.no_impact, 0u);
  const Comparison proposal = of("proposal");
  EXPECT_THAT(counts(proposal), ElementsAre(10, 11, 1, 4, 8, 3, 0));
}

// 'people 0,0,0/1,0': reached, secured, joint_tiers of tiers, operation
std::vector<std::string> depth(const Model &model, const Analysis &analysis) {
  std::vector<std::string> out;
  for (const Integration &service : analysis.integration_depth)
    out.push_back(std::string(model.text(model->functions.id[index(service.function)])) + " " +
                  std::to_string(service.reached) + "," + std::to_string(service.secured) + "," +
                  std::to_string(service.joint_tiers.value()) + "/" + std::to_string(service.tiers.value()) +
                  "," + std::to_string(service.operation));
  return out;
}

// posts, joint posts; managers, span mean, median, max, one_to_one; layers of each organisation
std::vector<double> structure(const Model &model, const SpanOfControl &spans) {
  std::vector<double> out = {static_cast<double>(spans.all.posts), 0};
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    out[1] += model.joint(id_at<PostId>(p)) ? 1 : 0;
  out.insert(out.end(),
             {static_cast<double>(spans.all.managers), *spans.all.span_mean, *spans.all.span_median,
              static_cast<double>(*spans.all.span_max), static_cast<double>(spans.all.one_to_one)});
  for (const SpanScope &scope : spans.organisations)
    out.push_back(*scope.layers);
  return out;
}

TEST(Case2017, levels_and_spans_after_each_scenario_are_those_derived_by_hand) {
  using testing::UnorderedElementsAre;
  const auto depth_after = [](const char *name) {
    return depth(case_2017().after(name), case_2017()[name].after);
  };
  const auto structure_after = [](const char *name) {
    return structure(case_2017().after(name), case_2017()[name].after.span_of_control);
  };
  EXPECT_THAT(depth(case_2017().baseline, case_2017()["shared-director-october-2016"].before),
              UnorderedElementsAre("people 0,0,0/1,0", "adults 3,1,0/2,3", "children 3,3,0/2,3",
                                   "education 0,0,0/2,0", "communities 2,2,0/1,2", "commissioning 3,0,0/2,3",
                                   "public-health 4,1,1/1,3", "corporate 4,1,1/1,3"));
  EXPECT_THAT(depth_after("proposal"),
              UnorderedElementsAre("people 4,1,1/1,0", "adults 4,1,1/2,3", "children 4,4,1/2,3",
                                   "education 4,1,1/2,3", "communities 4,4,2/2,2", "commissioning 4,4,1/2,3",
                                   "public-health 4,1,1/1,3", "corporate 4,1,1/1,3"));
  EXPECT_THAT(depth_after("proposal-by-table-8-6"), testing::Contains("communities 4,4,1/2,2"));
  const auto mean = [](double of) { return testing::DoubleNear(of, 5e-5); };
  EXPECT_THAT(structure_after("shared-director-october-2016"),
              ElementsAre(18, 2, 7, mean(2.4286), 1, 6, 4, 3, 4));
  EXPECT_THAT(structure_after("joint-executive-director"),
              ElementsAre(17, 3, 6, mean(2.6667), 1, 10, 4, 3, 4));
  EXPECT_THAT(structure_after("proposal"), ElementsAre(17, 9, 7, mean(2.2857), 2, 5, 1, 4, 4));
  EXPECT_THAT(structure_after("proposal-by-table-8-6"), ElementsAre(17, 8, 7, mean(2.2857), 2, 5, 1, 4, 4));
}

TEST(Case2019, levels_and_spans_after_the_proposal_are_those_derived_by_hand) {
  const Comparison &out = case_2019()["proposal"];
  const Model &after = case_2019().after("proposal");
  EXPECT_THAT(structure(case_2019().baseline, out.before.span_of_control),
              ElementsAre(16, 5, 4, 3.75, 2, 10, 1, 3, 3));
  EXPECT_THAT(structure(after, out.after.span_of_control),
              ElementsAre(14, 7, 3, testing::DoubleNear(4.3333, 5e-5), 2, 10, 1, 3, 3));
  EXPECT_THAT(depth(after, out.after), testing::IsSupersetOf({"customers 4,1,1/1,0", "resources 0,0,0/1,0",
                                                              "human-resources 4,4,1/1,2", "ict 3,0,0/0,3"}));
  EXPECT_THAT(depth(case_2019().baseline, out.before), testing::Contains("customers 0,0,0/1,0"));
}

TEST(Case2019, the_proposal_deletes_four_posts_and_puts_nobody_at_risk) {
  const Comparison &out = case_2019()["proposal"];
  EXPECT_THAT(counts(out), ElementsAre(2, 4, 0, 3, 0, 3, 1));
  EXPECT_EQ(out.fte_before.all, 16.0);
  EXPECT_THAT(out.fte_before.organisations, ElementsAre(8.5, 7.5));
  EXPECT_THAT(out.fte_after.organisations, ElementsAre(7.5, 6.5));
  EXPECT_EQ(out.fte_change.all, -2.0);
  EXPECT_THAT(out.fte_change.organisations, ElementsAre(-1.0, -1.0));
  EXPECT_THAT(out.meetings, IsEmpty());
  EXPECT_FALSE(out.after.duplicated_attendance);
}

TEST(Case2019, savings_to_date_stand_apart_and_change_nothing) {
  const Comparison &posts = case_2019()["joint-posts-to-date"];
  EXPECT_THAT(counts(posts), ElementsAre(0, 0, 0, 0, 0, 0, 0));
  EXPECT_EQ(posts.other_savings.annual_saving, 629'000.0);
  EXPECT_THAT(posts.other_savings.by_organisation, ElementsAre(314'000, 315'000));
  EXPECT_EQ(posts.cost_change_per_year.all, 0.0);
  const Comparison &services = case_2019()["services-to-date"];
  EXPECT_THAT(services.other_savings.by_organisation, ElementsAre(std::nullopt, 20'000));
}

} // namespace
} // namespace organograph::comparison_cases_test

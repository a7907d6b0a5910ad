// SPDX-License-Identifier: Apache-2.0
// compare() against a slow calculation on the rows of two random models, one made of the other by random
// edits.
#include "organograph/engine/comparison.hpp"
#include "support/compared_rows.hpp"
#include "support/edited_rows.hpp"
#include "support/random_models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>

namespace organograph::comparison_oracle_test {
namespace {

using oracle::Rows;
using test::model_of;
using test::compared_rows::Editor;
using test::compared_rows::Expected;
using test::compared_rows::expected;
using test::compared_rows::fte_of;

std::set<std::string> posts_of(const Comparison &ours, PostChange change) {
  std::set<std::string> out;
  for (const ChangedPost &post : ours.posts)
    if (post.change == change)
      out.insert(post.post_id);
  return out;
}

std::set<std::string> unshared_in(const Model &before, const Comparison &ours) {
  const auto organisation = [&](OrganisationId o) {
    return std::string(before.text(before->organisations.id[index(o)]));
  };
  std::set<std::string> out;
  for (const UnsharedService &service : ours.no_longer_shared) {
    std::string text = std::string(before.text(before->functions.id[index(service.function)])) + " " +
                       organisation(service.organisation_a) + " " + organisation(service.organisation_b) +
                       ":";
    for (const OrganisationId o : service.without)
      text += " " + organisation(o);
    out.insert(text);
  }
  return out;
}

void expect_near(const std::optional<double> &ours, double theirs, const std::string &what) {
  ASSERT_TRUE(ours) << what;
  EXPECT_NEAR(*ours, theirs, 1e-6) << what;
}

void expect_same(const std::optional<double> &ours, const oracle::Number &theirs, const std::string &what) {
  if (theirs)
    expect_near(ours, *theirs, what);
  else
    EXPECT_EQ(ours, std::nullopt) << what;
}

void same_money(const Comparison &ours, Expected theirs, const Rows &before, const Rows &after) {
  std::vector<std::string> scopes = {""};
  for (const auto &organisation : before.organisations)
    scopes.push_back(organisation.organisation_id);
  auto fte_before = fte_of(before), fte_after = fte_of(after);
  const auto of_change = [](const std::set<std::string> &not_known, double sum, const std::string &scope) {
    return not_known.contains(scope) ? oracle::Number() : oracle::Number(sum);
  };
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const std::string &scope = scopes[i];
    const auto of = [&](const MoneyOrFte &sum) { return i == 0 ? sum.all : sum.organisations[i - 1]; };
    expect_same(of(ours.fte_before), fte_before[scope], "fte before of " + scope);
    expect_same(of(ours.fte_after), fte_after[scope], "fte after of " + scope);
    expect_same(of(ours.fte_change), of_change(theirs.fte_not_known, theirs.fte[scope], scope),
                "fte of " + scope);
    expect_same(of(ours.cost_change_per_year), of_change(theirs.cost_not_known, theirs.cost[scope], scope),
                "cost of " + scope);
  }
  EXPECT_EQ(std::set<std::string>(ours.posts_without_cost.begin(), ours.posts_without_cost.end()),
            theirs.affected_without_cost);
  EXPECT_EQ(std::set<std::string>(ours.posts_without_shares.begin(), ours.posts_without_shares.end()),
            theirs.affected_without_shares);
}

std::map<int, std::pair<std::uint64_t, std::uint64_t>> tiers_of(const Rows &before, const Rows &after,
                                                                const std::string &meeting) {
  std::map<int, std::pair<std::uint64_t, std::uint64_t>> out;
  for (const auto &seat : oracle::reduced(before, oracle::seats_as_given(before, meeting)))
    ++out[oracle::tier(before, seat.post_id).value_or(0)].first;
  for (const auto &seat : oracle::reduced(after, oracle::seats_as_given(after, meeting)))
    ++out[oracle::tier(after, seat.post_id).value_or(0)].second;
  return out;
}

double hours_of_tier(const Rows &rows, const oracle::MeetingRow &meeting, int tier) {
  double out = 0;
  for (const auto &seat : oracle::reduced(rows, oracle::seats_as_given(rows, meeting.meeting_id)))
    if (oracle::tier(rows, seat.post_id).value_or(0) == tier) // 0: not known
      out += *oracle::hours(meeting) * oracle::rate(meeting, seat);
  return out;
}

void same_meetings(const Comparison &ours, const Rows &before, const Rows &after) {
  if (!oracle::meetings_known(before)) {
    EXPECT_TRUE(ours.meetings.empty());
    return;
  }
  for (const auto &row : *before.meetings) {
    const auto found = std::ranges::find(ours.meetings, row.meeting_id, &ReplayedMeeting::meeting_id);
    const auto theirs = tiers_of(before, after, row.meeting_id);
    const bool differs =
        std::ranges::any_of(theirs, [](const auto &t) { return t.second.first != t.second.second; });
    if (found == ours.meetings.end()) {
      EXPECT_FALSE(differs) << row.meeting_id;
      continue;
    }
    std::map<int, std::pair<std::uint64_t, std::uint64_t>> tiers;
    for (const TierSeats &tier : found->tiers) {
      tiers[static_cast<int>(tier.tier)] = {tier.attendances_before, tier.attendances_after};
      EXPECT_EQ(tier.hours_after.has_value(), oracle::hours(row).has_value());
      if (tier.hours_after && oracle::hours(row)) {
        EXPECT_NEAR(*tier.hours_after, hours_of_tier(after, row, static_cast<int>(tier.tier)), 1e-9);
      }
    }
    EXPECT_EQ(tiers, theirs) << row.meeting_id;
  }
}

class ComparisonOracle : public testing::TestWithParam<unsigned> {};

TEST_P(ComparisonOracle, equals_a_slow_calculation_on_the_rows) {
  for (unsigned seed = GetParam() * 50 + 1; seed <= GetParam() * 50 + 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Rows before = oracle::random_model(seed);
    Rows after = before;
    Editor(after, seed).edit();
    AppliedScenario applied;
    applied.model = model_of(after);
    if (!after.posts.empty() && after.posts.back().post_id.starts_with("new-"))
      applied.ring_fences = {{after.posts.back().post_id, oracle::post_ids(before)}};
    const Comparison ours = compare(model_of(before), {}, applied);
    const Expected theirs = expected(before, after);

    EXPECT_EQ(posts_of(ours, PostChange::created), theirs.created);
    EXPECT_EQ(posts_of(ours, PostChange::deleted), theirs.deleted);
    EXPECT_EQ(posts_of(ours, PostChange::changed), theirs.changed);
    EXPECT_EQ(posts_of(ours, PostChange::moved), theirs.moved);
    EXPECT_EQ(ours.created + ours.deleted + ours.changed + ours.moved, ours.posts.size());
    EXPECT_EQ(ours.at_risk, theirs.at_risk);
    std::set<std::string> at_risk;
    for (const PostId post : ours.posts_at_risk)
      at_risk.insert(before.posts[index(post)].post_id);
    EXPECT_EQ(at_risk, theirs.posts_at_risk);
    EXPECT_EQ(ours.functions_deleted, static_cast<unsigned>(theirs.functions_deleted));
    EXPECT_EQ(ours.lines_added, static_cast<unsigned>(theirs.lines_added));
    EXPECT_EQ(ours.lines_removed, static_cast<unsigned>(theirs.lines_removed));
    EXPECT_EQ(unshared_in(model_of(before), ours), theirs.unshared);
    EXPECT_EQ(ours.no_impact, static_cast<unsigned>(theirs.no_impact));
    EXPECT_EQ(ours.vacant_deleted, static_cast<unsigned>(theirs.vacant));
    std::uint64_t in_groups = 0;
    for (const AtRiskGroup &group : ours.at_risk_groups)
      in_groups += group.at_risk + group.no_impact + group.vacant_deleted;
    EXPECT_EQ(in_groups, ours.at_risk + ours.no_impact + ours.vacant_deleted);
    std::set<std::string> holders;
    for (const RingFencedHolder &holder : ours.places.holders)
      holders.insert(holder.holder);
    if (!applied.ring_fences.empty()) { // one place for all of them
      EXPECT_EQ(holders, theirs.shown_at_risk);
      EXPECT_EQ(ours.places.matched, theirs.at_risk == 0 ? 0u : 1u);
    }
    same_money(ours, theirs, before, after);
    EXPECT_EQ(ours.staff_groups_changed, static_cast<unsigned>(theirs.groups_changed));
    EXPECT_EQ(ours.staff_groups_moved, static_cast<unsigned>(theirs.groups_moved));
    EXPECT_EQ(ours.staff_groups_deleted, static_cast<unsigned>(theirs.groups_deleted));
    same_meetings(ours, before, after);
  }
}

TEST_P(ComparisonOracle, a_scenario_without_changes_gives_no_change_anywhere) {
  for (unsigned seed = GetParam() * 50 + 1; seed <= GetParam() * 50 + 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Rows rows = oracle::random_model(seed);
    AppliedScenario applied;
    applied.model = model_of(rows);
    const Comparison out = compare(model_of(rows), {}, applied);
    EXPECT_TRUE(out.posts.empty());
    EXPECT_EQ(out.created + out.deleted + out.changed + out.moved, 0u);
    EXPECT_EQ(out.fte_before.all, out.fte_after.all);
    EXPECT_EQ(out.fte_before.organisations, out.fte_after.organisations);
    const std::vector<std::optional<double>> zeros(rows.organisations.size(), 0.0);
    EXPECT_EQ(out.fte_change.all, 0.0);
    EXPECT_EQ(out.fte_change.organisations, zeros);
    EXPECT_EQ(out.cost_change_per_year.all, 0.0);
    EXPECT_EQ(out.cost_change_per_year.organisations, zeros);
    EXPECT_TRUE(out.posts_without_cost.empty());
    EXPECT_EQ(out.staff_groups_changed + out.staff_groups_moved + out.staff_groups_deleted, 0u);
    EXPECT_EQ(out.at_risk + out.no_impact + out.vacant_deleted, 0u);
    EXPECT_TRUE(out.at_risk_groups.empty());
    EXPECT_TRUE(out.places.holders.empty() && out.places.posts.empty());
    EXPECT_TRUE(out.meetings.empty());
    if (out.before.duplicated_attendance) {
      EXPECT_EQ(out.before.duplicated_attendance->kinds, out.after.duplicated_attendance->kinds);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(RandomPairs, ComparisonOracle, testing::Range(0u, 6u));

} // namespace
} // namespace organograph::comparison_oracle_test

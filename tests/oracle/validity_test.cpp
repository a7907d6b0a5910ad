// SPDX-License-Identifier: Apache-2.0
// No random model may have what model.md calls an error.
#include "facts.hpp"
#include "random_model.hpp"

#include "support/how_many.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace organograph::oracle::validity_test {
namespace {

using Keys = std::vector<Ids>;

void expect_unique(const Keys &keys, const char *what) {
  EXPECT_EQ(std::set<Ids>(keys.begin(), keys.end()).size(), keys.size()) << what;
}

void expect_declared(const Ids &used, const Ids &declared, const char *what) {
  for (const std::string &id : used)
    EXPECT_TRUE(std::count(declared.begin(), declared.end(), id)) << what << " " << id;
}

Ids pair_of(const std::string &a, const std::string &b) {
  return {std::min(a, b), std::max(a, b)};
}

void check_posts(const Rows &rows) {
  Keys ids;
  for (const PostRow &row : rows.posts) {
    ids.push_back({row.post_id});
    expect_declared({row.organisation_id}, organisation_ids(rows), "employer");
    if (!row.function.empty())
      expect_declared({row.function}, function_ids(rows), "function");
    // The walk ends after as many steps as there are posts, or it is a cycle.
    std::string above = row.reports_to;
    for (std::size_t steps = 0; !above.empty() && above != "?"; above = post(rows, above).reports_to)
      ASSERT_LE(++steps, rows.posts.size()) << "cycle above " << row.post_id;
    EXPECT_GE(row.tier.value_or(1), 1);
    if (is_assistant(row)) {
      EXPECT_TRUE(children(rows, row.post_id).empty() && !row.reports_to.empty());
    }
  }
  for (const std::string &partner : partner_ids(rows))
    ids.push_back({partner});
  expect_unique(ids, "posts and partners");
}

void check_shares(const Rows &rows) {
  std::map<std::string, double> sums;
  Keys keys;
  for (const PostShareRow &row : rows_of(rows.post_shares)) {
    expect_declared({row.post_id}, post_ids(rows), "share of");
    if (row.organisation_id != "?")
      expect_declared({row.organisation_id}, organisation_ids(rows), "share for");
    keys.push_back({row.post_id, row.organisation_id});
    if (row.cost_share)
      sums[row.post_id] += *row.cost_share;
  }
  for (const auto &[id, sum] : sums)
    EXPECT_LT(std::abs(sum - 1), 0.0009) << id;
  expect_unique(keys, "shares");
  keys.clear();
  for (const PostFunctionRow &row : rows_of(rows.post_functions)) {
    expect_declared({row.post_id}, post_ids(rows), "function of");
    expect_declared({row.function}, function_ids(rows), "further function");
    keys.push_back({row.post_id, row.function});
  }
  expect_unique(keys, "post_functions");
  for (const ReportingLineRow &row : rows_of(rows.reporting_lines))
    expect_declared({row.post_id, row.reports_to}, post_ids(rows), "reporting line");
  for (const StaffGroupRow &row : rows_of(rows.staff_groups))
    expect_declared({row.reports_to}, post_ids(rows), "staff group");
}

void check_meetings(const Rows &rows) {
  Keys meetings, seats, links;
  Ids meeting_ids, attendees = post_ids(rows);
  for (const MeetingRow &row : rows_of(rows.meetings)) {
    meetings.push_back({row.meeting_id});
    meeting_ids.push_back(row.meeting_id);
    if (!row.function.empty())
      expect_declared({row.function}, function_ids(rows), "meeting's function");
  }
  for (const std::string &partner : partner_ids(rows))
    attendees.push_back(partner);
  for (const AttendanceRow &row : rows_of(rows.attendance)) {
    expect_declared({row.meeting_id}, meeting_ids, "attended");
    expect_declared({row.attendee_id}, attendees, "attendee");
    seats.push_back({row.meeting_id, row.attendee_id});
    if (!row.function.empty())
      expect_declared({row.function}, function_ids(rows), "seat's function");
    for (const MeetingRow &meeting : rows_of(rows.meetings))
      if (meeting.meeting_id == row.meeting_id) {
        EXPECT_LE(row.attended.value_or(0), occurrences(meeting)) << row.meeting_id;
      }
  }
  for (const PartnerLinkRow &row : rows_of(rows.partner_links)) {
    expect_declared({row.partner_id}, partner_ids(rows), "link of");
    expect_declared({row.post_id}, post_ids(rows), "link to");
    const std::string own = post(rows, row.post_id).function;
    links.push_back({row.partner_id, row.post_id, row.function.empty() ? own : row.function});
  }
  expect_unique(meetings, "meetings");
  expect_unique(seats, "attendance");
  expect_unique(links, "links");
}

void check_register(const Rows &rows) {
  Keys keys, targets;
  for (const ArrangementRow &row : rows_of(rows.arrangements)) {
    expect_declared({row.function}, function_ids(rows), "arrangement for");
    const Ids pair = pair_of(row.organisation_a, row.organisation_b);
    expect_declared(pair, organisation_ids(rows), "arrangement of");
    EXPECT_NE(pair[0], pair[1]);
    keys.push_back({row.function, row.dimension, pair[0], pair[1]});
  }
  for (const IntegrationTargetRow &row : rows_of(rows.integration_targets)) {
    expect_declared({row.function}, function_ids(rows), "target for");
    const Ids pair = pair_of(row.organisation_a, row.organisation_b);
    EXPECT_NE(pair[0], pair[1]);
    targets.push_back({row.function, pair[0], pair[1]});
  }
  expect_unique(keys, "register");
  expect_unique(targets, "targets");
}

TEST(RandomModel, IsValid) {
  for (std::uint64_t seed = 1; seed <= test::how_many(400, 2000) && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Rows rows = random_model(seed);
    ASSERT_FALSE(rows.posts.empty());
    ASSERT_LE(rows.posts.size(), 40u);
    check_posts(rows);
    check_shares(rows);
    check_meetings(rows);
    check_register(rows);
  }
}

// FNV-1a over the tables of some seeds: another compiler or library must draw the same models.
TEST(RandomModel, IsTheSameEverywhere) {
  std::uint64_t hash = 14695981039346656037u;
  for (std::uint64_t seed = 1; seed <= 50; ++seed)
    for (const auto &[name, text] : to_csv(random_model(seed)))
      for (const char c : name + text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  EXPECT_EQ(hash, 11265094870239187037u);
}

} // namespace
} // namespace organograph::oracle::validity_test

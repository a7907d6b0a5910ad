// SPDX-License-Identifier: Apache-2.0
// Undoing joint posts of random models, by hand on the rows.
#include "oracle/facts.hpp"
#include "support/random_models.hpp"
#include "support/undone.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace organograph::test::decoupling_random_test {
namespace {

using testing::IsEmpty;
using undone::made;
using undone::Made;
using undone::text;

struct HandHalf {
  std::string post_id, organisation;
};

/// By post_id, the joint posts: halves in the organisations' order, and who keeps the holder.
struct HandSplit {
  std::vector<HandHalf> halves;
  std::string keeper; // organisation

  std::string in(const std::string &organisation) const {
    std::string of_keeper;
    for (const HandHalf &half : halves) {
      if (half.organisation == organisation)
        return half.post_id;
      if (half.organisation == keeper)
        of_keeper = half.post_id;
    }
    return of_keeper;
  }
};
using HandSplits = std::map<std::string, HandSplit>;

HandSplits split_by_hand(const oracle::Rows &rows) {
  HandSplits out;
  for (const oracle::PostRow &row : rows.posts) {
    const auto served = oracle::serves(rows, row.post_id);
    if (served.size() < 2 || served.contains("?"))
      continue;
    HandSplit &split = out[row.post_id];
    for (const std::string &organisation : oracle::in_order(oracle::organisation_ids(rows), served))
      split.halves.push_back({row.post_id + "@" + organisation, organisation});
    for (const oracle::PostShareRow &share : *rows.post_shares)
      if (share.post_id == row.post_id && split.keeper.empty())
        split.keeper = share.organisation_id;
    if (served.contains(row.organisation_id))
      split.keeper = row.organisation_id;
  }
  return out;
}

template <typename Row, typename Member>
void repeat(oracle::OptionalTable<Row> &table, Member member, const HandSplits &splits) {
  if (!table)
    return;
  std::vector<Row> out;
  for (const Row &row : *table) {
    if (!splits.contains(row.*member))
      out.push_back(row);
    else
      for (const HandHalf &half : splits.at(row.*member).halves) {
        out.push_back(row);
        out.back().*member = half.post_id;
      }
  }
  table = out;
}

std::vector<oracle::PostRow> posts_by_hand(const oracle::Rows &rows, const HandSplits &splits) {
  std::vector<oracle::PostRow> out;
  for (oracle::PostRow row : rows.posts) {
    const bool managed_by_joint = splits.contains(row.reports_to);
    const std::string manager = row.reports_to;
    if (!splits.contains(row.post_id)) {
      if (managed_by_joint)
        row.reports_to = splits.at(manager).in(row.organisation_id);
      out.push_back(row);
      continue;
    }
    const HandSplit &split = splits.at(row.post_id);
    for (const HandHalf &half : split.halves) {
      oracle::PostRow now = row;
      now.post_id = half.post_id;
      now.organisation_id = half.organisation;
      if (managed_by_joint)
        now.reports_to = splits.at(manager).in(half.organisation);
      if (half.organisation != split.keeper) {
        now.holder.clear();
        now.holder_id.clear();
        now.status = "vacant";
      }
      for (const oracle::PostShareRow &share : *rows.post_shares)
        if (share.post_id == row.post_id && share.organisation_id == half.organisation) {
          now.grade = share.grade.empty() ? row.grade : share.grade;
          now.annual_cost = share.sole_cost ? share.sole_cost : row.annual_cost;
        }
      out.push_back(now);
    }
  }
  return out;
}

// Who keeps the post looks after its agreements. A benefit is of the half of its organisation, without one of
// all halves. Recharges and use are of the post as it was.
void split_registers(oracle::Rows &rows, const HandSplits &splits) {
  const auto is_split = [&](const auto &row) { return splits.contains(row.post_id); };
  if (rows.recharges)
    std::erase_if(*rows.recharges, is_split);
  if (rows.service_use)
    std::erase_if(*rows.service_use, is_split);
  if (rows.agreements)
    for (oracle::AgreementRow &row : *rows.agreements)
      if (splits.contains(row.owner_post))
        row.owner_post = splits.at(row.owner_post).in("");
  if (!rows.benefits)
    return;
  for (oracle::BenefitRow &row : *rows.benefits) {
    const oracle::Ids posts = oracle::names_in(row.posts);
    row.posts.clear();
    const auto add = [&](const std::string &id) { row.posts += (row.posts.empty() ? "" : ";") + id; };
    for (const std::string &id : posts)
      if (!splits.contains(id))
        add(id);
      else if (!row.organisation_id.empty())
        add(splits.at(id).in(row.organisation_id));
      else
        for (const HandHalf &half : splits.at(id).halves)
          add(half.post_id);
  }
}

oracle::Rows decoupled_by_hand(const oracle::Rows &rows) {
  const HandSplits splits = split_by_hand(rows);
  oracle::Rows out = rows;
  out.posts = posts_by_hand(rows, splits);
  if (out.post_shares)
    std::erase_if(*out.post_shares, [&](const auto &row) { return splits.contains(row.post_id); });
  if (out.staff_groups)
    for (oracle::StaffGroupRow &group : *out.staff_groups)
      if (splits.contains(group.reports_to))
        group.reports_to = splits.at(group.reports_to).in(group.organisation_id);
  repeat(out.attendance, &oracle::AttendanceRow::attendee_id, splits);
  repeat(out.partner_links, &oracle::PartnerLinkRow::post_id, splits);
  repeat(out.post_functions, &oracle::PostFunctionRow::post_id, splits);
  repeat(out.reporting_lines, &oracle::ReportingLineRow::post_id, splits);
  repeat(out.reporting_lines, &oracle::ReportingLineRow::reports_to, splits);
  if (out.statutory_roles)
    for (oracle::StatutoryRoleRow &role : *out.statutory_roles)
      if (splits.contains(role.post_id))
        role.post_id = splits.at(role.post_id).in(role.organisation_id);
  split_registers(out, splits);
  return out;
}

std::vector<std::string> csv_of(const Draft &draft) {
  std::vector<std::string> out;
  for (std::size_t t = 0; t < model_table_count; ++t)
    out.push_back(draft.tables[t] ? io::to_csv(*draft.tables[t]) : "absent");
  return out;
}

class RandomDecoupling : public testing::TestWithParam<unsigned> {
protected:
  template <typename Fn> void for_each_model(Fn fn) const {
    for (unsigned seed = GetParam() * 25 + 1; seed <= GetParam() * 25 + 25; ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      fn(oracle::random_model_with_registers(seed));
    }
  }
};

TEST_P(RandomDecoupling, the_draft_is_the_one_that_a_hand_would_write) {
  for_each_model([](const oracle::Rows &rows) {
    const Made now = made(files_of(rows));
    EXPECT_EQ(csv_of(decoupled(now.draft, now.model, joint_posts(now.model))),
              csv_of(io::read_model_files(files_of(decoupled_by_hand(rows)))));
  });
}

TEST_P(RandomDecoupling, leaves_no_joint_post_and_every_line) {
  for_each_model([](const oracle::Rows &rows) {
    const Made now = made(files_of(rows));
    const Model &before = now.model;
    const auto all = posts_to_undo(before);
    const Model after = made(decoupled(now.draft, before, all)).model;
    EXPECT_THAT(posts_to_undo(after), IsEmpty());
    EXPECT_EQ(not_undone(after).size(), not_undone(before).size());
    std::size_t at = 0, lines = 0;
    std::map<OrganisationId, double> fte_before, fte_after;
    for (std::size_t p = 0; p < before->posts.size(); ++p) {
      const auto served = before->posts.serves[p];
      const std::size_t halves = before->posts.shared_with_other[p] != 0 ? 1 : served.size();
      for (const Served &s : served.first(halves))
        fte_before[s.organisation] += before->posts.fte[p];
      for (std::size_t half = 0; half < halves; ++half, ++at) {
        if (halves == 1) { // the same sovereign post
          EXPECT_EQ(text(after, id_at<PostId>(at)), text(before, id_at<PostId>(p)));
          EXPECT_EQ(after->posts.employer[at], before->posts.employer[p]);
          EXPECT_EQ(after->posts.status[at], before->posts.status[p]);
          EXPECT_EQ(after.text(after->posts.holder[at]), before.text(before->posts.holder[p]));
          EXPECT_EQ(after->posts.serves[at][0].organisation, served[0].organisation);
        }
        EXPECT_EQ(after->posts.manager[at] == none<PostId>, before->posts.manager[p] == none<PostId>);
        EXPECT_EQ(after->posts.layer[at], before->posts.layer[p]);
        lines += before->posts.manager[p] != none<PostId>;
      }
    }
    ASSERT_EQ(at, after->posts.size());
    for (std::size_t p = 0; p < after->posts.size(); ++p)
      fte_after[after->posts.serves[p][0].organisation] += after->posts.fte[p];
    for (const auto &[organisation, fte] : fte_before)
      EXPECT_NEAR(fte_after[organisation], fte, 1e-9);
    EXPECT_EQ(after->posts.reports.items.size(), lines);
  });
}

std::set<std::pair<PartnerId, FunctionId>> one_voices(const Analysis &analysis) {
  std::set<std::pair<PartnerId, FunctionId>> out;
  if (analysis.partner_contact)
    for (const PartnerFunction &pair : analysis.partner_contact->pairs)
      if (pair.one_voice)
        out.emplace(pair.partner, pair.function);
  return out;
}

void expect_figures(const Made &now, const std::vector<PostId> &posts, const Analysis &before,
                    const Decoupling &found) {
  const Model model = made(decoupled(now.draft, now.model, posts)).model;
  const auto &duplicated = before.duplicated_attendance;
  const Analysis after = analyse(model, {}, duplicated ? duplicated->kinds : std::vector<MeetingKind>());
  if (duplicated) {
    EXPECT_EQ(after.duplicated_attendance->kinds, duplicated->kinds);
    EXPECT_EQ(static_cast<std::int64_t>(duplicated->all.duplicated) +
                  found.attendances_that_become_duplicated,
              static_cast<std::int64_t>(after.duplicated_attendance->all.duplicated));
  }
  auto kept = one_voices(before);
  for (const auto &lost : found.lost_one_voice)
    EXPECT_EQ(kept.erase(lost), 1U);
  EXPECT_TRUE(std::ranges::includes(one_voices(after), kept));
  for (const auto &lost : found.lost_one_voice)
    EXPECT_FALSE(one_voices(after).contains(lost));
  ASSERT_EQ(after.integration_depth.size(), before.integration_depth.size());
  std::size_t falls = 0, rises = 0, both = 0, not_known = 0;
  for (std::size_t i = 0; i < after.integration_depth.size(); ++i) {
    const Integration &was = before.integration_depth[i], &is = after.integration_depth[i];
    ASSERT_EQ(std::tuple(was.function, was.organisation_a, was.organisation_b),
              std::tuple(is.function, is.organisation_a, is.organisation_b));
    const bool falls_somewhere = is.reached_at_most < was.reached || is.secured_at_most < was.secured;
    const bool rises_somewhere = is.reached > was.reached_at_most || is.secured > was.secured_at_most;
    const bool other = std::tuple(is.reached, is.reached_at_most, is.secured, is.secured_at_most) !=
                       std::tuple(was.reached, was.reached_at_most, was.secured, was.secured_at_most);
    if (!other)
      continue;
    const auto &list = falls_somewhere && rises_somewhere ? found.fallen_and_risen_services
                       : falls_somewhere                  ? found.fallen_services
                       : rises_somewhere                  ? found.risen_services
                                                          : found.services_not_known;
    std::size_t &at = falls_somewhere && rises_somewhere ? both
                      : falls_somewhere                  ? falls
                      : rises_somewhere                  ? rises
                                                         : not_known;
    ASSERT_LT(at, list.size());
    const LevelChange &change = list[at++];
    EXPECT_EQ(std::tuple(was.function, was.organisation_a, was.organisation_b, was.reached, is.reached,
                         was.secured, is.secured),
              std::tuple(change.function, change.organisation_a, change.organisation_b, change.reached.before,
                         change.reached.after, change.secured.before, change.secured.after));
    EXPECT_EQ(std::tuple(was.reached_at_most, is.reached_at_most, was.secured_at_most, is.secured_at_most),
              std::tuple(change.reached.before_at_most, change.reached.after_at_most,
                         change.secured.before_at_most, change.secured.after_at_most));
  }
  std::set<std::pair<OrganisationId, std::string>> without;
  if (before.statutory_officers)
    for (const RoleInCouncil &was : before.statutory_officers->roles) {
      const auto is = std::ranges::find_if(after.statutory_officers->roles, [&](const RoleInCouncil &other) {
        return other.role == was.role && other.organisation == was.organisation;
      });
      if (was.state == RoleState::held &&
          (is == after.statutory_officers->roles.end() || is->state != RoleState::held))
        without.emplace(was.organisation, was.role);
    }
  EXPECT_EQ(without, std::set(found.left_without.begin(), found.left_without.end()));
  EXPECT_EQ(falls, found.fallen_services.size());
  EXPECT_EQ(rises, found.risen_services.size());
  EXPECT_EQ(both, found.fallen_and_risen_services.size());
  EXPECT_EQ(not_known, found.services_not_known.size());
  std::vector<OrganisationPair> still;
  std::ranges::set_difference(before.bridges->connected, found.no_longer_connected,
                              std::back_inserter(still));
  EXPECT_EQ(still.size() + found.no_longer_connected.size(), before.bridges->connected.size());
  EXPECT_EQ(still, after.bridges->connected);
}

TEST_P(RandomDecoupling, the_figures_are_those_of_the_two_models_in_full) {
  for_each_model([](const oracle::Rows &rows) {
    const Made now = made(files_of(rows));
    const Analysis before = analyse(now.model);
    const auto all = posts_to_undo(now.model);
    expect_figures(now, all, before, decouple(now.draft, now.model, all));
    const auto each = decouple_each(now.draft, now.model, 3);
    for (const Decoupling &one : each)
      expect_figures(now, {now.model.find_post(one.posts.at(0))}, before, one);
  });
}

INSTANTIATE_TEST_SUITE_P(seeds, RandomDecoupling, testing::Range(0U, 8U));

} // namespace
} // namespace organograph::test::decoupling_random_test

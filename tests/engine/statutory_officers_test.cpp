// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/statutory_officers.hpp"

#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace organograph::test::statutory_officers_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// CE serves both councils; L1, L2 of county and city have one holder; F of the county reports to X of the
// city; V is vacant.
Model model_with(const std::string &roles, const std::string &kinds = "county,county\ncity,unitary\n") {
  const std::size_t second = kinds.find('\n') + 1;
  return model_of(
      {{"organisations.csv", "organisation_id,name,kind\ncounty,County" +
                                 kinds.substr(kinds.find(','), second - kinds.find(',')) + "city,City" +
                                 kinds.substr(kinds.find(',', second))},
       {"posts.csv", "post_id,title,organisation_id,reports_to,holder,status\n"
                     "CE,Chief,county,,Ann,\nL1,Law,county,CE,Bob,\nL2,Law,city,CE,Bob,\n"
                     "X,Finance,city,CE,Cid,\nF,Finance,county,X,Dee,\nV,Children,county,CE,,vacant\n"},
       {"post_shares.csv", "post_id,organisation_id,cost_share\nCE,county,0.5\nCE,city,0.5\n"},
       {"statutory_roles.csv", "role,organisation_id,post_id,kind,protocol\n" + roles}});
}

const RoleInCouncil &role_of(const StatutoryOfficers &found, std::string_view role,
                             std::size_t organisation) {
  const auto at = std::ranges::find_if(found.roles, [&](const RoleInCouncil &each) {
    return each.role == role && index(each.organisation) == organisation;
  });
  if (at == found.roles.end())
    throw std::runtime_error("no such role");
  return *at;
}

std::vector<std::string> states(const StatutoryOfficers &found) {
  std::vector<std::string> out;
  for (const RoleInCouncil &role : found.roles)
    out.push_back(role.role + " " + std::to_string(index(role.organisation)) + " " +
                  std::string(name(role.state)));
  return out;
}

TEST(StatutoryOfficers, asks_a_council_with_rows_for_what_the_law_asks_and_none_without) {
  const StatutoryOfficers found = statutory_officers(model_with("dcs,county,V,,\ndph,county,?,,\n"));
  EXPECT_THAT(states(found), ElementsAre("head_of_paid_service 0 missing", "monitoring_officer 0 missing",
                                         "chief_finance_officer 0 missing", "dcs 0 vacant", "dass 0 missing",
                                         "dph 0 not known"));
  EXPECT_THAT(found.not_given, ElementsAre(id_at<OrganisationId>(1)));
  EXPECT_EQ(found.missing, 4U);
  EXPECT_EQ(found.vacant, 1U);
  EXPECT_EQ(found.not_known, 1U);
  EXPECT_EQ(found.held, 0U);
}

TEST(StatutoryOfficers, a_district_is_asked_for_three_and_of_an_unknown_kind_it_is_said) {
  const std::string rows = "monitoring_officer,county,L1,,\nmonitoring_officer,city,L2,,\n";
  const StatutoryOfficers district =
      statutory_officers(model_with(rows, "county,District Council\ncity,borough\n"));
  EXPECT_EQ(district.missing, 4U);
  EXPECT_THAT(district.kind_not_known, ElementsAre(id_at<OrganisationId>(1)));
  EXPECT_EQ(statutory_officers(model_with(rows, "county,London Borough\ncity,metropolitan\n")).missing, 10U);
  const StatutoryOfficers without = statutory_officers(model_with(rows), false);
  EXPECT_EQ(without.missing, 0U);
  EXPECT_THAT(without.kind_not_known, IsEmpty());
  EXPECT_EQ(without.roles.size(), 2U);
}

TEST(StatutoryOfficers, people_are_counted_and_not_posts) {
  const Model model =
      model_with("monitoring_officer,county,L1,,\nmonitoring_officer,city,L2,acting,by turns\n"
                 "dph,county,CE,,\ndph,city,CE,,\n");
  const StatutoryOfficers found = statutory_officers(model);
  ASSERT_EQ(found.dual_services.size(), 2U) << "Bob on two posts, Ann on one";
  EXPECT_THAT(found.dual_services[0].posts, ElementsAre(model.find_post("L1"), model.find_post("L2")));
  EXPECT_TRUE(found.dual_services[0].with_protocol) << "one row says it";
  EXPECT_EQ(found.dual_services[1].role, "dph");
  EXPECT_FALSE(found.dual_services[1].with_protocol);
  EXPECT_EQ(found.without_protocol, 1U);
  ASSERT_EQ(found.posts.size(), 3U);
  EXPECT_EQ(found.posts[0].roles, 2U);
  EXPECT_EQ(found.posts[1].roles, 1U);
  EXPECT_EQ(found.posts[1].roles_of_holder, 2U);
}

TEST(StatutoryOfficers, two_people_hold_twice_and_one_person_does_not) {
  const StatutoryOfficers found = statutory_officers(
      model_with("dcs,county,L1,,\ndcs,county,L2,,\ndass,county,L1,,\ndass,county,X,,\ndph,county,L1,,\n"
                 "dph,county,X,acting,\n"));
  EXPECT_FALSE(role_of(found, "dcs", 0).held_twice);
  EXPECT_TRUE(role_of(found, "dass", 0).held_twice);
  EXPECT_FALSE(role_of(found, "dph", 0).held_twice) << "somebody acts for who is away";
  EXPECT_EQ(found.held_twice, 1U);
}

TEST(StatutoryOfficers, a_deputy_that_is_the_holder_is_said) {
  const StatutoryOfficers found = statutory_officers(
      model_with("monitoring_officer,county,L1,,\nmonitoring_officer,county,L2,deputy,\n"
                 "dcs,county,X,,\ndcs,county,L1,deputy,\ndph,county,X,,\nmayor_support,city,L2,deputy,\n"));
  EXPECT_TRUE(role_of(found, "monitoring_officer", 0).deputy_is_holder);
  EXPECT_FALSE(role_of(found, "dcs", 0).deputy_is_holder);
  EXPECT_FALSE(role_of(found, "dcs", 0).without_deputy);
  EXPECT_TRUE(role_of(found, "dph", 0).without_deputy);
  EXPECT_EQ(role_of(found, "mayor_support", 1).state, RoleState::not_held);
  EXPECT_EQ(found.without_deputy, 1U);
}

TEST(StatutoryOfficers, the_law_keeps_some_roles_apart_and_asks_for_a_test_of_others) {
  const StatutoryOfficers found = statutory_officers(
      model_with("monitoring_officer,county,L1,,\nchief_finance_officer,county,L2,acting,\n"
                 "head_of_paid_service,city,L1,,\ndcs,city,CE,,\ndass,city,CE,,\ndass,county,CE,,\n"));
  ASSERT_EQ(found.conflicts.size(), 1U) << "one person on two posts, and in another council it is none";
  EXPECT_EQ(found.conflicts[0].pair->second, "chief_finance_officer");
  EXPECT_EQ(found.conflicts[0].posts.size(), 2U);
  ASSERT_EQ(found.combined.size(), 1U);
  EXPECT_EQ(index(found.combined[0].organisation), 1U);
}

TEST(StatutoryOfficers, a_line_that_leaves_the_council_is_said) {
  const Model model = model_with("chief_finance_officer,county,F,,\nmonitoring_officer,county,L1,,\n");
  const StatutoryOfficers found = statutory_officers(model);
  EXPECT_THAT(role_of(found, "chief_finance_officer", 0).line_outside, ElementsAre(model.find_post("F")));
  EXPECT_EQ(found.line_outside, 1U) << "the Chief Executive serves both";
}

TEST(StatutoryOfficers, every_rule_has_a_statute_and_pairs_are_of_rules) {
  for (const StatutoryRole &rule : statutory_rules())
    EXPECT_FALSE(rule.statute.empty() || rule.name.empty() || rule.letters.empty()) << rule.role;
  for (const StatutoryPair &pair : statutory_pairs())
    EXPECT_TRUE(statutory_rule(pair.first) != nullptr && statutory_rule(pair.second) != nullptr);
}

} // namespace
} // namespace organograph::test::statutory_officers_test

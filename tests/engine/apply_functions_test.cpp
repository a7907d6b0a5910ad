// SPDX-License-Identifier: Apache-2.0
// function_changes.csv, line_changes.csv, links that become one, and ring-fences along a chain: small cases
// by hand. Random ones: scenario_oracle_test.cpp.
#include "organograph/engine/comparison.hpp"
#include "organograph/engine/partner_contact.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::test::apply_functions_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

AppliedScenario applied(const Files &model, const Files &scenario) {
  return apply_scenario(io::read_model_files(model), io::read_scenario_files("s", scenario));
}

const Files base = {{"organisations.csv", "organisation_id,name\nccc,County\npcc,City\n"},
                    {"functions.csv", "function,name\nx,X\ny,Y\nz,Z\n"},
                    {"posts.csv", "post_id,title,organisation_id,function\nA,t,ccc,x\nB,t,pcc,y\n"},
                    {"post_functions.csv", "post_id,function\nA,y\n"},
                    {"reporting_lines.csv", "post_id,reports_to,kind\nA,B,dotted\nA,B,professional\n"}};

/// 'A:y,z' of each post with further functions.
std::vector<std::string> further(const AppliedScenario &result) {
  std::vector<std::string> out;
  const Model &model = *result.model;
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    std::string functions;
    for (const FunctionId f : model->posts.further_functions[p])
      functions += (functions.empty() ? "" : ",") + std::string(model.text(model->functions.id[index(f)]));
    if (!functions.empty())
      out.push_back(std::string(model.text(model->posts.id[p])) + ":" + functions);
  }
  return out;
}

std::vector<std::string> further_after(const std::string &rows) {
  const AppliedScenario result =
      applied(base, {{"function_changes.csv", "post_id,function,action\n" + rows}});
  EXPECT_THAT(errors(result), IsEmpty());
  return result.model ? further(result) : std::vector<std::string>{};
}

TEST(FunctionChanges, add_remove_and_set_further_functions) {
  EXPECT_THAT(further_after("A,z,add\nB,x,add\n"), ElementsAre("A:y,z", "B:x"));
  EXPECT_THAT(further_after("A,y,remove\n"), IsEmpty());
  EXPECT_THAT(further_after("A,z,set\n"), ElementsAre("A:z"));
  EXPECT_THAT(further_after("A,z; y; x,set\n"), ElementsAre("A:y,z")); // x is its own
  EXPECT_THAT(further_after("A,-,set\nB,z,set\n"), ElementsAre("B:z"));
  EXPECT_THAT(further_after("A,y,remove\nA,y,add\n"), ElementsAre("A:y"));
}

TEST(FunctionChanges, come_after_the_posts_and_before_the_rest) {
  const AppliedScenario result =
      applied(base, {{"changes.csv", "action,post_id,title,organisation_id,function\ncreate,N,t,pcc,\n"
                                     "change,B,,,z\n"},
                     {"function_changes.csv", "post_id,function,action\nN,x,add\nB,y,add\n"}});
  EXPECT_THAT(errors(result), IsEmpty());
  EXPECT_THAT(further(result), ElementsAre("A:y", "B:y", "N:x"));
}

TEST(LineChanges, add_and_remove_lines_beside_the_management_line) {
  const AppliedScenario result =
      applied(base, {{"line_changes.csv", "post_id,reports_to,kind,action\nA,B,dotted,remove\nA,B,,remove\n"
                                          "B,A,dotted,add\n"}});
  EXPECT_THAT(errors(result), IsEmpty());
  ASSERT_EQ((*result.model)->reporting_lines.size(), 1U);
  EXPECT_EQ((*result.model)->reporting_lines[0].post, (*result.model).find_post("B"));
}

// --- links that become one --------------------------------------------------------------------------------

const Files partners = {{"organisations.csv", "organisation_id,name\nccc,County\npcc,City\n"},
                        {"partners.csv", "partner_id,name\nnhs,Health\n"}};

Files with_links(const std::string &posts, const std::string &links, const std::string &shares = "") {
  Files out = partners;
  out.emplace_back("posts.csv", "post_id,title,organisation_id,function\n" + posts);
  out.emplace_back("partner_links.csv", "partner_id,post_id,function,kind\n" + links);
  if (!shares.empty())
    out.emplace_back("post_shares.csv", "post_id,organisation_id,cost_share\n" + shares);
  return out;
}

struct Contacts {
  std::size_t links, shared, one_voice, dual;
  bool operator==(const Contacts &) const = default;
};

Contacts contacts(const Model &model) {
  const PartnerContact found = partner_contact(model);
  return {model->partner_links->size(), found.shared, found.one_voice, found.dual_ownership};
}

TEST(Links, a_capital_changes_no_figure) {
  const std::string posts = "A1,t,ccc,adults\nA2,t,ccc,adults\nB1,t,pcc,adults\n";
  const Files delete_a1 = {{"changes.csv", "action,post_id,successor\ndelete,A1,A2\n"}};
  for (const std::string lead : {"lead", "Lead", "LEAD"}) {
    const std::string links = "nhs,A2,adults,\nnhs,A1,adults," + lead + "\nnhs,B1,adults," + lead + "\n";
    const Files apart = with_links(posts, links);
    EXPECT_EQ(contacts(model_of(apart)), (Contacts{3, 1, 0, 1}));
    EXPECT_EQ(contacts(*applied(apart, delete_a1).model), (Contacts{2, 1, 0, 1})) << lead;
    const Files joint = with_links(posts, links, "B1,ccc,0.5\nB1,pcc,0.5\n");
    EXPECT_EQ(contacts(*applied(joint, delete_a1).model).one_voice, 0U) << lead;
  }
  const Files remove = {{"link_changes.csv", "partner_id,post_id,action,kind\nnhs,A1,remove,lead\n"}};
  EXPECT_THAT(errors(applied(with_links(posts, "nhs,A1,adults,Lead\n"), remove)), IsEmpty());
  const BuildResult twice = built(with_links(posts, "nhs,A1,adults,Lead\nnhs,A1,adults,lead\n"));
  EXPECT_FALSE(twice.model);
}

TEST(Links, that_a_new_function_makes_the_same_are_one_and_a_lead) {
  const Files model =
      with_links("A1,t,ccc,\nB1,t,pcc,adults\n", "nhs,A1,,lead\nnhs,A1,,local\nnhs,B1,adults,lead\n");
  const AppliedScenario result =
      applied(model, {{"changes.csv", "action,post_id,function\nchange,A1,adults\n"}});
  ASSERT_TRUE(result.model);
  ASSERT_EQ((*result.model)->partner_links->size(), 2U);
  EXPECT_TRUE((*result.model)->partner_links->front().lead);
}

TEST(Links, of_any_number_and_kind_become_one_with_the_successors) {
  const Files model =
      with_links("A1,t,ccc,x\nA2,t,ccc,x\n", "nhs,A2,x,local\nnhs,A2,x,lead\nnhs,A1,x,\nnhs,A1,x,old\n");
  const AppliedScenario result =
      applied(model, {{"changes.csv", "action,post_id,successor\ndelete,A1,A2\n"}});
  ASSERT_EQ((*result.model)->partner_links->size(), 1U);
  EXPECT_TRUE((*result.model)->partner_links->front().lead);
}

TEST(Links, of_a_post_without_function_stay_where_it_is_emptied_again) {
  const Files model = with_links("A1,t,ccc,\n", "nhs,A1,,\n");
  const AppliedScenario result =
      applied(model, {{"changes.csv", "action,post_id,function\nchange,A1,-\nchange,A1,adults\n"}});
  ASSERT_TRUE(result.model);
  ASSERT_EQ((*result.model)->partner_links->size(), 1U);
}

// --- ring-fences along a chain -----------------------------------------------------------------------------

/// What the second scenario of a chain says of places: 'holder matched place ..', then 'post matched'.
std::vector<std::string> places_after(const std::string &first, const std::string &second) {
  const Files model = {{"organisations.csv", "organisation_id,name\nccc,County\n"},
                       {"posts.csv", "post_id,title,organisation_id,holder\nA,t,ccc,Ann\nB,t,ccc,Bo\n"}};
  const std::string heads = "action,post_id,title,organisation_id,status,holder,ring_fence\n";
  const std::vector<Scenario> scenarios = {
      io::read_scenario_files("first", {{"changes.csv", heads + first}}),
      io::read_scenario_files("second",
                              {{"scenario.csv", "starts_from\nfirst\n"}, {"changes.csv", heads + second}})};
  const auto all = apply_scenarios(io::read_model_files(model), scenarios);
  std::vector<std::string> out;
  for (const AppliedScenario &each : all)
    for (const Diagnostic &d : each.diagnostics)
      if (d.severity() == Severity::error)
        return {to_string(d)};
  const auto compared = compare_all(model_of(model), all);
  for (const RingFencedHolder &holder : compared.at(1).places.holders)
    out.push_back(holder.holder + ": " + std::to_string(holder.places.size()));
  for (const RingFencedPost &post : compared.at(1).places.posts)
    out.push_back(post.post_id);
  return out;
}

TEST(RingFences, of_an_earlier_scenario_are_places_for_those_whose_post_a_later_one_deletes) {
  const std::string created = "create,N,t,ccc,vacant,,A\n";
  EXPECT_THAT(places_after(created, "delete,A,,,,,\n"), ElementsAre("Ann: 1", "N"));
  EXPECT_THAT(places_after(created, "delete,B,,,,,\n"), IsEmpty()); // not of the list
  EXPECT_THAT(places_after(created, "delete,A,,,,,\nchange,N,,,filled,Cy,\n"), IsEmpty());
  EXPECT_THAT(places_after(created, "delete,A,,,,,\ndelete,N,,,,,\n"), IsEmpty());
  EXPECT_THAT(places_after(created + "delete,A,,,,,\n", "create,M,t,ccc,vacant,,A\n"),
              ElementsAre(HasSubstr("ring_fence 'A' is no post")));
}

} // namespace
} // namespace organograph::test::apply_functions_test

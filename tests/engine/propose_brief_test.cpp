// SPDX-License-Identifier: Apache-2.0
// Proposals of a model whole: what a brief must not say, what stops, and how proposals are called.
#include "organograph/engine/propose.hpp"

#include "organograph/io/scenario_folder.hpp"
#include "support/places.hpp"
#include "support/proposals.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::test::propose_brief_test {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string ten_directors = "start,joint-executive-director,\nscope,pcc-ed,reports\n"; // lines 2, 3

struct Case {
  Draft draft;
  std::vector<Scenario> scenarios;
  BuildResult built;
  std::vector<AppliedScenario> applied;
};

Case case_of(Draft draft, std::vector<Scenario> scenarios = {}) {
  Case out{std::move(draft), std::move(scenarios), {}, {}};
  out.built = build_model(out.draft);
  if (!out.built.model)
    throw std::runtime_error("the test's model is not valid");
  out.applied = apply_scenarios(out.draft, out.scenarios);
  return out;
}

Case of_2017() {
  const std::string folder = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";
  return case_of(io::read_model_folder(folder), io::read_scenarios(folder));
}

ProposedResult from(const Case &of, const std::string &rows, const ProposeOptions &options = {}) {
  return propose_from(*of.built.model, of.draft, of.applied, brief_table(rows), options);
}

std::string told(const ProposedResult &result) {
  std::string out;
  for (const Diagnostic &d : result.diagnostics)
    out += to_string(d) + "\n";
  return out;
}

std::string faults_of(const std::string &rows) {
  const ProposedResult result = from(of_2017(), rows);
  EXPECT_FALSE(result.proposed);
  return told(result);
}

/// Two posts of one council, each with a function and a role that the law keeps apart; no meetings.
Case two_officers() {
  return case_of(io::read_model_files(
      {{"organisations.csv", "organisation_id,name\na,A\n"},
       {"posts.csv", "post_id,title,organisation_id,reports_to,function\ntop,Top,a,,f\n"
                     "hps,Head,a,top,f\nmo,Solicitor,a,top,g\n"},
       {"functions.csv", "function,name\nf,\"Housing, planning\"\ng,Law\n"},
       {"statutory_roles.csv", "role,organisation_id,post_id\nhead_of_paid_service,a,hps\n"
                               "monitoring_officer,a,mo\n"}}));
}

// --- faults --------------------------------------------------------------------------------------------

TEST(ProposeBrief, that_allows_no_structure_names_the_rows_that_leave_none) {
  const std::string said = faults_of(ten_directors + "limit,span,1\nlimit,breadth,1\nsovereign,adults,\n");
  EXPECT_THAT(said, HasSubstr("brief.csv:4:3"));
  EXPECT_THAT(said,
              HasSubstr("error[out-of-range]: no structure keeps to a span of 1, with shape (no row: it "
                        "holds), line 5 (breadth), line 6 (sovereign)"));
}

TEST(ProposeBrief, a_fixed_post_that_another_row_forbids_is_a_fault_at_its_cell) {
  const std::string said = faults_of(ten_directors + "limit,functions,1\nfix,pcc-sd-adults-communities,\n");
  EXPECT_THAT(said, HasSubstr("brief.csv:5:2"));
  EXPECT_THAT(said, HasSubstr("'pcc-sd-adults-communities' cannot be fixed: as it is, line 4 (functions) "
                              "forbids it"));
}

TEST(ProposeBrief, too_many_remits_are_a_fault_at_the_row_with_which_there_are_too_many) {
  const std::string said = faults_of("scope,ccc-ed,reports\nscope,pcc-ed,reports\n"
                                     "scope,pcc-ad-adults,\n");
  EXPECT_THAT(said, Not(HasSubstr("remits"))); // other faults first: they are of several layers
  const Case two = two_officers();
  const Case many = case_of(io::read_model_files(
      {{"organisations.csv", "organisation_id,name\na,A\n"},
       {"posts.csv",
        "post_id,title,organisation_id,reports_to,function\ntop,Top,a,,f\nx,X,a,top,f\ny,Y,a,top,f\n"},
       {"functions.csv", "function,name\nf,F\ng1,1\ng2,2\ng3,3\ng4,4\ng5,5\ng6,6\ng7,7\n"},
       {"post_functions.csv", "post_id,function\nx,g1\nx,g2\nx,g3\nx,g4\nx,g5\nx,g6\nx,g7\ny,g1\ny,g2\ny,g3\n"
                              "y,g4\ny,g5\ny,g6\ny,g7\n"}}));
  EXPECT_THAT(
      told(from(many, "scope,x,\nscope,y,\n")),
      HasSubstr("brief.csv:3:2 (id): error[out-of-range]: with it the posts in scope hold 16 remits"));
  EXPECT_TRUE(from(two, "scope,top,reports\n").proposed);
}

TEST(ProposeBrief, rows_about_what_nobody_in_scope_has_are_faults) {
  const std::string said = faults_of(ten_directors + "presence,public-health,\nsovereign,public-health,\n"
                                                     "shared_deputy,adults,\n");
  EXPECT_THAT(said, HasSubstr("brief.csv:4:2 (id): error[not-there]: no post in scope has the function "
                              "'public-health'"));
  EXPECT_THAT(said, HasSubstr("brief.csv:5:2 (id): error[not-there]: no post in scope has"));
  EXPECT_THAT(said, HasSubstr("brief.csv:6:2 (id): error[not-there]: no row 'presence' asks for deputies for "
                              "'adults'"));
}

TEST(ProposeBrief, that_leaves_no_objective_is_a_fault) {
  const ProposedResult result = from(two_officers(), "scope,top,reports\nobjective,duplicated,\n");
  EXPECT_FALSE(result.proposed);
  EXPECT_THAT(told(result), HasSubstr("brief.csv:3:2 (id): error[not-there]: no objective is left to compare "
                                      "structures by (duplicated: meetings.csv"));
}

TEST(ProposeBrief, limits_that_make_no_difference_are_warned_of) {
  const ProposedResult result =
      from(two_officers(), "scope,top,reports\nlimit,breadth,2\nlimit,functions,2\nlimit,span,9\n"
                           "limit,shape,any\nsovereign,f,\n");
  ASSERT_TRUE(result.proposed);
  const std::string said = told(result);
  for (const char *place : {"brief.csv:3:3 (value)", "brief.csv:4:3 (value)", "brief.csv:5:3 (value)",
                            "brief.csv:6:3 (value)", "brief.csv:7:2"})
    EXPECT_THAT(said, HasSubstr(place + std::string(": warning[unused-cell]: ")));
  EXPECT_THAT(said, HasSubstr("the limit 'span' makes no difference: nobody can have more than 2 reports"));
  EXPECT_THAT(told(from(two_officers(), "scope,top,reports\nscope,mo,\n")),
              HasSubstr("brief.csv:3:2 (id): warning[duplicate-row]: 'mo' adds nobody"));
  EXPECT_THAT(told(from(two_officers(), "scope,top,reports\nlimit,breadth,1\n")), "");
}

TEST(ProposeBrief, deputies_below_no_joint_post_are_warned_of) {
  const std::string said =
      told(from(of_2017(), ten_directors + "sovereign,adults,ccc\npresence,adults,\npresence,education,\n"));
  EXPECT_THAT(said,
              HasSubstr("brief.csv:5:2 (id): warning[unused-cell]: no joint post may have 'adults': line 4 "
                        "(sovereign) leaves none, and this row asks for nobody"));
  EXPECT_THAT(said, Not(HasSubstr("'education'")));
  EXPECT_THAT(told(from(of_2017(), ten_directors + "limit,shape,any\nsovereign,adults,ccc\n"
                                                   "presence,adults,\n")),
              Not(HasSubstr("no joint post may have")));
}

// --- rows ----------------------------------------------------------------------------------------------

TEST(ProposeBrief, a_function_may_be_sovereign_in_two_organisations) {
  const Case of = of_2017();
  const ProposedResult one = from(of, ten_directors + "sovereign,adults,ccc\n"),
                       both = from(of, ten_directors + "sovereign,adults,ccc\nsovereign,adults,pcc\n");
  ASSERT_TRUE(both.proposed) << told(both);
  EXPECT_LE(both.proposed->proposals.structures, one.proposed->proposals.structures);
  EXPECT_THAT(told(from(of, ten_directors + "sovereign,adults,\nsovereign,adults,pcc\n")),
              HasSubstr("brief.csv:5:3 (value): warning[unused-cell]: line 4 says it of every organisation"));
  EXPECT_THAT(told(from(of, ten_directors + "sovereign,adults,pcc\nsovereign,adults,pcc\n")),
              HasSubstr("error[duplicate-row]"));
}

TEST(ProposeBrief, roles_that_the_law_keeps_apart_are_not_joined_unless_a_row_says_so) {
  const Case of = two_officers();
  const Proposals apart = from(of, "scope,top,reports\n").proposed->proposals,
                  free = from(of, "scope,top,reports\nlimit,statutory,off\n").proposed->proposals;
  EXPECT_EQ(apart.structures, 1);
  EXPECT_EQ(free.structures, 2);
  ASSERT_EQ(apart.front.size(), 1);
  EXPECT_EQ(apart.front.front().sets.size(), 2);
}

TEST(ProposeBrief, a_scenario_that_breaks_a_row_stands_on_no_front) {
  const ProposedResult result =
      from(of_2017(), ten_directors + "fix,pcc-sd-adults-communities,\nobjective,breadth,\n");
  ASSERT_TRUE(result.proposed);
  const auto paper = std::ranges::find(result.proposed->placed, "proposal", &PlacedScenario::name);
  ASSERT_NE(paper, result.proposed->placed.end());
  EXPECT_EQ(paper->values, result.proposed->proposals.front.front().values);
  EXPECT_EQ(paper->against.line, 4);
  EXPECT_EQ(result.proposed->brief.lines.at(2).id, "pcc-sd-adults-communities");
  EXPECT_FALSE(paper->equals);
  EXPECT_FALSE(paper->dominated_by);
}

// --- names, titles -------------------------------------------------------------------------------------

TEST(ProposeBrief, proposals_pass_over_the_names_of_the_models_scenarios) {
  Case of = of_2017();
  std::vector<Scenario> scenarios = of.scenarios;
  const auto copied = std::ranges::find(scenarios, "proposal", &Scenario::name);
  ASSERT_NE(copied, scenarios.end());
  copied->name = "propose-02";
  of = case_of(std::move(of.draft), std::move(scenarios));
  const ProposedResult result = from(of, ten_directors);
  ASSERT_TRUE(result.proposed) << told(result);
  EXPECT_EQ(result.proposed->scenarios.size(), 56);
  EXPECT_EQ(result.proposed->scenarios[0].scenario.name, "propose-01");
  EXPECT_EQ(result.proposed->scenarios[1].scenario.name, "propose-03");
  EXPECT_EQ(result.proposed->scenarios[55].scenario.name, "propose-57");
}

TEST(ProposeBrief, a_title_keeps_names_with_commas_apart) {
  const ProposedResult result =
      from(two_officers(), "scope,top,reports\nlimit,statutory,off\nobjective,posts,\n");
  ASSERT_TRUE(result.proposed);
  const DraftTable &changes = *result.proposed->scenarios.front().scenario.draft[TableId::changes];
  EXPECT_EQ(changes.cell(0, *changes.place_of("title")), "Housing, planning; Law");
}

// --- stopped -------------------------------------------------------------------------------------------

TEST(ProposeStopped, asks_again_within_65536_structures_and_gives_what_it_has) {
  std::uint64_t asked = 0;
  ProposeOptions options;
  const Case of = of_2017();
  options.stops = [&] {
    ++asked;
    return false;
  };
  const ProposedResult whole = from(of, ten_directors + "limit,shape,any\n", options);
  EXPECT_GE(asked, whole.proposed->proposals.structures >> 16U);
  EXPECT_EQ(whole.proposed->not_placed, 0);
  options.stops = [left = 5]() mutable { return left == 0 || --left == 0; };
  const ProposedResult part = from(of, ten_directors + "limit,shape,any\n", options);
  ASSERT_TRUE(part.proposed);
  EXPECT_FALSE(part.proposed->proposals.whole);
  EXPECT_LE(part.proposed->proposals.structures, 5U << 16U);
  EXPECT_FALSE(part.proposed->scenarios.empty());
  EXPECT_TRUE(part.proposed->placed.empty());
  EXPECT_EQ(part.proposed->not_placed, whole.proposed->placed.size());
}

TEST(ProposeStopped, before_all_structures_it_proposes_nothing) {
  ProposeOptions options;
  options.stops = [] { return true; };
  const ProposedResult result = from(of_2017(), ten_directors, options);
  EXPECT_FALSE(result.proposed);
  EXPECT_EQ(told(result), "");
}

TEST(ProposeStopped, while_scenarios_are_placed_the_front_is_whole) {
  std::uint64_t parts = 0;
  ProposeOptions options;
  options.begins = [&](std::uint64_t all) { parts = all; };
  options.advances = [&] { --parts; };
  options.stops = [&] { return parts == 0; };
  const ProposedResult result = from(of_2017(), ten_directors, options);
  ASSERT_TRUE(result.proposed);
  EXPECT_TRUE(result.proposed->proposals.whole);
  EXPECT_TRUE(result.proposed->placed.empty());
  EXPECT_EQ(result.proposed->not_placed, 7);
}

} // namespace
} // namespace organograph::test::propose_brief_test

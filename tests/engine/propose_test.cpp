// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/propose.hpp"

#include "organograph/io/scenario_folder.hpp"
#include "support/how_many.hpp"
#include "support/places.hpp"
#include "support/proposals.hpp"
#include "support/random_models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

namespace organograph::test::propose_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string ten_directors = "start,joint-executive-director,\nscope,pcc-ed,reports\n",
                  any_shape = "limit,shape,any\n";
constexpr Objectives of_the_paper = {0, 0, 5, 7, 2, 0};

Asked of_2017(const std::string &rows) {
  const std::string folder = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";
  return asked(io::read_model_folder(folder), io::read_scenarios(folder), rows);
}

Proposals proposed(const Asked &of, unsigned threads = 1) {
  ProposeOptions options;
  options.threads = threads;
  return propose(*of.start, of.kinds, of.brief, options);
}

std::vector<Objectives> values_of(const Proposals &proposals) {
  std::vector<Objectives> out;
  for (const ProposedStructure &structure : proposals.front)
    out.push_back(structure.values);
  return out;
}

const ProposedStructure &with_values(const Proposals &proposals, const Objectives &values) {
  const auto at = std::ranges::find(proposals.front, values, &ProposedStructure::values);
  if (at == proposals.front.end())
    throw std::runtime_error("no such point on the front");
  return *at;
}

// --- the published case --------------------------------------------------------------------------------

TEST(Propose, the_papers_five_joint_directors_stand_alone_on_the_front_of_69) {
  const Asked of = of_2017(ten_directors + any_shape);
  const Proposals found = proposed(of);
  EXPECT_EQ(found.remits.size(), 12);
  EXPECT_EQ(found.structures, 4'213'597);
  EXPECT_EQ(found.vectors, 3'338);
  EXPECT_EQ(found.front.size(), 69);
  EXPECT_TRUE(found.whole);
  EXPECT_EQ(*found.start, (Objectives{7, 10, 10, 0, 2, 0}));
  const ProposedStructure &paper = with_values(found, of_the_paper);
  EXPECT_EQ(paper.shared, 1);
  EXPECT_EQ(paper.sets.size(), 5);
  for (const Objectives &other : {Objectives{0, 1, 6, 6, 2, 0}, {0, 2, 6, 5, 2, 0}, {4, 1, 7, 5, 2, 0}})
    EXPECT_THAT(values_of(found), Contains(other));
}

TEST(Propose, joint_posts_as_rectangles_are_86960_structures_with_a_front_of_56) {
  const Asked of = of_2017(ten_directors);
  const Proposals found = proposed(of);
  EXPECT_EQ(found.structures, 86'960);
  EXPECT_EQ(found.front.size(), 56);
  EXPECT_EQ(with_values(found, of_the_paper).shared, 1);
  for (const ProposedStructure &structure : found.front) {
    const Again again = measured_again(of, found, structure);
    EXPECT_EQ(again.faults, "");
    EXPECT_EQ(again.values, structure.values);
  }
}

TEST(Propose, without_breadth_the_papers_proposal_is_dominated) {
  const Proposals found =
      proposed(of_2017(ten_directors + any_shape +
                       "objective,duplicated,\nobjective,voices,\nobjective,posts,\nobjective,at_risk,\n"));
  EXPECT_THAT(values_of(found), Not(Contains(Objectives{0, 0, 5, 7, 0, 0})));
  EXPECT_EQ(found.front.size(), 12);
}

TEST(Propose, assistant_directors_follow_from_presence_alone) {
  const std::string presence = "presence,adults,\npresence,education,\npresence,children,\n"
                               "presence,commissioning,\npresence,communities,\n"
                               "shared_deputy,communities,\n";
  const Asked with = of_2017(ten_directors + presence), without = of_2017(ten_directors);
  const Proposals found = proposed(with);
  const Again nine = measured_again(with, found, with_values(found, of_the_paper));
  EXPECT_EQ(nine.faults, "");
  EXPECT_EQ(nine.values, of_the_paper);
  EXPECT_EQ(nine.deputies.kept, 4);
  EXPECT_EQ(nine.deputies.created, 4);
  EXPECT_EQ(nine.deputies.shared, 1);
  const Again none = measured_again(without, found, with_values(found, of_the_paper));
  EXPECT_EQ(none.deputies.kept + none.deputies.created + none.deputies.shared, 0);
}

TEST(Propose, threads_make_no_difference) {
  const Asked of = of_2017(ten_directors);
  const Proposals one = proposed(of);
  for (const unsigned threads : {2U, 7U}) {
    const Proposals other = proposed(of, threads);
    ASSERT_EQ(values_of(one), values_of(other));
    for (std::size_t i = 0; i < one.front.size(); ++i) {
      EXPECT_EQ(one.front[i].sets, other.front[i].sets);
      EXPECT_EQ(one.front[i].shared, other.front[i].shared);
    }
  }
}

// --- what the brief allows -----------------------------------------------------------------------------

TEST(Propose, fixed_posts_sovereign_functions_and_limits_hold_in_every_structure) {
  const Asked of = of_2017(ten_directors + "fix,ccc-sd-learning,\nsovereign,communities,\nlimit,breadth,2\n"
                                           "limit,functions,1\n");
  const Proposals found = proposed(of);
  ASSERT_FALSE(found.front.empty());
  for (const ProposedStructure &structure : found.front)
    for (const RemitSet &set : structure.sets) {
      std::set<FunctionId> functions;
      std::set<OrganisationId> organisations;
      std::set<PostId> posts;
      for (const std::uint16_t remit : set) {
        functions.insert(found.remits[remit].function);
        organisations.insert(found.remits[remit].organisation);
        posts.insert(found.remits[remit].post);
      }
      EXPECT_EQ(functions.size(), 1);
      const FunctionId communities = by_id<FunctionId>(*of.start, (*of.start)->functions.id, "communities");
      EXPECT_TRUE(organisations.size() == 1 || *functions.begin() != communities);
      EXPECT_TRUE(posts.size() == 1 || !posts.contains(of.start->find_post("ccc-sd-learning")));
    }
  const Proposals few = proposed(of_2017(ten_directors + "limit,span,4\n"));
  ASSERT_FALSE(few.front.empty());
  for (const ProposedStructure &structure : few.front)
    EXPECT_LE(structure.sets.size(), 4);
}

TEST(Propose, a_limit_of_breadth_alone_bounds_every_post_and_takes_no_more) {
  const Asked of = of_2017(ten_directors + "limit,breadth,2\n");
  const Proposals found = proposed(of), free = proposed(of_2017(ten_directors));
  ASSERT_FALSE(found.front.empty());
  EXPECT_LT(found.structures, free.structures);
  bool reached = false;
  for (const ProposedStructure &structure : found.front)
    for (const RemitSet &set : structure.sets) {
      std::set<std::pair<FunctionId, OrganisationId>> pairs;
      for (const std::uint16_t remit : set)
        pairs.emplace(found.remits[remit].function, found.remits[remit].organisation);
      EXPECT_LE(pairs.size(), 2);
      reached = reached || pairs.size() == 2;
    }
  EXPECT_TRUE(reached);
  for (const ProposedStructure &structure : free.front)
    if (structure.values[4] <= 2) {
      EXPECT_THAT(values_of(found), Contains(structure.values)) << "what no structure dominates stays";
    }
}

// --- every structure measured by its scenario ----------------------------------------------------------

/// Posts that a brief may name, none above another and none sharing a person: of a random model.
std::string random_scope(const Model &model, std::mt19937_64 &random, std::size_t most_remits) {
  std::vector<std::size_t> posts(model->posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p)
    posts[p] = p;
  for (std::size_t p = posts.size(); p > 1; --p)
    std::swap(posts[p - 1], posts[random() % p]);
  std::string out;
  std::size_t remits = 0;
  for (const std::size_t p : posts) {
    const std::size_t more =
        model->posts.serves[p].size() *
        (model->posts.function[p] == none<FunctionId> ? 0 : 1 + model->posts.further_functions[p].size());
    if (more == 0 || remits + more > most_remits)
      continue;
    const std::string row = "scope," + std::string(model.text(model->posts.id[p])) + ",\n";
    if (!read_brief(brief_table(out + row), model).brief)
      continue;
    out += row;
    remits += more;
  }
  return out;
}

/// All ways to part n things into sets.
void part(std::uint16_t at, std::uint16_t n, std::vector<RemitSet> &sets,
          const std::function<void(const std::vector<RemitSet> &)> &each) {
  if (at == n)
    return each(sets);
  for (std::size_t s = 0; s <= sets.size(); ++s) {
    if (s == sets.size())
      sets.emplace_back();
    sets[s].push_back(at);
    part(static_cast<std::uint16_t>(at + 1), n, sets, each);
    sets[s].pop_back();
    if (sets[s].empty())
      sets.pop_back();
  }
}

bool no_worse(const Objectives &a, const Objectives &b) {
  for (std::size_t k = 0; k < objective_count; ++k)
    if (a[k] > b[k])
      return false;
  return true;
}

TEST(Propose, is_the_front_of_all_structures_measured_one_by_one) {
  unsigned compared = 0;
  for (unsigned seed = 1; seed <= how_many(25, 400); ++seed) {
    SCOPED_TRACE(seed);
    Draft draft = draft_of(oracle::random_model(seed));
    const BuildResult built = build_model(draft);
    ASSERT_TRUE(built.model);
    std::mt19937_64 random(seed);
    const std::string scope = random_scope(*built.model, random, 4);
    if (scope.empty())
      continue;
    const Asked of = asked(std::move(draft), {},
                           scope + any_shape +
                               "limit,statutory,off\nobjective,duplicated,\nobjective,voices,\n"
                               "objective,posts,\nobjective,at_risk,\nobjective,changed,\n");
    const Proposals found = proposed(of);
    std::map<Objectives, std::uint64_t> all;
    std::map<Objectives, std::vector<RemitSet>> first; // all change as many posts: `changed` is compared
    std::vector<RemitSet> sets;
    part(0, static_cast<std::uint16_t>(found.remits.size()), sets, [&](const std::vector<RemitSet> &whole) {
      const Again again = measured_again(of, found, {{}, 1, whole});
      ASSERT_EQ(again.faults, "");
      ++all[again.values];
      if (const auto [at, is_new] = first.try_emplace(again.values, whole); !is_new)
        at->second = std::min(at->second, whole);
    });
    std::map<Objectives, std::uint64_t> front, ours;
    for (const auto &[values, structures] : all)
      if (std::ranges::none_of(
              all, [&](const auto &other) { return other.first != values && no_worse(other.first, values); }))
        front.emplace(values, structures);
    for (const ProposedStructure &structure : found.front)
      ours.emplace(structure.values, structure.shared);
    EXPECT_EQ(ours, front) << scope;
    for (const ProposedStructure &structure : found.front)
      EXPECT_EQ(structure.sets, first[structure.values]) << scope;
    EXPECT_EQ(found.vectors, all.size());
    ++compared;
  }
  EXPECT_GE(compared, 12U);
}

// --- scenarios that are given --------------------------------------------------------------------------

TEST(Propose, given_scenarios_stand_on_the_front_or_behind_a_point_or_against_a_row) {
  const std::string folder = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";
  const Draft draft = io::read_model_folder(folder);
  const std::vector<AppliedScenario> applied = apply_scenarios(draft, io::read_scenarios(folder));
  const BuildResult built = build_model(draft);
  const std::string from = "joint-executive-director";
  const ProposeStart start = propose_start(*built.model, draft, applied, from);
  const BriefResult brief = read_brief(brief_table(ten_directors + "limit,breadth,1\n"), *start.model);
  const Asked of = of_2017(ten_directors);
  EXPECT_EQ(start.kinds, of.kinds);
  const Proposals free = proposed(of), narrow = propose(*start.model, start.kinds, *brief.brief);
  std::map<std::string, PlacedScenario> placed, against;
  for (PlacedScenario &each : placed_scenarios(*of.start, of.kinds, of.brief, free, from, applied))
    placed.emplace(each.name, each);
  for (PlacedScenario &each :
       placed_scenarios(*start.model, start.kinds, *brief.brief, narrow, from, applied))
    against.emplace(each.name, each);
  EXPECT_FALSE(placed.contains(from));
  EXPECT_FALSE(placed.contains("shared-director-october-2016"));
  EXPECT_FALSE(placed.at("ccc-own-plan").from_start);
  const PlacedScenario &paper = placed.at("proposal");
  EXPECT_EQ(paper.values, of_the_paper);
  EXPECT_TRUE(paper.lost.empty());
  EXPECT_EQ(paper.against.rule, Rule::none);
  ASSERT_TRUE(paper.equals);
  EXPECT_EQ(free.front[*paper.equals].values, of_the_paper);
  EXPECT_FALSE(paper.dominated_by);
  const PlacedScenario &attend = placed.at("assistant-directors-attend");
  EXPECT_EQ(attend.values, (Objectives{2, 0, 5, 7, 2, 0}));
  EXPECT_FALSE(attend.equals);
  EXPECT_EQ(attend.dominated_by, paper.equals);
  EXPECT_EQ(against.at("proposal").against.rule, Rule::breadth);
  EXPECT_EQ(against.at("proposal").against.line, 4);
  EXPECT_FALSE(against.at("proposal").equals);
}

// --- faults of a brief ---------------------------------------------------------------------------------

std::string faults_of(const std::string &rows) {
  const Asked any = of_2017(ten_directors);
  std::string out;
  for (const Diagnostic &d : read_brief(brief_table(rows), *any.start).diagnostics)
    out += to_string(d) + "\n";
  return out;
}

TEST(Propose, a_brief_is_told_every_fault_with_its_cell) {
  const std::string said =
      faults_of("scopes,pcc-ed,reports\n,x,\nfix,nobody,\nlimit,breadth,two\nlimit,span,0\n"
                "limit,width,3\nlimit,shape,square\nsovereign,adult,\nobjective,cost,\n"
                "presence,adults,yes\nscope,pcc-ad-adults,\nscope,pcc-ad-adults,\n"
                "sovereign,adults,occ\nfix,ce,\n");
  const std::pair<const char *, const char *> faults[] = {
      {"brief.csv:2:1", "unknown-value"},  {"brief.csv:3:1", "missing-value"},
      {"brief.csv:4:2", "unknown-post"},   {"brief.csv:5:3", "bad-number"},
      {"brief.csv:6:3", "out-of-range"},   {"brief.csv:7:2", "unknown-value"},
      {"brief.csv:8:3", "unknown-value"},  {"brief.csv:9:2", "unknown-function"},
      {"brief.csv:10:2", "unknown-value"}, {"brief.csv:11:3", "unused-cell"},
      {"brief.csv:13:2", "duplicate-row"}, {"brief.csv:14:3", "unknown-organisation"},
      {"brief.csv:15:2", "not-there"}};
  EXPECT_THAT(said, HasSubstr("did you mean 'scope'"));
  for (const auto &[place, code] : faults)
    EXPECT_THAT(said, testing::ContainsRegex(std::string(place) + "[^\n]*error\\[" + code + "\\]"));
}

TEST(Propose, a_number_that_is_none_and_one_that_is_out_of_range_are_told_apart) {
  for (const char *value : {"-1", "0", "1000001", "99999999999", "999999999999999999999999"})
    EXPECT_THAT(
        faults_of("scope,pcc-ed,reports\nlimit,span," + std::string(value) + "\n"),
        HasSubstr("error[out-of-range]: value is '" + std::string(value) + "'; expected 1 to 1000000"));
  EXPECT_THAT(faults_of("scope,pcc-ed,reports\nlimit,span,3x\n"), HasSubstr("error[bad-number]"));
  EXPECT_THAT(faults_of("scope,pcc-ed,reports\npresence,adults,yes\n"),
              HasSubstr("empty it, or correct the item"));
}

TEST(Propose, who_cannot_be_in_scope_is_named) {
  EXPECT_THAT(faults_of("limit,shape,any\n"), HasSubstr("there is no row 'scope'"));
  EXPECT_THAT(faults_of("scope,pcc-ed,\nscope,pcc-sd-children,\n"),
              HasSubstr("'pcc-ed', which is in scope too"));
  EXPECT_THAT(faults_of("scope,pcc-ed,\nscope,pcc-ad-adults,\n"),
              HasSubstr("is in another layer than 'pcc-ed'"));
  EXPECT_THAT(faults_of("scope,pcc-ad-adults,reports\n"), HasSubstr("nobody reports to"));
}

} // namespace
} // namespace organograph::test::propose_test

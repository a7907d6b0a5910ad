// SPDX-License-Identifier: Apache-2.0
// What is told of registers beside scenarios, against tests/oracle on the rows that a hand makes of them:
// every figure of the model, of each scenario before and after, and what only a scenario has.
#include "oracle/oracle.hpp"
#include "organograph/engine/study.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "support/differences.hpp"
#include "support/how_many.hpp"
#include "support/random_scenarios.hpp"
#include "support/studies.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace organograph::test::scenario_registers_test {
namespace {

using Json = nlohmann::ordered_json;
using oracle::Changes;
using oracle::Rows;

constexpr const char *sections[] = {"statutory_officers", "agreements", "consultations", "recharges",
                                    "services",           "benefits",   "pay_ranges"};

/// A model, a scenario, and one that goes on from it.
struct Chain {
  explicit Chain(unsigned seed) : start(rows_to_change(seed, {"a-second", "first"})) {
    Changes first(start, seed + 5000);
    first.draw();
    Changes second(first.rows(), seed + 6000, "second");
    second.draw();
    scenarios = {scenario_of("a-second", second.tables(), "first"), scenario_of("first", first.tables())};
    proposals = {{"first", start, first.rows()}, {"a-second", first.rows(), second.rows()}};
  }

  Rows start;
  std::vector<Scenario> scenarios;
  oracle::Proposals proposals;
};

struct Asked {
  AnalysisOptions ours;
  oracle::Options theirs;
};

Asked asked_of(unsigned seed) {
  Asked out;
  if (seed % 2 == 0)
    return out;
  out.ours.day = out.theirs.day = "2017-01-31";
  out.ours.pay_threshold = out.theirs.pay_threshold = 60'000;
  out.ours.function_level = 1;
  out.theirs.function_level = 1;
  out.ours.statutory_rules = out.theirs.statutory_rules = seed % 3 == 0;
  return out;
}

Study studied(const Chain &chain, const Asked &asked, unsigned threads) {
  StudyOptions options;
  options.analysis = asked.ours;
  options.analysis.threads = threads;
  return viz::with_published(study_of(draft_of(chain.start), chain.scenarios, options));
}

// Why a test is not known is told in words of the figure that it names.
Json without_reasons(Json claims) {
  if (claims.is_object())
    for (Json &claim : claims["claims"])
      for (Json &each : claim["tests"])
        each.erase("not_known");
  return claims;
}

// A side has no lists, texts or flags (docs/analysis-json.md); what is null may be a number elsewhere.
bool holds_numbers(const Json &value) {
  return value.is_number() || (value.is_object() && std::ranges::any_of(value, [](const Json &each) {
                                 return holds_numbers(each);
                               }));
}

// Numbers that a side leaves out (docs/analysis-json.md): what counts are of, and tables of their own.
constexpr const char *beside[] = {"agreements.joint_posts", "agreements.arrangements", "services.spread",
                                  "pay_ranges.sums", "pay_ranges.threshold"};

/// The numbers of one side are those of the oracle's tree, and all of them.
void compare_side(const std::string &where, const Json &ours, const Json &theirs,
                  std::vector<std::string> &out) {
  for (const char *section : sections) {
    if (!ours.at(section).is_object() || !theirs.at(section).is_object()) {
      differences(where + "." + section, ours.at(section), theirs.at(section), out);
      continue;
    }
    for (const auto &[key, value] : ours.at(section).items())
      if (theirs.at(section).contains(key))
        differences(where + "." + section + "." + key, value, theirs.at(section).at(key), out);
      else
        out.push_back(where + "." + section + "." + key + ": the oracle has no such figure");
    for (const auto &[key, value] : theirs.at(section).items())
      if (const std::string path = std::string(section) + "." + key;
          !ours.at(section).contains(key) && holds_numbers(value) && std::ranges::count(beside, path) == 0)
        out.push_back(where + "." + path + ": of the oracle alone");
  }
}

Json tree_after(const Study &study, const std::string &scenario, const AnalysisOptions &options) {
  const auto applied = std::ranges::find(study.applied, scenario, &AppliedScenario::name);
  return viz::analysis_json(study_of(*applied->model, analyse(*applied->model, options)));
}

std::string joined(const std::vector<std::string> &lines) {
  std::string out;
  for (const std::string &line : lines)
    out += line + "\n";
  return out;
}

std::vector<std::string> compared(const Chain &chain, const Asked &asked) {
  const Study study = studied(chain, asked, 1);
  const Json ours = viz::analysis_json(study),
             theirs = oracle::expected_registers(chain.start, asked.theirs, chain.proposals);
  std::vector<std::string> out;
  for (const char *section : sections)
    differences(section, ours.at(section), theirs.at(section), out);
  differences("claims", without_reasons(ours.at("claims")), theirs.at("claims"), out);
  for (const oracle::Proposal &proposal : chain.proposals) {
    const Json before = oracle::expected_registers(proposal.before, asked.theirs),
               after = oracle::expected_registers(proposal.after, asked.theirs);
    const Json &told = ours.at("scenarios").at(proposal.name);
    compare_side(proposal.name + ".before", told.at("before"), before, out);
    compare_side(proposal.name + ".after", told.at("after"), after, out);
    const Json by_pay = told.contains("cost_change_by_pay") ? told.at("cost_change_by_pay") : Json();
    differences(proposal.name + ".cost_change_by_pay", by_pay,
                oracle::cost_change_by_pay(proposal.before, proposal.after), out);
    const Json whole = tree_after(study, proposal.name, asked.ours);
    for (const char *section : sections)
      differences(proposal.name + ": " + section, whole.at(section), after.at(section), out);
  }
  for (const unsigned threads : {2U, 7U})
    if (viz::analysis_json(studied(chain, asked, threads)).dump() != ours.dump())
      out.push_back("other bytes with " + std::to_string(threads) + " threads");
  return out;
}

class ScenarioRegisters : public testing::TestWithParam<unsigned> {};

TEST_P(ScenarioRegisters, every_figure_equals_that_of_an_independent_slow_calculation) {
  const unsigned each = how_many(4, 50);
  for (unsigned seed = GetParam() * each + 1; seed <= GetParam() * each + each; ++seed)
    EXPECT_EQ(joined(compared(Chain(seed), asked_of(seed))), "") << "seed " << seed;
}

INSTANTIATE_TEST_SUITE_P(seeds, ScenarioRegisters, testing::Range(0U, how_many(5, 10)));

} // namespace
} // namespace organograph::test::scenario_registers_test

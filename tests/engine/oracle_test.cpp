// SPDX-License-Identifier: Apache-2.0
// Every figure of analysis.json against tests/oracle, which shares no code with the
// engine, over random models. The whole way is taken: CSV text, reader, builder, measures, JSON.
#include "oracle/crowded_model.hpp"
#include "oracle/oracle.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/tabulate.hpp"
#include "support/differences.hpp"
#include "support/how_many.hpp"
#include "support/random_models.hpp"
#include "support/studies.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace organograph::oracle_test {
namespace {

using Json = nlohmann::ordered_json;
using test::differences;

struct Case {
  const char *name;
  AnalysisOptions ours;
  oracle::Options theirs;
};

std::vector<Case> cases() {
  Case defaults{"defaults", {}, {}};
  Case others{"other options", {}, {}};
  others.ours.pairs.overlap = others.theirs.overlap = 0.5;
  others.ours.co_attendance.at_least = 2;
  others.theirs.co_attendance = 2;
  others.ours.span.archetypes = others.theirs.archetypes = true;
  others.ours.span.span_target = SpanTarget{2, 4};
  others.theirs.span_target = std::pair(2, 4);
  others.ours.capacity.strategic_tiers = 2;
  others.theirs.strategic_tiers = 2;
  others.ours.capacity.limit = LoadLimit{1, 0.01, SpanTarget{2, 3}};
  others.theirs.load_limit = oracle::Options::LoadLimit{1, 0.01, 2, 3};
  others.ours.duplicated.hours_per_fte = others.theirs.hours_per_fte = 1500;
  others.ours.bridges.ties_at_least = 3;
  others.theirs.bridge_ties = 3;
  others.ours.day = others.theirs.day = "2017-01-31";
  others.ours.function_level = 1;
  others.theirs.function_level = 1;
  others.ours.pay_threshold = others.theirs.pay_threshold = 60000;
  others.ours.statutory_rules = others.theirs.statutory_rules = false;
  return {defaults, others};
}

class Oracle : public testing::TestWithParam<unsigned> {};

// Sections of which every key is compared; model only in the oracle's counts, the caveats not at all.
constexpr const char *sections[] = {"span_of_control",
                                    "duplicated_attendance",
                                    "meeting_pairs",
                                    "partner_contact",
                                    "capacity",
                                    "service_heads",
                                    "integration_depth",
                                    "statutory_officers",
                                    "agreements",
                                    "consultations",
                                    "recharges",
                                    "pay_ranges",
                                    "services",
                                    "bridges",
                                    "benefits",
                                    "ties_beyond_chance",
                                    "claims"};

// A betweenness of two posts may differ in the last bits, and then the order of equals: compared by post.
void compare_betweenness(Json &ours, Json &theirs, const std::map<std::string, double> &by_post,
                         std::vector<std::string> &out) {
  if (!ours.contains("bridges") || ours["bridges"].is_null())
    return;
  for (const Json &entry : ours["bridges"]["betweenness_top"]) {
    const double expected = by_post.at(entry["post_id"].get<std::string>());
    if (std::abs(entry["betweenness"].get<double>() - expected) > 1e-9 * std::max(1.0, expected))
      out.push_back("betweenness " + entry.dump() + ", oracle " + std::to_string(expected));
  }
  if (ours["bridges"]["betweenness_top"].size() != theirs["bridges"]["betweenness_top"].size())
    out.push_back("betweenness_top has another size");
  ours["bridges"].erase("betweenness_top");
  theirs["bridges"].erase("betweenness_top");
}

// Everything that leaves: the tree and every table.
std::string bytes_of(const Model &model, const Analysis &analysis) {
  const Study study = test::study_of(model, analysis);
  std::string out = viz::analysis_json(study).dump();
  for (const viz::Table &table : viz::tabulate(study))
    out += viz::to_csv(table);
  return out;
}

void compare_threads(const Model &model, const Analysis &of_one, AnalysisOptions options,
                     std::vector<std::string> &out) {
  const std::string bytes = bytes_of(model, of_one);
  for (const unsigned threads : {2U, 7U}) {
    options.threads = threads;
    if (bytes_of(model, analyse(model, options)) != bytes)
      out.push_back("other bytes with " + std::to_string(threads) + " threads");
  }
}

// Communities are searched: what is told of them is counted anew, and none of few posts is better.
void compare_communities(const oracle::Rows &rows, const Json &ours, std::vector<std::string> &out) {
  const Json theirs = oracle::informal_structure(rows, ours.is_null() ? Json::array() : ours["post_ids"]);
  if (ours.is_null() || theirs.is_null()) {
    differences("informal_structure", ours, theirs, out);
    return;
  }
  for (const auto &[key, value] : theirs.items())
    differences("informal_structure." + key, ours[key], value, out);
  if (const auto highest = oracle::highest_modularity(rows))
    differences("informal_structure.modularity", ours["modularity"], *highest, out);
}

std::vector<std::string> compared(const oracle::Rows &rows, const Case &c) {
  const Model model = test::model_of(rows);
  const Analysis analysis = analyse(model, c.ours);
  Json ours = viz::analysis_json(viz::with_published(test::study_of(model, analysis)));
  Json theirs = oracle::expected(rows, c.theirs);

  if (ours["claims"].is_object()) // why a test is not known is told in words of the figure that it names
    for (Json &claim : ours["claims"]["claims"])
      for (Json &each : claim["tests"])
        each.erase("not_known");
  std::vector<std::string> out;
  compare_betweenness(ours, theirs, oracle::betweenness_by_post(rows, c.theirs), out);
  for (const char *section : sections)
    differences(section, ours[section], theirs[section], out);
  compare_communities(rows, ours["informal_structure"], out);
  for (const auto &[key, value] : theirs["model"].items())
    differences("model." + key, ours["model"][key], value, out);
  compare_threads(model, analysis, c.ours, out);
  return out;
}

// 20 tests, so that a failure names few models and the tests run side by side: 200 models, at length 1,000.
unsigned seeds_of_a_test() {
  return test::how_many(10, 50);
}

TEST_P(Oracle, every_figure_equals_that_of_an_independent_slow_calculation) {
  const unsigned each = seeds_of_a_test();
  for (unsigned seed = GetParam() * each + 1; seed <= GetParam() * each + each; ++seed)
    for (const Case &c : cases()) {
      std::string all;
      for (const std::string &difference :
           compared(oracle::random_model_with_registers(seed, {"a proposal"}), c))
        all += difference + "\n";
      EXPECT_EQ(all, "") << "seed " << seed << ", " << c.name;
    }
}

INSTANTIATE_TEST_SUITE_P(seeds, Oracle, testing::Range(0U, test::how_many(8, 20)));

// What few posts and meetings do not bring: see crowded_model.hpp.
class OracleCrowd : public testing::TestWithParam<unsigned> {};

TEST_P(OracleCrowd, every_figure_equals_that_of_an_independent_slow_calculation) {
  for (const Case &c : cases()) {
    std::string all;
    for (const std::string &difference : compared(oracle::crowded_model(GetParam()), c))
      all += difference + "\n";
    EXPECT_EQ(all, "") << "seed " << GetParam() << ", " << c.name;
  }
}

TEST_P(OracleCrowd, has_what_it_is_for) {
  const Model model = test::model_of(oracle::crowded_model(GetParam()));
  AnalysisOptions options;
  options.pairs.overlap = 0.5;
  options.co_attendance.at_least = 1;
  const Analysis analysis = analyse(model, options);
  std::map<PostId, int> series;
  std::size_t largest = 0;
  for (std::size_t m = 0; m < model->meetings->size(); ++m) {
    largest = std::max(largest, model->meetings->seats[m].size());
    for (const Seat &seat : model->meetings->seats[m])
      ++series[seat.post];
  }
  EXPECT_GE(largest, 20U);
  EXPECT_GE(std::ranges::count_if(series, [](const auto &post) { return post.second > 64; }), 3);
  const auto pairs_in = [&](std::uint32_t number) {
    return std::ranges::count(analysis.co_attendance->pairs, number, &CoAttendancePair::series);
  };
  for (const std::uint32_t number : {1U, 2U, 4U, 5U})
    EXPECT_GE(pairs_in(number), 1) << number;
  const auto alike = [&](double jaccard) {
    return std::ranges::count(analysis.meeting_pairs->same_people, jaccard, &SamePeoplePair::jaccard);
  };
  EXPECT_GE(alike(0.7), 1);
  EXPECT_GE(alike(0.6), 1);
  EXPECT_GE(alike(0.5), 1);
}

INSTANTIATE_TEST_SUITE_P(seeds, OracleCrowd, testing::Range(1U, 1U + test::how_many(1, 2)));

} // namespace
} // namespace organograph::oracle_test

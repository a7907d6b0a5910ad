// SPDX-License-Identifier: Apache-2.0
// Scenarios that start from others, and the published cases.
#include "organograph/io/model_folder.hpp"
#include "support/applied.hpp"
#include "support/places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace organograph::apply_scenarios_test {
namespace {

using test::errors;
using test::Files;
using test::applied_scenarios::baseline;
using test::applied_scenarios::csv;
using test::applied_scenarios::expect_same;
using test::applied_scenarios::model;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// ---- starts_from

Scenario named(const std::string &name, const std::string &starts_from, const std::string &changes = {}) {
  Files files = {{"scenario.csv", "title,starts_from\n" + name + "," + starts_from + "\n"}};
  if (!changes.empty())
    files.emplace_back("changes.csv", changes);
  return io::read_scenario_files(name, files);
}

std::vector<std::string> names(const std::vector<AppliedScenario> &results) {
  std::vector<std::string> out;
  for (const AppliedScenario &result : results)
    out.push_back(result.name + (result.model ? "" : "!"));
  return out;
}

const std::vector<Scenario> chain = {
    named("c", "a", "action,post_id,title,organisation_id,reports_to,ring_fence\ncreate,N,T,a,CE,HA\n"),
    named("a", "d", "action,post_id,title\nchange,OA,A\n"), named("b", ""),
    named(
        "d", "",
        "action,post_id,title,organisation_id,reports_to,ring_fence\ncreate,M,T,a,CE,OA\nchange,HA,D,,,\n")};

TEST(ApplyScenarios, applies_each_after_the_one_that_it_starts_from_by_name) {
  const auto results = apply_scenarios(baseline(), chain);
  EXPECT_THAT(names(results), ElementsAre("d", "a", "b", "c"));
  expect_same(results[2].draft, baseline());
  const AppliedScenario &c = results[3];
  EXPECT_EQ(c.starts_from, "a");
  EXPECT_THAT(csv(c.draft, TableId::posts),
              HasSubstr("HA,D,a,DA,adults,h4\nOA,A,a,HA,adults,h5\nM,T,a,CE,,\nN,T,a,CE,,\n"));
  EXPECT_EQ(c.draft[TableId::posts]->file(3), "scenarios/d/changes.csv");
  EXPECT_EQ(c.draft[TableId::posts]->file(6), "scenarios/c/changes.csv");
  ASSERT_EQ(c.ring_fences.size(), 2U);
  EXPECT_EQ(c.ring_fences[0].post, "M");
}

TEST(ApplyScenarios, applies_what_is_wanted_and_what_that_starts_from) {
  EXPECT_THAT(names(apply_scenarios(baseline(), chain, std::vector<std::string>{"a"})),
              ElementsAre("d", "a"));
  EXPECT_THAT(names(apply_scenarios(baseline(), chain, std::vector<std::string>{"b", "a", "b"})),
              ElementsAre("b", "d", "a"));
}

TEST(ApplyScenarios, reports_names_that_nothing_has) {
  const auto wanted =
      apply_scenarios(baseline(), std::vector{named("proposal", "")}, std::vector<std::string>{"propsal"});
  EXPECT_THAT(names(wanted), ElementsAre("propsal!"));
  EXPECT_THAT(errors(wanted[0]),
              ElementsAre(HasSubstr("there is no scenario 'propsal'; expected a folder below "
                                    "scenarios/; did you mean 'proposal'?")));
  const auto started =
      apply_scenarios(baseline(), std::vector{named("proposal", ""), named("x", "Proposal")});
  EXPECT_THAT(names(started), ElementsAre("proposal", "x!"));
  EXPECT_THAT(errors(started[1]),
              ElementsAre(HasSubstr(
                  "scenarios/x/scenario.csv:2:2: error[unknown-scenario]: starts_from 'Proposal'")));
}

TEST(ApplyScenarios, reports_circles_at_each_of_their_scenarios_and_what_leads_into_them_once) {
  const auto results =
      apply_scenarios(baseline(), std::vector{named("p", "r"), named("q", "p"), named("r", "q"),
                                              named("a", "q"), named("z", "")});
  EXPECT_THAT(names(results), testing::UnorderedElementsAre("a!", "p!", "q!", "r!", "z"));
  for (const AppliedScenario &result : results) {
    if (result.name == "z")
      continue;
    ASSERT_EQ(errors(result).size(), 1U) << result.name;
    const std::string circle = result.name == "p"   ? "p -> r -> q -> p"
                               : result.name == "q" ? "q -> p -> r -> q"
                                                    : "r -> q -> p -> r";
    EXPECT_THAT(errors(result)[0],
                HasSubstr(result.name == "a" ? "error[faulty-start]: the scenario 'q'" : circle));
  }
}

TEST(ApplyScenarios, reports_once_that_the_start_is_faulty) {
  const auto results = apply_scenarios(baseline(), std::vector{named("a", "", "action,post_id\ndelete,XX\n"),
                                                               named("b", "a", "action,post_id\ndelete,YY\n"),
                                                               named("c", "b")});
  EXPECT_THAT(names(results), ElementsAre("a!", "b!", "c!"));
  EXPECT_THAT(errors(results[1]),
              ElementsAre(HasSubstr(
                  "scenarios/b/scenario.csv:2:2 (starts_from): error[faulty-start]: the scenario 'a'")));
  EXPECT_THAT(errors(results[2]),
              ElementsAre(HasSubstr(
                  "scenarios/c/scenario.csv:2:2 (starts_from): error[faulty-start]: the scenario 'b'")));
}

TEST(ApplyScenarios, follows_a_long_chain) {
  std::vector<Scenario> scenarios = {named("s0", "")};
  for (int i = 1; i < 2000; ++i)
    scenarios.push_back(named("s" + std::to_string(i), "s" + std::to_string(i - 1)));
  std::reverse(scenarios.begin(), scenarios.end());
  const auto results = apply_scenarios(baseline(), scenarios, std::vector<std::string>{"s1999"});
  ASSERT_EQ(results.size(), 2000U);
  EXPECT_TRUE(results.back().model.has_value());
}

// ---- the published cases, against models made by another program (tests/data/applied)

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const DraftTable &table) {
  std::vector<Row> out(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (std::size_t c = 0; c < table.columns().size(); ++c)
      if (table.columns()[c] != "note" && !table.cell(row, c).empty())
        out[row][table.columns()[c]] = table.cell(row, c);
  return out;
}

// With the function of each link written out: the other program writes all of them.
std::vector<Row> rows_of(const Draft &draft, TableId table) {
  std::vector<Row> out = rows_of(*draft[table]);
  if (table == TableId::partner_links)
    for (Row &link : out)
      for (const Row &post : rows_of(*draft[TableId::posts]))
        if (link.find("function") == link.end() && post.at("post_id") == link.at("post_id"))
          link["function"] = post.at("function");
  return out;
}

void expect_applied(const std::string &example, std::size_t scenarios, std::size_t tables) {
  const std::filesystem::path folder = std::filesystem::path(places::test_data()) / "applied" / example;
  std::size_t compared = 0;
  const auto results = apply_scenarios(io::read_model_folder(folder), io::read_scenarios(folder));
  EXPECT_EQ(results.size(), scenarios);
  for (const AppliedScenario &result : results) {
    ASSERT_TRUE(result.model.has_value()) << result.name;
    EXPECT_THAT(errors(result), IsEmpty());
    const Draft wanted = io::read_model_folder(folder / "models" / result.name);
    for (const TableSchema &table : schema())
      if (wanted[table.id]) {
        EXPECT_EQ(rows_of(result.draft, table.id), rows_of(wanted, table.id))
            << result.name << " " << table.name;
        ++compared;
      }
  }
  EXPECT_EQ(compared, tables);
}

TEST(ApplyScenarios, gives_the_models_of_cambridgeshire_and_peterborough_2017) {
  expect_applied("cambridgeshire-peterborough-2017", 6, 32);
}

TEST(ApplyScenarios, gives_the_models_of_oxfordshire_and_cherwell_2019) {
  expect_applied("oxfordshire-cherwell-2019", 3, 6);
}

} // namespace
} // namespace organograph::apply_scenarios_test

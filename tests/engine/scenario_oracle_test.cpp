// SPDX-License-Identifier: Apache-2.0
// Applying a scenario against a slow second way: random valid changes are written as scenario tables and, at
// the same time, made by hand on the rows of the model. What the engine makes of the tables must measure the
// same, to the last byte, as the rows when they are loaded. The hand is written from docs/ alone.
#include "organograph/engine/scenario.hpp"

#include "oracle/days.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/engine/timeline.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "support/how_many.hpp"
#include "support/random_scenarios.hpp"
#include "support/studies.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace organograph::test::scenario_oracle_test {
namespace {

using Json = nlohmann::ordered_json;
using oracle::CellsByColumn;
using oracle::Changes;
using oracle::Rows;
using oracle::Tables;

const std::vector<std::string> scenario_names = {"a-second", "first"};

Rows start_rows(std::uint64_t seed) {
  return rows_to_change(seed, scenario_names);
}

std::string text_of(const std::vector<Diagnostic> &diagnostics) {
  std::string out;
  for (const Diagnostic &d : diagnostics)
    out += to_string(d) + "\n";
  return out;
}

std::multiset<std::string> codes_of(const std::vector<Diagnostic> &diagnostics) {
  std::multiset<std::string> out;
  for (const Diagnostic &d : diagnostics)
    // Under a scenario meetings keep the kind that they had, and nobody is warned of a rate that a seat
    // keeps.
    if (d.code != Code::meeting_of_counterparts && d.code != Code::implausible_attended)
      out.emplace(info(d.code).name);
  return out;
}

Json measured(const Model &model) {
  AnalysisOptions options;
  options.day = "2017-01-31";
  options.pay_threshold = 60'000;
  return viz::analysis_json(test::study_of(model, analyse(model, options)));
}

/// Every cell of the registers but notes: those that a row adds have the row's.
void describe_registers(const Model &model, std::vector<std::string> &out) {
  for (const TableSchema &of : schema()) {
    const Register *const rows = of.is_register() ? model.rows_of(of.id) : nullptr;
    for (std::size_t row = 0; rows != nullptr && row < rows->size(); ++row) {
      std::string line(of.name);
      for (std::size_t column = 0; column < of.columns.size(); ++column) {
        if (of.columns[column].name == "note")
          continue;
        line += "|";
        for (const RegisterPart &part : rows->parts(row, column))
          line += std::string(model.text(part.text)) + ";";
      }
      out.push_back(line);
    }
  }
}

/// What analysis.json does not show of a model, or only counts.
std::vector<std::string> described(const Model &model) {
  std::vector<std::string> out;
  const auto text = [&](TextId id) { return std::string(model.text(id)) + "|"; };
  const Posts &posts = model->posts;
  const auto post = [&](PostId id) { return id == none<PostId> ? "-|" : text(posts.id[index(id)]); };
  for (std::size_t p = 0; p < posts.size(); ++p) {
    std::string line = text(posts.id[p]) + text(posts.title[p]) + text(posts.unit[p]) + text(posts.grade[p]) +
                       text(posts.holder[p]) + text(posts.source[p]) + post(posts.manager[p]) +
                       std::string(name(posts.status[p]));
    for (const Served &served : posts.serves[p])
      line += "|" + text(model->organisations.id[index(served.organisation)]) + text(served.grade) +
              std::to_string(served.share) + "|" + std::to_string(served.sole_cost) + "|" +
              std::to_string(static_cast<std::uint32_t>(served.agreement));
    line += "|" + std::to_string(posts.pay_low[p]) + "|" + std::to_string(posts.pay_high[p]);
    out.push_back(line);
  }
  for (const ReportingLine &line : model->reporting_lines)
    out.push_back(post(line.post) + post(line.reports_to) + text(line.kind));
  for (const StaffGroup &group : model->staff_groups)
    out.push_back(text(group.id) + text(group.title) + text(group.grade) + post(group.reports_to) +
                  std::to_string(group.fte));
  if (model->partner_links)
    for (const PartnerLink &link : *model->partner_links)
      out.push_back(text(model->partners->id[index(link.partner)]) + post(link.post) + text(link.kind) +
                    text(link.source));
  for (std::size_t m = 0; model->meetings && m < model->meetings->size(); ++m)
    for (const Seat &seat : model->meetings->seats[m])
      out.push_back(text(model->meetings->id[m]) + text(model->meetings->subject[m]) + post(seat.post) +
                    std::string(name(seat.role)) + std::to_string(model->meetings->attended(seat)));
  describe_registers(model, out);
  if (model->arrangements)
    for (const Arrangement &a : *model->arrangements)
      out.push_back(text(model->functions.id[index(a.function)]) + text(a.source) +
                    std::string(name(a.dimension)) + std::string(name(a.state)));
  return out;
}

/// A failure names the lines that are on one side alone.
void expect_same_lines(const std::vector<std::string> &ours, const std::vector<std::string> &theirs,
                       const std::string &changes) {
  std::string differ;
  for (const std::string &line : ours)
    differ += std::ranges::count(theirs, line) > 0 ? "" : "ours: " + line + "\n";
  for (const std::string &line : theirs)
    differ += std::ranges::count(ours, line) > 0 ? "" : "by hand: " + line + "\n";
  EXPECT_TRUE(ours == theirs) << differ << changes;
}

void expect_same(const AppliedScenario &applied, const Rows &by_hand, const Tables &tables) {
  const BuildResult expected = built(files_of(by_hand));
  ASSERT_TRUE(expected.model) << text_of(expected.diagnostics);
  std::string changes;
  for (const auto &[name, text] : tables.files())
    changes += name + ":\n" + text;
  ASSERT_TRUE(applied.model) << text_of(applied.diagnostics) << changes;
  const Json ours = measured(*applied.model), theirs = measured(*expected.model);
  EXPECT_EQ(ours.dump(), theirs.dump()) << Json::diff(theirs, ours).dump(1) << "\n" << changes;
  expect_same_lines(described(*applied.model), described(*expected.model), changes);
  EXPECT_EQ(codes_of(applied.diagnostics), codes_of(expected.diagnostics)) << text_of(applied.diagnostics);
}

class ScenarioOracle : public testing::TestWithParam<unsigned> {
protected:
  template <typename Fn> void for_each_seed(Fn fn) const {
    const unsigned each = test::how_many(20, 40);
    for (unsigned seed = GetParam() * each + 1; seed <= GetParam() * each + each; ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      fn(seed);
      if (testing::Test::HasFailure())
        return;
    }
  }
};

TEST_P(ScenarioOracle, applying_equals_building_the_changed_model_by_hand) {
  for_each_seed([](unsigned seed) {
    const Rows start = start_rows(seed);
    Changes first(start, seed);
    first.draw();
    const Draft draft = io::read_model_files(files_of(start));
    expect_same(apply_scenario(draft, scenario_of("first", first.tables())), first.rows(), first.tables());
  });
}

TEST_P(ScenarioOracle, a_scenario_goes_on_from_the_one_that_it_starts_from) {
  for_each_seed([](unsigned seed) {
    const Rows start = start_rows(seed);
    Changes first(start, seed + 1000);
    first.draw();
    Changes second(first.rows(), seed + 2000, "second");
    second.draw();
    const std::vector<Scenario> scenarios = {scenario_of("a-second", second.tables(), "first"),
                                             scenario_of("first", first.tables())};
    const auto applied = apply_scenarios(io::read_model_files(files_of(start)), scenarios);
    ASSERT_EQ(applied.size(), 2U);
    EXPECT_EQ(applied[0].name, "first");
    expect_same(applied[0], first.rows(), first.tables());
    EXPECT_EQ(applied[1].starts_from, "first");
    expect_same(applied[1], second.rows(), second.tables());
  });
}

bool has_date(const Tables &tables) {
  for (const auto &[name, rows] : tables.rows)
    for (const CellsByColumn &row : rows)
      if (row.contains("effective"))
        return true;
  return false;
}

// A register that nothing but rows out of force made is not given, also where later rows took those away.
Rows on_day(const Rows &rows, const char *day, const Rows &before) {
  Rows out = oracle::rows_on(rows, day);
  if (!before.statutory_roles && out.statutory_roles && out.statutory_roles->empty())
    out.statutory_roles.reset();
  return out;
}

void expect_day(const TimelineRow &found, const Rows &there, const Comparison &compared) {
  const oracle::Day expected = oracle::measured_day(found.day, there, nullptr);
  EXPECT_EQ(found.posts, expected.posts);
  EXPECT_EQ(found.joint_posts, expected.joint);
  EXPECT_NEAR(found.fte.value_or(-1), expected.fte, 1e-9);
  EXPECT_EQ(found.one_voice, expected.one_voice);
  EXPECT_EQ(found.shared, expected.shared);
  // As a comparison has it: meetings keep their kind.
  const auto &duplicated = compared.after.duplicated_attendance;
  EXPECT_EQ(found.duplicated, duplicated ? std::optional(duplicated->all.duplicated) : std::nullopt);
  EXPECT_EQ(found.fte_of, compared.fte_after.organisations);
}

void expect_days(unsigned seed) {
  Rows start = start_rows(seed);
  if (start.statutory_roles) // a row that removes one that has ended is another matter
    for (oracle::StatutoryRoleRow &role : *start.statutory_roles)
      role.valid_to.clear();
  Changes first(start, seed + 3000);
  first.effective = "2024-03";
  first.draw();
  Changes second(first.rows(), seed + 4000, "second");
  second.effective = "2024-09-15";
  second.draw();
  Tables later = second.tables();
  if (later.rows.empty() || first.tables().rows.empty())
    return;
  if (!has_date(later))
    later.rows.begin()->second.front()["effective"] = second.effective;
  const std::string begins = has_date(first.tables()) ? "2024-03-01" : "2024-09-15";
  const Draft draft = io::read_model_files(files_of(start));
  const std::vector<Scenario> scenarios = {scenario_of("a-second", later, "first"),
                                           scenario_of("first", first.tables())};
  const Timeline way = timeline(draft, scenarios, "a-second");
  ASSERT_FALSE(way.rows.empty());
  for (const char *day : {"2024-02-29", "2024-03-01", "2024-09-14", "2024-09-15"}) {
    SCOPED_TRACE(day);
    const Rows after_first = on_day(day >= begins ? first.rows() : start, day, start);
    const Rows after_second = on_day(day >= second.effective ? second.rows() : after_first, day, after_first);
    StudyOptions options;
    options.scenarios = {"a-second"};
    options.as_of = day;
    const Study study = test::study_of(draft, scenarios, options);
    ASSERT_EQ(study.applied.size(), 2U);
    expect_same(study.applied[0], after_first, first.tables());
    expect_same(study.applied[1], after_second, later);
    const auto row = std::ranges::find(way.rows, day, &TimelineRow::day);
    if (row != way.rows.end())
      expect_day(*row, after_second, study.comparisons.back());
  }
  EXPECT_EQ(std::ranges::count(way.rows, begins, &TimelineRow::day), 1);
  EXPECT_EQ(std::ranges::count(way.rows, second.effective, &TimelineRow::day), 1);
}

// Of the first, rows without a date count with its dated ones; without any, with the second.
TEST_P(ScenarioOracle, on_a_day_the_rows_count_whose_date_has_come) {
  for_each_seed(expect_days);
}

// Its first scenario adds roles that have ended by the day, its second takes them away again.
TEST(ScenarioOracleDays, a_table_that_no_row_in_force_made_is_not_given) {
  expect_days(3567);
}

TEST_P(ScenarioOracle, a_scenario_without_changes_changes_nothing) {
  for_each_seed([](unsigned seed) {
    const Draft draft = io::read_model_files(files_of(start_rows(seed)));
    const Model start = std::move(*build_model(draft).model);
    const Files heads = {
        {"changes.csv", "action,post_id,successor\n"},
        {"attendance_changes.csv", "meeting_id,attendee_id,action\n"},
        {"meeting_changes.csv", "meeting_id,action,into\n"},
        {"link_changes.csv", "partner_id,post_id,action\n"},
        {"staff_group_changes.csv", "group_id,action\n"},
        {"arrangement_changes.csv", "function,organisation_a,organisation_b,dimension,state\n"},
        {"other_savings.csv", "description,annual_saving\nsomething,5\n"}};
    for (const Files &files : {Files{}, heads}) {
      const AppliedScenario applied = apply_scenario(draft, io::read_scenario_files("none", files));
      ASSERT_TRUE(applied.model) << text_of(applied.diagnostics);
      EXPECT_EQ(measured(*applied.model).dump(), measured(start).dump());
      EXPECT_EQ(described(*applied.model), described(start));
    }
  });
}

TEST_P(ScenarioOracle, creating_and_deleting_again_gives_the_start_back) {
  for_each_seed([](unsigned seed) {
    const Rows rows = start_rows(seed);
    const Draft draft = io::read_model_files(files_of(rows));
    const Model start = std::move(*build_model(draft).model);
    const std::string &old = rows.posts.front().post_id;
    Tables tables;
    auto &changes = tables.rows["changes.csv"];
    changes.push_back({{"action", "create"},
                       {"post_id", "new"},
                       {"title", "New"},
                       {"organisation_id", rows.organisations.front().organisation_id},
                       {"reports_to", old}});
    if (rows.post_shares)
      changes.push_back({{"action", "share"},
                         {"post_id", "new"},
                         {"shares", rows.organisations.back().organisation_id + ":1"}});
    changes.push_back({{"action", "delete"}, {"post_id", "new"}, {"successor", seed % 2 == 0 ? old : ""}});
    if (rows.meetings) {
      tables.rows["meeting_changes.csv"] = {{{"meeting_id", "nm"}, {"action", "create"}, {"subject", "s"}},
                                            {{"meeting_id", "nm"}, {"action", "delete"}}};
      if (rows.attendance)
        tables.rows["attendance_changes.csv"] = {
            {{"meeting_id", "nm"}, {"attendee_id", old}, {"action", "add"}}};
    }
    const AppliedScenario applied = apply_scenario(draft, scenario_of("back", tables));
    ASSERT_TRUE(applied.model) << text_of(applied.diagnostics);
    EXPECT_EQ(measured(*applied.model).dump(), measured(start).dump());
    EXPECT_EQ(described(*applied.model), described(start));
  });
}

INSTANTIATE_TEST_SUITE_P(seeds, ScenarioOracle, testing::Range(0U, how_many(6, 15)));

// The random changes must take every way, or the comparison proves less than it says.
TEST(ScenarioOracleChanges, take_every_way_often) {
  std::map<std::string, int> made;
  for (unsigned seed = 1; seed <= 300; ++seed) {
    Changes changes(start_rows(seed), seed);
    changes.draw();
    for (const auto &[way, times] : changes.made)
      made[way] += times;
  }
  for (const char *way : {"create",
                          "create again",
                          "change",
                          "swap",
                          "share",
                          "share alone",
                          "delete, successor",
                          "delete, successor below",
                          "delete alone",
                          "move",
                          "function add",
                          "function remove",
                          "function set",
                          "line add",
                          "line remove",
                          "link takes a function",
                          "group change",
                          "group delete",
                          "seat add",
                          "seat remove",
                          "seat change",
                          "rate kept",
                          "seats united",
                          "links united",
                          "meeting create",
                          "meeting change",
                          "meeting merge",
                          "meeting delete",
                          "link add",
                          "link remove",
                          "arrangement",
                          "arrangement again",
                          "share under an agreement",
                          "function with a part of time",
                          "role add",
                          "role remove",
                          "roles passed",
                          "recharge lapses",
                          "use lapses",
                          "agreement passed",
                          "benefit without a post",
                          "benefit of a successor"})
    EXPECT_GE(made[way], 5) << way;
  EXPECT_GE(made["roles united"], 1);
}

} // namespace
} // namespace organograph::test::scenario_oracle_test

// SPDX-License-Identifier: Apache-2.0
// The state on a day and the timeline of random models whose rows have dates, against the slow second way.
#include "organograph/engine/as_of.hpp"
#include "organograph/engine/timeline.hpp"

#include "oracle/days.hpp"
#include "oracle/facts.hpp"
#include "oracle/oracle.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/timeline.hpp"
#include "support/differences.hpp"
#include "support/how_many.hpp"
#include "support/random_models.hpp"
#include "support/studies.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace organograph::days_oracle_test {
namespace {

using Json = nlohmann::ordered_json;

using test::files_of;

oracle::Rows dated_model(unsigned seed) {
  oracle::Rows rows = oracle::random_model_with_registers(seed);
  oracle::draw_days(rows, seed + 10'000);
  return rows;
}

// What of analysis.json is of the rows: not what was left out and warned of.
Json figures_of(const Study &study) {
  Json out = viz::analysis_json(study);
  out.erase("as_of");
  out.erase("diagnostics");
  out.erase("published");
  return out;
}

class DaysOracle : public testing::TestWithParam<unsigned> {
protected:
  template <typename Fn> void for_each_seed(Fn fn) const {
    const unsigned each = test::how_many(8, 40);
    for (unsigned seed = GetParam() * each + 1; seed <= GetParam() * each + each; ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      fn(seed);
      if (testing::Test::HasFailure())
        return;
    }
  }
};

TEST_P(DaysOracle, a_state_on_a_day_is_the_model_of_the_rows_in_force) {
  for_each_seed([](unsigned seed) {
    const oracle::Rows rows = dated_model(seed);
    const Draft draft = io::read_model_files(files_of(rows));
    const std::vector<std::string> days = oracle::days_of(rows);
    for (std::size_t d = seed % 3; d < days.size(); d += 3) {
      SCOPED_TRACE(days[d]);
      StudyOptions options;
      options.as_of = days[d];
      const Study ours = test::study_of(draft, {}, options);
      StudyOptions with_clocks;
      with_clocks.analysis.day = days[d];
      const Study theirs = test::study_of(files_of(oracle::rows_on(rows, days[d])), {}, with_clocks);
      ASSERT_TRUE(ours.as_of);
      const Json found = figures_of(ours), expected = figures_of(theirs);
      EXPECT_EQ(found.dump(), expected.dump()) << Json::diff(expected, found).dump(1);
    }
  });
}

// Clocks are read on the day that is asked for.
TEST_P(DaysOracle, figures_of_registers_on_a_day_equal_an_independent_slow_calculation) {
  for_each_seed([](unsigned seed) {
    const oracle::Rows rows = dated_model(seed);
    const std::vector<std::string> days = oracle::days_of(rows);
    for (std::size_t d = seed % 5; d < days.size(); d += 5) {
      SCOPED_TRACE(days[d]);
      StudyOptions options;
      options.as_of = days[d];
      oracle::Options theirs;
      theirs.day = days[d];
      const Json expected = oracle::expected_registers(oracle::rows_on(rows, days[d]), theirs);
      std::string bytes;
      for (const unsigned threads : {1U, 2U, 7U}) {
        options.analysis.threads = threads;
        const Json found = viz::analysis_json(test::study_of(test::draft_of(rows), {}, options));
        std::vector<std::string> out;
        for (const auto &[section, figures] : expected.items())
          if (section != "model" && section != "claims")
            test::differences(section, found.at(section), figures, out);
        EXPECT_EQ(out, std::vector<std::string>{}) << threads;
        bytes = threads == 1 ? found.dump() : bytes;
        EXPECT_EQ(found.dump() == bytes, true) << threads;
      }
    }
  });
}

TEST_P(DaysOracle, a_timeline_has_the_days_and_the_figures_of_each) {
  for_each_seed([](unsigned seed) {
    const oracle::Rows rows = dated_model(seed);
    const Timeline ours = timeline(io::read_model_files(files_of(rows)), {}, "");
    const std::vector<oracle::Day> theirs = oracle::timeline_of(rows);
    ASSERT_EQ(ours.rows.size(), theirs.size());
    const std::vector<std::string> organisations = oracle::organisation_ids(rows);
    for (std::size_t d = 0; d < theirs.size(); ++d) {
      const TimelineRow &found = ours.rows[d];
      const oracle::Day &expected = theirs[d];
      SCOPED_TRACE(expected.day);
      EXPECT_EQ(found.day, expected.day);
      EXPECT_EQ(found.rows, expected.turns);
      EXPECT_EQ(found.posts, expected.posts);
      EXPECT_EQ(found.joint_posts, expected.joint);
      ASSERT_TRUE(found.fte);
      EXPECT_NEAR(*found.fte, expected.fte, 1e-9);
      ASSERT_EQ(found.fte_of.size(), organisations.size());
      for (std::size_t o = 0; o < organisations.size(); ++o) {
        const oracle::Number fte = expected.fte_of.at(organisations[o]);
        ASSERT_EQ(found.fte_of[o].has_value(), fte.has_value()) << organisations[o];
        if (fte) {
          EXPECT_NEAR(*found.fte_of[o], *fte, 1e-9) << organisations[o];
        }
      }
      EXPECT_EQ(found.duplicated, expected.duplicated);
      EXPECT_EQ(found.one_voice, expected.one_voice);
      EXPECT_EQ(found.shared, expected.shared);
      EXPECT_EQ(found.at_risk, expected.at_risk);
    }
  });
}

// Posts of a day with whom they serve, by the timeline's terms.
std::map<std::string, std::set<std::string>> posts_at(const Timeline &timeline, std::size_t row) {
  std::map<std::string, std::set<std::string>> out;
  for (const PostOverDays &post : timeline.posts) {
    const auto behind = std::ranges::find_if(post.terms, [&](const PostTerm &t) { return t.row > row; });
    if (const PostTerm &term = *std::prev(behind); term.is_there()) {
      std::set<std::string> &serves = out[post.post];
      for (const OrganisationId organisation : term.serves)
        serves.insert(timeline.organisations[index(organisation)]);
      if (term.with_other)
        serves.insert("?");
    }
  }
  return out;
}

TEST_P(DaysOracle, posts_that_change_have_their_terms_and_the_others_are_counted) {
  for_each_seed([](unsigned seed) {
    const oracle::Rows rows = dated_model(seed);
    const Timeline ours = timeline(io::read_model_files(files_of(rows)), {}, "");
    std::set<std::string> throughout;
    for (std::size_t d = 0; d < ours.rows.size(); ++d) {
      SCOPED_TRACE(ours.rows[d].day);
      const oracle::Rows there = oracle::rows_on(rows, ours.rows[d].day);
      const auto found = posts_at(ours, d);
      std::size_t met = 0;
      std::set<std::string> others;
      for (const oracle::PostRow &post : there.posts)
        if (std::ranges::find(ours.posts, post.post_id, &PostOverDays::post) == ours.posts.end()) {
          others.insert(post.post_id);
        } else {
          ++met;
          ASSERT_TRUE(found.contains(post.post_id)) << post.post_id;
          EXPECT_EQ(found.at(post.post_id), oracle::serves(there, post.post_id)) << post.post_id;
        }
      EXPECT_EQ(found.size(), met);
      EXPECT_EQ(others.size(), ours.posts_throughout);
      if (d > 0) {
        EXPECT_EQ(others, throughout);
      }
      throughout = others;
    }
    for (const PostOverDays &post : ours.posts) {
      EXPECT_GT(post.terms.size(), 1U);
      EXPECT_EQ(post.terms.front().row, 0U);
    }
  });
}

TEST_P(DaysOracle, a_timeline_is_the_same_for_any_number_of_threads) {
  for_each_seed([](unsigned seed) {
    const Draft draft = io::read_model_files(files_of(dated_model(seed)));
    const std::string one = viz::timeline_json(timeline(draft, {}, "", 1)).dump();
    for (const unsigned threads : {2U, 7U})
      EXPECT_EQ(viz::timeline_json(timeline(draft, {}, "", threads)).dump(), one) << threads;
  });
}

INSTANTIATE_TEST_SUITE_P(seeds, DaysOracle, testing::Range(0U, test::how_many(3, 12)));

// The random dates must be of every kind, or the comparison proves less than it says.
TEST(DaysOracleDates, are_of_every_kind_and_take_things_away) {
  unsigned managers = 0, seats = 0, imprecise = 0, with_date = 0, ends = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const oracle::Rows rows = dated_model(seed);
    with_date += rows.model && !rows.model->empty() && !rows.model->front().date.empty();
    for (const oracle::PostRow &row : rows.posts)
      ends += !row.valid_to.empty();
    const Draft draft = io::read_model_files(files_of(rows));
    for (const std::string &day : oracle::days_of(rows)) {
      const LeftOut left_out = on_day(draft, {}, day).left_out;
      managers += left_out.managers > 0;
      imprecise += left_out.imprecise > 0;
      for (const LeftOut::OfTable &of : left_out.tables)
        seats += of.id == TableId::attendance && of.with_others > 0;
    }
  }
  EXPECT_GE(managers, 20U);
  EXPECT_GE(seats, 20U);
  EXPECT_GE(imprecise, 20U);
  EXPECT_GE(with_date, 10U);
  EXPECT_LE(with_date, 55U);
  EXPECT_GE(ends, 20U);
}

} // namespace
} // namespace organograph::days_oracle_test

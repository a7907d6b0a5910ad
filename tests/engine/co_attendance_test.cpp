// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/co_attendance.hpp"

#include "support/meeting_models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <tuple>

namespace organograph::test::co_attendance_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string post_id(const Model &model, PostId post) {
  return std::string(model.text(model->posts.id[index(post)]));
}

/// "P1 P2: 3, 4.5 h" for each pair, in the order of the result.
std::vector<std::string> shown(const Model &model, const std::vector<CoAttendancePair> &pairs) {
  std::vector<std::string> out;
  for (const CoAttendancePair &pair : pairs) {
    std::ostringstream text;
    text << post_id(model, pair.a) << ' ' << post_id(model, pair.b) << ": " << pair.series << ", ";
    if (pair.hours_per_year)
      text << *pair.hours_per_year << " h";
    else
      text << "hours not known";
    out.push_back(text.str());
  }
  return out;
}

std::vector<std::string> shown(const CountMatrix &matrix, const Model &model,
                               const std::vector<TextId> &ids) {
  std::vector<std::string> out;
  for (std::size_t a = 0; a < matrix.size; ++a)
    for (std::size_t b = 0; b < matrix.size; ++b) {
      EXPECT_EQ(matrix.at(a, b), matrix.at(b, a));
      if (b >= a && matrix.at(a, b) > 0)
        out.push_back(std::string(model.text(ids[a])) + " " + std::string(model.text(ids[b])) + ": " +
                      std::to_string(matrix.at(a, b)));
    }
  return out;
}

const std::string two_councils = "organisation_id,name\nA,County\nB,City\n";

TEST(CoAttendance, matches_published_southern_women) {
  const Model model = published_model("southern-women");
  const std::vector<std::pair<std::uint32_t, std::size_t>> published = {{1, 139}, {3, 46}, {5, 9}, {7, 1}};
  for (const auto &[at_least, pairs] : published)
    EXPECT_EQ(co_attendance(model, {at_least, 2}).pairs.size(), pairs) << "at least " << at_least;
}

TEST(CoAttendance, matches_published_technical_committee) {
  const Model model = published_model("technical-committee-minutes");
  const std::vector<std::pair<std::uint32_t, std::size_t>> published = {
      {1, 2350}, {3, 1002}, {5, 839}, {50, 79}, {140, 1}};
  for (const auto &[at_least, pairs] : published)
    EXPECT_EQ(co_attendance(model, {at_least, 2}).pairs.size(), pairs) << "at least " << at_least;
}

TEST(CoAttendance, lists_pairs_by_series_then_bytes_with_the_hours_that_are_known) {
  // Z stands before a in bytes and after it in the file. M4 has no duration, M5 nothing else.
  const Model model = model_of(
      {{"organisations.csv", two_councils},
       {"posts.csv", "post_id,title,organisation_id\na,t,A\nZ,t,A\nb,t,B\n"},
       {"meetings.csv", "meeting_id,subject,duration_hours,occurrences_per_year\n"
                        "M1,s,1.5,2\nM2,s,0.5,4\nM3,s,1,\nM4,s,,12\n"},
       {"attendance.csv", "meeting_id,attendee_id\nM1,a\nM1,Z\nM2,Z\nM2,a\nM3,a\nM4,a\nM4,Z\nM4,b\n"}});
  EXPECT_THAT(shown(model, co_attendance(model, {1, 1}).pairs),
              ElementsAre("Z a: 3, 5 h", "Z b: 1, hours not known", "a b: 1, hours not known"));
  EXPECT_THAT(shown(model, co_attendance(model, {3, 1}).pairs), ElementsAre("Z a: 3, 5 h"));
  EXPECT_THAT(shown(model, co_attendance(model, {4, 1}).pairs), IsEmpty());
}

TEST(CoAttendance, takes_the_e_i_index_from_pairs_that_share_no_organisation) {
  // P1 (A), P2 (B), J (both): P1-P2 is external, both pairs with J are internal.
  const Model model = model_of({{"organisations.csv", two_councils},
                                {"posts.csv", "post_id,title,organisation_id\nP1,t,A\nP2,t,B\nJ,t,A\n"},
                                {"post_shares.csv", "post_id,organisation_id,cost_share\nJ,A,0.5\nJ,B,0.5\n"},
                                {"meetings.csv", "meeting_id,subject\nM1,s\n"},
                                {"attendance.csv", "meeting_id,attendee_id\nM1,P1\nM1,P2\nM1,J\n"}});
  const CoAttendance result = co_attendance(model, {1, 1});
  EXPECT_EQ(result.external, 1u);
  EXPECT_EQ(result.internal, 2u);
  EXPECT_DOUBLE_EQ(result.e_i_index.value(), -1.0 / 3);
  EXPECT_FALSE(co_attendance(model, {2, 1}).e_i_index.has_value());
}

TEST(CoAttendance, counts_pairs_by_function_and_leaves_blank_ones_out) {
  // M1: adults twice, children, one without function. M2: adults and children.
  const Model model =
      model_of({{"organisations.csv", two_councils},
                {"posts.csv", "post_id,title,organisation_id,function\n"
                              "P1,t,A,adults\nP2,t,A,adults\nP3,t,B,children\nP4,t,B,\nP5,t,B,roads\n"},
                {"meetings.csv", "meeting_id,subject\nM1,s\nM2,s\nM3,s\n"},
                {"attendance.csv", "meeting_id,attendee_id\nM1,P1\nM1,P2\nM1,P3\nM1,P4\nM2,P1\nM2,P3\n"
                                   "M3,P5\n"}});
  const CoAttendance result = co_attendance(model, {});
  EXPECT_THAT(shown(result.by_function, model, model->functions.id),
              ElementsAre("adults adults: 1", "adults children: 3"));
}

TEST(CoAttendance, counts_a_joint_pair_once_for_each_pair_of_organisations_it_joins) {
  // J1 and J2 serve both, P serves A alone.
  //   J1-J2 joins AA, AB, BB;  J1-P and J2-P join AA and AB each.
  const Model model =
      model_of({{"organisations.csv", two_councils},
                {"posts.csv", "post_id,title,organisation_id\nJ1,t,A\nJ2,t,B\nP,t,A\n"},
                {"post_shares.csv", "post_id,organisation_id,cost_share\nJ1,A,0.5\nJ1,B,0.5\nJ2,A,0.4\n"
                                    "J2,B,0.6\n"},
                {"meetings.csv", "meeting_id,subject\nM1,s\n"},
                {"attendance.csv", "meeting_id,attendee_id\nM1,J1\nM1,J2\nM1,P\n"}});
  EXPECT_THAT(shown(co_attendance(model, {}).by_organisation, model, model->organisations.id),
              ElementsAre("A A: 3", "A B: 3", "B B: 1"));
}

TEST(CoAttendance, a_joint_post_alone_joins_nothing) {
  const Model model =
      model_of({{"organisations.csv", two_councils},
                {"posts.csv", "post_id,title,organisation_id\nJ1,t,A\n"},
                {"post_shares.csv", "post_id,organisation_id,cost_share\nJ1,A,0.5\nJ1,B,0.5\n"},
                {"meetings.csv", "meeting_id,subject\nM1,s\n"},
                {"attendance.csv", "meeting_id,attendee_id\nM1,J1\n"}});
  const CoAttendance result = co_attendance(model, {1, 1});
  EXPECT_THAT(result.pairs, IsEmpty());
  EXPECT_THAT(result.by_organisation.rows.items, IsEmpty());
  EXPECT_EQ(result.by_organisation.size, 2u);
}

// A model of random meetings: posts of four functions (or none) that serve one to three of four
// organisations.
Model random_model(std::mt19937 &random, std::size_t posts, std::size_t meetings) {
  Files files = {{"organisations.csv", "organisation_id,name\nA,a\nB,b\nC,c\nD,d\n"},
                 {"posts.csv", "post_id,title,organisation_id,function\n"},
                 {"post_shares.csv", "post_id,organisation_id,cost_share\n"},
                 {"meetings.csv", "meeting_id,subject,duration_hours\n"},
                 {"attendance.csv", "meeting_id,attendee_id\n"}};
  const std::vector<std::string> functions = {"", "f", "g", "h", "i"};
  for (std::size_t p = 0; p < posts; ++p) {
    const std::string id = "P" + std::to_string(p);
    files[1].second += id + ",t,A," + functions[random() % 5] + "\n";
    const std::size_t serves = random() % 3 + 1, first = random() % 4;
    for (std::size_t s = 0; s < serves; ++s)
      files[2].second += id + "," + static_cast<char>('A' + (first + s) % 4) + "," +
                         (serves == 1   ? "1"
                          : serves == 2 ? "0.5"
                                        : "0.3334") +
                         "\n";
  }
  for (std::size_t m = 0; m < meetings; ++m) {
    const std::string id = "M" + std::to_string(m);
    files[3].second += id + ",s," + (random() % 4 == 0 ? "" : "0.1") + "\n";
    const std::size_t density = random() % 8 + 1;
    for (std::size_t p = 0; p < posts; ++p)
      if (random() % 10 < density)
        files[4].second += id + ",P" + std::to_string(p) + "\n";
  }
  return model_of(files);
}

using Pair = std::pair<std::size_t, std::size_t>;

struct Slow {
  std::map<Pair, std::pair<std::uint32_t, double>> common; // series, hours
  std::map<Pair, std::uint64_t> by_function, by_organisation;
};

// Straight from the definition: all pairs of all meetings.
Slow slow_co_attendance(const Model &model) {
  Slow out;
  for (std::size_t m = 0; m < model->meetings->size(); ++m)
    for (const Seat &x : model->meetings->seats[m])
      for (const Seat &y : model->meetings->seats[m]) {
        if (!(x.post < y.post))
          continue;
        auto &[series, hours] = out.common[{index(x.post), index(y.post)}];
        ++series;
        if (is_known(model->meetings->hours_per_year(m)))
          hours += model->meetings->hours_per_year(m);
        const auto f = model->posts.function[index(x.post)], g = model->posts.function[index(y.post)];
        if (f != none<FunctionId> && g != none<FunctionId>)
          ++out.by_function[std::minmax(index(f), index(g))];
        std::set<Pair> joined;
        for (const Served &a : model->posts.serves[index(x.post)])
          for (const Served &b : model->posts.serves[index(y.post)])
            joined.insert(std::minmax(index(a.organisation), index(b.organisation)));
        for (const Pair &pair : joined)
          ++out.by_organisation[pair];
      }
  return out;
}

void expect_equal(const CountMatrix &matrix, const std::map<Pair, std::uint64_t> &slow) {
  for (std::size_t a = 0; a < matrix.size; ++a)
    for (std::size_t b = 0; b < matrix.size; ++b) {
      const auto entry = slow.find(std::minmax(a, b));
      EXPECT_EQ(matrix.at(a, b), entry == slow.end() ? 0 : entry->second) << a << ' ' << b;
    }
}

TEST(CoAttendance, matches_oracle_of_all_pairs_on_random_models) {
  std::mt19937 random(1);
  for (int round = 0; round < 60; ++round) {
    const std::size_t meetings = 1 + random() % 12, posts = 2 + random() % 14;
    const Model model = random_model(random, posts, meetings);
    const Slow slow = slow_co_attendance(model);
    for (std::uint32_t at_least = 1; at_least <= 6; ++at_least) {
      SCOPED_TRACE("round " + std::to_string(round) + ", at least " + std::to_string(at_least));
      const CoAttendance result = co_attendance(model, {at_least, 1});
      std::size_t expected = 0;
      for (const auto &[pair, entry] : slow.common)
        expected += entry.first >= at_least ? 1 : 0;
      EXPECT_EQ(result.pairs.size(), expected);
      for (const CoAttendancePair &pair : result.pairs) {
        const auto &[series, hours] = slow.common.at(std::minmax(index(pair.a), index(pair.b)));
        EXPECT_EQ(pair.series, series);
        EXPECT_EQ(pair.hours_per_year.value_or(0), hours);
      }
    }
    const CoAttendance result = co_attendance(model, {});
    expect_equal(result.by_function, slow.by_function);
    expect_equal(result.by_organisation, slow.by_organisation);
  }
}

auto fields(const CoAttendance &result) {
  std::vector<std::tuple<PostId, PostId, std::uint32_t, std::optional<double>>> pairs;
  for (const auto &pair : result.pairs)
    pairs.emplace_back(pair.a, pair.b, pair.series, pair.hours_per_year);
  std::vector<std::uint64_t> counts;
  for (const CountMatrix *matrix : {&result.by_function, &result.by_organisation})
    for (const auto &entry : matrix->rows.items)
      counts.insert(counts.end(), {entry.column, entry.count});
  return std::tuple(pairs, counts, result.external, result.internal, result.e_i_index);
}

TEST(CoAttendance, does_not_depend_on_the_thread_count) {
  std::mt19937 random(2);
  const Model model = random_model(random, 300, 40);
  const auto one = fields(co_attendance(model, {3, 1}));
  EXPECT_EQ(fields(co_attendance(model, {3, 2})), one);
  EXPECT_EQ(fields(co_attendance(model, {3, 7})), one);
}

TEST(CoAttendance, keeps_only_what_meets_of_a_matrix_of_many_functions) {
  Files files = {{"organisations.csv", two_councils},
                 {"posts.csv", "post_id,title,organisation_id,function\n"},
                 {"meetings.csv", "meeting_id,subject\n"},
                 {"attendance.csv", "meeting_id,attendee_id\n"}};
  for (std::size_t p = 0; p < 20'000; ++p) { // pairs of posts, each of a function of its own
    const std::string n = std::to_string(p), pair = std::to_string(p / 2);
    files[1].second += "P" + n + ",t,A,f" + n + "\n";
    if (p % 2 == 0)
      files[2].second += "M" + pair + ",s\n";
    files[3].second += "M" + pair + ",P" + n + "\n";
  }
  const CoAttendance result = co_attendance(model_of(files), {});
  EXPECT_EQ(result.by_function.size, 20'000u);
  EXPECT_EQ(result.by_function.rows.items.size(), 20'000u);
  EXPECT_EQ(result.by_function.at(7, 6), 1u);
  EXPECT_EQ(result.by_function.at(7, 8), 0u);
}

} // namespace
} // namespace organograph::test::co_attendance_test

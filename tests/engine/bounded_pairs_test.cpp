// SPDX-License-Identifier: Apache-2.0
// Pairs that are counted by classes are those counted one by one, and a list that is cut is the beginning of
// the whole one.
#include "measures/counted_pairs.hpp"
#include "measures/mirror_meetings.hpp"
#include "measures/same_people.hpp"
#include "organograph/engine/attendance.hpp"
#include "support/meeting_models.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace organograph::test::bounded_pairs_test {
namespace {

constexpr std::size_t all = SIZE_MAX;

/// Posts of several organisations, most of whom sit in series of all sizes.
Model random_attendance(std::mt19937 &random) {
  const std::size_t posts = 2 + random() % 16, meetings = 1 + random() % 12;
  Files files = {{"organisations.csv", "organisation_id,name\nA,a\nB,b\nC,c\n"},
                 {"posts.csv", "post_id,title,organisation_id\n"},
                 {"post_shares.csv", "post_id,organisation_id,cost_share\n"},
                 {"meetings.csv", "meeting_id,subject\n"},
                 {"attendance.csv", "meeting_id,attendee_id\n"}};
  const auto post = [](std::size_t p) { return "P" + std::to_string(p * 7 % 20); };
  for (std::size_t p = 0; p < posts; ++p) {
    const char own = static_cast<char>('A' + random() % 3);
    files[1].second += post(p) + ",t," + own + "\n";
    if (random() % 4 == 0)
      files[2].second += post(p) + "," + own + ",0.5\n" + post(p) + "," + (own == 'A' ? "B" : "A") + ",0.5\n";
  }
  for (std::size_t m = 0; m < meetings; ++m) {
    const std::string id = "M" + std::to_string(m);
    files[3].second += id + ",s\n";
    const std::size_t density = 1 + random() % 10;
    for (std::size_t p = 0; p < posts; ++p)
      if (random() % 10 < density)
        files[4].second += id + "," + post(p) + "\n";
  }
  return model_of(files);
}

using Listed = std::vector<std::tuple<PostId, PostId, std::uint32_t>>;

Listed fields(const std::vector<detail::CommonSeries> &pairs, std::size_t most) {
  Listed out;
  for (std::size_t i = 0; i < std::min(pairs.size(), most); ++i)
    out.emplace_back(pairs[i].a, pairs[i].b, pairs[i].series);
  return out;
}

TEST(BoundedPairs, of_posts_are_counted_by_classes_as_one_by_one) {
  std::mt19937 random(17);
  std::uint64_t spared = 0;
  for (int round = 0; round < 120; ++round) {
    const Model model = random_attendance(random);
    for (std::uint32_t at_least = 1; at_least <= 4; ++at_least) {
      const detail::SeriesIndex index = detail::index_series(model, at_least, 1);
      const auto one_by_one = detail::counted_pairs(model, index, at_least, all, 1, {all, 0});
      EXPECT_EQ(one_by_one.looked_at, one_by_one.pairs);
      EXPECT_EQ(one_by_one.listed.size(), one_by_one.pairs);
      for (const std::size_t seats_from : {1U, 3U, 6U})
        for (const std::size_t classes : {2U, 9U, 4096U})
          for (const std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{7}, all}) {
            SCOPED_TRACE("round " + std::to_string(round) + ", at least " + std::to_string(at_least) +
                         ", from " + std::to_string(seats_from) + ", classes " + std::to_string(classes));
            const auto counted =
                detail::counted_pairs(model, index, at_least, most, 2, {seats_from, classes});
            EXPECT_EQ(counted.pairs, one_by_one.pairs);
            EXPECT_EQ(counted.internal, one_by_one.internal);
            EXPECT_EQ(fields(counted.listed, all), fields(one_by_one.listed, most));
            spared += counted.pairs - counted.looked_at;
          }
    }
  }
  EXPECT_GT(spared, 10'000U) << "classes were hardly tried";
}

TEST(BoundedPairs, of_all_staff_series_are_not_looked_at) {
  std::vector<std::size_t> everybody;
  for (std::size_t p = 0; p < 3'000; ++p)
    everybody.push_back(p);
  const Model model = meeting_model(3'000, {everybody, everybody, {7, 8, 9}, everybody});
  const detail::SeriesIndex index = detail::index_series(model, 3, 1);
  const auto counted = detail::counted_pairs(model, index, 3, 10, 1);
  EXPECT_EQ(counted.pairs, 3'000U * 2'999 / 2);
  EXPECT_EQ(counted.internal, counted.pairs);
  EXPECT_EQ(counted.looked_at, 3U);
  ASSERT_EQ(counted.listed.size(), 10U);
  EXPECT_EQ(counted.listed[0].series, 4U); // of P7, P8 and P9
  EXPECT_EQ(counted.listed[2].series, 4U);
  EXPECT_EQ(counted.listed[3].series, 3U);
}

template <class Pair>
std::vector<std::pair<MeetingId, MeetingId>> ends(const std::vector<Pair> &pairs, std::size_t most) {
  std::vector<std::pair<MeetingId, MeetingId>> out;
  for (std::size_t i = 0; i < std::min(pairs.size(), most); ++i)
    out.emplace_back(pairs[i].a, pairs[i].b);
  return out;
}

TEST(BoundedPairs, of_series_with_the_same_people_are_counted_by_sets) {
  std::mt19937 random(18);
  std::uint64_t spared = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<std::vector<std::size_t>> series;
    for (std::size_t m = 0, count = 2 + random() % 12; m < count; ++m) {
      std::vector<std::size_t> &seats = series.emplace_back();
      if (m > 0 && random() % 2 == 0)
        seats = series[random() % m];
      else
        for (std::size_t p = 0; p < 5; ++p)
          if (random() % 2 == 0)
            seats.push_back(p);
    }
    const Model model = meeting_model(5, series);
    const auto one_by_one = detail::same_people(model, {.most_pairs = all}, UINT32_MAX);
    EXPECT_EQ(one_by_one.count, one_by_one.listed.size());
    for (const std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{5}, all}) {
      const auto by_sets = detail::same_people(model, {.most_pairs = most}, 0);
      EXPECT_EQ(by_sets.count, one_by_one.count);
      EXPECT_EQ(ends(by_sets.listed, all), ends(one_by_one.listed, most)) << "round " << round;
      for (std::size_t i = 0; i < by_sets.listed.size(); ++i) {
        EXPECT_EQ(by_sets.listed[i].common, one_by_one.listed[i].common);
        EXPECT_EQ(by_sets.listed[i].jaccard, one_by_one.listed[i].jaccard);
      }
      spared += by_sets.count - by_sets.looked_at;
    }
  }
  EXPECT_GT(spared, 1'000U);
}

TEST(BoundedPairs, of_a_thousand_series_of_two_people_are_one_class) {
  const Model model = meeting_model(3, std::vector<std::vector<std::size_t>>(1'000, {1, 2}));
  const auto same = detail::same_people(model, {.most_pairs = 20});
  EXPECT_EQ(same.count, 1'000U * 999 / 2);
  EXPECT_EQ(same.looked_at, 1U);
  EXPECT_EQ(same.listed.size(), 20U);
}

/// So many series of one board, by turns of two councils, each attended by its own two posts and one partner.
Model mirrored(std::size_t series) {
  Files files = {{"organisations.csv", "organisation_id,name\nA,a\nB,b\n"},
                 {"posts.csv", "post_id,title,organisation_id,function\nJ,t,A,f\n"},
                 {"post_shares.csv", "post_id,organisation_id,cost_share\nJ,A,0.5\nJ,B,0.5\n"},
                 {"partners.csv", "partner_id,name\nq,Q\n"},
                 {"meetings.csv", "meeting_id,subject,function,duration_hours,occurrences_per_year\n"},
                 {"attendance.csv", "meeting_id,attendee_id\n"}};
  for (std::size_t m = 0; m < series; ++m) {
    const std::string id = "M" + std::to_string(m), post = "P" + std::to_string(m);
    files[1].second += post + ",t," + (m % 2 == 0 ? "A" : "B") + ",f\n";
    files[4].second += id + ",Safeguarding board,f,1,12\n";
    files[5].second += id + "," + post + "\n" + id + ",q\n" + (m < 3 ? id + ",J\n" : "");
  }
  return model_of(files);
}

TEST(BoundedPairs, of_mirrored_series_are_counted_by_classes_and_their_groups_are_whole) {
  const Model model = mirrored(300);
  const auto kinds = meeting_kinds(model, reduce_attendance(model));
  const auto mirror = detail::mirror_meetings(model, kinds, 10, 1);
  EXPECT_EQ(mirror.count, 150U * 150);
  EXPECT_EQ(mirror.paired.size(), 1U);
  const MeetingPairs cut = meeting_pairs(model, kinds, {.most_pairs = 10});
  const MeetingPairs whole = meeting_pairs(model, kinds, {.threads = 2, .most_pairs = all});
  EXPECT_EQ(whole.mirror.size(), 150U * 150);
  EXPECT_EQ(cut.mirror_count, whole.mirror_count);
  EXPECT_EQ(ends(cut.mirror, all), ends(whole.mirror, 10));
  EXPECT_EQ(cut.mirror_groups, whole.mirror_groups);
  ASSERT_EQ(whole.mirror_groups.size(), 1U);
  EXPECT_EQ(whole.mirror_groups[0].size(), 300U);
  EXPECT_EQ(cut.joint_officers_twice, 1U); // J attends M0, M1 and M2, whatever is listed
  EXPECT_EQ(cut.joint_hours_twice, whole.joint_hours_twice);
  EXPECT_EQ(cut.joint_hours_twice, 24);
  EXPECT_EQ(cut.attendances_that_become_duplicated, whole.attendances_that_become_duplicated);
  EXPECT_EQ(cut.partner_hours_freed_per_year, 299 * 12);
}

} // namespace
} // namespace organograph::test::bounded_pairs_test

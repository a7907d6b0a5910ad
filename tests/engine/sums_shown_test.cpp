// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/sums_shown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <map>
#include <random>
#include <set>
#include <utility>

namespace organograph {
namespace {

using Parts = std::vector<Part>;

/// One value of each post, with weight 1.
Parts of(std::initializer_list<std::uint32_t> posts, double weight = 1) {
  Parts out;
  for (const std::uint32_t post : posts)
    out.push_back({post, 1000.0 + post, weight});
  return out;
}

Parts joined(Parts a, const Parts &b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(SumsShown, hold_enough_posts) {
  SumsShown sums(3);
  EXPECT_FALSE(sums.show(of({0})));
  EXPECT_FALSE(sums.show(of({0, 1})));
  EXPECT_TRUE(sums.show(of({0, 1, 2})));
  EXPECT_TRUE(sums.show({})); // nobody's
}

TEST(SumsShown, differ_by_enough_posts) {
  SumsShown sums(3);
  EXPECT_TRUE(sums.show(of({0, 1, 2, 3, 4, 5, 6, 7})));
  EXPECT_FALSE(sums.show(of({0, 1, 2, 3, 4, 5}))); // 6 and 7 would be left
  EXPECT_TRUE(sums.show(of({0, 1, 2, 3, 4})));
  EXPECT_TRUE(sums.show(of({5, 6, 7}))) << "it follows from the two";
  EXPECT_TRUE(sums.show(of({5, 6, 7}, 0.5)));
}

TEST(SumsShown, four_of_them_make_no_single_post) {
  SumsShown sums(3); // two changes, each against its own start: their difference is post 9
  EXPECT_TRUE(sums.show(of({0, 1, 2, 3, 4, 5, 6, 7, 8, 9})));
  EXPECT_TRUE(sums.show(of({3, 4, 5, 6, 7, 8, 9})));
  EXPECT_TRUE(sums.show(of({0, 1, 2, 3, 4, 5})));
  EXPECT_FALSE(sums.show(of({3, 4, 5, 9})));
}

TEST(SumsShown, a_value_of_nought_hides_nobody_and_is_one) {
  SumsShown sums(3);
  EXPECT_FALSE(sums.show(Parts{{0, 0, 1}, {1, 5, 1}, {2, 7, 1}}));
  EXPECT_FALSE(sums.show(Parts{{0, 0, 1}}));
}

TEST(SumsShown, two_values_of_one_post_are_one_post) {
  SumsShown sums(3);
  EXPECT_FALSE(sums.show(Parts{{0, 5, -1}, {0, 6, 1}, {1, 5, -1}, {1, 6, 1}}));
  EXPECT_TRUE(sums.show(Parts{{0, 5, -1}, {0, 6, 1}, {1, 5, -1}, {1, 6, 1}, {2, 5, -1}, {2, 6, 1}}));
}

TEST(SumsShown, weights_that_cancel_are_none) {
  SumsShown sums(3);
  EXPECT_TRUE(sums.show(joined(of({0}), of({0}, -1))));
  EXPECT_TRUE(sums.show(joined(of({0, 1, 2}, 0.3), of({0, 1, 2}, 0.7))));
  EXPECT_TRUE(sums.show(of({0, 1, 2}, 0.1 + 0.2))) << "a multiple, but for rounding";
}

// --- against the definition: nothing that is made of the sums is of fewer posts ---------------------------

using Row = std::map<std::pair<std::uint32_t, double>, double>; // weight by post and value

std::size_t rank(std::vector<std::vector<double>> rows) {
  std::size_t out = 0;
  for (std::size_t column = 0; !rows.empty() && column < rows[0].size() && out < rows.size(); ++column) {
    std::size_t best = out;
    for (std::size_t r = out; r < rows.size(); ++r)
      if (std::abs(rows[r][column]) > std::abs(rows[best][column]))
        best = r;
    if (std::abs(rows[best][column]) < 1e-7)
      continue;
    std::swap(rows[out], rows[best]);
    for (std::size_t r = out + 1; r < rows.size(); ++r) {
      const double times = rows[r][column] / rows[out][column];
      for (std::size_t c = 0; c < rows[r].size(); ++c)
        rows[r][c] -= times * rows[out][c];
    }
    ++out;
  }
  return out;
}

std::size_t rank_without(const std::vector<Row> &rows, const std::set<std::uint32_t> &posts) {
  std::map<std::pair<std::uint32_t, double>, std::size_t> columns;
  for (const Row &row : rows)
    for (const auto &[key, weight] : row)
      if (!posts.contains(key.first))
        columns.try_emplace(key, columns.size());
  std::vector<std::vector<double>> dense(rows.size(), std::vector<double>(columns.size()));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (const auto &[key, weight] : rows[r])
      if (!posts.contains(key.first))
        dense[r][columns.at(key)] = weight;
  return rank(std::move(dense));
}

// A sum of multiples of few posts vanishes where these are left out: then the others lose in rank.
bool gives_few_away(const std::vector<Row> &rows, std::uint32_t posts, unsigned minimum) {
  const std::size_t all = rank_without(rows, {});
  for (std::uint32_t a = 0; a < posts; ++a)
    for (std::uint32_t b = a; b < posts; ++b)
      for (std::uint32_t c = b; c < posts; ++c)
        if (const std::set<std::uint32_t> few = {a, b, c};
            few.size() < minimum && rank_without(rows, few) < all)
          return true;
  return false;
}

TEST(SumsShown, nothing_that_is_made_of_random_sums_is_of_few_posts) {
  std::size_t shown = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 250; ++seed) {
    std::mt19937_64 random(seed);
    const auto minimum = static_cast<unsigned>(2 + seed % 3);
    const auto posts = static_cast<std::uint32_t>(6 + random() % 7);
    SumsShown sums(minimum);
    std::vector<Row> rows;
    for (int asked = 0; asked < 12; ++asked) {
      constexpr double weights[] = {1, 1, 1, 0.5, 0.3, 0.7, -1};
      const double weight = weights[random() % 7];
      const auto from = static_cast<std::uint32_t>(random() % posts),
                 until = static_cast<std::uint32_t>(random() % posts);
      Parts parts;
      Row row;
      for (std::uint32_t post = 0; post < posts; ++post) {
        const bool is_in = from <= until ? post >= from && post <= until : post >= from || post <= until;
        if (!is_in || random() % 8 == 0)
          continue;
        const double value = random() % 6 == 0 ? 7 : 5;
        parts.push_back({post, value, weight});
        row[{post, value}] = weight;
      }
      const bool may = sums.show(parts);
      (may ? shown : refused) += 1;
      if (may)
        rows.push_back(row);
    }
    ASSERT_FALSE(gives_few_away(rows, posts, minimum)) << "seed " << seed;
  }
  EXPECT_GT(shown, 600U); // else this shows nothing
  EXPECT_GT(refused, 600U);
}

TEST(SumsShown, parts_of_a_whole_are_shown_where_all_are_large) {
  SumsShown sums(5);
  Parts all;
  std::vector<Parts> parts(20);
  for (std::uint32_t post = 0; post < 200; ++post) {
    all.push_back({post, 1000.0 + post, 1});
    parts[post % 20].push_back(all.back());
  }
  EXPECT_TRUE(sums.show(all));
  for (const Parts &part : parts)
    EXPECT_TRUE(sums.show(part));
}

} // namespace
} // namespace organograph

// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/places.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace organograph::places_test {
namespace {

using Graph = std::vector<std::vector<std::uint32_t>>; // by holder: places

PlaceMatching matched(const Graph &graph, std::size_t places) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t h = 0; h < graph.size(); ++h)
    for (const std::uint32_t place : graph[h])
      pairs.emplace_back(h, place);
  return match_places(group_by_row(graph.size(), pairs), places);
}

// e every, s some, - no
std::string letters(const std::vector<Matched> &side) {
  std::string out;
  for (const Matched matched : side)
    out += matched == Matched::every ? 'e' : matched == Matched::some ? 's' : '-';
  return out;
}

TEST(Places, more_places_than_holders_leave_none_of_the_places_certain) {
  const auto out = matched({{0, 1, 2}, {0, 1, 2}}, 3);
  EXPECT_EQ(out.size, 2u);
  EXPECT_EQ(letters(out.holders), "ee");
  EXPECT_EQ(letters(out.places), "sss");
}

TEST(Places, more_holders_than_places_leave_none_of_the_holders_certain) {
  const auto out = matched({{0}, {0}, {0}}, 1);
  EXPECT_EQ(out.size, 1u);
  EXPECT_EQ(letters(out.holders), "sss");
  EXPECT_EQ(letters(out.places), "e");
}

TEST(Places, only_whoever_has_no_edge_is_in_no_maximum_matching) {
  const auto out = matched({{1}, {}, {1, 2}}, 4);
  EXPECT_EQ(out.size, 2u);
  EXPECT_EQ(letters(out.holders), "e-e");
  EXPECT_EQ(letters(out.places), "-ee-");
}

TEST(Places, parts_that_are_not_joined_do_not_matter_to_each_other) {
  // two holders for one place; one holder for two places; one for one
  const auto out = matched({{0}, {0}, {1, 2}, {3}}, 4);
  EXPECT_EQ(out.size, 3u);
  EXPECT_EQ(letters(out.holders), "ssee");
  EXPECT_EQ(letters(out.places), "esse");
}

TEST(Places, an_edge_given_twice_is_one) {
  const auto out = matched({{0, 0}, {0, 1, 1}}, 2);
  EXPECT_EQ(out.size, 2u);
  EXPECT_EQ(letters(out.holders), "ee");
  EXPECT_EQ(letters(out.places), "ee");
}

TEST(Places, nobody_and_nothing_match_nothing) {
  EXPECT_EQ(matched({}, 0).size, 0u);
  EXPECT_EQ(letters(matched({}, 2).places), "--");
  EXPECT_EQ(letters(matched({{}, {}}, 0).holders), "--");
}

// --- brute force ---------------------------------------------------------------------------------------

// Every matching there is; how often each vertex is in one of the largest.
struct AllMatchings {
  const Graph &graph;
  std::vector<int> place_of; // by holder, -1 none
  std::vector<bool> taken;
  int largest = -1;
  int of_that_size = 0;
  std::vector<int> holder_in, place_in;

  AllMatchings(const Graph &of, std::size_t places)
      : graph(of), place_of(of.size(), -1), taken(places), holder_in(of.size()), place_in(places) {
    extend(0, 0);
  }

  void extend(std::size_t h, int size) {
    if (h == graph.size())
      return count(size);
    extend(h + 1, size);
    for (const std::uint32_t place : graph[h]) {
      if (taken[place])
        continue;
      taken[place] = true;
      place_of[h] = static_cast<int>(place);
      extend(h + 1, size + 1);
      place_of[h] = -1;
      taken[place] = false;
    }
  }

  void count(int size) {
    if (size < largest)
      return;
    if (size > largest) {
      largest = size;
      of_that_size = 0;
      std::ranges::fill(holder_in, 0);
      std::ranges::fill(place_in, 0);
    }
    ++of_that_size;
    for (std::size_t h = 0; h < graph.size(); ++h)
      holder_in[h] += place_of[h] >= 0;
    for (std::size_t place = 0; place < taken.size(); ++place)
      place_in[place] += taken[place];
  }

  std::string letters(const std::vector<int> &in) const {
    std::string out;
    for (const int times : in)
      out += times == of_that_size ? 'e' : times > 0 ? 's' : '-';
    return out;
  }
};

TEST(Places, size_and_every_some_no_are_those_of_all_maximum_matchings_written_out) {
  std::mt19937 random(7);
  int seen[3] = {};
  for (int round = 0; round < 300; ++round) {
    const std::size_t holders = random() % 7, places = random() % 7;
    const auto percent = 10 + random() % 60;
    Graph graph(holders);
    for (auto &open : graph)
      for (std::uint32_t place = 0; place < places; ++place)
        if (random() % 100 < percent)
          open.push_back(place);
    const AllMatchings all(graph, places);
    const auto out = matched(graph, places);
    EXPECT_EQ(static_cast<int>(out.size), all.largest) << "round " << round;
    if (all.largest == 0) // without an edge `every` and `no` are the same; it is called no
      continue;
    EXPECT_EQ(letters(out.holders), all.letters(all.holder_in)) << "round " << round;
    EXPECT_EQ(letters(out.places), all.letters(all.place_in)) << "round " << round;
    for (const Matched each : out.holders)
      ++seen[static_cast<int>(each)];
  }
  EXPECT_GT(seen[0], 100);
  EXPECT_GT(seen[1], 100);
  EXPECT_GT(seen[2], 50);
}

TEST(Places, a_long_chain_and_a_large_crowd_are_answered) {
  constexpr std::uint32_t many = 5'000; // holder h may take place h or h + 1; the last place is contested
  Graph chain(many);
  for (std::uint32_t h = 0; h < many; ++h)
    chain[h] = {h, std::min(h + 1, many - 1)};
  const auto out = matched(chain, many);
  EXPECT_EQ(out.size, many);
  EXPECT_EQ(letters(out.holders), std::string(many, 'e'));

  const std::vector<std::uint32_t> all = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  EXPECT_EQ(letters(matched(Graph(1'000, all), 10).holders), std::string(1'000, 's'));
}

} // namespace
} // namespace organograph::places_test

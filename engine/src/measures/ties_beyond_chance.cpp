// SPDX-License-Identifier: Apache-2.0
// Ties beyond chance: what two posts share against what they would share if seats were dealt out at random,
// each post keeping its number of series and each series its number of posts.
//
// A test depends on the numbers of series of the two posts and on how many they share, so there are far fewer
// tests than pairs: each is made once.
#include "organograph/engine/ties_beyond_chance.hpp"

#include "measures/chance.hpp"
#include "measures/common_series.hpp"
#include "measures/identifier_order.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <compare>
#include <functional>
#include <numeric>
#include <utility>

namespace organograph {
namespace {

using detail::CommonSeries;

constexpr double least = 1e-12; // that is told of a probability: nobody reads the digits of less

/// Members by how many seats they have.
struct Classes {
  std::vector<detail::SeatClass> classes; // seats falling
  std::vector<std::uint32_t> of;          // by member
};

Classes by_seats(const std::vector<std::uint32_t> &seats) {
  Classes out;
  std::vector<std::uint32_t> sorted = seats;
  std::ranges::sort(sorted, std::greater{});
  for (const std::uint32_t each : sorted)
    if (out.classes.empty() || out.classes.back().seats != each)
      out.classes.push_back({each, 1});
    else
      ++out.classes.back().members;
  for (const std::uint32_t each : seats)
    out.of.push_back(static_cast<std::uint32_t>(
        std::ranges::lower_bound(out.classes, each, std::greater{}, &detail::SeatClass::seats) -
        out.classes.begin()));
  return out;
}

/// Pairs that chance does not tell apart.
struct Test {
  std::uint32_t a, b, series; // classes, a <= b
  std::uint64_t pairs = 1;
  double expected = 0, p = 0, p_holm = 0;

  auto what() const { return std::tuple(a, b, series); }
};

Test test_of(const Classes &posts, const CommonSeries &pair) {
  const auto [a, b] = std::minmax(posts.of[index(pair.a)], posts.of[index(pair.b)]);
  return {.a = a, .b = b, .series = pair.series};
}

std::vector<Test> tests_of(const Classes &posts, const std::vector<CommonSeries> &pairs) {
  std::vector<Test> all;
  all.reserve(pairs.size());
  for (const CommonSeries &pair : pairs)
    all.push_back(test_of(posts, pair));
  std::ranges::sort(all, {}, &Test::what);
  std::vector<Test> out;
  for (const Test &test : all)
    if (out.empty() || out.back().what() != test.what())
      out.push_back(test);
    else
      ++out.back().pairs;
  return out;
}

/// The tests of two classes stand together: one distribution serves them.
void judge(const detail::Chances &chances, std::vector<Test> &tests, unsigned threads) {
  std::vector<std::size_t> starts;
  for (std::size_t t = 0; t < tests.size(); ++t)
    if (t == 0 || std::pair(tests[t - 1].a, tests[t - 1].b) != std::pair(tests[t].a, tests[t].b))
      starts.push_back(t);
  starts.push_back(tests.size());
  detail::for_each_block(starts.size() - 1, 8, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const Test &most = tests[starts[i + 1] - 1];
      const std::vector<double> tails = detail::upper_tails(chances, most.a, most.b, most.series);
      const double expected = detail::expected_series(chances, most.a, most.b);
      for (std::size_t t = starts[i]; t < starts[i + 1]; ++t) {
        tests[t].expected = expected;
        tests[t].p = tails[tests[t].series];
      }
    }
  });
}

/// Holm (1979): the smallest p counts for all pairs, the next for all but one, and none less than one before.
void judge_together(std::vector<Test> &tests, std::uint64_t pairs) {
  std::vector<std::size_t> order(tests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t t) { return tests[t].p; });
  double largest = 0;
  std::uint64_t before = 0;
  for (const std::size_t t : order) {
    largest = std::max(largest, std::min(1.0, static_cast<double>(pairs - before) * tests[t].p));
    tests[t].p_holm = largest;
    before += tests[t].pairs;
  }
}

void count(const Test &test, double p, bool often, ChanceCounts &to) {
  const bool beyond = p <= TiesBeyondChance::level;
  to.beyond += beyond ? test.pairs : 0;
  to.often_not_beyond += often && !beyond ? test.pairs : 0;
  to.seldom_beyond += !often && beyond ? test.pairs : 0;
}

void sort_by_series(const Model &model, std::vector<ChanceTie> &pairs) {
  std::vector<std::uint8_t> listed(model->posts.size(), 0);
  for (const ChanceTie &pair : pairs)
    listed[index(pair.a)] = listed[index(pair.b)] = 1;
  const auto place = detail::places_by_bytes(model, model->posts.id, listed);
  for (ChanceTie &pair : pairs)
    if (place[index(pair.b)] < place[index(pair.a)])
      std::swap(pair.a, pair.b);
  std::ranges::sort(pairs, [&](const ChanceTie &x, const ChanceTie &y) {
    if (x.series != y.series)
      return x.series > y.series;
    return std::pair(place[index(x.a)], place[index(x.b)]) < std::pair(place[index(y.a)], place[index(y.b)]);
  });
}

} // namespace

TiesBeyondChance ties_beyond_chance(const Model &model, const ChanceOptions &options) {
  const Meetings &meetings = *model->meetings;
  TiesBeyondChance out;
  out.often = std::max(options.often, 1u);
  std::vector<std::uint32_t> series_of_post(model->posts.size(), 0), posts_of_series;
  for (std::size_t m = 0; m < meetings.size(); ++m) {
    posts_of_series.push_back(static_cast<std::uint32_t>(meetings.seats[m].size()));
    for (const Seat &seat : meetings.seats[m])
      ++series_of_post[index(seat.post)];
  }
  const Classes posts = by_seats(series_of_post);
  const auto common =
      detail::pairs_with_common_series(detail::index_series(model, 1, options.threads), 1, options.threads);
  out.tested = common.size();
  std::vector<Test> tests = tests_of(posts, common);
  judge(detail::chances(posts.classes, by_seats(posts_of_series).classes), tests, options.threads);
  judge_together(tests, out.tested);
  for (const Test &test : tests) {
    const bool often = test.series >= out.often;
    out.meet_often += often ? test.pairs : 0;
    count(test, test.p, often, out.each);
    count(test, test.p_holm, often, out.all);
  }
  for (const CommonSeries &pair : common) {
    const auto test = std::ranges::lower_bound(tests, test_of(posts, pair).what(), {}, &Test::what);
    if (pair.series >= out.often || test->p <= TiesBeyondChance::level)
      out.pairs.push_back({pair.a, pair.b, pair.series, test->expected, std::max(test->p, least),
                           std::max(test->p_holm, least)});
  }
  sort_by_series(model, out.pairs);
  return out;
}

} // namespace organograph

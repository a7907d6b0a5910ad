// SPDX-License-Identifier: Apache-2.0
// measures.md, ties beyond chance. A seat that could be otherwise lies on a cycle of arcs from posts to the
// series that they sit in and from series to the posts that do not: along it seats can be exchanged. All
// others are 1 or 0. The weights of the rest are found post by post and series by series, each by halving an
// interval, round after round.
#include "sections.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::oracle {
namespace {

struct SeatTable {
  Ids posts, series;
  std::vector<std::vector<bool>> sits;     // post by series
  std::vector<std::vector<double>> chance; // the same
};

SeatTable table_of(const Rows &rows) {
  SeatTable out;
  out.posts = post_ids(rows);
  std::sort(out.posts.begin(), out.posts.end());
  for (const MeetingRow &meeting : *rows.meetings)
    out.series.push_back(meeting.meeting_id);
  for (const std::string &id : out.posts) {
    std::vector<bool> sits;
    for (const std::string &series : out.series)
      sits.push_back(attending_posts(rows, series).count(id) > 0);
    out.sits.push_back(sits);
    out.chance.emplace_back(out.series.size(), 0.0);
  }
  return out;
}

// Posts, then series, that can be reached from one of them.
std::vector<bool> reached_from(const SeatTable &table, std::size_t start) {
  const std::size_t posts = table.posts.size(), all = posts + table.series.size();
  std::vector<bool> out(all, false);
  out[start] = true;
  for (std::vector<std::size_t> open = {start}; !open.empty();) {
    const std::size_t at = open.back();
    open.pop_back();
    for (std::size_t to = 0; to < all; ++to) {
      const bool arc = at < posts && to >= posts   ? table.sits[at][to - posts]
                       : at >= posts && to < posts ? !table.sits[to][at - posts]
                                                   : false;
      if (arc && !out[to]) {
        out[to] = true;
        open.push_back(to);
      }
    }
  }
  return out;
}

double chance_of(double x, double y) {
  return x * y / (1 + x * y);
}

// The weight with which the parts of all others sum to so many seats.
double weight(const std::vector<double> &others, double seats) {
  double low = -80, high = 80; // of its logarithm
  for (int step = 0; step < 64; ++step) {
    const double middle = (low + high) / 2, tried = std::exp(middle);
    double sum = 0;
    for (const double other : others)
      sum += chance_of(tried, other);
    (sum < seats ? low : high) = middle;
  }
  return std::exp((low + high) / 2);
}

// Of posts and series among which every seat could be otherwise.
void find_weights(SeatTable &table, const std::vector<std::size_t> &posts,
                  const std::vector<std::size_t> &series) {
  std::vector<double> x(posts.size(), 1), y(series.size(), 1), of_posts(posts.size()),
      of_series(series.size());
  for (std::size_t i = 0; i < posts.size(); ++i)
    for (std::size_t k = 0; k < series.size(); ++k)
      if (table.sits[posts[i]][series[k]]) {
        ++of_posts[i];
        ++of_series[k];
      }
  for (int round = 0; round < 200000; ++round) {
    double change = 0;
    for (std::size_t i = 0; i < posts.size(); ++i) {
      const double now = weight(y, of_posts[i]);
      change = std::max(change, std::abs(std::log(now / x[i])));
      x[i] = now;
    }
    for (std::size_t k = 0; k < series.size(); ++k)
      y[k] = weight(x, of_series[k]);
    if (change < 2e-14)
      break;
  }
  for (std::size_t i = 0; i < posts.size(); ++i)
    for (std::size_t k = 0; k < series.size(); ++k)
      table.chance[posts[i]][series[k]] = chance_of(x[i], y[k]);
}

void find_chances(SeatTable &table) {
  const std::size_t posts = table.posts.size(), all = posts + table.series.size();
  std::vector<std::vector<bool>> reached;
  for (std::size_t start = 0; start < all; ++start)
    reached.push_back(reached_from(table, start));
  for (std::size_t i = 0; i < posts; ++i)
    for (std::size_t k = 0; k < table.series.size(); ++k)
      table.chance[i][k] = table.sits[i][k] ? 1 : 0;
  std::vector<bool> done(all, false);
  for (std::size_t start = 0; start < posts; ++start) {
    if (done[start])
      continue;
    std::vector<std::size_t> together, series;
    for (std::size_t other = 0; other < all; ++other)
      if (reached[start][other] && reached[other][start]) {
        done[other] = true;
        other < posts ? together.push_back(other) : series.push_back(other - posts);
      }
    if (!series.empty())
      find_weights(table, together, series);
  }
}

struct ChanceTest {
  Json pair;
  int series = 0;
  double p = 1, p_holm = 1;
};

// The probability of at least so many of independent trials, and how many in the mean.
std::pair<double, double> at_least(const std::vector<double> &trials, int number) {
  std::vector<double> distribution = {1};
  double mean = 0;
  for (const double trial : trials) {
    mean += trial;
    std::vector<double> next(distribution.size() + 1, 0);
    for (std::size_t i = 0; i < distribution.size(); ++i) {
      next[i] += distribution[i] * (1 - trial);
      next[i + 1] += distribution[i] * trial;
    }
    distribution = next;
  }
  double out = 0;
  for (std::size_t i = distribution.size(); i-- > static_cast<std::size_t>(number);)
    out += distribution[i];
  return {out, mean};
}

std::vector<ChanceTest> tests_of(const SeatTable &table) {
  std::vector<ChanceTest> out;
  for (std::size_t i = 0; i < table.posts.size(); ++i)
    for (std::size_t j = i + 1; j < table.posts.size(); ++j) {
      int series = 0;
      std::vector<double> trials;
      for (std::size_t k = 0; k < table.series.size(); ++k) {
        series += table.sits[i][k] && table.sits[j][k] ? 1 : 0;
        trials.push_back(table.chance[i][k] * table.chance[j][k]);
      }
      if (series == 0)
        continue;
      const auto [p, mean] = at_least(trials, series);
      out.push_back(
          {{{"post_a", table.posts[i]}, {"post_b", table.posts[j]}, {"series", series}, {"expected", mean}},
           series,
           p,
           1});
    }
  std::vector<ChanceTest *> rising;
  for (ChanceTest &test : out)
    rising.push_back(&test);
  std::sort(rising.begin(), rising.end(),
            [](const ChanceTest *a, const ChanceTest *b) { return a->p < b->p; });
  double largest = 0;
  for (std::size_t m = 0; m < rising.size(); ++m) {
    largest = std::max(largest, std::min(1.0, static_cast<double>(rising.size() - m) * rising[m]->p));
    rising[m]->p_holm = largest;
  }
  return out;
}

} // namespace

Json ties_beyond_chance(const Rows &rows, const Options &options) {
  if (!meetings_known(rows))
    return nullptr;
  SeatTable table = table_of(rows);
  find_chances(table);
  std::vector<ChanceTest> tests = tests_of(table); // by identifiers
  std::stable_sort(tests.begin(), tests.end(),
                   [](const ChanceTest &a, const ChanceTest &b) { return a.series > b.series; });
  int often = 0, listed = 0;
  struct Counts {
    int beyond = 0, often_not = 0, seldom = 0;
    void note(bool is_often, bool is_beyond) {
      beyond += is_beyond;
      often_not += is_often && !is_beyond;
      seldom += !is_often && is_beyond;
    }
  } each, all;
  Json top = Json::array();
  for (const ChanceTest &test : tests) {
    const bool is_often = test.series >= options.co_attendance;
    often += is_often;
    each.note(is_often, test.p <= 0.05);
    all.note(is_often, test.p_holm <= 0.05);
    if (!is_often && test.p > 0.05)
      continue;
    if (listed++ < 100) {
      top.push_back(test.pair);
      top.back()["p"] = std::max(1e-12, test.p);
      top.back()["p_holm"] = std::max(1e-12, test.p_holm);
    }
  }
  return {{"tested", tests.size()},
          {"meet_often", often},
          {"beyond", each.beyond},
          {"often_not_beyond", each.often_not},
          {"seldom_beyond", each.seldom},
          {"beyond_holm", all.beyond},
          {"often_not_beyond_holm", all.often_not},
          {"seldom_beyond_holm", all.seldom},
          {"at_least", options.co_attendance},
          {"level", 0.05},
          {"pairs", listed},
          {"top", top}};
}

} // namespace organograph::oracle

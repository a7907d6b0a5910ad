// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/bridges.hpp"

#include "organograph/engine/analysis.hpp"

#include "support/models.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <sstream>

namespace organograph::test::bridges_test {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointwise;

/// A graph drawn as text. `posts`: "P:A Q:AB" are posts with the organisations (one letter each) that they
/// serve; `ties`: "P-Q" is a series that both attend, "P<Q" a management line: Q reports to P.
Model drawn(const std::string &posts, const std::string &ties) {
  std::set<char> organisations;
  std::map<std::string, std::string> managers;
  Files files = {{"organisations.csv", "organisation_id,name\n"},
                 {"posts.csv", "post_id,title,organisation_id,reports_to\n"},
                 {"post_shares.csv", "post_id,organisation_id,cost_share\n"},
                 {"meetings.csv", "meeting_id,subject\n"},
                 {"attendance.csv", "meeting_id,attendee_id\n"}};
  std::istringstream edges(ties), nodes(posts);
  int meeting = 0;
  for (std::string edge; edges >> edge;) {
    const auto sign = edge.find_first_of("-<");
    const std::string a = edge.substr(0, sign), b = edge.substr(sign + 1);
    if (edge[sign] == '<') {
      managers[b] = a;
      continue;
    }
    const std::string id = "M" + std::to_string(++meeting);
    files[3].second += id + ",s\n";
    files[4].second += id + "," + a + "\n" + id + "," + b + "\n";
  }
  for (std::string node; nodes >> node;) {
    const std::string id = node.substr(0, node.find(':')), serves = node.substr(node.find(':') + 1);
    files[1].second += id + ",t," + serves[0] + "," + managers[id] + "\n";
    organisations.insert(serves.begin(), serves.end());
    if (serves.size() > 1)
      for (const char organisation : serves)
        files[2].second += id + "," + organisation + "," + (serves.size() == 2 ? "0.5" : "0.3334") + "\n";
  }
  for (const char organisation : organisations)
    files[0].second += std::string{organisation} + ",Council " + organisation + "\n";
  return model_of(files);
}

std::string shown(const Model &model, const OrganisationPair &pair) {
  return std::string(model.text(model->organisations.id[index(pair.first)])) +
         std::string(model.text(model->organisations.id[index(pair.second)]));
}

std::vector<std::string> connected(const Model &model, const Bridges &result) {
  std::vector<std::string> out;
  for (const OrganisationPair &pair : result.connected)
    out.push_back(shown(model, pair));
  return out;
}

/// "P: AB BC" for each post that bridges.
std::vector<std::string> bridging(const Model &model, const Bridges &result) {
  std::vector<std::string> out;
  for (const Bridge &bridge : result.posts) {
    out.push_back(std::string(model.text(model->posts.id[index(bridge.post)])) + ":");
    for (const OrganisationPair &pair : bridge.organisations)
      out.back() += " " + shown(model, pair);
  }
  return out;
}

std::vector<std::string> bridging(const std::string &posts, const std::string &ties) {
  const Model model = drawn(posts, ties);
  return bridging(model, bridges(model));
}

// --- connected and bridging ------------------------------------------------------------------------------

TEST(Bridges, every_post_of_the_only_way_between_two_organisations_bridges) {
  //  P1(A) - P2(A) - P3(B) - P4(B)    P1 and P4 are not needed
  EXPECT_THAT(bridging("P1:A P2:A P3:B P4:B", "P1-P2 P2-P3 P3-P4"), ElementsAre("P2: AB", "P3: AB"));
}

TEST(Bridges, a_second_way_leaves_no_bridge) {
  //  P1(A) - P3(B)
  //    |       |
  //  P2(A) - P4(B)
  EXPECT_THAT(bridging("P1:A P2:A P3:B P4:B", "P1-P2 P2-P4 P4-P3 P3-P1"), IsEmpty());
}

TEST(Bridges, the_only_post_of_an_organisation_bridges_though_nothing_falls_apart) {
  //  P1(A) - P2(A)
  //      \   /
  //      P3(B)
  EXPECT_THAT(bridging("P1:A P2:A P3:B", "P1-P2 P2-P3 P3-P1"), ElementsAre("P3: AB"));
}

TEST(Bridges, a_joint_post_bridges_by_itself_and_two_of_them_do_not) {
  EXPECT_THAT(bridging("P1:A J:AB P2:B", "P1-J J-P2"), ElementsAre("J: AB"));
  EXPECT_THAT(bridging("P1:A J:AB K:AB P2:B", "P1-J J-P2 P1-K K-P2"), IsEmpty());
  EXPECT_THAT(bridging("J:AB P1:A P2:B", ""), ElementsAre("J: AB"));
}

TEST(Bridges, a_post_between_organisations_that_it_does_not_serve_bridges) {
  //  P1(A) - P3(C) - P2(B)
  const Model model = drawn("P1:A P2:B P3:C", "P1-P3 P3-P2");
  const Bridges result = bridges(model);
  EXPECT_THAT(connected(model, result), ElementsAre("AB", "AC", "BC"));
  EXPECT_THAT(bridging(model, result), ElementsAre("P1: AB AC", "P2: AB BC", "P3: AB AC BC"));
}

TEST(Bridges, another_component_with_posts_of_both_leaves_no_bridge) {
  //  P1(A) - P2(B)    P3(A) - P4(B)
  EXPECT_THAT(bridging("P1:A P2:B P3:A P4:B", "P1-P2 P3-P4"), IsEmpty());
}

TEST(Bridges, parts_that_hold_both_organisations_each_leave_no_bridge) {
  //  P1(A) - P2(B) - P3(C) - P4(A) - P5(B): P3 parts the graph, yet A and B stay together on either side
  EXPECT_THAT(bridging("P1:A P2:B P3:C P4:A P5:B", "P1-P2 P2-P3 P3-P4 P4-P5"), ElementsAre("P3: AC BC"));
}

TEST(Bridges, organisations_apart_are_not_connected) {
  const Model model = drawn("P1:A P2:A P3:B P4:C P5:C", "P1-P2 P3-P4 P4<P5");
  const Bridges result = bridges(model);
  EXPECT_THAT(connected(model, result), ElementsAre("BC"));
  EXPECT_THAT(bridging(model, result), ElementsAre("P3: BC", "P4: BC"));
}

TEST(Bridges, counts_lines_and_ties_and_takes_a_tie_along_a_line_for_one_edge) {
  //  P1 < P2 < P3 with ties P1-P2 (twice) and P1-P3
  const Model model = drawn("P1:A P2:A P3:B", "P1<P2 P2<P3 P1-P2 P2-P1 P1-P3");
  const Bridges once = bridges(model);
  EXPECT_EQ(once.lines, 2u);
  EXPECT_EQ(once.ties, 2u);
  EXPECT_THAT(once.betweenness, ElementsAre(0, 0, 0)); // a triangle
  const Bridges twice = bridges(model, {.ties_at_least = 2});
  EXPECT_EQ(twice.lines, 2u);
  EXPECT_EQ(twice.ties, 1u);
  EXPECT_THAT(twice.betweenness, ElementsAre(0, 1, 0)); // P1 - P2 - P3
}

TEST(Bridges, lines_alone_count_where_there_are_no_meetings) {
  const Model model = model_of({{"organisations.csv", "organisation_id,name\nA,a\nB,b\n"},
                                {"posts.csv", "post_id,title,organisation_id,reports_to\n"
                                              "P1,t,A,\nP2,t,A,P1\nP3,t,B,P2\n"}});
  const Bridges result = bridges(model);
  EXPECT_EQ(result.lines, 2u);
  EXPECT_EQ(result.ties, 0u);
  EXPECT_THAT(bridging(model, result), ElementsAre("P2: AB", "P3: AB"));
}

TEST(Bridges, a_single_post_connects_nothing) {
  const Model model = drawn("P1:A", "");
  const Bridges result = bridges(model);
  EXPECT_THAT(result.connected, IsEmpty());
  EXPECT_THAT(result.posts, IsEmpty());
  EXPECT_THAT(result.betweenness, ElementsAre(0));
}

// --- against the definition, on random graphs ------------------------------------------------------------

struct RandomGraph {
  std::vector<std::string> serves;
  std::set<std::pair<std::size_t, std::size_t>> edges;
  std::string posts, ties;
};

RandomGraph random_graph(std::mt19937 &random, std::size_t posts, std::size_t edges) {
  RandomGraph out;
  for (std::size_t p = 0; p < posts; ++p) {
    std::string serves;
    for (const char organisation : {'A', 'B', 'C', 'D', 'E'})
      if (serves.size() < 3 && random() % 6 == 0)
        serves += organisation;
    out.serves.push_back(serves.empty() ? std::string{static_cast<char>('A' + random() % 5)} : serves);
    out.posts += "P" + std::to_string(p) + ":" + out.serves.back() + " ";
  }
  for (std::size_t e = 0; e < edges; ++e) {
    const std::size_t p = random() % posts, q = random() % posts;
    const auto &[a, b] = std::minmax(p, q);
    if (a != b && out.edges.emplace(a, b).second)
      out.ties += "P" + std::to_string(a) + "-P" + std::to_string(b) + " ";
  }
  return out;
}

// Pairs of organisations that some component holds posts of, without one post.
std::set<std::string> slow_connected(const RandomGraph &graph, std::size_t without) {
  std::vector<std::size_t> component(graph.serves.size());
  std::iota(component.begin(), component.end(), 0u);
  for (std::size_t round = 0; round < component.size(); ++round)
    for (const auto &[a, b] : graph.edges)
      if (a != without && b != without)
        component[a] = component[b] = std::min(component[a], component[b]);
  std::set<std::string> out;
  for (std::size_t p = 0; p < component.size(); ++p)
    for (std::size_t q = 0; q < component.size(); ++q)
      if (p != without && q != without && component[p] == component[q])
        for (const char a : graph.serves[p])
          for (const char b : graph.serves[q])
            if (a < b)
              out.insert({a, b});
  return out;
}

TEST(Bridges, matches_oracle_that_takes_each_post_away) {
  std::mt19937 random(3);
  std::size_t bridges_seen = 0;
  for (int round = 0; round < 200; ++round) {
    const std::size_t posts = 1 + random() % 14;
    const RandomGraph graph = random_graph(random, posts, random() % (posts + 6));
    const Model model = drawn(graph.posts, graph.ties);
    const Bridges result = bridges(model);
    const std::set<std::string> all = slow_connected(graph, posts);
    std::vector<std::string> expected;
    for (std::size_t p = 0; p < posts; ++p) {
      const std::set<std::string> left = slow_connected(graph, p);
      std::string held;
      for (const std::string &pair : all)
        held += left.count(pair) ? "" : " " + pair;
      if (!held.empty())
        expected.push_back("P" + std::to_string(p) + ":" + held);
    }
    EXPECT_EQ(connected(model, result), std::vector<std::string>(all.begin(), all.end())) << graph.ties;
    for (const std::uint32_t ties : {1U, 2U})
      EXPECT_EQ(connected_organisations(model, {.ties_at_least = ties}),
                bridges(model, {.ties_at_least = ties}).connected)
          << graph.posts << " | " << graph.ties;
    EXPECT_TRUE(bridges(model, {.betweenness = false}).betweenness.empty());
    EXPECT_EQ(bridging(model, result), expected) << graph.posts << " | " << graph.ties;
    bridges_seen += expected.size();
  }
  EXPECT_GT(bridges_seen, 100u);
}

// --- betweenness -----------------------------------------------------------------------------------------

std::vector<double> betweenness_of(const std::string &posts, const std::string &ties) {
  return bridges(drawn(posts, ties)).betweenness;
}

TEST(Betweenness, of_a_path_is_largest_in_the_middle) {
  //  P1 - P2 - P3 - P4 - P5
  EXPECT_THAT(betweenness_of("P1:A P2:A P3:A P4:A P5:A", "P1-P2 P2-P3 P3-P4 P4-P5"),
              ElementsAre(0, 3, 4, 3, 0));
}

TEST(Betweenness, of_a_star_is_all_in_its_centre) {
  //     P2
  //      |
  //  P3-P1-P4      4 * 3 / 2 pairs of leaves
  //      |
  //     P5
  EXPECT_THAT(betweenness_of("P1:A P2:A P3:A P4:A P5:A", "P1<P2 P1<P3 P1-P4 P5-P1"),
              ElementsAre(6, 0, 0, 0, 0));
}

TEST(Betweenness, of_a_cycle_is_the_same_everywhere) {
  //  P1 - P2 - P3
  //   |         |      opposite posts have two shortest paths of three edges,
  //  P6 - P5 - P4      next-but-one posts a single one of two
  EXPECT_THAT(betweenness_of("P1:A P2:A P3:A P4:A P5:A P6:A", "P1-P2 P2-P3 P3-P4 P4-P5 P5-P6 P6-P1"),
              Each(DoubleNear(2, 1e-12)));
}

TEST(Betweenness, of_a_barbell_is_in_its_bar) {
  //  P1           P6
  //  | \         / |
  //  |  P3 - P4 - P5 |     P3 and P5: 2 x 3 + ..., P4: 3 x 3
  //  | /         \ |
  //  P2           P7
  EXPECT_THAT(
      betweenness_of("P1:A P2:A P3:A P4:A P5:A P6:A P7:A", "P1-P2 P1-P3 P2-P3 P3-P4 P4-P5 P5-P6 P5-P7 P6-P7"),
      ElementsAre(0, 0, 8, 9, 8, 0, 0));
}

TEST(Betweenness, shares_a_pair_among_its_shortest_paths) {
  //      P2
  //     /  \         P1 to P4: two paths, a half each; P2 to P3: two more
  //  P1      P4
  //     \  /
  //      P3
  EXPECT_THAT(betweenness_of("P1:A P2:A P3:A P4:A", "P1-P2 P1-P3 P2-P4 P3-P4"),
              ElementsAre(0.5, 0.5, 0.5, 0.5));
  // A line beside the tie of P1 and P2 makes no further path.
  EXPECT_THAT(betweenness_of("P1:A P2:A P3:A P4:A", "P1-P2 P1<P2 P1-P3 P2-P4 P3-P4"),
              ElementsAre(0.5, 0.5, 0.5, 0.5));
}

std::vector<double> by_boost(const RandomGraph &graph) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Graph out(graph.serves.size());
  for (const auto &[a, b] : graph.edges)
    add_edge(a, b, out);
  std::vector<double> centrality(graph.serves.size());
  boost::brandes_betweenness_centrality(
      out, boost::make_iterator_property_map(centrality.begin(), get(boost::vertex_index, out)));
  return centrality; // halved for an undirected graph
}

TEST(Betweenness, matches_oracle_of_boost_on_random_graphs) {
  std::mt19937 random(4);
  for (int round = 0; round < 100; ++round) {
    const std::size_t posts = 1 + random() % 40;
    const RandomGraph graph = random_graph(random, posts, random() % (3 * posts));
    EXPECT_THAT(betweenness_of(graph.posts, graph.ties), Pointwise(DoubleNear(1e-9), by_boost(graph)))
        << graph.ties;
  }
}

TEST(Betweenness, sampled_from_every_post_is_exact) {
  std::mt19937 random(5);
  const RandomGraph graph = random_graph(random, 120, 240);
  const Model model = drawn(graph.posts, graph.ties);
  const Bridges exact = bridges(model), all = bridges(model, {.exact_up_to = 10, .sampled_sources = 120});
  EXPECT_EQ(all.betweenness, exact.betweenness);
  EXPECT_FALSE(all.sampled);
  EXPECT_EQ(all.sources, 120u);
  EXPECT_FALSE(exact.sampled);
  EXPECT_EQ(exact.sources, 120u);
}

TEST(Betweenness, a_sample_is_scaled_said_and_always_the_same) {
  // A star of 100 leaves: each source that is a leaf finds 99 pairs through the centre.
  std::string posts = "C:A", ties;
  for (int leaf = 0; leaf < 100; ++leaf) {
    posts += " L" + std::to_string(leaf) + ":A";
    ties += "C<L" + std::to_string(leaf) + " ";
  }
  const Model model = drawn(posts, ties);
  const BridgeOptions options = {.exact_up_to = 100, .sampled_sources = 20};
  const Bridges sample = bridges(model, options);
  EXPECT_TRUE(sample.sampled);
  EXPECT_EQ(sample.sources, 20u);
  EXPECT_THAT(sample.betweenness[0],
              testing::AnyOf(DoubleNear(101.0 / 20 * 20 * 99 / 2, 1e-9),   // leaves only
                             DoubleNear(101.0 / 20 * 19 * 99 / 2, 1e-9))); // centre drawn
  EXPECT_EQ(bridges(model, options).betweenness, sample.betweenness);
}

// A tree of lines, wide or deep, and some ties across it: what models of organisations look like.
RandomGraph random_organisation(std::mt19937 &random, int posts, int ties, int wide) {
  RandomGraph out;
  out.posts = "P0:A";
  for (int p = 1; p < posts; ++p) {
    const int manager = std::max(0, p / wide - static_cast<int>(random() % 3));
    out.posts += " P" + std::to_string(p) + ":A";
    out.ties += "P" + std::to_string(std::min(manager, p - 1)) + "<P" + std::to_string(p) + " ";
  }
  for (int tie = 0; tie < ties; ++tie) {
    const auto count = static_cast<std::size_t>(posts);
    const std::size_t a = random() % count, b = (a + 1 + random() % (count - 1)) % count;
    out.ties += "P" + std::to_string(a) + "-P" + std::to_string(b) + " ";
  }
  return out;
}

std::size_t within_margin(const Bridges &exact, const Bridges &sample, std::size_t largest) {
  std::vector<std::size_t> order(exact.betweenness.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sample.betweenness[a] > sample.betweenness[b];
  });
  return static_cast<std::size_t>(
      std::count_if(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(largest), [&](std::size_t p) {
        return std::abs(sample.betweenness[p] - exact.betweenness[p]) <= sample.margin[p];
      }));
}

TEST(Betweenness, of_the_largest_the_exact_value_lies_within_the_margin_in_95_of_100_cases) {
  std::mt19937 random(1928);
  constexpr std::size_t largest = 20;
  for (const int wide : {2, 4, 8}) { // tall organisations and flat ones, each kind for itself
    std::size_t all = 0, within = 0;
    for (const int ties : {0, 20, 200, 600}) {
      const RandomGraph graph = random_organisation(random, 400, ties, wide);
      const Model model = drawn(graph.posts, graph.ties);
      const Bridges exact = bridges(model);
      EXPECT_THAT(exact.margin, IsEmpty());
      for (const std::uint32_t sources : {32U, 64U, 128U}) {
        const Bridges sample = bridges(model, {.exact_up_to = 1, .sampled_sources = sources});
        within += within_margin(exact, sample, largest);
        all += largest;
      }
    }
    EXPECT_GE(static_cast<double>(within), 0.95 * static_cast<double>(all)) << wide;
  }
}

TEST(Betweenness, path_counts_beyond_the_range_of_a_double_do_no_harm) {
  // A chain of 1,200 diamonds has 2^1200 shortest paths from end to end.
  //      L      L
  //    /   \  /   \                                                                       .
  //  J       J      J ...
  //    \   /  \   /
  //      R      R
  const int diamonds = 1200;
  std::string posts = "J0:A", ties;
  for (int d = 1; d <= diamonds; ++d) {
    const std::string n = std::to_string(d), before = std::to_string(d - 1);
    posts += " L" + n + ":A R" + n + ":A J" + n + ":A";
    ties +=
        "J" + before + "-L" + n + " J" + before + "-R" + n + " L" + n + "-J" + n + " R" + n + "-J" + n + " ";
  }
  const std::vector<double> values = bridges(drawn(posts, ties), {.exact_up_to = 4000}).betweenness;
  // Two halves of 1,800 posts each on either side of the joint in the middle, and its neighbours' diamonds.
  const double middle = values[3 * diamonds / 2];
  EXPECT_DOUBLE_EQ(middle, 1800.0 * 1800.0 + 0.5 * 2);
  for (const double value : values)
    ASSERT_TRUE(value >= 0 && value <= middle) << value;
}

TEST(Bridges, does_not_depend_on_the_thread_count) {
  std::mt19937 random(6);
  const RandomGraph graph = random_graph(random, 300, 500);
  const Model model = drawn(graph.posts, graph.ties);
  const Bridges one = bridges(model, {.threads = 1});
  for (const unsigned threads : {2u, 7u}) {
    const Bridges other = bridges(model, {.threads = threads});
    EXPECT_EQ(other.betweenness, one.betweenness);
    EXPECT_EQ(other.connected, one.connected);
    EXPECT_EQ(bridging(model, other), bridging(model, one));
    EXPECT_EQ(other.ties, one.ties);
  }
}

TEST(Bridges, a_meeting_of_thousands_leaves_the_other_measures_in_reach) {
  std::string posts = "post_id,title,organisation_id,reports_to\n";
  std::string attendance = "meeting_id,attendee_id\n";
  for (int p = 0; p < 2450; ++p) { // 3,000,025 pairs
    posts += std::to_string(p) + ",t,A,\n";
    attendance += "all," + std::to_string(p) + "\n";
  }
  const Model model = model_of({{"organisations.csv", "organisation_id,name\nA,A\n"},
                                {"posts.csv", posts},
                                {"meetings.csv", "meeting_id,subject\nall,s\n"},
                                {"attendance.csv", attendance}});
  const Analysis analysis = analyse(model);
  EXPECT_FALSE(analysis.bridges);
  EXPECT_THAT(analysis.not_measured,
              testing::Contains(testing::Pair("bridges", testing::HasSubstr("--bridges"))));
  EXPECT_EQ(analysis.duplicated_attendance->all.attendances, 2450U);
}

TEST(Bridges, a_long_chain_of_posts_is_no_deep_recursion) {
  std::string posts = "P0:A", ties;
  for (int p = 1; p <= 20'000; ++p) {
    posts += " P" + std::to_string(p) + (p == 20'000 ? ":B" : ":A");
    ties += "P" + std::to_string(p - 1) + "-P" + std::to_string(p) + " ";
  }
  const Model model = drawn(posts, ties);
  EXPECT_THAT(bridging(model, bridges(model, {.sampled_sources = 2})),
              ElementsAre("P19999: AB", "P20000: AB"));
}

} // namespace
} // namespace organograph::test::bridges_test

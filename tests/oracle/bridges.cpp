// SPDX-License-Identifier: Apache-2.0
// measures.md, section 6.
#include "sections.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::oracle {
namespace {

using Graph = std::map<std::string, IdSet>; // post -> neighbours
using Pair = std::pair<std::string, std::string>;

std::set<Pair> ties(const Rows &rows, const Options &options) {
  std::set<Pair> out;
  if (!meetings_known(rows))
    return out;
  for (const std::string &a : post_ids(rows))
    for (const std::string &b : post_ids(rows)) {
      const int series = a < b ? common_series(rows, a, b) : 0;
      if (series > 0 && series >= options.bridge_ties)
        out.emplace(a, b);
    }
  return out;
}

int lines(const Rows &rows) {
  return static_cast<int>(std::count_if(rows.posts.begin(), rows.posts.end(), [](const PostRow &row) {
    return !row.reports_to.empty() && row.reports_to != "?";
  }));
}

Graph graph_of(const Rows &rows, const Options &options) {
  Graph out;
  for (const PostRow &row : rows.posts) {
    out[row.post_id];
    if (row.reports_to.empty() || row.reports_to == "?")
      continue;
    out[row.post_id].insert(row.reports_to);
    out[row.reports_to].insert(row.post_id);
  }
  for (const auto &[a, b] : ties(rows, options)) {
    out[a].insert(b);
    out[b].insert(a);
  }
  return out;
}

Graph without(const Graph &graph, const std::string &removed) {
  Graph out = graph;
  out.erase(removed);
  for (auto &[post_id, neighbours] : out)
    neighbours.erase(removed);
  return out;
}

IdSet component(const Graph &graph, const std::string &start) {
  IdSet out = {start};
  Ids open = {start};
  while (!open.empty()) {
    const std::string at = open.back();
    open.pop_back();
    for (const std::string &next : graph.at(at))
      if (out.insert(next).second)
        open.push_back(next);
  }
  return out;
}

// The pairs of organisations of which some component holds posts of both.
std::set<Pair> connected_pairs(const Rows &rows, const Graph &graph) {
  std::set<Pair> out;
  for (const auto &[start, neighbours] : graph) {
    IdSet served;
    for (const std::string &id : component(graph, start))
      served = united(served, serves(rows, id));
    for (const auto &[a, b] : organisation_pairs(rows))
      if (served.count(a) && served.count(b))
        out.emplace(a, b);
  }
  return out;
}

Json pairs_json(const Rows &rows, const std::set<Pair> &chosen) {
  Json out = Json::array();
  for (const auto &[a, b] : organisation_pairs(rows))
    if (chosen.count({a, b}))
      out.push_back(Json::array({a, b}));
  return out;
}

Json bridging_posts(const Rows &rows, const Graph &graph) {
  const std::set<Pair> whole = connected_pairs(rows, graph);
  Json out = Json::array();
  for (const std::string &id : post_ids(rows)) {
    std::set<Pair> lost = whole;
    for (const Pair &still : connected_pairs(rows, without(graph, id)))
      lost.erase(still);
    if (!lost.empty())
      out.push_back({{"post_id", id}, {"organisations", pairs_json(rows, lost)}});
  }
  return out;
}

// From one post: the distance to, and the number of shortest paths to, each that it reaches.
struct Paths {
  std::map<std::string, int> distance;
  std::map<std::string, double> number;
};

Paths paths_from(const Graph &graph, const std::string &start) {
  Paths out;
  out.distance[start] = 0;
  out.number[start] = 1;
  for (int d = 1; d <= static_cast<int>(graph.size()); ++d)
    for (const auto &[id, neighbours] : graph) {
      if (out.distance.count(id))
        continue;
      double number = 0;
      for (const std::string &before : neighbours)
        if (out.distance.count(before) && out.distance[before] == d - 1)
          number += out.number[before];
      if (number == 0)
        continue;
      out.distance[id] = d;
      out.number[id] = number;
    }
  return out;
}

std::map<std::string, double> betweenness(const Graph &graph) {
  std::map<std::string, Paths> from;
  for (const auto &[id, neighbours] : graph)
    from[id] = paths_from(graph, id);
  std::map<std::string, double> out;
  for (const auto &[v, neighbours] : graph) {
    out[v] = 0;
    for (const auto &[s, unused] : graph)
      for (const auto &[t, number] : from[s].number) {
        if (!(s < t) || v == s || v == t || !from[s].distance.count(v))
          continue;
        if (from[s].distance[v] + from[v].distance[t] == from[s].distance[t])
          out[v] += from[s].number[v] * from[v].number[t] / number;
      }
  }
  return out;
}

// Sorted by the value in thousand-millionths, so that equal values stand in the order of ids.
Json betweenness_top(const std::map<std::string, double> &values) {
  std::vector<std::pair<long long, std::string>> order;
  for (const auto &[id, value] : values)
    if (value > 0)
      order.emplace_back(-std::llround(value * 1e9), id);
  std::sort(order.begin(), order.end());
  Json out = Json::array();
  for (std::size_t i = 0; i < order.size() && i < 20; ++i)
    out.push_back({{"post_id", order[i].second}, {"betweenness", values.at(order[i].second)}});
  return out;
}

} // namespace

std::map<std::string, double> betweenness_by_post(const Rows &rows, const Options &options) {
  return betweenness(graph_of(rows, options));
}

Json bridges(const Rows &rows, const Options &options) {
  const Graph graph = graph_of(rows, options);
  Json out;
  out["ties"] = ties(rows, options).size();
  out["lines"] = lines(rows);
  out["connected"] = pairs_json(rows, connected_pairs(rows, graph));
  out["posts"] = bridging_posts(rows, graph);
  out["betweenness_top"] = betweenness_top(betweenness(graph));
  out["sampled"] = false;
  out["sources"] = rows.posts.size();
  return out;
}

} // namespace organograph::oracle

// SPDX-License-Identifier: Apache-2.0
// measures.md, formal and informal structure. Communities are searched, so they are not searched again here:
// what is told of them is counted anew, pair by pair, and of few posts every grouping there is is looked at.
#include "sections.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::oracle {
namespace {

struct Linked {
  Ids posts;
  std::vector<std::vector<bool>> edge;
  int lines = 0, ties = 0;
};

Linked linked_posts(const Rows &rows) {
  Linked out;
  out.posts = post_ids(rows);
  const std::size_t size = out.posts.size();
  out.edge.assign(size, std::vector<bool>(size, false));
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = 0; b < size; ++b) {
      const bool line = a != b && post(rows, out.posts[a]).reports_to == out.posts[b];
      const bool tie = a < b && meetings_known(rows) && common_series(rows, out.posts[a], out.posts[b]) > 0;
      out.lines += line;
      out.ties += tie;
      if (line || tie)
        out.edge[a][b] = out.edge[b][a] = true;
    }
  return out;
}

using Communities = std::vector<int>; // by post

// Straight from the definition: over all pairs of posts, themselves too, an edge less what is expected.
double modularity(const Linked &graph, const Communities &group) {
  const std::size_t size = graph.posts.size();
  std::vector<double> degree(size, 0);
  double ends = 0;
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = 0; b < size; ++b)
      if (graph.edge[a][b]) {
        ++degree[a];
        ++ends;
      }
  double out = 0;
  for (std::size_t a = 0; a < size; ++a)
    for (std::size_t b = 0; b < size; ++b)
      if (group[a] == group[b])
        out += (graph.edge[a][b] ? 1 : 0) - degree[a] * degree[b] / ends;
  return out / ends;
}

double best_from(const Linked &graph, Communities &group, std::size_t at, int groups) {
  if (at == group.size())
    return modularity(graph, group);
  double out = -1;
  for (int g = 0; g <= groups; ++g) {
    group[at] = g;
    out = std::max(out, best_from(graph, group, at + 1, std::max(groups, g + 1)));
  }
  return out;
}

Json nmi(const Ids &x, const Ids &y) {
  const double size = static_cast<double>(x.size());
  double both = 0, hx = 0, hy = 0; // each post adds its part
  for (std::size_t i = 0; i < x.size(); ++i) {
    double same_x = 0, same_y = 0, same = 0;
    for (std::size_t j = 0; j < x.size(); ++j) {
      same_x += x[i] == x[j];
      same_y += y[i] == y[j];
      same += x[i] == x[j] && y[i] == y[j];
    }
    hx -= std::log(same_x / size) / size;
    hy -= std::log(same_y / size) / size;
    both += std::log(same * size / same_x / same_y) / size;
  }
  return std::abs(hx + hy) < 1e-12 ? Json(nullptr) : Json(2 * both / (hx + hy));
}

Json ari(const Ids &x, const Ids &y) {
  double both = 0, in_x = 0, in_y = 0, all = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = i + 1; j < x.size(); ++j) {
      both += x[i] == x[j] && y[i] == y[j];
      in_x += x[i] == x[j];
      in_y += y[i] == y[j];
      ++all;
    }
  const double by_chance = all == 0 ? 0 : in_x * in_y / all, most = (in_x + in_y) / 2;
  return most - by_chance < 1e-9 ? Json(nullptr) : Json((both - by_chance) / (most - by_chance));
}

} // namespace

Json informal_structure(const Rows &rows, const Json &post_ids_by_community) {
  const Linked graph = linked_posts(rows);
  if (graph.lines + graph.ties == 0)
    return nullptr;
  Communities group(graph.posts.size(), -1);
  Ids label, label_with_function, functions, employers;
  for (std::size_t p = 0; p < graph.posts.size(); ++p) {
    for (std::size_t c = 0; c < post_ids_by_community.size(); ++c)
      for (const Json &id : post_ids_by_community[c])
        if (id == graph.posts[p])
          group[p] = static_cast<int>(c);
    const PostRow &row = post(rows, graph.posts[p]);
    label.push_back(std::to_string(group[p]));
    employers.push_back(row.organisation_id);
    if (!row.function.empty()) {
      label_with_function.push_back(label.back());
      functions.push_back(row.function);
    }
  }
  return {{"communities", post_ids_by_community.size()},
          {"modularity", modularity(graph, group)},
          {"nmi_functions", nmi(label_with_function, functions)},
          {"ari_functions", ari(label_with_function, functions)},
          {"nmi_employers", nmi(label, employers)},
          {"ari_employers", ari(label, employers)},
          {"lines", graph.lines},
          {"ties", graph.ties},
          {"posts_with_function", functions.size()}};
}

std::optional<double> highest_modularity(const Rows &rows) {
  const Linked graph = linked_posts(rows);
  if (graph.lines + graph.ties == 0 || graph.posts.size() > 8)
    return std::nullopt;
  Communities group(graph.posts.size(), 0);
  return best_from(graph, group, 0, 0);
}

} // namespace organograph::oracle

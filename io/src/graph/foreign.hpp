// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parts of the reader of other programs' graphs, private to io. Some nodes are units, the others posts;
// of the edges between posts some are reporting lines; foreign_graph.cpp makes the tables.

#include "graph/graph.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::foreign {

/// What is read, and where it is told.
struct ForeignGraph {
  const Graph &graph;
  const std::string &file;
  ImportReport &report;
  ByText<std::string_view, std::uint32_t> nodes; ///< place by id

  ForeignGraph(const Graph &graph_read, const std::string &file_read, ImportReport &to);
  std::uint32_t from(const GraphEdge &edge) const { return nodes.at(edge.from); }
  std::uint32_t to(const GraphEdge &edge) const { return nodes.at(edge.to); }
  /// line 0: the graph as a whole; an empty remedy is the catalogue's.
  void guess(std::uint64_t line, std::string problem, std::string remedy = {});
};

/// Places of the attributes that have one of these names, by letters and digits, in the order of the names.
std::vector<std::uint32_t> places_named(const std::vector<GraphAttribute> &list,
                                        std::vector<std::string_view> names);

/// 'a', 'b', 'c' and 4 more.
std::string listed(const std::vector<std::string> &words);

/// What an edge says by its words: its type, its label.
struct Said {
  std::string_view word;                                                    ///< empty: nothing
  enum class Way : std::uint8_t { not_said, up, down } way = Way::not_said; ///< reports to, manages
  bool beside = false; ///< a dotted line; `word` is what says so
};

class EdgeWords {
public:
  explicit EdgeWords(const Graph &graph);
  Said of(const GraphEdge &edge);

private:
  const Said &meaning_of(std::string_view text);

  const Graph &graph_;
  std::vector<std::uint32_t> places_, styles_;
  ByText<std::string_view, Said> known_;
};

struct Units {
  std::vector<std::uint8_t> is_unit;   ///< by node: it is no post
  std::vector<std::uint8_t> is_legend; ///< by node: of those, what explains the drawing
  std::vector<std::uint32_t> of;       ///< by node: the unit that an edge says, or no_node
};
/// Boxes that hold other nodes, and nodes whose type says that they are a unit; but where edges end at a box,
/// or one that says nothing at a node of such a type, it is a post, which is told.
Units find_units(ForeignGraph &reading, EdgeWords &words);

struct Lines {
  std::vector<std::uint32_t> manager; ///< by node, or no_node
  struct Further {
    std::uint32_t lower, upper;
    std::string kind;
  };
  std::vector<Further> further;
};
/// Solid lines are managers and dotted ones beside them, whatever their order. Nothing where edges do not
/// tell their way, which is an error.
std::optional<Lines> find_lines(ForeignGraph &reading, EdgeWords &words, const Units &units,
                                GraphOptions::Edges edges);

} // namespace organograph::io::foreign

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/detail/text_hash.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/io/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

// A graph as its file has it. Written by hand: Boost's write_graphml gives every node every attribute, so
// that a blank cell would become an empty text or a 'nan', and wants all of them as property maps; its
// read_graphml goes through property_tree, which keeps the whole file as a tree and bounds neither depth nor
// size. Expat reads it with the bounds of workbooks.
namespace organograph::io {

/// By texts of a file, which cannot be made to collide. Never looked through in its order.
template <class Key, class Value> using ByText =
    std::unordered_map<Key, Value, detail::TextHash, std::equal_to<>>;

struct GraphAttribute {
  std::string name;
  CellKind kind = CellKind::text; ///< text, number or whole
  std::string otherwise = {};     ///< of nodes or edges that do not say it: the file's default
};

/// Attribute (its place in the graph's list) and text; an absent one is not known.
using GraphCells = std::vector<std::pair<std::uint32_t, std::string>>;

inline constexpr std::uint32_t no_node = UINT32_MAX;

struct GraphNode {
  std::string id; ///< of the file
  std::string label;
  GraphCells cells;
  std::uint64_t line = 0;
  std::uint32_t inside = no_node;               ///< the node that holds it, by its place
  bool is_box = false;                          ///< it holds nodes, or is made to
  std::vector<std::string> further_labels = {}; ///< drawn in it beside the first
};

struct GraphEdge {
  std::string from, to; ///< identifiers of nodes
  GraphCells cells;
  std::uint64_t line = 0;
  bool dashed = false; ///< drawn dashed or dotted
  bool undirected = false;
};

struct Graph {
  std::vector<GraphAttribute> of_nodes, of_edges;
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
  std::vector<std::pair<std::string, std::string>> data; ///< of the graph: name and text
  std::size_t repeated = 0;     ///< values that took the place of an earlier one of the same node or edge
  std::size_t lost_holders = 0; ///< nodes that name a holder that is no node

  std::optional<std::string_view> datum(std::string_view name) const;
};

/// The place of an attribute; empty where there is none of that name.
std::optional<std::uint32_t> place_of(const std::vector<GraphAttribute> &list, std::string_view name);
/// The text of an attribute of a node or an edge, else the attribute's default; empty where there is neither.
std::string_view text_at(const std::vector<GraphAttribute> &list, const GraphCells &cells,
                         std::optional<std::uint32_t> place);

/// What a kind of node, or a layer of edges, has of a table: its attributes are the table's columns, those
/// that another table has too under a name of their own.
struct GraphTable {
  TableId table;
  std::string_view kind;  ///< the node's `kind`, the edge's `layer`
  std::string_view label; ///< the column that is the label of nodes; of edges: the column of the upper end
};
inline constexpr GraphTable node_tables[] = {{TableId::posts, "post", "title"},
                                             {TableId::staff_groups, "staff group", "title"},
                                             {TableId::meetings, "meeting", "subject"},
                                             {TableId::partners, "partner", "name"}};
inline constexpr GraphTable edge_tables[] = {{TableId::reporting_lines, "lines", "reports_to"},
                                             {TableId::attendance, "meetings", "meeting_id"},
                                             {TableId::partner_links, "partners", "partner_id"}};
/// Tables that are attributes of the graph, as CSV: those that are no nodes or edges.
std::vector<TableId> data_tables();

/// The attribute for a table's column: `meeting_kind` for the kind of a meeting.
std::string attribute_name(const GraphTable &table, std::string_view column);

Graph graph_of(const Draft &draft);
/// The graph's file read; faults go to the report.
Graph read_graph_file(const SourceFile &source, const GraphLimits &limits, ImportReport &report);
/// Whether graphml() or gexf() wrote it.
bool is_own_graph(const Graph &graph);
Draft draft_of_own(const Graph &graph, const std::string &file, ImportReport &report);
Draft draft_of_foreign(const Graph &graph, const std::string &file, GraphOptions::Edges edges,
                       ImportReport &report);

} // namespace organograph::io

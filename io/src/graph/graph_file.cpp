// SPDX-License-Identifier: Apache-2.0
// GraphML and GEXF read into a Graph.
#include "graph/graph_handler.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <cstring>

namespace organograph::io {

void refuse_graph(std::string problem) {
  throw Refusal{Code::unreadable_graph, std::move(problem), {}};
}

void GraphHandler::count() {
  if (++elements_ > limits_.elements)
    refuse_graph("it has more than " + std::to_string(limits_.elements) + " nodes, edges and attributes");
}

std::uint32_t GraphHandler::declared(std::vector<GraphAttribute> &list, std::string_view name) {
  if (const auto at = place_of(list, name))
    return *at;
  if (list.size() >= limits_.attributes)
    refuse_graph("it declares more than " + std::to_string(limits_.attributes) + " attributes");
  list.push_back({std::string(name), CellKind::text});
  return static_cast<std::uint32_t>(list.size() - 1);
}

// It may become a cell of every node: a long one would make much of little.
void GraphHandler::set_default(GraphAttribute &attribute, std::string_view text) {
  constexpr std::size_t most = 200;
  if (text.size() > most)
    refuse_graph("the default of the attribute " + shown(attribute.name) + " has more than " +
                 std::to_string(most) + " bytes");
  attribute.otherwise = text;
}

std::string GraphHandler::needed(const Attributes &attributes, std::string_view name, std::string_view of) {
  const auto value = attributes[name];
  if (!value)
    refuse_graph("a " + std::string(of) + " has no " + std::string(name));
  return std::string(*value);
}

void GraphHandler::put(Seen &seen, std::size_t item, GraphCells &cells, const GraphAttribute &attribute,
                       std::uint32_t place, std::string text) {
  if (trimmed(text).empty() && attribute.otherwise.empty())
    return;
  if (seen.size() <= place)
    seen.resize(place + std::size_t{1});
  if (seen[place].first != item) {
    seen[place] = {item, cells.size()};
    cells.emplace_back(place, std::move(text));
  } else if (std::string &before = cells[seen[place].second].second; before != text) {
    ++graph_.repeated;
    before = std::move(text);
  }
}

void GraphHandler::put_in_node(std::uint32_t node, std::uint32_t place, std::string text) {
  put(of_nodes_, node + std::size_t{1}, graph_.nodes[node].cells, graph_.of_nodes[place], place,
      std::move(text));
}

void GraphHandler::put_in_edge(std::uint32_t place, std::string text) {
  put(of_edges_, graph_.edges.size(), graph_.edges.back().cells, graph_.of_edges[place], place,
      std::move(text));
}

bool GraphHandler::edge_has(std::uint32_t place) const {
  return place < of_edges_.size() && of_edges_[place].first == graph_.edges.size();
}

namespace {

enum class FileKind : std::uint8_t { graphml, gexf, lucid, drawing, other };

FileKind kind_of_file(const SourceFile &source) {
  const std::string_view start = std::string_view(source.bytes).substr(0, 4096);
  const auto has = [&](std::string_view text) { return start.find(text) != std::string_view::npos; };
  if (has("<graphml"))
    return FileKind::graphml;
  if (has("<gexf"))
    return FileKind::gexf;
  if (has("<mxfile") || has("<mxGraphModel"))
    return FileKind::drawing;
  return has("Line Source") && has("Line Destination") ? FileKind::lucid : FileKind::other;
}

void graph_fault(ImportReport &report, const std::string &file, std::uint64_t line, std::string problem,
                 std::string expected = {}) {
  report.diagnostics.push_back(
      {Code::unreadable_graph, file, line, 0, {}, std::move(problem), std::move(expected), {}});
}

// A box that is in itself would have no end.
void refuse_circles(const Graph &graph) {
  std::vector<std::uint32_t> seen(graph.nodes.size(), no_node); // by which walk
  for (std::uint32_t start = 0; start < graph.nodes.size(); ++start) {
    std::uint32_t at = start;
    while (at != no_node && seen[at] == no_node) {
      seen[at] = start;
      at = graph.nodes[at].inside;
    }
    if (at != no_node && seen[at] == start)
      refuse_graph("the node " + shown(graph.nodes[at].id) + " is held by itself");
  }
}

void read_xml_graph(const SourceFile &source, bool is_gexf, const GraphLimits &limits, Graph &to) {
  std::size_t given = 0;
  const XmlSource bytes = [&](std::span<char> into) {
    const std::size_t count = std::min(into.size(), source.bytes.size() - given);
    std::memcpy(into.data(), source.bytes.data() + given, count);
    given += count;
    return count;
  };
  try {
    (is_gexf ? read_gexf : read_graphml)(bytes, "it", limits, to);
  } catch (const Refusal &refusal) { // whoever reads XML speaks of workbooks
    throw Refusal{Code::unreadable_graph, refusal.problem, {}};
  }
}

// Nodes of one name, and ends of edges that are none.
void check_ends(const Graph &graph, const std::string &file, ImportReport &report) {
  ByText<std::string_view, std::uint64_t> lines;
  for (const GraphNode &node : graph.nodes)
    if (const auto [there, is_new] = lines.emplace(node.id, node.line); !is_new)
      graph_fault(report, file, node.line,
                  "the node " + shown(node.id) + " stands on line " + std::to_string(there->second) +
                      " already",
                  "each id once");
  for (const GraphEdge &edge : graph.edges)
    for (const auto &[end, name] : {std::pair<const std::string &, const char *>(edge.from, "source"),
                                    std::pair<const std::string &, const char *>(edge.to, "target")})
      if (!lines.contains(end))
        graph_fault(report, file, edge.line,
                    std::string("the edge's ") + name + " " + shown(end) + " is no node", "the id of a node");
}

} // namespace

bool is_graph(const SourceFile &source) {
  return kind_of_file(source) != FileKind::other;
}

Graph read_graph_file(const SourceFile &source, const GraphLimits &limits, ImportReport &report) {
  Graph graph;
  const FileKind kind = kind_of_file(source);
  try {
    if (source.bytes.size() > limits.bytes)
      refuse_graph("it has more than " + std::to_string(limits.bytes) + " bytes");
    if (kind == FileKind::drawing)
      throw Refusal{Code::unreadable_graph, "it is a drawing of draw.io, which is not read",
                    "import the table that it was made from (organograph import people), or draw it in yEd"};
    if (kind == FileKind::other)
      refuse_graph("it is neither GraphML nor GEXF");
    if (kind == FileKind::lucid)
      read_lucid(source, limits, graph, report);
    else
      read_xml_graph(source, kind == FileKind::gexf, limits, graph);
    refuse_circles(graph);
  } catch (const Refusal &refusal) {
    report.diagnostics.push_back({refusal.code,
                                  source.name,
                                  0,
                                  0,
                                  {},
                                  "the graph cannot be read: " + refusal.problem,
                                  {},
                                  refusal.remedy});
    return {};
  }
  if (has_errors(report.diagnostics))
    return {};
  if (graph.nodes.empty())
    graph_fault(report, source.name, 0, "the graph has no node");
  if (graph.repeated > 0)
    report.diagnostics.push_back(
        {Code::graph_guessed,
         source.name,
         0,
         0,
         {},
         counted(graph.repeated, "value") +
             " of attributes took the place of an earlier one of the same node or edge",
         {},
         "export the graph as it is at one time"});
  if (graph.lost_holders > 0)
    report.leave_out("pids that name no node", graph.lost_holders);
  check_ends(graph, source.name, report);
  return graph;
}

} // namespace organograph::io

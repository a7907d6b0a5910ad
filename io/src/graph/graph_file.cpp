// SPDX-License-Identifier: Apache-2.0
// GraphML and GEXF read into a Graph.
#include "graph/graph.hpp"

#include "organograph/engine/spelling.hpp"
#include "workbook/workbook_xml.hpp"

#include <algorithm>
#include <cstring>

namespace organograph::io {

namespace {

[[noreturn]] void refuse_graph(std::string problem) {
  throw Refusal{Code::unreadable_graph, std::move(problem), {}};
}

/// What both formats have in common: elements counted, attributes declared.
class GraphHandler : public XmlHandler {
public:
  GraphHandler(Graph &graph, const GraphLimits &limits) : graph_(graph), limits_(limits) {}

protected:
  void count() {
    if (++elements_ > limits_.elements)
      refuse_graph("it has more than " + std::to_string(limits_.elements) + " nodes, edges and attributes");
  }
  // Attributes of one name are one.
  std::uint32_t declared(std::vector<GraphAttribute> &list, std::string_view name) {
    if (const auto at = place_of(list, name))
      return *at;
    if (list.size() >= limits_.attributes)
      refuse_graph("it declares more than " + std::to_string(limits_.attributes) + " attributes");
    list.push_back({std::string(name), CellKind::text});
    return static_cast<std::uint32_t>(list.size() - 1);
  }
  static void put(GraphCells &cells, std::uint32_t place, std::string text) {
    if (!trimmed(text).empty())
      cells.emplace_back(place, std::move(text));
  }
  static std::string needed(const Attributes &attributes, std::string_view name, std::string_view of) {
    const auto value = attributes[name];
    if (!value)
      refuse_graph("a " + std::string(of) + " has no " + std::string(name));
    return std::string(*value);
  }

  Graph &graph_;

private:
  const GraphLimits &limits_;
  std::size_t elements_ = 0;
};

class GraphmlHandler : public GraphHandler {
public:
  using GraphHandler::GraphHandler;

  void start(std::string_view name, const Attributes &attributes) override {
    if (name == "graph") {
      graph_.undirected = graph_.undirected || attributes["edgedefault"] == "undirected";
    } else if (name == "key") {
      begin_key(attributes);
    } else if (name == "node") {
      count();
      at_.push_back(At::node);
      graph_.nodes.push_back({needed(attributes, "id", "node"), {}, {}, line});
      open_nodes_.push_back(graph_.nodes.size() - 1);
    } else if (name == "edge") {
      count();
      at_.push_back(At::edge);
      graph_.edges.push_back(
          {needed(attributes, "source", "edge"), needed(attributes, "target", "edge"), {}, line});
    } else if (name == "hyperedge") {
      refuse_graph("it has hyperedges, which are not read");
    } else if (name == "data") {
      count();
      key_ = needed(attributes, "key", "data");
      text_.clear();
      in_data_ = true;
    } else if (name == "default" && !declaring_.empty()) {
      text_.clear();
      in_data_ = true;
    } else if (!labels_.empty() || name == "NodeLabel") { // of yEd
      labels_.emplace_back();
    }
  }

  void end(std::string_view name) override {
    if (name == "node") {
      at_.pop_back();
      open_nodes_.pop_back();
    } else if (name == "edge") {
      at_.pop_back();
    } else if (name == "key") {
      declaring_.clear();
    } else if (name == "default" && in_data_) {
      in_data_ = false; // what is not said of a node is not known: a default says nothing of this one
    } else if (name == "data" && in_data_) {
      in_data_ = false;
      end_data();
    } else if (!labels_.empty()) {
      end_label();
    }
  }

  void text(std::string_view part) override {
    if (in_data_)
      text_ += part;
    if (!labels_.empty())
      labels_.back() += part;
  }

private:
  enum class At : std::uint8_t { node, edge };
  struct Key {
    std::string name;
    bool is_picture = false;                                   // how yEd draws it
    std::optional<std::uint32_t> of_nodes = {}, of_edges = {}; // its place, once it is used
  };

  void begin_key(const Attributes &attributes) {
    count();
    const std::string id = needed(attributes, "id", "key");
    declaring_ = id;
    keys_[id] = {std::string(attributes["attr.name"].value_or(id)), attributes["yfiles.type"].has_value()};
  }

  void end_data() {
    Key &key = keys_.try_emplace(key_, Key{key_}).first->second;
    if (key.is_picture)
      return;
    if (at_.empty()) {
      graph_.data.emplace_back(key.name, std::move(text_));
    } else if (at_.back() == At::edge) {
      if (!key.of_edges)
        key.of_edges = declared(graph_.of_edges, key.name);
      put(graph_.edges.back().cells, *key.of_edges, std::move(text_));
    } else if (GraphNode &node = graph_.nodes[open_nodes_.back()]; key.name == "label") {
      node.label = std::move(text_);
    } else {
      if (!key.of_nodes)
        key.of_nodes = declared(graph_.of_nodes, key.name);
      put(node.cells, *key.of_nodes, std::move(text_));
    }
    text_.clear();
  }

  void end_label() {
    const std::string text = std::move(labels_.back());
    labels_.pop_back();
    if (labels_.empty() && !open_nodes_.empty() && graph_.nodes[open_nodes_.back()].label.empty())
      graph_.nodes[open_nodes_.back()].label = trimmed(text);
  }

  ByText<std::string, Key> keys_;
  std::vector<At> at_;
  std::vector<std::size_t> open_nodes_; // nodes may hold graphs
  std::vector<std::string> labels_;     // open elements from a label of yEd on
  std::string declaring_, key_, text_;
  bool in_data_ = false;
};

class GexfHandler : public GraphHandler {
public:
  using GraphHandler::GraphHandler;

  void start(std::string_view name, const Attributes &attributes) override {
    if (name == "graph") {
      graph_.undirected = attributes["defaultedgetype"].value_or("undirected") != "directed";
    } else if (name == "attributes") {
      of_edges_ = attributes["class"].value_or("node") == "edge";
    } else if (name == "attribute") {
      count();
      const std::string id = needed(attributes, "id", "attribute");
      auto &list = of_edges_ ? graph_.of_edges : graph_.of_nodes;
      (of_edges_ ? edge_ids_ : node_ids_)[id] = declared(list, attributes["title"].value_or(id));
    } else if (name == "node") {
      count();
      graph_.nodes.push_back(
          {needed(attributes, "id", "node"), std::string(attributes["label"].value_or("")), {}, line});
      open_.push_back(graph_.nodes.size() - 1);
    } else if (name == "edge") {
      count();
      in_edge_ = true;
      graph_.edges.push_back(
          {needed(attributes, "source", "edge"), needed(attributes, "target", "edge"), {}, line});
      if (const auto label = attributes["label"])
        put(graph_.edges.back().cells, declared(graph_.of_edges, "label"), std::string(*label));
    } else if (name == "attvalue") {
      count();
      add_value(needed(attributes, attributes["for"] ? "for" : "id", "attvalue"),
                std::string(attributes["value"].value_or("")));
    }
  }

  void end(std::string_view name) override {
    if (name == "node" && !open_.empty())
      open_.pop_back();
    else if (name == "edge")
      in_edge_ = false;
  }

  void text(std::string_view /*part*/) override {}

private:
  void add_value(const std::string &id, std::string text) {
    const auto &ids = in_edge_ ? edge_ids_ : node_ids_;
    const auto at = ids.find(id);
    if (at == ids.end())
      refuse_graph("an attvalue is for " + shown(id) + ", which no attribute declares");
    if (in_edge_)
      put(graph_.edges.back().cells, at->second, std::move(text));
    else if (!open_.empty())
      put(graph_.nodes[open_.back()].cells, at->second, std::move(text));
  }

  ByText<std::string, std::uint32_t> node_ids_, edge_ids_;
  std::vector<std::size_t> open_; // nodes may hold nodes
  bool of_edges_ = false, in_edge_ = false;
};

void graph_fault(ImportReport &report, const std::string &file, std::uint64_t line, std::string problem,
                 std::string expected = {}) {
  report.diagnostics.push_back(
      {Code::unreadable_graph, file, line, 0, {}, std::move(problem), std::move(expected), {}});
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
  const std::string_view start = std::string_view(source.bytes).substr(0, 4096);
  return start.find("<graphml") != std::string_view::npos || start.find("<gexf") != std::string_view::npos;
}

Graph read_graph_file(const SourceFile &source, const GraphLimits &limits, ImportReport &report) {
  Graph graph;
  const std::string_view start = std::string_view(source.bytes).substr(0, 4096);
  const bool is_gexf = start.find("<gexf") != std::string_view::npos;
  try {
    if (source.bytes.size() > limits.bytes)
      refuse_graph("it has more than " + std::to_string(limits.bytes) + " bytes");
    if (!is_graph(source))
      refuse_graph("it is neither GraphML nor GEXF");
    std::size_t given = 0;
    const XmlSource bytes = [&](std::span<char> to) {
      const std::size_t count = std::min(to.size(), source.bytes.size() - given);
      std::memcpy(to.data(), source.bytes.data() + given, count);
      given += count;
      return count;
    };
    if (is_gexf) {
      GexfHandler handler(graph, limits);
      read_xml(bytes, shown(source.name), handler);
    } else {
      GraphmlHandler handler(graph, limits);
      read_xml(bytes, shown(source.name), handler);
    }
  } catch (const Refusal &refusal) {
    graph_fault(report, source.name, 0, "the graph cannot be read: " + refusal.problem);
    return {};
  }
  if (graph.nodes.empty())
    graph_fault(report, source.name, 0, "the graph has no node");
  check_ends(graph, source.name, report);
  return graph;
}

} // namespace organograph::io

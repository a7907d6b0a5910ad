// SPDX-License-Identifier: Apache-2.0
// GraphML, and what yEd says in it: labels, boxes, dashed lines.
#include "graph/graph_handler.hpp"

#include "organograph/engine/spelling.hpp"

#include <charconv>

namespace organograph::io {

namespace {

class GraphmlHandler : public GraphHandler {
public:
  using GraphHandler::GraphHandler;

  void start(std::string_view name, const Attributes &attributes) override {
    ++depth_;
    if (data_depth_ != 0)
      return start_in_data(name, attributes);
    if (name == "graph") {
      begin_graph(attributes);
    } else if (name == "key") {
      begin_key(attributes);
    } else if (name == "node") {
      begin_node(attributes);
    } else if (name == "edge") {
      begin_edge(attributes);
    } else if (name == "port") {
      at_.push_back(At::port);
    } else if (name == "hyperedge") {
      refuse_graph("it has hyperedges, which are not read");
    } else if (name == "data") {
      count();
      key_ = needed(attributes, "key", "data");
      begin_text();
    } else if (name == "default" && !declaring_.empty()) {
      begin_text();
    }
  }

  void end(std::string_view name) override {
    const std::size_t depth = depth_--;
    if (!labels_.empty()) {
      end_label();
    } else if (data_depth_ != 0) {
      if (depth == realizers_depth_)
        realizers_depth_ = 0;
      if (depth == data_depth_)
        end_text();
    } else if (name == "key") {
      declaring_.clear();
    } else if (name == "node" || name == "edge" || name == "graph" || name == "port") {
      end_part(name);
    }
  }

  void text(std::string_view part) override {
    if (!labels_.empty())
      labels_.back() += part;
    else if (data_depth_ != 0)
      text_ += part;
  }

private:
  enum class At : std::uint8_t { graph, node, edge, port };
  struct Key {
    std::string name;
    bool is_picture = false;                                   // how yEd draws it
    std::optional<std::uint32_t> of_nodes = {}, of_edges = {}; // its place, once it is used
    std::string of = "all";
  };

  void begin_graph(const Attributes &attributes) {
    if (!open_nodes_.empty())
      graph_.nodes[open_nodes_.back()].is_box = true;
    at_.push_back(At::graph);
    undirected_.push_back(attributes["edgedefault"] == "undirected");
  }

  void begin_key(const Attributes &attributes) {
    count();
    const std::string id = needed(attributes, "id", "key");
    declaring_ = id;
    keys_[id] = {.name = std::string(attributes["attr.name"].value_or(id)),
                 .is_picture = attributes["yfiles.type"].has_value() || attributes["attr.uri"].has_value(),
                 .of = std::string(attributes["for"].value_or("all"))};
  }

  void begin_node(const Attributes &attributes) {
    count();
    at_.push_back(At::node);
    const auto place = static_cast<std::uint32_t>(graph_.nodes.size());
    graph_.nodes.push_back({needed(attributes, "id", "node"), {}, {}, line});
    graph_.nodes.back().inside = open_nodes_.empty() ? no_node : open_nodes_.back();
    graph_.nodes.back().is_box = attributes["yfiles.foldertype"].has_value();
    open_nodes_.push_back(place);
    if (const auto labels = attributes["labels"]) // Neo4j
      put_in_node(place, declared(graph_.of_nodes, "labels"), std::string(*labels));
  }

  void begin_edge(const Attributes &attributes) {
    count();
    at_.push_back(At::edge);
    graph_.edges.push_back(
        {needed(attributes, "source", "edge"), needed(attributes, "target", "edge"), {}, line});
    const auto directed = attributes["directed"];
    graph_.edges.back().undirected =
        directed ? *directed == "false" : !undirected_.empty() && undirected_.back();
    edge_label_.clear();
    edge_is_turned_ = false;
    if (const auto label = attributes["label"]) // Neo4j
      put_in_edge(declared(graph_.of_edges, "label"), std::string(*label));
  }

  void end_part(std::string_view name) {
    if (at_.empty())
      return;
    if (name == "node")
      open_nodes_.pop_back();
    else if (name == "graph")
      undirected_.pop_back();
    else if (name == "edge")
      end_edge();
    at_.pop_back();
  }

  void end_edge() {
    if (edge_is_turned_)
      std::swap(graph_.edges.back().from, graph_.edges.back().to);
    if (edge_label_.empty())
      return;
    if (const std::uint32_t place = declared(graph_.of_edges, "label"); !edge_has(place))
      put_in_edge(place, edge_label_);
  }

  void begin_text() {
    data_depth_ = depth_;
    text_.clear();
  }

  void end_text() {
    data_depth_ = 0;
    if (!declaring_.empty())
      end_default();
    else
      end_data();
    text_.clear();
  }

  void end_default() {
    const Key &key = keys_[declaring_];
    if (key.is_picture || trimmed(text_).empty())
      return;
    if (key.of == "node" || key.of == "all")
      set_default(graph_.of_nodes[declared(graph_.of_nodes, key.name)], text_);
    if (key.of == "edge" || key.of == "all")
      set_default(graph_.of_edges[declared(graph_.of_edges, key.name)], text_);
  }

  void end_data() {
    Key &key = keys_.try_emplace(key_, Key{.name = key_}).first->second;
    if (key.is_picture)
      return;
    const At at = at_.empty() ? At::graph : at_.back();
    if (at == At::graph) {
      if (open_nodes_.empty())
        graph_.data.emplace_back(key.name, std::move(text_));
    } else if (at == At::edge) {
      if (!key.of_edges)
        key.of_edges = declared(graph_.of_edges, key.name);
      put_in_edge(*key.of_edges, std::move(text_));
    } else if (at == At::node && key.name == "label") {
      graph_.nodes[open_nodes_.back()].label = std::move(text_);
    } else if (at == At::node) {
      if (!key.of_nodes)
        key.of_nodes = declared(graph_.of_nodes, key.name);
      put_in_node(open_nodes_.back(), *key.of_nodes, std::move(text_));
    }
  }

  // --- inside of data: how yEd, and what is made with yFiles, draws a node or an edge

  bool in_picture_of(At of) const { return declaring_.empty() && !at_.empty() && at_.back() == of; }

  void start_in_data(std::string_view name, const Attributes &attributes) {
    if (!labels_.empty()) {
      labels_.emplace_back();
      return;
    }
    if (name == "Realizers") {
      const std::string_view active = attributes["active"].value_or("0");
      realizers_depth_ = depth_;
      realizer_ = 0;
      active_realizer_ = 0;
      std::from_chars(active.data(), active.data() + active.size(), active_realizer_);
      ++active_realizer_; // from 1
    } else if (realizers_depth_ != 0 && depth_ == realizers_depth_ + 1) {
      ++realizer_;
    }
    if (name == "NodeLabel" || name == "EdgeLabel" || name == "Label.Text")
      labels_.emplace_back();
    else if (name == "Label" && attributes["Text"])
      take_label(*attributes["Text"]);
    else if (in_picture_of(At::edge))
      see_style(name, attributes);
  }

  void see_style(std::string_view name, const Attributes &attributes) {
    GraphEdge &edge = graph_.edges.back();
    const std::string_view type = attributes["type"].value_or("line"),
                           dashes = attributes["dashStyle"].value_or("Solid"),
                           stroke = attributes["stroke"].value_or("");
    if (name == "Arrows") // drawn against its direction in the file
      edge_is_turned_ = attributes["source"].value_or("none") != "none" && attributes["target"] == "none";
    edge.dashed = edge.dashed || (name == "LineStyle" && type != "line") || name == "DashStyle" ||
                  (dashes != "Solid" && dashes != "solid") || stroke.find("dash") != std::string_view::npos ||
                  stroke.find("dot") != std::string_view::npos;
  }

  void end_label() {
    const std::string text = std::move(labels_.back());
    labels_.pop_back();
    if (labels_.empty())
      take_label(text);
  }

  // Of the states of a box (open, closed) the one that is shown.
  void take_label(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || (realizers_depth_ != 0 && realizer_ != active_realizer_))
      return;
    if (in_picture_of(At::edge)) {
      edge_label_ += (edge_label_.empty() ? "" : " ") + std::string(text);
    } else if (in_picture_of(At::node)) {
      GraphNode &node = graph_.nodes[open_nodes_.back()];
      if (node.label.empty())
        node.label = text;
      else
        node.further_labels.emplace_back(text);
    }
  }

  ByText<std::string, Key> keys_;
  std::vector<At> at_;
  std::vector<bool> undirected_;          // of open graphs
  std::vector<std::uint32_t> open_nodes_; // nodes may hold graphs
  std::vector<std::string> labels_;       // open elements from a label on
  std::string declaring_, key_, text_, edge_label_;
  std::size_t depth_ = 0, data_depth_ = 0, realizers_depth_ = 0;
  std::size_t realizer_ = 0, active_realizer_ = 0;
  bool edge_is_turned_ = false;
};

} // namespace

void read_graphml(const XmlSource &source, std::string_view part, const GraphLimits &limits, Graph &to) {
  GraphmlHandler handler(to, limits);
  read_xml(source, part, handler);
}

} // namespace organograph::io

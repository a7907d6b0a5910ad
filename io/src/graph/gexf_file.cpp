// SPDX-License-Identifier: Apache-2.0
// GEXF 1.0 to 1.3.
#include "graph/graph_handler.hpp"

#include "organograph/engine/spelling.hpp"

namespace organograph::io {

namespace {

class GexfHandler : public GraphHandler {
public:
  using GraphHandler::GraphHandler;

  void start(std::string_view name, const Attributes &attributes) override {
    if (name == "graph") {
      undirected_ = attributes["defaultedgetype"].value_or("undirected") != "directed";
    } else if (name == "attributes") {
      of_edges_ = attributes["class"].value_or("node") == "edge";
    } else if (name == "attribute") {
      count();
      const std::string id = needed(attributes, "id", "attribute");
      auto &list = of_edges_ ? graph_.of_edges : graph_.of_nodes;
      declaring_ = declared(list, attributes["title"].value_or(id));
      (of_edges_ ? edge_ids_ : node_ids_)[id] = *declaring_;
    } else if (name == "default" && declaring_) {
      default_.clear();
      in_default_ = true;
    } else if (name == "node") {
      begin_node(attributes);
    } else if (name == "edge") {
      begin_edge(attributes);
    } else if (name == "attvalue") {
      count();
      add_value(needed(attributes, attributes["for"] ? "for" : "id", "attvalue"),
                std::string(attributes["value"].value_or("")));
    } else if (name == "shape" && in_edge_) { // of viz
      const std::string_view shape = attributes["value"].value_or("solid");
      graph_.edges.back().dashed = shape == "dotted" || shape == "dashed";
    }
  }

  void end(std::string_view name) override {
    if (name == "node" && !open_.empty()) {
      open_.pop_back();
    } else if (name == "edge") {
      in_edge_ = false;
    } else if (name == "attribute") {
      declaring_ = {};
    } else if (name == "default" && in_default_) {
      in_default_ = false;
      if (!trimmed(default_).empty())
        set_default((of_edges_ ? graph_.of_edges : graph_.of_nodes)[*declaring_], default_);
    }
  }

  void text(std::string_view part) override {
    if (in_default_)
      default_ += part;
  }

  // Holders may stand behind what they hold.
  void find_holders() {
    ByText<std::string_view, std::uint32_t> places;
    for (std::uint32_t n = 0; n < graph_.nodes.size(); ++n)
      places.emplace(graph_.nodes[n].id, n);
    for (const auto &[node, holder] : held_)
      if (const auto at = places.find(holder); at != places.end()) {
        graph_.nodes[node].inside = at->second;
        graph_.nodes[at->second].is_box = true;
      } else {
        ++graph_.lost_holders;
      }
  }

private:
  void begin_node(const Attributes &attributes) {
    count();
    const auto place = static_cast<std::uint32_t>(graph_.nodes.size());
    graph_.nodes.push_back(
        {needed(attributes, "id", "node"), std::string(attributes["label"].value_or("")), {}, line});
    if (!open_.empty()) {
      graph_.nodes.back().inside = open_.back();
      graph_.nodes[open_.back()].is_box = true;
    } else if (const auto holder = attributes["pid"]) {
      held_.emplace_back(place, *holder);
    }
    open_.push_back(place);
  }

  void begin_edge(const Attributes &attributes) {
    count();
    in_edge_ = true;
    graph_.edges.push_back(
        {needed(attributes, "source", "edge"), needed(attributes, "target", "edge"), {}, line});
    const auto type = attributes["type"];
    graph_.edges.back().undirected = type ? *type != "directed" : undirected_;
    for (const std::string_view name : {"label", "kind"})
      if (const auto text = attributes[name])
        put_in_edge(declared(graph_.of_edges, name), std::string(*text));
  }

  void add_value(const std::string &id, std::string text) {
    const auto &ids = in_edge_ ? edge_ids_ : node_ids_;
    const auto at = ids.find(id);
    if (at == ids.end())
      refuse_graph("an attvalue is for " + shown(id) + ", which no attribute declares");
    if (in_edge_)
      put_in_edge(at->second, std::move(text));
    else if (!open_.empty())
      put_in_node(open_.back(), at->second, std::move(text));
  }

  ByText<std::string, std::uint32_t> node_ids_, edge_ids_;
  std::vector<std::uint32_t> open_; // nodes may hold nodes
  std::vector<std::pair<std::uint32_t, std::string>> held_;
  std::optional<std::uint32_t> declaring_;
  std::string default_;
  bool of_edges_ = false, in_edge_ = false, in_default_ = false, undirected_ = true;
};

} // namespace

void read_gexf(const XmlSource &source, std::string_view part, const GraphLimits &limits, Graph &to) {
  GexfHandler handler(to, limits);
  read_xml(source, part, handler);
  handler.find_holders();
}

} // namespace organograph::io

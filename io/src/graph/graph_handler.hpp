// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/graph.hpp"
#include "workbook/workbook_xml.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io {

[[noreturn]] void refuse_graph(std::string problem);

/// What both formats have in common: elements counted, attributes declared, values put.
class GraphHandler : public XmlHandler {
public:
  GraphHandler(Graph &graph, const GraphLimits &limits) : graph_(graph), limits_(limits) {}

protected:
  void count();
  /// The place of an attribute. Attributes of one name are one.
  std::uint32_t declared(std::vector<GraphAttribute> &list, std::string_view name);
  void set_default(GraphAttribute &attribute, std::string_view text);
  static std::string needed(const Attributes &attributes, std::string_view name, std::string_view of);

  /// Of the node at that place, or of the last edge. A second value takes the place of the first.
  void put_in_node(std::uint32_t node, std::uint32_t place, std::string text);
  void put_in_edge(std::uint32_t place, std::string text);
  bool edge_has(std::uint32_t place) const;

  Graph &graph_;

private:
  /// By attribute: the node or edge that had it last, from 1, and where in its cells.
  using Seen = std::vector<std::pair<std::size_t, std::size_t>>;
  void put(Seen &seen, std::size_t item, GraphCells &cells, const GraphAttribute &attribute,
           std::uint32_t place, std::string text);

  const GraphLimits &limits_;
  std::size_t elements_ = 0;
  Seen of_nodes_, of_edges_;
};

void read_graphml(const XmlSource &source, std::string_view part, const GraphLimits &limits, Graph &to);
void read_gexf(const XmlSource &source, std::string_view part, const GraphLimits &limits, Graph &to);
/// Lucidchart's CSV of shape data: a row a shape or a line.
void read_lucid(const SourceFile &source, const GraphLimits &limits, Graph &to, ImportReport &report);

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
// GraphML and GEXF as text.
#include "graph/graph.hpp"

#include <algorithm>

namespace organograph::io {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// XML 1.0 has no place for most control characters, nor for U+FFFE and U+FFFF. Line breaks and tabs are
// written so that no parser makes blanks of them.
void append_xml(std::string &out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\t' || c == '\n' || c == '\r')
      out += c == '\t' ? "&#9;" : c == '\n' ? "&#10;" : "&#13;";
    else if (byte < 0x20)
      out += replacement;
    else if (text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF") {
      out += replacement;
      at += 2;
    } else
      out += c;
  }
}

std::string xml(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

std::string_view graphml_type(CellKind kind) {
  return kind == CellKind::number ? "double" : kind == CellKind::whole ? "int" : "string";
}

std::string_view gexf_type(CellKind kind) {
  return kind == CellKind::number ? "double" : kind == CellKind::whole ? "integer" : "string";
}

// `3.0` is whole in a table, and no int of XML.
std::string number_text(std::string_view text, CellKind kind) {
  if (kind == CellKind::whole)
    return std::string(text.substr(0, text.find('.')));
  return std::string(text);
}

void append_keys(std::string &out, const std::vector<GraphAttribute> &list, std::string_view of, char mark) {
  for (std::size_t i = 0; i < list.size(); ++i)
    out += " <key id=\"" + (mark + std::to_string(i)) + "\" for=\"" + std::string(of) + "\" attr.name=\"" +
           xml(list[i].name) + "\" attr.type=\"" + std::string(graphml_type(list[i].kind)) + "\"/>\n";
}

void append_data(std::string &out, std::string_view key, std::string_view text) {
  out += "<data key=\"";
  out += key;
  out += "\">";
  append_xml(out, text);
  out += "</data>";
}

void append_cells(std::string &out, const GraphCells &cells, const std::vector<GraphAttribute> &list,
                  char mark) {
  for (const auto &[place, text] : cells)
    append_data(out, mark + std::to_string(place), number_text(text, list[place].kind));
}

void append_gexf_attributes(std::string &out, const std::vector<GraphAttribute> &list, std::string_view of) {
  out += "  <attributes class=\"" + std::string(of) + "\">\n";
  for (std::size_t i = 0; i < list.size(); ++i)
    out += "   <attribute id=\"" + std::to_string(i) + "\" title=\"" + xml(list[i].name) + "\" type=\"" +
           std::string(gexf_type(list[i].kind)) + "\"/>\n";
  out += "  </attributes>\n";
}

void append_attvalues(std::string &out, const GraphCells &cells, const std::vector<GraphAttribute> &list) {
  out += "<attvalues>";
  for (const auto &[place, text] : cells)
    out += "<attvalue for=\"" + std::to_string(place) + "\" value=\"" +
           xml(number_text(text, list[place].kind)) + "\"/>";
  out += "</attvalues>";
}

} // namespace

std::string graphml(const Draft &draft) {
  const Graph graph = graph_of(draft);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                    " <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n";
  append_keys(out, graph.of_nodes, "node", 'n');
  append_keys(out, graph.of_edges, "edge", 'e');
  for (const auto &[name, text] : graph.data)
    out += " <key id=\"" + name + "\" for=\"graph\" attr.name=\"" + name + "\" attr.type=\"string\"/>\n";
  out += " <graph id=\"model\" edgedefault=\"directed\">\n";
  for (const auto &[name, text] : graph.data) {
    out += "  ";
    append_data(out, name, text);
    out += '\n';
  }
  for (const GraphNode &node : graph.nodes) {
    out += "  <node id=\"" + node.id + "\">";
    append_data(out, "label", node.label);
    append_cells(out, node.cells, graph.of_nodes, 'n');
    out += "</node>\n";
  }
  for (const GraphEdge &edge : graph.edges) {
    out += "  <edge source=\"" + edge.from + "\" target=\"" + edge.to + "\">";
    append_cells(out, edge.cells, graph.of_edges, 'e');
    out += "</edge>\n";
  }
  return out + " </graph>\n</graphml>\n";
}

std::string gexf(const Draft &draft) {
  const Graph graph = graph_of(draft);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
                    " <meta><creator>organograph</creator></meta>\n"
                    " <graph defaultedgetype=\"directed\">\n";
  append_gexf_attributes(out, graph.of_nodes, "node");
  append_gexf_attributes(out, graph.of_edges, "edge");
  out += "  <nodes>\n";
  for (const GraphNode &node : graph.nodes) {
    out += "   <node id=\"" + node.id + "\" label=\"" + xml(node.label) + "\">";
    append_attvalues(out, node.cells, graph.of_nodes);
    out += "</node>\n";
  }
  out += "  </nodes>\n  <edges>\n";
  std::size_t number = 0;
  for (const GraphEdge &edge : graph.edges) {
    out += "   <edge id=\"e" + std::to_string(number++) + "\" source=\"" + edge.from + "\" target=\"" +
           edge.to + "\">";
    append_attvalues(out, edge.cells, graph.of_edges);
    out += "</edge>\n";
  }
  return out + "  </edges>\n </graph>\n</gexf>\n";
}

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
// A graph that organograph wrote, back into the tables of a model.
#include "graph/graph.hpp"

#include "organograph/engine/model.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/engine/table_view.hpp"
#include "organograph/io/model_folder.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace organograph::io {

namespace {

void own_fault(ImportReport &report, const std::string &file, std::uint64_t line, std::string problem) {
  report.diagnostics.push_back({Code::unreadable_graph, file, line, 0, {}, std::move(problem), {}, {}});
}

// What stands between ';', without outer blanks.
std::vector<std::string_view> parts_of_list(std::string_view list) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    out.push_back(without_blanks(list.substr(0, end)));
    list.remove_prefix(std::min(list.size(), end + 1));
  }
  return out;
}

// Rows by the columns of the schema; finished() keeps the required ones and those that say something.
class TableOfGraph {
public:
  explicit TableOfGraph(TableId id) : id_(id) {}
  std::vector<std::string> &add() { return rows_.emplace_back(schema(id_).columns.size()); }
  bool empty() const { return rows_.empty(); }

  DraftTable finished() const { return table_of_rows(id_, std::string(schema(id_).name) + ".csv", rows_); }

private:
  TableId id_;
  std::vector<std::vector<std::string>> rows_;
};

class OwnReader {
public:
  OwnReader(const Graph &graph, const std::string &file, ImportReport &report)
      : graph_(graph), file_(file), report_(report) {
    for (const TableSchema &table : schema())
      tables_.emplace_back(table.id);
    for (std::uint32_t place = 0; place < graph.of_nodes.size(); ++place)
      node_places_.emplace(graph.of_nodes[place].name, place);
    for (const GraphTable &table : node_tables)
      places_[static_cast<std::size_t>(table.table)] = places_in(table, graph.of_nodes);
    for (const GraphTable &table : edge_tables)
      places_[static_cast<std::size_t>(table.table)] = places_in(table, graph.of_edges);
  }

  Draft read() {
    read_nodes();
    read_edges();
    Draft out = data();
    for (const auto &list :
         {std::vector<TableId>{TableId::posts, TableId::staff_groups, TableId::meetings, TableId::partners,
                               TableId::reporting_lines, TableId::attendance, TableId::partner_links}})
      for (const TableId id : list)
        if (!of(id).empty() || was_there(id))
          out[id] = of(id).finished();
    if (!out[TableId::organisations])
      out[TableId::organisations] = organisations();
    if (!out[TableId::post_shares])
      add_lists(out, TableId::post_shares, "serves", "organisation_id");
    if (!out[TableId::post_functions])
      add_lists(out, TableId::post_functions, "functions", "function");
    return out;
  }

private:
  TableOfGraph &of(TableId id) { return tables_[static_cast<std::size_t>(id)]; }

  bool was_there(TableId id) const {
    const std::string list = ";" + std::string(graph_.datum("tables").value_or("")) + ";";
    return list.find(";" + std::string(schema(id).name) + ";") != std::string::npos;
  }

  std::string_view node_text(const GraphNode &node, std::string_view attribute) const {
    const auto at = node_places_.find(attribute);
    return at == node_places_.end() ? std::string_view{} : text_at(graph_.of_nodes, node.cells, at->second);
  }

  // By column of the table.
  using Places = std::vector<std::optional<std::uint32_t>>;
  static Places places_in(const GraphTable &table, const std::vector<GraphAttribute> &list) {
    Places out;
    for (const ColumnSchema &column : schema(table.table).columns)
      out.push_back(place_of(list, attribute_name(table, column.name)));
    return out;
  }

  void fill(std::vector<std::string> &row, const GraphTable &table, const std::vector<GraphAttribute> &list,
            const GraphCells &cells) {
    const Places &places = places_[static_cast<std::size_t>(table.table)];
    for (std::size_t c = 0; c < row.size(); ++c)
      if (row[c].empty())
        row[c] = text_at(list, cells, places[c]);
  }

  void read_nodes() {
    managers_.reserve(graph_.edges.size());
    const auto layer = place_of(graph_.of_edges, "layer");
    for (const GraphNode &node : graph_.nodes)
      nodes_.emplace(node.id, &node);
    for (const GraphEdge &edge : graph_.edges)
      if (text_at(graph_.of_edges, edge.cells, layer) == "reporting" &&
          !managers_.emplace(edge.from, edge.to).second)
        own_fault(report_, file_, edge.line,
                  "the node " + shown(edge.from) + " has two edges of the layer reporting");
    for (const GraphNode &node : graph_.nodes) {
      const std::string_view kind = node_text(node, "kind");
      const auto *const table = std::ranges::find(node_tables, kind, &GraphTable::kind);
      if (node.is_box && kind.empty()) { // drawn round the nodes of the model by another program
        report_.leave_out("boxes that hold nodes");
        continue;
      }
      if (table == std::end(node_tables)) {
        own_fault(report_, file_, node.line,
                  "the node " + shown(node.id) + " is of the kind " + shown(kind) +
                      ", not post, staff group, meeting or partner");
        continue;
      }
      std::vector<std::string> &row = of(table->table).add();
      row[0] = node_text(node, "identifier");
      row[*column_of(table->table, table->label)] = node.label;
      if (const auto column = column_of(table->table, "reports_to"))
        row[*column] = manager_of(node);
      fill(row, *table, graph_.of_nodes, node.cells);
    }
  }

  std::string manager_of(const GraphNode &node) const {
    const auto at = managers_.find(node.id);
    return at == managers_.end() ? std::string(node_text(node, "reports_to")) : identifier(at->second);
  }

  std::string identifier(std::string_view node) const {
    const auto at = nodes_.find(node);
    return at == nodes_.end() ? std::string{} : std::string(node_text(*at->second, "identifier"));
  }

  void read_edges() {
    const auto layer = place_of(graph_.of_edges, "layer");
    for (const GraphEdge &edge : graph_.edges) {
      const std::string_view of_layer = text_at(graph_.of_edges, edge.cells, layer);
      if (of_layer == "reporting")
        continue;
      const auto *const table = std::ranges::find(edge_tables, of_layer, &GraphTable::kind);
      if (table == std::end(edge_tables)) {
        own_fault(report_, file_, edge.line,
                  "the edge's layer is " + shown(of_layer) + ", not reporting, lines, meetings or partners");
        continue;
      }
      std::vector<std::string> &row = of(table->table).add();
      row[*column_of(table->table, table->label)] = identifier(edge.to);
      row[*column_of(table->table, table->table == TableId::attendance ? "attendee_id" : "post_id")] =
          identifier(edge.from);
      fill(row, *table, graph_.of_edges, edge.cells);
    }
  }

  // Tables that are attributes of the graph. What they say of posts that are nodes no more is left out.
  Draft data() {
    std::vector<std::pair<std::string, std::string>> files;
    for (const TableId id : data_tables())
      if (const auto text = graph_.datum(schema(id).name))
        files.emplace_back(std::string(schema(id).name) + ".csv", *text);
    Draft out = read_model_files(files);
    for (Diagnostic &diagnostic : out.diagnostics)
      if (diagnostic.code != Code::missing_table)
        report_.diagnostics.push_back(std::move(diagnostic));
    out.diagnostics.clear();
    ByText<std::string_view, bool> posts;
    for (const GraphNode &node : graph_.nodes)
      posts.emplace(node_text(node, "identifier"), true);
    for (const TableId id : data_tables())
      for (const ColumnSchema &column : schema(id).columns)
        if (out[id] && column.required && !column.several && column.names == "posts")
          out[id] = of_posts(*out[id], column.name, posts);
    return out;
  }

  DraftTable of_posts(const DraftTable &table, std::string_view column,
                      const ByText<std::string_view, bool> &posts) {
    const auto head = std::ranges::find(table.columns(), column);
    if (head == table.columns().end())
      return table;
    DraftTable out(table.file(), table.columns());
    std::vector<std::string_view> cells(table.columns().size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
      table.cells(row, cells);
      if (const std::string_view post =
              without_blanks(cells[static_cast<std::size_t>(head - table.columns().begin())]);
          posts.contains(post) || post == not_known_mark)
        out.add_row(table.line(row), cells);
      else
        report_.leave_out("rows of " + table.file() + " whose post is no node");
    }
    return out;
  }

  // GEXF: as nodes name them. Those that employ nobody have no name there.
  DraftTable organisations() const {
    TableOfGraph out(TableId::organisations);
    ByText<std::string_view, bool> met;
    const auto add = [&](std::string_view id, std::string_view name) {
      if (id.empty() || id == not_known_mark || !met.emplace(id, true).second)
        return;
      std::vector<std::string> &row = out.add();
      row[0] = id;
      row[1] = name.empty() ? id : name;
    };
    for (const GraphNode &node : graph_.nodes)
      add(node_text(node, "organisation_id"), node_text(node, "organisation"));
    for (const GraphNode &node : graph_.nodes)
      if (node_text(node, "kind") == "partner")
        met.emplace(node_text(node, "identifier"), true);
    for (const GraphNode &node : graph_.nodes)
      for (const std::string_view attribute : {"serves", "convened_by"})
        for (const std::string_view id : parts_of_list(node_text(node, attribute)))
          add(id, {});
    return out.finished();
  }

  // GEXF: which, and no more.
  void add_lists(Draft &to, TableId id, std::string_view attribute, std::string_view column) {
    TableOfGraph table(id);
    for (const GraphNode &node : graph_.nodes) {
      for (const std::string_view each : parts_of_list(node_text(node, attribute))) {
        std::vector<std::string> &row = table.add();
        row[0] = node_text(node, "identifier");
        row[*column_of(id, column)] = each;
      }
    }
    if (!table.empty())
      to[id] = table.finished();
  }

  const Graph &graph_;
  const std::string &file_;
  ImportReport &report_;
  std::vector<TableOfGraph> tables_;
  std::map<std::string_view, std::uint32_t> node_places_;
  std::array<Places, model_table_count> places_;
  ByText<std::string_view, const GraphNode *> nodes_;
  ByText<std::string_view, std::string_view> managers_; // by the node below: the node above
};

} // namespace

bool is_own_graph(const Graph &graph) {
  return place_of(graph.of_nodes, "kind") && place_of(graph.of_nodes, "identifier") &&
         (graph.edges.empty() || place_of(graph.of_edges, "layer"));
}

Draft draft_of_own(const Graph &graph, const std::string &file, ImportReport &report) {
  return OwnReader(graph, file, report).read();
}

} // namespace organograph::io

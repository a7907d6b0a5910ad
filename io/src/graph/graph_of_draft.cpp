// SPDX-License-Identifier: Apache-2.0
#include "graph/graph.hpp"

#include "organograph/engine/model.hpp"
#include "organograph/engine/table_view.hpp"
#include "organograph/io/model_folder.hpp"

#include <algorithm>
#include <map>

namespace organograph::io {

namespace {

bool is_end(std::string_view column) { // said by an edge, or by the node itself
  return column == "reports_to" || column == "post_id" || column == "meeting_id" || column == "attendee_id" ||
         column == "partner_id" || column == "group_id";
}

CellKind attribute_kind(CellKind of) {
  return of == CellKind::number || of == CellKind::whole ? of : CellKind::text;
}

std::uint32_t add_attribute(std::vector<GraphAttribute> &list, const std::string &name, CellKind kind) {
  if (const auto at = place_of(list, name))
    return *at;
  list.push_back({name, attribute_kind(kind)});
  return static_cast<std::uint32_t>(list.size() - 1);
}

// Columns of a table and the attribute that each becomes.
using Columns = std::vector<std::pair<std::size_t, std::uint32_t>>;

Columns columns_of(const GraphTable &table, std::vector<GraphAttribute> &list) {
  Columns out;
  const auto columns = schema(table.table).columns;
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (!is_end(columns[c].name) && columns[c].name != table.label)
      out.emplace_back(c, add_attribute(list, attribute_name(table, columns[c].name), columns[c].kind));
  return out;
}

GraphCells cells_of(const TableView &table, std::size_t row, const Columns &columns) {
  GraphCells out;
  for (const auto &[column, attribute] : columns)
    if (const std::string_view cell = table.value(row, column); !cell.empty())
      out.emplace_back(attribute, cell);
  return out;
}

class Maker {
public:
  explicit Maker(const Draft &draft) : draft_(draft) {
    layer_ = add_attribute(out_.of_edges, "layer", CellKind::text);
    kind_ = add_attribute(out_.of_nodes, "kind", CellKind::text);
    identifier_ = add_attribute(out_.of_nodes, "identifier", CellKind::text);
  }

  Graph take() {
    for (const GraphTable &table : node_tables)
      add_nodes(table);
    name_what_is_numbered();
    add_lists(TableId::post_shares, "serves", "organisation_id");
    add_lists(TableId::post_functions, "functions", "function");
    for (const TableId reporting : {TableId::posts, TableId::staff_groups})
      add_reporting(reporting);
    for (const GraphTable &table : edge_tables)
      add_edges(table);
    add_data();
    return std::move(out_);
  }

private:
  void add_nodes(const GraphTable &of) {
    const TableView table(draft_, of.table);
    const Columns columns = columns_of(of, out_.of_nodes);
    const std::size_t label = *column_of(of.table, of.label);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      GraphNode node{"n" + std::to_string(out_.nodes.size()), std::string(table.value(row, label)),
                     cells_of(table, row, columns), 0};
      const std::string_view id = table.value(row, 0U);
      node.cells.emplace_back(kind_, of.kind);
      node.cells.emplace_back(identifier_, id);
      // A manager who is not known is no node.
      if (of.table == TableId::posts && table.value(row, "reports_to") == not_known_mark)
        node.cells.emplace_back(add_attribute(out_.of_nodes, "reports_to", CellKind::text), not_known_mark);
      nodes_of(of.table).emplace(id, out_.nodes.size());
      out_.nodes.push_back(std::move(node));
    }
  }

  // The names of organisations and functions, beside their identifiers.
  void name_what_is_numbered() {
    add_names(TableId::organisations, "organisation_id", "organisation");
    add_names(TableId::functions, "function", "function_name");
  }

  void add_names(TableId id, std::string_view key, const std::string &as) {
    const TableView table(draft_, id);
    ByText<std::string_view, std::string_view> names;
    for (std::size_t row = 0; row < table.rows(); ++row)
      names.emplace(table.value(row, 0U), table.value(row, "name"));
    const auto of = place_of(out_.of_nodes, key);
    if (names.empty() || !of)
      return;
    const std::uint32_t place = add_attribute(out_.of_nodes, as, CellKind::text);
    for (GraphNode &node : out_.nodes)
      if (const auto name = names.find(text_at(out_.of_nodes, node.cells, of)); name != names.end())
        node.cells.emplace_back(place, name->second);
  }

  // Of a post: 'county;city'. For whoever looks at the graph; the table is among its attributes.
  void add_lists(TableId id, const std::string &as, std::string_view column) {
    const TableView table(draft_, id);
    std::map<std::string_view, std::string> lists;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      std::string &list = lists[table.value(row, "post_id")];
      list += (list.empty() ? "" : ";") + std::string(table.value(row, column));
    }
    if (lists.empty())
      return;
    const std::uint32_t place = add_attribute(out_.of_nodes, as, CellKind::text);
    for (const auto &[post, list] : lists)
      out_.nodes[posts_.at(post)].cells.emplace_back(place, list);
  }

  void add_reporting(TableId id) {
    const TableView table(draft_, id);
    for (std::size_t row = 0; row < table.rows(); ++row)
      if (const auto manager = posts_.find(table.value(row, "reports_to")); manager != posts_.end())
        add_edge(nodes_of(id).at(table.value(row, 0U)), manager->second, "reporting", {});
  }

  void add_edges(const GraphTable &of) {
    const TableView table(draft_, of.table);
    const Columns columns = columns_of(of, out_.of_edges);
    const TableId upper = of.table == TableId::attendance      ? TableId::meetings
                          : of.table == TableId::partner_links ? TableId::partners
                                                               : TableId::posts;
    const std::string_view lower = of.table == TableId::attendance ? "attendee_id" : "post_id";
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view from = table.value(row, lower);
      const auto post = posts_.find(from);
      const std::size_t at = post == posts_.end() ? nodes_of(TableId::partners).at(from) : post->second;
      add_edge(at, nodes_of(upper).at(table.value(row, of.label)), of.kind, cells_of(table, row, columns));
    }
  }

  void add_edge(std::size_t from, std::size_t to, std::string_view layer, GraphCells cells) {
    cells.emplace_back(layer_, layer);
    out_.edges.push_back({out_.nodes[from].id, out_.nodes[to].id, std::move(cells), 0});
  }

  void add_data() {
    std::string there;
    for (const TableSchema &table : schema())
      if (draft_[table.id])
        there += (there.empty() ? "" : ";") + std::string(table.name);
    out_.data.emplace_back("tables", there);
    for (const TableId id : data_tables())
      if (draft_[id])
        out_.data.emplace_back(schema(id).name, to_csv(*draft_[id]));
  }

  using Nodes = ByText<std::string_view, std::size_t>;
  Nodes &nodes_of(TableId id) {
    return id == TableId::posts      ? posts_
           : id == TableId::meetings ? meetings_
           : id == TableId::partners ? partners_
                                     : groups_;
  }

  const Draft &draft_;
  Graph out_;
  std::uint32_t layer_ = 0, kind_ = 0, identifier_ = 0;
  Nodes posts_, meetings_, partners_, groups_;
};

} // namespace

std::vector<TableId> data_tables() {
  std::vector<TableId> out;
  for (const TableSchema &table : schema())
    if (std::ranges::find(node_tables, table.id, &GraphTable::table) == std::end(node_tables) &&
        std::ranges::find(edge_tables, table.id, &GraphTable::table) == std::end(edge_tables))
      out.push_back(table.id);
  return out;
}

std::optional<std::string_view> Graph::datum(std::string_view name) const {
  const auto at = std::ranges::find(data, name, &std::pair<std::string, std::string>::first);
  return at == data.end() ? std::nullopt : std::optional<std::string_view>(at->second);
}

std::optional<std::uint32_t> place_of(const std::vector<GraphAttribute> &list, std::string_view name) {
  const auto at = std::ranges::find(list, name, &GraphAttribute::name);
  return at == list.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(at - list.begin()));
}

std::string_view text_at(const std::vector<GraphAttribute> &list, const GraphCells &cells,
                         std::optional<std::uint32_t> place) {
  if (!place)
    return {};
  const auto at = std::ranges::find(cells, *place, &std::pair<std::uint32_t, std::string>::first);
  return at == cells.end() ? list[*place].otherwise : at->second;
}

std::string attribute_name(const GraphTable &table, std::string_view column) {
  if (column == "kind" && table.table == TableId::meetings)
    return "meeting_kind";
  if (column == "kind" && table.table == TableId::partners)
    return "partner_kind";
  return std::string(column);
}

Graph graph_of(const Draft &draft) {
  return Maker(draft).take();
}

} // namespace organograph::io

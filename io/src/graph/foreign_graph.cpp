// SPDX-License-Identifier: Apache-2.0
// A graph of another program: its nodes are posts, its edges reporting lines.
#include "graph/graph.hpp"

#include "organograph/engine/build_model.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

namespace organograph::io {

namespace {

struct NodeField {
  std::string_view column; ///< of posts.csv
  std::vector<std::string_view> spellings;
};

// As letters_and_digits() has them; the first attribute of a node that has one of these.
const std::vector<NodeField> &node_fields() {
  static const std::vector<NodeField> fields = {
      {"title", {"title", "jobtitle", "position", "positiontitle", "role", "post"}},
      {"organisation_id", {"organisationid", "organisation", "organization", "company", "employer"}},
      {"function", {"function", "service", "servicearea"}},
      {"unit", {"unit", "department", "directorate", "team", "division", "group"}},
      {"grade", {"grade", "band", "level"}},
      {"fte", {"fte"}},
      {"annual_cost", {"annualcost", "cost", "salary"}},
      {"status", {"status"}},
      {"holder", {"holder", "person", "employee", "employeename", "name"}},
      {"holder_id", {"holderid", "employeeid", "personid"}}};
  return fields;
}

bool is_number_text(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

class ForeignReader {
public:
  ForeignReader(const Graph &graph, const std::string &file, ImportReport &report)
      : graph_(graph), file_(file), report_(report) {
    for (std::size_t n = 0; n < graph.nodes.size(); ++n)
      nodes_.emplace(graph.nodes[n].id, n);
  }

  Draft read(GraphOptions::Edges edges) {
    find_fields();
    const std::optional<bool> up = points_up(edges);
    Draft out;
    if (!up)
      return out;
    read_lines(*up);
    out[TableId::posts] = posts();
    out[TableId::organisations] = organisations();
    if (!lines_.empty())
      out[TableId::reporting_lines] = further_lines();
    return out;
  }

private:
  void guess(std::string problem) {
    report_.diagnostics.push_back({Code::graph_guessed, file_, 0, 0, {}, std::move(problem), {}, {}});
  }

  void find_fields() {
    std::map<std::string, std::uint32_t> by_key;
    for (std::uint32_t place = 0; place < graph_.of_nodes.size(); ++place)
      by_key.emplace(tables::letters_and_digits(graph_.of_nodes[place].name), place);
    std::vector<std::uint8_t> used(graph_.of_nodes.size());
    for (const NodeField &field : node_fields())
      for (const std::string_view spelling : field.spellings)
        if (const auto at = by_key.find(std::string(spelling)); at != by_key.end()) {
          fields_[field.column] = at->second;
          used[at->second] = 1;
          report_.note({file_, 0, graph_.of_nodes[at->second].name, "attribute of nodes",
                        "posts.csv " + std::string(field.column), "a known name"});
          break;
        }
    const bool labelled =
        std::ranges::any_of(graph_.nodes, [](const GraphNode &n) { return !n.label.empty(); });
    if (!fields_.contains("title") && !labelled &&
        fields_.contains("holder")) { // a name is all that there is
      fields_["title"] = fields_["holder"];
      fields_.erase("holder");
      guess("the attribute " + shown(graph_.of_nodes[fields_["title"]].name) + " is taken for the title");
    }
    for (std::uint32_t place = 0; place < used.size(); ++place)
      if (used[place] == 0)
        report_.note(
            {file_, 0, graph_.of_nodes[place].name, "attribute of nodes", {}, "no column of posts.csv"});
  }

  // Nothing where the shape does not tell.
  std::optional<bool> points_up(GraphOptions::Edges edges) {
    if (edges != GraphOptions::Edges::told_by_shape)
      return edges == GraphOptions::Edges::up;
    std::vector<std::uint32_t> out(graph_.nodes.size()), in(graph_.nodes.size());
    for (const GraphEdge &edge : graph_.edges)
      if (edge.from != edge.to) {
        ++out[nodes_.at(edge.from)];
        ++in[nodes_.at(edge.to)];
      }
    const auto at_most_one = [](const std::vector<std::uint32_t> &degrees) {
      return std::ranges::all_of(degrees, [](std::uint32_t degree) { return degree <= 1; });
    };
    const bool may_be_up = at_most_one(out), may_be_down = at_most_one(in);
    if (graph_.edges.empty() || (!graph_.undirected && may_be_up && !may_be_down)) {
      if (!graph_.edges.empty())
        guess("edges are taken to point from a report to its manager: no node has two that leave it");
      return true;
    }
    if (!graph_.undirected && may_be_down && !may_be_up) {
      guess("edges are taken to point from a manager to a report: no node has two that enter it");
      return false;
    }
    report_.diagnostics.push_back(
        {Code::unreadable_graph,
         file_,
         0,
         0,
         {},
         graph_.undirected ? "edges have no direction" : "which way edges point its shape does not tell",
         {},
         "say --edges up (from a report to its manager) or --edges down"});
    return std::nullopt;
  }

  // The first line of a post is its manager; a second one is beside it.
  void read_lines(bool up) {
    manager_.resize(graph_.nodes.size());
    std::optional<std::uint32_t> kind;
    for (const std::string_view name : {"kind", "type", "relationship", "label"})
      if (!kind)
        kind = place_of(graph_.of_edges, name);
    for (const GraphEdge &edge : graph_.edges) {
      const std::size_t lower = nodes_.at(up ? edge.from : edge.to),
                        upper = nodes_.at(up ? edge.to : edge.from);
      const std::string_view text = text_at(edge.cells, kind);
      const bool is_dotted = tables::letters_and_digits(text).find("dotted") != std::string::npos;
      if (lower == upper) {
        report_.leave_out("edges from a node to itself");
      } else if (!is_dotted && !manager_[lower]) {
        manager_[lower] = upper;
      } else {
        lines_.push_back({lower, upper, text.empty() ? "dotted" : std::string(text)});
        if (!is_dotted)
          guess("line " + std::to_string(edge.line) + ": " + shown(graph_.nodes[lower].id) +
                " has a second manager, " + shown(graph_.nodes[upper].id) +
                ": it is a line beside the first");
      }
    }
  }

  std::string_view field(const GraphNode &node, std::string_view column) const {
    const auto at = fields_.find(column);
    return at == fields_.end() ? std::string_view{} : text_at(node.cells, at->second);
  }

  std::string title(const GraphNode &node) const {
    if (const std::string_view given = field(node, "title"); !given.empty())
      return std::string(given);
    return node.label.empty() ? node.id : node.label;
  }

  // A cell that its column cannot hold is left blank.
  std::string checked(const GraphNode &node, const ColumnSchema &column) {
    const std::string text(trimmed(field(node, column.name)));
    const bool fits =
        column.kind == CellKind::number ? is_number_text(text)
        : column.kind == CellKind::choice
            ? ("|" + std::string(column.choices) + "|").find("|" + text + "|") != std::string::npos
            : true;
    if (text.empty() || fits)
      return text;
    report_.diagnostics.push_back({Code::cell_left_blank,
                                   file_,
                                   node.line,
                                   0,
                                   text,
                                   std::string(column.name) + " " + shown(text) + " of node " +
                                       shown(node.id) + " cannot be read: it is left blank",
                                   {},
                                   {},
                                   {},
                                   std::string(column.name)});
    return {};
  }

  DraftTable posts() {
    std::vector<std::string> heads;
    for (const ColumnSchema &column : schema(TableId::posts).columns)
      if (column.required || column.name == "reports_to" || fields_.contains(column.name))
        heads.emplace_back(column.name);
    DraftTable out("posts.csv", heads);
    for (std::size_t n = 0; n < graph_.nodes.size(); ++n) {
      const GraphNode &node = graph_.nodes[n];
      std::vector<std::string> cells;
      for (const std::string &head : heads)
        cells.push_back(
            head == "post_id"      ? node.id
            : head == "title"      ? title(node)
            : head == "reports_to" ? (manager_[n] ? graph_.nodes[*manager_[n]].id : "")
            : head == "organisation_id"
                ? organisation(node)
                : checked(node, schema(TableId::posts).columns[*column_of(TableId::posts, head)]));
      out.add_row(n + 2, std::vector<std::string_view>(cells.begin(), cells.end()));
    }
    return out;
  }

  std::string organisation(const GraphNode &node) {
    std::string out(trimmed(field(node, "organisation_id")));
    if (out.empty())
      out = file_.substr(0, file_.rfind('.'));
    if (organisations_met_.insert(out).second)
      organisations_.push_back(out);
    return out;
  }

  DraftTable organisations() const {
    DraftTable out("organisations.csv", {"organisation_id", "name"});
    for (std::size_t row = 0; row < organisations_.size(); ++row)
      out.add_row(row + 2, std::vector<std::string_view>{organisations_[row], organisations_[row]});
    return out;
  }

  DraftTable further_lines() const {
    DraftTable out("reporting_lines.csv", {"post_id", "reports_to", "kind"});
    for (std::size_t row = 0; row < lines_.size(); ++row)
      out.add_row(row + 2,
                  std::vector<std::string_view>{graph_.nodes[lines_[row].lower].id,
                                                graph_.nodes[lines_[row].upper].id, lines_[row].kind});
    return out;
  }

  struct Line {
    std::size_t lower, upper;
    std::string kind;
  };

  const Graph &graph_;
  const std::string &file_;
  ImportReport &report_;
  ByText<std::string_view, std::size_t> nodes_;
  std::map<std::string_view, std::uint32_t> fields_;
  std::vector<std::optional<std::size_t>> manager_;
  std::vector<Line> lines_;
  std::vector<std::string> organisations_; // in the order of nodes
  std::set<std::string> organisations_met_;
};

} // namespace

Draft draft_of_foreign(const Graph &graph, const std::string &file, GraphOptions::Edges edges,
                       ImportReport &report) {
  return ForeignReader(graph, file, report).read(edges);
}

Imported read_graph(const SourceFile &source, const GraphOptions &options, const GraphLimits &limits) {
  Imported out;
  out.report.kind = "graph";
  const Graph graph = read_graph_file(source, limits, out.report);
  out.report.rows_read = graph.nodes.size() + graph.edges.size();
  if (has_errors(out.report.diagnostics))
    return out;
  Draft draft = is_own_graph(graph) ? draft_of_own(graph, source.name, out.report)
                                    : draft_of_foreign(graph, source.name, options.edges, out.report);
  if (has_errors(out.report.diagnostics))
    return out;
  for (Diagnostic &diagnostic : build_model(draft).diagnostics)
    if (diagnostic.severity() == Severity::error) // of the tables that the graph would become
      out.report.diagnostics.push_back(std::move(diagnostic));
  if (!has_errors(out.report.diagnostics))
    out.draft = std::move(draft);
  return out;
}

} // namespace organograph::io

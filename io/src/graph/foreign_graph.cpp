// SPDX-License-Identifier: Apache-2.0
// A graph of another program: its nodes are posts or units, its edges reporting lines.
#include "graph/foreign.hpp"

#include "organograph/engine/build_model.hpp"
#include "organograph/engine/spelling.hpp"
#include "people/people_row.hpp"
#include "tables/cell_text.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

namespace organograph::io {

namespace {

using foreign::ForeignGraph;
using foreign::Lines;
using foreign::Units;

struct NodeField {
  std::string_view column; ///< of posts.csv
  std::vector<std::string_view> spellings;
};

constexpr std::string_view organisation_name = "organisation"; // a column of organisations.csv

// As letters_and_digits() has them; the first attribute of a node that has one of these.
const std::vector<NodeField> &node_fields() {
  static const std::vector<NodeField> fields = {
      {"title", {"title", "jobtitle", "position", "positiontitle", "role", "post"}},
      {"organisation_id", {"organisationid", "organizationid", "companyid"}},
      {organisation_name, {"organisation", "organization", "company", "companyname", "employer"}},
      {"function", {"function", "service", "servicearea"}},
      {"unit", {"unit", "department", "directorate", "team", "division", "group"}},
      {"grade", {"grade", "band", "level"}},
      {"fte", {"fte"}},
      {"annual_cost", {"annualcost", "cost", "salary"}},
      {"status", {"status"}},
      {"holder", {"holder", "person", "employee", "employeename", "name"}},
      {"holder_id", {"holderid", "employeeid", "personid"}},
      {"assistant", {"assistant", "isassistant"}}};
  return fields;
}

bool is_number_text(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

// A label of yEd may be a page: '<html>Head<br>of Care</html>'.
std::string without_markup(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<') {
      out += ' ';
      at = std::min(text.find('>', at), text.size() - 1) + 1;
      continue;
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> entities = {
        {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}}};
    const auto *const entity = std::ranges::find_if(
        entities, [&](const auto &each) { return text.substr(at).starts_with(each.first); });
    out += entity == entities.end() ? text.substr(at, 1) : entity->second;
    at += entity == entities.end() ? 1 : entity->first.size();
  }
  return out;
}

std::string label_text(const std::string &label) {
  const std::string start = label.substr(0, 6);
  const bool is_page = start == "<html>" || start == "<HTML>";
  return people::plain_text(is_page ? without_markup(label) : label);
}

class ForeignReader {
public:
  ForeignReader(const Graph &graph, const std::string &file, ImportReport &report)
      : graph_(graph), file_(file), report_(report), reading_(graph, file, report) {}

  Draft read(GraphOptions::Edges edges) {
    find_fields();
    foreign::EdgeWords words(graph_);
    units_ = foreign::find_units(reading_, words);
    unit_used_.resize(graph_.nodes.size());
    box_found_.resize(graph_.nodes.size());
    std::optional<Lines> lines = foreign::find_lines(reading_, words, units_, edges);
    Draft out;
    if (!lines)
      return out;
    lines_ = *std::move(lines);
    find_assistants();
    out[TableId::posts] = posts();
    if (out[TableId::posts]->rows() == 0)
      report_.diagnostics.push_back({Code::unreadable_graph,
                                     file_,
                                     0,
                                     0,
                                     {},
                                     "every node of the graph is a box, and none is a post",
                                     {},
                                     {}});
    out[TableId::organisations] = organisations();
    if (!lines_.further.empty())
      out[TableId::reporting_lines] = further_lines();
    note_units();
    note_labels();
    return out;
  }

private:
  void find_fields() {
    std::map<std::string, std::uint32_t> by_key;
    for (std::uint32_t place = 0; place < graph_.of_nodes.size(); ++place)
      by_key.emplace(tables::letters_and_digits(graph_.of_nodes[place].name), place);
    std::vector<std::uint8_t> used(graph_.of_nodes.size());
    std::vector<ImportReport::Entry> known;
    for (const NodeField &field : node_fields())
      for (const std::string_view spelling : field.spellings)
        if (const auto at = by_key.find(std::string(spelling)); at != by_key.end()) {
          fields_[field.column] = at->second;
          used[at->second] = 1;
          known.push_back({file_, 0, graph_.of_nodes[at->second].name, "attribute of nodes",
                           field.column == organisation_name ? "organisations.csv name"
                                                             : "posts.csv " + std::string(field.column),
                           "a known name"});
          break;
        }
    const bool labelled =
        std::ranges::any_of(graph_.nodes, [](const GraphNode &n) { return !n.label.empty(); });
    if (!fields_.contains("title") && !labelled &&
        fields_.contains("holder")) { // a name is all that there is
      fields_["title"] = fields_["holder"];
      fields_.erase("holder");
      for (ImportReport::Entry &entry : known)
        if (entry.became == "posts.csv holder")
          entry.became = "posts.csv title";
      reading_.guess(
          0, "the attribute " + shown(graph_.of_nodes[fields_["title"]].name) + " is taken for the title",
          "check it; call the attribute that has the titles 'title'");
    }
    for (ImportReport::Entry &entry : known)
      report_.note(std::move(entry));
    for (std::uint32_t place = 0; place < used.size(); ++place)
      if (used[place] == 0)
        report_.note(
            {file_, 0, graph_.of_nodes[place].name, "attribute of nodes", {}, "not a column that is read"});
  }

  // Who stands beside a manager has one, and nobody below.
  void find_assistants() {
    is_assistant_.resize(graph_.nodes.size());
    if (!fields_.contains("assistant"))
      return;
    std::vector<std::uint8_t> leads(graph_.nodes.size());
    for (const std::uint32_t manager : lines_.manager)
      if (manager != no_node)
        leads[manager] = 1;
    for (std::uint32_t n = 0; n < graph_.nodes.size(); ++n) {
      const GraphNode &node = graph_.nodes[n];
      const std::string_view text = trimmed(field(node, "assistant"));
      const std::optional<bool> said = people::yes_or_no(text);
      if (units_.is_unit[n] != 0 || text.empty() || said == false)
        continue;
      if (!said)
        leave_blank(node, "assistant", text);
      else if (lines_.manager[n] != no_node && leads[n] == 0)
        is_assistant_[n] = 1;
      else
        report_.note({file_,
                      node.line,
                      "assistant",
                      std::string(text),
                      {},
                      leads[n] != 0 ? "posts report to it, so it stands in the line"
                                    : "it has no manager to stand beside"});
    }
  }

  std::string_view field(const GraphNode &node, std::string_view column) const {
    const auto at = fields_.find(column);
    return at == fields_.end() ? std::string_view{}
                               : people::unless_none(text_at(graph_.of_nodes, node.cells, at->second));
  }

  std::string title(const GraphNode &node) const {
    if (std::string given = people::plain_text(field(node, "title")); !given.empty())
      return given;
    std::string label = label_text(node.label);
    return label.empty() ? node.id : label;
  }

  // What its attribute says, else an edge, else the boxes round it, the nearest that has a label first.
  std::string unit(std::uint32_t n) {
    if (std::string given = people::plain_text(field(graph_.nodes[n], "unit")); !given.empty())
      return given;
    if (const std::uint32_t said = units_.of[n]; said != no_node)
      return take_unit(said, name_of_unit(graph_.nodes[said]));
    const std::uint32_t box = labelled_box(graph_.nodes[n].inside);
    return box == no_node ? std::string{} : take_unit(box, label_text(graph_.nodes[box].label));
  }

  // The box itself, or the nearest round it, that has a label. Of boxes within boxes each is passed once.
  std::uint32_t labelled_box(std::uint32_t box) {
    std::vector<std::uint32_t> passed;
    while (box != no_node && !box_found_[box] && label_text(graph_.nodes[box].label).empty()) {
      passed.push_back(box);
      box = graph_.nodes[box].inside;
    }
    const std::uint32_t found = box == no_node || !box_found_[box] ? box : *box_found_[box];
    for (const std::uint32_t each : passed)
      box_found_[each] = found;
    return found;
  }

  std::string name_of_unit(const GraphNode &node) const {
    for (std::string name : {label_text(node.label), people::plain_text(field(node, "holder"))})
      if (!name.empty())
        return name;
    return title(node);
  }

  std::string take_unit(std::uint32_t node, std::string name) {
    unit_used_[node] = 1;
    return name;
  }

  void note_units() {
    for (std::uint32_t n = 0; n < graph_.nodes.size(); ++n) {
      if (units_.is_unit[n] == 0)
        continue;
      const GraphNode &node = graph_.nodes[n];
      if (units_.is_legend[n] != 0) {
        report_.leave_out("nodes of a legend");
        report_.note({file_, node.line, "node", without_emails(node.label), {}, "it explains the drawing"});
        continue;
      }
      if (unit_used_[n] == 0)
        report_.leave_out("units that no post is in");
      report_.note({file_, node.line, "node", node.id,
                    unit_used_[n] != 0 ? "posts.csv unit " + name_of_unit(node) : std::string{},
                    node.is_box ? "a box that holds other nodes" : "its type says that it is a unit"});
    }
  }

  void note_labels() {
    for (const GraphNode &node : graph_.nodes)
      for (const std::string &label : node.further_labels) {
        report_.leave_out("further labels of a node");
        report_.note(
            {file_, node.line, "label", without_emails(label), {}, "the node's first label is read"});
      }
  }

  void leave_blank(const GraphNode &node, std::string_view column, std::string_view text) {
    report_.diagnostics.push_back({Code::cell_left_blank,
                                   file_,
                                   node.line,
                                   0,
                                   std::string(text),
                                   std::string(column) + " " + shown(text) + " of node " + shown(node.id) +
                                       " cannot be read: it is left blank",
                                   {},
                                   {},
                                   {},
                                   std::string(column)});
  }

  // A cell that its column cannot hold is left blank.
  std::string checked(const GraphNode &node, const ColumnSchema &column) {
    const std::string_view text = trimmed(field(node, column.name));
    if (column.name == "holder")
      return people::holder_text(text);
    if (column.name == "status" && text.empty() && people::stands_for_nobody(field(node, "holder")))
      return "vacant";
    if (column.kind == CellKind::number ? is_number_text(text) : column.kind != CellKind::choice)
      return column.kind == CellKind::number || column.name == "holder_id" ? std::string(text)
                                                                           : people::plain_text(text);
    if (column.kind == CellKind::choice)
      for (std::string_view choices = column.choices; !choices.empty();) {
        const std::string_view choice = choices.substr(0, choices.find('|'));
        if (tables::letters_and_digits(choice) == tables::letters_and_digits(text))
          return std::string(choice);
        choices.remove_prefix(std::min(choices.size(), choice.size() + 1));
      }
    if (!text.empty())
      leave_blank(node, column.name, text);
    return {};
  }

  std::string cell(std::uint32_t n, std::string_view head) {
    const GraphNode &node = graph_.nodes[n];
    if (head == "post_id")
      return node.id;
    if (head == "title")
      return title(node);
    if (head == "reports_to")
      return lines_.manager[n] == no_node ? std::string{} : graph_.nodes[lines_.manager[n]].id;
    if (head == "organisation_id")
      return organisation(node);
    if (head == "unit")
      return unit(n);
    if (head == "assistant")
      return is_assistant_[n] != 0 ? "yes" : "";
    return checked(node, schema(TableId::posts).columns[*column_of(TableId::posts, head)]);
  }

  DraftTable posts() {
    const bool in_units =
        std::ranges::any_of(units_.of, [](std::uint32_t unit) { return unit != no_node; }) ||
        std::ranges::any_of(graph_.nodes, &GraphNode::is_box);
    std::vector<std::string> heads;
    for (const ColumnSchema &column : schema(TableId::posts).columns)
      if (column.required || column.name == "reports_to" || fields_.contains(column.name) ||
          (column.name == "unit" && in_units))
        heads.emplace_back(column.name);
    DraftTable out("posts.csv", heads);
    std::vector<std::string> cells(heads.size());
    for (std::uint32_t n = 0; n < graph_.nodes.size(); ++n) {
      if (units_.is_unit[n] != 0)
        continue;
      for (std::size_t c = 0; c < heads.size(); ++c)
        cells[c] = cell(n, heads[c]);
      out.add_row(out.rows() + 2, std::vector<std::string_view>(cells.begin(), cells.end()));
    }
    return out;
  }

  // Told apart by their identifiers where nodes have them, else by their names.
  std::string organisation(const GraphNode &node) {
    std::string name = people::plain_text(field(node, organisation_name));
    std::string id(trimmed(field(node, "organisation_id")));
    if (id.empty())
      id = name.empty() ? file_.substr(0, file_.rfind('.')) : name;
    if (organisations_met_.insert(id).second)
      organisations_.emplace_back(id, name.empty() ? id : std::move(name));
    return id;
  }

  DraftTable organisations() const {
    DraftTable out("organisations.csv", {"organisation_id", "name"});
    for (const auto &[id, name] : organisations_)
      out.add_row(out.rows() + 2, std::vector<std::string_view>{id, name});
    return out;
  }

  DraftTable further_lines() const {
    DraftTable out("reporting_lines.csv", {"post_id", "reports_to", "kind"});
    for (const Lines::Further &line : lines_.further)
      out.add_row(out.rows() + 2, std::vector<std::string_view>{graph_.nodes[line.lower].id,
                                                                graph_.nodes[line.upper].id, line.kind});
    return out;
  }

  const Graph &graph_;
  const std::string &file_;
  ImportReport &report_;
  ForeignGraph reading_;
  Units units_;
  Lines lines_;
  std::map<std::string_view, std::uint32_t> fields_;
  std::vector<std::uint8_t> is_assistant_, unit_used_;             // by node
  std::vector<std::optional<std::uint32_t>> box_found_;            // by node: labelled_box()
  std::vector<std::pair<std::string, std::string>> organisations_; // id and name, in the order of nodes
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

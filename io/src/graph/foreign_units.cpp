// SPDX-License-Identifier: Apache-2.0
// Which nodes are units and not posts; what edges say by their words.
#include "graph/foreign.hpp"

#include "organograph/engine/spelling.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace organograph::io::foreign {

namespace {

bool contains_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

Said said_by(std::string_view text) {
  const std::string letters = tables::letters_and_digits(text);
  if (letters.empty() || is_one_of(letters, {"directed", "undirected", "mutual"}))
    return {};
  Said out{trimmed(text)};
  out.beside = contains_one_of(letters, {"dotted", "dashed", "matrix", "functional", "secondary"});
  if (contains_one_of(letters,
                      {"reportsto", "reportingto", "managedby", "supervisedby", "ledby", "answersto",
                       "accountableto", "subordinateto", "subordinateof", "hasmanager", "hassupervisor"}))
    out.way = Said::Way::up;
  else if (is_one_of(letters, {"manages", "supervises", "leads", "directs", "oversees"}) ||
           contains_one_of(letters, {"managerof", "supervisorof", "bossof", "superiorof", "hasreport",
                                     "hasdirectreport", "hassubordinate"}))
    out.way = Said::Way::down;
  return out;
}

// ':Person:Employee' of Neo4j has two words.
std::vector<std::string> words_of_type(std::string_view type) {
  std::vector<std::string> out;
  while (!type.empty()) {
    const std::size_t end = std::min(type.find_first_of(":;,|"), type.size());
    if (std::string word = tables::letters_and_digits(type.substr(0, end)); !word.empty())
      out.push_back(std::move(word));
    type.remove_prefix(std::min(type.size(), end + 1));
  }
  return out;
}

bool says_unit(std::string_view type) {
  return std::ranges::any_of(words_of_type(type), [](const std::string &word) {
    return is_one_of(word, {"department", "unit", "team", "division", "directorate", "section", "orgunit",
                            "organisationalunit", "organizationalunit", "organisationunit",
                            "organizationunit", "businessunit"});
  });
}

bool says_legend(std::string_view label) {
  const std::string first = tables::letters_and_digits(label.substr(0, label.find_first_of(":\n=")));
  return is_one_of(first, {"legend", "legende", "key", "keytosymbols", "keytocolours"});
}

class UnitFinder {
public:
  UnitFinder(ForeignGraph &reading, EdgeWords &words)
      : reading_(reading), words_(words), is_typed_(reading.graph.nodes.size()) {
    out_.is_unit.resize(reading.graph.nodes.size());
    out_.of.resize(reading.graph.nodes.size(), no_node);
  }

  Units find() {
    find_typed();
    for (std::uint32_t n = 0; n < out_.is_unit.size(); ++n)
      out_.is_unit[n] = static_cast<std::uint8_t>(reading_.graph.nodes[n].is_box || is_typed_[n] != 0);
    for (const GraphEdge &edge : reading_.graph.edges)
      for (const std::uint32_t end : {reading_.from(edge), reading_.to(edge)})
        if (out_.is_unit[end] != 0 && (is_typed_[end] == 0 || words_.of(edge).word.empty()))
          make_post(end, edge);
    for (const GraphEdge &edge : reading_.graph.edges)
      take_member(edge);
    find_legends();
    tell();
    warn_of_kinds();
    return std::move(out_);
  }

private:
  // 'Legend: dashed = matrix', and a box of that name with all in it: where no edge ends.
  void find_legends() {
    const auto &nodes = reading_.graph.nodes;
    std::vector<std::uint8_t> has_edge(nodes.size());
    for (const GraphEdge &edge : reading_.graph.edges)
      has_edge[reading_.from(edge)] = has_edge[reading_.to(edge)] = 1;
    out_.is_legend.resize(nodes.size());
    for (std::uint32_t n = 0; n < nodes.size(); ++n) {
      bool says = has_edge[n] == 0 && says_legend(nodes[n].label);
      for (std::uint32_t box = nodes[n].inside; has_edge[n] == 0 && !says && box != no_node;
           box = nodes[box].inside)
        says = has_edge[box] == 0 && says_legend(nodes[box].label);
      out_.is_legend[n] = static_cast<std::uint8_t>(says);
      if (says)
        out_.is_unit[n] = 1;
    }
  }

  // A graph of units alone is a chart of units: they are its posts.
  void find_typed() {
    const auto places =
        places_named(reading_.graph.of_nodes, {"labels", "labelv", "nodetype", "type", "kind", "category"});
    bool others = false;
    for (std::uint32_t n = 0; n < is_typed_.size(); ++n) {
      const GraphNode &node = reading_.graph.nodes[n];
      is_typed_[n] = static_cast<std::uint8_t>(std::ranges::any_of(places, [&](std::uint32_t place) {
        return says_unit(text_at(reading_.graph.of_nodes, node.cells, place));
      }));
      others = others || (is_typed_[n] == 0 && !node.is_box);
    }
    if (!others)
      std::ranges::fill(is_typed_, 0);
  }

  void make_post(std::uint32_t n, const GraphEdge &edge) {
    const GraphNode &node = reading_.graph.nodes[n];
    out_.is_unit[n] = 0;
    reading_.guess(edge.line,
                   (is_typed_[n] != 0 ? "the node " : "the box ") +
                       shown(node.label.empty() ? node.id : node.label) +
                       (is_typed_[n] != 0 ? " says that it is a unit" : " holds other nodes") +
                       ", and an edge ends at it: it is read as a post",
                   "check it; let edges end at the posts where it is a unit");
  }

  // An edge between a post and a unit: the post is in it, unless the edge says who leads it.
  void take_member(const GraphEdge &edge) {
    const std::uint32_t from = reading_.from(edge), to = reading_.to(edge);
    if (out_.is_unit[from] == 0 && out_.is_unit[to] == 0)
      return;
    const std::uint32_t post = out_.is_unit[from] != 0 ? to : from,
                        unit = out_.is_unit[from] != 0 ? from : to;
    const Said said = words_.of(edge);
    const bool is_member =
        out_.is_unit[post] == 0 && said.way == Said::Way::not_said && out_.of[post] == no_node;
    if (is_member)
      out_.of[post] = unit;
    else
      reading_.report.leave_out("edges that end at a unit");
    reading_.report.note({reading_.file, edge.line, "edge", std::string(said.word),
                          is_member ? "posts.csv unit" : std::string{}, "one end is a unit"});
  }

  void tell() {
    const auto named = places_named(reading_.graph.of_nodes, {"name"});
    std::vector<std::string> names;
    for (std::uint32_t n = 0; n < out_.is_unit.size(); ++n)
      if (out_.is_unit[n] != 0 && out_.is_legend[n] == 0) {
        const GraphNode &node = reading_.graph.nodes[n];
        std::string_view name = node.label;
        for (const std::uint32_t place : named)
          name = name.empty() ? text_at(reading_.graph.of_nodes, node.cells, place) : name;
        names.emplace_back(name.empty() ? node.id : name);
      }
    const bool one = names.size() == 1;
    if (!names.empty())
      reading_.guess(0,
                     counted(names.size(), "node") +
                         (one ? " is taken for the unit of the posts in it, and not for a post: "
                              : " are taken for units of the posts in them, and not for posts: ") +
                         listed(names),
                     "check it; take a node out of its box, and the type from it, where it is a post");
  }

  // Neo4j and TinkerPop say what a node is. Nothing is said where all have a word in common.
  void warn_of_kinds() {
    const auto places = places_named(reading_.graph.of_nodes, {"labels", "labelv", "nodetype"});
    if (places.empty())
      return;
    std::set<std::string_view> kinds;
    std::map<std::string, std::size_t> words;
    std::size_t posts = 0;
    for (std::uint32_t n = 0; n < out_.is_unit.size(); ++n) {
      if (out_.is_unit[n] != 0)
        continue;
      ++posts;
      const std::string_view kind =
          text_at(reading_.graph.of_nodes, reading_.graph.nodes[n].cells, places.front());
      kinds.insert(kind);
      for (std::string &word : words_of_type(kind))
        ++words[std::move(word)];
    }
    const bool common = std::ranges::any_of(words, [&](const auto &word) { return word.second >= posts; });
    if (kinds.size() > 1 && !common)
      reading_.guess(0,
                     "nodes are of several kinds, and each is read as a post: " +
                         listed({kinds.begin(), kinds.end()}),
                     "export those alone that are posts or people");
  }

  ForeignGraph &reading_;
  EdgeWords &words_;
  std::vector<std::uint8_t> is_typed_;
  Units out_;
};

} // namespace

ForeignGraph::ForeignGraph(const Graph &graph_read, const std::string &file_read, ImportReport &to)
    : graph(graph_read), file(file_read), report(to) {
  for (std::uint32_t n = 0; n < graph.nodes.size(); ++n)
    nodes.emplace(graph.nodes[n].id, n);
}

void ForeignGraph::guess(std::uint64_t line, std::string problem, std::string remedy) {
  report.diagnostics.push_back(
      {Code::graph_guessed, file, line, 0, {}, std::move(problem), {}, std::move(remedy)});
}

std::vector<std::uint32_t> places_named(const std::vector<GraphAttribute> &list,
                                        std::vector<std::string_view> names) {
  std::vector<std::string> letters;
  for (const GraphAttribute &attribute : list)
    letters.push_back(tables::letters_and_digits(attribute.name));
  std::vector<std::uint32_t> out;
  for (const std::string_view name : names)
    for (std::uint32_t place = 0; place < letters.size(); ++place)
      if (letters[place] == name)
        out.push_back(place);
  return out;
}

std::string listed(const std::vector<std::string> &words) {
  constexpr std::size_t most = 5;
  std::string out;
  for (std::size_t w = 0; w < std::min(most, words.size()); ++w)
    out += (w == 0 ? "" : ", ") + shown(words[w]);
  return words.size() > most ? out + " and " + std::to_string(words.size() - most) + " more" : out;
}

EdgeWords::EdgeWords(const Graph &graph)
    : graph_(graph), places_(places_named(graph.of_edges, {"kind", "type", "relationship", "relationshiptype",
                                                           "relation", "label", "edgelabel", "labele",
                                                           "interaction", "sharedinteraction"})),
      styles_(places_named(graph.of_edges, {"style", "linestyle", "edgestyle", "linetype"})) {}

const Said &EdgeWords::meaning_of(std::string_view text) {
  const auto at = known_.find(text);
  return at != known_.end() ? at->second : known_.emplace(text, said_by(text)).first->second;
}

Said EdgeWords::of(const GraphEdge &edge) {
  Said out;
  for (const std::uint32_t place : places_) {
    const std::string_view text = text_at(graph_.of_edges, edge.cells, place);
    if (text.empty())
      continue;
    const Said &said = meaning_of(text);
    if (out.word.empty() || (said.beside && !out.beside))
      out.word = said.word;
    if (out.way == Said::Way::not_said)
      out.way = said.way;
    out.beside = out.beside || said.beside;
  }
  for (const std::uint32_t place : styles_)
    if (const std::string_view text = text_at(graph_.of_edges, edge.cells, place); !text.empty())
      out.beside = out.beside || meaning_of(text).beside;
  return out;
}

Units find_units(ForeignGraph &reading, EdgeWords &words) {
  return UnitFinder(reading, words).find();
}

} // namespace organograph::io::foreign

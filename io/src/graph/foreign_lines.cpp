// SPDX-License-Identifier: Apache-2.0
// Which edges are reporting lines, and which way they point.
#include "graph/foreign.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace organograph::io::foreign {

namespace {

using Way = Said::Way;

struct Line {
  std::uint32_t from, to;
  const GraphEdge *edge;
  Said said;
  bool beside;
};

class LineFinder {
public:
  LineFinder(ForeignGraph &reading, EdgeWords &words, const Units &units)
      : reading_(reading), words_(words), units_(units) {}

  std::optional<Lines> find(GraphOptions::Edges edges) {
    collect();
    leave_out_repeated();
    leave_out_other_words();
    const std::optional<bool> up = points_up(edges);
    if (!up)
      return std::nullopt;
    is_fixed_ = edges != GraphOptions::Edges::told_by_shape;
    up_ = *up;
    out_.manager.resize(reading_.graph.nodes.size(), no_node);
    for (const Line &line : lines_)
      if (!line.beside)
        add_solid(line);
    for (const Line &line : lines_)
      if (line.beside)
        add_beside(line);
    warn_of_dashed_alone();
    return std::move(out_);
  }

private:
  // Between posts. A graph all of whose lines are dashed says nothing by that.
  void collect() {
    bool all_dashed = true;
    std::size_t dashed = 0;
    for (const GraphEdge &edge : reading_.graph.edges) {
      const std::uint32_t from = reading_.from(edge), to = reading_.to(edge);
      if (units_.is_unit[from] != 0 || units_.is_unit[to] != 0)
        continue; // said by find_units()
      if (from == to) {
        leave_out(edge, "edges from a node to itself", "both ends are one node");
        continue;
      }
      const Said said = words_.of(edge);
      lines_.push_back({from, to, &edge, said, said.beside || edge.dashed});
      all_dashed = all_dashed && edge.dashed && !said.beside;
      dashed += edge.dashed && !said.beside ? 1 : 0;
    }
    if (dashed == 0)
      return;
    if (all_dashed)
      for (Line &line : lines_)
        line.beside = false;
    reading_.guess(0,
                   all_dashed ? "all edges are drawn dashed: they are taken for reporting lines"
                   : dashed == 1
                       ? "1 edge is drawn dashed: it is taken for a dotted line beside the line manager"
                       : counted(dashed, "edge") +
                             " are drawn dashed: they are taken for dotted lines beside the line managers",
                   "check it; draw lines to line managers solid");
  }

  void leave_out(const GraphEdge &edge, std::string_view what, std::string why) {
    reading_.report.leave_out(what);
    reading_.report.note(
        {reading_.file, edge.line, "edge", edge.from + " -> " + edge.to, {}, std::move(why)});
  }

  void leave_out_repeated() {
    std::vector<std::size_t> order(lines_.size());
    for (std::size_t l = 0; l < order.size(); ++l)
      order[l] = l;
    const auto ends = [&](std::size_t l) {
      return std::tuple(lines_[l].from, lines_[l].to, lines_[l].beside, lines_[l].said.word);
    };
    std::ranges::sort(order, {}, [&](std::size_t l) { return std::tuple_cat(ends(l), std::tuple(l)); });
    std::vector<std::uint8_t> again(lines_.size());
    for (std::size_t o = 1; o < order.size(); ++o)
      again[order[o]] = static_cast<std::uint8_t>(ends(order[o]) == ends(order[o - 1]));
    keep([&](std::size_t l) { return again[l] == 0; }, "edges that stand twice",
         "an edge before it has the same ends");
  }

  template <class Kept> void keep(const Kept &kept, std::string_view what, const std::string &why) {
    std::vector<Line> out;
    for (std::size_t l = 0; l < lines_.size(); ++l)
      if (kept(l))
        out.push_back(lines_[l]);
      else
        leave_out(*lines_[l].edge, what, why);
    lines_ = std::move(out);
  }

  // Where some edges say 'reports to', one that says 'knows' is none.
  void leave_out_other_words() {
    std::set<std::string_view> others, reporting;
    for (const Line &line : lines_)
      if (line.said.way != Way::not_said)
        reporting.insert(line.said.word);
      else if (!line.said.beside && !line.said.word.empty())
        others.insert(line.said.word);
    const std::string names = listed({others.begin(), others.end()});
    if (reporting.empty()) {
      if (others.size() > 1)
        reading_.guess(0, "edges say several things, and each is read as a reporting line: " + names,
                       "export the reporting lines alone, or call those 'reports to'");
      return;
    }
    if (others.empty())
      return;
    reading_.guess(0,
                   "edges that say " + names + " are left out, as others say " +
                       listed({reporting.begin(), reporting.end()}),
                   "give edges that are reporting lines the same type");
    keep(
        [&](std::size_t l) {
          const Said &said = lines_[l].said;
          return said.way != Way::not_said || said.beside || said.word.empty();
        },
        "edges that say something else than who reports to whom", "others say who reports to whom");
  }

  // --- which way

  // Those that say it, the others as `up`.
  bool one_manager_each(bool up, bool reversed = false) const {
    std::vector<std::uint8_t> managed(reading_.graph.nodes.size());
    for (const Line *line : deciding_) {
      const bool points = line->said.way == Way::not_said ? up : line->said.way == Way::up;
      std::uint8_t &there = managed[points != reversed ? line->from : line->to];
      if (there != 0)
        return false;
      there = 1;
    }
    return true;
  }

  void find_deciding() {
    for (const bool beside : {false, true}) {
      for (const Line &line : lines_)
        if (line.beside == beside)
          deciding_.push_back(&line);
      if (!deciding_.empty())
        return;
    }
  }

  std::optional<bool> points_up(GraphOptions::Edges edges) {
    if (edges != GraphOptions::Edges::told_by_shape)
      return edges == GraphOptions::Edges::up;
    find_deciding();
    if (deciding_.empty())
      return true;
    std::size_t ups = 0, downs = 0;
    for (const Line *line : deciding_) {
      ups += line->said.way == Way::up ? 1 : 0;
      downs += line->said.way == Way::down ? 1 : 0;
    }
    return ups + downs == 0 ? by_shape() : by_words(ups, downs);
  }

  std::optional<bool> by_words(std::size_t ups, std::size_t downs) {
    const bool up = ups >= downs;
    if (!one_manager_each(up) && one_manager_each(up, true))
      return not_told("read as they say, edges give nodes several managers; the other way round they do not");
    if (ups + downs < deciding_.size()) {
      if (ups > 0 && downs > 0)
        return not_told("some edges say 'reports to', some 'manages', and others say nothing");
      reading_.guess(0, "edges that say nothing are taken to point as those that do");
    }
    reading_.report.note({reading_.file, 0, "edges", std::string(deciding_.front()->said.word),
                          up ? "from a report to its manager" : "from a manager to a report",
                          "what the edges say"});
    return up;
  }

  std::optional<bool> by_shape() {
    if (std::ranges::any_of(deciding_, [](const Line *line) { return line->edge->undirected; }))
      return not_told("edges have no direction");
    const bool may_be_up = one_manager_each(true), may_be_down = one_manager_each(false);
    if (may_be_up == may_be_down)
      return not_told("which way edges point its shape does not tell");
    reading_.guess(
        0, may_be_up ? "edges are taken to point from a report to its manager: no node has two that leave it"
                     : "edges are taken to point from a manager to a report: no node has two that enter it");
    return may_be_up;
  }

  std::nullopt_t not_told(std::string problem) {
    reading_.report.diagnostics.push_back({Code::unreadable_graph,
                                           reading_.file,
                                           0,
                                           0,
                                           {},
                                           std::move(problem),
                                           {},
                                           "say --edges up (from a report to its manager) or --edges down"});
    return std::nullopt;
  }

  // --- the lines

  std::pair<std::uint32_t, std::uint32_t> lower_and_upper(const Line &line) const {
    const bool up = is_fixed_ || line.said.way == Way::not_said ? up_ : line.said.way == Way::up;
    return up ? std::pair(line.from, line.to) : std::pair(line.to, line.from);
  }

  void add_solid(const Line &line) {
    const auto [lower, upper] = lower_and_upper(line);
    if (out_.manager[lower] == no_node) {
      out_.manager[lower] = upper;
      return;
    }
    if (out_.manager[lower] == upper)
      return leave_out(*line.edge, "edges that stand twice", "an edge before it says the same");
    const auto &nodes = reading_.graph.nodes;
    reading_.guess(0, "line " + std::to_string(line.edge->line) + ": " + shown(nodes[lower].id) +
                          " has a second manager, " + shown(nodes[upper].id) +
                          ": it is a line beside the first");
    add_further(line, line.said.way == Way::not_said && !line.said.word.empty() ? line.said.word : "dotted");
  }

  void add_beside(const Line &line) {
    const auto [lower, upper] = lower_and_upper(line);
    if (out_.manager[lower] == upper)
      return leave_out(*line.edge, "dotted lines to the line manager", "a solid line says who manages it");
    if (out_.manager[lower] == no_node && !line.said.beside)
      dashed_alone_.insert(lower);
    if (!line.said.beside)
      reading_.report.note({reading_.file, line.edge->line, "edge", line.edge->from + " -> " + line.edge->to,
                            "reporting_lines.csv kind dotted", "it is drawn dashed"});
    add_further(line, line.said.beside && !line.said.word.empty() ? line.said.word : "dotted");
  }

  void add_further(const Line &line, std::string_view kind) {
    const auto [lower, upper] = lower_and_upper(line);
    if (further_.emplace(lower, upper, kind).second)
      out_.further.push_back({lower, upper, std::string(kind)});
    else
      leave_out(*line.edge, "edges that stand twice", "an edge before it says the same");
  }

  void warn_of_dashed_alone() {
    if (dashed_alone_.empty())
      return;
    std::vector<std::string> names;
    for (const std::uint32_t node : dashed_alone_)
      names.push_back(reading_.graph.nodes[node].id);
    reading_.guess(0, "nodes that only dashed lines lead up from have no line manager: " + listed(names),
                   "check it; draw lines to line managers solid");
  }

  ForeignGraph &reading_;
  EdgeWords &words_;
  const Units &units_;
  std::vector<Line> lines_;
  std::vector<const Line *> deciding_;
  std::set<std::uint32_t> dashed_alone_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::string_view>> further_;
  Lines out_;
  bool is_fixed_ = false, up_ = true;
};

} // namespace

std::optional<Lines> find_lines(ForeignGraph &reading, EdgeWords &words, const Units &units,
                                GraphOptions::Edges edges) {
  return LineFinder(reading, words, units).find(edges);
}

} // namespace organograph::io::foreign

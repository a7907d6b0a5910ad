// SPDX-License-Identifier: Apache-2.0
// Lucidchart's CSV of shape data: a row a page, a shape or a line. Its words for a shape ('Process', 'Line')
// stand under Name, which a staff list has too.
#include "graph/graph_handler.hpp"

#include "tables/folded.hpp"
#include "tables/headed_table.hpp"

#include <array>

namespace organograph::io {

namespace {

using Words = std::string_view;
constexpr Words w_id[] = {"Id"}, w_name[] = {"Name"}, w_held[] = {"Contained By"};
constexpr Words w_source[] = {"Line Source"}, w_destination[] = {"Line Destination"};
constexpr Words w_source_arrow[] = {"Source Arrow"}, w_destination_arrow[] = {"Destination Arrow"};
constexpr Words w_text_1[] = {"Text Area 1"}, w_text_2[] = {"Text Area 2"}, w_text_3[] = {"Text Area 3"},
                w_text_4[] = {"Text Area 4"}, w_text_5[] = {"Text Area 5"};

enum Column : std::size_t {
  id,
  name,
  source,
  destination,
  held,
  source_arrow,
  destination_arrow,
  first_text,
};
constexpr std::size_t column_count = first_text + 5;

using tables::Field;
constexpr std::array<Field, column_count> fields = {Field{"id", w_id, true},
                                                    Field{"name", w_name, true},
                                                    Field{"line_source", w_source, true},
                                                    Field{"line_destination", w_destination, true},
                                                    Field{"contained_by", w_held},
                                                    Field{"source_arrow", w_source_arrow},
                                                    Field{"destination_arrow", w_destination_arrow},
                                                    Field{"text_1", w_text_1},
                                                    Field{"text_2", w_text_2},
                                                    Field{"text_3", w_text_3},
                                                    Field{"text_4", w_text_4},
                                                    Field{"text_5", w_text_5}};

class LucidReader {
public:
  LucidReader(const tables::HeadedTable &table, const GraphLimits &limits, Graph &to, ImportReport &report)
      : table_(table), limits_(limits), to_(to), report_(report) {}

  void read() {
    if (table_.rows() > limits_.elements)
      refuse_graph("it has more than " + std::to_string(limits_.elements) + " nodes, edges and attributes");
    for (std::size_t row = 0; row < table_.rows(); ++row)
      for (const std::size_t end : {std::size_t{source}, std::size_t{destination}})
        ends_.emplace(table_.cell(row, end), true);
    for (std::size_t row = 0; row < table_.rows(); ++row)
      read_row(row);
    place_in_boxes();
  }

private:
  void read_row(std::size_t row) {
    const std::string kind = tables::letters_and_digits(table_.cell(row, name));
    const std::string_view from = table_.cell(row, source), to = table_.cell(row, destination);
    if (kind == "document" || kind == "page") {
      report_.leave_out("rows of the document and its pages");
    } else if (!from.empty() && !to.empty()) {
      add_edge(row);
    } else if (kind == "line" || !from.empty() || !to.empty()) {
      report_.leave_out("lines that end at no shape");
      report_.note({table_.grid().file(),
                    table_.line(row),
                    "Line Source",
                    std::string(from),
                    {},
                    "one end of the line is no shape"});
    } else {
      add_node(row);
    }
  }

  static bool is_arrow(std::string_view text) { return !text.empty() && text != "None" && text != "none"; }

  void add_edge(std::size_t row) {
    std::string from(table_.cell(row, source)), to(table_.cell(row, destination));
    if (is_arrow(table_.cell(row, source_arrow)) && !is_arrow(table_.cell(row, destination_arrow)))
      std::swap(from, to);
    to_.edges.push_back({std::move(from), std::move(to), {}, table_.line(row)});
    const std::string text(table_.cell(row, first_text));
    if (text.empty())
      return;
    if (to_.of_edges.empty())
      to_.of_edges.push_back({"label"});
    to_.edges.back().cells.emplace_back(0, text);
  }

  void add_node(std::size_t row) {
    GraphNode node{std::string(table_.cell(row, id)), {}, {}, table_.line(row)};
    for (std::size_t column = first_text; column < column_count; ++column) {
      const std::string_view text = table_.cell(row, column);
      if (node.label.empty())
        node.label = text;
      else if (!text.empty())
        node.further_labels.emplace_back(text);
    }
    node.is_box = tables::letters_and_digits(table_.cell(row, name)).find("container") != std::string::npos;
    // A shape without text is no post, unless lines end at it.
    if (node.label.empty() && !node.is_box && !ends_.contains(node.id)) {
      report_.leave_out("shapes without text");
      report_.note({table_.grid().file(),
                    table_.line(row),
                    "Name",
                    std::string(table_.cell(row, name)),
                    {},
                    "the shape has no text"});
      return;
    }
    held_.emplace_back(table_.cell(row, held));
    to_.nodes.push_back(std::move(node));
  }

  // '4|5': the last is the nearest.
  void place_in_boxes() {
    ByText<std::string_view, std::uint32_t> places;
    for (std::uint32_t n = 0; n < to_.nodes.size(); ++n)
      places.emplace(to_.nodes[n].id, n);
    for (std::uint32_t n = 0; n < to_.nodes.size(); ++n) {
      const std::string_view list = held_[n], last = list.substr(list.rfind('|') + 1);
      if (const auto at = places.find(last); at != places.end()) {
        to_.nodes[n].inside = at->second;
        to_.nodes[at->second].is_box = true;
      }
    }
  }

  const tables::HeadedTable &table_;
  const GraphLimits &limits_;
  Graph &to_;
  ImportReport &report_;
  std::vector<std::string_view> held_;  // by node
  ByText<std::string_view, bool> ends_; // of lines
};

} // namespace

void read_lucid(const SourceFile &source, const GraphLimits &limits, Graph &to, ImportReport &report) {
  std::vector<tables::Grid> grids = tables::read_grids(source, report);
  if (grids.empty())
    return;
  if (const auto table = tables::HeadedTable::find(std::move(grids.front()), fields, {}, report))
    LucidReader(*table, limits, to, report).read();
}

} // namespace organograph::io

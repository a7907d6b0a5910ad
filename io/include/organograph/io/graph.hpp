// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/io/import_report.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace organograph::io {

/// A model as a graph (docs/export.md): nodes are posts, staff groups, meetings and partners; edges have a
/// `layer`: `reporting` (from a post to its manager), `lines`, `meetings`, `partners`. Attributes have the
/// names of the tables' columns, `label` the title, subject or name; what is not known is no attribute. What
/// has no place in a graph (model.csv, organisations, functions, shares, arrangements ...) are attributes of
/// the graph, GraphML's alone. `draft`: without errors. The same draft gives the same bytes; characters that
/// XML cannot hold become U+FFFD. Linear in the cells.
std::string graphml(const Draft &draft);
/// The same as GEXF 1.2, which more programs read than 1.3.
std::string gexf(const Draft &draft);

/// What a graph may hold; beyond, it is refused.
struct GraphLimits {
  std::uint64_t bytes = std::uint64_t{1} << 31U; ///< of the file
  std::size_t elements = 20'000'000;             ///< nodes, edges and their attributes
  std::size_t attributes = 1'000;                ///< declared
};

struct GraphOptions {
  /// Which way edges point in a graph that no organograph wrote: from report to manager, or down.
  enum class Edges : std::uint8_t { told_by_shape, up, down } edges = Edges::told_by_shape;
};

/// Whether the file is GraphML, GEXF, Lucidchart's CSV of shape data, or a drawing of draw.io (which
/// read_graph() refuses by name), by its first 4 KiB.
bool is_graph(const SourceFile &source);

/// Reads GraphML, GEXF or Lucidchart's shape data, told by content. A graph that graphml() wrote gives the
/// draft again that it was made of, gexf()'s the same without what GEXF has no place for. Of another graph
/// nodes are posts, their label the title; boxes that hold nodes and nodes whose type says so are units;
/// solid edges are reporting lines, dashed ones and those to a second manager lines beside them
/// (docs/export.md has the rules). What is not known of it is guessed with a `graph-guessed`, attributes
/// without a column are entries of the report. Document types (entities), elements nested over 200 deep and
/// what passes the limits are refused. Faults of all nodes and edges come out together. Never throws but for
/// memory. Linear in the bytes, but for the sorting of edges.
Imported read_graph(const SourceFile &source, const GraphOptions &options = {},
                    const GraphLimits &limits = {});

} // namespace organograph::io

// SPDX-License-Identifier: Apache-2.0
// Columns of organisations in which every post is a row: the bands of the tiers are shared, and who manages
// whom is said above the rows instead of drawn.
#pragma once

#include "structure/structure_layout.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz::structure {

/// How the rows stand: so many of them beside each other in each column.
struct ColumnListsShape {
  std::vector<std::size_t> beside; ///< by column, at least 1
  double width = 0;                ///< of a row
  double gap = 0;                  ///< between rows
  RowOf rows = RowOf::column;      ///< tight: also one line for each head
};

/// What each column has of each tier, the rows of one manager together below `below TITLE`. A column has as
/// many rows side by side as makes the whole low enough. O(columns * boxes * widths tried).
class ColumnLists {
public:
  static constexpr std::size_t most_boxes = 400; ///< more are no columns that anybody reads

  /// The shapes of the selection's boxes are set.
  ColumnLists(const Source &source, const Selection &selection);

  /// Nothing where it has no room.
  std::optional<ColumnListsShape> shape(double width, double height, RowOf rows) const;
  /// One row beside the other nowhere.
  ColumnListsShape narrowest(double width, RowOf rows) const;
  /// Sets places and shapes of the boxes; the shape is one of these.
  Layout placed(Selection &selection, const ColumnListsShape &shape, const Spread &spread) const;

private:
  /// Rows of one manager in one column and tier.
  struct Team {
    std::vector<std::string> head; ///< the words of the manager's title; empty at the top
    std::vector<std::uint32_t> boxes;
  };
  struct Place {
    std::uint32_t box;
    std::size_t beside;
    double top;
  };
  struct Head {
    const std::vector<std::string> *title;
    std::size_t beside;
    double top;
  };
  /// One column of one tier, filled to a height.
  struct Filled {
    std::vector<Place> rows;
    std::vector<Head> heads;
    std::size_t beside = 1;
    double height = 0; ///< of the highest
  };
  using Cell = std::vector<Team>;

  /// How high boxes and heads are.
  struct Sizes {
    std::vector<double> boxes;
    std::map<const std::vector<std::string> *, double> heads;
  };

  const Sizes &sized(const ColumnListsShape &shape) const;
  std::vector<std::string> head_of(std::size_t manager) const;
  Filled fill(const Cell &cell, double limit, const ColumnListsShape &shape) const;
  Filled lowest(const Cell &cell, std::size_t column, const ColumnListsShape &shape) const;
  double height_of(const ColumnListsShape &shape) const;
  double row_width(const std::vector<std::size_t> &beside, double width) const;

  const Source &source_;
  const Selection &selection_;
  std::vector<std::uint64_t> tiers_;                        ///< that boxes stand in
  std::vector<Cell> cells_;                                 ///< by tier, then column
  mutable std::map<std::pair<double, RowOf>, Sizes> sizes_; ///< by width
};

} // namespace organograph::viz::structure

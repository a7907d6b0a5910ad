// SPDX-License-Identifier: Apache-2.0
// The hops of the structure diagram, each a plain value: model -> boxes -> cells placed -> lines -> DOT text.
#pragma once

#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/structure.hpp"
#include "organograph/viz/style.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz::structure {

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// ---- structure_labels.cpp: text and colours

using namespace detail;

/// For an HTML label. An '&' that would read as an entity is followed by U+200B: Graphviz's SVG decodes
/// twice.
std::string html(std::string_view utf8);
/// A row `height` points high for one line; lines that share a cell have no leading when their fonts differ.
std::string line_row(const std::string &text, double height, bool left);
/// Rows without frame or gaps; a blank for no rows.
std::string table_of(const std::string &rows);
/// A quoted DOT string, for tooltips and other attributes that Graphviz escapes itself.
std::string quoted(std::string_view utf8);
struct Paint {
  std::string fill, text; ///< #rrggbb
};
inline Paint paint_of(const Model &model, OrganisationId organisation) {
  const style::Paint paint = style::of(model, organisation);
  return {style::hex(paint.fill), style::hex(paint.text)};
}

// ---- structure_fold.cpp: what is drawn

enum class BoxKind : std::uint8_t { post, fold, staff };

struct Box {
  BoxKind kind;
  PostId post;                   ///< of a fold or staff box: whose reports they are; none at the tops
  std::size_t manager = nowhere; ///< box above in line management
  std::uint64_t tier = 0;
  std::size_t column = 0;                     ///< in Selection::columns
  bool leaf = true;                           ///< nothing hangs below it, but for a box of staff
  bool under_leaf = false;                    ///< a staff box right below its post
  OrganisationId organisation{};              ///< whose colour it has; none: several
  std::uint64_t posts = 0;                    ///< folded
  double fte = 0;                             ///< folded or staff
  std::vector<std::size_t> groups;            ///< of a staff box: staff_groups
  double width = 0, height = 0, x = 0, y = 0; ///< points; centre, y down; set by place()
};

struct Column {
  OrganisationId organisation; ///< none: joint posts
};

struct Selection {
  std::vector<Box> boxes;         ///< each after its manager
  std::vector<Column> columns;    ///< empty: no columns (one organisation or more than three)
  std::vector<std::string> notes; ///< what was folded or left out
  std::string title;              ///< of the drawing; names the root where it is a part
};

Selection select(const Model &model, const StructureOptions &options);

// ---- structure_layout.cpp: where it stands

/// A box, or a stack of boxes that hang from one line.
struct Cell {
  std::vector<std::size_t> boxes;
  std::size_t manager = nowhere; ///< box
  std::size_t column = 0, band = 0, row = 0;
  double slot = 0;    ///< centre, in slots from the left of the drawing's first column
  bool stack = false; ///< entered from a line at its left
};

struct Band {
  std::uint64_t first_tier, last_tier; ///< differ for tiers without a post
  bool empty;
  std::size_t first_row = 0, rows = 1;
  double top = 0, bottom = 0;
};

struct Placement {
  std::vector<Cell> cells;
  std::vector<Band> bands;
  std::vector<std::size_t> cell_of; ///< by box
  std::vector<double> column_slots; ///< width of each column in slots
  std::size_t rows = 0;
  bool wrapped = false; ///< slots are whole numbers, lines may pass between any two
};

inline constexpr double box_width = 166, slot_gap = 16, stack_indent = 12, stack_gap = 7;
inline constexpr double slot_width = box_width + slot_gap;

/// Bands and cells, without places. structure_cells.cpp
Placement cells_of(const Selection &selection);

/// Cells that stand below another in the same column, and those that begin a tree of their own.
struct Forest {
  std::vector<std::size_t> parent;                ///< by cell
  std::vector<std::vector<std::size_t>> children; ///< by cell, managers before stacks
  std::vector<std::vector<std::size_t>> roots;    ///< by column
  std::vector<std::size_t> order;                 ///< every cell after its parent
};

Forest forest_of(const Selection &selection, const Placement &placement);

/// `share`: of the natural width; below 1 wide bands wrap into rows.
Placement place(const Selection &selection, double share);
/// Height of a cell in points; the boxes' heights must be known.
double height_of(const Selection &selection, const Cell &cell);

// ---- structure_ways.cpp and structure_route.cpp: lines, and every coordinate

struct Line {
  std::size_t from, to;          ///< boxes
  std::size_t further = nowhere; ///< reporting_lines; nowhere: line management
  std::vector<Point> points;
  Point label{}; ///< of a further line
};

struct Routes {
  std::vector<Line> lines;
  std::vector<double> column_lefts;                ///< one more than columns
  double left = 0, right = 0, top = 0, bottom = 0; ///< of the bands
};

/// Adds a note on further lines whose ends are not drawn.
void note_lines(const Model &model, Selection &selection);
/// Sets the boxes' places and draws the lines, in channels above the rows and gutters beside the slots.
/// `slack`: points added to each band. Top left of the bands at (0, 0).
Routes route(const Model &model, Selection &selection, Placement &placement, double slack);

// ---- structure_boxes.cpp: labels

/// Sets the boxes' widths and heights; they do not depend on the share of place().
void measure(const Model &model, const SpanOfControl &spans, const Placement &placement,
             Selection &selection);
std::string label_of(const Model &model, const SpanOfControl &spans, const Box &box);
std::string tooltip_of(const Model &model, const SpanOfControl &spans, const Box &box);

// ---- structure_sheet.cpp: the sheet around it, and the text

/// Points that the sheet adds to the bands' width, and the least that it adds to their height.
inline constexpr double sheet_side = 92, sheet_least_height = 80, sheet_least_width = 480;

std::string sheet(const Model &model, const SpanOfControl &spans, const Selection &selection,
                  const Placement &placement, const Routes &drawing);

} // namespace organograph::viz::structure

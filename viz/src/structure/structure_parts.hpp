// SPDX-License-Identifier: Apache-2.0
// The hops of the structure diagram, each a plain value: model -> scope -> boxes -> layout -> drawing.
#pragma once

#include "organograph/engine/csr.hpp"
#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/structure.hpp"
#include "structure/structure_card.hpp"
#include "structure/structure_part.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace organograph::viz::structure {

using namespace detail;

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
inline constexpr std::uint32_t unlimited = static_cast<std::uint32_t>(-1);

// ---- structure_scope.cpp: which posts

/// Titles are few and posts many: each title is broken into lines once.
struct Wraps {
  std::vector<std::uint32_t> known; ///< by TextId: 1 + place in lines
  std::vector<Typeset> lines;       ///< of titles
  double box_width = 0;             ///< that they are broken for
};

using ChangeCounts = std::array<std::uint32_t, 5>; ///< posts by style::Change

/// What every drawing of a model rests on; the pages of an atlas share one.
struct Source {
  const Model &model;
  const SpanOfControl &spans;
  const StructureOptions &options;
  std::vector<Part> part;                  ///< by PostId; empty: all in full
  Csr<std::uint32_t> groups;               ///< staff groups that are drawn, by PostId
  std::vector<std::uint32_t> posts_below;  ///< by PostId, of those in full
  std::vector<double> fte_below;           ///< the same, with staff groups
  std::vector<ChangeCounts> changes_below; ///< of posts_below; empty without changes
  std::size_t groups_left_out = 0;
  Wraps wraps;
  Cards cards;
};

void add_changes(const Source &source, std::size_t post, bool own, ChangeCounts &counts); ///< and below it
Source source_of(const Model &model, const SpanOfControl &spans, const StructureOptions &options);

/// The reports of a manager (none: the tops) as they stand beside each other: in the order of the file, but
/// posts of one group together.
std::vector<PostId> reports_in_order(const Source &source, PostId manager);

/// What one drawing shows of it.
struct Extract {
  PostId root = none<PostId>;                ///< none: all tops
  std::uint32_t first = 0, last = unlimited; ///< which of the root's reports (of the tops)
  std::uint32_t page = 0, from_page = 0;     ///< of an atlas: its own, and the one that leads here
  std::uint32_t next_page = 0;               ///< where more of the root's reports stand
  std::span<const std::uint32_t> page_of;    ///< by PostId or empty: whose reports stand on that page
};

struct Column {
  OrganisationId organisation; ///< none: joint posts
};

/// The posts of an extract in the order of a walk down the tree; the rest by place in it.
struct Scope {
  std::vector<PostId> posts;
  std::vector<std::uint32_t> manager, depth, column;
  std::vector<std::uint32_t> end; ///< behind the last post below
  std::vector<Column> columns;    ///< empty: no columns (one organisation or more than three)
  std::uint32_t deepest = 0;
  bool leaf(std::size_t i) const { return end[i] == i + 1; }
  std::size_t size() const { return posts.size(); }
};

Scope scope_of(const Source &source, const Extract &extract);

// ---- structure_fold.cpp: what is drawn of them

enum class BoxKind : std::uint8_t { post, fold, staff };

struct Box {
  BoxKind kind = BoxKind::post;
  bool leaf = true;              ///< nothing hangs below it, but for a box of staff
  bool under_leaf = false;       ///< a staff box right below its post
  bool context = false;          ///< outside what was asked for
  bool beside = false;           ///< an assistant, at its manager's side
  PostId post{};                 ///< of a fold or staff box: whose reports they are; none at the tops
  std::size_t manager = nowhere; ///< box above in line management
  std::uint64_t tier = 0;
  std::uint32_t depth = 0;  ///< below the tops of the drawing
  std::uint64_t stands = 0; ///< the tier that it is drawn in: below its manager's, whatever the data say
  std::size_t column = 0;   ///< in Selection::columns
  std::uint64_t posts = 0;  ///< folded
  double fte = 0;           ///< folded or staff
  ChangeCounts changes{};   ///< folded
  std::span<const std::uint32_t> groups; ///< of a staff box, and of a post whose staff have no box
  std::uint32_t page = 0;                ///< of an atlas: where its reports stand
  double left = 0, top = 0;              ///< points; set when it is laid out
};

struct Selection {
  std::vector<Box> boxes;       ///< each after its manager
  std::vector<viz::Box> shapes; ///< by box, top left at (0, 0) until the sheet is drawn; set by shape()
  std::vector<Column> columns;
  std::vector<std::string> notes; ///< what was folded or left out
  std::string title;              ///< of the drawing; names the root where it is a part
  double box_width = 0;
  const std::vector<std::string> *names = nullptr; ///< of organisations, for joint posts; set by shape()
};

/// Where a room is tight; points.
inline constexpr double narrow_box = 118;

/// How closely a drawing folds.
struct Folding {
  std::uint32_t depth = unlimited; ///< asked for
  std::uint64_t boxes = unlimited; ///< at most so many, where that can be
  std::size_t staff_boxes = 6;     ///< of one post; more share one; 0: a line in the post's box
  double box_width = 154;          ///< points
  std::vector<PostId> kept = {};   ///< whose reports do not fold for room
  double spare = 0;                ///< points of height that heading and lines take beside the usual
};

Selection select(const Source &source, const Extract &extract, const Scope &scope, const Folding &folding);

// ---- structure_notes.cpp

std::string title_of(const Source &source, const Extract &extract);
/// What an organisation or a function asked for leaves out.
void note_filter(const Source &source, const Scope &scope, Selection &selection);
/// Posts that a scenario ends have no place in what is after it.
void note_ended(std::size_t posts, Selection &selection);
/// `(Nor, Riv)` behind a title that several boxes have: whom its post serves. Else empty.
std::string served_where_alike(const Source &source, const Selection &selection, std::size_t box,
                               const std::vector<std::string> &names);
/// Where a joint post is drawn whose parts rest on an assumption.
void note_assumed(const Source &source, const Scope &scope, Selection &selection);

// ---- structure_boxes.cpp, structure_card.hpp: what stands in a box

inline constexpr double stack_indent = 12;

/// Sets the shapes, and so the boxes' sizes: those do not depend on where they stand. Widens the boxes, by a
/// quarter at most, where a word of a title has no room in its smallest size.
void shape(Source &source, Selection &selection);

// ---- structure_layout.hpp and its sources: where it stands

struct Line {
  std::size_t from, to;          ///< boxes
  std::size_t further = nowhere; ///< reporting_lines; nowhere: line management
  std::vector<Point> points;
  bool arrow = false;           ///< of a further line: at its superior
  Point label{};                ///< middle of its text's baseline
  std::string kind;             ///< empty: said at another line of the bundle
  std::vector<Point> gaps = {}; ///< where another line crosses it
  std::size_t bundle = nowhere; ///< further lines of one kind to one post have their way in common
};

struct Layout;

// ---- structure_sheet.cpp, structure_legend.cpp: the sheet around it

/// Points that the sheet adds to the bands' width.
inline constexpr double tier_strip = 64, sheet_side = tier_strip + 8 + 2 * style::margin;

/// One entry of the legend: what it looks like, and what it says.
struct Sample {
  Area area;
  bool line = false;
  viz::Line look;
  std::string name, text; ///< name: where it runs from right to left, apart from the text
};

std::vector<Sample> samples(const Source &source, const Selection &selection, const Layout &layout);

struct Sheeted {
  Drawing drawing;
  double around; ///< points of height that are not the layout's
};
/// size: what the drawing is to fill, in points; nothing: as large as it is.
Sheeted sheet(const Source &source, const Extract &extract, Selection &&selection, Layout &&layout,
              const std::optional<Room> &size);

// ---- structure.cpp

/// One drawing of an extract, as large as a room allows; smaller than it should be where nothing fits.
Drawing drawn(Source &source, const Extract &extract, const Folding &folding,
              const std::optional<Room> &room);
bool fits(const Drawing &drawing, const Room &room);

} // namespace organograph::viz::structure
